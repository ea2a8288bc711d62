"""Reports of one event put together, and what they disagree on: ``python -m benchmarks.link_maverick FOLDER [--json] [--worst N]``.

FOLDER holds `maverick/event_reports.jsonl` (van Baalen and Höglund 2026, CC BY 4.0: electoral violence, a row a report of an
event, with the event's id). Each row becomes a claim with what it says of day, place, actors, means and numbers
(`benchmarks.maverick`); the rows of one source are one report.

Linking is measured twice: with the shipped weights, and held out, each election linked by weights that the others' rows
alone taught. Then, for each event of several reports, the spread of their numbers through `reconcile` against the columns,
and how often reports of one event agree.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from itertools import pairwise as neighbours
from pathlib import Path
from unittest.mock import patch

from training.linking import Pair, learn, maverick

from benchmarks.maverick import Row, apart, coded
from benchmarks.pairwise import Agreement, b_cubed, pairwise
from recount.link import link
from recount.link.pairs.weights import Weights, weights
from recount.model import TollKind
from recount.reconcile import ReconcileOptions, Testimony, reconcile

FLOOR = 0.239  # pairwise F1 of "same country, day, city"
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
KINDS = {TollKind.KILLED: "deaths", TollKind.INJURED: "injuries"}


def incidents(rows: Sequence[Row], with_weights: Weights | None = None) -> list[str]:
    """The incident that linking gives each row."""
    with patch("recount.link.pairs.score.weights", lambda: with_weights or weights()):
        reports = coded(list(rows))
        found = {key: a.incident.id for a in link(reports, apart(reports)) for key in a.claim_ids}
    return [found.get(row["id"], row["id"]) for row in rows]


def held_out(rows: Sequence[Row], pairs: Sequence[Pair]) -> tuple[list[str], list[tuple[float, bool]]]:
    """The incident of each row, its election linked by what the others taught; and for each pair its chance and the truth."""
    found: dict[str, str] = {}
    chances: list[tuple[float, bool]] = []
    for election in sorted({row["election"] for row in rows}):
        taught = learn([p for p in pairs if p.part != election], weights())
        part = [row for row in rows if row["election"] == election]
        found |= {row["id"]: label for row, label in zip(part, incidents(part, taught), strict=True)}
        chances += [(_chance(taught, p), p.same) for p in pairs if p.part == election]
    return [found[row["id"]] for row in rows], chances


def _chance(taught: Weights, pair: Pair) -> float:
    total = taught.prior + sum(taught.levels[name][level] for name, level in pair.levels)
    return 1 / (1 + math.exp(-total))


def reliability(chances: Iterable[tuple[float, bool]]) -> Iterator[tuple[float, float, int, float, float]]:
    """For each bin of chances: its ends, how many pairs, their mean chance, and the share that is of one event."""
    given = list(chances)
    for low, high in neighbours(BINS):
        some = [(c, same) for c, same in given if low <= c < high or c == high == BINS[-1]]
        if some:
            yield low, high, len(some), sum(c for c, _ in some) / len(some), sum(same for _, same in some) / len(some)


def spread(rows: Sequence[Row], by_event: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    """Of events with several reports: how often low and high through `reconcile` (`airwars`) span exactly their reports' best
    numbers, and how often the median of the reports' best numbers lies between them.
    """
    told = {c.id: Testimony(claim=c, report=r.report) for r in coded(list(rows)) for c in r.claims}
    events = {key: group for key, group in by_event.items() if len(group) > 1}
    outcomes = reconcile([[told[r["id"]] for r in g] for g in events.values()], ReconcileOptions(methods=("airwars",)))
    out: dict[str, float] = {}
    for kind, column in KINDS.items():
        exact = inside = 0
        for group, outcome in zip(events.values(), outcomes, strict=True):
            best = sorted(int(float(r[f"{column}_best"] or 0)) for r in group)
            found = next(((e.low or 0, e.high or 0) for e in outcome.estimates if e.kind is kind), (0, 0))
            low = min(int(float(r[f"{column}_low"] or 0)) for r in group)
            high = max(int(float(r[f"{column}_high"] or 0)) for r in group)
            exact += found == (low, high)
            inside += found[0] <= best[len(best) // 2] <= found[1]
        out |= {f"{kind.value}_spread_exact": exact / len(events), f"{kind.value}_median_inside": inside / len(events)}
    return out


def agreement(by_event: Mapping[str, Sequence[Row]], of: Callable[[Row, Row], str | None]) -> dict[str, Counter[str]]:
    """How pairs of reports of one event agree on the dead, by a label of the pair: exactly, in overlap, or not."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for group in by_event.values():
        for one, other in combinations(group, 2):
            label = of(one, other)
            if label is not None:
                out[label][_agree(one, other)] += 1
    return out


