"""What befell one person told of before: "he later died", "she was shot in the hand", "shooting himself in the leg".

All of these are `faint`: who he is the sentence does not say, and others may count him (see `story.faint`).
"""

from collections.abc import Iterator

from recount.extract.engines.lexical.counting.spared import is_negated
from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.clauses import is_after_be
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Population, TollKind
from recount.vocab.counting.words import counting_words
from recount.vocab.numbers import exact

DYING = frozenset(
    "died dies die dead death deceased fatal fatally succumbed succumbs killed killing kill homicide murder body".split()
)
PRONOUNCED = frozenset("pronounced declared confirmed found".split())
HE = frozenset({"he", "she", "i", "himself", "herself", "own"})
_DIED = frozenset({"died", "dies", "succumbed"})
_SHOT = frozenset("shot wounded injured stabbed".split())
_HIT = frozenset("hit struck grazed".split())
_SHOOTS = frozenset("shot shoot shoots shooting wounded wounding".split())
_SELF = frozenset({"himself", "herself", "self"})
_BEARS = frozenset("had has have suffered sustained received".split())
_WOUND = frozenset("wound wounds injury injuries".split())
_MISHAP = frozenset("accidentally accidental accident unintentionally mistakenly".split())
_LIMBS = frozenset(
    "arm arms forearm hand hands leg legs thigh thighs foot feet knee knees finger fingers toe shoulder wrist calf ankle".split()
)
_NEAR = 6  # tokens from the verb to what was hit, from "had" to "wound"


def of_him(sentence: Sentence) -> Iterator[FoundToll]:
    """Every toll of one person whom a pronoun names."""
    yield from _died(sentence)
    if not DYING & {*sentence.words}:
        yield from (_toll(TollKind.INJURED, at, verb) for at, verb in (*_hit(sentence), *_by_himself(sentence)))


def _toll(kind: TollKind, at: int, verb: int) -> FoundToll:
    return FoundToll(
        kind=kind, count=exact(1), population=Population.UNSTATED, start=at, end=at + 1, verb=verb, faint=True
    )


def _died(sentence: Sentence) -> Iterator[FoundToll]:
    """ "He later died", "where she was pronounced dead"."""
    for i, at in _predicates(sentence):
        ahead = sentence.words[at : at + 2]
        pronounced = at > i + 1 and ahead[0:1] and ahead[0] in PRONOUNCED and ahead[1:] in (("dead",), ("deceased",))
        if pronounced or (ahead and ahead[0] in _DIED):
            yield _toll(TollKind.KILLED, i, at)


def _predicates(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Each "he", "she" and "I", and the first word after it that is no auxiliary and no adverb."""
    for i, word in enumerate(sentence.words):
        if word in ("he", "she", "i"):
            at = i + 1
            while at < len(sentence.words) and sentence.tags[at] in (Tag.AUXILIARY, Tag.ADVERB):
                at += 1
            yield i, at


def _hit(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """ "He was shot in the hand", "she was struck by a bullet", "he had a gunshot wound": the pronoun and the verb."""
    words, known = sentence.words, counting_words()
    for i, at in _predicates(sentence):
        word, ahead = words[at : at + 1], words[at + 1 : at + 1 + _NEAR]
        if not word or is_negated(sentence, at) or words[i - 1 : i] == ("if",):
            continue
        where = known.body & {*ahead} or known.bullets & {*ahead}
        passive = is_after_be(sentence, at)
        shot = passive and ((word[0] in _SHOT and ahead[:1] != ("at",)) or (word[0] in _HIT and where))
        wound = next((n for n, w in enumerate(ahead) if w in _WOUND), None)
        bears = _BEARS & {*words[at - 1 : at + 1]} and wound is not None and known.bullets & {*ahead[:wound]}
        if shot or bears:
            yield i, at


def _by_himself(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """ "Shooting himself in the leg", "accidentally shot himself", "shoots own foot": the pronoun and the verb. A shot in the
    head may be his last.
    """
    words = sentence.words
    for i, word in enumerate(words[:-1]):
        own = words[i + 1] == "own" or words[i + 1 : i + 3] in (("his", "own"), ("her", "own"))
        if word not in _SHOOTS or not (words[i + 1] in _SELF or own):
            continue
        limb = _LIMBS & {*words[i + 2 : i + 2 + _NEAR]}
        if limb or (not own and _MISHAP & {*words}):
            yield i + 1, i
