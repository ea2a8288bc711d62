"""Relative clauses between a subject and its verb: "three farmers who had entered the house were hurt"."""

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag

_WHO_DID = 3  # tokens: whom the clause tells of, "who", and its verb


def relative(sentence: Sentence, at: int) -> int | None:
    """Where "who" stands, a comma before it included, if the token at `at` is its verb or the verb's object; None if not.

    A verb that no lexicon knows is read as a phrase.
    """
    phrase = sentence.phrase_at(at)
    if phrase is None:
        return _who_before(sentence, at) if sentence.tags[at] is Tag.AUXILIARY else None
    if phrase.preposition is not None or phrase.start < _WHO_DID:
        return None
    starts = (phrase.start, phrase.start - 1)
    return next((who for start in starts if (who := _who_before(sentence, start)) is not None), None)


def _who_before(sentence: Sentence, verb: int) -> int | None:
    i = verb - 1
    while i > 0 and sentence.tags[i] in (Tag.AUXILIARY, Tag.ADVERB):
        i -= 1
    if i < 1 or sentence.words[i] != "who":
        return None
    return i - (sentence.words[i - 1] == ",")
