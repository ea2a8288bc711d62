"""The table of territories, read from `data/*.toml` once."""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from recount.model import ReferenceDataError
from recount.vocab.territories.outline import ring
from recount.vocab.territories.territory import Claimed, Held, Territory, Turn

KNOWN_UNTIL = date(2025, 6, 1)
"""The day up to which the table was checked: what changed after it is not in it."""

_DAY = timedelta(days=1)


@cache
def territories() -> tuple[Territory, ...]:
    """Every territory of the table, in order of its id.

    Raises:
        ReferenceDataError: a file of the table can't be read.
    """
    found = []
    for file in sorted(files("recount.vocab.territories").joinpath("data").iterdir(), key=lambda one: one.name):
        try:
            found += [_territory(row) for row in tomllib.loads(file.read_text("utf-8"))["territory"]]
        except (KeyError, TypeError, ValueError) as error:  # a fault of TOML is a ValueError
            raise ReferenceDataError(f"vocab/territories/data/{file.name}: {error!r}. Mend the table.") from error
    return tuple(sorted(found, key=lambda one: one.id))


def _territory(row: dict[str, Any]) -> Territory:
    filed = frozenset(row.get("admin1", ()))
    return Territory(
        id=row["id"],
        name=row["name"],
        places=frozenset(row.get("places", ())) | {f"admin1:{code}" for code in filed},
        partly=frozenset(row.get("partly", ())),
        countries=frozenset(row.get("countries", ())),
        admin1=filed,
        among=frozenset(row.get("among", ())),
        shares=frozenset(row.get("shares", ())),
        outlines=tuple(ring((float(lat), float(lon)) for lat, lon in corners) for corners in row["outlines"]),
        edge_km=float(row["edge_km"]),
        claims=tuple(
            Claimed(by=one["by"], since=_turn(one.get("since")), until=_turn(one.get("until")))
            for one in sorted(row["claims"], key=lambda one: str(one["by"]))
        ),
        holders=tuple(
            Held(
                by=tuple(sorted(one["by"])), forces=tuple(sorted(one.get("forces", ()))), since=_turn(one.get("since"))
            )
            for one in row["holders"]
        ),
        source=row["source"],
    )


def _turn(text: str | None) -> Turn | None:
    """``2014`` and ``2014-02`` fell on one of their days, ``2014-02-27`` on that day."""
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    if day:
        return Turn(text=text, earliest=first, latest=first)
    after = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
    return Turn(text=text, earliest=first, latest=after - _DAY)
