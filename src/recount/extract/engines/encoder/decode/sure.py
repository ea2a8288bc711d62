"""How likely each field of a claim is right as it stands: what the model says of what was taken and of what was left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.reading import Reading
from recount.model import FieldConfidence

NOTHING_THERE = 0.95  # that a field is rightly empty where no words could fill it
# The field that a role fills, and whether its first span alone decides.
_FILLED = {
    "speaker": ("speakers", True),
    "perpetrator": ("perpetrators", False),
    "target": ("targets", False),
    "place": ("places", True),
    "time": ("when", True),
    "toll": ("tolls", False),
    "loss": ("losses", False),
    "weapon": ("weapons", False),
}


def fields_of(
    reading: Reading, found: Group, taken: Mapping[str, Sequence[int]], limits: Limits
) -> Iterator[FieldConfidence]:
    """The confidence of every field of a claim, calibrated by the limits. `taken` are the spans that fill each role of it."""
    types = np.exp(reading.labels["type"][found.mentions].mean(axis=0))
    yield _field("event_type", float(types.max() / types.sum()), limits)
    for role, (field, first) in _FILLED.items():
        yield _field(field, _filled(reading, role, found, _Filling(taken[role], limits.roles[role], first)), limits)


def _field(field: str, chance: float, limits: Limits) -> FieldConfidence:
    return FieldConfidence(field=field, chance=limits.field_chance(field, chance))


@dataclass(frozen=True, slots=True)
class _Filling:
    """The spans that fill a role, the probability from which on they do, and whether the first alone counts."""

    taken: Sequence[int]
    least: float
    first: bool


def _filled(reading: Reading, role: str, found: Group, filling: _Filling) -> float:
    """That what was taken is all of it and nothing else; of a field whose first counts, that the first is right."""
    if not reading.spans[role]:
        return NOTHING_THERE
    links = reading.links[role][found.mentions].max(axis=0)
    if not filling.taken:
        return float(1 - links.max())
    if filling.first:
        return float(links[filling.taken[0]])
    left = links[links < filling.least].max(initial=0.0)
    return float(min(links[list(filling.taken)].min(), 1 - left))
