"""Names that an imported actor can't have: words that describe, countries and their adjectives, words in small letters.

A name is looked for in every report. One that is a common word would be found in reports that say nothing of the actor.
"""

from collections.abc import Mapping
from functools import cache

from recount.model import Actor
from recount.vocab.actors.load import roles, states
from recount.vocab.countries import adjectives, people
from recount.vocab.nametrie import key

_Keys = tuple[str, ...]
_ASK = "Write it in full"


@cache
def _described() -> Mapping[_Keys, str]:
    return {key(phrase): role.id for role in roles() for phrase in role.words}


@cache
def _of_countries() -> frozenset[_Keys]:
    adjectival = {*adjectives(), *people(), *(d for s in states() for d in s.demonyms)}
    return frozenset(key(word) for word in adjectival)


@cache
def _bare() -> Mapping[_Keys, str]:
    """Countries, and what stands for their governments, to the country's code."""
    return {key(n): s.code for s in states() for n in (s.name, *s.names, *s.metonyms)}


def why_not(text: str, actor_id: str, known: Mapping[str, Actor]) -> str | None:
    """Why an actor can't bear the name, with what to do, or None if it can."""
    keys = key(text)
    if sum(len(k) for k in keys) < 2:
        return f"“{text}” is too short for a name. {_ASK}"
    if text.islower():
        return f"“{text}” is in small letters and would be found in any report. Write it with a capital"
    if keys in _described():
        return f"“{text}” describes and names nobody ({_described()[keys]}). Leave it out"
    if keys in _of_countries():
        return f"“{text}” is the adjective or the people of a country. {_ASK}, such as “{text} army”"
    owner = known.get(actor_id)
    if keys in _bare() and (owner is None or owner.country != _bare()[keys]):
        return f"“{text}” is a country, or stands for its government. {_ASK}"
    return None
