"""Learn how the claims of one report lie to each other: one event, or one a part of what the other counts.

``python -m training.within [gold] [--half N]``

Two logistic regressions over named signs (`recount.link.signs`), from the claims of half of our open corpus without their
links, against the links that coders set. The first learns which pairs are of one event. The second learns, of the pairs
that the first leaves apart, in which the one's people are among the other's: parts of a sum, or the same dead told again.
Writes round points into `src/recount/link/within.toml` and prints how well each tells pairs apart, on both halves.
Measure the whole with ``python -m benchmarks.link_gold gold/corpus/*.jsonl --half 2``.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.link_gold import half_of, unlinked

from recount.evaluate.gold import read_gold
from recount.link.sights import sights, traces_of
from recount.link.signs import same_signs
from recount.link.sums import pairs
from recount.link.traces import Trace
from recount.link.weights import Scale, weights
from recount.link.within import by_event, far_apart, told_apart
from recount.model import Claim, CodedReport
from recount.publish.coded_parse import from_wire

TABLE = Path("src/recount/link/within.toml")
STEPS = 40
RIDGE = 3.0  # pulls points to 0: a sign that shows ten times in the corpus says little
SEEN = 10  # signs that show less often are left out
# A long report has very many pairs: weighed so, it counts as the square root of them, and short reports count for more.
EVEN = 0.5
# By hand: sentences of a list, which our corpus hardly has, and a sum that its parts, told in a row, give exactly.
BY_HAND = {"same": {"one voice, open alike": -1.5}, "part": {"adds up in a row": 1.4}}
# What can only speak against, and only for: where the corpus says otherwise it does so by chance, and the sign says nothing.
AGAINST = re.compile(
    r"\bother (?:name|perpetrator|target|place|kind|words of time|number of acts)\b|\bsettings$|numbers (?:differ|near)$"
    r"|told (?:anew|besides)$|open alike$|^one (?:of many|runs since|sums up|undated)$|one unplaced$|days apart"
    r"|not shared|unlike|in another place|wider days|no more"
)
FOR = re.compile(
    r"\bsame (?:name|perpetrator|target)$|^same days?$|voice, same (?:place|setting|number|small number)$|sort shared$"
    r"|adds up|^an answer$|^lead$|voice, next$"
)
Floats = npt.NDArray[np.float64]
Rows = list[tuple[Sequence[str], bool, float]]  # signs, the truth, weight


@dataclass(frozen=True, slots=True)
class Learned:
    """Where no sign speaks, the points of each, and the signs `asked` for."""

    start: float
    points: dict[str, float]
    asked: tuple[str, ...] = ()


def reports(folder: Path, half: int) -> tuple[CodedReport, ...]:
    """The coded reports of a half of our corpus that make claims, with their coders' links."""
    files = [folder / "examples.jsonl", *sorted((folder / "corpus").glob("*.jsonl"))]
    rows = (row for path in files for row in read_gold(path) if row["claims"] and half_of(row) == half)
    return tuple(from_wire(row, row["text"]) for row in rows)


def same_rows(coded: Sequence[CodedReport]) -> Rows:
    """Every pair of claims of a report: its signs, and whether coders put the two together."""
    out: Rows = []
    for one in coded:
        bare, home = unlinked(one), homes(one.claims)
        seen = sights(bare.claims, traces_of(bare.claims, bare.readings))
        open_to = ((a, b) for n, b in enumerate(seen) for a in seen[:n] if not _settled(a.trace, b.trace))
        out.extend(_even([(same_signs(a, b), home[a.trace.claim_id] == home[b.trace.claim_id]) for a, b in open_to]))
    return out


def _settled(one: Trace, other: Trace) -> bool:
    return told_apart(one, other) or far_apart(one, other)


def _even(rows: Sequence[tuple[Sequence[str], bool]]) -> Rows:
    """The pairs of one report with their weight."""
    return [(signs, right, len(rows) ** -EVEN) for signs, right in rows]


def part_rows(coded: Sequence[CodedReport]) -> Rows:
    """Every pair of claims left apart of which one can count the other's people: its signs, and whether it does."""
    out: Rows = []
    for one in coded:
        bare, home = unlinked(one), homes(one.claims)
        among = set(_among(one.claims, home))
        by_id = {s.trace.claim_id: s for s in sights(bare.claims, traces_of(bare.claims, bare.readings))}
        groups = [[by_id[key] for key in group] for group in by_event(bare.claims, tuple(by_id.values()))]
        told = [(pair.signs, home[pair.part_id], home[pair.whole_id]) for pair in pairs(groups)]
        out.extend(_even([(signs, p == w or (p, w) in among) for signs, p, w in told]))
    return out


