"""Learn the reader of MUC-4's roles on a finished encoder: ``python -m training.muc_reader SHARED --weights FOLDER``.

The encoder stands still: the vectors of all training messages are worked out once, and a small net upon them learns
which words play a role, of which types of incidents a message tells, and which entity has a part in which.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from benchmarks.muc4_reader import WEIGHTS as OUT
from benchmarks.muc4_reader import surroundings, whole_text
from torch import Tensor, nn
from torch.nn import functional as F

from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.scheme import MARKS
from recount.extract.engines.encoder.session import WEIGHTS
from training.encoder import WIDTH
from training.loss import tag_loss
from training.muc import MucLesson, muc_lesson, read_messages
from training.muc_scheme import MUC_ROLES, MUC_TYPES
from training.texts import read_digests, refuse_gold

HIDDEN = 256
EPOCHS, RATE, DROPOUT, TOGETHER = 14, 1e-3, 0.4, 8  # `TOGETHER` messages a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as the net sees it: its words with their surroundings, the whole of it, and what is right."""

    around: Tensor
    text: Tensor
    lesson: MucLesson


class Net(nn.Module):
    """The same layers as `benchmarks.muc4_reader.Reader` runs."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(4 * WIDTH + len(MARKS), HIDDEN)
        self.tags = nn.Linear(HIDDEN, 3 * len(MUC_ROLES))
        self.of = nn.Linear(HIDDEN, len(MUC_TYPES))
        self.text = nn.Linear(2 * WIDTH, HIDDEN)
        self.types = nn.Linear(HIDDEN, len(MUC_TYPES))
        self.drop = nn.Dropout(DROPOUT)

    def loss(self, message: Message) -> Tensor:
        """How far it is off one message."""
        lesson = message.lesson
        hidden = self.drop(F.relu(self.inner(self.drop(message.around))))
        tags = self.tags(hidden).view(len(hidden), -1, 3)
        types = self.types(self.drop(F.relu(self.text(self.drop(message.text)))))
        loss = tag_loss(tags, torch.from_numpy(lesson.tags))
        loss = loss + 0.1 * _off(types[0], lesson.types).sum()
        if len(lesson.spans):
            means = torch.stack([hidden[a:b].mean(0) for a, b in lesson.spans.tolist()])
            loss = loss + 0.05 * _off(self.of(means), lesson.of).sum(1).mean()
        return loss


def _off(scores: Tensor, right: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> Tensor:
    return F.binary_cross_entropy_with_logits(scores, torch.from_numpy(right), reduction="none")


def messages(shared: Path, weights: Path) -> Iterator[Message]:
    """All training messages that have words, through the encoder. A text of the gold standard is refused."""
    never = read_digests(shared / "gold" / "never_train.txt")
    for given in read_messages(shared / "data" / "muc4" / "processed_gtt" / "train.json"):
        refuse_gold(str(given["docid"]), given["doctext"], never)
        lesson = muc_lesson(given)
        if not lesson.page.words:
            continue
        words = words_of_page(lesson.page, weights)
        marks = lesson.page.marks.astype(np.float32)
        around = np.concatenate([surroundings(words, lesson.page.sentence_of), marks], axis=1)
        yield Message(around=torch.from_numpy(around).half(), text=torch.from_numpy(whole_text(words)), lesson=lesson)


def learn(given: Sequence[Message], seed: int = 0) -> Net:
    """A net that has learned from the messages."""
    torch.manual_seed(seed)
    net, random = Net(), Random(seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * math.ceil(len(given) / TOGETHER)
    done = 0
    for epoch in range(EPOCHS):
        order = random.sample(list(given), len(given))
        total = 0.0
        for at in range(0, len(order), TOGETHER):
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(0.02, 0.5 * (1 + math.cos(math.pi * done / steps)))
            some = order[at : at + TOGETHER]
            loss = torch.stack([net.loss(_full(m)) for m in some]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch does not type it
            optimizer.step()
            done += 1
            total += loss.item() * len(some)
        print(f"epoch {epoch + 1}: {total / len(order):.4f}", file=sys.stderr, flush=True)
    net.eval()
    return net


def _full(message: Message) -> Message:
    return Message(around=message.around.float(), text=message.text, lesson=message.lesson)


def save(net: Net, path: Path) -> None:
    """Write the weights, half as wide as learned."""
    stored = {name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    np.savez_compressed(path, allow_pickle=False, **stored)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.muc_reader", description=__doc__)
    parser.add_argument("shared", type=Path, help="folder that holds data/muc4 and gold/never_train.txt")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the encoder's folder")
    parser.add_argument("--out", type=Path, default=OUT, help="where the weights go")
    asked = parser.parse_args(arguments)
    save(learn(list(messages(asked.shared, asked.weights))), asked.out)


if __name__ == "__main__":
    main()
