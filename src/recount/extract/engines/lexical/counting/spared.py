"""People whom nothing befell, by the verb that says so: "two clerks were not hurt", "shot but not killed"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import TollKind
from recount.vocab.numbers import exact

_NEVER = frozenset({"not", "never"})


def is_negated(sentence: Sentence, verb: int) -> bool:
    """Does "not" stand before the verb, among its own auxiliaries and adverbs? "Not only wounded" is wounded."""
    words, at = sentence.words, verb - 1
    while at >= 0 and sentence.tags[at] in (Tag.AUXILIARY, Tag.ADVERB):
        if (words[at] in _NEVER and words[at + 1] not in ("only", "just")) or words[at].endswith(("n't", "n’t")):
            return True
        at -= 1
    return False


def spared(tolls: Iterable[FoundToll]) -> Iterator[FoundToll]:
    """The tolls of a verb that is negated: nobody was hurt, or killed. Who was not taken or driven out is not told of."""
    yield from (replace(t, count=exact(0)) for t in tolls if t.kind in (TollKind.KILLED, TollKind.INJURED))
