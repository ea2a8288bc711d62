"""What a telling adds to how its incident looks to others: small, kept beside the slim rows, and put together in any order.

With it the relations of `around` are found without reading claims and texts again.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from recount.model import Basis, EventType, FormatError, Locus, PlacePrecision, TollKind, Window
from recount.reconcile.case import Testimony
from recount.reconcile.extent import EXACT, Days, Extent

VERSION = 3  # of what is kept, and of the relations made from it
SHARED = 50_000  # places kept as one object
COUNTED = (TollKind.KILLED, TollKind.INJURED)
_ROW_OF = attrgetter(*(f.name for f in fields(Locus)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What some claims of one report say of when, where, who and how many.

    `windows` are first and last day (inclusive ordinals) of each closed date, and whether it is firm; `loci` the places read,
    each as often as claims name it; `worded`: a place is named in words, read or not. `most` are the most killed, and the
    most injured, that one claim counts. `published` is an ordinal.
    """

    report_id: str
    published: int | None = None
    types: frozenset[EventType] = frozenset()
    windows: tuple[tuple[int, int, bool], ...] = ()
    loci: tuple[Locus, ...] = ()
    worded: bool = False
    parties: frozenset[str] = frozenset()
    most: tuple[int, int] = (0, 0)


def profile(members: Sequence[Testimony]) -> Profile:
    """The profile of some claims of one report; there must be one at least."""
    report = members[0].report
    read = [t.readings for t in members if t.readings is not None]
    whens = [one.when.value for one in read if one.when is not None and one.when.value is not None]
    return Profile(
        report_id=report.id,
        published=report.published.toordinal() if report.published else None,
        types=frozenset(t.claim.event_type for t in members),
        windows=tuple(sorted(_closed(whens))),
        loci=tuple(r.value for one in read for r in one.places if r.value is not None),
        worded=any(t.claim.places for t in members),
        parties=frozenset(
            r.value for one in read for r in (*one.perpetrators, *one.targets, *one.speakers) if r.value is not None
        ),
        most=(_most(members, COUNTED[0]), _most(members, COUNTED[1])),
    )


def extent(profiles: Collection[Profile], original: Mapping[str, str]) -> Extent:
    """The extent of one group; `original` leads from a report that is a copy to its original.

    Free of the order of profiles. Firm dates come before inferred ones.
    """
    loci = [p for one in profiles for p in one.loci]
    spots = Counter(p.place_id for p in loci if p.precision in EXACT)
    top = min(spots, key=lambda key: (-spots[key], key)) if spots else None
    named = [p for p in loci if p.place_id == top and p.precision in EXACT]
    wide = [p for p in loci if p.precision not in EXACT]
    return Extent(
        reports=frozenset(original.get(one.report_id, one.report_id) for one in profiles),
        types=frozenset(chain.from_iterable(one.types for one in profiles)),
        told_in=frozenset(one.report_id for one in profiles),
        days=_days([w for one in profiles for w in one.windows]),
        spot=min(named, key=_size) if named else None,
        area=min(wide, key=_size) if wide and not spots else None,
        latest=max((one.published for one in profiles if one.published is not None), default=None),
        worded=any(one.worded for one in profiles),
        parties=frozenset(chain.from_iterable(one.parties for one in profiles)),
    )


def most(profiles: Collection[Profile]) -> int:
    """The most dead that one claim counts; where none counts any, the most hurt."""
    return next((number for n in (0, 1) if (number := max(one.most[n] for one in profiles))), 0)


def dump(profiles: Sequence[Profile]) -> str:
    """The profiles of one report's tellings as one line, which `load` reads."""
    loci = {locus: n for n, locus in enumerate(dict.fromkeys(p for one in profiles for p in one.loci))}
    data: dict[str, Any] = {"version": VERSION}
    if profiles:
        data |= {"report": profiles[0].report_id, "published": profiles[0].published}
        data |= {"places": [_ROW_OF(p) for p in loci], "tellings": [_row(one, loci) for one in profiles]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(line: str) -> tuple[Profile, ...]:
    """The profiles that `dump` wrote.

    Raises:
        FormatError: the line is of another version, or none of ours.
    """
    try:
        return _profiles(json.loads(line))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise FormatError(
            f"no profiles of tellings: {error}",
            where="reconcile.profile",
            then="Derive the incidents anew from the claims: `recount verify --mend`.",
        ) from error


def _profiles(data: Mapping[str, Any]) -> tuple[Profile, ...]:
    if data["version"] != VERSION:
        raise ValueError(f"version {data['version']}, not {VERSION}")
    places = [_locus(*place) for place in data.get("places", ())]
    return tuple(_read(row, data, places) for row in data.get("tellings", ()))


def _row(one: Profile, loci: Mapping[Locus, int]) -> list[Any]:
    """Types, windows, places by number, whether one is named in words, parties, and the most that are counted."""
    types, parties = sorted(one.types), sorted(one.parties)
    return [types, one.windows, [loci[p] for p in one.loci], int(one.worded), parties, one.most]


def _read(row: Sequence[Any], data: Mapping[str, Any], places: Sequence[Locus]) -> Profile:
    types, windows, loci, worded, parties, most = row
    return Profile(
        report_id=data["report"],
        published=data["published"],
        types=_types(tuple(types)),
        windows=tuple([(first, last, firm) for first, last, firm in windows]),
        loci=tuple([places[n] for n in loci]),
        worded=bool(worded),
        parties=frozenset(parties),
        most=(most[0], most[1]),
    )


@lru_cache(maxsize=SHARED)
def _types(names: tuple[str, ...]) -> frozenset[EventType]:
    return frozenset(map(EventType, names))


@lru_cache(maxsize=SHARED)
def _locus(place_id: str, name: str, lat: float, lon: float, *rest: Any) -> Locus:
    radius_km, precision, country, admin1 = rest
    return Locus(
        place_id=place_id,
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        precision=PlacePrecision(precision),
        country=country,
        admin1=admin1,
    )


def _size(place: Locus) -> tuple[float, str, float, float]:
    return place.radius_km, place.place_id, place.lat, place.lon


def _closed(windows: Iterable[Window]) -> Iterable[tuple[int, int, bool]]:
    return (
        (w.start.toordinal(), w.end.toordinal() - 1, w.basis is not Basis.INFERRED)
        for w in windows
        if w.start and w.end
    )


def _days(closed: Sequence[tuple[int, int, bool]]) -> Days | None:
    """From the first to the last of the days of the narrowest windows, closed on both sides."""
    kept = [w for w in closed if w[2]] or closed
    if not kept:
        return None
    least = min(last - first for first, last, _ in kept)
    found = Counter((first, last) for first, last, _ in kept if last - first == least)
    return min(found, key=lambda days: (-found[days], days))


def _most(members: Iterable[Testimony], kind: TollKind) -> int:
    return max(
        sum(max(t.count.low or 0, t.count.high or 0) for t in m.claim.tolls if t.kind is kind and t.part_of is None)
        for m in members
    )
