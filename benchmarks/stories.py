"""Are invented reports of one event put together?  ``python -m benchmarks.stories [GOLD_DIR] [--json] [--worst N]``

GOLD_DIR (`gold`) holds `stories/stories.jsonl`: reports in stories, each with the events that it tells of, the main one
first. All are coded by the grammar and linked at once, copies known. Two tasks, each over pairs and by item (B3):

- reports: the event of a report is its main one; ours is the incident of its first claim that makes one. A report
  without any stands alone. Reading another event first is a miss here, though not of linking.
- tellings: each incident as a report alone tells it, its event being that one of the report's whose numbers, day and place
  it gives best. Only linking is measured; what a report tells and we do not read is left out, and counted.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.pairwise import Agreement, b_cubed, pairwise
from recount.extract import ExtractOptions
from recount.extract.engines.lexical import LexicalEngine
from recount.flow import CodeOptions, code_reports
from recount.flow.accounts import tell
from recount.link import LinkOptions
from recount.model import Account, CodedReport, Report, TollKind, report_id
from recount.reconcile import ReconcileOptions
from recount.vocab.gazetteer.geometry import distance_km

Json = dict[str, Any]
GOLD = Path(__file__).parents[1] / "gold"
TOLLS = ((TollKind.KILLED, "killed", 2), (TollKind.INJURED, "injured", 1))
DAY_GIVEN, PLACE_GIVEN = 2, 1  # a place says least: the events of one report often share a town
NEAR_KM = 25.0  # beyond both radii: what UCDP calls near a place (GED codebook, `where_prec`)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident as one report alone tells it, the event that it is, and the incident that linking puts it in."""

    row: Json
    alone: Account
    event: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """The reports as written, and by `doc_id` what was read in each, in order of its text."""

    rows: tuple[Json, ...]
    told: Mapping[str, tuple[Told, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports that are wrongly together or wrongly apart, and the likeliest cause."""

    one: str
    other: str
    cause: str


def read(gold: Path) -> tuple[Json, ...]:
    """The reports of the stories."""
    lines = (gold / "stories" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def report_of(row: Json) -> Report:
    """A report as reading a page makes it: its title first."""
    text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
    published = date.fromisoformat(row["published"])
    return Report(
        id=report_id(text, row["source"], published),
        name=row["doc_id"],
        text=text,
        title=row.get("title"),
        source=row["source"],
        published=published,
        language="en",
    )


def coded(rows: Iterable[Json]) -> list[CodedReport]:
    """Code them all by the grammar, as `recount code --engine lexical` does."""
    options = CodeOptions(extract=ExtractOptions(engine=LexicalEngine()))
    return [c for c in code_reports(map(report_of, rows), options) if isinstance(c, CodedReport)]


def events_of(report: CodedReport, row: Json) -> dict[str, str]:
    """By claim id, the event that an incident of the report is; claims that make no incident have none."""
    return {claim: event_of(account, row["events"]) for account in report.accounts for claim in account.claim_ids}


def linked(rows: Sequence[Json]) -> Stories:
    """Code and link them all."""
    reports = coded(rows)
    together = tell(reports, LinkOptions(), ReconcileOptions())
    home = {claim: account.incident.id for account in together for claim in account.claim_ids}
    by_name = {c.report.name: c for c in reports}
    return Stories(rows=tuple(rows), told={row["doc_id"]: tuple(_told(row, by_name, home)) for row in rows})


def _told(row: Json, reports: Mapping[str, CodedReport], home: Mapping[str, str]) -> Iterator[Told]:
    for account in reports[row["doc_id"]].accounts if row["doc_id"] in reports else ():
        incident = next((home[claim] for claim in account.claim_ids if claim in home), account.incident.id)
        yield Told(row=row, alone=account, event=event_of(account, row["events"]), found=incident)


def event_of(account: Account, events: Sequence[Json]) -> str:
    """The label of the event that an account gives best: of two as good the first, and so the main one."""
    return str(max(events, key=lambda event: likeness(account, event))["event"])


def likeness(account: Account, event: Json) -> int:
    """Points for what an account and the label of an event agree on."""
    numbers = {e.kind: e.best if e.best is not None else e.low for e in account.estimates}
    points = sum(w for kind, name, w in TOLLS if event[name] is not None and numbers.get(kind) == event[name])
    window, day = account.window, date.fromisoformat(event["day"])
    if window is not None and window.start is not None and window.end is not None:
        points += DAY_GIVEN * (window.start <= day < window.end <= window.start + 2 * DAY)
    named = f"{account.place or ''} {account.locus.name if account.locus else ''}".casefold()
    return points + PLACE_GIVEN * (event["place"].casefold() in named)


def reports_of(stories: Stories) -> list[tuple[str, str]]:
    """The main event of each report, and the incident that its first claim is in."""
    return [(row["events"][0]["event"], _first(stories, row["doc_id"])) for row in stories.rows]


def _first(stories: Stories, doc_id: str) -> str:
    told = stories.told[doc_id]
    return told[0].found if told else doc_id


def wrong(stories: Stories) -> Iterator[tuple[str, Pair]]:
    """The pairs of reports that are wrongly ``apart`` or ``together``."""
    for one, other in combinations(stories.rows, 2):
        a, b = one["doc_id"], other["doc_id"]
        same = one["events"][0]["event"] == other["events"][0]["event"]
        if same and _first(stories, a) != _first(stories, b):
            yield "apart", Pair(one=a, other=b, cause=apart_because(one, other, stories.told))
        elif not same and _first(stories, a) == _first(stories, b):
            yield "together", Pair(one=a, other=b, cause=together_because(one, other, stories.told))


def apart_because(one: Json, other: Json, told: Mapping[str, Sequence[Told]]) -> str:
    """Why two reports of one event are apart: the first that holds, from reading to linking."""
    first, second = told[one["doc_id"]][:1], told[other["doc_id"]][:1]
    if not first or not second:
        return "a report tells of no incident"
    if any(t.event != t.row["events"][0]["event"] for t in (*first, *second)):
        return "another event is read first"
    return _unlike(first[0].alone, second[0].alone)


def _unlike(one: Account, other: Account) -> str:
    if days_apart(one, other):
        return "days read apart"
    if places_apart(one, other):
        return "places read apart"
    if one.locus is None or other.locus is None:
        return "a place is not read"
    if one.window is None or other.window is None:
        return "a day is not read"
    return "too few points, or held apart"


def days_apart(one: Account, other: Account) -> bool:
    """Are both dated, with more than a day between?"""
    if one.window is None or other.window is None:
        return False
    ends = ((one.window.end, other.window.start), (other.window.end, one.window.start))
    return any(end is not None and start is not None and end < start for end, start in ends)


def places_apart(one: Account, other: Account) -> bool:
    """Are both placed, farther from each other than their radii allow?"""
    a, b = one.locus, other.locus
    if a is None or b is None:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) > a.radius_km + b.radius_km + NEAR_KM


def together_because(one: Json, other: Json, told: Mapping[str, Sequence[Told]]) -> str:
    """What two reports of different events share that are together."""
    if any(t.event != t.row["events"][0]["event"] for row in (one, other) for t in told[row["doc_id"]][:1]):
        return "another event is read first"
    if one["story"] != other["story"]:
        return "of different stories"
    a, b = one["events"][0], other["events"][0]
    where = "one town" if a["place"] == b["place"] else "two towns"
    return f"{where}, {'one day' if a['day'] == b['day'] else 'two days'}"


def measured(stories: Stories) -> Json:
    """Print and return the figures."""
    told = [t for some in stories.told.values() for t in some]
    tasks = {"reports": reports_of(stories), "tellings": [(t.event, t.found) for t in told]}
    silent = sum(not some for some in stories.told.values())
    missing = sum(
        event["event"] not in {t.event for t in stories.told[row["doc_id"]]}
        for row in stories.rows
        for event in row["events"]
    )
    events = {event["event"] for row in stories.rows for event in row["events"]}
    print(f"{len(stories.rows)} reports of {len(events)} events; {silent} give no incident")
    print(f"{len(told)} tellings read; {missing} that the reports tell are not")
    print(f"\n{'':24}{'precision':>10}{'recall':>8}{'F1':>8}")
    figures: Json = {"reports": len(stories.rows), "without_incident": silent, "tellings_not_read": missing}
    for name, items in tasks.items():
        for measure, of in (("pairwise", pairwise), ("B3", b_cubed)):
            figures |= _row(name, measure, of([g for g, _ in items], [f for _, f in items]))
    return figures


def _row(name: str, measure: str, got: Agreement) -> Json:
    print(f"{name + ', ' + measure:24}{got.precision:10.3f}{got.recall:8.3f}{got.f1:8.3f}")
    of = f"{name}_{measure.lower()}"
    return {f"{of}_{what}": round(getattr(got, what), 4) for what in ("precision", "recall", "f1")}


def show(title: str, pairs: Sequence[Pair], rows: Mapping[str, Json], worst: int) -> dict[str, int]:
    """Print the causes, and some pairs of each with the words of their titles."""
    causes = Counter(pair.cause for pair in pairs)
    print(f"\n{len(pairs)} pairs of reports {title}")
    for cause, number in causes.most_common():
        print(f"  {number:4}  {cause}")
        for pair in [p for p in pairs if p.cause == cause][:worst]:
            print(f"        {_line(rows[pair.one])}\n        {_line(rows[pair.other])}\n")
    return dict(causes)


def _line(row: Json) -> str:
    return f"{row['doc_id']:9} {(row.get('title') or row['text'])[:70]}"


def main(argv: Iterable[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description="Invented reports, linked.")
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show N pairs of each cause")
    asked = parser.parse_args(list(argv))
    if not (asked.gold / "stories" / "stories.jsonl").exists():
        print(f"Skipped: there is no {asked.gold / 'stories' / 'stories.jsonl'}.")
        return 0
    stories = linked(read(asked.gold))
    figures = measured(stories)
    rows = {row["doc_id"]: row for row in stories.rows}
    found = list(wrong(stories))
    figures["apart"] = show("wrongly apart", [p for how, p in found if how == "apart"], rows, asked.worst)
    figures["together"] = show("wrongly together", [p for how, p in found if how == "together"], rows, asked.worst)
    if asked.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
