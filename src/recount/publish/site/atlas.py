"""The map of pages that run no program: areas as ellipses over outlines, in tenths of a degree. Never a point finer than known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import cos, radians

from recount.publish.record import PublicIncident, PublicPlace
from recount.publish.site.shown import WIDE_KM
from recount.vocab.countries import countries

UNIT = 10.0  # of a degree, as `outlines.svg` has them
DEGREE_KM = 111.195
LEAST_KM = 0.5
MOST = 600  # areas on one map: more are put together by a coarser grid
GRIDS = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)  # degrees
MARGIN = 1.25
LEAST_WIDE = 14.0  # degrees: a single town is shown with the country around it
ASPECT = 2.0
LETTERS, LETTERS_NEAR = 1 / 70, 1 / 26  # height of letters, of the width of the frame, on a large map and a small one
NEAR = 600.0  # a frame narrower than this shows borders as fine lines
RING, RING_NEAR = 1 / 110, 1 / 50  # radius of the ring around what is too small to be seen
MOST_LABELS = 30
HALF = 0.33  # of a letter and the space to the next one, of its height
ASIDE = (0.0, -0.9, 0.9)  # heights of letters that a label may move up or down: farther, it would name another country


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An ellipse on the map, in its units, with the incidents that lie in it. `wide` areas have a soft edge."""

    x: float
    y: float
    rx: float
    ry: float
    wide: bool
    incidents: tuple[PublicIncident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A country's name at its reference point, or below the one area of a map the name of its place (`own`)."""

    x: float
    y: float
    name: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a map shows: its frame (x, y, width, height), its areas, names of countries, the size of a ring that can be seen and
    of letters that can be read.
    """

    frame: tuple[float, float, float, float]
    areas: tuple[Area, ...]
    labels: tuple[Label, ...]
    ring: float
    letters: float

    @property
    def near(self) -> bool:
        """Does it show so little of the world that borders have to be drawn finely?"""
        return self.frame[2] < NEAR

    @property
    def box(self) -> str:
        """The frame as SVG writes it."""
        return " ".join(f"{number:.1f}" for number in self.frame)


def chart(incidents: Iterable[PublicIncident], *, small: bool = False) -> Chart | None:
    """The map of these incidents; None where none has a place with a point. `small`: it is shown as a small picture."""
    spots = _spots([i for i in incidents if i.place.lat is not None and i.place.lon is not None])
    if not spots:
        return None
    areas = tuple(sorted((_area(found) for found in spots), key=lambda a: -a.rx))
    frame = _frame(areas)
    letters = round(frame[2] * (LETTERS_NEAR if small else LETTERS), 2)
    ring = round(frame[2] * (RING_NEAR if small else RING), 2)
    return Chart(
        frame=frame,
        areas=areas,
        labels=_labels(frame, letters, areas, ring),
        ring=ring,
        letters=letters,
    )


def _labels(
    frame: tuple[float, float, float, float], high: float, areas: tuple[Area, ...], ring: float
) -> tuple[Label, ...]:
    """The name of the place where there is one area only, and of the countries whose middle is in the frame, the largest first:
    as far as they have room, and rather beside what is marked than under it.
    """
    found: list[Label] = []
    if len(areas) == 1 and (name := areas[0].incidents[0].place.name):
        below = areas[0].y + max(areas[0].ry, ring) + high * 1.1
        found += _room(Label(x=areas[0].x, y=round(below, 1), name=name, own=True), frame, high, found)
    taken = [(a.x, a.y, max(a.ry, ring)) for a in areas if not a.wide]
    x, y, width, height = frame
    for at in _middles():
        if not (x < at.x < x + width and y < at.y < y + height):
            continue
        moved = [replace(at, y=round(at.y + by * high, 1)) for by in ASIDE]
        free = [label for label in moved if not any(_over(label, spot, high) for spot in taken)]
        found += next((room for label in (*free, at) if (room := _room(label, frame, high, found))), [])
    return tuple(found[:MOST_LABELS])


@cache
def _middles() -> tuple[Label, ...]:
    """The countries, the largest first."""
    by_size = sorted(countries(), key=lambda c: (-(c.area_km2 or 0.0), c.name))
    return tuple(Label(x=round(c.lon * UNIT, 1), y=round(-c.lat * UNIT, 1), name=c.name) for c in by_size)


def _room(label: Label, frame: tuple[float, float, float, float], high: float, found: list[Label]) -> list[Label]:
    """The label, if it is in the frame and over no other."""
    x, y, width, height = frame
    half = len(label.name) * high * HALF
    inside = x + half < label.x < x + width - half and y + high < label.y < y + height - high / 2
    over = any(abs(o.y - label.y) < high * 1.3 and abs(o.x - label.x) < half + len(o.name) * high * HALF for o in found)
    return [label] if inside and not over else []


def _over(label: Label, spot: tuple[float, float, float], high: float) -> bool:
    """Does the label touch this disc (middle and radius)?"""
    x, y, radius = spot
    beside = abs(label.x - x) > len(label.name) * high * HALF + radius
    return not beside and abs(label.y - high / 2 - y) < radius + high / 2


def _spots(placed: list[PublicIncident]) -> list[list[PublicIncident]]:
    """Incidents that share an area together, on as fine a grid as there is room for."""
    for grid in GRIDS:
        found: dict[object, list[PublicIncident]] = {}
        for incident in placed:
            found.setdefault(_cell(incident.place, grid), []).append(incident)
        if len(found) <= MOST:
            break
    return list(found.values())


def _cell(place: PublicPlace, grid: float) -> object:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    return (round(lat / grid), round(lon / grid)) if grid else (lat, lon, place.radius_km)


def _area(incidents: list[PublicIncident]) -> Area:
    """Of several places the widest stands for all."""
    place = max((i.place for i in incidents), key=lambda p: (p.radius_km or 0.0, p.lat or 0.0, p.lon or 0.0))
    lat, lon, km = place.lat or 0.0, place.lon or 0.0, max(place.radius_km or 0.0, LEAST_KM)
    up = km / DEGREE_KM
    return Area(
        x=round(lon * UNIT, 2),
        y=round(-lat * UNIT, 2),
        rx=round(min(180.0, up / max(cos(radians(lat)), 0.05)) * UNIT, 2),
        ry=round(up * UNIT, 2),
        wide=km >= WIDE_KM,
        incidents=tuple(incidents),
    )


def _frame(areas: tuple[Area, ...]) -> tuple[float, float, float, float]:
    """All areas with some room around them, twice as wide as high, and inside the world."""
    west, east = min(a.x - a.rx for a in areas), max(a.x + a.rx for a in areas)
    north, south = min(a.y - a.ry for a in areas), max(a.y + a.ry for a in areas)
    width = max((east - west) * MARGIN, (south - north) * MARGIN * ASPECT, LEAST_WIDE * UNIT)
    width = min(width, 3600.0)
    height = width / ASPECT
    x = min(max((west + east - width) / 2, -1800.0), 1800.0 - width)
    y = min(max((north + south - height) / 2, -900.0), 900.0 - height)
    return x, y, width, height
