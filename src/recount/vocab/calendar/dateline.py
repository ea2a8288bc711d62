"""The days that a text gives itself: its dateline or date line, its full dates, the day of a statement it quotes.

`gold/GUIDE.md`, decision 9: if the text contradicts `published`, the text wins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from recount.vocab.calendar.forms import CalendarDate, Form, Range, TimeWords, Until
from recount.vocab.calendar.windows import window

HEAD = 1_500  # code points: menus and captions may stand above a page's date line
INTRODUCTION = 300  # code points between the date of a statement and the quotation marks it introduces
NEAR = timedelta(days=7)  # a dateline without a year belongs to the publication day it is this close to


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDay:
    """The day from which a text's relative words count, and why it is that one. `day` None: not known."""

    day: date | None
    because: str
    rule: str


def report_day(text: str, times: Sequence[TimeWords], published: date | None) -> ReportDay:
    """The day that "yesterday" in the text counts from: its own date line or dateline, else the publication day."""
    for words in times:
        if words.start > HEAD:
            break
        day = _dateline_day(text, words, published)
        if day is None:
            continue
        if published and day != published:
            because = f"the text is dated {day}, which counts more than the publication day {published}"
            return ReportDay(day=day, because=because, rule="guide:text-wins")
        if published is None:
            return ReportDay(day=day, because=f"the text is dated {day}", rule="guide:dateline")
        break
    if published:
        return ReportDay(day=published, because=f"the report was published on {published}", rule="guide:published")
    return ReportDay(day=None, because="the report's day is not known", rule="guide:no-day")


def full_dates(times: Sequence[TimeWords]) -> tuple[date, ...]:
    """The days that the text states with their year, in order of the text."""
    days = []
    for words in times:
        form = _last_of(words.form)
        if isinstance(form, CalendarDate) and form.year and form.day:
            read = window(words, None)
            if read and read.end:
                days.append(read.end - timedelta(days=1))
    return tuple(days)


def statement_day(text: str, times: Sequence[TimeWords], at: int, anchor: date | None) -> date | None:
    """The day of the statement that is quoted at `at` (code points), if the words that introduce the quotation date it.

    "In its report published on 1 February, the ministry said: “In the last 24 hours …" counts from 1 February.
    """
    opening = _quotation_before(text, at)
    if opening is None:
        return None
    for words in reversed(times):
        if words.end > opening or not _is_day(words):
            continue
        if opening - words.end > INTRODUCTION or not _introduces(text, words, opening):
            return None
        read = window(words, anchor)
        return read.end - timedelta(days=1) if read and read.end else None
    return None


def _is_day(words: TimeWords) -> bool:
    form = _last_of(words.form)
    return isinstance(form, CalendarDate) and form.day is not None


def _last_of(form: Form) -> Form:
    """The day on which a stretch ends: "3-5 May", "as of 5 May"."""
    if isinstance(form, Until) and not form.before:
        return form.end
    return form.last if isinstance(form, Range) else form


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "verb": re.compile(r"\b(?:report(?:ed|s)|sa(?:id|ys)|stated|announced|published|confirmed|released|issued)\b"),
        "agency": re.compile(r"[\s,.]{0,3}(?:[(/—–-]|_)"),
        "city": re.compile(r"^[^\W\d_][^\n]{0,60}?[,—–-]\s{0,2}\(?$"),
        "label": re.compile(
            r"^\W{0,3}(?:(?:date|published|posted|updated|issued|on|\w{3,9}day)\W{0,3}){0,2}$", re.IGNORECASE
        ),
        "opening": re.compile(r"[“”\"„«]+(?=[^\s“”\"])"),
    }


def _dateline_day(text: str, words: TimeWords, published: date | None) -> date | None:
    """The day of words that date the text itself; without a year only close to the publication day."""
    form = words.form
    if not isinstance(form, CalendarDate) or form.day is None or not _dates_the_text(text, words):
        return None
    read = window(words, published)
    if read is None or read.start is None:
        return None
    if form.year is None and (published is None or abs(read.start - published) > NEAR):
        return None
    return read.start


def _dates_the_text(text: str, words: TimeWords) -> bool:
    """Is it a line of its own, "(July 5, 2022 / AGENCY)" or "CITY, July 5 (Agency)" at the start of a line?"""
    patterns = _patterns()
    line_start = text.rfind("\n", 0, words.start) + 1
    line_end = text.find("\n", words.end)
    before = text[line_start : words.start]
    after = text[words.end : line_end if line_end >= 0 else len(text)][:40]
    if len(before) > 80:
        return False
    if patterns["label"].match(before):
        alone = not after.strip(" .,;|()/-–—") or after.lstrip()[:1] == "/"
        return alone or (before.endswith("(") and after[:1] in ("/", ")", ","))
    return bool(patterns["city"].match(before) and patterns["agency"].match(after) and before[:4].isupper())


def _quotation_before(text: str, at: int) -> int | None:
    """Where the quotation that holds `at` opens; None outside quotations."""
    opening = None
    floor = max(0, at - 2 * INTRODUCTION)
    for mark in _patterns()["opening"].finditer(text, floor, at + 1):
        before = text[max(floor, mark.start() - 2) : mark.start()].rstrip()
        if mark.start() <= at and (not before or before[-1] in ":,.;—–"):
            opening = mark.start()
    if opening is None:
        return None
    closed = any(text[i] == "”" for i in range(opening + 1, at))
    return None if closed else opening


def _introduces(text: str, words: TimeWords, opening: int) -> bool:
    """Does a verb of saying stand with the date in the sentence before the quotation?"""
    start = max(0, words.start - 120)
    return bool(_patterns()["verb"].search(text, start, opening))
