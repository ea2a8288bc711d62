"""The plot of `benchmarks.worlds`: figures against a rate, a panel for each rate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.reliability import COLOURS

SIDE, EDGE = 260, 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Figures (0 to 1) against the values of one rate; each line has one for each of `at`."""

    name: str
    at: tuple[float, ...]
    lines: Mapping[str, tuple[float, ...]]


def drawn(curves: Sequence[Curve]) -> Iterator[str]:
    """The plot in SVG, line by line."""
    width, names = len(curves) * (SIDE + EDGE) + EDGE, list(curves[0].lines)
    height = SIDE + 2 * EDGE + 16 * len(names)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    for n, c in enumerate(curves):
        yield from _panel(c, EDGE + n * (SIDE + EDGE))
    for n, name in enumerate(names):
        y = SIDE + 2 * EDGE - 4 + 16 * n
        yield f'<text x="{EDGE}" y="{y}"><tspan fill="{COLOURS[n]}">●</tspan> {name}</text>'
    yield "</svg>"


def _panel(curve: Curve, left: int) -> Iterator[str]:
    top, bottom, last = EDGE / 2, EDGE / 2 + SIDE, max(curve.at)
    yield f'<rect x="{left}" y="{top:.0f}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#767676"/>'
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        yield f'<text x="{left - 6}" y="{bottom - tick * SIDE + 4:.1f}" text-anchor="end">{tick:.1f}</text>'
    for x in curve.at:
        yield f'<text x="{left + x / last * SIDE:.1f}" y="{bottom + 16:.0f}" text-anchor="middle">{x:.1f}</text>'
    yield f'<text x="{left + SIDE / 2:.0f}" y="{bottom + 32:.0f}" text-anchor="middle">{curve.name}</text>'
    for n, values in enumerate(curve.lines.values()):
        points = [(left + x / last * SIDE, bottom - y * SIDE) for x, y in zip(curve.at, values, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{COLOURS[n]}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLOURS[n]}"/>' for x, y in points)
