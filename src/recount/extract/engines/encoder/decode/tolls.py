"""The tolls of a claim: each outcome counted once, parts tied to their wholes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.counted import both_in, open_in, toll_in
from recount.extract.engines.encoder.decode.camps import two_sides
from recount.extract.engines.encoder.decode.families import with_family
from recount.extract.engines.encoder.decode.outcome import (
    all_lost,
    hit_and_died,
    is_cut_off,
    is_nothing,
    outcome,
    own_outcome,
)
from recount.extract.engines.encoder.decode.residents import are_of_a_past_crime, are_residents, are_stopped
from recount.extract.engines.encoder.decode.same_people import may_hold, of_two_places, same_people
from recount.extract.engines.encoder.decode.shares import whole_of
from recount.extract.engines.encoder.decode.sizes import size_of_toll
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import GROUPS, POPULATIONS, TOLL_KINDS
from recount.extract.engines.lexical.counting.victims import jointly
from recount.model import Population, TollKind
from recount.vocab.counting.told import are_others, of_attackers
from recount.vocab.numbers import read_quantity

__all__ = ["label_of", "size_of_toll", "told_by", "tolls_of", "untied"]
_TOGETHER = (TollKind.KILLED, TollKind.INJURED)
_TOGETHER_WITH = re.compile(r"\b(?:together|along) with\b")
_OF_FAMILIES = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.ABDUCTED, TollKind.CAPTURED, TollKind.MISSING})
_AGED = 3  # words: an age, a comma, and whoever stands behind it
_THEM = frozenset("them whom these those".split())
_TO_THEM = 5  # words: "at least two of them"
_BETWEEN = frozenset({",", "and"})
_PLAIN = frozenset("dead killed people persons bodies victims injured wounded".split())  # they are of no population
_AND = frozenset({"and", ", and", "&"})
_TOLD_BEFORE = frozenset("the both all these those".split())


def untied(tolls: Sequence[DraftToll]) -> tuple[DraftToll, ...]:
    """Tolls that were told among others, tied to none."""
    return tuple(replace(t, part_of=None) for t in tolls)


def label_of(reading: Reading, role: str, label: str, span: int) -> int:
    """The likeliest value of a label of a span, as its place in the scheme."""
    return int(reading.span_labels[role][label][span].argmax())


def tolls_of(reading: Reading, taken: Sequence[int]) -> tuple[DraftToll, ...]:
    """The tolls of a claim in order of the text, a repetition once, each part tied to its whole."""
    kept: list[DraftToll] = []
    is_part: list[bool] = []
    for n in taken:
        part = bool(label_of(reading, "toll", "part", n))
        others = [(s.start, s.end) for k in taken if k != n for s in (reading.spans["toll"][k],)]
        for draft, inside in _with_wholes(reading.page, told_by(reading, n, others), part):
            if not any(_repeats(reading.page, (k, draft), (was, inside)) for k, was in zip(kept, is_part, strict=True)):
                kept.append(draft)
                is_part.append(inside)
    order = sorted(range(len(kept)), key=lambda n: kept[n].words.start or 0)
    ordered = hit_and_died(reading.page, [kept[n] for n in order])
    parts = [is_part[n] for n in order]
    tied = [replace(t, part_of=_whole(reading.page, ordered, parts, n)) for n, t in enumerate(ordered)]
    return same_people(reading.page, tied)


def _with_wholes(page: Page, drafts: Iterable[DraftToll], part: bool) -> Iterator[tuple[DraftToll, bool]]:
    """The tolls, each with whether it is a part, and before those that their words tell as some of a larger number that number's."""
    for draft in (one for toll in drafts for one in two_sides(page, toll)):
        whole = whole_of(page, draft)
        if whole is not None:
            yield whole, False
        yield draft, part or whole is not None


def told_by(reading: Reading, n: int, others: Sequence[Range] = ()) -> Iterator[DraftToll]:
    """The toll that a span tells of, with the kin told beside it where none of `others` tells of them; two where it counts the
    dead and the wounded together, none where it says how many live in a place, who may be exposed to what happens there and no
    more, and where its headline is cut off. A number of which the words leave the outcome open ("dead or missing") is the most
    of each.
    """
    page = reading.page
    span = _with_number(page, _past_that(page, _past_age(page, reading.spans["toll"][n])))
    kind = TOLL_KINDS[label_of(reading, "toll", "kind", n)]
    told = None if is_cut_off(page, span) else _befell(page, span, kind)
    if told is None:
        return
    kind = told
    family = with_family(page, span, others) if kind in _OF_FAMILIES else span
    population = POPULATIONS[label_of(reading, "toll", "population", n)]
    mixed = family is not span and population is Population.COMBATANT  # "a soldier and his wife"
    if population is Population.CIVILIAN and of_attackers(page.said(span.start, span.end).exact):
        population = Population.COMBATANT
    draft = replace(
        toll_in(page, family),
        population=Population.UNSTATED if mixed else population,
        group=GROUPS[label_of(reading, "toll", "group", n)] if family is span else None,
        part_of=None,
    )
    if (lost := all_lost(page, span)) is not None:
        yield replace(draft, kind=TollKind.KILLED, count=lost)
        return
    if kind in _TOGETHER and draft.count.high != 0 and (left := open_in(page, span)):
        yield from (replace(draft, kind=one, count=jointly(draft.count)) for one in left)
        return
    if draft.count.high == 0 and is_nothing(page, span):
        return
    together = kind in _TOGETHER and both_in(page, span)
    counted = isinstance(span.payload, DraftToll) and span.payload.kind is not TollKind.EXPOSED
    trusted = together or draft.count.high == 0 or counted
    for one in _TOGETHER if together else (kind if trusted else outcome(page, span, kind),):
        if one is not None:
            yield replace(draft, kind=one)


