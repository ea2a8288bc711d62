"""Where: the places of the event in a sentence, most specific first; not the speaker's, not a victim's home."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.scene.name_runs import is_known, is_name_token, is_placed, name_end, name_run
from recount.extract.engines.lexical.scene.place_names import Name, read_name
from recount.extract.engines.lexical.scene.place_words import KINDS, PREMISES, SIDES, Level
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import is_name
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import PlaceRelation
from recount.vocab.countries import adjectives
from recount.vocab.countries import names as country_names
from recount.vocab.lexicon import Form
from recount.vocab.outlets import source_named

_IN = frozenset("in at on inside within across into throughout through".split())
_NEAR = frozenset("near around outside beside close vicinity outskirts alongside beyond off opposite".split())
_OVER = frozenset({"over", "above"})
_TOWARD = frozenset({"towards", "toward"})
_TAKEN_FROM = frozenset({"abduction", "detention"})
_SUFFERS = frozenset("saw seen witnessed witnessing seeing suffered experienced".split())
_PASSIVE = frozenset("was were been being".split())
_SUFFERED = _SUFFERS | _PASSIVE | {"came"}  # one of these is in a sentence that says what a place suffers
_CARE = frozenset("hospital hospitals clinic clinics morgue".split())
_MOVED = frozenset("taken transferred rushed evacuated admitted moved brought treated treatment airlifted".split())
_CAUSES = (("response", "to"), ("retaliation", "for"), ("revenge", "for"), ("reprisal", "for"))
_FIRES = frozenset({"hit", "bomb", "shelling", "attack"})
_BOMBARDED = frozenset("shelled bombed bombarded shelling bombing bombarding".split())
_PERSONAL = frozenset({"killing", "shooting", "abduction", "detention"})
_JOINTS = (",", "and", "&", "or")
_PLURALS = frozenset(
    "provinces governorates districts towns villages cities regions states areas neighborhoods neighbourhoods".split()
)
_UNITS = frozenset("km kilometres kilometers kilometre kilometer miles mile metres meters m yards".split())
_AT, _AWAY, _PAST = _IN | _NEAR, SIDES | _UNITS, _OVER | _TOWARD  # asked of every word
_RUBRICS = frozenset(
    "photo photos video videos live update updates news world politics analysis opinion exclusive breaking print share sport "
    "sports watch report reports feature features interview read listen home".split()
)
# "the market of X" is in X; "the church of X" may be its saint's.
_HOLDS_PLACE = (
    KINDS - frozenset("church cathedral mosque monastery school university palace station field".split())
) | frozenset("battle siege fall capture seizure shelling bombardment bombing".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place at ``tokens[start:end]`` and how the event stands to it. `wide`: an area, not a settlement; `aside`: of
    what the event answers or where people come from.
    """

    start: int
    end: int
    relation: PlaceRelation
    level: Level
    aside: bool = False

    @property
    def wide(self) -> bool:
        """Is it an area, rather than a settlement or a site?"""
        return self.level in (Level.DISTRICT, Level.REGION)

    @property
    def country(self) -> bool:
        """Is it a whole country?"""
        return self.level is Level.COUNTRY

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """Sorts the most specific first: a site, a settlement, one near it, an area, a country; origins and causes last."""
        far = self.relation in (PlaceRelation.NEAR, PlaceRelation.TOWARD)
        return self.aside or self.relation is PlaceRelation.FROM, self.level, far


def find_places(sentence: Sentence, skip: frozenset[int]) -> tuple[FoundPlace, ...]:
    """The places, settlements before areas before countries; `skip` are tokens of an attribution."""
    unique: dict[str, FoundPlace] = {}
    for place in _all_places(sentence, skip):
        unique.setdefault(sentence.said(place.start, place.end), place)
    return tuple(sorted(unique.values(), key=lambda p: (p.rank, p.start)))


def _all_places(sentence: Sentence, skip: frozenset[int]) -> Iterator[FoundPlace]:
    i, causes, named = 0, _causes_from(sentence), _Named.of(sentence)
    if (heading := _heading(sentence)) is not None and heading.start not in skip:
        yield heading
        i = heading.end
    while i < len(sentence.words):
        found = None if i in skip else _place_at(sentence, i, named)
        i += 1
        chain: list[FoundPlace] = []
        while found is not None and found.start not in skip:
            if chain and sentence.words[chain[-1].end] == "'s" and chain[-1].level >= found.level:
                chain[-1] = replace(chain[-1], level=Level.COUNTRY)  # an owner is wider than what it owns
            chain.append(found if found.start < causes else replace(found, aside=True))
            i = found.end
            found = _listed(sentence, i, found)
        if chain:
            yield from _levelled(sentence, chain)


