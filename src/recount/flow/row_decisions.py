"""What a team's spreadsheet says of its rows, as decisions of the person who imports it: which are one incident, which are not,
which version of a row stands, and who reviewed it.

Their ids are derived from what they decide, so that importing again adds none. One that a person took back stays so, which is
said, until somebody asks for it again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from recount.model import Anchor, Decision, DecisionKind, identify, standing, undos
from recount.review import anchor
from recount.store import decisions as kept
from recount.store import views
from recount.store.imported import keep_decisions
from recount.store.ledger import Ledger

AT_ONCE = 500  # decisions in one transaction
CHANGED = "the row was changed in the spreadsheet"  # how the reason begins why an older version no longer stands
BACK = "the row is in the spreadsheet as it was again"
JOINED = "the spreadsheet has them under one incident"
REVIEWED = ", says the spreadsheet"  # how the reason ends of a row that was reviewed
APART = "the spreadsheet has them under two incidents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A row of a sheet by what names it. `new`: it came with this import."""

    claim_id: str
    key: str | None
    identity: str | None
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who decides, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """Something that the sheet says, and that a person took back: the decision as it was taken, and the undo that stands."""

    decision: Decision
    undo: Decision


class Keeper:
    """Keeps what a sheet says, but for what a person took back: that stays so, whatever its rows are coded as by now, or is
    restored where the importer asks for it.
    """

    def __init__(self, ledger: Ledger, by: By, *, restore: bool) -> None:
        self.ledger, self.by, self.restore = ledger, by, restore
        taken = views.decisions(ledger)
        known, back = {d.id: d for d in taken}, undos(taken)
        ours = {key: d for key, d in known.items() if _of_a_sheet(d)}
        self.back = {_rows_of(ours[key]): (ours[key], u) for key, u in back.items() if key in ours and u.reason != BACK}
        self.found: dict[str, TakenBack] = {}
        self.times = len(taken)  # so that it may be taken back and restored again

    def keep(self, decisions: Iterable[Decision]) -> int:
        """How many were not there already. They go in transactions of some size: a sheet of a hundred thousand rows makes many."""
        wanted = (d for d in map(self._allowed, decisions) if d is not None)
        return sum(keep_decisions(self.ledger, some) for some in iter(lambda: tuple(islice(wanted, AT_ONCE)), ()))

    def _allowed(self, decision: Decision) -> Decision | None:
        """The decision, unless a person took it back: then None, or the undo of that undo."""
        known, undo = self.back.get(_rows_of(decision), (None, None))
        if known is None or undo is None:
            return decision
        self.found[known.id] = TakenBack(decision=known, undo=undo)
        if not self.restore:
            return None
        again = _decision(DecisionKind.UNDO, (undo.id,), "yes", self.by, "the spreadsheet still says so")
        return replace(again, id=identify("dec", [again.id, self.times]), supersedes=undo.id)


def _of_a_sheet(decision: Decision) -> bool:
    """Was it taken by importing? What a person decided on their own and took back says nothing against the sheet."""
    return decision.reason.startswith((CHANGED, JOINED, APART)) or decision.reason.endswith(REVIEWED)


def _rows_of(decision: Decision) -> tuple[str, str, frozenset[str]]:
    """What is decided of which rows, however they are coded."""
    return decision.kind, decision.answer, frozenset(a.report_id for a in decision.anchors) or frozenset(decision.about)


def superseded(ledger: Ledger) -> Mapping[str, Decision]:
    """Claims of older versions of rows, with the decisions that say so."""
    found = (d for d in standing(views.decisions(ledger)) if d.kind == DecisionKind.REJECT and not d.slot)
    return {d.about[0]: d for d in found if d.reason.startswith(CHANGED)}


