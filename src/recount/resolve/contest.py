"""Whose forces "the army" and "the police" are in a contested place: its one known holder's, else open between the parties.

The gazetteer files such a place under one country; to read that country's forces would take a side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from recount.model import Candidate, Locus, PlacePrecision, Reading, Window
from recount.resolve.parties import Contest, in_state
from recount.vocab.actors import by_id, governments
from recount.vocab.actors.parties import holds
from recount.vocab.territories import Contested, contested, sentence, territories

_LARGE = (
    PlacePrecision.COUNTRY,
    PlacePrecision.ADMIN1,
)  # that a part of one is contested says little of an event in it
# Names of the table of territories that are no name of their actor
_ACTORS: Mapping[str, str] = MappingProxyType(
    {
        "Abkhazia": "actor:abkhazia",
        "Artsakh": "actor:am:artsakh",
        "Donetsk People's Republic": "actor:dpr",
        "Federal Government of Iraq": "actor:iq",
        "Hamas": "actor:hamas",
        "Islamic State": "actor:is",
        "Kurdistan Region of Iraq": "actor:iq:peshmerga",
        "Luhansk People's Republic": "actor:lpr",
        "Palestine": "actor:ps",
        "Palestinian Authority": "actor:ps",
        "Polisario Front": "actor:polisario",
        "Puntland": "actor:so:puntland",
        "Sahrawi Arab Democratic Republic": "actor:eh",
        "Sinjar Resistance Units": "actor:ybs",
        "Somaliland": "actor:so:somaliland",
        "South Ossetia": "actor:south-ossetia",
        "Transnistria": "actor:transnistria",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """Whose forces may be meant in one place, and whether that is known for certain."""

    parties: tuple[str, ...]
    sure: bool
    told: tuple[str, ...] = ()


def contest_at(readings: Iterable[Reading[Locus]], window: Window | None, on: date | None) -> Contest | None:
    """The parties between whom "the army" is open where an event happened; None if nothing is contested there.

    `window` is that of the event, None if not known; `on` the day on which the parties are looked up. A place that may be
    one of several is contested if any of them is.
    """
    return _between([one for r in readings for one in _standings(r, window, on)])


def contest_around(readings: Iterable[Reading[Locus]], window: Window | None, on: date | None) -> Contest | None:
    """As `contest_at`, for an event without a place of its own, from all places of its report: all must be contested."""
    standings = [_standing(r.value, window, on) for r in readings if r.value is not None]
    return _between(standings) if all(one.told for one in standings) else None


def _standings(reading: Reading[Locus], window: Window | None, on: date | None) -> list[_Standing]:
    if reading.value is not None:
        return [_standing(reading.value, window, on)]
    perhaps = [_standing(c.value, window, on) for c in reading.candidates]
    return [replace(one, sure=False) for one in perhaps] if any(one.told for one in perhaps) else []


def _between(standings: Sequence[_Standing]) -> Contest | None:
    told = tuple(dict.fromkeys(each for one in standings for each in one.told))
    if not told:
        return None
    ids = tuple(dict.fromkeys(each for one in standings for each in one.parties))
    because = f"the place is contested ({'; '.join(told)})"
    if len(ids) == 1 and all(one.sure for one in standings):
        return Contest(value=ids[0], because=f"{because}, and its only known holder is meant")
    both = tuple(Candidate(value=i, score=1 / len(ids), because="claims or holds the place") for i in ids)
    return Contest(value=None, because=f"{because}: whose forces are meant is open", candidates=both)


@lru_cache(maxsize=1024)  # the claims of a report share their places
def _standing(locus: Locus, window: Window | None, on: date | None) -> _Standing:
    found = [one for one in contested(locus, window) if one.certain or not _loose(locus)]
    if not found:
        own = tuple(in_state("state", locus.country, on)) if locus.country else ()
        return _Standing(parties=own, sure=len(own) == 1)
    told = tuple(sentence(one) for one in found)
    one = found[0]
    if len(found) == 1 and one.certain and len(one.held_by) == 1 and not one.forces_of:
        holder = _ids(one.held_by, on)
        if len(holder) == 1:
            return _Standing(parties=holder, sure=True, told=told)
    names = dict.fromkeys(name for each in found for name in _names(each))
    return _Standing(parties=_ids(names, on), sure=False, told=told)


def _loose(locus: Locus) -> bool:
    """A larger place, of which only a part is contested."""
    return locus.precision in _LARGE and not any(locus.country in one.shares for one in territories())


def _names(one: Contested) -> tuple[str, ...]:
    return (*one.held_by, *one.forces_of, *one.claimed_by)


def _ids(names: Iterable[str], on: date | None) -> tuple[str, ...]:
    """Actors by the names that the table of territories has for them; those that no table lists are left out."""
    found: dict[str, None] = {}
    for name in names:
        said = name.removesuffix(" (in part)")
        for i in (_ACTORS[said],) if said in _ACTORS else _states(said):
            if i in by_id() and holds(by_id()[i].valid_from, by_id()[i].valid_to, on):
                found[i] = None
    return tuple(found)


@lru_cache(maxsize=512)  # a few names of the table of territories, asked of all actors there are
def _states(name: str) -> tuple[str, ...]:
    ids = (i for each in governments().values() for i in each)
    return tuple(i for i in ids if any(form.text == name for form in by_id()[i].names))
