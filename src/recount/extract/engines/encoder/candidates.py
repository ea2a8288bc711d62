"""The spans that may fill a role: those of the grammar, and those that the model tags and the grammar has not."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.extract.engines.encoder.scheme import BEGIN, INSIDE, OUTSIDE, TAGS
from recount.extract.engines.lexical.saying.appositives import only_speaking
from recount.extract.engines.lexical.scene.place_words import RULERS
from recount.extract.engines.lexical.sentence.tags import Tag

# Roles filled by a noun phrase as the grammar sees it: of "three rifles" the model may tag a part.
_PHRASES = frozenset({"toll", "loss", "weapon", "target"})
_SUFFERED = frozenset({"toll", "target"})  # who only speaks is nobody's victim
_EMPTY = frozenset("the a an of in at on near and or by to from for with this that its their his her".split())
# No span begins or ends with one of these.
_LOOSE = frozenset(
    "and or but of with by to in at on from who which that as for while when where was were is are be , ; : ( - .".split()
) | {"\u2013", "\u2014"}
_SILENT = _EMPTY | _LOOSE
_MORE = 12  # words
_BOUNDS = frozenset({"least", "most"})  # behind "at"
_VERBS = (Tag.VERB, Tag.AUXILIARY)


def candidates(page: Page, role: str, tags: Matrix, least: float) -> tuple[Span, ...]:
    """The spans that may fill a role of a page, in order, none over another. Words that are inside one with at least the
    probability `least` are tagged. People counted by the grammar are told in full as far as the model tags more of them;
    the report's own outlet speaks nowhere in it.
    """
    own = page.own if role == "speaker" else ()
    found = [s for s in page.spans[role] if not _is_within(s.start, s.end, own)]
    for first, stop in tagged(tags[:, TAGS.index(role)], least):
        start, end = trimmed(page, _whole(page, role, first, min(stop, _end_of_sentence(page, first))))
        if role in _SUFFERED:
            start, end = _before_speaker(page, start, end)
        if _only_looks_so(role, page, start, end):
            continue
        over = [n for n, s in enumerate(found) if s.start < end and start < s.end]
        if not over and _says(page, start, end) and _names(page, start) and not _is_within(start, end, own):
            found.append(Span(start, end))
        elif role == "toll" and len(over) == 1 and _is_more(found[over[0]], start, end):
            found[over[0]] = replace(found[over[0]], start=start, end=end)
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def _only_looks_so(role: str, page: Page, start: int, end: int) -> bool:
    """Do words only look like a time or a place: "since the fall" (of Kabul), "Assad"?"""
    last = page.words[end - 1].lower()
    if role == "time":
        return last == "fall" and [w.lower() for w in page.words[end : end + 1]] == ["of"]
    return role == "place" and end - start == 1 and last in RULERS


def _whole(page: Page, role: str, start: int, end: int) -> Range:
    """The noun phrases in which a span begins and ends, whole; of a party only where a bare noun is left of it ("the Chadian
    armed *forces*").
    """
    if role not in _PHRASES and not _is_bare(page, role, start, end):
        return start, end
    sentence = page.sentence(start)
    at = page.first_of[sentence.index]
    first, last = sentence.phrase_at(start - at), sentence.phrase_at(end - 1 - at)
    return at + first.start if first else start, max(end, at + last.end) if last else end


def _is_bare(page: Page, role: str, start: int, end: int) -> bool:
    """Has the model tagged one small word of a party that is told closer: "the Chadian armed *forces*", but no "the *group*"?"""
    told = [word.lower() for word in page.words[max(0, start - 1) : start]]
    return role == "perpetrator" and end - start == 1 and page.words[start].islower() and not _EMPTY.issuperset(told)


def trimmed(page: Page, span: Range) -> Range:
    """A span without conjunctions, prepositions, marks and halves of brackets at its edges; one word at least."""
    start, end = span
    while start < end - 1 and (page.words[start].lower() in _LOOSE or page.words[start] == ")"):
        if page.words[start + 1].lower() in _BOUNDS:
            break
        start += 1
    while start < end - 1 and (page.words[end - 1].lower() in _LOOSE or _is_half(page.words[start:end])):
        end -= 1
    return start, end


def _is_half(words: Sequence[str]) -> bool:
    """Do the words end with a bracket that was opened before them: "BIFF)"?"""
    return words[-1] == ")" and "(" not in words


def _is_within(start: int, end: int, ranges: Sequence[Range]) -> bool:
    return any(a <= start and end <= b for a, b in ranges)


def _is_more(span: Span, start: int, end: int) -> bool:
    """Does the model tag all of a span of the grammar and a few words more: "a nurse, Amal Nasr, and her son"?"""
    more = (end - start) - (span.end - span.start)
    return start <= span.start and span.end <= end and 0 < more <= _MORE


def _names(page: Page, start: int) -> bool:
    """Does a span begin with words that can name somebody or something, and not with a verb: "had come", a masked "kil*ling"?"""
    return page.sentence(start).tags[start - page.first_of[int(page.sentence_of[start])]] not in _VERBS


def _before_speaker(page: Page, start: int, end: int) -> Range:
    """A span up to who only speaks in its sentence; nothing of it where it begins with the speaker."""
    n = int(page.sentence_of[start])
    sentence, at, voice = page.analysis.sentences[n], page.first_of[n], page.analysis.voices[n]
    for a, b in only_speaking(sentence, voice.everybody, voice.tokens):
        if at + a <= start < at + b:
            return start, start
        if start < at + a < end:
            end = at + a
    return trimmed(page, (start, end))


def _says(page: Page, start: int, end: int) -> bool:
    """Is there more in a span than articles, prepositions and marks?"""
    return any(w[0].isalnum() and w.lower() not in _SILENT for w in page.words[start:end])


def _end_of_sentence(page: Page, word: int) -> int:
    n = int(page.sentence_of[word])
    return page.first_of[n + 1] if n + 1 < len(page.first_of) else len(page.words)


def tagged(probability: Matrix, least: float) -> list[tuple[int, int]]:
    """Runs of words (words, 3) that are inside a span with at least this probability; a likely begin starts a new one."""
    inside = 1 - probability[:, OUTSIDE] >= least
    opens = (probability[:, BEGIN] > np.maximum(probability[:, INSIDE], 0.5)).tolist()
    spans: list[tuple[int, int]] = []
    for word in np.flatnonzero(inside).tolist():
        if spans and spans[-1][1] == word and not opens[word]:
            spans[-1] = spans[-1][0], word + 1
        else:
            spans.append((word, word + 1))
    return spans
