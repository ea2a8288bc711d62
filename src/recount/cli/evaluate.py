"""`recount evaluate`: how right the coding is, against a gold file, by group, and never below its floors."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.engines import processes, with_engine
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recount.evaluate.breakdown import Group
    from recount.evaluate.gate import Fingerprint
    from recount.evaluate.score import Comparison, Scores
    from recount.extract import Engine
    from recount.flow import CodeOptions

Json = dict[str, Any]

FLOORS = Path("gold/floors.json")
GROUPED = ("country", "perpetrator", "outlet")
NONE = "none"
HEADING = {
    "country": "country of the event",
    "perpetrator": "kind of perpetrator",
    "outlet": "outlet, or its kind",
}
_NAME = 22  # columns of a group's name
_MOST = 25  # groups printed; the smaller ones are counted, and `--json` has them
LEGEND = (
    "P: of what was coded, the share that is right. R: of what the gold has, the",
    "share that was found. F1: both in one. gold: how many there are to find.",
    "  said       who says which number: a toll in its own claim, by the same voice",
    "  toll       the same number of people, by whoever it is said",
    "  place      the most specific place; places: all of them",
    "  mean       the plain mean of the F1s above, stance and places left out",
    "  total      share of reports whose dead add up to the right low, best and high",
    "  injured    the same for the injured",
    "  overcount  share of reports that are told to have more dead than there are:",
    "             the lower the better",
    "  wording    of the right tolls, the share told as exact, at least, up to, about",
    "             as the text has it",
    "  part       of the right tolls, the share rightly told as a part of another",
    "             number (37, including nine children), or as none",
    "  refused    coded claims whose words are not in the text",
    "Groups show F1. docs/evaluation.md explains every figure.",
)


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("evaluate")(evaluate)


@with_engine
def evaluate(  # noqa: PLR0913 - the options of a command are its arguments
    gold: Annotated[Path, typer.Argument(help="Gold reports with their text, one JSON object a line.")],
    coded: Annotated[
        Path | None, typer.Argument(help="Coded reports to score. Left out: the gold's texts are coded now.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")] = False,
    worst: Annotated[int, typer.Option(min=0, metavar="N", help="Name the N reports that went worst.")] = 0,
    by: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Only this breakdown: country, perpetrator, outlet or none."),
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Fail if a figure is below its pinned floor.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Pin today's figures as floors.")] = False,
    allow_regression: Annotated[
        str | None, typer.Option(metavar="REASON", help="Let --update lower floors, and write down why.")
    ] = None,
    floors: Annotated[Path, typer.Option(metavar="FILE", help="Where the floors are pinned.")] = FLOORS,
    no_places: Annotated[bool, typer.Option("--no-places", help="Look no place up: no gazetteer is needed.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that code the texts.")] = 1,
    reader: "Engine",
) -> None:
    """Score coded reports against gold: what is found, who says it, how many, where, when, and is anyone counted twice.

    The same figures come out by country of the event, kind of perpetrator and kind of outlet (an outlet that
    Recount does not know stands under its own name).
    """
    from recount.evaluate.breakdown import LABELS, By, groups  # noqa: PLC0415 - the stages load only when a verb runs
    from recount.evaluate.coding import placed  # noqa: PLC0415 - as above
    from recount.evaluate.gold import read_gold, read_lines  # noqa: PLC0415 - as above
    from recount.evaluate.score import compare  # noqa: PLC0415 - as above
    from recount.extract import ExtractOptions  # noqa: PLC0415 - as above
    from recount.flow import CodeOptions  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above

    chosen = _chosen(by)
    reports = read_gold(gold)
    with shares("Building the gazetteer, once.") as progress:
        tools = open_tools(places=not no_places, progress=progress)
    options = CodeOptions(tools=tools, extract=ExtractOptions(engine=reader), workers=processes(reader, workers))
    answers, failed = (read_lines(coded), 0) if coded else _code(reports, options)
    comparison = compare(reports, answers)
    reports = placed(reports, tools) if chosen else reports
    grouped = {name: groups(compare(reports, answers, LABELS[By(name)])) for name in chosen}
    _show(comparison, grouped, worst=worst, as_json=as_json)
    if gate or update:
        from recount.evaluate.gate import fingerprint  # noqa: PLC0415 - as above

        mark = fingerprint(gold, "" if coded else reader.name)
        held = _hold(comparison.scores, mark, floors, update=update, reason=allow_regression)
    else:
        held = True
    if failed or not held:
        raise typer.Exit(1)


def _chosen(by: list[str] | None) -> tuple[str, ...]:
    """The breakdowns asked for; all of them if nobody asked."""
    if wrong := set(by or ()) - {*GROUPED, NONE}:
        raise typer.BadParameter(f"--by takes {', '.join(GROUPED)} or {NONE}, not {', '.join(sorted(wrong))}")
    return tuple(name for name in GROUPED if name in by) if by else GROUPED


def _code(reports: "Sequence[Json]", options: "CodeOptions") -> tuple[tuple[Json, ...], int]:
    """The gold's texts coded, and how many could not be."""
    from recount.evaluate.coding import code_texts  # noqa: PLC0415 - as above

    answers, failed = [], 0
    for answer in tracked(code_texts(reports, options), "Coding", total=len(reports)):
        if isinstance(answer, dict):
            answers.append(answer)
        else:
            failed += 1
            note(str(answer))
    return tuple(answers), failed


