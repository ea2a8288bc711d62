"""How far long work has come: a bar on a terminal, a plain line now and then elsewhere. Always on standard error.

Standard output is left alone (`redirect_stdout=False`): rich would send what is printed meanwhile to standard error.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

_EVERY = 500  # items between two plain lines: some seconds of work, and a log of 20,000 stays readable


def tracked(items: Iterable[T], doing: str, unit: str = "reports", total: int | None = None) -> Iterator[T]:
    """The items as they come, showing how many there were.

    Args:
        items: the stream.
        doing: what is done, such as "Coding".
        unit: what is counted, in the plural.
        total: how many there will be, None if unknown.
    """
    if sys.stderr.isatty():
        yield from _with_bar(items, doing, total)
        return
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        if done % _EVERY == 0:
            note(f"{doing}: {done:,} {unit} so far")
    if done >= _EVERY:
        note(f"{doing}: {done:,} {unit}, done")


@contextmanager
def shares(first: str) -> Iterator[Callable[[float, str], None]]:
    """What work calls with the share done (0..1) and what it is doing: a bar on a terminal, else a line for each new thing.

    Nothing is shown until it is called for the first time, and `first` then says what this is for.
    """
    told: set[str] = set()

    def tell(share: float, doing: str) -> None:
        del share
        if not told:
            note(first)
        if doing not in told:
            told.add(doing)
            note(f"  {doing}")

    if not sys.stderr.isatty():
        yield tell
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415 - as above

    bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)

    def move(share: float, doing: str) -> None:
        if not bar.task_ids:
            bar.start()
            bar.add_task(first, total=1.0)
        bar.update(bar.task_ids[0], completed=share, description=f"{first} {doing}")

    try:
        yield move
    finally:
        if bar.task_ids:
            bar.stop()


def note(line: str) -> None:
    """One line for the person, on standard error."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the front door speaks


def _with_bar(items: Iterable[T], doing: str, total: int | None) -> Iterator[T]:
    from rich import progress  # noqa: PLC0415 - loaded only where a bar is shown
    from rich.console import Console  # noqa: PLC0415 - as above

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(bar_width=30),
        progress.MofNCompleteColumn(),
        progress.TimeElapsedColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield from bar.track(items, total=total, description=doing)
