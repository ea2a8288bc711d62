"""What the gazetteer knows of a place."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What a place is, from fine to coarse."""

    SITE = "site"  # an airport, base, dam, camp
    SETTLEMENT = "settlement"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `id` is ``geonames:170654``, or of our own tables ``country:SY``, ``admin1:SY.09``, ``region:donbas``.

    `lat` and `lon` are WGS 84 degrees; `radius_km` is the distance in kilometres within which what is said of the place
    may have happened; `country` is ISO 3166-1 alpha-2 (None for what lies in several, or in none), `admin1` the name of
    the first-level region; `population` is 0 where GeoNames has none,
    and of a region or country the sum of its settlements'. `countries` are all those a region touches.
    `admin2` is the name of the second-level region, known of imported places alone. `minor` is true of imported places of
    which nothing but their population says that they are known beyond their surroundings: villages, bridges, islands.
    `extent` is (south, west, north, east) in degrees around the settlements of a country or first-level region.
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    countries: tuple[str, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    admin2: str | None = None
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place found under a name. `tier` says how: 1 same letters, 2 same but for transliteration, 3 same consonants.

    `primary` is true if the name is the place's main one rather than an alternate.
    """

    place: Place
    tier: int
    primary: bool = False
