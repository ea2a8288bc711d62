"""How many aid workers were killed and hurt, against coded totals: ``python -m benchmarks.counts FOLDER [--json] [--worst N]``.

FOLDER holds `awsd/incidents.jsonl` (Aid Worker Security Database, aidworkersecurity.org; not ours to keep, so it is not in
the repository): a paragraph an incident, with the totals that its coders entered. Those are of aid workers alone: the
others who died in the text are not of them. So where a report tells of aid workers, only they are counted; where it
tells of none, all are. Exact matches over all incidents, and over those with anybody to count. Texts are printed and
never written to a file.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recount.cli.engines import engine_of
from recount.extract import ExtractOptions
from recount.flow import CodeOptions, code_reports
from recount.model import Claim, CodedReport, Estimate, Group, Report, Toll, TollKind, report_id
from recount.reconcile import Testimony, reconcile
from recount.vocab.engines import DEFAULT, LOCAL

KINDS = {TollKind.KILLED: "Total killed", TollKind.INJURED: "Total wounded"}  # the coders' column for each
FLOOR = {  # what the nearest number to the verb gives: over all incidents, and over those with anybody to count
    TollKind.KILLED: (0.853, 0.697),
    TollKind.INJURED: (0.797, 0.609),
}
TARGET = {TollKind.KILLED: (0.90, 0.78), TollKind.INJURED: (0.85, 0.65)}
WORKERS = 2
WIDTH = 200  # characters of a text shown

Totals = dict[TollKind, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident: its text, the coders' totals, and ours; None where the text could not be coded."""

    name: str
    text: str
    gold: Totals
    ours: Totals | None = None

    def right(self, kind: TollKind) -> bool:
        """Is our total the coders' total?"""
        return self.ours is not None and self.ours[kind] == self.gold[kind]

    @property
    def off(self) -> int:
        """People by whom the two differ, over both kinds."""
        ours = self.ours or dict.fromkeys(KINDS, 0)
        return sum(abs(ours[kind] - self.gold[kind]) for kind in KINDS)


def rows(path: Path) -> Iterator[Row]:
    """The incidents of the file, in its order, as yet without our totals."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            gold = {kind: int(given[column] or 0) for kind, column in KINDS.items()}
            yield Row(name=given["Incident ID"], text=given["Details"], gold=gold)


def counted(given: Sequence[Row], workers: int = WORKERS, engine: str = DEFAULT) -> Iterator[Row]:
    """The same incidents with our totals."""
    reports = (Report(id=report_id(r.text, None, None), name=r.name, text=r.text, language="en") for r in given)
    extracting = ExtractOptions(engine=engine_of(engine))
    options = CodeOptions(extract=extracting, places=False, workers=workers)  # where it was changes nothing here
    for row, coded in zip(given, code_reports(reports, options), strict=True):
        if isinstance(coded, CodedReport):
            yield replace(row, ours=totals(coded))
        else:
            print(coded, file=sys.stderr)
            yield row


def totals(coded: CodedReport) -> Totals:
    """How many were killed and injured over the incidents of a report; a toll without any number adds none."""
    told = tuple(of_aid_workers(coded) if _tells_of_aid_workers(coded) else _of_all(coded))
    return {kind: sum(_number(e) for e in told if e.kind is kind) for kind in KINDS}


def of_aid_workers(coded: CodedReport) -> Iterator[Estimate]:
    """The figures of a report's incidents, reconciled anew from what its claims say of aid workers alone."""
    readings = {r.claim_id: r for r in coded.readings}
    told = {
        claim.id: Testimony(claim=_only_aid_workers(claim), report=coded.report, readings=readings.get(claim.id))
        for claim in coded.claims
    }
    groups = [[told.pop(claim_id) for claim_id in account.claim_ids] for account in coded.accounts]
    for outcome in reconcile(groups, apart=told.values()):
        yield from outcome.estimates


def _of_all(coded: CodedReport) -> Iterable[Estimate]:
    return (estimate for account in coded.accounts for estimate in account.estimates)


