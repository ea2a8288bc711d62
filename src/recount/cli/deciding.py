"""Questions and decisions for people: one line each, and tables that fit any window."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.cli import phrases
from recount.flow.answer import Answer, Places
from recount.flow.answer import decide as decide_
from recount.model import Decision, Locus, Option, Question, Quote, Span, UsageError, standing, to_data
from recount.store.ledger import Ledger
from recount.store.views import Dossier, short
from recount.vocab import said as words

SIDE_BY_SIDE = 100  # columns from which two excerpts stand side by side
ANSWER = "answer"  # the kind of `recount decide` that names a question


def keep(ledger: Ledger, said: Answer, ask: Callable[[], Sequence[Question]]) -> Decision:
    """Keep a decision, or the answer to a question, whose options `ask` gives.

    Raises:
        UsageError: there is no such question, or the answer is none of its options.
    """
    if said.kind != ANSWER:
        return decide_(ledger, _undoing(said), _places())
    wanted = said.about[0] if said.about else ""
    found = [q for q in ask() if wanted and (q.id == wanted or short(q.id).startswith(wanted))]
    if len(found) != 1:
        raise UsageError(
            f"No open question's id begins with {wanted!r}. `recount review` lists them; what was answered is gone from it."
        )
    option = next((o for o in found[0].options if said.answer in (o.key, o.answer)), None)
    if option is None or option.asks:
        keys = ", ".join(f"{o.key} ({o.text})" for o in found[0].options if not o.asks)
        raise UsageError(f"{said.answer!r} is no answer to this question. Choose from: {keys}; or use another kind.")
    return answered(ledger, found[0], option, said)


def _undoing(said: Answer) -> Answer:
    return replace(said, supersedes=said.about[0]) if said.kind == "undo" and said.about else said


def answered(ledger: Ledger, question: Question, option: Option, said: Answer) -> Decision:
    """Keep the answer to a question. `said` has who, when and why, and what was typed in where the option asks for it."""
    return decide_(
        ledger,
        replace(
            said,
            kind=option.kind,
            about=option.about or question.about,
            slot=option.slot or ("" if option.about else question.slot),
            answer=said.answer if option.asks else option.answer,
            supersedes=option.supersedes,
        ),
        _places(),
    )


def _places() -> Places:
    """The place of an id, from the gazetteer, opened only when one is asked for."""

    def place(place_id: str) -> Locus | None:
        from recount.resolve.place_shapes import as_locus  # noqa: PLC0415 - loaded only where a place is corrected
        from recount.vocab.gazetteer import open_gazetteer  # noqa: PLC0415 - as above

        found = open_gazetteer().get(place_id)
        return as_locus(found) if found else None

    return place


def standing_now(incidents: int, changed: int) -> str:
    """What an answer came to: ``12 incidents stand, 2 of them new or changed.``"""
    return (
        f"{phrases.many(incidents, 'incident')} stand{'s' if incidents == 1 else ''}, {changed} of them new or changed."
    )


def line(decision: Decision) -> str:
    """``correct tolls[0].count of claim 1f2e3d4c: 15, by Ana Quist on 3 May 2018: the ministry revised it``."""
    about = ", ".join(short(key) for key in decision.about[:4]) + (" …" if len(decision.about) > 4 else "")
    slot = f"{decision.slot} of " if decision.slot else ""
    slot = f"into {decision.slot}: " if decision.kind == "translate" else slot
    answer = ", ".join(map(short, decision.answer.split())) if decision.kind == "split" else _answer(decision)
    reason = f": {phrases.plain(decision.reason)}" if decision.reason else ""
    said = f": {answer}" if answer and answer != "yes" else ""
    was = decision.anchors[0].value if decision.kind == "correct" and decision.anchors else ""
    said += f" (was {phrases.plain(was)})" if was else ""
    by = f"{phrases.plain(decision.by)} on {words.day(decision.at.date())}"
    return f"{words.label(decision.kind)} {slot}{about}{said}, by {by}{reason}"


def _answer(decision: Decision) -> str:
    if decision.kind in ("add", "translate"):
        return ""  # a claim or a text, whole
    if decision.answer.startswith("{"):
        return phrases.plain(str(json.loads(decision.answer).get("name", "a place")))
    return phrases.plain(decision.answer)


def listed(decisions: Sequence[Decision], *, as_json: bool) -> None:
    """Print every decision, what no longer stands with why."""
    stand = {d.id for d in standing(decisions)}
    if as_json:
        data = [{**to_data(d), "stands": d.id in stand} for d in decisions]
        print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201 - results go to standard output
        return
    for d in decisions:
        why = "" if d.id in stand or d.kind == "undo" else f" [{_gone(d, decisions)}]"
        print(f"{short(d.id)}  {line(d)}{why}")  # noqa: T201 - as above


def _gone(decision: Decision, decisions: Iterable[Decision]) -> str:
    for later in decisions:
        if later.supersedes == decision.id:
            by = phrases.plain(later.by)
            if later.moved == decision.id:
                return f"found again after a new coding as {short(later.id)}"
            return f"taken back by {by}" if later.kind == "undo" else f"superseded by {short(later.id)} of {by}"
    return "no longer stands"


def concerning(decisions: Iterable[Decision], dossier: Dossier) -> tuple[Decision, ...]:
    """Every decision on an incident, on its claims, or on claims that were in it when they were decided about."""
    account = dossier.account
    ids = {account.incident.id, *account.claim_ids}
    for d in decisions:  # a decision that takes one of these back, or its place, comes after it
        if not ids.isdisjoint((*d.about, *(key for a in d.anchors for key in (a.claim_id, a.incident)))):
            ids.add(d.id)
    return tuple(d for d in decisions if not ids.isdisjoint((d.id, d.supersedes)))


def beside(decisions: Sequence[Decision], dossier: Dossier) -> RenderableType:
    """What people decided about an incident, those that no longer stand marked; the words of claims that were taken out."""
    if not decisions:
        return Group()
    stand = {d.id for d in standing(decisions)}
    there = set(dossier.account.claim_ids)
    rows: list[RenderableType] = [Text("Decisions", style="bold")]
    for d in decisions:
        rows.append(Text(f"{line(d)}{'' if d.id in stand or d.kind == 'undo' else ' [no longer stands]'}"))
        if d.id in stand and d.kind == "reject" and not d.slot and d.about[0] not in there:
            words = [m.quote for a in d.anchors for m in a.marks if m.slot.startswith("evidence")]
            rows.append(Padding(Text(phrases.quoted(words)), (0, 0, 0, 2)))
    return Group(*rows)


def as_json(questions: Sequence[Question]) -> str:
    """All questions with their use, as one JSON array."""
    return json.dumps([{**to_data(q), "use": round(q.use, 4)} for q in questions], ensure_ascii=False, indent=2)


def table(questions: Sequence[Question], width: int) -> RenderableType:
    """One question a row: its id, what is asked, what hangs on it."""
    if width < 80:
        return Group(*(_card(q) for q in questions))
    grid = Table.grid(padding=(0, 2))
    for title, wide in (("Id", 8), ("Question", None), ("What hangs on it", 24)):
        grid.add_column(title, width=wide, overflow="fold", ratio=None if wide else 1)
    grid.add_row(*(Text(t, style="bold") for t in ("Id", "Question", "What hangs on it")))
    for q in questions:
        grid.add_row(Text(short(q.id)), Text(phrases.plain(q.text)), Text(phrases.plain(q.effect)))
    return grid


def _card(q: Question) -> RenderableType:
    return Group(Text(f"{short(q.id)}  {phrases.plain(q.effect)}"), Padding(Text(phrases.plain(q.text)), (0, 0, 1, 2)))


def whole(question: Question, width: int, *, colour: bool) -> RenderableType:
    """A question with the words to look at and the keys to answer with. In wide windows excerpts stand side by side."""
    shown = [_excerpt(e.title, e.quotes, e.words, colour=colour) for e in question.excerpts]
    pairs = len(shown) == 2 and width >= SIDE_BY_SIDE
    body: list[RenderableType] = [_beside(shown)] if pairs else [Padding(s, (0, 0, 0, 2)) for s in shown]
    keys = [Text(f"  {o.key}  {phrases.plain(o.text)}") for o in question.options]
    effect = [Text(f"What hangs on it: {phrases.plain(question.effect)}")] if question.effect else []
    return Group(Text(phrases.plain(question.text), style="bold"), *body, *effect, *keys)


def _beside(shown: Sequence[RenderableType]) -> Table:
    grid = Table.grid(padding=(0, 3), expand=True)
    for _ in shown:
        grid.add_column(ratio=1, overflow="fold")
    grid.add_row(*shown)
    return grid


def _excerpt(title: str, quotes: Sequence[Quote], words: Sequence[Quote], *, colour: bool) -> RenderableType:
    text = Text()
    for n, q in enumerate(_joined(quotes)):
        text.append(" … " if n else "")
        text.append_text(_marked(q, words, colour=colour))
    return Group(Text(phrases.plain(title), style="dim"), text, Text(""))


def _joined(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes that follow on each other as one, so that no word of their context is read twice."""
    out: list[Quote] = []
    for q in sorted(quotes, key=lambda q: q.span):
        gap = q.span.start - out[-1].span.end if out else -1
        out.append(_one(out.pop(), q, gap) if 0 <= gap <= len(q.prefix) else q)
    return out


