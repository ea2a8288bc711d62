"""Words of a text in any of the five languages, written alike: no case, no marks, no hamza, ASCII digits."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_ALIKE = str.maketrans(
    {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "’": "'", "ʼ": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"}
)
_DIGITS = {ord(digit): str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_ARTICLE = "ال"
_LEAST = 3  # letters that an Arabic word keeps once a prefix is off


class Word(NamedTuple):
    """A word, a number or a mark: ``text[start:end]`` (code points). `low` is how it is looked up, `forms` are all the
    ways to look it up, itself first: an Arabic word also without "and", "in", "to".
    """

    start: int
    end: int
    text: str
    low: str
    forms: tuple[str, ...]


def words_of(text: str, code: str) -> list[Word]:
    """The words, numbers and marks of a text; a line break is a mark."""
    found = []
    for match in _pattern(code).finditer(text):
        low = alike(match[0]) if match[0].strip() else "\n"
        found.append(Word(match.start(), match.end(), match[0], low, forms_of(low, code)))
    return found


@lru_cache(maxsize=100_000)  # words; a report's languages have few
def alike(word: str) -> str:
    """``"Février" -> "fevrier"``, ``"الأربعاء" -> "الاربعاء"``, ``"٢٠١٦" -> "2016"``, ``"1 200" -> "1200"``."""
    plain = unicodedata.normalize("NFKD", word.translate(_ALIKE).translate(_DIGITS))
    low = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\s.,٬]", "", low) if low[:1].isdigit() else low


@lru_cache(maxsize=100_000)
def forms_of(low: str, code: str) -> tuple[str, ...]:
    """The word, and in Arabic the word without the letters that are written onto it."""
    if code != "ar" or not low[:1].isalpha():
        return (low,)
    return tuple(dict.fromkeys(_bared(low)))


def _bared(low: str) -> Iterator[str]:
    yield low
    starts = [low]
    if low[0] in "وف" and len(low) > _LEAST:
        starts.append(low[1:])
        yield low[1:]
    for start in starts:
        if start.startswith("لل") and len(start) > _LEAST + 1:
            yield _ARTICLE + start[2:]
            yield start[2:]
        elif start[0] in "بلك" and len(start) > _LEAST:
            yield start[1:]


@cache
def _pattern(code: str) -> re.Pattern[str]:
    number = r"[0-9٠-٩۰-۹]{1,3}(?:[   .,٬][0-9٠-٩۰-۹]{3})+(?![0-9٠-٩])|[0-9٠-٩۰-۹]+"
    elided = r"(?:[ldnjsctmLDNJSCTM]|[Qq]u|[Jj]usqu)['’](?=\w)|" if code == "fr" else ""
    letters = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670])*"
    return re.compile(rf"{elided}{letters}(?:['’ʼ]{letters})*|{number}|\n|[^\w\s]")


class Words:
    """Words that can be asked about any place, also outside: there is nothing there."""

    __slots__ = ("all", "code")

    def __init__(self, text: str, code: str) -> None:
        self.all = words_of(text, code)
        self.code = code

    def low(self, i: int) -> str:
        """The word at `i` as it is looked up; "" outside."""
        return self.all[i].low if 0 <= i < len(self.all) else ""

    def forms(self, i: int) -> tuple[str, ...]:
        """All ways to look the word at `i` up."""
        return self.all[i].forms if 0 <= i < len(self.all) else ()

    def number(self, i: int, most: int = 10) -> int | None:
        """The whole number at `i` in at most so many figures; an Arabic prefix before it counts for nothing."""
        low = self.low(i)
        return int(low) if low.isdigit() and len(low) <= most else None

    def tight(self, i: int) -> bool:
        """Does the word at `i` touch the one before it?"""
        return 0 < i < len(self.all) and self.all[i - 1].end == self.all[i].start
