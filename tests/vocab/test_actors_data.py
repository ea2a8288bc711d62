"""The tables of actors, read as data."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from recount.model import Actor, ActorKind, ActorName, NameKind, RelationKind
from recount.vocab.actors import (
    MentionKind,
    actors,
    actors_named,
    ambiguous,
    by_id,
    find_actors,
    governments,
    parties_of,
    roles,
)
from recount.vocab.actors.load import homonyms, weak_acronyms
from recount.vocab.countries import countries
from recount.vocab.nametrie import is_caseless, key
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
    """Hundreds of groups and missions beside the forces of states, of every kind that fights."""
    kinds = Counter(a.kind for a in actors())
    assert sum(n for kind, n in kinds.items() if kind is not ActorKind.STATE_FORCES) >= 580
    assert kinds[ActorKind.ARMED_GROUP] >= 300
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
    """An acronym with commoner meanings is still the name of its actor."""
    assert weak_acronyms() <= {(a.id, n.text) for a, n in named() if n.kind is NameKind.ACRONYM}


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


# Where people have been killed in conflicts since 2010, and how many parties besides states the tables know there at least
FOUGHT_OVER = {
    "AF": 8, "BD": 4, "BF": 7, "BR": 6, "CD": 25, "CF": 9, "CM": 5, "CO": 10, "EC": 5, "EG": 5, "ET": 8, "HT": 8, "ID": 4,
    "IN": 15, "IQ": 15, "IR": 7, "KE": 1, "LB": 5, "LY": 12, "ML": 15, "MM": 25, "MX": 18, "MZ": 4, "NE": 5, "NG": 14,
    "PH": 6, "PK": 15, "PS": 12, "RU": 5, "SD": 12, "SO": 9, "SS": 7, "SY": 60, "TD": 4, "TH": 2, "TR": 4, "UA": 10, "YE": 9,
}  # fmt: skip
# Words that reports write with a capital or in capitals, and that name no party to a conflict
NO_NAMES = """
The They Police Army Forces Guard Guards Resistance Front Brigade Union Unity Movement Republic National Popular People Group
Red White Black North South East West Northern Southern Central River State Province District Council Court Party Alliance
Coalition Shield Storm Tiger Lion Wolf Eagle Falcon Hawk Army Navy Border Special Security Defence Defense Liberation Freedom
Victory Justice Peace Hope Revolution Islamic Christian Muslim Jewish Arab Kurdish Sunni Shia Alawite Druze Yazidi Hausa Fulani
Dinka Nuer Hutu Tutsi Pashtun Baloch Bengali Tamil Karen Chin Shan Rakhine Moro Papuan Monday Friday March May August Sunday
Mohammed Ahmed Ali Hassan Khalid Omar Abdullah Mahmoud Ibrahim Maria Jose Carlos Ivan Olena Sergei Jean Pierre Joseph David
CEO GDP USD EUR GMT UTC BBC CNN DNA HIV AIDS ICU MRI SUV IED VBIED RPG UAV GPS SMS PDF FAQ ID TV OK AM PM NGO IDP MP PM VIP
""".split()


@pytest.mark.parametrize(("country", "least"), FOUGHT_OVER.items())
def test_every_conflict_has_its_parties(country: str, least: int) -> None:
    """Where there is war the tables know who fights besides states."""
    there = [a.id for a in actors() if country in (a.country, *a.theatres) and a.kind is not ActorKind.STATE_FORCES]
    assert len(there) >= least, there


def test_a_name_leads_to_its_actor_while_it_is_borne() -> None:
    """On a day on which an actor bears a name, nobody in its country fits the name better."""
    for actor, name in named():
        first, last = span(actor, name)
        day = date.fromordinal(
            (max(first, date(1950, 1, 1)).toordinal() + min(last, date(2026, 1, 1)).toordinal()) // 2
        )
        if first <= day < last:
            ranked = actors_named(name.text, day, actor.country)
            assert ranked[0][1] == 1.0, (actor.id, name.text)
            assert actor.id in {a.id for a, score in ranked if score == 1.0}, (actor.id, name.text, ranked[0][0].id)


def test_no_name_leads_to_its_actor_once_it_is_gone() -> None:
    """From the day on which an actor is no more, its name is a doubt about it, or somebody else's."""
    for actor, name in named():
        if actor.valid_to is not None:
            score = {a.id: s for a, s in actors_named(name.text, actor.valid_to, actor.country)}[actor.id]
            assert score <= 0.5, (actor.id, name.text)


@pytest.mark.parametrize("word", NO_NAMES)
def test_no_name_steals_a_common_word(word: str) -> None:
    """A word that may stand in any report names nobody by itself."""
    assert [m for m in find_actors(f"Then {word} was said") if m.kind is MentionKind.NAME] == []


def test_names_have_a_capital() -> None:
    """A word in small letters would be found in any text. Only labels that are no other words have none."""
    small = {n.text for _, n in named() if n.text.islower() and " " not in n.text}
    assert small == {"colonists", "khawarij", "khwarij"}


def test_names_are_no_descriptions() -> None:
    """What describes and names nobody ("regime forces") is in the table of descriptions alone, but for two that are a
    name where they are written with a capital.
    """
    described = {key(words) for role in roles() for words in role.words}
    both = {n.text for _, n in named() if key(n.text) in described}
    assert both == {"International Coalition", "Coalition military forces"}


def test_homonyms_hold_a_name_and_are_none() -> None:
    """A phrase in the table of homonyms names nobody."""
    for phrase in homonyms():
        assert find_actors(f"It was {phrase} again") == (), phrase


def test_an_id_of_ucdp_is_one_actors() -> None:
    """Only the governments of one state share an id, as UCDP has it."""
    for number, count in Counter(a.ucdp_id for a in actors() if a.ucdp_id is not None).items():
        holders = [a for a in actors() if a.ucdp_id == number]
        assert count == 1 or len({a.country for a in holders}) == 1, number
        assert count == 1 or all(a.id in governments()[a.country or ""] for a in holders), number


def test_names_in_their_own_script_say_their_language() -> None:
    """A name without Latin letters is marked with its language (ISO 639-1)."""
    for actor, name in named():
        latin = any("a" <= c.lower() <= "z" for c in name.text)
        assert latin or name.language != "en", (actor.id, name.text)
        assert name.language == "en" or len(name.language) == 2
        assert not is_caseless(name.text) or not latin


def test_splinters_come_after_what_they_left() -> None:
    """No group splits from one that began later."""
    for actor in actors():
        for tie in actor.relations:
            if tie.kind is RelationKind.SPLINTER_OF:
                older = by_id()[tie.actor_id].valid_from
                assert not older or not actor.valid_from or older <= actor.valid_from, (actor.id, tie.actor_id)
