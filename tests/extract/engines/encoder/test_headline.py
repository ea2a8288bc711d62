"""Headlines: one with another number than its text is a claim of its own, two that name other places are two events."""

import pytest
from tests.extract.engines.encoder.conftest import page_of, reading_of

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.groups import Group, group
from recount.extract.engines.encoder.decode.headline import headlines_apart
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import PAIRS
from recount.model import EventType, Population, TollKind
from recount.vocab.numbers import exact

TEXT = "Six dead in Tarhin\nShells hit Azaz.\nThe army spoke in Sarmin."
Tolls = dict[int, tuple[str, int]]  # by mention: what it counts, and how many


@pytest.mark.parametrize(
    ("tolls", "apart"),
    [
        ({0: ("six dead", 6), 1: ("seven people", 7)}, [[0], [1, 2]]),
        ({0: ("at least six", 6), 2: ("seven people", 7)}, [[0], [1, 2]]),
        ({0: ("six dead", 6), 1: ("six people", 6), 2: ("a nurse", 1)}, [[0, 1, 2]]),
        ({0: ("six dead", 6), 1: ("four men", 4), 2: ("two women", 2)}, [[0, 1, 2]]),
        ({0: ("six guards", 6), 1: ("seven people", 7)}, [[0, 1, 2]]),
        ({0: ("six dead", 6)}, [[0, 1, 2]]),
        ({}, [[0, 1, 2]]),
    ],
)
def test_a_headline_with_a_number_of_its_own_is_a_claim(tolls: Tolls, apart: list[list[int]]) -> None:
    """Not where the text gives that number, too, or its parts; nor where the headline counts some of them, or alone counts."""
    reading = reading_of(TEXT)
    found = headlines_apart(reading, [Group([0, 1, 2], 4)], lambda g: _draft(g, tolls))
    assert [(g.mentions, g.event) for g in found] == [(mentions, 4) for mentions in apart]


def test_a_first_sentence_is_no_headline() -> None:
    """Nor is a line of a list."""
    tolls: Tolls = {0: ("six dead", 6), 1: ("seven people", 7)}
    for text in ("Six dead in Tarhin. Shells hit Azaz. Sarmin is calm.", f"- {TEXT}"):
        found = headlines_apart(reading_of(text), [Group([0, 1, 2])], lambda g: _draft(g, tolls))
        assert [g.mentions for g in found] == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Shells hit Tarhin\nShells hit Azaz\nSarmin is calm", [0, 1, 2]),
        ("Shells hit Tarhin\nShells hit Azaz near Tarhin\nSarmin is calm", [0, 0, 1]),
        ("Shells hit Tarhin\nShells hit Azaz. Sarmin is calm.", [0, 0, 0]),
    ],
)
def test_headlines_that_name_other_places_are_other_events(text: str, events: list[int]) -> None:
    """However sure the model is that they are one; those that share a place, or stand above a text, may be."""
    reading = reading_of(text)
    reading.pairs[:] = 9.0
    assert [g.event for g in group(_named(reading), Limits()) for _ in g.mentions] == events


def test_headlines_are_short_lines_without_a_full_stop() -> None:
    """A sentence with one, a line of a list and a long line are none."""
    long = " ".join(["word"] * 40)
    page = page_of(f"Six dead in Tarhin\nShells hit Azaz.\n{long}\n- two men\n")
    assert [page.is_headline(first) for first in page.first_of] == [True, False, False, False]


def _named(reading: Reading) -> Reading:
    """With every name of a place found."""
    at = [n for n, w in enumerate(reading.page.words) if w in ("Tarhin", "Azaz", "Sarmin")]
    reading.spans["place"] = tuple(Span(n, n + 1) for n in at)
    assert reading.pairs.shape == (3, 3, len(PAIRS))
    return reading


def _draft(found: Group, tolls: Tolls) -> Draft:
    told = [tolls[m] for m in found.mentions if m in tolls]
    return Draft(
        event_type=EventType.SHELLING,
        evidence=(),
        tolls=tuple(
            DraftToll(
                kind=TollKind.KILLED,
                count=exact(number),
                population=Population.UNSTATED,
                words=Words(exact=words),
            )
            for words, number in told
        ),
    )
