"""From which probability on the model is believed. Set on reports that it was not trained on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType

ROLE_LIMITS: Mapping[str, float] = MappingProxyType(
    dict.fromkeys(("speaker", "perpetrator", "target", "place", "time", "weapon", "toll", "loss"), 0.5)
)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Probabilities, 0 to 1: of a mention, of a trigger, of words inside a span, of two pieces of a clause that tell of
    one claim; of two mentions of one claim, of one event, of a part; of a span in each role.
    """

    told: float = 0.5
    trigger: float = 0.5
    tagged: float = 0.4
    apart: float = 0.5
    claim: float = 0.5
    event: float = 0.5
    part: float = 0.5
    roles: Mapping[str, float] = field(default_factory=lambda: ROLE_LIMITS)

    def as_json(self) -> dict[str, object]:
        """As it is stored beside the weights."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "roles"} | {"roles": dict(self.roles)}

    @property
    def digest(self) -> str:
        """Changes with any of them."""
        given = json.dumps(self.as_json(), sort_keys=True)
        return hashlib.blake2b(given.encode(), digest_size=4).hexdigest()


def read_limits(path: Path) -> Limits:
    """The limits stored beside the weights; the first values if there are none."""
    return Limits(**json.loads(path.read_text())) if path.exists() else Limits()
