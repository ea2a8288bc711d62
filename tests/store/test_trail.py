"""An incident's id stays with its first claim; what becomes of ids that do not stand any more can be told and followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.store import made

from recount.model import Account, CodedReport, Incident, Membership, UsageError, incident_id
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.trail import Change, Step, steps
from recount.store.verify import verify


def told(*names: str) -> dict[str, tuple[str, ...]]:
    """Incidents of one letter a claim: ``"ab"`` is that of the claims a and b, founded by a."""
    return {f"inc:{name[0]}": tuple(name) for name in names}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (told("ab"), told("abc"), []),
        (told("a", "bc"), told("abc"), [(Change.MERGED, "inc:b", ("inc:a",))]),
        (told("abc"), told("ab", "c"), [(Change.SPLIT, "inc:a", ("inc:a", "inc:c"))]),
        (told("abcd"), told("a", "b", "cd"), [(Change.SPLIT, "inc:a", ("inc:a", "inc:c", "inc:b"))]),
        (told("bcd", "a"), told("ab", "cd"), [(Change.SPLIT, "inc:b", ("inc:a", "inc:c"))]),
        (told("ab"), told("b"), [(Change.MERGED, "inc:a", ("inc:b",))]),
        (told("ab"), {}, [(Change.VANISHED, "inc:a", ())]),
        ({}, told("a"), []),
    ],
)
def test_each_change_of_an_id_is_a_step(
    before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]], expected: list[tuple[object, ...]]
) -> None:
    """Growing is none; merging, splitting, losing the first claim and vanishing are."""
    assert [(s.kind, s.from_id, s.to_ids) for s in steps(before, after, (), {})] == expected


def test_an_id_that_stands_again_returns() -> None:
    """Only one that stood before: a new one is no news."""
    (step,) = steps({}, told("a", "b"), {"inc:b"}, {})
    assert (step.kind, step.from_id) == (Change.RETURNED, "inc:b")


def test_why_is_said() -> None:
    """What became of the claims, in words."""
    (gone,) = steps(told("ab"), {}, (), {"a": "was withdrawn", "b": "was withdrawn"})
    assert gone.because == "each of its claims was withdrawn"
    (merged,) = steps(told("ab"), told("b"), (), {"a": "was withdrawn"})
    assert merged.because == "its first claim was withdrawn; the others that stand are told there"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        for n in range(3):
            ledger.append_report(coded(n), made.run())
        yield ledger


def coded(n: int) -> CodedReport:
    return made.coded(made.report(source=f"Outlet {n}"))


def account(*claims: str) -> Account:
    name = incident_id(claims[0])
    return Account(
        incident=Incident(id=name, founding_claim=claims[0]),
        members=tuple(Membership(incident_id=name, claim_id=claim, score=1.0) for claim in claims),
    )


def link(ledger: Ledger, number: int, *groups: tuple[int, ...]) -> None:
    """A link run after which these groups of reports are the incidents, each by the first claims of its reports."""
    accounts = [account(*(coded(n).claims[0].id for n in group)) for group in groups]
    ledger.append_accounts(accounts, made.run("link", inputs=(str(number),)))


def id_of(n: int) -> str:
    return incident_id(coded(n).claims[0].id)


def test_the_id_of_a_merged_incident_leads_on(ledger: Ledger) -> None:
    """Twice over: from the third into the second, from there into the first, with each step told."""
    link(ledger, 1, (0,), (1,), (2,))
    link(ledger, 2, (0,), (1, 2))
    link(ledger, 3, (0, 1, 2))
    found = views.find(ledger, id_of(2))
    assert found.account.incident.id == id_of(0)
    assert [(s.from_id, s.to_ids) for s in found.steps] == [(id_of(2), (id_of(1),)), (id_of(1), (id_of(0),))]
    assert views.incident(ledger, views.short(id_of(2))).incident.id == id_of(0)
    assert views.find(ledger, id_of(0)).steps == ()
    assert verify(ledger) == ()


def test_an_id_that_returned_stands_for_itself(ledger: Ledger) -> None:
    """Merged, then split off again: it leads nowhere else."""
    link(ledger, 1, (0,), (1,))
    link(ledger, 2, (0, 1))
    link(ledger, 3, (0,), (1,))
    assert views.find(ledger, id_of(1)).account.incident.id == id_of(1)
    assert kinds(ledger) == ["merged", "split", "returned"]
    assert verify(ledger) == ()


def test_an_id_that_vanished_says_why(ledger: Ledger) -> None:
    """It is not told to be unknown."""
    link(ledger, 1, (0,), (1,))
    link(ledger, 2, (0,))
    with pytest.raises(UsageError, match="does not stand any more: its claim is told as a plan or only sums up others"):
        views.incident(ledger, id_of(1))
    with pytest.raises(UsageError, match="No incident's id begins with 'ffff'"):
        views.incident(ledger, "ffff")


def kinds(ledger: Ledger) -> list[str]:
    with ledger.read() as connection:
        return list(connection.execute(text("SELECT DISTINCT kind FROM v_trail ORDER BY link")).scalars())


def test_a_step_reads_as_one_line() -> None:
    """Steps compare by what they say."""
    one = Step(kind=Change.MERGED, from_id="a", to_ids=("b",), because="c")
    assert one == Step(kind=Change.MERGED, from_id="a", to_ids=("b",), because="c")
