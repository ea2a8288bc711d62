"""Mentions of an event before the one that their sentence is about."""

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.decode.towns import harmed_in
from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.lexical.story.background import earlier_in


def before_from(page: Page, mention: Mention) -> int | None:
    """The word with which it begins to tell of such an event; None where it tells of none, or counts others before that."""
    n = int(page.sentence_of[mention.start])
    first, sentence = page.first_of[n], page.analysis.sentences[n]
    begins = next((at for at in earlier_in(sentence) if mention.start <= first + at < mention.end), None)
    if begins is None:
        return None
    counted = (p.start for p in sentence.phrases if p.quantity is not None and not p.thing)
    return None if any(mention.start - first <= at < begins for at in counted) else first + begins


def is_before(page: Page, word: int) -> bool:
    """Does a word stand in what its sentence tells of such an event?"""
    n = int(page.sentence_of[word])
    return any(page.first_of[n] + at <= word for at in earlier_in(page.analysis.sentences[n]))


def of_before(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which mentions are of two events, since one of them was before; unless both count as many: (mentions, mentions)."""
    count = len(reading.mentions)
    out = np.zeros((count, count), dtype=bool)
    for n in (n for n, mention in enumerate(reading.mentions) if before_from(reading.page, mention) is not None):
        mine = harmed_in(reading, n)
        for k in range(count):
            if k != n and mine.isdisjoint(harmed_in(reading, k)):
                out[n, k] = out[k, n] = True
    return out
