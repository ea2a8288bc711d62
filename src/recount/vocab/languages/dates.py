"""Calendar dates in five languages: "7 октября 2023", "1er mai", "5 تشرين الأول/أكتوبر", "3 y 4 de mayo", "07.10.2023"."""

from recount.vocab.calendar.dates import FIRST_YEAR, LAST_YEAR
from recount.vocab.calendar.forms import CalendarDate, Range
from recount.vocab.languages.tables import Language, language
from recount.vocab.languages.words import Words, alike

LAST_DAY = 31
_SUFFIXES = frozenset(
    alike(word) for word in "го й е er ère ème e o".split()
)  # behind the figures of a day: "5-го", "1er", "1.º"
_OF = frozenset("de del von".split())
_JOINTS = frozenset(alike(word) for word in "- et y и і та و إلى حتى al au a по до на".split())
_MARKS = (".", "/", "-")
_MONTHS = 12

Read = tuple[CalendarDate | Range, int]


def read_date(words: Words, at: int) -> Read | None:
    """A date with its day at a word, or several days of one month, and the index after it; None if there is none."""
    return _numeric(words, at) or _several(words, at) or _one(words, at)


def read_month(words: Words, at: int) -> tuple[int, int] | None:
    """The month at a word, said once or by two names ("تشرين الأول / أكتوبر"), and the index after it."""
    lang = language(words.code)
    found = lang.months.longest(words, at)
    if found is None:
        return None
    end = found.end
    opened = words.low(end) in ("/", "-", "(", "\\")
    again = lang.months.longest(words, end + 1) if opened else None
    if again is not None and again.sense == found.sense:
        end = again.end + (words.low(end) == "(" and words.low(again.end) == ")")
    return found.sense, end


def read_year(words: Words, at: int) -> tuple[int, int] | None:
    """A year in four figures at a word, 1500-2199, with the word "year" behind it, and the index after it."""
    year = words.number(at, 4)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR or len(words.all[at].text) != 4:
        return None
    if language(words.code).people.longest(words, at + 1) is not None:  # "2000 personnes"
        return None
    said = language(words.code).years.longest(words, at + 1)
    return year, said.end if said else at + 1


def read_year_said(words: Words, at: int) -> tuple[int, int] | None:
    """A year with the word "year" behind it: "2014 года"."""
    found = read_year(words, at)
    return found if found and found[1] > at + 1 else None


def read_day(words: Words, at: int) -> tuple[int, int] | None:
    """A day of a month, in figures or by an ordinal or number word, and the index after it."""
    day = words.number(at, 2)
    if day is None:
        return _day_in_words(language(words.code), words, at)
    end = at + 1
    if words.low(end) in ("-", ".") and words.low(end + 1) in _SUFFIXES and words.tight(end + 1):
        end += 2
    elif words.low(end) in _SUFFIXES and words.tight(end):
        end += 1
    return (day, end) if 1 <= day <= LAST_DAY else None


def _day_in_words(lang: Language, words: Words, at: int) -> tuple[int, int] | None:
    found = lang.ordinals.longest(words, at)
    if found is not None:
        return found.sense, found.end
    number = lang.numbers.longest(words, at) if lang.code in ("fr", "es") else None
    return (number.sense, number.end) if number and 1 <= number.sense <= LAST_DAY else None


def _one(words: Words, at: int) -> Read | None:
    day = read_day(words, at)
    month = read_month(words, _of(words, day[1])) if day else None
    if day is None or month is None:
        return None
    year = read_year(words, _year_at(words, month[1]))
    end = year[1] if year else month[1]
    return CalendarDate(year=year[0] if year else None, month=month[0], day=day[0]), end


def _several(words: Words, at: int) -> Read | None:
    """Days of one month: "3-4 мая", "du 3 au 5 mai", "3 y 4 de mayo": from the first to the last."""
    first = read_day(words, at)
    if first is None or not set(words.forms(first[1])) & _JOINTS:
        return None
    last = _one(words, first[1] + 1)
    if last is None or not isinstance(last[0], CalendarDate) or not first[0] < (last[0].day or 0):
        return None
    begin = CalendarDate(year=last[0].year, month=last[0].month, day=first[0])
    return Range(first=begin, last=last[0]), last[1]


def _of(words: Words, at: int) -> int:
    """Past "of", a comma, or Arabic "من" between a day and its month."""
    while words.low(at) in (*_OF, "من", "شهر"):
        at += 1
    return at


def _year_at(words: Words, at: int) -> int:
    while words.low(at) in (*_OF, ",", "عام", "سنه", "من", "للعام", "لعام"):
        at += 1
    return at


def _numeric(words: Words, at: int) -> Read | None:
    """ "07.10.2023", "7/10/2023", "2023-10-07": day first, as all five languages write it, or the year first."""
    numbers = [words.number(at + n) for n in (0, 2, 4)]
    marks = {words.low(at + 1), words.low(at + 3)}
    if None in numbers or len(marks) != 1 or not marks <= set(_MARKS):
        return None
    if not all(words.tight(at + n) for n in (1, 2, 3, 4)) or (words.number(at - 2) is not None and words.tight(at)):
        return None
    first, month, last = (n or 0 for n in numbers)
    day, year = (last, first) if first >= FIRST_YEAR else (first, last)
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= _MONTHS and 1 <= day <= LAST_DAY):
        return None
    return CalendarDate(year=year, month=month, day=day), at + 5
