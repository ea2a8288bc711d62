"""Keeping: every report once, failures beside the rest, and incidents over all reports of the ledger."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store import made

from recount.flow.keep import KeepOptions, add, derive
from recount.model import ItemError, UsageError
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.verify import verify

AS_TOLD = KeepOptions(methods=("as_told",))
BROKEN = ItemError("it is broken", where="b.txt", then="Mend it")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def test_reports_become_incidents(ledger: Ledger) -> None:
    """Two outlets on one event: one incident, both outlets' claims in it, and the ledger verifies."""
    kept = add(ledger, [made.coded(), made.coded(made.report(source="Hill Herald"))], AS_TOLD)
    assert (len(kept.new), kept.known, kept.failed, kept.incidents, kept.changed) == (2, (), (), 1, 1)
    account = next(views.accounts(ledger))
    assert len(account.members) >= 2
    assert {e.method for e in account.estimates} == {"as_told"}
    assert len(views.dossier(ledger, account).reports) == 2
    assert verify(ledger) == ()


def test_a_failure_never_stops_the_rest(ledger: Ledger) -> None:
    """What could not be read or coded, or does not prove itself, is named; the others are kept."""
    unproven = replace(made.coded(made.report(source="X")), claims=(replace(made.coded().claims[0], id="clm:b2:0"),))
    kept = add(ledger, [BROKEN, unproven, made.coded()], AS_TOLD)
    assert kept.new == ("tel-zeyd",)
    assert len(kept.failed) == 2
    assert kept.incidents == 1


def test_the_same_again_changes_nothing(ledger: Ledger) -> None:
    """Adding what is there says so, and writes nothing: not even a new link."""
    add(ledger, [made.coded()], AS_TOLD)
    before = views.head(ledger)
    kept = add(ledger, [made.coded()], AS_TOLD)
    assert (kept.new, kept.known, kept.incidents, kept.changed) == ((), ("tel-zeyd",), 1, 0)
    assert views.head(ledger) == before


def test_one_by_one_is_as_all_at_once(ledger: Ledger, tmp_path: Path) -> None:
    """Incidents do not depend on how the reports were parted between calls."""
    reports = [made.coded(), made.coded(made.report(source="Hill Herald"))]
    for coded in reports:
        add(ledger, [coded], AS_TOLD)
    with Ledger.open(tmp_path / "other.db") as other:
        add(other, reports, AS_TOLD)
        assert list(views.accounts(other)) == list(views.accounts(ledger))


def test_other_settings_are_another_run(ledger: Ledger) -> None:
    """With other methods all is derived again; what does not change is not written again."""
    add(ledger, [made.coded()], AS_TOLD)
    assert derive(ledger, replace(AS_TOLD, methods=("as_told", "as_told"))) == (1, 1)
    assert verify(ledger) == ()


def test_an_unknown_method_is_refused_first(ledger: Ledger) -> None:
    """Nothing is kept when the call was put wrongly."""
    with pytest.raises(UsageError, match="no method is called"):
        add(ledger, [made.coded()], KeepOptions(methods=("guess",)))
    assert list(views.reports(ledger)) == []
