"""The sentence that goes with a published incident: attributed, with neutral names, and no more than the columns say."""

import re
from collections.abc import Sequence

from recount.publish.figures import figure
from recount.publish.record import PublicIncident, PublicSource
from recount.vocab import said
from recount.vocab.said import isolated

_ONE = re.compile(r"unidentified .*(?:group|militia)")  # kinds that are shown where nobody is named
METHODS = {"as_told": "as told", "ucdp": "by UCDP's rules"}


def summary(incident: PublicIncident) -> str:
    """``Valley Post (5 Oct 2017): air strike …``: who reports what, where, when, how many, and how sure."""
    told = f"{_told_by(incident.sources)}: {incident.event_type.replace('_', ' ')}{_by(incident)}"
    where = isolated(incident.place.name) if incident.place.name else "place not known"
    parts = [f"{told}, {where}, {said.days(incident.date_start, incident.date_end)}.", *_figures(incident)]
    if incident.is_total:
        parts.append("A total: never add it to other incidents.")
    if incident.occurrence:
        parts.append(f"Grade: {incident.occurrence.replace('_', ' ')}.")
    parts.append(f"{incident.review[0].upper()}{incident.review[1:]}.")
    return " ".join(parts)


def _told_by(sources: Sequence[PublicSource]) -> str:
    if not sources:
        return "Reported"
    first = f"{isolated(sources[0].outlet)} ({said.days(sources[0].published, sources[0].published)})"
    more = len(sources) - 1
    return first if not more else f"{first} and {more} more report{'s' if more > 1 else ''}"


def _by(incident: PublicIncident) -> str:
    who = [f"an {name}" if _ONE.fullmatch(name) else isolated(name) for name in incident.perpetrators]
    by = f", said to be by {' or '.join(who)}" if who else ""
    denied = sum(number for stance, number in incident.stances if stance in ("denies", "disputes", "retracts"))
    return by + (" (denied, disputed or taken back by some)" if denied else "")


def _figures(incident: PublicIncident) -> list[str]:
    out = []
    for kind in ("killed", "injured"):
        told = [(name, incident.estimate(kind, "all", method)) for method, name in METHODS.items()]
        found = [f"{name} {figure(e.low, e.best, e.high)}" for name, e in told if e is not None]
        if found:
            out.append(f"{kind.capitalize()}: {'; '.join(found)}.")
    return out
