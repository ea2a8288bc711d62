"""The weights of `recount.link.pairs`, learned: ``python -m training.linking FOLDER [--write]``.

Logistic regression over the levels that pairs of tellings show, drawn towards weights set by hand as if each had been seen
in some pairs already: a level that the material never shows keeps its hand weight, one that it shows often takes what it
says. No weight crosses zero against its hand weight, and what the material can't show (`HELD`) stays at it. What is learned from, each with an own base rate:

- MAVERICK (van Baalen and Höglund 2026, CC BY 4.0): rows of one event and of others, no texts;
- MUC-4 (Sundheim 1992): messages about one incident each, by their keys (`training.linking_muc`);
- `gold/stories/stories.jsonl`: invented reports, coded by the grammar, each with the events that it tells of.

The shipped prior is MAVERICK's. Reports on American shootings and on Syria are measured on and never learned from.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.maverick import apart, coded

from benchmarks import stories as invented
from recount.link import splits
from recount.link.candidates import compared
from recount.link.compare import FAR
from recount.link.pairs.score import levels
from recount.link.pairs.weights import Weights, weights
from recount.link.tellings import Telling, tell

FILE = Path("src/recount/link/pairs/weights.toml")
GOLD = Path("gold")
DRAWN = 4.0  # how strongly a weight is drawn to its hand weight: as by some sixteen pairs at even odds
FIXED = 1e6  # a pull that no material moves
# Measures that stay as set by hand: MAVERICK has no two kinds of event that exclude each other, and no texts; no material
# tells the ages of many people, or of places that are not read.
HELD = ("kind", "people", "locale")
# So do these: messages of MUC-4 lie within three weeks, no trial comes so soon.
HELD_LEVELS = frozenset({("news", "later"), ("news", "long"), ("days", "apart_person")})
STEPS = 12
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The levels of two tellings, whether they are of one event, which material they are of, and a part of it to hold out."""

    levels: tuple[Key, ...]
    same: bool
    of: str
    part: str = ""


