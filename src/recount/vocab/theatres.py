"""Where organised violence has been recorded, and roughly how much: a prior for names that say nothing else of their country."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import log10
from types import MappingProxyType

_FEWEST, _MOST = 1.0, 4.8  # log10 of events: one village feud a year, and the most violent country


def theatre(iso2: str | None) -> float:
    """0..1: how much organised violence a country has seen since 1989, on a logarithmic scale; 0 where little or none.

    After the orders of magnitude of events in the UCDP Georeferenced Event Dataset (Uppsala Conflict Data Program, CC BY
    4.0), rounded by us. It says where reports of conflict are likely to be from, and nothing of any one report.
    """
    return _shares().get(iso2 or "", 0.0)


@cache
def _shares() -> Mapping[str, float]:
    path = resources.files("recount.vocab") / "data" / "places" / "theatres.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["iso2"]: _share(int(row["events"])) for row in rows})


def _share(events: int) -> float:
    return min(1.0, max(0.0, (log10(events) - _FEWEST) / (_MOST - _FEWEST)))
