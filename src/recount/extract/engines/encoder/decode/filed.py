"""Where an event is that a report only puts in "the city" from which it is filed: "KARACHI, Pakistan - A bomb at a market in the city"."""

from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import Draft, DraftPlace, Words
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.scene.datelines import dateline
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import PlaceRelation

_HERE = frozenset({"city", "capital", "town"})
_ENDS = frozenset({",", "(", "-", "\u2013", "\u2014", "--"})
_BEFORE = 4  # words between "in" and "city": "in the country's second-largest city"


def with_dateline(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those that name no place but "the city" in the city of the dateline."""
    sentences = page.analysis.sentences
    filed = next((where for s in sentences[:_FIRST] if (where := _filed(s)) is not None), None)
    if filed is None:
        return tuple(drafts)
    return tuple(_placed(page, draft, filed) for draft in drafts)


_FIRST = 3  # sentences: a headline may stand before the dateline


def _filed(sentence: Sentence) -> Words | None:
    """The name with which a dateline begins."""
    head = dateline(sentence)
    if not head:
        return None
    end = next(
        (k for k in sorted(head) if sentence.words[k] in _ENDS or any(c.start <= k < c.end for c in sentence.times)), 0
    )
    return Words(exact=sentence.said(0, end), start=sentence.tokens[0].start) if end else None


def _placed(page: Page, draft: Draft, filed: Words) -> Draft:
    if draft.places or not any(_says_here(page, words) for words in draft.evidence):
        return draft
    return replace(draft, places=(DraftPlace(words=filed, relation=PlaceRelation.IN),))


def _says_here(page: Page, told: Words) -> bool:
    at = page.range_of(told)
    words = [w.lower() for w in page.words[at[0] : at[1]]] if at else []
    return any(w in _HERE and "in" in words[max(0, k - _BEFORE) : k] for k, w in enumerate(words))
