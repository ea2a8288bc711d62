"""What a release may show. The default is the strictest; a file with a name of its own may change it, and the release says so.

Three things no profile can change: people's names and quoted words never leave the ledger this way, nor do claims about
the future (`docs/safety.md`).
"""

import dataclasses
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from recount.model import UsageError

DEFAULT = "strict"


class Level(StrEnum):
    """How finely a place may be shown."""

    SETTLEMENT = "settlement"
    ADMIN1 = "admin1"  # first-level region
    COUNTRY = "country"

    @property
    def words(self) -> str:
        """As people say it."""
        return "first-level region" if self is Level.ADMIN1 else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyProfile:
    """What a release may show, and when. Days are counted back from the release's `--as-of`.

    `delay_days`: an incident is held back until this many days after its last possible day; `materiel_delay_days` the
    same where it tells only of things lost or fighters exposed. `finest_place`, `finest_facility` (those of
    `facilities.toml`) and `finest_materiel` bound how finely a place is shown. `source_urls` adds the addresses of reports,
    `reviewer_names` the names of those who reviewed. `only_reviewed` holds back what nobody reviewed. `few_people`:
    incidents with fewer killed and hurt people than this are shown at their first-level region, 0 = none are.
    `undisclosed_sources` are outlets whose names are not shown; `restricted_sources` are outlets whose reports let nothing
    out: an incident that rests on one, with others or alone, is held back.
    """

    name: str = DEFAULT
    delay_days: int = 7
    materiel_delay_days: int = 30
    finest_place: Level = Level.SETTLEMENT
    finest_facility: Level = Level.ADMIN1
    finest_materiel: Level = Level.ADMIN1
    source_urls: bool = False
    reviewer_names: bool = False
    only_reviewed: bool = False
    few_people: int = 0
    undisclosed_sources: tuple[str, ...] = ()
    restricted_sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.delay_days < 0 or self.materiel_delay_days < 0:
            raise ValueError("a delay is never negative")
        if self.few_people < 0:
            raise ValueError("a number of people is never negative")

    def __str__(self) -> str:
        """The name, and whatever differs from the default: ``partners (delay_days 2)``. Lists are counted, never shown."""
        changed = [
            f"{field.name} {_said(getattr(self, field.name))}"
            for field in dataclasses.fields(self)
            if field.name != "name" and getattr(self, field.name) != field.default
        ]
        return f"{self.name} ({', '.join(changed)})" if changed else self.name


def _said(value: object) -> str:
    return str(len(value)) if isinstance(value, tuple) else str(value).lower()


def load_profile(path: Path) -> SafetyProfile:
    """The profile in a TOML file: a `name` of its own, and any other field of `SafetyProfile`.

    Raises:
        UsageError: the file can't be read, lacks a name or uses the default's, or has a field or value that is none.
    """
    try:
        return profile_of(path.read_bytes().decode("utf-8"), str(path))
    except FileNotFoundError as error:
        raise UsageError(f"There is no safety profile at {path}. Check the path; docs/safety.md shows one.") from error
    except OSError as error:
        raise UsageError(f"{path} can't be read as a safety profile: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} can't be read as a safety profile: {error}. It has to be a TOML file.") from error


def profile_of(text: str, where: str) -> SafetyProfile:
    """The profile that a TOML text says; `where` it stands, for errors.

    Raises:
        UsageError: as `load_profile`.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where} can't be read as a safety profile: {error}. It has to be a TOML file.") from error
    known = {field.name: field for field in dataclasses.fields(SafetyProfile)}
    if unknown := sorted(set(data) - set(known)):
        raise UsageError(f"{where}: a profile has no field {unknown[0]!r}. It may have: {', '.join(known)}.")
    name = data.get("name")
    if not isinstance(name, str) or not name.strip() or name == DEFAULT:
        raise UsageError(f"{where}: a profile needs a name of its own, so that the release can say which it was.")
    return SafetyProfile(**{key: _value(where, key, value) for key, value in data.items()})


def _value(where: str, key: str, value: Any) -> Any:
    if key.startswith("finest_"):
        if value not in list(Level):
            raise UsageError(f"{where}: {key} is {value!r}; it may be {', '.join(Level)}.")
        return Level(value)
    if key.endswith("_sources"):
        if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
            raise UsageError(
                f'{where}: {key} is {value!r}; it has to be a list of names of outlets: ["The Valley Post"].'
            )
        return tuple(value)
    wanted = _TYPES.get(key, int)
    if type(value) is not wanted or (isinstance(value, int) and value < 0):
        raise UsageError(f"{where}: {key} is {value!r}; it has to be {_KINDS[wanted]}.")
    return value


_TYPES = {"name": str, "source_urls": bool, "reviewer_names": bool, "only_reviewed": bool}  # all others are numbers
_KINDS = {str: "words in quotation marks", bool: "true or false", int: "a whole number, 0 or more"}
