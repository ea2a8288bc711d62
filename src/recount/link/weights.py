"""The points of the signs between claims of one report (`within.toml`), learned by ``training.within``."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Points in natural log-odds: where no sign speaks (`start`), from which on it is held to be so (`enough`), for each sign.

    `beside_links` is `enough` in a report whose claims hold links of their own: who made these was silent on the others.
    `beside_engine` is it where an engine made them, which links what it is sure of and leaves the rest open; None: as many.
    `judged` is it where an engine has said of every two whether they are of one event; None: as where an engine made them.
    """

    start: float
    enough: float
    points: Mapping[str, float]
    beside_links: float = 0.0
    beside_engine: float | None = None
    judged: float | None = None

    def from_where(self, *, beside_links: bool, by_engine: bool = False, judged: bool = False) -> float:
        """The points from which on it is held to be so."""
        if judged and self.judged is not None:
            return self.judged
        if beside_links and by_engine and self.beside_engine is not None:
            return self.beside_engine
        return self.beside_links if beside_links else self.enough

    def weigh(self, signs: Iterable[str]) -> float:
        """Log-odds: above 0, rather so than not. A sign without points says nothing."""
        points = self.points
        return self.start + sum([points.get(sign, 0.0) for sign in signs])


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`same`: two claims are of one event. `part`: the people of one are among those of the other.

    `anyone` are words for people of any sort, `wide` words of areas within which there is room for many events on one day.
    """

    same: Scale
    part: Scale
    anyone: frozenset[str]
    wide: frozenset[str]
    forces: frozenset[str]


@cache
def weights() -> Weights:
    """The shipped points and words."""
    data = tomllib.loads(files("recount.link").joinpath("within.toml").read_text(encoding="utf-8"))
    return Weights(
        same=_scale(data["same"]),
        part=_scale(data["part"]),
        anyone=frozenset(data["anyone"].split()),
        wide=frozenset(data["wide"].split()),
        forces=frozenset(data["forces"].split()),
    )


def _scale(data: Mapping[str, object]) -> Scale:
    return Scale(**data)  # type: ignore[arg-type]  # from our own file, which a test reads
