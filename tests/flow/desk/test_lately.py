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


def test_what_takes_long_rests_before_it_is_done_again() -> None:
    """It took 60 seconds and something changed meanwhile: it is done again after 120 more, and not before."""
    begun: list[Callable[[Ended], None]] = []
    resting: list[tuple[float, Callable[[], None]]] = []
    times = iter((100.0, 160.0, 300.0))
    lately = Lately(begun.append, clock=lambda: next(times), later=lambda s, then: resting.append((s, then)))
    lately.again()
    lately.again()
    begun[0](Ended())
    assert (len(begun), [seconds for seconds, _ in resting]) == (1, [120.0])
    lately.again()
    assert len(begun) == 1
    resting[0][1]()
    assert len(begun) == 2
