"""Does reading a toll's words give the number that a person coded?

    python -m benchmarks.wordings [gold] [--json] [--worst N]

The folder holds `corpus/*.jsonl`, coded reports with their text. Each toll there quotes its words: they are read where they
stand, once by the tally that the trained engine uses (the words are given, only the number is asked) and once by the grammar,
which has to find the toll first. Right: the same low, high and wording. The number may also come from words outside of
the quote, so that 1.0 is not to be had.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus import rows
from recount.extract.engine import Words
from recount.extract.engines.encoder.joint import is_joint
from recount.extract.engines.encoder.tally import tally
from recount.extract.engines.lexical.counting.tolls import find_tolls
from recount.extract.engines.lexical.counting.victims import FoundToll, jointly
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.occurrences import occurrence
from recount.extract.passages import split_passages
from recount.model import Count, TollKind, Wording
from recount.vocab.counting.sums import total
from recount.vocab.numbers import UNQUANTIFIED

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One toll of the gold: its words, the sentence, the coded count, and what each path reads (None: not found)."""

    doc_id: str
    words: str
    sentence: str
    coded: Count
    tallied: Count
    parsed: Count | None


def readings(reports: Iterable[Json]) -> Iterator[Reading]:
    """Every toll whose words stand in one sentence of its report."""
    for report in reports:
        sentences = read_sentences(report["text"], split_passages(report["text"])) if report["claims"] else ()
        found: dict[int, tuple[FoundToll, ...]] = {}
        for claim in report["claims"]:
            for toll in claim["tolls"]:
                place = _place(report["text"], sentences, toll["text"], claim["evidence"])
                if place is not None:
                    sentence = place[0]
                    if sentence.index not in found:
                        found[sentence.index] = find_tolls(sentence)
                    yield _reading(report["doc_id"], toll, place, found[sentence.index])


def _place(
    text: str, sentences: Sequence[Sentence], words: str, evidence: Sequence[str]
) -> tuple[Sentence, int, int] | None:
    """The sentence of the words and their tokens, half-open: inside the claim's evidence, where they stand there."""
    at = next((text.find(e) for e in evidence if words in e), 0)
    start = occurrence(text, Words(exact=words), at + next((e.find(words) for e in evidence if words in e), 0))
    sentence = next((s for s in sentences if start is not None and s.tokens[0].start <= start < s.tokens[-1].end), None)
    if start is None or sentence is None:
        return None
    inside = [n for n, t in enumerate(sentence.tokens) if start < t.end and t.start < start + len(words)]
    return sentence, inside[0], inside[-1] + 1


def _reading(doc_id: str, toll: Json, place: tuple[Sentence, int, int], found: Sequence[FoundToll]) -> Reading:
    sentence, start, end = place
    kind = TollKind(toll["kind"])
    counted = tally(sentence, start, end) or UNQUANTIFIED
    if is_joint(sentence, start, end):
        counted = jointly(counted)
    near = [t for t in found if t.kind is kind and t.start < end and start < t.end]
    inside = [t.count for t in near if t.part_of is None and start <= t.start and t.end <= end]
    best = max(near, key=lambda t: (min(t.end, end) - max(t.start, start), -abs(t.start - start)), default=None)
    return Reading(
        doc_id=doc_id,
        words=toll["text"],
        sentence=sentence.said(0, len(sentence.tokens)),
        coded=Count(low=toll["low"], high=toll["high"], wording=Wording(toll["wording"])),
        tallied=counted,
        parsed=total(inside) if len(inside) > 1 else best.count if best else None,
    )


def figures(told: Sequence[Reading]) -> dict[str, float]:
    """Shares of tolls: read right by the tally; found by the grammar; read right by it, of those that it found."""
    parsed = [r for r in told if r.parsed is not None]
    return {
        "tolls": len(told),
        "tally_right": round(_share(r.tallied == r.coded for r in told), 4),
        "grammar_found": round(_share(r.parsed is not None for r in told), 4),
        "grammar_right": round(_share(r.parsed == r.coded for r in parsed), 4),
    }


def _share(right: Iterable[bool]) -> float:
    every = list(right)
    return sum(every) / len(every) if every else 0.0


def show(told: Sequence[Reading]) -> None:
    """A line for each wording of the gold, and one over all."""
    print(f"{'wording':14}{'tolls':>7}{'tally right':>13}{'grammar found':>15}{'of them right':>15}")
    by = {w.value: [r for r in told if r.coded.wording is w] for w in Wording}
    for name, part in {**by, "all": list(told)}.items():
        f = figures(part)
        print(f"{name:14}{len(part):7}{f['tally_right']:13.3f}{f['grammar_found']:15.3f}{f['grammar_right']:15.3f}")


def show_worst(told: Sequence[Reading], most: int) -> None:
    """What each path reads otherwise than the coders, the commonest kinds of difference first."""
    for path in ("tallied", "parsed"):
        wrong = [r for r in told if getattr(r, path) not in (None, r.coded)]
        kinds = Counter(_difference(r, getattr(r, path)) for r in wrong)
        print(f"\n{path}: {', '.join(f'{k} {n}' for k, n in kinds.most_common())}")
        for r in sorted(wrong, key=lambda r: -kinds[_difference(r, getattr(r, path))])[:most]:
            print(
                f"  {r.doc_id}: “{r.words}”: coded {said(r.coded)}, read {said(getattr(r, path))}\n    {r.sentence[:300]}"
            )


def _difference(reading: Reading, read: Count) -> str:
    if read.wording is not reading.coded.wording:
        return f"{reading.coded.wording.value} read as {read.wording.value}"
    return f"another number ({read.wording.value})"


def said(count: Count) -> str:
    """ "3..3 exact", an open bound left out."""
    low, high = ("" if n is None else n for n in (count.low, count.high))
    return f"{low}..{high} {count.wording.value}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read every toll of a folder of gold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wordings", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("gold"))
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show N wrong readings of each path")
    given = parser.parse_args(arguments)
    reports = [r for path in sorted((given.folder / "corpus").glob("*.jsonl")) for r in rows(path)]
    if not reports:
        raise SystemExit(f"no reports in {given.folder / 'corpus'}: name the folder that holds corpus/*.jsonl")
    told = list(readings(reports))
    show(told)
    if given.worst:
        show_worst(told, given.worst)
    if given.json:
        print(json.dumps(figures(told)))


if __name__ == "__main__":
    main()
