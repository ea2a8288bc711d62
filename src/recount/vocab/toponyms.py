"""The words beside a name that tell whether it is a place's, and what each sign is worth."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Closed classes of lower-cased English words.

    `at` and `way` are prepositions of place ("in", "from"), `loose` those of anything ("by"), `classes` nouns that say what
    a place is, `sides` of the compass, `titles` before persons, `bodies` in names of organisations, `speech` verbs that
    follow who speaks, `stops` marks that end a sentence, `people` nouns of persons, `never` words that are no place though one bears the name.
    """

    at: frozenset[str]
    way: frozenset[str]
    loose: frozenset[str]
    classes: frozenset[str]
    sides: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    speech: frozenset[str]
    stops: frozenset[str]
    people: frozenset[str]
    never: frozenset[str]


@cache
def _table() -> Mapping[str, Mapping[str, object]]:
    path = resources.files("recount.vocab") / "data" / "toponyms.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def cues() -> Cues:
    """The words of the table, by class."""
    return Cues(**{name: frozenset(str(words).split()) for name, words in _table()["cues"].items()})


@cache
def weights() -> Mapping[str, float]:
    """Sign to log odds; ``always`` is what every name starts from."""
    return MappingProxyType({sign: float(str(worth)) for sign, worth in _table()["weights"].items()})
