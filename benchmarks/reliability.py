"""Does a score mean what it says? Bins of scores beside the share that was right, as lines and as a plot."""

from collections.abc import Iterator, Sequence

Scored = tuple[float, bool]
"""A score from 0 to 1, and whether what it stood for was right."""

Bins = list[tuple[float, float, int]]
"""Mean score, share that was right and how many, the least sure bin first."""

SIDE, EDGE, LEAST = 320, 48, 0.4  # pixels of the plot and around it; where both axes begin
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def bins_of(scored: Sequence[Scored], most: int = 5) -> Bins:
    """Bins of as many each, from the least sure."""
    ordered = sorted(scored, key=lambda one: one[0])
    size = len(ordered)
    parts = [ordered[size * n // most : size * (n + 1) // most] for n in range(most)]
    return [(sum(s for s, _ in p) / len(p), sum(r for _, r in p) / len(p), len(p)) for p in parts if p]


def error(scored: Sequence[Scored]) -> float:
    """The expected calibration error, 0 to 1: how far scores and shares are apart, in the mean, over ten bins."""
    return sum(abs(sure - right) * count for sure, right, count in bins_of(scored, 10)) / max(1, len(scored))


def thresholds(scored: Sequence[Scored], asked: int) -> Iterator[str]:
    """A line for each threshold: what share of all that was asked is answered above it, and what share of that is right."""
    yield f"  {'score at least':<16}{'answered':>10}{'right':>8}"
    for least in THRESHOLDS:
        kept = [right for sure, right in scored if sure >= least]
        if kept:
            yield f"  {least:<16.2f}{len(kept) / asked:>10.3f}{sum(kept) / len(kept):>8.3f}"
    yield f"  a score is off by {error(scored):.3f} in the mean"


def drawn(sets: Sequence[tuple[str, Bins, float]], noun: str) -> Iterator[str]:
    """A plot in SVG, line by line: a point is a bin; the first set is filled, the others are hollow.

    Args:
        sets: name, bins and calibration error of each.
        noun: what has the score, in the singular.
    """
    size = SIDE + 2 * EDGE
    low, high, height = EDGE, EDGE + SIDE, SIDE + 2 * EDGE + 8 + 16 * len(sets)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {height}" font-family="sans-serif" font-size="12">'
    yield f'<rect width="{size}" height="{height}" fill="#ffffff"/>'
    yield f'<rect x="{low}" y="{low}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#767676"/>'
    yield f'<line x1="{low}" y1="{high}" x2="{high}" y2="{low}" stroke="#767676" stroke-dasharray="4 4"/>'
    for tick in (0.4, 0.6, 0.8, 1.0):
        yield f'<text x="{low + _at(tick):.1f}" y="{high + 18}" text-anchor="middle">{tick:.1f}</text>'
        yield f'<text x="{low - 8}" y="{high - _at(tick) + 4:.1f}" text-anchor="end">{tick:.1f}</text>'
    yield f'<text x="{size / 2:.0f}" y="{high + 38}" text-anchor="middle">score of a {noun}</text>'
    yield f'<text x="14" y="{size / 2:.0f}" text-anchor="middle" transform="rotate(-90 14 {size / 2:.0f})">share that is right</text>'
    for number, (name, bins, miss) in enumerate(sets):
        yield from (_point(sure, right, number) for sure, right, _ in bins)
        count = sum(many for _, _, many in bins)
        mark = f'<tspan fill="{COLOURS[number % len(COLOURS)]}">{"●" if number == 0 else "○"}</tspan>'
        yield f'<text x="{low}" y="{size + 8 + 16 * number}">{mark} {name}: {count} {noun}s, off by {miss:.3f} in the mean</text>'
    yield "</svg>"


COLOURS = ("#1b5e8c", "#b3541e", "#3d7a3a", "#6b4c9a")
"""One for each set of a plot, dark enough on white."""


def _at(value: float) -> float:
    return SIDE * (max(value, LEAST) - LEAST) / (1 - LEAST)


def _point(sure: float, right: float, number: int) -> str:
    x, y, colour = EDGE + _at(sure), EDGE + SIDE - _at(right), COLOURS[number % len(COLOURS)]
    fill = colour if number == 0 else "#ffffff"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
