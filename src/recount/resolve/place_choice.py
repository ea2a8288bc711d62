"""From scored candidates to one place, to a coarser one, or to none with the candidates shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from recount.model import PlaceRelation
from recount.resolve.place_scores import Scored
from recount.resolve.place_words import Level, PlaceWords
from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.place import Match, Place, PlaceKind

SURE = 0.5  # share of all answers that a place needs
LIKELY, FAR_AHEAD = 0.4, 4.0  # a smaller share is enough where it is so many times the next one's
AHEAD = 2.0  # times the share of the next one
_CITY = 1_000_000  # people from which the news, saying the bare name, means the city and not the province of that name
_CITY_PROVINCE_KM = 20.0  # a province no wider than this is its city, if that has people enough
_CITY_OF_PROVINCE = 100_000
_OWN_NAMES = frozenset(("BY", "KG", "KZ", "RU", "UA"))
# where a region's name is made from its city's ("Kherson", "Khersonska oblast"), so that the bare name is the city's
_TWINS_KM, _TWIN_SHARE = 10.0, 3.0  # how close, and how many times less likely at most
_SEAT = 0.2  # of the region's share, from which the town is likely meant as well
_RING_KM = 60.0  # from the middle of a region that surrounds the city of its name
_OPEN = 0.02  # a namesake on the same ground with less of the best one's share is ruled out by the words
_SAME_KM = 25.0  # two entries of one name this close are taken for one place, with a radius that covers both

_COARSE = {PlaceKind.COUNTRY: 0, PlaceKind.REGION: 1, PlaceKind.ADMIN1: 2, PlaceKind.ADMIN2: 3}


class PlaceFinder(Protocol):
    """Where places are looked up: `recount.vocab.gazetteer.Gazetteer`, or a table in a test."""

    def match(self, name: str) -> Sequence[Match]:
        """Every place of that name, closest spelling first."""
        ...

    def spelled(self, name: str) -> Sequence[Match]:
        """As `match`, without those that share only the consonants (tier 3)."""
        ...

    def get(self, place_id: str) -> Place | None:
        """The place of an id, None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen (None: nothing sure), how sure (0..1), by which rule, and why in one sentence."""

    place: Place | None
    share: float
    rule: str
    because: str
    scored: tuple[Scored, ...] = ()


def choose(scored: tuple[Scored, ...], words: PlaceWords, relation: PlaceRelation, finder: PlaceFinder) -> Choice:
    """The place that is meant, if one is ahead of the rest."""
    best = scored[0]
    family = _family(scored)
    share = sum(one.share for one in family)
    rest = max((one.share for one in scored if one not in family), default=0.0)
    told = share >= LIKELY and 0 < FAR_AHEAD * rest <= share  # of several, that one; alone it must be sure
    if (share >= SURE and share >= AHEAD * rest) or told:
        place, rule, why = _level(family, words, relation)
        because = f"{place.name} ({_kind(place)}): {why or best.reason}."
        return Choice(place=place, share=share, rule=rule, because=because, scored=scored)
    return _coarser(scored, words.name, finder)


def _family(scored: tuple[Scored, ...]) -> tuple[Scored, ...]:
    """The best candidate with those that are the same ground: the region a town gives its name to, or a double entry."""
    best = scored[0]
    return tuple(
        one
        for one in scored
        if one is best or (_same_ground(best.place, one.place) and one.share >= _OPEN * best.share) or _twins(best, one)
    )


def _twins(best: Scored, other: Scored) -> bool:
    """Towns on both sides of a border that share a name, neither clearly meant."""
    one, two = best.place, other.place
    towns = {one.kind, two.kind} == {PlaceKind.SETTLEMENT} and other.share * _TWIN_SHARE >= best.share
    return towns and distance_km(one.lat, one.lon, two.lat, two.lon) <= _TWINS_KM


def _same_ground(one: Place, other: Place) -> bool:
    if one.country != other.country:
        return False
    if PlaceKind.COUNTRY in {one.kind, other.kind}:  # "Mexico", "Kuwait", "Djibouti"
        return True
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    if PlaceKind.ADMIN1 in {one.kind, other.kind} and one.kind is not other.kind:
        ringed = max(one.population, other.population) >= _CITY and apart <= _RING_KM  # Sana'a, a region of its own
        return one.admin1 == other.admin1 or ringed
    return apart <= _SAME_KM


def _level(family: tuple[Scored, ...], words: PlaceWords, relation: PlaceRelation) -> tuple[Place, str, str]:
    """Town or region of one name: as the words say; else the coarser, unless the town is very large."""
    towns = [one.place for one in family if one.place.kind in {PlaceKind.SETTLEMENT, PlaceKind.SITE}]
    areas = [one.place for one in family if one.place not in towns]
    areas.sort(key=lambda area: _COARSE.get(area.kind, len(_COARSE)))
    if not towns or not areas:
        return _joined(towns or areas), "place/name", ""
    town, area = _joined(towns), areas[0]
    is_town, why = _said(words, relation, area)
    if why:
        return town if is_town else area, "place/level", why
    if area.kind is PlaceKind.ADMIN2 and area.id.startswith(
        "geonames:"
    ):  # ours bear the bare name where news use it so
        return town, "place/name", "a district is called by its class word"
    if area.kind is not PlaceKind.COUNTRY and town.population >= _CITY:
        return town, "place/name", "the bare name of so large a town means the town"
    if area.kind is PlaceKind.ADMIN1 and town.population >= _CITY_OF_PROVINCE and area.radius_km <= _CITY_PROVINCE_KM:
        return town, "place/name", "the region of that name is the town"
    if area.kind is PlaceKind.ADMIN1 and area.country in _OWN_NAMES:
        return town, "place/name", "there, the region has another name than its city"
    why = "town and region share the name, so the coarser one is taken"
    best = max(one.share for one in family if one.place.kind in {PlaceKind.SETTLEMENT, PlaceKind.SITE})
    seated = area.kind is PlaceKind.ADMIN1 and best >= _SEAT * family[0].share
    return _around(town, area) if seated else area, "place/coarser", why


def _said(words: PlaceWords, relation: PlaceRelation, area: Place) -> tuple[bool, str]:
    """Do the words say that it is the town, and which words? No reason if they leave it open."""
    if words.level in {Level.SETTLEMENT, Level.INSIDE, Level.QUARTER}:
        return True, "the words say that it is a town"
    if words.level is Level.ADMIN2 and area.kind is not PlaceKind.ADMIN2:
        return True, "the words say a district, of which the town is the seat"
    if words.level in {Level.ADMIN1, Level.ADMIN2, Level.COUNTRY} or (words.direction is not None and not words.beyond):
        return False, "the words say a region, or a part of one"
    if words.rural and words.level is None:
        return False, "the countryside of a place that names a region is that region's"
    if words.near or words.beyond or relation not in {PlaceRelation.IN, PlaceRelation.OVER}:
        return True, "what is near, or on the way, is near a town"
    return False, ""


def _around(town: Place, area: Place) -> Place:
    """The region, with its point at the town of its name, where most of what is said of the name happens."""
    reach = area.radius_km + distance_km(town.lat, town.lon, area.lat, area.lon)
    return replace(area, lat=town.lat, lon=town.lon, radius_km=round(reach, 1))


def _joined(places: list[Place]) -> Place:
    """The first place, with a radius that covers the points of the double entries of its own kind."""
    first = places[0]
    reach = max(distance_km(first.lat, first.lon, one.lat, one.lon) for one in places if one.kind is first.kind)
    if any(one.country != first.country for one in places):
        first = replace(first, country=None, admin1=None)
    return first if reach == 0 else replace(first, radius_km=round(max(first.radius_km, reach + 1), 1))


def _coarser(scored: tuple[Scored, ...], name: str, finder: PlaceFinder) -> Choice:
    """No place is ahead: the region that holds most of the candidates, if there is one; else none."""
    by_region: dict[tuple[str, str], list[float]] = {}
    for one in scored:
        if one.place.country and one.place.admin1:
            by_region.setdefault((one.place.country, one.place.admin1), []).append(one.share)
    home, shares = max(by_region.items(), key=lambda each: (sum(each[1]), each[0]), default=(("", ""), []))
    share = sum(shares)
    region = _region(home, finder) if share >= SURE and len(shares) > 1 else None
    if region is not None:
        because = f"several places in {region.name} are called {name}, so the region is taken."
        return Choice(place=region, share=share, rule="place/coarser", because=because, scored=scored)
    if scored[0].share < SURE and len(scored) == 1:
        because = f"{name} could be {scored[0].place.name} ({_kind(scored[0].place)}), but too little speaks for it."
    else:
        because = f"{name} could be any of {len(scored)} places, and none is far enough ahead."
    return Choice(place=None, share=scored[0].share, rule="place/ambiguous", because=because, scored=scored)


def _region(home: tuple[str, str], finder: PlaceFinder) -> Place | None:
    found = (match.place for match in finder.match(home[1]))
    return next((one for one in found if one.kind is PlaceKind.ADMIN1 and (one.country, one.admin1) == home), None)


def _kind(place: Place) -> str:
    where = place.admin1 if place.admin1 and place.admin1 != place.name else None
    return ", ".join(part for part in (place.kind.value, where, place.country) if part)
