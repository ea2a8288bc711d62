"""People who are counted and not harmed by that: "a town of 12,000 people", "the papers of 40 passengers", "ordered 22 travellers off"."""

from itertools import pairwise

from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.lexical.scene.place_words import KINDS
from recount.vocab.numbers import read_quantity

_PEOPLED = KINDS | frozenset("city cities population country island community communities enclave territory".split())
_HOUSES = (("home", "to"), ("inhabited", "by"))
_LIVE = frozenset("live lived lives reside resided inhabit inhabited".split())
_ADVERBS = frozenset("once still normally usually".split())
_ROUGHLY = frozenset("about around some roughly nearly almost over more than least at an estimated".split())
_CHARGED = 9  # words from "wanted in" to the dead
_CRIMES = frozenset("killing killings murder murders death deaths assassination martyrdom slaying".split())
_INVOLVED = (
    ("involved", "in"),
    ("wanted", "in"),
    ("wanted", "for"),
    ("linked", "to"),
)
_SLAIN = frozenset("shot killed executed hacked killing shooting executing murdered beheaded slaughtered".split())
_THEM = frozenset("them all".split())
_PAPERS = frozenset("papers cards card documents passports ids identities identity".split())
_ORDERED = frozenset("ordered forced told asked made lined hauled pulled dragged took".split())
_OFF = frozenset("off out up down to from".split())
_BEFORE = 5  # words
_MANY = 100  # people from which a number may be that of a place's inhabitants; fewer live in a house that was hit


def are_stopped(page: Page, span: Span) -> bool:
    """Are those of a span only stopped and looked at: "checked the identity cards of the 40 passengers", "ordered the 22 off"?"""
    sentence, at = page.sentence(span.start), page.first_of[int(page.sentence_of[span.start])]
    words, start, end = sentence.words, span.start - at, span.end - at
    before, after = words[max(0, start - _BEFORE) : start], words[end : end + 1]
    if any(a in _SLAIN and b in _THEM for a, b in pairwise(words[end:])):  # "… and shot them dead"
        return False
    looked = "of" in before and not _PAPERS.isdisjoint(before)
    return looked or (not _ORDERED.isdisjoint(before[-2:]) and after != () and after[0] in _OFF)


def are_of_a_past_crime(page: Page, span: Span) -> bool:
    """ "The suspects were wanted in the murder of five traders", "involved in the killing of 14 policemen": dead of another day."""
    sentence, at = page.sentence(span.start), page.first_of[int(page.sentence_of[span.start])]
    before = sentence.words[max(0, span.start - at - _CHARGED) : span.start - at]
    crime = "of" in before[-2:] and not _CRIMES.isdisjoint(before)
    return crime and any(pair in _INVOLVED for pair in pairwise(before))


def are_residents(page: Page, span: Span) -> bool:
    """Does the number of a span say how many live in a place?"""
    sentence, at = page.sentence(span.start), page.first_of[int(page.sentence_of[span.start])]
    words, start, end = sentence.words, span.start - at, span.end - at
    found = next((q for i in range(start, min(end, len(words))) if (q := read_quantity(words, i)) is not None), None)
    if found is None or (found.count.low or found.count.high or 0) < _MANY:
        return False
    while start and words[start - 1] in _ROUGHLY:
        start -= 1
    while end < len(words) and words[end] in _ADVERBS:
        end += 1
    before, after = words[max(0, start - 2) : start], words[end : end + 1]
    in_place = before in _HOUSES or (before[1:] == ("of",) and before[0] in _PEOPLED)
    return in_place or (after != () and after[0] in _LIVE)
