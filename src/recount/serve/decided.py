"""What people decided, held in memory and read on as decisions are appended: which stand, and which are about what."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from recount.model import Account, CodedReport, Decision, DecisionKind, canonical_json, digest, standing
from recount.review import applier
from recount.store.nouns import noun
from recount.store.shelf import homes
from recount.store.views import short

MOST = 2**63 - 1  # no entry of a ledger has a higher number
JUDGED = (DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.UNSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Every decision in ledger order, ids of those that stand, and decisions by the ids that they name."""

    all: tuple[Decision, ...] = ()
    stand: frozenset[str] = frozenset()
    by_id: Mapping[str, Decision] = field(default_factory=dict)
    naming: Mapping[str, Sequence[Decision]] = field(default_factory=dict)
    taken_back: Mapping[str, str] = field(default_factory=dict)
    apply: Callable[[CodedReport], CodedReport] = field(default=lambda coded: coded)

    def concerning(self, ids: Iterable[str]) -> tuple[Decision, ...]:
        """Every decision that names one of these, and those that take one of those back or its place, in ledger order."""
        todo = list(ids)
        seen: set[str] = set()
        found: set[str] = set()
        while todo:
            key = todo.pop()
            if key in seen:
                continue
            seen.add(key)
            more = {d.id for d in self.naming.get(key, ())} - found
            found |= more
            todo += more
        return tuple(d for d in self.all if d.id in found) if found else ()

    def of(self, account: Account) -> tuple[Decision, ...]:
        """Every decision on an incident or its claims."""
        return self.concerning((account.incident.id, *account.claim_ids))


@dataclass(slots=True)
class Notebook:
    """Reads decisions on. Safe in threads."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last: int = 0
    _now: Decided = field(default_factory=Decided)

    def read(self, connection: Connection) -> Decided:
        """What was decided as of now."""
        last = connection.exec_driver_sql("SELECT max(entry) FROM decisions").scalar() or 0
        if last == self._last:
            return self._now
        with self._lock:
            if last > self._last:
                self._now = self._on(connection)
                self._last = last
            return self._now

    def _on(self, connection: Connection) -> Decided:
        """What is new after what is known; all anew where a report was withdrawn, since decisions go with it."""
        new = _after(connection, self._last)
        if any(d.kind == DecisionKind.WITHDRAW for d in new):
            return _decided(_after(connection, 0))
        return _decided([*self._now.all, *new])


def up_to(connection: Connection, entry: int) -> Decided:
    """What was decided before an entry of the ledger; without what was withdrawn since."""
    return _decided(_after(connection, 0, entry))


def _after(connection: Connection, last: int, before: int = MOST) -> list[Decision]:
    query = """SELECT c.text FROM decisions d JOIN contents c ON c.digest = d.digest
        WHERE c.text IS NOT NULL AND d.entry > :last AND d.entry < :before ORDER BY d.entry"""
    found = connection.execute(text(query), {"last": last, "before": before}).scalars()
    return [noun(Decision, body) for body in found]


def _decided(taken: Sequence[Decision]) -> Decided:
    naming: dict[str, list[Decision]] = {}
    for d in taken:
        named = {
            *d.about,
            *(key for a in d.anchors for key in (a.claim_id, a.incident)),
            d.supersedes or "",
            d.moved or "",
        }
        for key in named - {""}:
            naming.setdefault(key, []).append(d)
    stand = frozenset(d.id for d in standing(taken))
    return Decided(
        all=tuple(taken),
        stand=stand,
        by_id={d.id: d for d in taken},
        naming=naming,
        taken_back={d.supersedes: d.id for d in taken if d.supersedes and d.kind == DecisionKind.UNDO},
        apply=applier(taken),
    )


def judged(decided: Decided) -> Iterable[Decision]:
    """Decisions that stand and are about how a claim was read."""
    for d in decided.all:
        if d.id in decided.stand and d.kind in JUDGED and d.about and d.about[0].startswith("clm:"):
            yield d


def field_of(decision: Decision) -> str:
    """The field of a claim that it is about; ``claim`` where it is about all of it."""
    return decision.slot.split("[")[0].split(".")[0] or "claim"


def version(account_digest: str, concerning: Iterable[Decision]) -> str:
    """Changes with the incident's account and with every decision about it, before it is told anew too."""
    return short(f"x:{digest(canonical_json([account_digest, *(d.id for d in concerning)]).encode())}")


def versions(connection: Connection, decided: Decided, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each of these incidents that is there, with its version."""
    for key in ids:
        home = homes.home(connection, key)
        if home is not None:
            yield key, version(home.digest, decided.of(home.account))
