"""The tables of actors and of descriptions, read once (TOML and CSV beside this file)."""

import csv
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from recount.model import (
    Actor,
    ActorKind,
    ActorName,
    ActorRelation,
    NameKind,
    Population,
    ReferenceDataError,
    RelationKind,
    digest,
)
from recount.vocab.actors.lists import imported, stamps
from recount.vocab.actors.merge import Merged, merged
from recount.vocab.actors.states import State, state_actors

VERSION = "3"  # of the tables: part of every reading made with them
_GROUPS = (
    "middle_east.toml",
    "africa_west.toml",
    "africa_east.toml",
    "asia.toml",
    "europe.toml",
    "americas.toml",
    "international.toml",
)
_FIELDS = frozenset(
    "id name kind country theatres side ucdp_id names acronyms weak_acronyms pejorative local dated from to relations".split()
)
_NAME_FIELDS = {
    "names": NameKind.ALIAS,
    "acronyms": NameKind.ACRONYM,
    "weak_acronyms": NameKind.ACRONYM,
    "pejorative": NameKind.PEJORATIVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a description stands for in a country (``*`` = any) and a time: ``[valid_from, valid_to)``.

    `actor` is an actor id, or ``state`` (the government of the country) or ``state:police`` (a member of it).
    """

    country: str
    actor: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A description that names nobody ("gunmen"): its own id, ``unknown:…``, and the kind and population it implies.

    `voice` = True: it speaks ("residents", "sources") and does nothing else; `find_actors` passes over it.
    """

    id: str
    kind: ActorKind
    population: Population
    words: tuple[str, ...]
    means: tuple[Meaning, ...] = ()
    voice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces:
    """Closed classes of words that make a state's forces of a country's adjective (forces.toml)."""

    modifiers: frozenset[str]
    nouns: frozenset[str]
    breaks: frozenset[str]
    members: frozenset[str]
    people: tuple[str, ...]


@cache
def _data(name: str) -> dict[str, Any]:
    """A table as it stands. Read only."""
    text = files("recount.vocab.actors").joinpath("data", name).read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDataError(f"vocab/actors/data/{name}: {error}. Mend the table.") from error


@cache
def states() -> tuple[State, ...]:
    """Every state of states.csv: code (ISO 3166-1 alpha-2), names, adjectives, and what stands for its government."""
    text = files("recount.vocab.actors").joinpath("data", "states.csv").read_text("utf-8")
    return tuple(
        State(
            code=row["code"],
            name=row["name"],
            names=_split(row["other_names"]),
            demonyms=_split(row["demonyms"]),
            metonyms=_split(row["metonyms"]),
            ucdp_id=int(row["ucdp_id"]) if row["ucdp_id"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def _all() -> Merged:
    lists = imported()
    return merged(shipped(), lists) if lists else Merged(actors=shipped())


def actors() -> tuple[Actor, ...]:
    """Every actor, shipped or imported, in the order of their ids.

    Raises:
        ReferenceDataError: a table or an imported list can't be read.
    """
    return _all().actors


@cache
def quiet_names() -> frozenset[tuple[str, str]]:
    """(actor id, name) of names that `actors_named` knows and `find_actors` passes over where they stand alone."""
    return _all().quiet | weak_acronyms()


@cache
def shipped() -> tuple[Actor, ...]:
    """Every actor of the project's own tables, in the order of their ids.

    Raises:
        ReferenceDataError: a table can't be read, or two rows claim one id.
    """
    known = {a.id: a for a in state_actors(states(), _data("regimes.toml")["regime"])}
    for row in _rows("state_forces.toml", "force"):
        known[row["id"]] = _extend(known[row["id"]], row) if row["id"] in known else _actor(row)
    for name in _GROUPS:
        for row in _rows(name, "actor"):
            if row["id"] in known:
                raise ReferenceDataError(f"vocab/actors/data/{name}: {row['id']} is there twice. Merge the two rows.")
            known[row["id"]] = _actor(row)
    return tuple(replace(known[k], side=_side(known[k], known)) for k in sorted(known))


def _rows(name: str, table: str) -> tuple[dict[str, Any], ...]:
    """The rows of a table of actors. A field that nobody knows is a slip of the pen, and would be lost in silence."""
    rows = tuple(_data(name)[table])
    for row in rows:
        if unknown := sorted(set(row) - _FIELDS):
            raise ReferenceDataError(
                f"vocab/actors/data/{name}: {row['id']} has {', '.join(unknown)}. Is it misspelled?"
            )
    return rows


def _side(actor: Actor, known: dict[str, Actor]) -> str | None:
    """Its own side, else that of what it is part of."""
    wider = (known[t.actor_id] for t in actor.relations if t.kind is RelationKind.PART_OF and t.actor_id in known)
    return actor.side or next((side for each in wider if (side := _side(each, known))), None)


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        names=_names(row),
        country=row.get("country"),
        theatres=tuple(row.get("theatres", [row["country"]] if "country" in row else [])),
        side=row.get("side"),
        relations=_relations(row),
        ucdp_id=row.get("ucdp_id"),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
    )


def _extend(actor: Actor, row: dict[str, Any]) -> Actor:
    return replace(
        actor,
        name=row.get("name", actor.name),
        names=_unique((*actor.names, *_names(row))),
        theatres=tuple(dict.fromkeys((*actor.theatres, *row.get("theatres", [])))),
        relations=(*actor.relations, *_relations(row)),
    )


def _names(row: dict[str, Any]) -> tuple[ActorName, ...]:
    plain = [ActorName(text=text, kind=kind) for field, kind in _NAME_FIELDS.items() for text in row.get(field, [])]
    dated = [
        ActorName(
            text=d["text"],
            kind=NameKind(d.get("kind", NameKind.ALIAS)),
            valid_from=d.get("from"),
            valid_to=d.get("to"),
        )
        for d in row.get("dated", [])
    ]
    local = [
        ActorName(text=text, language=language) for language, texts in row.get("local", {}).items() for text in texts
    ]
    return _unique((*plain, *dated, *local))


def _unique(names: tuple[ActorName, ...]) -> tuple[ActorName, ...]:
    return tuple({(n.text, n.valid_from): n for n in reversed(names)}.values())[::-1]


def _relations(row: dict[str, Any]) -> tuple[ActorRelation, ...]:
    return tuple(
        ActorRelation(
            kind=RelationKind(r["kind"]),
            actor_id=r["actor"],
            valid_from=r.get("from"),
            valid_to=r.get("to"),
        )
        for r in row.get("relations", [])
    )


@cache
def by_id() -> dict[str, Actor]:
    """Actors by their ids. Read only."""
    return {a.id: a for a in actors()}


@cache
def roles() -> tuple[Role, ...]:
    """Every description of roles.toml."""
    return tuple(
        Role(
            id=row["id"],
            kind=ActorKind(row["kind"]),
            population=Population(row["population"]),
            words=tuple(row["words"]),
            means=tuple(
                Meaning(country=m["country"], actor=m["actor"], valid_from=m.get("from"), valid_to=m.get("to"))
                for m in row.get("means", [])
            ),
            voice=row.get("voice", False),
        )
        for row in _data("roles.toml")["role"]
    )


@cache
def forces() -> Forces:
    """The words of forces.toml."""
    data = _data("forces.toml")
    return Forces(
        modifiers=frozenset(data["modifiers"]),
        nouns=frozenset(data["nouns"]),
        breaks=frozenset(data["breaks"]),
        members=frozenset(data["members"]),
        people=tuple(data["people"]),
    )


@cache
def homonyms() -> tuple[str, ...]:
    """Phrases that hold an actor's name and name nobody ("Niger State", "Abdel Fatah")."""
    return tuple(_data("homonyms.toml")["phrases"])


@cache
def ambiguous() -> dict[str, str]:
    """Names that two actors share at one time in one country, and why."""
    return {row["name"]: row["why"] for row in _data("ambiguous.toml")["ambiguous"]}


def actors_digest() -> str:
    """The digest of the tables and of everything imported: it changes whenever a name does."""
    folder = files("recount.vocab.actors").joinpath("data")
    own = sorted((f for f in folder.iterdir() if f.name.endswith((".toml", ".csv"))), key=lambda f: f.name)
    return digest(b"\n".join([VERSION.encode(), *(f.read_bytes() for f in own), *stamps()]))


@cache
def weak_acronyms() -> frozenset[tuple[str, str]]:
    """(actor id, acronym) of shipped acronyms with commoner meanings (MIT, FACT, AFP), which are not looked for alone."""
    rows = [*_rows("state_forces.toml", "force"), *(row for name in _GROUPS for row in _rows(name, "actor"))]
    return frozenset((row["id"], text) for row in rows for text in row.get("weak_acronyms", []))