def pairs_of(told: Sequence[Telling], event: Mapping[str, str], of: str, part: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs that linking would compare, but for those that days, places or totals exclude. `event` is by telling id."""
    for one, other in compared(told):
        found = levels(one, other)
        if not any(weights().levels[name][level] <= FAR for name, level in found):
            yield Pair(levels=found, same=event[one.id] == event[other.id], of=of, part=part.get(one.id, ""))


def maverick(folder: Path) -> Iterator[Pair]:
    """Pairs of rows; held out by election."""
    path = folder / "maverick" / "event_reports.jsonl"
    if not path.exists():
        return
    rows = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    reports = coded(list(rows.values()))
    held = splits(apart(reports))
    told = sorted((t for report in reports for t in tell(report, held)), key=lambda t: t.id)
    event = {t.id: rows[t.claim_ids[0]]["event_id"] for t in told}
    yield from pairs_of(told, event, "maverick", {t.id: rows[t.claim_ids[0]]["election"] for t in told})


def stories(gold: Path = GOLD) -> Iterator[Pair]:
    """Pairs of invented reports' tellings, coded by the grammar, labelled as `benchmarks.stories` does; held out by story."""
    rows = {row["doc_id"]: row for row in invented.read(gold)}
    told: list[Telling] = []
    event: dict[str, str] = {}
    part: dict[str, str] = {}
    for report in invented.coded(rows.values()):
        row = rows[report.report.name]
        labels = invented.events_of(report, row)
        for t in tell(report):
            if t.claim_ids[0] in labels:
                told.append(t)
                event[t.id], part[t.id] = labels[t.claim_ids[0]], row["story"]
    yield from pairs_of(sorted(told, key=lambda t: t.id), event, "stories", part)


def learn(pairs: Sequence[Pair], given: Weights, drawn: float = DRAWN) -> Weights:
    """The weights that these pairs ask for; the prior is MAVERICK's, of what there is."""
    sets = sorted({p.of for p in pairs}, key=lambda of: (of != "maverick", of))
    keys = sorted({key for p in pairs for key in p.levels})
    x = np.zeros((len(pairs), len(sets) + len(keys)))
    place = {key: n + len(sets) for n, key in enumerate(keys)}
    for n, p in enumerate(pairs):
        x[n, sets.index(p.of)] = 1
        x[n, [place[key] for key in p.levels]] = 1
    hand = np.array([given.prior] * len(sets) + [given.hand[name][level] for name, level in keys])
    pull = np.array([0.01] * len(sets) + [FIXED if key[0] in HELD or key in HELD_LEVELS else drawn for key in keys])
    found = _fit(x, np.array([float(p.same) for p in pairs]), hand, pull)
    learned = {key: round(float(found[n]), 1) + 0.0 for key, n in place.items()}
    levels_now = {
        name: {level: learned.get((name, level), weight) for level, weight in table.items()}
        for name, table in given.hand.items()
    }
    return Weights(
        prior=round(float(found[0]), 1), before=given.before, levels=levels_now, says=given.says, hand=given.hand
    )


def _fit(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], hand: npt.NDArray[np.float64], pull: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Newton's steps; a weight that would cross zero against its hand weight stays at zero."""
    w = hand.copy()
    signed = (hand != 0) & (pull > 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (y - p) - pull * (w - hand)
        free = ~(signed & (w == 0) & (slope * hand < 0))
        curve = (x.T * (p * (1 - p))) @ x + np.diag(pull)
        w[free] += np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        w[signed & (w * hand < 0)] = 0
    return w


def written(text: str, learned: Weights, seen: Mapping[Key, int]) -> str:
    """The file with the learned weights in the place of those it held."""
    out, name = [], ""
    for line in text.splitlines():
        heading = re.match(r"\[(\w+)\]", line)
        level = re.match(r"(\w+) = \{ weight = ", line)
        if heading:
            name = heading[1]
        if level:
            weight = f"weight = {learned.levels[name][level[1]]}, "
            line = re.sub(r"weight = [-\d.]+, ", weight, line)  # noqa: PLW2901 - the line as it is to be written
            line = re.sub(r"pairs = \d+", f"pairs = {seen.get((name, level[1]), 0)}", line)  # noqa: PLW2901 - as above
        if name == "prior" and line.startswith("weight = "):
            line = f"weight = {learned.prior}"  # noqa: PLW2901 - as above
        out.append(line)
    return "\n".join(out) + "\n"


def shown(pairs: Iterable[Pair], learned: Weights, given: Weights) -> Iterator[str]:
    """A line for each level: hand weight, learned weight, pairs of one event and of two."""
    seen: dict[Key, Counter[bool]] = defaultdict(Counter)
    for p in pairs:
        for key in p.levels:
            seen[key][p.same] += 1
    for name, table in learned.levels.items():
        for level, weight in table.items():
            n = seen[name, level]
            yield f"{name:12} {level:15} {given.hand[name][level]:7.1f} {weight:7.1f} {n[True]:7} {n[False]:7}"


def main() -> None:
    """Learn, show, and write if asked."""
    parser = argparse.ArgumentParser(prog="python -m training.linking", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {FILE}")
    asked = parser.parse_args()
    from training.linking_muc import muc  # noqa: PLC0415 - it loads the engine, which learning from rows alone needs not

    given = weights()
    pairs = [*maverick(asked.folder), *muc(asked.folder), *stories()]
    learned = learn(pairs, given)
    print("\n".join(shown(pairs, learned, given)))
    print("prior", given.prior, learned.prior, dict(Counter((p.of, p.same) for p in pairs)))
    if asked.write:
        seen = Counter(key for p in pairs for key in p.levels)
        FILE.write_text(written(FILE.read_text(encoding="utf-8"), learned, seen), encoding="utf-8")


if __name__ == "__main__":
    main()
