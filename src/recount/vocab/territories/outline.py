"""Is a point inside a ring, and how far is it from the edge? Good to 1 % within some hundred kilometres."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, inf, radians

DEGREE_KM = 111.2
"""Kilometres in a degree of latitude."""

Point = tuple[float, float]
"""Latitude and longitude in WGS 84 degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A ring of `corners` in order, the last joined to the first, and its box in degrees. It doesn't cross the date line."""

    corners: tuple[Point, ...]
    south: float
    west: float
    north: float
    east: float

    def beyond(self, lat: float, lon: float, km: float) -> bool:
        """Is the point surely farther than `km` from the ring? Quick, by its box; False says nothing."""
        high = km / DEGREE_KM
        if not self.south - high <= lat <= self.north + high:
            return True
        wide = high / max(0.05, cos(radians(lat)))
        return not self.west - wide <= lon <= self.east + wide

    def depth_km(self, lat: float, lon: float) -> float:
        """Kilometres from the point to the nearest edge: above 0 inside the ring, below 0 outside."""
        wide = DEGREE_KM * cos(radians(lat))
        corners = [((b - lon) * wide, (a - lat) * DEGREE_KM) for a, b in self.corners]
        nearest, inside = inf, False
        for (x, y), (to_x, to_y) in pairwise((*corners, corners[0])):
            nearest = min(nearest, _from_origin(x, y, to_x - x, to_y - y))
            if (y > 0) != (to_y > 0) and x - y * (to_x - x) / (to_y - y) > 0:
                inside = not inside
        return nearest if inside else -nearest


def ring(corners: Iterable[Point]) -> Ring:
    """The ring of these corners, three at the least.

    Raises:
        ValueError: there are fewer, or one is not on Earth.
    """
    kept = tuple(corners)
    if len(kept) < 3 or not all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in kept):
        raise ValueError(f"a ring needs three corners of latitude and longitude, not {kept}")
    lats, lons = zip(*kept, strict=True)
    return Ring(corners=kept, south=min(lats), west=min(lons), north=max(lats), east=max(lons))


def _from_origin(x: float, y: float, step_x: float, step_y: float) -> float:
    """How far the stretch that starts at (x, y) and runs (step_x, step_y) passes from (0, 0)."""
    long = step_x * step_x + step_y * step_y
    at = max(0.0, min(1.0, -(x * step_x + y * step_y) / long)) if long else 0.0
    return hypot(x + at * step_x, y + at * step_y)
