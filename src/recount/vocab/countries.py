"""Countries and large named regions: their names, adjectives and peoples, with reference points.

Codes are ISO 3166-1 alpha-2, with ``XK`` for Kosovo as GeoNames has it. Names are as news in English writes them;
names in other languages are the gazetteer's business. Points are near the middle of the land, and a radius holds at
least 97 in 100 of the country's settlements as GeoNames (CC BY 4.0) has them, and the corners of its largest piece of
land. That a disputed territory has a row, or a code, says how the data is keyed and nothing about whose it is.

Lookups want the capital of a name: "Turkey" is a country, "turkey" is none. Abbreviations ("US", "UAE") must match
letter by letter. A leading "the" is ignored.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

_BEGINS = re.compile(r"\w+")
_SHORT = 3  # letters up to which a name is an abbreviation: "us" in running text is a pronoun


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory: `iso2` code, names, adjectives ("Turkish") and peoples ("Turks"), reference point.

    `lat`, `lon` in WGS 84 degrees, `radius_km` in kilometres, `area_km2` in square kilometres, None if unknown.
    """

    iso2: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    area_km2: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A large named region or sea: a fuzzy thing with a reference point and an honest radius.

    `id` is unique in this table, `kind` is ``region`` or ``sea``, `countries` the ISO 3166-1 alpha-2 codes it touches
    (empty for seas and continents). `lat`, `lon` in WGS 84 degrees, `radius_km` in kilometres.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float


@cache
def countries() -> tuple[Country, ...]:
    """Every country and territory of the table, in order of its code."""
    return tuple(
        Country(
            iso2=row["iso2"],
            name=row["name"],
            names=(row["name"], *_split(row["names"])),
            adjectives=_split(row["adjectives"]),
            people=_split(row["people"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            area_km2=float(row["area_km2"]) if row["area_km2"] else None,
        )
        for row in _rows("countries.csv")
    )


@cache
def regions() -> tuple[Region, ...]:
    """Every large named region and sea of the table."""
    return tuple(
        Region(
            id=row["id"],
            name=row["name"],
            names=(row["name"], *_split(row["names"])),
            kind=row["kind"],
            countries=_split(row["countries"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
        )
        for row in _rows("regions.csv")
    )


def country_of_adjective(word: str) -> str | None:
    """``"Turkish" -> "TR"``; None if the word is no adjective of a country, or of two ("Congolese", "Dominican")."""
    return _only(countries_of_adjective(word))


def countries_of_adjective(word: str) -> tuple[str, ...]:
    """All countries that the adjective may belong to: ``"Congolese" -> ("CD", "CG")``, empty if none."""
    return _find(_by_adjective(), word)


def country_of_people(word: str) -> str | None:
    """``"Turks" -> "TR"``, singular or plural; None if the word names no country's people, or two countries'."""
    return _only(_find(_by_people(), word))


def country_named(name: str) -> str | None:
    """``"Syria" -> "SY"``; None if the name is no country's, or of two ("Congo")."""
    return _only(countries_named(name))


def countries_named(name: str) -> tuple[str, ...]:
    """All countries of that name: ``"Congo" -> ("CD", "CG")``, empty if none."""
    return _find(_by_name(), name)


def country(iso2: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code (upper case), None if the table has none."""
    return _by_code().get(iso2)


def region_named(name: str) -> str | None:
    """``"the Middle East" -> "middle-east"``; None if the name is no large region's or sea's."""
    return _only(_find(_by_region(), name))


@cache
def adjectives() -> frozenset[str]:
    """Every adjective, as written: "Turkish", "U.S.", "South Sudanese"."""
    return frozenset(word for one in countries() for word in one.adjectives)


@cache
def people() -> frozenset[str]:
    """Every noun for a country's people, singular and plural, as written: "Turk", "Turks"."""
    return frozenset(word for one in countries() for word in _numbers(one.people))


@cache
def names() -> frozenset[str]:
    """Every name of a country, as written, without "the": "Syria", "Syrian Arab Republic", "U.S."."""
    return frozenset(name for one in countries() for name in one.names)


@cache
def region_names() -> frozenset[str]:
    """Every name of a large region or sea, as written: "Middle East", "the Middle East", "Red Sea"."""
    return frozenset(name for one in regions() for name in one.names)


@cache
def _by_code() -> Mapping[str, Country]:
    return MappingProxyType({one.iso2: one for one in countries()})


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    return _index((name, one.iso2) for one in countries() for name in one.names)


@cache
def _by_adjective() -> Mapping[str, tuple[str, ...]]:
    return _index((word, one.iso2) for one in countries() for word in one.adjectives)


@cache
def _by_people() -> Mapping[str, tuple[str, ...]]:
    return _index((word, one.iso2) for one in countries() for word in _numbers(one.people))


@cache
def _by_region() -> Mapping[str, tuple[str, ...]]:
    return _index((name, one.id) for one in regions() for name in one.names)


@cache
def first_words() -> frozenset[str]:
    """The letters with which a name, an adjective or a people of any country begins, folded: most words need no more asking."""
    said = {*names(), *adjectives(), *people()}
    return frozenset(part for word in said for part in _BEGINS.findall(word.casefold())[:1]) | {"the"}


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in pairs:
        key = _key(name)
        if code not in found[key]:
            found[key].append(code)
    return MappingProxyType({key: tuple(codes) for key, codes in found.items()})


def _find(index: Mapping[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    bare = " ".join(word.split())
    bare = bare[4:] if bare[:4].lower() == "the " else bare
    if bare == bare.lower():
        return ()
    return index.get(_key(bare), ())


def _key(name: str) -> str:
    """Long names are folded, so that headlines in capitals match; abbreviations stand as they are."""
    bare = name[4:] if name[:4].lower() == "the " else name
    letters = bare.replace(".", "")
    if len(letters) <= _SHORT or ("." in bare and len(letters) == letters.count(letters.upper())):
        return bare
    return bare.replace("’", "'").casefold()


def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Plurals in -s with their singular: "Syrians" also says "Syrian"."""
    singular = (word[:-1] for word in words if word.endswith("s") and not word.endswith(("ss", "ois")))
    return tuple(dict.fromkeys((*words, *singular)))


def _only(codes: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _rows(name: str) -> list[dict[str, str]]:
    path = resources.files("recount.vocab") / "data" / "places" / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