def _agree(one: Row, other: Row) -> str:
    (a, b, c), (x, y, z) = ([float(r[f"deaths_{k}"] or 0) for k in ("low", "best", "high")] for r in (one, other))
    return "exactly" if (a, b, c) == (x, y, z) else "overlap" if max(a, x) <= min(c, z) else "disagree"


def _sources(one: Row, other: Row) -> str | None:
    kinds = {one["source_type"], other["source_type"]}
    return f"both {kinds.pop()}" if len(kinds) == 1 else "of two types of source"


def _means(one: Row, other: Row) -> str | None:
    same = one["actor1_violence"] == other["actor1_violence"]
    return one["actor1_violence"].split(";")[0] if same and one["actor1_violence"] else None


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.link_maverick", description="Rows of MAVERICK, linked.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N groups with most false pairs")
    asked = parser.parse_args(argv)
    path = asked.folder / "maverick" / "event_reports.jsonl"
    if not path.exists():
        print(f"Skipped: there is no {path}.")
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    figures = measured(rows, list(maverick(asked.folder)), asked.worst)
    if asked.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 0


def measured(rows: Sequence[Row], pairs: Sequence[Pair], worst: int) -> dict[str, float]:
    """Print and return the figures."""
    gold = [row["event_id"] for row in rows]
    rule = [f"{row['country']} {row['date_start']} {row['city']}" for row in rows]
    out_of_sample, chances = held_out(rows, pairs)
    shipped = incidents(rows)
    print(f"{len(rows)} rows of {len(set(gold))} events; floor of pairwise F1 {FLOOR}")
    print(f"{'':28}{'precision':>10}{'recall':>8}{'F1':>8}{'B3':>8}")
    scores: dict[str, tuple[Agreement, Agreement]] = {}
    for name, found in (("same country, day, city", rule), ("held out", out_of_sample), ("shipped weights", shipped)):
        scores[name] = a, b = pairwise(gold, found), b_cubed(gold, found)
        print(f"{name:28}{a.precision:10.3f}{a.recall:8.3f}{a.f1:8.3f}{b.f1:8.3f}")
    print("\nchance that a pair is of one event, held out: said, and true")
    for low, high, n, said, true in reliability(chances):
        print(f"  {low:.1f} to {high:.1f}  {n:6} pairs  {said:.2f}  {true:.2f}")
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_event[row["event_id"]].append(row)
    figures = spread(rows, by_event)
    print("\n" + "\n".join(f"{name:28}{value:8.3f}" for name, value in figures.items()))
    for title, of in (("by source", _sources), ("by means", _means)):
        _table(title, agreement(by_event, of))
    if worst:
        _worst(rows, shipped, worst)
    return {
        "pairwise_f1": scores["held out"][0].f1,
        "b3_f1": scores["held out"][1].f1,
        "pairwise_f1_shipped": scores["shipped weights"][0].f1,
        "b3_f1_shipped": scores["shipped weights"][1].f1,
        **figures,
    }


def _table(title: str, found: Mapping[str, Counter[str]]) -> None:
    print(f"\nreports of one event on the dead, {title:20}{'exactly':>9}{'overlap':>9}{'disagree':>9}")
    for label, counts in sorted(found.items(), key=lambda item: -item[1].total())[:8]:
        print(f"  {label:50}" + "".join(f"{counts[k]:9}" for k in ("exactly", "overlap", "disagree")))


def _worst(rows: Sequence[Row], found: Sequence[str], most: int) -> None:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row, label in zip(rows, found, strict=True):
        groups[label].append(row)
    mixed = [g for g in groups.values() if len({r["event_id"] for r in g}) > 1]
    for group in sorted(mixed, key=len, reverse=True)[:most]:
        print("\nheld together, because days, place and numbers allow it:")
        for r in group:
            print(
                f"  {r['event_id']:9} {r['date_start']} {r['city']}, {r['location']}: {r['deaths_low']} to {r['deaths_high']} dead"
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
