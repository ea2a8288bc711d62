"""Kin told in one breath with somebody: "a soldier and his wife", "Anas Burhan, 40, his son Yahya and a neighbour"; and "both drivers"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recount.extract.engines.encoder.members import KIN
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.lexicon import lexicon
from recount.vocab.numbers import read_number, read_quantity

_JOINTS = frozenset(", and & with along together".split())
_COMMA = frozenset({","})
_LIVES = frozenset({"life", "lives"})  # "risked his life"
_ARTICLES = frozenset("a an another the".split())
_HIM = frozenset({"him", "her"})  # "killed him, his wife and four children"
_BEING = frozenset({"was", "were"})
_NEAR = 3  # words from "his" or "a" to the noun: "his two young sons"


def with_family(page: Page, span: Span, others: Iterable[Range]) -> Span:
    """A span with the kin told right behind it or before it, and with whoever follows them in the same list; as it is where
    there are none, where it tells of them already, or where `others` that are counted besides tell of any of them.
    """
    n = int(page.sentence_of[span.start])
    sentence, at = page.analysis.sentences[n], page.first_of[n]
    start, end = span.start - at, span.end - at
    others = tuple(others)
    alone = not others and not _acts(sentence, end)
    first, last = _back(sentence, start, alone=alone), _together(sentence, end) or _on(sentence, end)
    if last > end and _acts(sentence, last) and _is_object(sentence, start):
        last = end
    if (first, last) == (start, end):
        return span
    added = (at + first, span.start), (span.end, at + last)
    if any(a < stop and begin < b for a, b in others for begin, stop in added):
        return span
    return replace(span, start=at + first, end=at + last, payload=None)


def _acts(sentence: Sentence, at: int) -> bool:
    """Does a verb stand at a word: "killed a guard, and his wife fled"?"""
    return sentence.tags[at : at + 1] in ((Tag.VERB,), (Tag.AUXILIARY,))


def _is_object(sentence: Sentence, at: int) -> bool:
    """Does a verb stand right before a word?"""
    return Tag.VERB in sentence.tags[max(0, at - 2) : at]


def _together(sentence: Sentence, at: int) -> int | None:
    """Where kin end who shared a fate: "Mustafa, 8, was killed together with his uncle Jalal"; None where none did."""
    words = sentence.words
    begin = _past_age(sentence, at)
    begin += words[begin : begin + 1] == (",",)
    n = begin
    while n < min(begin + _NEAR, len(words)) and (words[n] in _BEING or sentence.tags[n] is Tag.VERB):
        n += 1
    beside = n > begin and words[n : n + 1] in (("together",), ("along",)) and words[n + 1 : n + 2] == ("with",)
    return _member(sentence, n + 2, kin=True) if beside and n + 2 < len(words) else None


def _on(sentence: Sentence, at: int) -> int:
    """Where a list ends that goes on at a word with kin; the word itself if it does not."""
    end, kin, whole = at, False, at
    while (begin := _joined(sentence, _past_age(sentence, end))) is not None:
        member = _member(sentence, begin, kin=not kin)
        if member is None:
            break
        joint = {*sentence.words[_past_age(sentence, end) : begin]}
        if joint - _COMMA and (kin or not joint & _COMMA):
            whole = member  # a list ends with "and"; behind a comma stands who somebody is, or another clause
        end, kin = member, True
    return whole


def _joined(sentence: Sentence, at: int) -> int | None:
    """The word behind what joins the next member of a list at a word; None if nothing does."""
    begin = at
    while begin < len(sentence.words) and sentence.words[begin] in _JOINTS:
        begin += 1
    return begin if at < begin < len(sentence.words) else None


def _past_age(sentence: Sentence, at: int) -> int:
    """The word behind an age: ", 40", "(9)"."""
    words = sentence.words
    if at + 1 >= len(words) or words[at] not in (",", "(") or not words[at + 1].isdigit():
        return at
    return at + 2 + (words[at] == "(" and words[at + 2 : at + 3] == (")",))


def _member(sentence: Sentence, at: int, *, kin: bool) -> int | None:
    """Where a member of a list ends: kin, and if it may be anybody, people behind a number or an article; with their names."""
    words = sentence.words
    if words[at] in KIN:
        end = _noun(words, at + 1)
    elif kin:
        return None
    elif (number := read_quantity(words, at)) is not None:
        end = _noun(words, number.end)
    else:
        end = _noun(words, at + 1) if words[at] in _ARTICLES else None
    return None if end is None or _is_owned(words, end) else _past_names(sentence, end)


def _noun(words: Sequence[str], at: int) -> int | None:
    """Where the noun for people ends that stands at a word or shortly behind it."""
    for n in range(at, min(at + _NEAR, len(words))):
        found = lexicon().people.match(words, n)
        if found is not None and not found[1].unit and words[n] not in _LIVES:
            return n + found[0]
    return None


def _are_people(words: Sequence[str], at: int) -> bool:
    """Is a word a plural for people, and not for sides: "both drivers"?"""
    found = lexicon().people.match(words, at)
    return found is not None and words[at].endswith("s") and not found[1].unit


def _is_owned(words: Sequence[str], end: int) -> bool:
    """ "His brother's house": what is his, and not he."""
    return words[end : end + 1] in (("'s",), ("'",))


def _past_names(sentence: Sentence, at: int) -> int:
    """Past the names of kin: "his son Yahya", "her daughters Jiyan, 5, and Berfin"."""
    tokens = sentence.tokens
    while at < len(tokens) and tokens[at].is_capital:
        at += 1
        after = _past_age(sentence, at)
        if sentence.words[after : after + 1] == ("and",) and after + 1 < len(tokens) and tokens[after + 1].is_capital:
            at = after + 1
    return at


def _back(sentence: Sentence, at: int, *, alone: bool) -> int:
    """Where a list begins whose last members stand at a word, if those before it are kin: "his wife, his mother and four
    children"; the word itself if not. `alone`: nobody else is counted, so that "him" is no one of them.
    """
    words = sentence.words
    if words[at - 1 : at] != ("and",) and words[at] not in KIN:
        return at
    while True:
        end = at
        while end and words[end - 1] in (",", "and"):
            end -= 1
        if alone and 0 < end < at and words[end - 1] in _HIM:
            return end - 1
        if 1 < end < at and words[end - 2] == "both" and _are_people(words, end - 1):
            return end - 2  # "both pilots and three crew members"
        begin = next((n for n in range(end - 1, max(end - 1 - _NEAR, -1), -1) if words[n] in KIN), None)
        if end == at or begin is None or _noun(words, begin + 1) != end or read_number(words, begin + 1):
            return at
        at = begin