def _hold(scores: "Scores", mark: "Fingerprint", path: Path, *, update: bool, reason: str | None) -> bool:
    """Hold the figures against the floors, or pin them; False if one is too low."""
    from recount.evaluate import gate  # noqa: PLC0415 - as above

    pinned = gate.read_floors(path)
    if update:
        gate.write_floors(path, gate.raised(scores, mark, pinned, reason))
        note(f"Floors for {mark.name} are pinned in {path}.")
        return True
    fallen = gate.falls(scores, mark, pinned)
    for fall in fallen:
        note(f"Below its floor: {fall}")
    if not fallen:
        note(f"All figures hold the floors of {mark.name} in {path}.")
    return not fallen


# --- what is shown ------------------------------------------------------------------------------------------------------


def _show(comparison: "Comparison", grouped: "dict[str, tuple[Group, ...]]", *, worst: int, as_json: bool) -> None:
    ranked = [doc for _, doc in comparison.worst[:worst]]
    if as_json:
        typer.echo(json.dumps(comparison.scores.as_data() | _groups_data(grouped) | {"worst": ranked}))
        return
    for line in (*table(comparison.scores), "", *LEGEND):
        typer.echo(line)
    for name, found in grouped.items():
        for line in group_table(name, found):
            typer.echo(line)
    if worst:
        typer.echo(f"\nworst: {', '.join(ranked)}")


def _groups_data(grouped: "dict[str, tuple[Group, ...]]") -> Json:
    return {
        "by": {
            name: {
                g.name: {"claims": g.claims} | {k: {"f1": f.f1, "gold": f.gold} for k, f in g.figures.items()}
                for g in found
            }
            for name, found in grouped.items()
        }
    }


def table(scores: "Scores") -> list[str]:
    """All figures of a comparison, in at most 80 columns."""
    lines = [f"{'':10}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}"]
    lines += [f"{name:10}{f.precision:8.3f}{f.recall:8.3f}{f.f1:8.3f}{f.gold:7d}" for name, f in scores.figures.items()]
    sums = ("mean", "total", "injured", "overcount"), ("wording", "part")
    first, second = ("   ".join(f"{name} {getattr(scores, name):.3f}" for name in names) for names in sums)
    return [*lines, first, f"{second}   refused {scores.refused}   reports {scores.joined}/{scores.reports}"]


def group_table(by: str, found: "Sequence[Group]") -> list[str]:
    """F1 of each group, in at most 80 columns; a dash where the gold has nothing to find."""
    from recount.evaluate.breakdown import SHOWN  # noqa: PLC0415 - as above

    lines = ["", f"{HEADING[by]:{_NAME}}{'claims':>7}" + "".join(f"{name:>6}" for name in SHOWN)]
    for group in found[:_MOST]:
        cells = "".join(f"{f.f1:6.2f}" if f.gold else f"{'–':>6}" for f in group.figures.values())
        lines.append(f"{_cut(group.name):{_NAME}}{group.claims:7d}{cells}")
    if len(found) > _MOST:
        lines.append(f"… and {len(found) - _MOST:,} smaller ones; --json has them")
    return lines


def _cut(name: str) -> str:
    """The name in the columns it has, its closing quotation mark kept."""
    if len(name) < _NAME:
        return name
    end = "…”" if name.endswith("”") else "…"
    return name[: _NAME - 1 - len(end)] + end
