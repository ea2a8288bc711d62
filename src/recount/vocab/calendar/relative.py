"""The grammar of time counted from the report or from another event: "two days ago", "last week", "the next day"."""

from functools import cache

from recount.vocab.calendar.dates import Hit, date_at, year_at
from recount.vocab.calendar.feasts import feast
from recount.vocab.calendar.forms import (
    Ago,
    CalendarDate,
    Direction,
    Form,
    Lasting,
    Offset,
    Part,
    Portion,
    Range,
    Season,
    Stretch,
    Turn,
    Unit,
    Vague,
    Weekday,
    Weekend,
    Whole,
)
from recount.vocab.calendar.tokens import Tokens, lexicon

TURNS = {
    "last": Turn.LAST,
    "latest": Turn.LAST,
    "this": Turn.THIS,
    "next": Turn.NEXT,
    "past": Turn.LAST,
    "coming": Turn.NEXT,
}
BACK = ("previous", "prior", "preceding")
ONWARD = ("next", "following", "subsequent")
ROLLING = ("past", "last", "previous", "preceding", "recent")
HALF_DAYS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night"}
EARLY = ("early", "beginning", "start", "onset", "outset")
MIDDLE = ("mid", "middle")
LATE = ("late", "end", "close")


def deictic(t: Tokens, i: int) -> Hit | None:
    """Words that point from the report's day alone: "today", "last night", "the other day", "recently"."""
    for words, form, time in _fixed().get(t.low(i), ()):
        if t.words(i, *words):
            return Hit(form, i + len(words), time)
    direction = lexicon().vague.get(t.low(i)) if t.low(i - 1) != "as" else None  # "as recently as Monday" is Monday
    return Hit(Vague(direction=Direction(direction)), i + 1) if direction else None


_DAY = Unit.DAY
_FIXED: tuple[tuple[tuple[str, ...], Form, str | None], ...] = (
    (("the", "day", "before", "yesterday"), Whole(unit=_DAY, offset=-2), None),
    (("the", "day", "after", "tomorrow"), Whole(unit=_DAY, offset=2), None),
    (("earlier", "today"), Whole(unit=_DAY, offset=0), None),
    (("later", "today"), Whole(unit=_DAY, offset=0), None),
    (("today",), Whole(unit=_DAY, offset=0), None),
    (("yesterday",), Whole(unit=_DAY, offset=-1), None),
    (("tomorrow",), Whole(unit=_DAY, offset=1), None),
    (("tonight",), Whole(unit=_DAY, offset=0), "night"),
    (("last", "night"), Whole(unit=_DAY, offset=-1), "night"),
    (("last", "evening"), Whole(unit=_DAY, offset=-1), "evening"),
    (("overnight",), Lasting(unit=_DAY, count=1, night=True), "night"),
    (("this", "morning"), Whole(unit=_DAY, offset=0), "morning"),
    (("this", "afternoon"), Whole(unit=_DAY, offset=0), "afternoon"),
    (("this", "evening"), Whole(unit=_DAY, offset=0), "evening"),
    (("the", "other", "day"), Whole(unit=_DAY, offset=-1), None),
    (("the", "other", "night"), Whole(unit=_DAY, offset=-1), "night"),
    (("a", "short", "while", "ago"), Ago(unit=Unit.HOUR, count=1), None),
    (("a", "short", "time", "ago"), Ago(unit=Unit.HOUR, count=1), None),
    (("a", "little", "while", "ago"), Ago(unit=Unit.HOUR, count=1), None),
    (("moments", "ago"), Ago(unit=Unit.HOUR, count=1), None),
    (("right", "now"), Vague(direction=Direction.PRESENT), None),
    (("these", "days"), Vague(direction=Direction.PRESENT), None),
    (("more", "recently"), Vague(direction=Direction.PAST), None),
    (("most", "recently"), Vague(direction=Direction.PAST), None),
)


@cache
def _fixed() -> dict[str, tuple[tuple[tuple[str, ...], Form, str | None], ...]]:
    """The fixed phrases by their first words, in their order."""
    return {words[0]: tuple(row for row in _FIXED if row[0][0] == words[0]) for words, *_ in _FIXED}


@cache
def deictic_openers() -> frozenset[str]:
    """The words that `deictic` can begin with."""
    return frozenset({*_fixed(), *lexicon().vague})


def counted(t: Tokens, i: int) -> Hit | None:
    """A number and a unit, then where it is counted from: "two days ago", "a week earlier", "two days after"."""
    number = t.count(i)
    unit = lexicon().units.get(t.low(number[1])) if number else None
    if number is None or unit is None:
        return None
    end = number[1] + 1
    if t.words(end, "or", "so"):
        end += 2
    night = "night" if t.low(number[1]).startswith("night") else None
    if t.low(end) == "ago":
        return Hit(Ago(unit=unit, count=number[0]), end + 1, night)
    if t.low(end) in ("earlier", "before", "prior", "previously"):
        return Hit(Offset(unit=unit, count=_back(number[0])), end + 1, night)
    if t.low(end) in ("later", "after", "afterwards"):
        return Hit(Offset(unit=unit, count=number[0]), end + 1, night)
    return None


