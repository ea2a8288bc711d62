"""Whole incidents out of a text, as templates: ``python -m benchmarks.muc4 FOLDER [--json] [--worst N]``.

FOLDER holds `muc4/processed_gtt/dev.json`, or `test.json`, which is taken where it is there (MUC-4, Latin American press
of 1988-90, as processed for GTT; not in the repository). The metric is GTT's, see `muc4_score`; what is measured is
`muc4_heads.templates_of`, or with ``--by claims`` `muc4_templates.templates_of`. Printed are precision, recall and F1, in
percent, over all slots and for each.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import muc4_heads, muc4_templates
from benchmarks.muc4_score import ROLES, SLOTS, TYPE, Scores, Tally, Template, add, micro, score

RIVAL = ("GTT (BERT-base), test", 61.7, 42.4, 50.2)  # Du, Rush and Cardie 2021
BY = {"heads": muc4_heads.templates_of, "claims": muc4_templates.templates_of}
FILES = ("test.json", "dev.json")  # the first that is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One document with its gold templates."""

    name: str
    text: str
    gold: tuple[Template, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was said of a message, and its tallies."""

    message: Message
    said: tuple[Template, ...]
    scores: Scores

    @property
    def wrong(self) -> int:
        """Fillers said that are not right, and true ones that were not found."""
        tally = micro(self.scores)
        return tally.said - tally.right + tally.true - tally.found


def messages(path: Path) -> Iterator[Message]:
    """The documents of the file, in its order; a template that is in the gold twice counts once."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            gold: list[Template] = []
            for template in map(_gold, given["templates"]):
                if template not in gold:
                    gold.append(template)
            yield Message(name=given["docid"], text=given["doctext"], gold=tuple(gold))


def _gold(given: Mapping[str, Any]) -> Template:
    """A template of the file, where a mention is its words and their offset."""
    entities = {
        role: tuple(tuple(words for words, _ in entity) for entity in given.get(role, ()) if entity) for role in ROLES
    }
    return Template(incident_type=given[TYPE], entities=entities)


def measured(given: Iterator[Message], templates_of: Callable[[str], list[Template]]) -> Iterator[Outcome]:
    """The templates of each text, compared with the gold's."""
    for message in given:
        said = tuple(templates_of(message.text))
        yield Outcome(message=message, said=said, scores=score(said, message.gold))


def show(scores: Scores) -> None:
    """A row for each slot, one for all, and the rival's."""
    print(f"{'':22}{'said':>6}{'right':>6}{'true':>6}{'found':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for name, t in (*((slot, scores[slot]) for slot in SLOTS), ("all slots", micro(scores))):
        numbers = "".join(f"{percent:7.1f}" for percent in percents(t).values())
        print(f"{name:22}{t.said:6}{t.right:6}{t.true:6}{t.found:6}{numbers}")
    name, *numbers_of_rival = RIVAL
    print(f"{name:22}{'':24}" + "".join(f"{percent:7.1f}" for percent in numbers_of_rival))


def percents(tally: Tally) -> dict[str, float]:
    """Precision, recall and F1, 0 to 100."""
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {name: round(100 * share, 2) for name, share in shares.items()}


def show_worst(outcomes: Sequence[Outcome], most: int) -> None:
    """The documents with most fillers wrong, each with the gold's templates and ours."""
    for outcome in sorted(outcomes, key=lambda o: -o.wrong)[:most]:
        print(f"\n{outcome.message.name}: {outcome.wrong} wrong")
        for whose, templates in (("gold", outcome.message.gold), ("ours", outcome.said)):
            for template in templates:
                fillers = (
                    f"{role}: {'; '.join(' = '.join(entity) for entity in template.of(role))}"
                    for role in ROLES
                    if template.of(role)
                )
                print(f"  {whose}  {template.incident_type}  {' | '.join(fillers)}")


def main(argv: list[str]) -> int:
    """Print the table, the worst documents if asked for, and the figures as JSON if asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.muc4", description="Incident templates, on MUC-4.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data"), metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N documents with most wrong")
    parser.add_argument("--by", choices=BY, default="heads", help="heads trained on MUC-4, or the grammar's claims")
    asked = parser.parse_args(argv)
    folder = asked.folder / "muc4" / "processed_gtt"
    path = next((folder / name for name in FILES if (folder / name).exists()), None)
    if path is None:
        print(f"Skipped: there is no {' or '.join(FILES)} in {folder}. Give the folder that holds muc4/processed_gtt.")
        return 0
    outcomes = list(measured(messages(path), BY[asked.by]))
    scores = add([o.scores for o in outcomes])
    print(f"{len(outcomes)} documents of {path.name}")
    show(scores)
    show_worst(outcomes, asked.worst)
    if asked.json:
        slots = {slot: percents(scores[slot]) for slot in SLOTS}
        print(json.dumps(percents(micro(scores)) | {"split": path.stem, "documents": len(outcomes), "slots": slots}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
