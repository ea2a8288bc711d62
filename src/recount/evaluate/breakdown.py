"""The same figures for groups of claims: no accuracy is claimed for all that holds for one region or one side only.

A claim belongs to one group. A coded claim is counted in the group of the gold claim it pairs with, else in its own,
so the groups' items add up to the whole.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from recount.evaluate.score import Comparison, compare
from recount.evaluate.tally import Figure
from recount.vocab import countries
from recount.vocab.actors import by_id, find_actors, roles
from recount.vocab.outlets import find_outlets, source, source_named

Json = dict[str, Any]

UNKNOWN = "unknown"
NONE_NAMED = "none named"
SHOWN = ("claim", "type", "voice", "toll", "said", "place", "when", "by")  # what a group of few claims can still tell
_PART = re.compile(r"[,;()]|\b(?:in|of|near|between|and|from)\b")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s+(?:of\s+|the\s+|and\s+)?[A-Z][\w.'’-]*){0,3}")


class By(StrEnum):
    """What claims are grouped by."""

    COUNTRY = "country"
    PERPETRATOR = "perpetrator"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group's figures, under the names of `SHOWN`; `claims` gold claims are in it."""

    name: str
    claims: int
    figures: dict[str, Figure]


def breakdown(gold: Sequence[Json], coded: Iterable[Json], by: By) -> tuple[Group, ...]:
    """Figures by group, the group with most gold claims first."""
    return groups(compare(gold, coded, LABELS[by]))


def groups(comparison: Comparison) -> tuple[Group, ...]:
    """The groups of a comparison that was made with labels."""
    claim = comparison.tallies["claim"]
    found = (
        Group(
            name=name,
            claims=claim.gold[name],
            figures={figure: comparison.tallies[figure].figure(name) for figure in SHOWN},
        )
        for name in claim.gold | claim.coded
    )
    return tuple(sorted(found, key=lambda group: (-group.claims, group.name)))


# --- the country of the event ----------------------------------------------------------------------------------------


def country_of(claim: Json, report: Json) -> str:
    """ISO 3166-1 alpha-2 code of the event's country.

    From the place that was read, else from a country named in the claim's places, else that of most claims of the
    report; ``unknown`` if none has one.
    """
    return _placed_in(claim) or _usual(report) or UNKNOWN


def _placed_in(claim: Json) -> str | None:
    places = claim.get("places") or []
    read = (p.get("country") for p in places)
    named = (_country_in(p["text"]) for p in places)
    return next((c for c in (*read, *named) if c), None)


def _usual(report: Json) -> str | None:
    """The country of most of the report's claims; of several, the first."""
    found = Counter(c for c in map(_placed_in, report.get("claims") or ()) if c)
    return found.most_common(1)[0][0] if found else None


def _country_in(place: str) -> str | None:
    """The country that a place names: "Raqqa, Syria" is in Syria, "eastern Ukraine" in Ukraine, "Harim" could be anywhere."""
    parts = [place, *(part for part in _PART.split(place) if part.strip())]
    words = [w for part in parts[1:] for w in _NAME.findall(part)]
    for name in (*parts, *words):
        if found := countries.country_named(name.strip()) or countries.country_of_adjective(name.strip()):
            return found
    return None


# --- who did it, who tells it ------------------------------------------------------------------------------------------


def perpetrator_of(claim: Json, _report: Json) -> str:
    """The kind of the first perpetrator (`ActorKind`); ``unknown`` if the words are no known actor's."""
    named = claim.get("perpetrators") or []
    return _actor_kind(named[0]) if named else NONE_NAMED


@cache
def _actor_kind(words: str) -> str:
    """Of the first known actor, or description ("gunmen"), in the words."""
    mentions = find_actors(words)
    named = mentions[0].actor_ids[0] if mentions else ""
    known = by_id().get(named) or next((role for role in roles() if role.id == named), None)
    return known.kind.value if known else UNKNOWN


def outlet_of(_claim: Json, report: Json) -> str:
    """The kind of the outlet that published the report (`SourceKind`).

    An outlet that the table has not goes under its own name, in quotation marks; ``unknown`` is a report without one.
    """
    name = (report.get("source") or "").strip()
    if not name:
        return UNKNOWN
    return _outlet_kind(name) or f"“{name}”"


@cache
def _outlet_kind(name: str) -> str | None:
    """Of the outlet of that name, or of the first outlet in it ("Example Centre (EC)")."""
    found = find_outlets(name)
    known = source_named(name) or (source(found[0].source_id) if found else None)
    return known.kind.value if known else None


LABELS: dict[By, Callable[[Json, Json], str]] = {
    By.COUNTRY: country_of,
    By.PERPETRATOR: perpetrator_of,
    By.OUTLET: outlet_of,
}
