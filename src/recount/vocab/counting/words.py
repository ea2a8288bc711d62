"""Words beside a number that decide what it counts, and words for groups of people: `words.toml`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recount.model import ReferenceDataError


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWords:
    """The lists of `words.toml`, which says of each what it is for."""

    measures: frozenset[str]
    money: frozenset[str]
    labels: frozenset[str]
    years: frozenset[str]
    shares: frozenset[str]
    changes: frozenset[str]
    units: frozenset[str]
    several: frozenset[str]
    gathered: frozenset[str]
    mass: frozenset[str]
    pairs: frozenset[str]
    open: frozenset[str]
    places: frozenset[str]
    body: frozenset[str]
    bullets: frozenset[str]
    grave: frozenset[str]
    animals: frozenset[str]


@cache
def counting_words() -> CountingWords:
    """The lists.

    Raises:
        ReferenceDataError: the table is broken.
    """
    text = resources.files("recount.vocab.counting").joinpath("words.toml").read_text(encoding="utf-8")
    try:
        return CountingWords(**{name: frozenset(words.split()) for name, words in tomllib.loads(text).items()})
    except (AttributeError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ReferenceDataError(f"vocab/counting/words.toml is broken ({error}). Install Recount again.") from error
