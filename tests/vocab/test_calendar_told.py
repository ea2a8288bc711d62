"""Days counted from what is told, figures in two orders, clock times, and names made of words of time."""

from datetime import date, timedelta

import pytest

from recount.model import Precision, Window
from recount.vocab.calendar import counted_from, find_times, reckon
from recount.vocab.calendar.zones import local_time, zones_of

R = date(2024, 10, 16)  # a Wednesday


def inclusive(window: Window) -> tuple[str | None, str | None]:
    start = window.start.isoformat() if window.start else None
    return start, (window.end - timedelta(days=1)).isoformat() if window.end else None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the third day running", "2024-10-14", "2024-10-16"),
        ("on its third day", "2024-10-14", "2024-10-16"),
        ("over a period of two days", "2024-10-15", "2024-10-16"),
        ("in three days", "2024-10-14", "2024-10-16"),
        ("in less than 48 hours", "2024-10-14", "2024-10-16"),
        ("over the last day", "2024-10-15", "2024-10-16"),
        ("so far this month", "2024-10-01", "2024-10-16"),
        ("to date", None, "2024-10-16"),
        ("by Tuesday morning", None, "2024-10-15"),
        ("until 3 May", None, "2024-05-03"),
        ("before Tuesday", None, "2024-10-14"),
        ("before 3 May", None, "2024-05-02"),
        ("as of Tuesday", None, "2024-10-15"),
        ("as of October 3", None, "2024-10-03"),
        ("as of today", None, "2024-10-16"),
        ("after October 10", "2024-10-11", "2024-10-16"),
        ("after Monday", "2024-10-15", "2024-10-16"),
        ("days after Eid al-Fitr", "2024-04-12", "2024-10-16"),  # the moon is sighted a day early or late
        ("before Eid al-Fitr", None, "2024-04-10"),
        ("late Monday or early Tuesday", "2024-10-14", "2024-10-15"),
        ("late on Monday and early on Tuesday", "2024-10-14", "2024-10-15"),
        ("the week before last", "2024-09-30", "2024-10-06"),
        ("the night before last", "2024-10-14", "2024-10-14"),
        ("the Monday before last", "2024-10-07", "2024-10-07"),
        ("two Mondays ago", "2024-10-07", "2024-10-07"),
        ("a week ago on Monday", "2024-10-07", "2024-10-07"),
        ("on the last day of March", "2024-03-31", "2024-03-31"),
        ("on the first Monday in May", "2024-05-06", "2024-05-06"),
        ("on the night of the 14th", "2024-10-14", "2024-10-14"),
        ("last year on 9 May", "2023-05-09", "2023-05-09"),
        ("on May 3, 4 and 5", "2024-05-03", "2024-05-05"),
        ("on 3, 4 and 5 May", "2024-05-03", "2024-05-05"),
        ("on May 3 or 4", "2024-05-03", "2024-05-04"),
        ("in the last quarter", "2024-07-01", "2024-09-30"),
        ("on Oct 7, '17", "2017-10-07", "2017-10-07"),
        ("on 9/11", "2001-09-11", "2001-09-11"),
        ("on 07.10.23", "2023-10-07", "2023-10-07"),
        ("on 26/04", "2024-04-26", "2024-04-26"),
        ("on the second anniversary of the raid of 3 May 2022", "2024-05-03", "2024-05-03"),
        ("on the anniversary of the 3 May 2019 raid", "2024-05-03", "2024-05-03"),
        ("between 1 January and 5 May 2024", "2024-01-01", "2024-05-05"),
    ],
)
def test_each_expression_has_its_days(words: str, first: str | None, last: str) -> None:
    """R is Wednesday 16 October 2024; None: from a day that is not said."""
    found = find_times(f"It was hit {words}.")
    assert len(found) == 1
    assert inclusive(reckon(found[0], R).window) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["on the third day of the offensive", "two days into the truce", "on the anniversary of the raid", "two years on"],
)
def test_what_counts_from_an_untold_day_stays_unknown(words: str) -> None:
    """And says so."""
    made = reckon(find_times(f"It was hit {words}.")[0], R)
    assert (made.window.start, made.window.end) == (None, None)
    assert made.because


def test_an_anniversary_is_not_the_day_it_recalls() -> None:
    """Within the same year nothing is recalled yet."""
    made = reckon(find_times("on the anniversary of the raid of 3 May 2024")[0], R)
    assert made.window.start is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on the following Monday", "2024-05-06", "2024-05-06"),
        ("the previous Monday", "2024-04-29", "2024-04-29"),
        ("that Friday", "2024-05-03", "2024-05-03"),
        ("48 hours after", "2024-05-05", "2024-05-05"),
        ("hours after the blast", "2024-05-03", "2024-05-03"),
    ],
)
def test_days_from_another_event(text: str, first: str, last: str) -> None:
    """Counted from Friday 3 May 2024."""
    event = Window(
        start=date(2024, 5, 3),
        end=date(2024, 5, 4),
        precision=Precision.DAY,
        basis=reckon(find_times("today")[0], R).window.basis,
    )
    made = counted_from(find_times(text)[0], event)
    assert made is not None
    assert inclusive(made.window) == (first, last)


def test_figures_in_two_orders_stay_two_readings() -> None:
    """Both are options; where one is after the report's day, the other it is."""
    made = reckon(find_times("Logged 05/06/2022 there.")[0], R)
    assert made.window.start is None
    assert [o.start for o in made.options] == [date(2022, 6, 5), date(2022, 5, 6)]
    assert inclusive(reckon(find_times("Logged 05/12/2024 there.")[0], R).window) == ("2024-05-12", "2024-05-12")


