"""How many of the gold's parties and voices are resolved?  ``python -m benchmarks.actors [SHARED] [--list]``

Printed for each slot: the words in the gold, those read as a known party (an actor or a source), as a description that
names nobody (``unknown:…``), left open between candidates, and not read. ``--list`` prints every reading, so that wrong
ones can be seen: there is no gold of ids. Places are not looked up: country and day come from the text and the gold's
own dates, so descriptions ("regime forces") do better in the whole pipeline.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from recount.evaluate.gold import read_gold
from recount.model import CodedReport, Reading
from recount.publish.coded_parse import from_wire
from recount.resolve.actors import TableOfActors, resolve_actors

SLOTS = ("perpetrators", "speakers", "targets")


def readings(coded: CodedReport) -> Iterator[tuple[str, str, Reading[str]]]:
    """(slot, words, reading) of every party and voice of a coded report."""
    when = {r.claim_id: r.when for r in coded.readings if r.when is not None}
    found = resolve_actors(coded.report, coded.claims, when, {}, TableOfActors())
    for claim in coded.claims:
        for slot in SLOTS:
            for quote, reading in zip(getattr(claim, slot), getattr(found[claim.id], slot), strict=True):
                yield slot, quote.exact, reading


def outcome(reading: Reading[str]) -> str:
    """In which column a reading counts."""
    if reading.value is None:
        return "open" if reading.candidates else "not read"
    return "description" if reading.value.startswith("unknown:") else "known"


def main(arguments: list[str]) -> None:
    """Measure, print, and list if asked."""
    folder = next((a for a in arguments if not a.startswith("-")), os.environ.get("RECOUNT_SHARED", "../shared"))
    counts: dict[str, Counter[str]] = {slot: Counter() for slot in SLOTS}
    listed: Counter[tuple[str, str, str, str]] = Counter()
    for row in read_gold(Path(folder) / "gold" / "open.jsonl"):
        for slot, words, reading in readings(from_wire(row, row["text"])):
            counts[slot][outcome(reading)] += 1
            listed[slot, words, str(reading.value), reading.rule] += 1
    columns = ("known", "description", "open", "not read")
    print(f"{'slot':14}{'words':>7}" + "".join(f"{c:>13}" for c in columns))
    for slot in SLOTS:
        total = counts[slot].total()
        shares = "".join(f"{counts[slot][c] / max(1, total):>13.2f}" for c in columns)
        print(f"{slot:14}{total:>7}{shares}")
    if "--list" in arguments:
        for (slot, words, value, rule), times in sorted(listed.items()):
            print(f"{slot[:4]} {times:3} {value:28} {rule:28} {words[:100]}")


if __name__ == "__main__":
    main(sys.argv[1:])
