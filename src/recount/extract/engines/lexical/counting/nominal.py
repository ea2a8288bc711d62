"""Tolls told by nouns and adjectives: "the death of X", "12 casualties", "a death toll of 31", "left five dead"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.extract.engines.lexical.counting.victims import FoundToll, jointly, like_victims, population_of, toll_of
from recount.extract.engines.lexical.sentence.appositions import age_before, is_person_name, with_appositions
from recount.extract.engines.lexical.sentence.clauses import chain_left, headline_list, listed
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Population, TollKind
from recount.vocab.numbers import UNQUANTIFIED, exact

_KINDS = {kind.value: kind for kind in TollKind}
_BOTH = (TollKind.KILLED, TollKind.INJURED)
_ADJECTIVES = {"dead": TollKind.KILLED, "missing": TollKind.MISSING}
_SAFE = frozenset({"unhurt", "unharmed", "uninjured", "unscathed"})
_COUNTED = frozenset({"deaths", "fatalities", "injuries"})
_SECOND = frozenset("injury injuries wounding death injuring martyrdom killing".split())
_DYING = frozenset("death deaths martyrdom killing".split())
_SUFFER = frozenset("sustain sustained sustaining suffer suffered suffering receive received receiving".split())
_FATAL = frozenset({"fatal", "deadly"})
_HARM = frozenset({"damage", "harm"})


def tolls_by_nouns(sentence: Sentence) -> Iterator[FoundToll]:
    """The tolls that nouns of outcome tell of: deaths, injuries, casualties, bodies, lives."""
    for cue in sentence.nouns:
        if cue.sense.outcome is not None:
            yield from _of_noun(sentence, cue.start, cue.end, _KINDS[cue.sense.outcome])
        elif cue.start and sentence.words[cue.start - 1] in _FATAL:
            for people in people_after_of(sentence, cue.end):
                yield toll_of(sentence, people, TollKind.KILLED, cue.start)
    for i, word in enumerate(sentence.words):
        before = sentence.words[max(0, i - 2) : i]
        if word in ("casualty", "casualties"):
            yield from _casualties(sentence, i)
        elif (
            (word in ("bodies", "corpses") or sentence.words[i : i + 2] == ("remains", "of"))
            and (bodies := sentence.phrase_at(i))
            and (bodies.quantity or bodies.people)
            and not (bodies.preposition == "in" and bodies.determiner in _POSSESSIVES)
        ):
            yield toll_of(sentence, bodies, TollKind.KILLED, i)
        elif word in ("lives", "life") and before[-1:] == ("the",) and before[0] in _TAKES_LIVES:
            yield from (toll_of(sentence, p, TollKind.KILLED, i) for p in people_after_of(sentence, i + 1))
        elif word in _HARM and before[-1:] == ("no",):
            yield from _no_harm(sentence, i)


_POSSESSIVES = frozenset({"his", "her", "their"})  # "shot in their lower bodies"
_TAKES_LIVES = frozenset("claim claims claimed claiming take takes took taken taking cost costs costing".split())


def _of_noun(sentence: Sentence, start: int, end: int, kind: TollKind) -> Iterator[FoundToll]:
    """ "the death of X", "the death and injury of 9 citizens", "12 deaths", "five fatalities", "no injuries"."""
    words = sentence.words
    phrase = sentence.phrase_at(start)
    if words[start - 1 : start] in (("and",), ("or",)) and start > 1 and words[start - 2] in _DYING:
        return
    if phrase and phrase.end == end and words[end - 1] in _COUNTED and (phrase.quantity or phrase.determiner == "no"):
        if not _is_suffered(sentence, phrase):
            yield replace(toll_of(sentence, phrase, kind, start), population=_of_whom(sentence, end))
        return
    second = end + 1 + (words[end + 1 : end + 2] == ("the",))
    if words[end : end + 1] in (("and",), ("or",)) and second < len(words) and words[second] in _SECOND:
        for people in people_after_of(sentence, second + 1):
            for one in _BOTH:
                toll = toll_of(sentence, people, one, start)
                yield replace(toll, count=jointly(toll.count))
        return
    for people in people_after_of(sentence, end):
        if words[start] == "martyrdom" or not _is_one(people) or _violence_besides(sentence, start):
            yield toll_of(sentence, people, kind, start)


def _is_one(people: Phrase | tuple[Phrase, ...]) -> bool:
    if isinstance(people, tuple):
        return False
    return (people.people is None and not people.bare) or count_of(people).high == 1


def _is_suffered(sentence: Sentence, phrase: Phrase) -> bool:
    """ "sustained various injuries", "with multiple injuries" counts injuries, not people."""
    before = sentence.words[phrase.start - 1] if phrase.start else ""
    return before in _SUFFER or (before == "with" and count_of(phrase).low is None)


def _of_whom(sentence: Sentence, at: int) -> Population:
    """The population in "no injuries to coalition personnel"."""
    people = (
        next((p for p in listed(sentence, at + 1) if p.people), None) if sentence.words[at : at + 1] in _TO else None
    )
    return population_of(sentence, people) if people else Population.UNSTATED


_TO = (("to",), ("among",), ("of",))


def _violence_besides(sentence: Sentence, noun: int) -> bool:
    """ "the death of X" alone is no violence: a verb, a weapon or another noun has to tell of it."""
    others = [c for c in sentence.nouns if c.start != noun and not c.sense.weak]
    return bool(others or sentence.weapons or any(not c.sense.weak for c in sentence.verbs))


def people_after_of(sentence: Sentence, at: int) -> Iterator[Phrase | tuple[Phrase, ...]]:
    """The people that "of", "to" or "among" at `at` governs, lists of like victims taken together."""
    if sentence.words[at : at + 1] in _TO:
        phrases = with_appositions(sentence, objects_of(sentence, at + 1))
        kept = tuple(p for p in phrases if p.people or p.bare or p.named or is_person_name(sentence, p))
        yield from like_victims(sentence, kept)


def objects_of(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The list of phrases that begins after a preposition, at `at`."""
    return listed(sentence, at)


