"""Reads one text for the tests of this folder."""

from recount.extract.engines.lexical.counting.losses import find_losses
from recount.extract.engines.lexical.counting.tolls import find_tolls
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.passages import split_passages


def read(text: str) -> tuple[Sentence, ...]:
    """Every sentence of a text."""
    return read_sentences(text, split_passages(text))


def tolls(text: str) -> list[str]:
    """ "killed 3..3 civilian: three women" for every toll, in order; a part begins with "of": "of 0: …"."""
    found = []
    for sentence in read(text):
        for toll in find_tolls(sentence):
            part = "" if toll.part_of is None else f"of {toll.part_of}: "
            count = f"{_bound(toll.count.low)}..{_bound(toll.count.high)}"
            words = sentence.said(toll.start, toll.end)
            found.append(f"{part}{toll.kind.value} {count} {toll.population.value}: {words}")
    return found


def losses(text: str) -> list[str]:
    """ "destroyed 2..2 vehicle: two trucks" for every loss, in order."""
    return [
        f"{x.kind.value} {_bound(x.count.low)}..{_bound(x.count.high)} {x.loss_class.value}: {s.said(x.start, x.end)}"
        for s in read(text)
        for x in find_losses(s)
    ]


def _bound(number: int | None) -> str:
    return "" if number is None else str(number)
