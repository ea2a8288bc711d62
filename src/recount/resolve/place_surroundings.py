"""What a report says around a place's name, and which countries it speaks of."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from recount.model import Report, Span
from recount.resolve.place_choice import PlaceFinder
from recount.resolve.place_words import is_name
from recount.vocab.countries import countries_named, countries_of_adjective, country_of_people, first_words
from recount.vocab.gazetteer.place import PlaceKind
from recount.vocab.outlets import source_named

_REACH = 70  # code points looked at on each side of a name
_LONGEST_NAME = 5  # words of the longest name of a country
_MOST_RUNS = 100  # capitalised phrases of a report that are looked up as regions: time must not grow with length
_REGION_NAMED = 0.5  # weight of a region's name, each counted once
_NAME, _ADJECTIVE, _OUTLET = 1.0, 0.3, 0.3  # weight of one mention: an adjective often speaks of a foreign army

_LETTERS = re.compile(r"\w*")
_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_CLASS = (
    r"(?:cit(?:y|ies)|towns?|villages?|districts?|provinces?|governorates?|oblasts?|regions?|states?|department|county|canton|camp"
    r"|countryside|suburbs?|outskirts|vicinity|area|areas|centre|center|neighbou?rhoods?|port|edge|perimeter|part|parts)"
)
_NAMED = r"[A-Z][\w’'-]*(?:[\s-](?:(?:al|el|ez|as|au|de|del|la|e)[\s-])?[A-Z][\w’'-]*){0,3}"
_BEFORE = re.compile(
    rf"(?:(?:\b\w[\w.,]*\s+)?(?:km|kms|kilomet(?:er|re)s?|miles?)\s+)?(?:the\s+)?"
    rf"(?:(?:{_SIDE}\s+)?(?:{_CLASS}\s+)?(?:{_SIDE}\s+)?(?:and\s+{_SIDE}\s+)?of\s+(?:the\s+)?(?:{_CLASS}\s+of\s+)?"
    rf"|(?:near|outside|around)\s+(?:the\s+)?(?:{_CLASS}\s+of\s+)?|(?:{_SIDE}|rural|central)\s+)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:of|near|outside|around|the|rural|central|(?:north|south|east|west)\w*)\s+$", re.IGNORECASE
)  # asked first, being quick
_AFTER = re.compile(rf"(?:['’]s)?\s+(?:{_SIDE}\s+)?{_CLASS}\b", re.IGNORECASE)
_LISTED = re.compile(
    rf"(?:,\s+{_NAMED})*,?\s+and\s+(?:the\s+)?{_NAMED}\s+(provinces|governorates|oblasts|regions|states|districts|cities|towns|villages)\b"
)
_HOLDER_BEFORE = re.compile(
    rf"\b([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)(?:\s(?:city|town))?['’]s\s+(?:(?:{_SIDE}|{_CLASS}|capital|port|border|besieged|restive|rural|central|war-torn)\s+)"
    r"{0,2}(?:of\s+)?$"
)  # "Israel's raid on X" holds nothing
_ENDS = rf"(?=\s*(?:[.,;:)\n]|$)|\s+(?:{_CLASS}|on|in|during|when|after|before|by|where|who|killing|and(?!\s+(?:the\s+)?[A-Z]))\b)"
_HOLDERS_AFTER = (
    re.compile(
        rf"(?:\s+{_CLASS})?,\s+({_NAMED}){_ENDS}(?:\s+{_CLASS})?(?:,\s+({_NAMED}){_ENDS})?(?:,\s+({_NAMED}){_ENDS})?"
    ),
    re.compile(rf"(?:\s+{_CLASS})?,?\s+in\s+((?:[a-z’'-]+\s+){{0,4}}?{_NAMED}(?:\s+{_CLASS})?)"),
    re.compile(rf"\s+{_CLASS}\s+(?:of|in)\s+((?:the\s+)?{_NAMED}(?:\s+{_CLASS})?)"),
)  # "X, Y, Z", "X, in the eastern countryside of Y", "the X area of Y"
_RUN = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:(?:of|and|the)\s+){0,2}[A-Z][\w.’'-]*)*")


def widened(text: str, span: Span) -> str:
    """The words of a mention with those beside it that say more about the place: "the village of", "north of", "province".

    A class said once for a list ("Raqqa, Idlib and Aleppo provinces") counts for each of its names.
    """
    ahead = text[max(0, span.start - _REACH) : span.start]
    before = _BEFORE.search(ahead) if _LEADS.search(ahead) else None
    after = _AFTER.match(text[span.end : span.end + _REACH])
    listed = _LISTED.match(text[span.end : span.end + _REACH])
    inner = text[span.start : span.end]
    left = before.group() if before and before.group().strip().lower() not in {"of", "the"} else ""
    right = after.group() if after else f" {listed.group(1)}" if listed else ""
    return f"{left}{inner}{right}"


def holders(text: str, span: Span) -> tuple[str, ...]:
    """Names said to hold the place: "Syria's Idlib", "Douma, in the eastern countryside of Damascus"."""
    before = _HOLDER_BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    following = text[span.end : span.end + _REACH]
    after = [name for pattern in _HOLDERS_AFTER if (match := pattern.match(following)) for name in match.groups("")]
    found = (before.group(1) if before else "", *after)
    return tuple(name for name in found if any(is_name(word) for word in name.split()))


def countries_of_report(report: Report, finder: PlaceFinder) -> Mapping[str, float]:
    """How strongly a report speaks of each country (ISO 3166-1 alpha-2): by its names, adjectives, peoples and regions."""
    weights: dict[str, float] = defaultdict(float)
    runs = [run.group() for run in _RUN.finditer(f"{report.title or ''}\n{report.text}")]
    for run in runs:
        _weigh(run.split(), weights)
    for run in list(dict.fromkeys(runs))[:_MOST_RUNS]:
        home = _home(run.strip(".,"), finder)
        if home is not None:
            weights[home] += _REGION_NAMED
    outlet = source_named(report.source) if report.source else None
    if outlet is not None and outlet.country:
        weights[outlet.country] += _OUTLET
    return weights


def _home(name: str, finder: PlaceFinder) -> str | None:
    """The country of the first-level region of that name, None if there is none, or places elsewhere share the name."""
    same = [match.place for match in finder.spelled(name) if match.tier == 1]
    homes = {place.country for place in same}
    regional = any(place.kind is PlaceKind.ADMIN1 for place in same)
    return homes.pop() if regional and len(homes) == 1 else None


def _weigh(words: list[str], weights: dict[str, float]) -> None:
    at = 0
    while at < len(words):
        if _first_word(words[at]) not in first_words():
            at += 1
            continue
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            codes, weight = _countries(" ".join(words[at : at + length]).strip(".,"))
            if codes:
                for code in codes:
                    weights[code] += weight / len(codes)
                at += length
                break
        else:
            at += 1


def _first_word(word: str) -> str:
    return _LETTERS.match(word.casefold()).group()  # type: ignore[union-attr]  # it matches nothing, too


@lru_cache(maxsize=20_000)  # words; a stream of reports repeats most of them
def _countries(name: str) -> tuple[tuple[str, ...], float]:
    bare = re.sub(r"['’]s?$", "", name)
    bare = bare.removesuffix("-led").removesuffix("-backed")
    named = countries_named(bare) or countries_named(f"{bare}.")
    if named:
        return named, _NAME
    people = country_of_people(bare)
    return countries_of_adjective(bare) or ((people,) if people else ()), _ADJECTIVE
