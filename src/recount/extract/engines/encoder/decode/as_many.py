"""A number told by another one: "two people were killed and as many injured"."""

from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.items import OUTCOMES
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Population, TollKind
from recount.vocab.numbers import UNQUANTIFIED

_AS_MANY = (("as", "many"), ("equal", "number"))
_OTHERWISE = frozenset({"as", "times", "twice", "thrice", "half"})  # "as many as 20", "twice as many"
_NEAR = 6  # words from "as many" to what became of them


def with_as_many(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with those counted who are as many as the ones told right before them in the sentence."""
    found = [(s, k) for s in page.analysis.sentences for k in _said(s)]
    made = [*drafts]
    for sentence, at in found:
        for n, draft in enumerate(made):
            made[n] = _with(sentence, at, draft)
    return tuple(made)


def _said(sentence: Sentence) -> list[int]:
    words = sentence.words
    return [
        k
        for k in range(2, len(words) - 2)
        if words[k : k + 2] in _AS_MANY and words[k + 2] != "as" and _OTHERWISE.isdisjoint(words[k - 1 : k])
    ]


def _with(sentence: Sentence, at: int, draft: Draft) -> Draft:
    start, first = sentence.tokens[at].start, sentence.tokens[0].start
    before = [
        t for t in draft.tolls if t.words.start is not None and first <= t.words.start < start and t.part_of is None
    ]
    near = (
        *sentence.words[at - 1 : at],
        *sentence.words[at + 2 : at + _NEAR],
    )  # "and injured as many", "and as many injured"
    kind = next((OUTCOMES[w] for w in near if w in OUTCOMES), None)
    if not before or kind is None or before[-1].count == UNQUANTIFIED:
        return draft
    end = sentence.tokens[min(at + _NEAR, len(sentence.tokens)) - 1].end
    own = next((n for n, t in enumerate(draft.tolls) if start <= (t.words.start or -1) < end), None)
    count = before[-1].count
    if own is not None:
        told = replace(draft.tolls[own], count=count, kind=kind, part_of=None, words=_words(sentence, at))
        return replace(draft, tolls=(*draft.tolls[:own], told, *draft.tolls[own + 1 :]))
    added = DraftToll(kind=kind, count=count, population=_population(before[-1], kind), words=_words(sentence, at))
    return replace(draft, tolls=(*draft.tolls, added))


def _words(sentence: Sentence, at: int) -> Words:
    """From the number told before on, so that the words say how many: "two people were killed and as many injured"."""
    last = range(at + 2, at + 2 if sentence.words[at - 1] in OUTCOMES else min(at + _NEAR, len(sentence.words)))
    begin = next((k for k in range(at - 1, -1, -1) if sentence.phrase_at(k) and _counts(sentence, k)), at)
    end = next((k + 1 for k in last if sentence.words[k] in OUTCOMES), at + 2)
    return Words(exact=sentence.said(begin, end), start=sentence.tokens[begin].start)


def _counts(sentence: Sentence, at: int) -> bool:
    phrase = sentence.phrase_at(at)
    return phrase is not None and phrase.start == at and phrase.quantity is not None and not phrase.thing


def _population(toll: DraftToll, kind: TollKind) -> Population:
    return toll.population if kind in (TollKind.KILLED, TollKind.INJURED) else Population.UNSTATED
