"""The words of a story as numbers, and which of them say how many, who or where, and when."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from zlib import crc32

from anyascii import anyascii

from recount.vocab.calendar.tokens import lexicon
from recount.vocab.counting.numerals import TENS, UNITS
from recount.vocab.languages.phrases import Phrases
from recount.vocab.languages.tables import LANGUAGES, Language, language
from recount.vocab.languages.words import Words

# Scripts without blanks between words are read sign by sign. Marks above and below Arabic letters are no words.
TOKEN = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,٬]\d+)*|[^\W\d_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+"
)
_VOWELS = re.compile("[aeiouwy]")
_ARABIC = re.compile("[\u0620-\u06ff]")

PLAIN, NUMBER, WEEKDAY, DATE, NAME = range(5)
"""Kinds of word. A date is the name of a month or a year; a name has a capital, or a script without capitals."""


@lru_cache(maxsize=200_000)  # forms of words: a few megabytes, and most words of a report are known from others
def number_of(word: str) -> int:
    """32 bits for a word, whatever its case."""
    return crc32(word.casefold().encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=200_000)
def kind_of(word: str, code: str | None) -> tuple[int, int]:
    """What kind of word it is in a language (ISO 639-1), and 32 bits for its value: "twelve" and "12" have the same."""
    low = word.casefold()
    if low[0].isdigit():
        plain = re.sub(r"[.,٬]", "", low)
        year = len(low) == 4 and 1900 <= int(low) <= 2099
        return (DATE if year else NUMBER), crc32(plain.encode() if not plain.isdigit() else str(int(plain)).encode())
    closed = _in_english(low) or _in_language(word, code)
    if closed is not None:
        return closed
    if word[0].isupper() or (word.lower() == word.upper() and len(word) > 2):
        return NAME, crc32(skeleton(word).encode())
    return PLAIN, number_of(word)


def value_of(number: int) -> int:
    """The value that `kind_of` gives to a number."""
    return crc32(str(number).encode())


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """A name without what spellings differ in: "Tabira", "Tabeera" and "TABIRA" are one; an Arabic article is dropped."""
    latin = anyascii(word).lower()
    if _ARABIC.match(word):
        latin = latin.removeprefix("w").removeprefix("al")
    bare = latin[:1] + _VOWELS.sub("", latin[1:])
    return re.sub(r"(.)\1+", r"\1", bare) or latin


def skeletons(words: Iterable[str]) -> frozenset[str]:
    """The skeletons of some words."""
    return frozenset(map(skeleton, words))


def _in_english(low: str) -> tuple[int, int] | None:
    number = _english_numbers().get(low)
    if number is not None:
        return NUMBER, value_of(number)
    words = lexicon()
    month = words.months_after_day.get(low) if low != "may" else None  # the verb is commoner, and no harm is done
    if month is not None:
        return DATE, value_of(month)
    day = words.weekdays.get(low)
    return (WEEKDAY, value_of(day)) if day is not None else None


@cache
def _english_numbers() -> dict[str, int]:
    return {**{word: n for word, n in UNITS.items() if n > 1}, **TENS}  # "one" is most often no number


def _in_language(word: str, code: str | None) -> tuple[int, int] | None:
    if code not in LANGUAGES:
        return None
    table: Language = language(code)
    at = Words(word, code)
    for kind, phrases in ((DATE, table.months), (WEEKDAY, table.weekdays), (NUMBER, table.numbers)):
        value = _sense(phrases, at)
        if value is not None and not (kind == NUMBER and value == 1):
            return kind, value_of(value)
    return None


def _sense(phrases: Phrases[int], at: Words) -> int | None:
    found = phrases.longest(at, 0)
    return found.sense if found else None
