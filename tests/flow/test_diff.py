"""What a run changes: claims added, gone and told otherwise, and incidents that keep their story under a new id."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.reviewed import coded
from tests.store import made

from recount.flow.changes import changes
from recount.flow.compared import compared
from recount.flow.diff import between
from recount.flow.keep import KeepOptions, add
from recount.flow.recoded import to_engine
from recount.model import CodedReport, UsageError, claim_id
from recount.store import views
from recount.store.ledger import Ledger

OPTIONS = KeepOptions(methods=("as_told",))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def recoded(one: CodedReport) -> CodedReport:
    """The first claim with another toll, as a newer engine might read it."""
    first, *rest = one.claims
    toll = replace(first.tolls[0], count=made.toll(one.report, "12 people", 11).count)
    other = replace(first, tolls=(toll,), engine="newer")
    other = replace(other, id=claim_id(other))
    return replace(
        one, claims=(other, *(replace(c, same_event_as=other.id) for c in rest)), readings=(made.readings(other),)
    )


def test_a_claim_on_the_same_words_is_the_same_claim_changed() -> None:
    """Its field differs; nothing is added or gone."""
    found = compared(coded()[0], recoded(coded()[0]))
    (changed, *_) = found.others
    assert [name for name, _, _ in changed.fields] == ["tolls"]
    assert all(o.before and o.after for o in found.others)


def test_claims_added_and_gone() -> None:
    """What has no counterpart is named with its words."""
    whole = coded()[1]
    part = replace(whole, claims=whole.claims[:1], readings=whole.readings[:1])
    assert [o.after for o in compared(whole, part).others] == [None]
    assert [o.before for o in compared(part, whole).others] == [None]
    assert compared(whole, whole).others == ()


def test_another_engine_is_compared_and_not_kept(ledger: Ledger) -> None:
    """The incident has a new id, since its founding claim is another, and is found again with the figure that moved."""
    one, other = coded()
    add(ledger, (one, other), OPTIONS)
    before = views.head(ledger)
    found = to_engine(ledger, [recoded(one)], OPTIONS)
    assert views.head(ledger) == before
    assert (found.same, len(found.reports)) == (0, 1)
    assert all(c.before and c.after for c in found.incidents)
    assert "id" in {d.field for c in found.incidents for d in c.differences}


def test_between_two_link_runs(ledger: Ledger) -> None:
    """New reports are on one side alone, and their incidents new or told otherwise."""
    one, other = coded()
    add(ledger, (one,), OPTIONS)
    add(ledger, (other,), OPTIONS)
    found = between(ledger, "previous", "latest", OPTIONS)
    assert (found.same, found.only_after, found.only_before) == (1, ("denial",), ())
    assert found.incidents


def test_between_two_codings(ledger: Ledger) -> None:
    """Only what both have coded counts; a link run is no coding."""
    one, other = coded()
    add(ledger, (one, other), OPTIONS)
    add(ledger, (recoded(one),), OPTIONS)
    with ledger.read() as connection:
        runs = list(connection.exec_driver_sql("SELECT id FROM runs WHERE verb = 'code' ORDER BY entry").scalars())
    found = between(ledger, runs[0], runs[-1], OPTIONS)
    assert [c.report.name for c in found.reports] == ["tel-zeyd"]
    assert found.only_before == ("denial",)
    with pytest.raises(UsageError, match="two of a kind"):
        between(ledger, runs[0], "latest")


@pytest.mark.parametrize("name", ["latest", "0123", ""])
def test_a_run_that_is_not_there(ledger: Ledger, name: str) -> None:
    """It is refused with where to look."""
    with pytest.raises(UsageError, match=r"runs|never"):
        between(ledger, name, name)


def test_incidents_alike_are_no_change() -> None:
    """And those that moved most people come first."""
    account = made.account(made.coded())
    more = replace(account, estimates=(made.estimate(made.coded(), "as_told", (12, 12, 90)),))
    assert changes([account], [account]) == ()
    assert [c.people for c in changes([account], [more])] == [50]