def _casualties(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "no casualties" is 0 dead and 0 hurt; "50 casualties" at most 50 of each; bare "casualties" unquantified of both."""
    phrase = sentence.phrase_at(i)
    if phrase is None or (
        sentence.words[i] == "casualty" and phrase.quantity is None and phrase.determiner not in ("a", "no", "any")
    ):
        return
    words = sentence.words
    none = phrase.determiner in ("no", "any") or (phrase.quantity is None and _is_denied(words[: phrase.start]))
    civilian = "civilian" in words[phrase.start : phrase.end]
    for kind in _BOTH:
        toll = toll_of(sentence, phrase, kind, i)
        told = jointly(toll.count) if phrase.quantity or not phrase.plural else UNQUANTIFIED
        population = Population.CIVILIAN if civilian else _of_whom(sentence, phrase.end)
        yield replace(toll, count=exact(0) if none else told, population=population)


_REPORTS = frozenset("report reports indication indications sign signs evidence record information".split())
_REPORTED = frozenset("reported suffered sustained had took".split())
_CAUSE = frozenset("causing inflicting suffering sustaining reporting incurring".split())


def _is_denied(before: Sequence[str]) -> bool:
    """Do the words before casualties say that there were none: "without causing", "no reports of", "no damage or"?"""
    near = tuple(before[-4:])
    if near[-1:] == ("without",) or (near[-2:-1] == ("without",) and near[-1] in _CAUSE):
        return True
    if near[-2:-1] and near[-2] in _HARM and near[-1] in ("or", "nor") and "no" in near[:-2]:
        return True
    if near[-1:] and near[-1] in _REPORTED and {"neither", "nobody", "none"} & {*near[:-1]}:
        return True  # "neither side reported casualties"
    told = near[-1:] in (("of",), ("on",)) and near[-2:-1] and near[-2] in _REPORTS
    return bool(told) and bool({"no", "without"} & {*near[:-2]})


def _no_harm(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "no damage to the base or soldiers": nobody of them was killed or hurt."""
    for people in people_after_of(sentence, i + 1):
        for kind in _BOTH:
            toll = toll_of(sentence, people, kind, i)
            yield replace(toll, count=exact(0), start=i - 1)


def tolls_by_adjectives(sentence: Sentence) -> Iterator[FoundToll]:
    """ "left five dead", "12 dead", "six people missing", "its crew was unhurt"."""
    for i, word in enumerate(sentence.words):
        kind = _ADJECTIVES.get(word)
        if i == 0 or (kind is None and word not in _SAFE):
            continue
        phrase = _before(sentence, i)
        if phrase is not None and kind is not None:
            listed_before = _listed_before(sentence, phrase)
            if len(listed_before) > 1:
                yield from (toll_of(sentence, people, kind, i) for people in like_victims(sentence, listed_before))
            else:
                yield from _dead(sentence, phrase, kind, i)
        elif phrase is not None:
            yield _unhurt(sentence, phrase, i)


def _listed_before(sentence: Sentence, phrase: Phrase) -> tuple[Phrase, ...]:
    """ "A mother and her two children are dead": all of a list of people; of "two wounded and three dead" only the last."""
    listed_before = headline_list(sentence, phrase)
    if len(listed_before) > 1 or phrase.bare or phrase.people is None:
        return listed_before
    joined = chain_left(sentence, phrase)
    return joined if all(p.people and not p.bare for p in joined) else listed_before


_HURT = {"wounded": TollKind.INJURED, "injured": TollKind.INJURED, "missing": TollKind.MISSING}


def _dead(sentence: Sentence, phrase: Phrase, kind: TollKind, i: int) -> Iterator[FoundToll]:
    """ "12 dead"; "50 dead and wounded" are at most so many of each."""
    toll = toll_of(sentence, phrase, kind, i)
    after = sentence.words[i + 1 : i + 3]
    other = _HURT.get(after[1]) if len(after) > 1 and after[0] in ("and", "or") and phrase.quantity else None
    others = any(p.start == i + 3 and (p.determiner or p.quantity) for p in sentence.phrases)  # "… and wounded a boy"
    if other is None or others or sentence.phrase_at(i + 2) is not None:
        yield toll
        return
    for each in (kind, other):
        yield replace(toll, kind=each, count=jointly(toll.count), end=max(toll.end, i + 3))


def _unhurt(sentence: Sentence, phrase: Phrase, i: int) -> FoundToll:
    return replace(toll_of(sentence, phrase, TollKind.INJURED, i), count=exact(0))


def _before(sentence: Sentence, i: int) -> Phrase | None:
    """The people whom an adjective at `i` describes: right before it, past "were", or in one phrase with it ("12 dead")."""
    at = i - 1
    while at > 0 and sentence.tags[at] in (Tag.AUXILIARY, Tag.ADVERB):
        at -= 1
    if at > 1 and sentence.words[at] == "," and (aged := age_before(sentence, at)) is not None:
        at = aged - 1  # "Boy, 17, dead"
    phrase = sentence.phrase_at(at)
    if phrase is None or phrase.start > at:
        return None
    if phrase.start <= i < phrase.end:
        return phrase if phrase.quantity and phrase.head == i else None
    fits = phrase.bare or phrase.people or is_person_name(sentence, phrase)
    return phrase if fits and phrase.end == at + 1 else None
