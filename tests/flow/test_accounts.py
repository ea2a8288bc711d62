"""The incidents of one report: linked, counted, dated and placed."""

from datetime import date

from tests.factories import claim, locus, readings, report, toll, window

from recount.flow.accounts import accounts_of
from recount.model import Account, Claim, CodedReport, Readings, identify

DAY = date(2031, 5, 1)


def tell(*claims: Claim, read: tuple[Readings, ...] = ()) -> tuple[Account, ...]:
    return accounts_of(CodedReport(report=report(), claims=claims, readings=read))


def test_one_incident_told_twice_counts_once() -> None:
    """Two voices on the same dead make one incident with one figure, and each member says why it belongs."""
    (account,) = tell(
        claim("c1", toll("killed", 9), speakers="medics"),
        claim("c2", toll("killed", 9), speakers="the governor", same_event_as="c1"),
    )
    (killed,) = account.estimates
    assert (killed.low, killed.best, killed.high) == (9, 9, 9)
    assert killed.method == "as_told"
    assert account.claim_ids == ("c1", "c2")
    assert [m.score for m in account.members] == [1.0, 1.0]
    assert account.members[1].because == ("its report tells it as one event with the first claim",)


def test_an_incident_is_named_after_its_first_claim() -> None:
    """The id is the digest of the founding claim, so that it can be derived again."""
    (account,) = tell(claim("c1", toll("killed", 1)))
    assert account.incident.founding_claim == "c1"
    assert account.incident.id == identify("inc", "c1")


def test_parts_and_whole_count_nobody_twice() -> None:
    """An aggregate whose parts are told makes no incident of its own: 120 in two strikes, then 40 and 80, is 120."""
    accounts = tell(
        claim("c1", toll("killed", 120), places="Sarrin region"),
        claim("c2", toll("killed", 40), places="Sarrin", part_of="c1"),
        claim("c3", toll("killed", 80), places="Torin", part_of="c1"),
    )
    assert [e.best for a in accounts for e in a.estimates] == [40, 80]


def test_days_and_place_come_along() -> None:
    """An incident has the days and the place that were read of its claims."""
    (account,) = tell(claim("c1", toll("killed", 9)), read=(readings("c1", when=window(DAY), places=[locus()]),))
    assert (account.window, account.place, account.locus) == (window(DAY), "Sarrin", locus())


def test_no_claims_no_incidents() -> None:
    """A report that claims nothing tells no incident."""
    assert tell() == ()
