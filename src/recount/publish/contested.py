"""What is contested about a place (`vocab/territories`), in the words and fields of what is published."""

from collections.abc import Iterable
from typing import Any

from recount.model import Locus, Window, to_data
from recount.vocab.territories import Contested, contested, sentence


def contested_wire(locus: Locus | None, window: Window | None) -> list[dict[str, Any]]:
    """The field `contested` of a place in a coded report, on the days of its event; empty where nothing is."""
    found = contested(locus, window) if locus is not None else ()
    return [
        {
            "id": one.id,
            "name": one.name,
            "claimed_by": list(one.claimed_by),
            "held_by": list(one.held_by),
            "forces_of": list(one.forces_of),
            "since": one.since,
            "as_of": to_data(one.as_of),
            "certain": one.certain,
        }
        for one in found
    ]


def contested_text(found: Iterable[Contested]) -> str | None:
    """One sentence each, for a column of a table; None where nothing is contested."""
    return "; also ".join(sentence(one) for one in found) or None
