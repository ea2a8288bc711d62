"""Who bears a name, on a day and in a country: exact name, then spelling variant, then near spelling.

A name is only a key together with a place and a time (UCDP Actor codebook): ELN is of Colombia or of Bolivia, and
al-Nusra Front has been part of Hayat Tahrir al-Sham since 28 January 2017.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from recount.model import Actor, ActorKind, ActorName, RelationKind
from recount.vocab.actors.load import actors, by_id
from recount.vocab.actors.parties import holds
from recount.vocab.nametrie import NameTrie, is_caseless, key

# How far each step of doubt lowers a score. They only order candidates: an actor that lives on the day comes before one
# that is gone, the country asked for before another. Nothing was fitted.
OUT_OF_USE = 0.9  # the actor lives, but bears the name no longer, or not yet: "Nusra Front" of a later day
SUCCESSOR = 0.9  # the bearer merged into this actor
PREDECESSOR = 0.7  # the bearer did not exist yet; this actor merged into it later
GONE = 0.5  # the bearer was dissolved and has no successor
ABROAD = 0.95  # a state's forces outside their country, where they may well be
ELSEWHERE = 0.6  # the actor acts in other countries than the one asked for
_NEAR = 90  # rapidfuzz ratio (0..100) of two folded names from which one may be a misspelling of the other
_SHORTEST = 7  # letters: below, near spellings are other words
_LETTERS_OF_AN_ACRONYM = 5
_KEPT = 8192  # names looked up, kept at hand: outlets and parties come again and again, on other days


@cache
def _names() -> NameTrie[tuple[str, int]]:
    """Folded name to (actor id, number of the name)."""
    trie: NameTrie[tuple[str, int]] = NameTrie()
    for actor in actors():
        for number, name in enumerate((ActorName(text=actor.name), *actor.names)):
            trie.add(name.text, (actor.id, number))
    return trie


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Names of which another may be a near spelling, as one string: none in a script that folding only approximates."""
    every = ((" ".join(keys), keys) for keys in _names().keys())  # noqa: SIM118 - not a dict
    return {text: keys for text, keys in every if len(text) >= _SHORTEST and not _only_caseless(keys)}


