"""The plot of `benchmarks.scale`: seconds and memory against the number of claims, both axes logarithmic."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

WIDE, HIGH, EDGE = 420, 280, 60  # pixels
SECONDS, MEMORY = "#1b5e8c", "#b3541e"


def drawn(sizes: Mapping[int, Mapping[str, Any]]) -> Iterator[str]:
    """A plot in SVG, line by line: one point for each size; a dashed line grows as the number of claims does."""
    low, high = (math.log10(size) for size in (min(sizes), max(sizes)))
    tallest = max(max(row["seconds"], row["peak_mb"]) for row in sizes.values())
    top = math.ceil(math.log10(tallest))

    def at(size: float, value: float) -> tuple[float, float]:
        x = EDGE + WIDE * (math.log10(size) - low) / ((high - low) or 1)
        return x, EDGE + HIGH * (1 - max(0.0, math.log10(max(value, 1))) / top)

    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE + 2 * EDGE} {HIGH + 2 * EDGE}" '
        'font-family="sans-serif" font-size="12">'
    )
    yield f'<rect width="{WIDE + 2 * EDGE}" height="{HIGH + 2 * EDGE}" fill="#ffffff"/>'
    yield f'<rect x="{EDGE}" y="{EDGE}" width="{WIDE}" height="{HIGH}" fill="none" stroke="#767676"/>'
    for power in range(top + 1):
        _, y = at(10**low, 10**power)
        yield f'<text x="{EDGE - 8}" y="{y + 4:.1f}" text-anchor="end">{10**power:,}</text>'
    for size in sizes:
        x, _ = at(size, 1)
        yield f'<text x="{x:.1f}" y="{EDGE + HIGH + 18}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{EDGE + WIDE / 2:.0f}" y="{EDGE + HIGH + 38}" text-anchor="middle">claims</text>'
    first = min(sizes)
    (a, b), (c, d) = at(first, sizes[first]["seconds"]), at(10**high, sizes[first]["seconds"] * 10 ** (high - low))
    yield f'<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}" stroke="#767676" stroke-dasharray="4 4"/>'
    for n, (name, key, colour) in enumerate((("CPU seconds", "seconds", SECONDS), ("peak MB", "peak_mb", MEMORY))):
        points = [at(size, row[key]) for size, row in sizes.items()]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points)
        yield f'<text x="{EDGE + 8}" y="{EDGE + 18 + 16 * n}" fill="{colour}">{name}</text>'
    yield "</svg>"
