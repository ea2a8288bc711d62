"""Expressions of time: found and dated right? ``python -m benchmarks.timex [--gold] [--worst N] [FOLDER]``.

Without ``--gold``: TempEval-3 (`data/tempeval3/timex.jsonl`), TIMEX3 of the types DATE and TIME. Strict: the same
span. Relaxed: spans overlap. Value F1: a gold value is right if the expression that overlaps it has the same TIMEX3
value, counted from the document's date. Prepositions are outside a TIMEX3, so spans are compared without them.

With ``--gold``: each claim of `gold/open.jsonl` that has words of time, dated from those words and its own quotes.

FOLDER is the folder of measuring material, else ``RECOUNT_SHARED``, else ``../shared`` beside the repository.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.timex_value import counts_as_date, timex_value
from recount.model import (
    Claim,
    Count,
    EventType,
    Population,
    Quote,
    Report,
    Stance,
    Toll,
    TollKind,
    Window,
    Wording,
    claim_id,
    quote,
    report_id,
)
from recount.resolve.dates import resolve_dates
from recount.vocab.calendar import TimeWords, find_times, points_ahead

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Print the figures; 0 also where the material is absent, with a line that says so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(os.environ.get("RECOUNT_SHARED", ROOT.parent / "shared"))
    )
    parser.add_argument("--gold", action="store_true", help="the dates of the gold claims instead of TempEval-3")
    parser.add_argument("--worst", type=int, default=0, help="print so many misses")
    options = parser.parse_args()
    path = options.folder / ("gold/open.jsonl" if options.gold else "data/tempeval3/timex.jsonl")
    if not path.exists():
        print(f"skipped: {path} is not there (set RECOUNT_SHARED to the folder of measuring material)")
        return 0
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if options.gold:
        measure_gold(rows, options.worst)
    else:
        measure_timex(rows, options.worst)
    return 0


# -- gold ----------------------------------------------------------------------------------------------------------


def measure_gold(rows: list[dict[str, Any]], worst: int) -> None:
    """Print the share of claims with words of time whose start and end (inclusive days) are the gold's."""
    tally, misses = tally_gold(rows)
    print(f"start and end  {tally['right'] / tally['all']:.3f}  of {tally['all']} claims with words of time")
    print(f"  dated ones   {tally['dated right'] / tally['dated']:.3f}  of {tally['dated']} with a date in the gold")
    print(f"precision      {tally['precision'] / tally['all']:.3f}")
    print("\n".join(misses[:worst]))


def tally_gold(rows: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """How many claims have words of time, a date, the right date and the right precision; and a line for each miss."""
    tally: Counter[str] = Counter()
    misses = []
    for row in rows:
        for claim, read in _gold_windows(row):
            when = claim["when"]
            want, got = (when["start"], when["end"]), _inclusive(read)
            dated = want != (None, None)
            tally.update(all=1, right=got == want, dated=dated)
            tally["dated right"] += dated and got == want
            tally["precision"] += (read.precision if read else "unknown") == when["precision"]
            if got != want:
                misses.append(f"{row['doc_id']} {row['published']} {when['text']!r}: gold {want}, read {got}")
    return tally, misses


def _inclusive(window: Window | None) -> tuple[str | None, str | None]:
    start = window.start.isoformat() if window and window.start else None
    end = (window.end - timedelta(days=1)).isoformat() if window and window.end else None
    return start, end


def _gold_windows(row: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Window | None]]:
    text = row["text"]
    published = date.fromisoformat(row["published"]) if row["published"] else None
    report = Report(id=report_id(text, None, published), name=row["doc_id"], text=text, published=published)
    coded = [(c, _claim(report, c)) for c in row["claims"] if c["when"]["text"]]
    readings = resolve_dates(report, [made for _, made in coded])
    for claim, made in coded:
        yield claim, readings[made.id].value


def _claim(report: Report, coded: Mapping[str, Any]) -> Claim:
    """The quotes of a coded claim as a claim; its words of time are looked for nearest to its first evidence."""
    evidence = _quotes(report.text, coded["evidence"], 0)
    near = evidence[0].span.start
    unsaid = Count(low=None, high=None, wording=Wording.UNQUANTIFIED)
    tolls = tuple(
        Toll(kind=TollKind(t["kind"]), count=unsaid, population=Population(t["population"]), quote=q)
        for t in coded["tolls"]
        for q in _quotes(report.text, [t["text"]], near)
    )
    claim = Claim(
        id="",
        report_id=report.id,
        event_type=EventType(coded["event_type"]),
        stance=Stance(coded["stance"]),
        evidence=evidence,
        targets=_quotes(report.text, coded["targets"], near),
        perpetrators=_quotes(report.text, coded["perpetrators"], near),
        when=_quotes(report.text, [coded["when"]["text"]], near)[0],
        tolls=tolls,
    )
    return replace(claim, id=f"{claim_id(claim)}:{coded['id']}")


def _quotes(text: str, phrases: list[str], near: int) -> tuple[Quote, ...]:
    made = []
    for phrase in phrases:
        places = [i for i in range(len(text)) if text.startswith(phrase, i)]
        if places:
            start = min(places, key=lambda i: abs(i - near))
            made.append(quote(text, start, start + len(phrase)))
    return tuple(made)


# -- TempEval-3 ----------------------------------------------------------------------------------------------------


def measure_timex(rows: list[dict[str, Any]], worst: int) -> None:
    """Strict, relaxed and value F1 over all documents."""
    tally: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for row in rows:
        gold = [t for t in row["timexes"] if t["type"] in ("DATE", "TIME")]
        found = [w for w in find_times(row["text"]) if counts_as_date(w.form)]
        tally["gold"] += len(gold)
        tally["found"] += len(found)
        _compare(row, gold, found, tally, misses)
    for name in ("strict", "relaxed", "value"):
        precision, recall = tally[name] / tally["found"], tally[name] / tally["gold"]
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{name:8} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
    print(f"{tally['gold']} expressions in {len(rows)} documents, {tally['found']} found")
    for line, n in misses.most_common(worst):
        print(f"{n:3} {line}")


def _compare(
    row: Mapping[str, Any],
    gold: list[dict[str, Any]],
    found: list[TimeWords],
    tally: Counter[str],
    misses: Counter[str],
) -> None:
    left = list(found)
    for timex in gold:
        words = next((w for w in left if w.start + w.lead < timex["end"] and timex["start"] < w.end), None)
        said = row["text"][timex["start"] : timex["end"]].lower()
        if words is None:
            misses[f"missed {said!r}"] += 1
            continue
        left.remove(words)
        bare = words.exact[words.lead :].lower()
        strict = (words.start + words.lead, words.end) == (timex["start"], timex["end"])
        value = timex_value(words, date.fromisoformat(row["dct"][:10]), coming=points_ahead(row["text"], words))
        tally["relaxed"] += 1
        tally["strict"] += strict
        tally["value"] += value == timex["value"]
        if not strict:
            misses[f"span {said!r} found {bare!r}"] += 1
        if value != timex["value"]:
            misses[f"value of {bare!r}: gold {timex['value']}, read {value} (dct {row['dct']})"] += 1
    for words in left:
        misses[f"spurious {words.exact[words.lead :].lower()!r}"] += 1


if __name__ == "__main__":
    sys.exit(main())
