"""Numbers in English news text: what they say, and how the words around them bound them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Count, Wording
from recount.vocab.numbers import LARGEST, read_number, read_quantity


@pytest.mark.parametrize(
    ("words", "number", "read"),
    [
        ("34 people", 34, 1),
        ("1,200 people", 1200, 1),
        ("1,00,000 people", 100000, 1),
        ("12k people", 12000, 1),
        ("1.5 million people", 1500000, 2),
        ("11 million people", 11000000, 2),
        ("2 lakh people", 200000, 2),
        ("nine people", 9, 1),
        ("twenty people", 20, 1),
        ("twenty-one people", 21, 1),
        ("a hundred and two people", 102, 4),
        ("a hundred and fifty thousand people", 150000, 5),
        ("twenty one people", 21, 2),
        ("one hundred and twenty people", 120, 4),
        ("two hundred people", 200, 2),
        ("three thousand people", 3000, 2),
        ("three thousand two hundred people", 3200, 4),
        ("a hundred people", 100, 2),
        ("a dozen people", 12, 2),
        ("two dozen people", 24, 2),
        ("half a million people", 500000, 3),
        ("half a dozen people", 6, 3),
        ("a couple", 2, 2),
        ("zero people", 0, 1),
        ("1.200 people", 1200, 1),
        ("1.200 million people", 1200000, 2),
        ("1'200 people", 1200, 1),
        ("1 200 people", 1200, 2),
        ("12 300 400 people", 12300400, 3),
        ("1.5m people", 1500000, 1),
        ("1.5 lakh people", 150000, 2),
        ("two crore people", 20000000, 2),
        ("one and a half thousand people", 1500, 5),
        ("two and a half million people", 2500000, 5),
        ("a million and a half people", 1500000, 5),
        ("a quarter of a million people", 250000, 5),
        ("a score of people", 20, 2),
        ("a half-dozen people", 6, 2),
    ],
)
def test_a_whole_number_is_read_with_its_scale(words: str, number: int, read: int) -> None:
    """Digits, words and scales give one number, and the index after it."""
    assert read_number(words.split(), 0) == (number, read)


@pytest.mark.parametrize(
    "words",
    [
        "people",
        "3.5 people",
        "0.200 people",
        "56-year-old man",
        "107mm rockets",
        "12m high",
        "99999999999 people",
        "a score to settle",
        "",
    ],
)
def test_what_is_no_whole_number_gives_none(words: str) -> None:
    """Decimals, ages, calibres, serials and plain words count nobody."""
    assert read_number(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "low", "high", "wording"),
    [
        ("ten people", 10, 10, "exact"),
        ("exactly ten people", 10, 10, "exact"),
        ("the 60 fighters", 60, 60, "exact"),
        ("another four people", 4, 4, "exact"),
        ("a total of 31 people", 31, 31, "exact"),
        ("at least 10 people", 10, None, "at_least"),
        ("no fewer than 43 people", 43, None, "at_least"),
        ("not less than six people", 6, None, "at_least"),
        ("more than 50 people", 51, None, "at_least"),
        ("over 70 people", 71, None, "at_least"),
        ("well over 100 people", 101, None, "at_least"),
        ("20 or more people", 20, None, "at_least"),
        ("up to 80 people", None, 80, "at_most"),
        ("as many as 300 people", None, 300, "at_most"),
        ("nearly 20 people", None, 20, "at_most"),
        ("almost 20 people", None, 20, "at_most"),
        ("fewer than 10 people", None, 9, "at_most"),
        ("less than 10 people", None, 9, "at_most"),
        ("no more than 5 people", None, 5, "at_most"),
        ("some 40 people", 40, 40, "about"),
        ("about 40 people", 40, 40, "about"),
        ("around 1,200 people", 1200, 1200, "about"),
        ("an estimated 8,500 people", 8500, 8500, "about"),
        ("20 or so people", 20, 20, "about"),
        ("between 10 and 15 people", 10, 15, "between"),
        ("from 10 to 15 people", 10, 15, "between"),
        ("10-15 people", 10, 15, "between"),
        ("10 to 15 people", 10, 15, "between"),
        ("three or four people", 3, 4, "between"),
        ("dozens of people", None, None, "unquantified"),
        ("several people", None, None, "unquantified"),
        ("a number of people", None, None, "unquantified"),
        ("at least several people", None, None, "unquantified"),
        ("30-plus people", 30, None, "at_least"),
        ("30 + people", 30, None, "at_least"),
        ("30 plus people", 30, None, "at_least"),
        ("30 at least of them", 30, None, "at_least"),
        ("at least some 30 people", 30, None, "at_least"),
        ("at least 10 to 15 people", 10, None, "at_least"),
        ("at least 10 , possibly 15 people", 10, None, "at_least"),
        ("30 or fewer people", None, 30, "at_most"),
        ("as many as 15 , possibly 20 , people", None, 20, "at_most"),
        ("twenty-odd people", 20, 20, "about"),
        ("~ 30 people", 30, 30, "about"),
        ("a couple of hundred people", 200, 200, "about"),
        ("at least 10 and up to 15 people", 10, 15, "between"),
        ("10 , possibly 12 people", 10, 12, "between"),
        ("two to three dozen people", 24, 36, "between"),
        ("20 to 30 thousand people", 20000, 30000, "between"),
        ("10-15 thousand people", 10000, 15000, "between"),
        ("90 to a hundred people", 90, 100, "between"),
        ("several hundred people", None, None, "unquantified"),
        ("two thirds of them", None, None, "unquantified"),
        ("20 per cent of them", None, None, "unquantified"),
        ("half of them", None, None, "unquantified"),
        ("one in three residents", None, None, "unquantified"),
    ],
)
def test_words_around_a_number_bound_it(words: str, low: int | None, high: int | None, wording: str) -> None:
    """The guide's table of counts; a vague word gives no number."""
    quantity = read_quantity(words.split(), 0)
    assert quantity is not None
    assert quantity.count == Count(low=low, high=high, wording=Wording(wording))


