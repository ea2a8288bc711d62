"""What a report's own words tell about its dates: statements, the order of figures, zones, the start of an event."""

from datetime import date, timedelta

import pytest

from recount.model import (
    Basis,
    Claim,
    EventType,
    Precision,
    Reading,
    Report,
    Stance,
    Window,
    claim_id,
    quote,
    report_id,
)
from recount.resolve.date_scores import of_rule
from recount.resolve.dates import resolve_dates

PUBLISHED = date(2024, 10, 16)  # a Wednesday


def read(
    text: str,
    words: str,
    published: date | None = PUBLISHED,
    source: str | None = None,
    countries: tuple[str, ...] = (),
) -> Reading[Window]:
    """The reading of a claim that quotes the last such words of the text as its time."""
    report = Report(id=report_id(text, source, published), name="r", text=text, published=published, source=source)
    start = text.rindex(words)
    fields = {
        "report_id": report.id,
        "event_type": EventType.SHELLING,
        "stance": Stance.ASSERTS,
        "evidence": (quote(text, 0, len(text)),),
        "when": quote(text, start, start + len(words)),
    }
    made = claim_id(Claim(id="", **fields))
    return resolve_dates(report, [Claim(id=made, **fields)], {made: countries})[made]


def days(reading: Reading[Window]) -> tuple[str, str] | None:
    window = reading.value
    if window is None or window.start is None or window.end is None:
        return None
    return window.start.isoformat(), (window.end - timedelta(days=1)).isoformat()


def test_the_day_of_saying_never_dates_the_event() -> None:
    """Of two days in one quote the one behind a verb of saying is the statement's."""
    text = "Police said on Saturday that a raid on Thursday killed two."
    assert days(read(text, "on Saturday that a raid on Thursday")) == ("2024-10-10", "2024-10-10")


def test_that_day_is_not_the_day_of_a_statement() -> None:
    """It counts from what happened last, not from when somebody spoke."""
    text = "Shells fell on 3 May 2024. The mayor told reporters on 6 May 2024 that a school burned the same day."
    assert days(read(text, "the same day")) == ("2024-05-03", "2024-05-03")


def test_the_third_day_counts_from_the_start_that_the_text_tells() -> None:
    """Day 1 is the day on which it began; the basis is inferred."""
    text = "The offensive began on 3 May 2024. On the third day of the offensive a depot burned."
    reading = read(text, "On the third day of the offensive")
    assert days(reading) == ("2024-05-05", "2024-05-05")
    assert reading.value is not None
    assert reading.value.basis is Basis.INFERRED


def test_the_third_day_of_what_began_nobody_says_when_stays_open() -> None:
    """Another event's start is not taken for it."""
    text = "The strike began on 3 May 2024. On the third day of the offensive a depot burned."
    reading = read(text, "On the third day of the offensive")
    assert days(reading) is None
    assert "not told" in reading.because


def test_the_start_of_an_event_needs_its_own_noun() -> None:
    """A warning is no war."""
    text = "He warned on 3 May 2024 that talks had started. On the third day of the war a depot burned."
    assert days(read(text, "On the third day of the war")) is None


FIGURES = "On 05/06/2022 a depot burned."


def test_figures_in_two_orders_are_candidates() -> None:
    """None, and both days with their scores."""
    reading = read(FIGURES, "05/06/2022")
    assert reading.value is None
    assert [c.value.start for c in reading.candidates] == [date(2022, 6, 5), date(2022, 5, 6)]


@pytest.mark.parametrize(
    ("other", "expected"), [("It closed on 24/07/2022. ", "2022-06-05"), ("It closed on 07/24/2022. ", "2022-05-06")]
)
def test_other_dates_of_the_text_tell_the_order(other: str, expected: str) -> None:
    """The day first, or the month."""
    assert days(read(other + FIGURES, "05/06/2022")) == (expected, expected)


@pytest.mark.parametrize(("source", "expected"), [("BBC News", "2022-06-05"), ("The New York Times", "2022-05-06")])
def test_the_outlets_country_tells_the_order(source: str, expected: str) -> None:
    """Where nothing in the text does; the reason says so."""
    reading = read(FIGURES, "05/06/2022", source=source)
    assert days(reading) == (expected, expected)
    assert "outlet's country" in reading.because


