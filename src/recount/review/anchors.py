"""Decisions outlive the coding they were taken on: what each was about is found again by its words.

A report's text never changes, but a better engine may cut other sentences out of it, read another number, or see one claim
where there were two. A decision that can't be found again is never dropped: it becomes a question.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model import Anchor, Claim, CodedReport, Decision, DecisionKind, Mark, Quote, Readings, identify
from recount.review.slots import SINGLE, Slot, has, marks, slot_of, value

ENOUGH = 0.5  # likeness from which a claim is taken for the one decided about
CLEAR = 0.1  # by how much it has to be more alike than the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of a decision after new codings: the decision as it stands now, or None and why, with the claims that
    come nearest to the one it was about, the nearest first.
    """

    decision: Decision | None
    why: str = ""
    nearest: tuple[str, ...] = ()


def anchor(claim: Claim, readings: Readings | None = None, slot: str = "", incident: str = "") -> Anchor:
    """What finds the claim again.

    Raises:
        UsageError: `slot` is no slot.
    """
    meant = slot_of(slot)
    return Anchor(
        claim_id=claim.id,
        report_id=claim.report_id,
        event_type=claim.event_type.value,
        stance=claim.stance.value,
        marks=tuple(marks(claim)),
        value=value(claim, readings, meant) if has(claim, meant) else "",
        incident=incident,
    )


def reanchor(decision: Decision, now: Iterable[CodedReport]) -> Moved:
    """The decision, about the claims of the reports' codings of now.

    A decision whose claims are all still there comes back as it is; so does one that is about no claims. One that was found
    again is a new decision that supersedes it; its id is derived, so that it is made once however often this runs.
    """
    coded = {one.report.id: one for one in now}
    there = {claim.id for one in coded.values() for claim in one.claims}
    if all(a.claim_id in there for a in decision.anchors):
        return Moved(decision=decision)
    found: dict[str, Claim] = {}
    missing: list[Moved] = []
    for a in decision.anchors:
        here = coded[a.report_id].claims if a.report_id in coded else ()
        ranked = _ranked(a, _field(decision), here)
        if (why := _unclear(ranked, report_there=a.report_id in coded)) is None:
            found[a.claim_id] = ranked[0][1]
        else:
            missing.append(Moved(decision=None, why=why, nearest=tuple(c.id for _, c in ranked[:3])))
    left = decision if not missing else _without(decision, found)
    return missing[0] if left is None else _moved(left, found, coded)


def without_reports(decision: Decision, gone: Collection[str]) -> Decision | None:
    """What a decision on claims of several reports still says when some of these are withdrawn: the same person's, about the
    claims that are left and without the reason, which may tell of the others. None where nothing of it is lost, or left.
    """
    kept = {a.claim_id for a in decision.anchors if a.report_id not in gone}
    left = _without(decision, kept) if 0 < len(kept) < len(decision.anchors) else None
    if left is None:
        return None
    name = identify("dec", ["withdrawn", decision.id, sorted(kept)])
    return replace(left, id=name, reason="", supersedes=None, moved=None)


def _without(decision: Decision, found: Collection[str]) -> Decision | None:
    """A decision on several claims, about those that were found; None where that would leave nothing decided."""
    about = tuple(key for key in decision.about if key in found)
    answer = decision.answer
    if decision.kind == DecisionKind.SPLIT:
        answer = " ".join(key for key in answer.split() if key in found)
        if not answer or len(answer.split()) == len(about):
            return None
    if decision.kind not in (DecisionKind.MERGE, DecisionKind.SPLIT) or len(about) < 2:
        return None
    anchors = tuple(a for a in decision.anchors if a.claim_id in found)
    return replace(decision, about=about, answer=answer, anchors=anchors)


def _field(decision: Decision) -> str:
    """The slot of the claim that was decided about; none where the decision is about an incident, and names an axis of it."""
    return decision.slot if decision.about and decision.about[0] in {a.claim_id for a in decision.anchors} else ""


def _ranked(a: Anchor, slot: str, claims: Sequence[Claim]) -> list[tuple[float, Claim]]:
    """Claims by likeness, the most alike first. Where one slot was decided about, only those that hold its words."""
    exact = [c for c in claims if c.id == a.claim_id]
    if exact:
        return [(1.0, exact[0])]
    if own := _own(a, slot):
        claims = [c for c in claims if any(_same_slot(own, m) for m in marks(c))]
    return sorted(((likeness(a, c), c) for c in claims), key=lambda pair: (-pair[0], pair[1].id))


def _own(a: Anchor, slot: str) -> Mark | None:
    wanted = str(slot_of(slot).holder)
    return next((m for m in a.marks if slot and m.slot == wanted), None)


def _same_slot(one: Mark, other: Mark) -> bool:
    return _list_of(one) == _list_of(other) and one.quote.span.overlaps(other.quote.span)


def _list_of(mark: Mark) -> str:
    return mark.slot.partition("[")[0]


