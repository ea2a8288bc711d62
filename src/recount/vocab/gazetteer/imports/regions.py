"""Regions of an import: their names on the places inside them, and how far they reach, from the settlements inside them."""

import sqlite3
from collections import defaultdict

from recount.vocab.gazetteer.geometry import Spread
from recount.vocab.gazetteer.imports.compile import Area
from recount.vocab.gazetteer.imports.features import KINDS
from recount.vocab.gazetteer.place import PlaceKind

_ENOUGH = 6  # settlements that show where the middle of a region is
_MOST = 5_000  # settlements of a region that are measured; more say no more

_SETTLEMENT = KINDS.index(PlaceKind.SETTLEMENT)


def name_areas(db: sqlite3.Connection) -> None:
    """Write the names of first and second-level regions beside their codes: of the tables of codes, else of the regions."""
    names = {_codes(code): name for code, name in db.execute("SELECT code, name FROM named")}
    of_places = """
        SELECT a.country, a.first, a.second, p.name FROM region r JOIN made.place p ON p.pk = r.place
        JOIN made.area a ON a.pk = p.area WHERE a.third = '' ORDER BY p.pk
    """
    for country, first, second, name in db.execute(of_places):
        names.setdefault((country, first, second), name)
    areas = db.execute("SELECT pk, country, first, second FROM made.area").fetchall()
    named = (
        (names.get((country, first, "")), names.get((country, first, second)) if second else None, pk)
        for pk, country, first, second in areas
    )
    db.executemany("UPDATE made.area SET admin1 = ?, admin2 = ? WHERE pk = ?", named)


def _codes(code: str) -> tuple[str, str, str]:
    country, first, *second = code.split(".")
    return country, first, second[0] if second else ""


def measure(db: sqlite3.Connection) -> None:
    """Give each region the middle and the reach of its settlements; where few are known, it reaches as far as is usual."""
    spreads = _spreads(db)
    inside = _inside(db, spreads)
    settlements = "SELECT area, lat, lon, population FROM made.place WHERE kind = ?"
    for area, lat, lon, people in db.execute(settlements, (_SETTLEMENT,)):
        for spread in inside.get(area, ()):
            if len(spread) < _MOST:
                spread.add(lat, lon, people, "")
    for spread, pks, usual in spreads.values():
        if len(spread) >= _ENOUGH:
            row = (*spread.middle(), spread.radius_km(usual))
            db.executemany(
                "UPDATE made.place SET lat = ?, lon = ?, radius_km = ? WHERE pk = ?", [(*row, pk) for pk in pks]
            )


_Regions = dict[Area, tuple[Spread, list[int], float]]


def _spreads(db: sqlite3.Connection) -> _Regions:
    """For the codes of each region: its settlements, none so far; the numbers of its places; the radius usual for its level."""
    found: _Regions = {}
    regions = """
        SELECT p.pk, p.radius_km, a.country, a.first, a.second, a.third
        FROM region r JOIN made.place p ON p.pk = r.place JOIN made.area a ON a.pk = p.area ORDER BY p.pk
    """
    for pk, radius, country, first, second, third in db.execute(regions):
        found.setdefault((country, first, second, third), (Spread(), [], radius))[1].append(pk)
    return found


def _inside(db: sqlite3.Connection, spreads: _Regions) -> dict[int, list[Spread]]:
    """The regions that each area lies in."""
    found = defaultdict[int, list[Spread]](list)
    for pk, country, first, second, third in db.execute("SELECT pk, country, first, second, third FROM made.area"):
        levels = ((first, "", ""), (first, second, ""), (first, second, third))
        for codes in dict.fromkeys(levels):
            if (region := spreads.get((country, *codes))) is not None:
                found[pk].append(region[0])
    return found