def _back(count: int | None) -> int | None:
    return None if count is None else -count


def ahead(t: Tokens, i: int) -> Hit | None:
    """Such as "Within a week", "within hours": the stretch up to the report."""
    if t.low(i) != "within" or t.count(i + 1) is None:
        return None
    j = t.skip(i + 1, "the")
    return rolling(t, j) or _plain_stretch(t, j)


def _plain_stretch(t: Tokens, i: int) -> Hit | None:
    number = t.count(i)
    unit = lexicon().units.get(t.low(number[1])) if number else None
    return Hit(Stretch(unit=unit, count=number[0]), number[1] + 1) if number and unit else None


def rolling(t: Tokens, i: int) -> Hit | None:
    """A stretch up to the report: "the past 24 hours", "the last few days", "recent weeks", "the past week"."""
    j = t.skip(i, "the", "these")
    word = t.low(j)
    if word not in ROLLING:
        return None
    if (number := t.count(j + 1)) is not None:
        unit = lexicon().units.get(t.low(number[1]))
        return Hit(Stretch(unit=unit, count=number[0]), number[1] + 1) if unit else None
    unit = lexicon().units.get(t.low(j + 1))
    if unit is None:
        return None
    if t.low(j + 1).endswith("s"):
        return Hit(Stretch(unit=unit, count=None), j + 2)
    lasted = word == "last" and unit is Unit.DAY and t.low(i - 1) in ("over", "in", "during", "within", "for")
    past = word == "past" or (lasted and t.low(j + 1) == "day" and t.low(j + 2) != "of")
    return Hit(Stretch(unit=unit, count=1), j + 2) if past else None


def pointed(t: Tokens, i: int) -> Hit | None:
    """The last, this or next one: "last Tuesday", "this week", "next month", "last summer", "this past weekend"."""
    j = t.skip(i, "the")
    turn = TURNS.get(t.low(j))
    if turn is None:
        return None
    if t.low(j) == "this" and t.low(j + 1) in ("past", "coming"):
        j, turn = j + 1, TURNS[t.low(j + 1)]
    if t.low(j + 1) == "quarter" and t.low(j + 2) != "of":
        return Hit(Season(month=0, turn=turn, quarter=True), j + 2)
    named = _turned(t, j + 1, turn)
    if named is not None:
        return named if j == i or not isinstance(named.form, Weekday) or turn is not Turn.NEXT else None
    unit = lexicon().units.get(t.low(j + 1))
    if unit in (None, Unit.MINUTE, Unit.HOUR, Unit.DAY) or t.low(j + 1).endswith("s"):
        return None
    if t.low(j) == "next" and j > i:  # "the next week" is counted from another event, as "the next day" is
        return None
    return Hit(Whole(unit=unit, offset={Turn.LAST: -1, Turn.THIS: 0, Turn.NEXT: 1}[turn]), j + 2)


def _turned(t: Tokens, i: int, turn: Turn) -> Hit | None:
    lex = lexicon()
    if (weekday := lex.weekdays.get(t.low(i))) is not None:
        return Hit(Weekday(weekday=weekday, turn=turn), i + 1)
    if t.low(i) == "weekend":
        return Hit(Weekend(turn=turn), i + 1)
    if (month := lex.seasons.get(t.low(i))) is not None:
        return Hit(Season(month=month, turn=turn), i + 1)
    month = lex.months.get(t.low(i))
    return Hit(CalendarDate(month=month, turn=turn), i + 1) if month and t.capital(i) else None


_THEN = frozenset({"day", "night", "evening", "morning", "afternoon"})
_ATTACKS = frozenset(
    "attack attacks raid strike strikes bombing assault ambush killing killings massacre shooting blast clashes".split()
)


