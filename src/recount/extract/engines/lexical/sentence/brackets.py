"""Brackets inside a noun phrase: "two foreign (German) staff"."""

from collections.abc import Sequence

from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.lexicon import lexicon

_ASIDE = 8  # tokens that a bracket inside a phrase may hold


def aside(words: Sequence[str], tags: Sequence[Tag], at: int) -> int | None:
    """The end of a bracket that only describes people, inside their phrase: "two foreign (German) staff"; None if it is
    another one.
    """
    close = next((k for k in range(at + 1, min(at + _ASIDE, len(words) - 1)) if words[k] == ")"), None)
    if close is None or at == 0 or tags[at - 1] is not Tag.NOMINAL or lexicon().people.match(words, close + 1) is None:
        return None
    return None if any(tags[k] is Tag.NUMBER for k in range(at, close)) else close + 1
