"""The lexical engine behind the port."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recount.extract.engine import Draft, DraftPlace, Passage, Words
from recount.extract.engines.lexical.saying.voices import Voice, find_voices
from recount.extract.engines.lexical.scene.datelines import dateline
from recount.extract.engines.lexical.scene.places import FoundPlace, find_places
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.engines.lexical.story.aggregates import wholes
from recount.extract.engines.lexical.story.drafts import drafts
from recount.extract.engines.lexical.story.faint import settled
from recount.extract.engines.lexical.story.frames import Frame, find_frames
from recount.extract.engines.lexical.story.likeness import Likeness
from recount.extract.engines.lexical.story.relevance import is_about_violence, is_beside, told_in
from recount.extract.engines.lexical.story.tellings import tellings
from recount.model import Report
from recount.vocab.lexicon import lexicon_digest


def places_told(sentence: Sentence, voice: Voice) -> tuple[FoundPlace, ...]:
    """The places that a sentence names, those of who speaks and of the dateline left out."""
    return find_places(sentence, voice.tokens | dateline(sentence))


def _named_places(sentences: Sequence[Sentence], places: Sequence[Sequence[FoundPlace]]) -> Iterator[DraftPlace]:
    """Every place a sentence names, in order of the text, the most specific of each sentence."""
    for sentence, found in zip(sentences, places, strict=True):
        for place in found[:1]:
            words = Words(exact=sentence.said(place.start, place.end), start=sentence.tokens[place.start].start)
            yield DraftPlace(words=words, relation=place.relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that the grammar makes of a report: sentences with a voice and the places told of each, the frames that tell
    of events, the places named, and the drafts, none if it is not about violence.
    """

    text: str
    source: str | None
    sentences: tuple[Sentence, ...]
    voices: tuple[Voice, ...]
    places: tuple[tuple[FoundPlace, ...], ...]
    frames: tuple[Frame, ...]
    named: tuple[DraftPlace, ...]
    drafts: tuple[Draft, ...]


def analyse(report: Report, passages: Sequence[Passage], *, chosen: bool = False) -> Analysis:
    """Read a report by grammar. One that was `chosen` is not asked whether it is about violence: where no clause of it tells
    by itself, those with any sign of violence do.
    """
    sentences = read_sentences(report.text, passages)
    voices = find_voices(sentences, report.source)
    places = tuple(map(places_told, sentences, voices))
    found = [f for s, v, p in zip(sentences, voices, places, strict=True) for f in find_frames(s, v, p)]
    frames = tuple(replace(f, voice=f.voice.within(f.start)) for f in told_in(found) or (found if chosen else ()))
    named = tuple(_named_places(sentences, places))
    made: tuple[Draft, ...] = ()
    if chosen or is_about_violence(sentences, frames) or is_beside(frames, found):
        likeness = Likeness(anchor=report.published)
        told = settled(tellings(frames, likeness))
        made = drafts(told, named, wholes(told, likeness))
    return Analysis(
        text=report.text,
        source=report.source,
        sentences=sentences,
        voices=voices,
        places=places,
        frames=frames,
        named=named,
        drafts=made,
    )


@dataclass(frozen=True)
class LexicalEngine:
    """Reads English reports by grammar and lexicon. `digest` is that of the lexicon's data and the grammar's version.

    `chosen`: somebody chose these reports because they tell of violence, so none is put aside as one that does not.
    """

    name: str = "lexical"
    version: str = "19"
    chosen: bool = False

    @cached_property
    def digest(self) -> str:
        """Changes with the lexicon and the grammar."""
        return f"{self.version}{'-chosen' if self.chosen else ''}-{lexicon_digest()}"

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:
        """Drafts of all claims, in order of the text."""
        return analyse(report, passages, chosen=self.chosen).drafts
