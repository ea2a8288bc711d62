"""Laws of the calendar: what holds for every expression and every report day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recount.model import Precision
from recount.vocab.calendar import find_times, reckon, window
from recount.vocab.calendar.grammar import _opened, _rules
from recount.vocab.calendar.openers import kind_of
from recount.vocab.calendar.tokens import segments

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS = "hours days weeks months years".split()
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))

expressions = st.one_of(
    st.sampled_from(WEEKDAYS).map("on {}".format),
    st.sampled_from(WEEKDAYS).map("last {} night".format),
    st.sampled_from(MONTHS).map("in {}".format),
    st.tuples(st.sampled_from(("early", "mid", "late")), st.sampled_from(MONTHS)).map(" ".join),
    st.tuples(st.integers(1, 31), st.sampled_from(MONTHS)).map(lambda p: f"{p[0]} {p[1]}"),
    st.tuples(st.integers(2, 90), st.sampled_from(UNITS)).map(lambda p: f"{p[0]} {p[1]} ago"),
    st.tuples(st.integers(2, 90), st.sampled_from(UNITS)).map(lambda p: f"the past {p[0]} {p[1]}"),
    st.tuples(st.integers(2, 90), st.sampled_from(("day", "week", "month", "year"))).map(lambda p: f"{p[0]}-{p[1]}"),
    st.sampled_from(WEEKDAYS).map("since {}".format),
    st.integers(1900, 2099).map("in {}".format),
    st.sampled_from(
        "today, yesterday, overnight, last week, this week, next week, last month, this month, this year, last year, "
        "earlier this month, later this year, early this week, the end of the year, the past year, over the weekend, "
        "last weekend, next weekend, last summer, this winter, a fortnight ago, recently, the first week of May, "
        "the last 6 days of January, since the beginning of the year, during Ramadan, on the second day of Eid al-Adha, 14 Ramadan, "
        "on Good Friday, on Yom Kippur, by Friday, to date, the third day running, the Monday before last, the last Friday of May, "
        "on the last Friday of Ramadan, on 05/06/2022, the third day of the offensive, on the anniversary of 3 May 2019, last quarter, "
        "at 2100 UTC on Monday, since the Oct. 7 attack, in three days, on Eid, Quds Day, on Thanksgiving Day".split(
            ", "
        )
    ),
)


@given(expressions, st.one_of(st.none(), days), st.booleans())
def test_a_window_begins_before_it_ends(text: str, anchor: date | None, coming: bool) -> None:
    """Every window is a stretch of at least one day, or unknown."""
    for words in find_times(text):
        read = window(words, anchor, coming=coming)
        if read is not None and read.start is not None and read.end is not None:
            assert read.start < read.end


@given(expressions, days)
def test_a_window_is_never_more_precise_than_its_words(text: str, anchor: date) -> None:
    """Words of a month or a year never give a day; a day's precision goes with one day."""
    order = list(Precision)
    for words in find_times(text):
        read = reckon(words, anchor).window
        if read.start is None or read.end is None:
            continue
        if "Friday of" in text or "anniversary" in text:  # they name a day of the month
            continue
        if "month" in text or any(m in text for m in MONTHS if not text[0].isdigit()):
            assert order.index(read.precision) >= order.index(Precision.DAYS)
        if read.precision is Precision.DAY:
            assert read.end - read.start == timedelta(days=1)


@given(
    st.sampled_from([*(f"on {d}" for d in WEEKDAYS), "over the weekend", "last week", "since Monday"]),
    days,
    st.integers(-60, 60),
)
def test_weekdays_move_with_the_report_by_whole_weeks(text: str, anchor: date, weeks: int) -> None:
    """A report k weeks later gives the same weekday k weeks later."""
    words = find_times(text)[0]
    step = timedelta(weeks=weeks)
    before, after = reckon(words, anchor).window, reckon(words, anchor + step).window
    assert before.start is not None and before.end is not None  # noqa: PT018 - for the type checker
    assert (after.start, after.end) == (before.start + step, before.end + step)


@given(st.sampled_from(WEEKDAYS), days)
def test_a_bare_weekday_is_within_the_last_seven_days(name: str, anchor: date) -> None:
    """The latest such day, the report's own included."""
    start = reckon(find_times(f"on {name}")[0], anchor).window.start
    assert start is not None
    assert timedelta(0) <= anchor - start <= timedelta(days=6)
    assert start.weekday() == WEEKDAYS.index(name)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.one_of(st.none(), days))
def test_a_full_date_is_itself_whatever_the_report_day(day: date, anchor: date | None) -> None:
    """Print then read gives the same day, in four orders."""
    month = MONTHS[day.month - 1]
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
    ):
        read = reckon(find_times(text)[0], anchor).window
        assert (read.start, read.precision) == (day, Precision.DAY)


@given(st.lists(st.one_of(expressions, st.text(max_size=20)), max_size=8).map(" ".join))
def test_the_words_slice_the_text_and_never_overlap(text: str) -> None:
    """No value without its words, for any text."""
    end = 0
    for words in find_times(text):
        assert words.start >= end
        assert text[words.start : words.end] == words.exact
        assert 0 <= words.lead < len(words.exact)
        end = words.end


@given(expressions, st.dates(), st.booleans())
def test_any_report_day_is_safe(text: str, anchor: date, coming: bool) -> None:
    """From year 1 to year 9999: days or none, never a crash."""
    for words in find_times(text):
        assert reckon(words, anchor, coming=coming).rule


@given(st.text(alphabet=st.sampled_from("0123456789-/.,: stndrhMayJn'’“”\n"), max_size=60), days)
def test_any_text_is_read_without_a_crash(text: str, anchor: date) -> None:
    """Whatever stands there, every expression found has a reckoning with its reason."""
    for words in find_times(text):
        assert reckon(words, anchor).because


WORDS = (
    "the a an in on at of by to from between since until within during after before about around or and for up so far "
    "last this next past late early mid very first third final day days night week weeks month months year years hours "
    "morning evening dawn noon Monday Friday Sunday May July Oct overnight today yesterday ago later earlier then twenty two "
    "seven several few 3 9 11 14 21 2019 2115 0300 060840 UTC th st am pm o clock ' - , . ( ) : / half quarter end start "
    "weekend summer winter prayers Eid Ramadan Easter holy anniversary small wee pre dark consecutive running row date same"
).split()


@given(st.one_of(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), expressions))
def test_a_rule_begins_with_its_openers(text: str) -> None:
    """Whatever a rule reads anywhere begins with a word that the rule is tried at."""
    ((tokens, _),) = segments(text)
    for i in range(len(tokens.all)):
        tried = _opened()[kind_of(tokens.low(i))]
        assert all(rule in tried for rule in _rules() if rule(tokens, i) is not None)