def homes(claims: Sequence[Claim]) -> dict[str, str]:
    """For each claim the first claim of its event, by the coders' `same_event_as`."""
    home: dict[str, str] = {}
    for claim in claims:
        home[claim.id] = home.get(claim.same_event_as or "", claim.id)
    return home


def _among(claims: Sequence[Claim], home: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every event and each that it is a part of, parts of parts too."""
    above: dict[str, set[str]] = {}
    for claim in claims:
        if claim.part_of in home:
            above.setdefault(home[claim.id], set()).add(home[claim.part_of])
    for part, wholes in above.items():
        found, left = set[str](), list(wholes)
        while left:
            whole = left.pop()
            if whole not in found:
                found.add(whole)
                left.extend(above.get(whole, ()))
        yield from ((part, whole) for whole in found)


def learn(rows: Rows) -> Learned:
    """Logistic regression; signs that would speak against what they mean (`AGAINST`, `FOR`) are left out, and it starts anew."""
    shown = Counter(sign for signs, *_ in rows for sign in signs)
    names = sorted(name for name, times in shown.items() if times >= SEEN)
    while True:
        learned = _fit(rows, names)
        names = [n for n in names if _means(n, learned.points.get(n, 0.0))]
        if len(names) == len(learned.asked):
            return learned


def _means(sign: str, points: float) -> bool:
    return not (points > 0 and AGAINST.search(sign)) and not (points < 0 and FOR.search(sign))


def _fit(rows: Rows, names: Sequence[str]) -> Learned:
    """By Newton's method; points rounded to .1, small ones left out."""
    x, y = _matrix(rows, names), np.array([right for _, right, _ in rows], dtype=np.float64)
    weight = np.array([w for *_, w in rows])
    weight = weight / weight.mean()
    w = np.zeros(x.shape[1])
    pull = RIDGE * np.r_[0.0, np.ones(len(names))]
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(pull + 1e-9)
        w = w - np.linalg.solve(hessian, x.T @ (weight * (p - y)) + pull * w)
    points = {name: round(float(v), 1) for name, v in zip(names, w[1:], strict=True)}
    return Learned(round(float(w[0]), 1), {name: v for name, v in points.items() if v}, tuple(names))


def _matrix(rows: Rows, names: Sequence[str]) -> Floats:
    column = {name: n + 1 for n, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for n, (signs, *_) in enumerate(rows):
        x[n, [column[s] for s in signs if s in column]] = 1
    return x


def best_f1(learned: Learned, rows: Rows) -> tuple[float, float]:
    """The best F1 over pairs that any threshold gives, and that threshold."""
    scale = Scale(start=learned.start, enough=0.0, points=learned.points)
    scored = sorted(((scale.weigh(signs), right) for signs, right, _ in rows), reverse=True)
    true, hit, best = sum(right for _, right in scored), 0, (0.0, 0.0)
    for n, (score, right) in enumerate(scored, start=1):
        hit += right
        best = max(best, (2 * hit / (n + true), score))
    return best


def write(name: str, learned: Learned) -> None:
    """Put the points of one of the two into the table; `enough` stays as it is."""
    text = TABLE.read_text("utf-8")
    points = learned.points | BY_HAND[name]
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0]))
    lines = "".join(f'"{sign}" = {number}\n' for sign, number in ranked)
    text = re.sub(rf"(\[{name}\]\nstart = )\S+", rf"\g<1>{learned.start}", text)
    text = re.sub(rf"(\[{name}\.points\]\n)[^\[]*", lambda m: m[1] + lines + "\n", text)
    TABLE.write_text(text.rstrip() + "\n", "utf-8")
    weights.cache_clear()


def main() -> None:
    """Learn both, the second from what the first leaves apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("gold"))
    parser.add_argument("--half", type=int, choices=(1, 2), default=1, help="learn from this half")
    asked = parser.parse_args()
    ours, others = reports(asked.folder, asked.half), reports(asked.folder, 3 - asked.half)
    for name, rows_of in (("same", same_rows), ("part", part_rows)):
        rows = rows_of(ours)
        learned = learn(rows)
        write(name, learned)
        (f1, at), (held_out, _) = best_f1(learned, rows), best_f1(learned, rows_of(others))
        print(f"{name}: {len(rows)} pairs, F1 {f1:.3f} (from {at:.1f}), on the other half {held_out:.3f}")


if __name__ == "__main__":
    main()
