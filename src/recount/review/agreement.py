"""How far two coders agree beyond chance: Krippendorff's alpha, 1 where they always do, 0 as by chance, below where less.

K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011). The well-kept package of that name is under the GPL, which
Recount's licence does not allow it to lean on.
"""

from collections.abc import Callable, Hashable, Sequence

import numpy as np

Metric = Callable[[np.ndarray], np.ndarray]


def nominal(values: Sequence[Hashable | None], others: Sequence[Hashable | None]) -> float | None:
    """Alpha over values that are the same or not. `None` is a value that a coder did not give, and such a unit is left out.

    None where nothing can be said: no unit with both values, or only one value in all of them.
    """
    return _alpha(values, others, lambda codes: (codes[:, None] != codes[None, :]).astype(float))


def interval(values: Sequence[float | None], others: Sequence[float | None]) -> float | None:
    """Alpha over numbers, whose distance counts squared; as `nominal`."""
    return _alpha(values, others, lambda numbers: (numbers[:, None] - numbers[None, :]) ** 2)


def _alpha(values: Sequence[Hashable | None], others: Sequence[Hashable | None], metric: Metric) -> float | None:
    pairs = [(a, b) for a, b in zip(values, others, strict=True) if a is not None and b is not None]
    domain = sorted({value for pair in pairs for value in pair}, key=lambda value: (str(type(value)), value))
    if len(domain) < 2:  # with one value in all units nothing was told apart
        return None
    at = {value: n for n, value in enumerate(domain)}
    together = np.zeros((len(domain), len(domain)))
    for a, b in pairs:
        together[at[a], at[b]] += 1
        together[at[b], at[a]] += 1
    numbers = all(isinstance(value, int | float) for value in domain)
    distance = metric(np.array(domain if numbers else range(len(domain)), dtype=float))
    totals = together.sum(axis=0)
    by_chance = (np.outer(totals, totals) * distance).sum() / (totals.sum() - 1)
    return float(1 - (together * distance).sum() / by_chance)
