"""Which mentions of actors are armed parties, and which are names rather than countries or adjectives."""

from functools import cache

from recount.model import ActorKind
from recount.vocab.actors import ActorMention, MentionKind, by_id

_ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.COALITION,
        ActorKind.ARMED_GROUP,
        ActorKind.MILITIA,
        ActorKind.PRIVATE_COMPANY,
        ActorKind.CRIMINAL,
        ActorKind.COMMUNAL,
    }
)
# "the Coalition", "the army": a role, but a state's forces whichever state it is.
_STATE_ROLES = frozenset({"unknown:coalition", "unknown:army"})
_WITH_AIRCRAFT = frozenset({ActorKind.STATE_FORCES, ActorKind.COALITION})

NOBODY = frozenset({"no", "nobody", "none"})  # "no group claimed responsibility": nobody speaks, nobody did it


@cache
def _kinds(actor_ids: tuple[str, ...]) -> frozenset[ActorKind]:
    return frozenset(actor.kind for i in actor_ids if (actor := by_id().get(i)) is not None)


def is_armed(mention: ActorMention) -> bool:
    """Is it a party to the fighting: an army, a group, a militia? A description ("gunmen") is left to its noun."""
    return bool(_kinds(mention.actor_ids) & _ARMED)


def is_state(mention: ActorMention) -> bool:
    """Is it a state's forces or a coalition: who reports its own strikes?"""
    return bool(_kinds(mention.actor_ids) & _WITH_AIRCRAFT) or bool(set(mention.actor_ids) & _STATE_ROLES)


def is_name(mention: ActorMention) -> bool:
    """Does it name a party, rather than a country, its adjective or a description?"""
    return mention.kind in (MentionKind.NAME, MentionKind.FORCES)
