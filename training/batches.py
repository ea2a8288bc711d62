"""Lessons as tensors, and batches of them laid out as one.

What an item holds is worked out once and can be kept in a file, see `training.prepared`; nothing here needs the grammar.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import torch
from torch import Tensor

from recount.extract.engines.encoder.scheme import MARKS, MENTION_LABELS, PAIRS, ROLES, SPAN_LABELS

PIECES = 640  # in a batch, what fills up its windows counted: small steps learn more from few reports
POOL = 100  # items, drawn at random, that are put into batches by their length
MASK = 103  # [MASK], which stands for a hidden word; pieces up to it are no words
MOST_PAIRS = 400  # of one report: a list of a hundred strikes has thousands, all alike

Shown = tuple[Tensor, Tensor, Tensor, int]
"""A window: ids, marks, the first piece of each word, of the start mark before and the end mark behind; how many of the words
are its own, the last ones.
"""
Windows = tuple[Shown, ...]


@dataclass(slots=True, kw_only=True)
class Item:
    """A lesson ready to be learned: its windows, and by name features and targets.

    `muc` says that it is a message of MUC-4, which has targets of its own.
    """

    name: str
    corpus: str
    windows: Windows
    words: int
    muc: bool = False
    tensors: dict[str, Tensor] = field(default_factory=dict)

    @property
    def pieces(self) -> int:
        """How many pieces the encoder reads."""
        return sum(len(ids) for ids, *_ in self.windows)

    @property
    def longest(self) -> int:
        """How many pieces its longest window has."""
        return max(len(ids) for ids, *_ in self.windows)


@dataclass(slots=True, kw_only=True)
class Batch:
    """Several items as one: `ids` (windows, length), `marks` (windows, length, MARKS), `first` (windows, most), as the
    encoder takes them; `words` where each word of the items stands among all that the encoder gives; `reports` and `messages`
    hold what the items of either sort hold, joined by name, with words counted from the batch's first.
    """

    ids: Tensor
    marks: Tensor
    first: Tensor
    words: Tensor
    reports: dict[str, Tensor]
    messages: dict[str, Tensor]

    def to(self, device: torch.device) -> "Batch":
        """The same on a device: everything of one sort of number travels at once, so that a GPU need not wait."""
        if device.type == "cpu":
            return self
        whole = {"ids": self.ids, "marks": self.marks, "first": self.first, "words": self.words}
        named = {(name, k): v for name in ("reports", "messages") for k, v in getattr(self, name).items()}
        moved = _moved({**{("", k): v for k, v in whole.items()}, **named}, device)
        return Batch(
            **{k: moved["", k] for k in whole},
            reports={k: v for (name, k), v in moved.items() if name == "reports"},
            messages={k: v for (name, k), v in moved.items() if name == "messages"},
        )


def _moved(tensors: Mapping[tuple[str, str], Tensor], device: torch.device) -> dict[tuple[str, str], Tensor]:
    found: dict[tuple[str, str], Tensor] = {}
    for kind in {t.dtype for t in tensors.values()}:
        names = [name for name, t in tensors.items() if t.dtype is kind]
        flat = torch.cat([tensors[name].reshape(-1) for name in names]).pin_memory().to(device, non_blocking=True)
        parts = flat.split([tensors[name].numel() for name in names])
        found |= {name: part.reshape(tensors[name].shape) for name, part in zip(names, parts, strict=True)}
    return found


def batches(items: Sequence[Item], random: Random, pieces: int = PIECES) -> Iterator[list[Item]]:
    """All items once, in a random order, some `pieces` at a time. Items of like length go together: all windows of a
    batch are as long as its longest.
    """
    order = list(items)
    random.shuffle(order)
    found: list[list[Item]] = []
    for start in range(0, len(order), POOL):
        found.extend(_filled(sorted(order[start : start + POOL], key=lambda i: i.longest), pieces))
    random.shuffle(found)
    yield from found


def _filled(items: Sequence[Item], pieces: int) -> Iterator[list[Item]]:
    """Batches of `items` in their order."""
    batch: list[Item] = []
    windows = 0
    for item in items:
        if batch and (windows + len(item.windows)) * max(item.longest, *(i.longest for i in batch)) > pieces:
            yield batch
            batch, windows = [], 0
        batch.append(item)
        windows += len(item.windows)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Disguise:
    """How items are made harder to learn by heart: the share of those read without the grammar's marks, and of the words
    of each item that are hidden at most.
    """

    blind: float = 0.0
    hidden: float = 0.0

    def worn(self, windows: Windows, random: Random) -> Windows:
        """The windows of an item in it."""
        dark, share = random.random() < self.blind, random.random() * self.hidden
        return tuple((_hidden(w, share, random), torch.zeros_like(w[1]) if dark else w[1], *w[2:]) for w in windows)


def _hidden(window: Shown, share: float, random: Random) -> Tensor:
    """The pieces of a window, some words hidden whole."""
    ids, _, first, _ = window
    word = torch.zeros(len(ids), dtype=torch.long).index_fill(0, first.long(), 1).cumsum(0)
    chosen = torch.tensor([random.random() < share for _ in range(int(word.max()) + 1)])
    return torch.where(chosen[word] & (ids > MASK), torch.full_like(ids, MASK), ids)


def join(items: Sequence[Item], disguise: Disguise | None = None, random: Random | None = None) -> Batch:
    """Lay items out as one batch, in a disguise if there is one. `random` picks among the pairs of a report that has too
    many.
    """
    worn = [disguise.worn(i.windows, random) if disguise and random else i.windows for i in items]
    windows = [w for all_of_one in worn for w in all_of_one]
    longest, most = max(len(ids) for ids, *_ in windows), max(len(first) for _, _, first, _ in windows)
    begin = [n * most + len(first) - 1 - own for n, (_, _, first, own) in enumerate(windows)]
    out = Batch(
        ids=torch.zeros(len(windows), longest, dtype=torch.long),
        marks=torch.zeros(len(windows), longest, len(MARKS)),
        first=torch.full((len(windows), most), -1, dtype=torch.long),
        words=torch.cat([torch.arange(at, at + own) for at, (*_, own) in zip(begin, windows, strict=True)]),
        reports={},
        messages={},
    )
    for n, (ids, marks, first, _) in enumerate(windows):
        out.ids[n, : len(ids)] = ids
        out.marks[n, : len(ids)] = marks.float()
        out.first[n, : len(first)] = first
    start = 0
    reports, messages = _Joined(), _Joined()
    for item in items:
        (messages.message if item.muc else reports.report)(item, start, random)
        start += item.words
    out.reports, out.messages = reports.tensors(), messages.tensors()
    return out


class _Joined:
    """Gathers the tensors of items, with every index moved to where the item stands in the batch."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Tensor]] = {}
        self._mentions = 0
        self._spans = dict.fromkeys(ROLES, 0)
        self._items = 0
        self._entities = 0

    def put(self, name: str, value: Tensor) -> None:
        self._parts.setdefault(name, []).append(value)

    def tensors(self) -> dict[str, Tensor]:
        """All that was gathered, by name."""
        return {name: torch.cat(parts) for name, parts in self._parts.items()}

    def ranges(self, name: str, ranges: Tensor, before: int) -> None:
        """Ranges of words, as the words inside (`.inside`), whose each is (`.owner`) and how many each has (`.size`);
        `before` ranges of the batch stand before these.
        """
        size = ranges[:, 1] - ranges[:, 0]
        owner = torch.repeat_interleave(torch.arange(len(ranges)), size)
        begin = torch.cumsum(size, 0) - size
        self.put(f"{name}.inside", torch.arange(len(owner)) - begin[owner] + ranges[owner, 0])
        self.put(f"{name}.owner", owner + before)
        self.put(f"{name}.size", size)

    def message(self, item: Item, start: int, _: Random | None) -> None:
        t = item.tensors
        self.put("at", torch.arange(start, start + item.words))
        self.put("item", torch.full((item.words,), self._items))
        self.put("tags", t["tags"].long())
        self.put("types", t["types"].float()[None])
        self.ranges("spans", t["spans"].long() + start, self._entities)
        self._entities += len(t["spans"])
        self.put("of", t["of"].float())
        self._items += 1

    def report(self, item: Item, start: int, random: Random | None) -> None:
        t = item.tensors
        self.put("at", torch.arange(start, start + item.words))
        self.put("tags", t["tags"].long())
        self.ranges("ranges", t["ranges"].long() + start, self._mentions)
        self.put("mention", t["mention"].float())
        for name in ("claim", *MENTION_LABELS):
            self.put(name, t[name].long())
        for role in ROLES:
            self.role(role, t, start)
        pairs, keep = t["pairs"].long(), None
        if len(pairs) > MOST_PAIRS:
            order = (random or Random(0)).sample(range(len(pairs)), MOST_PAIRS)
            keep = torch.tensor(order)
        for name, value in (
            ("pairs", pairs + self._mentions),
            ("pair.features", t["pair.features"].float()),
            ("related", t["related"].float().reshape(-1, len(PAIRS))),
        ):
            self.put(name, value if keep is None else value[keep])
        self._mentions += len(t["ranges"])

    def role(self, role: str, t: Mapping[str, Tensor], start: int) -> None:
        spans = t[f"{role}.spans"].long()
        self.ranges(f"{role}.spans", spans + start, self._spans[role])
        self.put(f"{role}.index", t[f"{role}.index"].long() + torch.tensor([self._mentions, self._spans[role]]))
        self.put(f"{role}.features", t[f"{role}.features"].float())
        self.put(f"{role}.target", t[f"{role}.target"].float())
        self._spans[role] += len(spans)
        if role in SPAN_LABELS:
            self.put(f"{role}.span features", t[f"{role}.span features"].float())
            for name in SPAN_LABELS[role]:
                self.put(f"{role}.{name}", t[f"{role}.{name}"].long())
