"""A block of lines into rows for the file of an import. Pure, so that any process may do any block."""

import marshal
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, fields

from recount.vocab.gazetteer.geometry import town_radius_km
from recount.vocab.gazetteer.imports.features import KINDS, Feature, features
from recount.vocab.gazetteer.imports.lines import BadLineError, Layout, PlaceLine, name_line, place_line, region_line
from recount.vocab.gazetteer.imports.sources import Block
from recount.vocab.gazetteer.names import Key, name_keys
from recount.vocab.gazetteer.place import PlaceKind

Area = tuple[str, str, str, str]
"""Country and the codes of the first three levels that a place lies in; "" where none is given."""

PlaceRow = tuple[int, str, float, float, float, int, Area, int, bool, str | None]
"""A place as the file keeps it: number, name, latitude, longitude, radius (km), kind by its place in `KINDS`, area, population,
whether it is minor, and our own id where we have one. A bare tuple, since millions go from process to process."""

SHELVES = (*"013579abcdefghijklmnopqrstuvwxyz", "{", "а", "н", "֑", "ا", "ع", "ऀ", "ก", "ぁ", "一", "蔴", "가")
"""First letters that part all keys into shelves of like size, in the order of Unicode; each shelf is sorted by itself."""

ABSENT, PRESENT, LOOSE = 0, 1, 2
"""What a place's byte in `Job.present` says: not imported, imported, imported and found by its consonants too."""

_NAMED = 5  # bad lines of a block that are told one by one
SPELT_LOOSELY = frozenset({PlaceKind.SETTLEMENT, PlaceKind.ADMIN1, PlaceKind.ADMIN2})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What holds for all blocks of a source: `countries` are those to take (None: all), `loose` those of rival spellings.

    `present` has a byte for each number of GeoNames, for layouts that only add names.
    """

    layout: Layout
    countries: frozenset[str] | None = None
    loose: frozenset[str] = frozenset()
    present: bytes = b""


@dataclass(slots=True, kw_only=True)
class Compiled:
    """What came of a block: rows, keys by shelf, and what was not taken.

    `regions` are the numbers of regions whose codes say what lies in them, `named` names of regions by code.
    """

    lines: int
    end: int
    places: list[PlaceRow] = field(default_factory=list)
    keys: dict[int, list[Key]] = field(default_factory=dict)
    named: list[tuple[str, str]] = field(default_factory=list)
    regions: list[int] = field(default_factory=list)
    bad: int = 0
    told: list[tuple[int, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def packed(self) -> bytes:
        """All of it for the way to another process: marshal takes a third of the time that pickle does."""
        return marshal.dumps(
            [dict(each) if isinstance(each, Counter) else each for each in map(self.__getattribute__, _PARTS)]
        )

    @classmethod
    def unpacked(cls, data: bytes) -> "Compiled":
        """What `packed` packed, by this version of Python and this program."""
        made = cls(**dict(zip(_PARTS, marshal.loads(data), strict=True)))  # noqa: S302 - from our own process, over our own pipe
        made.left_out = Counter(made.left_out)
        return made


_PARTS = tuple(each.name for each in fields(Compiled))


def compiled(job: Job, block: Block) -> Compiled:
    """The rows of a block. Bad lines are counted, and the first few told with their number and why."""
    made = Compiled(lines=len(block.lines), end=block.end)
    take = {Layout.PLACES: _place, Layout.NAMES: _name}.get(job.layout, _region)
    for number, raw in enumerate(block.lines, block.first):
        if not raw.strip():
            continue
        try:
            take(job, raw.rstrip(b"\r").decode(), made)
        except (BadLineError, UnicodeDecodeError) as error:
            made.bad += 1
            if len(made.told) < _NAMED:
                made.told.append((number, "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)))
    return made


def _place(job: Job, line: str, made: Compiled) -> None:
    place = place_line(line)
    country, first = place.inside[:2]
    feature = features().get(place.code)
    if job.countries is not None and country not in job.countries:
        made.left_out["other countries"] += 1
    elif feature is None or (feature.kind is PlaceKind.COUNTRY and not country):
        made.left_out["of no use for events"] += 1
    elif feature.kind is PlaceKind.ADMIN1 and first in {"", "00"}:
        made.left_out["regions without a code"] += 1
    else:
        _take(place, feature, job, made)


def _take(place: PlaceLine, feature: Feature, job: Job, made: Compiled) -> None:
    country, first = place.inside[:2]
    own = {PlaceKind.COUNTRY: f"country:{country}", PlaceKind.ADMIN1: f"admin1:{country}.{first}"}.get(feature.kind)
    radius = town_radius_km(place.population) if feature.radius_km is None else feature.radius_km
    row = (
        place.number,
        place.name,
        place.lat,
        place.lon,
        radius,
        KINDS.index(feature.kind),
        place.inside,
        place.population,
        not feature.known,
        own,
    )
    made.places.append(row)
    if feature.level is not None and feature.level == sum(map(bool, place.inside[1:])):
        made.regions.append(place.number)
    mains = (place.name, place.other) if place.other else (place.name,)
    loosely = country in job.loose and feature.kind in SPELT_LOOSELY
    _shelve(name_keys(place.number, mains, place.alternates, skeletons=loosely), made)


def _name(job: Job, line: str, made: Compiled) -> None:
    one = name_line(line)
    how = job.present[one.number] if one is not None and one.number < len(job.present) else ABSENT
    if one is None or how == ABSENT:
        made.left_out["names of places not imported, links and codes"] += 1
        return
    mains, alternates = (one.names, ()) if one.main else ((), one.names)
    _shelve(name_keys(one.number, mains, alternates, skeletons=how == LOOSE), made)


def _region(job: Job, line: str, made: Compiled) -> None:
    one = region_line(line)
    if job.countries is not None and one.code.partition(".")[0] not in job.countries:
        return
    made.named.append((one.code, one.names[0]))
    how = job.present[one.number] if one.number < len(job.present) else ABSENT
    if how != ABSENT:
        _shelve(name_keys(one.number, one.names, (), skeletons=how == LOOSE), made)


def _shelve(keys: list[Key], made: Compiled) -> None:
    for key in keys:
        made.keys.setdefault(bisect_right(SHELVES, key[0]), []).append(key)
