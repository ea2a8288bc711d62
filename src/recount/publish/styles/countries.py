"""A country in the codes of others: ISO 3166-1 numeric, Gleditsch and Ward's numbers, regions of ACLED and of UCDP."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recount.vocab import countries

# UCDP's regions go by the numbers of the states (GED codebook 23.1): up to and including the number
_UCDP_REGIONS = ((199, "Americas"), (399, "Europe"), (626, "Africa"), (699, "Middle East"), (999, "Asia"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes of one country or territory; None where that list has none for it."""

    name: str
    iso_numeric: int | None
    gleditsch_ward: int | None
    acled_region: str | None

    @property
    def ucdp_region(self) -> str | None:
        """The region that UCDP gives the state."""
        if self.gleditsch_ward is None:
            return None
        return next(region for most, region in _UCDP_REGIONS if self.gleditsch_ward <= most)


@cache
def codes(iso2: str | None) -> Codes | None:
    """The codes of a country by its ISO 3166-1 alpha-2 code, None where there is no such country."""
    found = countries.country(iso2) if iso2 else None
    if found is None:
        return None
    row = _listed().get(found.iso2, {})
    numeric, number = row.get("iso_numeric"), row.get("gleditsch_ward")
    return Codes(
        name=found.name,
        iso_numeric=int(numeric) if numeric else None,
        gleditsch_ward=int(number) if number else None,
        acled_region=row.get("acled_region") or None,
    )


@cache
def _listed() -> Mapping[str, Mapping[str, str]]:
    text = resources.files("recount.publish.styles").joinpath("countries.csv").read_text(encoding="utf-8")
    return {row["iso2"]: row for row in csv.DictReader(text.splitlines())}
