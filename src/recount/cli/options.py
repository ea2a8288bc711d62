"""Options that several commands have: a ledger, a day."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

LEDGER = Path("recount.db")
_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(words: str) -> date:
    """A calendar day as people have to write it here.

    Raises:
        BadParameter: it is written in another way, or is no day of any calendar.
    """
    if not _WRITTEN.fullmatch(words):
        raise typer.BadParameter(f"{words!r} is no day that can't be mistaken: write it as 2024-03-05 (5 March 2024).")
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(
            f"{words!r} is in no calendar. Is the month in the middle, as in 2024-03-05?"
        ) from None


LedgerPath = Annotated[Path, typer.Option("--ledger", metavar="FILE", help="The ledger.")]
Published = Annotated[
    date | None, typer.Option(parser=day, metavar="DATE", help="The day they were published, if they don't say.")
]
Today = Annotated[date | None, typer.Option(parser=day, hidden=True)]


def today_or(given: date | None) -> date:
    """The day given, else today by this machine's clock and time zone."""
    return given or datetime.now().astimezone().date()
