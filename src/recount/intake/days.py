"""From the cells for first and last day to a window, with words that nobody can take for other days."""

from dataclasses import dataclass
from datetime import timedelta

from recount.intake.cells import CellError, Day
from recount.model import Basis, Precision, Window

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """When a row says that it happened, and the words for it: ``3 May 2018``, ``3 May 2018 to 5 May 2018``."""

    window: Window
    words: str


def stretch_of(first: Day | None, last: Day | None) -> Stretch | None:
    """From the first to the last day, both inside; one alone is the day. None where nothing is given.

    Raises:
        CellError: the last lies before the first.
    """
    if first is None and last is None:
        return None
    if first is None and last is not None:
        window = Window(start=None, end=last.end, precision=Precision.UNKNOWN, basis=Basis.STATED)
        return Stretch(window=window, words=f"until {last}")
    assert first is not None  # noqa: S101 - both were None, or the first was, and those have been dealt with
    if last is None or (last.start, last.end) == (first.start, first.end):
        return Stretch(window=_window(first, first), words=str(first))
    if last.end <= first.start:
        raise CellError(f"the last day, {last}, lies before the first, {first}")
    if last.end < first.end:
        raise CellError(f"the last day, {last}, is inside {first}, and the first is not known; is a day missing")
    return Stretch(window=_window(first, last), words=f"{first} to {last}")


def _window(first: Day, last: Day) -> Window:
    coarse = first.precision if first is last else Precision.DAYS
    if first is not last and (Precision.YEAR in (first.precision, last.precision)):
        coarse = Precision.YEAR
    elif first is not last and (Precision.MONTH in (first.precision, last.precision)):
        coarse = Precision.MONTH
    return Window(
        start=first.start,
        end=last.end,
        precision=coarse,
        basis=Basis.STATED,
        time_of_day=first.clock if first is last else None,
    )
