"""What is done again after each change: once at a time, and never forgotten."""

from collections.abc import Callable

from recount.flow.desk.work import Lately
from recount.flow.desk.worker import Ended


def test_it_runs_once_more_however_often_it_was_asked_for() -> None:
    """Asked for three times while it runs, it runs once after that; asked for again later, it runs again."""
    begun: list[Callable[[Ended], None]] = []
    lately = Lately(begun.append)
    for _ in range(4):
        lately.again()
    assert len(begun) == 1
    begun[0](Ended())
    assert len(begun) == 2
    begun[1](Ended(error="fault", words="died"))
    assert len(begun) == 2
    lately.again()
    assert len(begun) == 3
