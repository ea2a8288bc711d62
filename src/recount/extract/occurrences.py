"""Where words stand in a text: whole words only, the occurrence nearest to a place."""

from collections.abc import Iterator
from unicodedata import normalize

from recount.extract.engine import Words

STEPS = 500  # occurrences looked at on each side: a lone letter may stand a million times inside other words
_SPACELESS = 0x2E80  # from here on scripts write words without spaces between them (CJK radicals and what follows)


def occurrence(text: str, words: Words, near: int | None = None) -> int | None:
    """The code point where the words begin: their own start if they stand there, else the nearest place to it, else the
    nearest to `near`, else the first. None if they stand nowhere as whole words ("12" does not stand in "2012").

    Text and words are compared in NFC, which reports are frozen in.
    """
    exact = normalize("NFC", words.exact)
    if not any(c.isalnum() for c in exact):
        return None
    start = words.start if words.start is not None and words.start >= 0 else None
    if start is not None and text.startswith(exact, start):
        return start
    anchor = start if start is not None else near
    if anchor is None:
        return next(_after(text, exact, 0), None)
    found = [*_first(_before(text, exact, anchor)), *_first(_after(text, exact, anchor))]
    return min(found, key=lambda s: (abs(s - anchor), s), default=None)


def _first(found: Iterator[int]) -> list[int]:
    one = next(found, None)
    return [] if one is None else [one]


def _after(text: str, exact: str, at: int) -> Iterator[int]:
    """Whole occurrences that begin at or after a place, nearest first."""
    at = text.find(exact, at)
    for _ in range(STEPS):
        if at < 0:
            return
        if is_whole(text, at, at + len(exact)):
            yield at
        at = text.find(exact, at + 1)


def _before(text: str, exact: str, at: int) -> Iterator[int]:
    """Whole occurrences that begin before a place, nearest first."""
    at = text.rfind(exact, 0, max(0, at - 1 + len(exact)))
    for _ in range(STEPS):
        if at < 0:
            return
        if is_whole(text, at, at + len(exact)):
            yield at
        at = text.rfind(exact, 0, at - 1 + len(exact)) if at else -1


def is_whole(text: str, start: int, end: int) -> bool:
    """Do neither of the edges of ``text[start:end]`` cut through a word or a number?"""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isalnum() and right.isalnum() and ord(left) < _SPACELESS and ord(right) < _SPACELESS
