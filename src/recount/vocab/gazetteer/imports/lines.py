"""One line of each of GeoNames' files (see the readme of the dump): tab-separated, UTF-8, no quotes, no header."""

from dataclasses import dataclass
from enum import StrEnum

from recount.vocab.gazetteer.names import is_name

MOST = 100_000_000
"""A number of GeoNames is below this (the highest are near 13 million): one bit-map holds them all."""

_NO_LANGUAGES = frozenset("link post iata icao faac tcid unlc wkdt abbr phon piny fr_1793".split())


class Layout(StrEnum):
    """What kind of file it is."""

    PLACES = "places"
    NAMES = "alternate names"
    FIRST = "first-level regions"
    SECOND = "second-level regions"


SHAPES = {
    Layout.PLACES: "a country dump (SY.txt): 19 columns, from geonameid and name to modification date",
    Layout.NAMES: "alternate names (alternateNamesV2.txt): 8 or 10 columns: number, geonameid, language, name, …",
    Layout.FIRST: "admin1CodesASCII.txt: 4 columns: code (SY.09), name, ASCII name, geonameid",
    Layout.SECOND: "admin2Codes.txt: 4 columns: code (SY.09.171), name, ASCII name, geonameid",
}
"""Each layout in words, for whoever gave another file."""


class BadLineError(ValueError):
    """A line that is not of its layout; the message says why, in a clause."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A line of a country dump. `inside` are country and codes of the first three levels, each maybe empty."""

    number: int
    name: str
    other: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    code: str
    inside: tuple[str, str, str, str]
    population: int


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name of a place; `main` if it is the one to call it by in English. `code` is that of a region ("SY.09"), or empty."""

    number: int
    names: tuple[str, ...]
    main: bool
    code: str = ""


def place_line(line: str) -> PlaceLine:
    """Read a line of a dump.

    Raises:
        BadLineError: the line is not of the layout.
    """
    cells = line.split("\t")
    if len(cells) != 19:
        raise BadLineError(f"{len(cells)} columns, not 19")
    name = cells[1].strip()
    if not name:
        raise BadLineError("no name")
    lat, lon = _point(cells[4], cells[5])
    return PlaceLine(
        number_of(cells[0]),
        name,
        cells[2].strip(),
        tuple(filter(is_name, cells[3].split(","))) if cells[3] else (),
        lat,
        lon,
        cells[7],
        (cells[8], cells[10], cells[11], cells[12]),
        _people(cells[14]),
    )


def name_line(line: str) -> NameLine | None:
    """Read a line of alternate names; None for what is no name: a link, a code, a postcode.

    Raises:
        BadLineError: the line is not of the layout.
    """
    cells = line.split("\t")
    if len(cells) not in {8, 10}:
        raise BadLineError(f"{len(cells)} columns, not 8 or 10")
    number, name = number_of(cells[1]), cells[3].strip()
    if cells[2] in _NO_LANGUAGES or not is_name(name):
        return None
    return NameLine(number, (name,), cells[2] == "en" and cells[4] == "1" and cells[7] != "1")


def region_line(line: str) -> NameLine:
    """Read a line of names and codes of first or second-level regions.

    Raises:
        BadLineError: the line is not of the layout.
    """
    cells = line.split("\t")
    if len(cells) != 4:
        raise BadLineError(f"{len(cells)} columns, not 4")
    if not cells[1].strip():
        raise BadLineError("no name")
    if cells[0].count(".") not in {1, 2} or not all(cells[0].split(".")):
        raise BadLineError(f"{cells[0][:20]!r} is no code like SY.09 or SY.09.171")
    return NameLine(
        number_of(cells[3]), tuple(dict.fromkeys((cells[1].strip(), cells[2].strip() or cells[1]))), True, cells[0]
    )


def layout_of(line: str) -> Layout | None:
    """The layout that a line has, None if it has none that is known here."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) == 19 and cells[0].isdecimal() and cells[6].isalpha() and len(cells[6]) == 1:
        return Layout.PLACES
    if len(cells) in {8, 10} and cells[0].isdecimal() and cells[1].isdecimal():
        return Layout.NAMES
    if len(cells) == 4 and cells[3].isdecimal() and 1 <= cells[0].count(".") <= 2:
        return Layout.FIRST if cells[0].count(".") == 1 else Layout.SECOND
    return None


def number_of(cell: str) -> int:
    """The geonameid of a cell.

    Raises:
        BadLineError: it is none.
    """
    if not (cell.isascii() and cell.isdecimal()) or not 0 < int(cell[:12]) < MOST:
        raise BadLineError(f"{cell[:20]!r} is no geonameid")
    return int(cell)


def _point(lat: str, lon: str) -> tuple[float, float]:
    try:
        point = float(lat), float(lon)
    except ValueError:
        raise BadLineError(f"latitude {lat[:12]!r}, longitude {lon[:12]!r} are no numbers") from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):  # also false for "nan"
        raise BadLineError(f"latitude {lat[:12]}, longitude {lon[:12]} are not on Earth")
    if point == (0.0, 0.0):
        raise BadLineError("at 0, 0, which stands for an unknown point")
    return point


def _people(cell: str) -> int:
    if not cell:
        return 0
    if not (cell.isascii() and cell.isdecimal()) or len(cell) > 10:
        raise BadLineError(f"population {cell[:12]!r} is no number")
    return int(cell)
