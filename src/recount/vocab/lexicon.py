"""The words of violence, of people, of things and of saying, as tables that can be looked up word by word.

The data stands in `data/lexicon/*.toml`, in base forms; this module makes the forms (killed, killing; children) and
finds the longest phrase that begins at a word. Nothing here knows a sentence.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

from recount.model import Group, LossClass, Population, digest

S = TypeVar("S")
TABLES = ("verbs", "nouns", "people", "materiel", "speech", "hazards")


class Form(StrEnum):
    """The form of a verb as it stands in the text."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"  # and past participle where both are spelt alike
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of violence: what it does to people (`outcome`) and things (`loss`), and which type of event it tells.

    `subject`: the people it happens to are its subject ("died"). `weak`: no violence without a fitting object.
    `place_object`: its object may be a place ("seized the town").
    """

    lemma: str
    form: Form
    event: str
    outcome: str | None = None
    loss: str | None = None
    subject: bool = False
    weak: bool = False
    place_object: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNoun:
    """A noun of violence, a weapon or a platform, and the type of event it tells."""

    lemma: str
    plural: bool
    event: str
    outcome: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A noun for people: of which population and group, singular or plural, and whether it counts units, not people."""

    lemma: str
    plural: bool
    population: Population
    group: Group | None = None
    unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A noun for a thing that can be lost, and its class. `plural`: or a mass, which has no number either ("equipment")."""

    lemma: str
    plural: bool
    loss_class: LossClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A verb of saying in one of its forms, and the stance it takes. `weak`: it says something only with "that" or a quote."""

    lemma: str
    form: Form
    stance: str
    weak: bool = False


class PhraseTable(Generic[S]):
    """Phrases of lower-cased words to senses; `match` gives the longest phrase that begins at a word. `begins` are the words
    that one begins with, to be asked before: few words of a text are among them.
    """

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], S]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], S]] = {}
        self.begins = self._by_first.keys()
        for phrase, sense in entries:
            for variant in _variants(phrase):
                self._by_first.setdefault(variant[0], {}).setdefault(variant, sense)
        self._lengths = {
            first: sorted({len(p) for p in phrases}, reverse=True) for first, phrases in self._by_first.items()
        }

    def match(self, words: Sequence[str], at: int) -> tuple[int, S] | None:
        """The number of words of the longest phrase at ``words[at]`` and its sense; None if none begins there."""
        phrases = self._by_first.get(words[at])
        if phrases is None:
            return None
        for length in self._lengths[words[at]]:
            sense = phrases.get(tuple(words[at : at + length])) if at + length <= len(words) else None
            if sense is not None:
                return length, sense
        return None

    def words(self) -> Iterator[str]:
        """Every word that a phrase of the table begins with."""
        return iter(self._by_first)


