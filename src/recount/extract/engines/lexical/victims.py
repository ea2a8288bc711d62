"""People counted: a phrase or a list of phrases into a toll, with its population, its group and the names in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.extract.engines.lexical.parse import Sentence
from recount.extract.engines.lexical.parties import is_armed, is_name
from recount.extract.engines.lexical.phrases import Phrase, count_of
from recount.model import Count, Group, Population, TollKind, Wording
from recount.vocab.numbers import UNQUANTIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToll:
    """A toll at ``tokens[start:end]``; `verb` is the token that says what happened. `part_of` indexes the same list."""

    kind: TollKind
    count: Count
    population: Population
    start: int
    end: int
    verb: int
    group: Group | None = None
    named: tuple[tuple[int, int], ...] = ()
    part_of: int | None = None


def toll_of(sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], kind: TollKind, verb: int) -> FoundToll:
    phrases = phrase if isinstance(phrase, tuple) else (phrase,)
    counts = [count_of(p) for p in phrases]
    count = counts[0]
    if len(counts) > 1:
        low = sum(c.low or 0 for c in counts)
        count = Count(low=low, high=None if count.high is None else low, wording=count.wording)
    if phrases[0].people and phrases[0].people.unit:
        count = UNQUANTIFIED
    one = phrases[0]
    return FoundToll(
        kind=kind,
        count=count,
        population=population_of(sentence, one),
        start=one.start,
        end=phrases[-1].end,
        verb=verb,
        group=one.people.group if one.people and len(phrases) == 1 else None,
        named=tuple(n for p in phrases for n in names_in(sentence, p)),
    )


def like_victims(phrases: Sequence[Phrase]) -> Iterator[Phrase | tuple[Phrase, ...]]:
    """Join a list of like victims into one toll: "eight women, a girl and four men" (guide, decision 7)."""
    run: list[Phrase] = []
    for phrase in phrases:
        if run and not _joins(run[-1], phrase):
            yield tuple(run) if len(run) > 1 else run[0]
            run = []
        run.append(phrase)
    if run:
        yield tuple(run) if len(run) > 1 else run[0]


def _joins(one: Phrase, other: Phrase) -> bool:
    if one.people is None or other.people is None or one.people.population != other.people.population:
        return False
    counts = count_of(one), count_of(other)
    return (
        counts[1].wording is Wording.EXACT
        and counts[0].low is not None
        and counts[0].wording in (Wording.EXACT, Wording.AT_LEAST)
    )


def jointly(count: Count) -> Count:
    """A count that two kinds share: at most that many of each."""
    most = count.high if count.high is not None else count.low
    if count.low == count.high == 0:
        return count
    return UNQUANTIFIED if most is None else Count(low=None, high=most, wording=Wording.AT_MOST)


def population_of(sentence: Sentence, phrase: Phrase) -> Population:
    """Civilian or combatant as the words have it: by the head noun, or by the armed party the people belong to."""
    if phrase.people is None:
        return Population.UNSTATED
    if any(p is not None and p.population is not phrase.people.population for p in phrase.joined):
        return Population.MIXED
    if "civilian" in sentence.words[phrase.start : phrase.end]:
        return Population.CIVILIAN
    if phrase.people.population is Population.UNSTATED and _of_armed(sentence, phrase):
        return Population.COMBATANT
    return phrase.people.population


def _of_armed(sentence: Sentence, phrase: Phrase) -> bool:
    member = sentence.words[phrase.head] in (
        "member",
        "members",
        "leader",
        "leaders",
        "personnel",
        "staff",
        "associate",
        "associates",
        "official",
        "officials",
        "element",
        "elements",
        "crew",
        "casualties",
        "dead",
    )
    reach = phrase.end + 6 if sentence.words[phrase.end : phrase.end + 1] in (("of",), ("from",)) else phrase.end
    return member and any(is_armed(c.sense) and phrase.start <= c.start < reach for c in sentence.actors)


def is_person_name(sentence: Sentence, phrase: Phrase) -> bool:
    """A capitalised name that is no party, no place and no plain word: two words at least."""
    tokens = [t for t in sentence.tokens[phrase.start : phrase.end] if t.is_word]
    capitals = [t for t in tokens if t.is_capital]
    if len(capitals) < 2 or any(
        c.start < phrase.end and phrase.start < c.end and is_name(c.sense) for c in sentence.actors
    ):
        return False
    return phrase.quantity is None and all(
        t.is_capital or t.norm in ("al", "bin", "ibn", "de", "el", "abu", "von", "van") or "-" in t.norm for t in tokens
    )


def names_in(sentence: Sentence, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A name inside the phrase, after a noun for one person ("commander Abu X"), or the whole phrase where it is a name."""
    if is_person_name(sentence, phrase):
        yield phrase.start, phrase.end
        return
    start = phrase.head + 1
    if sentence.words[start : start + 1] in (("named",), ("called",), ("nicknamed",)):
        start += 1
    if (
        phrase.people
        and not phrase.plural
        and start < phrase.end
        and all(t.is_capital or "-" in t.norm or not t.is_word for t in sentence.tokens[start : phrase.end])
    ):
        yield start, phrase.end
