"""The sum of a list of counts: "three soldiers, two to four civilians and at least one child"."""

from collections.abc import Sequence

from recount.model import Count, Wording


def total(counts: Sequence[Count]) -> Count:
    """The sum of one count or more, no surer than the least sure of them.

    A member without a number adds none; where the first has none, neither has the sum. One that is open above ("at least
    four") leaves the sum open, one that is open below ("up to four") leaves it without a low, and both leave it open.
    """
    first = counts[0]
    if len(counts) == 1 or first.wording is Wording.UNQUANTIFIED:
        return first
    known = [c for c in counts if c.wording is not Wording.UNQUANTIFIED]
    wordings = {c.wording for c in known}
    low = sum(c.low or 0 for c in known)
    if Wording.AT_LEAST in wordings:
        return Count(low=low, high=None, wording=Wording.AT_LEAST)
    high = sum(c.high or 0 for c in known)
    if Wording.AT_MOST in wordings:
        return Count(low=None, high=high, wording=Wording.AT_MOST)
    if low < high:
        return Count(low=low, high=high, wording=Wording.BETWEEN)
    return Count(low=low, high=high, wording=Wording.ABOUT if Wording.ABOUT in wordings else Wording.EXACT)
