"""The countries that a text in one of five languages speaks of, by their names in any case and by their adjectives."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources

from recount.vocab.languages.tables import homes, language
from recount.vocab.languages.words import Words, alike

NAME, ADJECTIVE, REGION, HOME = 1.0, 0.3, 0.5, 0.1  # weight of one mention: an adjective often speaks of a foreign army
_LONGEST = 4  # words of a country's name
_STEM = 4  # letters of a stem that tells a country
_CASE = 2  # letters that a case adds at most
_ADJECTIVES = {
    "ar": ("ي", "يه", "يون", "يين"),
    "ru": ("иск", "ск", "янск", "анск"),
    "uk": ("иськ", "ськ", "янськ"),
    "fr": ("en", "enne", "ens", "ennes", "ien", "iens", "ienne", "iennes", "ais", "aise", "aises"),
    "es": ("o", "a", "os", "as", "ano", "ana", "anos", "anas", "no", "na", "nos", "nas", "es", "esa", "eses"),
}
_VOWELS = {"ar": "اهي", "ru": "аеияюйо", "uk": "аеіияюйоь", "fr": "aeiy", "es": "aeio"}


def countries_in(text: str, code: str) -> Mapping[str, float]:
    """How strongly a text speaks of each country (ISO 3166-1 alpha-2)."""
    words, weights, i = Words(text, code), defaultdict[str, float](float), 0
    for iso2 in homes(code):
        weights[iso2] += HOME
    while i < len(words.all):
        end, iso2, weight = _country_at(words, i) or (i + 1, "", 0.0)
        if iso2:
            weights[iso2] += weight
        i = end
    return weights


def is_country(name: str) -> bool:
    """Is it the name of a country, in any of the five languages?"""
    return alike(name) in _names()


def _country_at(words: Words, at: int) -> tuple[int, str, float] | None:
    if not words.all[at].text[:1].isalpha() or words.low(at) in language(words.code).common:  # "того": "that", or Togo
        return None
    named = words.code == "ar" or words.all[at].text[:1].isupper()
    for length in range(min(_LONGEST, len(words.all) - at), 0, -1):
        rest = [words.low(at + n) for n in range(1, length)]
        for form in words.forms(at):
            name = " ".join((form, *rest))
            iso2, region = _names().get(name), _regions().get(name)
            if (iso2 or region) and named:
                return at + length, iso2 or region or "", NAME if iso2 else REGION
    return _by_stem(words, at)


def _by_stem(words: Words, at: int) -> tuple[int, str, float] | None:
    """ "Сирии", "сирийской", "السورية", "syriennes": the country whose stem the word begins with."""
    for form in words.forms(at):
        bare = form.removeprefix("ال") if words.code == "ar" else form
        for stop in range(len(bare), _STEM - 1, -1):
            iso2 = _stems(words.code).get(bare[:stop])
            if iso2 is None:
                continue
            ending = bare[stop:]
            if words.code in ("ru", "uk") and len(ending) <= _CASE and words.all[at].text[:1].isupper():
                return at + 1, iso2, NAME
            if any(_is_adjective(ending, known, words.code) for known in _ADJECTIVES[words.code]):
                return at + 1, iso2, ADJECTIVE
    return None


def _is_adjective(ending: str, known: str, code: str) -> bool:
    return ending.startswith(known) if code in ("ru", "uk") else ending == known


@cache
def _names() -> Mapping[str, str]:
    """Names of countries in all languages of our tables, as they are looked up."""
    found: dict[str, str] = {}
    for table in ("countries.csv", "country_names.csv"):
        path = resources.files("recount.vocab") / "data" / "places" / table
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            for name in (row.get("name", ""), *row["names"].split("|")):
                if len(name) > 3:
                    found.setdefault(_spaced(name), row["iso2"])
    return found


@cache
def _regions() -> Mapping[str, str]:
    """Names of first-level regions in these languages, where only one country has one of that name."""
    found: dict[str, set[str]] = defaultdict(set)
    path = resources.files("recount.vocab") / "data" / "places" / "admin1_scripts.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        for name in row["names"].split("|"):
            if len(name) > 3:  # shorter ones are words, too
                found[_spaced(name)].add(row["country"])
    return {name: iso2.pop() for name, iso2 in found.items() if len(iso2) == 1}


def _spaced(name: str) -> str:
    return " ".join(alike(word) for word in name.replace("-", " - ").split())


@cache
def _stems(code: str) -> Mapping[str, str]:
    """The names of one word without their vowel at the end; a stem of two countries tells none."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, iso2 in _names().items():
        if " " not in name and _script(name) == (
            "latin" if code in ("fr", "es") else "arabic" if code == "ar" else "cyrillic"
        ):
            stem = name.removeprefix("ال") if code == "ar" else name
            while len(stem) > _STEM and stem[-1] in _VOWELS[code]:
                stem = stem[:-1]
            if len(stem) >= _STEM:
                found[stem].add(iso2)
    return {stem: iso2.pop() for stem, iso2 in found.items() if len(iso2) == 1}


def _script(name: str) -> str:
    first = name[:1]
    return "arabic" if "\u0600" <= first <= "\u06ff" else "cyrillic" if "\u0400" <= first <= "\u04ff" else "latin"
