"""How values of filters read: names of countries and actors, plain labels of codes."""

from collections.abc import Sequence
from typing import Any

from recount.serve.table.counts import Facet
from recount.vocab import said
from recount.vocab.actors import by_id
from recount.vocab.countries import country

PLAIN = ("source", "admin1")


def labelled(name: str, values: Sequence[Facet]) -> list[dict[str, Any]]:
    """Values of one filter with their labels."""
    return [{"value": one.value, "label": label(name, one.value), "n": one.n} for one in values]


def label(name: str, value: str) -> str:
    """How one value reads."""
    if name == "country":
        found = country(value)
        return found.name if found else value
    if name in ("actor", "perpetrators", "targets"):
        actor = by_id().get(value)
        return actor.name if actor else value
    return value if name in PLAIN else said.label(value)
