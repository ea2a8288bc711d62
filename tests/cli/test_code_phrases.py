"""Figures, days, places and voices as a person would say them."""

from datetime import date

import pytest
from tests.factories import claim, count, locus, window, words

from recount.cli import phrases
from recount.cli.progress import shares, tracked
from recount.model import Estimate, PlacePrecision, PopulationScope, Precision, TollKind, Window
from recount.vocab import said as vocab_said

D7 = date(2017, 10, 7)


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (9, 9, 9, "9"),
        (1200, 1200, 1200, "1,200"),
        (0, 0, 0, "0"),
        (31, 31, None, "at least 31"),
        (None, 80, 80, "up to 80"),
        (9, 80, 80, "9 to 80, best 80"),
        (3, 5, 7, "3 to 7, best 5"),
        (None, None, 12, "possibly up to 12"),
        (3, None, 12, "3, possibly up to 12"),
        (None, 4, None, "4, no upper end"),
        (31, 37, None, "at least 31, best 37"),
        (None, None, None, "some, no number"),
        (None, 5, 9, "5, up to 9"),
    ],
)
def test_figures(low: int | None, best: int | None, high: int | None, said: str) -> None:
    """An open bound is said to be open, unknown is never 0, and 0 is never unknown."""
    estimate = Estimate(
        kind=TollKind.KILLED,
        population=PopulationScope.ALL,
        low=low,
        best=best,
        high=high,
        method="as_told",
        version="1",
        basis=("c1",),
    )
    assert phrases.figure(estimate) == said


@pytest.mark.parametrize(
    ("wording", "low", "high", "said"),
    [
        ("exact", 9, None, "9"),
        ("about", 40, None, "about 40"),
        ("at_least", 31, None, "at least 31"),
        ("at_most", None, 80, "up to 80"),
        ("between", 10, 15, "10 to 15"),
        ("unquantified", None, None, "some"),
    ],
)
def test_counts(wording: str, low: int | None, high: int | None, said: str) -> None:
    """A count is said as its words put it."""
    assert phrases.count(count(wording, low, high)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, "day unknown"),
        (window(None, precision="unknown"), "day unknown"),
        (window(D7), "7 Oct 2017"),
        (window(date(2017, 10, 1), D7, "week"), "1–7 Oct 2017"),
        (window(date(2017, 9, 30), D7, "days"), "30 Sep 2017 – 7 Oct 2017"),
    ],
)
def test_days(days: Window | None, said: str) -> None:
    """Windows are half-open inside, and both ends are named outside."""
    assert vocab_said.window(days) == said


def test_open_windows() -> None:
    """A window open on one side says so."""
    assert vocab_said.window(Window(start=D7, end=None, precision=Precision.DAYS, basis="stated")) == "since 7 Oct 2017"  # type: ignore[arg-type]  # the enum's value
    assert vocab_said.window(Window(start=None, end=D7, precision=Precision.DAYS, basis="stated")) == "until 6 Oct 2017"  # type: ignore[arg-type]  # as above


def test_places_come_with_their_radius() -> None:
    """No point without its radius; a region is not said twice."""
    assert phrases.locus(locus("Sarrin", admin1="Aleppo")) == "Sarrin, Aleppo, SY (within 2 km)"
    region = locus("Aleppo", admin1="Aleppo", precision=PlacePrecision.ADMIN1, radius_km=90.0)
    assert phrases.locus(region) == "Aleppo, SY (within 90 km)"


def test_a_contested_place_says_who_claims_and_who_held_it() -> None:
    """One neutral sentence for the days of the event; nothing where nothing is contested."""
    yalta = locus("Yalta", lat=44.5, lon=34.17, country="UA", admin1="Crimea")
    assert phrases.contested(yalta, window(D7)) == (
        "Crimea and Sevastopol: claimed by Russia and Ukraine; held by Russia since 27 February 2014"
    )
    assert phrases.contested(locus("Sarrin", admin1="Aleppo"), window(D7)) == ""


@pytest.mark.parametrize(
    ("speakers", "stance", "said"),
    [
        ((), "asserts", "according to the report itself"),
        (("medics",), "denies", "denied by medics"),
        (("Reuters", "the ministry"), "asserts", "according to the ministry, through Reuters"),
        (("the army",), "cannot_verify", "not confirmed by the army"),
    ],
)
def test_voices(speakers: tuple[str, ...], stance: str, said: str) -> None:
    """Who said it stands first, then through whom it came."""
    assert phrases.voice(claim("c1", speakers=speakers, stance=stance)) == said


def test_quotes_are_cut_and_cannot_steer() -> None:
    """Long words end in an ellipsis; line ends and escape characters don't get through."""
    assert phrases.quoted([words("nine\n people\x1b[2J")]) == "“nine people\ufffd[2J”"
    assert phrases.quoted([words("a" * 50)], most=10) == "“aaaaaaaaa…”"


def test_progress_away_from_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Long work says a plain line now and then on standard error; short work says nothing."""
    assert list(tracked(range(1200), "Coding")) == list(range(1200))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "Coding: 500 reports so far",
        "Coding: 1,000 reports so far",
        "Coding: 1,200 reports, done",
    ]
    assert list(tracked(range(3), "Coding")) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_shares_away_from_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Work of known length says what it is for, then each new thing it does, once; if there is no work, nothing."""
    with shares("Building."):
        pass
    assert capsys.readouterr().err == ""
    with shares("Building.") as tell:
        for share, doing in ((0.0, "reading"), (0.3, "reading"), (0.9, "writing")):
            tell(share, doing)
    assert capsys.readouterr().err.splitlines() == ["Building.", "  reading", "  writing"]