def pairs(unseen: Iterable[Seen], seen: Iterable[Seen]) -> list[tuple[str, str]]:
    """Which earlier row each row of the sheet takes the place of.

    A row with an id of its own takes that of every earlier row of the id. Rows that only name their incident are paired in
    order: the first that is gone with the first that is new; a row may also just have been added, or taken out.
    """
    by_id: dict[str, str] = {}
    by_key: dict[str, list[str]] = {}
    for row in seen:
        if row.identity is not None:
            by_id[row.identity] = row.claim_id
        elif row.key is not None and row.new:
            by_key.setdefault(row.key, []).append(row.claim_id)
    out = []
    for old in unseen:
        if old.identity is not None:
            if old.identity in by_id:
                out.append((old.claim_id, by_id[old.identity]))
        elif old.key is not None and by_key.get(old.key):
            out.append((old.claim_id, by_key[old.key].pop(0)))
    return out


def taking_turns(
    ledger: Ledger, changed: Iterable[tuple[str, str]], back: Iterable[str], by: By
) -> tuple[Decision, ...]:
    """Older versions step back, each with what stands in its place; one that is in the sheet again stands again."""
    taken = views.decisions(ledger)
    times = len(taken)  # so that a row may change to and fro
    out = superseded(ledger)
    made = [
        replace(
            _decision(DecisionKind.UNDO, (out[claim].id,), "yes", by, BACK),
            supersedes=out[claim].id,
        )
        for claim in back
    ]
    for old, fresh in changed:
        reason = f"{CHANGED}: claim {views.short(fresh)} takes its place"
        made.append(_anchored(ledger, _decision(DecisionKind.REJECT, (old,), "yes", by, reason)))
    return tuple(replace(d, id=identify("dec", [d.id, times])) for d in made)


def joined(ledger: Ledger, by_key: Mapping[str, tuple[str, ...]], by: By) -> Iterator[Decision]:
    """Rows of one incident of the team's are one event."""
    for key, claims in by_key.items():
        if len(claims) > 1:
            about = tuple(sorted(claims))  # whatever the order of rows, it is the same decision
            yield _anchored(ledger, _decision(DecisionKind.SAME_EVENT, about, "yes", by, f"{JOINED}: {key}"))


def told_apart(ledger: Ledger, by_key: Mapping[str, tuple[str, ...]], by: By) -> Iterator[Decision]:
    """Rows of two incidents of the team's that were taken for one event are held apart."""
    keys = {claim: key for key, claims in by_key.items() for claim in claims}
    for account in views.accounts(ledger):
        first: dict[str, str] = {}
        for claim in account.claim_ids:
            if claim in keys:
                first.setdefault(keys[claim], claim)
        if len(first) > 1:
            about, reason = tuple(first.values()), f"{APART}: {', '.join(first)}"
            yield _anchored(ledger, _decision(DecisionKind.SAME_EVENT, about, "no", by, reason))


def reviewed(ledger: Ledger, rows: Iterable[tuple[str, str]], by: By) -> Iterator[Decision]:
    """Rows that the sheet says somebody reviewed are accepted by the person who imports it, who names the reviewer."""
    for claim, reviewer in rows:
        reason = f"reviewed by {reviewer}{REVIEWED}"
        yield _anchored(ledger, _decision(DecisionKind.ACCEPT, (claim,), "yes", by, reason))


def _decision(kind: DecisionKind, about: tuple[str, ...], answer: str, by: By, reason: str) -> Decision:
    id_ = identify("dec", ["import", kind.value, list(about), answer])
    return Decision(id=id_, kind=kind.value, about=about, answer=answer, by=by.name, at=by.at, reason=reason)


def _anchored(ledger: Ledger, decision: Decision) -> Decision:
    found = (_anchor(ledger, key) for key in decision.about)
    return replace(decision, anchors=tuple(a for a in found if a is not None))


def _anchor(ledger: Ledger, claim_id: str) -> Anchor | None:
    found = kept.claim(ledger, claim_id)
    if found is None:
        return None
    return anchor(*found, incident=kept.incident_of(ledger, claim_id))
