"""Sums that no engine marked: "twelve in all", then "seven on Sunday and five on Monday" by the same voice."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from recount.link.apart import other_people
from recount.link.compare import kind, one_voice
from recount.link.traces import trace
from recount.model import Claim, Count, Stance, TollKind, Wording

AT_LEAST_SO_MANY = 5  # smaller numbers are sums of others by chance
NEAR = 4  # claims before and after within which the parts stand
MOST_PARTS = 4


def with_sums(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those that add up to another one's dead marked as its parts.

    Only claims without any link are looked at: same voice, kinds of event that can be one, standing near, and numbers
    that give exactly the whole.
    """
    linked = {key for c in claims for key in (c.part_of, c.same_event_as) if key is not None}
    free = [c for c in claims if c.part_of is None and c.same_event_as is None and c.id not in linked]
    whole_of: dict[str, str] = {}
    for n, whole in enumerate(free):
        if whole.id not in whole_of:
            near = [c for c in free[max(0, n - NEAR) : n + 1 + NEAR] if c is not whole and c.id not in whole_of]
            whole_of |= {part.id: whole.id for part in _parts(whole, near)}
    return tuple(replace(c, part_of=whole_of[c.id]) if c.id in whole_of else c for c in claims)


def _parts(whole: Claim, near: Sequence[Claim]) -> tuple[Claim, ...]:
    number = _dead(whole)
    if number is None or number < AT_LEAST_SO_MANY or whole.stance is not Stance.ASSERTS:
        return ()
    fit = [
        (c, dead)
        for c in near
        if (dead := _dead(c))
        and dead < number
        and _same_teller(whole, c)
        and not other_people([whole], [c], TollKind.KILLED)
    ]
    for size in range(2, MOST_PARTS + 1):
        for some in combinations(fit, size):
            if sum(dead for _, dead in some) == number:
                return tuple(c for c, _ in some)
    return ()


def _dead(claim: Claim) -> int | None:
    """The dead of a claim that gives one number for them."""
    wholes = [t.count for t in claim.tolls if t.kind is TollKind.KILLED and t.part_of is None]
    return _number(wholes[0]) if len(wholes) == 1 else None


def _number(count: Count) -> int | None:
    return count.low if count.wording in (Wording.EXACT, Wording.ABOUT, Wording.AT_LEAST) else None


def _same_teller(one: Claim, other: Claim) -> bool:
    a, b = trace(one), trace(other)
    can_be_one = kind(a, b)
    return one_voice(a, b) and one.stance is other.stance and can_be_one is not None and can_be_one.weight > -1
