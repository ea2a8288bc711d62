"""The map: cards on a grid, those that share a cell as one mark."""

from dataclasses import dataclass

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
    found = _cells(connection, wanted, grid)
    while len(found) > MOST and grid > 0:
        found, grid = _coarser(found), grid - 1
    shown = sorted(found.items(), key=lambda item: (-item[1].n, item[0]))[:MOST]
    return Marks(
        clusters=tuple(_cluster(at, cell, grid) for at, cell in shown if cell.n > 1),
        singles=tuple(cell.first for _, cell in shown if cell.n == 1),
        zoom=grid,
    )


@dataclass(slots=True)
class _Cell:
    """What a cell of the grid holds: sums over its incidents, their box, and the id of the first."""

    n: int
    lat: float
    lon: float
    south: float
    north: float
    west: float
    east: float
    low: int | None
    best: int | None
    high: int | None
    unknown: int
    first: str

    def take(self, other: "_Cell") -> None:
        """Take in what another cell holds."""
        for name in ("n", "lat", "lon", "unknown"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("low", "best", "high"):
            one, two = getattr(self, name), getattr(other, name)
            setattr(self, name, two if one is None else one if two is None else one + two)
        self.south, self.west = min(self.south, other.south), min(self.west, other.west)
        self.north, self.east = max(self.north, other.north), max(self.east, other.east)
        self.first = min(self.first, other.first)


Cells = dict[tuple[int, int], _Cell]


def _cells(connection: Connection, wanted: Wanted, grid: int) -> Cells:
    """The cells of a grid that hold any: the cards are gone through once, however coarse the map is to be in the end."""
    where, prefix = condition(wanted), METHODS[wanted.method]
    plain = "NOT (c.is_total OR c.long)"
    query = f"""SELECT CAST((c.lon + 180) / :size AS INTEGER) AS x, CAST((c.lat + 90) / :size AS INTEGER) AS y, count(*) AS n,
        sum(c.lat) AS lat, sum(c.lon) AS lon, min(c.lat) AS south, max(c.lat) AS north, min(c.lon) AS west, max(c.lon) AS east,
        sum(CASE WHEN {plain} THEN c.{prefix}_low END) AS low, sum(CASE WHEN {plain} THEN c.{prefix}_best END) AS best,
        sum(CASE WHEN {plain} THEN c.{prefix}_high END) AS high,
        sum({plain} AND coalesce(c.{prefix}_low, c.{prefix}_best, c.{prefix}_high) IS NULL) AS unknown,
        min(c.incident_id) AS first
        FROM cards c WHERE c.lat IS NOT NULL AND {where.sql} GROUP BY x, y"""
    asked = {**where.values, "size": 360 / 2**grid / CELLS}
    return {(row[0], row[1]): _Cell(*row[2:]) for row in connection.execute(text(query), asked)}


def _coarser(cells: Cells) -> Cells:
    """The cells of the next coarser grid: each holds four of these."""
    out: Cells = {}
    for (x, y), cell in cells.items():
        at = (x // 2, y // 2)
        if at in out:
            out[at].take(cell)
        else:
            out[at] = cell
    return out


def _cluster(at: tuple[int, int], cell: _Cell, grid: int) -> Cluster:
    return Cluster(
        key=f"{grid}/{at[0]}/{at[1]}",
        lat=cell.lat / cell.n,
        lon=cell.lon / cell.n,
        n=cell.n,
        low=cell.low,
        best=cell.best,
        high=cell.high,
        unknown=cell.unknown,
        bounds=(cell.west, cell.south, cell.east, cell.north),
    )
