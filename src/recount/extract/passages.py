"""Text into paragraphs and sentences, by offsets; nothing is changed, nothing is lost but white space."""

import re
from collections.abc import Iterator

from recount.extract.engine import Passage

# Words after which a full stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col maj capt cmdr adm sgt cpl brig st no nos vs etc inc ltd co corp jr sr "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "u.s u.n u.k u.s.a e.g i.e a.m p.m d.c approx dept est fig km mt ft lt.col maj.gen brig.gen al-.".split()
)
_PARAGRAPH = re.compile(r"\n+")
# An end mark, closing quotes or brackets, then space and a beginning; or an end mark glued to a capital after a lower case.
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[A-Z0-9À-Þ؀-ۿ\[]|\s*$)|(?<=[a-z)\]”\"])[.!?](?=[A-Z][a-z])")
_WORD_BEFORE = re.compile(r"([\w.\-]+)$")
LONGEST = 1200  # code points: a longer stretch without an end mark is cut at a comma or space, so that no step is slow


def split_passages(text: str) -> tuple[Passage, ...]:
    """The sentences of a text in order. Line breaks end a sentence: news pages put headings and captions on lines."""
    found: list[Passage] = []
    at = 0
    paragraph = 0
    for gap in (*_PARAGRAPH.finditer(text), None):
        end = gap.start() if gap else len(text)
        before = len(found)
        found.extend(Passage(start=s, end=e, paragraph=paragraph) for s, e in _sentences(text, at, end))
        paragraph += len(found) > before
        at = gap.end() if gap else end
    return tuple(found)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _END.finditer(text, start, end):
        if not _ends(text, at, mark):
            continue
        yield from _trimmed(text, at, mark.end())
        at = mark.end()
    yield from _trimmed(text, at, end)


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Does this mark end a sentence, or does it stand in an abbreviation or an initial?"""
    if not mark[0].startswith(".") or mark[0].startswith(".."):
        return True
    word = _WORD_BEFORE.search(text, max(start, mark.start() - 24), mark.start())
    if word is None:
        return True
    low = word[1].lower()
    initial = len(low) == 1 and low.isalpha() and word[1].isupper()
    return not (low in _ABBREVIATIONS or initial)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = max(text.rfind(", ", start, start + LONGEST), text.rfind("; ", start, start + LONGEST))
        if cut <= start:
            cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST - 1
        yield start, cut + 1
        start = cut + 1
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
