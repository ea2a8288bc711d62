"""Expressions of time: found and dated right? ``python -m benchmarks.timex [--gold | --rules] [--worst N] [--json] [FOLDER]``.

Without ``--gold``: TempEval-3 (`data/tempeval3/timex.jsonl`), TIMEX3 of the types DATE and TIME. Strict: the same
span. Relaxed: spans overlap. Value F1: a gold value is right if the expression that overlaps it has the same TIMEX3
value, counted from the document's date. Prepositions are outside a TIMEX3, so spans are compared without them.

With ``--gold``: each claim of `gold/open.jsonl` that has words of time, dated from those words and its own quotes.

With ``--rules``: how often each rule dates a claim right, on `gold/corpus` of the project and, where it is, the open gold;
``--toml`` prints them as the table that scores come from.

FOLDER is the folder of measuring material or its `data`, else ``RECOUNT_SHARED``, else ``../shared`` beside the repository.
``--json`` prints one JSON object of figures on the last line.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import timex_rules
from benchmarks.arguments import plot
from benchmarks.timex_rules import inclusive
from benchmarks.timex_value import counts_as_date, timex_value
from recount.model import (
    Claim,
    Count,
    EventType,
    Population,
    Quote,
    Reading,
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
    parser.add_argument("--rules", action="store_true", help="how often each rule is right")
    parser.add_argument(
        "--plot", type=Path, metavar="FILE", help="with --rules: write the reliability plot there, as SVG"
    )
    parser.add_argument("--toml", action="store_true", help="with --rules: the rows of the table of scores")
    parser.add_argument("--worst", type=int, default=0, help="print so many misses")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    options = parser.parse_args()
    shared = options.folder.parent if (options.folder / "tempeval3").is_dir() else options.folder
    path = shared / ("gold/open.jsonl" if options.gold or options.rules else "data/tempeval3/timex.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path.exists() else []
    if options.rules:
        figures = measure_rules([*timex_rules.own_corpus(ROOT), *rows], toml=options.toml, path=options.plot)
    elif not rows:
        print(f"skipped: {path} is not there (set RECOUNT_SHARED to the folder of measuring material)")
        return 0
    else:
        figures = (measure_gold if options.gold else measure_timex)(rows, options.worst)
    if options.json:
        print(json.dumps(figures))
    return 0


def measure_rules(rows: list[dict[str, Any]], *, toml: bool, path: Path | None) -> dict[str, float]:
    """Print the rules, or the table of scores; write the plot where `path` is given."""
    claims = timex_rules.judged(rows, gold_readings)
    plot(path, {"dated claims": [(one.score, one.right) for one in claims if one.answered]}, "date")
    if toml:
        print(timex_rules.table(claims))
    else:
        timex_rules.show(claims)
    answered, right = timex_rules.coverage(claims)
    return {"answered": round(answered, 4), "right_of_answered": round(right, 4)}


# -- gold ----------------------------------------------------------------------------------------------------------


def measure_gold(rows: list[dict[str, Any]], worst: int) -> dict[str, float]:
    """Print the share of claims with words of time whose start and end (inclusive days) are the gold's."""
    tally, misses = tally_gold(rows)
    print(f"start and end  {tally['right'] / tally['all']:.3f}  of {tally['all']} claims with words of time")
    print(f"  dated ones   {tally['dated right'] / tally['dated']:.3f}  of {tally['dated']} with a date in the gold")
    print(f"precision      {tally['precision'] / tally['all']:.3f}")
    answered = tally["answered"] / tally["dated"], tally["dated right"] / max(tally["answered"], 1)
    print(f"answered       {answered[0]:.3f}  of the dated ones, {answered[1]:.3f} of these right")
    print("\n".join(misses[:worst]))
    return {"when": tally["right"] / tally["all"], "answered": answered[0], "right_of_answered": answered[1]}


def tally_gold(rows: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """How many claims have words of time, a date, the right date and the right precision; and a line for each miss."""
    tally: Counter[str] = Counter()
    misses = []
    for row in rows:
        for claim, reading in gold_readings(row):
            when, read = claim["when"], reading.value
            want, got = (when["start"], when["end"]), inclusive(read)
            dated = want != (None, None)
            tally.update(all=1, right=got == want, dated=dated)
            tally["dated right"] += dated and got == want
            tally["answered"] += dated and got != (None, None)
            tally["precision"] += (read.precision if read else "unknown") == when["precision"]
            if got != want:
                misses.append(f"{row['doc_id']} {row['published']} {when['text']!r}: gold {want}, read {got}")
    return tally, misses


def gold_readings(row: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Reading[Window]]]:
    """Each coded claim with words of time, and what is read of them."""
    text = row["text"]
    published = date.fromisoformat(row["published"]) if row["published"] else None
    report = Report(id=report_id(text, None, published), name=row["doc_id"], text=text, published=published)
    coded = [(c, _claim(report, c)) for c in row["claims"] if c["when"]["text"]]
    readings = resolve_dates(report, [made for _, made in coded])
    for claim, made in coded:
        yield claim, readings[made.id]


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


def measure_timex(rows: list[dict[str, Any]], worst: int) -> dict[str, float]:
    """Strict, relaxed and value F1 over all documents."""
    tally: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for row in rows:
        gold = [t for t in row["timexes"] if t["type"] in ("DATE", "TIME")]
        found = [w for w in find_times(row["text"]) if counts_as_date(w.form)]
        tally["gold"] += len(gold)
        tally["found"] += len(found)
        _compare(row, gold, found, tally, misses)
    figures = {}
    for name in ("strict", "relaxed", "value"):
        precision, recall = tally[name] / tally["found"], tally[name] / tally["gold"]
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures["span_f1" if name == "strict" else f"{name}_f1"] = round(f1, 4)
        print(f"{name:8} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
    print(f"{tally['gold']} expressions in {len(rows)} documents, {tally['found']} found")
    for line, n in misses.most_common(worst):
        print(f"{n:3} {line}")
    answered = tally["relaxed"] / tally["gold"]
    print(
        f"answered {answered:.3f} of the expressions, {tally['value'] / tally['relaxed']:.3f} of these with the right value"
    )
    return figures | {"answered": round(answered, 4), "right_of_answered": round(tally["value"] / tally["relaxed"], 4)}


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
