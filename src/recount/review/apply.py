"""People's decisions on the fields of claims, put to a coded report. Pure; what the ledger holds is never edited.

A claim keeps its id, so that decisions and readings still find it; what is given back is for linking and reconciling, and
the ledger refuses it (its ids no longer prove themselves).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from recount.model import (
    Claim,
    CodedReport,
    Decision,
    DecisionKind,
    PlaceMention,
    PlaceRelation,
    Quote,
    Reading,
    Readings,
    Toll,
    UsageError,
    standing,
)
from recount.review import answers
from recount.review.added import additions, with_additions
from recount.review.rejected import without_claims, without_slots
from recount.review.slots import COUNTED, READ, Slot, has, slot_of

N = TypeVar("N", Claim, Readings)

RULE = "decision"  # the rule of a reading that a person gave; its version is the id of the decision
ON_CLAIMS = (DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.ACCEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with what was read of it."""

    claim: Claim
    readings: Readings


def apply(coded: CodedReport, decisions: Iterable[Decision]) -> CodedReport:
    """The report's claims and readings as people have them: with what was added, corrected, and without what was rejected.

    Of two decisions on one slot the later stands. A decision that does not fit its claim (any more) changes nothing.
    """
    return applier(decisions)(coded)


def applier(decisions: Iterable[Decision]) -> Callable[[CodedReport], CodedReport]:
    """As `apply`, for many reports: which decisions stand is worked out once."""
    stand = standing(decisions)
    by_claim: dict[str, list[Decision]] = {}
    for d in stand:
        if d.kind in ON_CLAIMS and len(d.about) == 1:
            by_claim.setdefault(d.about[0], []).append(d)
    copies = {d.about: d for d in stand if d.kind == DecisionKind.COPY and len(d.about) == 2}
    added = additions(stand)

    def applied(coded: CodedReport) -> CodedReport:
        whole = with_additions(coded, added[coded.report.id]) if coded.report.id in added else coded
        return _applied(_as_copy(whole, copies.values()), by_claim)

    return applied


def _applied(coded: CodedReport, by_claim: Mapping[str, Sequence[Decision]]) -> CodedReport:
    own = {claim.id: by_claim[claim.id] for claim in coded.claims if claim.id in by_claim}
    if not own:
        return coded
    rejected = frozenset(key for key, decisions in own.items() if is_rejected(decisions))
    readings = {r.claim_id: r for r in coded.readings}
    told = [
        _decided(Told(claim=c, readings=readings.get(c.id) or Readings(claim_id=c.id)), own.get(c.id, ()))
        for c in without_claims(coded.claims, rejected)
    ]
    kept = [t.readings for t in told if t.claim.id in readings or t.readings != Readings(claim_id=t.claim.id)]
    return replace(coded, claims=tuple(t.claim for t in told), readings=tuple(kept))


def is_rejected(decisions: Iterable[Decision]) -> bool:
    """Is the whole claim rejected? Accepting it later brings it back. The decisions are of one claim, those that stand."""
    whole = [d.kind for d in decisions if not d.slot and d.kind in (DecisionKind.REJECT, DecisionKind.ACCEPT)]
    return bool(whole) and whole[-1] == DecisionKind.REJECT


