"""What is known of one contested territory, and what of it holds on the days of an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recount.vocab.territories.outline import Ring

Days = tuple[date | None, date | None]
"""Local days, half-open ``[first, before)``; None is an open end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """When something began or ended: `text` is as known (``2014``, ``2014-02``, ``2014-02-27``).

    It fell on one of the days ``[earliest, latest]``, both inclusive; a day that is known is both.
    """

    text: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Who says that it is theirs, from `since` until `until` (exclusive); None is an open end."""

    by: str
    since: Turn | None = None
    until: Turn | None = None

    def during(self, days: Days) -> bool:
        """Could it be claimed on one of these days?"""
        return _overlap(days, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who holds it from `since` until the next one begins; of several holders each has a part.

    `forces` are states whose forces stand there beside a holder that is another. `by` and `forces` are in alphabetical order.
    """

    by: tuple[str, ...]
    forces: tuple[str, ...] = ()
    since: Turn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """One territory whose status is disputed.

    Attributes:
        id: its own in this table.
        name: a neutral name in English.
        places: gazetteer ids of places that are it, or lie in it wholly.
        partly: ids of larger places that hold it, or a part of it.
        countries: ISO 3166-1 alpha-2 codes of which every place lies in it.
        admin1: ``UA.11``: first-level regions of GeoNames that lie in it wholly.
        among: countries and first-level regions (``UA``, ``UA.08``) that its settlements are filed under: one that is filed
            elsewhere lies outside. Empty where that says nothing.
        shares: countries and first-level regions that it and others of this table divide between them without a rest.
        outlines: rings of (latitude, longitude) in WGS 84 degrees, simplified.
        edge_km: how far the true line may lie from the outline, kilometres.
        claims: in alphabetical order of the claimants.
        holders: in order of time.
        source: where to read about it.
    """

    id: str
    name: str
    places: frozenset[str]
    partly: frozenset[str]
    countries: frozenset[str]
    admin1: frozenset[str]
    among: frozenset[str]
    shares: frozenset[str]
    outlines: tuple[Ring, ...]
    edge_km: float
    claims: tuple[Claimed, ...]
    holders: tuple[Held, ...]
    source: str

    def claimants(self, days: Days) -> tuple[str, ...]:
        """Who claims it on one of these days, in alphabetical order."""
        return tuple(dict.fromkeys(one.by for one in self.claims if one.during(days)))

    def held(self, days: Days) -> tuple[Held, ...]:
        """Everyone who may have held it on one of these days, in order of time; one if it did not change hands."""
        return tuple(one for one, until in self._stretches() if _overlap(days, one.since, until))

    def _stretches(self) -> Iterator[tuple[Held, Turn | None]]:
        for n, one in enumerate(self.holders):
            yield one, self.holders[n + 1].since if n + 1 < len(self.holders) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """What is contested about a place on the days of an event.

    `held_by` is empty where it changed hands in that time or the table does not say; of several holders each had a part.
    `since` is as known (``2014``, ``2014-02``, ``2014-02-27``). `as_of` is the last day that this is said of: that of the
    event, or the last one that the table knows; None if the event has no day (or no last one): then `claimed_by` are all
    who claimed it at some time. `certain` is False where the place may lie outside.
    """

    id: str
    name: str
    claimed_by: tuple[str, ...]
    held_by: tuple[str, ...]
    forces_of: tuple[str, ...]
    since: str | None
    as_of: date | None
    certain: bool


def _overlap(days: Days, since: Turn | None, until: Turn | None) -> bool:
    """Could a stretch that begins on `since` and is over on `until` hold one of the days?"""
    first, before = days
    begun = before is None or since is None or since.earliest < before
    return begun and (first is None or until is None or first < until.latest)
