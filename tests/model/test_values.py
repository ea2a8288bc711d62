"""Counts, windows, places, estimates and claims refuse nonsense."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from tests.model import strategies as some

from recount import model as m

W = m.Wording


@given(some.counts())
def test_a_count_has_the_bounds_of_its_wording(count: m.Count) -> None:
    """At least: low only. At most: high only. Exact and about: one number. Unquantified: none."""
    known = (count.low is not None, count.high is not None)
    expected = {W.AT_LEAST: (True, False), W.AT_MOST: (False, True), W.UNQUANTIFIED: (False, False)}
    assert known == expected.get(count.wording, (True, True))
    if count.wording in (W.EXACT, W.ABOUT):
        assert count.low == count.high


@pytest.mark.parametrize(
    ("low", "high", "wording"),
    [
        (9, None, W.EXACT),
        (8, 9, W.EXACT),
        (8, 9, W.ABOUT),
        (None, None, W.BETWEEN),
        (10, 9, W.BETWEEN),
        (9, 9, W.AT_LEAST),
        (None, 9, W.AT_LEAST),
        (9, None, W.AT_MOST),
        (0, 0, W.UNQUANTIFIED),
        (-1, -1, W.EXACT),
        (-2, None, W.AT_LEAST),
    ],
)
def test_a_count_refuses_what_no_words_say(low: int | None, high: int | None, wording: m.Wording) -> None:
    """Bounds that do not go with the wording, out of order, or below nought."""
    with pytest.raises(ValueError, match=r"count|go with|number|above"):
        m.Count(low=low, high=high, wording=wording)


def test_no_casualties_is_a_count() -> None:
    """Nought is a number; unknown is None."""
    assert m.Count(low=0, high=0, wording=W.EXACT).low == 0


@pytest.mark.parametrize(("start", "end"), [((2024, 3, 5), (2024, 3, 5)), ((2024, 3, 6), (2024, 3, 5))])
def test_a_window_holds_a_day(start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    """Half-open: the end comes after the start."""
    with pytest.raises(ValueError, match=r"start < end"):
        m.Window(start=date(*start), end=date(*end), precision=m.Precision.DAY, basis=m.Basis.STATED)


@pytest.mark.parametrize(
    "change",
    [{"lat": 0.0, "lon": 0.0}, {"lat": 90.5}, {"lon": -181.0}, {"radius_km": 0.0}, {"radius_km": -5.0}],
)
def test_a_place_is_on_earth_and_has_a_radius(change: dict[str, float]) -> None:
    """(0, 0) is how broken data says unknown; a point without a radius pretends."""
    good = m.Locus(
        place_id="x", name="X", lat=36.0, lon=37.0, radius_km=5.0, precision=m.PlacePrecision.EXACT, country="SY"
    )
    with pytest.raises(ValueError, match=r"place|Earth|radius"):
        replace(good, **change)  # type: ignore[arg-type]  # numbers only


@given(some.estimates())
def test_an_estimate_is_in_order(estimate: m.Estimate) -> None:
    """Low, best, high, as far as they are known; none below nought."""
    known = [n for n in (estimate.low, estimate.best, estimate.high) if n is not None]
    assert known == sorted(known)
    assert all(n >= 0 for n in known)


@pytest.mark.parametrize("figures", [(3, 2, 4), (3, None, 2), (None, 5, 4), (-1, 0, 1)])
def test_an_estimate_out_of_order_is_refused(figures: tuple[int | None, ...]) -> None:
    """Nothing is sorted silently."""
    low, best, high = figures
    with pytest.raises(ValueError, match=r"low <= best <= high"):
        m.Estimate(
            kind=m.TollKind.KILLED,
            population=m.PopulationScope.ALL,
            low=low,
            best=best,
            high=high,
            method="as_told",
            version="1",
            basis=(),
        )


def killed(part_of: int | None) -> m.Toll:
    """One person killed, perhaps as part of another toll."""
    return m.Toll(
        kind=m.TollKind.KILLED,
        count=m.Count(low=1, high=1, wording=W.EXACT),
        population=m.Population.UNSTATED,
        quote=m.quote("one", 0, 3),
        part_of=part_of,
    )


@pytest.mark.parametrize("part_of", [1, -1, 0])
def test_a_toll_is_part_of_another_toll_of_its_claim(part_of: int) -> None:
    """Not of itself, not of one that is not there."""
    with pytest.raises(ValueError, match="part of"):
        m.Claim(
            id="c",
            report_id="r",
            event_type=m.EventType.KILLING,
            stance=m.Stance.ASSERTS,
            evidence=(m.quote("one", 0, 3),),
            tolls=(killed(part_of),),
        )


def test_a_claim_has_words() -> None:
    """A claim without its words is no claim."""
    with pytest.raises(ValueError, match="without its words"):
        m.Claim(id="c", report_id="r", event_type=m.EventType.KILLING, stance=m.Stance.ASSERTS, evidence=())
