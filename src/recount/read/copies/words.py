"""The words of a story as numbers, and which of them say how many, who or where, and when."""

import re
from functools import cache, lru_cache
from zlib import crc32

from anyascii import anyascii

from recount.vocab.calendar.tokens import lexicon
from recount.vocab.counting.numerals import TENS, UNITS
from recount.vocab.languages.phrases import Phrases
from recount.vocab.languages.tables import LANGUAGES, Language, language
from recount.vocab.languages.words import Words

# Scripts without blanks between words are read sign by sign.
_SIGNS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
TOKEN = re.compile(rf"[^\W\d_{_SIGNS}]+|\d+(?:[.,٬]\d+)*|[{_SIGNS}]")
_VOWELS = re.compile("[aeiouwy]")
_ARABIC = re.compile("[\u0620-\u06ff]")

_MOST_DIGITS = 18  # more are a serial number
_VERBS = frozenset(("may", "march", "mar", "mars", "sat", "sun"))  # months and weekdays only with a capital

PLAIN, NUMBER, WEEKDAY, DATE, NAME, WORD, PART = range(7)
"""Kinds of word. A date is the name of a month or a year; a name has a capital; a `WORD` may be one, as its script has no
capitals; a part is a word of a longer name."""


@lru_cache(maxsize=200_000)  # forms of words: a few megabytes, and most words of a report are known from others
def number_of(word: str) -> int:
    """32 bits for a word, whatever its case."""
    return crc32(word.casefold().encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=200_000)
def kind_of(word: str, code: str | None) -> tuple[int, int]:
    """What kind of word it is in a language (ISO 639-1), and 32 bits for its value: "twelve" and "12" have the same."""
    low = word.casefold()
    if low[0].isdecimal():
        digits = "".join(c for c in low if c.isdecimal())  # "1,200", "1.200" and "1200" are one
        year = len(low) == 4 and digits == low and 1900 <= int(low) <= 2099
        return (DATE if year else NUMBER), value_of(int(digits[:_MOST_DIGITS]))
    closed = _in_english(word) or _in_language(word, code)
    if closed is not None:
        return closed
    if word[0].isupper():
        return NAME, name_of(word)
    caseless = word.lower() == word.upper() and len(word) > 2
    return (WORD, name_of(word)) if caseless else (PLAIN, number_of(word))


def name_of(word: str) -> int:
    """32 bits for a name, however it is spelled."""
    return crc32(skeleton(word).encode())


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


def _in_english(word: str) -> tuple[int, int] | None:
    low = word.casefold()
    number = _english_numbers().get(low)
    if number is not None:
        return NUMBER, value_of(number)
    words = lexicon()
    month = words.months_after_day.get(low) if low not in _VERBS or word[0].isupper() else None
    if month is not None:
        return DATE, value_of(month)
    day = words.weekdays.get(low) if low not in _VERBS or word[0].isupper() else None
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
