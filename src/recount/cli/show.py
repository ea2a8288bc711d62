"""Incidents for people: a list that fits 80 columns, and everything behind one incident, down to the words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.cli import phrases
from recount.cli.reprints import reprints
from recount.model import (
    Account,
    Claim,
    Estimate,
    Locus,
    LossKind,
    PopulationScope,
    Reading,
    Report,
    Span,
    TollKind,
    Window,
)
from recount.store.views import Dossier, Outline, Telling, short
from recount.vocab import said
from recount.vocab.territories import contested

METHODS = {"as_told": "as told", "ucdp": "ucdp"}
BY_A_PERSON = {"person": "decided"}  # a figure that somebody set stands beside those of the methods
HEADINGS = ("id", "when", "where", "what", "killed as told", "killed ucdp", "grade", "reports")
NARROWEST = 80  # columns of the list: narrower windows get lines
_TITLES = ("Id", "When", "Where", "What", "Killed\nas told", "Killed\nucdp", "Grade", "Rep.")
_LEAST = (8, 11, 11, 10, 8, 8, 13, 4)  # columns of each at the narrowest
_WHERE = 2
_SENTENCE = re.compile(r"[.!?][”\"’')\]]*\s+|\n+")
_MOST = 400  # code points of context shown around a claim's words: a long sentence


def incidents(outlines: Sequence[Outline], width: int = NARROWEST) -> RenderableType:
    """One row an incident, for a window of `width` columns; below 80 a few lines each, so that nothing is cut off.

    The wider the window, the fewer cells wrap; the list is never wider than what is in it.
    """
    if width < NARROWEST:
        return Group(*(_card(outline) for outline in outlines))
    rows = [row(outline) for outline in outlines]
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    for title, wide in zip(_TITLES, _widths(rows, width), strict=True):
        table.add_column(title, width=wide, overflow="fold")
    for cells in rows:
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _widths(rows: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """The columns of each cell: what a narrow window has, and of any room beyond that what is needed, place names last."""
    widths = list(_LEAST)
    room = width - sum(widths) - (len(widths) - 1)  # a blank stands between two columns
    for n in sorted(range(len(widths)), key=lambda n: n == _WHERE):
        wanted = max((cell_len(cells[n]) for cells in rows), default=0)
        more = max(0, min(room, wanted - widths[n]))
        widths[n] += more
        room -= more
    return widths


def _card(outline: Outline) -> RenderableType:
    code, when, where_, what, told, ucdp, grade, reports = row(outline)
    figures = f"killed as told {told}; ucdp {ucdp}"
    counted = f"{grade}, {reports} report{'' if reports == '1' else 's'}"
    head = Text.assemble((code, "bold"), f"  {when} · {where_}")
    return Group(head, Padding(Text(f"{what} · {figures} · {counted}"), (0, 0, 1, 2)))


def row(outline: Outline) -> tuple[str, ...]:
    """The cells of one incident, as in `HEADINGS`."""
    account = outline.account
    return (
        short(account.incident.id),
        said.window(account.window),
        where(account),
        said.label(outline.event_type),
        *(_figure(account, TollKind.KILLED, method) for method in METHODS),
        said.label(account.grade.occurrence.value) if account.grade else "–",
        str(outline.reports),
    )


def where(account: Account) -> str:
    """The name of the place as read, with its country and whether it was contested; else the words; else "unknown"."""
    locus = account.locus
    if locus is None:
        return said.isolated(phrases.plain(account.place or "unknown"))
    called = said.isolated(phrases.plain(locus.name))
    name = f"{called}, {locus.country}" if locus.country and locus.country != locus.name else called
    return f"{name} (contested)" if any(one.certain for one in contested(locus, account.window)) else name


def _figure(account: Account, kind: TollKind, method: str) -> str:
    estimate = _estimate(account.estimates, kind, method)
    return phrases.figure(estimate) if estimate else "–"


def _estimate(
    estimates: Iterable[Estimate], kind: TollKind, method: str, population: PopulationScope = PopulationScope.ALL
) -> Estimate | None:
    wanted = (kind, population, method)
    return next((e for e in estimates if (e.kind, e.population, e.method) == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What claims and actors are called here: ``c1``, ``Rapid Support Forces``."""

    claims: Mapping[str, str]
    actors: Mapping[str, str]


def dossier(of: Dossier, actors: Mapping[str, str], *, colour: bool) -> RenderableType:
    """Everything behind one incident. Without colour, the words that a value rests on stand between asterisks.

    `actors` are neutral names by actor id.
    """
    claims = {telling.claim.id: f"c{n}" for n, telling in enumerate(of.tellings, 1)}
    names = _Names(claims=claims, actors=actors)
    return Group(
        *_heading(of),
        *_figures(of.account, claims),
        Text("\nClaims", style="bold"),
        *(Padding(_telling(t, of.account, names, colour=colour), (0, 0, 1, 0)) for t in of.tellings),
        *reprints(of.reports, _about),
    )


