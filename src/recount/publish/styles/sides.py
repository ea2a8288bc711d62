"""Who is side A and who side B in UCDP's sense, and which type of violence that makes. Unknown stays unknown."""

from dataclasses import dataclass
from typing import Literal

from recount.model import ActorKind
from recount.publish.record import PublicIncident, PublicParty
from recount.publish.styles.countries import codes

STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.COALITION})
ARMED = STATE | {ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.COMMUNAL, ActorKind.CRIMINAL}
ON_PEOPLE = frozenset({"shooting", "killing", "abduction", "protest_violence"})  # acts that have people as their aim


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """`type` 1 (state-based), 2 (non-state), 3 (one-sided) or None; `b` is None in type 3: civilians.

    `struck` is the side that was attacked, None where both fought or nobody says.
    """

    a: PublicParty | None = None
    b: PublicParty | None = None
    type: int | None = None
    struck: Literal["a", "b"] | None = None

    def state_number(self, party: PublicParty | None) -> str | None:
        """Gleditsch and Ward's number of a side that is one state's, None for any other."""
        if party is None or party.kind is not ActorKind.STATE_FORCES:
            return None
        country = codes(party.country)
        return str(country.gleditsch_ward) if country and country.gleditsch_ward else None


def sides(incident: PublicIncident) -> Sides:
    """The sides as claimed. Where claims name different parties for one side, that side is not known."""
    roles = incident.roles
    acting, struck = _only(roles.acting), _only(roles.struck)
    if acting is None or struck is None or acting == struck:
        return _one_sided(incident, acting if acting != struck else None)
    attacked: Literal["a", "b"] | None = None if incident.event_type == "clash" else "b"
    if struck.kind in STATE and acting.kind not in STATE:
        return Sides(a=struck, b=acting, type=1, struck="a" if attacked else None)
    return Sides(a=acting, b=struck, type=1 if acting.kind in STATE else 2, struck=attacked)


def _one_sided(incident: PublicIncident, acting: PublicParty | None) -> Sides:
    """Type 3 where an armed party did what has people as its aim, and only civilians are told as harmed."""
    aimed = (
        incident.event_type in ON_PEOPLE and incident.roles.populations == {"civilian"} and not incident.roles.struck
    )
    return Sides(a=acting, type=3 if aimed and acting is not None else None)


def _only(parties: tuple[PublicParty, ...]) -> PublicParty | None:
    """The one armed party; None where there is none, or several."""
    return parties[0] if len(parties) == 1 and parties[0].kind in ARMED else None
