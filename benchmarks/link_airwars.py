"""English reports on air strikes put together, and their ranges: ``python -m benchmarks.link_airwars FOLDER [--json] [--worst N]``.

FOLDER holds `airwars_syria/source_texts.jsonl` and `incidents.jsonl` (Airwars; not ours to keep and never learned from).
English texts of exactly one coded incident are coded by the grammar and linked by `link`; a text's incident is that of the
first of its claims that makes one. For each coded incident with civilians killed, the claims of its texts' incidents are
reconciled (`airwars`), and the best number, else the least, is asked to lie within the coders' [min, max]. They coded from
more sources than these, most of them in Arabic, so not all that they count stands in the texts. The records say of no text
when it was published: its address or its own words may; a text without any day meets no other.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.articles import article, coded
from benchmarks.link_gva import incident_of
from benchmarks.pairwise import b_cubed, pairwise
from recount.link import link
from recount.model import CodedReport, TollKind
from recount.read.language import language_of
from recount.reconcile import ReconcileOptions, Testimony, reconcile
from recount.vocab.calendar import find_times
from recount.vocab.calendar.dateline import report_day

Json = dict[str, Any]
DAY = re.compile(r"(?<!\d)(20[12]\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")


def read(folder: Path) -> tuple[list[CodedReport], dict[str, Json], Mapping[str, Json]]:
    """The English texts of one incident each, coded; the record of each by report id; the coded incidents."""
    lines = (folder / "source_texts.jsonl").read_text(encoding="utf-8").splitlines()
    given = [row for row in map(json.loads, lines) if row["lang"] != "ar" and len(row["incident_ids"]) == 1]
    rows = [row for row in given if language_of(row["text"]) == "en"]
    reports = coded(
        [
            article(r["source_id"], r["text"], r["page_title"] or "", _published(r), r["original_url"] or "")
            for r in rows
        ]
    )
    by_name = {row["source_id"]: row for row in rows}
    incidents = (json.loads(line) for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines())
    return reports, {r.report.id: by_name[r.report.name] for r in reports}, {i["internal_id"]: i for i in incidents}


def _published(row: Json) -> str:
    """The day in a page's address, else the one that its text gives as its own: the records hold none."""
    found = DAY.search(row["original_url"])
    if found:
        try:
            return date(*map(int, found.groups())).isoformat()
        except ValueError:
            pass  # an article's number, not a day
    day = report_day(row["text"], find_times(row["text"]), None).day
    return day.isoformat() if day else ""


def ranges(
    reports: Sequence[CodedReport], of: Mapping[str, Json], incidents: Mapping[str, Json]
) -> list[tuple[str, int, int, int | None]]:
    """For each coded incident with civilians killed: the coders' min and max, and our number."""
    home = {key: n for n, a in enumerate(link(reports)) for key in a.claim_ids}
    groups: dict[str, list[CodedReport]] = defaultdict(list)
    for report in reports:
        groups[of[report.report.id]["incident_ids"][0]].append(report)
    out = []
    for name, group in groups.items():
        low, high = incidents.get(name, {}).get("civ_killed_min"), incidents.get(name, {}).get("civ_killed_max")
        if low is not None and high is not None and high > 0:
            out.append((name, int(low), int(high), _number(group, home)))
    return out


def _number(group: Sequence[CodedReport], home: Mapping[str, int]) -> int | None:
    """The dead by the claims that lie in one incident with the first claim of any of the reports."""
    firsts = {next((home[c.id] for c in r.claims if c.id in home), None) for r in group}
    told = [
        Testimony(claim=c, report=r.report, readings=next((x for x in r.readings if x.claim_id == c.id), None))
        for r in group
        for c in r.claims
        if c.id in home and home[c.id] in firsts
    ]
    if not told:
        return None
    (outcome,) = reconcile([told], ReconcileOptions(methods=("airwars",)))
    found = [e for e in outcome.estimates if e.kind is TollKind.KILLED]
    numbers = [n for e in found for n in (e.best, e.low) if n is not None]
    return numbers[0] if numbers else None


def causes(reports: Sequence[CodedReport], gold: Sequence[str], found: Sequence[str]) -> Counter[str]:
    """Why texts of one incident are apart."""
    out: Counter[str] = Counter()
    for a, b in combinations(range(len(reports)), 2):
        if gold[a] == gold[b] and found[a] != found[b]:
            both = (reports[a], reports[b])
            if any(not r.claims for r in both):
                out["a text makes no claim"] += 1
            elif any(not _dated(r) and r.report.published is None for r in both):
                out["a text has neither a day nor a day of publication"] += 1
            else:
                out["too few points, or held apart"] += 1
        elif gold[a] != gold[b] and found[a] == found[b]:
            out["held together, of two incidents"] += 1
    return out


def _dated(report: CodedReport) -> bool:
    return any(r.when is not None and r.when.value is not None for r in report.readings)


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.link_airwars", description="Reports on air strikes, linked."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show N incidents whose range is missed")
    asked = parser.parse_args(argv)
    folder = asked.folder / "airwars_syria"
    if not (folder / "source_texts.jsonl").exists():
        print(f"Skipped: there is no {folder / 'source_texts.jsonl'}.")
        return 0
    reports, of, incidents = read(folder)
    by_report = incident_of(reports, link(reports))
    gold = [of[r.report.id]["incident_ids"][0] for r in reports]
    found = [by_report[r.report.id] for r in reports]
    pairs, items = pairwise(gold, found), b_cubed(gold, found)
    told = ranges(reports, of, incidents)
    missed = [row for row in told if row[3] is None or not row[1] <= row[3] <= row[2]]
    inside = 1 - len(missed) / len(told) if told else 0.0
    print(f"{len(reports)} English texts of {len(set(gold))} incidents")
    print(f"pairs: precision {pairs.precision:.3f}, recall {pairs.recall:.3f}, F1 {pairs.f1:.3f}; B3 F1 {items.f1:.3f}")
    print(f"number of killed inside the coders' range: {inside:.3f} of {len(told)} incidents")
    for cause, n in causes(reports, gold, found).most_common():
        print(f"  {cause}: {n}")
    for name, low, high, ours in missed[: asked.worst]:
        print(f"  {name}: {low} to {high}, ours {ours}")
    if asked.json:
        figures = {"pairwise_f1": pairs.f1, "b3_f1": items.f1, "best_inside": inside}
        print(json.dumps({key: round(value, 4) for key, value in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
