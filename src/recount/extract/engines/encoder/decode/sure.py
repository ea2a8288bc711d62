"""How likely each field of a claim is right as it stands: what the model says of what was taken and of what was left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.heads import Matrix
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


@dataclass(frozen=True, slots=True)
class Filled:
    """The spans taken for each role of a claim, and how likely each span fills it."""

    taken: Mapping[str, Sequence[int]]
    links: Mapping[str, Matrix]


def fields_of(reading: Reading, found: Group, filled: Filled, limits: Limits) -> Iterator[FieldConfidence]:
    """The confidence of every field of a claim, calibrated by the limits."""
    types = np.exp(reading.labels["type"][found.mentions].mean(axis=0))
    yield _field("event_type", float(types.max() / types.sum()), limits)
    for role, (field, first) in _FILLED.items():
        yield _field(field, _chance(filled.links[role], filled.taken[role], limits.roles[role], first=first), limits)


def _field(field: str, chance: float, limits: Limits) -> FieldConfidence:
    return FieldConfidence(field=field, chance=limits.field_chance(field, chance))


def _chance(links: Matrix, taken: Sequence[int], least: float, *, first: bool) -> float:
    """That what was taken, of all that is likely enough, is all of it and nothing else; that the first is right, where it
    alone counts.
    """
    if not len(links):
        return NOTHING_THERE
    if not taken:
        return float(1 - links.max())
    if first:
        return float(links[taken[0]])
    left = links[links < least].max(initial=0.0)
    return float(min(links[list(taken)].min(), 1 - left))
