"""Are incidents and their numbers right where the truth is known?  ``python -m benchmarks.worlds [--json] [--worst N]``

Simulated wars (`benchmarks/world`): events with 5 to 60 reports each, copies, biased sides, rising tolls, totals of weeks, wrong
dates. All reports are linked and reconciled as the ledger does, and held against what happened. Needs no data; a FOLDER that
is given is not looked at. ``--curves FILE`` draws the figures against the amount of copying and of bias.

pairwise_f1  pairs of claims put together that are about one event (or one total)
covered      events whose true dead lie inside low..high of `ucdp`, where that has a best; `as_told` beside it
overcounted  the larger of: dead counted in a second incident, as a share of all true dead; the sum of all best figures
             above the true dead. The best figure of an incident is that of `ucdp`, as in the ledger
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.world import PARTIES, World, rates, world
from benchmarks.world.truth import Event, Rates
from benchmarks.worlds_plot import Curve, drawn
from recount.flow.accounts import tell
from recount.link import LinkOptions
from recount.model import Account, Estimate, PlacePrecision, PopulationScope, Readings, TollKind
from recount.reconcile import ReconcileOptions

SEEDS, EVENTS = (11, 12, 13, 14, 15), 60
COPYING = (0.0, 0.2, 0.4, 0.6, 0.8)
BIAS = (0.0, 0.5, 1.0, 1.5, 2.0)
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The incidents made of a world, each with the label (an event's, a total's) that most of its claims are about."""

    world: World
    accounts: tuple[Account, ...]
    labels: tuple[str, ...]

    def of(self, label: str) -> tuple[Account, ...]:
        """The incidents about this, the one with most claims first."""
        found = [a for a, of in zip(self.accounts, self.labels, strict=True) if of == label]
        return tuple(sorted(found, key=lambda a: -len(a.members)))


def find(made: World) -> Found:
    """Link and reconcile a world as the ledger does."""
    options = ReconcileOptions(methods=("as_told", "ucdp"), parties=PARTIES)
    accounts = tell(made.reports, LinkOptions(), options)
    labels = [Counter(made.about[c] for c in a.claim_ids).most_common(1)[0][0] for a in accounts]
    return Found(world=made, accounts=accounts, labels=tuple(labels))


def killed(account: Account, method: str) -> Estimate | None:
    """The estimate of all who were killed, by a method."""
    wanted = (TollKind.KILLED, PopulationScope.ALL, method)
    return next((e for e in account.estimates if (e.kind, e.population, e.method) == wanted), None)


def best(account: Account) -> int:
    """The best figure of an incident: `ucdp`'s where it made an estimate (none is 0), else `as_told`'s; 0 if there is none."""
    found = killed(account, "ucdp") or killed(account, "as_told")
    return (found.best or 0) if found else 0


