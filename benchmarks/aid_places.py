"""Places of attacks on aid workers, from their narratives: ``python -m benchmarks.aid_places FOLDER [--json] [--worst N] [--plot FILE]``.

FOLDER holds `awsd/incidents.jsonl` (Aid Worker Security Database, aidworkersecurity.org; evaluation only, so not in the
repository): a paragraph an incident, with country, region, district, city and a point. The paragraph alone is read: every
place that it names, and of those the most exact, the first of equals, as where it happened; its country is that place's,
or the country that the named places speak of most.

Country: the share that is right of those answered, where the paragraph names any of the coded places. Place: the share
within 50 km of the coded point, where the paragraph names the coded district or city.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.arguments import asked, plot
from benchmarks.reliability import Scored, thresholds
from recount.model import Report
from recount.resolve.toponyms import Toponym, toponyms
from recount.vocab.gazetteer import Gazetteer, Place, PlaceKind, open_gazetteer
from recount.vocab.gazetteer.geometry import distance_km

NEAR_KM = 50.0
_RANK = {PlaceKind.SITE: 0, PlaceKind.SETTLEMENT: 0, PlaceKind.ADMIN2: 1, PlaceKind.ADMIN1: 2, PlaceKind.REGION: 3}
_HOME = 0.5
_COLUMNS = ("Country", "Region", "District", "City")


@dataclass(slots=True)
class Tally:
    """What was counted."""

    naming: int = 0
    countries: int = 0
    right_countries: int = 0
    local: int = 0
    answered: int = 0
    near: int = 0
    scored: list[Scored] = field(default_factory=list)
    misses: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """The keys that are compared from release to release."""
        return {
            "country": round(self.right_countries / max(1, self.countries), 4),
            "country_answered": round(self.countries / max(1, self.naming), 4),
            "place_50km": round(self.near / max(1, self.local), 4),
            "place_answered": round(self.answered / max(1, self.local), 4),
            "place_precision": round(self.near / max(1, self.answered), 4),
        }


def main() -> int:
    """Print the figures; 0 also where the data is absent, with a line that says so."""
    options = asked(__doc__)
    path = options.folder / "awsd" / "incidents.jsonl"
    if not path.exists():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return 0
    tally = measured(path, open_gazetteer())
    print("\n".join(_lines(tally, options.worst)))
    plot(options.plot, {"attacks on aid workers": tally.scored})
    if options.json:
        print(json.dumps(tally.figures()))
    return 0


def measured(path: Path, gazetteer: Gazetteer) -> Tally:
    """Every incident of the file that has a point and names a place."""
    tally = Tally()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["Details"] or ""
            named = {column for column in _COLUMNS if _names(text, row[column])}
            if named and row["Country Code"] and row["Latitude"] and row["Longitude"]:
                found = toponyms(Report(id="incident", name="incident", text=text), gazetteer)
                placed = [one for one in found if one.place is not None]
                _country(row, placed, tally)
                if named & {"District", "City"}:
                    _place(row, placed, tally)
    return tally


def _names(text: str, words: str) -> bool:
    return (
        bool(words.strip()) and re.search(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text, re.IGNORECASE) is not None
    )


def where(placed: Sequence[Toponym]) -> Toponym | None:
    """The most exact of the places that a paragraph names, the first of equals; None if it names none."""
    return min(placed, key=lambda one: _RANK.get(_kind(one), len(_RANK)), default=None)


def _kind(one: Toponym) -> PlaceKind:
    return one.place.kind if one.place is not None else PlaceKind.SEA


def country_of(placed: Sequence[Toponym]) -> str | None:
    """The country that the places speak of most, each as sure as it is; a country's own name, which is often that of
    the aid workers' home, counts for half. None if they speak of none.
    """
    told: dict[str, float] = {}
    for one in placed:
        if one.place is not None and one.place.country:
            worth = one.score * (_HOME if one.place.kind is PlaceKind.COUNTRY else 1.0)
            told[one.place.country] = told.get(one.place.country, 0.0) + worth
    return max(told, key=lambda code: (told[code], code), default=None)


def _country(row: dict[str, Any], placed: Sequence[Toponym], tally: Tally) -> None:
    tally.naming += 1
    code = country_of(placed)
    if code is None:
        return
    tally.countries += 1
    tally.right_countries += code == row["Country Code"]
    if code != row["Country Code"]:
        tally.misses[f"country {row['Country Code']} read as {code}: {_told(placed)}"] += 1


def _place(row: dict[str, Any], placed: Sequence[Toponym], tally: Tally) -> None:
    tally.local += 1
    one = where(placed)
    if one is None or one.place is None:
        tally.misses[f"no place: {row['City'] or row['District']} ({row['Country']})"] += 1
        return
    near = _apart(one.place, row) <= NEAR_KM
    tally.answered += 1
    tally.near += near
    tally.scored.append((one.score, near))
    if not near:
        tally.misses[
            f"{_apart(one.place, row):.0f} km: {row['City'] or row['District']} ({row['Country']}), {_told(placed)}"
        ] += 1


def _apart(place: Place, row: dict[str, Any]) -> float:
    return distance_km(place.lat, place.lon, float(row["Latitude"]), float(row["Longitude"]))


def _told(placed: Sequence[Toponym]) -> str:
    return ", ".join(f"{one.name} = {one.place.name} ({one.place.id})" for one in placed if one.place is not None)


def _lines(tally: Tally, worst: int) -> Iterator[str]:
    figures = tally.figures()
    yield f"{tally.naming} paragraphs name a coded place, {tally.local} the coded district or city"
    yield f"  country  {figures['country']:.3f} of those answered, {figures['country_answered']:.3f} answered"
    yield (
        f"  place    {figures['place_50km']:.3f} within {NEAR_KM:.0f} km; {figures['place_answered']:.3f} answered,"
        f" {figures['place_precision']:.3f} of those within {NEAR_KM:.0f} km"
    )
    yield from thresholds(tally.scored, max(1, tally.local))
    yield from (f"  {count:4} {line}" for line, count in tally.misses.most_common(worst))


if __name__ == "__main__":
    sys.exit(main())
