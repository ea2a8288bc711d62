"""Tolls told by those left over or as a rate: "all but two of the 14 passengers", "one in three of the wounded"."""

from dataclasses import replace

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Count, Wording
from recount.vocab.numbers import UNQUANTIFIED, exact, read_number, read_quantity


def as_counted(sentence: Sentence, toll: FoundToll) -> FoundToll:
    """The toll with the number of those it befell: "all but two of the 14" is 12, a rate is no number."""
    words = sentence.words
    if words[max(0, toll.start - 2) : toll.start] == ("all", "but"):
        return replace(toll, count=_but(sentence, toll), start=toll.start - 2)
    if words[toll.end : toll.end + 1] == ("in",) and toll.count.wording is Wording.EXACT:
        of = read_number(words, toll.end + 1)
        if of is not None and words[of[1] : of[1] + 1] == ("of",):
            return replace(toll, count=UNQUANTIFIED, end=of[1])
    return toll


def _but(sentence: Sentence, toll: FoundToll) -> Count:
    """The whole less those spared, where both are told exactly."""
    words = sentence.words[: toll.end]
    of = next((i for i in range(toll.start, toll.end) if words[i] == "of"), None)
    if of is None or toll.count.wording is not Wording.EXACT:
        return UNQUANTIFIED
    at = of + 1 + (words[of + 1 : of + 2] in (("the",), ("its",), ("their",), ("those",)))
    whole = read_quantity(words, at) if at < len(words) else None
    if whole is None or whole.count.wording is not Wording.EXACT:
        return UNQUANTIFIED
    left = (whole.count.low or 0) - (toll.count.low or 0)
    return exact(left) if left > 0 else UNQUANTIFIED
