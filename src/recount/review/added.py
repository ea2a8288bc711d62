"""Claims that a second coder alone has, added to the coding that stands by a person's decision. Pure.

The decision holds the whole claim as the second coder has it, so that it is added again wherever decisions are put to codings,
under the same id, and goes when the decision is taken back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model import (
    Claim,
    CodedReport,
    Decision,
    DecisionKind,
    FormatError,
    Readings,
    UsageError,
    canonical_json,
    claim_id,
    from_data,
    to_data,
)
from recount.review.anchors import anchor, likeness

SAME = 0.8  # likeness (of `anchors`) from which a coding has the claim already: the same sentence and most of the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A claim to be added, with what was read of it."""

    claim: Claim
    readings: Readings


def written(claim: Claim, readings: Readings, now: Mapping[str, str]) -> str:
    """The answer of a decision that adds the claim. `now` are ids of the coding that stands by those of the claim's own coding:
    what it was told as one event with, or as a part of, is told there under another id.
    """
    same, whole = (now.get(key, key) if key else None for key in (claim.same_event_as, claim.part_of))
    moved = replace(claim, same_event_as=same, part_of=whole)
    return canonical_json({"claim": to_data(moved), "readings": to_data(readings)})


def addition_of(decision: Decision) -> Addition:
    """What a decision adds.

    Raises:
        UsageError: its answer is no claim, or another than the one that it is about.
    """
    try:
        data = json.loads(decision.answer)
        found = Addition(claim=from_data(Claim, data["claim"]), readings=from_data(Readings, data["readings"]))
    except (FormatError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "a claim is added as a second coder has it: `recount decide add CLAIM --by NAME`, with the claim's id."
        ) from error
    if (claim_id(found.claim), found.readings.claim_id) != (decision.about[0], decision.about[0]):
        raise UsageError(f"what is added is not {decision.about[0]}: its id is not that of what it says.")
    return found


def additions(decisions: Iterable[Decision]) -> dict[str, list[Addition]]:
    """By report, what the decisions that stand add to it, in their order. One that can't be read adds nothing."""
    found: dict[str, list[Addition]] = {}
    for d in decisions:
        if d.kind == DecisionKind.ADD:
            try:
                one = addition_of(d)
            except UsageError:  # written by a later version
                continue
            found.setdefault(one.claim.report_id, []).append(one)
    return found


def with_additions(coded: CodedReport, some: Sequence[Addition]) -> CodedReport:
    """The report with these claims behind its own; one that it has already, in other words too, is not there twice."""
    for one in some:
        if has_already(coded, one.claim):
            continue
        there = {claim.id for claim in coded.claims}
        same, whole = (key if key in there else None for key in (one.claim.same_event_as, one.claim.part_of))
        claim = replace(one.claim, same_event_as=same, part_of=whole)
        coded = replace(coded, claims=(*coded.claims, claim), readings=(*coded.readings, one.readings))
    return coded


def has_already(coded: CodedReport, claim: Claim) -> bool:
    """Does a claim of the report say the same, under this id or another?"""
    own = anchor(claim)
    return any(c.id == claim.id or likeness(own, c) >= SAME for c in coded.claims)