def _one(before: Quote, after: Quote, gap: int) -> Quote:
    between = after.prefix[len(after.prefix) - gap :]
    return Quote(
        span=Span(start=before.span.start, end=after.span.end),
        exact=f"{before.exact}{between}{after.exact}",
        prefix=before.prefix,
        suffix=after.suffix,
    )


def _marked(quote: Quote, words: Iterable[Quote], *, colour: bool) -> Text:
    """The quote with its context, the words in question between asterisks where there is no colour."""
    out = Text(f"{'…' if quote.prefix else ''}{phrases.plain(quote.prefix)} " if quote.prefix else "", style="dim")
    at = quote.span.start
    for w in sorted((w for w in words if quote.span.covers(w.span)), key=lambda w: w.span):
        if w.span.start < at:
            continue
        out.append(_slice(quote, at, w.span.start), style="not dim")
        shown = _slice(quote, w.span.start, w.span.end)
        out.append(shown if colour else f"*{shown}*", style="bold yellow not dim" if colour else "")
        at = w.span.end
    out.append(_slice(quote, at, quote.span.end), style="not dim")
    return out.append(f" {phrases.plain(quote.suffix)}…" if quote.suffix else "", style="dim")


def _slice(quote: Quote, start: int, end: int) -> str:
    words = quote.exact[start - quote.span.start : end - quote.span.start]
    before, after = " " if words[:1].isspace() else "", " " if words.strip() and words[-1:].isspace() else ""
    return f"{before}{phrases.plain(words)}{after}"
