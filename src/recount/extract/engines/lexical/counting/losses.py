"""Things: what was destroyed, damaged, taken or hit, in the words of one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.counting.nominal import objects_of
from recount.extract.engines.lexical.sentence.clauses import is_active, is_after_be, objects, subjects
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, LossClass, LossKind
from recount.vocab.lexicon import Thing, Verb
from recount.vocab.numbers import UNQUANTIFIED, exact

_NOMINAL = {
    "destruction": LossKind.DESTROYED,
    "demolition": LossKind.DESTROYED,
    "damage": LossKind.DAMAGED,
    "damages": LossKind.DAMAGED,
}
# What is fired or dropped: "hit" takes these only where they are what was fired at, not what was fired.
_MUNITIONS = frozenset({LossClass.WEAPON, LossClass.DRONE, LossClass.AIRCRAFT})
# What an army can lose. It does not "lose" a house, and to lose a town is another matter.
_MATERIEL = frozenset(
    {
        *_MUNITIONS,
        LossClass.TANK,
        LossClass.ARMOURED_VEHICLE,
        LossClass.VEHICLE,
        LossClass.ARTILLERY,
        LossClass.ROCKET_SYSTEM,
        LossClass.AIR_DEFENCE,
        LossClass.VESSEL,
    }
)
_STRENGTH = {LossKind.DESTROYED: 3, LossKind.CAPTURED: 2, LossKind.DAMAGED: 1, LossKind.HIT: 0}
# "Kill" and its like take living things; these also take materiel.
_ELIMINATE = frozenset({"eliminate", "liquidate", "neutralise", "neutralize"})
_ANIMALS = frozenset("sheep cattle livestock animal camel goat cow donkey horse mule".split())
_ATTACKS = frozenset({"air_strike", "drone_strike", "shelling", "strike", "bombing", "suicide_bombing", "attack"})
_AIMED = frozenset({"on", "against"})
_AIM = frozenset({"target", "attack", "assail"})
_VAGUE = frozenset("target site object road street land area field infrastructure".split())
_LOSE = frozenset({"lost", "loses", "losing"})
_EXPLODE = frozenset({"explode", "detonate", "go off"})
_INTO = frozenset({"in", "under", "inside", "beneath", "underneath"})


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
    found = sorted(
        (*_by_verbs(sentence), *_by_nouns(sentence), *_by_attacks(sentence), *_by_blasts(sentence), *_lost(sentence)),
        key=lambda x: -_STRENGTH[x.kind],
    )
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
            if phrase.thing is None or phrase.determiner == "any" or not _is_taken_by(cue.sense, phrase.thing, kind):
                continue
            if cue.sense.lemma not in _AIM or _is_definite(sentence, phrase):
                yield _loss(phrase, phrase.thing, kind, cue.start)


def _is_taken_by(verb: Verb, thing: Thing, kind: LossKind) -> bool:
    if verb.outcome == "killed" and verb.lemma not in _ELIMINATE:
        return thing.lemma in _ANIMALS
    return not (kind is LossKind.HIT and thing.loss_class in _MUNITIONS)


def _things(sentence: Sentence, cue: Cue[Verb]) -> Sequence[Phrase]:
    """What a verb is done to. A rocket that "destroyed" something, object unread, was not destroyed: it takes a "was"."""
    if is_active(sentence, cue):
        return objects(sentence, cue.end)
    found = subjects(sentence, cue.start)
    passive = is_after_be(sentence, cue.start)
    return tuple(p for p in found if passive or p.quantity or not (p.thing and p.thing.loss_class in _MUNITIONS))


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
            before = sentence.words[max(0, i - 2) : i]
            negated = "no" in before or "without" in before
            for phrase in objects_of(sentence, i + 2):
                if phrase.thing:
                    loss = _loss(phrase, phrase.thing, kind, i)
                    yield replace(loss, count=exact(0)) if negated else loss
        elif sentence.words[i - 1 : i] == ("material",) and (material := sentence.phrase_at(i)) is not None:
            yield FoundLoss(
                kind=kind,
                loss_class=LossClass.OTHER,
                count=UNQUANTIFIED,
                start=material.start,
                end=material.end,
                verb=i,
            )


def _by_attacks(sentence: Sentence) -> Iterator[FoundLoss]:
    """ "an air strike on a livestock market", "strikes against fuel depots": hit, with no outcome said."""
    for cue in sentence.nouns:
        if cue.sense.event not in _ATTACKS or sentence.words[cue.end : cue.end + 1] == ():
            continue
        if sentence.words[cue.end] in _AIMED:
            yield from _hit(sentence, objects_of(sentence, cue.end + 1), cue.start)


def _by_blasts(sentence: Sentence) -> Iterator[FoundLoss]:
    """ "a mine exploded under a car": the car was hit."""
    for cue in sentence.verbs:
        if cue.sense.lemma in _EXPLODE and sentence.words[cue.end : cue.end + 1] and sentence.words[cue.end] in _INTO:
            yield from _hit(sentence, objects_of(sentence, cue.end + 1)[:1], cue.start)


def _is_definite(sentence: Sentence, phrase: Phrase) -> bool:
    """Is it a thing that was aimed at, rather than a place by its name or "targets" and "sites" without a number?"""
    counted = phrase.quantity is not None and phrase.quantity.count.low is not None
    vague = phrase.thing is not None and phrase.thing.lemma in _VAGUE
    named = sentence.tokens[phrase.end - 1].is_capital and phrase.end - phrase.start > 1
    return counted or not (vague or named or phrase.determiner == "any")


def _hit(sentence: Sentence, phrases: Sequence[Phrase], verb: int) -> Iterator[FoundLoss]:
    for phrase in phrases:
        if phrase.thing and phrase.thing.loss_class not in _MUNITIONS and _is_definite(sentence, phrase):
            yield _loss(phrase, phrase.thing, LossKind.HIT, verb)


def _lost(sentence: Sentence) -> Iterator[FoundLoss]:
    """ "The enemy lost one tank and two trucks": materiel counted as lost is destroyed."""
    for i, word in enumerate(sentence.words):
        if word not in _LOSE or sentence.tags[i] is not Tag.VERB:
            continue
        for phrase in objects(sentence, i + 1):
            counted = phrase.quantity is not None or phrase.determiner in ("a", "an")
            if phrase.thing and phrase.thing.loss_class in _MATERIEL and counted:
                yield _loss(phrase, phrase.thing, LossKind.DESTROYED, i)
