"""Builders of decisions for tests: who says what, on which day."""

from datetime import UTC, datetime
from typing import Any

from recount.model import Decision


def decision(kind: str, *about: str, answer: str = "yes", **rest: Any) -> Decision:
    """A decision of Ana Quist's, the `n`-th of June 2031. `rest` may hold n, slot, reason, by, id and other fields."""
    n = rest.pop("n", 1)
    values: dict[str, Any] = {"id": f"dec:{n}", "by": "Ana Quist", "at": datetime(2031, 6, n, tzinfo=UTC)} | rest
    return Decision(kind=kind, about=about, answer=answer, **values)