@pytest.mark.parametrize(
    "words",
    ["30 km away", "between 20 and 30 miles", "$ 30", "rs 5 lakh", "route 30", "in 2011", "may 2011", "2011-2014 war"],
)
def test_what_measures_names_or_dates_is_no_quantity(words: str) -> None:
    """Wherever reading begins."""
    split = words.split()
    assert [read_quantity(split, at) for at in range(len(split))] == [None] * len(split)


@pytest.mark.parametrize(
    ("words", "at", "number"),
    [("one in three attacks", 0, 1), ("30 plus two soldiers", 0, 30), ("30 at least ten of them", 0, 30)],
)
def test_the_next_number_bounds_nothing(words: str, at: int, number: int) -> None:
    """Two numbers side by side stay two."""
    quantity = read_quantity(words.split(), at)
    assert quantity is not None
    assert (quantity.count.low, quantity.count.high) == (number, number)


def test_a_change_is_no_range() -> None:
    """ "Rose from 10 to 15" is 15."""
    words = "the toll rose from 10 to 15".split()
    found = [q.count for at in range(len(words)) if (q := read_quantity(words, at))]
    assert [(c.low, c.high) for c in found] == [(15, 15)]


@given(st.integers(min_value=0, max_value=LARGEST))
def test_digits_print_and_read_back(number: int) -> None:
    """A number written with or without commas reads as itself."""
    for text in (str(number), f"{number:,}"):
        assert read_number([text], 0) == (number, 1)


@given(
    st.lists(
        st.sampled_from(
            "at least more than a an hundred and two 10 - 15 dozen or so of the some people , possibly and half of third % + ~ 1900".split()
        )
    )
)
def test_no_words_break_reading(words: list[str]) -> None:
    """Whatever the words, a quantity stays inside them and its bounds fit its wording."""
    for at in range(len(words)):
        quantity = read_quantity(words, at)
        assert quantity is None or at <= quantity.start < quantity.end <= len(words)


def test_a_day_of_a_month_begins_no_range() -> None:
    """Of "since October 7 to 34,971" only the last is a number of people."""
    words = "deaths since october 7 to 34,971".split()
    spans = [q.count for at in range(len(words)) if (q := read_quantity(words, at)) is not None]
    assert all(count.low == count.high for count in spans)
