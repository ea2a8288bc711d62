"""A report's own claims, without the links between them: are its events and its dead told right?

``python -m benchmarks.link_gold GOLDFILE... [--half N] [--json] [--worst N]``

The claims of a gold file are taken as given, all links between them (``same_event_as``, ``part_of``) away, and its incidents
told anew (`as_told`). A row for each file, one for all of them and, below it, one with the links kept: what they are worth.
Measured as `recount evaluate` does: `event` is F1 over pairs of claims put together; `total` and `injured` are the share of
reports whose sum over incidents is right; `overcount` is the share in which more dead are counted than the gold's best and
high. ``--half 1`` takes the reports that ``training.within`` learns from, ``--half 2`` the others.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from recount.evaluate.gold import read_gold
from recount.evaluate.score import Scores, compare
from recount.evaluate.totals import sum_told
from recount.flow.accounts import accounts_of
from recount.model import CodedReport, Estimate, TollKind, digest
from recount.publish.coded_parse import from_wire

Json = dict[str, Any]
SHOWN = ("event", "total", "injured", "overcount")
COUNTED = ("killed", "injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table: what was given, and the gold reports beside the same reports told anew."""

    name: str
    gold: tuple[Json, ...]
    told: tuple[Json, ...]

    def figures(self) -> dict[str, float]:
        """The figures shown, by name, 0..1."""
        scores: Scores = compare(self.gold, self.told).scores
        rest = {name: getattr(scores, name) for name in SHOWN[1:]}
        return {"event": scores.figures["event"].f1, **rest}


def half_of(report: Json) -> int:
    """1 or 2: which half of our corpus a report is in, by the digest of its text, so that no reader chooses."""
    return 1 + int(digest(report["text"].encode("utf-8", "surrogatepass"))[-1], 16) % 2


def unlinked(coded: CodedReport) -> CodedReport:
    """The same claims without any link between them."""
    return replace(coded, claims=tuple(replace(c, part_of=None, same_event_as=None) for c in coded.claims))


def retold(gold: Json, links: bool = False) -> Json:
    """A gold report with its incidents told anew from its claims; with `links`, from what its coders tied as well."""
    coded = from_wire(gold, gold["text"])
    ids = {c.id: given["id"] for c, given in zip(coded.claims, gold["claims"], strict=True)}
    accounts = accounts_of(coded if links else unlinked(coded))
    return gold | {"incidents": [{"claims": [ids[c] for c in a.claim_ids], **_sums(a.estimates)} for a in accounts]}


def _sums(estimates: Iterable[Estimate]) -> Json:
    found = {e.kind.value: {"low": e.low, "best": e.best, "high": e.high} for e in estimates}
    return {kind.value: found.get(kind.value) for kind in (TollKind.KILLED, TollKind.INJURED)}


def rows(files: Sequence[Path], half: int | None = None) -> tuple[Row, ...]:
    """A row for each file, one for all of them if there are several, and one with the links kept.

    Raises:
        ReadError: a file can't be read.
        FormatError: a file is no gold file.
    """
    read = {path.stem: [r for r in read_gold(path) if half in (None, half_of(r)) and r["claims"]] for path in files}
    each = tuple(_row(name, gold) for name, gold in read.items() if gold)
    gold = tuple(report for row in each for report in row.gold)
    every = Row(name="all", gold=gold, told=tuple(report for row in each for report in row.told))
    return (*each, *((every,) if len(each) > 1 else ()), _row("links kept", gold, links=True))


def _row(name: str, gold: Sequence[Json], links: bool = False) -> Row:
    return Row(name=name, gold=tuple(gold), told=tuple(retold(report, links) for report in gold))


def wrong(row: Row) -> Iterator[tuple[int, str]]:
    """What is wrong in each report that is not told alike, with a rank: overcounts first, then sums, then events."""
    for want, got in zip(row.gold, row.told, strict=True):
        lines = [*_wrong_sums(want, got), *_wrong_events(want, got)]
        if lines:
            over = any(line.startswith("killed: over") for line in lines)
            yield (0 if over else 1 if "->" in lines[0] else 2), f"{want['doc_id']}  " + "; ".join(lines)


def _wrong_sums(want: Json, got: Json) -> Iterator[str]:
    for kind in COUNTED:
        a, b = sum_told(want, kind), sum_told(got, kind)
        if a != b:
            over = (b or (0, 0, 0))[1] > max(x or 0 for x in (a or (0, 0, 0))[1:])
            yield f"{kind}: {'over ' if over else ''}{_range(a)} -> {_range(b)}"


def _range(told: tuple[int, int, int | None] | None) -> str:
    return "none" if told is None else "/".join("open" if n is None else str(n) for n in told)


def _wrong_events(want: Json, got: Json) -> Iterator[str]:
    ours, theirs = ([frozenset(i["claims"]) for i in r["incidents"]] for r in (want, got))
    for name, some, others in (("not put together", ours, theirs), ("wrongly together", theirs, ours)):
        lost = [group for group in some if len(group) > 1 and not any(group <= other for other in others)]
        if lost:
            yield f"{name}: " + ", ".join("+".join(sorted(group, key=lambda c: int(c[1:]))) for group in lost)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="GOLDFILE")
    parser.add_argument("--half", type=int, choices=(1, 2), help="only this half of the reports")
    parser.add_argument("--json", action="store_true", help="print one JSON object of figures on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name so many reports told wrong, and how")
    asked = parser.parse_args()
    *each, linked = rows(asked.files, asked.half)
    print(f"{'':36}{'reports':>8}" + "".join(f"{name:>11}" for name in SHOWN))
    figures = {row.name: row.figures() for row in (*each, linked)}
    for row in (*each, linked):
        print(f"{row.name:36}{len(row.gold):>8}" + "".join(f"{figures[row.name][name]:11.3f}" for name in SHOWN))
    for _, line in sorted(wrong(each[-1]))[: asked.worst]:
        print("  ", line)
    if asked.json:
        print(json.dumps(_object(each[-1], figures)))


def _object(row: Row, figures: dict[str, dict[str, float]]) -> Json:
    own = figures[row.name]
    named = {("event_f1" if name == "event" else name): own[name] for name in SHOWN}
    return named | {"reports": len(row.gold), "links_kept": figures["links kept"], "files": figures}


if __name__ == "__main__":
    main()
