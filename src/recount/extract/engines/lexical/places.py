"""Where: the places of the event in a sentence, most specific first; not the speaker's, not a victim's home."""

import re
from dataclasses import dataclass

from recount.extract.engines.lexical.parse import Sentence
from recount.extract.engines.lexical.parties import is_name
from recount.extract.engines.lexical.tags import Tag
from recount.model import PlaceRelation
from recount.vocab.countries import adjectives, region_names
from recount.vocab.countries import names as country_names

_IN = frozenset("in at on inside within across into throughout".split())
_NEAR = frozenset("near around outside beside close vicinity outskirts alongside beyond off".split())
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west northeastern".split()
)
_WIDE = frozenset(
    "province governorate region countryside district oblast state county area suburbs suburb outskirts provinces governorates "
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern north-east north-west south-east south-west north-eastern north-western south-eastern south-western central rural territory "
    "subdistrict sub-district canton department division regions frontier border front".split()
)
# Lower-case nouns that stand before "of X", or after X, as part of a place's name.
_KINDS = frozenset(
    "city town village villages towns cities district province governorate neighborhood neighbourhood region area camp suburb suburbs "
    "outskirts countryside centre center vicinity municipality oblast county state island port airport crossing axis valley mountain "
    "mountains plain desert square street road junction quarter area's areas border base airbase hamlet settlement territory subdistrict "
    "sub-district canton department highway refugee displacement university hospital market mosque church school prison dam bridge river "
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern north-east north-west south-east south-west north-eastern north-western south-eastern south-western central rural upper lower "
    "greater old local locality farm farms strip peninsula enclave".split()
)
_LINK = frozenset("al el ar as ash ad an az at de la del los of the bin and".split())
_PEOPLES = frozenset(
    "kurdish arab turkmen druze christian yazidi shiite sunni rebel-held opposition-held occupied besieged".split()
)
_TITLE = re.compile(r"^[A-ZÀ-ÞĀ-Ž'’]")
_NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "twitter telegram facebook instagram youtube ramadan islam muslim".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place at ``tokens[start:end]`` and how the event stands to it. `wide`: an area, not a settlement."""

    start: int
    end: int
    relation: PlaceRelation
    wide: bool
    country: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Sorts the most specific first: a settlement, one near it, an area, a country."""
        return self.relation is PlaceRelation.FROM or self.country, self.wide, self.relation is PlaceRelation.NEAR


def find_places(sentence: Sentence, skip: frozenset[int]) -> tuple[FoundPlace, ...]:
    """The places, settlements before areas before countries; `skip` are tokens of an attribution."""
    found: list[FoundPlace] = []
    i = 0
    while i < len(sentence.words):
        place = None if i in skip else _place_after(sentence, i)
        if place is None:
            i += 1
            continue
        found.append(place)
        i = place.end
        while (more := _listed(sentence, i, found[-1])) is not None and more.start not in skip:
            found.append(more)
            i = more.end
    unique = {sentence.said(p.start, p.end): p for p in reversed(found)}
    ordered = sorted(unique.values(), key=lambda p: p.start)
    return tuple(sorted(ordered, key=lambda p: p.rank))


def _place_after(sentence: Sentence, i: int) -> FoundPlace | None:
    """A place that begins after the word at `i`, where that is a preposition of place, a side, or a verb of attack."""
    word = sentence.words[i]
    if word in _IN or word in _NEAR:
        relation = PlaceRelation.NEAR if word in _NEAR else PlaceRelation.IN
        at = (
            i + 1 + (sentence.words[i + 1 : i + 2] in (("to",), ("of",)) and word in ("close", "vicinity", "outskirts"))
        )
        return _read_place(sentence, at, relation)
    if word in _SIDES and sentence.words[i + 1 : i + 2] == ("of",):
        return _read_place(sentence, i + 2, PlaceRelation.NEAR)
    if word == "between":
        return _read_place(sentence, i + 1, PlaceRelation.BETWEEN)
    if word == "from" and not any(c.start < i for c in sentence.speech if c.end == i):
        return _read_place(sentence, i + 1, PlaceRelation.FROM)
    if word in ("over", "above"):
        return _read_place(sentence, i + 1, PlaceRelation.OVER)
    if sentence.tags[i] is Tag.VERB and any(c.end == i + 1 for c in sentence.verbs):
        return _read_place(sentence, i + 1, PlaceRelation.IN, object_of_verb=True)
    if (
        word == "of"
        and i
        and sentence.words[i - 1]
        in (
            "shelling",
            "bombardment",
            "bombing",
            "village",
            "villages",
            "town",
            "city",
            "district",
            "towns",
            "neighborhood",
            "neighbourhood",
            "attack",
            "siege",
        )
    ):
        return _read_place(sentence, i + 1, PlaceRelation.IN)
    return None


def _read_place(
    sentence: Sentence, at: int, relation: PlaceRelation, *, object_of_verb: bool = False
) -> FoundPlace | None:
    """Read "the western countryside of Ain Issa district", "Idlib province", "the town of X" from a token on."""
    words, n = sentence.words, len(sentence.words)
    begin = at
    kind_before = False
    while at < n and (
        sentence.tags[at] is Tag.DETERMINER or _describing(sentence, at) or (words[at] == "of" and kind_before)
    ):
        kind_before = kind_before or words[at] in _KINDS
        at += 1
    start = at
    end = _name_run(sentence, at)
    if end == start:
        return None
    if words[start - 1 : start] == ("of",) and any(w in _WIDE for w in words[begin:start]):
        start = begin + (words[begin] == "the") * 0
    elif start > begin and words[start - 1] in _WIDE:
        start -= 1
    tail = end
    while tail < n and words[tail] in _KINDS and sentence.tags[tail] is not Tag.PREPOSITION:
        tail += 1
    if object_of_verb and not (kind_before or tail > end or _is_known(sentence, start, end)):
        return None
    if any(w in ("hospital", "clinic", "hospitals") for w in words[begin:tail]) and not object_of_verb:
        return None
    if _is_other(sentence, start, end, tail) or _only_nation(sentence, start, end, tail):
        return None
    near = relation is PlaceRelation.IN and any(
        w in ("outskirts", "vicinity", "edge") for w in words[begin : start + 1]
    )
    return FoundPlace(
        start=start,
        end=tail,
        relation=PlaceRelation.NEAR if near else relation,
        wide=any(w in _WIDE for w in words[start:tail]) or _is_region(sentence, start, tail),
        country=_is_country(sentence, start, end),
    )


