"""The map: cards on a grid, those that share a cell as one mark."""

from dataclasses import dataclass

import numpy as np

from recount.serve.table.chosen import quoted, sums_up
from recount.serve.table.columns import Columns, Ints, Mask
from recount.serve.table.counts import Sum, sums

MOST = 2_000  # marks on one map
DEEPEST = 14  # zoom at which incidents that still share a cell share a place
CELLS = 8  # along a side of a map tile of 256 pixels
WIDE = 1 << 20  # more cells than a grid has from south to north


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Several cards in one cell: the middle of their points, the box around them (west, south, east, north), their sums, and
    how many of those that are no totals have no number at all.
    """

    key: str
    lat: float
    lon: float
    sum: Sum
    unknown: int
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the map shows: clusters, ids of incidents that stand alone, and the zoom of the grid that they are on."""

    clusters: tuple[Cluster, ...]
    singles: tuple[str, ...]
    zoom: int


def marks(columns: Columns, mask: Mask, zoom: int, method: str) -> Marks:
    """At most 2,000 marks for a zoom (0..22, as on web maps): where there are more, the grid is made coarser."""
    at = np.flatnonzero(mask & ~np.isnan(columns.of["lat"]))
    grid = max(0, min(zoom, DEEPEST))
    cells, group = _cells(columns, at, grid)
    while len(cells) > MOST and grid > 0:
        grid -= 1
        cells, group = _cells(columns, at, grid)
    counts = np.bincount(group, minlength=len(cells))
    alone = counts[group] == 1
    order = np.argsort(group, kind="stable")
    shared = order[~alone[order]]
    return Marks(
        clusters=_clusters(columns, at[shared], cells[group[shared]], grid, method),
        singles=tuple(str(columns.ids[n]) for n in at[alone]),
        zoom=grid,
    )


def _cells(columns: Columns, at: Ints, grid: int) -> tuple[Ints, Ints]:
    """The cells of the grid that hold any of these cards, and which one each of them is in."""
    size = 360 / 2**grid / CELLS
    x = ((columns.of["lon"][at] + 180) / size).astype(np.int64)
    y = ((columns.of["lat"][at] + 90) / size).astype(np.int64)
    cells, group = np.unique(x * WIDE + y, return_inverse=True)
    return cells, group


def _clusters(columns: Columns, at: Ints, cell: Ints, grid: int, method: str) -> tuple[Cluster, ...]:
    """One a cell; the cards come cell by cell."""
    if not len(at):
        return ()
    keys, begins, group = np.unique(cell, return_index=True, return_inverse=True)
    lat, lon = columns.of["lat"][at], columns.of["lon"][at]
    counts = np.bincount(group)
    middle = [np.bincount(group, weights=side) / counts for side in (lat, lon)]
    box = [
        np.minimum.reduceat(lon, begins),
        np.minimum.reduceat(lat, begins),
        np.maximum.reduceat(lon, begins),
        np.maximum.reduceat(lat, begins),
    ]
    silent = np.isnan(quoted(columns, method)[at]) & ~sums_up(columns)[at]
    unknown = np.bincount(group[silent], minlength=len(keys))
    made = sums(columns, at, group, len(keys), method)
    found = [
        Cluster(
            key=f"{grid}/{int(keys[n]) // WIDE}/{int(keys[n]) % WIDE}",
            lat=float(middle[0][n]),
            lon=float(middle[1][n]),
            sum=made[n],
            unknown=int(unknown[n]),
            bounds=(float(box[0][n]), float(box[1][n]), float(box[2][n]), float(box[3][n])),
        )
        for n in range(len(keys))
    ]
    return tuple(sorted(found, key=lambda c: (-c.sum.n, c.key)))
