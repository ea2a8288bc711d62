"""What is weighed beside the model's own view: where things stand, and what the grammar made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from recount.extract.engine import Draft, DraftLoss, DraftPlace, DraftToll
from recount.extract.engines.encoder.page import AREA, COUNTRY, Page, Range, Span, drafted_spans
from recount.extract.engines.encoder.scheme import LINK_FEATURES, MENTION_FEATURES, PAIR_FEATURES, SPAN_FEATURES

Matrix = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]
T = TypeVar("T")
NEAR, FAR, APART = 3, 8, 16  # sentences
OFTEN = 3  # times that the same words stand in a page
RARE = 4  # a number that two reports of two events seldom share
_POINTING = frozenset({"the", "this", "that", "these", "those", "it", "he", "she", "they"})
_ANEW = frozenset(
    "another separate separately elsewhere meanwhile also later earlier previously similar second".split()
)
_OPENING = 6  # words of a mention in which it may point back or say that it is another event


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words ``[start, end)`` that tell of one event: a unit of the page, or a piece of one that tells of two."""

    start: int
    end: int
    unit: int


def _row(names: Sequence[str], true: set[str]) -> Matrix:
    return np.array([name in true for name in names], dtype=np.float32)


def mention_features(page: Page, mention: Mention) -> Matrix:
    """What the grammar makes of a mention."""
    drafts = [page.analysis.drafts[n] for n in page.drafted[mention.unit]]
    true = {f"type.{d.event_type}" for d in drafts[:1]} | {f"stance.{d.stance}" for d in drafts[:1]}
    sentence = int(page.sentence_of[mention.start])
    if drafts:
        true.add("drafted")
    if sentence <= 1:
        true.add("first")
    if sentence <= 2 and page.words[mention.end - 1] not in (".", "!", "?", "”", '"'):
        true.add("title")
    return _row(MENTION_FEATURES, true)


class Links:
    """How the spans that may fill a role stand to the mentions of a page, and whether the grammar gives them the role."""

    def __init__(self, page: Page, role: str, spans: Sequence[Span]) -> None:
        self._page = page
        self._starts = np.array([s.start for s in spans], dtype=np.int64)
        self._ends = np.array([s.end for s in spans], dtype=np.int64)
        self._sentences = page.sentence_of[self._starts].astype(np.int64) if len(spans) else self._starts
        paragraphs = np.array([s.passage.paragraph for s in page.analysis.sentences], dtype=np.int64)
        self._paragraphs = paragraphs
        self._by_draft = [self._touched(_ranges(page, d, role)) for d in page.analysis.drafts]
        none = np.zeros(len(spans), dtype=bool)
        self._in_grammar = np.logical_or.reduce(self._by_draft) if self._by_draft else none
        said = [" ".join(page.words[s.start : s.end]).lower() for s in spans]
        self._repeated = np.array([w in said[:n] for n, w in enumerate(said)], dtype=bool)
        self._often = np.array([said.count(w) >= OFTEN for w in said], dtype=bool)
        levels = [page.level(s) if role == "place" else 0 for s in spans]
        self._areas, self._countries = (np.array([n == k for n in levels], dtype=bool) for k in (AREA, COUNTRY))
        self._alone = np.bincount(self._sentences, minlength=1)[self._sentences] == 1
        self._by_voice: dict[tuple[tuple[int, int], ...], Flags] = {}

    def _touched(self, ranges: Sequence[Range]) -> Flags:
        found = np.zeros(len(self._starts), dtype=bool)
        for start, end in ranges:
            found |= (self._starts < end) & (start < self._ends)
        return found

    def features(self, mentions: Sequence[Mention]) -> Matrix:
        """(mentions, spans, features)."""
        starts, ends, mine = self._starts, self._ends, self._sentences
        begin, end = (np.array([getattr(m, k) for m in mentions], dtype=np.int64)[:, None] for k in ("start", "end"))
        sentence = self._page.sentence_of[begin].astype(np.int64)
        gap = np.abs(mine - sentence)
        away = np.maximum(0, np.maximum(starts - end + 1, begin - ends + 1))
        before = ends <= begin
        after = (starts >= end) & (gap == 0)
        inside = (begin <= starts) & (starts < end)
        drafted = self._drafted(mentions)
        most = len(self._page.words)
        columns = {
            "nearest": away == away.min(axis=1, initial=most, keepdims=True),
            "nearest before": before & (ends == np.where(before, ends, -1).max(axis=1, initial=-1, keepdims=True)),
            "nearest after": after & (starts == np.where(after, starts, most).min(axis=1, initial=most, keepdims=True)),
            "alone in its sentence": self._alone,
            "in the first sentence": mine == 0,
            "its voice": self._spoken(mentions),
            "an area": self._areas,
            "a country": self._countries,
            "often": self._often,
            "same sentence": gap == 0,
            "before": starts < begin,
            "next sentence": gap == 1,
            "near": (gap > 1) & (gap <= NEAR),
            "far": gap > FAR,
            "inside": inside,
            "same paragraph": self._paragraphs[mine] == self._paragraphs[sentence],
            "drafted here": inside & drafted,
            "drafted for the claim": drafted,
            "in the grammar": self._in_grammar,
            "first of its words": ~self._repeated,
            "repeated": self._repeated,
        }
        out = np.zeros((len(mentions), len(starts), len(LINK_FEATURES)), dtype=np.float32)
        for n, name in enumerate(LINK_FEATURES):
            out[..., n] = columns[name]
        return out

    def _drafted(self, mentions: Sequence[Mention]) -> Flags:
        """Which spans the grammar's draft of each mention gives the role."""
        drafts = [self._page.drafted[m.unit] for m in mentions]
        none = np.zeros(len(self._starts), dtype=bool)
        return np.stack([self._by_draft[d[0]] if d else none for d in drafts])

    def _spoken(self, mentions: Sequence[Mention]) -> Flags:
        """Which spans name the grammar's voice of each mention."""
        return np.stack([self._spoken_by(int(self._page.sentence_of[m.start]), m) for m in mentions])

    def _spoken_by(self, sentence: int, mention: Mention) -> Flags:
        voice = self._page.analysis.voices[sentence].within(mention.start - self._page.first_of[sentence])
        if voice.speakers not in self._by_voice:
            ranges = [words for a, b in voice.speakers if (words := self._page.at(a, b))]
            self._by_voice[voice.speakers] = self._touched(ranges)
        return self._by_voice[voice.speakers]


