"""Which party an actor belongs to on a day: up the chain of `part_of`, and along `merged_into` once it is gone."""

from collections.abc import Iterator
from datetime import date

from recount.model import ActorRelation, RelationKind
from recount.vocab.actors.load import by_id


def holds(valid_from: date | None, valid_to: date | None, on: date | None) -> bool:
    """Is a day within ``[valid_from, valid_to)``? A day that nobody knows (None) is within every stretch."""
    return on is None or ((valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to))


def parties_of(actor_id: str, on: date | None = None) -> tuple[str, ...]:
    """The actor and everything it is part of on a day, the nearest first. Unknown ids give themselves alone."""
    chain = [actor_id]
    for wider in _wider(actor_id, on):
        chain += [p for p in parties_of(wider, on) if p not in chain]
    return tuple(chain)


def party_of(actor_id: str, on: date | None = None) -> str:
    """The widest party: the Turkish air force is Turkey; Islamic State's Sinai Province is Islamic State."""
    return parties_of(actor_id, on)[-1]


def same_party(one: str, other: str, on: date | None = None) -> bool:
    """Do two actors answer to the same party on a day? Nobody knows of ``unknown:…``: it is never the same."""
    if one.startswith("unknown:") or other.startswith("unknown:"):
        return False
    return bool(set(parties_of(one, on)) & set(parties_of(other, on)))


def _wider(actor_id: str, on: date | None) -> Iterator[str]:
    actor = by_id().get(actor_id)
    for tie in actor.relations if actor else ():
        if tie.kind is RelationKind.PART_OF and _ties(tie, on):
            yield tie.actor_id


def _ties(tie: ActorRelation, on: date | None) -> bool:
    return holds(tie.valid_from, tie.valid_to, on)
