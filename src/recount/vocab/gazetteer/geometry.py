"""Distances on the globe, and how far a set of points spreads."""

from array import array
from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.01
"""Mean radius of the Earth, kilometres."""

_SHARE = 0.97  # of the points that the radius must hold; the rest are often misplaced entries
_MARGIN = 1.1  # the edge of a region lies past its last settlement
_FEW = 25  # points; fewer say little about how far a region reaches
_CITY_KM, _CITY_PEOPLE = 25.0, 300_000  # a region whose settlements lie this close and hold this many can be a city
_LEAST = 8.0
_HALF_ROUND = 180.0  # degrees; a box wider than this crosses the date line
_UNROUND = 1.4  # regions are rarely round: how much farther than the circle of their area they reach


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points in WGS 84 degrees (haversine, spherical Earth)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def shifted(lat: float, lon: float, *, east_km: float, north_km: float) -> tuple[float, float]:
    """The point that lies so many kilometres east and north, in WGS 84 degrees; good to 1 % below 1,000 km."""
    north = max(-89.9, min(89.9, lat + degrees(north_km / EARTH_KM)))
    east = lon + degrees(east_km / (EARTH_KM * max(0.01, cos(radians(lat)))))
    return round(north, 4), round((east + 180) % 360 - 180, 4)


def town_radius_km(people: int) -> float:
    """Kilometres around a town's point: it grows with the root of its people, 2 km for a village, 15 for 1.6 million."""
    return round(min(30.0, max(2.0, 0.012 * sqrt(people))), 1)


class Spread:
    """Settlements as points in WGS 84 degrees, kept small: their middle, how far they reach, how many people they have."""

    __slots__ = ("_most", "lats", "lons", "people", "seat")

    def __init__(self) -> None:
        self.lats = array("d")
        self.lons = array("d")
        self.people = 0
        self.seat = ""
        self._most = -1

    def add(self, lat: float, lon: float, people: int, name: str) -> None:
        """Take in a settlement; the largest one's name is kept as `seat`."""
        self.lats.append(lat)
        self.lons.append(lon)
        self.people += people
        if people > self._most:
            self.seat, self._most = name, people

    def __len__(self) -> int:
        return len(self.lats)

    def middle(self) -> tuple[float, float]:
        """The mean of the points on the sphere, so that the date line is no edge."""
        x = y = z = 0.0
        for lat, lon in zip(self.lats, self.lons, strict=True):
            a, b = radians(lat), radians(lon)
            x, y, z = x + cos(a) * cos(b), y + cos(a) * sin(b), z + sin(a)
        return round(degrees(atan2(z, hypot(x, y))), 4), round(degrees(atan2(y, x)), 4)

    def centre(self) -> tuple[float, float]:
        """The middle of the box around the points (`extent`), where maps put a region's name; of few points, their mean."""
        south, west, north, east = self.extent()
        if len(self.lats) < _FEW or east - west > _HALF_ROUND:
            return self.middle()
        return round((south + north) / 2, 4), round((west + east) / 2, 4)

    def radius_km(self, usual: float = 0.0, *, city: bool = False) -> float:
        """Kilometres around the centre that hold 97 of 100 points, and a margin of a tenth; never below 8.

        Where few points are known a region reaches at least as far as is `usual` for its country, unless it is a `city`.
        """
        lat, lon = self.centre()
        far = sorted(distance_km(lat, lon, a, b) for a, b in zip(self.lats, self.lons, strict=True))
        reach = far[min(len(far) - 1, int(len(far) * _SHARE))] * _MARGIN
        if city and reach <= _CITY_KM and self.people >= _CITY_PEOPLE:
            return round(max(reach, town_radius_km(self.people)), 0)
        return round(max(reach, _LEAST, 0.0 if len(far) >= _FEW else usual * _UNROUND), 0)

    def extent(self) -> tuple[float, float, float, float]:
        """South, west, north, east in degrees, leaving out the outermost hundredth on each side, often misplaced entries.

        A set that crosses the date line is as wide as the globe.
        """
        (south, north), (west, east) = _ends(self.lats), _ends(self.lons)
        return south, west, north, east

    def join(self, other: "Spread") -> None:
        """Take in the points of another set."""
        self.lats.extend(other.lats)
        self.lons.extend(other.lons)
        self.people += other.people


def _ends(values: Iterable[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = len(ordered) // 100
    return ordered[cut], ordered[-1 - cut]
