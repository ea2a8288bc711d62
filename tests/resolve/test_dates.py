"""When a claim's event happened: from its words, the report's day, and the text's own dates."""

from datetime import date, timedelta

import pytest

from recount.model import (
    Basis,
    Claim,
    EventType,
    Precision,
    Quote,
    Reading,
    Report,
    Stance,
    Window,
    claim_id,
    quote,
    report_id,
)
from recount.resolve.dates import resolve_dates

PUBLISHED = date(2024, 10, 16)  # a Wednesday


def report_of(text: str, published: date | None = PUBLISHED) -> Report:
    return Report(id=report_id(text, None, published), name="r", text=text, published=published)


def at(text: str, words: str) -> Quote:
    start = text.rindex(words)
    return quote(text, start, start + len(words))


def claim_of(report: Report, words: str | None, evidence: str = "", **slots: object) -> Claim:
    """A claim that quotes the last such words of the text as its time."""
    fields = {"event_type": EventType.SHELLING, "stance": Stance.ASSERTS, **slots}
    claim = Claim(
        id="",
        report_id=report.id,
        evidence=(at(report.text, evidence or report.text),),
        when=at(report.text, words) if words else None,
        **fields,
    )
    return Claim(**{f: getattr(claim, f) for f in claim.__slots__} | {"id": claim_id(claim)})


def read(text: str, words: str, published: date | None = PUBLISHED, **slots: object) -> Reading[Window]:
    report = report_of(text, published)
    claim = claim_of(report, words, **slots)
    return resolve_dates(report, [claim])[claim.id]


def days(reading: Reading[Window]) -> tuple[str, str] | None:
    """First and last day, both included."""
    window = reading.value
    if window is None or window.start is None or window.end is None:
        return None
    return window.start.isoformat(), (window.end - timedelta(days=1)).isoformat()


def test_a_claim_without_words_of_time_has_no_reading() -> None:
    """Silence is no date: not the publication day, not the days before it."""
    report = report_of("A convoy was hit.")
    assert resolve_dates(report, [claim_of(report, None)]) == {}


def test_a_reading_says_its_slot_rule_reason_and_version() -> None:
    """So that a person can check it."""
    reading = read("A convoy was hit on Monday.", "on Monday")
    assert days(reading) == ("2024-10-14", "2024-10-14")
    assert (reading.slot, reading.rule, reading.version) == ("when", "ucdp:weekday", "7")
    assert reading.because == ("the latest such weekday up to the report's day; the report was published on 2024-10-16")
    assert reading.value is not None
    assert reading.value.basis is Basis.RELATIVE


def test_a_full_date_is_stated() -> None:
    """It needs no report day."""
    reading = read("A convoy was hit on 3 May 2021.", "3 May 2021", None)
    assert days(reading) == ("2021-05-03", "2021-05-03")
    assert reading.value is not None
    assert reading.value.basis is Basis.STATED


def test_a_day_without_a_year_anywhere_stays_unknown() -> None:
    """`gold/GUIDE.md`, decision 9: days null, precision kept."""
    reading = read("On Jan. 9 a convoy was hit.", "On Jan. 9", None)
    assert reading.value == Window(start=None, end=None, precision=Precision.DAY, basis=Basis.RELATIVE)


@pytest.mark.parametrize(
    ("text", "words", "published", "expected"),
    [
        # a line of its own
        ("8 March 2024\n\nA depot burned on Friday.", "on Friday", "2024-03-06", "2024-03-08"),
        (
            "NEWS DESK\n\nFriday, 8 March 2024, 13:09\n\nA depot burned yesterday.",
            "yesterday",
            "2024-03-06",
            "2024-03-07",
        ),
        ("Published: March 8, 2024\n\nA depot burned today.", "today", "2024-03-06", "2024-03-08"),
        # an agency's bracket and a dateline
        ("(March 8, 2024 / ABC) A depot burned on Thursday.", "on Thursday", "2024-03-06", "2024-03-07"),
        ("ZARQA, March 8, 2024 (ABC) - A depot burned today.", "today", None, "2024-03-08"),
        ("ZARQA, March 7 (ABC) - A depot burned today.", "today", "2024-03-08", "2024-03-07"),
        # a date inside a sentence is an event's, not the report's
        ("A depot burned on March 1, 2024. Another burned today.", "today", "2024-03-06", "2024-03-06"),
    ],
)
def test_the_texts_own_date_line_wins(text: str, words: str, published: str | None, expected: str) -> None:
    """`gold/GUIDE.md`, decision 9: if the text contradicts the publication day, the text wins."""
    reading = read(text, words, date.fromisoformat(published) if published else None)
    assert days(reading) == (expected, expected)


