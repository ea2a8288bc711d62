"""Mentions that are no one claim, however likely the model finds it: other voices, other towns."""

from dataclasses import replace

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import reading_of, scores

from recount.extract.engines.encoder.decode.towns import of_two_towns
from recount.extract.engines.encoder.decode.voices import of_two_voices
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import SPAN_LABELS

NUMBERS = ("Four", "Seven", "Two", "four", "seven", "two")


def told(text: str) -> Reading:
    """A reading in which each mention is linked to the number in its own words, of dead, and to its own place."""
    reading = reading_of(text)
    page = reading.page
    tolls = tuple(Span(n, n + 2) for n, word in enumerate(page.words) if word in NUMBERS)
    links = reading.links | {
        role: np.array([[float(m.start <= s.start < m.end) for s in spans] for m in reading.mentions], dtype=np.float32)
        for role, spans in (("toll", tolls), ("place", reading.spans["place"]))
    }
    labels = {name: scores(len(tolls), len(values)) for name, values in SPAN_LABELS["toll"].items()}
    return replace(
        reading,
        spans=reading.spans | {"toll": tolls},
        links=links,
        span_labels=reading.span_labels | {"toll": labels},
    )


@pytest.mark.parametrize(
    ("second", "apart"),
    [
        ("In Azaz, seven cooks were killed.", True),
        ("Gunmen also attacked Azaz, where seven cooks were killed.", True),
        ("Seven cooks were killed near Azaz.", False),
        ("In Azaz, four cooks were killed.", True),
        ("Four cooks were killed near Azaz.", False),
        ("In Azaz, shops were shut.", False),
    ],
)
def test_an_attack_in_the_next_town_is_another(second: str, apart: bool) -> None:
    """Where the report goes on to it and counts others there."""
    found = of_two_towns(told(f"Four guards were killed in Tarhin. {second} Sarmin is quiet."))
    assert bool(found[0, 1]) is apart
    assert (found == found.T).all()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("In Tarhin region, four guards were killed. In Azaz district, four guards were killed.", True),
        ("In Tarhin region, four guards were killed. Four guards were killed in Azaz district, too.", False),
        ("In Azaz, four guards were killed. In Tarhin, the governor said that four guards were killed.", False),
        ("Four guards were killed in Azaz. In Tarhin, a hospital received seven cooks.", False),
    ],
)
def test_a_summary_goes_from_place_to_place(text: str, apart: bool) -> None:
    """With whose name a mention begins; not where somebody speaks, or where the hurt are brought."""
    reading = told(f"{text} Azaz, Tarhin and Sarmin are quiet.")
    words = reading.page.words
    areas = [Span(s.start, s.end + (words[s.end] in ("region", "district"))) for s in reading.spans["place"]]
    found = of_two_towns(replace(reading, spans=reading.spans | {"place": tuple(areas)}))
    assert bool(found[0, 1]) is apart


@pytest.mark.parametrize(
    ("second", "apart"),
    [
        ("The governor said that seven guards were killed at Azaz.", True),
        ("The governor said that four guards were killed at Azaz.", False),
        ("The police said that seven guards were killed at Azaz.", False),
        ("Seven guards were killed at Azaz.", False),
    ],
)
def test_two_voices_that_count_otherwise_are_two_claims(second: str, apart: bool) -> None:
    """Who says nothing else, or is not named, may be of one claim."""
    found = of_two_voices(told(f"The police said that four guards were killed in Tarhin. {second} Sarmin is quiet."))
    assert bool(found[0, 1]) is apart
