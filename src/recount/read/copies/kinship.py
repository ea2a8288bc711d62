"""How two reports are kin: the same story word for word, nearly, trimmed, in a later version, or in another language."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recount.model import SourceKind
from recount.read.copies.signature import Signature, day_of, instant_of
from recount.read.copies.slots import DATE, NAME, NUMBER, WEEKDAY, Differing, differing, values
from recount.vocab.outlets import source

LEAST_WORDS = 25  # of a story: what is shorter is a form of words that anybody may use
MOST_OF_IT = 0.5  # share of runs of words in common from which one story is mostly the words of another
NEARLY_ALL = 0.6  # ... from which a shorter story is cut from a longer one
REWORKED = 0.3  # ... that a story marked as an update shares with an earlier version at least
OTHER_PLACE = 0.15  # share of names, or of days, between the same words that differ: from here it is another event
OTHER_NUMBERS = 0.34  # the same for numbers, which may be revised
SOON = 3  # days within which an outlet's fuller version of a story is an update without saying so
ALIKE_NUMBERS, ALIKE_NAMES = 3, 3  # what a translation has in common with its original at least
AGREEING = 0.75  # share of the numbers that a translation and its original have in common


class Relation(StrEnum):
    """How a report comes from another."""

    EXACT = "exact"
    NEAR = "near"
    TRIMMED = "trimmed"
    UPDATE = "update"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """`report_id` comes from `of`.

    `share` is the share (0..1) of its words that stand in the other, `share_of` the share of the other's that stand in
    it. `news`: it says a number that the other does not say, so it has something to tell for itself.
    """

    report_id: str
    of: str
    relation: Relation
    share: float
    share_of: float
    news: bool
    because: str

    @property
    def repeats(self) -> bool:
        """Does it say no more than the other? Then it is a copy, and no witness."""
        return self.relation in (Relation.EXACT, Relation.NEAR, Relation.TRIMMED) and not self.news


def kinship(one: Signature, other: Signature) -> Kinship | None:
    """How the later of two reports comes from the earlier one; None if it does not.

    Free of order, and of any third report.
    """
    if one.report_id == other.report_id:
        return None
    old, new = _ordered(one, other)
    if old.fingerprint == new.fingerprint:
        return _kin(old, new, Relation.EXACT, (1.0, 1.0), "its words are the same")
    if min(old.words, new.words) < LEAST_WORDS:
        return None
    if old.language != new.language and None not in (old.language, new.language):
        return _translation(old, new)
    shares = share_in(new, old), share_in(old, new)
    if max(shares) < REWORKED:
        return None
    apart = differing(old.slots, new.slots)
    return _update(old, new, shares, apart) or _copy(old, new, shares, apart)


def share_in(one: Signature, other: Signature) -> float:
    """The share (0..1) of the first story's runs of words that stand in the second."""
    limit = (1 << 32) // max(one.scale, other.scale)
    ours, theirs = (s.runs[: np.searchsorted(s.runs, limit)] for s in (one, other))
    return len(np.intersect1d(ours, theirs, assume_unique=True)) / (len(ours) or 1)


def _copy(old: Signature, new: Signature, shares: tuple[float, float], apart: Differing) -> Kinship | None:
    share, share_of = shares
    if share < MOST_OF_IT or _another_event(apart):
        return None  # a report that quotes a passage, or a form of words with another day or place
    said = f"{share:.0%} of its words are the other's"
    if share_of >= MOST_OF_IT:
        return _kin(old, new, Relation.NEAR, shares, said)
    if share < NEARLY_ALL or (old.published is None) != (new.published is None):
        return None
    return _kin(old, new, Relation.TRIMMED, shares, f"{said}, and it leaves out {1 - share_of:.0%} of them")


def _update(old: Signature, new: Signature, shares: tuple[float, float], apart: Differing) -> Kinship | None:
    """A later version by the same outlet: marked as one, or soon after and with most of the earlier one in it."""
    if old.source is None or old.source != new.source:
        return None
    marked = new.version > old.version and max(shares) >= REWORKED
    grown = shares[1] >= MOST_OF_IT and new.words > old.words and _soon(old, new)
    if marked and apart.share(NAME) < MOST_OF_IT and apart.share(DATE, WEEKDAY) < MOST_OF_IT:
        said = "its outlet marks it as a later version"
    elif grown and not _another_event(apart):
        said = "its outlet had most of it before, and says more now"
    else:
        return None
    return _kin(old, new, Relation.UPDATE, shares, f"{said}; {shares[0]:.0%} of its words are the earlier one's")


def _soon(old: Signature, new: Signature) -> bool:
    return old.published is not None and new.published is not None and abs(new.published - old.published) <= SOON


def _another_event(apart: Differing) -> bool:
    """Do the same words stand around other places, days or numbers, as in two statements from one template?"""
    places_and_days = max(apart.share(NAME), apart.share(DATE, WEEKDAY))
    return places_and_days >= OTHER_PLACE or apart.share(NUMBER) >= OTHER_NUMBERS


def _translation(old: Signature, new: Signature) -> Kinship | None:
    """Another language, the same day and outlet (its own or a credited one), and the same numbers and names."""
    if old.published is None or old.published != new.published or not _of_one_house(old, new):
        return None
    numbers = values(old.slots, NUMBER), values(new.slots, NUMBER)
    names = old.names() & new.names()
    agreeing = len(numbers[0] & numbers[1])
    if agreeing < ALIKE_NUMBERS or len(names) < ALIKE_NAMES:
        return None
    if agreeing < AGREEING * max(map(len, numbers)):
        return None
    first, second = (new, old) if old.translated and not new.translated else (old, new)
    told = "it says so" if second.translated else "the same outlet, day, numbers and names in another language"
    return _kin(first, second, Relation.TRANSLATION, (0.0, 0.0), f"possible translation: {told}")


def _of_one_house(one: Signature, other: Signature) -> bool:
    houses = [{s.source, *s.credits} - {None} for s in (one, other)]
    return bool(houses[0] & houses[1])


def _kin(old: Signature, new: Signature, relation: Relation, shares: tuple[float, float], because: str) -> Kinship:
    return Kinship(
        report_id=new.report_id,
        of=old.report_id,
        relation=relation,
        share=round(shares[0], 3),
        share_of=round(shares[1], 3),
        news=relation is not Relation.EXACT and bool(values(new.slots, NUMBER) - values(old.slots, NUMBER)),
        because=because,
    )


def _ordered(one: Signature, other: Signature) -> tuple[Signature, Signature]:
    """The earlier of two first: by credit, day, version, instant, who is a wire, and how much each holds."""
    for first, second in ((one, other), (other, one)):
        if first.source is not None and first.source in second.credits and second.source not in first.credits:
            return first, second
    keys = [_age(one), _age(other)]
    if one.source == other.source:
        keys = [(*key[:-2], s.words, s.report_id) for key, s in zip(keys, (one, other), strict=True)]
    return (one, other) if keys[0] <= keys[1] else (other, one)


def _age(signature: Signature) -> tuple[float | int | str, ...]:
    """Smaller is earlier. What is not known comes last; of two outlets the longer story was first, and was cut."""
    day, instant = day_of(signature), instant_of(signature)
    return (
        day.toordinal() if day else float("inf"),
        signature.version,
        instant.timestamp() if instant else float("inf"),
        bool(signature.credits),
        not _is_wire(signature.source),
        -signature.words,
        signature.report_id,
    )


def _is_wire(source_id: str | None) -> bool:
    known = source(source_id) if source_id else None
    return known is not None and known.kind is SourceKind.WIRE
