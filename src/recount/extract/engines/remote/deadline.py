"""Work that may take so long and no longer."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class TooLateError(Exception):
    """The work was not done in time."""


class _Result(Generic[T]):
    """What a thread brought back: a value or an error."""

    def __init__(self) -> None:
        self.value: list[T] = []
        self.error: BaseException | None = None


def within(seconds: float, work: Callable[[], T], cancel: Callable[[], None]) -> T:
    """The result of `work`, done in a thread of its own; `cancel` is called in any case, and makes what still runs stop.

    Raises:
        TooLateError: it took longer.
    """
    result: _Result[T] = _Result()

    def run() -> None:
        try:
            result.value.append(work())
        except BaseException as error:  # noqa: BLE001 - handed to the caller, whatever it is
            result.error = error

    thread = threading.Thread(target=run, daemon=True)  # one that hangs must not keep the program from ending
    try:
        thread.start()
        thread.join(max(0.0, seconds))
    finally:
        cancel()
    if result.error is not None:
        raise result.error
    if not result.value:
        raise TooLateError
    return result.value[0]
