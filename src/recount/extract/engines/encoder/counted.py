"""How many: a span that the model found, counted by the grammar. The model never says a number."""

from dataclasses import replace

from recount.extract.engine import DraftLoss, DraftToll
from recount.extract.engines.encoder.joint import either, is_joint
from recount.extract.engines.encoder.members import KIN
from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.encoder.tally import tally
from recount.extract.engines.lexical.counting.fractions import one_of_several
from recount.extract.engines.lexical.counting.victims import jointly, names_in
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Count, LossClass, LossKind, Population, TollKind, Wording
from recount.vocab.numbers import UNQUANTIFIED, exact, read_quantity

_OTHERS = frozenset("a an another the".split())
_LEADING = frozenset("of to for from with in at by against".split())
_SEVERAL = frozenset("they them we us themselves ourselves".split())  # more than one, and nobody says how many


def count_in(page: Page, span: Span) -> Count:
    """The count of the people of a span, read member by member; unquantified where nothing says how many."""
    sentence, start, end = _inside(page, span)
    if _SEVERAL.issuperset(sentence.words[start:end]):
        return UNQUANTIFIED
    if (several := one_of_several(sentence, start)) is not None:
        return exact(several)
    counted = tally(sentence, start, end) or UNQUANTIFIED
    return UNQUANTIFIED if counted.high and _of_unknown_number(sentence, start, end) else counted


def _of_unknown_number(sentence: Sentence, start: int, end: int) -> bool:
    """Are casualties told of without a number: "M23 casualties unknown"?"""
    if "casualties" not in sentence.words[start:end]:
        return False
    found = (read_quantity(sentence.words, n) for n in range(start, end))
    return all(q is None or q.count == UNQUANTIFIED for q in found)


def _inside(page: Page, span: Span) -> tuple[Sentence, int, int]:
    sentence, at = page.sentence(span.start), page.first_of[int(page.sentence_of[span.start])]
    return sentence, span.start - at, min(span.end - at, len(sentence.words))


def toll_in(page: Page, span: Span) -> DraftToll:
    """A span as a toll: what the grammar made of it, else its count alone. Where the two read another number, the tally
    of its members is the surer, but for what the whole sentence gives: bounds ("up to 40 killed and wounded"), and that
    nobody was hurt ("its crew of 21 was unhurt").
    """
    made = span.payload
    counted = count_in(page, _counted_part(page, span, made) if isinstance(made, DraftToll) else span)
    if isinstance(made, DraftToll):
        told, words = made.count, page.said(span.start, span.end)
        if told.high and _of_unknown_number(*_inside(page, span)):
            told = UNQUANTIFIED
        if told == UNQUANTIFIED and page.words[span.start].lower() == "both":
            told = counted  # "both drivers"
        bounded = told.low is None or told.high == 0 or told.wording in (Wording.BETWEEN, Wording.ABOUT)
        return replace(made, words=words, count=told if bounded or counted.low is None else counted)
    sentence, start, end = _inside(page, span)
    at = page.first_of[sentence.index]
    named = [n for p in sentence.phrases if start <= p.start < end for n in names_in(sentence, p)]
    return DraftToll(
        kind=TollKind.KILLED,
        count=jointly(counted) if is_joint(sentence, start, end) else counted,
        population=Population.UNSTATED,
        words=page.said(span.start, span.end),
        named=tuple(page.said(at + a, at + b) for a, b in named),
    )


def _counted_part(page: Page, span: Span, made: DraftToll) -> Span:
    """A span, or the part of it that the grammar counted where more of it may be about the same people: "a former aide to
    the founder and the group's second in command".
    """
    inner = page.range_of(made.words)
    if inner is None or inner == (span.start, span.end):
        return span
    sentence, _, end = _inside(page, span)
    begin = inner[1] - page.first_of[sentence.index]
    joints = [n for n in range(begin, end - 1) if sentence.words[n] == "and"]
    return span if all(_adds(sentence, begin, n) for n in joints) else Span(*inner, made)


def _adds(sentence: Sentence, begin: int, joint: int) -> bool:
    """Does what follows an "and" add people to those told before it?"""
    words, after = sentence.words, sentence.tokens[joint + 1]
    other = after.norm in _OTHERS | KIN or read_quantity(words, joint + 1) is not None
    return other or (after.is_capital and not _LEADING & {*words[begin:joint]})


def both_in(page: Page, span: Span) -> bool:
    """Does a span tell of the dead and of the wounded alike: "142 killed and wounded", "no casualties"?"""
    sentence, start, end = _inside(page, span)
    return is_joint(sentence, start, end)


def open_in(page: Page, span: Span) -> tuple[TollKind, ...]:
    """The outcomes that the words beside a span leave open: "dead or missing", "killed, injured or abducted"."""
    sentence, start, end = _inside(page, span)
    return either(sentence, start, end)


def loss_in(page: Page, span: Span) -> DraftLoss:
    """A span as a loss: what the grammar made of it, else its count alone."""
    if isinstance(span.payload, DraftLoss):
        return span.payload
    return DraftLoss(
        kind=LossKind.DESTROYED,
        loss_class=LossClass.OTHER,
        count=tally(*_inside(page, span), people=False) or UNQUANTIFIED,
        words=page.said(span.start, span.end),
    )
