"""A question about the very same objects is asked once, and about others anew."""

from dataclasses import dataclass

import pytest

from recount.reconcile import once as module
from recount.reconcile.once import once


@dataclass(frozen=True, slots=True)
class Noun:
    """Any frozen noun; two of them can be equal."""

    number: int


def test_the_same_objects_are_asked_about_once_however_they_are_held() -> None:
    """A list and a tuple of the very same nouns are one question."""
    asked = []

    @once
    def total(nouns: list[Noun] | tuple[Noun, ...]) -> int:
        asked.append(nouns)
        return sum(n.number for n in nouns)

    one, other = Noun(1), Noun(2)
    assert [total([one, other]), total((one, other)), total([other, one])] == [3, 3, 3]
    assert len(asked) == 2


def test_equal_nouns_that_are_not_the_same_are_asked_about_anew() -> None:
    """Who is meant is told by identity: an equal noun may not be the one remembered."""
    asked = []

    @once
    def number(noun: Noun) -> int:
        asked.append(noun)
        return noun.number

    assert [number(Noun(1)), number(Noun(1))] == [1, 1]
    assert len(asked) == 2


def test_an_answer_of_none_is_remembered_too() -> None:
    """None is an answer: the claim does not speak of it."""
    asked = []

    @once
    def nothing(noun: Noun) -> None:
        asked.append(noun)

    one = Noun(1)
    assert [nothing(one), nothing(one)] == [None, None]
    assert len(asked) == 1


def test_a_list_that_grows_is_another_question() -> None:
    """What was in the list when it was asked about counts, not what is put into it later."""
    total = once(lambda nouns: sum(n.number for n in nouns))
    nouns = [Noun(1)]
    assert total(nouns) == 1
    nouns.append(Noun(5))
    assert total(nouns) == 6


def test_no_more_is_kept_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Old answers are forgotten, and given again when asked for."""
    monkeypatch.setattr(module, "MOST", 2)
    number = once(lambda noun: noun.number)
    nouns = [Noun(n) for n in range(5)]
    assert [number(n) for n in (*nouns, *nouns)] == [*range(5), *range(5)]


def test_what_was_asked_can_be_let_go() -> None:
    """Then nothing is held any longer, and the same question is asked anew."""
    asked = []

    @once
    def number(noun: Noun, more: tuple[Noun, ...]) -> int:
        asked.append(noun)
        return noun.number + len(more)

    one = Noun(1)
    assert [number(one, (one,)), number(one, (one,))] == [2, 2]
    module.forget()
    assert number(one, (one,)) == 2
    assert len(asked) == 2