def _ranges(page: Page, draft: Draft, role: str) -> list[Range]:
    found = []
    for name, words, _ in drafted_spans(draft):
        if name == role and words.start is not None:
            span = page.at(words.start, words.start + len(words.exact))
            if span:
                found.append(span)
    return found


class Pairs:
    """How the mentions of a page stand to each other: each is looked at once, and many pairs together."""

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self._about = [_About.of(page, m) for m in mentions]

    def features(self, one: Index, other: Index) -> Matrix:
        """How pairs of mentions, by their numbers, stand to each other, (pairs, features); of each, `one` stands first in the text."""
        sentence = self._each("sentence")
        gap = np.abs(sentence[one] - sentence[other])
        holds = {
            "same sentence": gap == 0,
            "next sentence": gap == 1,
            "near": (gap > 1) & (gap <= NEAR),
            "far": gap > FAR,
            "same paragraph": self._alike("paragraph", one, other),
            "same voice": self._alike("voice", one, other),
            "points back": self._each("points")[other],
            "anew": self._each("anew")[other],
            "one opens": (sentence[one] == 0) | (sentence[other] == 0),
            "far apart": gap > APART,
        }
        holds["drafted as one claim"], holds["both drafted"] = self._held([a.drafts for a in self._about], one, other)
        holds["drafted as one event"], _ = self._held([a.events for a in self._about], one, other)
        rare = [frozenset(n for n in a.numbers if n >= RARE) for a in self._about]
        holds["shared rare number"], _ = self._held(rare, one, other)
        for kind in ("name", "number", "time", "place", "type"):
            shared, both = self._held([getattr(a, f"{kind}s") for a in self._about], one, other)
            holds[f"shared {kind}"], holds[f"other {kind}"] = shared, both & ~shared
        return np.stack([holds[name] for name in PAIR_FEATURES], axis=-1).astype(np.float32)

    def _each(self, name: str) -> npt.NDArray[np.int64]:
        """A number, or 0 or 1, of each mention."""
        return np.array([getattr(a, name) for a in self._about], dtype=np.int64)

    def _alike(self, name: str, one: Index, other: Index) -> Flags:
        """Is a value the same of both mentions of each pair?"""
        codes: dict[object, int] = {}
        coded = np.array([codes.setdefault(getattr(a, name), len(codes)) for a in self._about], dtype=np.int64)
        return np.asarray(coded[one] == coded[other])

    @staticmethod
    def _held(sets: Sequence[frozenset[T]], one: Index, other: Index) -> tuple[Flags, Flags]:
        """Of each pair: do both hold something in common, and does each hold anything?"""
        codes: dict[T, int] = {}
        held = [[codes.setdefault(value, len(codes)) for value in some] for some in sets]
        flags = np.zeros((len(sets), len(codes)), dtype=np.float32)
        for row, some in zip(flags, held, strict=True):
            row[some] = 1
        any_at_all: Flags = np.array([bool(some) for some in sets], dtype=np.bool_)
        common: Flags = np.greater(flags @ flags.T, 0)
        return common[one, other], any_at_all[one] & any_at_all[other]


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a mention holds that another may share."""

    sentence: int
    paragraph: int
    drafts: frozenset[int]
    events: frozenset[int]
    voice: str
    names: frozenset[str]
    numbers: frozenset[int]
    times: frozenset[str]
    places: frozenset[str]
    types: frozenset[str]
    points: bool
    anew: bool

    @classmethod
    def of(cls, page: Page, mention: Mention) -> "_About":
        sentence = page.sentence(mention.start)
        drafts = frozenset(page.drafted[mention.unit])
        opening = {w.lower() for w in page.words[mention.start : mention.start + _OPENING]}
        return cls(
            sentence=sentence.index,
            paragraph=sentence.passage.paragraph,
            drafts=drafts,
            events=frozenset(_event(page, n) for n in drafts),
            voice=_voice(page, sentence.index),
            names=_names(page, mention),
            numbers=_numbers(page, mention),
            times=_times(page, mention),
            places=_places(page, mention),
            types=frozenset(str(page.analysis.drafts[n].event_type) for n in drafts),
            points=bool(_POINTING & opening),
            anew=bool(_ANEW & opening),
        )


def _event(page: Page, draft: int) -> int:
    first = page.analysis.drafts[draft].same_event_as
    return draft if first is None else first


def _voice(page: Page, sentence: int) -> str:
    voice = page.analysis.voices[sentence]
    return " ".join(page.text[a:b] for a, b in voice.speakers[:1]).lower().removeprefix("the ")


def _names(page: Page, mention: Mention) -> frozenset[str]:
    """Capitalised words but the first of the mention."""
    words = page.words[mention.start + 1 : mention.end]
    return frozenset(w.lower() for w in words if w[0].isupper() and len(w) > 2)


def _numbers(page: Page, mention: Mention) -> frozenset[int]:
    """The numbers of people or things that a mention counts."""
    sentence = page.sentence(mention.start)
    at = page.first_of[sentence.index]
    inside = (p for p in sentence.phrases if mention.start <= at + p.start < mention.end and p.quantity)
    return frozenset(n for p in inside if p.quantity and (n := p.quantity.count.low or p.quantity.count.high))


def _times(page: Page, mention: Mention) -> frozenset[str]:
    """The words of time of a mention."""
    sentence = page.sentence(mention.start)
    at = page.first_of[sentence.index]
    return frozenset(
        sentence.said(c.start, c.end).lower() for c in sentence.times if mention.start <= at + c.start < mention.end
    )


def _places(page: Page, mention: Mention) -> frozenset[str]:
    """The places that a mention names."""
    inside = (s for s in page.spans["place"] if mention.start <= s.start < mention.end)
    return frozenset(page.said(s.start, s.end).exact.lower() for s in inside)


def span_features(role: str, span: Span) -> Matrix:
    """What the grammar makes of a toll, a loss or a place."""
    made = span.payload
    true: set[str] = set()
    if isinstance(made, DraftToll):
        true = {f"kind.{made.kind}", f"population.{made.population}"} | (
            {"part"} if made.part_of is not None else set()
        )
    elif isinstance(made, DraftLoss):
        true = {f"kind.{made.kind}", f"class.{made.loss_class}"}
    elif isinstance(made, DraftPlace):
        true = {f"relation.{made.relation}"}
    return _row(SPAN_FEATURES[role], true)
