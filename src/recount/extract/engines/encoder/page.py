"""A report as the model is shown it: words, what the grammar sees at each, units, and spans that may fill a role."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from recount.extract.engine import Draft, DraftLoss, DraftPlace, DraftToll, Words
from recount.extract.engines.encoder.scheme import MARKS, ROLES
from recount.extract.engines.lexical.engine import Analysis
from recount.extract.engines.lexical.saying.identities import outlets_own
from recount.extract.engines.lexical.saying.voices import Voice
from recount.extract.engines.lexical.scene.datelines import dateline
from recount.extract.engines.lexical.scene.places import find_places
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.extract.engines.lexical.story.frames import Frame
from recount.extract.engines.lexical.story.splits import clauses_of, stands_of
from recount.model import TollKind

Range = tuple[int, int]
Payload = DraftToll | DraftLoss | DraftPlace | Words
AREA, COUNTRY = 1, 2  # how wide a place is; 0 = a site or a settlement
_CLOSED = frozenset(". ! ? \u2026 ; , : \u201d \u2019 \" ' )".split())  # a sentence ends so, or goes on
_LONGEST = 25  # words of a headline
_MARK = {name: n for n, name in enumerate(MARKS)}
_COUNTED = {TollKind.KILLED: "toll.killed", TollKind.INJURED: "toll.injured"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``[start, end)`` of the page that may fill a role. `payload` is what the grammar made of them, if it did."""

    start: int
    end: int
    payload: Payload | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report. `starts` and `ends` are code points of each word, `sentence_of` the number of its sentence.

    `units` are the clauses, as ranges of words; `spans` the grammar's candidates for each role; `levels` for
    each word how wide the place is that it names (0 a site or a settlement, 1 an area, 2 a country), -1 if it names none;
    `own` where the report names its own outlet, which is no speaker in it; `drafted` for each unit the indexes of the grammar's drafts that quote it.
    """

    analysis: Analysis
    words: tuple[str, ...]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    sentence_of: npt.NDArray[np.int32]
    first_of: tuple[int, ...]
    units: tuple[Range, ...]
    marks: npt.NDArray[np.uint8]
    spans: dict[str, tuple[Span, ...]]
    levels: npt.NDArray[np.int8]
    drafted: tuple[tuple[int, ...], ...] = ()
    own: tuple[Range, ...] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.analysis.text

    @property
    def plain(self) -> tuple[str, ...]:
        """The words, masked ones ("kil*led") as what they stand for."""
        tokens = (t for s in self.analysis.sentences for t in s.tokens)
        return tuple(t.norm if t.is_masked else t.text for t in tokens)

    def sentence(self, word: int) -> Sentence:
        """The sentence that holds a word."""
        return self.analysis.sentences[int(self.sentence_of[word])]

    def is_headline(self, word: int) -> bool:
        """Does a word stand in a short line without a full stop, which is no line of a list?"""
        sentence = self.sentence(word)
        first, last = sentence.tokens[0], sentence.tokens[-1]
        alone = self.text[last.end : last.end + 1] in ("\n", "")
        return alone and first.is_word and last.text not in _CLOSED and len(sentence.words) <= _LONGEST

    def at(self, start: int, end: int) -> Range | None:
        """The words that the code points ``[start, end)`` touch."""
        first = int(self.ends.searchsorted(start, side="right"))
        last = int(self.starts.searchsorted(end))
        return (first, last) if first < last else None

    def range_of(self, told: Words) -> Range | None:
        """The words of the page that quoted words touch; those without a place of their own are taken to begin it."""
        start = told.start or 0
        return self.at(start, start + len(told.exact))

    def level(self, span: Span) -> int:
        """How wide a place is: 0 a site or a settlement (or unknown), 1 an area, 2 a country."""
        known = self.levels[span.start : span.end]
        return int(known[known >= 0][0]) if (known >= 0).any() else 0

    def said(self, start: int, end: int) -> Words:
        """The exact words ``[start, end)``, with the code point where they begin."""
        a, b = int(self.starts[start]), int(self.ends[end - 1])
        return Words(exact=self.text[a:b], start=a)


def read_page(analysis: Analysis) -> Page:
    """Lay a report out for the model."""
    sentences = analysis.sentences
    tokens = [t for s in sentences for t in s.tokens]
    first, total = [], 0
    for sentence in sentences:
        first.append(total)
        total += len(sentence.tokens)
    layout = Page(
        analysis=analysis,
        words=tuple(t.text for t in tokens),
        starts=np.array([t.start for t in tokens], dtype=np.int32),
        ends=np.array([t.end for t in tokens], dtype=np.int32),
        sentence_of=np.repeat(np.arange(len(sentences), dtype=np.int32), [len(s.tokens) for s in sentences]),
        first_of=tuple(first),
        units=tuple(_units(sentences, analysis.voices, first)),
        marks=np.zeros((total, len(MARKS)), dtype=np.uint8),
        spans={},
        levels=np.full(total, -1, dtype=np.int8),
    )
    _mark_levels(layout)
    _Marker(layout).mark()
    spans = {role: _unique(found) for role, found in _grammar_spans(layout).items()}
    drafted = tuple(tuple(_quoting(layout, unit)) for unit in layout.units)
    return replace(layout, spans=spans, drafted=drafted, own=tuple(_own(layout)))


def _own(page: Page) -> Iterator[Range]:
    for sentence, at in zip(page.analysis.sentences, page.first_of, strict=True):
        yield from ((at + a, at + b) for a, b in outlets_own(sentence, page.analysis.source))


def _mark_levels(page: Page) -> None:
    """How wide each place is, those that name who speaks as well."""
    analysis = page.analysis
    for n, (sentence, voice) in enumerate(zip(analysis.sentences, analysis.voices, strict=True)):
        at = page.first_of[n]
        whole = not voice.tokens and not dateline(sentence)
        for place in analysis.places[n] if whole else find_places(sentence, frozenset()):
            page.levels[at + place.start : at + place.end] = COUNTRY if place.country else AREA if place.wide else 0


def _units(sentences: Sequence[Sentence], voices: Sequence[Voice], first: Sequence[int]) -> Iterator[Range]:
    for sentence, voice, at in zip(sentences, voices, first, strict=True):
        for start, end in clauses_of(sentence, stands_of(sentence, voice)):
            if start < end:
                yield at + start, at + end


@dataclass(frozen=True, slots=True)
class _Marker:
    """Writes what the grammar sees into a page's marks."""

    page: Page

    def put(self, name: str, start: int, end: int) -> None:
        self.page.marks[start:end, _MARK[name]] = 1

    def mark(self) -> None:
        analysis = self.page.analysis
        for n, (sentence, voice) in enumerate(zip(analysis.sentences, analysis.voices, strict=True)):
            self.sentence(sentence, voice, self.page.first_of[n])
        for start, _ in self.page.units:
            self.put("unit", start, start + 1)
        for frame in analysis.frames:
            self.frame(frame, self.page.first_of[frame.sentence.index])

    def frame(self, frame: Frame, at: int) -> None:
        self.put("frame", at + frame.start, at + frame.end)
        for name, found in (
            ("perpetrator", frame.perpetrators),
            ("target", frame.targets),
            ("means", frame.weapons),
            ("place", [(p.start, p.end) for p in frame.places]),
            ("when", [(frame.when.start, frame.when.end)] if frame.when else []),
        ):
            for a, b in found:
                self.put(name, at + a, at + b)
        for toll in frame.tolls:
            self.put("toll.begin", at + toll.start, at + toll.start + 1)
            self.put(_COUNTED.get(toll.kind, "toll.other"), at + toll.start, at + toll.end)
        for loss in frame.losses:
            self.put("loss.begin", at + loss.start, at + loss.start + 1)
            self.put("loss", at + loss.start, at + loss.end)

    def sentence(self, sentence: Sentence, voice: Voice, at: int) -> None:
        for name in ("verb", "noun", "weapon", "platform", "time", "actor"):
            for cue in getattr(sentence, f"{name}s"):
                self.put(name, at + cue.start, at + cue.end)
        for name in ("speech", "hazards", "play"):
            for cue in getattr(sentence, name):
                self.put(name.removesuffix("s"), at + cue.start, at + cue.end)
        for phrase in sentence.phrases:
            for name, value in (("people", phrase.people), ("thing", phrase.thing), ("number", phrase.quantity)):
                if value:
                    self.put(name, at + phrase.start, at + phrase.end)
        self.voice(sentence, voice, at)

    def voice(self, sentence: Sentence, voice: Voice, at: int) -> None:
        for token in voice.tokens:
            self.put("voice", at + token, at + token + 1)
        for token, tag in enumerate(sentence.tags):
            if tag is Tag.QUOTE:
                self.put("quoted", at + token, at + token + 1)
        for a, b in voice.speakers:
            words = self.page.at(a, b)
            if words:
                self.put("speaker", *words)


