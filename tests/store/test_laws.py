"""Laws of the ledger, for any coded reports whatever."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.strategies import coded_reports
from tests.store import made

from recount.model import CodedReport, FormatError
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.proof import faults_of_coding
from recount.store.verify import verify


@settings(max_examples=20)
@given(st.lists(coded_reports(), max_size=4), st.data())
def test_what_goes_in_comes_out_once_and_verifies(coded: list[CodedReport], data: st.DataObject) -> None:
    """In any order and with any repeats: what proves itself is there once, as it was, in order; the rest is refused whole."""
    order = data.draw(st.lists(st.sampled_from(coded), max_size=8)) if coded else []
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "recount.db") as ledger:
        expected: dict[str, CodedReport] = {}
        for one in order:
            if any(faults_of_coding(one)):
                with_fault(ledger, one)
                continue
            known = len(expected)
            new = ledger.append_report(one, made.run())
            first = expected.setdefault(one.report.id, one)
            assert new is (len(expected) > known or coding(first) != coding(one))
            expected[one.report.id] = replace(one, report=first.report)
        assert list(views.coded_reports(ledger)) == list(expected.values())
        assert verify(ledger) == ()


def with_fault(ledger: Ledger, one: CodedReport) -> None:
    """It is refused, and nothing of it is kept."""
    before = views.head(ledger)
    try:
        ledger.append_report(one, made.run())
    except FormatError:
        assert views.head(ledger) == before
    else:
        raise AssertionError("what does not prove itself was kept")


def coding(one: CodedReport) -> tuple[object, ...]:
    """All but the report itself."""
    return one.claims, one.readings, one.accounts, one.refused


@settings(max_examples=15)
@given(coded_reports(), st.data())
def test_exactly_the_accounts_of_the_last_link_stand(coded: CodedReport, data: st.DataObject) -> None:
    """Whatever stood before, and in whatever order they are given; and the ledger verifies after each link."""
    some = st.lists(st.sampled_from(coded.accounts), unique=True) if coded.accounts else st.just([])
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "recount.db") as ledger:
        ledger.append_report(coded, made.run())
        for n, accounts in enumerate(data.draw(st.lists(some, max_size=4))):
            ledger.append_accounts(accounts, made.run("link", settings=str(n)))
            assert set(views.accounts(ledger)) == set(accounts)
            assert views.count_accounts(ledger) == len(set(accounts))
            assert verify(ledger) == ()
