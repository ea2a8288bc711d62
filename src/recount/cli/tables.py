"""A coded report for people, on a terminal or in a file: 80 columns are enough, colour only on a terminal."""

from collections.abc import Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recount.cli import phrases
from recount.model import (
    Account,
    Claim,
    CodedReport,
    Estimate,
    ItemError,
    Locus,
    Population,
    PopulationScope,
    Quote,
    Reading,
    Readings,
    TollKind,
)
from recount.vocab import said
from recount.vocab.actors import by_id

WIDTH = 80
_QUOTE = 300  # characters of a claim's words shown: enough to judge it; `--json` has all of them
_METHOD = "as_told"


def console() -> Console:
    """Standard output, 80 columns where there is no terminal to ask."""
    out = Console(highlight=False, soft_wrap=False)
    return out if out.is_terminal else Console(highlight=False, width=WIDTH)


def show(out: Console, renderable: RenderableType) -> None:
    """Print without the spaces that tables leave at the ends of lines: people copy this into mails."""
    with out.capture() as captured:
        out.print(renderable)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))  # noqa: T201 - results go to standard output


def coded_report(coded: CodedReport) -> RenderableType:
    """Heading, incidents with their numbers, then the claims that the numbers come from."""
    return Group(*_blocks(coded))


def failures(errors: list[ItemError]) -> RenderableType:
    """What could not be read or coded, each with what to do next."""
    lines = [Text(f"  {phrases.plain(str(error))}") for error in errors]
    many = "report" if len(errors) == 1 else "reports"
    return Group(Text(f"\n{len(errors)} {many} could not be read or coded:", style="bold red"), *lines)


def _blocks(coded: CodedReport) -> Iterator[RenderableType]:
    report = coded.report
    about = [report.name, report.source, said.day(report.published) if report.published else None]
    yield Rule(Text(" · ".join(said.isolated(phrases.plain(a)) for a in about if a), style="bold"), align="left")
    if report.title:
        yield Text(phrases.plain(report.title), style="italic")
    for note in (*report.notes, *(["its words are those of another report: a copy"] if report.copy_of else [])):
        yield Text(f"Note: {phrases.plain(note)}", style="dim")
    if not coded.claims:
        skipped = "Put aside and not read closely: nothing in it reads like violence. --read-all reads it.\n"
        yield Text(skipped if coded.skipped else "No claim of violence in it.\n")
        return
    names = {claim.id: f"c{n}" for n, claim in enumerate(coded.claims, 1)}
    if coded.accounts:
        yield _incidents(coded.accounts, names, {c.id: c for c in coded.claims})
    yield Text("\nClaims" if coded.accounts else "Claims", style="bold")
    readings = {r.claim_id: r for r in coded.readings}
    for claim in coded.claims:
        yield Padding(_claim(claim, readings.get(claim.id), names), (0, 0, 1, 0))
    if coded.refused:
        yield Text(f"RefusedError, see the notes: {len(coded.refused)}\n", style="dim")


def _incidents(accounts: tuple[Account, ...], names: dict[str, str], claims: dict[str, Claim]) -> Table:
    table = Table(
        title="Incidents, as this report alone tells them",
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    for heading in ("", "What", "Where", "When", "Killed", "Injured", "From"):
        table.add_column(heading, overflow="fold")
    for n, account in enumerate(accounts, 1):
        first = claims.get(account.incident.founding_claim)
        table.add_row(
            str(n),
            said.label(first.event_type.value) if first else "",
            phrases.plain(account.place or "unknown"),
            said.window(account.window),
            _figure(account, TollKind.KILLED),
            _figure(account, TollKind.INJURED),
            " ".join(names.get(c, "?") for c in account.claim_ids),
        )
    return table


def _figure(account: Account, kind: TollKind) -> str:
    estimate = _as_told(account, kind)
    return phrases.figure(estimate) if estimate else "–"


def _as_told(account: Account, kind: TollKind) -> Estimate | None:
    wanted = (kind, PopulationScope.ALL, _METHOD)
    return next((e for e in account.estimates if (e.kind, e.population, e.method) == wanted), None)


def _claim(claim: Claim, readings: Readings | None, names: dict[str, str]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=10, style="dim")
    grid.add_column(overflow="fold")
    heading = Text(f"{said.label(claim.event_type.value)}, {phrases.voice(claim)}")
    grid.add_row(Text(names[claim.id], style="bold cyan"), heading)
    for name, text in _rows(claim, readings, names):
        if text:
            grid.add_row(name, Text(text))
    return grid


def _rows(claim: Claim, readings: Readings | None, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "by", _parties(claim.perpetrators, readings.perpetrators if readings else ())
    yield "against", _parties(claim.targets, readings.targets if readings else ())
    yield "where", _where(claim, readings)
    yield "contested", _contested(readings)
    yield "when", _when(claim, readings)
    for toll in claim.tolls:
        population = "" if toll.population is Population.UNSTATED else f", {toll.population.value}"
        inside = "" if toll.part_of is None else ", part of the above"
        yield toll.kind.value, f"{phrases.count(toll.count)}{population}{inside} {phrases.quoted([toll.quote])}"
    for loss in claim.losses:
        words = f"{phrases.count(loss.count)} {phrases.quoted([loss.quote])} ({said.label(loss.loss_class.value)})"
        yield loss.kind.value, words
    yield "with", ", ".join(phrases.plain(q.exact) for q in claim.weapons)
    yield "words", phrases.quoted(claim.evidence, _QUOTE)
    yield "part of", names.get(claim.part_of or "", "")
    yield "same as", names.get(claim.same_event_as or "", "")


def _parties(quotes: tuple[Quote, ...], read: tuple[Reading[str], ...]) -> str:
    """The words, each with the neutral name of the actor that it was read as, where that says more."""
    named = by_id()
    out = []
    for n, quote in enumerate(quotes):
        words = phrases.plain(quote.exact)
        actor = named.get(read[n].value or "") if n < len(read) else None
        out.append(f"{words} ({actor.name})" if actor and actor.name.casefold() not in words.casefold() else words)
    return ", ".join(out)


def _where(claim: Claim, readings: Readings | None) -> str:
    words = phrases.places(claim)
    read = readings.places if readings else ()
    found = _found(readings)
    if found:
        return f"{words}: {phrases.locus(min(found, key=_size))}"
    unsure = next((r.candidates for r in read if r.candidates), ())
    if len(unsure) > 1:
        return f"{words}: one of {len(unsure)} places of that name, left open"
    return f"{words}: perhaps {phrases.locus(unsure[0].value)}, left open" if unsure else words


def _contested(readings: Readings | None) -> str:
    """What is contested at the place that `_where` shows."""
    found = _found(readings)
    window = readings.when.value if readings and readings.when else None
    return phrases.contested(min(found, key=_size), window) if found else ""


def _found(readings: Readings | None) -> list[Locus]:
    return [r.value for r in (readings.places if readings else ()) if r.value is not None]


def _size(locus: Locus) -> float:
    return locus.radius_km


def _when(claim: Claim, readings: Readings | None) -> str:
    if claim.when is None:
        return ""
    value = readings.when.value if readings and readings.when else None
    return f"{phrases.quoted([claim.when])}: {said.window(value)}"