def _heading(of: Dossier) -> Iterator[Text]:
    account = of.account
    types = dict.fromkeys(said.label(t.claim.event_type.value) for t in of.tellings)
    place = phrases.locus(account.locus) if account.locus else phrases.plain(account.place or "place unknown")
    yield Text(f"Incident {short(account.incident.id)}", style="bold")
    yield Text(account.incident.id, style="dim")
    yield Text(f"{', '.join(types)} · {place} · {said.window(account.window)}")
    if account.locus and (status := phrases.contested(account.locus, account.window)):
        yield Text(f"Contested: {status}")
    if account.grade:
        yield Text(
            f"Grade: {said.label(account.grade.occurrence.value)}: {phrases.plain(account.grade.occurrence_because)}"
        )
        if account.grade.harm:
            harm = f"{said.label(account.grade.harm.value)}: {phrases.plain(account.grade.harm_because)}"
            yield Text(f"Civilian harm: {harm}")
    yield Text(f"{_reviewed(of)} {phrases.many(len(of.reports), 'report')}.")


def _reviewed(of: Dossier) -> str:
    """Who answers for the incident: who accepted it, or its claims; who coded it, where that was no machine."""
    if of.reviewed_by:
        return f"Reviewed by {phrases.plain(of.reviewed_by)}."
    rows = sum(t.report.tabular for t in of.tellings)
    by_hand = f", {rows} of its {len(of.tellings)} claims coded by people" if rows else ""
    who = "Coded by people" if rows == len(of.tellings) else f"Machine-proposed{by_hand}"
    accepted = [t.accepted_by for t in of.tellings if t.accepted_by]
    if not accepted:
        return f"{who}: nobody has reviewed it."
    by = phrases.plain(", ".join(dict.fromkeys(accepted)))
    return f"{who}: nobody has reviewed it as a whole; {len(accepted)} of {phrases.many(len(of.tellings), 'claim')} accepted by {by}."


def _figures(account: Account, names: dict[str, str]) -> Iterator[RenderableType]:
    """``Killed: as told 120; ucdp up to 120``, then how each figure came about."""
    groups = dict.fromkeys((e.kind, e.population) for e in account.estimates)
    for kind, population in groups:
        titles = (METHODS | BY_A_PERSON).items()
        found = [(title, _estimate(account.estimates, kind, method, population)) for method, title in titles]
        both = "; ".join(f"{title} {phrases.figure(e)}" for title, e in found if e is not None)
        of_whom = "" if population is PopulationScope.ALL else f" ({population.value})"
        yield Text(f"\n{said.label(kind.value).capitalize()}{of_whom}: {both}", style="bold")
        for title, estimate in found:
            if estimate is not None:
                yield Padding(_basis(title, estimate, names), (0, 0, 0, 2))


def _basis(title: str, estimate: Estimate, names: dict[str, str]) -> Table:
    grid = _grid(7)
    order = {claim: n for n, claim in enumerate(names)}
    basis = sorted(estimate.basis, key=lambda claim: order.get(claim, len(order)))
    used = ", ".join(names.get(claim, "a claim not shown") for claim in basis) or "no claim"
    lines = f"{estimate.witnesses} independent line{'s' if estimate.witnesses != 1 else ''} of report"
    if estimate.method not in BY_A_PERSON:
        grid.add_row(title, Text(f"from {used}; {lines}"))
    for because in estimate.because:
        grid.add_row(title if estimate.method in BY_A_PERSON else "", Text(phrases.plain(because)))
    for reason, claims in _left_out(estimate, names).items():
        grid.add_row("", Text(f"without {', '.join(claims)}: {phrases.plain(reason)}"))
    return grid


def _left_out(estimate: Estimate, names: dict[str, str]) -> dict[str, list[str]]:
    """The claims that a figure does without, by reason, as they are named on this page and in its order."""
    order = {name: n for n, name in enumerate(names.values())}
    out: dict[str, list[str]] = {}
    for left in estimate.left_out:
        out.setdefault(left.reason, []).append(names.get(left.claim_id, "a claim not shown"))
    return {reason: sorted(claims, key=lambda name: order.get(name, len(order))) for reason, claims in out.items()}


def _telling(telling: Telling, account: Account, names: _Names, *, colour: bool) -> Table:
    claim, report = telling.claim, telling.report
    grid = _grid(9)
    grid.add_row(
        Text(names.claims[claim.id], style="bold cyan"),
        Text(f"{said.label(claim.event_type.value)}: {phrases.voice(claim)}"),
    )
    grid.add_row("in", Text(_about(report)))
    grid.add_row("id", Text(f"{short(claim.id)}, of report {short(report.id)}"))
    if report.tabular:
        grid.add_row("coded", Text("by a person, in a spreadsheet: figures are the row's own"))
    if telling.accepted_by:
        grid.add_row("accepted", Text(f"by {phrases.plain(telling.accepted_by)}"))
    grid.add_row("words", passage(claim, report.text, colour=colour))
    for name, text in _slots(telling, names.actors):
        grid.add_row(name, Text(text))
    member = next((m for m in account.members if m.claim_id == claim.id), None)
    if member:
        grid.add_row("here for", Text(f"{'; '.join(map(phrases.plain, member.because))} ({member.score:.2f})"))
    return grid


