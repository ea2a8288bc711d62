"""Where imports lie, which there are, and taking one away. An import is there when its ``NAME.json`` is: that is written last."""

import json
import logging
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from importlib import metadata, resources
from pathlib import Path

import platformdirs

from recount.model import ReferenceDataError

ENVIRONMENT = "RECOUNT_DATA"
"""The environment variable that names the data folder; without it, the user's data folder of the operating system."""

FORMAT = 1  # of an imported file; raise it when older ones can't be read any more
_KEYS = ("keys.py", "names.py")  # names of an import are found only under the keys that it was made with
_NAME = re.compile(r"[\w.-]{1,64}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An import: its file (`stem`, without the suffix; `size` in bytes), how many places, and what it was made of.

    `sources` are (path, digest) of each file, `countries` those asked for (none: all), `imported` the UTC instant in ISO 8601,
    `keys` the version of the keys, `left_out` how many lines were not taken for which reason, `bad` how many were no lines of their layout, `told`
    the first of those as (file, line, why).
    """

    name: str
    stem: str
    size: int
    places: int
    sources: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    imported: str
    keys: str
    bad: int
    told: tuple[tuple[str, int, str], ...]
    left_out: Mapping[str, int]

    @property
    def current(self) -> bool:
        """Are its names found by today's keys?"""
        return self.keys == keys_version()


def data_folder() -> Path:
    """The folder of what a user brought along: ``$RECOUNT_DATA``, else the user's data folder for `recount`."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_data_dir("recount", appauthor=False))


def places_folder() -> Path:
    """The folder of imported places, below `data_folder`."""
    return data_folder() / "places"


def file_of(one: Imported) -> Path:
    """The file of an import."""
    return places_folder() / f"{one.stem}.sqlite"


def imported() -> tuple[Imported, ...]:
    """All imports, the newest first: where two hold one place, the first of them says what it is.

    Raises:
        ReferenceDataError: the description of one can't be read.
    """
    found = [described(path) for path in places_folder().glob("*.json")]
    return tuple(sorted(found, key=lambda one: (one.imported, one.name), reverse=True))


def usable() -> tuple[Path, ...]:
    """The files to look names up in, the newest first. What can't be used is left out with a warning that says why.

    Raises:
        ReferenceDataError: as `imported`.
    """
    files = []
    for one in imported():
        fault = fault_of(one)
        if fault is None:
            files.append(file_of(one))
        else:
            again = " ".join(path for path, _ in one.sources)
            _log.warning(
                "the places imported as %s are left out: %s. Import them again: recount gazetteer import %s",
                one.name,
                fault,
                again,
            )
    return tuple(files)


def fault_of(one: Imported) -> str | None:
    """Why an import can't be used, None if it can. Damage that leaves the size alone shows only when it is read."""
    path = file_of(one)
    if not path.exists() or path.stat().st_size != one.size:
        return "its file is gone or damaged"
    return None if one.current else "it was made by another version of Recount, which spells names otherwise"


def describe(one: Imported, path: Path) -> None:
    """Write a description, whole or not at all.

    Raises:
        OSError: the folder can't be written.
    """
    beside = path.with_suffix(".writing")
    beside.write_text(json.dumps(asdict(one), ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(path)


def described(path: Path) -> Imported:
    """The import that a description is of.

    Raises:
        ReferenceDataError: it can't be read.
    """
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        known["sources"] = tuple((source, digest) for source, digest in known["sources"])
        known["told"] = tuple((file, line, why) for file, line, why in known["told"])
        known["countries"] = tuple(known["countries"])
        return Imported(**known)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ReferenceDataError(
            f"{path} says what places are imported, and can't be read ({error}). Delete it and import them again"
        ) from error


def keep(finished: Path) -> Imported:
    """Put an import to use whose file is in place, by its description, and take away the file that it had before.

    Raises:
        OSError: the folder can't be written.
    """
    one = described(finished)
    finished.replace(places_folder() / f"{one.name}.json")
    _sweep()
    return one


def remove(name: str) -> None:
    """Take an import away.

    Raises:
        ReferenceDataError: there is none of that name, or it can't be taken away.
    """
    here = sorted(path.stem for path in places_folder().glob("*.json"))
    if name not in here:
        raise ReferenceDataError(f"nothing is imported as {name!r}. What is: {', '.join(here) or 'nothing'}")
    try:
        (places_folder() / f"{name}.json").unlink()
        _sweep()
    except OSError as error:
        raise ReferenceDataError(f"the import {name} can't be removed: {error}") from error


def name_of(path: Path) -> str:
    """What a dump is imported as: its name without suffixes.

    Raises:
        ReferenceDataError: it would be no good name of a file.
    """
    name = path.name.removesuffix(".zip").removesuffix(".txt")
    if not _NAME.fullmatch(name) or name.startswith("."):
        raise ReferenceDataError(f"{path}: an import is called like its file, and this can't be. Rename it, as SY.txt")
    return name


@cache
def keys_version() -> str:
    """Digest of all that names are turned into keys by."""
    made_of = blake2b(digest_size=8)
    made_of.update(f"{FORMAT} {metadata.version('anyascii')} {unicodedata.unidata_version}".encode())
    for file in _KEYS:
        made_of.update((resources.files("recount.vocab.gazetteer") / file).read_bytes())
    return made_of.hexdigest()


def _sweep() -> None:
    """Files that no description names any more."""
    stems = {one.stem for one in imported()}
    for path in places_folder().glob("*.sqlite"):
        if path.stem not in stems:
            path.unlink(missing_ok=True)
