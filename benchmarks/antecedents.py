"""Whom do "the group", "its fighters" and "he" lead back to?  ``python -m benchmarks.antecedents [FOLDER] [--list N]``

The words of the project's own coded reports (``gold/corpus``) that name nobody themselves, by their sort: how many are read
as a known party or source, as a description, left open between candidates, led to a name that no table lists, or not read.
There is no gold of whom they mean: ``--list N`` prints N of them, drawn alike each time, with what stands before, to be
judged by eye.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.evaluate.gold import read_gold
from recount.flow.tools import usual_tools
from recount.model import Reading
from recount.publish.coded_parse import from_wire
from recount.resolve import resolve
from recount.resolve.anaphors import Anaphor, read_anaphor

SLOTS = ("perpetrators", "targets", "speakers")
COLUMNS = ("known", "description", "open", "unlisted", "not read")
BEFORE = 160  # code points shown of what stands before the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One reading of words that lead back, with what stands before them."""

    slot: str
    sort: str
    words: str
    before: str
    reading: Reading[str]


def readings(folder: Path) -> Iterator[Found]:
    """Every reading of words that lead back, in the reports of a folder's ``.jsonl`` files."""
    tools = usual_tools(places=True)
    for path in sorted(folder.glob("*.jsonl")):
        for row in read_gold(path):
            coded = from_wire(row, row["text"])
            for claim, read in zip(coded.claims, resolve(coded.report, coded.claims, tools), strict=True):
                for slot in SLOTS:
                    for quote, reading in zip(getattr(claim, slot), getattr(read, slot), strict=True):
                        if (anaphor := read_anaphor(quote.exact, slot)) is not None:
                            before = coded.report.text[max(0, quote.span.start - BEFORE) : quote.span.start]
                            sort = sort_of(anaphor)
                            yield Found(slot=slot, sort=sort, words=quote.exact, before=before, reading=reading)


def sort_of(anaphor: Anaphor) -> str:
    """The row in which words count: the family of their head, or how they lead back."""
    return anaphor.families[0].name if anaphor.families else anaphor.way.value


def outcome(reading: Reading[str]) -> str:
    """The column in which a reading counts."""
    if reading.value is not None:
        return "description" if reading.value.startswith("unknown:") else "known"
    if reading.candidates:
        return "open"
    return "unlisted" if reading.rule.endswith("unlisted") else "not read"


def main(arguments: list[str]) -> None:
    """Measure, print, and list if asked."""
    folders = [a for a in arguments if not a.startswith("-") and not a.isdigit()]
    found = list(readings(Path(folders[0] if folders else "gold/corpus")))
    counts = Counter((f.slot, f.sort, outcome(f.reading)) for f in found)
    print(f"{'slot':14}{'sort':19}{'words':>6}" + "".join(f"{c:>13}" for c in COLUMNS))
    for slot, sort in sorted({(f.slot, f.sort) for f in found}):
        each = [counts[slot, sort, column] for column in COLUMNS]
        print(f"{slot:14}{sort:19}{sum(each):>6}" + "".join(f"{n:>13}" for n in each))
    totals = [sum(n for key, n in counts.items() if key[2] == column) for column in COLUMNS]
    print(f"{'all':33}{len(found):>6}" + "".join(f"{n:>13}" for n in totals))
    if "--list" in arguments:
        count = int(next((a for a in arguments if a.isdigit()), "60"))
        for f in random.Random(1).sample(found, min(count, len(found))):  # noqa: S311 - a draw to be read by eye
            print(
                f"\n{f.slot} “{f.words}” -> {f.reading.value} ({f.reading.because})\n  … {' '.join(f.before.split())}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
