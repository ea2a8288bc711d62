"""When Python looks for cycles of dead objects: here are millions of living ones, and hardly a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

SELDOM = (50_000, 20, 50)  # thresholds of `gc`; Python's own are 700, 10 and 10


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for cycles less often."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@cache
def keep_what_is_loaded() -> None:
    """Leave what lives now out of all later looks: libraries and tables, a quarter of a million objects that stay as long as
    the process. Once a process; only for one that is ours alone.
    """
    gc.collect()
    gc.freeze()