def _grammar_spans(page: Page) -> dict[str, list[Span]]:
    """Everything the grammar's drafts hold, every place it names, and every expression of time, by role."""
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    for draft in page.analysis.drafts:
        for role, words, payload in drafted_spans(draft):
            span = _located(page, words)
            if span:
                found[role].append(Span(*span, payload))
    for place in page.analysis.named:
        span = _located(page, place.words)
        if span:
            found["place"].append(Span(*span, place))
    for n, sentence in enumerate(page.analysis.sentences):
        at = page.first_of[n]
        found["time"].extend(Span(at + c.start, at + c.end) for c in sentence.times)
    for voice in page.analysis.voices:
        found["speaker"].extend(Span(*span) for a, b in voice.speakers if (span := page.at(a, b)))
    return found


def drafted_spans(draft: Draft) -> Iterator[tuple[str, Words, Payload | None]]:
    """What fills a draft's slots: the role, the words, and what the grammar made of them."""
    for role, several in (("speaker", draft.speakers), ("perpetrator", draft.perpetrators), ("target", draft.targets)):
        for words in several:
            yield role, words, None
    for words in draft.weapons:
        yield "weapon", words, None
    for place in draft.places:
        yield "place", place.words, place
    if draft.when:
        yield "time", draft.when, None
    for toll in draft.tolls:
        yield "toll", toll.words, toll
    for loss in draft.losses:
        yield "loss", loss.words, loss


def _located(page: Page, words: Words) -> Range | None:
    return None if words.start is None else page.at(words.start, words.start + len(words.exact))


def _unique(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Each stretch of words once, in order of the text; one that the grammar has made something of is kept."""
    kept: dict[Range, Span] = {}
    for span in spans:
        if (span.start, span.end) not in kept or kept[span.start, span.end].payload is None:
            kept[span.start, span.end] = span
    return tuple(kept[key] for key in sorted(kept))


def _quoting(page: Page, unit: Range) -> Iterator[int]:
    """The drafts whose evidence covers half of a unit or more."""
    start, end = int(page.starts[unit[0]]), int(page.ends[unit[1] - 1])
    for n, draft in enumerate(page.analysis.drafts):
        for words in draft.evidence:
            a, b = words.start or 0, (words.start or 0) + len(words.exact)
            if 2 * (min(b, end) - max(a, start)) > end - start:
                yield n
                break
