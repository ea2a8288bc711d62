"""What a decision would do to figures is what it does, whatever waits to be told, and nothing of it is kept."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.serve import served

from recount.flow.desk import deciding, deriving
from recount.flow.desk.setup import Setup
from recount.flow.incidents import incidents as made
from recount.flow.keep import derive
from recount.flow.workers import OvertakenError
from recount.model import Account, LedgerError, UsageError
from recount.serve.ports import Said
from recount.store import views
from recount.store.ledger import Ledger

AT = datetime(2031, 6, 1, tzinfo=UTC)


@pytest.fixture
def setup(shelf: Path, tmp_path: Path) -> Setup:
    """A copy of the served ledger."""
    return Setup(ledger=served.copied(shelf, tmp_path), places=False)


def stands(setup: Setup) -> dict[str, Account]:
    with Ledger.open(setup.ledger) as ledger:
        return {account.incident.id: account for account in views.accounts(ledger)}


def told(setup: Setup) -> dict[str, Account]:
    """What stands once all that was decided is told."""
    with Ledger.open(setup.ledger) as ledger:
        derive(ledger, setup.linking())
    return stands(setup)


def something(setup: Setup, rng: Random) -> Said:
    """What somebody might decide, about claims and incidents that are there."""
    accounts = list(stands(setup).values())
    one, other = rng.choice(accounts), rng.choice(accounts)
    claim, second = rng.choice(one.claim_ids), rng.choice(other.claim_ids)
    said = {
        "reject": ((claim,), "yes", ""),
        "same_event": ((claim, second), rng.choice(("yes", "no")), ""),
        "correct": ((claim,), *rng.choice((("2031-03-04", "when"), ("7", "tolls[0].count")))),
        "estimate": ((one.incident.id,), "1/2/3", "killed/all"),
        "grade": ((one.incident.id,), "rejected", "occurrence"),
        "accept": ((claim,), "yes", ""),
        "merge": ((one.incident.id, other.incident.id), "yes", ""),
        "split": ((one.incident.id,), claim, ""),
    }
    kind = rng.choice(sorted(said))
    about, answer, slot = said[kind]
    return Said(kind=kind, about=about, answer=answer, slot=slot, by="R. Haas", at=AT, reason="read again")


def looked(setup: Setup, said: Said) -> dict[str, Any] | None:
    """The preview; None where it could not be decided."""
    try:
        return deriving.preview(setup, said, print)
    except UsageError:
        return None


@pytest.mark.parametrize("seed", range(3))
def test_it_comes_out_as_it_was_looked_ahead_to(setup: Setup, seed: int) -> None:
    """Again and again, in one process: with what was decided before told, or not told yet."""
    rng, some = Random(seed), 0  # noqa: S311 - no secret
    for n in range(8):
        said = replace(something(setup, rng), at=AT.replace(hour=n))
        effect = looked(setup, said)
        if effect is None:
            continue
        some += 1
        waits = Setup(ledger=served.copied(setup.ledger, setup.ledger.parent.parent), places=False)
        before = told(waits)
        deciding.keep(waits, said)
        assert deriving.effect(before, told(waits)) == effect
        deciding.keep(setup, said)
        if rng.random() < 0.5:
            deriving.tell(setup, None, print)
    assert some > 3


def test_nothing_is_kept(setup: Setup) -> None:
    """Not the decision, not what was linked for it; where all is linked already, the file is not touched."""
    told(setup)
    with Ledger.open(setup.ledger) as ledger:
        before = views.head(ledger)
        rows = ledger.path.stat().st_mtime_ns
    incident = next(iter(stands(setup)))
    deriving.preview(setup, Said(kind="accept", about=(incident,), answer="yes", by="A", at=AT), print)
    with Ledger.open(setup.ledger) as ledger:
        assert views.head(ledger) == before
    assert setup.ledger.stat().st_mtime_ns == rows


def test_a_withdrawal_meanwhile_makes_it_begin_again(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once is nothing; again and again it gives up, and says so."""
    incident = next(iter(stands(setup)))
    said = Said(kind="accept", about=(incident,), answer="yes", by="A", at=AT)
    tries: list[int] = []

    def incidents(*given: Any) -> Any:
        tries.append(1)
        if len(tries) <= fails:
            raise OvertakenError("it was withdrawn.")
        return made(*given)

    monkeypatch.setattr("recount.flow.desk.deriving.incidents", incidents)
    fails = 1
    assert deriving.preview(setup, said, print)["incidents"] == []
    fails = 1000
    with pytest.raises(LedgerError, match="changed by others"):
        deriving.preview(setup, said, print)
