"""The report's own voice: "our correspondent", "this newspaper", and "our forces" in a statement that a party publishes."""

import re

from recount.model import Report, SourceKind
from recount.resolve.parties import Party, answers_for
from recount.vocab.actors import by_id
from recount.vocab.outlets import source_named

_OURS = re.compile(r"(?:ours?|we|own)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?:(?:our|this)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:correspondents?|reporters?|newspaper|paper|agency|channel|radio|station|"
    r"magazine|stringer|outlet|website|bureau|newsroom|editorial staff)|us|we)$",
    re.IGNORECASE,
)


def read_house_voice(words: str, report: Report) -> Party | None:
    """The outlet of the report itself, where the words mean it and it is a known one; None otherwise."""
    known = source_named(report.source) if report.source and _HOUSE.match(words.strip()) else None
    if known is None:
        return None
    if known.kind is SourceKind.OFFICIAL and known.side is not None:
        party = answers_for(by_id()[known.side])
        return Party(value=party, rule="own-outlet", because=f"{known.name} publishes it and speaks for its party")
    return Party(value=known.id, rule="own-outlet", because=f"the report is by {known.name} itself")


def house_side(report: Report) -> str | None:
    """The party whose official channel publishes the report, None if no party does."""
    known = source_named(report.source) if report.source else None
    official = known is not None and known.kind is SourceKind.OFFICIAL and known.side is not None
    return answers_for(by_id()[known.side]) if official and known and known.side else None


def read_ours(words: str, own: str | None) -> Party | None:
    """Words that the speaker's own side is called by ("our forces"): its party, where `own` gives it."""
    if own is None or not _OURS.match(words):
        return None
    return Party(value=own, rule="own-side", because="the speaker says: ours")
