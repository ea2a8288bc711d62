"""What is kept of a telling for its neighbours: all they need, put together in any order, and read back the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window

from recount.model import FormatError, PlacePrecision
from recount.reconcile import Profile, profile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told
from recount.reconcile.profile import dump, extent, load, most

DAY = date(2031, 5, 1)
PLACES = (
    locus("Sarrin"),
    locus("Tabira", lat=35.1),
    locus("North", precision=PlacePrecision.ADMIN1, radius_km=90.0),
    None,
)


def told(key: str, day: int, place: int, dead: int, report_id: str = "r1") -> Told:
    made = claim(key, toll("killed", dead), toll("injured", 3), report_id=report_id, by="the army")
    at = PLACES[place]
    read = readings(key, when=window(DAY + timedelta(days=day)), places=(at,) if at else (), by=("actor:army",))
    return Told(claim=made, report=report(report_id), readings=read)


some = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 20)), min_size=1, max_size=5)


@given(some)
def test_a_profile_is_read_back_the_same(made: list[tuple[int, int, int]]) -> None:
    """As one line for all tellings of a report."""
    kept = tuple(profile([told(f"c{n}", *values)]) for n, values in enumerate(made))
    assert load(dump(kept)) == kept


@given(some, st.randoms(use_true_random=False))
def test_it_does_not_matter_how_claims_are_put_together(made: list[tuple[int, int, int]], rng: object) -> None:
    """One profile for all, or one for each claim in any order: the same extent and number."""
    claims = [told(f"c{n}", *values) for n, values in enumerate(made)]
    each = [profile([t]) for t in claims]
    rng.shuffle(each)  # type: ignore[attr-defined]  # hypothesis gives a `random.Random`
    whole = profile(claims)
    assert extent(each, {}) == extent([whole], {})
    assert most(each) == most([whole])


def test_copies_are_one_report() -> None:
    """Three prints of one story, and another story, are two reports."""
    prints = [profile([told(f"c{n}", 0, 0, 9, f"r{n}")]) for n in range(4)]
    assert extent(prints, {"r1": "r0", "r2": "r0"}).reports == {"r0", "r3"}


def test_where_nobody_counts_dead_the_hurt_are_counted() -> None:
    """As many as one claim tells of."""
    assert most([Profile(report_id="r1", most=(0, 3)), Profile(report_id="r2", most=(0, 5))]) == 5
    assert most([Profile(report_id="r1", most=(2, 3)), Profile(report_id="r2", most=(0, 5))]) == 2


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"version":0}', '{"version":3,"tellings":[[]]}'])
def test_what_is_no_profile_is_refused(line: str) -> None:
    """With what to do next."""
    with pytest.raises(FormatError, match="Derive the incidents anew"):
        load(line)
