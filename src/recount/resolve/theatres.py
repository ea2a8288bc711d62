"""Where the armed groups that a report names are at home: what their names say of the places beside them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from recount.model import ActorKind
from recount.vocab.actors import ActorMention, MentionKind, by_id

_GROUPS = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.COMMUNAL, ActorKind.CRIMINAL))
_HOME = 0.5  # as much as a first-level region's name: a group acts abroad, too


def theatres_told(mentions: Iterable[ActorMention]) -> Mapping[str, float]:
    """How strongly the groups named speak of each country (ISO 3166-1 alpha-2), each once; forces of states do not.

    A group of several theatres speaks for each a little.
    """
    weights: dict[str, float] = defaultdict(float)
    named = {one.actor_ids[0] for one in mentions if one.kind is MentionKind.NAME and len(one.actor_ids) == 1}
    for actor in (by_id()[one] for one in sorted(named) if one in by_id()):
        if actor.kind in _GROUPS:
            homes = tuple(dict.fromkeys(code for code in (actor.country, *actor.theatres) if code))
            for code in homes:
                weights[code] += _HOME / len(homes)
    return weights
