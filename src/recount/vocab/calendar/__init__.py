"""The calendar: expressions of time in news, and the days they stand for (`standards/02` section 3)."""

from recount.vocab.calendar.forms import TimeWords
from recount.vocab.calendar.grammar import find_times

__all__ = ["TimeWords", "find_times"]
