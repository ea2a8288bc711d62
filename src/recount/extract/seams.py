"""Where a page has lost the break between two lines: "…two herders near MopriThe shelling went on…".

Pages put headings, captions and lists on lines of their own, and what saves them often drops the line breaks. The two
lines then stand in one word. A name may have a capital inside it, too ("McVeigh", "LinkedIn", "iPhone"), so a word is cut
only where what follows is known to begin a line or what comes before is a word of its own in small letters.
"""

import re
from collections.abc import Iterator
from functools import cache

from recount.vocab.countries import adjectives, names, people

# A small letter before a capital or a time of day ("near Mopri6:20 AM"), with the letters on both sides.
_INSIDE = re.compile(r"(?<=[a-z]{2})(?=[A-Z]|\d{1,2}:\d\d\b)")
_BEFORE = re.compile(r"[A-Za-z]+$")
_AFTER = re.compile(r"[A-Z][A-Za-z]*")
_DATELINE = re.compile(r"[A-Z]{4,}(?:,? [A-Z][\w.]*){0,3}\s+(?:\([^()]{1,30}\)\s+)?[—–-]{1,2}\s")
# Words that begin a sentence or a line, and follow no abbreviation: "at 5 p.m. The", but "the U.S. Army".
OPENERS = frozenset(
    "the a an i in on at it its he she they we but and this that these those there after before later earlier meanwhile "
    "another according as for from when while if two three four five six seven eight nine ten however several no".split()
)
_BRANDS = frozenset(
    "LinkedIn PlugIn CheckIn DropIn BuiltIn LogIn SignIn OptIn WalkIn AddOn ClipOn CarryOn RollOn".split()
)
_AT = frozenset("at by from around about until till since before after between and to".split())  # "at4:30" is a slip
_LEAST = 5  # letters of a word in small letters before a capital: "eBay", "iPhone", "macOS" and "deBlasio" have fewer
_FAR = 40  # code points looked at on each side


def seams(text: str, start: int, end: int) -> Iterator[int]:
    """The code points of ``text[start:end]`` where a line begins in the middle of a word, in order."""
    for inside in _INSIDE.finditer(text, start, end):
        at = inside.start()
        if _is_time(text, start, at) if text[at].isdigit() else _parts(text, start, at, end):
            yield at


def _is_time(text: str, start: int, at: int) -> bool:
    """Does a line begin with the time of day at `at`, and not go on with it?"""
    before = _BEFORE.search(text, max(start, at - _FAR), at)
    return before is not None and before[0].lower() not in _AT


def _parts(text: str, start: int, at: int, end: int) -> bool:
    """Do two lines meet in the word around `at`, of which the second begins with a capital?"""
    before, after = _BEFORE.search(text, max(start, at - _FAR), at), _AFTER.match(text, at, min(end, at + _FAR))
    if before is None or after is None or before[0] + after[0] in _BRANDS:
        return False
    begins = before.start()
    if begins > start and not (text[begins - 1].isspace() or text[begins - 1] in "-'’)”\""):
        return False  # an address, a file, a variable
    if after[0] == after[0].capitalize() and after[0].lower() in OPENERS:
        return after.end() < end and text[after.end()].isspace()
    if _DATELINE.match(text, at, end):
        return True
    if before[0].islower():
        return len(before[0]) >= _LEAST and len(after[0]) >= _LEAST - 1
    return len(before[0]) >= _LEAST and after[0] in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """Single words that name a country, or what or who is of it: "Russia", "Israeli", "Syrians"."""
    return frozenset(word for word in (*names(), *adjectives(), *people()) if word.isalpha())