def _describing(sentence: Sentence, i: int) -> bool:
    """A word that stands before a place's name but is none: a kind of place, a nation, "rebel-held"."""
    token = sentence.tokens[i]
    if token.norm in _KINDS:
        return not token.is_capital or sentence.words[i + 1 : i + 2] == ("of",)
    following = sentence.words[i + 1] if i + 1 < len(sentence.words) else ""
    nation = token.text in adjectives() or token.norm in _PEOPLES
    return (
        nation and (following in _KINDS or following.title() in adjectives() or following in _PEOPLES)
    ) or token.norm.endswith(("-held", "-controlled", "-occupied", "-run", "-administered"))


def _name_token(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return (
        bool(_TITLE.match(token.text))
        and token.norm not in _NOT_PLACES
        and not any(c.start <= i < c.end for c in sentence.times)
        and token.is_word
        and token.norm not in ("the", "a", "on", "in", "that", "this", "it", "he", "she", "they", "i")
    )


def _name_run(sentence: Sentence, at: int) -> int:
    """The end of the run of capitalised words at a token, with "al-", "de", "of the" and brackets inside."""
    n = len(sentence.words)
    if at >= n or not (
        _name_token(sentence, at) or ("-" in sentence.words[at] and sentence.words[at].split("-")[0] in _LINK)
    ):
        return at
    end = at + 1
    while end < n:
        if _name_token(sentence, end) or ("-" in sentence.words[end] and sentence.words[end].split("-")[0] in _LINK):
            end += 1
        elif (
            sentence.words[end] in _LINK - {"and", "the", "of"} and end + 1 < n and _name_token(sentence, end + 1)
        ) or (sentence.words[end] in ("'s", "'") and end + 1 < n and _name_token(sentence, end + 1)):
            end += 2
        elif (
            sentence.words[end] == "("
            and end + 2 < n
            and sentence.words[end + 2] == ")"
            and _name_token(sentence, end + 1)
        ):
            end += 3
        else:
            break
    return end


def _is_known(sentence: Sentence, start: int, end: int) -> bool:
    """A country or region by name; other names need "in", "of", a kind of place, or a gazetteer that knows them."""
    name = sentence.said(start, end)
    return name in country_names() or name in region_names()


def _is_country(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.said(start, end).removeprefix("the ") in country_names()


def _is_region(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.said(start, end) in region_names()


def _is_other(sentence: Sentence, start: int, end: int, tail: int) -> bool:
    """Is the name a party, a person with a title, an outlet or a quoted operation rather than a place?"""
    if any(c.start < end and start < c.end and is_name(c.sense) for c in sentence.actors) and tail == end:
        return True
    following = sentence.words[tail] if tail < len(sentence.words) else ""
    phrase = sentence.phrase_at(tail - 1)
    if phrase is not None and phrase.end > tail and (phrase.people or phrase.event):
        return True
    lower = sentence.words[start:end]
    return any(w in ("news", "press", "agency", "media", "university") for w in lower[-1:]) or following in (
        "forces",
        "troops",
        "militants",
        "fighters",
        "soldiers",
        "government",
        "army",
        "police",
        "news",
        "reported",
        "news",
    )


def _only_nation(sentence: Sentence, start: int, end: int, tail: int) -> bool:
    """ "in U.S. strikes", "on Israeli positions": an adjective or a country that only describes the noun after it."""
    word = sentence.said(start, end)
    following = sentence.tags[tail] if tail < len(sentence.tags) else Tag.MARK
    return (
        tail == end
        and end - start == 1
        and (word in adjectives() or (following is Tag.NOMINAL and _is_country(sentence, start, end)))
    )


def _listed(sentence: Sentence, at: int, before: FoundPlace) -> FoundPlace | None:
    """The next place of a list or chain: ", Syria", " and Mayadin", ", northwest of Ain Issa town"."""
    words, n = sentence.words, len(sentence.words)
    i = at
    if i < n and words[i] == "(":
        inner = _read_place(sentence, i + 1, PlaceRelation.IN)
        return inner if inner and inner.end < n and words[inner.end] == ")" else None
    if i < n and words[i] == "'s":
        return _read_place(sentence, i + 1, PlaceRelation.IN)
    while i < n and words[i] in (",", "and", "&", "or"):
        i += 1
    if i == at or i >= n:
        return None
    if words[i] in _SIDES and words[i + 1 : i + 2] == ("of",):
        return _read_place(sentence, i + 2, PlaceRelation.NEAR)
    if words[i] in _IN | _NEAR:
        return None
    nxt = _read_place(sentence, i, before.relation if words[i - 1] == "and" else (PlaceRelation.IN))
    if nxt is None:
        return None
    following = sentence.tags[nxt.end] if nxt.end < n else Tag.MARK
    speaks = any(c.start == nxt.end for c in sentence.speech)
    return None if following is Tag.AUXILIARY or speaks or (following is Tag.VERB and words[i - 1] != ",") else nxt
