"""What each sign beside a name is worth: ``python -m training.toponyms [SHARED] [--write]``.

A logistic regression over the signs of `recount.resolve.toponym_names`. It learns from the open corpus (a name inside a
coded place is a place's, one inside a victim's name is not; parties and voices hold places, too, and say nothing) and, where
the folder of licensed texts is at hand, from WikiGold (CC BY 4.0), whose every name is labelled. Prints how well a tenth
that was held out is told apart, and the weights; ``--write`` puts them into `vocab/data/toponyms.toml`.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recount.model import Span
from recount.resolve.place_choice import PlaceFinder
from recount.resolve.toponym_names import Named, names_in
from recount.vocab.gazetteer import open_gazetteer

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/recount/vocab/data/toponyms.toml"
_THINNED = 7  # places of the corpus for one that is learned from, or every name would look like a place
_HELD = 10  # one name's text in ten is held out
_RIDGE = 1.0  # strength of the penalty on large weights
_STEPS = 25  # Newton's method has long settled by then
_FLOOR = 1e-9  # keeps a sign that never occurs from dividing by nothing

Table = NDArray[np.float64]
Labelled = tuple[frozenset[str], bool, bool]
"""The signs of a name, whether it is a place's, and whether its text is held out."""


def main() -> int:
    """Learn, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    finder = open_gazetteer()
    labelled = [*from_corpus(finder), *from_wikigold(options.shared / "data" / "ner_general", finder)]
    weights = learn([one for one in labelled if not one[2]])
    judge([one for one in labelled if one[2]], weights)
    lines = [f'"{sign}" = {worth:.2f}' for sign, worth in weights.items()]
    print("\n".join(lines))
    if options.write:
        kept = TABLE.read_text("utf-8").partition("[weights]\n")[0]
        TABLE.write_text(f"{kept}[weights]\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


def from_corpus(finder: PlaceFinder) -> Iterator[Labelled]:
    """Names of the open corpus that a coding speaks of; of the places, which are many, one in so many."""
    seen = 0
    for file in sorted((ROOT / "gold" / "corpus").glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines()):
            row = json.loads(line)
            places, others = _coded(row)
            for name in names_in(row["text"], finder):
                is_place = _inside(name.span, places)
                seen += is_place
                if (is_place and seen % _THINNED == 0) or (not is_place and _inside(name.span, others)):
                    yield name.signs, is_place, number % _HELD == 0


def _coded(row: dict[str, object]) -> tuple[list[Span], list[Span]]:
    """Where the places of a coding stand in its text, and where its victims' names do."""
    text, places, others = str(row["text"]), set[str](), set[str]()
    claims = row["claims"]
    for claim in claims if isinstance(claims, list) else ():
        places |= {place["text"] for place in claim["places"]}
        others |= {name for toll in claim["tolls"] for name in toll.get("names", ())}
    return _found(text, places), _found(text, others)


def _found(text: str, phrases: set[str]) -> list[Span]:
    return [
        Span(start=match.start(), end=match.end())
        for phrase in phrases
        if phrase
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    ]


def _inside(span: Span, holders: list[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in holders)


def from_wikigold(folder: Path, finder: PlaceFinder) -> Iterator[Labelled]:
    """Every known name of WikiGold; a name is a place's if it ends where a labelled place ends and begins where that begins,
    give or take an article.
    """
    path = folder / "wikigold.conll.txt"
    if not path.exists():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return
    for number, document in enumerate(path.read_text("utf-8").split("-DOCSTART-")):
        text, places = _joined(document)
        for name in names_in(text, finder):
            yield name.signs, _is_place(name, places), number % _HELD == 0


def _is_place(name: Named, places: list[Span]) -> bool:
    return any(abs(one.start - name.span.start) <= len("The ") and one.end == name.span.end for one in places)


def _joined(document: str) -> tuple[str, list[Span]]:
    """The text of a document of tokens, as it would be printed, and the spans of its places."""
    text, places, last = "", list[Span](), "O"
    for line in document.splitlines():
        token, _, tag = line.rpartition(" ")
        if not token or tag not in {"O", "I-LOC", "I-PER", "I-ORG", "I-MISC"}:
            last = "O"
            continue
        close = re.fullmatch(r"[.,;:!?)\]%]|'s?|''", token) is not None or text.endswith(("(", "$", "``"))
        start = len(text) if close or not text else len(text) + 1
        text = f"{text}{token}" if start == len(text) else f"{text} {token}"
        if tag == "I-LOC":
            begun = places.pop().start if last == "I-LOC" and places else start
            places.append(Span(start=begun, end=len(text)))
        last = tag
    return text, places


def learn(labelled: list[Labelled]) -> dict[str, float]:
    """Log odds of each sign, by name; ``always`` is the constant."""
    signs = sorted({sign for one in labelled for sign in one[0]})
    at = {sign: column for column, sign in enumerate(signs, 1)}
    table = np.zeros((len(labelled), len(signs) + 1))
    table[:, 0] = 1.0
    for row, (told, _, _) in enumerate(labelled):
        table[row, [at[sign] for sign in told]] = 1.0
    weights = _fitted(table, np.array([float(is_place) for _, is_place, _ in labelled]))
    return dict(zip(("always", *signs), weights.tolist(), strict=True))


def _fitted(table: Table, right: Table) -> Table:
    """The weights of a logistic regression with a ridge penalty on all but the constant, by Newton's steps."""
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], _RIDGE)
    penalty[0] = 0.0
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (right - said) - penalty * weights
        bend = (table * (said * (1 - said))[:, None]).T @ table + np.diag(penalty + _FLOOR)
        weights += np.linalg.solve(bend, slope)
    return weights


def judge(held: list[Labelled], weights: dict[str, float]) -> None:
    """Print how the held-out names are told apart at a share of one half."""
    told = [(weights["always"] + sum(weights.get(sign, 0.0) for sign in signs) > 0, real) for signs, real, _ in held]
    right = sum(said and real for said, real in told)
    said, real = sum(one for one, _ in told), sum(two for _, two in told)
    print(f"held out: {len(held)} names, precision {right / max(1, said):.3f}, recall {right / max(1, real):.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
