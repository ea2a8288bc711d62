"""Who is claimed to have acted and to have been struck: known parties by their neutral names, and the kind of those who acted
and are only described ("gunmen"). Nobody else: other words may name a private person.
"""

from collections.abc import Iterable, Mapping, Sequence

from recount.model import Actor, ActorKind, Claim, Population, Stance, TollKind
from recount.publish.record import PublicParty, Roles
from recount.store.views import Telling
from recount.vocab.actors import roles as described_roles
from recount.vocab.actors.load import Role

_HARM = (TollKind.KILLED, TollKind.INJURED)
# Never the words: "herders" or "tribesmen" blames a people where nobody knows who it was
_KINDS = {
    ActorKind.STATE_FORCES: "unidentified state forces",
    ActorKind.COALITION: "unidentified coalition forces",
    ActorKind.ARMED_GROUP: "unidentified armed group",
    ActorKind.MILITIA: "unidentified militia",
    ActorKind.COMMUNAL: "unidentified communal group",
    ActorKind.CRIMINAL: "unidentified criminal group",
}
ARMED, PEOPLE = "unidentified armed group", "unidentified people"


def roles(tellings: Sequence[Telling], actors: Mapping[str, Actor]) -> Roles:
    """What the asserting claims say of the parties, and of whom they tell as dead or hurt."""
    asserting = [telling for telling in tellings if telling.claim.stance is Stance.ASSERTS]
    acting = [_known(telling, "perpetrators", actors) for telling in asserting]
    struck = [_known(telling, "targets", actors) for telling in asserting]
    everyone = frozenset().union(*acting)
    described = () if everyone else _described(asserting)
    claims = [telling.claim for telling in asserting]
    return Roles(
        acting=_parties(everyone, actors),
        struck=_parties(frozenset().union(*struck), actors),
        joint=len(everyone) > 1 and everyone in acting,
        populations=_populations(claims),
        described=described,
        unpublished=not everyone and not described and any(claim.perpetrators for claim in claims),
        hurt=any(toll.kind in _HARM and toll.count.high != 0 for claim in claims for toll in claim.tolls),
    )


def names(parties: Iterable[PublicParty]) -> tuple[str, ...]:
    """The neutral names, sorted."""
    return tuple(sorted({party.name for party in parties}))


def _described(tellings: Iterable[Telling]) -> tuple[PublicParty, ...]:
    """Those who acted, by kind, where the words for them are a listed description."""
    known = {role.id: role for role in described_roles()}
    read = (r.value for t in tellings if t.readings is not None for r in t.readings.perpetrators)
    found = {_label(known[id_]): known[id_].kind for id_ in read if id_ in known}
    return tuple(PublicParty(name=name, kind=kind) for name, kind in sorted(found.items()))


def _label(role: Role) -> str:
    if role.population is Population.CIVILIAN:
        return PEOPLE
    return _KINDS.get(role.kind) or (ARMED if role.population is Population.COMBATANT else PEOPLE)


def _known(telling: Telling, slot: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    if telling.readings is None:
        return frozenset()
    return frozenset(r.value for r in getattr(telling.readings, slot) if r.value is not None and r.value in actors)


def _parties(ids: frozenset[str], actors: Mapping[str, Actor]) -> tuple[PublicParty, ...]:
    found = [actors[id_] for id_ in ids]
    parties = (PublicParty(name=a.name, kind=a.kind, country=a.country, ucdp_id=a.ucdp_id) for a in found)
    return tuple(sorted(parties, key=lambda party: (party.name, party.kind)))


def _populations(claims: Iterable[Claim]) -> frozenset[str]:
    """Civilians and combatants whose dead or hurt are told; a nought tells of nobody."""
    told = {toll.population for claim in claims for toll in claim.tolls if toll.kind in _HARM and toll.count.high != 0}
    both = {Population.CIVILIAN, Population.COMBATANT}
    return frozenset(p.value for p in (told | both if Population.MIXED in told else told) & both)
