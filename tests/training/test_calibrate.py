"""Confidence is laid on how often claims are right."""

import numpy as np
import pytest
from tests.evaluate.cases import claim, place, toll
from training.calibrate import error, fields_judged, fitted, reliability
from training.texts import Coded

from recount.extract.engines.encoder.limits import Limits
from recount.model import Report

LINE = "Three were killed as shells fell on Tessala in Mali."


def test_a_boaster_is_brought_down() -> None:
    """Claims told at .999 that are right seven times in ten are given about .7."""
    sure = np.full(1000, 0.999)
    right = np.arange(1000) % 10 < 7
    slope, offset = fitted(sure, right)
    assert Limits(sure=(slope, offset)).chance(0.999) == pytest.approx(0.7, abs=0.02)


def test_what_is_surer_stays_surer() -> None:
    """The order of claims is kept, and their error falls."""
    random = np.random.default_rng(0)
    sure = random.uniform(0.5, 0.9999, 4000)
    right = random.uniform(size=4000) < 0.4 + 0.5 * sure**4
    limits = Limits(sure=fitted(sure, right))
    after = np.array([limits.chance(s) for s in sure])
    assert (np.diff(after[np.argsort(sure)]) >= 0).all()
    assert error(after, right) < error(sure, right)
    assert error(after, right) < 0.05


def test_nothing_to_learn_from_leaves_it_as_it_is() -> None:
    """All right, or all wrong."""
    assert fitted(np.array([0.9, 0.8]), np.array([True, True])) == (1.0, 0.0)


def test_a_field_is_right_if_all_of_it_is() -> None:
    """Of claims that have a partner: the first place alone, every toll, the day at both ends."""
    gold = claim(
        "c1", "shelling", [LINE], places=[place("Tessala"), place("Mali")], tolls=[toll("three", 3, 3, "exact")]
    )
    made = claim("c1", "shooting", [LINE], places=[place("Tessala")], tolls=[])
    made["field_confidence"] = {"event_type": 0.9, "places": 0.8, "tolls": 0.7, "when": 0.6, "speakers": 0.5}
    report = Report(id="rep:r", name="r", text=LINE)
    coded = Coded(report=report, coding={"claims": [gold]}, corpus="invented")
    found = fields_judged([coded], [{"claims": [made]}])
    assert {field: (sure.tolist(), right.tolist()) for field, (sure, right) in found.items()} == {
        "event_type": ([0.9], [False]),
        "places": ([0.8], [True]),
        "tolls": ([0.7], [False]),
        "when": ([0.6], [True]),
        "speakers": ([0.5], [True]),
    }


def test_bins_hold_every_claim_once() -> None:
    """The least sure first."""
    bins = reliability(np.array([0.9, 0.1, 0.5, 0.7]), np.array([True, False, True, True]), 2)
    assert [n for _, _, n in bins] == [2, 2]
    assert bins[0][0] < bins[1][0]
