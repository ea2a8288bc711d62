"""How two reports are kin: the same story word for word, nearly, trimmed, in a later version, or in another language."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recount.model import SourceKind
from recount.read.copies.sketch import RUN, Signature, day_of, instant_of
from recount.read.copies.slots import Differing, differing, values
from recount.read.copies.words import DATE, NAME, NUMBER, WEEKDAY, WORD
from recount.vocab.outlets import source

LEAST_WORDS = 25  # of a story: what is shorter is a form of words that anybody may use
FEWEST = 12  # sampled runs of words from which a share can be told: of a short story fewer are left beside a long one
MOST_OF_IT = 0.5  # share of runs of words in common from which one story is mostly the words of another
NEARLY_ALL = 0.6  # ... from which a shorter story is cut from a longer one,
MUCH_LEFT = 0.7  # if it has less than this of the longer one
REWORKED = 0.4  # ... that a story marked as an update shares with an earlier version at least
OTHER_PLACE = 0.15  # share of names, or of days, between the same words that differ: from here it is another event
OTHER_NUMBERS = 0.34  # the same for numbers, which may be revised
EXPLAINED = 0.5  # share of what differs that is numbers, names and days between the same words: from here no copy
REPRINTED = 31  # days within which a story that is not word for word the same is held to be printed from another
SOON = 3  # days within which an outlet's later version of a story is an update of it
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
    if one.fingerprint == other.fingerprint:
        return _kin(*_ordered(one, other), Relation.EXACT, (1.0, 1.0), "its words are the same")
    if min(one.words, other.words) < LEAST_WORDS or not _within(REPRINTED, one, other, unknown=True):
        return None
    if one.language != other.language and None not in (one.language, other.language):
        return _translation(*_ordered(one, other))
    shares = shares_of(one, other)
    if max(shares) < REWORKED:
        return None
    old, new = _ordered(one, other)
    shares = shares if new is one else shares[::-1]
    apart = differing(old.slots, new.slots)
    return _update(old, new, shares, apart) or _copy(old, new, shares, apart)


def shares_of(one: Signature, other: Signature) -> tuple[float, float]:
    """The share (0..1) of each story's runs of words that stand in the other; 0 where too few are at hand to tell."""
    scale = max(one.scale, other.scale)
    ours, theirs = one.runs_at(scale), other.runs_at(scale)
    if not len(ours) or not len(theirs):
        return 0.0, 0.0
    few, many = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    common = int(np.count_nonzero(many[places] == few))
    least = FEWEST if scale > 1 else 1
    first, second = (common / len(runs) if len(runs) >= least else 0.0 for runs in (ours, theirs))
    return first, second


def _copy(old: Signature, new: Signature, shares: tuple[float, float], apart: Differing) -> Kinship | None:
    share, share_of = shares
    if share < MOST_OF_IT or _another_event(new, share, apart):
        return None  # a report that quotes a passage, or a form of words with another day or place
    said = f"{share:.0%} of its words are the other's"
    cut = share >= NEARLY_ALL and share_of < MUCH_LEFT and new.words < old.words
    if cut and (old.published is None) == (new.published is None):
        return _kin(old, new, Relation.TRIMMED, shares, f"{said}, and it leaves out {1 - share_of:.0%} of them")
    return _kin(old, new, Relation.NEAR, shares, said) if share_of >= MOST_OF_IT else None


def _update(old: Signature, new: Signature, shares: tuple[float, float], apart: Differing) -> Kinship | None:
    """A later version by the same outlet: marked as one, or soon after and with most of the earlier one in it."""
    if old.source is None or old.source != new.source:
        return None
    marked = new.version > old.version and max(shares) >= REWORKED
    grown = shares[1] >= MOST_OF_IT and new.words > old.words
    revised = max(shares) >= MOST_OF_IT and _news(old, new)
    if not _within(SOON, old, new, unknown=False):
        return None
    if marked and apart.share(NAME) < MOST_OF_IT and apart.share(DATE, WEEKDAY) < MOST_OF_IT:
        said = "its outlet marks it as a later version"
    elif (grown or revised) and not _another_event(new, shares[0], apart):
        said = "its outlet had most of it before, and says more now"
    else:
        return None
    return _kin(old, new, Relation.UPDATE, shares, f"{said}; {shares[0]:.0%} of its words are the earlier one's")


def _within(days: int, one: Signature, other: Signature, *, unknown: bool) -> bool:
    if one.published is None or other.published is None:
        return unknown
    return abs(one.published - other.published) <= days


def _news(old: Signature, new: Signature) -> bool:
    return bool(values(new.slots, NUMBER) - values(old.slots, NUMBER))


def _another_event(new: Signature, share: float, apart: Differing) -> bool:
    """Do the same words stand around other places, days or numbers, as in two statements from one template?"""
    if apart.others(WORD):  # no capitals: any word that is changed may be the name of the place
        return True
    if max(apart.share(NAME), apart.share(DATE, WEEKDAY)) >= OTHER_PLACE or apart.share(NUMBER) >= OTHER_NUMBERS:
        return True
    changed = RUN * apart.others(NAME, DATE, WEEKDAY, NUMBER)  # runs of words that a changed word breaks
    return changed > 0 and changed >= EXPLAINED * (1 - share) * new.words


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
        news=relation is not Relation.EXACT and _news(old, new),
        because=because,
    )


def _ordered(one: Signature, other: Signature) -> tuple[Signature, Signature]:
    """The earlier of two first: by credit and whose wires an outlet runs, by day, version, instant, who is a wire, and how much each holds."""
    for first, second in ((one, other), (other, one)):
        if first.source in _drawn_on(second) and second.source not in _drawn_on(first):
            return first, second
    keys = [_age(one), _age(other)]
    if one.source == other.source:
        keys = [(*key[:-2], s.words, s.report_id) for key, s in zip(keys, (one, other), strict=True)]
    return (one, other) if keys[0] <= keys[1] else (other, one)


def _drawn_on(signature: Signature) -> tuple[str, ...]:
    """The sources that a report credits, and those whose wires its outlet runs."""
    known = source(signature.source) if signature.source else None
    return (*signature.credits, *(known.reprints if known else ()))


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
