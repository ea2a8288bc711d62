"""How fast the gazetteer is and how often it is right: ``python -m benchmarks.gazetteer [--build] [SHARED]``.

Prints the time to build (with ``--build``, into a folder of its own), to open and to look up; then, where the folder of
measuring material is (`SHARED`, else ``$RECOUNT_SHARED``, else ``../shared``): the share of given names in news articles placed
within 161 km of the gold point (the usual measure of geoparsing) or within the radius that the reading states; the same
for towns in incidents with aid workers, within 50 km or the radius; and how many places of claims get a reading.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from recount.model import Claim, EventType, Locus, PlaceMention, PlaceRelation, Reading, Report, Stance, quote
from recount.resolve.place_surroundings import countries_of_report
from recount.resolve.places import PlaceFinder, resolve_places
from recount.resolve.toponym_names import Named, names_in
from recount.resolve.toponyms import NAMES_A_PLACE, Toponym, placed, toponyms
from recount.vocab.gazetteer import Gazetteer, open_gazetteer
from recount.vocab.gazetteer.build import compile_gazetteer
from recount.vocab.gazetteer.geometry import distance_km

ROOT = Path(__file__).parents[1]
NEAR_KM = 161.0  # 100 miles
TOWN_KM = 50.0  # incidents are recorded at towns
NAMES = tuple(
    "Mosul|Deir ez-Zor|Dayr az Zawr|Maarat al-Numan|معرة النعمان|Харьков|San Antonio|Springfield|Khan Younis|Tel Rifaat"
    "|Jisr al-Shughour|Qamishlo|Al Hudaydah|Zaporizhzhia|Nowhere at all".split("|")
)


def main() -> None:
    """Print all that can be measured here."""
    arguments = [each for each in sys.argv[1:] if each != "--build"]
    if "--build" in sys.argv:
        build()
    gazetteer = opened()
    lookups(gazetteer)
    mentions(gazetteer)
    shared = Path(arguments[0] if arguments else os.environ.get("RECOUNT_SHARED", ROOT.parent / "shared"))
    articles(shared / "data" / "geoparsing", gazetteer)
    for named in (False, True):
        incidents(shared / "data" / "awsd" / "incidents.jsonl", gazetteer, country_named=named)
    claims(shared / "gold" / "open.jsonl", gazetteer)


def build() -> None:
    """Seconds and size of a build from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "gazetteer.sqlite"
        begun = time.perf_counter()
        compile_gazetteer(target)
        print(f"build                {time.perf_counter() - begun:.1f} s, {target.stat().st_size / 1e6:.1f} MB")


def opened() -> Gazetteer:
    """Seconds to open a built gazetteer and find the first name."""
    open_gazetteer()
    begun = time.perf_counter()
    gazetteer = open_gazetteer()
    gazetteer.find("Aleppo")
    print(f"open, first lookup   {(time.perf_counter() - begun) * 1000:.0f} ms")
    return gazetteer


def lookups(gazetteer: Gazetteer) -> None:
    """Milliseconds for a name not asked before."""
    taken = []
    for turn in range(50):
        fresh = Gazetteer(gazetteer.path)
        fresh.find("Aleppo" if turn % 2 else "Idlib")
        for name in NAMES:
            begun = time.perf_counter()
            fresh.find(name)
            taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    worst = taken[int(len(taken) * 0.99)]
    print(f"lookup               median {statistics.median(taken):.3f} ms, 99 in 100 under {worst:.3f} ms")


def mentions(gazetteer: PlaceFinder) -> None:
    """Places a second of one core's time, in invented reports that are read for the first time.

    Resolved: the names are found before the clock starts. Found and resolved: from the bare text. Places of claims: with
    every name of their report read anew.
    """
    rows = [row for file in sorted((ROOT / "gold" / "corpus").glob("*.jsonl"))[:6] for row in _rows(file)]
    reports = [_report(row) for row in rows]
    claimed = [
        [_claim(one["id"], row["text"], _spans(row["text"], one)) for one in row["claims"] if one["evidence"]]
        for row in rows
    ]
    found = [[one for one in names_in(report.text, gazetteer) if one.share >= NAMES_A_PLACE] for report in reports]
    _rate("resolved", lambda n: len(_placed(reports[n], found[n], gazetteer)), len(rows))
    _rate("found and resolved", lambda n: len(toponyms(reports[n], gazetteer)), len(rows))
    _rate(
        "places of claims",
        lambda n: sum(len(each) for each in resolve_places(reports[n], claimed[n], gazetteer).values()),
        len(rows),
    )


def _placed(report: Report, named: list[Named], gazetteer: PlaceFinder) -> tuple[Toponym, ...]:
    return placed(report.text, named, gazetteer, countries_of_report(report, gazetteer))


def _rate(name: str, read: Callable[[int], int], reports: int) -> None:
    begun = time.process_time()
    many = sum(read(number) for number in range(reports))
    print(f"{name:<20} {many / (time.process_time() - begun):,.0f} a second of one core, {many} in {reports} reports")


