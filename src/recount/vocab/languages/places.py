"""What the words around a place's name say in five languages: its class, its side, how near; and what holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from recount.vocab.languages.phrases import Found
from recount.vocab.languages.tables import language, names
from recount.vocab.languages.times import SLOTS
from recount.vocab.languages.words import Words, alike

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
    if i > 0 and words.code != "ar" and words.all[i].text[:1].isupper():
        return False  # a capital behind the first word is of the name
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
    beyond = in_front and _is_beyond(state.words, state.start, side.end)
    state.said = replace(state.said, direction=(east, north), beyond=state.said.beyond or beyond)
    state.start = side.end if in_front else state.start


def _is_beyond(words: Words, start: int, end: int) -> bool:
    """Is it past the place, and not a part of it: "к северу от X", "au nord de X", "إلى الشمال من X"?"""
    if words.code in ("fr", "es"):
        led = {words.low(i) for i in range(start - 2, end)} & {"au", "al", "a"}
        return bool(led) and bool({words.low(end), words.low(end - 1)} & {"de", "d'"})
    if words.code == "ar":
        return words.low(end) == "من"
    return words.low(end) in ("от", "від") or words.low(start).endswith(("нее", "ніше"))


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
        if side is not None and side.end == state.end and _may_stand_behind(words, i):
            _direct(state, side, in_front=False)
            state.end = i
            return True
        place = lang.places.longest(words, i)
        if place is not None and place.end == state.end and place.sense in _KINDS and _may_stand_behind(words, i):
            _say(state, place.sense)
            state.end = i
            return True
    return False


def _may_stand_behind(words: Words, at: int) -> bool:
    """A small letter, or an Arabic adjective: "إدلب الجنوبي", not "الحسكة شمال سوريا"; "Малые Хутора" is a name."""
    if words.code == "ar":
        return words.low(at).startswith("ال")
    return not words.all[at].text[:1].isupper()


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
        side = lang.directions.longest(words, i) if words.code == "ar" and not _may_stand_behind(words, i) else None
        if (held and words.code == "ar") or (side is not None and side.end < state.end):  # "X شرقي دير الزور"
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
    if place is None or place.sense not in _REGIONS or not _may_stand_behind(words, i):
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


# -- beside a quote ------------------------------------------------------------------------------------------------

_LEFT, _RIGHT = 60, 80  # code points looked at on each side of a mention
_PREFIXED = 3  # letters above which a first "and" or "to" is likely no letter of the word itself
_NAME_WORDS = 3  # of what holds a place, behind it


def around(text: str, span: tuple[int, int], code: str) -> str:
    """The words of a mention (``text[start:end]``, code points) with those beside it that say more about the place: a class
    or a side before it, a class or a side behind it, the region said to hold it.
    """
    start, end = span
    left = text[max(0, start - _LEFT) : start].rpartition("\n")[2]
    right = text[end : end + _RIGHT].partition("\n")[0]
    return f"{_before(left, code)}{text[start:end]}{_behind(right, code)}"


def _before(left: str, code: str) -> str:
    lang, words = language(code), Words(left, code)
    best = len(words.all)
    for begin in range(len(words.all) - 1, max(-1, len(words.all) - 7), -1):
        found = lang.places.longest(words, begin) or lang.directions.longest(words, begin)
        side = lang.directions.longest(words, begin)
        if any(one is not None and one.end == best for one in (found, side)):
            best = begin
    return left[words.all[best].start :] if best < len(words.all) else ""


def _behind(right: str, code: str) -> str:
    """A side, a class (Russian, Ukrainian), and what holds the place."""
    lang, words, end = language(code), Words(right, code), 0
    if not right[:1].isspace():
        return ""
    side = lang.directions.longest(words, 0)
    if side is not None and code == "ar" and _may_stand_behind(words, 0):
        end = side.end
    place = lang.places.longest(words, end)
    if place is not None and place.sense in _REGIONS and code in ("ru", "uk"):
        end = place.end
    held = _holder_end(words, end)
    return right[: words.all[held - 1].end] if held else ""


def _holder_end(words: Words, at: int) -> int:
    """Where words end that say what holds a place: "بريف إدلب الجنوبي", "Харьковской области", "dans la province de Y"."""
    lang = language(words.code)
    begin = _joined(words, at)
    if words.code in ("ru", "uk"):
        place = next((p for n in (1, 2) if (p := lang.places.longest(words, begin + n))), None)
        return place.end if place and place.sense in _REGIONS else at
    place = lang.places.longest(words, begin)
    while place is not None and (after := lang.places.longest(words, place.end)) is not None:
        place = replace(after, sense=place.sense if place.sense in _HOLDING else after.sense)
    if place is None or place.sense not in _HOLDING:
        return at
    end = name_end(words, place.end)
    return end if end > place.end else at


def name_end(words: Words, at: int) -> int:
    """Where the name ends that begins at a word: at a mark, a word of time or harm, a small letter; at most three words on.
    `at` itself if no name stands there.
    """
    lang, end = language(words.code), at
    while end < min(len(words.all), at + _NAME_WORDS) and words.low(end)[:1].isalpha():
        cased = words.code != "ar" and not words.all[end].text[:1].isupper()
        ends = cased or not _ends(words.code).isdisjoint(words.forms(end))
        if ends or lang.times.longest(words, end, SLOTS) or lang.kinds.longest(words, end):
            break
        if end > at and words.code == "ar" and _begins_more(words, end):
            break
        end += 1
    return end


def _begins_more(words: Words, at: int) -> bool:
    """Is an Arabic word none of the name before it: joined by "and", led by "to the", a class or a side of what follows?"""
    lang, low = language(words.code), words.low(at)
    if low.startswith("ال"):  # "أم القرى" is one name
        return False
    if low.startswith(("و", "بال", "لل", "لت", "لي")) and len(low) > _PREFIXED:
        return True
    return bool(lang.places.longest(words, at) or lang.directions.longest(words, at))


@cache
def _ends(code: str) -> frozenset[str]:
    """Words that end a name where no capital tells it."""
    return frozenset(alike(word) for word in names(code).get("ends", ()))


def referent(mention: str, code: str) -> str | None:
    """What kind of place named before the words point back to ("المدينة", "в городе"): settlement, admin2 or admin1."""
    lang, words = language(code), Words(mention, code)
    found = (lang.places.longest(words, i) for i in range(len(words.all)))
    return next((one.sense for one in found if one and one.sense in _UNITS), None)
