"""What a headline says, its report tells again at once: in the first of its sentences that tell of the same."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recount.link.compare import FAMILIES, tolls
from recount.link.traces import Trace
from recount.link.within import far_apart, told_apart
from recount.model import Claim, EventType, Report, Stance

NEAR = 600  # code points after the headline in which news retells it
OPEN = frozenset({EventType.KILLING, EventType.OTHER_VIOLENCE})


def with_headline(
    groups: Sequence[Sequence[str]], claims: Sequence[Claim], traces: Mapping[str, Trace], report: Report
) -> list[list[str]]:
    """The groups of a report's claims, those of its headline alone put to the first event of its body that can be theirs.

    Not where the report tells them apart, by a day, a place, a number, the kind of event, or as a part and its whole. A day
    that the headline has only from the text below tells nothing apart: it may be that of an arrest, or of the page.
    """
    found = [list(group) for group in groups]
    end = _ends(report)
    at = {c.id: min(q.span.start for q in c.evidence) for c in claims}
    by_id = {c.id: c for c in claims}
    heads = [g for g in found if end and all(at[key] < end for key in g)]
    if len(heads) != 1:
        return found
    (head,) = heads
    seen = {**traces, **{key: _undated(traces[key], by_id[key], end) for key in head}}
    soon = [g for g in found if end <= min(at[key] for key in g) <= end + NEAR and g is not head]
    for body in sorted(soon, key=lambda g: min(at[key] for key in g)):
        if all(_can_be_one(by_id[a], by_id[b], seen) for a in head for b in body):
            found.remove(head)
            body[:0] = head
            break
    return found


def _undated(trace: Trace, claim: Claim, end: int) -> Trace:
    """The trace of a headline without the day, if its words stand below the headline."""
    if claim.when is None or claim.when.span.start < end:
        return trace
    return replace(trace, days=(None, None), day_words=frozenset())


def _ends(report: Report) -> int:
    """Where the headline that stands first in the text ends; 0 if none does."""
    title = (report.title or "").strip()
    return len(title) if title and report.text.startswith(title) else 0


def _can_be_one(one: Claim, other: Claim, traces: Mapping[str, Trace]) -> bool:
    a, b = traces[one.id], traces[other.id]
    if Stance.ANTICIPATES in (a.stance, b.stance) or a.total != b.total or one.part_of or other.part_of:
        return False
    if told_apart(a, b) or far_apart(a, b) or not _one_kind(a.event_type, b.event_type):
        return False
    number = tolls(a, b)
    return number is None or number.weight >= 0


def _one_kind(one: EventType, other: EventType) -> bool:
    return one is other or bool({one, other} & OPEN) or any({one, other} <= family for family in FAMILIES)
