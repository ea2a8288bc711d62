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
_JOINED = re.compile(
    rf"^(?:the\s+)?(?:main\s+)?(?P<one>.+?)\s*[-–—]\s*(?P<other>[^-–—]+?)\s+(?:[a-z]+\s+)?{_WAY}\b", re.IGNORECASE
)
_SITE = re.compile(
    r"\b(?:hospitals?|clinics?|schools?|markets?|mosques?|churche?s?|bridges?|prisons?|camps?|bases?|airports?|airfields?|"
    r"universit(?:y|ies)|checkpoints?|stations?|squares?|streets?|roundabouts?|quarters?|neighbou?rhoods?|districts?|suburbs?|"
    r"crossings?|farms?|factor(?:y|ies)|shelters?|buildings?|plants?|depots?|ports?|stadiums?|parks?|hotels?|barracks|headquarters)\b",
    re.IGNORECASE,
)
_IN_TOWN = re.compile(
    r"^(?P<head>.+?)\s+(?P<how>in|of|at|inside|near|outside|from|close to|next to)\s+(?:the\s+)?(?P<place>.+)$"
)
_NEAR = frozenset(("near", "outside", "close to", "next to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Something named by the `place` that it lies in, or `near`; `site` is true of what lies inside a town: a hospital, a quarter."""

    name: str
    place: str
    near: bool
    site: bool


def ends_of(words: str) -> tuple[str, str] | None:
    """The two ends of a way: "between X and Y", "the road from X to Y", "the X-Y highway"; None if the words say none."""
    for pattern in (_BETWEEN, _FROM_TO, _JOINED):
        match = pattern.search(words)
        if match is not None and all(_names(match[end]) for end in ("one", "other")):
            return match["one"], match["other"]
    return None


def site_of(words: str) -> Site | None:
    """What lies in a place named behind it: "the Al-Noor hospital in X"; None if nothing is named so."""
    match = _IN_TOWN.match(words)
    if match is None or not _names(match["place"]):
        return None
    site = _SITE.search(match["head"]) is not None
    return Site(name=match["head"], place=match["place"], near=match["how"] in _NEAR, site=site)


def _names(words: str) -> bool:
    return any(is_name(word) for word in words.split())
