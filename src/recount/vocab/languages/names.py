"""Names of places that change their form: candidates for the form that a gazetteer has, by closed rules.

An Arabic name loses the "and", "in", "to" written onto it. A Russian or Ukrainian one gets the endings that its case may
stand for ("Харьковом": Харьков; "Харкові": Харків; "Авдіївці": Авдіївка), an adjective of a region the town it is made of
("Донецкой" of "область": Донецк). A candidate is only a guess at spelling: it counts if the gazetteer has it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, islice, product

from recount.vocab.languages.tables import names
from recount.vocab.languages.words import forms_of

MOST = 16  # candidates for one name
_OWN_FORMS = ("ый", "ий", "ое", "ая", "ие", "ые", "ій")  # of adjectives
_SHORTEST = 3  # letters of a word below which it is never changed, and of what is left of one


def candidates(name: str, code: str, *, region: bool = False) -> tuple[str, ...]:
    """Ways to look up a name of one or more words, as it stands first, at most 16.

    Args:
        name: as the text has it.
        code: a code of `LANGUAGES`; French and Spanish names don't change.
        region: the words say that it is a region or district, so that an adjective may name it.
    """
    if code == "ar":
        return _arabic(name)
    if code not in ("ru", "uk"):
        return (name,)
    words = name.split()
    ways = [_ranked(_forms(word, code, region), last=n == len(words) - 1) for n, word in enumerate(words)]
    rows = sorted(product(*ways), key=lambda row: sum(rank for rank, _ in row))
    joined = (" ".join(form for _, form in row) for row in rows)
    return tuple(dict.fromkeys(islice(chain((name,), joined), MOST)))


def _ranked(forms: tuple[str, ...], *, last: bool) -> tuple[tuple[int, str], ...]:
    """The likeliest first; in front of another word an adjective's own form is likelier."""
    if not last:
        forms = tuple(sorted(forms, key=lambda form: not form.endswith(_OWN_FORMS)))
    return tuple(enumerate(forms))


def _arabic(name: str) -> tuple[str, ...]:
    first, _, rest = name.partition(" ")
    bare = (f"{form} {rest}".strip() for form in forms_of(first, "ar"))
    return tuple(dict.fromkeys((name, *(form for form in bare if form != first))))


@lru_cache(maxsize=20_000)
def _forms(word: str, code: str, region: bool) -> tuple[str, ...]:
    """A word and what it may be a form of, the likeliest first."""
    if len(word) < _SHORTEST or not word[0].isupper():
        return (word,)
    made = [*_irregular(word, code, region), *(_adjectives(word, code) if region else ()), *_regions(word, code)]
    if region and made:
        return tuple(dict.fromkeys((*made, *_cases(word, code), word)))
    return tuple(dict.fromkeys((*made, word, *_cases(word, code))))


def _irregular(word: str, code: str, region: bool) -> Iterator[str]:
    low = word.lower()
    for stem, name in names(code)["irregular"]:
        adjective = stem.endswith(("ск", "цк", "ськ", "цьк", "ізьк"))
        ending = low[len(stem) :]
        if low.startswith(stem) and len(ending) <= 2 and (region or not adjective):
            yield name


def _adjectives(word: str, code: str) -> Iterator[str]:
    for ending in names(code)["adjective_endings"]:
        if not word.endswith(ending):
            continue
        base = word.removesuffix(ending)
        for stem, ways in names(code)["adjectives"]:
            if base.endswith(stem) and len(base) - len(stem) >= _SHORTEST:
                yield from (base.removesuffix(stem) + way for way in ways.split("|"))


def _regions(word: str, code: str) -> Iterator[str]:
    """ "Харківщина", "на Сумщине": the region of a town."""
    for ending in names(code)["region_endings"]:
        base = word.removesuffix(ending)
        if base == word:
            continue
        for stem, way in names(code)["regions"]:
            if base.endswith(stem) and len(base) - len(stem) >= _SHORTEST:
                yield base.removesuffix(stem) + way


def is_region_name(word: str, code: str) -> bool:
    """Is it a region's own name, made of its town's: "Харківщина", "на Сумщине"?"""
    return "regions" in names(code) and next(_regions(word, code), None) is not None


def _cases(word: str, code: str) -> Iterator[str]:
    for ending, ways in sorted(names(code)["endings"], key=lambda row: -len(row[0])):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST - 1:
            yield from (base + way for way in ways.split("|") if not _odd().search(base + way))


@cache
def _odd() -> re.Pattern[str]:
    """Endings that no Russian or Ukrainian name has: a soft one behind a letter that can't be soft."""
    vowels = "аеёиоуыэюяіїє"
    return re.compile(rf"[кгх][яь]$|[{vowels}й]ь$|[^{vowels}]й$|[гкхжшчщ]ы$")