def _heading(sentence: Sentence) -> FoundPlace | None:
    """ "Damascus | Two killed by a blast": sites put the place of a headline before a bar."""
    bars = [i for i, word in enumerate(sentence.words) if word == "|"]
    if len(bars) != 1 or not (sentence.verbs or sentence.nouns) or sentence.words[0] in _RUBRICS:
        return None
    name = read_name(sentence, 0)
    whole = name is not None and name.end == bars[0] and is_name_token(sentence, name.start)
    return _found(name, PlaceRelation.IN) if whole and source_named(sentence.said(0, bars[0])) is None else None


@dataclass(frozen=True, slots=True)
class _Named:
    """Whether a sentence has what a place without a word before it needs: something that it suffers, or a noun of violence
    right behind a name. Asked once, for most sentences have neither.
    """

    suffers: bool
    describes: bool

    @classmethod
    def of(cls, sentence: Sentence) -> "_Named":
        words = sentence.words
        behind = (c.start - 1 for c in sentence.nouns if c.start)
        return cls(
            suffers=not _SUFFERED.isdisjoint(words),
            describes=any(words[i] == ")" or words[i] in PREMISES or is_name_token(sentence, i) for i in behind),
        )


def _causes_from(sentence: Sentence) -> int:
    """Where "in response to …" begins: the places after it are of what came before."""
    words = sentence.words
    return next((i for i in range(1, len(words)) if words[i : i + 2] in _CAUSES), len(words))


def _levelled(sentence: Sentence, chain: list[FoundPlace]) -> list[FoundPlace]:
    """The members of a list are of one kind: "A, B and C provinces", "the villages of A, B and C"."""
    joint = next((k for k in range(len(chain) - 1, 0, -1) if _joins(sentence, chain[k - 1], chain[k])), 0)
    if not joint:
        return chain
    first = joint - 1
    while first > 0 and sentence.words[chain[first - 1].end] == "," and chain[first - 1].end + 1 == chain[first].start:
        first -= 1
    last = chain[joint]
    level = last.level if sentence.words[last.end - 1] in _PLURALS else chain[first].level
    same = [replace(p, level=level, relation=chain[first].relation) for p in chain[first : joint + 1]]
    return [*chain[:first], *same, *chain[joint + 1 :]]


def _joins(sentence: Sentence, one: FoundPlace, other: FoundPlace) -> bool:
    """Is it "A and B", where B has no words of kind of its own before it ("and the villages of B")?"""
    between = sentence.words[one.end : other.start]
    return between in (("and",), (",", "and"), ("and", "the"), ("&",))


def _place_at(sentence: Sentence, i: int, named: _Named) -> FoundPlace | None:
    """A place that the word at `i` leads to (a preposition, a verb of attack) or that begins there."""
    word = sentence.words[i]
    if word in _AT:
        return _after_preposition(sentence, i, PlaceRelation.NEAR if word in _NEAR else PlaceRelation.IN)
    if word in _AWAY and sentence.words[i + 1 : i + 2] in (("from",), ("of",)):
        return _found(read_name(sentence, i + 2), PlaceRelation.NEAR)
    if word == "between":
        return _between(sentence, i + 1)
    if word == "from":
        return _origin(sentence, i)
    if word in _PAST:
        return _found(read_name(sentence, i + 1), PlaceRelation.OVER if word in _OVER else PlaceRelation.TOWARD)
    if word == "of" and i:
        return _found(_owner(sentence, i), PlaceRelation.IN)
    if sentence.tags[i] is Tag.VERB and (cue := next((c for c in sentence.verbs if c.end == i + 1), None)):
        return _object(sentence, i + 1, personal=cue.sense.event in _PERSONAL or cue.sense.outcome is not None)
    subject = _subject(sentence, i) if named.suffers else None
    return subject or (_attributive(sentence, i) if named.describes else None)


def _found(name: Name | None, relation: PlaceRelation) -> FoundPlace | None:
    if name is None:
        return None
    near = relation is PlaceRelation.IN and name.edge
    return FoundPlace(
        start=name.start, end=name.end, relation=PlaceRelation.NEAR if near else relation, level=name.level
    )


