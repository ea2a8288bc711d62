"""Places of incidents from their words alone: ``python -m benchmarks.places FOLDER [--json] [--worst N] [--plot FILE]``.

FOLDER holds `airwars_syria/incidents.jsonl` (each with a location in English, a region, a point and how exact it is) and
`ukraine/bellingcat.jsonl` (a location as somebody typed it, and a point); both for evaluation only, so not in the
repository. Of Airwars, the location is read with its region behind it, as a report would name both.

Towns and villages: what share got a settlement's own point, and how near. A village that is in no table is read as the
region said to hold it, with that region's radius: such a reading is coarser, and not counted as a settlement's point.
"""

import json
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.arguments import asked, plot
from benchmarks.reliability import Scored, thresholds
from recount.model import (
    Claim,
    EventType,
    Locus,
    PlaceMention,
    PlacePrecision,
    PlaceRelation,
    Reading,
    Report,
    Stance,
    quote,
)
from recount.resolve.places import resolve_places
from recount.vocab.gazetteer import Gazetteer, open_gazetteer
from recount.vocab.gazetteer.geometry import distance_km

NEAR_KM, WRONG_KM = 10.0, 60.0
KINDS = {"city": "towns", "town": "towns", "village": "villages"}
_POINTS = frozenset((PlacePrecision.EXACT, PlacePrecision.NEAR))


@dataclass(slots=True)
class Tally:
    """What was read of one kind of place."""

    asked: int = 0
    settled: int = 0
    near: int = 0
    wrong: int = 0
    coarse: int = 0
    inside: int = 0
    apart: list[float] = field(default_factory=list)
    scored: list[Scored] = field(default_factory=list)
    misses: Counter[str] = field(default_factory=Counter)

    def add(self, words: str, reading: Reading[Locus], lat: float, lon: float) -> None:
        """Take in one reading and the point of the gold, in WGS 84 degrees."""
        self.asked += 1
        value = reading.value
        if value is None:
            self.misses[f"no place: {words!r}: {reading.because}"] += 1
            return
        apart = distance_km(value.lat, value.lon, lat, lon)
        self.apart.append(apart)
        self.scored.append((reading.candidates[0].score, apart <= max(NEAR_KM, value.radius_km)))
        if value.precision in _POINTS and reading.rule != "place/holder":
            self.settled += 1
            self.near += apart <= NEAR_KM
            self.wrong += apart > WRONG_KM
            if apart > NEAR_KM:
                self.misses[f"{apart:.0f} km off: {words!r} read as {value.name} ({value.place_id})"] += 1
        else:
            self.coarse += 1
            self.inside += apart <= value.radius_km
            if apart > value.radius_km:
                self.misses[f"outside, by {apart - value.radius_km:.0f} km: {words!r} read as {value.name}"] += 1


def main() -> int:
    """Print the figures; 0 also where the data is absent, with a line that says so."""
    options = asked(__doc__)
    gazetteer = open_gazetteer()
    told = {**airwars(options.folder, gazetteer), **ukraine(options.folder, gazetteer)}
    for name, tally in told.items():
        print("\n".join(_lines(name, tally, options.worst)))
    plot(options.plot, {name: tally.scored for name, tally in told.items()})
    if options.json:
        print(json.dumps(figures(told)))
    return 0


def figures(told: dict[str, Tally]) -> dict[str, float]:
    """The keys that are compared from release to release; of what was not there, none."""
    found = {}
    if towns := told.get("towns"):
        found["towns_answered"] = towns.settled / max(1, towns.asked)
        found["towns_within_10km"] = towns.near / max(1, towns.settled)
    if villages := told.get("villages"):
        found["villages_answered"] = villages.settled / max(1, villages.asked)
        found["villages_wrong_60km"] = villages.wrong / max(1, villages.asked)
        found["villages_inside_radius"] = villages.inside / max(1, villages.coarse)
    if typed := told.get("ukraine"):
        found["ukraine_answered"] = len(typed.apart) / max(1, typed.asked)
        found |= {"ukraine_median_km": statistics.median(typed.apart)} if typed.apart else {}
    return {key: round(value, 4) for key, value in found.items()}


def airwars(folder: Path, gazetteer: Gazetteer) -> dict[str, Tally]:
    """Towns, villages and the rest (quarters, streets, landmarks) of Airwars' incidents in Syria."""
    told: dict[str, Tally] = {}
    for row in _rows(folder / "airwars_syria" / "incidents.jsonl"):
        words = (row.get("location_en") or "").strip()
        if words and row.get("lat") is not None:
            tally = told.setdefault(KINDS.get(row.get("geo_precision") or "", "other places"), Tally())
            tally.add(words, read(words, row.get("region"), gazetteer), row["lat"], row["lon"])
    return {name: told[name] for name in ("towns", "villages", "other places") if name in told}


def ukraine(folder: Path, gazetteer: Gazetteer) -> dict[str, Tally]:
    """Locations of incidents in Ukraine, as typed."""
    tally = Tally()
    for row in _rows(folder / "ukraine" / "bellingcat.jsonl"):
        words = (row.get("location") or "").strip()
        if words and row.get("latitude") is not None:
            tally.add(words, read(words, None, gazetteer), float(row["latitude"]), float(row["longitude"]))
    return {"ukraine": tally} if tally.asked else {}


def read(words: str, region: str | None, gazetteer: Gazetteer) -> Reading[Locus]:
    """The reading of a place's words, with the region's name behind them if there is one."""
    text = f"{words}, {region}." if region else f"{words}."
    claim = Claim(
        id="c1",
        report_id="place",
        event_type=EventType.OTHER_VIOLENCE,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, 1),),
        places=(PlaceMention(quote=quote(text, 0, len(words)), relation=PlaceRelation.IN),),
    )
    report = Report(id="place", name="place", text=text)
    return resolve_places(report, (claim,), gazetteer)["c1"][0]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _lines(name: str, tally: Tally, worst: int) -> Iterator[str]:
    whole = max(1, tally.asked)
    yield f"{name}: {tally.asked} asked"
    yield (
        f"  a settlement's point  {tally.settled / whole:.3f}, of those within {NEAR_KM:.0f} km"
        f" {tally.near / max(1, tally.settled):.3f}, more than {WRONG_KM:.0f} km off {tally.wrong / whole:.3f} of all"
    )
    yield f"  a coarser place       {tally.coarse / whole:.3f}, of those inside the radius {tally.inside / max(1, tally.coarse):.3f}"
    yield f"  no place              {1 - (tally.settled + tally.coarse) / whole:.3f}"
    if tally.apart:
        yield f"  median                {statistics.median(tally.apart):.1f} km, of all that were answered"
        yield "  right here: within 10 km, or within the radius that the reading states"
        yield from thresholds(tally.scored, whole)
    yield from (f"  {count:4} {line}" for line, count in tally.misses.most_common(worst))


if __name__ == "__main__":
    sys.exit(main())