def _variants(phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield phrase
    if len(phrase) == 2:
        yield ("-".join(phrase),)
    if len(phrase) == 3:
        yield ("-".join(phrase[:2]), phrase[2])
        yield (phrase[0], "-".join(phrase[1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All tables. Built once a process, from the package's data."""

    verbs: PhraseTable[Verb]
    nouns: PhraseTable[EventNoun]
    weapons: PhraseTable[EventNoun]
    platforms: PhraseTable[EventNoun]
    people: PhraseTable[People]
    things: PhraseTable[Thing]
    speech: PhraseTable[Speech]
    hazards: PhraseTable[str]
    play: PhraseTable[str]
    blasts: PhraseTable[str]
    voices: frozenset[str]
    titles: Mapping[str, Population]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package.

    Raises:
        ReferenceDataError: never on a complete installation; a damaged data file raises `tomllib.TOMLDecodeError`.
    """
    verbs, nouns, people, materiel, speech, hazards = (_table(n) for n in TABLES)
    return Lexicon(
        verbs=PhraseTable(_verb_entries(verbs)),
        nouns=PhraseTable(_noun_entries(nouns["noun"])),
        weapons=PhraseTable(_noun_entries(nouns["weapon"])),
        platforms=PhraseTable(_noun_entries(nouns["platform"])),
        people=PhraseTable(_people_entries(people)),
        things=PhraseTable(_thing_entries(materiel)),
        speech=PhraseTable(_speech_entries(speech)),
        hazards=PhraseTable(_plain_entries(hazards["words"])),
        play=PhraseTable(_plain_entries(hazards["play"]["words"])),
        blasts=PhraseTable(_plain_entries(hazards["blasts"]["words"])),
        voices=frozenset(_split(speech["voices"]["words"])),
        titles={
            word: Population(population)
            for population in ("civilian", "combatant")
            for word in people["titles"][population].split()
        },
    )


def _table(name: str) -> dict[str, Any]:
    text = resources.files("recount.vocab").joinpath("data", "lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _split(words: str) -> list[str]:
    return [w.strip() for w in words.split(";") if w.strip()]


def verb_forms(base: str, irregular: Mapping[str, str]) -> Iterator[tuple[str, Form]]:
    """Every form of a verb, regular by spelling rules or from the table of irregular ones ("base -s past [participle] -ing")."""
    if base in irregular:
        forms = irregular[base].split()
        names = [Form.BASE, Form.PRESENT, *([Form.PAST, Form.PARTICIPLE][: len(forms) - 3]), Form.ING]
        yield from zip(forms, names, strict=True)
        if len(forms) == 3:  # hit, set: the past is spelt like the base
            yield base, Form.PAST
        return
    stem = base.removesuffix("e")
    soft = base.endswith(("s", "sh", "ch", "x", "z"))
    consonant_y = base.endswith("y") and base[-2] not in "aeiou"
    yield base, Form.BASE
    yield (base[:-1] + "ies" if consonant_y else base + ("es" if soft else "s")), Form.PRESENT
    yield (base[:-1] + "ied" if consonant_y else stem + "ed"), Form.PAST
    yield stem + "ing", Form.ING


def plural_of(noun: str) -> str:
    """The regular plural of an English noun, by spelling."""
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _inflected(phrase: str, irregular: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Form]]:
    first, *rest = phrase.split()
    for form, name in verb_forms(first, irregular):
        yield (form, *rest), name


def _verb_entries(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Verb]]:
    for row in table["verb"]:
        fields = {k: v for k, v in row.items() if k != "words"}
        for lemma in _split(row["words"]):
            for phrase, form in _inflected(lemma, table["irregular"]):
                yield phrase, Verb(lemma=lemma, form=form, **fields)


def _noun_forms(word: str) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """(phrase, lemma, plural) for "strike", "child/children" and "!shelling"."""
    if word.startswith("!"):
        yield tuple(word[1:].split()), word[1:], word.endswith("s")
        return
    singular, _, plural = word.partition("/")
    yield tuple(singular.split()), singular, singular == plural
    *head, last = singular.split()
    yield tuple(plural.split()) if plural else (*head, plural_of(last)), singular, True


def _noun_entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, ...], EventNoun]]:
    for row in rows:
        for word in _split(row["words"]):
            for phrase, lemma, plural in _noun_forms(word):
                yield (
                    phrase,
                    EventNoun(
                        lemma=lemma,
                        plural=plural,
                        event=row["event"],
                        outcome=row.get("outcome"),
                        weak=row.get("weak", False),
                    ),
                )


def _plain_entries(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for word in _split(words):
        for phrase, lemma, _ in _noun_forms(word):
            yield phrase, lemma


def _people_entries(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], People]]:
    units = frozenset(_split(table["units"]["words"]))
    for row in table["people"]:
        group = Group(row["group"]) if "group" in row else None
        for word in _split(row["words"]):
            for phrase, lemma, plural in _noun_forms(word):
                yield (
                    phrase,
                    People(
                        lemma=lemma,
                        plural=plural,
                        population=Population(row["population"]),
                        group=group,
                        unit=lemma in units,
                    ),
                )
    for word in units:
        for phrase, lemma, plural in _noun_forms(word):
            yield phrase, People(lemma=lemma, plural=plural, population=Population.COMBATANT, unit=True)


def _thing_entries(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Thing]]:
    for name in LossClass:
        for word in _split(table[name.value]):
            for phrase, lemma, plural in _noun_forms(word):
                yield phrase, Thing(lemma=lemma, plural=plural or word.startswith("!"), loss_class=name)


def _speech_entries(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Speech]]:
    for row in table["speech"]:
        for lemma in _split(row["words"]):
            for phrase, form in _inflected(lemma, table["irregular"]):
                yield phrase, Speech(lemma=lemma, form=form, stance=row["stance"], weak=row.get("weak", False))


@cache
def lexicon_digest() -> str:
    """The digest of the lexicon's data: it changes whenever a word does."""
    folder = resources.files("recount.vocab").joinpath("data", "lexicon")
    return digest(b"\n".join(folder.joinpath(f"{name}.toml").read_bytes() for name in TABLES))
