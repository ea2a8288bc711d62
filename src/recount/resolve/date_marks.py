"""What a report's own words tell about its dates: which day is a statement's, in which order figures stand, when things began."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from recount.model import Basis, Claim, Locus, Precision, Reading, Window
from recount.vocab.calendar import Reckoning, TimeWords
from recount.vocab.calendar.forms import CalendarDate, EitherDate
from recount.vocab.calendar.zones import local_time

BEFORE = 90  # code points before a day in which a verb of saying may stand
SENTENCE = 200  # code points on each side of a day in which the start of an event may be told
ONE_DAY = timedelta(days=1)
MONTH_FIRST = frozenset({"US"})  # where 05/06 is 6 May
EITHER = frozenset({"CA", "PA", "PH", "PR"})  # where both orders are printed


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    said = r"(?:said|says|told|tells|announced|stated|reported|confirmed|added|claimed|declared|wrote|tweeted)"
    filler = (
        r"(?:in|at|via|on|by|to|from|a|an|the|its|his|her|their|statement|report|press|release|interview|tweet|post|news|conference|"
        r"briefing|reporters|journalists|afp|reuters|telegram|twitter|facebook|x|late|early|written|local|media|state|television|tv|"
        r"issued|released|published|posted|dated)"
    )
    return {
        "said": re.compile(rf"\b{said}(?:\s+{filler}){{0,7}}\s*$", re.IGNORECASE),
        "paper": re.compile(
            rf"\b(?:statement|report|communiqu[eé]|release|tweet|post|message)(?:\s+(?:it|was|he|she|they))?"
            rf"\s+(?:issued|released|published|posted|dated)(?:\s+{filler}){{0,5}}\s*$",
            re.IGNORECASE,
        ),
        "its paper": re.compile(
            r"['’]s\s+(?:\w+\s+){0,2}?(?:statement|report|communiqu[eé]|(?:press )?release|briefing|announcement|tweet)\b",
            re.IGNORECASE,
        ),
        "possessive": re.compile(r"['’]s\b"),
        "began": re.compile(
            r"\b(?:began|begun|begin|started|launched|launch|erupted|broke out|opened|start|starting|beginning|onset|outset)\b",
            re.IGNORECASE,
        ),
        "end": re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n"),
        "two": re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?$"),
        "figures": re.compile(r"\d{1,2}([/.-])(\d{1,2})\1(?:\d{2}){1,2}$"),
    }


def is_of_statement(text: str, words: TimeWords) -> bool:
    """Is it the day on which something was said: "police said on Saturday", "told reporters in Goma on Friday", "Thursday's statement"?"""
    patterns = _patterns()
    if patterns["its paper"].match(text, words.end):
        return True
    before = text[max(0, words.start - BEFORE) : words.start]
    said = patterns["said"].search(before) or patterns["paper"].search(before)
    return bool(said) and not patterns["possessive"].match(text, words.end)


def began(text: str, times: Sequence[tuple[TimeWords, Window]], event: str) -> date | None:
    """The day on which the text says that the event (a noun) began; None where it does not."""
    named = re.compile(rf"\b{re.escape(event.removesuffix('s'))}s?\b", re.IGNORECASE)
    for words, window in times:
        if window.precision is not Precision.DAY or window.start is None:
            continue
        sentence = _sentence(text, words)
        if named.search(sentence) and _patterns()["began"].search(sentence):
            return window.start
    return None


def _sentence(text: str, words: TimeWords) -> str:
    floor, roof = max(0, words.start - SENTENCE), min(len(text), words.end + SENTENCE)
    for end in _patterns()["end"].finditer(text, floor, roof):
        if end.end() <= words.start:
            floor = end.end()
        elif end.start() >= words.end:
            roof = end.start()
            break
    return text[floor:roof]


def day_first(times: Sequence[TimeWords], country: str | None) -> tuple[bool, str] | None:
    """In which order the text's figures stand, and why; None where nothing tells.

    Other dates of the text decide ("24/07/2022" has the day first), else the outlet's country (ISO 3166-1 alpha-2).
    """
    votes = set()
    for words in times:
        found = _patterns()["figures"].search(words.exact)
        if found and found[1] == "/" and isinstance(words.form, CalendarDate) and words.form.day != words.form.month:
            votes.add(int(found[2]) == words.form.month)
    if len(votes) == 1:
        first = votes.pop()
        return first, f"other dates of the text have the {'day' if first else 'month'} first"
    if votes or country is None or country in EITHER:
        return None
    first = country not in MONTH_FIRST
    return first, f"in the outlet's country the {'day' if first else 'month'} stands first"


def ordered(words: TimeWords, order: tuple[bool, str] | None) -> TimeWords:
    """Figures with two orders, read in the one that the text or its outlet has."""
    if order is None or not isinstance(words.form, EitherDate):
        return words
    return replace(words, form=words.form.day_first if order[0] else words.form.month_first)


def order_told(words: TimeWords, order: tuple[bool, str] | None) -> str:
    """Why its figures were read in that order; "" where one order alone makes a date."""
    found = _patterns()["two"].search(words.exact)
    if order is None or found is None or not isinstance(words.form, CalendarDate):
        return ""
    first, second = int(found[1]), int(found[2])
    return f"; {order[1]}" if first != second and max(first, second) <= 12 else ""


# -- the place's own clock -----------------------------------------------------------------------------------------


def in_local_days(made: Reckoning, countries: Sequence[str]) -> Reckoning:
    """A day with a time in another zone, as the place's own day; both days where its zone is not known or not one."""
    window = made.window
    if window.start is None or window.time_of_day is None or window.precision is not Precision.DAY:
        return made
    local = local_time(window.start, window.time_of_day, countries)
    if local is None:
        return made
    where = f"in {' or '.join(countries)}" if countries else "at a place whose zone is not known"
    because = f"{made.because}; {window.time_of_day} is told of another zone than the place's own, {where}"
    if local.first == local.last:
        day = replace(
            window, start=local.first, end=local.first + ONE_DAY, time_of_day=local.time or window.time_of_day
        )
        return replace(made, window=day, because=f"{because}: there it is {local.first}")
    wide = replace(window, start=local.first, end=local.last + ONE_DAY, precision=Precision.DAYS)
    return replace(made, window=wide, because=f"{because}: {local.first} or {local.last}")


def countries_of(claims: Sequence[Claim], where: Mapping[str, Sequence[Reading[Locus]]]) -> dict[str, tuple[str, ...]]:
    """Claim id to the countries (ISO 3166-1 alpha-2) of its places, else of all places of the report."""
    own = {claim.id: _countries(where.get(claim.id, ())) for claim in claims}
    told = tuple(dict.fromkeys(code for codes in own.values() for code in codes))
    return {claim_id: codes or told for claim_id, codes in own.items()}


def _countries(readings: Sequence[Reading[Locus]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.value.country for r in readings if r.value is not None and r.value.country))


# -- nights ----------------------------------------------------------------------------------------------------------

EVENING = 18  # from this hour on a time within a night is of its first day


def within_night(window: Window, time: str | None) -> Window:
    """A clock time told after a night of two days is of the one or the other: 23:00 of the first, 04:00 of the last."""
    if time is None or not time[:2].isdigit() or window.time_of_day != "night":
        return window
    if window.start is None or window.end is None or (window.end - window.start).days != 2:
        return window
    day = window.start if int(time[:2]) >= EVENING else window.end - ONE_DAY
    return Window(
        start=day, end=day + ONE_DAY, precision=Precision.DAY, basis=Basis.INFERRED, time_of_day=window.time_of_day
    )
