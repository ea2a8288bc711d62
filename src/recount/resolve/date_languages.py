"""Which grammar reads the words of time of a report: English, or one of `vocab.languages`."""

from recount.model import Report
from recount.vocab.calendar import TimeWords, find_times
from recount.vocab.languages.script import language_of_words
from recount.vocab.languages.times import find_times as find_times_in


def language_of_times(report: Report) -> str | None:
    """A code of `vocab.languages`, or None: English, and languages that nothing is known of, are read as English."""
    return None if report.language == "en" else language_of_words(report.text, report.language)


def times_in(text: str, code: str | None) -> tuple[TimeWords, ...]:
    """Every expression of time in a text of that language."""
    return find_times(text) if code is None else find_times_in(text, code)
