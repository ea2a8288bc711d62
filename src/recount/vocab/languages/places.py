"""What the words around a place's name say in five languages: its class, its side, how near; and what holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from recount.vocab.languages.phrases import Found
from recount.vocab.languages.tables import language, names
from recount.vocab.languages.words import Words

_KINDS = frozenset("settlement admin2 admin1 area inside quarter site".split())
_HOLDING = frozenset("settlement admin2 admin1 rural area".split())
_UNITS = frozenset("settlement admin2 admin1".split())
_REGIONS = frozenset(("admin1", "admin2"))
_KM = r"([0-9٠-٩]+(?:[.,][0-9]+)?)\s?-?(?:км|кілометр\w*|километр\w*|km|kilómetros?|kilomètres?|كم|كيلومتر\w*)\b\.?"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSaid:
    """One way to read a mention: a `name`, and what was said about it.

    `level` is settlement, admin2, admin1, area, inside, quarter or site, None if none is said; `direction` is (east, north)
    in -1, 0, 1; `beyond`: on that side of the place and not in that part of it; `within`: words for what holds the place;
    `distance_km` from it.
    """

    name: str = ""
    level: str | None = None
    direction: tuple[int, int] | None = None
    beyond: bool = False
    near: bool = False
    rural: bool = False
    border: bool = False
    within: tuple[str, ...] = ()
    distance_km: float | None = None


@dataclass(slots=True)
class _Peeled:
    """The words ``[start:end]`` still unpeeled, and what the peeled ones said."""

    text: str
    words: Words
    start: int
    end: int
    said: PlaceSaid
    steps: list[PlaceSaid] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The words left, as written."""
        return self.text[self.words.all[self.start].start : self.words.all[self.end - 1].end]

    def keep(self) -> None:
        """Remember the words left as a way to read the mention."""
        if _may_be_name(self.words.all[self.start].text) and self.start < self.end:
            self.steps.append(replace(self.said, name=self.name))


def read_place(mention: str, code: str) -> tuple[PlaceSaid, ...]:
    """Every step of peeling a mention, from the words as they stand to the bare name; empty if no name is in it."""
    distance = _distance().search(mention)
    bare = " ".join(_distance().sub(" ", mention).split())
    words = Words(bare, code)
    if not words.all:
        return ()
    km = float(distance[1].replace(",", ".")) if distance else None
    state = _Peeled(bare, words, 0, len(words.all), PlaceSaid(distance_km=km))
    while state.start < state.end:
        _split(state)
        state.keep()
        if not (_peel_left(state) or _peel_right(state)):
            break
    return tuple(state.steps)


@cache
def _distance() -> re.Pattern[str]:
    return re.compile(_KM, re.IGNORECASE)


def _may_be_name(word: str) -> bool:
    first = word[:1]
    return first.isalpha() and first.upper() == first


# -- what stands in front ------------------------------------------------------------------------------------------


def _peel_left(state: _Peeled) -> bool:
    """A word in front that says what kind of place it is, on which side, or how near."""
    lang, words, i = language(state.words.code), state.words, state.start
    side, place = lang.directions.longest(words, i), lang.places.longest(words, i)
    if side is not None and (place is None or side.end >= place.end) and side.end < state.end:
        _direct(state, side, in_front=True)
        return True
    if place is None or place.end >= state.end:
        return False
    _say(state, place.sense)
    state.start = place.end
    return True


def _direct(state: _Peeled, side: Found[str], *, in_front: bool) -> None:
    east, north = (int(n) for n in side.sense.split())
    adjective = state.words.code in ("ru", "uk") and _is_adjective(state.words.low(state.start))
    beyond = in_front and state.words.code != "ar" and not adjective and (east, north) != (0, 0)
    state.said = replace(state.said, direction=(east, north), beyond=state.said.beyond or beyond)
    state.start = side.end if in_front else state.start


def _is_adjective(low: str) -> bool:
    return low.endswith(("ои", "ая", "ую", "ыи", "ом", "ие", "их", "ии", "ого", "им", "а", "у")) and "н" in low[-5:]


def _say(state: _Peeled, sense: str) -> None:
    said = state.said
    if sense == "rural":
        state.said = replace(said, rural=True)
    elif sense in ("around", "site"):
        state.said = replace(said, near=True)
    elif sense == "border":
        state.said = replace(said, border=True)
    elif sense in _KINDS:
        side = None if sense in _UNITS and not said.beyond and not said.near and not said.rural else said.direction
        state.said = replace(said, level=said.level or sense, near=said.near or sense == "area", direction=side)


# -- what stands behind --------------------------------------------------------------------------------------------


def _peel_right(state: _Peeled) -> bool:
    """A word behind: "إدلب الجنوبي", "Харьковская область"."""
    lang, words = language(state.words.code), state.words
    for i in range(state.start + 1, state.end):
        side = lang.directions.longest(words, i)
        if side is not None and side.end == state.end:
            _direct(state, side, in_front=False)
            state.end = i
            return True
        place = lang.places.longest(words, i)
        if place is not None and place.end == state.end and place.sense in _KINDS:
            _say(state, place.sense)
            state.end = i
            return True
    return False


def _split(state: _Peeled) -> None:
    """Cut off what holds the place: "قرية X | بريف إدلب", "Изюм | Харьковской области", "X, | dans la province de Y"."""
    cut = next(_cuts(state), None)
    if cut is None:
        return
    end, begin = cut
    rest = state.text[state.words.all[begin].start : state.words.all[state.end - 1].end]
    state.said = replace(state.said, within=(rest, *state.said.within))
    state.end = end


def _cuts(state: _Peeled) -> Iterator[tuple[int, int]]:
    """Where the name may end, and where what holds it begins."""
    lang, words = language(state.words.code), state.words
    named = _after_front(state)
    for i in range(named + 1, state.end):
        if words.low(i) in (",", "،", "(") and i + 1 < state.end:
            yield i, i + 1
            return
        if words.code in ("ru", "uk"):
            yield from _cyrillic(state, i, named)
            continue
        place = lang.places.longest(words, i)
        held = place is not None and place.sense in _HOLDING and place.end < state.end
        joined = _joined(words, i)
        after = lang.places.longest(words, joined) if joined > i else None
        if joined > i and joined < state.end and (words.code != "ar" or (after and after.sense in _HOLDING)):
            yield i, joined
            return
        if held and words.code == "ar":
            yield i, i
            return


def _joined(words: Words, at: int) -> int:
    """Past a preposition that says what holds a place, the place itself if none stands there."""
    held = names(words.code).get("held", ())
    return at + 1 if words.low(at) in held else at


def _cyrillic(state: _Peeled, i: int, named: int) -> Iterator[tuple[int, int]]:
    """ "Изюм в Харьковской области", "Изюм Харьковской области": a region behind a name holds it."""
    lang, words = language(state.words.code), state.words
    if _joined(words, i) > i and i + 1 < state.end:
        yield i, i + 1
        return
    place = lang.places.longest(words, i)
    if place is None or place.sense not in _REGIONS:
        return
    if place.end < state.end:
        yield place.end, place.end
    elif i - 1 > named:
        yield i - 1, i - 1


def _after_front(state: _Peeled) -> int:
    """The first word that is neither a class, a side nor a preposition: where the name begins."""
    lang, i = language(state.words.code), state.start
    while i < state.end:
        found = lang.places.longest(state.words, i) or lang.directions.longest(state.words, i)
        if found is None or found.end >= state.end:
            break
        i = found.end
    return i
