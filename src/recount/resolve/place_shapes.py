"""From a place and the words around its name to where the event may lie: a point, a radius and a precision class.

UCDP's classes (`where_prec`, GED codebook 23.1): a settlement is EXACT; near it, or an area of at most about 25 km, is NEAR; a
part of a province or country, a road, a border is a REGION. What is drawn is never finer than what is said.
"""

import re
from dataclasses import replace
from math import hypot

from recount.model import Locus, PlacePrecision, PlaceRelation
from recount.resolve.place_scores import CITY_KM, SUBURBS_KM
from recount.resolve.place_words import Level, PlaceWords
from recount.vocab.gazetteer.geometry import distance_km, shifted
from recount.vocab.gazetteer.place import Place, PlaceKind

NEAR_KM = 25.0
"""Kilometres up to which an area still counts as near a point (UCDP)."""

DISTRICT_KM = 25.0
"""Kilometres around its seat that stand for a second-level region of which no more is known."""

PROVINCE_KM = 75.0
"""The same of a first-level region."""

_NEARBY_KM = 15.0  # "near X", "outskirts of X"
_RING = 1.1  # how much farther than the distance said, which is a round one
_TOWN_KM = 5.0  # a quarter or a hospital of a small town
_RURAL_KM = 20.0  # "the northern countryside of X", whose middle lies half of it away from the town
_SIDES = {(0, 1): "northern", (0, -1): "southern", (1, 0): "eastern", (-1, 0): "western", (0, 0): "central"} | {
    (1, 1): "northeastern",
    (-1, 1): "northwestern",
    (1, -1): "southeastern",
    (-1, -1): "southwestern",
}
_CLASS = {
    PlaceKind.SITE: PlacePrecision.EXACT,
    PlaceKind.SETTLEMENT: PlacePrecision.EXACT,
    PlaceKind.ADMIN2: PlacePrecision.ADMIN2,
    PlaceKind.ADMIN1: PlacePrecision.ADMIN1,
    PlaceKind.REGION: PlacePrecision.REGION,
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.SEA: PlacePrecision.SEA,
}


def locus_of(place: Place, words: PlaceWords, relation: PlaceRelation) -> Locus:
    """Where an event lies of which the words put it in, near or on one side of a place."""
    if place.kind in {PlaceKind.SITE, PlaceKind.SETTLEMENT}:
        return _about_point(place, words, relation)
    if words.direction is not None and place.kind is not PlaceKind.SEA:
        return _part(place, words.direction, beyond=words.beyond)
    whole = as_locus(place)
    if relation is PlaceRelation.NEAR or words.near or words.part:
        return replace(whole, precision=_loosened(whole.precision), radius_km=_km(whole.radius_km * 1.2))
    return whole


def as_locus(place: Place) -> Locus:
    """The place as it is; an area of at most 25 km across counts as near its point."""
    precision = _CLASS[place.kind]
    if place.kind is PlaceKind.REGION and place.radius_km <= NEAR_KM:
        precision = PlacePrecision.NEAR
    return Locus(
        place_id=place.id,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        precision=precision,
        country=place.country,
        admin1=place.admin1,
    )


def within(holder: Place, *, site: bool = False) -> Locus:
    """Somewhere in a place: what lies in a town is near its point, a `site` no farther out than the town reaches."""
    at = as_locus(holder)
    if at.precision is PlacePrecision.EXACT and site:
        return replace(at, precision=PlacePrecision.NEAR, radius_km=max(at.radius_km, _TOWN_KM))
    if at.precision is PlacePrecision.EXACT:
        return replace(at, precision=PlacePrecision.NEAR, radius_km=max(at.radius_km, _NEARBY_KM))
    if holder.kind is PlaceKind.ADMIN1 and at.radius_km <= CITY_KM:
        return replace(at, radius_km=max(at.radius_km, SUBURBS_KM))
    return at


def between(one: Locus, other: Locus) -> Locus:
    """Somewhere between two places: the middle, with a radius that reaches both."""
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    first, second = sorted((one, other), key=lambda each: each.place_id)
    lat, lon = _middle(first, second)
    radius = max(apart / 2, one.radius_km, other.radius_km)
    return Locus(
        place_id=f"between:{first.place_id}+{second.place_id}",
        name=f"between {first.name} and {second.name}",
        lat=lat,
        lon=lon,
        radius_km=_km(radius),
        precision=PlacePrecision.NEAR if radius <= NEAR_KM else PlacePrecision.REGION,
        country=one.country if one.country == other.country else None,
        admin1=one.admin1 if (one.country, one.admin1) == (other.country, other.admin1) else None,
    )