def _report(row: dict[str, Any]) -> Report:
    return Report(
        id=row["doc_id"], name=row["doc_id"], text=row["text"], title=row.get("title"), source=row.get("source")
    )


def articles(folder: Path, gazetteer: PlaceFinder) -> None:
    """The share of given names placed within 161 km, by set."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        print(f"geoparsing           skipped: no sets in {folder}")
    for file in files:
        tally: Counter[str] = Counter()
        for row in _rows(file):
            tally += _article(row, gazetteer)
        _tell(file.stem, tally, NEAR_KM)


def _article(row: dict[str, Any], gazetteer: PlaceFinder) -> Counter[str]:
    names = [each for each in row["toponyms"] if each["lat"] is not None and each["lon"] is not None]
    names = [each for each in names if row["text"][each["start"] : each["end"]].strip()]
    report = Report(id=row["id"], name=row["id"], text=row["text"])
    asked = [
        _claim(str(n), row["text"], [(each["start"], each["end"], PlaceRelation.IN)]) for n, each in enumerate(names)
    ]
    found = resolve_places(report, asked, gazetteer)
    return _judged(((found[str(n)][0], each["lat"], each["lon"]) for n, each in enumerate(names)), NEAR_KM)


def incidents(file: Path, gazetteer: PlaceFinder, *, country_named: bool) -> None:
    """Towns named in the texts of the Aid Worker Security Database, by their recorded points.

    Most of these texts name no country, which a whole report would: with `country_named` it stands in the title.
    """
    if not file.exists():
        print(f"incidents            skipped: no {file}")
        return
    judged = []
    for row in _rows(file):
        text, town = row.get("Details") or "", (row.get("City") or "").strip()
        if not town or town not in text or not row.get("Latitude") or not row.get("Longitude"):
            continue
        start = text.index(town)
        asked = _claim("1", text, [(start, start + len(town), PlaceRelation.IN)])
        report = Report(id="report", name="report", text=text, title=row["Country"] if country_named else None)
        found = resolve_places(report, (asked,), gazetteer)["1"][0]
        judged.append((found, float(row["Latitude"]), float(row["Longitude"])))
    _tell("incidents, country" if country_named else "incidents", _judged(judged, TOWN_KM), TOWN_KM)


def _judged(readings: Iterable[tuple[Reading[Locus], float, float]], near_km: float) -> Counter[str]:
    tally: Counter[str] = Counter()
    for reading, lat, lon in readings:
        tally["given"] += 1
        if reading.value is None:
            tally["ambiguous" if reading.candidates else "unknown"] += 1
            continue
        apart = distance_km(reading.value.lat, reading.value.lon, lat, lon)
        tally["near" if apart <= near_km else "inside" if apart <= reading.value.radius_km else "far"] += 1
    return tally


def _tell(name: str, tally: Counter[str], near_km: float) -> None:
    given = tally["given"]
    shares = {kind: tally[kind] / given for kind in ("near", "inside", "far", "ambiguous", "unknown")}
    print(
        f"{name:<20} {given} names: {shares['near']:.3f} within {near_km:.0f} km, {shares['inside']:.3f} within the radius stated,"
        f" {shares['far']:.3f} farther, {shares['ambiguous']:.3f} ambiguous, {shares['unknown']:.3f} unknown"
    )


def claims(file: Path, gazetteer: PlaceFinder) -> None:
    """How many places of the gold's claims get a reading, and of what precision."""
    if not file.exists():
        print(f"claims               skipped: no {file}")
        return
    tally: Counter[str] = Counter()
    for row in _rows(file):
        report = Report(
            id=row["doc_id"], name=row["doc_id"], text=row["text"], title=row.get("title"), source=row.get("source")
        )
        asked = [_claim(one["id"], row["text"], list(_spans(row["text"], one))) for one in row["claims"]]
        for readings in resolve_places(report, asked, gazetteer).values():
            for each in readings:
                tally[each.value.precision.value if each.value else "ambiguous" if each.candidates else "unknown"] += 1
    whole = sum(tally.values())
    read = whole - tally["ambiguous"] - tally["unknown"]
    print(f"places of claims     {read} of {whole} read ({read / whole:.2f}): {dict(tally.most_common())}")


def _spans(text: str, claim: dict[str, Any]) -> Iterator[tuple[int, int, PlaceRelation]]:
    """Where the claim's places stand: in or before its evidence, else anywhere."""
    at = max(0, text.find(claim["evidence"][0]))
    end = at + len(claim["evidence"][0])
    for place in claim["places"]:
        words = place["text"]
        start = next((n for n in (text.find(words, at, end), text.rfind(words, 0, at), text.find(words)) if n >= 0), -1)
        if start >= 0:
            yield start, start + len(words), PlaceRelation(place["relation"])


def _claim(claim_id: str, text: str, places: Iterable[tuple[int, int, PlaceRelation]]) -> Claim:
    mentions = tuple(PlaceMention(quote=quote(text, start, end), relation=relation) for start, end, relation in places)
    return Claim(
        id=claim_id,
        report_id="report",
        event_type=EventType.OTHER_VIOLENCE,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, 1),),
        places=mentions,
    )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