def _befell(page: Page, span: Span, kind: TollKind) -> TollKind | None:
    """What befell those of a span, as their words have it; None for those who only live in a place, and the dead of a past crime."""
    if kind is TollKind.EXPOSED:
        return own_outcome(page, span) or kind  # "took seven injured to hospital"
    if are_residents(page, span) or (kind in _TOGETHER and are_of_a_past_crime(page, span)):
        return None
    return TollKind.EXPOSED if kind in _TOGETHER and are_stopped(page, span) else kind


def _past_that(page: Page, span: Span) -> Span:
    """ "Killed four gunmen and that one of its soldiers was hurt": whoever stands behind the "that" is of another clause."""
    words = [w.lower() for w in page.words[span.start : span.end]]
    that = next((k for k in range(1, len(words) - 1) if words[k] == "that" and words[k - 1] == "and"), None)
    return span if that is None else Span(span.start + that + 1, span.end)


def _past_age(page: Page, span: Span) -> Span:
    """ "22, a student" behind a name, "45, and Stepan Koval": the words without the age with which they begin."""
    start, words = span.start, page.words
    age = start > 1 and words[start - 1] == "," and words[start - 2][0].isupper() and words[start].isdigit()
    if not age or span.end - start < _AGED or words[start + 1] != ",":
        return span
    begin = next((n for n in range(start + 1, span.end) if words[n].lower() not in _BETWEEN), start)
    return Span(begin, span.end)


def _with_number(page: Page, span: Span) -> Span:
    """ "One of them later died", where the model takes "them" alone: how many of them, too."""
    sentence, at = page.sentence(span.start), page.first_of[int(page.sentence_of[span.start])]
    words, start = sentence.words, span.start - at
    if span.payload is not None or words[start] not in _THEM or words[start - 1 : start] != ("of",):
        return span
    before = (k for k in range(max(0, start - _TO_THEM), start - 1))
    number = next(
        (k for k in before if (q := read_quantity(words, k)) is not None and start - 1 <= q.end <= start), None
    )
    return span if number is None else Span(at + number, span.end)


def _repeats(page: Page, tolls: tuple[DraftToll, DraftToll], part: tuple[bool, bool]) -> bool:
    """The same outcome and number told again; an unquantified mention of an outcome that has a number, too, but where only
    names give that number: "dozens" are more than three of them. What one sentence counts apart ("two police officers and
    two civilians") are others.
    """
    one, other = tolls
    if one.kind != other.kind or part[0] != part[1]:
        return False
    if (one.count.low, one.count.high) == (other.count.low, other.count.high):
        return one.words.exact.lower() == other.words.exact.lower() or not (part[0] or _apart(page, tolls))
    return other.count.low is None and other.count.high is None and not one.named


def _apart(page: Page, tolls: tuple[DraftToll, DraftToll]) -> bool:
    """Are these numbers of one sentence, or of two populations? One person may be named twice in it, in any words, but not in
    one breath ("Hasan Celik and Emre Kaya"), and "the two" are those told before.
    """
    one, other = sorted(tolls, key=lambda t: t.words.start or 0)
    between = page.text[(one.words.start or 0) + len(one.words.exact) : other.words.start or 0]
    if between.strip() in _AND or _TOGETHER_WITH.search(between):
        return True
    plain = any({w.lower() for w in t.words.exact.split() if not w[0].isdigit()} <= _PLAIN for t in tolls)
    known = {t.population for t in tolls} - {Population.UNSTATED} if not plain else set()
    begins = [int(page.ends.searchsorted(t.words.start or 0, side="right")) for t in tolls]
    together = len({int(page.sentence_of[n]) for n in begins}) == 1
    told = tolls[1].words.exact.split()[0].lower() in _TOLD_BEFORE
    return (together or len(known) > 1) and size_of_toll(tolls[0]) > 1 and not told


def _in_a_list(page: Page, one: DraftToll, other: DraftToll) -> bool:
    """ "Five soldiers, three militants and a driver", "a soldier and at least 25 assailants": the one is none of the other."""
    ends = [(t.words.start or 0, (t.words.start or 0) + len(t.words.exact)) for t in (one, other)]
    (_, first), (start, end) = sorted(ends)
    between = page.text[first:start].strip()
    return between in ("and", ", and") or (between == "," and page.text[end : end + 5] == " and ")


def _whole(page: Page, tolls: Sequence[DraftToll], parts: Sequence[bool], n: int) -> int | None:
    """The whole of a part: the last toll of its kind before it, else after it, that is none itself and can hold it."""
    others = are_others(tolls[n].words.exact) and tolls[n].kind is not TollKind.INJURED
    if not parts[n] or (others and whole_of(page, tolls[n]) is None):
        return None
    able = [
        k
        for k, toll in enumerate(tolls)
        if k != n
        and not parts[k]
        and toll.kind is tolls[n].kind
        and may_hold(toll, tolls[n])
        and not of_two_places(page, toll, tolls[n])
        and not _in_a_list(page, toll, tolls[n])
        and (size_of_toll(toll) >= size_of_toll(tolls[n]) or not size_of_toll(toll))
    ]
    before = [k for k in able if k < n]
    return before[-1] if before else able[0] if able else None
