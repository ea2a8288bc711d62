"""Places said by other places: between two towns, on the road from one to another, a site in a town or near it."""

import re
from dataclasses import dataclass

from recount.resolve.place_words import is_name

_WAY = r"(?:roads?|highways?|motorways?|routes?|axis|track|railway|line|expressway|corridor)"
_BETWEEN = re.compile(r"\bbetween\s+(?P<one>.+?)\s+and\s+(?P<other>.+)$", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"\b{_WAY}\s+(?:that\s+)?(?:from|linking|links|connecting|connects|joining|running from|leading from)\s+"
    r"(?P<one>.+?)\s+(?:to|and|with|towards?)\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[-–—]\s*")
_ON_WAY = re.compile(rf"^(?:the\s+)?(?:main\s+)?(?P<both>\S.*?)\s+(?:[a-z]+\s+)?{_WAY}\b(?!\s+station)")
_TAIL = re.compile(r"\s+(?:in|inside|near|outside)\s+.*$")
_PARTS = re.compile(r"[\s–—-]+")
_ARTICLES = frozenset("al el ar as ash ad an az at et en ez es".split())
_SITE = re.compile(
    r"\b(?:hospitals?|clinics?|schools?|markets?|mosques?|church(?:es)?|bridges?|prisons?|camps?|bases?|airports?|airfields?|"
    r"universit(?:y|ies)|checkpoints?|stations?|squares?|streets?|roundabouts?|quarters?|neighbou?rhoods?|districts?|suburbs?|"
    r"crossings?|farms?|factor(?:y|ies)|shelters?|buildings?|plants?|depots?|ports?|stadiums?|parks?|hotels?|barracks|headquarters)\b",
    re.IGNORECASE,
)
_IN_TOWN = re.compile(r"\s+(?P<how>in|of|at|inside|near|outside|from|close to|next to)\s+(?:the\s+)?")
_BEARING = re.compile(r"(?:north|south|east|west)\w*$", re.IGNORECASE)
_NEAR = frozenset(("near", "outside", "close to", "next to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Something named by the `place` that it lies in, or `near`; `site` is true of what lies inside a town: a hospital, a quarter."""

    name: str
    place: str
    near: bool
    site: bool


def ends_of(words: str) -> tuple[tuple[str, str], ...]:
    """The ends of a way: "between X and Y", "the road from X to Y", "the X-Y highway"; of several dashes, each way to split."""
    for pattern in (_BETWEEN, _FROM_TO):
        match = pattern.search(words)
        if match is not None and _names(match["one"]) and _names(match["other"]):
            return ((match["one"], _TAIL.sub("", match["other"])),)
    way = _ON_WAY.match(words)
    if way is None:
        return ()
    both = way["both"]
    splits = ((both[: dash.start()], both[dash.end() :]) for dash in _DASH.finditer(both))
    return tuple(
        (one, other) for one, other in splits if _is_end(_PARTS.split(one)[-1]) and _is_end(_PARTS.split(other)[0])
    )


def _is_end(beside: str) -> bool:
    """Is the word beside a dash a name's, and no article or link ("Ras al-Ayn", "Port-au-Prince")?"""
    return beside[:1].isupper() and beside.lower() not in _ARTICLES


def site_of(words: str) -> Site | None:
    """What lies in a place named behind it: "the Al-Noor hospital in X"; None if nothing is named so."""
    splits = list(_IN_TOWN.finditer(words))
    for split in reversed(splits):
        head, place = words[: split.start()], words[split.end() :]
        if _names(place) and not _BEARING.search(head) and (_names(head) or _SITE.search(head)):
            return Site(name=head, place=place, near=split["how"] in _NEAR, site=_SITE.search(head) is not None)
    return None


def _names(words: str) -> bool:
    return any(is_name(word) for word in words.split())
