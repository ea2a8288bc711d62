"""Which of several places of one name is meant: a sum of reasons, each in the same small unit (natural log odds).

The weights are set by hand to what the reasons are worth to a reader, and checked against the measured sets of
`benchmarks/gazetteer.py`; "none of them" is always one of the answers, since villages are missing from every gazetteer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, log10, sqrt

from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.place import Match, Place, PlaceKind
from recount.vocab.theatres import theatre

NONE_OF_THEM = 4.8  # what a small town in a country that the report doesn't speak of has to beat
NONE_WITHOUT_COUNTRY = 6.2  # the same where no country is spoken of: only the well known are meant by a bare name

CITY_KM = 20.0
"""Radius in kilometres up to which a first-level region is a city."""

SUBURBS_KM = 30.0
"""Kilometres from its middle that the news still calls by its name: "Douma, Damascus" lies past the city's bounds."""

_PEOPLE = 1.1  # for each factor of ten in population
_COUNTRY = 3.0  # the report speaks of this country more than of any other
_CLAIM, _CLAIM_KM = 2.0, 100.0  # close to another place of the same claim
_REPORT, _REPORT_KM = 1.5, 200.0  # close to another place of the report
_FAR, _FAR_KM = -1.5, 1500.0  # far from everything else that the report names
_HOLDER = 3.0  # inside a place that the words name as holding it
_OUTSIDE = -6.0  # outside the place that the words name as holding it
_FEW_THERE = 2.0  # in one region, few places share their consonants
_MAIN = 0.5  # the name is its main one
LOOSE_TIER = 3
"""The tier of consonants alone."""

_TIER = {1: 0.0, 2: -0.7, LOOSE_TIER: -3.2}
_AS_MANY = {
    PlaceKind.COUNTRY: 7.5,
    PlaceKind.SEA: 8.0,
    PlaceKind.REGION: 6.8,
    PlaceKind.ADMIN1: 5.7,
    PlaceKind.ADMIN2: 5.0,
    PlaceKind.SITE: 5.0,
}  # log10 of the people of a town as well known as a place of this kind
_THEATRE = 2.0  # reports of conflict are from where there is conflict
_THEATRE_UNSPOKEN = 1.2  # less, where the report speaks of other countries
_DISTRICT_ABROAD = -1.5  # a district is named bare at home, and seldom abroad
_ONLY = 1.0  # no other place bears the name
_LEAST = 2.7  # log10 of 500: smaller places are in the gazetteer only as seats
_HAMLET = 2.0  # log10 of the people of an imported place of which nothing says that anybody abroad knows it
_SEAT = 3.7  # log10 of the people of a seat of local government of which GeoNames doesn't know how many
_UNSPOKEN = -1.0  # the report speaks of other countries, and not of this one
_UNSPOKEN_ALIAS = -1.0  # as well, and the name is only one of its alternates


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known beside the name: countries of the report with weights, holders, and places already placed."""

    countries: Mapping[str, float]
    holders: tuple[Place, ...] = ()
    claim: tuple[Place, ...] = ()
    report: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A candidate, its share (0..1) of all answers including "none of them", and the strongest reason, as a clause."""

    place: Place
    share: float
    reason: str


def score(matches: Sequence[Match], evidence: Evidence) -> tuple[Scored, ...]:
    """The candidates with their shares, best first; ties by id, so that the order never depends on chance."""
    told = [(match.place, _reasons(match, evidence)) for match in matches]
    if len(told) == 1 and matches[0].tier == 1:
        told[0][1].append((_ONLY, "no other place of the gazetteer bears the name"))
    weights = [exp(sum(worth for worth, _ in reasons)) for _, reasons in told]
    total = sum(weights) + exp(NONE_OF_THEM if evidence.countries or evidence.holders else NONE_WITHOUT_COUNTRY)
    scored = [
        Scored(place=place, share=weight / total, reason=_strongest(reasons))
        for (place, reasons), weight in zip(told, weights, strict=True)
    ]
    return tuple(sorted(scored, key=lambda one: (-one.share, one.place.id)))


def holds(holder: Place, place: Place) -> bool:
    """Does one place hold another, as far as codes and radii can say?"""
    if holder.kind is PlaceKind.COUNTRY:
        return holder.country in {place.country, *place.countries}
    if holder.kind is PlaceKind.ADMIN1:
        same = (holder.country, holder.admin1) == (place.country, place.admin1)
        return same or (holder.radius_km <= CITY_KM and _apart(holder, place) <= SUBURBS_KM)
    return _apart(holder, place) <= holder.radius_km + place.radius_km