@pytest.mark.parametrize(
    "text", ["Version 7.10.17 came.", "Open 24/7 all year round.", "He scored 9/11/3/4 in it.", "It rose 12.05 points."]
)
def test_other_figures_are_no_dates(text: str) -> None:
    """Versions, shares and scores."""
    assert all("7" not in w.exact and "11" not in w.exact and "12" not in w.exact for w in find_times(text))


def test_a_day_that_goes_by_its_date() -> None:
    """Such as "the October 7 attack": told a year on is that of 2023; told days after the date it may be another."""
    words = find_times("after the October 7 attack")[0]
    assert inclusive(reckon(words, date(2025, 3, 1)).window) == ("2023-10-07", "2023-10-07")
    assert [o.start for o in reckon(words, R).options] == [date(2023, 10, 7), date(2024, 10, 7)]
    assert inclusive(reckon(words, date(2014, 10, 9)).window) == ("2014-10-07", "2014-10-07")


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("at 14:30 GMT on Monday", "14:30 UTC"),
        ("on Monday at 2100 UTC", "21:00 UTC"),
        ("at 3 a.m. (0000 GMT) on Monday", "03:00"),
        ("at 0000 GMT (3 a.m.) on Monday", "03:00"),
        ("at 0300 hours on Monday", "03:00"),
        ("at 8.20pm on Monday", "20:20"),
        ("between 3 and 5 a.m. on Monday", "03:00-05:00"),
        ("at 3:30 in the afternoon on Monday", "15:30"),
        ("at 10 o'clock at night on Monday", "22:00"),
        ("after dark on Monday", "night"),
        ("shortly after midnight on Monday", "midnight"),
    ],
)
def test_clock_times(words: str, time: str) -> None:
    """One expression with its day; a zone stays beside the time, the place's own time is kept where both are told."""
    found = find_times(f"It was hit {words}.")
    assert [w.time_of_day for w in found] == [time]
    assert inclusive(reckon(found[0], R).window) == ("2024-10-14", "2024-10-14")


@pytest.mark.parametrize(
    "text", ["They killed 3 in the valley.", "He served 1500 hours.", "It took 1430 men.", "Ten o clocks hung there."]
)
def test_numbers_that_are_no_times(text: str) -> None:
    """A count before a place, a length, a number of men."""
    assert find_times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The 6th of October City was calm.",
        "Fighters of the March 23 Movement fled.",
        "He prayed in the Friday Mosque.",
        "The Sunday Times told of it.",
        "They recalled Bloody Sunday.",
        "One Monday he left.",
        "On the last day of the talks nothing moved.",
    ],
)
def test_names_made_of_words_of_time_date_nothing(text: str) -> None:
    """Nor does a weekday that is any such day."""
    assert find_times(text) == ()


def test_a_zone_of_one_country_gives_its_own_day() -> None:
    """21:30 UTC on Monday is Tuesday in Iraq and still Monday in Nigeria."""
    monday = date(2024, 10, 14)
    iraq, nigeria = local_time(monday, "21:30 UTC", ["IQ"]), local_time(monday, "21:30 UTC", ["NG"])
    assert iraq is not None
    assert nigeria is not None
    assert (iraq.first, iraq.last, iraq.time) == (date(2024, 10, 15), date(2024, 10, 15), "00:30")
    assert (nigeria.first, nigeria.last, nigeria.time) == (monday, monday, "22:30")


def test_several_zones_widen_the_day_where_they_differ() -> None:
    """Russia has eleven: late in the evening it is two days there, at 08:00 one."""
    monday = date(2024, 10, 14)
    late, early = local_time(monday, "18:00 UTC", ["RU"]), local_time(monday, "08:00 UTC", ["RU"])
    assert late is not None
    assert early is not None
    assert (late.first, late.last, late.time) == (monday, date(2024, 10, 15), None)
    assert (early.first, early.last) == (monday, monday)


def test_a_zone_nobody_knows_is_not_guessed() -> None:
    """No zone in the time, or none in the table; a country without zones counts as not known."""
    assert local_time(R, "21:00", ["IQ"]) is None
    assert local_time(R, "night", ["IQ"]) is None
    assert zones_of("XX") == ()
    anywhere = local_time(R, "21:00 UTC", [])
    assert anywhere is not None
    assert (anywhere.first, anywhere.last) == (R, date(2024, 10, 17))


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("after Tuesday’s raid", "Tuesday"),
        ("before the October 3 truce", "October 3"),
        ("after Sunday clashes", "Sunday"),
        ("before dawn on Tuesday", "before dawn on Tuesday"),
        ("after midnight on Monday", "after midnight on Monday"),
    ],
)
def test_before_and_after_something_else_than_a_day_leave_the_day(words: str, exact: str) -> None:
    """What stands before or after is the raid or an hour, so the day is read as a day."""
    found = find_times(f"It was hit {words}.")
    window = reckon(found[0], R).window
    assert found[0].exact == exact
    assert window.start is not None
    assert window.precision is Precision.DAY


def test_nothing_is_after_a_day_that_ends_with_the_report() -> None:
    """ "After Wednesday" in a report of that Wednesday has no days; without R its end is open."""
    found = find_times("It was hit after Wednesday.")[0]
    assert inclusive(reckon(found, R).window) == (None, None)
    full = find_times("It was hit after 3 May 2024.")[0]
    assert inclusive(reckon(full, None).window) == ("2024-05-04", None)
