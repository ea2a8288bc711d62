"""One neutral sentence about a contested place."""

from calendar import month_name
from collections.abc import Sequence

from recount.vocab.territories.load import KNOWN_UNTIL
from recount.vocab.territories.territory import Contested


def sentence(one: Contested) -> str:
    """``Crimea: claimed by Russia and Ukraine; held by Russia since 27 February 2014``.

    Claimants and holders are in alphabetical order. Where the place may lie outside, it begins with "perhaps"; of an event
    without a day, whose claimants may be of any time, it says "claimed at some time by".
    """
    claimed = "claimed by" if one.as_of else "claimed at some time by"
    parts = [f"{claimed} {_all(one.claimed_by)}" if one.claimed_by else "", _holder(one)]
    return f"{'' if one.certain else 'perhaps '}{one.name}: {'; '.join(part for part in parts if part)}"


def _holder(one: Contested) -> str:
    if not one.held_by:
        return "" if one.as_of is None else "who held it then changed or is not known"
    parts = "in parts " if len(one.held_by) > 1 else ""
    forces = f", with forces of {_all(one.forces_of)}," if one.forces_of else ""
    since = f" since {_day(one.since)}" if one.since else ""
    known = f" (as known on {_day(KNOWN_UNTIL.isoformat())})" if one.as_of == KNOWN_UNTIL else ""
    return f"held {parts}by {_all(one.held_by)}{forces}{since}{known}"


def _all(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _day(text: str) -> str:
    """``2014-02-27`` as ``27 February 2014``, ``2014-02`` as ``February 2014``."""
    year, *rest = text.split("-")
    month = f"{month_name[int(rest[0])]} " if rest else ""
    return f"{int(rest[1])} {month}{year}" if len(rest) > 1 else f"{month}{year}"
