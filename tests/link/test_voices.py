"""Voices that count two things side by side: more, then fewer, while more goes on being told."""

from typing import Any

from tests.factories import claim, readings, report, toll

from recount.link.voices import Heard, Numbers, add, heard, numbers, side_by_side
from recount.model import CodedReport

HOSPITAL, POLICE = "hospital", "police"


def lot(*said: tuple[str, int, int]) -> Numbers:
    """So many dead, by a voice on a day."""
    out: dict[tuple[str, int], tuple[int, float]] = {}
    for voice, day, dead in said:
        add(out, numbers([(voice, dead, dead)], day))
    return out


def test_two_voices_that_go_on_telling_of_both_tell_of_two_events() -> None:
    """Twelve on Monday, three on Tuesday, and twelve again on Wednesday."""
    twelve = lot((HOSPITAL, 1, 12), (POLICE, 1, 12), (POLICE, 3, 12))
    three = lot((HOSPITAL, 2, 3), (POLICE, 2, 3))
    assert side_by_side(twelve, three)
    assert side_by_side(three, twelve)


def test_one_voice_may_have_erred() -> None:
    """The police alone take a number back, and tell it again."""
    assert not side_by_side(lot((POLICE, 1, 12), (POLICE, 3, 12)), lot((POLICE, 2, 3)))


def test_a_toll_that_rises_is_one() -> None:
    """Three on Monday, twelve on Tuesday."""
    assert not side_by_side(lot((HOSPITAL, 1, 3), (POLICE, 1, 3)), lot((HOSPITAL, 2, 12), (POLICE, 2, 12)))


def test_a_toll_that_all_revise_downwards_is_one() -> None:
    """Nobody tells the larger number any more after that."""
    assert not side_by_side(lot((HOSPITAL, 1, 12), (POLICE, 1, 12)), lot((HOSPITAL, 2, 3), (POLICE, 2, 3)))


def test_numbers_that_lie_close_are_no_two() -> None:
    """Twelve, ten and twelve again."""
    ten = lot((HOSPITAL, 2, 10), (POLICE, 2, 10))
    assert not side_by_side(lot((HOSPITAL, 1, 12), (POLICE, 1, 12), (POLICE, 3, 12)), ten)


def test_at_least_so_many_is_never_fewer() -> None:
    """ "At least three" may be twelve."""
    three = numbers([(HOSPITAL, 3, None), (POLICE, 3, None)], 2)
    assert not side_by_side(lot((HOSPITAL, 1, 12), (POLICE, 1, 12), (POLICE, 3, 12)), three)


def test_without_a_day_of_publication_nothing_is_earlier() -> None:
    """No day, no order."""
    assert numbers([(POLICE, 3, 3)], None) == {}


def test_lots_add_up_in_any_order() -> None:
    """The highest and the lowest number of a day."""
    one, other = dict(lot((POLICE, 1, 3))), dict(lot((POLICE, 1, 12)))
    both = dict(one)
    add(both, other)
    add(other, one)
    assert both == other == {(POLICE, 1): (12, 3)}


def said(*tolls: Any, by: tuple[str, ...] = (), **rest: Any) -> tuple[Heard, ...]:
    """What is heard in a claim; `by`: the actor that its speaker was read as."""
    made = claim("c1", *tolls, **rest)
    coded = CodedReport(report=report(), claims=(made,), readings=(readings("c1", speakers=by),))
    return heard((made,), coded)


def test_a_named_voice_is_heard_with_its_number() -> None:
    """Its words without their order, its bounds as they are."""
    assert said(toll("killed", 12, 12), speakers="the police") == (("police", 12, 12),)


def test_no_party_no_outlet_and_no_denial_is_heard() -> None:
    """Nor who names some of the dead, nor who counts the hurt."""
    twelve = toll("killed", 12, 12)
    assert said(twelve) == ()
    assert said(twelve, speakers="the army", by=("some:army",)) == ()
    assert said(twelve, speakers="police", stance="denies") == ()
    assert said(toll("killed", 1, 1, named=("Omar Haddad",)), speakers="residents") == ()
    assert said(toll("injured", 5, 5), speakers="police") == ()