def _about(report: Report) -> str:
    day = said.day(report.published) if report.published else "day unknown"
    return " · ".join(said.isolated(phrases.plain(part)) for part in (report.source, day, report.name) if part)


def _slots(telling: Telling, actors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    claim, readings = telling.claim, telling.readings
    for toll in claim.tolls:
        who = f", {toll.population.value}" if toll.population.value != "unstated" else ""
        best = f", best {toll.best:,}" if toll.best is not None else ""
        part = ", counted in the above" if toll.part_of is not None else ""
        yield toll.kind.value, f"{phrases.count(toll.count)}{best}{who}{part} {phrases.quoted([toll.quote])}"
    for loss in claim.losses:
        name = "taken" if loss.kind is LossKind.CAPTURED else loss.kind.value
        yield name, f"{phrases.count(loss.count)} {said.label(loss.loss_class.value)} {phrases.quoted([loss.quote])}"
    if claim.when is not None:
        when = readings.when if readings else None
        yield "when", f"{phrases.quoted([claim.when])}: {said.window(when.value if when else None)}{_because(when)}"
    for n, mention in enumerate(claim.places):
        read = readings.places[n] if readings and n < len(readings.places) else None
        found = phrases.locus(read.value) if read and read.value else "not placed"
        yield "where", f"{phrases.quoted([mention.quote])}: {found}{_because(read)}"
    for name, quotes, slot in (("by", claim.perpetrators, "perpetrators"), ("against", claim.targets, "targets")):
        for n, quote in enumerate(quotes):
            read_ids: tuple[Reading[str], ...] = getattr(readings, slot) if readings else ()
            actor = read_ids[n].value if n < len(read_ids) else None
            known = actors.get(actor or "")  # a description that names nobody ("gunmen") has an id, but is no actor
            yield name, f"{phrases.quoted([quote])}{f': {known}' if known else ''}"


def _because(reading: Reading[Window] | Reading[Locus] | None) -> str:
    if reading is None:
        return ""
    because = f" ({phrases.plain(reading.because).rstrip('.')})" if reading.because else ""
    if reading.value is None and reading.candidates:
        return f"{because}, {len(reading.candidates)} candidates"
    return because


def passage(claim: Claim, text: str, *, colour: bool) -> Text:
    """The sentences that hold the claim's words, the words that its values rest on made to stand out."""
    marked = sorted({*(t.quote.span for t in claim.tolls), *(x.quote.span for x in claim.losses)} | _where_when(claim))
    wanted = [quote.span for quote in claim.evidence] + [span for span in marked if span not in _where_when(claim)]
    out = Text()
    for n, (start, end) in enumerate(_merged([_sentence(text, span) for span in wanted])):
        out.append(" … " if n else "")
        _append_marked(out, text, (start, end), [s for s in marked if start <= s.start and s.end <= end], colour=colour)
    return out


def _where_when(claim: Claim) -> set[Span]:
    return {*(place.quote.span for place in claim.places), *([claim.when.span] if claim.when else [])}


def _append_marked(out: Text, text: str, bounds: tuple[int, int], marked: Sequence[Span], *, colour: bool) -> None:
    at, end = bounds
    for span in marked:
        if span.start < at:  # inside the one before it
            continue
        out.append(_shown(text[at : span.start]))
        words = _shown(text[span.start : span.end])
        out.append(words if colour else f"*{words}*", style="bold yellow" if colour else "")
        at = span.end
    out.append(_shown(text[at:end]))


def _shown(words: str) -> str:
    """Without what would steer a terminal; blanks at both ends are kept, since words follow."""
    inner = phrases.plain(words)
    before = " " if words[:1].isspace() else ""
    after = " " if inner and words[-1:].isspace() else ""
    return f"{before}{inner}{after}"


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """The bounds of the sentence or sentences around a span, cut where they run on for long."""
    floor, ceiling = max(0, span.start - _MOST), min(len(text), span.end + _MOST)
    before = [found.end() for found in _SENTENCE.finditer(text, floor, span.start)]
    after = _SENTENCE.search(text, max(span.start, span.end - 1), ceiling)
    start = before[-1] if before else floor
    return start, max(span.end, len(text[: after.end()].rstrip()) if after else ceiling)


def _merged(bounds: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(bounds):
        if out and start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _grid(width: int) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=width, style="dim")
    grid.add_column(overflow="fold")
    return grid


def show(out: Console, what: RenderableType) -> None:
    """Print it; lines end where their words do, so that files and diffs stay clean."""
    if out.is_terminal:
        out.print(what)
        return
    with out.capture() as captured:
        out.print(what)
    out.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))
