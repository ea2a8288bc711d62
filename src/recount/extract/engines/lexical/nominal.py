"""Tolls told by nouns and adjectives: "the death of X", "12 casualties", "a death toll of 31", "left five dead"."""

from collections.abc import Iterator
from dataclasses import replace

from recount.extract.engines.lexical.appositions import is_person_name, with_appositions
from recount.extract.engines.lexical.clauses import objects
from recount.extract.engines.lexical.parse import Sentence
from recount.extract.engines.lexical.phrases import Phrase, count_of
from recount.extract.engines.lexical.tags import Tag
from recount.extract.engines.lexical.victims import (
    FoundToll,
    jointly,
    like_victims,
    population_of,
    toll_of,
)
from recount.model import Count, Population, TollKind, Wording
from recount.vocab.numbers import UNQUANTIFIED, read_quantity

_KINDS = {kind.value: kind for kind in TollKind}
_DEAD = {"dead": TollKind.KILLED, "missing": TollKind.MISSING}


def tolls_by_nouns(sentence: Sentence) -> Iterator[FoundToll]:
    for cue in sentence.nouns:
        if cue.sense.outcome is None:
            continue
        yield from _of_noun(sentence, cue.start, cue.end, _KINDS[cue.sense.outcome])
    for i, word in enumerate(sentence.words):
        if word in ("casualty", "casualties"):
            yield from _casualties(sentence, i)
        elif word == "toll" and i and sentence.words[i - 1] == "death":
            yield from _death_toll(sentence, i)
        elif word in ("bodies", "corpses") and (bodies := sentence.phrase_at(i)) and (bodies.quantity or bodies.people):
            yield toll_of(sentence, bodies, TollKind.KILLED, i)
        elif word in ("victims", "dead", "deaths", "killed", "fatalities") and sentence.words[i - 2 : i] in (
            ("number", "of"),
            ("number", "killed"),
        ):
            yield from _death_toll(sentence, i)
        elif word in ("lives", "life") and sentence.words[i - 2 : i] in (
            ("claimed", "the"),
            ("claiming", "the"),
            ("took", "the"),
            ("cost", "the"),
        ):
            yield from (toll_of(sentence, p, TollKind.KILLED, i) for p in people_after_of(sentence, i + 1))


def _of_noun(sentence: Sentence, start: int, end: int, kind: TollKind) -> Iterator[FoundToll]:
    """ "the death of X", "the death and injury of 9 citizens", "12 deaths", "five fatalities", "no injuries"."""
    words = sentence.words
    phrase = sentence.phrase_at(start)
    if (
        phrase
        and phrase.end == end
        and words[end - 1] in ("deaths", "fatalities", "injuries")
        and (phrase.quantity or phrase.determiner == "no")
    ):
        yield replace(toll_of(sentence, phrase, kind, start), population=Population.UNSTATED)
        return
    joined = words[end : end + 1] in (("and",), ("or",)) and words[end + 1 : end + 2] in (
        ("injury",),
        ("injuries",),
        ("wounding",),
        ("death",),
        ("injuring",),
        ("martyrdom",),
    )
    both = words[end : end + 3] == ("and", "the", "injury") or words[end : end + 3] == ("and", "the", "wounding")
    if joined or both:
        after = end + (3 if both else 2)
        for people in people_after_of(sentence, after):
            for one in (TollKind.KILLED, TollKind.INJURED):
                toll = toll_of(sentence, people, one, start)
                yield replace(toll, count=jointly(toll.count))
        return
    if (
        start
        and words[start - 1] in ("and", "or")
        and start > 1
        and words[start - 2] in ("death", "deaths", "martyrdom", "killing")
    ):
        return
    for people in people_after_of(sentence, end):
        only_name = isinstance(people, Phrase) and people.people is None and not people.bare
        alone = only_name or (isinstance(people, Phrase) and count_of(people).high == 1)
        if not alone or _violence_besides(sentence, start):
            yield toll_of(sentence, people, kind, start)


def _violence_besides(sentence: Sentence, noun: int) -> bool:
    """ "the death of X" alone is no violence: a verb, a weapon or another noun has to tell of it."""
    others = [c for c in sentence.nouns if c.start != noun and not c.sense.weak]
    return bool(others or sentence.weapons or any(not c.sense.weak for c in sentence.verbs))


def people_after_of(sentence: Sentence, at: int) -> Iterator[Phrase | tuple[Phrase, ...]]:
    if at < len(sentence.words) and sentence.words[at] in ("of", "to", "among"):
        phrases = with_appositions(sentence, objects_of(sentence, at + 1))
        kept = tuple(p for p in phrases if p.people or p.bare or is_person_name(sentence, p))
        yield from like_victims(sentence, kept)


def objects_of(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The list of phrases that a preposition governs."""
    first = next((p for p in sentence.phrases if p.start == at), None)
    return () if first is None else objects(sentence, at) or (first,)


def _casualties(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "no casualties" is 0 dead and 0 hurt; "50 casualties" at most 50 of each; bare "casualties" unquantified of both."""
    phrase = sentence.phrase_at(i)
    if phrase is None or (sentence.words[i] == "casualty" and not (phrase.determiner or phrase.quantity)):
        return
    none = phrase.determiner in ("no", "any") or sentence.words[max(0, phrase.start - 3) : phrase.start][-1:] == (
        "without",
    )
    for kind in (TollKind.KILLED, TollKind.INJURED):
        toll = toll_of(sentence, phrase, kind, i)
        count = (
            Count(low=0, high=0, wording=Wording.EXACT)
            if none
            else jointly(toll.count)
            if phrase.quantity or not phrase.plural
            else UNQUANTIFIED
        )
        population = (
            Population.CIVILIAN
            if "civilian" in sentence.words[max(0, phrase.start) : phrase.end]
            else Population.UNSTATED
        )
        yield replace(toll, count=count, population=population)


def _death_toll(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "the death toll has risen to 31", "a death toll of 12"."""
    for k in range(i + 1, min(i + 14, len(sentence.words))):
        if sentence.words[k] in (
            "to",
            "of",
            "at",
            "reached",
            "exceeded",
            "stands",
            "reaches",
            "is",
            "was",
            "hit",
            "topped",
        ):
            at = k + 1
            quantity = read_quantity(sentence.words, at) if at < len(sentence.words) else None
            if quantity and not any(c.start <= at < c.end for c in sentence.times):
                phrase = sentence.phrase_at(at)
                population = population_of(sentence, phrase) if phrase else Population.UNSTATED
                end = phrase.end if phrase else quantity.end
                yield FoundToll(
                    kind=TollKind.KILLED,
                    count=quantity.count,
                    population=population,
                    start=quantity.start,
                    end=max(end, quantity.end),
                    verb=i,
                )
                return


def tolls_by_adjectives(sentence: Sentence) -> Iterator[FoundToll]:
    """ "left five dead", "12 dead", "six people missing"."""
    for i, word in enumerate(sentence.words):
        kind = _DEAD.get(word)
        if kind is None or i == 0:
            continue
        before = i - 1
        while before > 0 and sentence.tags[before] in (Tag.AUXILIARY, Tag.ADVERB):
            before -= 1
        phrase = sentence.phrase_at(before)
        if (
            phrase
            and phrase.end == before + 1
            and phrase.start <= before
            and (phrase.bare or phrase.people or is_person_name(sentence, phrase))
        ) or (phrase and phrase.start <= i < phrase.end and phrase.quantity and phrase.head == i):
            yield toll_of(sentence, phrase, kind, i)
