"""The grammar of days that have a name: "on the second day of Eid al-Fitr", "Good Friday", "the eve of Ashura", "14 Ramadan 1445"."""

from dataclasses import replace
from functools import cache

from recount.vocab.calendar.dates import COMMAS, Hit, date_at, year_at
from recount.vocab.calendar.feasttable import Names, feast_table
from recount.vocab.calendar.forms import CalendarDate, Clock, Feast, LunarDate, Turn, Weekday
from recount.vocab.calendar.tokens import Tokens, lexicon

HIJRI_YEARS = range(1300, 1501)
JOINTS = ("-", "‑", "'", "’", "`", "‘")  # between the words of a name
LED = frozenset(
    "in on at over during throughout before after since until till through for by of from the this last next past every following "
    "celebrate celebrating celebrated observe observing mark marking".split()
)
KINDS = frozenset("month feast holiday festival day days celebration celebrations".split())
OF_FEAST = frozenset(
    "holy blessed sacred fasting muslim islamic jewish christian shiite shia sunni kurdish iranian annual".split()
)
BEHIND = ("holiday", "holidays", "festival", "feast", "celebrations", "festivities")
TURNS = {"last": Turn.LAST, "this": Turn.THIS, "next": Turn.NEXT, "coming": Turn.NEXT}
YEARS_ON = {"last": -1, "this": 0, "next": 1}
PRAYERS = {
    "fajr": "dawn",
    "dawn": "dawn",
    "morning": "morning",
    "dhuhr": "noon",
    "noon": "noon",
    "midday": "noon",
    "asr": "afternoon",
    "afternoon": "afternoon",
    "maghrib": "evening",
    "sunset": "evening",
    "evening": "evening",
    "isha": "night",
    "night": "night",
    "taraweeh": "night",
    "tarawih": "night",
}


def feast(t: Tokens, i: int) -> Hit | None:
    """A day with a name, or one counted from it; what leads up to the name is part of it."""
    if t.low(i) not in feast_openers():
        return None
    return _nth_of(t, i) or _beside(t, i) or _turned(t, i) or _whole(t, i)


@cache
def feast_openers() -> frozenset[str]:
    """The words that such an expression can begin with."""
    words = {*feast_table().names, *feast_table().months, *lexicon().ordinals}
    words |= set("the this last next past coming final eve night morning evening day eid holy".split())
    return frozenset({*words, *(str(n) for n in range(1, 31))})


@cache
def feast_words() -> frozenset[str]:
    """The first words of the names."""
    return frozenset({*feast_table().names, *feast_table().months, "eid", "prayers", "prayer", "iftar", "suhoor"})


def _name(t: Tokens, i: int, names: Names) -> tuple[str, int] | None:
    """What the longest name at `i` means, and where it ends."""
    for words, meant in names.get(t.low(i), ()):
        end = i + 1
        for word in words[1:]:
            end = t.skip(end, *JOINTS)
            if t.low(end) != word:
                break
            end += 1
        else:
            return meant, end
    return None


def _named(t: Tokens, i: int) -> Hit | None:
    """A name with what introduces it and its year: "the holy month of Ramadan", "the Eid al-Adha holiday", "Easter 2016"."""
    j = _introduced(t, i)
    found = _name(t, j, feast_table().names) or (("eid", j + 1) if t.low(j) == "eid" and t.capital(j) else None)
    if found is None or not t.capital(j):
        return None
    form, end = Feast(name=found[0]), found[1]
    end = t.skip(end, *BEHIND)
    if t.low(end) == "eve":
        form, end = replace(form, step=-1), end + 1
    year = year_at(t, t.skip(end, "of", "in", *COMMAS))
    if year is not None:
        return Hit(replace(form, year=year), t.skip(end, "of", "in", *COMMAS) + 1)
    if t.low(end) in YEARS_ON and t.low(end + 1) == "year":
        return Hit(replace(form, years_on=YEARS_ON[t.low(end)]), end + 2)
    return Hit(form, end)


def _introduced(t: Tokens, i: int) -> int:
    j = t.skip(i, "the", "this")
    k = j
    while k < j + 3 and t.low(k) in OF_FEAST:
        k += 1
    if t.low(k) in KINDS and t.low(k + 1) == "of":
        return k + 2
    return k if k > j and t.low(k) in feast_words() and t.low(k) != "eid" else j


def _whole(t: Tokens, i: int) -> Hit | None:
    """The feast as a whole; a name that is also a person's only where the words around make it the feast."""
    hit = _named(t, i)
    if hit is None or not isinstance(hit.form, Feast):
        return None
    weak = hit.form.name == "eid" or feast_table().rows[hit.form.name].weak
    told = hit.form.year is not None or hit.form.years_on is not None or hit.form.step or hit.end > i + 1
    if weak and not told and t.low(i - 1) not in LED:
        return None
    return None if weak and _goes_on(t, hit.end) else hit


def _goes_on(t: Tokens, i: int) -> bool:
    """Does a name go on behind its first word: "Ramadan Abdullah", "Easter Island"?"""
    return t.capital(i) and t.text(i).isalpha() and not t.tight(i) and not _is_time(t.low(i))


def _is_time(word: str) -> bool:
    return word in lexicon().dayparts or word in lexicon().weekdays


