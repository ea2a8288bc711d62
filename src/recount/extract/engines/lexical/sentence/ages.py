"""Ages listed behind people: "two men, 34 and 36,", "three boys aged between 8 and 13"."""

from collections.abc import Sequence

from recount.vocab.numbers import read_number

_AMONG = frozenset({",", "and", "to", "between"})
_CLOSES = frozenset({",", ".", ";", ")", "and"})


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
