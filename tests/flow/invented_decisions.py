"""Somebody decides: at random, about what a ledger of an invented war holds."""

from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

from benchmarks.world import PARTIES
from tests.flow.invented_war import war

from recount.flow.answer import Answer, decide, undo
from recount.flow.keep import KeepOptions
from recount.model import Account, UsageError
from recount.store import views
from recount.store.ledger import Ledger

OPTIONS = KeepOptions(methods=("as_told",), parties=PARTIES)
KINDS = ("same_event", "reject", "correct", "accept", "grade", "estimate", "split", "merge", "copy", "undo")
told_war = cache(war)


def stands(ledger: Ledger) -> list[Account]:
    """The accounts that stand."""
    return list(views.accounts(ledger))


def random_decision(ledger: Ledger, rng: Random, n: int) -> None:
    """Somebody decides something about claims, incidents or reports that are there; what does not fit is refused."""
    accounts = stands(ledger)
    claims = [key for a in accounts for key in a.claim_ids]
    taken = views.decisions(ledger)
    kind = rng.choice(KINDS)
    at = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(hours=n)
    said = {"kind": kind, "by": "R. Haas", "at": at, "reason": "read again", "id": f"dec:{n}"}
    one, other = rng.choice(claims), rng.choice(claims)
    account = rng.choice(accounts)
    reports = [r.id for r in views.reports(ledger)]
    answers = {
        "same_event": ((one, other), rng.choice(("yes", "no")), ""),
        "reject": ((one,), "yes", rng.choice(("", "tolls[0]"))),
        "correct": ((one,), *rng.choice((("2031-03-04", "when"), ("7", "tolls[0].count"), ("unknown", "places[0]")))),
        "accept": ((one,), "yes", ""),
        "grade": ((account.incident.id,), "rejected", "occurrence"),
        "estimate": ((account.incident.id,), "1/2/3", "killed/all"),
        "split": ((account.incident.id,), rng.choice(account.claim_ids), ""),
        "merge": ((account.incident.id, rng.choice(accounts).incident.id), "yes", ""),
        "copy": (tuple(rng.sample(reports, 2)), rng.choice(("yes", "no")), ""),
    }
    if kind == "undo" and not taken:
        return
    try:
        if kind == "undo":
            undo(ledger, rng.choice(taken).id, Answer(about=(), answer="", **said))
        else:
            about, answer, slot = answers[kind]
            decide(ledger, Answer(about=about, answer=answer, slot=slot, **said))
    except UsageError:
        return
