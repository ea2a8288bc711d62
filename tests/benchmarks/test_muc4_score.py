"""Templates are scored as GTT scores them."""

from fractions import Fraction
from itertools import product

import pytest
from benchmarks.muc4_score import TYPE, Entity, Tally, Template, add, best_mapping, micro, normalised, score
from hypothesis import given
from hypothesis import strategies as st

Gains = list[dict[int, tuple[int, int]]]


def template(incident_type: str = "attack", **entities: tuple[str | Entity, ...]) -> Template:
    """A template; an entity of one mention may be given as its words."""
    return Template(
        incident_type=incident_type,
        entities={
            role: tuple((entity,) if isinstance(entity, str) else entity for entity in given)
            for role, given in entities.items()
        },
    )


def tally(right: int, said: int, found: int, true: int) -> Tally:
    return Tally(right=right, said=said, found=found, true=true)


@pytest.mark.parametrize(
    ("mention", "bare"),
    [
        ("The Guerrillas", "guerrillas"),
        ('"santa ana" farm', "santa ana farm"),
        ("a  car   bomb", "car bomb"),
        ("car-bomb", "carbomb"),
        ("theatre and another", "theatre and another"),
        ("the u.s. embassy", "us embassy"),
    ],
)
def test_mentions_are_compared_bare(mention: str, bare: str) -> None:
    """No case, no punctuation, no article, single spaces."""
    assert normalised(mention) == bare


def test_what_is_said_right_is_right_in_every_slot() -> None:
    """A template said as the gold has it scores one for its type and one for each entity."""
    one = template("bombing", PerpInd=("rebels",), Target=("bridge", "bank"), Weapon=("a bomb",))
    scores = score([one], [one])
    assert micro(scores) == tally(5, 5, 5, 5)
    assert scores["Target"] == tally(2, 2, 2, 2)
    assert micro(scores).f1 == 1.0


def test_one_mention_of_an_entity_will_do() -> None:
    """An entity is right if all its mentions are mentions of the gold entity, of which it need not have all."""
    gold = template(PerpOrg=(("people's front", "the front", "pf"),))
    assert score([template(PerpOrg=("PF",))], [gold])["PerpOrg"] == tally(1, 1, 1, 1)


def test_mentions_of_two_entities_are_no_entity() -> None:
    """Two gold entities taken for one are wrong, as is a mention that the gold does not have."""
    gold = template(Target=("bridge", "bank"))
    assert score([template(Target=(("bridge", "bank"),))], [gold])["Target"] == tally(0, 1, 0, 2)
    assert score([template(Target=(("bridge", "old bridge"),))], [gold])["Target"] == tally(0, 1, 0, 2)


def test_an_entity_said_twice_is_right_twice_and_found_once() -> None:
    """Precision counts what was said, recall what is in the gold."""
    gold = template(PerpOrg=(("people's front", "pf"),))
    scores = score([template(PerpOrg=("people's front", "pf"))], [gold])
    assert scores["PerpOrg"] == tally(2, 2, 1, 1)


def test_the_type_said_must_be_in_the_golds() -> None:
    """ "attack" may be mapped to "attack / bombing"; a bombing said of an attack is spurious, and the attack missed."""
    said = template("attack", Weapon=("bomb",))
    assert micro(score([said], [template("attack / bombing", Weapon=("bomb",))])) == tally(2, 2, 2, 2)
    assert micro(score([template("bombing", Weapon=("bomb",))], [said])) == tally(0, 2, 0, 2)


def test_a_gold_template_is_taken_once() -> None:
    """The same incident said twice is right once, with the better of the two."""
    gold = template(PerpInd=("rebels",))
    scores = score([template(), template(PerpInd=("rebels",))], [gold])
    assert scores[TYPE] == tally(1, 2, 1, 1)
    assert scores["PerpInd"] == tally(1, 1, 1, 1)


def test_templates_alone_are_spurious_or_missed() -> None:
    """Everything said of a text without incidents is wrong, everything in the gold of a silent report is missed."""
    one = template(Victim=("ana luz",), Weapon=("rifle",))
    assert micro(score([one], [])) == tally(0, 3, 0, 0)
    assert micro(score([], [one])) == tally(0, 0, 0, 3)
    assert micro(score([], [])).f1 == 0.0


def test_the_best_mapping_is_no_greedy_one() -> None:
    """The first template said fits the first gold one best, and yet goes to the second, because the other fits no other."""
    gold = [template("attack / bombing", Target=("bridge", "bank")), template("attack", Target=("bank",))]
    said = [template("attack", Target=("bridge", "bank")), template("bombing", Target=("bridge", "bank"))]
    assert micro(score(said, gold)) == tally(5, 6, 5, 5)


def test_documents_are_summed_before_they_are_averaged() -> None:
    """Micro figures: a document weighs as much as there is in it."""
    one = template(Target=("bridge", "bank", "mill"))
    scores = add([score([one], [one]), score([template()], [])])
    assert micro(scores) == tally(4, 5, 4, 4)
    assert micro(scores).precision == 0.8


@st.composite
def gains(draw: st.DrawFn) -> Gains:
    """Up to five templates said, each with what it gains by some of up to four gold ones."""
    true = draw(st.integers(0, 4))
    amount = st.integers(1, 4)
    options = st.dictionaries(st.integers(0, true - 1), st.tuples(amount, amount)) if true else st.just({})
    return draw(st.lists(options, max_size=5))


@given(gains())
def test_no_mapping_is_better_than_the_best(given_gains: Gains) -> None:
    """Against all mappings, one by one."""
    said, true = 4 * len(given_gains) + 3, 17
    found = best_mapping(given_gains, said, true)
    assert _valid(found)
    assert len(found) == len(given_gains)
    every = product(*((None, *options) for options in given_gains))
    assert _f1(given_gains, found, said, true) == max(
        _f1(given_gains, mapping, said, true) for mapping in every if _valid(mapping)
    )


def _valid(mapping: tuple[int | None, ...]) -> bool:
    taken = [m for m in mapping if m is not None]
    return len(taken) == len(set(taken))


def _f1(given_gains: Gains, mapping: tuple[int | None, ...], said: int, true: int) -> Fraction:
    mapped = [given_gains[n][m] for n, m in enumerate(mapping) if m is not None]
    precision, recall = Fraction(sum(r for r, _ in mapped), said), Fraction(sum(f for _, f in mapped), true)
    return 2 * precision * recall / (precision + recall) if mapped else Fraction(0)


def test_many_templates_are_mapped_without_trying_all() -> None:
    """Ten said and ten true can be mapped in 234,662,231 ways; here each has one that suits it best."""
    many = [{m: (2, 2) if m == 9 - n else (1, 1) for m in range(10)} for n in range(10)]
    assert best_mapping(many, 30, 30) == tuple(range(9, -1, -1))
