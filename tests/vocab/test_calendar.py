"""What `find_times` finds, where it begins and ends, and what it leaves alone."""

import pytest

from recount.vocab.calendar import find_times, points_ahead
from recount.vocab.calendar.forms import CalendarDate, Range, Unit, Whole

FOUND = [
    ("Rockets fell on Monday near the depot.", "on Monday"),
    ("Rockets fell late Saturday near the depot.", "late Saturday"),
    ("Rockets fell in the early hours of Monday.", "in the early hours of Monday"),
    ("Rockets fell early on Monday morning, they said.", "early on Monday morning"),
    ("It happened Sunday, July 24, by the river.", "Sunday, July 24"),
    ("It happened on 24 July 2022 by the river.", "on 24 July 2022"),
    ("It happened on the 24th of July by the river.", "on the 24th of July"),
    ("It happened on September 9th, 2024, by the river.", "on September 9th, 2024"),
    ("On Monday (August 8) they came.", "On Monday (August 8)"),
    ("Strikes of August 15th-16th hit two posts.", "August 15th-16th"),
    ("Strikes from 3 to 5 May hit two posts.", "from 3 to 5 May"),
    ("On the night of 3-4 May a drone came.", "On the night of 3-4 May"),
    ("In the night of 3/4 May a drone came.", "In the night of 3/4 May"),
    ("Le pont a été touché le 22 juillet 2022.", "le 22 juillet 2022"),
    ("El puente cayó el 22 de julio de 2022.", "el 22 de julio de 2022"),
    ("Logged 2022-07-24, then closed.", "2022-07-24"),
    ("Logged 24/07/2022, then closed.", "24/07/2022"),
    ("Logged 24.07.2022, then closed.", "24.07.2022"),
    ("Today, Wednesday, 15:30 a shell landed.", "Today, Wednesday, 15:30"),
    ("At around 4 a.m. on Friday a shell landed.", "At around 4 a.m. on Friday"),
    ("A shell landed at 4:30 p.m. local time.", "at 4:30 p.m. local time"),
    ("In the course of the last 24 hours nothing moved.", "In the course of the last 24 hours"),
    ("They shelled it for a sixth consecutive day.", "for a sixth consecutive day"),
    ("The two had met a week earlier.", "a week earlier"),
    ("It burned down two days after the raid.", "two days after"),
    ("It was hit again the previous night.", "the previous night"),
    ("Residents fled in the summer of 2014.", "in the summer of 2014"),
    ("The siege began in late October.", "in late October"),
    ("They died in the 1996 bombing.", "1996"),
    ("The war of 2011-2013 killed many.", "2011-2013"),
    ("Since the beginning of the week four died.", "Since the beginning of the week"),
    ("It was quiet in the 1990s.", "in the 1990s"),
    ("Friday’s raid left two dead.", "Friday"),
    ("On the 14th, men came to the well.", "On the 14th"),
    ("It burned since the 6th of the month.", "since the 6th of the month"),
    ("They came on Monday 12, by boat.", "on Monday 12"),
    ("They came on Monday the 12th.", "on Monday the 12th"),
    ("Shells fell on 14 and 17 June.", "on 14 and 17 June"),
    ("A mast fell, 060840UTC MAR 24, off the cape.", "060840UTC MAR 24"),
    ("It burned overnight Monday to Tuesday.", "overnight Monday to Tuesday"),
    ("It burned on Sunday night into Monday.", "on Sunday night into Monday"),
    ("It burned in the night to Sunday.", "in the night to Sunday"),
    ("It burned in the small hours of Monday.", "in the small hours of Monday"),
    ("He came on Wednesday of last week.", "on Wednesday of last week"),
    ("Hours later the depot burned.", "Hours later"),
    ("Shortly afterwards the depot burned.", "Shortly afterwards"),
    ("At the same time the depot burned.", "At the same time"),
    ("They died between August 2014 and the end of March 2018.", "between August 2014 and the end of March 2018"),
    ("Nine died in the first six months of the year.", "in the first six months of the year"),
    ("Nine died in the last days of June.", "in the last days of June"),
    ("Nine died in the week under review (11-17 July 2024).", "in the week under review (11-17 July 2024)"),
    ("Nine died throughout May.", "throughout May"),
    ("Nine died since the rains came to an end in May.", "since the rains came to an end in May"),
    ("Nine died since the start of the siege (26 December).", "since the start of the siege (26 December)"),
    ("Since gunmen killed 12 soldiers in an ambush on Monday, troops searched.", "on Monday"),
    ("Since Hamas attacked Israel on October 7, 2023, thousands fled.", "on October 7, 2023"),
    ("Shells fell shortly after noon.", "shortly after noon"),
]


