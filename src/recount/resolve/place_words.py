"""What the words around a place's name say: "the southern countryside of Idlib", "12 km north of Aleppo", "Homs province".

A mention is peeled from the outside in, and every step is kept: "North Darfur" is a name as it stands, "northern Syria"
is one only after its direction came off. Whoever knows the names takes the first step that is one.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from recount.vocab.countries import country, country_named, country_of_adjective


class Level(StrEnum):
    """What kind of place the words say it is."""

    SETTLEMENT = "settlement"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    AREA = "area"
    COUNTRY = "country"
    INSIDE = "inside"  # the centre, the streets, a quarter of the settlement named
    QUARTER = "quarter"  # a quarter, named itself


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """One way to read a mention: a `name`, and what was said about it.

    `direction` is (east, north) in -1, 0, 1, None if none is said; (0, 0) is "central". `beyond` is true where the event
    lies on that side of the place ("north of X") and false where it lies in that part of it ("northern X"). `near` is
    true of surroundings, `rural` of the countryside, `part` of some unnamed part ("cities across X"), `border` of a
    border of X. `within` are names that hold the place; `also` other spellings of it; `distance_km` how far from it the event is said to lie.
    """

    name: str
    also: tuple[str, ...] = ()
    level: Level | None = None
    direction: tuple[int, int] | None = None
    beyond: bool = False
    near: bool = False
    rural: bool = False
    part: bool = False
    border: bool = False
    within: tuple[str, ...] = ()
    distance_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Words that point back ("the city", "a southern district of the city"): `level` of what was named before."""

    level: Level
    near: bool = False
    border: bool = False


