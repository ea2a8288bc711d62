"""How rare words are, for `recount.link.pairs`: ``python -m training.rarity [gold/corpus] [--out FILE]``.

Two sources, neither of them a ledger: in how many reports of our own open corpus a word stands, and the rank of words in the
vocabulary of the base encoder (all-MiniLM-L6-v2, Apache-2.0; shipped in `tokenizer.json`), which lists them by how common
they are in general English. By Zipf's law the word of rank r stands in about 30 / r of texts of 300 words. The commoner
of the two counts. Written are words by the natural logarithm of "one text in so many", one line for each tenth of it;
a word in neither is rarer than all of them.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

WORD = re.compile(r"[^\W_]+")
VOCABULARY = Path("src/recount/extract/engines/encoder/weights/tokenizer.json")
OUT = Path("src/recount/link/pairs/rarity.txt")
FIRST = 1996  # the id of "the": what stands before are signs and single letters
PER_TEXT = 30  # texts of 300 words: 300 times 0.1, the share of the commonest word
UNSEEN = 0.3  # what a word of the vocabulary that no report has counts for
LEAST = 1.5  # words commoner than one text in e^1.5 say nothing and are not written
FEWEST = 2  # reports: a word in one alone is as good as unseen


def texts(folder: Path) -> Iterator[str]:
    """The reports of the open corpus."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def rarities(reports: Iterable[str], vocabulary: Mapping[str, int]) -> dict[str, float]:
    """For each word of either source, ln(texts / texts that hold it)."""
    held: Counter[str] = Counter()
    count = 0
    for text in reports:
        count += 1
        held.update({w.lower() for w in WORD.findall(text)})
    ranked = {w: n - FIRST + 1 for w, n in vocabulary.items() if n >= FIRST and WORD.fullmatch(w)}
    words = {w for w in (*ranked, *held) if w in ranked or held[w] >= FEWEST}
    out = {}
    for word in words:
        share = max(PER_TEXT / ranked[word] if word in ranked else 0.0, (held[word] or UNSEEN) / max(1, count))
        out[word] = -math.log(min(1.0, share))
    return out


def lines(found: Mapping[str, float]) -> Iterator[str]:
    """``2.3 word word …``: one line a tenth, the commonest first."""
    levels: dict[float, list[str]] = defaultdict(list)
    for word, rarity in found.items():
        if rarity >= LEAST:
            levels[round(rarity, 1)].append(word)
    yield from (f"{level} {' '.join(sorted(levels[level]))}" for level in sorted(levels))


def common(found: Mapping[str, float]) -> str:
    """The line of words that say nothing."""
    return f"0.0 {' '.join(sorted(word for word, rarity in found.items() if rarity < LEAST))}"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.rarity", description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path("gold/corpus"))
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    vocabulary = json.loads(VOCABULARY.read_text(encoding="utf-8"))["model"]["vocab"]
    found = rarities(texts(asked.corpus), vocabulary)
    asked.out.write_text("\n".join([common(found), *lines(found)]) + "\n", encoding="utf-8")
    print(f"{len(found)} words in {asked.out}")


if __name__ == "__main__":
    main()
