"""Figures, days, places and voices as a person would say them."""

import re
from collections.abc import Iterable

from recount.model import Claim, Count, Estimate, Locus, PlacePrecision, PlaceRelation, Quote, Stance, Window, Wording
from recount.publish import figures
from recount.vocab import territories

STANCES = {
    Stance.ASSERTS: "according to",
    Stance.DENIES: "denied by",
    Stance.DISPUTES: "disputed by",
    Stance.CANNOT_VERIFY: "not confirmed by",
    Stance.RETRACTS: "taken back by",
    Stance.ANTICIPATES: "expected by",
}
# Escape sequences and direction marks: words of a report must not steer the reader's terminal
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(words: str) -> str:
    """Words on one line, without what would steer a terminal."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", words).split())


def quoted(quotes: Iterable[Quote], most: int = 0) -> str:
    """Each quote in quotation marks, cut to `most` characters with an ellipsis if that is above 0."""
    cut = (plain(q.exact) for q in quotes)
    return " … ".join(f"“{words if not most or len(words) <= most else words[: most - 1] + '…'}”" for words in cut)


def figure(estimate: Estimate) -> str:
    """``120``, ``at least 9``, ``up to 40``, ``3 to 5, best 3``, or that no number was said."""
    return figures.figure(estimate.low, estimate.best, estimate.high)


def count(value: Count) -> str:
    """A count as its words put it: ``at least 9``, ``about 40``, ``3 to 5``, ``a number unsaid``."""
    match value.wording:
        case Wording.AT_LEAST:
            return f"at least {value.low:,}"
        case Wording.AT_MOST:
            return f"up to {value.high:,}"
        case Wording.ABOUT:
            return f"about {value.low:,}"
        case Wording.BETWEEN:
            return f"{value.low:,} to {value.high:,}"
        case Wording.UNQUANTIFIED:
            return "some"
        case Wording.EXACT:
            return f"{value.low:,}"


def locus(value: Locus) -> str:
    """``Mayādīn, Deir ez-Zor, SY (within 5 km)``: never a point without its radius."""
    parts = [value.name]
    if value.admin1 and value.precision not in (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY):
        parts.append(value.admin1)
    if value.country and value.precision is not PlacePrecision.COUNTRY:
        parts.append(value.country)
    return f"{', '.join(parts)} (within {value.radius_km:,.0f} km)"


def contested(value: Locus, when: Window | None) -> str:
    """Who claims the place and who held it then, a sentence for each territory; empty where nothing is contested."""
    return "; also ".join(territories.sentence(one) for one in territories.contested(value, when))


def places(claim: Claim) -> str:
    """The words for where, with the relation unless it is "in"."""
    return ", ".join(
        plain(p.quote.exact) if p.relation is PlaceRelation.IN else f"{p.relation.value} {plain(p.quote.exact)}"
        for p in claim.places
    )


def voice(claim: Claim) -> str:
    """``according to the ministry, through Reuters``: who said it first, then through whom it came."""
    first, *through = [plain(q.exact) for q in reversed(claim.speakers)] or ["the report itself"]
    return f"{STANCES[claim.stance]} {first}{''.join(f', through {t}' for t in through)}"


def many(number: int, what: str) -> str:
    """``1 report``, ``1,200 reports``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
