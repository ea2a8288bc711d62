"""Things: what was destroyed, damaged, taken or hit, in the words of one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.clauses import is_active, objects, subjects
from recount.extract.engines.lexical.nominal import objects_of
from recount.extract.engines.lexical.parse import Cue, Sentence
from recount.extract.engines.lexical.phrases import Phrase, count_of
from recount.model import Count, LossClass, LossKind
from recount.vocab.lexicon import Thing, Verb
from recount.vocab.numbers import UNQUANTIFIED, exact

_NOMINAL = {
    "destruction": LossKind.DESTROYED,
    "demolition": LossKind.DESTROYED,
    "damage": LossKind.DAMAGED,
    "damages": LossKind.DAMAGED,
}
# Things that "hit" takes only where they are what was fired at, not what was fired.
_MUNITIONS = frozenset({LossClass.WEAPON, LossClass.DRONE, LossClass.AIRCRAFT})
_STRENGTH = {LossKind.DESTROYED: 3, LossKind.CAPTURED: 2, LossKind.DAMAGED: 1, LossKind.HIT: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLoss:
    """A loss at ``tokens[start:end]``; `verb` is the token that says what happened."""

    kind: LossKind
    loss_class: LossClass
    count: Count
    start: int
    end: int
    verb: int


def find_losses(sentence: Sentence) -> tuple[FoundLoss, ...]:
    """Every loss of the sentence; of two verbs on one thing ("hit and destroyed") the stronger outcome stays."""
    found = sorted((*_by_verbs(sentence), *_by_nouns(sentence)), key=lambda x: -_STRENGTH[x.kind])
    kept: list[FoundLoss] = []
    for loss in found:
        if not any(k.start < loss.end and loss.start < k.end for k in kept):
            kept.append(loss)
    return tuple(sorted(kept, key=lambda x: x.start))


def _by_verbs(sentence: Sentence) -> Iterator[FoundLoss]:
    for cue in sentence.verbs:
        if cue.sense.loss is None:
            continue
        kind = LossKind(cue.sense.loss)
        for phrase in _things(sentence, cue):
            if phrase.thing and not (kind is LossKind.HIT and phrase.thing.loss_class in _MUNITIONS):
                yield _loss(phrase, phrase.thing, kind, cue.start)


def _things(sentence: Sentence, cue: Cue[Verb]) -> Sequence[Phrase]:
    if is_active(sentence, cue):
        return objects(sentence, cue.end)
    return subjects(sentence, cue.start)


def _loss(phrase: Phrase, thing: Thing, kind: LossKind, verb: int) -> FoundLoss:
    return FoundLoss(
        kind=kind, loss_class=thing.loss_class, count=count_of(phrase), start=phrase.start, end=phrase.end, verb=verb
    )


def _by_nouns(sentence: Sentence) -> Iterator[FoundLoss]:
    """ "the destruction of two vehicles", "causing damage to a house", "material damage", "no damage to the base"."""
    for i, word in enumerate(sentence.words):
        kind = _NOMINAL.get(word)
        if kind is None:
            continue
        if sentence.words[i + 1 : i + 2] in (("of",), ("to",), ("in",)):
            negated = "no" in sentence.words[max(0, i - 2) : i] or "without" in sentence.words[max(0, i - 2) : i]
            for phrase in objects_of(sentence, i + 2):
                if phrase.thing:
                    loss = _loss(phrase, phrase.thing, kind, i)
                    yield replace(loss, count=exact(0)) if negated else loss
        elif sentence.words[i - 1 : i] == ("material",):
            material = sentence.phrase_at(i)
            if material is not None:
                yield FoundLoss(
                    kind=kind,
                    loss_class=LossClass.OTHER,
                    count=UNQUANTIFIED,
                    start=material.start,
                    end=material.end,
                    verb=i,
                )
