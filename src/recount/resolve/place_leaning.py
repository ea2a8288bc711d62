"""Places that lean on other places: "the city", a quarter, a border, between two towns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recount.model import Locus, PlacePrecision, PlaceRelation
from recount.resolve.place_case import Placed
from recount.resolve.place_choice import Choice, PlaceFinder
from recount.resolve.place_shapes import as_locus, between, border_of, locus_of, within
from recount.resolve.place_words import Level, PlaceWords, border_countries
from recount.vocab.gazetteer.place import Place, PlaceKind

_ANCHORED = 1.0  # weight that a place surely placed gives its country: as much as its name in the text
_BACKWARDS = 0.6  # how sure "the city" is of the last city named
_QUARTER = 0.5  # how sure a quarter is of the town named with it
_NO_ENDS = frozenset(("place/between", "place/holder"))  # what is read so is no point that a way can end at
_KINDS = {
    Level.SETTLEMENT: {PlaceKind.SETTLEMENT},
    Level.ADMIN1: {PlaceKind.ADMIN1, PlaceKind.REGION},
    Level.ADMIN2: {PlaceKind.ADMIN2, PlaceKind.SETTLEMENT},
    Level.COUNTRY: {PlaceKind.COUNTRY},
}


def spoken_of(placed: Sequence[Placed], told: Mapping[str, float]) -> dict[str, float]:
    """The weights of the report's countries with those of the places that were placed, each place once."""
    weights = dict(told)
    for place in {one.place.id: one.place for one in placed if one.place}.values():
        if place.country:
            weights[place.country] = weights.get(place.country, 0.0) + _ANCHORED
    return weights


def lean(placed: Sequence[Placed], countries: Mapping[str, float], finder: PlaceFinder) -> list[Placed]:
    """The same mentions, with those read that only the others could tell. The order is kept."""
    pointed = [_referring(one, placed, finder) for one in placed]
    bordered = [_bordering(one, pointed, countries, finder) for one in pointed]
    quartered = [_quarter(one, bordered) for one in bordered]
    return [_halfway_of(one, quartered) for one in quartered]


def halfway(one: Placed, other: Placed) -> Placed:
    """Between two mentions that are both placed, as a reading of the first."""
    if one.locus is None or other.locus is None:
        return one
    because = f"the words put it between {one.locus.name} and {other.locus.name}."
    share = min(one.choice.share, other.choice.share)
    choice = replace(one.choice, share=share, rule="place/between", because=because)
    if one.place is not None and other.place is not None and {one.place.kind, other.place.kind} == {PlaceKind.COUNTRY}:
        return replace(one, choice=choice, locus=border_of(one.place, other.place))
    return replace(one, choice=choice, locus=between(one.locus, other.locus))


def _halfway_of(one: Placed, placed: Sequence[Placed]) -> Placed:
    """Two mentions of a claim that are said to have the event between them: each is read as the way between."""
    if one.asked.mention.relation is not PlaceRelation.BETWEEN or one.choice.rule in _NO_ENDS:
        return one
    ends = [
        end
        for end in placed
        if end.asked.claim_id == one.asked.claim_id
        and end.asked.mention.relation is PlaceRelation.BETWEEN
        and end.locus is not None
        and end.choice.rule not in _NO_ENDS
        and one.locus is not None
        and end.locus.place_id != one.locus.place_id
    ]
    return halfway(one, ends[0]) if len(ends) == 1 else one


