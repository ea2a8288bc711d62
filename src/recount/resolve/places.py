"""Where: the words for the places of claims, read against the gazetteer and against each other.

Each name is looked up with what the words around it say, first alone and then in the light of what the rest of the
report could be placed at. An ambiguous name is read as a coarser place that holds all its meanings, or not at all, with
its candidates; a name that no table knows stays unread and says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from recount.model import Candidate, Claim, Locus, PlaceRelation, Reading, Report
from recount.resolve.place_case import Asked, Placed, nothing
from recount.resolve.place_choice import PlaceFinder, choose
from recount.resolve.place_languages import countries_told, read_mention, report_code, said_by_form
from recount.resolve.place_leaning import halfway, lean, spoken_of
from recount.resolve.place_lookup import fitting, held_by, known
from recount.resolve.place_scores import LOOSE_TIER, Evidence, holds, score
from recount.resolve.place_shapes import locus_of, within
from recount.resolve.place_surroundings import countries_of_report, holders, widened
from recount.resolve.place_ways import ends_of, site_of
from recount.resolve.place_words import Level, PlaceWords, readings_of, referent_of
from recount.resolve.toponyms import Toponym, toponyms
from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.place import Match, Place, PlaceKind

__all__ = ["VERSION", "PlaceFinder", "resolve_places"]

VERSION = "3"
"""Version of the rules of this module and its tables."""

_SHOWN = 5  # candidates kept with a reading
_HELD_SHARE = 0.9  # how sure the place is that is said to hold an unknown one (`benchmarks.places`: .95 lie within it)
_SURE = 0.9  # from which on the other names of the report would change nothing
_ANCHOR = 0.6  # how sure a place named elsewhere in the report must be to speak for another
_LEAST_SHARE = 0.01  # below it a candidate is noise
_QUARTER_KM = 30.0  # from another place of the claim: how far out of a town its quarters lie


def resolve_places(
    report: Report, claims: Sequence[Claim], gazetteer: PlaceFinder, groups: Mapping[str, float] = MappingProxyType({})
) -> dict[str, tuple[Reading[Locus], ...]]:
    """Claim id to one reading for each of its places, in their order.

    `groups` says how strongly the armed groups that the report names speak of each country (`theatres_told`).
    A reading's value is never more precise than its words. Where several places bear the name and none is far ahead the
    value is None and the candidates are kept with their scores; where no place bears it, there are no candidates.
    """
    asked = [_ask(report, claim, slot) for claim in claims for slot in range(len(claim.places))]
    if not asked:
        return {claim.id: () for claim in claims}
    told = {**countries_of_report(report, gazetteer), **countries_told(report)}
    told = {code: told.get(code, 0.0) + groups.get(code, 0.0) for code in sorted({*told, *groups})}
    alone = [_place(one, Evidence(countries=told), gazetteer) for one in asked]
    around = () if all(one.choice.share >= _SURE for one in alone) else _around(report, gazetteer, told)
    together = [_place(one, _evidence(one, alone, around, told), gazetteer) for one in asked]
    whole = lean(together, spoken_of(together, told), gazetteer)
    found: dict[str, list[Reading[Locus]]] = {claim.id: [] for claim in claims}
    for one in whole:
        reading = _reading(one)
        form = said_by_form(one.words, one.place, gazetteer) if one.asked.foreign else ""
        found[one.asked.claim_id].append(replace(reading, because=reading.because + form))
    return {claim_id: tuple(readings) for claim_id, readings in found.items()}


def _around(report: Report, gazetteer: PlaceFinder, told: Mapping[str, float]) -> tuple[Toponym, ...]:
    """The places that the report names anywhere, as far as they are sure; the signs of a name are those of English."""
    if report_code(report) is not None:
        return ()
    return tuple(one for one in toponyms(report, gazetteer, told) if one.score >= _ANCHOR)


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
    """By the ends of a way, if the words name two; else as one place."""
    splits = ends_of(asked.mention.quote.exact)
    if not splits:
        return _place_one(asked, evidence, finder)
    mention = replace(asked.mention, relation=PlaceRelation.BETWEEN)
    for ends in splits:
        one, other = (
            _place_one(replace(asked, steps=readings_of(name), mention=mention), evidence, finder) for name in ends
        )
        if one.locus is not None and other.locus is not None and one.locus.place_id != other.locus.place_id:
            return replace(halfway(one, other), asked=asked)
    return _place_one(asked, evidence, finder)


def _place_one(asked: Asked, evidence: Evidence, finder: PlaceFinder) -> Placed:
    """By the name in the words; where none is known, by the town that the words put it in."""
    named = _place_named(asked, evidence, finder)
    return named if named.locus is not None else _inside(asked, evidence, finder) or named


def _place_named(asked: Asked, evidence: Evidence, finder: PlaceFinder) -> Placed:
    words, matches = known(asked.steps, finder)
    holding = held_by((*asked.held_by, *(words.within if words else ())), matches, evidence, finder)
    known_here = replace(evidence, holders=holding)
    matches = tuple(match for match in matches if _plausible(match, words, known_here))
    if words is None or not matches:
        return _in_holder(nothing(asked), holding)
    relation = asked.mention.relation
    matches = fitting(matches, words)
    scored = score(matches, known_here)
    choice = choose(scored, words, relation, finder)
    locus = locus_of(choice.place, words, relation) if choice.place else None
    placed = Placed(asked=asked, words=words, choice=choice, locus=locus)
    return placed if locus else _in_holder(placed, holding)


def _inside(asked: Asked, evidence: Evidence, finder: PlaceFinder) -> Placed | None:
    """Two names in the same words: "the town of Manbij in Aleppo province", "the Al-Noor hospital in Aleppo".

    The first is read with the second as its holder; where no table has it, it lies in or near the second.
    """
    split = site_of(asked.mention.quote.exact)
    if split is None:
        return None
    head = replace(asked, steps=readings_of(split.name), held_by=(split.place, *asked.held_by))
    inner = _place_named(head, evidence, finder)
    if inner.locus is not None and inner.choice.rule != "place/holder":
        return replace(inner, asked=asked)
    relation = PlaceRelation.NEAR if split.near else asked.mention.relation
    mention = replace(asked.mention, relation=relation)
    at = _place_named(replace(asked, steps=readings_of(split.place), mention=mention), evidence, finder)
    if at.place is None or at.place.kind is PlaceKind.COUNTRY:
        return None
    because = f"“{split.name}” is in no table; the words put it {'near' if split.near else 'in'} {at.place.name}."
    choice = replace(at.choice, rule="place/holder", because=because)
    locus = at.locus if split.near else within(at.place, site=split.site)
    return replace(at, asked=asked, choice=choice, locus=locus)


def _in_holder(placed: Placed, held_by: tuple[Place, ...]) -> Placed:
    """A name that could not be placed, said to lie in a place that could: that coarser place is what is certain."""
    holder = next((one for one in held_by if one.kind not in {PlaceKind.COUNTRY, PlaceKind.SEA}), None)
    if holder is None:
        return placed
    because = f"{placed.choice.because.rstrip('.')}; the words say that it lies in {holder.name}."
    choice = replace(placed.choice, place=holder, share=_HELD_SHARE, rule="place/holder", because=because)
    return replace(placed, choice=choice, locus=within(holder))


def _plausible(match: Match, words: PlaceWords | None, evidence: Evidence) -> bool:
    """Consonants alone, and quarters, mean a place only where the report already is."""
    place = match.place
    if words is not None and words.level is Level.QUARTER:
        return any(distance_km(place.lat, place.lon, one.lat, one.lon) <= _QUARTER_KM for one in evidence.claim)
    towns = [holder for holder in evidence.holders if holder.kind is PlaceKind.SETTLEMENT]
    if towns and all(distance_km(place.lat, place.lon, one.lat, one.lon) > _QUARTER_KM for one in towns):
        return False  # "the Qala area of Kabul" is not the town of Qala
    if match.tier < LOOSE_TIER:
        return True
    if evidence.holders:
        return any(holds(holder, place) for holder in evidence.holders)
    return place.country in evidence.countries and place.kind is not PlaceKind.COUNTRY


def _evidence(asked: Asked, placed: Sequence[Placed], around: Sequence[Toponym], told: Mapping[str, float]) -> Evidence:
    """What the other places of the report say of this one; a repetition of the same words says nothing new."""
    own = asked.mention.quote.exact.casefold()
    others = [one for one in placed if one.asked.mention.quote.exact.casefold() != own and one.place is not None]
    elsewhere = (one.place for one in around if one.place is not None and not _within_words(one.name.casefold(), own))
    return Evidence(
        countries=spoken_of(others, told),
        claim=tuple(one.place for one in others if one.place and one.asked.claim_id == asked.claim_id),
        report=tuple({place.id: place for place in (*(one.place for one in others if one.place), *elsewhere)}.values()),
    )


def _within_words(name: str, words: str) -> bool:
    """Does the name stand among the words: "mali" in "gao in mali", but not in "somalia"?"""
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


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
