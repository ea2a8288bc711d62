"""A speaker told of twice, by office and by name: "…, the town's mayor, Karim Haddad, said"; and who only speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.lexicon import lexicon

Span = tuple[int, int]

_AGE = re.compile(r"\d{1,2}")
_MARKS = frozenset({",", ";", ":", "–", "—", "-", "”", "“", '"', "«", "»", "(", ")"})
_DETERMINERS = frozenset("a an the one his her its their our my".split())
_INNER = frozenset("of for in at from to on with close near by".split())
_HURT = frozenset("wounded injured hurt maimed burned bereaved kidnapped abducted captured freed".split())


def is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Are the tokens a name of at most seven words: all with capitals, but for what joins them?"""
    words = [t for t in sentence.tokens[start:end] if t.is_word and t.norm not in ("for", "of", "the", "and")]
    return bool(words) and len(words) <= 7 and all(t.is_capital or "-" in t.norm for t in words)


def opening_of_name(sentence: Sentence, closing: int) -> int | None:
    """The comma between the two tellings of one speaker, the second of which the comma at `closing` ends: that after
    "mayor" in "…, the town's mayor, Karim Haddad, said"; None where no such pair stands there. An age may follow.
    """
    comma = _comma_before(sentence, closing)
    if comma is not None and comma + 2 == closing and _AGE.fullmatch(sentence.words[comma + 1]):
        closing, comma = comma, _comma_before(sentence, comma)
    if comma is None:
        return None
    first, second = (_mark_before(sentence, comma) + 1, comma), (comma + 1, closing)
    offices = _is_office(sentence, first) and _is_office(sentence, second)  # "the mayor, a former teacher, said"
    plain = not any(a >= b or _tells(sentence, a, b) for a, b in (first, second))
    return comma if are_one(sentence, first, second) or (offices and plain) else None


def are_one(sentence: Sentence, one: Span, other: Span) -> bool:
    """Is one of two stretches of words between commas a name, and the other what one person is?"""
    if any(a >= b or _tells(sentence, a, b) for a, b in (one, other)):
        return False
    named = [is_name(sentence, *part) for part in (one, other)]
    return (named[0] and _is_office(sentence, other)) or (named[1] and _is_office(sentence, one))


def _is_office(sentence: Sentence, part: Span) -> bool:
    """ "The town's mayor", "a doctor at the hospital", "police spokesman": one person, by what he or she is."""
    start, end = part
    words = sentence.words[start:end]
    phrase = next((p for p in sentence.phrases if start <= p.start < end), None)
    if phrase is None or phrase.plural or any(t is Tag.PREPOSITION for t in sentence.tags[start : start + 1]):
        return False
    speaks = any(w in lexicon().voices for w in sentence.words[phrase.start : phrase.end])
    return speaks or phrase.people is not None or words[0] in _DETERMINERS


def _tells(sentence: Sentence, start: int, end: int) -> bool:
    return any(t in (Tag.VERB, Tag.AUXILIARY, Tag.PRONOUN, Tag.QUOTE) for t in sentence.tags[start:end])


def _comma_before(sentence: Sentence, at: int) -> int | None:
    mark = _mark_before(sentence, at)
    return mark if mark >= 0 and sentence.words[mark] == "," else None


def _mark_before(sentence: Sentence, at: int) -> int:
    """The last mark before a token; -1, the beginning of the sentence, if there is none."""
    return next((k for k in range(at - 1, -1, -1) if sentence.words[k] in _MARKS), -1)


def without_speakers(sentence: Sentence, speakers: Sequence[Span], told: frozenset[int]) -> Sentence:
    """The sentence without the phrases that name who only speaks in it, by `speakers` (code points of the text) and the
    tokens `told` of its attribution: to be asked who was killed, hurt or attacked.
    """
    spoken = tuple(only_speaking(sentence, speakers, told))
    if not spoken:
        return sentence
    kept = tuple(p for p in sentence.phrases if not any(a <= p.start < b for a, b in spoken))
    return replace(sentence, phrases=kept)


def only_speaking(sentence: Sentence, speakers: Sequence[Span], told: frozenset[int]) -> Iterator[Span]:
    """The tokens, half-open, by which a sentence names who says it and is no victim: a speaker behind a mark, "to" or the
    verb of saying, of whom the attribution tells no harm. Whose relative he or she is ("the father of two children") is left.
    """
    for offsets in speakers:
        inside = [i for i in sorted(told) if offsets[0] <= sentence.tokens[i].start < offsets[1]]
        if inside and _stands_apart(sentence, inside[0]) and not _is_harmed(sentence, inside, told):
            yield from _names(sentence, inside[0], inside[-1] + 1)


def _stands_apart(sentence: Sentence, start: int) -> bool:
    if start == 0:
        return False
    said = any(c.start < start <= c.end for c in sentence.speech)
    return said or sentence.words[start - 1] in _MARKS | {"to", "per", "citing", "quoting"}


def _is_harmed(sentence: Sentence, inside: Sequence[int], told: frozenset[int]) -> bool:
    """ "A farmer, who was wounded in the raid, said", "a wounded farmer told": a victim speaks."""
    harmed = any(c.sense.outcome and c.start in told and c.start >= inside[0] for c in sentence.verbs)
    return harmed or any(sentence.words[i] in _HURT for i in inside)


def _names(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    """The parts of a speaker's words between commas, each up to its first preposition."""
    at = start
    for n in range(start, end + 1):
        if n == end or sentence.words[n] == ",":
            inner = next((k for k in range(at, n) if sentence.words[k] in _INNER), n)
            if at < inner:
                yield at, inner
            at = n + 1
