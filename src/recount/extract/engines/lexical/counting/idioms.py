"""Tolls told in several words: "sustained burns", "took 12 people hostage", "lost both of his sons", "no one was hurt"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.extract.engines.lexical.counting.victims import FoundToll, like_victims, toll_of, verb_behind
from recount.extract.engines.lexical.sentence.appositions import is_person_name, with_appositions
from recount.extract.engines.lexical.sentence.clauses import is_after_be, objects, subjects
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Population, TollKind
from recount.vocab.numbers import exact

_SUFFER = frozenset("sustain sustained sustaining suffer suffered suffering receive received receiving".split())
_WOUNDS = frozenset("injury injuries wound wounds burn burns fracture fractures".split())
_AILMENTS = _WOUNDS | frozenset("breathing suffocation choking symptoms exposure poisoning shrapnel inhalation".split())
_TAKE = frozenset("take takes took taken taking".split())
_TAKEN = {
    "hostage": TollKind.ABDUCTED,
    "hostages": TollKind.ABDUCTED,
    "captive": TollKind.ABDUCTED,
    "prisoner": TollKind.CAPTURED,
    "prisoners": TollKind.CAPTURED,
}
_LOSE = frozenset("lose loses lost losing".split())
_KIN = frozenset("son daughter brother sister child wife husband mother father parent grandchild cousin uncle".split())
_HARMED = {"killed": TollKind.KILLED, "injured": TollKind.INJURED}
_AHEAD = 6  # tokens after "took" or "treated" within which the rest of the idiom stands


def tolls_by_idioms(sentence: Sentence) -> Iterator[FoundToll]:
    """Every toll that takes more than one verb or noun to tell."""
    for i, tag in enumerate(sentence.tags):
        if tag is not Tag.VERB:
            continue
        word = sentence.words[i]
        if _is_hurt(sentence, i) and "fatal" not in sentence.words[i : i + _AHEAD]:
            yield from _tolls(sentence, subjects(sentence, i), TollKind.INJURED, i)
        elif word in _TAKE:
            yield from _taken(sentence, i)
        elif word in _LOSE and _has_violence(sentence):
            yield from _tolls(sentence, tuple(_own_people(sentence, i)), TollKind.KILLED, i)
    yield from _nobody(sentence)
    yield from _both(sentence)
    yield from _among(sentence)


def _among(sentence: Sentence) -> Iterator[FoundToll]:
    """ "A cook was among four people shot", "nurses were among the 12 killed": four, and twelve; not those of several deeds
    ("among nine wounded in shootings across the city").
    """
    for phrase in sentence.phrases:
        count = count_of(phrase)
        if (
            phrase.preposition != "among"
            or count != exact(count.low or 0)
            or not is_after_be(sentence, phrase.start - 1)
        ):
            continue
        cue = verb_behind(sentence, phrase)
        kind = _HARMED.get((cue.sense.outcome or "").removesuffix("_if_people")) if cue else None
        kind = TollKind.INJURED if cue and cue.sense.lemma in ("shoot", "shoot at") else kind
        several = cue and any(c.start > cue.start and sentence.words[c.end - 1].endswith("s") for c in sentence.nouns)
        if cue and kind and not several and (phrase.people or phrase.bare) and (count.low or 0) > 1:
            yield toll_of(sentence, phrase, kind, cue.start)


def _tolls(sentence: Sentence, phrases: Sequence[Phrase], kind: TollKind, verb: int) -> Iterator[FoundToll]:
    people = [p for p in with_appositions(sentence, phrases) if _can_suffer(sentence, p)]
    yield from (toll_of(sentence, p, kind, verb) for p in like_victims(sentence, people))


def _can_suffer(sentence: Sentence, phrase: Phrase) -> bool:
    """People, a name, a bare number, or a counted noun that the lexicon does not know ("two jawans")."""
    if phrase.thing or phrase.event or (phrase.people and phrase.people.unit):
        return False
    return bool(phrase.people or phrase.named or phrase.quantity) or is_person_name(sentence, phrase)


def _is_hurt(sentence: Sentence, i: int) -> bool:
    """ "sustained burns", "treated for burns"; what else one sustains or is treated for is no wound."""
    if sentence.words[i] in _SUFFER:
        told = objects(sentence, i + 1)
        return any(sentence.words[p.end - 1] in _WOUNDS for p in told) or _is_grave(sentence, i + 1)
    ahead = sentence.words[i + 1 : i + 1 + _AHEAD]
    return sentence.words[i] == "treated" and ahead[:1] == ("for",) and any(w in _AILMENTS for w in ahead)


def _is_grave(sentence: Sentence, at: int) -> bool:
    """ "suffered non-life threatening injuries": words that only say how grave a wound is stand before it."""
    words = sentence.words
    wound = next((i for i in range(at, min(at + _AHEAD, len(words))) if words[i] in _WOUNDS), None)
    return wound is not None and "threatening" in words[at:wound] and not {"and", ",", "to"} & {*words[at:wound]}


def _taken(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "took 12 people hostage"."""
    for phrase in objects(sentence, i + 1)[:1]:
        end = sentence.words[phrase.end - 1 : phrase.end + 1]
        kind = next((_TAKEN[w] for w in end if w in _TAKEN), None)
        if kind is not None and (phrase.people or phrase.bare) and phrase.end - i > 1:
            inside = sentence.words[phrase.end - 1] in _TAKEN and phrase.end - phrase.start > 1
            yield toll_of(sentence, replace(phrase, end=phrase.end - inside), kind, i)


