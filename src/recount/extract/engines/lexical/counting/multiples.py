"""Numbers in one word: "a quadruple shooting" is four people shot, "a triple homicide" three dead."""

from collections.abc import Iterator
from itertools import pairwise

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Population, TollKind
from recount.vocab.counting.multiples import times_of
from recount.vocab.numbers import exact

_OF = {
    "shooting": TollKind.INJURED,
    "stabbing": TollKind.INJURED,
    "homicide": TollKind.KILLED,
    "murder": TollKind.KILLED,
    "killing": TollKind.KILLED,
    "slaying": TollKind.KILLED,
}


def tolls_by_multiples(sentence: Sentence) -> Iterator[FoundToll]:
    """The people whom the word before a deed counts; where others count them too, it adds nobody (`faint`)."""
    words = sentence.words
    for i, (word, deed) in enumerate(pairwise(words)):
        if (times := times_of(word)) is None:
            continue
        fatal = deed in ("fatal", "deadly")
        at = i + 1 + fatal
        kind = _OF.get(words[at]) if at < len(words) else None
        if kind is None or words[at + 1 : at + 2] in _ENDED:
            continue
        yield FoundToll(
            kind=TollKind.KILLED if fatal else kind,
            count=exact(times),
            population=Population.UNSTATED,
            start=i,
            end=at + 1,
            verb=at,
            faint=True,
        )


_ENDED = (("-",), ("suicide",), ("/",), ("attempt",), ("plot",))  # "a double murder - suicide" may be two or three
