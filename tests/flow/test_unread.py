"""What is read of a stream: what the ledger lacks, and no more unless somebody asks."""

import pytest
from tests.store import made

from recount.flow.unread import Unread, standing
from recount.model import ReadError, Report
from recount.store.readers import ReadBy

THERE = (
    ReadBy(report_id="a", engines=("encoder",), by_people=False, put_aside=False),
    ReadBy(report_id="b", engines=(), by_people=False, put_aside=True),
    ReadBy(report_id="c", engines=(), by_people=True, put_aside=False),
)


@pytest.mark.parametrize(
    ("anew", "aside", "stays"), [(False, False, "abc"), (False, True, "ac"), (True, False, "c"), (True, True, "c")]
)
def test_what_people_coded_stays_whatever_is_asked(anew: bool, aside: bool, stays: str) -> None:
    """All else is read again when it is asked for: all of it, or what was put aside."""
    assert standing(THERE, anew=anew, aside=aside) == frozenset(stays)


def test_known_reports_are_kept_back_and_failures_go_by() -> None:
    """In order, each once."""
    known, new = made.report(), made.report(published=None)
    failed = ReadError("is empty", where="x.txt", then="Leave it out")
    unread = Unread(stays={known.id})
    found: list[Report | ReadError] = [known, failed, new]
    assert list(unread.of(found)) == [failed, new]
    assert unread.known == [known]
