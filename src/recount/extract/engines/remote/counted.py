"""How many, read again by the grammar: where the words give a number, it is theirs and not the model's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from recount.extract.engine import Passage, Words
from recount.extract.engines.lexical.counting.victims import toll_of
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.engines.lexical.sentence.phrases import OLDEST, Phrase, count_of
from recount.extract.occurrences import occurrence
from recount.model import Count, Group, Population, TollKind, Wording
from recount.vocab.languages.tolls import count_told, find_people

_JOINTS = frozenset({",", "and", "&", "as", "well", "plus", "or"})
_WEAKER = (Wording.AT_LEAST, Wording.AT_MOST, Wording.ABOUT)


@dataclass(frozen=True)
class Grammar:
    """Reads the numbers of one report. `passages` are its sentences, `language` a code of `vocab.languages`, None = English."""

    text: str
    passages: Sequence[Passage]
    language: str | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The report, read once."""
        return read_sentences(self.text, self.passages)

    def people(self, words: str, near: int, told: Count) -> Count | None:
        """How many people the words count, where they stand nearest to `near`; None if `told` is none of their numbers."""
        return self._count(words, near, told, people=True)

    def things(self, words: str, near: int, told: Count) -> Count | None:
        """How many things, as `people`."""
        return self._count(words, near, told, people=False)

    def whose(self, words: str, population: Population, group: Group | None) -> tuple[Population, Group | None]:
        """Of whom a toll is, where a model left that open and the words of another language than English name it."""
        if self.language is None or population is not Population.UNSTATED:
            return population, group
        named = [one for one in find_people(words, self.language) if one.population is not Population.UNSTATED]
        if len({one.population for one in named}) != 1:
            return population, group
        groups = {one.group for one in named}
        return named[0].population, group or (groups.pop() if len(groups) == 1 else None)

    def _count(self, words: str, near: int, told: Count, *, people: bool) -> Count | None:
        if self.language is not None:
            return count_told(words, self.language, told)
        start = occurrence(self.text, Words(exact=words), near)
        found = self._phrases(start, start + len(words)) if start is not None else None
        if found is None:
            return told
        sentence, phrases = found
        numbered = [p for p in phrases if _is_numbered(p) and not (len(phrases) > 1 and _is_age(sentence, p))]
        if not numbered:
            return told
        if len(phrases) == 1 or not _is_list(sentence, phrases):
            return _chosen([_read(sentence, [p], people=people) for p in numbered], told)
        return _chosen([_read(sentence, phrases, people=people), count_of(numbered[0])], told)

    def _phrases(self, start: int, end: int) -> tuple[Sentence, list[Phrase]] | None:
        """The phrases that the text between two places touches, in its sentence."""
        for sentence in self.sentences:
            if sentence.passage.start <= start < sentence.passage.end:
                touched = [p for p in sentence.phrases if _touches(sentence.slice(p.start, p.end), start, end)]
                return sentence, touched
        return None


def _touches(at: tuple[int, int], start: int, end: int) -> bool:
    return at[0] < end and start < at[1]


def _is_numbered(phrase: Phrase) -> bool:
    return phrase.quantity is not None or phrase.determiner == "no"


def _is_age(sentence: Sentence, phrase: Phrase) -> bool:
    """ "his wife, 30": a number alone between commas says how old, not how many."""
    closed = sentence.words[phrase.end : phrase.end + 1] in ((), (",",), (".",), (";",), ("and",), ("was",), ("were",))
    number = phrase.quantity.count.low if phrase.quantity else None
    return phrase.bare and closed and sentence.words[phrase.start - 1] == "," and (number or 0) <= OLDEST


def _is_list(sentence: Sentence, phrases: Sequence[Phrase]) -> bool:
    """ "eight women, a girl and four men": phrases with nothing but commas and "and" between them."""
    return all(set(sentence.words[a.end : b.start]) <= _JOINTS for a, b in pairwise(phrases))


def _read(sentence: Sentence, phrases: Sequence[Phrase], *, people: bool) -> Count:
    if people:
        return toll_of(sentence, tuple(phrases), TollKind.KILLED, phrases[0].start).count
    counts = [count_of(p) for p in phrases]
    low = sum(c.low or 0 for c in counts)
    first = counts[0]
    return (
        first if len(counts) == 1 else Count(low=low, high=None if first.high is None else low, wording=first.wording)
    )


def _chosen(readings: Sequence[Count], told: Count) -> Count | None:
    """The one reading; of several the one that the model meant, None if it meant none of them. Unknown stays unknown."""
    if len(readings) == 1:
        return _agreed(readings[0], told)
    if told.wording is Wording.UNQUANTIFIED:
        return told
    meant = [r for r in readings if {r.low, r.high} & {told.low, told.high} - {None}]
    return _agreed(meant[0], told) if meant else None


def _agreed(read: Count, told: Count) -> Count:
    """The words' count; a weaker wording of the same number is kept, which may come from words further away."""
    weaker = read.wording is Wording.EXACT and told.wording in _WEAKER
    return told if weaker and {told.low, told.high} - {None} == {read.low} else read
