"""Where: the words for the places of claims, read against the gazetteer and against each other.

Each name is looked up with what the words around it say, first alone and then in the light of what the rest of the
report could be placed at. An ambiguous name is read as a coarser place that holds all its meanings, or not at all, with
its candidates; a name that no table knows stays unread and says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recount.model import Candidate, Claim, Locus, PlaceRelation, Reading, Report
from recount.resolve.place_case import Asked, Placed, nothing
from recount.resolve.place_choice import PlaceFinder, choose
from recount.resolve.place_languages import countries_told, read_mention, said_by_form
from recount.resolve.place_leaning import halfway, lean, spoken_of
from recount.resolve.place_scores import Evidence, score
from recount.resolve.place_shapes import locus_of, within
from recount.resolve.place_surroundings import countries_of_report, holders, widened
from recount.resolve.place_words import Level, PlaceWords, border_countries, readings_of, referent_of
from recount.vocab.countries import countries_of_adjective, country_named
from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.place import Match, Place, PlaceKind

__all__ = ["VERSION", "PlaceFinder", "resolve_places"]

VERSION = "2"
"""Version of the rules of this module and its tables."""

_SHOWN = 5  # candidates kept with a reading
_HELD_SHARE = 0.5  # how sure the place is that is said to hold an unknown one
_TOWN = 200_000  # people of a town that may be named as holding another place
_LEAST_SHARE = 0.01  # below it a candidate is noise
_LOOSE_TIER = 3  # consonants alone
_QUARTER_KM = 30.0  # from another place of the claim: how far out of a town its quarters lie
_PAIR = re.compile(r"\bbetween\s+(.+?)\s+and\s+(.+)$", re.IGNORECASE)


def resolve_places(
    report: Report, claims: Sequence[Claim], gazetteer: PlaceFinder
) -> dict[str, tuple[Reading[Locus], ...]]:
    """Claim id to one reading for each of its places, in their order.

    A reading's value is never more precise than its words. Where several places bear the name and none is far ahead the
    value is None and the candidates are kept with their scores; where no place bears it, there are no candidates.
    """
    asked = [_ask(report, claim, slot) for claim in claims for slot in range(len(claim.places))]
    told = {**countries_of_report(report, gazetteer), **countries_told(report)}
    alone = [_place(one, Evidence(countries=told), gazetteer) for one in asked]
    together = [_place(one, _evidence(one, alone, told), gazetteer) for one in asked]
    whole = lean(together, spoken_of(together, told), gazetteer)
    found: dict[str, list[Reading[Locus]]] = {claim.id: [] for claim in claims}
    for one in whole:
        reading = _reading(one)
        form = said_by_form(one.words, one.place, gazetteer) if one.asked.foreign else ""
        found[one.asked.claim_id].append(replace(reading, because=reading.because + form))
    return {claim_id: tuple(readings) for claim_id, readings in found.items()}


def _ask(report: Report, claim: Claim, slot: int) -> Asked:
    text, mention = report.text, claim.places[slot]
    span, words = mention.quote.span, mention.quote.exact
    foreign = read_mention(report, span, words)
    if foreign is not None:
        return Asked(
            claim_id=claim.id,
            slot=slot,
            mention=mention,
            steps=foreign.steps,
            held_by=(),
            refers=foreign.refers,
            foreign=True,
        )
    stands = text[span.start : span.end] == words
    wide = widened(text, span) if stands else words
    return Asked(
        claim_id=claim.id,
        slot=slot,
        mention=mention,
        steps=readings_of(wide) or readings_of(words),
        held_by=holders(text, span) if stands else (),
        refers=referent_of(words),
    )


def _place(asked: Asked, evidence: Evidence, finder: PlaceFinder) -> Placed:
    pair = _PAIR.search(asked.mention.quote.exact)
    if pair is None:
        return _place_one(asked, evidence, finder)
    mention = replace(asked.mention, relation=PlaceRelation.BETWEEN)
    ends = [replace(asked, steps=readings_of(name), mention=mention) for name in pair.groups()]
    one, other = (_place_one(end, evidence, finder) for end in ends)
    if one.locus is None or other.locus is None:
        return replace(one if one.locus is None else other, asked=asked)
    return replace(halfway(one, other), asked=asked)


def _place_one(asked: Asked, evidence: Evidence, finder: PlaceFinder) -> Placed:
    words, matches = _known(asked.steps, finder)
    held_by = _holders((*asked.held_by, *(words.within if words else ())), evidence, finder)
    matches = tuple(match for match in matches if _plausible(match, words, evidence))
    if words is None or not matches:
        return _in_holder(nothing(asked), held_by)
    relation = asked.mention.relation
    scored = score(_fitting(matches, words), replace(evidence, holders=held_by))
    choice = choose(scored, words, relation, finder)
    locus = locus_of(choice.place, words, relation) if choice.place else None
    placed = Placed(asked=asked, words=words, choice=choice, locus=locus)
    return placed if locus else _in_holder(placed, held_by)


def _in_holder(placed: Placed, held_by: tuple[Place, ...]) -> Placed:
    """A name that could not be placed, said to lie in a place that could: that coarser place is what is certain."""
    holder = next((one for one in held_by if one.kind not in {PlaceKind.COUNTRY, PlaceKind.SEA}), None)
    if holder is None:
        return placed
    because = f"{placed.choice.because.rstrip('.')}; the words say that it lies in {holder.name}."
    choice = replace(placed.choice, place=holder, share=_HELD_SHARE, rule="place/holder", because=because)
    return replace(placed, choice=choice, locus=within(holder))


def _known(steps: tuple[PlaceWords, ...], finder: PlaceFinder) -> tuple[PlaceWords | None, tuple[Match, ...]]:
    """The first step of peeling that is a name, and its places; the consonants of the barest step as a last resort."""
    last: tuple[PlaceWords | None, tuple[Match, ...]] = (None, ())
    for words in steps:
        whole = _country_of_adjective(words, finder)
        if whole:
            return replace(words, part=True), whole
        found = tuple(match for name in (words.name, *words.also) for match in finder.match(name))
        close = tuple(match for match in found if match.tier < _LOOSE_TIER)
        if close:
            return words, _once(close)
        last = (words, _once(found))
    return last


def _plausible(match: Match, words: PlaceWords | None, evidence: Evidence) -> bool:
    """Consonants alone, and quarters, mean a place only where the report already is."""
    place = match.place
    if words is not None and words.level is Level.QUARTER:
        return any(distance_km(place.lat, place.lon, one.lat, one.lon) <= _QUARTER_KM for one in evidence.claim)
    spoken = place.country in evidence.countries and place.kind is not PlaceKind.COUNTRY
    return match.tier < _LOOSE_TIER or spoken


def _country_of_adjective(words: PlaceWords, finder: PlaceFinder) -> tuple[Match, ...]:
    """The country of an adjective or of a border: "Syrian territory", "the Israeli side", "the Iraq-Syria border"."""
    if words.border:
        codes = border_countries(words.name)[:1]
    elif words.level in {None, Level.COUNTRY, Level.AREA} and not country_named(words.name):
        codes = countries_of_adjective(words.name)
    else:
        return ()
    found = (finder.get(f"country:{code}") for code in codes)
    return tuple(Match(place=place, tier=1, primary=True) for place in found if place is not None)


def _once(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for match in matches:
        best.setdefault(match.place.id, match)
    return tuple(best.values())


def _fitting(matches: tuple[Match, ...], words: PlaceWords) -> tuple[Match, ...]:
    """Candidates of the kind that the words name, all if none is: "the town of X" is no country."""
    kinds = {
        Level.SETTLEMENT: {PlaceKind.SETTLEMENT, PlaceKind.SITE},
        Level.INSIDE: {PlaceKind.SETTLEMENT},
        Level.QUARTER: {PlaceKind.SETTLEMENT},
        Level.ADMIN1: {PlaceKind.ADMIN1, PlaceKind.REGION},
        Level.COUNTRY: {PlaceKind.COUNTRY, PlaceKind.REGION},
    }.get(words.level or Level.AREA)
    fitting = tuple(match for match in matches if kinds is None or match.place.kind in kinds)
    return fitting or matches


def _holders(names: tuple[str, ...], evidence: Evidence, finder: PlaceFinder) -> tuple[Place, ...]:
    """The places named as holding another, as far as they are sure: regions, countries, and very large towns."""
    found = []
    for name in names:
        words, matches = _known(readings_of(name), finder)
        large = tuple(match for match in matches if match.tier == 1 and _may_hold(match))
        if words is None or not large or words.part or words.near or words.beyond:
            continue
        chosen = choose(score(large, evidence), words, PlaceRelation.IN, finder)
        homes = {match.place.country for match in large}
        if chosen.place is not None and (len(homes) == 1 or chosen.place.country in evidence.countries):
            found.append(chosen.place)
    return tuple(found)


def _may_hold(match: Match) -> bool:
    if match.place.kind in {PlaceKind.SETTLEMENT, PlaceKind.SITE}:
        return match.primary and match.place.population >= _TOWN
    return True


def _evidence(asked: Asked, placed: Sequence[Placed], told: Mapping[str, float]) -> Evidence:
    """What the other mentions say of this one; a repetition of the same words says nothing new."""
    own = asked.mention.quote.exact.casefold()
    others = [one for one in placed if one.asked.mention.quote.exact.casefold() != own and one.place is not None]
    return Evidence(
        countries=spoken_of(others, told),
        claim=tuple(one.place for one in others if one.place and one.asked.claim_id == asked.claim_id),
        report=tuple(one.place for one in others if one.place),
    )


def _reading(placed: Placed) -> Reading[Locus]:
    choice, words = placed.choice, placed.words or PlaceWords(name="")
    relation = placed.asked.mention.relation
    candidates = tuple(
        Candidate(value=locus_of(one.place, words, relation), score=round(one.share, 3), because=f"{one.reason}.")
        for one in choice.scored[:_SHOWN]
        if one.place != choice.place and one.share >= _LEAST_SHARE
    )
    if placed.locus is not None:
        chosen = Candidate(value=placed.locus, score=round(min(1.0, choice.share), 3), because=choice.because)
        candidates = (chosen, *candidates[: _SHOWN - 1])
    return Reading(
        claim_id=placed.asked.claim_id,
        slot=f"places[{placed.asked.slot}]",
        value=placed.locus,
        candidates=candidates,
        because=choice.because,
        rule=choice.rule,
        version=VERSION,
    )
