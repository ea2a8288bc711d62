"""Which party some words mean: a name, a country's forces, or a description that only the place and the day fill."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from recount.model import Actor, ActorKind, Candidate
from recount.vocab.actors import (
    ActorMention,
    Meaning,
    MentionKind,
    Role,
    actors_among,
    actors_named,
    by_id,
    find_actors,
    governments,
    parties_of,
    roles,
)
from recount.vocab.actors.parties import holds

ENOUGH = 0.5  # a candidate below is named as one, and never taken: it was dissolved, or acts on another continent
MARGIN = 0.05  # the best must lead by this, or the words stay ambiguous
_ORDER = (MentionKind.NAME, MentionKind.FORCES, MentionKind.DEMONYM, MentionKind.COUNTRY, MentionKind.ROLE)
_FIRM = (MentionKind.NAME, MentionKind.FORCES, MentionKind.COUNTRY)
_ETHNIC = re.compile(r"\bethnic(?:ally)? $", re.IGNORECASE)  # "ethnic Armenian forces" are no state's
_MOST_WORDS = 5  # of a phrase that may be a misspelt name


class ActorFinder(Protocol):
    """Where actors are looked up."""

    def find(self, text: str) -> Sequence[ActorMention]:
        """Mentions of actors in a text, in order."""

    def among(self, actor_ids: Iterable[str], on: date | None, country: str | None) -> Sequence[tuple[Actor, float]]:
        """Which of these actors is meant on a day, in a country; the likeliest first, scores 0..1."""

    def named(self, name: str, on: date | None, country: str | None) -> Sequence[tuple[Actor, float]]:
        """Who bears a name on a day, in a country; the likeliest first, scores 0..1."""


class TableOfActors:
    """The project's own tables (`vocab.actors`)."""

    def find(self, text: str) -> Sequence[ActorMention]:
        """As `find_actors`."""
        return find_actors(text)

    def among(self, actor_ids: Iterable[str], on: date | None, country: str | None) -> Sequence[tuple[Actor, float]]:
        """As `actors_among`."""
        return actors_among(actor_ids, on, country)

    def named(self, name: str, on: date | None, country: str | None) -> Sequence[tuple[Actor, float]]:
        """As `actors_named`."""
        return actors_named(name, on, country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Whose "the army" and "the police" are in a contested place: its only known holder's, else open between candidates."""

    value: str | None
    because: str
    candidates: tuple[Candidate[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and when an event happened, as far as that helps to tell parties apart.

    `countries` are of the event's own places; `around` those that the report speaks of (ISO 3166-1 alpha-2); `named`
    the actors that the report names outright: "the coalition" is the one it has named; `contest` is set in a contested place,
    where no state is that of the country it is filed under.
    """

    on: date | None
    countries: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    contest: Contest | None = None

    @property
    def country(self) -> str | None:
        """The country, if the event's places lie in one."""
        return self.countries[0] if len(self.countries) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """What words were read as: an id, or the candidates; which rule said so, and why."""

    value: str | None
    rule: str
    because: str
    candidates: tuple[Candidate[str], ...] = ()


NOBODY = Party(value=None, rule="none", because="no actor of the tables is named")


def find_in_slot(words: str, finder: ActorFinder) -> Sequence[ActorMention]:
    """Mentions in words that are known to name somebody: there an acronym may be written small ("idf")."""
    lone = words.islower() and words.isalpha() and len(words) > 2
    return finder.find(words) or (finder.find(words.upper()) if lone else ())


def best_mentions(words: str, found: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions of the strongest kind ("Lebanese Hezbollah" is Hezbollah), and those put beside them by "and"."""
    found = [m for m in found if m.kind is MentionKind.NAME or not _ETHNIC.search(words[: m.start])]
    for kind in _ORDER:
        if same := [m for m in found if m.kind is kind]:
            beside = [m for m in found if m.kind in _FIRM and any(_paired(words, m, s) for s in same)]
            return tuple(sorted({*same, *beside}, key=lambda m: m.start))
    return ()


def _paired(words: str, one: ActorMention, other: ActorMention) -> bool:
    between = words[min(one.end, other.end) : max(one.start, other.start)]
    return between.strip(" ,").removesuffix(" the") in {
        "and",
        "or",
        "with",
        "alongside",
        "and its allies",
        "and allied",
    }


def read_mentions(mentions: Sequence[ActorMention], scene: Scene, finder: ActorFinder) -> Party:
    """The party that mentions of one kind mean; two different parties are no single one."""
    read = [read_mention(m, scene, finder) for m in mentions]
    values = {p.value for p in read}
    if len(values) == 1:
        return read[0]
    both = tuple(
        Candidate(value=p.value, score=1 / len(read), because="named in the same words") for p in read if p.value
    )
    return Party(value=None, rule="several", because="the words name more than one party", candidates=both)


def read_mention(mention: ActorMention, scene: Scene, finder: ActorFinder) -> Party:
    """The party of one mention."""
    if mention.kind is MentionKind.ROLE:
        return read_role(mention.actor_ids[0], scene, finder)
    ranked = finder.among(mention.actor_ids, scene.on, scene.country)
    party = choose(ranked, mention.kind.value)
    if scene.country is not None and _has_namesake_at_home(ranked, scene.country):
        return replace(party, value=None, because="it is abroad, and another bears the name there")
    if party.value is not None and ranked[0][0].id not in mention.actor_ids:
        named = by_id()[mention.actor_ids[0]].name
        return replace(
            party, rule="succession", because=f"the words name {named}, which on that day was {ranked[0][0].name}"
        )
    if party.value is None and scene.country is None:  # one name, two countries: the report's own country decides
        near = [(actor, score) for actor, score in ranked if actor.country in scene.around]
        return choose(near, mention.kind.value) if near else party
    return party


def _has_namesake_at_home(ranked: Sequence[tuple[Actor, float]], country: str) -> bool:
    """Does the best candidate have no business in the country, and another one has?"""
    home = [country in (actor.country, *actor.theatres) for actor, _ in ranked]
    return any(home) and not home[0]


def read_near(words: str, scene: Scene, finder: ActorFinder) -> Party:
    """The party of a whole phrase that is no listed name but may be a spelling of one."""
    if len(words.split()) > _MOST_WORDS or not any(c.isupper() for c in words):
        return NOBODY
    return choose(finder.named(words, scene.on, scene.country), "near-spelling")


def choose(ranked: Sequence[tuple[Actor, float]], rule: str) -> Party:
    """The best if it is good enough and leads; a branch of a state's forces is read as the state that answers for it."""
    if not ranked:
        return NOBODY
    answering = [(answers_for(actor), score, actor) for actor, score in ranked]
    candidates = tuple(
        Candidate(value=actor.id, score=score, because=f"bears the name: {actor.name}") for _, score, actor in answering
    )
    top, best, named = answering[0]
    rivals = [score for party, score, _ in answering if party != top]
    if best < ENOUGH or (rivals and best - rivals[0] < MARGIN):
        return Party(value=None, rule=rule, because="the name fits several, or none on that day", candidates=candidates)
    alone = len(candidates) == 1 and top == named.id
    because = f"the words name {named.name}" + ("" if top == named.id else ", part of a state's forces")
    return Party(value=top, rule=rule, because=because, candidates=() if alone else candidates)


def answers_for(actor: Actor) -> str:
    """The government, for a branch of its forces; everybody else answers for themselves."""
    if actor.kind is not ActorKind.STATE_FORCES:
        return actor.id
    chain = [i for i in parties_of(actor.id) if i in by_id() and by_id()[i].kind is ActorKind.STATE_FORCES]
    return chain[-1] if chain else actor.id


def read_role(role_id: str, scene: Scene, finder: ActorFinder) -> Party:
    """What a description stands for where and when it is used; else its own ``unknown:…`` id."""
    role = next(r for r in roles() if r.id == role_id)
    if scene.contest is not None and _is_a_states(role, scene):
        at = scene.contest
        return Party(value=at.value, rule="description-in-country", because=at.because, candidates=at.candidates)
    meant = (
        _meant(role, scene.countries, scene.on, any_country=True)
        or _meant(role, scene.around, scene.on, any_country=len(scene.around) == 1)
        or [m.actor for m in role.means if m.actor in scene.named and holds(m.valid_from, m.valid_to, scene.on)]
    )
    found = tuple(dict.fromkeys(meant))
    if len(found) > 1:
        found = tuple(i for i in found if i in scene.named) or found
    if not found:
        return Party(value=role.id, rule="description", because="the words describe and name nobody")
    if len(found) > 1:
        both = tuple(Candidate(value=i, score=1 / len(found), because="what the words may mean there") for i in found)
        return Party(value=None, rule="description", because="the words fit several parties there", candidates=both)
    actor = finder.among(found, scene.on, None)[0][0]
    return Party(
        value=answers_for(actor),
        rule="description-in-country",
        because=f"there and then the words stand for {actor.name}",
    )


def _is_a_states(role: Role, scene: Scene) -> bool:
    """Do the words stand for the forces of whatever state the place belongs to?"""
    rows = [row for c in scene.countries or scene.around for row in _rows(role, c, scene.on, any_country=True)]
    return any(row.actor.startswith("state") for row in rows)


def _meant(role: Role, countries: Iterable[str], on: date | None, *, any_country: bool) -> list[str]:
    found: list[str] = []
    for country in countries:
        for row in _rows(role, country, on, any_country=any_country):
            found += in_state(row.actor, country, on) if row.actor.startswith("state") else [row.actor]
    return found


def _rows(role: Role, country: str, on: date | None, *, any_country: bool) -> list[Meaning]:
    rows = [m for m in role.means if m.country == country and holds(m.valid_from, m.valid_to, on)]
    return rows or ([m for m in role.means if m.country == "*"] if any_country else [])


def in_state(member: str, country: str, on: date | None) -> list[str]:
    """A state's government on a day (``state``), or a member of it (``state:military``): ids; several where no day is known."""
    suffix = member.removeprefix("state")
    ids = [i for i in governments().get(country, ()) if holds(by_id()[i].valid_from, by_id()[i].valid_to, on)]
    return [f"{i}{suffix}" for i in ids if f"{i}{suffix}" in by_id()]
