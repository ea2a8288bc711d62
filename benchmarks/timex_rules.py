"""How often each rule dates a claim right, and whether a reading's score says so: ``python -m benchmarks.timex --rules``."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from recount.model import Basis, Reading, Window
from recount.resolve.date_scores import of_rule

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
FEW = 10  # rules with fewer claims are put together

Dated = Callable[[dict[str, Any]], Iterator[tuple[dict[str, Any], Reading[Window]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One claim with words of time: the rule that read it, whether it gave a first and last day, and whether they are the gold's."""

    rule: str
    score: float
    answered: bool
    right: bool


def judged(rows: Iterable[dict[str, Any]], dated: Dated) -> list[Judged]:
    """Each claim with words of time and a date in the gold."""
    found = []
    for row in rows:
        for claim, reading in dated(row):
            want = claim["when"]["start"], claim["when"]["end"]
            if want != (None, None):
                found.append(_judge(reading, want))
    return found


def _judge(reading: Reading[Window], want: tuple[str | None, str | None]) -> Judged:
    got = inclusive(reading.value)
    answered = got != (None, None)
    basis = reading.value.basis if reading.value else Basis.INFERRED
    score = of_rule(reading.rule, basis)
    return Judged(rule=f"{reading.rule} {basis}", score=score, answered=answered, right=answered and got == want)


def inclusive(window: Window | None) -> tuple[str | None, str | None]:
    """First and last day, both included."""
    start = window.start.isoformat() if window and window.start else None
    end = (window.end - timedelta(days=1)).isoformat() if window and window.end else None
    return start, end


def own_corpus(root: Path) -> list[dict[str, Any]]:
    """The reports of `gold/corpus`, which is part of the project."""
    files = sorted((root / "gold" / "corpus").glob("*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]


def by_rule(claims: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Rule to claims answered by it and right ones, the most used first."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in claims:
        if one.answered:
            found[one.rule][0] += 1
            found[one.rule][1] += one.right
    return {rule: (n, right) for rule, (n, right) in sorted(found.items(), key=lambda item: -item[1][0])}


def coverage(claims: Sequence[Judged]) -> tuple[float, float]:
    """Share of the claims that get days, and share of those that are right."""
    answered = [one for one in claims if one.answered]
    return len(answered) / max(len(claims), 1), sum(one.right for one in answered) / max(len(answered), 1)


def show(claims: Sequence[Judged]) -> None:
    """The rules with how often they are right, and the reliability of the scores."""
    answered, right = coverage(claims)
    print(f"answered {answered:.3f} of {len(claims)} claims with a date; right {right:.3f} of the answered")
    rules = by_rule(claims)
    print(f"{'rule':44} {'n':>5} {'right':>6}")
    for rule, (n, good) in rules.items():
        if n >= FEW:
            print(f"{rule:44} {n:5} {good / n:6.3f}")
    rare = [counts for counts in rules.values() if counts[0] < FEW]
    if rare:
        print(
            f"{f'{len(rare)} others':44} {sum(n for n, _ in rare):5} {sum(g for _, g in rare) / sum(n for n, _ in rare):6.3f}"
        )
    print("reliability: score from, to, n, mean score, right")
    for low, high, n, mean, share in reliability(claims):
        print(f"  {low:.2f} {min(high, 1.0):.2f} {n:5} {mean:.3f} {share:.3f}")


def reliability(claims: Sequence[Judged]) -> Iterator[tuple[float, float, int, float, float]]:
    """For each stretch of scores: its bounds, how many claims, their mean score, the share that is right."""
    for low, high in pairwise(BINS):
        inside = [one for one in claims if one.answered and low <= one.score < high]
        if inside:
            yield (
                low,
                high,
                len(inside),
                sum(o.score for o in inside) / len(inside),
                sum(o.right for o in inside) / len(inside),
            )


def table(claims: Sequence[Judged]) -> str:
    """The rows of `resolve/date_rules.toml`, for `--rules --toml`."""
    rules: Mapping[str, tuple[int, int]] = by_rule(claims)
    rows = "\n".join(f'"{rule}" = [{n}, {right}]' for rule, (n, right) in sorted(rules.items()) if rule)
    return f"[rules]  # claims answered by the rule, and right ones\n{rows}"
