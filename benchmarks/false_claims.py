"""Claims made of news that is not about war: ``python -m benchmarks.false_claims FOLDER [ARTICLES] [--engine NAME] [--json]``.

FOLDER holds `polnear/train.jsonl` (PolNeAR, US political news of 2016; not ours to keep, so it is not in the
repository). Prints claims per 100 articles and, for each claim, the words that set it off. A few of the articles do
tell of real attacks: read the list before you call a claim false. Quotes are printed and never written to a file.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.cli.engines import engine_of
from recount.extract import ExtractOptions
from recount.flow import CodeOptions, code_reports
from recount.model import Claim, CodedReport, Report, report_id
from recount.vocab.engines import DEFAULT, LOCAL
from recount.vocab.lexicon import Lexicon, PhraseTable, lexicon

ARTICLES = 100
WIDTH = 160  # characters of a quote shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One claim made of an article, with the lexicon's words in its evidence, each as ``table:phrase``."""

    article: str
    claim: Claim
    triggers: tuple[str, ...]


def articles(path: Path, most: int) -> Iterator[Report]:
    """The first articles of the file, in its order."""
    with path.open(encoding="utf-8") as lines:
        for _, line in zip(range(most), lines, strict=False):
            given = json.loads(line)
            text = given["text"]
            yield Report(id=report_id(text, None, None), name=given["id"], text=text, language="en")


def alarms(coded: CodedReport) -> Iterator[Alarm]:
    """Every claim of one article, with what set it off."""
    for claim in coded.claims:
        words = " ".join(q.exact for q in claim.evidence).lower()
        yield Alarm(article=coded.report.name, claim=claim, triggers=tuple(triggers(words, lexicon())))


def triggers(words: str, tables: Lexicon) -> Iterator[str]:
    """Verbs and nouns of violence and weapons among the words, as ``verb:shot``, each once."""
    tokens = [t.strip(".,;:!?\"'()[]“”‘’") for t in words.split()]
    seen = dict.fromkeys(
        f"{name}:{phrase}"
        for name, table in (("verb", tables.verbs), ("noun", tables.nouns), ("weapon", tables.weapons))
        for phrase in _phrases(tokens, table)
    )
    yield from seen


def _phrases(tokens: list[str], table: PhraseTable) -> Iterator[str]:  # type: ignore[type-arg]  # any table will do
    for at, _ in enumerate(tokens):
        if tokens[at] and (found := table.match(tokens, at)):
            yield " ".join(tokens[at : at + found[0]])


def show(alarm: Alarm) -> None:
    """Two lines: where and why, then the words."""
    claim = alarm.claim
    counts = ", ".join(f"{t.kind} “{t.quote.exact}”" for t in claim.tolls) or "no toll"
    print(f"\n{alarm.article}: {claim.event_type}, {claim.stance}, {counts}")
    print(f"  because: {', '.join(alarm.triggers) or 'no word of the lexicon: see the engine'}")
    for quote in claim.evidence[:1]:
        print(f"  “{' '.join(quote.exact.split())[:WIDTH]}”")


def main(argv: list[str]) -> int:
    """Code the articles, show each claim, then the sum and the words that did most of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.false_claims", description="Claims made of other news.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data"), metavar="FOLDER")
    parser.add_argument("articles", type=int, nargs="?", default=ARTICLES, metavar="ARTICLES", help="how many are read")
    parser.add_argument("--engine", choices=LOCAL, default=DEFAULT, help="which engine codes them")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    asked = parser.parse_args(argv)
    path = asked.folder / "polnear" / "train.jsonl"
    if not path.exists():
        print(f"Skipped: there is no {path}. Give the folder that holds polnear/train.jsonl.")
        return 0
    made: list[Alarm] = []
    coded_count = 0
    options = CodeOptions(
        extract=ExtractOptions(engine=engine_of(asked.engine)), places=False
    )  # where is no matter here
    for coded in code_reports(articles(path, asked.articles), options):
        if not isinstance(coded, CodedReport):
            print(coded)
            continue
        coded_count += 1
        found = tuple(alarms(coded))
        for alarm in found:
            show(alarm)
        made.extend(found)
    print(f"\n{len(made)} claims of {coded_count} articles, in {len({a.article for a in made})} of them.")
    per_100 = 100 * len(made) / coded_count if coded_count else 0.0
    print(f"Claims per 100 articles: {per_100:.1f}")
    often = Counter(trigger for alarm in made for trigger in alarm.triggers).most_common(10)
    print(f"Most frequent causes: {', '.join(f'{word} ({n})' for word, n in often) or 'none'}")
    if asked.json:
        print(json.dumps({"per_100": round(per_100, 2), "articles": coded_count, "engine": asked.engine}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
