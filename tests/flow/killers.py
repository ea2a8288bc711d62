"""Functions for worker processes: they must stand in a module of their own to be found there."""

import gc
import os
import time
from collections.abc import Sequence

from recount.extract.engine import Draft, Passage
from recount.extract.engines.lexical import LexicalEngine
from recount.model import Report


def square(n: int) -> int:
    """Slower for early items, so that results come out of order unless they are put back."""
    time.sleep(0.02 if n < 4 else 0)
    return n * n


def die_of_13(n: int) -> int:
    """What a crash in a C library looks like."""
    if n == 13:
        os._exit(1)
    return n


def die_always(n: int) -> int:
    """A machine on which no worker lives."""
    os._exit(n % 2 + 1)


def lost(n: int) -> int:
    """What stands for an item that could not be done."""
    return -n


def who(_: int) -> int:
    """The process that does it."""
    time.sleep(0.02)  # long enough that no process does them all
    return os.getpid()


def kept(_: int) -> tuple[int, int]:
    """How much the collector leaves out of its looks here, and how seldom it looks."""
    return gc.get_freeze_count(), gc.get_threshold()[0]


class Killer(LexicalEngine):
    """An engine that dies of one word."""

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:
        """As the rules do, unless it dies."""
        if "fatal" in report.text:
            os._exit(1)
        return super().draft(report, passages)


def threads(_: int) -> str | None:
    """On how many threads this process may count."""
    return os.environ.get("OPENBLAS_NUM_THREADS")
