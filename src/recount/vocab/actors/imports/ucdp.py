"""UCDP's rows: the Actor Dataset (layout of release 22.1, codebook Högbladh 2022) and the sides of a GED export.

UCDP data are CC BY 4.0: whoever publishes what was read with them names the Uppsala Conflict Data Program. The list has
no days: names and ties stand without any.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from recount.model import Actor, ActorKind, ActorName, ActorRelation, FormatError, ItemError, NameKind, RelationKind
from recount.vocab.actors.imports.rows import Table
from recount.vocab.actors.imports.taken import why_not
from recount.vocab.actors.load import forces
from recount.vocab.countries import country_named
from recount.vocab.nametrie import key

_NAMES = (
    "NameData",
    "NameOrig",
    "NameOrigFull",
    "NameOrigFullEng",
    "NewName",
    "NewNameFullMotherTongue",
    "NewNameFullEng",
)
_NEW = frozenset(_NAMES[4:])  # these may hold one name after another: "SPLM/A-united, SSIM"
_ORG = {"1": ActorKind.ARMED_GROUP, "2": ActorKind.COMMUNAL, "3": ActorKind.COMMUNAL, "4": ActorKind.STATE_FORCES}
_GOVERNMENT = re.compile(r"Government of (.+)")
_REPUBLIC = re.compile(r"(?:\w+ )*Republic of (.+)")
_BRACKETS = re.compile(r"\s*\([^)]*\)")  # "Myanmar (Burma)", "Russia (Soviet Union)"
_EMPTY = frozenset({"", "n/a", "na", "-99", "0"})
_NOBODY = re.compile(r"Civilians|XXX.*", re.IGNORECASE)  # sides of GED that name no actor
_LETTERS = 4  # an acronym of so many letters or fewer means something else somewhere


def actors_of_list(file: str, table: Table, failed: list[ItemError]) -> tuple[Actor, ...]:
    """The actors of UCDP's Actor Dataset, with splinters and alliances; rows that can't be read are added to `failed`."""
    found: dict[str, Actor] = {}
    for line, cells in table.rows:
        row = _canonical(cells)
        number, name = _number(row["ActorId"]), row["NameData"]
        if number is None or name in _EMPTY:
            failed.append(
                FormatError(
                    "the row has no ActorId or no NameData",
                    where=f"{file}, line {line}",
                    then="Is the line broken? The other rows are imported",
                )
            )
            continue
        found[_id(number)] = replace(
            _actor(number, name, _texts(row), _places(row["Location"], name)),
            kind=_ORG.get(row["Org"], ActorKind.UNKNOWN),
            relations=tuple(_ties(row)),
        )
    there = set(found)
    return tuple(
        replace(a, relations=tuple(t for t in a.relations if t.actor_id in there and t.actor_id != a.id))
        for a in found.values()
    )


def actors_of_sides(table: Table) -> tuple[Actor, ...]:
    """The single sides of a GED export, each with the countries of its events. A side of several names is nobody's name."""
    names: dict[int, str] = {}
    places: dict[int, dict[str, None]] = {}
    for _, cells in table.rows:
        row = {k.casefold(): v for k, v in cells.items()}
        for side in ("side_a", "side_b"):
            number, name = _number(row[f"{side}_new_id"]), row[side]
            if number is None or name in _EMPTY or ", " in name or _NOBODY.fullmatch(name):
                continue
            names[number] = name
            places.setdefault(number, {}).update(dict.fromkeys(_places(row.get("country", ""), name)))
    found = []
    for number, name in sorted(names.items()):
        actor = _actor(number, name, (name,), tuple(places[number]))
        found.append(replace(actor, kind=_kind_of_side(name)))
    return tuple(found)


def quiet_of(actors: Iterable[Actor]) -> tuple[tuple[str, str], ...]:
    """Names never looked for in running text: short acronyms, words of armies ("Navy"), what countries are called too
    ("Republic of Croatia"), and everything that groups without an organisation are called, since UCDP names them by the
    people that they are of ("Fulani", "Supporters of …").
    """
    return tuple(
        (actor.id, name.text)
        for actor in actors
        for name in actor.names
        if actor.kind in (ActorKind.COMMUNAL, ActorKind.UNKNOWN) or _means_more(name.text)
    )


def _means_more(text: str) -> bool:
    keys = key(text)
    short = len(keys) == 1 and len(keys[0]) <= _LETTERS
    republic = _REPUBLIC.fullmatch(text)
    words = forces()
    return short or set(keys) <= words.nouns | words.modifiers | words.members or bool(republic and _code(republic[1]))


def _canonical(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells under UCDP's spelling of the columns, empty where the file lacks one."""
    given = {k.casefold(): v for k, v in cells.items()}
    wanted = (*_NAMES, "ActorId", "Org", "ActorIdPrev", "ActorIdAlliance", "Location")
    return {column: given.get(column.casefold(), "") for column in wanted}


def _number(cell: str) -> int | None:
    number = cell.removesuffix(".0")  # what spreadsheets make of a number
    return int(number) if number.isdecimal() and int(number) > 0 else None


def _id(number: int) -> str:
    return f"actor:ucdp:{number}"


def _actor(number: int, name: str, texts: Iterable[str], places: tuple[str, ...]) -> Actor:
    names = tuple(_named(text) for text in dict.fromkeys(texts) if why_not(text, "", {}) is None)
    return Actor(
        id=_id(number),
        name=name,
        kind=ActorKind.UNKNOWN,
        names=names,
        country=places[0] if places else None,
        theatres=places,
        ucdp_id=number,
    )


def _named(text: str) -> ActorName:
    capitals = sum(c.isupper() for c in text)
    acronym = " " not in text and capitals > 1 and capitals * 2 > len(text)
    return ActorName(text=text, kind=NameKind.ACRONYM if acronym else NameKind.ALIAS)


def _texts(row: Mapping[str, str]) -> Iterator[str]:
    for column in _NAMES:
        parts = row[column].split(", ") if column in _NEW else [row[column]]
        yield from (p.strip() for p in parts if p.strip().casefold() not in _EMPTY)


def _places(cell: str, name: str) -> tuple[str, ...]:
    """Codes of the countries, a government's own first."""
    own = _GOVERNMENT.fullmatch(name)
    words = [own[1]] if own else []
    words += cell.split(", ")
    codes = (_code(word) for word in words if word)
    return tuple(dict.fromkeys(code for code in codes if code))


def _code(country: str) -> str | None:
    return country_named(country) or country_named(_BRACKETS.sub("", country))


def _kind_of_side(name: str) -> ActorKind:
    """GED says no more than the name: a government, or somebody."""
    return ActorKind.STATE_FORCES if _GOVERNMENT.fullmatch(name) else ActorKind.UNKNOWN


def _ties(row: Mapping[str, str]) -> Iterator[ActorRelation]:
    kinds = {"ActorIdPrev": RelationKind.SPLINTER_OF, "ActorIdAlliance": RelationKind.ALLIED_WITH}
    for column, kind in kinds.items():
        for part in row[column].split(","):
            if number := _number(part.strip()):
                yield ActorRelation(kind=kind, actor_id=_id(number))