def test_a_quoted_statement_counts_from_its_own_day() -> None:
    """The words that introduce the quotation date it."""
    text = "In a report published on 1 February 2024, the ministry said: “In the last 24 hours two depots burned.”"
    assert days(read(text, "In the last 24 hours", date(2024, 3, 1))) == ("2024-01-31", "2024-02-01")


def test_the_year_may_stand_elsewhere_in_the_text() -> None:
    """Without a publication day, the latest full date of the text gives the year; the basis says it is inferred."""
    reading = read("The inquiry of Nov. 29, 2016 looked at the raid of September 17.", "September 17", None)
    assert days(reading) == ("2016-09-17", "2016-09-17")
    assert reading.value is not None
    assert reading.value.basis is Basis.INFERRED
    assert reading.rule == "guide:year-in-text"


def test_a_full_date_close_by_gives_the_year() -> None:
    """A page put online earlier and added to later."""
    text = "On January 18 two girls died. Photo: the yard after the strike of January 17, 2025."
    assert days(read(text, "On January 18")) == ("2025-01-18", "2025-01-18")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("On 3 May 2024 it began. The next day a depot burned.", "The next day", "2024-05-04"),
        ("On 3 May 2024 it began. It burned two days after.", "two days after", "2024-05-05"),
        ("On 3 May 2024 it began, after a raid the prior day.", "the prior day", "2024-05-02"),
        ("On 3 May 2024 it began. Also on the same day a depot burned.", "on the same day", "2024-05-03"),
        ("On 3 May 2024 it began. That night a depot burned.", "That night", "2024-05-03"),
        ("On 3 May 2024 it began. At dawn a depot burned.", "At dawn", "2024-05-03"),
        ("At dawn a depot burned.", "At dawn", "2024-10-16"),
        ("A depot burned earlier that day.", "earlier that day", "2024-10-16"),
        ("On 3 May 2024 it began. Hours later a depot burned.", "Hours later", "2024-05-03"),
        ("On 3 May 2024 it began. On the 5th, a depot burned.", "On the 5th", "2024-05-05"),
        ("On 28 May 2024 it began. On the 2nd, a depot burned.", "On the 2nd", "2024-06-02"),
        ("On 28 May 2024 it began. On the 2nd, it burned. On the 5th, a depot burned.", "On the 5th", "2024-06-05"),
        ("On 28 May 2024 it began. On the 2nd, it burned. The next day a depot burned.", "The next day", "2024-06-03"),
        ("On 31 January 2024 it began. On the 2nd, a depot burned.", "On the 2nd", "2024-02-02"),
    ],
)
def test_times_counted_from_another_event(text: str, words: str, expected: str) -> None:
    """From the last day told before them, else the report's own for "that day" and times of day; always inferred."""
    reading = read(text, words)
    assert days(reading) == (expected, expected)
    assert reading.value is not None
    assert reading.value.basis is Basis.INFERRED


def test_the_event_that_is_named_is_the_one_counted_from() -> None:
    """Such as "Three days after the bombing" counts from the bombing, whatever was told in between."""
    text = "A bombing tore the market apart on 15 April 2024. Papers came out on 20 April 2024. One man died three days after the bombing."
    report = report_of(text)
    first = claim_of(
        report, "on 15 April 2024", evidence="A bombing tore the market apart", event_type=EventType.BOMBING
    )
    second = claim_of(report, "three days after", evidence="One man died")
    readings = resolve_dates(report, [first, second])
    assert days(readings[second.id]) == ("2024-04-18", "2024-04-18")


