"""Ages listed behind people: "two men, 34 and 36,", "three boys aged between 8 and 13"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from recount.model import Group, Population
from recount.vocab.lexicon import People
from recount.vocab.numbers import read_number

_AMONG = frozenset({",", "and", "to", "between"})
_CLOSES = frozenset({",", ".", ";", ")", "and", "were", "was", "are", "is", "who"})
_SPAN = 10  # tokens from the first of "a 12- and a 16-year-old" to the age that is told in full
_OR_SO = (("or", "younger"), ("and", "younger"), ("or", "older"), ("and", "older"), ("or", "under"), ("and", "under"))
_AGED = re.compile(r"(.+)-(year|month|week|day)-old(s?)")
_OF_AGE = 18  # years; below it one is a child (Convention on the Rights of the Child, article 1)


def ages_begin(words: Sequence[str], at: int) -> int:
    """Where the list of numbers begins that ends before ``words[at]``, its first comma included; `at` if there is none."""
    while at and (words[at - 1] in _AMONG or read_number(words[at - 1 : at], 0)):
        at -= 1
    return at


def is_of_ages(words: Sequence[str], begin: int) -> bool:
    """Does the list of numbers that begins at `begin` stand behind "aged", "ages" or "the ages of"?"""
    at = begin - 1 - (begin > 0 and words[begin - 1] == "of")
    return at >= 0 and words[at] in ("aged", "ages", "age")


def begins_ages(words: Sequence[str], at: int) -> bool:
    """Is this the "ages" of "three women, ages 21, 32 and 49"?"""
    return words[at] in ("ages", "age") and words[at - 1 : at] == [","] and read_number(words, at + 1) is not None


def ages_from(words: Sequence[str], at: int) -> int | None:
    """How many numbers alone stand listed from ``words[at]`` to a mark; None if other words follow them."""
    ages = 0
    while at < len(words) and (number := read_number(words, at)):
        ages, at = ages + 1, number[1]
        if words[at : at + 1] in (["and"], [","]) and read_number(words, at + 1):
            at += 1
        elif at >= len(words) or words[at] in _CLOSES:
            break
    return ages if at >= len(words) or words[at] in _CLOSES else None


def suspended(words: Sequence[str], at: int) -> People | None:
    """Who the "12-" of "a 12- and a 16-year-old" is, whose unit a later word gives; None for any other number."""
    number = words[at : at + 1]
    if words[at + 1 : at + 2] != ["-"] or words[at + 2 : at + 3] not in (["and"], ["or"], [","], ["to"]):
        return None
    later = next((told for w in words[at + 3 : at + _SPAN] if (told := _AGED.fullmatch(w))), None)
    return aged(f"{number[0]}-{later[2]}-old") if later else None


def is_or_so(words: Sequence[str], at: int) -> bool:
    """Do the words at `at` make the number before them an age: "all 16 or younger"?"""
    return tuple(words[at : at + 2]) in _OR_SO


def aged(word: str) -> People | None:
    """Who "17-year-old" is where no noun follows: a child or a grown person; None for any other word."""
    return _aged(word) if word.endswith(("-old", "-olds")) else None


@lru_cache(maxsize=1024)
def _aged(word: str) -> People | None:
    told = _AGED.fullmatch(word)
    number = read_number((told[1],), 0) if told else None
    if told is None or number is None or number[1] != 1:
        return None
    child = told[2] != "year" or number[0] < _OF_AGE
    return People(
        lemma="child" if child else "person",
        plural=bool(told[3]),
        population=Population.CIVILIAN if child else Population.UNSTATED,
        group=Group.CHILD if child else None,
    )


def aged_head(words: Sequence[str], begin: int, end: int) -> tuple[int, int, str, People] | None:
    """The age in ``words[begin:end]`` that stands for whom it is told of, as (end, length, "people", who): "a 5-year-old",
    "17-year-old Mina". A full name behind it stands for itself.
    """
    ahead = range(end - 1, max(begin, end - 2) - 1, -1)
    found = ((i, aged(words[i])) for i in ahead)
    return next(((i + 1, 1, "people", sense) for i, sense in found if sense is not None), None)


def is_set_off(words: Sequence[str], at: int) -> bool:
    """Do two digits stand between commas, as an age behind people does ("one of the drivers, 34,")?"""
    return words[at - 1 : at] == [","] == words[at + 1 : at + 2] and words[at].isdigit() and len(words[at]) == _TWO


_TWO = 2  # digits


def name_before_age(words: Sequence[str], at: int) -> int | None:
    """Where the word stands that the age at `at` follows: "Saleh, 19", "Saleh, Jr., 19", "Saleh, also 19"; None without a comma."""
    comma = at - 1 - (words[at - 1] == "also")
    name = comma - 1 - (words[comma - 1] == ".")
    return name if words[comma] == "," and name >= 0 else None