def likeness(a: Anchor, claim: Claim) -> float:
    """How much a claim is the one that an anchor was made of, 0..1: the same sentences, the same words in the same slots, the
    same type and stance. 0 where no sentence is shared.
    """
    ours = [m for m in a.marks if _list_of(m) == "evidence"]
    theirs = [m for m in marks(claim) if _list_of(m) == "evidence"]
    shared = _shared([m.quote for m in ours], [m.quote for m in theirs])
    if not shared or claim.report_id != a.report_id:
        return 0.0
    said = _dice(
        [m for m in a.marks if _list_of(m) != "evidence"], [m for m in marks(claim) if _list_of(m) != "evidence"]
    )
    return 0.5 * shared + 0.3 * said + 0.1 * (claim.event_type == a.event_type) + 0.1 * (claim.stance == a.stance)


def _shared(ours: Iterable[Quote], theirs: Iterable[Quote]) -> float:
    """How much of what the two quote is quoted by both (Dice's coefficient over code points), 0..1."""
    a, b = ({n for q in side for n in range(q.span.start, q.span.end)} for side in (ours, theirs))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _dice(ours: Sequence[Mark], theirs: Sequence[Mark]) -> float:
    if not ours and not theirs:
        return 1.0
    here = sum(any(_same_slot(m, x) for x in theirs) for m in ours)
    there = sum(any(_same_slot(m, x) for x in ours) for m in theirs)
    return (here + there) / (len(ours) + len(theirs))


def _unclear(ranked: Sequence[tuple[float, Claim]], *, report_there: bool) -> str | None:
    """Why the claim can't be told, None where it can."""
    if not report_there:
        return "its report is no longer there"
    if not ranked or ranked[0][0] < ENOUGH:
        return "no claim of the new coding rests on its words"
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR:
        return "two claims of the new coding rest on its words"
    return None


def _moved(decision: Decision, found: Mapping[str, Claim], coded: Mapping[str, CodedReport]) -> Moved:
    new = {key: claim.id for key, claim in found.items()}
    if len(set(new.values())) < len(new) and (moved := _as_one(decision, tuple(dict.fromkeys(new.values())))):
        return moved
    slot = decision.slot
    first = found.get(decision.about[0]) if decision.about else None
    if slot and first is not None:
        slot = _slot_now(decision, first)
    made = replace(
        decision,
        about=tuple(dict.fromkeys(new.get(key, key) for key in decision.about)),
        answer=" ".join(new.get(key, key) for key in decision.answer.split())
        if _names_claims(decision)
        else decision.answer,
        slot=slot,
        anchors=tuple(_again(a, found[a.claim_id]) for a in decision.anchors),
        supersedes=decision.id,
        moved=decision.id,
    )
    if first is not None and (why := _changed(decision, slot, first, coded[first.report_id])):
        return Moved(decision=None, why=why, nearest=(first.id,))
    return Moved(decision=replace(made, id=identify("dec", [decision.id, list(made.about), slot, list(new.values())])))


def _as_one(decision: Decision, left: tuple[str, ...]) -> Moved | None:
    """What becomes of a decision when the new coding reads claims of it as one. None: it goes on with those that are left."""
    together = decision.kind == DecisionKind.MERGE or (decision.kind, decision.answer) == (
        DecisionKind.SAME_EVENT,
        "yes",
    )
    if not together:
        return Moved(decision=None, why="the new coding reads two of its claims as one", nearest=left)
    return (
        None if len(left) > 1 else Moved(decision=decision)
    )  # it is fulfilled: the coding has put them together itself


def _names_claims(decision: Decision) -> bool:
    return decision.kind == DecisionKind.SPLIT or decision.slot == "part_of"


def _slot_now(decision: Decision, claim: Claim) -> str:
    """The slot under its number of now: lists may have grown, shrunk, or changed their order."""
    slot = slot_of(decision.slot)
    if slot.name in SINGLE:
        return decision.slot
    own = _own(next(a for a in decision.anchors if a.claim_id == decision.about[0]), decision.slot)
    quote = own.quote if own else decision.words[0] if decision.words else None
    for m in marks(claim):
        if quote is not None and _list_of(m) == slot.name and m.quote.span.overlaps(quote.span):
            return str(replace(slot, at=slot_of(m.slot).at))
    return str(replace(slot, at=len(getattr(claim, slot.name)))) if own is None else decision.slot


def _again(a: Anchor, claim: Claim) -> Anchor:
    return replace(
        a,
        claim_id=claim.id,
        event_type=claim.event_type.value,
        stance=claim.stance.value,
        marks=tuple(marks(claim)),
    )


def _changed(decision: Decision, slot: str, claim: Claim, coded: CodedReport) -> str | None:
    """What was accepted or rejected was one value: another one, read since, has not been looked at."""
    if decision.kind != DecisionKind.ACCEPT and not (decision.kind == DecisionKind.REJECT and slot):
        return None  # a claim that is none stays none, whatever number is read in it now
    before = next((a.value for a in decision.anchors if a.claim_id == decision.about[0]), "")
    readings = next((r for r in coded.readings if r.claim_id == claim.id), None)
    meant: Slot = slot_of(slot)
    now = value(claim, readings, meant) if has(claim, meant) else "nothing"
    if not before or before == now:
        return None
    return f"what was {'accepted' if decision.kind == DecisionKind.ACCEPT else 'rejected'} was {before}, and now reads {now}"