def test_what_another_event_comes_after_lies_before_it() -> None:
    """Such as "The attack comes two days after the raid": the raid was two days before."""
    text = "A church was hit on Sunday, July 21. The attack comes two days after raids killed seven in the valley."
    report = report_of(text, date(2024, 7, 21))
    raid = claim_of(report, "two days after", targets=(at(text, "seven"),))
    assert days(resolve_dates(report, [raid])[raid.id]) == ("2024-07-19", "2024-07-19")


def test_two_days_later_without_any_day_is_unknown() -> None:
    """Nothing to count from."""
    assert days(read("Two days later a depot burned.", "Two days later")) is None


def test_several_times_in_one_quote_are_taken_together() -> None:
    """From the first day of all to the last."""
    reading = read("Two died on Sunday and five others on Monday.", "on Sunday and five others on Monday")
    assert days(reading) == ("2024-10-13", "2024-10-14")
    assert reading.value is not None
    assert reading.value.precision is Precision.DAYS


def test_since_an_event_with_its_day_is_since_that_day() -> None:
    """The quote says since; the day stands at its end."""
    reading = read("Forty died since the siege of the town began Oct. 2.", "since the siege of the town began Oct. 2")
    assert days(reading) == ("2024-10-02", "2024-10-16")


def test_a_year_quoted_out_of_since_is_the_year() -> None:
    """The quote decides, not the words around it."""
    assert days(read("The first such death since 2017 was told.", "2017")) == ("2017-01-01", "2017-12-31")


def test_the_time_of_day_is_kept_beside_the_days() -> None:
    """It never narrows them."""
    reading = read("A depot burned on Monday night.", "on Monday night")
    assert reading.value is not None
    assert reading.value.time_of_day == "night"


def test_a_plan_points_ahead() -> None:
    """A claim that looks ahead takes the coming day; the same words of the past take the past one."""
    text = "The army will enter the town on Friday."
    assert days(read(text, "on Friday", stance=Stance.ANTICIPATES)) == ("2024-10-18", "2024-10-18")
    assert days(read(text, "on Friday")) == ("2024-10-11", "2024-10-11")


def test_the_future_is_no_date_of_what_is_said_to_have_happened() -> None:
    """Unresolved, and it says so."""
    reading = read("A depot burned tomorrow.", "tomorrow")
    assert reading.value is None
    assert "past the report's day" in reading.because


def test_a_stated_date_after_the_publication_day_stands() -> None:
    """The text wins; the reason says that the two disagree."""
    reading = read("A depot burned on 3 December 2024.", "3 December 2024")
    assert days(reading) == ("2024-12-03", "2024-12-03")
    assert "after the report's day" in reading.because


def test_words_that_cannot_be_read_say_so() -> None:
    """No value, no candidates: unknown, with the words."""
    reading = read("A depot burned during the feast.", "during the feast")
    assert (reading.value, reading.candidates, reading.rule) == (None, (), "recount:not-read")
    assert "during the feast" in reading.because


def test_the_gold_is_dated(shared: object) -> None:
    """Of the claims of the open gold that have a date, at least 85 % get its first and last day from their words."""
    import json
    from collections import Counter
    from pathlib import Path

    from benchmarks.timex import tally_gold

    assert isinstance(shared, Path)
    rows = [json.loads(line) for line in (shared / "gold" / "open.jsonl").read_text("utf-8").splitlines()]
    tally: Counter[str] = tally_gold(rows)[0]
    assert tally["dated right"] >= 0.85 * tally["dated"]


def test_a_day_from_elsewhere_is_inferred_and_says_so() -> None:
    """A claim whose own clause names no day takes one from the report around it, and never as stated."""
    text = "Shells fell on Suran on 4 May 2021. Two people were killed, a doctor said."
    told = report_of(text, date(2021, 5, 6))
    own = claim_of(told, "on 4 May 2021", "Shells fell on Suran on 4 May 2021.")
    borrowed = claim_of(told, "on 4 May 2021", "Two people were killed, a doctor said.")
    readings = resolve_dates(told, [own, borrowed])
    assert [days(readings[c.id]) for c in (own, borrowed)] == [("2021-05-04", "2021-05-04")] * 2
    assert [r.value.basis for r in readings.values() if r.value] == [Basis.STATED, Basis.INFERRED]
    assert "elsewhere in the report" in readings[borrowed.id].because