def _after_preposition(sentence: Sentence, i: int, relation: PlaceRelation) -> FoundPlace | None:
    words = sentence.words
    if words[i : i + 3] == ("in", "front", "of"):
        return _found(read_name(sentence, i + 3), PlaceRelation.NEAR)
    at = (
        i
        + 1
        + (
            words[i + 1 : i + 2] in (("to",), ("of",), ("from",))
            and words[i] in ("close", "vicinity", "outskirts", "across", "opposite")
        )
    )
    name = read_name(sentence, at)
    if name is None or (name.hospital and not _hurt_there(sentence, i)) or _is_care(sentence, i):
        return None
    return _found(name, relation)


def _hurt_there(sentence: Sentence, i: int) -> bool:
    """Is the hospital what was attacked ("strike on the X hospital"), not where the wounded are?"""
    return sentence.words[i] in ("on", "against")


def _is_care(sentence: Sentence, i: int) -> bool:
    """ "taken to a hospital in X": where the wounded were brought."""
    before = sentence.words[max(0, i - 10) : i]
    return before[-1:] != () and before[-1] in _CARE and any(w in _MOVED for w in before)


def _owner(sentence: Sentence, of: int) -> Name | None:
    """ "The market of Mellit"; "the driveway of a Dunmore home": what is in a place and goes by its name."""
    held = sentence.words[of - 1] in _HOLDS_PLACE
    if not held and PREMISES.isdisjoint(sentence.words[of + 2 :]):
        return None
    name = read_name(sentence, of + 1)
    if held or name is None:
        return name
    home = sentence.words[name.end : name.end + 1]
    alone = sentence.tags[name.end + 1 : name.end + 2] != (Tag.NOMINAL,)
    return name if home and home[0] in PREMISES and alone else None


def _between(sentence: Sentence, at: int) -> FoundPlace | None:
    """ "between A and B", where both are places; "between Israel and Lebanon" only of a border."""
    first = read_name(sentence, at)
    if first is None or sentence.words[first.end : first.end + 1] != ("and",):
        return None
    second = read_name(sentence, first.end + 1)
    both = second is not None and not (
        Level.COUNTRY in (first.level, second.level) and sentence.words[at - 2] not in KINDS | {"crossings"}
    )
    return _found(first, PlaceRelation.BETWEEN) if both else None


def _origin(sentence: Sentence, i: int) -> FoundPlace | None:
    """ "fired from X", "abducted from X": where something began; people "from X" have their home there."""
    if any(c.end == i for c in sentence.speech):
        return None
    found = _found(read_name(sentence, i + 1), PlaceRelation.FROM)
    taken = any(c.sense.event in _TAKEN_FROM and c.end <= i <= c.end + 8 for c in sentence.verbs)
    return replace(found, relation=PlaceRelation.IN) if found is not None and taken else found


def _object(sentence: Sentence, at: int, *, personal: bool) -> FoundPlace | None:
    """ "shelled the village of X", "targeted Idlib city", "captured X": a place as what was attacked."""
    name = read_name(sentence, at)
    if name is None:
        return None
    bare_end = name_run(sentence, name.start)
    known = name.kind is not None or is_known(sentence, name.start, name.end) or _lies_in(sentence, name.end)
    known = known or _is_fired_at(sentence, at, bare_end) or _is_shelled(sentence, at, bare_end)
    return (
        _found(name, PlaceRelation.IN)
        if known or (not personal and is_placed(sentence, name.start, bare_end))
        else None
    )


def _lies_in(sentence: Sentence, end: int) -> bool:
    """ "Mopti, Mali": a country or region after a comma makes the name before it a place."""
    if sentence.words[end : end + 1] != (",",):
        return False
    after = name_run(sentence, end + 1)
    return after > end + 1 and is_known(sentence, end + 1, after)


def _is_fired_at(sentence: Sentence, at: int, end: int) -> bool:
    """ "shells hit Taiz": what munitions fall on is no person."""
    strikes = [c for c in sentence.nouns if not c.sense.outcome and c.end == at - 1]
    fired = any(c.end < at for c in (*sentence.weapons, *sentence.platforms, *strikes))
    named = any(c.start <= at < c.end for c in sentence.actors)
    whole = end - at == 1 or sentence.tags[end : end + 1] in ((Tag.MARK,), (Tag.PREPOSITION,), (Tag.CONJUNCTION,))
    thing = any(p.thing for p in sentence.phrases if p.start < end and at < p.end)  # "hit Karak Air Base": a base
    return (
        fired
        and whole
        and not thing
        and not named
        and any(c.end == at and c.sense.event in _FIRES for c in sentence.verbs)
    )


