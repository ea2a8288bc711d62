"""What each feature code of GeoNames is to us; codes without a row name nothing that reports place events by."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from recount.vocab.gazetteer.place import PlaceKind

KINDS = tuple(PlaceKind)
"""Kinds as they are numbered in an imported file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What a code stands for: `radius_km` is None where it grows with the people; `known` if being one makes a place known.

    `level` is that of a region whose codes say which places lie in it, else None.
    """

    kind: PlaceKind
    level: int | None
    radius_km: float | None
    known: bool


@cache
def features() -> Mapping[str, Feature]:
    """The features that are taken, by code, from ``features.csv``."""
    text = resources.files("recount.vocab.gazetteer.imports").joinpath("features.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["code"]: Feature(
                kind=PlaceKind(row["kind"]),
                level=int(row["level"]) if row["level"] else None,
                radius_km=float(row["radius_km"]) if row["radius_km"] else None,
                known=row["rank"] == "known",
            )
            for row in csv.DictReader(text.splitlines())
        }
    )
