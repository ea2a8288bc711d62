"""The map: cards on a grid, those that share a cell as one mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from recount.store.shelf.wanted import METHODS, Wanted, condition

MOST = 2_000  # marks on one map
DEEPEST = 14  # zoom at which incidents that still share a cell share a place
CELLS = 8  # along a side of a map tile of 256 pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Several incidents in one cell: the middle of their points, and the box around them (west, south, east, north).

    `low`, `best` and `high` add up the known figures of those that are no totals, of which `unknown` have none at all;
    None where there is nothing to add up.
    """

    key: str
    lat: float
    lon: float
    n: int
    low: int | None
    best: int | None
    high: int | None
    unknown: int
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the map shows: clusters, ids of incidents that stand alone, and the zoom of the grid that they are on."""

    clusters: tuple[Cluster, ...]
    singles: tuple[str, ...]
    zoom: int


def marks(connection: Connection, wanted: Wanted, zoom: int) -> Marks:
    """At most 2,000 marks for a zoom (0..22, as on web maps): where there are more, the grid is made coarser."""
    grid = max(0, min(zoom, DEEPEST))
    while True:
        found = _cells(connection, wanted, grid)
        if len(found) <= MOST or grid == 0:
            break
        grid -= 1
    rows = found[:MOST]
    return Marks(
        clusters=tuple(_cluster(row, grid) for row in rows if row.n > 1),
        singles=tuple(row.incident_id for row in rows if row.n == 1),
        zoom=grid,
    )


def _cells(connection: Connection, wanted: Wanted, grid: int) -> Sequence[Any]:
    """One row a cell, the fullest first. Of a cell of one, `incident_id` is its id."""
    where, prefix = condition(wanted), METHODS[wanted.method]
    plain = "NOT (c.is_total OR c.long)"
    query = f"""SELECT CAST((c.lon + 180) / :size AS INTEGER) AS x, CAST((c.lat + 90) / :size AS INTEGER) AS y, count(*) AS n,
        avg(c.lat) AS lat, avg(c.lon) AS lon, min(c.lat) AS south, max(c.lat) AS north, min(c.lon) AS west, max(c.lon) AS east,
        sum(CASE WHEN {plain} THEN c.{prefix}_low END) AS low, sum(CASE WHEN {plain} THEN c.{prefix}_best END) AS best,
        sum(CASE WHEN {plain} THEN c.{prefix}_high END) AS high,
        sum({plain} AND coalesce(c.{prefix}_low, c.{prefix}_best, c.{prefix}_high) IS NULL) AS unknown,
        min(c.incident_id) AS incident_id
        FROM cards c WHERE c.lat IS NOT NULL AND {where.sql} GROUP BY x, y ORDER BY n DESC, x, y LIMIT :most"""
    asked = {**where.values, "size": 360 / 2**grid / CELLS, "most": MOST + 1}
    return connection.execute(text(query), asked).all()


def _cluster(row: Any, grid: int) -> Cluster:
    return Cluster(
        key=f"{grid}/{row.x}/{row.y}",
        lat=row.lat,
        lon=row.lon,
        n=row.n,
        low=row.low,
        best=row.best,
        high=row.high,
        unknown=row.unknown,
        bounds=(row.west, row.south, row.east, row.north),
    )
