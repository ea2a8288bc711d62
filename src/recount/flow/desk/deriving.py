"""Tasks: tell the incidents anew and shelve them; and say beforehand what a decision would do to figures."""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from recount.flow import derivation
from recount.flow.collecting import seldom_collecting
from recount.flow.desk.deciding import unwritten
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event, Say
from recount.flow.incidents import incidents
from recount.flow.keep import TRIES, asked_of, derive
from recount.flow.shelve import ask_anew, shelve
from recount.flow.snapshot import Memory, Snapshot, ahead
from recount.flow.workers import OvertakenError
from recount.model import Account, Decision, Estimate, LedgerError, from_data
from recount.serve.options import PATIENCE
from recount.serve.ports import Said
from recount.store.ledger import Ledger
from recount.store.standing import Prepared
from recount.vocab.actors import by_id

KINDS = ("killed", "injured")
Json = dict[str, Any]


def tell(setup: Setup, given: None, say: Say) -> None:
    """Link and reconcile what is new or was decided, and shelve it.

    Raises:
        LedgerError: the ledger can't be written.
    """
    del given
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        say(Event(step="linking"))
        derive(ledger, setup.linking(), memory_of(setup.ledger))
        shelve_now(ledger, say)


@cache
def memory_of(ledger: Path) -> Memory:
    """What this process keeps of a ledger between two tasks."""
    del ledger
    return Memory()


def shelve_now(ledger: Ledger, say: Say) -> None:
    """Bring what pages are served from up to what stands."""
    shelve(ledger, by_id(), lambda done, total, step: say(Event(done=done, total=total, step=step)))


def ask(setup: Setup, given: None, say: Say) -> int:
    """Work out what is to be asked now: it looks at all of the ledger, so pages and decisions do not wait for it.

    Raises:
        LedgerError: the ledger can't be read or written.
    """
    del given, say
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        return ask_anew(ledger, setup.linking())


def warm(setup: Setup, given: None, say: Say) -> None:
    """Have at hand what linking knows, before somebody waits for it; nothing, where it is yet to be linked.

    Raises:
        LedgerError: the ledger can't be read.
    """
    del given, say
    with Ledger.open(setup.ledger, must_exist=True) as ledger, seldom_collecting():
        _settled(ledger, setup)


def preview(setup: Setup, said: Said, say: Say) -> Json:
    """The incidents that a decision would touch, with their figures before and after. Nothing is kept.

    They come out as `tell` would make them, since it is the same work with one decision more, and not written. What was decided
    before counts on both sides, told already or not.

    Raises:
        UsageError: it is no decision that could be kept.
    """
    del say
    with Ledger.open(setup.ledger, must_exist=True, patience=PATIENCE) as ledger:
        made = unwritten(setup, said)
        for _ in range(TRIES):
            try:
                return _previewed(ledger, setup, made)
            except OvertakenError:  # a report was withdrawn meanwhile
                continue
    raise LedgerError(f"{setup.ledger} was changed by others each time this was worked out.", "Try again in a moment.")


def _previewed(ledger: Ledger, setup: Setup, made: Decision) -> Json:
    asked = asked_of(setup.linking())
    with seldom_collecting():
        at = _up_to_now(ledger, setup)
        with_it = replace(at, decisions=(*at.decisions, made), new_decisions=(made,))
        linked = derivation.link(ledger, with_it, asked)
        after = incidents(linked.around, linked.targets, linked.making)
        before = incidents(*derivation.before(ledger, at, linked, asked))
        return effect(*({one.incident.id: one for one in map(_account, some)} for some in (before, after)))


def _up_to_now(ledger: Ledger, setup: Setup) -> Snapshot:
    """The ledger as it is now, with all that was decided or came in linked, in memory alone."""
    at = _settled(ledger, setup)
    if at is None:  # nothing is linked yet, or by another version
        derive(ledger, setup.linking(), memory_of(setup.ledger))
        at = _settled(ledger, setup)
    if at is None:
        raise OvertakenError("something was withdrawn meanwhile. Try again.")
    return at


def _settled(ledger: Ledger, setup: Setup) -> Snapshot | None:
    """The ledger as it is now, as `_up_to_now`; None where there are no slim rows to begin with."""
    memory, asked = memory_of(setup.ledger), asked_of(setup.linking())
    at = ahead(ledger, asked.made_by, memory)
    if at.slim is None:
        return None
    if at.was is not None and at.settled and not at.new_decisions:
        return at
    known = derivation.known_by(at, derivation.link(ledger, at, asked), asked)
    memory.known = known
    return replace(at, slim=known.slim, was=known.around, new_decisions=(), settled=True)


def _account(made: Prepared) -> Account:
    return from_data(Account, json.loads(str(made.row.content)))


def effect(before: dict[str, Account], after: dict[str, Account]) -> Json:
    """What differs, as `serve.payloads.decisions.Effect`."""
    moved = []
    for key in sorted({*before, *after}):
        was, is_ = (_lite(side[key].estimates) if key in side else [] for side in (before, after))
        if was != is_ or (key in before) != (key in after):
            moved.append({"id": key, "before": was, "after": is_})
    return {"incidents": moved, "sentence": " ".join(filter(None, (_moved_away(before, after), _sentence(moved))))}


def _moved_away(before: dict[str, Account], after: dict[str, Account]) -> str:
    """Which incidents would stand at another place; empty: none."""
    there = [(_where(before[key]), _where(after[key])) for key in sorted(before.keys() & after.keys())]
    moved = [(was, is_) for was, is_ in there if was != is_]
    if len(moved) == 1:
        was, is_ = moved[0]
        return f"It would stand at {is_}, not at {was}."
    return f"{len(moved)} incidents would stand at other places." if moved else ""


def _where(account: Account) -> str:
    """The place by its name and country, the reports' words for want of one."""
    found = account.locus
    if found is None:
        return f"“{account.place}”" if account.place else "no place"
    return f"{found.name} ({found.country})" if found.country else found.name


def _lite(estimates: Iterable[Estimate]) -> list[Json]:
    return [
        {
            "kind": e.kind.value,
            "population": e.population.value,
            "method": e.method,
            "low": e.low,
            "best": e.best,
            "high": e.high,
        }
        for e in estimates
        if e.kind.value in KINDS
    ]


def _sentence(moved: list[Json]) -> str:
    if not moved:
        return "No figure of killed or injured changes."
    many = "1 incident changes" if len(moved) == 1 else f"{len(moved)} incidents change"
    sums = [_sum(moved, side) for side in ("before", "after")]
    return f"{many}. Killed by UCDP's rules, in these: {sums[0]} before, {sums[1]} after."


def _sum(moved: list[Json], side: str) -> str:
    """The best figures added up; of incidents without one, how many."""
    found = [
        (e["best"] if e is not None else None)
        for one in moved
        if one[side]
        for e in [
            next((e for e in one[side] if (e["kind"], e["population"], e["method"]) == ("killed", "all", "ucdp")), None)
        ]
    ]
    known = [n for n in found if n is not None]
    open_ones = len(found) - len(known)
    if not known:
        return "no best figure"
    return f"{sum(known):,}" + (f" and {open_ones} without a best figure" if open_ones else "")
