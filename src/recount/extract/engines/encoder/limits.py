"""From which probability on the model is believed. Set on reports that it was not trained on."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType

_NO_DOUBT = -1e9  # log-odds that no report has
_LEAST = 1e-6  # a probability nearer to 0 or 1 counts as this near
ROLE_LIMITS: Mapping[str, float] = MappingProxyType(
    dict.fromkeys(("speaker", "perpetrator", "target", "place", "time", "weapon", "toll", "loss"), 0.5)
)
# Where the grammar may be trusted beyond what was learned: in each role, and in what else it makes of a clause or a pair.
NO_TRUST: Mapping[str, float] = MappingProxyType(
    dict.fromkeys((*ROLE_LIMITS, "told", "type", "stance", "claim", "event", "label"), 0.0)
)
AS_IT_IS = (1.0, 0.0)  # the curve that changes nothing


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Probabilities, 0 to 1: of a mention, of a trigger, of words inside a span, of two pieces of a clause that tell of
    one claim; of two mentions of one claim, of one event, of a part; of a span in each role. `trust` is how many
    log-odds more what the grammar's own drafts say has: a span in its role, a clause that it drafted, its type and stance,
    a label of a toll, a loss or a place; and two clauses that it drafted as one claim or event (those it drafted apart
    have as many less). `sure` is the slope and the offset that turn the log-odds of a mention into those of a right claim,
    `fields` those of each field of a right claim. `doubt` is no probability: the log-odds of the triage below which a report
    that it keeps reads more like other news, so that claims without a place or a weapon are not believed.
    """

    told: float = 0.5
    trigger: float = 0.5
    tagged: float = 0.4
    apart: float = 0.5
    claim: float = 0.5
    event: float = 0.5
    part: float = 0.5
    doubt: float = _NO_DOUBT
    roles: Mapping[str, float] = field(default_factory=lambda: ROLE_LIMITS)
    trust: Mapping[str, float] = field(default_factory=lambda: NO_TRUST)
    sure: Sequence[float] = AS_IT_IS
    fields: Mapping[str, Sequence[float]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, name: str) -> float:
        """The limit of this name: of a role, of the trust in one (``trust.toll``), or another."""
        if name.startswith("trust."):
            return self.trust[name.removeprefix("trust.")]
        return self.roles[name] if name in self.roles else float(getattr(self, name))

    def chance(self, told: float) -> float:
        """How likely a claim is right, 0 to 1, of which a mention tells with this probability: calibrated by `sure`."""
        return _on_curve(self.sure, told)

    def field_chance(self, field: str, chance: float) -> float:
        """How likely a field of a right claim is right, 0 to 1, of which the model says this: calibrated by `fields`."""
        return _on_curve(self.fields.get(field, AS_IT_IS), chance)

    def as_json(self) -> dict[str, object]:
        """As it is stored beside the weights."""
        named = {"roles": dict(self.roles), "trust": dict(self.trust), "sure": list(self.sure)}
        named["fields"] = {name: list(curve) for name, curve in self.fields.items()}
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in named} | named

    @property
    def digest(self) -> str:
        """Changes with any of them."""
        given = json.dumps(self.as_json(), sort_keys=True)
        return hashlib.blake2b(given.encode(), digest_size=4).hexdigest()


def _on_curve(curve: Sequence[float], chance: float) -> float:
    inside = min(max(chance, _LEAST), 1 - _LEAST)
    slope, offset = curve
    return 1 / (1 + math.exp(-(slope * math.log(inside / (1 - inside)) + offset)))


def read_limits(path: Path) -> Limits:
    """The limits stored beside the weights; the first values if there are none."""
    return Limits(**json.loads(path.read_text())) if path.exists() else Limits()