def _is_shelled(sentence: Sentence, at: int, end: int) -> bool:
    """ "The army shelled Tal Amir": a whole name that no party bears and no noun follows ("shelled Ansar positions")."""
    follows = sentence.tags[end] if end < len(sentence.tags) else Tag.MARK
    named = any(c.start < end and at < c.end for c in sentence.actors)
    return sentence.words[at - 1] in _BOMBARDED and follows not in (Tag.NOMINAL, Tag.QUOTE) and not named


def _subject(sentence: Sentence, i: int) -> FoundPlace | None:
    """ "Jenin saw clashes", "the town of X came under fire", "Kharkiv was shelled"."""
    begins = i == 0 or sentence.tags[i - 1] in (Tag.MARK, Tag.QUOTE, Tag.SUBORDINATOR, Tag.CONJUNCTION)
    if not begins:
        return None
    name = read_name(sentence, i)
    if name is None or not (name.kind or is_placed(sentence, name.start, name.end)):
        return None
    return _found(name, PlaceRelation.IN) if _suffers(sentence, name.end) else None


def _suffers(sentence: Sentence, at: int) -> bool:
    """ "saw …", "came under …", "was shelled", "and its countryside have been witnessing …"."""
    words = sentence.words
    if words[at : at + 2] in (("and", "its"), ("and", "their")):
        at += 3
    end = at
    while end < len(sentence.tags) and sentence.tags[end] in (Tag.AUXILIARY, Tag.ADVERB):
        end += 1
    if words[end : end + 1] and (words[end] in _SUFFERS or words[end : end + 2] == ("came", "under")):
        return True
    passive = end > at and words[end - 1] in _PASSIVE
    return passive and any(c.start == end and c.sense.form in (Form.PAST, Form.PARTICIPLE) for c in sentence.verbs)


def _attributive(sentence: Sentence, i: int) -> FoundPlace | None:
    """ "the Bucha massacre", "the Abbey Gate bombing", "the Mosul market attack": a place before a noun of violence."""
    if not is_name_token(sentence, i) or (i and is_name_token(sentence, i - 1)):
        return None
    end = name_end(sentence, i)
    act = end
    while sentence.words[act : act + 1] and sentence.words[act] in PREMISES:
        act += 1
    cue = next((c for c in sentence.nouns if c.start == act), None)
    if cue is None or any(c.start < end and i < c.end for c in (*sentence.weapons, *sentence.platforms)):
        return None
    party = any(c.start < end and i < c.end and is_name(c.sense) for c in sentence.actors) or any(
        t.text in adjectives() | country_names() for t in sentence.tokens[i:end]
    )
    named = is_placed(sentence, i, end) or (end - i > 1 and sentence.tags[max(0, i - 1)] is Tag.DETERMINER)
    return None if party or not named else FoundPlace(start=i, end=end, relation=PlaceRelation.IN, level=Level.DISTRICT)


def _listed(sentence: Sentence, at: int, before: FoundPlace) -> FoundPlace | None:
    """The next place of a list or chain: ", Syria", " and Mayadin", "'s Idlib province", " (Idlib)", ", northwest of X"."""
    words, n = sentence.words, len(sentence.words)
    if at < n and words[at] == "(":
        inner = read_name(sentence, at + 1)
        return _found(inner, PlaceRelation.IN) if inner and words[inner.end : inner.end + 1] == (")",) else None
    if at < n and words[at] == "'s":
        return _found(read_name(sentence, at + 1), before.relation)
    i = at
    while i < n and words[i] in _JOINTS:
        i += 1
    if i == at or i >= n:
        return None
    if words[i] in SIDES and words[i + 1 : i + 2] == ("of",):
        beyond = _found(read_name(sentence, i + 2), PlaceRelation.NEAR)
        return replace(beyond, level=max(beyond.level, before.level)) if beyond else None
    if words[i] in _IN | _NEAR:
        return None
    name = read_name(sentence, i)
    if name is None or _speaks(sentence, name, i):
        return None
    own = name.kind is not None and name.begin < name.start and not name.edge
    found = _found(name, before.relation if words[i - 1] == "and" and not own else PlaceRelation.IN)
    return replace(found, level=max(found.level, before.level)) if found and words[i - 1] == "," else found


def _speaks(sentence: Sentence, name: Name, i: int) -> bool:
    """Is the name after a joint the subject of the next clause?"""
    following = sentence.tags[name.end] if name.end < len(sentence.tags) else Tag.MARK
    speech = any(c.start == name.end for c in sentence.speech)
    return following is Tag.AUXILIARY or speech or (following is Tag.VERB and sentence.words[i - 1] != ",")
