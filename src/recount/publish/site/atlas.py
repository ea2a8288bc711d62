"""The map of pages that run no program: areas as ellipses over outlines, in tenths of a degree. Never a point finer than known."""

from collections.abc import Iterable
from dataclasses import dataclass
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
        labels=_labels(frame, letters, _own(areas[0], letters, ring) if small and len(areas) == 1 else None),
        ring=ring,
        letters=letters,
    )


def _own(area: Area, high: float, ring: float) -> Label:
    """The name of the place below its area, or below the ring around it."""
    place = area.incidents[0].place
    return Label(x=area.x, y=round(area.y + max(area.ry, ring) + high * 1.1, 1), name=place.name or "", own=True)


def _labels(frame: tuple[float, float, float, float], high: float, own: Label | None) -> tuple[Label, ...]:
    """`own`, and names of the countries whose middle is in the frame, the largest first, as far as they have room."""
    x, y, width, height = frame
    found: list[Label] = []
    named = sorted(countries(), key=lambda c: (-(c.area_km2 or 0.0), c.name))
    middles = [Label(x=round(c.lon * UNIT, 1), y=round(-c.lat * UNIT, 1), name=c.name) for c in named]
    for at in [own, *middles] if own else middles:
        half = len(at.name) * high * 0.3
        inside = x + half < at.x < x + width - half and y + high < at.y < y + height - high
        if inside and not any(
            abs(o.y - at.y) < high * 1.3 and abs(o.x - at.x) < half + len(o.name) * high * 0.3 for o in found
        ):
            found.append(at)
    return tuple(found[:MOST_LABELS])


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
