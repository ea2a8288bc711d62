"""What has not happened: threats, warnings and plans of violence."""

from collections.abc import Iterator, Sequence

from recount.extract.engines.lexical.saying.voices import Voice
from recount.extract.engines.lexical.sentence.parse import Sentence

_FUTURE = frozenset("will would shall 'll".split())
_INTENDING = frozenset(
    "threatened threatens threatening vowed vows vow vowing pledged pledges warned warns warning threat threats plan plans "
    "planned planning preparing prepares prepared intends intend about going set ready expected poised fears hoping".split()
)
_NAMING = frozenset("threatened threatens threaten threatening vowed vows warned warns threat threats".split())
_HINDSIGHT = frozenset("later eventually subsequently have".split())
_REACH = 8  # tokens from a word of intent to the deed


def is_ahead(sentence: Sentence, start: int, end: int, voice: Voice) -> bool:
    """Is every deed of ``tokens[start:end]`` one of the future or of a threat?

    Without a verb of violence, a word of threat or a warning voice is enough: "warned of further strikes".
    """
    verbs = [c.start for c in sentence.verbs if start <= c.start < end]
    if verbs:
        return all(_is_intended(sentence, verb, start) for verb in verbs)
    warned = voice.stance == "anticipates" and any(start <= i < end for i in voice.tokens)
    words = sentence.words
    dead = any(w in ("killed", "dead", "died", "wounded", "injured") for w in words[start:end])
    meant = any(
        (w in _NAMING and not _is_grave(words, i)) or (w in _INTENDING and words[i + 1 : i + 2] == ("to",))
        for i, w in _within(words, start, end)
    )
    return not dead and (warned or meant or _is_future_noun(sentence, start, end))


def _is_grave(words: Sequence[str], i: int) -> bool:
    """ "Non-life threatening injuries", "a limb threatening wound": what threatens is a wound, and nobody."""
    return words[i] == "threatening" and i > 0 and words[i - 1].endswith(("life", "limb"))


def _within(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    return ((i, words[i]) for i in range(start, min(end, len(words))))


def _is_intended(sentence: Sentence, verb: int, start: int) -> bool:
    words = sentence.words
    near = words[max(start, verb - 4) : verb]
    for k, word in enumerate(near):
        if word in _FUTURE:
            return not (word == "would" and set(near[k + 1 :]) & _HINDSIGHT)
    before = words[max(start, verb - _REACH) : verb]
    return "to" in near and any(w in _INTENDING for w in before)


def _is_future_noun(sentence: Sentence, start: int, end: int) -> bool:
    """ "a new assault will hinder": the noun of violence is what will be."""
    return any(start <= c.start < end and sentence.words[c.end : c.end + 1] == ("will",) for c in sentence.nouns)
