"""How many: a span that the model found, counted by the grammar. The model never says a number."""

from itertools import pairwise

from recount.extract.engine import DraftLoss, DraftToll
from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.lexical.counting.victims import names_in
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.model import Count, LossClass, LossKind, Population, TollKind
from recount.vocab.numbers import UNQUANTIFIED, exact, read_quantity


def count_in(page: Page, span: Span) -> Count:
    """The count of a span: that of its first phrase that has a number, summed over a list; a name is one."""
    sentence, start, end = _inside(page, span)
    phrases = [p for p in sentence.phrases if p.start < end and start < p.end]
    numbered = [p for p in phrases if p.quantity]
    if len(numbered) > 1 and _is_list(sentence, numbered):
        return _sum([count_of(p) for p in numbered])
    if numbered:
        return count_of(numbered[0])
    for at in range(max(0, start - 3), end):
        found = read_quantity(sentence.words, at)
        if found and found.end > start:
            return found.count
    if phrases:
        return _sum([count_of(p) for p in phrases]) if _is_list(sentence, phrases) else count_of(phrases[0])
    words = sentence.words[start:end]
    if words[:1] in (("no",), ("none",), ("nobody",)):
        return exact(0)
    return exact(1) if sentence.tokens[start].is_capital or words[:1] in (("a",), ("an",), ("one",)) else UNQUANTIFIED


def _is_list(sentence: Sentence, phrases: list[Phrase]) -> bool:
    """ "a couple and their three children": phrases with nothing but commas and "and" between them."""
    between = [sentence.words[a.end : b.start] for a, b in pairwise(phrases)]
    return len(phrases) > 1 and all(set(w) <= {",", "and", "as", "well", "&"} for w in between)


def _sum(counts: list[Count]) -> Count:
    if any(c.low is None for c in counts):
        return counts[0]
    low = sum(c.low or 0 for c in counts)
    return Count(low=low, high=None if counts[0].high is None else low, wording=counts[0].wording)


def _inside(page: Page, span: Span) -> tuple[Sentence, int, int]:
    sentence, at = page.sentence(span.start), page.first_of[int(page.sentence_of[span.start])]
    return sentence, span.start - at, min(span.end - at, len(sentence.words))


def toll_in(page: Page, span: Span) -> DraftToll:
    """A span as a toll: what the grammar made of it, else its count alone."""
    if isinstance(span.payload, DraftToll):
        return span.payload
    sentence, start, end = _inside(page, span)
    at = page.first_of[sentence.index]
    named = [n for p in sentence.phrases if start <= p.start < end for n in names_in(sentence, p)]
    return DraftToll(
        kind=TollKind.KILLED,
        count=count_in(page, span),
        population=Population.UNSTATED,
        words=page.said(span.start, span.end),
        named=tuple(page.said(at + a, at + b) for a, b in named),
    )


def loss_in(page: Page, span: Span) -> DraftLoss:
    """A span as a loss: what the grammar made of it, else its count alone."""
    if isinstance(span.payload, DraftLoss):
        return span.payload
    return DraftLoss(
        kind=LossKind.DESTROYED,
        loss_class=LossClass.OTHER,
        count=count_in(page, span),
        words=page.said(span.start, span.end),
    )
