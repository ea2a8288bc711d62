"""Words that lead back to somebody whom the report has named: "the group", "its fighters", "they", "the spokesman"."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

TITLE = re.compile(
    r"\b(?:spokes\w+|secretary|minister|president|commander|commissioner|director|official|chief|ambassador|"
    r"representative|head|leader|general|colonel|major|captain|admiral|gen|col|maj|lt|capt|adm|prime minister)\b",
    re.IGNORECASE,
)
_FAR, _WHOLE = 12, 1_000_000  # sentences back in which a name must stand: any that fits; one with the same head


class Sort(StrEnum):
    """What sort of party words name, as far as that tells which later words may lead to it."""

    GROUP = "group"  # an armed group, listed or not
    MILITIA = "militia"  # armed men who may well stand beside a government
    COALITION = "coalition"
    STATE = "state"  # a state or its forces
    OFFICE = "office"  # forces of a state that the words do not name: "the army"
    MISSION = "mission"  # peacekeepers and the like
    BODY = "body"  # a monitor, an organisation that helps or counts
    PRESS = "press"  # an outlet
    MANY = "many"  # people described: "gunmen"


class Way(StrEnum):
    """How words lead back."""

    HEAD = "head"  # "the group"
    OWNER = "owner"  # "its fighters": to whom they belong
    SELF = "self"  # "it", "they"
    PERSON = "person"  # "he", "the spokesman"
    FORMER = "former"  # "the former" of two
    LATTER = "latter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Heads that may stand for each other (`anaphors.toml`). `loose`: any party of a sort it takes will do; `far`: sentences;
    `hostile`: nobody calls the own side so.
    """

    name: str
    heads: frozenset[str]
    takes: frozenset[Sort]
    loose: bool
    also: tuple[str, ...]
    far: int
    hostile: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """Words that lead back: the way, the families of their head (more than one may fit), and the head itself, if any."""

    way: Way
    families: tuple[Family, ...] = ()
    head: str | None = None
    plural: bool = False


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("recount.resolve").joinpath("anaphors.toml").read_text("utf-8"))


@cache
def families() -> dict[str, Family]:
    """Every family by its name. Read only."""
    return {
        row["name"]: Family(
            name=row["name"],
            heads=frozenset(row["heads"]),
            takes=frozenset(Sort(s) for s in row["takes"]),
            loose=row["any"],
            also=tuple(row.get("also", ())),
            hostile=row.get("hostile", False),
            far=row.get("far", _FAR if row["any"] else _WHOLE),
        )
        for row in _table()["family"]
    }


@cache
def listed(name: str) -> frozenset[str]:
    """A closed class of `anaphors.toml` (``owned``, ``speaking``, ``persons``, ...)."""
    return frozenset(_table()["words"][name])


@cache
def titles_like(head: str) -> re.Pattern[str]:
    """Finds a person's title in an earlier mention, written out or short: "the general" after "Gen. Hale"."""
    forms = [head, *_table()["short"].get(head, ())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


@cache
def heads_like(family: str) -> re.Pattern[str]:
    """Finds a head of the family, or of those that count as its own, in the words of an earlier mention."""
    own = families()[family]
    heads = own.heads.union(*(families()[name].heads for name in own.also))
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})\b", re.IGNORECASE)


_POINTING = re.compile(
    r"(?:the|that|these|those|this(?! (?:news |paper|newspaper|agency|channel|station|radio|website|magazine)))\s+(.+)"
)
_OWNING = re.compile(r"(its|their|his|her)\s+(.+)", re.IGNORECASE)
_PERSONAL = frozenset({"he", "she"})
_OF_TWO = {"the former": Way.FORMER, "the latter": Way.LATTER}
_ONESELF = {"it": False, "they": True, "them": True}


def read_anaphor(words: str, slot: str) -> Anaphor | None:
    """What words of a slot (``speakers``, ``perpetrators``, ``targets``) lead back by; None if they stand for themselves.

    "Another group" and "a rival militia" are none: only what the family's table allows may stand before the head.
    """
    bare = " ".join(words.lower().split())
    if bare in _PERSONAL:
        return Anaphor(way=Way.PERSON) if slot == "speakers" else None
    if bare in _OF_TWO:
        return Anaphor(way=_OF_TWO[bare])
    if bare in _ONESELF:
        return Anaphor(way=Way.SELF, plural=_ONESELF[bare])
    if owning := _OWNING.fullmatch(bare):
        return _owned(owning.group(1), owning.group(2), slot)
    pointing = _POINTING.fullmatch(bare)
    return _pointing(pointing.group(1), slot) if pointing else None


def _owned(owner: str, rest: str, slot: str) -> Anaphor | None:
    kinds = {"speakers": ("speaking",), "perpetrators": ("owned",), "targets": ("owned", "struck")}[slot]
    head = _bare(rest)
    if not any(head in listed(kind) for kind in kinds) or (owner == "their" and head in listed("struck")):
        return None
    if owner in ("his", "her"):
        return Anaphor(way=Way.PERSON, head=None)
    return Anaphor(way=Way.OWNER, head=head, plural=owner == "their")


def _pointing(rest: str, slot: str) -> Anaphor | None:
    head = _bare(rest)
    if slot == "speakers" and head in listed("persons"):
        return Anaphor(way=Way.PERSON, head=head)
    fitting = tuple(f for f in families().values() if head in f.heads and (slot == "speakers" or not f.takes & _TELL))
    return Anaphor(way=Way.HEAD, families=fitting, head=head) if fitting else None


_TELL = {Sort.BODY, Sort.PRESS}  # they speak, and do nothing else


def _bare(rest: str) -> str:
    """The head without what may stand before it: "same armed group" is "group"."""
    words = rest.split()
    while len(words) > 1 and words[0] in listed("same"):
        words = words[1:]
    return " ".join(words)