_LEVELS = {
    Level.SETTLEMENT: "city town village hamlet port capital settlement municipality commune kibbutz moshav ville ciudad",
    Level.ADMIN2: "district subdistrict sub-district canton county raion rayon township prefecture cercle woreda tehsil taluk upazila arrondissement nahiya hromada payam lga",
    Level.ADMIN1: "province governorate oblast region state department krai wilaya muhafaza emirate provincia departamento gouvernorat région enclave",
    Level.AREA: "metropolitan area areas coast shore axis front frontline front-line sector zone vicinity surroundings plain valley mountains hills desert",
    Level.COUNTRY: "territory territories soil country nation republic",
    Level.INSIDE: "centre center downtown half side streets neighbourhoods neighborhoods quarters",
    Level.QUARTER: "neighbourhood neighborhood quarter",
}
_PLURALS = {"cities": "city", "counties": "county", "countries": "country", "municipalities": "municipality"}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words.split()}
_LEVEL_OF = {f"{word}s": level for word, level in _LEVEL_OF.items()} | _LEVEL_OF
_LEVEL_OF |= {plural: _LEVEL_OF[word] for plural, word in _PLURALS.items()}
_SITES = frozenset(
    "airport airbase airfield base prison hospital school university campus subway market mosque church bridge road highway dam"
    " crossing checkpoint camp headquarters barracks refinery factory museum compound embassy stadium island peninsula river lake".split()
)
_AROUND = frozenset(
    "near outside around vicinity outskirts suburbs suburb perimeter edge environs surroundings".split()
)
_RURAL = frozenset("countryside rural countrysides farmland".split())
_FILLERS = frozenset(
    "the a an of to in at on from la le les el de del du des l d just close some part parts greater inside within"
    " across throughout about roughly approximately far deep and desert".split()
)
_BORDERS = frozenset(("border", "borders", "frontier"))
_UNITS = frozenset((Level.SETTLEMENT, Level.ADMIN1, Level.ADMIN2))
_STARTS = frozenset(("near", "outside", "around"))
_CAPITAL_FILLERS = frozenset(("The", "A", "An", "In", "At"))  # at the head of a sentence; "El" and "La" head names
_PARTS = frozenset(("across", "throughout", "parts", "part"))
_ELIDED = ("d'", "d’", "l'", "l’")
_TWO_SIDES = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}
_SHORT = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "nw": "northwest",
    "ne": "northeast",
    "sw": "southwest",
    "se": "southeast",
}
_SIDE = re.compile(r"(north|south|east|west)(?:[- ]?(east|west))?(?:ern|wards?)?$")
_HELD = re.compile(
    r"(?:\w+-)+(?:held|controlled|occupied|administered|run)$|^(?:occupied|besieged|contested|liberated|war-torn)$"
)
_CONTROL = re.compile(r"\b(?:held|controlled|occupied|run) by\b|\bunder\b.*\bcontrol\b|\bareas? of control\b")
_DISTANCE = re.compile(
    r"(?:some |about |around |roughly )?(?:\d[\d,]*(?:\.\d+)?\s?(?:[-–]|to|or)\s?)?(\d[\d,]*(?:\.\d+)?)[ -]?"
    r"(kms?|kilomet(?:er|re)s?|nautical miles?|miles?|mi|met(?:er|re)s?|m|yards?)\b\.?",
    re.IGNORECASE,
)  # of a range the farther end
_KM = {"k": 1.0, "n": 1.852, "m": 1.609, "y": 0.0009144, "me": 0.001}  # by the first letter of the unit, or two
_JOINED = re.compile(r"[-–/]|\s+and\s+")
_ALIAS = re.compile(r"\s*\(([^()]{2,40})\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNER = re.compile(r"^(?:the\s+)?(?P<owner>[A-Z][\w-]*(?:\s[\w-]+){0,3}?)['’]s\s+(?P<owned>.+)$")  # "Helmand's Sangin"
_ARTICLE = re.compile(r"^(?:al|el|ar|er|an|ad|as|ash|at|az|ez|es|et)[-‑ ](?=\w)", re.IGNORECASE)


@lru_cache(maxsize=20_000)  # mentions; a stream of reports names the same places over and over
def readings_of(mention: str) -> tuple[PlaceWords, ...]:
    """Every step of peeling a mention, from the words as they stand to the bare name; empty if no name is in it."""
    mention = mention.replace("[", "").replace("]", "")  # an editor's insertion: "near [the] border"
    distance = _DISTANCE.search(mention)
    mention = " ".join(_DISTANCE.sub("", mention).split())
    if _CONTROL.search(mention):
        return ()
    head, *within = [part.strip() for part in mention.split(",") if part.strip()] or [""]
    owner, whole = _OWNER.match(head), tuple[PlaceWords, ...]()
    if owner is not None and any(is_name(word) for word in owner["owned"].split()):
        whole = (PlaceWords(name=head),)  # "People's Republic of China" is a name as it stands
        within, head = [*within, owner["owner"]], owner["owned"]
    said = tuple(match.group(1) for match in _ALIAS.finditer(head))
    alias = tuple(one for one in said if _says_class(one) is None)
    words = tuple(_ALIAS.sub("", head).split())
    holding = (*within, *said)  # "Rubtsi (Kharkiv oblast)"; a bare name there may be either, and only one fits
    start = PlaceWords(name="", also=alias, within=holding, distance_km=_km(distance))
    return (*whole, *(one for one in _peel(words, start) if _may_be_name(one.name)))


def _says_class(words: str) -> Level | None:
    """The kind of place that the last or the first word says, None if neither does."""
    ends = {word.lower() for word in (*words.split()[:1], *words.split()[-1:])}
    return next((level for word in ends if (level := _LEVEL_OF.get(word)) is not None), None)


def border_countries(name: str) -> tuple[str, ...]:
    """ISO codes of the countries whose border is named: "Turkish", "Iraq-Syria", "Syrian-Lebanese"; empty if none is."""
    codes = (_country_code(part) for part in _JOINED.split(name))
    return tuple(code for code in codes if code)


def _country_code(word: str) -> str | None:
    return country_named(word) or country_of_adjective(word) or country_of_adjective(word.title())


def referent_of(mention: str) -> Referent | None:
    """What kind of place named before the words point back to, None if they hold a name or point nowhere."""
    words = [_POSSESSIVE.sub("", word).lower() for word in mention.split()]
    if any(is_name(word) for word in mention.split()):
        return None
    border = "border" in words
    for word in reversed(words):
        level = _LEVEL_OF.get(word)
        if level in {Level.SETTLEMENT, Level.ADMIN1, Level.ADMIN2, Level.COUNTRY}:
            return Referent(level=level, near=bool(_AROUND & set(words)), border=border)
    return Referent(level=Level.COUNTRY, border=True) if border else None


def _km(distance: re.Match[str] | None) -> float | None:
    if distance is None:
        return None
    unit = distance.group(2).lower()
    per = _KM["me"] if unit == "m" or unit.startswith("met") else _KM[unit[0]]
    return float(distance.group(1).replace(",", "")) * per


def _may_be_name(text: str) -> bool:
    """A name, or one with a direction in front: "northern Caucasus" is in the table as it stands."""
    first, _, rest = text.partition(" ")
    return is_name(text) or (side_of(first) is not None and any(is_name(word) for word in rest.split()))


def is_name(text: str) -> bool:
    """Can this be a name: does it begin, past an Arabic article, with a capital or a letter of a script without them?"""
    first = _ARTICLE.sub("", text)[:1]
    return first.isalpha() and first.upper() == first


@dataclass(slots=True)
class _Peeled:
    """The words still unpeeled, and what the peeled ones said."""

    words: tuple[str, ...]
    said: PlaceWords
    steps: list[PlaceWords] = field(default_factory=list)

    def keep(self) -> None:
        self.steps.append(replace(self.said, name=" ".join(self.words)))


def _peel(words: tuple[str, ...], start: PlaceWords) -> list[PlaceWords]:
    state, article = _Peeled(words, start), False
    while state.words:
        first = state.words[0]
        if first in _FILLERS or first in _CAPITAL_FILLERS:
            state.said = replace(state.said, part=state.said.part or first.lower() in _PARTS)
            state.words, article = state.words[1:], first.lower() == "the"
            continue
        if first[:2] in _ELIDED and is_name(first[2:]):
            state.words = (first[2:], *state.words[1:])
        if not first.endswith(".") or side_of(first) is None:  # "E. X" is no name, "W National Park" is
            state.keep()
        if (whole := _written_out(first)) and len(
            state.words
        ) > 1:  # "S. Sudan" is South Sudan before it is a part of Sudan
            state.words = (whole, *state.words[1:])
            state.keep()
        _keep_whole(state)
        if not (_peel_side(state, article=article) or _peel_left(state) or _peel_right(state)):
            break
        article = False
    return state.steps


def _keep_whole(state: _Peeled) -> None:
    """ "North Darfur state": the name with its direction, the word behind it off, is tried before the direction comes off."""
    if len(state.words) > 2 and side_of(state.words[0]) is not None:
        bare = _Peeled(state.words, state.said)
        if is_name(state.words[0]) and _peel_right(bare):
            state.steps.append(replace(bare.said, name=" ".join(bare.words)))


def _peel_side(state: _Peeled, *, article: bool) -> bool:
    """A direction in front: "northern X", "north of X", "the north of X", "south and east of X"."""
    side, taken = side_of(state.words[0]), 1
    if side is None:
        return False
    if len(state.words) > 2 and state.words[1] == "and" and side_of(state.words[2]) is not None:
        other = side_of(state.words[2]) or (0, 0)
        side, taken = (side[0] or other[0], side[1] or other[1]), 3
    rest = state.words[taken:]
    if rest and rest[0] == "side":
        rest, article = rest[1:], True
    of = bool(rest) and rest[0].lower() in {"of", "from"}
    if not rest or (not of and not any(is_name(word) for word in rest)):
        return False
    beyond = of and not article
    level = None if beyond else state.said.level  # "a region south of X" says nothing of what X is
    state.said = replace(state.said, direction=side, beyond=state.said.beyond or beyond, level=level)
    state.words = rest
    return True


def _peel_left(state: _Peeled) -> bool:
    """A word in front that says what kind of place it is, or how near."""
    word = state.words[0]
    low = _POSSESSIVE.sub("", word).lower()
    rest = state.words[1:]
    if not rest:
        return False
    if _HELD.search(low):
        state.words = rest
        return True
    home = country_of_adjective(word)
    if home is not None and any(is_name(one) for one in rest):
        of = country(home)
        state.said = replace(state.said, within=(*state.said.within, of.name if of else word))
        state.words = rest
        return True
    heads = low in _LEVEL_OF and rest[0].lower() in {"of", "de"}
    if word != low and not heads and low not in _STARTS:
        return False  # a capital: part of the name, unless it heads "Province of X" or begins a sentence ("Near X")
    side = state.said.direction
    if _LEVEL_OF.get(low) in _UNITS and not state.said.beyond and not state.said.near and not state.said.rural:
        side = None  # "the northern city of X": the city lies in the north, not the event in its north
    said = _say(state, low, rest)
    inside = state.said.level is Level.QUARTER and rest[0].lower() == "of"
    state.said = replace(state.said, direction=side, level=Level.INSIDE if inside else state.said.level)
    return said


def _peel_right(state: _Peeled) -> bool:
    """A word behind: "X province", "X's northeast", "X northern countryside", "X border"."""
    if len(state.words) < 2:
        return _bare_possessive(state)
    low = state.words[-1].lower()
    rest = (*state.words[:-2], _POSSESSIVE.sub("", state.words[-2]))
    side = side_of(low)
    if side is not None and state.words[-1] == low:
        state.said = replace(state.said, direction=side)
        state.words = rest
        return True
    return low not in _FILLERS and _say(state, low, rest)


def _say(state: _Peeled, low: str, rest: tuple[str, ...]) -> bool:
    said, level = state.said, _LEVEL_OF.get(low)
    if low in _RURAL:
        state.said = replace(said, rural=True)
    elif low in _AROUND:
        state.said = replace(said, near=True)
    elif low in _BORDERS:
        state.said = replace(said, border=True)
    elif level is not None:
        state.said = replace(said, level=said.level or level, near=said.near or level is Level.AREA)
    elif low in _SITES:
        state.said = replace(said, near=True)
    elif low.isalpha() and state.words[0] == low and not is_name(low):
        state.said = replace(said, part=True)  # "cities across X", "a building outside X": some part of it
    else:
        return False
    state.words = rest
    return True


def _bare_possessive(state: _Peeled) -> bool:
    bare = _POSSESSIVE.sub("", state.words[-1])
    if bare == state.words[-1]:
        return False
    state.words = (*state.words[:-1], bare)
    return True


def _written_out(word: str) -> str | None:
    """``"S." -> "South"``, ``"NE" -> "Northeast"``; None for words that shorten no direction."""
    long = _SHORT.get(word.rstrip(".").lower())
    return long.capitalize() if long and word.rstrip(".").isupper() else None


def side_of(word: str) -> tuple[int, int] | None:
    """``"northeastern" -> (1, 1)`` as (east, north); "central" is (0, 0); None for words that are no direction."""
    low = word.lower()
    if low == "central":
        return (0, 0)
    short = low.rstrip(".")
    match = _SIDE.fullmatch(_SHORT.get(short, low) if word.endswith(".") or len(short) == 2 else low)
    if match is None:
        return None
    main = _TWO_SIDES[match.group(1)]
    more = _TWO_SIDES[match.group(2)] if match.group(2) else (0, 0)
    return main[0] + more[0], main[1] + more[1]
