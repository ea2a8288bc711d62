"""The same reports with other names: a model that knows a town or a group by heart learns nothing of the words around it.

The names of a report's places and victims are exchanged for such names of other reports, the same for the same throughout,
in the text and in its coding alike. Numbers, days, parties and countries stay: the grammar reads them, and much hangs on them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from recount.vocab.countries import names, region_names
from training.texts import Coded, report_of

_NAME = re.compile(r"[A-Z][\w'’-]{2,}(?: (?:al|el|de|del|la|ed|ad|bin|ibn|von|van) [A-Z][\w'’-]+| [A-Z][\w'’-]+)*")
# words that stand with a capital in the names of many and name nobody
_COMMON = frozenset(
    "The This That These Those In At On Near North South East West Northern Southern Eastern Western Central Old New Upper Lower "
    "Province District County State Region Governorate City Town Village Camp Airport Hospital School Market Mosque Church Street "
    "Road Square Bridge River Valley Island Mountain Mountains Police Army Forces Government Ministry Defence Defense Interior Health "
    "Security Council National United Nations President Minister General Colonel Captain Major Lieutenant Sergeant Officer Commander "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December".split()
)
_KEPT = frozenset({"doc_id", "published", "source", "meta", "event_type", "stance", "id", "part_of", "same_event_as"})


@dataclass(frozen=True, slots=True)
class Names:
    """Names by what they name."""

    places: tuple[str, ...]
    people: tuple[str, ...]


def names_of(coded: Iterable[Coded]) -> Names:
    """All names that the codings of some reports hold, in order."""
    found = [_names_in(one.coding) for one in coded]
    return Names(*(tuple(sorted({n for one in found for n in some(one)})) for some in (_places, _people)))


def _places(names: Names) -> tuple[str, ...]:
    return names.places


def _people(names: Names) -> tuple[str, ...]:
    return names.people


def _names_in(coding: Mapping[str, Any]) -> Names:
    claims = coding["claims"]
    places = (n for c in claims for place in c.get("places") or () for n in _names(place["text"]))
    named = (said for c in claims for toll in c.get("tolls") or () for said in toll.get("named") or ())
    kept = dict.fromkeys(n for n in places if not (n in names() or n in region_names() or n.isupper()))
    return Names(tuple(kept), tuple(dict.fromkeys(n for said in named for n in _names(said))))


def _names(words: str) -> Iterator[str]:
    """The names in some words, without what is common to many at their ends."""
    for found in _NAME.finditer(words):
        name = found.group().split()
        while name and name[0] in _COMMON:
            name = name[1:]
        while name and name[-1] in _COMMON:
            name = name[:-1]
        if name:
            yield " ".join(name)


def exchanged(coded: Coded, pool: Names, random: Random) -> Coded:
    """The report with other names; as it is if its coding would no longer stand in its text."""
    other = _exchange(_names_in(coded.coding), pool, random)
    if not other:
        return coded
    either = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(other, key=len, reverse=True))) + r")(?!\w)")

    def put(value: Any, key: str = "") -> Any:
        if isinstance(value, str):
            return value if key in _KEPT else either.sub(lambda m: other[m.group()], value)
        if isinstance(value, Mapping):
            return {k: put(v, k) for k, v in value.items()}
        return [put(v, key) for v in value] if isinstance(value, list) else value

    coding = put(coded.coding)
    return replace(coded, report=report_of(coding), coding=coding) if _stands(coding) else coded


def _exchange(mine: Names, pool: Names, random: Random) -> dict[str, str]:
    """What each name becomes. The last word of a person's name is that of the new one, where it stands alone."""
    other: dict[str, str] = {}
    for role in ("places", "people"):
        for name in getattr(mine, role):
            some = [n for n in _few(getattr(pool, role), random) if len(n.split()) == len(name.split())]
            if name not in other and some:
                other[name] = some[0]
                if role == "people" and " " in name:
                    other.setdefault(name.split()[-1], some[0].split()[-1])
    return other


def _few(names: Sequence[str], random: Random) -> list[str]:
    return random.sample(names, min(40, len(names)))


def _stands(coding: Mapping[str, Any]) -> bool:
    text = coding["text"]
    return all(said in text for claim in coding["claims"] for said in _phrases_of(claim))


def _phrases_of(claim: Mapping[str, Any]) -> Iterator[str]:
    for key in ("evidence", "speakers", "perpetrators", "targets", "weapons"):
        yield from claim.get(key) or ()
    for key in ("places", "tolls", "losses"):
        yield from (one["text"] for one in claim.get(key) or ())
    if claim.get("when") and claim["when"].get("text"):
        yield claim["when"]["text"]
