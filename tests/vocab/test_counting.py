"""What both ways of counting need: sums of a list, words that bound, and words for groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Count, Wording
from recount.vocab.counting.bounds import bound_after, bound_before, ending
from recount.vocab.counting.sums import total
from recount.vocab.counting.words import counting_words
from recount.vocab.lexicon import lexicon
from recount.vocab.numbers import UNQUANTIFIED, exact, size_of

AT_LEAST = Count(low=4, high=None, wording=Wording.AT_LEAST)
AT_MOST = Count(low=None, high=4, wording=Wording.AT_MOST)
ABOUT = Count(low=40, high=40, wording=Wording.ABOUT)
RANGE = Count(low=2, high=4, wording=Wording.BETWEEN)


@pytest.mark.parametrize(
    ("counts", "low", "high", "wording"),
    [
        ([exact(3), exact(2)], 5, 5, "exact"),
        ([exact(3), AT_LEAST], 7, None, "at_least"),
        ([exact(3), AT_MOST], None, 7, "at_most"),
        ([exact(3), ABOUT], 43, 43, "about"),
        ([exact(3), RANGE], 5, 7, "between"),
        ([ABOUT, RANGE], 42, 44, "between"),
        ([exact(3), UNQUANTIFIED], 3, 3, "exact"),
        ([UNQUANTIFIED, exact(3)], None, None, "unquantified"),
        ([AT_LEAST], 4, None, "at_least"),
    ],
)
def test_a_sum_is_no_surer_than_its_least_sure_member(
    counts: list[Count], low: int | None, high: int | None, wording: str
) -> None:
    """Bounds add; what one leaves open stays open."""
    assert total(counts) == Count(low=low, high=high, wording=Wording(wording))


@given(st.lists(st.sampled_from([exact(1), exact(7), AT_LEAST, AT_MOST, ABOUT, RANGE, UNQUANTIFIED]), min_size=1))
def test_every_list_has_a_sum(counts: list[Count]) -> None:
    """Whatever is mixed, the bounds fit the wording."""
    assert isinstance(total(counts), Count)


def test_the_longest_words_bound() -> None:
    """ "No more than" is not "more than"."""
    words = "no more than 30 people or more".split()
    before, after = bound_before(words, 0), bound_after(words, 5)
    assert before is not None
    assert after is not None
    assert (before[0].wording, before[1]) == (Wording.AT_MOST, 3)
    assert (after[0].wording, after[1]) == (Wording.AT_LEAST, 7)
    assert bound_before(words, 4) is None


def test_a_bound_never_goes_below_nobody() -> None:
    """ "Fewer than zero" is none."""
    bound = bound_before(["fewer", "than"], 0)
    assert bound is not None
    assert bound[0].of(0).high == 0


def test_what_is_written_onto_a_number_bounds_it() -> None:
    """ "30-plus", "twenty-odd"; no other ending does."""
    assert [b.wording if (b := ending(word)) else None for word in ("plus", "odd", "strong")] == [
        Wording.AT_LEAST,
        Wording.ABOUT,
        None,
    ]


def test_a_group_may_say_its_size() -> None:
    """ "Eight-man", "6-member"; an age is none."""
    assert [size_of(word) for word in ("eight-man", "6-member", "six-year-old", "man", "twenty-one")] == [
        8,
        6,
        None,
        None,
        None,
    ]


def test_units_of_the_lexicon_are_known_to_the_counting() -> None:
    """What the grammar calls a unit, no way of counting takes for people."""
    people = lexicon().people
    units = {w for w in people.words() if (found := people.match([w], 0)) and found[1].unit and "-" not in w}
    assert units
    assert units <= counting_words().units | counting_words().places
