"""Days, tolls and places of reports in Arabic, French, Spanish, Russian, Ukrainian: found, and of the coded incident?

    python -m benchmarks.languages FOLDER [--json] [--worst N]

FOLDER holds `airwars_syria/source_texts.jsonl` and `incidents.jsonl`. Only texts of exactly one coded incident count. Of each
text all expressions of a day, all numbers of people killed and all places behind a class word or a preposition are read,
and compared with what Airwars coded from all its sources: a day within one day of the coded one, a number that touches
[min, max] killed, a place within 25 km or whose radius holds the point.

Few texts say when they were published. Where none does, the report's day is supposed to be the day after the coded one, and
the figure stands on a line of its own: it shows that words are read, not that days were found without help.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from recount.flow.tools import usual_tools
from recount.model import (
    Claim,
    EventType,
    PlaceMention,
    PlaceRelation,
    Report,
    Stance,
    TollKind,
    claim_id,
    quote,
    report_id,
)
from recount.resolve.place_choice import PlaceFinder
from recount.resolve.places import resolve_places
from recount.vocab.calendar import find_times as in_english
from recount.vocab.calendar import reckon
from recount.vocab.calendar.dateline import full_dates, report_day
from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.languages.mentions import find_places
from recount.vocab.languages.script import language_of_words
from recount.vocab.languages.times import find_times
from recount.vocab.languages.tolls import find_people

Json = dict[str, Any]
WITHIN_KM, WIDEST = 25.0, 3  # kilometres; days of a window that dates an event
PLACES = 12  # mentions of a text that are resolved
PRECISE = {
    "village",
    "city",
    "town",
    "neighbourhood_area",
    "exact_location",
    "within_100m",
    "street",
    "nearby_landmark",
}
KINDS = ("day", "day of a supposed report day", "toll", "place")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.languages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument(
        "--worst", type=int, default=0, help="name so many texts of which nothing agrees, with what was read"
    )
    given = parser.parse_args(arguments)
    path = given.folder / "airwars_syria" / "source_texts.jsonl"
    if not path.exists():
        print(f"skipped: {path} is not there")
        return
    tally, misses = measure(_rows(path), _incidents(path.parent / "incidents.jsonl"))
    figures = {code: _figures(tally, code) for code in sorted({code for code, _ in tally})}
    for code, row in figures.items():
        print(f"{code}: {row['texts']} texts of one incident")
        for kind in KINDS:
            print(f"  {kind:28}", "  ".join(f"{name} {value}" for name, value in row[kind].items()))
    print("\n".join(misses[: given.worst]))
    if given.json:
        print(json.dumps(figures))


def measure(rows: Sequence[Json], incidents: dict[str, Json]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Counts by (language, what), and a line for each text of which nothing agrees."""
    tally, misses = Counter[tuple[str, str]](), list[str]()
    finder = usual_tools().gazetteer
    if finder is None:
        raise SystemExit("the places are not there: run `recount gazetteer build`")
    for row in rows:
        code = language_of_words(row["text"])
        ids = [i for i in row["incident_ids"] if i in incidents]
        if code is None or len(ids) != 1 or len(row["incident_ids"]) != 1:
            continue
        own = _own_day(row, code)
        found = {
            "day of a supposed report day" if own is None else "day": _days(row, code, incidents[ids[0]], own),
            "toll": _tolls(row["text"], code, incidents[ids[0]]),
            "place": _places(row, code, incidents[ids[0]], finder),
        }
        tally[code, "texts"] += 1
        for kind, answers in found.items():
            if answers is None:  # not coded
                continue
            tally[code, f"{kind} coded"] += 1
            tally[code, f"{kind} found"] += bool(answers)
            tally[code, f"{kind} agrees"] += any(answers)
            tally[code, f"{kind} read"] += len(answers)
            tally[code, f"{kind} right"] += sum(answers)
        if not any(any(a or ()) for a in found.values()):
            misses.append(
                f"{row['source_id']} {code}: " + ", ".join(f"{k} {len(a or ())} read" for k, a in found.items())
            )
    return tally, misses


def _own_day(row: Json, code: str) -> date | None:
    """The day that the page gives, or the text itself; None if neither does."""
    page = row["publication_date"]
    told = next(iter((*full_dates(find_times(page, code)), *full_dates(in_english(page)))), None)
    return report_day(row["text"], find_times(row["text"], code), told).day


def _days(row: Json, code: str, incident: Json, today: date | None) -> list[bool] | None:
    """For each expression that dates a day: is it the coded one, give or take a day?"""
    if not incident.get("date"):
        return None
    coded = date.fromisoformat(incident["date"])
    today = today or coded + timedelta(days=1)
    windows = [reckon(words, today).window for words in find_times(row["text"], code)]
    return [
        w.start - timedelta(days=1) <= coded <= w.end
        for w in windows
        if w.start and w.end and (w.end - w.start).days <= WIDEST
    ]


def _tolls(text: str, code: str, incident: Json) -> list[bool] | None:
    """For each number of people killed: does it touch the coded range?"""
    low, high = incident.get("civ_killed_min"), incident.get("civ_killed_max")
    if low is None or not high:
        return None
    dead = [p.count for p in find_people(text, code) if p.kind is TollKind.KILLED]
    known = [c for c in dead if c.low is not None or c.high is not None]
    return [(c.low or 0) <= high and (c.high is None or c.high >= low) for c in known]


def _places(row: Json, code: str, incident: Json, finder: PlaceFinder) -> list[bool] | None:
    """For each place read to no more than a district: is the coded point near it?"""
    if incident.get("lat") is None or incident.get("geo_precision") not in PRECISE:
        return None
    text = row["text"]
    spans = list(dict.fromkeys(find_places(text, code)))[:PLACES]
    if not spans:
        return []
    report = Report(id=report_id(text, None, None), name=row["source_id"], text=text, language=code)
    claim = Claim(
        id="",
        report_id=report.id,
        event_type=EventType.OTHER_VIOLENCE,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, min(len(text), 200)),),
        places=tuple(PlaceMention(quote=quote(text, *span), relation=PlaceRelation.IN) for span in spans),
    )
    claim = replace(claim, id=claim_id(claim))
    loci = [reading.value for reading in resolve_places(report, [claim], finder)[claim.id]]
    return [
        distance_km(x.lat, x.lon, incident["lat"], incident["lon"]) <= max(WITHIN_KM, x.radius_km)
        for x in loci
        if x is not None and x.precision in ("exact", "near", "admin2")
    ]


def _figures(tally: Counter[tuple[str, str]], code: str) -> Json:
    row: Json = {"texts": tally[code, "texts"]}
    for kind in KINDS:
        coded, read = tally[code, f"{kind} coded"], tally[code, f"{kind} read"]
        row[kind] = {
            "coded": coded,
            "found": round(tally[code, f"{kind} found"] / coded, 3) if coded else None,
            "agrees": round(tally[code, f"{kind} agrees"] / coded, 3) if coded else None,
            "read": read,
            "precision": round(tally[code, f"{kind} right"] / read, 3) if read else None,
        }
    return row


def _rows(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _incidents(path: Path) -> dict[str, Json]:
    return {row["internal_id"]: row for row in _rows(path)}


if __name__ == "__main__":
    main()
