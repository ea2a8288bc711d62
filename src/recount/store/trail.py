"""What became of incident ids: merged, split, vanished, returned. Pure, so that `recount verify` can tell it again.

An id stays with the incident that holds its founding claim as its first one. Linking anew may bring that claim behind an
earlier one, move some of the claims elsewhere, or leave none of them in an incident. Each such change is a step.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Members = Mapping[str, Sequence[str]]
"""Claims by the incident that they are of, the founding claim first."""


class Change(StrEnum):
    """What happened to an id."""

    MERGED = "merged"  # it is gone, and all its claims that still stand are in one other incident
    SPLIT = "split"  # its claims are in several incidents now; the id may be one of them
    VANISHED = "vanished"  # it is gone, and none of its claims is in an incident
    RETURNED = "returned"  # it stood once, did not for a time, and stands again


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change: of which id, to which ids (the one that leads on first), and why, in a sentence without a full stop."""

    kind: Change
    from_id: str
    to_ids: tuple[str, ...]
    because: str


def step_of(row: Any) -> Step:
    """A step as a row of the table `trail` has it."""
    return Step(kind=Change(row.kind), from_id=row.from_id, to_ids=tuple(json.loads(row.to_ids)), because=row.because)


def steps(before: Members, after: Members, known: Collection[str], fates: Mapping[str, str]) -> tuple[Step, ...]:
    """Every change from the incidents that a link run let go to those that it let stand, in order of their ids.

    Args:
        before: those let go, with those that it only changed.
        after: those let stand.
        known: which of `after` have stood at some earlier time.
        fates: for claims in no incident any more, what became of them (``was withdrawn``).
    """
    home = {claim: id_ for id_, claims in after.items() for claim in claims}
    left = [step for id_ in sorted(before) for step in _step(id_, before[id_], home, fates)]
    back = [
        Step(
            kind=Change.RETURNED,
            from_id=id_,
            to_ids=(id_,),
            because="its first claim again begins an incident of its own",
        )
        for id_ in sorted(set(after) - set(before))
        if id_ in known
    ]
    return (*left, *back)


def _step(id_: str, claims: Sequence[str], home: Mapping[str, str], fates: Mapping[str, str]) -> tuple[Step, ...]:
    counts = Counter(home[claim] for claim in claims if claim in home)
    if not counts:
        return (Step(kind=Change.VANISHED, from_id=id_, to_ids=(), because=_why_gone(claims, fates)),)
    main = home.get(claims[0]) or max(sorted(counts), key=counts.__getitem__)
    others = sorted((other for other in counts if other != main), key=lambda other: (-counts[other], other))
    if not others and main == id_:
        return ()
    kind = Change.SPLIT if others else Change.MERGED
    because = _why_split(claims, counts[main]) if others else _why_merged(claims[0], home, fates)
    return (Step(kind=kind, from_id=id_, to_ids=(main, *others), because=because),)


def _why_merged(first: str, home: Mapping[str, str], fates: Mapping[str, str]) -> str:
    if first in home:
        return "its first claim is about an event that an earlier claim tells of"
    return f"its first claim {fates.get(first, 'is gone')}; the others that stand are told there"


def _why_split(claims: Sequence[str], kept: int) -> str:
    return f"{kept} of its {len(claims)} claims {'is' if kept == 1 else 'are'} in the first of these, others elsewhere"


def _why_gone(claims: Sequence[str], fates: Mapping[str, str]) -> str:
    told = sorted({fates.get(claim, "is gone") for claim in claims})
    return f"{'its claim' if len(claims) == 1 else 'each of its claims'} {' or '.join(told)}"
