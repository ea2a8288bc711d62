"""What can be seen of a name in a text: in itself, beside it, and elsewhere in the text. Each sign is a plain fact."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.resolve.toponym_runs import Run, Token
from recount.vocab.countries import region_names
from recount.vocab.gazetteer.place import Match, PlaceKind
from recount.vocab.toponyms import cues

CAPITALS = re.compile(r"[A-Z][A-Z.]+$")
"""A word in capitals, with or without points."""

_MARKS = frozenset(("(", "-", "–", "—", "/"))
_BEHIND = (("a word of speech behind", "speech"), ("a stop behind", "stops"), ("a word for people behind", "people"))
_TOWN, _CITY, _LARGE = 5_000, 100_000, 1_000_000  # people
_ARTICLE = 3  # letters of the longest article of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A known name in a run: ``tokens[start:end]``, with the places that bear it."""

    run: Run
    start: int
    end: int
    name: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the rest of the text says of a word: small somewhere, part of a person's name, placed elsewhere."""

    small: frozenset[str]
    persons: frozenset[str]
    placed: frozenset[str]

    @classmethod
    def of(cls, tokens: tuple[Token, ...], found: Sequence[Found]) -> "Scene":
        small = frozenset(token.word for token in tokens if token.word.islower())
        starts = {one.start for one in found}
        persons = frozenset(
            tokens[i].word
            for i in range(1, len(tokens))
            if tokens[i].capital
            and not tokens[i - 1].owns
            and i not in starts
            and (tokens[i - 1].word.lower().rstrip(".") in cues().titles)
        )
        placed = frozenset(one.name for one in found if _locative(tokens, one.start))
        return cls(small=small, persons=persons | _surnames(tokens, found), placed=placed)


def _surnames(tokens: tuple[Token, ...], found: Sequence[Found]) -> frozenset[str]:
    """Last words behind a capitalised word that names no place ("Michael Jordan"): later "Jordan" is likely the person."""
    covered = {i for one in found for i in range(one.start, one.end)}
    names = set[str]()
    for one in found:
        before = one.start - 1
        if before >= one.run.start and tokens[before].capital and before not in covered and _is_first(tokens[before]):
            names.add(one.name)
    return frozenset(names)


def _is_first(token: Token) -> bool:
    """Can it be a first name: no word of a class or side, and no article ("El", "Las", "Ag")?"""
    low = token.word.lower()
    return len(low) > _ARTICLE and not (low in cues().classes or low in cues().sides or low in cues().never)


def _locative(tokens: tuple[Token, ...], start: int) -> bool:
    before = _before(tokens, start)
    return before in cues().at


def _before(tokens: tuple[Token, ...], start: int) -> str:
    at = start - 1
    while at >= 0 and tokens[at].word.lower() in ("the", *cues().sides):
        at -= 1
    return tokens[at].word.lower() if at >= 0 else ""


def signs_of(tokens: tuple[Token, ...], one: Found, end: int, kind_word: str | None, scene: Scene) -> frozenset[str]:
    """The signs of a name that ends, with its class word, at token `end`; `kind_word` is a class word behind it."""
    found = {*_lead(tokens, one), *_before_it(tokens, one), *_signs_of_name(one)}
    found |= {*_behind(tokens, one, end), *_in_its_run(tokens, one, end)}
    if kind_word is not None:
        found = {*found, "a class word behind"} - {"a capital behind in its run"}
    if tokens[one.start].first:
        found.add("begins a sentence")
    if one.name in scene.persons:
        found.add("a person's name elsewhere")
    if one.name in scene.placed:
        found.add("after a word of place somewhere")
    if one.name.lower() in scene.small:
        found.add("written small elsewhere")
    return frozenset(found)


def _lead(tokens: tuple[Token, ...], one: Found) -> Iterator[str]:
    """The word that leads to the name, past articles and sides."""
    cue, lead = cues(), _before(tokens, one.start)
    previous = tokens[one.start - 1] if one.start else None
    if lead in cue.at:
        yield "after in, at, near"
    elif lead in cue.way:
        yield "after from, to, across"
    elif lead == "of":
        of = tokens[one.start - 2].word.lower() if one.start > 1 else ""
        yield "after a class word of" if of in cue.classes or of in cue.sides else "after of"
    elif lead in cue.loose:
        yield "after and, by, for, with"
    elif lead in cue.classes and previous is not None and not previous.capital:
        yield "after a class word"
    elif previous is not None and previous.word == ",":
        yield "after a comma"
    elif previous is not None and previous.word in _MARKS:
        yield "after a bracket or dash"


def _before_it(tokens: tuple[Token, ...], one: Found) -> Iterator[str]:
    """The token right before the name."""
    previous = tokens[one.start - 1] if one.start else None
    if previous is None:
        return
    low = previous.word.lower()
    if low in cues().titles:
        yield "after a title"
    elif previous.owns:
        yield "after a possessive"
    elif low in cues().sides:
        yield "after a side"
    elif one.start > one.run.start:
        yield "after a capital of its run" if previous.capital else "linked to words before"


def _behind(tokens: tuple[Token, ...], one: Found, end: int) -> Iterator[str]:
    """The token right behind the name."""
    if end >= len(tokens):
        return
    following, cue = tokens[end], cues()
    low = following.word.lower()
    if tokens[end - 1].owns:
        yield "owns what follows"
    elif end < one.run.end:
        if following.capital:
            yield "an organisation's word behind" if low in cue.bodies else "a capital behind in its run"
        elif low != "and":
            yield "linked to words behind"
    elif low == ",":
        capital = end + 1 < len(tokens) and tokens[end + 1].capital
        yield "a comma and a capital behind" if capital else "a comma behind"
    else:
        yield from (sign for sign, words in _BEHIND if low in getattr(cue, words))


def _in_its_run(tokens: tuple[Token, ...], one: Found, end: int) -> Iterator[str]:
    around = (*range(one.run.start, one.start), *range(end, one.run.end))
    if any(tokens[i].word.lower() in cues().bodies for i in around):
        yield "an organisation's word in its run"


def _signs_of_name(one: Found) -> Iterator[str]:
    name = one.name
    if " " in name:
        yield "several words"
    if CAPITALS.match(name.replace(" ", "")):
        yield "all capitals"
    exact = [match for match in one.matches if match.tier == 1]
    if not exact:
        yield "spelt otherwise in the gazetteer"
    elif not any(match.primary for match in exact):
        yield "only another name"
    kinds = {match.place.kind for match in exact}
    if PlaceKind.COUNTRY in kinds:
        yield "a country"
    elif kinds & {PlaceKind.REGION, PlaceKind.SEA} or name in region_names():
        yield "a large region or sea"
    elif PlaceKind.ADMIN1 in kinds:
        yield "a first-level region"
    most = max((match.place.population for match in exact if match.place.kind is PlaceKind.SETTLEMENT), default=0)
    if most:
        yield _size(most)
    if len(exact) == 1:
        yield "the only place of its name"


def _size(population: int) -> str:
    if population >= _LARGE:
        return "a town of a million"
    if population >= _CITY:
        return "a town of 100,000"
    return "a town of 5,000" if population >= _TOWN else "a smaller town"
