"""Numbers that count several outcomes together: "142 killed and wounded", "29 casualties", "some 300 are dead or missing"."""

from collections.abc import Iterable, Sequence

from recount.extract.engines.encoder.members import HURT
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import TollKind
from recount.vocab.numbers import read_quantity

_SPOKEN_OF = frozenset("dead deaths death killed killing fatalities martyrs martyred martyrdom bodies captured".split())

_PUT = frozenset("were was are is to amounted reached totalled stand stood".split())
_BEFORE = 14  # words between "the losses of the army" and their number
_ARTICLES = frozenset("a an another the his her their".split())
_CASUALTIES = frozenset({"casualty", "casualties"})

_OUTCOMES = {
    **dict.fromkeys(("killed", "dead", "murdered", "died", "killing"), TollKind.KILLED),
    **dict.fromkeys(("wounded", "injured", "hurt", "injuring", "wounding", "maimed"), TollKind.INJURED),
    **dict.fromkeys(("missing", "disappeared"), TollKind.MISSING),
    **dict.fromkeys(("kidnapped", "abducted", "kidnapping", "abducting"), TollKind.ABDUCTED),
    **dict.fromkeys(("captured", "capturing"), TollKind.CAPTURED),
}
_LINKS = frozenset("is are was were be been being have has had went gone either ,".split())
_REACH = 9  # words beside a number in which its outcomes stand
_THIRD = frozenset({TollKind.MISSING, TollKind.ABDUCTED, TollKind.CAPTURED})


def either(sentence: Sentence, start: int, end: int) -> tuple[TollKind, ...]:
    """The outcomes that the words right behind a number, or right before it, leave open: "300 are dead or missing", "killed,
    injured or abducted 40 villagers". Nothing where there is one, or only dead and hurt, of which `is_joint` tells.
    """
    behind = _open(sentence.words[end : end + _REACH])
    kinds = behind or _open(reversed(sentence.words[max(0, start - _REACH) : start]))[::-1]
    return kinds if _THIRD & {*kinds} else ()


def _open(words: Iterable[str]) -> tuple[TollKind, ...]:
    found: list[TollKind] = []
    left = False
    for word in words:
        if word in _OUTCOMES:
            found.append(_OUTCOMES[word])
        elif word == "or":
            left = True
        elif word not in _LINKS:
            break
    return tuple(dict.fromkeys(found)) if left and len({*found}) > 1 else ()


def is_joint(sentence: Sentence, start: int, end: int) -> bool:
    """Does a number count the dead and the wounded together ("142 killed and wounded", "29 casualties")?"""
    if _CASUALTIES & {*sentence.words[start:end]} or _put_as_losses(sentence, start, end):
        return True
    near = sentence.words[max(0, start - 4) : end + 5]
    for n in range(1, len(near) - 1):
        if _joins(near, n) and near[n - 1] in _SPOKEN_OF and near[n + 1] in HURT and not _hurts(near, n):
            inside = range(max(0, start - 4) + n - 1, max(0, start - 4) + n + 2)
            before = any(k < start for k in inside) and not any(start <= k < end for k in inside)
            right_before = start - 1 in inside  # "killed and wounded five members"
            return (
                not before or right_before or sentence.words[start - 1] in ("to", "of", "reached", "totalled", "were")
            )
    return False


def _joins(words: Sequence[str], n: int) -> bool:
    """Does a word join two outcomes? In a headline a comma does ("killed, wounded in raids"), unless a number follows."""
    if words[n] == ",":
        return n + 2 < len(words) and read_quantity(words, n + 2) is None
    return words[n] in ("and", "or", "/", "&")


def _hurts(words: Sequence[str], n: int) -> bool:
    """ "Shot two herders dead and wounded a boy": the second is a verb with others behind it."""
    behind = words[n + 2 : n + 3]
    others = bool(behind) and (behind[0] in _ARTICLES or read_quantity(words, n + 2) is not None)
    return words[n - 1] == "dead" and others


def _put_as_losses(sentence: Sentence, start: int, end: int) -> bool:
    """ "The army's losses over the past day were 1,280 people": of dead alone nobody speaks."""
    before = sentence.words[max(0, start - _BEFORE) : start]
    told = "losses" in before and before[-1] in _PUT
    return told and not (_SPOKEN_OF | HURT) & {*before, *sentence.words[start : end + 3]}