@pytest.mark.parametrize(("text", "exact"), FOUND)
def test_the_words_found_are_what_a_coder_quotes(text: str, exact: str) -> None:
    """One expression, whole, with its preposition."""
    assert [w.exact for w in find_times(text)] == [exact]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town and fall back.",
        "Nine died since the fall of Kabul.",
        "A 12-year-old boy was killed.",
        "The blast killed 2,015 people.",
        "More than 1999 fighters surrendered.",
        "It cost $2015 to mend.",
        "Room 24/7 and version 3.5.2016.1 were left.",
        "They fought on the 14th floor, the 5th Brigade said.",
        "He rules the 3rd district since the army took it, as they say.",
        "Troops of the 3rd and 5th Assault Brigades and of the 1st, 2nd and 3rd corps came.",
        "Sales soar right before our eyes, on the 2nd and 3rd floors.",
        "There was outrage over May's deal.",
        "He was sentenced for 10 years in prison.",
        "The second group had a third man.",
        "Sun and sat, they mon the wall.",
        "The market opens on Fridays.",  # a habit has no day
        "",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    """Words and numbers that only look like time."""
    assert find_times(text) == ()


def test_no_expression_reaches_across_a_blank_line() -> None:
    """A paragraph's last word and the next one's first are no date."""
    assert [w.exact for w in find_times("It fell in May\n\n24 were hurt.")] == ["in May"]


def test_the_lead_is_the_preposition() -> None:
    """`exact[lead:]` is the bare expression."""
    words = find_times("in the course of the last 24 hours")[0]
    assert words.exact[words.lead :] == "the last 24 hours"
    assert find_times("Monday")[0].lead == 0


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Monday night", "night"),
        ("late Saturday", "late"),
        ("at 16:30 on Monday", "16:30"),
        ("Monday, 4 p.m.", "16:00"),
        ("12 a.m. Monday", "00:00"),
        ("at dawn on Friday", "dawn"),
        ("overnight", "night"),
        ("Monday", None),
    ],
)
def test_the_time_of_day_is_kept(text: str, time: str | None) -> None:
    """In a short form; it never narrows the days."""
    assert find_times(text)[0].time_of_day == time


def test_a_year_said_once_holds_for_both_ends_of_a_range() -> None:
    """Such as "30 December - 2 January 2016" begins in 2015."""
    form = find_times("30 December - 2 January 2016")[0].form
    assert form == Range(first=CalendarDate(year=2015, month=12, day=30), last=CalendarDate(year=2016, month=1, day=2))


def test_days_that_do_not_touch_are_two_expressions() -> None:
    """Such as "On May 3 and May 9" is no stretch from the one to the other; "on Sunday and Monday" is."""
    assert [w.exact for w in find_times("May 3 and May 9")] == ["May 3", "May 9"]
    assert [w.exact for w in find_times("on Sunday and Monday")] == ["on Sunday and Monday"]


def test_long_texts_are_read_as_one() -> None:
    """Reading in runs loses nothing at their edges, wherever they fall."""
    unit = "On Sunday, July 24, 2022, and on the next day. "
    for shift in range(0, 60, 7):
        text = "x" * shift + " " + unit * 400
        assert len(find_times(text)) == 800


@pytest.mark.parametrize(
    "hostile",
    [
        "the " * 20_000,
        "from between " * 8_000,
        "1 " * 30_000,
        "\n" * 50_000,
        "\n   " * 20_000,
        "a" * 300_000,
        "1" * 300_000,
        "in the course of " * 5_000,
        "twenty-" * 10_000,
        "“" * 50_000,
    ],
)
def test_hostile_text_is_read_to_its_end(hostile: str) -> None:
    """The time taken grows with the length only; a word of time at the end is still found."""
    assert find_times(hostile + "\n\ntoday")[-1].form == Whole(unit=Unit.DAY, offset=0)


def test_the_work_grows_with_the_length_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text, twice the looks at a token, on text made of words of time."""
    from recount.vocab.calendar.tokens import Lows

    looks = 0

    def counted(self: Lows, i: int) -> str:
        nonlocal looks
        looks += 1
        return self.get(i, "")

    monkeypatch.setattr(Lows, "__getitem__", counted)
    work = []
    for repeats in (2_000, 4_000):
        looks = 0
        find_times("since early May in the last two days " * repeats)
        work.append(looks)
    assert work[0] > 0
    assert work[1] < 2.1 * work[0]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The truce will begin on Friday", True),
        ("The truce is due March 1", True),
        ("It will end. Shells fell on Friday", False),
        ("Shells fell on Friday", False),
    ],
)
def test_words_of_the_future_before_the_expression_are_seen(text: str, ahead: bool) -> None:
    """Only inside its own sentence."""
    assert points_ahead(text, find_times(text)[-1]) is ahead