def _tells_of_aid_workers(coded: CodedReport) -> bool:
    return any(toll.group is Group.AID_WORKER for claim in coded.claims for toll in claim.tolls)


def _only_aid_workers(claim: Claim) -> Claim:
    """The claim without its other tolls. A part of other people ("six dead, among them two aid workers") is a whole now."""
    kept = [n for n, toll in enumerate(claim.tolls) if toll.group is Group.AID_WORKER]
    place = {n: at for at, n in enumerate(kept)}
    tolls = (replace(claim.tolls[n], part_of=_whole(claim.tolls, n, place)) for n in kept)
    return replace(claim, tolls=tuple(tolls))


def _whole(tolls: Sequence[Toll], n: int, place: dict[int, int]) -> int | None:
    """Where the nearest whole that is kept stands among those kept; None if there is none."""
    seen: set[int] = set()
    above = tolls[n].part_of
    while above is not None and above not in seen:
        if above in place and above != n:
            return place[above]
        seen.add(above)
        above = tolls[above].part_of
    return None


def _number(estimate: Estimate) -> int:
    """One number for a range: its best, else the least that is known."""
    return estimate.best if estimate.best is not None else estimate.low or 0


def exact(told: Sequence[Row], kind: TollKind) -> tuple[float, float]:
    """Shares of incidents whose total is exact: of all, and of those with anybody to count; 0.0 of none."""
    some = [row for row in told if row.gold[kind]]
    shares = (sum(row.right(kind) for row in part) / len(part) if part else 0.0 for part in (told, some))
    return next(shares), next(shares)


def show(told: Sequence[Row]) -> None:
    """A line for each kind over all incidents, and one over those with anybody to count."""
    print(f"{'':22}{'incidents':>10}{'exact':>8}{'floor':>8}{'target':>8}")
    for kind in KINDS:
        counts = len(told), sum(1 for row in told if row.gold[kind])
        for n, name in enumerate((f"{kind.value}", f"{kind.value}, gold > 0")):
            print(f"{name:22}{counts[n]:10}{exact(told, kind)[n]:8.3f}{FLOOR[kind][n]:8.3f}{TARGET[kind][n]:8.3f}")


def show_worst(told: Sequence[Row], most: int) -> None:
    """The incidents that are furthest off, each with the coders' and our numbers and the text's first words."""
    wrong = [row for row in told if not all(row.right(kind) for kind in KINDS)]
    for row in sorted(wrong, key=lambda row: -row.off)[:most]:
        numbers = ", ".join(f"{k.value} {row.gold[k]}, ours {row.ours[k] if row.ours else 'none'}" for k in KINDS)
        print(f"\n{row.name}: {numbers}\n  “{' '.join(row.text.split())[:WIDTH]}”")


def figures(told: Sequence[Row]) -> dict[str, float]:
    """The figures by name, each a share of incidents, and how many incidents there are."""
    out: dict[str, float] = {"awsd_incidents": len(told)}
    for kind in KINDS:
        of_all, of_some = exact(told, kind)
        out |= {f"awsd_{kind.value}_exact": of_all, f"awsd_{kind.value}_exact_positive": of_some}
    return {name: round(figure, 4) for name, figure in out.items()}


def main(argv: list[str]) -> int:
    """Code every incident's text, and print how often its totals are exact."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.counts", description="Totals of aid workers, on AWSD.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data"), metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N incidents that are furthest off")
    parser.add_argument("--engine", choices=LOCAL, default=DEFAULT, help="which engine codes the texts")
    parser.add_argument("--workers", type=int, default=WORKERS, metavar="N", help=f"processes ({WORKERS})")
    asked = parser.parse_args(argv)
    path = asked.folder / "awsd" / "incidents.jsonl"
    if not path.exists():
        print(f"Skipped: there is no {path}. Give the folder that holds awsd/incidents.jsonl.")
        return 0
    told = list(counted(list(rows(path)), asked.workers, asked.engine))
    show(told)
    show_worst(told, asked.worst)
    if asked.json:
        print(json.dumps(figures(told)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
