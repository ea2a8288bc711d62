"""A sentence with everything the grammar asks of it: words, tags, phrases, cues, times and actors."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recount.extract.engine import Passage
from recount.extract.engines.lexical.sentence.ages import aged
from recount.extract.engines.lexical.sentence.phrases import Phrase, chunk
from recount.extract.engines.lexical.sentence.tags import Tag, tag
from recount.extract.engines.lexical.sentence.tokens import Token, tokenize
from recount.vocab.actors import ActorMention, find_actors
from recount.vocab.calendar import TimeWords, find_times
from recount.vocab.lexicon import EventNoun, PhraseTable, Speech, Verb, lexicon

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Generic[S]):
    """A phrase of the lexicon at ``tokens[start:end]``."""

    start: int
    end: int
    sense: S


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the report, read. All indexes are into `tokens`; offsets of tokens are into the report's text."""

    index: int
    passage: Passage
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    tags: tuple[Tag, ...]
    phrases: tuple[Phrase, ...]
    verbs: tuple[Cue[Verb], ...]
    nouns: tuple[Cue[EventNoun], ...]
    weapons: tuple[Cue[EventNoun], ...]
    platforms: tuple[Cue[EventNoun], ...]
    speech: tuple[Cue[Speech], ...]
    hazards: tuple[Cue[str], ...]
    play: tuple[Cue[str], ...]
    times: tuple[Cue[TimeWords], ...]
    actors: tuple[Cue[ActorMention], ...]

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Code points of the report's text that ``tokens[start:end]`` cover, half-open."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def said(self, start: int, end: int) -> str:
        """The exact words of ``tokens[start:end]``."""
        a, b = self.slice(start, end)
        return self.text[a:b]

    def phrase_at(self, token: int) -> Phrase | None:
        """The phrase that covers a token."""
        return next((p for p in self.phrases if p.start <= token < p.end), None)


def read_sentences(text: str, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """Every passage that has words, read."""
    times, actors = find_times(text), find_actors(text)
    found: list[Sentence] = []
    for passage in passages:
        tokens = tokenize(text, passage.start, passage.end)
        if any(t.is_word for t in tokens):
            inside = _Inside(tokens)
            found.append(
                _read(
                    text, passage, len(found), _Mentions(times=inside.cues(times), actors=inside.cues(actors)), tokens
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mentions:
    times: tuple[Cue[TimeWords], ...]
    actors: tuple[Cue[ActorMention], ...]


class _Inside:
    """Finds which tokens of a sentence a stretch of text covers."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.starts, self.ends = [t.start for t in tokens], [t.end for t in tokens]
        self.start, self.end = tokens[0].start, tokens[-1].end

    def cues(self, mentions: Sequence[S]) -> tuple[Cue[S], ...]:
        found = []
        for mention in mentions:
            start, end = mention.start, mention.end  # type: ignore[attr-defined]  # times and actors both have offsets
            if self.start <= start and end <= self.end:
                first, behind = bisect_right(self.ends, start), bisect_left(self.starts, end)
                if first < behind:
                    found.append(Cue(start=first, end=behind, sense=mention))
        return tuple(found)


def _read(text: str, passage: Passage, index: int, mentions: _Mentions, tokens: tuple[Token, ...]) -> Sentence:
    words = tuple(t.norm for t in tokens)
    tags = tag(tokens)
    times = tuple(c for c in mentions.times if aged(words[c.start]) is None)  # "two 17-year-olds" are no span of time
    blocked = frozenset(i for cue in times for i in range(cue.start, cue.end))
    tables = lexicon()
    phrases = chunk(tokens, tags, blocked)
    return Sentence(
        index=index,
        passage=passage,
        text=text,
        tokens=tokens,
        words=words,
        tags=tags,
        phrases=phrases,
        verbs=tuple(
            c
            for c in _cues(tables.verbs, words)
            if tags[c.start] is Tag.VERB and not _only_wished(words, tags, c.start)
        ),
        nouns=tuple(
            c for c in _cues(tables.nouns, words) if tags[c.start] is not Tag.VERB and not _describes(phrases, c)
        ),
        weapons=_cues(tables.weapons, words),
        platforms=_cues(tables.platforms, words),
        speech=tuple(c for c in _cues(tables.speech, words) if tags[c.start] is Tag.VERB),
        hazards=_cues(tables.hazards, words),
        play=_cues(tables.play, words),
        times=times,
        actors=mentions.actors,
    )


_ACHIEVED = frozenset(
    "managed succeeded able led leading forced threatened threatens threatening vowed vows threat continued continue began started".split()
)
_MODAL = frozenset("could may might should can".split())


def _only_wished(words: Sequence[str], tags: Sequence[Tag], i: int) -> bool:
    """ "the operation to eliminate X", "could kill many": nobody says that it happened. Threats are kept: they are claims."""
    at = i - 1
    while at > 0 and tags[at] is Tag.ADVERB:
        at -= 1
    if at >= 0 and words[at] == "to":
        return not any(w in _ACHIEVED for w in words[max(0, at - 4) : at])
    return at >= 0 and words[at] in _MODAL


def _describes(phrases: Sequence[Phrase], cue: Cue[EventNoun]) -> bool:
    """ "fighting positions", "attack helicopter": the noun only describes people or things."""
    return any(p.start <= cue.start < p.end and (p.people or p.thing) for p in phrases)


def _cues(table: PhraseTable[S], words: Sequence[str]) -> tuple[Cue[S], ...]:
    found: list[Cue[S]] = []
    past = 0
    for i in [i for i, word in enumerate(words) if word in table.begins]:
        match = table.match(words, i) if i >= past else None
        if match:
            past = i + match[0]
            found.append(Cue(start=i, end=past, sense=match[1]))
    return tuple(found)
