"""Does linking put reports of one event together?  ``python -m benchmarks.linking [SHARED]``

On MAVERICK (electoral violence, 1,696 rows, one a report of an event, with the event's id): each row becomes a claim with
what the row says of day, place, actors and numbers. Printed: precision, recall and F1 over pairs of rows, for linking and
for the rule "same country, days and city".
"""

import csv
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from pathlib import Path

from recount.link import link
from recount.model import (
    Basis,
    Claim,
    CodedReport,
    Count,
    EventType,
    Locus,
    PlacePrecision,
    Population,
    Precision,
    Reading,
    Readings,
    Report,
    Stance,
    Toll,
    TollKind,
    Window,
    Wording,
    quote,
)

COUNTRIES = {"Ivory Coast": "CI", "Kenya": "KE"}
TYPES = {"Shooting": EventType.SHOOTING, "Arson": EventType.DESTRUCTION, "Looting": EventType.DESTRUCTION}
DAY = timedelta(days=1)
Row = dict[str, str]


def pairs_f1(gold: Iterable[Hashable], found: Iterable[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of items put together; both give one label for each item, in one order."""
    gold, found = list(gold), list(found)

    def pairs(labels: Iterable[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    hit, said, true = pairs(zip(gold, found, strict=True)), pairs(found), pairs(gold)
    precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
    return precision, recall, 2 * hit / (said + true) if said + true else 0.0


def coded(rows: list[Row]) -> list[CodedReport]:
    """One report for each source, one claim for each of its rows."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    return [_report(n, source, of_source) for n, (source, of_source) in enumerate(by_source.items())]


def _report(n: int, source: str, rows: list[Row]) -> CodedReport:
    text = source or "no source"
    made = [_claim(f"r{n}", text, row) for row in rows]
    report = Report(id=f"r{n}", name=f"r{n}", text=f"{n} {text}", source=rows[0]["source_author"])
    return CodedReport(report=report, claims=tuple(c for c, _ in made), readings=tuple(r for _, r in made))


def _claim(report: str, text: str, row: Row) -> tuple[Claim, Readings]:
    words = quote(text, 0, len(text))
    tolls = [
        _toll(kind, row, field, text) for kind, field in ((TollKind.KILLED, "deaths"), (TollKind.INJURED, "injuries"))
    ]
    claim = Claim(
        id=row["id"],
        report_id=report,
        event_type=TYPES.get(row["actor1_violence"].split(";")[0], EventType.OTHER_VIOLENCE),
        stance=Stance.ASSERTS,
        evidence=(words,),
        tolls=tuple(t for t in tolls if t is not None),
    )
    return claim, _readings(row)


def _toll(kind: TollKind, row: Row, field: str, text: str) -> Toll | None:
    low, high = row[f"{field}_low"], row[f"{field}_high"]
    if not low or not high or float(high) == 0:
        return None
    least, most = sorted((int(float(low)), int(float(high))))  # a few rows have them the wrong way round
    count = Count(low=least, high=most, wording=Wording.BETWEEN)
    return Toll(kind=kind, count=count, population=Population.UNSTATED, quote=quote(text, 0, 1))


def _readings(row: Row) -> Readings:
    start, end = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    precision = Precision.DAY if start == end else Precision.DAYS
    window = Window(start=start, end=max(start, end) + DAY, precision=precision, basis=Basis.STATED)
    key = row["id"]
    perpetrators = [row[f"actor{n}_id"] for n in range(1, 7) if row[f"actor{n}_perpetrator"] == "1.0"]
    victims = [row[f"actor{n}_id"] for n in range(1, 7) if row[f"actor{n}_victim"] == "1.0"]
    return Readings(
        claim_id=key,
        when=Reading(claim_id=key, slot="when", value=window),
        places=(Reading(claim_id=key, slot="places[0]", value=_locus(row)),),
        perpetrators=_actors(key, "perpetrators", perpetrators),
        targets=_actors(key, "targets", victims),
    )


def _actors(key: str, slot: str, ids: list[str]) -> tuple[Reading[str], ...]:
    return tuple(Reading(claim_id=key, slot=f"{slot}[{n}]", value=value) for n, value in enumerate(ids) if value)


def _locus(row: Row) -> Locus | None:
    """The row's point. Its precision falls from 6 (a spot) over 3 (a town) to 1 (a region), by the look of its places."""
    if not float(row["latitude"] or 0) and not float(row["longitude"] or 0):
        return None
    rough = float(row["geo_precision"] or 1) < 3
    name = row["location"] or row["city"] or row["country"]
    return Locus(
        place_id=f"maverick:{row['latitude']},{row['longitude']}",
        name=name,
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        radius_km=50.0 if rough else 3.0,
        precision=PlacePrecision.ADMIN1 if rough else PlacePrecision.EXACT,
        country=COUNTRIES.get(row["country"]),
    )


def main(argv: list[str]) -> int:
    """Print one line for the rule and one for linking."""
    shared = Path(argv[0] if argv else os.environ.get("RECOUNT_SHARED", Path(__file__).parents[2] / "shared"))
    path = shared / "data" / "maverick" / "event_reports.jsonl"
    if not path.exists():
        print(f"skipped: no {path} (set RECOUNT_SHARED)")
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = [row["event_id"] for row in rows]
    began = time.perf_counter()
    incident = {key: a.incident.id for a in link(coded(rows)) for key in a.claim_ids}
    took = time.perf_counter() - began
    out = csv.writer(sys.stdout, delimiter="\t")
    out.writerow(("", "precision", "recall", "F1"))
    rule = [(row["country"], row["date_start"], row["city"]) for row in rows]
    for name, found in (
        ("same country, day, city", rule),
        ("link", [incident.get(row["id"], row["id"]) for row in rows]),
    ):
        out.writerow((name, *(f"{x:.3f}" for x in pairs_f1(gold, found))))
    print(f"{len(rows)} rows in {took:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
