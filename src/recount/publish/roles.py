"""Who is claimed to have acted and to have been struck: known parties by their neutral names, nobody else."""

from collections.abc import Iterable, Mapping, Sequence

from recount.model import Actor, Claim, Population, Stance, TollKind
from recount.publish.record import PublicParty, Roles
from recount.store.views import Telling

_HARM = (TollKind.KILLED, TollKind.INJURED)


def roles(tellings: Sequence[Telling], actors: Mapping[str, Actor]) -> Roles:
    """What the asserting claims say of the parties, and of whom they tell as dead or hurt."""
    asserting = [telling for telling in tellings if telling.claim.stance is Stance.ASSERTS]
    acting = [_known(telling, "perpetrators", actors) for telling in asserting]
    struck = [_known(telling, "targets", actors) for telling in asserting]
    everyone = frozenset().union(*acting)
    claims = [telling.claim for telling in asserting]
    return Roles(
        acting=_parties(everyone, actors),
        struck=_parties(frozenset().union(*struck), actors),
        joint=len(everyone) > 1 and everyone in acting,
        populations=_populations(claims),
        hurt=any(toll.kind in _HARM and toll.count.high != 0 for claim in claims for toll in claim.tolls),
    )


def names(parties: Iterable[PublicParty]) -> tuple[str, ...]:
    """The neutral names, sorted."""
    return tuple(sorted({party.name for party in parties}))


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
