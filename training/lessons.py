"""Lessons into items: everything that does not change while learning, worked out by the grammar once."""

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from recount.extract.engines.encoder.features import Links, Pairs, mention_features, span_features
from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.encoder.scheme import LINK_FEATURES, ROLES, SPAN_FEATURES, SPAN_LABELS
from recount.extract.engines.encoder.windows import windows_of
from training.align import Lesson
from training.batches import Item, Windows
from training.muc import MucLesson
from training.scale import IGNORE


def _windows(page: Page, tokenizer: Tokenizer) -> Windows:
    return tuple(
        (torch.from_numpy(w.ids), torch.from_numpy(w.marks).bool(), torch.from_numpy(w.first), w.end - w.start)
        for w in windows_of(page, tokenizer)
    )


def item_of(name: str, corpus: str, lesson: Lesson, tokenizer: Tokenizer) -> Item:
    """A coded report with its lesson."""
    page = lesson.page
    item = Item(name=name, corpus=corpus, windows=_windows(page, tokenizer), words=len(page.words))
    t = item.tensors
    t["tags"] = torch.from_numpy(lesson.tags)
    t["ranges"] = torch.tensor([(m.start, m.end) for m in lesson.mentions], dtype=torch.long).reshape(-1, 2)
    t["mention"] = torch.from_numpy(np.stack([mention_features(page, m) for m in lesson.mentions])).bool()
    t["claim"] = torch.from_numpy(lesson.claim_of)
    t["type"], t["stance"] = torch.from_numpy(lesson.types), torch.from_numpy(lesson.stances)
    for role in ROLES:
        _role(t, lesson, role)
    t["pairs"] = torch.from_numpy(lesson.pairs)
    t["pair.features"] = torch.from_numpy(Pairs(page, lesson.mentions).features(*lesson.pairs.T)).bool()
    t["related"] = torch.from_numpy(lesson.related).bool()
    return item


def muc_item(name: str, lesson: MucLesson, tokenizer: Tokenizer) -> Item:
    """A message of MUC-4 with its templates."""
    page = lesson.page
    item = Item(name=name, corpus="muc", windows=_windows(page, tokenizer), words=len(page.words), muc=True)
    for part in ("tags", "types", "spans", "of"):
        item.tensors[part] = torch.from_numpy(getattr(lesson, part))
    return item


def _rows(rows: Sequence[np.ndarray], width: int) -> Tensor:  # type: ignore[type-arg]  # of any sort of number
    return torch.from_numpy(np.stack(rows)).bool() if len(rows) else torch.zeros(0, width, dtype=torch.bool)


def _role(t: dict[str, Tensor], lesson: Lesson, role: str) -> None:
    spans = lesson.spans[role]
    t[f"{role}.spans"] = _ranges(spans)
    told = [m for m in range(len(lesson.mentions)) if lesson.claim_of[m] >= 0]
    index = [(m, s) for m in told for s in range(len(spans)) if lesson.linked[role][m, s] != IGNORE]
    t[f"{role}.index"] = torch.tensor(index, dtype=torch.long).reshape(-1, 2)
    known = Links(lesson.page, role, spans).features([lesson.mentions[m] for m in told]) if index else ()
    row = {m: n for n, m in enumerate(told)}
    t[f"{role}.features"] = _rows([known[row[m]][s] for m, s in index], len(LINK_FEATURES))
    first = lesson.first.get(role, lesson.linked[role])
    both = [(lesson.linked[role][m, s], first[m, s]) for m, s in index]
    t[f"{role}.target"] = torch.tensor(both, dtype=torch.float32).reshape(-1, 2).bool()
    if role in SPAN_LABELS:
        t[f"{role}.span features"] = _rows([span_features(role, s) for s in spans], len(SPAN_FEATURES[role]))
        for name, values in lesson.labels[role].items():
            t[f"{role}.{name}"] = torch.from_numpy(values)


def _ranges(spans: Sequence[Span]) -> Tensor:
    return torch.tensor([(s.start, s.end) for s in spans], dtype=torch.long).reshape(-1, 2)