def test_a_time_in_utc_is_the_places_own_day() -> None:
    """21:30 UTC on Monday is Tuesday in Iraq."""
    reading = read("Shells fell at 2130 UTC on Monday.", "at 2130 UTC on Monday", countries=("IQ",))
    assert days(reading) == ("2024-10-15", "2024-10-15")
    assert reading.value is not None
    assert reading.value.time_of_day == "00:30"


def test_a_time_in_utc_at_an_unknown_place_is_both_days() -> None:
    """Wider, and it says why."""
    reading = read("Shells fell at 2130 UTC on Monday.", "at 2130 UTC on Monday")
    assert days(reading) == ("2024-10-14", "2024-10-15")
    assert reading.value is not None
    assert reading.value.precision is Precision.DAYS
    assert "zone is not known" in reading.because


def test_local_time_stays_the_day_it_is_told_with() -> None:
    """Also where the same moment is told in GMT beside it."""
    text = "Shells fell at 1 a.m. (2200 GMT) on Monday."
    assert days(read(text, "at 1 a.m. (2200 GMT) on Monday", countries=("IQ",))) == ("2024-10-14", "2024-10-14")


def test_a_feast_goes_by_the_places_country() -> None:
    """Easter in Ethiopia is the Orthodox one; at an unknown place both stay open."""
    text = "Shells fell on Easter Monday."
    assert days(read(text, "on Easter Monday", countries=("ET",))) == ("2024-05-06", "2024-05-06")
    assert len(read(text, "on Easter Monday").candidates) == 2


def test_two_times_in_one_quote_that_lie_in_each_other_are_the_narrower() -> None:
    """Such as a week with its days in brackets."""
    text = "Forty died in the past ten days (10 to 12 October)."
    assert days(read(text, "in the past ten days (10 to 12 October)")) == ("2024-10-10", "2024-10-12")


def test_the_same_period_is_the_last_stretch_told() -> None:
    """A single day told between is not a period."""
    text = "Since 1 October 19 died. On Monday a shop burned. In the same period 40 were hurt."
    assert days(read(text, "In the same period")) == ("2024-10-01", "2024-10-16")


def test_a_clock_time_after_a_night_is_of_its_morning_or_its_evening() -> None:
    """A night touches two days, an hour only one."""
    assert days(read("Drones came overnight. At 04:15 a depot burned.", "At 04:15")) == ("2024-10-16", "2024-10-16")
    assert days(read("Drones came overnight. At 22:15 a depot burned.", "At 22:15")) == ("2024-10-15", "2024-10-15")


def test_a_reading_says_how_often_its_rule_is_right() -> None:
    """The score is measured on coded reports: a weekday is surer than a length of time."""
    reading = read("A depot burned on Monday.", "on Monday")
    assert [c.value for c in reading.candidates] == [reading.value]
    assert reading.candidates[0].score == of_rule("ucdp:weekday", Basis.RELATIVE)
    assert of_rule("ucdp:weekday", Basis.RELATIVE) > 0.95
    assert of_rule("ucdp:lasting", Basis.RELATIVE) < 0.7
    assert 0 < of_rule("no such rule", Basis.RELATIVE) < 1


def test_without_a_publication_day_relative_words_stay_open() -> None:
    """And the reading says that the report's day is not known."""
    reading = read("A depot burned on Monday.", "on Monday", None)
    assert days(reading) is None
    assert "not known" in reading.because


@pytest.mark.parametrize(
    "words",
    [
        "said in a statement issued on Saturday that a raid on Thursday",
        "confirmed in a report published on Saturday that a raid on Thursday",
        "and Saturday's statement from the army said a raid on Thursday",
        "and a message posted on Saturday said a raid on Thursday",
    ],
)
def test_the_day_of_a_paper_never_dates_the_event(words: str) -> None:
    """When a statement was issued or published is no day of what it tells."""
    assert days(read(f"Police {words} killed two.", words)) == ("2024-10-10", "2024-10-10")


def test_the_day_of_a_release_of_people_is_no_statement() -> None:
    """What was released on that day was no paper."""
    words = "released on Saturday"
    assert days(read(f"Two captives were {words}.", words)) == ("2024-10-12", "2024-10-12")
