"""People: who was killed, hurt, taken, driven out or attacked, and how many, in the words of one sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.counting.aftermath import tolls_by_aftermath
from recount.extract.engines.lexical.counting.cumulative import cumulative_tolls, is_being_counted
from recount.extract.engines.lexical.counting.fractions import as_counted, died_since, fatal_shares, survivors
from recount.extract.engines.lexical.counting.idioms import tolls_by_idioms as _by_idioms
from recount.extract.engines.lexical.counting.multiples import tolls_by_multiples
from recount.extract.engines.lexical.counting.nominal import tolls_by_adjectives, tolls_by_nouns
from recount.extract.engines.lexical.counting.parts import with_parts
from recount.extract.engines.lexical.counting.spared import is_negated, spared
from recount.extract.engines.lexical.counting.victims import FoundToll, jointly, like_victims, toll_of
from recount.extract.engines.lexical.sentence.appositions import is_person_name, with_appositions
from recount.extract.engines.lexical.sentence.clauses import is_active, is_after_be, objects, subjects
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.extract.engines.lexical.sentence.tags import Tag, form_of
from recount.model import Population, TollKind, Wording
from recount.vocab.counting.words import counting_words
from recount.vocab.lexicon import EventNoun, Form, Verb
from recount.vocab.numbers import exact

_KINDS = {kind.value: kind for kind in TollKind}
_ELSE = frozenset({"others", "other", "more"})


def find_tolls(sentence: Sentence) -> tuple[FoundToll, ...]:
    """Every toll of the sentence, wholes before their parts, nothing counted twice for one kind and place."""
    found: list[FoundToll] = []
    told = (
        *cumulative_tolls(sentence),
        *_by_verbs(sentence),
        *_by_idioms(sentence),
        *tolls_by_nouns(sentence),
        *tolls_by_adjectives(sentence),
        *tolls_by_aftermath(sentence),
        *tolls_by_multiples(sentence),
    )
    for toll in told:
        if (
            _is_share(sentence, toll)
            or _is_nobody_else(sentence, toll)
            or _is_nobody_badly(sentence, toll)
            or is_being_counted(sentence, toll.start, toll.end)
        ):
            continue
        if not any(t.kind == toll.kind and _is_told(t, toll) for t in found):
            found.append(toll)
    found = list(survivors(sentence, list(died_since(sentence, list(fatal_shares(sentence, found))))))
    found = sorted((as_counted(sentence, t) for t in _without_idle(found)), key=lambda t: (t.start, t.verb))
    return tuple(_inherit(sentence, tuple(with_parts(sentence, found))))


def _is_told(told: FoundToll, toll: FoundToll) -> bool:
    """Is a toll of the words of one told already, or, where it is faint, of its verb?"""
    return (told.start < toll.end and toll.start < told.end) or (toll.faint and told.verb == toll.verb)


_COUNTED = frozenset("victims dead wounded injured casualties those".split())


def _is_share(sentence: Sentence, toll: FoundToll) -> bool:
    """ "one of the victims", "some of the dead": people counted already."""
    words = sentence.words[toll.start : toll.end + 3]
    return any(a == "of" and b in _COUNTED for a, b in zip(words, (w for w in words[1:] if w != "the"), strict=False))


def _is_nobody_else(sentence: Sentence, toll: FoundToll) -> bool:
    """ "No one else was hurt", "no other injuries": of the others nobody, which says nothing of those told."""
    return toll.count.high == 0 and bool({"else", "other", "others"} & {*sentence.words[toll.start : toll.end + 1]})


def _is_nobody_badly(sentence: Sentence, toll: FoundToll) -> bool:
    """ "No one was seriously hurt", "no serious injuries": others may be hurt lightly."""
    told = sentence.words[toll.start : max(toll.verb, toll.end)]
    return toll.count.high == 0 and bool(counting_words().grave & {*told} or _SERIOUS & {*told})


_SERIOUS = frozenset({"serious", "major", "grave", "critical", "significant"})


def _without_idle(found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """`exposed` says that no outcome is told: it goes where one is told of the same people, as does the wound of those who
    died of it.
    """
    for toll in found:
        told = any(
            t is not toll and t.kind is not TollKind.EXPOSED and t.start < toll.end and toll.start < t.end
            for t in found
        )
        died = toll.kind is TollKind.INJURED and any(
            _kills(t) and (t.start, t.end) == (toll.start, toll.end) and t.verb > toll.verb for t in found
        )
        if not (toll.kind is TollKind.EXPOSED and told) and not died:
            yield toll


def _kills(toll: FoundToll) -> bool:
    return toll.kind is TollKind.KILLED and toll.count.high != 0


def _by_verbs(sentence: Sentence) -> Iterator[FoundToll]:
    paired = _pairs(sentence)
    for cue in sentence.verbs:
        kind = TollKind.INJURED if _is_headcount(sentence, cue) else _outcome(cue.sense)
        if kind is None or cue.start in paired.second:
            continue
        told = _of_verb(sentence, cue, kind, paired.first.get(cue.start))
        yield from spared(told) if is_negated(sentence, cue.start) else told


def _of_verb(sentence: Sentence, cue: Cue[Verb], kind: TollKind, partner: Cue[Verb] | None) -> Iterator[FoundToll]:
    """The tolls of one verb, or of two that are joined over the same people."""
    other = _outcome(partner.sense) if partner else None
    if kind is TollKind.KILLED or cue.sense.lemma == "shoot":
        yield from _and_himself(sentence, partner or cue, dead=kind is TollKind.KILLED)
    for phrase in like_victims(sentence, _victims(sentence, cue, partner)):
        if partner is not None and other is not None and other is not kind:
            yield from _both(sentence, phrase, (cue, partner))
        else:
            yield _with_him(sentence, toll_of(sentence, phrase, _in_the_end(sentence, phrase, kind, cue), cue.start))


def _and_himself(sentence: Sentence, cue: Cue[Verb], *, dead: bool) -> Iterator[FoundToll]:
    """ "He killed two guards and then himself", "shot two before turning the gun on himself": the doer died, too. `dead`: the
    verb says that its objects did, so that "and himself" alone is enough.
    """
    victims = objects(sentence, cue.end) if is_active(sentence, cue) else ()
    ahead = tuple(w for w in sentence.words[victims[-1].end :][:4] if w not in _JOINING) if victims else ()
    himself = dead and ahead[:1] in (("himself",), ("herself",), ("themselves",), ("self",))
    behind = sentence.words[victims[0].end :][:_TO_END] if victims else ()
    if himself or _ENDS_HIMSELF.search(" ".join(behind)):
        yield from (toll_of(sentence, doer, TollKind.KILLED, cue.start) for doer in subjects(sentence, cue.start)[:1])


_TO_END = 16  # words from those killed to what the killer then did to himself
_ENDS_HIMSELF = re.compile(
    r"\bturn(?:s|ed|ing)? (?:the|his|her|a) (?:gun|handgun|pistol|rifle|shotgun|weapon|knife) on (?:him|her)self\b"
    r"|\btaking (?:his|her) own life\b"
)
_JOINING = frozenset({"and", ",", "then", "finally"})


def _with_him(sentence: Sentence, toll: FoundToll) -> FoundToll:
    """ "He and three others were shot": four."""
    joint = sentence.words[max(0, toll.start - 2) : toll.start] in (("he", "and"), ("she", "and"))
    if not joint or toll.count.wording is not Wording.EXACT or not _ELSE & {*sentence.words[toll.start : toll.end]}:
        return toll
    return replace(toll, count=exact((toll.count.low or 0) + 1), start=toll.start - 2)


def _in_the_end(sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], kind: TollKind, cue: Cue[Verb]) -> TollKind:
    """ "Shot two farmers dead", "beaten to death", "fatally stabbed": killed, not hurt; "hit in the arm": hurt."""
    if kind is TollKind.EXPOSED and cue.sense.lemma in _HITS and _is_wounding(sentence, cue):
        kind = TollKind.INJURED
    if kind is not TollKind.INJURED:
        return kind
    words = sentence.words
    end = phrase.end if isinstance(phrase, Phrase) else phrase[-1].end
    dead = words[end : end + 1] == ("dead",) or ("to", "death") in (words[end : end + 2], words[cue.end : cue.end + 2])
    begin = phrase.start if isinstance(phrase, Phrase) else phrase[0].start
    dead = dead or bool(_SLAIN & {*words[begin:end]})
    return TollKind.KILLED if dead or words[max(0, cue.start - 1)] in ("fatally", "mortally", "fatal") else kind


_SLAIN = frozenset({"homicide", "murder"})  # a "homicide victim" shot at work
_HITS = frozenset({"hit", "strike"})


def _is_wounding(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """ "Struck in the chest", "hit by a stray bullet", "a bullet struck a boy", "opened fire, hitting two women", "shots were
    fired and two women were hit".
    """
    words, known = sentence.words, counting_words()
    ahead = words[cue.end : cue.end + 5]
    cues: tuple[Cue[Verb] | Cue[EventNoun], ...] = (*sentence.weapons, *sentence.nouns, *sentence.verbs)
    fired = any(c.start < cue.start and c.sense.event == "shooting" for c in cues)
    hitting = form_of(cue.sense, words[cue.start]) is Form.ING and fired
    hitting = hitting or (is_after_be(sentence, cue.start) and bool(known.bullets & {*words[: cue.start]}))
    at_body = any(w in known.body and "in" in ahead[:n] for n, w in enumerate(ahead))
    by_bullet = bool({"by", "with"} & {*ahead[:2]}) and bool(known.bullets & {*ahead})
    return hitting or at_body or by_bullet or bool(known.bullets & {*words[max(0, cue.start - 2) : cue.start]})


def _outcome(verb: Verb) -> TollKind | None:
    name = verb.outcome
    if name in ("killed_if_people", "injured_if_people"):
        name = name.removesuffix("_if_people")
    return _KINDS.get(name) if name else None


_WOUNDS = frozenset({"wound", "injure", "hurt", "maim"})  # what one may suffer beside others who die


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    first: dict[int, Cue[Verb]]
    second: frozenset[int]


def _pairs(sentence: Sentence) -> _Pairs:
    """Verbs joined over one set of people: "killed and wounded", "killed or injured"."""
    first: dict[int, Cue[Verb]] = {}
    for one, other in zip(sentence.verbs, sentence.verbs[1:], strict=False):
        between = sentence.words[one.end : other.start]
        if between in (("and",), ("or",), ("and", "/", "or"), ("/",)) and _outcome(one.sense) and _outcome(other.sense):
            first[one.start] = other
    return _Pairs(first=first, second=frozenset(c.start for c in first.values()))


def _victims(sentence: Sentence, cue: Cue[Verb], partner: Cue[Verb] | None) -> tuple[Phrase, ...]:
    last = partner or cue
    if cue.sense.subject or _is_headcount(sentence, cue) or _is_on_oneself(sentence, last):
        phrases = _doer_before(sentence, last) or subjects(sentence, cue.start)
        if sentence.words[last.end : last.end + 1] in (("himself",), ("herself",)):
            phrases = tuple(p for p in phrases if not p.plural and (p.quantity is None or count_of(p).high == 1))
    elif sentence.words[last.end : last.end + 2] in _AND_SELF:
        phrases = (*subjects(sentence, cue.start)[:1], *objects(sentence, last.end + 2))
    elif is_active(sentence, last):
        phrases = objects(sentence, last.end)
    elif _is_inverted(sentence, cue):
        phrases = objects(sentence, last.end + 1)
    else:
        phrases = subjects(sentence, cue.start)
    sure = any(c.sense.outcome in _SURE and not c.sense.weak for c in (cue, last))
    sure = sure or _is_shot(sentence, cue) or _is_headcount(sentence, cue)
    return tuple(p for p in with_appositions(sentence, phrases) if _is_people(sentence, p, sure=sure, cue=cue))


_AND_SELF = (("himself", "and"), ("herself", "and"))  # "shot himself and his two daughters": three


def _is_inverted(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """ "Also wounded were four guests", "Killed was a driver": the people stand behind."""
    opens = cue.start == 0 or (cue.start == 1 and sentence.words[0] == "also")
    return opens and sentence.words[cue.end : cue.end + 1] in (("was",), ("were",), ("is",), ("are",))


def _doer_before(sentence: Sentence, cue: Cue[Verb]) -> tuple[Phrase, ...]:
    """ "He shot two guards before killing himself": who did the deed before, of a deed that has no subject of its own."""
    before = [c for c in sentence.verbs if c.end <= cue.start]
    if (
        not before
        or not _is_on_oneself(sentence, cue)
        or sentence.words[max(0, cue.start - 1) : cue.start] != ("before",)
    ):
        return ()
    return subjects(sentence, before[-1].start) if is_active(sentence, before[-1]) else ()


def _is_on_oneself(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """ "Shot himself", "a boy wounds self": who did it is who suffers. "Himself and two others" are for the object."""
    after = sentence.words[cue.end : cue.end + 2]
    return after[:1] in (("himself",), ("herself",), ("themselves",), ("self",)) and after[1:] != ("and",)


def _is_headcount(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """ "4 shot at a bus stop", "six shot, two fatally": a number alone that begins was shot; who shoots at a bus is named.
    So was who "was shot at a bar", though not who "was shot at by soldiers"; and "four people shot at Harrow Bar" of a headline.
    """
    if cue.sense.lemma not in ("shoot", "shoot at"):
        return False
    if cue.sense.lemma == "shoot at" and is_after_be(sentence, cue.start):
        return any(p.start == cue.end for p in sentence.phrases)
    at = cue.start - 1
    while at > 0 and sentence.tags[at] is Tag.AUXILIARY:  # "Five were shot"
        at -= 1
    before = sentence.phrase_at(at) if cue.start else None
    if before is None or not _opens(sentence, before):
        return False
    if before.bare:
        if sentence.tags[cue.end : cue.end + 1] == (Tag.VERB,) and not sentence.words[cue.end].endswith("ing"):
            return False  # "at least one shot struck a window"
        return cue.sense.lemma == "shoot at" or not is_active(sentence, cue)
    place = next((p for p in sentence.phrases if p.start == cue.end), None)
    unarmed = before.people is not None and before.people.population is not Population.COMBATANT
    return cue.sense.lemma == "shoot at" and unarmed and before.quantity is not None and _is_place(place)


def _opens(sentence: Sentence, phrase: Phrase) -> bool:
    """Does a phrase begin its sentence, or what a headline says after its source: "Police: 4 shot"?"""
    return all(t is Tag.MARK for t in sentence.tags[: phrase.start]) or sentence.words[phrase.start - 1] == ":"


def _is_place(phrase: Phrase | None) -> bool:
    """Is it a name, or a thing without an article as in a headline, at which nobody is shot at: "at Harrow Bar", "at bus stop"?"""
    told = phrase is None or phrase.people or phrase.determiner or phrase.quantity or phrase.plural
    return not told


_FIRED = frozenset("round rounds shot shots bullet bullets time times magazine magazines".split())
_SURE = ("killed", "injured", "captured", "abducted")


def _is_shot(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """ "Omar Saleh was shot in the chest": films are shot, too, but where is not a part of the body."""
    if cue.sense.lemma != "shoot" or not (is_after_be(sentence, cue.start) or _is_on_oneself(sentence, cue)):
        return False
    hurt = counting_words().body & {*sentence.words[cue.end :]}
    return bool(hurt or sentence.weapons or any(not c.sense.weak for c in sentence.nouns))


def _is_people(sentence: Sentence, phrase: Phrase, *, sure: bool, cue: Cue[Verb]) -> bool:
    if sentence.words[phrase.end - 1] == "dead" and cue.sense.outcome == "injured":
        return False  # "12 dead and 30 wounded": the twelve are not of the wounded
    if sentence.words[phrase.end - 1] in _FIRED | counting_words().animals:
        return False
    if phrase.named and (sure or cue.sense.subject):
        return True
    if phrase.people:
        return not (phrase.people.unit and cue.sense.outcome not in ("exposed", "killed", "captured", None))
    if phrase.thing or phrase.event:
        return False
    if phrase.bare or sentence.words[phrase.end - 1] in _ELSE:
        return sure or cue.sense.subject or _beside_people(sentence, cue)
    if is_person_name(sentence, phrase):
        return sure or cue.sense.subject
    return sure and _is_counted(sentence, phrase, cue)


def _beside_people(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """ "Killing four fighters and capturing two": of the people told before it."""
    before = cue.start - 1
    return sentence.words[before : cue.start] == ("and",) and any(
        p.people and p.end == before for p in sentence.phrases
    )


def _is_counted(sentence: Sentence, phrase: Phrase, cue: Cue[Verb]) -> bool:
    """ "wounded five street sweepers", "14 Palestinians were arrested": whom one kills, hurts or takes is people, whatever
    the noun. One alone ("a farmhand was shot dead") needs more words of violence beside it.
    """
    if phrase.preposition is not None or phrase.end == phrase.start:
        return False
    if phrase.quantity is not None:
        return phrase.quantity.count.low is not None or phrase.quantity.count.high is not None
    if phrase.determiner in ("his", "her", "their") and sentence.words[phrase.start - 1] in ("and", ","):
        return True  # "a farmer and his apprentice"
    others = any(c.start != cue.start and not c.sense.weak for c in sentence.verbs) or any(
        not c.sense.weak for c in sentence.nouns
    )
    return phrase.determiner in ("a", "an") and (others or bool(sentence.weapons))


def _both(
    sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], cues: tuple[Cue[Verb], Cue[Verb]]
) -> Iterator[FoundToll]:
    """Two things done to the same people: "shot and killed" is how they died, "abducted and killed" is both, one after the
    other; only "killed and wounded" shares a count out.
    """
    kinds = tuple(kind for c in cues if (kind := _outcome(c.sense)))
    if TollKind.INJURED in kinds and any(c.sense.lemma in _WOUNDS for c in cues):
        yield from _jointly(sentence, phrase, kinds, cues[0])
        return
    for kind, cue in zip(kinds, cues, strict=True):
        if not (kind is TollKind.INJURED and TollKind.KILLED in kinds):
            yield toll_of(sentence, phrase, kind, cue.start)


def _jointly(
    sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], kinds: tuple[TollKind, ...], cue: Cue[Verb]
) -> Iterator[FoundToll]:
    """Counts told together ("9 killed and wounded") bound each kind from above (guide, decision 6)."""
    for kind in kinds:
        toll = toll_of(sentence, phrase, kind, cue.start)
        yield replace(toll, count=jointly(toll.count))


def _inherit(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """ "five children were killed and nine injured": a bare number or "others" takes the population told just before,
    and a bare number the group, too: "two nurses were killed and one wounded".

    A part lends nothing: "ten were killed, three of them children, and nine injured" leaves the nine as they are.
    """
    before, group = Population.UNSTATED, None
    for toll in found:
        phrase = sentence.phrase_at(toll.start)
        elliptic = phrase is not None and (phrase.bare or sentence.words[phrase.end - 1] in _ELSE)
        if elliptic and toll.part_of is None and toll.population is Population.UNSTATED:
            yield replace(toll, population=before, group=group if phrase is not None and phrase.bare else toll.group)
        else:
            yield toll
            if toll.part_of is None and toll.kind is not TollKind.EXPOSED:
                before, group = toll.population, toll.group
