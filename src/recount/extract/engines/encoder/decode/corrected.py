"""A number corrected: the old one is taken back, and the new one is told by a claim of its own (gold/GUIDE.md)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.once import Told
from recount.extract.engines.encoder.decode.sizes import size_of_toll
from recount.extract.engines.encoder.decode.tolls import told_by, untied
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.model import Stance

_REVISED = frozenset(
    "corrected corrects correcting revised revises revising lowered lowers lowering raised raises raising updated updates "
    "updating amended reduced cut increased changed".split()
)
_REVISING = frozenset("revising correcting updating amending lowering raising retracting withdrawing".split())
_TAKING = frozenset("retracted retracts withdrew withdraws withdrawn recanted".split())
_SAYING = frozenset({"saying", "said", "says"})
_RIGHT = frozenset({"correct", "right", "actual", "true"})
_FIGURES = frozenset({"figure", "figures", "number", "toll", "count", "total"})
_HALF = 0.3  # of a link
_REACH = 3  # tokens between "to" and the number, or between "correct" and "figure"


def corrected(reading: Reading, claims: Told) -> Told:
    """The claims, each that takes a number back and tells the new one cut in two; one that only tells what the right number is
    counts whom the one that takes it back counted.
    """
    apart = [one for claim in claims for one in _apart(reading, claim)]
    return tuple((found, _with_right(reading, found, draft, apart)) for found, draft in apart)


def _apart(reading: Reading, claim: tuple[Group, Draft]) -> Iterator[tuple[Group, Draft]]:
    found, draft = claim
    if draft.stance is not Stance.RETRACTS:
        yield claim
        return
    new = [t for t in draft.tolls if _is_new(reading.page, t)]
    old = [t for t in draft.tolls if t not in new]
    new = new or [*_passed_over(reading, found), *_right_of(reading, found, old)]
    if old or not new:
        yield found, replace(draft, tolls=untied(old)) if new else draft
    if new:
        own = replace(draft, stance=Stance.ASSERTS, tolls=untied(new))
        yield Group([*found.mentions], found.event), own


def _passed_over(reading: Reading, found: Group) -> Iterator[DraftToll]:
    """The new numbers that the model half links to a claim that takes the old one back."""
    links = reading.likeliest("toll", found.mentions)
    for n in (links >= _HALF).nonzero()[0].tolist():
        yield from (t for t in told_by(reading, n) if _is_new(reading.page, t))


def _is_new(page: Page, toll: DraftToll) -> bool:
    """Does a number stand in the place of another: "corrected the toll from 19 to 14", "at least 30 died, …, revising an earlier
    toll of 22", "the correct figure is seven"?
    """
    at = _at(page, toll.words)
    if at is None:
        return False
    words, here = at[0].words, at[1]
    right = _right(at[0])
    if right is not None and right.start == here:
        return True
    taking = next((k for k, w in enumerate(words) if w in _TAKING), len(words))
    saying = next((k for k, w in enumerate(words) if w in _SAYING and k > taking), len(words))
    if saying < here:  # "retracted a statement that 14 had died, saying the number was four"
        return True
    revised = next((k for k, w in enumerate(words) if w in _REVISED), len(words))
    if revised < here:
        return "to" in words[max(revised, here - _REACH) : here]
    return any(w in _REVISING for w in words[here:])


def _at(page: Page, words: Words) -> tuple[Sentence, int] | None:
    """The sentence of some words, and which of its tokens they begin with."""
    start = words.start or 0
    at = page.at(start, start + len(words.exact))
    if at is None:
        return None
    n = int(page.sentence_of[at[0]])
    return page.analysis.sentences[n], at[0] - page.first_of[n]


def _with_right(reading: Reading, found: Group, draft: Draft, claims: Sequence[tuple[Group, Draft]]) -> Draft:
    """A claim without tolls that says what the right number is ("the correct figure is seven"): of those taken back."""
    if draft.tolls or draft.stance is not Stance.ASSERTS:
        return draft
    taken = [t for g, d in claims if g.event == found.event and d.stance is Stance.RETRACTS for t in d.tolls]
    return replace(draft, tolls=tuple(_right_of(reading, found, taken)))


def _right_of(reading: Reading, found: Group, taken: Sequence[DraftToll]) -> Iterator[DraftToll]:
    """What the words of a claim say that a number taken back is right as, where one is."""
    sized = [t for t in taken if size_of_toll(t)]
    sentences = {reading.page.sentence(reading.mentions[n].start) for n in found.mentions} if len(sized) == 1 else set()
    for sentence in sorted(sentences, key=lambda s: s.index):
        right = _right(sentence)
        if right is not None and right.quantity is not None:
            start = sentence.tokens[right.start].start
            words = Words(exact=sentence.said(right.start, right.end), start=start)
            yield replace(sized[0], words=words, count=right.quantity.count, part_of=None, named=())
            return


def _right(sentence: Sentence) -> Phrase | None:
    """The number behind "the correct figure is"."""
    words = sentence.words
    for i, word in enumerate(words):
        if word in _RIGHT and not _FIGURES.isdisjoint(words[i + 1 : i + 1 + _REACH]):
            return next((p for p in sentence.phrases if p.start > i and p.quantity is not None and not p.thing), None)
    return None
