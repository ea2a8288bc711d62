"""Where quotations open and close, across sentences and paragraphs, whatever marks a page uses for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tokens import QUOTE_MARKS

_MARKS = QUOTE_MARKS
_OPENS = frozenset("„«")
_BEFORE_OPENING = frozenset("([–—-:/")
DEEPEST = 2  # a name in quotation marks inside a quotation; deeper is a slip of the page
LONGEST = 60  # sentences: a quotation that has not closed by then was never closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What of a sentence is quoted: `begins` and `ends` inside a quotation, and its `tokens` between marks."""

    begins: bool
    ends: bool
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Mark:
    sentence: int
    token: int
    opens: bool | None  # None: its neighbours don't say


def find_quoted(sentences: Sequence[Sentence]) -> tuple[Quoted, ...]:
    """One `Quoted` a sentence.

    A mark is read by its neighbours (white space before it opens, after it closes), since pages mix the glyphs. A
    quotation runs on over paragraphs if the next mark closes it; where each paragraph opens anew, or no mark follows, it
    ends with its own.
    """
    marks = [m for s in sentences for m in _marks(s)]
    found: list[Quoted] = []
    depth = at = 0
    for n, sentence in enumerate(sentences):
        if n and sentence.passage.paragraph != sentences[n - 1].passage.paragraph:
            depth = depth if at < len(marks) and _closes_later(marks[at], n) else 0
        begins = depth > 0
        inside: set[int] = set()
        edge = 0
        while at < len(marks) and marks[at].sentence == n:
            mark = marks[at]
            opens = depth == 0 if mark.opens is None else mark.opens
            if depth:
                inside.update(range(edge, mark.token))
            depth = min(depth + 1, DEEPEST) if opens else max(depth - 1, 0)
            edge = mark.token + 1
            at += 1
        if depth:
            inside.update(range(edge, len(sentence.tokens)))
        found.append(Quoted(begins=begins, ends=depth > 0, tokens=frozenset(inside)))
    return tuple(found)


def _closes_later(mark: _Mark, sentence: int) -> bool:
    return mark.opens is False and mark.sentence - sentence <= LONGEST


def _marks(sentence: Sentence) -> list[_Mark]:
    """The marks of a sentence in order; marks that stand together are one."""
    found: list[_Mark] = []
    text = sentence.text
    i = 0
    while i < len(sentence.tokens):
        if sentence.tokens[i].text not in _MARKS:
            i += 1
            continue
        last = i
        while (
            last + 1 < len(sentence.tokens)
            and sentence.tokens[last + 1].text in _MARKS
            and sentence.tokens[last + 1].start == sentence.tokens[last].end
        ):
            last += 1
        before = text[sentence.tokens[i].start - 1 : sentence.tokens[i].start]
        after = text[sentence.tokens[last].end : sentence.tokens[last].end + 1]
        found.append(_Mark(sentence.index, last, _shape(sentence.tokens[i].text, before, after)))
        i = last + 1
    return found


def _shape(mark: str, before: str, after: str) -> bool | None:
    """Does a mark between two characters open (True) or close (False)?"""
    if mark in _OPENS:
        return True
    spaced = not before or before.isspace() or before in _BEFORE_OPENING
    followed = bool(after) and not after.isspace()
    if spaced == followed:
        return spaced
    return None
