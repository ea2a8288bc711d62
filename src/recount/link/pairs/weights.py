"""The weights of each level of each measure, and its sentence, from `weights.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, eq=False)  # one table is never compared with another, but looked up by
class Weights:
    """`prior` are the points before anything is compared, `before` its sentence; `levels` and `says` by measure and level;
    `hand` are the weights that learning was drawn to.
    """

    prior: float
    before: str
    levels: Mapping[str, Mapping[str, float]]
    says: Mapping[str, Mapping[str, str]]
    hand: Mapping[str, Mapping[str, float]]


@cache
def weights() -> Weights:
    """The shipped weights."""
    return read((files("recount.link.pairs") / "weights.toml").read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """Weights in the layout of `weights.toml`.

    Raises:
        KeyError: a level lacks its weight or sentence.
    """
    given = tomllib.loads(text)
    prior = given.pop("prior")
    return Weights(
        prior=prior["weight"],
        before=prior["says"],
        levels={name: {level: float(v["weight"]) for level, v in table.items()} for name, table in given.items()},
        hand={name: {level: float(v["hand"]) for level, v in table.items()} for name, table in given.items()},
        says={name: {level: v["says"] for level, v in table.items()} for name, table in given.items()},
    )
