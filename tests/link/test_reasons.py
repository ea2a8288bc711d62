"""Why claims of one report are one event, in sentences that a person can check against the report."""

from datetime import date
from typing import Any

from tests.factories import claim, readings, report, toll, window

from recount.link.reasons import SAID, SHOWN, TELLING, reasons
from recount.link.reasons import _table as table
from recount.link.weights import weights
from recount.model import Claim, CodedReport

DAY = {"when": window(date(2031, 3, 4))}


def told(*claims: Claim, **read: Any) -> CodedReport:
    return CodedReport(report=report(), claims=claims, readings=tuple(readings(c.id, **read) for c in claims))


def test_each_claim_is_told_with_the_one_that_it_is_tied_to() -> None:
    """The strongest signs first, no more than a few; then the strongest against it."""
    one = claim("c1", toll("killed", 12), targets=("the market",))
    other = claim("c2", toll("killed", 40), at=300, speakers=("the mayor",), targets=("the market",))
    (reason,) = reasons(told(one, other, **DAY), ["c1", "c2"]).values()
    assert reason.other == "c1"
    assert {"both are in the same place", "both are dated to the same day"} <= set(reason.because[:SHOWN])
    assert reason.because[SHOWN:] == ("against it: their numbers differ",)


def test_a_link_that_the_coding_holds_is_said_first() -> None:
    """Whichever of the two holds it."""
    one, other = claim("c1", toll("killed", 12)), claim("c2", at=300, same_event_as="c1")
    assert reasons(told(one, other), ["c1", "c2"])["c2"].because[0] == SAID


def test_one_claim_alone_and_one_that_is_gone_have_no_reason() -> None:
    """Nothing to tie, and ids of an earlier coding."""
    assert reasons(told(claim("c1")), ["c1", "gone"]) == {}
    assert reasons(told(claim("c1")), []) == {}


def test_every_sign_that_weighs_has_a_sentence() -> None:
    """For what ties claims; and no sentence is of a sign that there is not."""
    points = weights().same.points
    bare = {sign.removeprefix("one voice, ").removeprefix("another voice, "): value for sign, value in points.items()}
    assert {sign for sign, value in bare.items() if value >= TELLING} <= table()["for"].keys()
    assert set(table()["against"]) <= bare.keys()