def _apart(one: Place, other: Place) -> float:
    return _km(one.lat, one.lon, other.lat, other.lon)


_km = lru_cache(maxsize=8192)(distance_km)  # the places of a report are compared again and again


def _reasons(match: Match, evidence: Evidence) -> list[tuple[float, str]]:
    place = match.place
    people = _people(place)
    spoken = _country(place, evidence.countries)
    reasons = [
        (_PEOPLE * people, "it is the best known of that name"),
        (_COUNTRY * spoken, "the report speaks of that country"),
        (_nearest(place, evidence.claim, _CLAIM_KM) * _CLAIM, "it lies close to another place of the claim"),
        (_nearest(place, evidence.report, _REPORT_KM) * _REPORT, "it lies close to other places of the report"),
        (_FAR * _is_far(place, evidence), ""),
        (_TIER[match.tier] + (_MAIN if match.primary else 0.0), "the spelling is its own"),
    ]
    if _is_elsewhere(place, evidence):
        elsewhere = _UNSPOKEN + (0.0 if match.primary else _UNSPOKEN_ALIAS)
        elsewhere += _DISTRICT_ABROAD if place.kind is PlaceKind.ADMIN2 else 0.0
        reasons.append((elsewhere + _THEATRE_UNSPOKEN * _theatre(place), ""))
    else:
        reasons.append((_THEATRE * _theatre(place), "it lies where reports of conflict come from"))
    if evidence.holders:
        inside = any(holder.id != place.id and holds(holder, place) for holder in evidence.holders)
        reasons.append((_HOLDER if inside else _OUTSIDE, "it lies in the place named with it"))
        if inside and match.tier == LOOSE_TIER:
            reasons.append((_FEW_THERE, ""))
    return reasons


def _is_elsewhere(place: Place, evidence: Evidence) -> bool:
    """Does the report speak of other countries, and not of this one?"""
    own = {code for code in (place.country, *place.countries) if code}
    return bool(evidence.countries and own) and not own & evidence.countries.keys()


def _people(place: Place) -> float:
    """log10 of the people of a town as well known as the place."""
    counted = log10(place.population) if place.population else 0.0
    if place.minor:
        return max(counted, _HAMLET)
    if place.kind is PlaceKind.SETTLEMENT:
        return max(counted, _LEAST) if place.population else _SEAT
    return max(counted, _AS_MANY[place.kind])


def _country(place: Place, countries: Mapping[str, float]) -> float:
    """0..1: how much the report speaks of the place's country, the most spoken of being 1."""
    most = max(countries.values(), default=0.0)
    own = max((countries.get(code, 0.0) for code in (place.country, *place.countries) if code), default=0.0)
    return sqrt(own / most) if most > 0 else 0.0


def _theatre(place: Place) -> float:
    return max((theatre(code) for code in (place.country, *place.countries)), default=0.0)


def _nearest(place: Place, others: Iterable[Place], scale_km: float) -> float:
    """0..1: 1 at the nearest other place, falling by a factor e over `scale_km` past its radius."""
    lat, lon, country, nearest = place.lat, place.lon, PlaceKind.COUNTRY, inf
    for other in others:  # a loop: it is asked of every meaning of every name, with all places of the report
        if other.kind is not country:
            gap = _km(lat, lon, other.lat, other.lon) - other.radius_km
            nearest = min(gap, nearest)
    return exp(-max(0.0, nearest) / scale_km)


def _is_far(place: Place, evidence: Evidence) -> bool:
    """Does it lie on another side of the world than all other places of the report?"""
    if place.kind in {PlaceKind.COUNTRY, PlaceKind.SEA, PlaceKind.REGION}:
        return False
    others = [one for one in (*evidence.claim, *evidence.report) if one.kind is not PlaceKind.COUNTRY]
    return bool(others) and all(_apart(place, one) > _FAR_KM + one.radius_km for one in others)


def _strongest(reasons: list[tuple[float, str]]) -> str:
    people, *others = reasons
    worth, reason = max(others, key=lambda each: each[0])
    return reason if worth >= 1.0 else people[1]