def _only_caseless(keys: tuple[str, ...]) -> bool:
    return all(is_caseless(_name(_Entry(actor_id, number, 1.0)).text) for actor_id, number in _names().under(keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An actor that a name may mean: its score (0..1), the listed `name` that it was found by and the actor that bears
    it (`via`), which is another one where `step` is SUCCESSOR or PREDECESSOR; and what lowered the score.
    """

    actor: Actor
    score: float
    name: str
    via: Actor
    step: "Step"
    spelled: bool  # False: the name was a near spelling of the listed one
    in_use: bool  # False: the actor bore the name on other days, not on this
    at_home: bool  # False: it acts in other countries than the one asked for


class Step(StrEnum):
    """How the actor that is meant stands to the one that bears the name."""

    ITSELF = "itself"
    SUCCESSOR = "successor"  # the bearer has merged into it
    PREDECESSOR = "predecessor"  # it was there before the bearer, and merged into it later
    GONE = "gone"  # it did not exist on the day


class _Found(NamedTuple):  # many are made for every slot of every claim
    actor_id: str
    score: float
    step: Step


def actors_named(name: str, on: date | None = None, country: str | None = None) -> tuple[tuple[Actor, float], ...]:
    """Actors that a name may mean, the likeliest first, each with a score in 0..1.

    Args:
        name: the words, in any spelling; a leading "the" is ignored.
        on: the day in question, None if unknown.
        country: where, ISO 3166-1 alpha-2, None if unknown.

    Returns:
        Best score per actor. An actor that no longer exists on the day is followed to the one it merged into.
    """
    return _ranked(((f.actor_id, f.score) for entry in _entries(name) for f in _in_time(entry, on)), country)


def bearers(name: str, on: date | None = None, country: str | None = None) -> tuple[Bearer, ...]:
    """As `actors_named`, each with how it was found: for people who ask why."""
    best: dict[str, Bearer] = {}
    for entry in _entries(name):
        for found in _in_time(entry, on):
            one = _explained(entry, found, on, country)
            if one.actor.id not in best or one.score > best[one.actor.id].score:
                best[one.actor.id] = one
    return tuple(sorted(best.values(), key=lambda b: (-b.score, b.actor.id)))


def _explained(entry: "_Entry", found: _Found, on: date | None, country: str | None) -> Bearer:
    actor, via = by_id()[found.actor_id], by_id()[entry.actor_id]
    at_home = _at_home(actor, country)
    return Bearer(
        actor=actor,
        score=round(found.score * at_home, 3),
        name=_name(entry).text,
        via=via,
        step=found.step,
        spelled=entry.likeness == 1.0,
        in_use=_in_use(entry, on),
        at_home=at_home == 1.0,
    )


def actors_among(
    actor_ids: Iterable[str], on: date | None = None, country: str | None = None
) -> tuple[tuple[Actor, float], ...]:
    """As `actors_named`, for ids that a mention already has: which of them is meant on that day, in that country?"""
    scored = ((f.actor_id, f.score) for actor_id in actor_ids for f in _alive(by_id()[actor_id], on, 1.0))
    return _ranked(scored, country)


def _ranked(scored: Iterable[tuple[str, float]], country: str | None) -> tuple[tuple[Actor, float], ...]:
    scores: dict[str, float] = {}
    for actor_id, score in scored:
        known = by_id()[actor_id]
        scores[actor_id] = max(score * _at_home(known, country), scores.get(actor_id, 0.0))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple((by_id()[actor_id], round(score, 3)) for actor_id, score in ranked)


def _at_home(actor: Actor, country: str | None) -> float:
    if country is None or country in (actor.country, *actor.theatres) or not actor.theatres:
        return 1.0
    return ABROAD if actor.kind is ActorKind.STATE_FORCES else ELSEWHERE


class _Entry(NamedTuple):
    """A listed name: whose, which of its names, and how like it the words are (0..1, 1 = the same)."""

    actor_id: str
    number: int
    likeness: float


@lru_cache(maxsize=_KEPT)
def _entries(name: str) -> tuple[_Entry, ...]:
    found = [(i, n) for i, n in _names().exactly(name) if _same_script(name, i, n)]
    if found:
        return tuple(_Entry(actor_id, number, 1.0) for actor_id, number in found)
    return tuple(_Entry(*one, likeness) for keys, likeness in _near(name) for one in _names().under(keys))


def _same_script(name: str, actor_id: str, number: int) -> bool:
    """Folded, Arabic letters may be an English word: such a name asks for its own letters."""
    listed = _name(_Entry(actor_id, number, 1.0)).text
    return listed == name or not is_caseless(listed)


def _near(name: str) -> Iterable[tuple[tuple[str, ...], float]]:
    from_key = " ".join(key(name))
    if len(from_key) < _SHORTEST or (len(name) <= _LETTERS_OF_AN_ACRONYM):
        return
    for spelling, ratio, _ in process.extract(
        from_key, _spellings().keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3
    ):
        yield _spellings()[spelling], 0.9 * ratio / 100  # never as sure as a listed spelling


def _name(entry: _Entry) -> ActorName:
    actor = by_id()[entry.actor_id]
    return actor.names[entry.number - 1] if entry.number else ActorName(text=actor.name)


def _in_use(entry: _Entry, on: date | None) -> bool:
    name, actor = _name(entry), by_id()[entry.actor_id]
    return holds(name.valid_from, name.valid_to, on) or not holds(actor.valid_from, actor.valid_to, on)


def _in_time(entry: _Entry, on: date | None) -> Iterator[_Found]:
    score = entry.likeness if _in_use(entry, on) else entry.likeness * OUT_OF_USE
    return _alive(by_id()[entry.actor_id], on, score)


def _alive(actor: Actor, on: date | None, score: float) -> Iterator[_Found]:
    """The actor if it exists on the day; else who took its place, or who was there before it, and it with less."""
    if holds(actor.valid_from, actor.valid_to, on):
        yield _Found(actor.id, score, Step.ITSELF)
    elif on is not None and actor.valid_to is not None and on >= actor.valid_to:
        heirs = tuple(_heirs(actor, on))
        yield from (_Found(heir, score * SUCCESSOR, Step.SUCCESSOR) for heir in heirs)
        yield _Found(actor.id, score * GONE * (SUCCESSOR if heirs else 1.0), Step.GONE)
    elif on is not None:
        yield from (_Found(older, score * PREDECESSOR, Step.PREDECESSOR) for older in _forebears(actor, on))
        yield _Found(actor.id, score * GONE, Step.GONE)


def _heirs(actor: Actor, on: date) -> Iterator[str]:
    for tie in actor.relations:
        if tie.kind is RelationKind.MERGED_INTO and holds(tie.valid_from, tie.valid_to, on):
            heir = by_id()[tie.actor_id]
            if holds(heir.valid_from, heir.valid_to, on):
                yield heir.id
            else:
                yield from _heirs(heir, on)


def _forebears(actor: Actor, on: date) -> Iterator[str]:
    for other in _merged_into().get(actor.id, ()):
        if other.id != actor.id and holds(other.valid_from, other.valid_to, on):
            yield other.id


@cache
def _merged_into() -> dict[str, tuple[Actor, ...]]:
    """The actors that merged into each, in the order of the list."""
    found: dict[str, dict[str, Actor]] = {}
    for other in actors():
        for tie in other.relations:
            if tie.kind is RelationKind.MERGED_INTO:
                found.setdefault(tie.actor_id, {})[other.id] = other
    return {key: tuple(each.values()) for key, each in found.items()}
