"""How likely each field of a claim is right as it stands: what the model says of what was taken and of what was left."""

from collections.abc import Iterator

import numpy as np

from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.reading import Reading
from recount.model import FieldConfidence

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


def fields_of(reading: Reading, found: Group, limits: Limits) -> Iterator[FieldConfidence]:
    """The confidence of every field of a claim, calibrated by the limits."""
    types = np.exp(reading.labels["type"][found.mentions].mean(axis=0))
    yield _field("event_type", float(types.max() / types.sum()), limits)
    for role, (field, first) in _FILLED.items():
        yield _field(field, _filled(reading, role, found, limits, first=first), limits)


def _field(field: str, chance: float, limits: Limits) -> FieldConfidence:
    return FieldConfidence(field=field, chance=limits.field_chance(field, chance))


def _filled(reading: Reading, role: str, found: Group, limits: Limits, *, first: bool) -> float:
    """That what was taken is all of it and nothing else; of a field whose first counts, that the first is right."""
    if not reading.spans[role]:
        return 1.0
    links = reading.links[role][found.mentions].max(axis=0)
    taken = links >= limits.roles[role]
    if not taken.any():
        return float(1 - links.max())
    if first:
        return float(links.max())
    return float(min(links[taken].min(), 1 - links[~taken].max(initial=0.0)))
