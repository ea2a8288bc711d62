"""The tables of actors, read as data."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from recount.model import Actor, ActorKind, ActorName, NameKind, RelationKind
from recount.vocab.actors import actors, ambiguous, by_id, governments, parties_of, roles
from recount.vocab.actors.load import weak_acronyms
from recount.vocab.countries import countries
from recount.vocab.nametrie import key
from recount.vocab.outlets import sources

# Ids of UCDP Actor 22.1 (CC BY 4.0), checked one by one
UCDP = {
    "actor:is": 234,
    "actor:nusra": 1170,
    "actor:hts": 6815,
    "actor:fsa": 1130,
    "actor:sna": 7514,
    "actor:sdf": 6288,
    "actor:pkk": 323,
    "actor:hamas": 209,
    "actor:hezbollah": 366,
    "actor:taliban": 303,
    "actor:ttp": 356,
    "actor:aqap": 881,
    "actor:houthis": 1091,
    "actor:jnim": 6716,
    "actor:al-shabaab": 717,
    "actor:m23": 1160,
    "actor:arakan-army": 3051,
    "actor:eln": 744,
    "actor:us": 3,
    "actor:ru": 57,
    "actor:sy": 118,
    "actor:il": 121,
    "actor:tr": 115,
}


def span(actor: Actor, name: ActorName) -> tuple[date, date]:
    """The days on which the actor exists and bears the name."""
    starts = [d for d in (actor.valid_from, name.valid_from) if d]
    ends = [d for d in (actor.valid_to, name.valid_to) if d]
    return max(starts, default=date.min), min(ends, default=date.max)


def named() -> Iterator[tuple[Actor, ActorName]]:
    return ((actor, name) for actor in actors() for name in actor.names)


def test_there_are_enough() -> None:
    """A hundred groups and missions beside the forces of states, of every kind that fights."""
    kinds = Counter(a.kind for a in actors())
    assert sum(n for kind, n in kinds.items() if kind is not ActorKind.STATE_FORCES) >= 200
    assert kinds[ActorKind.ARMED_GROUP] >= 100
    assert min(kinds[k] for k in ActorKind if k not in (ActorKind.MONITOR, ActorKind.UNKNOWN)) >= 1


def test_ids_are_unique_and_tagged() -> None:
    """One id, one actor."""
    ids = [a.id for a in actors()]
    assert len(ids) == len(set(ids))
    assert all(i.startswith("actor:") and i == i.lower() and " " not in i for i in ids)


def test_time_runs_forward() -> None:
    """Actors, names and ties begin before they end, and every name can be borne on some day."""
    for actor in actors():
        assert actor.valid_from is None or actor.valid_to is None or actor.valid_from < actor.valid_to, actor.id
        for tie in actor.relations:
            assert tie.valid_from is None or tie.valid_to is None or tie.valid_from < tie.valid_to, actor.id
        for name in actor.names:
            first, last = span(actor, name)
            assert first < last, (actor.id, name.text)


def test_ties_lead_to_other_actors() -> None:
    """Every tie leads to an actor of the tables, and never back to where it started."""
    for actor in actors():
        for tie in actor.relations:
            assert tie.actor_id in by_id(), (actor.id, tie.actor_id)
            assert tie.actor_id != actor.id
        for tie in actor.relations:
            if tie.kind is RelationKind.PART_OF:
                assert actor.id not in parties_of(tie.actor_id), actor.id


def test_what_merged_is_gone_and_its_heir_there() -> None:
    """Where an actor's end is a merger, the heir exists on that day."""
    for actor in actors():
        for tie in actor.relations:
            if tie.kind is RelationKind.MERGED_INTO and actor.valid_to is not None:
                heir = by_id()[tie.actor_id]
                assert tie.valid_from == actor.valid_to, actor.id
                assert heir.valid_from is None or heir.valid_from <= actor.valid_to, actor.id


def test_no_name_means_two_actors_at_once_in_one_country() -> None:
    """A name, a country and a day give one actor, or the name is listed as ambiguous."""
    bearers = defaultdict(list)
    for actor, name in named():
        bearers[key(name.text)].append((actor, name))
    listed = {key(name) for name in ambiguous()}
    for keys, group in bearers.items():
        for (one, a), (other, b) in itertools.combinations(group, 2):
            together = max(span(one, a)[0], span(other, b)[0]) < min(span(one, a)[1], span(other, b)[1])
            share = {one.country, *one.theatres} & {other.country, *other.theatres}
            assert one.id == other.id or not together or not share or keys in listed, (keys, one.id, other.id)


def test_ambiguous_names_are_ambiguous() -> None:
    """The list holds no name that one actor alone bears."""
    for name in ambiguous():
        assert len({a.id for a, n in named() if key(n.text) == key(name)}) > 1, name


def test_countries_are_real() -> None:
    """Countries and theatres are codes of the table of countries, and states have the same names there."""
    codes = {c.iso2 for c in countries()}
    for actor in actors():
        assert {c for c in (actor.country, *actor.theatres) if c is not None} <= codes, actor.id
    assert set(governments()) <= codes


def test_whoever_fights_has_a_side() -> None:
    """Without a side nobody could say whose dead a voice speaks of."""
    assert [a.id for a in actors() if a.side is None] == []


def test_display_names_are_neutral() -> None:
    """No label that a speaker hangs on an enemy is shown as a name."""
    for actor in actors():
        labels = {key(n.text) for n in actor.names if n.kind is NameKind.PEJORATIVE}
        assert key(actor.name) not in labels, actor.id


@pytest.mark.parametrize(("actor_id", "number"), UCDP.items())
def test_ucdp_ids(actor_id: str, number: int) -> None:
    """The counterpart in UCDP Actor 22.1."""
    assert by_id()[actor_id].ucdp_id == number


def test_descriptions_are_no_actors() -> None:
    """Descriptions have ids of their own, share no words, and stand for actors that exist."""
    phrases = [phrase for role in roles() for phrase in role.words]
    assert len(phrases) == len(set(phrases))
    for role in roles():
        assert role.id.startswith("unknown:")
        for meaning in role.means:
            assert meaning.actor.startswith("state") or meaning.actor in by_id(), role.id
            assert meaning.country == "*" or meaning.country in governments() or meaning.country == "PS", role.id


def test_weak_acronyms_are_names() -> None:
    """An acronym with commoner meanings is still the name of an actor."""
    assert weak_acronyms() <= {n.text for _, n in named() if n.kind is NameKind.ACRONYM}


def test_governments_follow_each_other() -> None:
    """A state has one government a day: none overlaps the next."""
    for code, ids in governments().items():
        for one, other in itertools.pairwise(by_id()[i] for i in ids):
            assert one.valid_to is not None, code
            assert other.valid_from is not None, code
            assert one.valid_to <= other.valid_from, code


def test_sides_of_outlets_are_actors() -> None:
    """An outlet belongs to an actor of the tables, or to none."""
    assert {s.side for s in sources() if s.side} <= set(by_id())
