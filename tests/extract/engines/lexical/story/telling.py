"""Reads frames and claims out of one text, for the tests of this folder."""

from datetime import date

from tests.extract.engines.lexical.reading import read

from recount.extract import ExtractOptions, extract
from recount.extract.engines.lexical import LexicalEngine
from recount.extract.engines.lexical.engine import places_told
from recount.extract.engines.lexical.saying.voices import find_voices
from recount.extract.engines.lexical.story.frames import Frame, find_frames
from recount.model import Claim, Report

PUBLISHED = date(2024, 10, 16)  # a Wednesday


def frames(text: str) -> list[Frame]:
    """The frames of all sentences, whether or not they tell of violence."""
    sentences = read(text)
    return [
        f for s, v in zip(sentences, find_voices(sentences), strict=True) for f in find_frames(s, v, places_told(s, v))
    ]


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a report with this text."""
    report = Report(id="rep:test", name="test", text=text, published=PUBLISHED)
    return extract(report, ExtractOptions(engine=LexicalEngine())).claims


def killed(claim: Claim) -> list[int | None]:
    """The lower bounds of the dead that a claim counts."""
    return [t.count.low for t in claim.tolls if t.kind.value == "killed"]


def place(claim: Claim) -> str | None:
    """The most specific place of a claim."""
    return claim.places[0].quote.exact if claim.places else None


def same(told: tuple[Claim, ...]) -> list[int | None]:
    """For each claim the index of the claim that it is tied to by `same_event_as`."""
    return [_index(told, c.same_event_as) for c in told]


def whole(told: tuple[Claim, ...]) -> list[int | None]:
    """For each claim the index of the claim that it is a part of."""
    return [_index(told, c.part_of) for c in told]


def _index(told: tuple[Claim, ...], wanted: str | None) -> int | None:
    return None if wanted is None else [c.id for c in told].index(wanted)
