"""What every state has: a government with all its forces, and under it a military, an air force, a navy and police.

`actor:tr` is Turkey's government and all that acts for it; `actor:tr:military` its army. A change of regime makes two
actors of one state (state_forces.toml, `regime`), because who answers for the dead differs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from recount.model import Actor, ActorKind, ActorName, ActorRelation, NameKind, RelationKind

MEMBERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "military": ("armed forces", ("army", "armed forces", "military", "army forces", "land forces")),
    "air-force": ("air force", ("air force", "air forces", "airforce")),
    "navy": ("navy", ("navy", "naval forces")),
    "police": ("police", ("police", "police forces", "national police", "gendarmerie", "federal police")),
}
_GOVERNMENT = ("government", "forces", "government forces", "authorities", "defence ministry", "defense ministry")
_MINISTRY = ("Ministry of Defence", "Ministry of Defense", "Defence Ministry", "Defense Ministry", "Foreign Ministry")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A row of states.csv. `metonyms` are words that stand for the government ("Ankara", "the Kremlin")."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    metonyms: tuple[str, ...]
    ucdp_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A government of a state and the days it held: ``[valid_from, valid_to)``."""

    id: str
    name: str
    side: str
    valid_from: date | None = None
    valid_to: date | None = None


def state_actors(states: Iterable[State], regimes: list[dict[str, Any]]) -> tuple[Actor, ...]:
    """The actors of all states: each government and its members."""
    made: list[Actor] = []
    for state in states:
        for regime in _regimes(state, regimes):
            made.append(_government(state, regime))
            made += [_member(state, regime, suffix) for suffix in MEMBERS]
    return tuple(made)


def _regimes(state: State, rows: list[dict[str, Any]]) -> list[Regime]:
    own = [
        Regime(id=r["id"], name=r["name"], side=r["side"], valid_from=r.get("from"), valid_to=r.get("to"))
        for r in rows
        if r["state"] == state.code
    ]
    slug = state.name.lower().removeprefix("the ").replace(" ", "-")
    usual = Regime(id=f"actor:{state.code.lower()}", name=f"Government of {state.name}", side=f"{slug}:government")
    return own or [usual]


def _government(state: State, regime: Regime) -> Actor:
    forms = [state.name, *state.names, *state.metonyms]
    forms += [f"{d} {noun}" for d in state.demonyms for noun in _GOVERNMENT]
    forms += [f"{d} {m}" for d in state.demonyms for m in _MINISTRY]
    forms += [f"{m} of {n}" for n in (state.name, *state.names) for m in _MINISTRY[:2]]
    forms += [f"Government of {state.name}", f"{state.name} forces"]
    return Actor(
        id=regime.id,
        name=regime.name,
        kind=ActorKind.STATE_FORCES,
        names=_dated(forms, regime),
        country=state.code,
        theatres=(state.code,),
        side=regime.side,
        ucdp_id=state.ucdp_id,
        valid_from=regime.valid_from,
        valid_to=regime.valid_to,
    )


def _member(state: State, regime: Regime, suffix: str) -> Actor:
    title, nouns = MEMBERS[suffix]
    adjectives = state.demonyms or (state.name,)
    forms = [f"{d} {noun}" for d in adjectives for noun in nouns]
    return Actor(
        id=f"{regime.id}:{suffix}",
        name=f"{adjectives[0]} {title}",
        kind=ActorKind.STATE_FORCES,
        names=_dated(forms, regime),
        country=state.code,
        theatres=(state.code,),
        side=regime.side,
        relations=(ActorRelation(kind=RelationKind.PART_OF, actor_id=regime.id),),
        valid_from=regime.valid_from,
        valid_to=regime.valid_to,
    )


def _dated(forms: Iterable[str], regime: Regime) -> tuple[ActorName, ...]:
    return tuple(
        ActorName(text=text, kind=NameKind.ALIAS, valid_from=regime.valid_from, valid_to=regime.valid_to)
        for text in dict.fromkeys(forms)
    )