def _own_people(sentence: Sentence, i: int) -> Iterator[Phrase]:
    """ "lost both of his sons", "lost twenty soldiers": kin, or fighters with a number."""
    for phrase in objects(sentence, i + 1):
        people = phrase.people
        if people is None or people.unit:
            continue
        kin = people.lemma in _KIN and any(w in ("his", "her", "their") for w in _opening(sentence, phrase))
        fighters = people.population is Population.COMBATANT and phrase.quantity is not None
        if kin or fighters:
            yield phrase


def _opening(sentence: Sentence, phrase: Phrase) -> Sequence[str]:
    return sentence.words[phrase.start : phrase.head]


def _has_violence(sentence: Sentence) -> bool:
    nouns = any(not c.sense.weak or c.sense.event == "attack" for c in sentence.nouns)
    return nouns or bool(sentence.weapons) or any(not c.sense.weak for c in sentence.verbs)


def _nobody(sentence: Sentence) -> Iterator[FoundToll]:
    """ "No one was killed", "neither was hurt", "none of them was wounded", "hurt nobody": 0, as worded."""
    for cue in sentence.verbs:
        kind = _HARMED.get(cue.sense.outcome or "")
        span = (_nobody_after(sentence, cue.end) or _nobody_before(sentence, cue.start)) if kind else None
        if kind is not None and span is not None:
            yield FoundToll(
                kind=kind,
                count=exact(0),
                population=Population.UNSTATED,
                start=span[0],
                end=span[1],
                verb=cue.start,
            )


def _nobody_before(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The words for nobody that a verb in the passive has as its subject."""
    words, at = sentence.words, verb - 1
    while at > 0 and sentence.tags[at] in (Tag.AUXILIARY, Tag.ADVERB):
        at -= 1
    if at < 0 or at == verb - 1:
        return None
    if at > 1 and words[at] in _THEM and words[at - 1] == "of":
        at -= 2
        return (at, at + 3) if words[at] in _NOBODY or words[at - 1 : at + 1] == ("not", "one") else None
    if words[at] in _NOBODY:
        return at, at + 1
    return (at - 1, at + 1) if at and words[at - 1 : at + 1] == ("no", "one") else None


def _nobody_after(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The same of an object: "wounding nobody"."""
    return (at, at + 1) if sentence.words[at : at + 1] in (("nobody",), ("no-one",), ("none",)) else None


_NOBODY = frozenset({"nobody", "no-one", "none", "neither"})
_THEM = frozenset({"them", "us", "these", "those"})


def _both(sentence: Sentence) -> Iterator[FoundToll]:
    """ "Both were killed", "they were both wounded": two, whoever they are."""
    for cue in sentence.verbs:
        kind = _TWO.get(cue.sense.outcome or "")
        at = cue.start - 1
        while at > 0 and sentence.tags[at] in (Tag.AUXILIARY, Tag.ADVERB) and sentence.words[at] != "both":
            at -= 1
        alone = at < cue.start - 1 or (at > 1 and sentence.words[at - 2] == "they")
        opens = at <= 0 or sentence.tags[at - 1] in (Tag.MARK, Tag.AUXILIARY, Tag.CONJUNCTION, Tag.SUBORDINATOR)
        if kind is not None and at >= 0 and sentence.words[at] == "both" and alone and opens:
            yield FoundToll(
                kind=kind, count=exact(2), population=Population.UNSTATED, start=at, end=at + 1, verb=cue.start
            )


_TWO = {
    **_HARMED,
    "captured": TollKind.CAPTURED,
    "abducted": TollKind.ABDUCTED,
}