def anaphor(t: Tokens, i: int) -> Hit | None:
    """Counted from another time in the text: "the next day", "the previous night", "the same week", "that evening"."""
    if t.words(i, "the", "eve", "of", "the") and t.low(i + 4) in _ATTACKS:
        return Hit(Offset(unit=_DAY, count=-1), i + 2)
    if t.low(i) == "the" and t.low(i + 1) in _THEN and t.low(i + 2) == "before":
        return Hit(Offset(unit=_DAY, count=-1), i + 3, HALF_DAYS.get(t.low(i + 1)))
    if t.words(i, "the", "day", "after") or t.words(i, "the", "morning", "after"):
        return Hit(Offset(unit=_DAY, count=1), i + 3, HALF_DAYS.get(t.low(i + 1)))
    if t.low(i) == "the" and t.low(i + 1) in ("week", "month", "year") and t.low(i + 2) in ("before", "after"):
        alone = not t.low(i + 3)[:1].isalnum() or t.low(i + 3) in ("by", "in", "at", "near", "when", "and")
        onward = 1 if t.low(i + 2) == "after" else -1
        return Hit(Offset(unit=lexicon().units[t.low(i + 1)], count=onward), i + 3) if alone else None
    first = t.low(i)
    j = i + 1
    if first in ("earlier", "later") and t.low(j) in ("that", "the"):
        first, j = t.low(j), j + 1
        if first == "the" and t.low(j) != "same":
            return None
    if first not in ("the", "that"):
        return None
    step = _step(t.low(j)) if first == "the" else 0
    if step is None:
        return None
    j += first == "the" or t.low(j) == "same"
    return _stepped(t, j, step)


def _step(word: str) -> int | None:
    if word == "same":
        return 0
    return -1 if word in BACK else 1 if word in ONWARD else None


def _stepped(t: Tokens, i: int, step: int) -> Hit | None:
    if t.low(i) in HALF_DAYS:
        return Hit(Offset(unit=_DAY, count=step), i + 1, HALF_DAYS[t.low(i)])
    unit = lexicon().units.get(t.low(i))
    if unit is None or unit in (Unit.MINUTE, Unit.HOUR) or t.low(i).endswith("s"):
        return None
    return Hit(Offset(unit=unit, count=step), i + 1)


def lasting(t: Tokens, i: int) -> Hit | None:
    """What has gone on until the report: "five-day", "12-year", "for the third day", "six consecutive days"."""
    return _hyphened(t, i) or _nth_day(t, i) or _in_a_row(t, i) or _for_long(t, i)


def _hyphened(t: Tokens, i: int) -> Hit | None:
    if t.low(i) in ("night", "day", "week", "month", "year") and t.low(i + 1) == "-" and t.low(i + 2) == "long":
        unit = lexicon().units[t.low(i)]
        return Hit(Lasting(unit=unit, count=1, night=t.low(i) == "night"), i + 3)
    number = t.count(i)
    if number is None or number[0] is None or t.low(number[1]) not in ("-", "‑") or t.low(i) in ("a", "an"):
        return None
    length = lexicon().units.get(t.low(number[1] + 1))
    after = number[1] + 2
    if length is None or t.words(after, "-", "old") or t.low(after) in ("old", "earlier", "ago"):
        return None
    return Hit(Lasting(unit=length, count=number[0]), (t.words(after, "-", "long") and after + 2) or after)


def _nth_day(t: Tokens, i: int) -> Hit | None:
    """Such as "For the third day", "for a sixth consecutive day in a row"."""
    j = t.skip(i, "for", "in", "on")
    if t.low(j) not in ("the", "a") or j == i:
        return None
    nth = t.ordinal(j + 1)
    if nth is None:
        return None
    j = t.skip(nth[1], "consecutive", "straight", "successive")
    unit = lexicon().units.get(t.low(j))
    if unit is None or t.low(j).endswith("s") or (t.low(i) != "for" and j == nth[1]):
        return None
    return Hit(Lasting(unit=unit, count=nth[0]), _in_row(t, j + 1))


def _in_row(t: Tokens, i: int) -> int:
    if t.words(i, "in", "a", "row"):
        return i + 3
    return t.skip(i, "running")


def _in_a_row(t: Tokens, i: int) -> Hit | None:
    number = t.count(i)
    if number is None or number[0] is None or t.low(number[1]) not in ("consecutive", "straight", "successive"):
        return None
    unit = lexicon().units.get(t.low(number[1] + 1))
    return Hit(Lasting(unit=unit, count=number[0]), number[1] + 2) if unit else None


def _for_long(t: Tokens, i: int) -> Hit | None:
    """Such as "For more than two months", "for days"; not a sentence of so many years in prison."""
    if t.low(i) != "for" or t.low(i - 1) in ("jailed", "imprisoned", "sentenced", "prison", "jail"):
        return None
    j = i + 1
    for words in (("more", "than"), ("less", "than"), ("at", "least"), ("almost",), ("nearly",), ("over",), ("about",)):
        if t.words(j, *words):
            j += len(words)
            break
    number = t.count(j)
    unit = lexicon().units.get(t.low(number[1])) if number else None
    if number is None or unit is None or t.low(number[1] + 1) in ("in", "old", "behind"):
        return None
    return Hit(Lasting(unit=unit, count=number[0]), number[1] + 1)


def weekend(t: Tokens, i: int) -> Hit | None:
    """Such as "The weekend"."""
    return Hit(Weekend(), i + 2) if t.words(i, "the", "weekend") else None


