"""The calendar: expressions of time in news, and the days they stand for (`docs/dates.md`)."""

from recount.vocab.calendar.forms import TimeWords
from recount.vocab.calendar.grammar import find_times, is_anchored
from recount.vocab.calendar.tense import points_ahead
from recount.vocab.calendar.windows import Reckoning, counted_from, reckon, window

__all__ = ["Reckoning", "TimeWords", "counted_from", "find_times", "is_anchored", "points_ahead", "reckon", "window"]
