"""A headline with another number than the text below it is a claim of its own (gold/GUIDE.md): nobody is counted twice."""

from collections.abc import Callable, Iterator, Sequence

from recount.extract.engine import Draft, DraftToll
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.sizes import size_of_toll
from recount.extract.engines.encoder.reading import Reading
from recount.model import TollKind
from recount.vocab.numbers import read_quantity

_BOTH = (TollKind.KILLED, TollKind.INJURED)
_PLAIN = frozenset("at least more than over up to dead killed people persons wounded injured hurt others".split())


def headlines_apart(reading: Reading, groups: Sequence[Group], draft: Callable[[Group], Draft]) -> Iterator[Group]:
    """The claims in the making, with each that a headline and the text below it tell with other numbers cut in two."""
    for found in groups:
        first, *below = found.mentions
        at = [reading.mentions[m].start for m in found.mentions]
        if below and reading.page.is_headline(at[0]) and not reading.page.is_headline(at[1]):
            parts = Group([first], found.event), Group(below, found.event)
            if _numbers_differ(*(draft(part) for part in parts)):
                yield from parts
                continue
        yield found


def _numbers_differ(one: Draft, other: Draft) -> bool:
    """Does a headline give a number of dead, or of hurt, and of nobody in particular, that the text nowhere gives? "Four
    guards killed" may be some of six.
    """
    for kind in _BOTH:
        above, below = ([t for t in d.tolls if t.kind is kind and t.part_of is None] for d in (one, other))
        told = {t.count for t in below}
        summed = sum(map(size_of_toll, below))
        new = (t for t in above if _is_plain(t) and size_of_toll(t) not in (0, summed) and t.count not in told)
        if summed and any(new):
            return True
    return False


def _is_plain(toll: DraftToll) -> bool:
    """ "At least 20", "six dead"."""
    words = toll.words.exact.lower().split()
    return all(w in _PLAIN or read_quantity([w], 0) is not None for w in words)