def _referring(one: Placed, placed: Sequence[Placed], finder: PlaceFinder) -> Placed:
    """What "the city" points to: the last city named before it; "the country": the last country, or the country of the last place."""
    refers, start = one.asked.refers, one.asked.mention.quote.span.start
    if one.locus is not None or refers is None or refers.border:
        return one
    earlier = [
        other.place
        for other in sorted(placed, key=lambda each: each.asked.mention.quote.span.start)
        if other.place is not None
        and other.asked.mention.quote.span.start < start
        and other.place.kind in _KINDS.get(refers.level, set())
    ]
    place = earlier[-1] if earlier else None
    if place is None and refers.level is Level.COUNTRY:
        place = _country(next((code for code in _countries_before(start, placed)), None), finder)
    if place is None:
        return replace(one, choice=replace(one.choice, because="the words point back to no place that could be read."))
    words = PlaceWords(name=place.name, near=refers.near)
    because = f"the words point back to {place.name}."
    choice = Choice(place=place, share=_BACKWARDS, rule="place/referent", because=because)
    return replace(one, words=words, choice=choice, locus=locus_of(place, words, one.asked.mention.relation))


def _countries_before(start: int, placed: Sequence[Placed]) -> list[str]:
    """The countries of the places named before a point of the text, nearest first."""
    before = [one for one in placed if one.place is not None and one.asked.mention.quote.span.start < start]
    before.sort(key=lambda one: -one.asked.mention.quote.span.start)
    return [one.place.country for one in before if one.place is not None and one.place.country]


def _bordering(one: Placed, placed: Sequence[Placed], countries: Mapping[str, float], finder: PlaceFinder) -> Placed:
    """A border of a country: with the other country of the claim, or of the report; else only the country is known."""
    refers = one.asked.refers
    both = border_countries(one.words.name) if one.words is not None and one.words.border else ()
    named = (both or (one.place.country if one.place and one.words and one.words.border else None,))[0]
    if named is None and not (refers is not None and refers.border):
        return one
    of_claim = {
        other.place.country: 100.0  # above all that the report says of other countries
        for other in placed
        if other.place is not None and other.asked.claim_id == one.asked.claim_id and other is not one
    }
    weights = {**countries, **{code: weight for code, weight in of_claim.items() if code}}
    first = named or _most(weights)
    second = both[1] if len(both) > 1 else _most({code: worth for code, worth in weights.items() if code != first})
    ends = [_country(code, finder) for code in (first, second)]
    if ends[0] is None or ends[1] is None:
        return _whole_country(one, ends[0])
    because = f"the words say a border; {ends[0].name} and {ends[1].name} are the countries spoken of."
    share = one.choice.share if len(both) > 1 else _QUARTER
    choice = Choice(place=ends[0], share=share, rule="place/border", because=because)
    return replace(one, choice=choice, locus=border_of(ends[0], ends[1]))


def _whole_country(one: Placed, country: Place | None) -> Placed:
    if country is None:
        return replace(
            one, locus=None, choice=replace(one.choice, place=None, because="the words say a border of nothing named.")
        )
    because = f"the words say a border of {country.name}, and not with whom."
    choice = Choice(place=country, share=_QUARTER, rule="place/border", because=because)
    return replace(one, choice=choice, locus=as_locus(country))


def _quarter(one: Placed, placed: Sequence[Placed]) -> Placed:
    """A quarter that no table knows lies in the town that the claim names after it."""
    inside = any(step.level is Level.QUARTER for step in one.asked.steps)
    if one.locus is not None or not inside:
        return one
    for other in placed:
        later = other.asked.claim_id == one.asked.claim_id and other.asked.slot > one.asked.slot
        if later and other.place is not None and other.locus is not None and _is_town(other.locus):
            because = f"it is a quarter that no table knows; {other.place.name} is the town named with it."
            choice = Choice(place=other.place, share=_QUARTER, rule="place/quarter", because=because)
            return replace(one, choice=choice, locus=within(other.place, site=True))
    return one


def _is_town(locus: Locus) -> bool:
    return locus.precision in {PlacePrecision.EXACT, PlacePrecision.NEAR}


def _most(weights: Mapping[str, float]) -> str | None:
    return max(weights.items(), key=lambda each: (each[1], each[0]))[0] if weights else None


def _country(code: str | None, finder: PlaceFinder) -> Place | None:
    return finder.get(f"country:{code}") if code else None