def rejected_slots(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The slots that people took out, as the ledger counts them; what a later correction brought back is not among them.
    The decisions are of one claim, those that stand, in order.
    """
    return tuple(d.slot for d in _last_of_each(decisions) if d.kind == DecisionKind.REJECT)


def _decided(told: Told, decisions: Sequence[Decision]) -> Told:
    gone = [_slot(d) for d in _last_of_each(decisions) if d.kind == DecisionKind.REJECT]
    told, _ = _put_right(told, decisions)  # what does not fit (any more) becomes a question
    return Told(claim=without_slots(told.claim, gone), readings=without_readings(told, gone))


def _put_right(told: Told, decisions: Sequence[Decision]) -> tuple[Told, list[tuple[Decision, str]]]:
    """The claim with all corrections that fit, and those that do not, each with why."""
    unfit = []
    corrections = [d for d in _last_of_each(decisions) if d.kind == DecisionKind.CORRECT]
    for d in sorted(corrections, key=lambda d: (_slot(d).at, d.slot)):
        try:
            told = corrected(told, d)
        except (UsageError, ValueError) as error:
            unfit.append((d, str(error).rstrip(".")))
    return told, unfit


def misfits(told: Told, decisions: Sequence[Decision]) -> list[tuple[Decision, str]]:
    """The corrections that can't be put to their claim, each with why. The claim is as the ledger has it, the decisions those
    about it that stand.
    """
    return _put_right(told, decisions)[1]


def _last_of_each(decisions: Iterable[Decision]) -> list[Decision]:
    """Of the decisions on one claim's slots, those that no later one puts aside.

    A decision on a toll as a whole puts earlier ones on its properties aside; correcting a property brings back a toll
    that was rejected, and leaves a toll that was corrected as it is.
    """
    last: dict[str, Decision] = {}
    for d in decisions:
        if not d.slot or d.kind not in (DecisionKind.CORRECT, DecisionKind.REJECT):
            continue
        holder = str(_slot(d).holder)
        for key, earlier in tuple(last.items()):
            inside = d.slot == holder and str(_slot(earlier).holder) == holder
            if key == d.slot or inside or (key == holder and earlier.kind == DecisionKind.REJECT):
                del last[key]
        last[d.slot] = d
    return list(last.values())


def _slot(decision: Decision) -> Slot:
    try:
        return slot_of(decision.slot)
    except UsageError:  # written by a later version: no slot of ours
        return Slot(name=decision.slot)


def corrected(told: Told, decision: Decision) -> Told:
    """The claim with one slot as the decision has it.

    Raises:
        UsageError: the answer does not fit the slot, or the claim has no such slot and the decision no words for one.
        ValueError: what comes out would be no claim (a part of itself, say).
    """
    slot = slot_of(decision.slot)
    value = answers.read(slot, decision.answer)
    if not has(told.claim, slot):
        told = _with_room(told, slot, decision)
    elif decision.words:
        told = replace(told, claim=_resting(told.claim, slot, decision.words[0]))
    if slot.name in (*READ, "when"):
        return replace(told, readings=_read(told.readings, slot, value, decision))
    if slot.name in COUNTED:
        return replace(told, claim=_counted(told.claim, slot, value))
    return replace(told, claim=_with(told.claim, slot.name, value))


def _with_room(told: Told, slot: Slot, decision: Decision) -> Told:
    """The claim with one more entry in a list, resting on the decision's words: no value without its words."""
    claim = told.claim
    there: tuple[Any, ...] = getattr(claim, slot.name)
    if slot.at != len(there) or not decision.words or slot.name == "losses" or slot.part:
        raise UsageError(
            f"the claim has no {slot}: it has {len(there)} {slot.name}. To add one, give it the number {len(there)} and the "
            "report's words that it rests on."
        )
    quote = decision.words[0]
    new: Any = quote
    if slot.name == "places":
        new = PlaceMention(quote=quote, relation=PlaceRelation.IN)
    if slot.name == "tolls":
        kind, count, population = answers.toll_of(decision.answer)
        new = Toll(kind=kind, count=count, population=population, quote=quote)
    return replace(told, claim=_with(claim, slot.name, (*there, new)))


def _resting(claim: Claim, slot: Slot, words: Quote) -> Claim:
    """The claim with the words that a correction was given with in place of those that were read there."""
    if slot.name == "when":
        return replace(claim, when=words)
    if slot.name in (*READ, *COUNTED) and slot.part in ("", "count"):
        there: list[Any] = list(getattr(claim, slot.name))
        entry = there[slot.at]
        there[slot.at] = words if isinstance(entry, Quote) else replace(entry, quote=words)
        return _with(claim, slot.name, tuple(there))
    return claim


def _counted(claim: Claim, slot: Slot, value: Any) -> Claim:
    things: list[Any] = list(getattr(claim, slot.name))
    fields = {slot.part: value} if slot.part else dict(zip(("kind", "count", "population"), value, strict=True))
    if "count" in fields and slot.name == "tolls":
        fields["best"] = None  # it was the best of the number that is put right
    things[slot.at] = replace(things[slot.at], **fields)
    return _with(claim, slot.name, tuple(things))


def _read(readings: Readings, slot: Slot, value: Any, decision: Decision) -> Readings:
    reading: Reading[Any] = Reading(
        claim_id=readings.claim_id,
        slot=str(slot),
        value=value,
        because=said(decision),
        rule=RULE,
        version=decision.id,
    )
    if slot.name == "when":
        return replace(readings, when=reading)
    there: list[Reading[Any]] = list(getattr(readings, slot.name))
    unread = range(len(there), slot.at + 1)
    there += [Reading(claim_id=readings.claim_id, slot=f"{slot.name}[{n}]", value=None) for n in unread]
    there[slot.at] = reading
    return _with(readings, slot.name, tuple(there))


def _with(noun: N, name: str, value: Any) -> N:
    """The noun with one field changed, whose name is only known as the program runs."""
    changes: dict[str, Any] = {name: value}
    return replace(noun, **changes)


def without_readings(told: Told, gone: Sequence[Slot]) -> Readings:
    """The readings that are left when words of these slots are rejected."""
    out = told.readings
    for name in READ:
        at = {slot.at for slot in gone if slot.name == name}
        if at:
            kept = [r for n, r in enumerate(getattr(out, name)) if n not in at]
            out = _with(out, name, tuple(replace(r, slot=f"{name}[{n}]") for n, r in enumerate(kept)))
    return replace(out, when=None) if any(slot.name == "when" for slot in gone) else out


def said(decision: Decision) -> str:
    """Who decided it, when and why, as one sentence."""
    reason = f": {decision.reason.strip()}" if decision.reason.strip() else ""
    return f"{decision.by} decided so on {decision.at.day} {decision.at:%B %Y}{reason}"


def _as_copy(coded: CodedReport, decisions: Iterable[Decision]) -> CodedReport:
    for d in decisions:
        if d.about[0] == coded.report.id:
            of = d.about[1] if d.answer == "yes" else None
            if of is not None or coded.report.copy_of == d.about[1]:
                coded = replace(coded, report=replace(coded.report, copy_of=of))
    return coded
