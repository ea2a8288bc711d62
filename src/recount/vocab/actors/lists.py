"""Lists of actors that a user has imported: where they lie, how they are written, and how they are read back.

Each list is one file of its own in the data folder, so that removing it leaves no trace. The file holds nouns of the
model, not the rows it was made of.
"""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import platformdirs

from recount.model import Actor, FormatError, ReferenceDataError, from_data, to_data

ENVIRONMENT = "RECOUNT_DATA"
"""The environment variable that names the data folder; without it, the user's data folder of the operating system."""

FORMAT = "recount-actors/1"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


class Origin(StrEnum):
    """Whose rows a list holds: it decides who gives way where two actors claim one name."""

    UCDP = "ucdp"  # gives way to the shipped tables, and joins their actors where it means the same
    OWN = "own"  # a user's own: the shipped tables give way to it


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorList:
    """An imported list. `file` is the name of the file it was made of, without its folder.

    `quiet` holds (actor id, name) of names that a lookup knows and that are never looked for in running text, because
    they mean something commoner too.
    """

    name: str
    origin: Origin
    file: str
    actors: tuple[Actor, ...]
    quiet: tuple[tuple[str, str], ...] = ()


def data_folder() -> Path:
    """The folder for what users bring in and nothing could make again: ``$RECOUNT_DATA``, else the user's data folder."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_data_dir("recount"))


def list_name(file: str) -> str:
    """A list's name from its file's: ``My Groups.csv`` -> ``my-groups``. Empty if no letter or digit is in it."""
    return re.sub(r"[^a-z0-9._]+", "-", Path(file).stem.lower()).strip("-._")[:64]


def path_of(name: str) -> Path:
    """Where a list of that name lies, or would.

    Raises:
        ReferenceDataError: it is no name of a list.
    """
    if not _NAME.fullmatch(name):
        raise ReferenceDataError(f"{name!r} is no name of a list: use small letters, digits, '-', '_' and '.'")
    return data_folder() / "actors" / f"{name}.json"


def imported() -> tuple[ActorList, ...]:
    """Every imported list: UCDP's first, then a user's own, by name.

    Raises:
        ReferenceDataError: a list can't be read.
    """
    found = (_read(path) for path in sorted((data_folder() / "actors").glob("*.json")))
    return tuple(sorted(found, key=lambda one: (one.origin is Origin.OWN, one.name)))


def stamps() -> tuple[bytes, ...]:
    """The bytes of every imported list, for a digest of everything that could change an answer."""
    return tuple(path.read_bytes() for path in sorted((data_folder() / "actors").glob("*.json")))


def keep(one: ActorList) -> Path:
    """Write a list, in place of one of the same name, and say where. The file appears whole or not at all.

    Raises:
        ReferenceDataError: the folder can't be written.
    """
    path = path_of(one.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}.part")
        half.write_text(_printed(one), encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise ReferenceDataError(
            f"{path} can't be written: {error}. Set {ENVIRONMENT} to a folder that can be written"
        ) from error
    return path


def remove(name: str) -> bool:
    """Take a list away; False if there is none of that name.

    Raises:
        ReferenceDataError: it can't be removed.
    """
    path = path_of(name)
    if not path.exists():
        return False
    try:
        path.unlink()
    except OSError as error:
        raise ReferenceDataError(f"{path} can't be removed: {error}. Is the folder yours to write in?") from error
    return True


def _printed(one: ActorList) -> str:
    """One actor a line: a list can be looked through, and two of them compared line by line."""
    head = {"format": FORMAT, "name": one.name, "origin": one.origin.value, "file": one.file}
    rows = {"actors": [to_data(a) for a in one.actors], "quiet": [list(pair) for pair in one.quiet]}
    parts = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    parts += [f"{json.dumps(key)}: [\n{_lines(value)}\n]" for key, value in rows.items()]
    return "{" + ",\n".join(parts) + "}\n"


def _lines(rows: Iterable[object]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def _read(path: Path) -> ActorList:
    try:
        return _parsed(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, FormatError) as error:
        raise ReferenceDataError(
            f"the imported list of actors {path} can't be read ({error}). Import it again, or delete the file"
        ) from error


def _parsed(name: str, data: Any) -> ActorList:
    if data["format"] != FORMAT:
        raise ValueError(f"its format is {data['format']!r}")
    return ActorList(
        name=name,
        origin=Origin(data["origin"]),
        file=str(data["file"]),
        actors=tuple(from_data(Actor, row) for row in data["actors"]),
        quiet=tuple((str(actor_id), str(text)) for actor_id, text in data["quiet"]),
    )
