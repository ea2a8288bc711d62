"""Is it read right? Asked of numbers, parts, places, parties and whole claims that a stage was not sure of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from recount.model import (
    Candidate,
    Claim,
    DecisionKind,
    Locus,
    Option,
    Question,
    Reading,
    Toll,
    TollKind,
    canonical_json,
    to_data,
)
from recount.review.asking import Asked, excerpt, openness, question, voice
from recount.review.effects import Effect, between, stake
from recount.review.excluded import excluded
from recount.review.matter import Dossier, Matter, Telling, Witnessed
from recount.review.slots import Slot, plainly, value, words
from recount.vocab import said

T = TypeVar("T")

SURE = 0.8  # chance of a field or a claim from which nobody is asked
PART = 0.5  # doubt of a smaller number beside a larger one in one claim, neither said to be part of the other
PLACED, BLAMED, FIELD = 0.5, 0.5, 0.25  # shares of the people of an incident that hang on where, who, and anything else
MOST = 9  # candidates offered: one key each
SINGLES = {
    "event_type": "event_type",
    "when": "when",
}  # fields with one slot, by the names that engines give confidences


def numbers(matter: Matter) -> Iterator[Question]:
    """Tolls that the engine is not sure of, and tolls that may be parts of others in their claim."""
    for dossier in matter.dossiers:
        for telling in dossier.tellings:
            chance = _chance(telling.claim, "tolls")
            for n, toll in enumerate(telling.claim.tolls):
                if chance is not None and chance < SURE and toll.kind in (TollKind.KILLED, TollKind.INJURED):
                    yield _toll(dossier, telling, n, chance, matter)
                if (whole := _maybe_part(telling.claim, n)) is not None:
                    yield _part(dossier, telling, (n, whole), matter)


def _chance(claim: Claim, field: str) -> float | None:
    return next((f.chance for f in claim.field_confidence if f.field == field), None)


def _toll(dossier: Dossier, telling: Telling, n: int, chance: float, matter: Matter) -> Question:
    slot = Slot(name="tolls", at=n)
    claim, toll = telling.claim, telling.claim.tolls[n]
    others = tuple(
        replace(
            t, part_of=None if t.part_of == n else t.part_of if t.part_of is None or t.part_of < n else t.part_of - 1
        )
        for m, t in enumerate(claim.tolls)
        if m != n
    )
    asked = Asked(
        kind="toll",
        about=(claim.id,),
        slot=str(slot),
        text=f"Is “{said.isolated(toll.quote.exact)}” read right as {plainly(value(claim, telling.readings, slot))}?",
        options=(
            Option(key="y", text="yes, as it stands", kind=DecisionKind.ACCEPT, answer="yes"),
            Option(
                key="n",
                text="no, another number",
                kind=DecisionKind.CORRECT,
                slot=f"{slot}.count",
                asks="How many (12, 3-5, at_least 12, at_most 40, about 30)?",
            ),
            Option(key="r", text="no such toll: take it out", kind=DecisionKind.REJECT, answer="yes"),
            _leave(),
        ),
        excerpts=(excerpt(telling, [toll.quote]),),
    )
    return question(asked, _other(dossier, telling, replace(claim, tolls=others), matter), openness(chance))


def _maybe_part(claim: Claim, n: int) -> int | None:
    """A larger toll of the same kind that this one may be counted in: another group or population, and no link said."""
    toll = claim.tolls[n]
    if toll.part_of is not None or not _size(toll):
        return None
    if toll.group is None and toll.population.value in ("unstated", "mixed"):
        return None  # "12 killed in one town, 3 in another" are no parts of each other
    for m, other in enumerate(claim.tolls):
        wider = other.group is None and other.population.value in ("unstated", "mixed")
        larger = other.kind is toll.kind and other.part_of is None and wider and _size(other) > _size(toll)
        if m != n and larger and not excluded(toll, other):
            return m
    return None


def _size(toll: Toll) -> int:
    return toll.count.low or toll.count.high or 0


def _part(dossier: Dossier, telling: Telling, at: tuple[int, int], matter: Matter) -> Question:
    part, whole = at
    claim = telling.claim
    small, large = claim.tolls[part], claim.tolls[whole]
    slot = f"tolls[{part}].part_of"
    inside = tuple(replace(t, part_of=whole) if m == part else t for m, t in enumerate(claim.tolls))
    asked = Asked(
        kind="part",
        about=(claim.id,),
        slot=slot,
        text=f"Are “{said.isolated(small.quote.exact)}” counted in “{said.isolated(large.quote.exact)}”?",
        options=(
            Option(key="y", text="yes, a part of them", kind=DecisionKind.CORRECT, answer=f"tolls[{whole}]"),
            Option(key="n", text="no, others beside them", kind=DecisionKind.ACCEPT, answer="yes"),
            _leave(),
        ),
        excerpts=(excerpt(telling, [large.quote, small.quote]),),
    )
    return question(asked, _other(dossier, telling, replace(claim, tolls=inside), matter), PART)


def _other(dossier: Dossier, telling: Telling, claim: Claim, matter: Matter) -> Effect:
    """The incident's figures with one claim as it is, and as it would be."""
    changed = Witnessed(claim=claim, readings=telling.readings, report=telling.report)
    other = [changed if t.claim.id == claim.id else t for t in dossier.tellings]
    return between(matter.reckon([dossier.tellings]), matter.reckon([other]))


