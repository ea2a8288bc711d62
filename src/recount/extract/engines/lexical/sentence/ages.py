"""Ages listed behind people: "two men, 34 and 36,", "three boys aged between 8 and 13"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from recount.model import Group, Population
from recount.vocab.lexicon import People
from recount.vocab.numbers import read_number

_AMONG = frozenset({",", "and", "to", "between"})
_CLOSES = frozenset({",", ".", ";", ")", "and"})
_AGED = re.compile(r"(.+)-(year|month|week|day)-old(s?)")
_OF_AGE = 18  # years; below it one is a child (Convention on the Rights of the Child, article 1)


def ages_begin(words: Sequence[str], at: int) -> int:
    """Where the list of numbers begins that ends before ``words[at]``, its first comma included; `at` if there is none."""
    while at and (words[at - 1] in _AMONG or read_number(words[at - 1 : at], 0)):
        at -= 1
    return at


def ages_from(words: Sequence[str], at: int) -> int | None:
    """How many numbers alone stand listed from ``words[at]`` to a mark; None if other words follow them."""
    ages = 0
    while at < len(words) and (number := read_number(words, at)):
        ages, at = ages + 1, number[1]
        if words[at : at + 1] == ["and"] and read_number(words, at + 1):
            at += 1
        elif at >= len(words) or words[at] in _CLOSES:
            break
    return ages if at >= len(words) or words[at] in _CLOSES else None


@lru_cache(maxsize=1024)
def aged(word: str) -> People | None:
    """Who "17-year-old" is where no noun follows: a child or a grown person; None for any other word."""
    told = _AGED.fullmatch(word) if word.endswith(("-old", "-olds")) else None
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
