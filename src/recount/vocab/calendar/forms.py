"""What words of time say, before any report day is known: small frozen forms, one a kind of expression."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A length of time, or the calendar unit of that length."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Turn(StrEnum):
    """Which one, seen from the report: "last Tuesday", "this summer", "next Friday"."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Part(StrEnum):
    """Which stretch of a longer time: "early March", "late last week", "the last 6 days of January"."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"  # of a running time, up to the day before the report
    LATER = "later"  # of a running time, from the day after the report
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    NTH_WEEK = "nth_week"  # `count`: 1..4, or -1 for the last
    FIRST_DAYS = "first_days"  # `count` of them
    LAST_DAYS = "last_days"
    FIRST_MONTHS = "first_months"  # `count` of them
    LAST_MONTHS = "last_months"


class Direction(StrEnum):
    """Where a vague word points."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A date as far as it is said. `weekday`: Monday = 0. A year or a month is there, or a day alone ("on the 14th").

    `turn` is of a month alone ("last November"); `years_on` counts from the report's year ("June last year": -1). `known`
    is the year of a day that goes by its date alone ("the Oct. 7 attack": 2023).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn | None = None
    years_on: int | None = None
    known: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """Such as "Monday" (`turn` None), "last Tuesday", "next Friday". Monday = 0. `weeks_on`: "Monday last week" is -1.

    `back` counts further weeks from the latest one: "the Monday before last", "two Mondays ago" are 1.
    """

    weekday: int
    turn: Turn | None = None
    weeks_on: int | None = None
    back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekend:
    """A Saturday and its Sunday. `turn` None: "over the weekend"."""

    turn: Turn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Three months from `month` (3, 6, 9, 12: northern seasons), or a quarter from 1, 4, 7, 10 if `quarter`.

    `month` 0 is a quarter counted from the report's: "last quarter".
    """

    month: int
    year: int | None = None
    turn: Turn | None = None
    quarter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A calendar unit counted from the report's: "today" (day 0), "yesterday" (day -1), "last month" (month -1)."""

    unit: Unit
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """Such as "Two days ago", "an hour ago". `count` None = "a few", "several"; negative = ahead ("in two days")."""

    unit: Unit
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch that ends at the report: "the past 24 hours", "recent weeks" (`count` None)."""

    unit: Unit
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """What has gone on for so long at the report, its day included: "five-day offensive", "for the third day"."""

    unit: Unit
    count: int | None
    night: bool = False  # "night-long": both days
    within: bool = False  # "in three days": told of what is to come, it points that far ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """Counted from another time in the text: "two days after" (+2), "the next day" (+1), "the same week" (0).

    `stretch`: from the last stretch that is longer than a day, "in the same period".
    """

    unit: Unit
    count: int | None
    stretch: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """Such as "Recently", "now", "soon"."""

    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day and no day: "at dawn", "at 4:30 p.m."; the `TimeWords` hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A day or days with a name (`feasts.toml`): "the second day of Eid al-Fitr", "Good Friday 2019", "the eve of Ashura".

    `nth` is a day of it: 1 = the first, -1 = the last, None = all of it. `step` counts days from there ("the eve": -1).
    `year` is of the civil calendar; `years_on` counts from the report's ("last year's Eid": -1).
    """

    name: str
    nth: int | None = None
    step: int = 0
    year: int | None = None
    years_on: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarDate:
    """A date of the Islamic calendar: "14 Ramadan 1445". `night`: the night that leads into it, which begins at sunset."""

    month: int
    day: int | None = None
    year: int | None = None
    night: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EitherDate:
    """Figures that make two dates: "05/06/2022". `day_first` is 5 June, `month_first` 6 May."""

    day_first: CalendarDate
    month_first: CalendarDate


@dataclass(frozen=True, slots=True, kw_only=True)
class NthDay:
    """Such as "the third day of the offensive": counted from the day on which `event` began, which is day 1."""

    nth: int
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """Such as "the second anniversary of the raid of 3 May 2019". `of` None: the day it recalls is not said."""

    nth: int | None = None
    of: CalendarDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayFrom:
    """Such as "the following Monday" (`step` 1), "the previous Monday" (-1), "that Monday" (0): from another time told."""

    weekday: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NthWeekday:
    """Such as "the last Friday of Ramadan" (`nth` -1), "the first Monday in May" (1)."""

    nth: int
    weekday: int
    of: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """Up to the last day of `end`, from a day that is not said: "by Friday", "until 3 May".

    `before` leaves out the days of `end` themselves: "before Friday".
    """

    end: Form
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From the first day of `first` to the last of `last`."""

    first: Form
    last: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From `begin` to the report's day; `after` leaves out the days of `begin` themselves: "after 3 May"."""

    begin: Form
    after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A stretch of `of`."""

    part: Part
    of: Form
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """About then: a day more on each side."""

    of: Form


Form = (
    CalendarDate
    | Weekday
    | Weekend
    | Season
    | Whole
    | Ago
    | Stretch
    | Lasting
    | Offset
    | Vague
    | Clock
    | Range
    | Since
    | Portion
    | Around
    | Feast
    | LunarDate
    | EitherDate
    | NthDay
    | Anniversary
    | WeekdayFrom
    | NthWeekday
    | Until
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Words of time in a text: ``text[start:end] == exact`` (code points, half-open).

    `lead` is the number of code points of a leading preposition and the space after it ("on Monday": 3), so that
    ``exact[lead:]`` is the bare expression. `time_of_day` is a short form (``night``, ``early``, ``14:30``, ``14:30 UTC`` where a zone is named) or None.
    """

    start: int
    end: int
    exact: str
    form: Form
    lead: int = 0
    time_of_day: str | None = None
