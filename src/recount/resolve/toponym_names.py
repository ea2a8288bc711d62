"""Which capitalised words of a text name a place: signs in the name, beside it and elsewhere in the text, weighed.

Each candidate is a name that the gazetteer knows. Its signs are yes-or-no facts that a reader could check ("after *in*",
"a first name stands before it"); their weights (`vocab/data/toponyms.toml`) are the log odds of a logistic regression,
learned by `python -m training.toponyms`. A sign says only how a name is used, never which place bears it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from recount.model import Span
from recount.resolve.place_choice import PlaceFinder
from recount.resolve.place_words import readings_of
from recount.resolve.toponym_runs import Run, Token, runs_of, tokens_of
from recount.resolve.toponym_signs import CAPITALS, Found, Scene, signs_of
from recount.vocab.countries import adjectives, country_named, people
from recount.vocab.gazetteer.place import Match, PlaceKind
from recount.vocab.toponyms import cues, weights

_LONGEST_NAME = 6  # tokens of the longest name that is looked up
_ABBREVIATED = frozenset(
    (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1)
)  # kinds that news shorten: "UK", "NSW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name that the gazetteer knows, where it stands, and how probable (0..1) it is that it names a place here.

    `kind_word` is the lower-cased word that says what it is and stands behind it ("province"), None if none does.
    """

    span: Span
    name: str
    matches: tuple[Match, ...]
    share: float
    signs: frozenset[str]
    kind_word: str | None = None


def names_in(text: str, finder: PlaceFinder) -> tuple[Named, ...]:
    """The names of a text that may be places', in order, none overlapping another; improbable ones are among them.

    Raises:
        ReferenceDataError: the gazetteer can't be read.
    """
    tokens = tokens_of(text)
    found = [one for run in runs_of(tokens) for one in _candidates(text, tokens, run, finder)]
    scene = Scene.of(tokens, found)
    return tuple(_named(tokens, one, scene) for one in found)


def _candidates(text: str, tokens: tuple[Token, ...], run: Run, finder: PlaceFinder) -> Iterator[Found]:
    """The longest known names of a run, from its left."""
    at = run.start
    while at < run.end:
        found = _longest(text, tokens, run, at, finder) if tokens[at].capital else None
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _longest(text: str, tokens: tuple[Token, ...], run: Run, at: int, finder: PlaceFinder) -> Found | None:
    for end in range(min(run.end, at + _LONGEST_NAME), at, -1):
        if not tokens[end - 1].capital:
            continue
        name = text[tokens[at].start : tokens[end - 1].end]
        if _is_no_name(end - at, name):
            continue
        matches = tuple(finder.spelled(name))  # consonants alone never find a name in running text
        if tokens[at].word == "The":  # "The Hague", but not "The Congo"
            matches = tuple(match for match in matches if match.tier == 1 and match.place.name.startswith("The "))
        if _is_acronym(tokens, run, at, end):
            matches = tuple(match for match in matches if match.place.kind in _ABBREVIATED)
        if matches:
            return Found(run=run, start=at, end=end, name=name, matches=matches)
    return None


def _is_no_name(words: int, name: str) -> bool:
    """A weekday, a title, a bare class word, an adjective of a country: known words that are never a place by themselves."""
    if words > 1:
        return False
    low = name.lower()
    return (
        len(name) < 2
        or low in cues().never
        or low in cues().classes
        or low in cues().titles
        or (name in adjectives() and country_named(name) is None)
        or (name in people() and country_named(name) is None)
    )


def _is_acronym(tokens: tuple[Token, ...], run: Run, at: int, end: int) -> bool:
    """One word in capitals where the words beside it are not: "an INGO" is not the village of Ingo."""
    if end - at > 1 or not CAPITALS.match(tokens[at].word) or "." in tokens[at].word:
        return False
    beside = [tokens[i].word for i in (at - 1, at + 1) if run.start <= i < run.end]
    return not any(word.isupper() and len(word) > 1 for word in beside)


def _named(tokens: tuple[Token, ...], one: Found, scene: Scene) -> Named:
    end, kind_word = _with_class(tokens, one)
    signs = signs_of(tokens, one, end, kind_word, scene)
    span = Span(start=tokens[one.start].start, end=tokens[end - 1].end)
    total = sum(weights().get(sign, 0.0) for sign in signs) + weights()["always"]
    return Named(
        span=span,
        name=one.name,
        matches=one.matches,
        share=1 / (1 + exp(-total)),
        signs=signs,
        kind_word=kind_word,
    )


def _with_class(tokens: tuple[Token, ...], one: Found) -> tuple[int, str | None]:
    """Past a capitalised class word that belongs to the name ("Nyanza Province"); and the class word, small or large."""
    if one.end >= len(tokens) or tokens[one.end - 1].owns:
        return one.end, None
    following = tokens[one.end]
    low = following.word.lower()
    if low not in cues().classes:
        return one.end, _past_acronym(tokens, one.end)
    return (one.end + 1 if following.capital and one.end < one.run.end else one.end), low


def _past_acronym(tokens: tuple[Token, ...], at: int) -> str | None:
    """The class word behind an acronym: "Bentiu IDP camp"."""
    behind = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
    return behind if CAPITALS.match(tokens[at].word) and behind in cues().classes else None


def given_name(text: str, start: int, end: int, finder: PlaceFinder) -> Named:
    """A name that is known to be a place's, so that only which place is open; `matches` may be empty."""
    words = text[start:end]
    for step in readings_of(words):
        matches = tuple(finder.spelled(step.name))
        if matches:
            return Named(span=Span(start=start, end=end), name=step.name, matches=matches, share=1.0, signs=frozenset())
    return Named(span=Span(start=start, end=end), name=words, matches=(), share=1.0, signs=frozenset())