def season(t: Tokens, i: int) -> Hit | None:
    """Such as "The summer of 2014", "in autumn 2019", "winter 2015"; "the third quarter of 2015"."""
    j = t.skip(i, "the")
    month = lexicon().seasons.get(t.low(j))
    if month is not None:
        year = year_at(t, t.skip(j + 1, "of"))
        if year is not None:
            return Hit(Season(month=month, year=year), t.skip(j + 1, "of") + 1)
        if t.low(j) == "fall" and t.low(j + 1) == "of":  # "the fall of Kabul" is no autumn
            return None
        led = t.low(i - 1) in ("in", "during", "since") and (t.low(j) != "fall" or j > i)
        return Hit(Season(month=month), j + 1) if led else None
    return _quarter(t, i, j)


def decade(t: Tokens, i: int) -> Hit | None:
    """Such as "The 1990s"."""
    j = t.skip(i, "the")
    year = year_at(t, j)
    k = t.skip(j + 1, "'", "’")
    if year is None or year % 10 or t.low(k) != "s" or not t.tight(k):
        return None
    return Hit(Range(first=CalendarDate(year=year), last=CalendarDate(year=year + 9)), k + 1)


def _quarter(t: Tokens, i: int, j: int) -> Hit | None:
    before = year_at(t, j)
    nth = t.ordinal(j + (before is not None))
    if nth is None or not 1 <= nth[0] <= 4:
        return None
    k = t.skip(nth[1], "-") if t.low(nth[1] + 1) == "quarter" else nth[1]
    if k > nth[1] and j > i:  # "the third-quarter figures": the article is not part of it
        return None
    if t.low(k) != "quarter" or (j == i and k == nth[1] and before is None and t.low(i - 1) in ("a", "an")):
        return None
    year = before or year_at(t, t.skip(k + 1, "of"))
    end = k + 1 if before or year is None else t.skip(k + 1, "of") + 1
    return Hit(Season(month=3 * nth[0] - 2, year=year, quarter=True), end)


def whole_behind(t: Tokens, i: int) -> Hit | None:
    """A running unit behind "early", "the end of" and the like: "the week", "the year", "last month", a month, a year."""
    if t.low(i) == "the" and t.low(i + 1) in ("week", "month", "year", "decade"):
        return Hit(Whole(unit=lexicon().units[t.low(i + 1)], offset=0), i + 2)
    hit = pointed(t, i) or season(t, i) or date_at(t, i) or decade(t, i)
    if hit is not None:
        return hit
    year = year_at(t, i)
    return feast(t, i) if year is None else Hit(CalendarDate(year=year), i + 1)


def portion(t: Tokens, i: int) -> Hit | None:
    """A stretch of a longer time: "early March", "mid-March", "the end of last week", "the first week of August"."""
    return _halves_and_weeks(t, i) or _early_mid_late(t, i)


def _early_mid_late(t: Tokens, i: int) -> Hit | None:
    if t.low(i) in ("earlier", "later"):
        j = t.skip(i + 1, "in")
        hit = whole_behind(t, j)
        rest = Part.EARLIER if t.low(i) == "earlier" else Part.LATER
        return Hit(Portion(part=rest, of=hit.form), hit.end) if hit and not isinstance(hit.form, Weekday) else None
    j = t.skip(i, "the", "very")
    word = t.low(j)
    part = Part.EARLY if word in EARLY else Part.MID if word in MIDDLE else Part.LATE if word in LATE else None
    if part is None:
        return None
    noun = word in ("beginning", "start", "onset", "outset", "middle", "end", "close")
    if noun and t.low(j + 1) != "of":
        return None
    k = j + 2 if noun else t.skip(j + 1, "-", "in", "on")
    hit = whole_behind(t, k)
    return Hit(Portion(part=part, of=hit.form), hit.end) if hit else None


def _halves_and_weeks(t: Tokens, i: int) -> Hit | None:
    j = t.skip(i, "the")
    nth = t.ordinal(j) or ((-1, j + 1) if t.low(j) in ("last", "final") else None)
    if nth is None:
        return None
    number, k = nth
    part: Part | None = None
    count = number
    if t.low(k) == "half" and number in (1, 2, -1):
        part = Part.FIRST_HALF if number == 1 else Part.SECOND_HALF
    elif t.low(k) == "week" and number in (1, 2, 3, 4, -1):
        part = Part.NTH_WEEK
    elif number in (1, -1) and (days := t.count(k)) and days[0] and t.low(days[1]) == "days":
        part, count, k = (Part.FIRST_DAYS if number == 1 else Part.LAST_DAYS), days[0], days[1]
    if part is None or t.low(k + 1) not in ("of", "in"):
        return None
    hit = whole_behind(t, k + 2)
    return Hit(Portion(part=part, of=hit.form, count=count), hit.end) if hit else None
