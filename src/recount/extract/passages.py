"""Text into paragraphs and sentences, by offsets; nothing is changed, nothing is lost but white space."""

import re
from collections.abc import Iterator

from recount.extract.engine import Passage
from recount.extract.seams import OPENERS, seams

# Titles, months and days before a name or a number: a full stop after them, written with a capital, ends no sentence.
_TITLES = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col maj capt cmdr adm sgt cpl brig st jr sr hon rev fr pvt supt insp "
    "lt.col maj.gen brig.gen lt.gen jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun dept".split()
)
# Shortened words, whatever their case: the full stop ends a sentence only if the next word begins one.
_SHORT = frozenset(
    "u.s u.n u.k u.s.a e.u d.c a.m p.m etc inc ltd co corp vs e.g i.e approx est fig km mt ft no nos al-".split()
)
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")  # "J", "L.A", "S.E"
_LINES = r"[\n\v\f\x85\u2028\u2029]"
_PARAGRAPH = re.compile(rf"{_LINES}+")
_ASIAN = "。！？"
# An end mark with its closing quotes and brackets. The look-behind keeps a run of marks one match, and the scan linear.
_MARK = re.compile(rf"(?<![.!?…؟۔{_ASIAN}])[.!?…؟۔{_ASIAN}]+[\"”’'»)\]“]*")
_OPENING = "\"“„‘'«([•*–—-#@¿¡"
LONGEST = 1200  # code points: a longer stretch without an end mark is cut at a comma or space, so that no step is slow


def split_passages(text: str) -> tuple[Passage, ...]:
    """The sentences of a text in order: every character that is no white space is in exactly one of them.

    Line breaks end a sentence, since news pages put headings and captions on lines; a single break before a lower-case
    letter does not, since others wrap their lines. Linear in the length of the text.
    """
    found: list[Passage] = []
    at = 0
    paragraph = 0
    for gap in (*(g for g in _PARAGRAPH.finditer(text) if not _is_wrap(text, g)), None):
        end = gap.start() if gap else len(text)
        before = len(found)
        found.extend(Passage(start=s, end=e, paragraph=paragraph) for s, e in _sentences(text, at, end))
        paragraph += len(found) > before
        at = gap.end() if gap else end
    return tuple(found)


def _is_wrap(text: str, gap: re.Match[str]) -> bool:
    """Does a single line break stand inside a sentence: after a small letter or a comma, before a small letter?"""
    if gap[0] != "\n":
        return False
    before = text[max(0, gap.start() - 3) : gap.start()].rstrip(" \t")[-1:]
    after = text[gap.end() : gap.end() + 3].lstrip(" \t")[:1]
    return (before.islower() or before == ",") and after.islower()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _MARK.finditer(text, start, end):
        if not _ends(text, at, mark, end):
            continue
        yield from _lines(text, at, mark.end())
        at = mark.end()
    yield from _lines(text, at, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut where a page has lost the break between two lines."""
    for at in seams(text, start, end):
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, end)


def _ends(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Does this mark end a sentence: is there a beginning after it, and no abbreviation or initial before?"""
    if mark.end() == end or mark[0][0] in _ASIAN:
        return True
    if not text[mark.end()].isspace():
        return _glued(text, mark)
    return _begins(text, mark.end(), end) and not (mark[0] == "." and _shortens(text, start, mark.start(), end))


def _glued(text: str, mark: re.Match[str]) -> bool:
    """ "…in the town.The army…": pages lose the space between paragraphs. "Node.js" and "3.5" are no sentences."""
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 2]
    ends = before.islower() or before.isdigit() or before in (")", "]", "”", '"', "%")
    begins = (
        len(after) == 2 and after[0].isupper() and (after[1].islower() or (after[0] in "AI" and after[1].isspace()))
    )
    return ends and begins


def _begins(text: str, at: int, end: int) -> bool:
    """Does a sentence begin after the white space at `at`: a capital, a digit, a mark, a script without capitals?"""
    for k in range(at, min(end, at + 12)):
        if not text[k].isspace():
            return text[k] in _OPENING or (text[k].isalnum() and not text[k].islower())
    return True  # space to the end, or a gap that no sentence has inside


def _shortens(text: str, start: int, stop: int, end: int) -> bool:
    """Is the full stop at `stop` that of an abbreviation, an initial or a number in a list, with the sentence going on?"""
    begin = stop
    while begin > max(start, stop - 24) and (text[begin - 1].isalnum() or text[begin - 1] in "._-"):
        begin -= 1
    word = text[begin:stop]
    if not word:
        return False
    if word.isdigit() and not text[start:begin].strip():
        return True
    low = word.lower()
    if low in _TITLES and word[0].isupper():
        return True
    initial = _INITIALS.fullmatch(word) is not None
    return (low in _SHORT or initial) and not _opens(text, stop + 1, end)


def _opens(text: str, at: int, end: int) -> bool:
    """Is the next word one that begins sentences?"""
    words = text[at : min(end, at + 40)].split(None, 1)
    first = words[0].strip("\"“'‘(,") if words else ""
    return first[:1].isupper() and first.lower() in OPENERS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space around it, cut where it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where to cut a stretch that is too long: after a comma or semicolon, else at a space, else anywhere."""
    stop = start + LONGEST
    for mark in (", ", "; ", " "):
        cut = text.rfind(mark, start + 1, stop)
        if cut > start:
            return cut + 1
    return stop
