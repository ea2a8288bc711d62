"""Text in pieces small enough to look a few steps ahead in, and the closed classes of words about time."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from recount.vocab.calendar.forms import Unit

SEGMENT = 8_000  # code points read at once: memory stays flat however long the text; no expression is near as long
REACH = 200  # code points: longer than any expression


class Token(NamedTuple):
    """A word, a number or a mark: ``text[start:end] == text``; `low` in lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The closed classes, lower case, as `lexicon.toml` has them."""

    months: Mapping[str, int]
    months_after_day: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekdays_before_date: Mapping[str, int]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    dayparts: Mapping[str, str]
    seasons: Mapping[str, int]
    vague: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """The words of time, read once."""
    raw = tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    raw["months_after_day"] |= raw["months"]
    raw["weekdays_before_date"] |= raw["weekdays"]
    raw["units"] = {word: Unit(unit) for word, unit in raw["units"].items()}
    return Lexicon(**raw)


@cache
def _token() -> re.Pattern[str]:
    # A blank line is a token of its own, so that no expression reaches across paragraphs.
    return re.compile(r"\n[^\S\n]*\n|[0-9]+|[^\W0-9_]+|[^\w\s]")


def segments(text: str) -> Iterator[tuple["Tokens", int]]:
    """The text in runs of tokens, each with the offset up to which expressions may begin in it.

    A run reaches a little past its limit, so that no expression is cut; the next run begins at the limit.
    """
    start = 0
    while start < len(text):
        limit = start + SEGMENT
        while limit < len(text) and not text[limit].isspace() and limit < start + 2 * SEGMENT:
            limit += 1
        found = _token().finditer(text, start, min(limit + REACH, len(text)))
        yield Tokens([Token(m.start(), m.end(), m[0], m[0].lower()) for m in found]), limit
        start = limit


class Lows(dict[int, str]):
    """Tokens in lower case by their place; "" at any other."""

    def __missing__(self, i: int) -> str:
        return ""


class Tokens:
    """Tokens that can be asked about any place, also outside: there is nothing there. ``low(i)`` is the token at `i` in lower
    case, "" outside; it is asked thousands of times a report, and no Python runs for it.
    """

    __slots__ = ("all", "dates", "low", "read")

    def __init__(self, tokens: list[Token]) -> None:
        self.all = tokens
        self.low: Callable[[int], str] = Lows(enumerate(t.low for t in tokens)).__getitem__
        self.read: dict[int, Any] = {}  # by place, what the grammar has read there
        self.dates: dict[int, Any] = {}  # by place, the date that stands there

    def text(self, i: int) -> str:
        """The token at `i` as written; "" outside."""
        return self.all[i].text if 0 <= i < len(self.all) else ""

    def capital(self, i: int) -> bool:
        """Does the token begin with a capital letter?"""
        return self.text(i)[:1].isupper()

    def tight(self, i: int) -> bool:
        """Does the token at `i` touch the one before it?"""
        return 0 < i < len(self.all) and self.all[i - 1].end == self.all[i].start

    def words(self, i: int, *words: str) -> bool:
        """Do these words stand at `i`?"""
        if self.low(i) != words[0]:  # nearly always
            return False
        return all(self.low(i + n) == word for n, word in enumerate(words[1:], start=1))

    def skip(self, i: int, *words: str) -> int:
        """One past `i` if one of the words stands there, else `i`."""
        return i + 1 if self.low(i) in words else i

    def digits(self, i: int, most: int) -> int | None:
        """The whole number in at most `most` figures at `i`; None if it is part of "1,200" or "3.5"."""
        word = self.low(i)
        if not word.isdigit() or not word.isascii() or len(word) > most:
            return None
        if self.tight(i) and self.low(i - 1) in (",", ".", "$", "€", "£") and self.low(i - 2)[-1:].isdigit():
            return None
        if self.low(i - 1) in ("$", "€", "£"):
            return None
        if self.low(i + 1) in (",", ".") and self.tight(i + 1) and self.tight(i + 2) and len(self.low(i + 2)) == 3:
            return None if self.low(i + 2).isdigit() else int(word)
        return int(word)

    def count(self, i: int) -> tuple[int | None, int] | None:
        """A number at `i` and where it ends: "5", "five", "twenty-one", "a"; "several", "a few" = None."""
        lex = lexicon()
        first = self.low(i)
        if first == "a":
            if self.words(i + 1, "few"):
                return None, i + 2
            if self.words(i + 1, "number", "of"):
                return None, i + 3
            if self.words(i + 1, "couple"):
                return 2, self.skip(i + 2, "of")
        if first in ("several", "few", "some", "many"):
            return None, i + 1
        number = self.digits(i, 4)
        if number is not None:
            return number, i + 1
        number = lex.numbers.get(first)
        if number is None:
            return None
        if number >= 20 and self.low(i + 1) == "-" and 0 < lex.numbers.get(self.low(i + 2), 0) < 10:
            return number + lex.numbers[self.low(i + 2)], i + 3
        return number, i + 1

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Such as "3rd", "third" and where it ends."""
        low = self.low(i)
        number = self.digits(i, 2) if low.isdigit() else None
        if number is not None and self.tight(i + 1) and self.low(i + 1) in ("st", "nd", "rd", "th"):
            return number, i + 2
        lex = lexicon()
        named = lex.ordinals.get(low)
        if named is not None:
            return named, i + 1
        tens = lex.numbers.get(low, 0)
        if tens >= 20 and self.low(i + 1) == "-" and (ones := lex.ordinals.get(self.low(i + 2), 0)) in range(1, 10):
            return tens + ones, i + 3
        return None