def border_of(one: Place, other: Place) -> Locus:
    """The border of two countries: the box that holds settlements of both, or the gap between their boxes."""
    first, second = sorted((one, other), key=lambda each: each.id)
    a, b = _extent(first), _extent(second)
    low_lat, high_lat = sorted((max(a[0], b[0]), min(a[2], b[2])))
    low_lon, high_lon = sorted((max(a[1], b[1]), min(a[3], b[3])))
    lat, lon = (low_lat + high_lat) / 2, (low_lon + high_lon) / 2
    radius = max(NEAR_KM, distance_km(lat, lon, high_lat, high_lon))
    return Locus(
        place_id=f"border:{first.country}-{second.country}",
        name=f"border of {first.name} and {second.name}",
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=_km(radius),
        precision=PlacePrecision.REGION,
    )


def _about_point(place: Place, words: PlaceWords, relation: PlaceRelation) -> Locus:
    at = as_locus(place)
    if words.level is Level.ADMIN1:
        return replace(at, precision=PlacePrecision.ADMIN1, radius_km=max(at.radius_km, PROVINCE_KM))
    if words.level is Level.ADMIN2:
        return replace(at, precision=PlacePrecision.ADMIN2, radius_km=max(at.radius_km, DISTRICT_KM))
    if words.beyond or words.rural:
        return _beside(at, words)
    if words.distance_km is not None:  # "35 km from X": on a ring around it
        radius = max(at.radius_km, words.distance_km * _RING)
        precision = PlacePrecision.NEAR if radius <= NEAR_KM else PlacePrecision.REGION
        return replace(at, precision=precision, radius_km=_km(radius))
    loose = relation in {PlaceRelation.NEAR, PlaceRelation.OVER}
    if words.near or loose:
        return replace(at, precision=PlacePrecision.NEAR, radius_km=max(at.radius_km, _NEARBY_KM))
    return at


def _beside(at: Locus, words: PlaceWords) -> Locus:
    """On one side of a settlement: as far as is said, else (UCDP) the settlement's own point with a wide radius."""
    side = words.direction or (0, 0)
    if words.distance_km is None:
        far, radius = (_RURAL_KM / 2 if words.rural else 0.0), _RURAL_KM if words.rural and side != (0, 0) else NEAR_KM
    else:
        far = words.distance_km if side != (0, 0) else 0.0
        radius = max(5.0, words.distance_km * (0.4 if far else 1.0))
    precision = PlacePrecision.NEAR if far + radius / 2 <= 2 * NEAR_KM else PlacePrecision.REGION
    lat, lon = _moved(at.lat, at.lon, side, far)
    return replace(at, lat=lat, lon=lon, radius_km=_km(max(at.radius_km, radius)), precision=precision)


def _part(place: Place, side: tuple[int, int], *, beyond: bool) -> Locus:
    """One side of an area: half of its box, or a quarter where two directions are said, or its middle."""
    south, west, north, east = _extent(place)
    lat, lon = (south + north) / 2, (west + east) / 2
    high, wide = (north - south) / 2, (east - west) / 2
    reach = 1.25 if beyond else 0.5  # the middle of the half that is meant, or a point past the edge
    lat, lon = lat + side[1] * high * reach, lon + side[0] * wide * reach
    corner_lat = lat + high * (0.5 if side[1] or side == (0, 0) else 1.0)
    corner_lon = lon + wide * (0.5 if side[0] or side == (0, 0) else 1.0)
    radius = max(5.0, min(distance_km(lat, lon, corner_lat, corner_lon), place.radius_km))
    name = f"{_SIDES[side]} {place.name}" if not beyond else f"{_SIDES[side].removesuffix('ern')} of {place.name}"
    suffix = "" if place.kind is PlaceKind.COUNTRY or not place.country else f"-{place.country}"
    return Locus(
        place_id=f"region:{_slug(name + suffix)}",
        name=name,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=_km(radius),
        precision=PlacePrecision.NEAR if radius <= NEAR_KM else PlacePrecision.REGION,
        country=place.country,
        admin1=place.admin1,
    )


def _extent(place: Place) -> tuple[float, float, float, float]:
    """The box of a place; where no settlements show it, the square inside its circle."""
    if place.extent is not None:
        return place.extent
    half = place.radius_km / hypot(1, 1)
    south, west = shifted(place.lat, place.lon, east_km=-half, north_km=-half)
    north, east = shifted(place.lat, place.lon, east_km=half, north_km=half)
    return south, west, north, east


def _moved(lat: float, lon: float, side: tuple[int, int], km: float) -> tuple[float, float]:
    length = hypot(*side) or 1.0
    return shifted(lat, lon, east_km=km * side[0] / length, north_km=km * side[1] / length) if km else (lat, lon)


def _middle(one: Locus, other: Locus) -> tuple[float, float]:
    turn = (other.lon - one.lon + 540) % 360 - 180  # the short way round
    return round((one.lat + other.lat) / 2, 4), round((one.lon + turn / 2 + 540) % 360 - 180, 4)


def _loosened(precision: PlacePrecision) -> PlacePrecision:
    keep = {PlacePrecision.COUNTRY, PlacePrecision.SEA}
    return precision if precision in keep else PlacePrecision.REGION


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")


def _km(radius: float) -> float:
    return round(radius, 1)
