"""Names beside what they are: "Omar Saleh, a former bricklayer", "a nurse of the clinic, Amal Nasr", "Osman, 26"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import is_name
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of

_AGE = re.compile(r"\d{1,2}")
_PARTICLES = frozenset("al bin ibn de el abu abd von van la del dos da".split())
# What a capitalised name begins or ends with that is no person's: "News Police", "Mercy Hospital", "Harrow Road", "Police Say".
_NO_NAMES = frozenset(
    "police news department office street road drive avenue lane boulevard highway county city town hospital center centre court "
    "school church park club bar say says".split()
)
_ARTICLES = frozenset({"a", "an", "the", "one", "his", "her", "their", None})
_LONGEST_BRACKET = 8  # tokens of "(21 years old)", "(aka Abu Omar)"


def is_person_name(sentence: Sentence, phrase: Phrase) -> bool:
    """A capitalised name that is no party: two words at least, or one with an age ("Osman, 26")."""
    if phrase.quantity is not None or phrase.people or phrase.thing or phrase.event:
        return False
    tokens = [t for t in sentence.tokens[phrase.start : phrase.end] if t.is_word]
    needed = 1 if after_age(sentence, phrase.end) > phrase.end else 2
    if sum(t.is_capital for t in tokens) < needed or any(
        c.start < phrase.end and phrase.start < c.end and is_name(c.sense) for c in sentence.actors
    ):
        return False
    if _NO_NAMES & {tokens[0].norm, tokens[-1].norm}:
        return False
    return all(t.is_capital or t.norm in _PARTICLES or "-" in t.norm for t in tokens)


def after_age(sentence: Sentence, at: int) -> int:
    """The index past ", 26", "(26)" or "(21 years)" at `at`; `at` itself where no age stands there."""
    words = sentence.words
    if words[at : at + 1] == (",",) and at + 1 < len(words) and _AGE.fullmatch(words[at + 1]):
        return at + 2 if words[at + 2 : at + 3] in ((",",), (".",), ("and",), (), (";",)) else at
    if words[at : at + 1] == ("(",) and at + 1 < len(words) and _AGE.fullmatch(words[at + 1]):
        closing = words[at : at + _LONGEST_BRACKET]
        return at + closing.index(")") + 1 if ")" in closing else at
    return at


def age_before(sentence: Sentence, at: int) -> int | None:
    """Where ", 26" or ", also 26" that ends before the token `at` begins; None where no age does."""
    words = sentence.words
    if at >= 2 and _AGE.fullmatch(words[at - 1]):
        comma = at - 2 - (words[at - 2] == "also")
        return comma if comma >= 0 and words[comma] == "," else None
    return None


def with_appositions(sentence: Sentence, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases, each joined with the name or the description that stands beside it; what was joined is left out."""
    found: list[Phrase] = []
    for phrase in phrases:
        if found and phrase.start < found[-1].end:
            continue
        found.append(_with_right(sentence, _with_left(sentence, phrase)))
    return tuple(found)


def _with_left(sentence: Sentence, phrase: Phrase) -> Phrase:
    at = phrase.start - 1
    if at <= 0 or sentence.words[at] != ",":
        return phrase
    before = age_before(sentence, at)
    other = sentence.phrase_at((at if before is None else before) - 1)
    if other is None or other.preposition is not None or not _describes(sentence, other, phrase):
        return phrase
    return _joined(sentence, other, phrase)


def _with_right(sentence: Sentence, phrase: Phrase) -> Phrase:
    aged = after_age(sentence, phrase.end)
    at = _past_of(sentence, aged)
    other = (
        next((p for p in sentence.phrases if p.start == at + 1), None)
        if sentence.words[at : at + 1] == (",",)
        else None
    )
    if other is not None and _describes(sentence, phrase, other) and not _goes_on(sentence, phrase, other):
        return _joined(sentence, phrase, other)
    named = ((phrase.start, phrase.end),) if not phrase.named and is_person_name(sentence, phrase) else phrase.named
    return replace(phrase, end=aged, named=named) if aged > phrase.end else phrase


def _past_of(sentence: Sentence, at: int) -> int:
    """Past "of the clinic": what belongs to a description before the name."""
    while sentence.words[at : at + 1] == ("of",) and (
        inner := next((p for p in sentence.phrases if p.start == at + 1), None)
    ):
        at = inner.end
    return at


def _goes_on(sentence: Sentence, name: Phrase, other: Phrase) -> bool:
    """ "Omar Saleh, a nurse and two children": after a name, a list rather than what he is."""
    return not name.people and sentence.words[_past_of(sentence, other.end) :][:1] in (("and",), ("or",))


def _describes(sentence: Sentence, one: Phrase, other: Phrase) -> bool:
    """Is one of the two a name and the other a noun for one person?"""
    if one.people and not one.named:
        return _is_one(sentence, one) and is_person_name(sentence, other)
    calling = _is_one(sentence, other) or _is_plain(other)
    return calling and other.preposition is None and is_person_name(sentence, one)


def _is_plain(phrase: Phrase) -> bool:
    """ "a former carpenter": one of something that the lexicon does not know; after a name it says what he or she is."""
    known = phrase.thing or phrase.event or phrase.people
    return not known and phrase.determiner in ("a", "an") and phrase.quantity is None


def _is_one(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.people is None or phrase.plural or phrase.people.unit:
        return False
    count = count_of(phrase)
    opening = phrase.determiner in _ARTICLES or sentence.words[phrase.start - 1 : phrase.start] == ("'s",)
    return count.low == count.high == 1 and opening


def _joined(sentence: Sentence, one: Phrase, other: Phrase) -> Phrase:
    noun, name = (one, other) if one.people else (other, one)
    return replace(
        one,
        end=after_age(sentence, other.end),
        head=noun.head,
        people=noun.people,
        determiner="a",
        quantity=None,
        named=((name.start, name.end),),
    )