def pairs(labels: Iterable[Hashable]) -> int:
    """How many pairs have one label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def measured(found: Found) -> Figures:
    """All figures of one world."""
    home = {c: a.incident.id for a in found.accounts for c in a.claim_ids}
    claims = list(found.world.about)
    gold, made = [found.world.about[c] for c in claims], [home.get(c, c) for c in claims]
    hit, said, real = pairs(zip(gold, made, strict=True)), pairs(made), pairs(gold)
    true = sum(e.dead for e in found.world.events)
    twice = sum(n for _, n in counted_twice(found))
    total = sum(best(a) for a in found.accounts)
    return {
        "pairwise_f1": 2 * hit / (said + real),
        "precision": hit / said,
        "recall": hit / real,
        "overcounted": max(twice, total - true, 0) / true,
        "twice": twice / true,
        "total_best": total / true,
        **_coverage(found, "ucdp"),
        **{f"as_told_{k}": v for k, v in _coverage(found, "as_told").items()},
    }


def _coverage(found: Found, method: str) -> Figures:
    """Over events: how often the truth is inside, how often both ends are closed, and how wide low to high is."""
    inside = closed = told = 0
    widths, errors = [], []
    for event in found.world.events:
        e = next((killed(a, method) for a in found.of(event.id)), None)
        if e is None or e.best is None:
            continue
        told += 1
        inside += (e.low or 0) <= event.dead and (e.high is None or event.dead <= e.high)
        closed += e.high is not None
        errors.append(abs(e.best - event.dead) / event.dead)
        if e.high is not None:
            widths.append((e.high - (e.low or 0)) / event.dead)
    return {
        "covered": inside / told if told else 0.0,
        "closed": closed / told if told else 0.0,
        "width": median(widths) if widths else 0.0,
        "error": median(errors) if errors else 0.0,
        "best_known": told / max(1, sum(e.reported for e in found.world.events)),
    }


def counted_twice(found: Found) -> Iterator[tuple[str, int]]:
    """For each event or total the dead that are in the books a second time, if there are any.

    Of an event: what its incidents but the largest hold. Of a total: what it holds above the dead of its events whom no
    incident counts.
    """
    alone = {e.id: found.of(e.id) for e in found.world.events}
    for label, incidents in alone.items():
        numbers = [best(a) for a in incidents]
        if sum(numbers) > max(numbers, default=0):
            yield label, sum(numbers) - max(numbers)
    dead = {e.id: max(0, e.dead - sum(map(best, alone[e.id]))) for e in found.world.events}
    for aggregate in sorted(found.world.aggregates, key=lambda a: (len(a.events), a.label)):
        missing = sum(dead.pop(key, 0) for key in aggregate.events)  # each of them counts in one total only
        extra = sum(best(a) for a in found.of(aggregate.label)) - missing
        if extra > 0:
            yield aggregate.label, extra


def strays(found: Found) -> Counter[str]:
    """Claims outside the main incident of their event, by what their report leaves out or has wrong."""
    events = {e.id: e for e in found.world.events}
    main = {key: of[0].claim_ids for key in events if (of := found.of(key))}
    out: Counter[str] = Counter()
    for report in found.world.reports:
        for claim, read in zip(report.claims, report.readings, strict=True):
            label = found.world.about[claim.id]
            if label in events and claim.id not in main.get(label, ()):
                out[flaw(events[label], read)] += 1
    return out


def flaw(event: Event, read: Readings) -> str:
    """What is wrong with when and where a claim puts an event."""
    day = read.when.value if read.when else None
    place = read.places[0].value if read.places else None
    wrong = []
    if day is None or day.start is None or day.end is None:
        wrong.append("no day")
    elif (day.end - day.start).days > 1:
        wrong.append("a week")
    elif day.start != event.day:
        wrong.append("wrong day")
    if place is None:
        wrong.append("no place")
    elif place.precision is not PlacePrecision.EXACT:
        wrong.append("district or province")
    elif place != event.town.locus:
        wrong.append("wrong town")
    return " and ".join(wrong) or "nothing"


def mean(rows: Sequence[Figures]) -> Figures:
    """The mean of each figure."""
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        for key, value in row.items():
            sums[key] += value / len(rows)
    return dict(sums)


def worlds(table: Rates, events: int = EVENTS, seeds: Sequence[int] = SEEDS) -> list[Found]:
    """One world for each seed."""
    return [find(world(seed, events, table)) for seed in seeds]


def curve(name: str, section: str, key: str, values: Sequence[float]) -> Curve:
    """The figures for each value of one rate, over the first three seeds."""
    rows = []
    for value in values:
        table = rates()
        table[section][key] = value
        rows.append(mean([measured(f) for f in worlds(table, seeds=SEEDS[:3])]))
    shown = ("pairwise_f1", "covered", "as_told_covered", "overcounted")
    return Curve(name=name, at=tuple(values), lines={k: tuple(row[k] for row in rows) for k in shown})


def print_worst(found: Found, count: int) -> None:
    """The events that are covered by neither method, and what is counted twice, with why."""
    if count:
        print("  claims apart from their event's incident, by what is wrong:", dict(strays(found).most_common()))
    missed = []
    for event in found.world.events:
        for account in found.of(event.id)[:1]:
            e = killed(account, "ucdp")
            if e is not None and e.best is not None and not (e.low or 0) <= event.dead <= (e.high or 10**9):
                missed.append((abs(e.best - event.dead), event, e))
    for _, event, e in sorted(missed, key=lambda m: (-m[0], m[1].id))[:count]:
        parts = f"{event.civilians} civilians, {event.soldiers} soldiers, {event.fighters} fighters"
        print(
            f"  missed {event.id} {event.type}: {event.dead} dead ({parts}), ucdp {e.low}/{e.best}/{e.high}: {'; '.join(e.because)}"
        )
    for label, n in sorted(counted_twice(found), key=lambda x: -x[1])[:count]:
        numbers = [
            (len(a.members), best(a), str(a.window.start if a.window else None), a.place) for a in found.of(label)
        ]
        print(f"  twice {label}: {n} dead, incidents (claims, best, day, place) {numbers}")


def print_figures(name: str, row: Mapping[str, float]) -> None:
    """One row for people."""
    keys = ("pairwise_f1", "covered", "closed", "width", "as_told_covered", "overcounted", "twice", "total_best")
    print(f"{name:18}" + "".join(f"{row[k]:>17.3f}" for k in keys))


def main(argv: list[str]) -> int:
    """Print the figures, one row a world and their mean; with ``--curves`` measure and draw those too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object of figures on the last line")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="print so many events that are not right, and why"
    )
    parser.add_argument("--events", type=int, default=EVENTS, help="events in each world")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS, metavar="N", help="the wars, one for each seed")
    parser.add_argument("--curves", type=Path, metavar="FILE", help="write the curves there, as SVG")
    asked = parser.parse_args(argv)
    keys = ("pairwise_f1", "covered", "closed", "width", "as_told_covered", "overcounted", "twice", "total_best")
    print(" " * 18 + "".join(f"{k:>17}" for k in keys))
    found = worlds(rates(), events=asked.events, seeds=asked.seeds)
    rows = [measured(f) for f in found]
    for seed, f, row in zip(asked.seeds, found, rows, strict=True):
        print_figures(f"seed {seed}, {len(f.world.reports)} r.", row)
        print_worst(f, asked.worst)
    print_figures("mean", mean(rows))
    if asked.curves:
        curves = [
            curve("share of copies", "copies", "share", COPYING),
            curve("bias of the sides", "sides", "bias", BIAS),
        ]
        asked.curves.write_text("\n".join(drawn(curves)) + "\n", "utf-8")
        for c in curves:
            print(f"\n{c.name:18}" + "".join(f"{x:>9.1f}" for x in c.at))
            for line, values in c.lines.items():
                print(f"{line:18}" + "".join(f"{y:>9.3f}" for y in values))
    if asked.json:
        print(json.dumps({k: round(v, 4) for k, v in mean(rows).items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
