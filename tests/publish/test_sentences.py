"""The sentence of a published incident says no more than its figures do."""

import csv
import io
import json

import pytest
from tests.publish.test_formats import of, written
from tests.store import made

from recount.cli import phrases
from recount.publish.geojson import write_geojson
from recount.publish.tables import write_csv

FIGURES = [
    ((None, 60, 60), "up to 60"),
    ((31, 37, 61), "31 to 61, best 37"),
    ((31, 31, None), "at least 31"),
    ((None, None, 12), "possibly up to 12"),
    ((None, None, None), "some, no number"),
    ((0, 0, 0), "0"),
]


@pytest.mark.parametrize(("bounds", "said"), FIGURES)
def test_the_sentence_says_a_figure_as_the_screen_does(
    bounds: tuple[int | None, int | None, int | None], said: str
) -> None:
    """In CSV and GeoJSON alike: an upper bound is never told as a count."""
    estimate = made.estimate(made.coded(), "as_told", bounds)
    release = of(estimates=(estimate,))
    row = next(csv.DictReader(io.StringIO(written(write_csv, release), newline="")))
    assert phrases.figure(estimate) == said
    assert f"Killed: as told {said}." in row["summary"]
    feature = json.loads(written(write_geojson, release))["features"][0]
    assert feature["properties"]["summary"] == row["summary"]