def claims(matter: Matter) -> Iterator[Question]:
    """Claims that the engine is not sure of, and fields of them other than numbers, places and parties."""
    for dossier in matter.dossiers:
        for telling in dossier.tellings:
            chance = telling.claim.confidence
            if chance is not None and chance < SURE:
                yield _claim(dossier, telling, chance, matter)
            for field, slot in SINGLES.items():
                of_field = _chance(telling.claim, field)
                if of_field is not None and of_field < SURE and (field != "when" or telling.claim.when is not None):
                    yield _field(dossier, telling, slot, of_field)


def _claim(dossier: Dossier, telling: Telling, chance: float, matter: Matter) -> Question:
    claim = telling.claim
    rest = [t for t in dossier.tellings if t.claim.id != claim.id]
    asked = Asked(
        kind="claim",
        about=(claim.id,),
        text=f"Is this said here by {said.isolated(voice(claim))}: {plainly(value(claim, telling.readings, Slot()))}?",
        options=(
            Option(key="y", text="yes, it does", kind=DecisionKind.ACCEPT, answer="yes"),
            Option(key="n", text="no: take the claim out", kind=DecisionKind.REJECT, answer="yes"),
            _leave(),
        ),
        excerpts=(excerpt(telling),),
    )
    without = matter.reckon([rest]) if rest else [()]
    return question(asked, between(matter.reckon([dossier.tellings]), without), openness(chance))


def _field(dossier: Dossier, telling: Telling, slot: str, chance: float) -> Question:
    claim = telling.claim
    meant = Slot(name=slot)
    now = plainly(value(claim, telling.readings, meant))
    prompt = {"when": "Which day (2017-10-03, 2017-10-03..2017-10-05, 2017-10)?"}.get(
        slot, "Which type (docs/codebook.md)?"
    )
    asked = Asked(
        kind=slot,
        about=(claim.id,),
        slot=slot,
        text=f"Is it right that this was {'on ' if slot == 'when' and now != 'unknown' else ''}{now}?",
        options=(
            Option(key="y", text="yes, as it stands", kind=DecisionKind.ACCEPT, answer="yes"),
            Option(key="n", text="no, another", kind=DecisionKind.CORRECT, asks=prompt),
            _leave(),
        ),
        excerpts=(excerpt(telling, words(claim, meant)),),
    )
    what = "the day" if slot == "when" else "what kind of event it was"
    return question(asked, stake(dossier.account.estimates, FIELD, f"{what} of {{killed}}"), openness(chance))


def places(matter: Matter) -> Iterator[Question]:
    """Names of places that several places bear, none of them certainly meant."""
    for dossier in matter.dossiers:
        for telling in dossier.tellings:
            for n, reading in enumerate(telling.readings.places if telling.readings else ()):
                if reading.value is None and reading.candidates and n < len(telling.claim.places):
                    share = (
                        PLACED if dossier.account.locus is None else PLACED / 4
                    )  # it is placed by another claim already
                    yield _which(dossier, telling, (Slot(name="places", at=n), share), reading, _place_option)


def _place_option(n: int, candidate: Candidate[Locus]) -> Option:
    place = candidate.value
    text = f"{said.place(place)}{_because(candidate)}"
    return Option(key=str(n), text=text, kind=DecisionKind.CORRECT, answer=canonical_json(to_data(place)))


def _because(candidate: Candidate[T]) -> str:
    return f": {candidate.because}" if candidate.because else ""


def _telling_apart(candidates: Sequence[Candidate[T]]) -> tuple[Candidate[T], ...]:
    """The candidates without their reasons, where all have the same: it speaks for none of them."""
    if len({c.because for c in candidates}) > 1 or len(candidates) == 1:
        return tuple(candidates)
    return tuple(replace(c, because="") for c in candidates)


def parties(matter: Matter) -> Iterator[Question]:
    """Words for a perpetrator or a target that may mean several actors."""

    def option(n: int, candidate: Candidate[str]) -> Option:
        name = matter.actors.get(candidate.value, candidate.value)
        return Option(
            key=str(n), text=f"{name}{_because(candidate)}", kind=DecisionKind.CORRECT, answer=candidate.value
        )

    for dossier in matter.dossiers:
        for telling in dossier.tellings:
            for name in ("perpetrators", "targets"):
                read: Sequence[Reading[str]] = getattr(telling.readings, name) if telling.readings else ()
                for n, reading in enumerate(read):
                    if reading.value is None and reading.candidates and n < len(getattr(telling.claim, name)):
                        yield _which(dossier, telling, (Slot(name=name, at=n), BLAMED), reading, option)


def _which(
    dossier: Dossier,
    telling: Telling,
    at: tuple[Slot, float],
    reading: Reading[T],
    option: Callable[[int, Candidate[T]], Option],
) -> Question:
    slot, share = at
    quotes = words(telling.claim, slot)
    found = _telling_apart(reading.candidates[:MOST])
    scores = [*sorted((c.score for c in reading.candidates), reverse=True), 0.0]
    noun = {"places": "place", "perpetrators": "party", "targets": "party"}[slot.name]
    asked = Asked(
        kind=noun,
        about=(telling.claim.id,),
        slot=str(slot),
        text=f"Which {noun} is meant by “{said.isolated(quotes[0].exact)}”?",
        options=(
            *(option(n, c) for n, c in enumerate(found, 1)),
            Option(key="0", text="none of these", kind=DecisionKind.CORRECT, answer="unknown"),
            _leave(),
        ),
        excerpts=(excerpt(telling, quotes),),
    )
    text = "where {killed} belongs on the map" if noun == "place" else "who stands behind {killed}"
    return question(asked, stake(dossier.account.estimates, share, text), 1 - min(1.0, max(0.0, scores[0] - scores[1])))


def _leave() -> Option:
    return Option(key="u", text="can't say: leave it", kind=DecisionKind.UNSURE, answer="unsure")
