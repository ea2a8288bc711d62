"""How a place is named: "the western countryside of Ain Issa district", "Syria's Idlib province", "the Iraqi border"."""

from dataclasses import dataclass

from recount.extract.engines.lexical.scene.name_runs import is_known, is_name_token, name_end, name_run
from recount.extract.engines.lexical.scene.place_words import (
    BARE,
    DISTRICTS,
    EDGES,
    HELD,
    KINDS,
    LANDS,
    MEDIA,
    PARTY_NEXT,
    PEOPLES,
    PLAIN,
    REGIONS,
    RULERS,
    SETTLEMENTS,
    SHIPS,
    SIDES,
    SITES,
    STATES,
    Level,
)
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import is_name
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.countries import adjectives, region_names
from recount.vocab.countries import names as country_names
from recount.vocab.countries import people as peoples
from recount.vocab.lexicon import lexicon

_NO_SITES = frozenset({"port", "field", "mine", "post"})  # words of a kind that end the names of towns


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A place's name: ``tokens[start:end]``, which begins at `begin` with its determiner; `kind`: the noun that says what it is."""

    begin: int
    start: int
    end: int
    kind: str | None
    level: Level
    edge: bool = False
    hospital: bool = False


def read_name(sentence: Sentence, at: int) -> Name | None:
    """The place named from a token on, None where no place is."""
    lead = _lead(sentence, at)
    end = name_end(sentence, lead.at)
    if end == lead.at or _is_thing(sentence, at, lead.at, end):
        return _land(sentence, at)
    tail = _tail(sentence, end)
    if _is_other(sentence, lead.at, end, tail) or _only_nation(sentence, lead.at, end, tail):
        return _land(sentence, at)
    kind = next((w for w in reversed(sentence.words[end:tail]) if w in KINDS - PLAIN), lead.kind)
    level = _level(sentence, lead.at, end, kind)
    start = lead.shown if level > Level.SETTLEMENT else lead.at
    words = sentence.words[at:tail]
    return Name(
        begin=at,
        start=start,
        end=tail,
        kind=kind,
        level=level,
        edge=any(w in EDGES for w in sentence.words[at : lead.at]),
        hospital=any(w in ("hospital", "clinic", "hospitals") for w in words),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """What stands before a name: the name begins at `at`, its words of kind at `shown`."""

    at: int
    shown: int
    kind: str | None


def _lead(sentence: Sentence, begin: int) -> _Lead:
    """Past "the", "the besieged eastern city of", "rebel-held", "northern"."""
    words, tags, n = sentence.words, sentence.tags, len(sentence.words)
    at = begin
    while at < n and (tags[at] is Tag.DETERMINER or words[at] == "both"):
        at += 1
    shown, kind = at, None
    while at < n and at - begin < 8:
        if _is_kind(sentence, at):
            kind = words[at] if words[at] not in PLAIN else kind
            at += 1
        elif kind is not None and words[at] == "of" and words[at - 1] in KINDS:
            at += 1 + (words[at + 1 : at + 2] == ("the",))
        elif _describes(sentence, at):
            at += 1
        else:
            break
    return _Lead(at=at, shown=shown, kind=kind)


def _is_kind(sentence: Sentence, i: int) -> bool:
    """A noun that says what a place is, before its name; capitalised only before "of" ("the City of X")."""
    if sentence.words[i] not in KINDS:
        return False
    return not sentence.tokens[i].is_capital or sentence.words[i + 1 : i + 2] == ("of",)


def _describes(sentence: Sentence, i: int) -> bool:
    """A word before a place's name, or before its kind, that is no name: a nation, "rebel-held", "besieged"."""
    token, words = sentence.tokens[i], sentence.words
    following = words[i + 1] if i + 1 < len(words) else ""
    if token.norm.endswith(HELD):
        return True
    if token.text in adjectives() or token.norm in PEOPLES:
        run = name_run(sentence, i)
        if sentence.said(i, max(run, i + 1)) in country_names():
            return False
        return following in KINDS or following.title() in adjectives() or following in PEOPLES
    return token.norm in STATES and not token.is_capital


def _tail(sentence: Sentence, end: int) -> int:
    """Past the words of kind after a name: "Idlib province", "Kakuma refugee camp", "Syria's north"."""
    words, n = sentence.words, len(sentence.words)
    tail = end
    while (
        tail < n
        and words[tail] in KINDS
        and sentence.tags[tail] is not Tag.PREPOSITION
        and not _has_object(sentence, tail)
    ):
        tail += 1
    if tail == end and words[end : end + 1] == ("'s",):
        k = end + 1
        while k < n and words[k] in KINDS and not sentence.tokens[k].is_capital:
            k += 1
        if k > end + 1 and words[k : k + 1] != ("of",) and not (k < n and is_name_token(sentence, k)):
            return k
    return tail


def _has_object(sentence: Sentence, i: int) -> bool:
    """A word of kind that is a verb here ("mines", "fields")."""
    return sentence.tags[i] is Tag.VERB


def _level(sentence: Sentence, start: int, end: int, kind: str | None) -> Level:
    said = sentence.said(start, end).removeprefix("the ").removeprefix("The ")
    if kind is None and said in country_names():
        return Level.COUNTRY
    if kind in REGIONS or kind in SIDES or said in region_names() or said in country_names():
        return Level.REGION
    if kind in SITES:
        return Level.SITE
    return _LEVELS.get(kind or "") or _level_of_name(sentence, start, end)


_LEVELS = {**dict.fromkeys(DISTRICTS, Level.DISTRICT), **dict.fromkeys(SETTLEMENTS, Level.SETTLEMENT)}


def _level_of_name(sentence: Sentence, start: int, end: int) -> Level:
    """By the name's own last word ("Donetsk Oblast", "Kakuma Camp") or its first ("North Darfur")."""
    words = sentence.words[start:end]
    if len(words) == 1:
        return Level.SETTLEMENT
    if words[-1] in REGIONS:
        return Level.REGION
    if words[-1] in SITES and words[-1] not in _NO_SITES:
        return Level.SITE
    if words[0] in SIDES:
        return Level.REGION if sentence.said(start + 1, end) in region_names() | country_names() else Level.DISTRICT
    if words[-1] in DISTRICTS:
        return Level.DISTRICT
    return Level.SETTLEMENT


def _land(sentence: Sentence, at: int) -> Name | None:
    """ "the Syrian desert", "the Iraqi border", "the border with Chad", "Turkish waters"."""
    words, n = sentence.words, len(sentence.words)
    begin = at
    while at < n and (sentence.tags[at] is Tag.DETERMINER or words[at] in SIDES):
        at += 1
    if at >= n or not (sentence.tokens[at].text in adjectives() or (is_name_token(sentence, at) and "-" in words[at])):
        return None
    end = at + 1
    while end < n and (sentence.tokens[end].text in adjectives() or words[end] in ("–", "-")):
        end += 1
    if end >= n or words[end] not in LANDS:
        return None
    return Name(begin=begin, start=begin, end=end + 1, kind=words[end], level=Level.REGION)


def _is_thing(sentence: Sentence, begin: int, start: int, end: int) -> bool:
    """One word that names nothing: of a kind alone ("the Hospital"), or letters that are one of many ("an MRAP")."""
    if end - start > 1:
        return False
    return sentence.words[start] in BARE or (
        sentence.words[begin] in ("a", "an") and sentence.tokens[start].text.isupper()
    )


def _is_other(sentence: Sentence, start: int, end: int, tail: int) -> bool:
    """Is the name a party, a ship, an outlet, an operation or a headline's words rather than a place?"""
    words = sentence.words
    if end - start == 1 and words[start] in RULERS:
        return True
    known = is_known(sentence, start, end)
    held = any(c.start <= start and end <= c.end and is_name(c.sense) for c in sentence.actors)
    if (held and not known) or (
        tail == end and any(c.start < end and start < c.end and is_name(c.sense) for c in sentence.actors)
    ):
        return True
    if not known and _violent(sentence, start, end):
        return True
    following = words[tail] if tail < len(words) else ""
    phrase = sentence.phrase_at(tail - 1)
    if phrase is not None and phrase.end > tail and (phrase.people or phrase.event) and words[tail] != "'s":
        return True
    if words[end : end + 1] == ("'s",) and tail == end and not _owns_place(sentence, end + 1):
        return True
    if words[end - 1] == "day" or (end - start == 1 and len(words[start]) == 1):  # "Labor Day", "B"
        return True
    return words[start] in SHIPS or words[end - 1] in MEDIA or following in PARTY_NEXT


def _violent(sentence: Sentence, start: int, end: int) -> bool:
    """A headline's words of violence or people rather than a name: "Alleged Turkish Attack", "Russian Soldier"."""
    tables, words = lexicon(), sentence.words
    found = tables.people.match(words, end - 1)
    people = end - start > 1 and found is not None and words[end - 2] not in ("al", "of")
    return people or any(t.match(words, i) is not None for i in range(start, end) for t in (tables.nouns, tables.verbs))


def _owns_place(sentence: Sentence, at: int) -> bool:
    """ "Syria's Idlib", "Kherson's Korabel neighbourhood", "Sudan's capital Khartoum": what is owned is a place."""
    k = at
    while k < len(sentence.words) and (_is_kind(sentence, k) or _describes(sentence, k)):
        k += 1
    end = name_run(sentence, k)
    if end == k:
        return False
    owned = any(c.start <= k and end <= c.end and is_name(c.sense) for c in sentence.actors)
    phrase = sentence.phrase_at(end - 1)
    people = phrase is not None and phrase.end > end and bool(phrase.people or phrase.event)
    return not owned and not people and not _violent(sentence, k, end)


def _only_nation(sentence: Sentence, start: int, end: int, tail: int) -> bool:
    """ "in U.S. strikes", "on the Kurdish side": an adjective or a country that only describes the noun after it."""
    if tail != end or end - start > 1:
        return False
    word = sentence.said(start, end)
    following = sentence.tags[tail] if tail < len(sentence.tags) else Tag.MARK
    nation = word in adjectives() or word.lower() in PEOPLES or word in peoples()
    return nation or (following is Tag.NOMINAL and word in country_names())