def _nth_of(t: Tokens, i: int) -> Hit | None:
    """Such as "the second day of Eid al-Adha", "the last night of Ramadan", "14 Ramadan 1445", "the night of 27 Ramadan"."""
    lunar = _lunar(t, i)
    if lunar is not None:
        return lunar
    j = t.skip(i, "the")
    nth = t.ordinal(j) or ((-1, j + 1) if t.low(j) in ("last", "final") else None)
    if nth is None or t.low(nth[1]) not in ("day", "night", "morning", "evening") or t.low(nth[1] + 1) != "of":
        return None
    hit = _named(t, nth[1] + 2)
    if hit is None or not isinstance(hit.form, Feast):
        return None
    part = lexicon().dayparts.get(t.low(nth[1]))
    return Hit(replace(hit.form, nth=nth[0]), hit.end, part)


def _lunar(t: Tokens, i: int) -> Hit | None:
    """A date of the Islamic calendar, its civil date in brackets taken instead where there is one."""
    night = t.low(i) == "night" or t.words(i, "the", "night")
    j = t.skip(t.skip(i, "the"), "night")
    j = t.skip(t.skip(j, "of"), "the") if night else j
    day = t.ordinal(j) or ((n, j + 1) if (n := t.digits(j, 2)) is not None else None)
    month = _name(t, t.skip(day[1], "of"), feast_table().months) if day and 1 <= day[0] <= 30 else None
    if day is None or month is None or not t.capital(t.skip(day[1], "of")):
        return _lunar_month_first(t, i)
    year, end = _hijri_year(t, month[1])
    form = LunarDate(month=int(month[0]), day=day[0], year=year, night=night)
    return _civil(t, end) or Hit(form, end, "night" if night else None)


def _lunar_month_first(t: Tokens, i: int) -> Hit | None:
    """Such as "Ramadan 14, 1445", "Ramadan 1445"."""
    month = _name(t, i, feast_table().months)
    if month is None or not t.capital(i):
        return None
    day = t.digits(month[1], 2)
    if day is not None and 1 <= day <= 30:
        year, end = _hijri_year(t, month[1] + 1)
        return Hit(LunarDate(month=int(month[0]), day=day, year=year), end) if year else None
    year, end = _hijri_year(t, month[1])
    return Hit(LunarDate(month=int(month[0]), year=year), end) if year else None


def _hijri_year(t: Tokens, i: int) -> tuple[int | None, int]:
    j = t.skip(i, *COMMAS)
    year = t.digits(j, 4)
    if year is None or year not in HIJRI_YEARS:
        return None, i
    return year, t.skip(j + 1, "ah", "h")


def _civil(t: Tokens, i: int) -> Hit | None:
    """The date in brackets behind: "(24 March 2024)"."""
    if t.low(i) != "(":
        return None
    hit = date_at(t, t.skip(i + 1, "corresponding", "to"))
    date = hit.form if hit else None
    if hit is None or not isinstance(date, CalendarDate) or date.day is None or t.low(hit.end) != ")":
        return None
    return Hit(date, hit.end + 1)


def _beside(t: Tokens, i: int) -> Hit | None:
    """Such as "the eve of Eid", "the day before Christmas", "the night of Ashura"."""
    j = t.skip(i, "the")
    word, joint = t.low(j), t.low(j + 1)
    hit = _named(t, j + 2) if joint in ("of", "before", "after") else None
    if hit is None or not isinstance(hit.form, Feast):
        return None
    if word in ("eve", "day") and joint != "of":
        return Hit(replace(hit.form, nth=1 if joint == "before" else -1, step=-1 if joint == "before" else 1), hit.end)
    if word == "eve":
        return Hit(replace(hit.form, nth=1, step=-1), hit.end)
    if joint == "of" and word in ("night", "morning", "evening", "day"):
        return Hit(hit.form, hit.end, lexicon().dayparts.get(word))
    return None


def _turned(t: Tokens, i: int) -> Hit | None:
    """Such as "last Ramadan", "this year's Eid al-Adha"."""
    if t.low(i + 1) == "year" and t.low(i + 2) in ("'", "’") and t.low(i + 3) == "s" and t.low(i) in YEARS_ON:
        hit = _named(t, i + 4)
        if hit is not None and isinstance(hit.form, Feast):
            return Hit(replace(hit.form, years_on=YEARS_ON[t.low(i)]), hit.end)
        return None
    turn = TURNS.get(t.low(i))
    hit = _named(t, i + 1) if turn else None
    if hit is None or not isinstance(hit.form, Feast) or hit.form.year is not None or _goes_on(t, hit.end):
        return None
    return Hit(replace(hit.form, turn=turn), hit.end)


def prayers(t: Tokens, i: int) -> Hit | None:
    """Such as "after Friday prayers" (that Friday), "during the dawn prayer", "after iftar" (a time of day)."""
    if t.low(i) not in ("after", "before", "during", "following", "at"):
        return None
    j = t.skip(i + 1, "the", "weekly")
    if t.low(j) in ("iftar", "suhoor"):
        return _clock(j + 1, "evening" if t.low(j) == "iftar" else "dawn")
    weekday = lexicon().weekdays.get(t.low(j)) if t.capital(j) else None
    k = j + 1 if weekday is not None else j
    k = k + 2 if t.low(k) in ("'", "’") and t.low(k + 1) == "s" else k
    time = PRAYERS.get(t.low(k))
    k += time is not None
    if t.low(k) not in ("prayer", "prayers"):
        return None
    if weekday is not None:
        return Hit(Weekday(weekday=weekday), k + 1, time or "noon")
    return _clock(k + 1, time) if time else None


def _clock(end: int, time: str) -> Hit:
    return Hit(Clock(), end, time)
