"""Put what stands on the shelf that pages are served from (`store.shelf`): what changed since it was last done, and no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import recount
from recount.flow.ask import ask
from recount.flow.cards import Kept, card
from recount.flow.decide import People, as_people_have_it, people
from recount.flow.keep import KeepOptions
from recount.link.doubtful import Doubtful
from recount.model import Account, Actor, Question, Report, canonical_json, digest, to_data
from recount.review.figures import keys
from recount.serve.payloads.cards import Card as Wire
from recount.store import coded, slim, standing, views
from recount.store.decisions import Reviewers, reviewers
from recount.store.ledger import Ledger
from recount.store.nouns import noun_of
from recount.store.shelf import changed
from recount.store.shelf.write import (
    Card,
    Line,
    Near,
    empty,
    made_with,
    mark_totals,
    note,
    put_cards,
    put_questions,
    put_reports,
)
from recount.store.views import Dossier, Telling, short

VERSION = "2"  # of cards and lines: another one makes all of them anew
AT_ONCE = 300  # cards or lines written in one transaction
EXCERPT = 240  # code points of a report's text in lists

Progress = Callable[[int, int, str], None]


def _silent(done: int, total: int, step: str) -> None:
    del done, total, step


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """How many cards and lines of reports were made, and how many questions are open (None: they were not asked)."""

    cards: int
    reports: int
    questions: int | None = None


def shelve(ledger: Ledger, actors: Mapping[str, Actor], progress: Progress = _silent) -> Shelved:
    """Bring cards and lines up to what stands now. Killed at any moment, the next call goes on.

    Args:
        ledger: whose.
        actors: parties by id, shown by their neutral names.
        progress: called with how many are done, of how many, and what is being done.

    Raises:
        LedgerError: the ledger can't be written.
    """
    by = digest(canonical_json([recount.__version__, VERSION, sorted(Wire.model_fields), sorted(actors)]).encode())
    with ledger.write() as chain:
        if made_with(chain.connection).get("by") != by:
            empty(chain.connection)
            note(chain.connection, {"by": by})
    lines = _reports(ledger, progress)
    made = _cards(ledger, actors, progress)
    return Shelved(cards=made, reports=lines)


def ask_anew(ledger: Ledger, options: KeepOptions) -> int:
    """Work out what is to be asked now, and put that on the shelf; how many questions are open. What was decided meanwhile is
    not asked again.

    Raises:
        LedgerError: the ledger can't be read or written.
    """
    with ledger.read() as connection:
        last = slim.last_decision(connection)
    asked = ask(ledger, options)
    home = {claim: d.account.incident.id for d in asked.dossiers for claim in d.account.claim_ids}
    told_in = {t.claim.id: t.report for d in asked.dossiers for t in d.tellings}
    of_report: dict[str, set[str]] = {}
    for d in asked.dossiers:
        for report in d.reports:
            of_report.setdefault(report.id, set()).add(d.account.incident.id)
    touched = {q.id: sorted(_touched(q, home, of_report)) for q in asked.questions}
    rows = [
        {"id": q.id, "ordinal": n, "kind": q.kind, "body": canonical_json(_question(q, told_in))}
        for n, q in enumerate(asked.questions)
    ]
    near = _near(asked.doubtful, home)
    with ledger.write() as chain:
        meanwhile = _decided_about(views.numbered_decisions(chain.connection), last)
        answered = {q.id for q in asked.questions if meanwhile.intersection((*q.about, *touched[q.id]))}
        rows = [row for row in rows if row["id"] not in answered]
        put_questions(
            chain.connection, rows, [(q, i) for q, some in touched.items() if q not in answered for i in some], near
        )
        note(chain.connection, {})
    return len(rows)


def _near(close: Iterable[Doubtful], home: Mapping[str, str]) -> list[Near]:
    """Of each two incidents the nearest pair of claims."""
    best: dict[tuple[str, str], Near] = {}
    for one in close:
        pair = sorted({home[key] for key in (one.one, one.other) if key in home})
        if len(pair) == 2 and one.chance > getattr(best.get((pair[0], pair[1])), "chance", -1.0):
            best[pair[0], pair[1]] = Near(one=pair[0], other=pair[1], chance=one.chance, because=one.because)
    return list(best.values())


def _touched(question: Question, home: Mapping[str, str], of_report: Mapping[str, set[str]]) -> set[str]:
    found = set()
    for key in (*question.about, *(e.claim_id for e in question.excerpts)):
        found |= {key} if key.startswith("inc:") else of_report.get(key, set())
        found |= {home[key]} if key in home else set()
    return found


def _question(question: Question, told_in: Mapping[str, Report]) -> dict[str, Any]:
    body: dict[str, Any] = {**to_data(question), "short": short(question.id), "use": round(question.use, 4)}
    for excerpt in body["excerpts"]:
        report = told_in.get(excerpt["claim_id"])
        excerpt["report_id"] = report.id if report else None
    return body


def _reports(ledger: Ledger, progress: Progress) -> int:
    with ledger.read() as connection:
        todo, gone = changed.reports(connection)
    if gone:
        with ledger.write() as chain:
            put_reports(chain.connection, (), gone)
            note(chain.connection, {})
    for n in range(0, len(todo), AT_ONCE):
        some = todo[n : n + AT_ONCE]
        with ledger.read() as connection:
            told = dict(coded.reports(connection, [one.report for one in some]))
        with ledger.write() as chain:
            put_reports(chain.connection, [_line(told[one.report], one) for one in some if one.report in told])
            note(chain.connection, {})
        progress(n + len(some), len(todo), "reports")
    return len(todo)


def _line(report: Report, one: changed.Coded) -> Line:
    data = to_data(report)
    row = {name: data[name] for name in ("name", "title", "source", "published", "language", "url", "copy_of")}
    return Line(
        row={
            **row,
            "report": one.report,
            "coding": one.coding,
            "report_id": report.id,
            "claims": one.claims,
            "excerpt": _excerpt(report),
        },
        title=report.title or "",
        body=report.text,
    )


def _excerpt(report: Report) -> str:
    """How the text begins, without its title."""
    title = report.title or ""
    start = len(title) if title and report.text.startswith(title) else 0
    return " ".join(report.text[start : start + 2 * EXCERPT].split())[:EXCERPT]


def _cards(ledger: Ledger, actors: Mapping[str, Actor], progress: Progress) -> int:
    decided = people(ledger)
    with ledger.read() as connection:
        last = int(made_with(connection).get("decided", "0"))
        numbered = views.numbered_decisions(connection)
        touched = _decided_about(numbered, last)
        todo = changed.accounts(connection, touched)
        by_key = reviewers(connection)
    desk = _Desk(ledger=ledger, people=decided, actors=actors, by_key=by_key)
    for n in range(0, max(len(todo.made), 1), AT_ONCE):
        some = todo.made[n : n + AT_ONCE]
        made = list(desk.cards(some))
        with ledger.write() as chain:
            put_cards(chain.connection, made, todo.gone if n == 0 else ())
            if made or todo.gone:
                note(chain.connection, {})
        progress(n + len(some), len(todo.made), "incidents")
    with ledger.write() as chain:
        mark_totals(chain.connection)
        link = str(standing.last_link(chain.connection))
        now = {"link": link, "decided": str(numbered[-1][0] if numbered else 0)}
        if not now.items() <= made_with(chain.connection).items():
            note(chain.connection, now)
    return len(todo.made)


def _decided_about(numbered: Sequence[tuple[int, Any]], last: int) -> frozenset[str]:
    """All that decisions after an entry are about, and what those are about that they put aside or bring back."""
    by_id = {d.id: d for _, d in numbered}
    todo = [d for entry, d in numbered if entry > last]
    seen = {d.id for d in todo}
    out: set[str] = set()
    while todo:
        decision = todo.pop()
        out.update(keys(decision), decision.about, (a.incident for a in decision.anchors))
        for earlier in (decision.supersedes, decision.moved):
            if earlier in by_id and earlier not in seen:
                seen.add(earlier)
                todo.append(by_id[earlier])
    return frozenset(out - {""})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    ledger: Ledger
    people: People
    actors: Mapping[str, Actor]
    by_key: Reviewers

    def cards(self, some: Sequence[changed.Standing]) -> Iterator[Card]:
        """Cards of these accounts; those without a claim that stands have none."""
        with self.ledger.read() as connection:
            accounts = changed.bodies(connection, [one.account for one in some])
            told = {key: noun_of(Account, body) for key, body in accounts.items()}
            held = coded.held(connection, (c for account in told.values() for c in account.claim_ids))
            entries = changed.entries(connection, sorted({one.report.id for one in held.values()}))
        for one in some:
            if one.account in told:
                dossier = self._dossier(told[one.account], held)
                kept = Kept(account=one.account, digest=one.digest, link=one.link, reports=entries)
                if dossier.tellings:
                    yield card(dossier, kept, self.actors)

    def _dossier(self, account: Account, held: Mapping[str, coded.Held]) -> Dossier:
        found = (held[key] for key in account.claim_ids if key in held)
        accepted = self.by_key.claims
        tellings = tuple(
            Telling(claim=h.claim, readings=h.readings, report=h.report, accepted_by=accepted.get(h.claim.id))
            for h in found
        )
        return as_people_have_it(views.made(account, tellings, self.by_key), self.people)
