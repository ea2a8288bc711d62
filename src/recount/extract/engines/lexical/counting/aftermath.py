"""What became of people, in other words than "killed" and "wounded": gunshot wounds, a hospital, a death told of "him".

A toll is `faint` where its words tell of violence only beside others that do: who is in hospital may be ill, and "he died"
is about somebody told of before. Such a toll counts where the event has no other number (see `story.faint`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recount.extract.engines.lexical.counting.of_him import DYING, PRONOUNCED, of_him
from recount.extract.engines.lexical.counting.victims import FoundToll, like_victims, toll_of
from recount.extract.engines.lexical.sentence.appositions import is_person_name, with_appositions
from recount.extract.engines.lexical.sentence.clauses import is_after_be, objects, subjects
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import TollKind
from recount.vocab.counting.words import counting_words

_STATE = frozenset("critical serious stable grave fair good guarded life-threatening".split())
_BROUGHT = frozenset("taken rushed transported airlifted flown brought admitted sent driven".split())
_CAME = _BROUGHT | frozenset("arrived arrives appeared showed walked turned came entered remains remained".split())
_WARDS = frozenset("hospital hospitals clinic".split())
_HURT = frozenset("wound wounds injury injuries".split())
_SHOT = frozenset("gunshot bullet graze shrapnel stab knife".split())
_GRAZES = frozenset("graze grazes grazed grazing".split())
_TO_WARD = 7  # tokens from "taken" to the hospital's name and "hospital"
_TO_WOUND = 6  # tokens from "with" to "wound"


def tolls_by_aftermath(sentence: Sentence) -> Iterator[FoundToll]:
    """Every toll that the sentence tells by what came after."""
    if len(sentence.words) > 1:
        yield from _pronounced(sentence)
        yield from _found_shot(sentence)
        yield from _shot_wounds(sentence)
        yield from _victims_of(sentence)
        yield from _grazed(sentence)
        yield from of_him(sentence)
        yield from _of_name(sentence)
        if not DYING & {*sentence.words}:
            yield from _in_care(sentence)


def _people(sentence: Sentence, phrases: Sequence[Phrase]) -> Iterator[Phrase | tuple[Phrase, ...]]:
    kept = [p for p in with_appositions(sentence, phrases) if _is_people(sentence, p)]
    yield from like_victims(sentence, kept)


def _is_people(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.people is not None:
        return not phrase.people.unit
    return phrase.bare or bool(phrase.named) or is_person_name(sentence, phrase)


def _pronounced(sentence: Sentence) -> Iterator[FoundToll]:
    """ "A guard was shot and pronounced dead at the scene": of the verb's subject, or its object where it has one."""
    words = sentence.words
    for i in range(1, len(words)):
        if words[i] not in ("dead", "deceased"):
            continue
        between = sentence.phrase_at(i - 1)
        if between is not None and between.start and words[between.start - 1] in PRONOUNCED and between.end == i:
            if _is_people(sentence, between):  # "Medics declared the driver dead"
                yield toll_of(sentence, between, TollKind.KILLED, i)
            continue
        if words[i - 1] not in PRONOUNCED or not _is_passive(sentence, i - 1):
            continue
        for people in _people(sentence, subjects(sentence, i - 1)):
            yield toll_of(sentence, people, TollKind.KILLED, i)


def _found_shot(sentence: Sentence) -> Iterator[FoundToll]:
    """ "A boy was found shot", "was found fatally shot in a garage": of the subject of "found"."""
    words = sentence.words
    for i in range(1, len(words)):
        if words[i] not in ("shot", "wounded", "injured", "stabbed"):
            continue
        adverb = sentence.tags[i - 1] is Tag.ADVERB
        verb = i - 1 - adverb
        if verb < 1 or words[verb] != "found" or not _is_passive(sentence, verb):
            continue
        dead = words[i - 1] == "fatally" or bool({"dead", "death"} & {*words[i + 1 : i + 3]})
        for people in _people(sentence, subjects(sentence, verb)):
            yield toll_of(sentence, people, TollKind.KILLED if dead else TollKind.INJURED, i)


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """ "Was found dead", "was shot and pronounced dead", but not "police found a man dead"."""
    before = sentence.words[verb - 1] if verb else ""
    return is_after_be(sentence, verb) or before in ("and", "later", "where") or bool(sentence.phrase_at(verb - 1))


def _shot_wounds(sentence: Sentence) -> Iterator[FoundToll]:
    """ "A man with a gunshot wound", "suffering from gunshot wounds", "had been hit and had a bullet wound"."""
    words = sentence.words
    for i, word in enumerate(words):
        if word not in _HURT or i == 0 or not _is_shot(words[max(0, i - 2) : i]):
            continue
        lead = next((k for k in range(i - 1, max(-1, i - _TO_WOUND), -1) if words[k] in _LEADS), None)
        if lead is None or DYING & {*words[max(0, lead - 3) : lead]}:
            continue
        kind = TollKind.KILLED if "fatal" in words[lead:i] else TollKind.INJURED
        yield from (toll_of(sentence, people, kind, i) for people in _people(sentence, _bearers(sentence, lead)))


def _is_shot(before: Sequence[str]) -> bool:
    """Do the words before "wound" say that a weapon made it: "gunshot", "gun shot", "bullet"?"""
    return bool(_SHOT & {*before}) or tuple(before) == ("gun", "shot")


_LEADS = frozenset("with from had has have sustained suffered suffering sustaining received".split())
_FOUND = frozenset("find finds found finding locate located discover discovered".split())
_BEARS = frozenset({"suffering", "bleeding", "recovering"})


def _bearers(sentence: Sentence, lead: int) -> tuple[Phrase, ...]:
    """Who has the wound: the people right before "with", "suffering from", or the subject of "had"."""
    at = lead - 1 if sentence.words[lead] in ("with", "from") else lead
    if at >= 0 and sentence.words[at] in _BEARS:
        at -= 1
    elif at == lead and sentence.words[lead] != "suffering":
        return subjects(sentence, lead)
    elif at == lead:
        at -= 1
    phrase = sentence.phrase_at(at) if at >= 0 else None
    if phrase is not None and phrase.end == at + 1 and (phrase.people or phrase.preposition is None):
        listed = subjects(sentence, at + 1)  # "found three men and a woman with gunshot wounds"
        return listed if phrase in listed else objects(sentence, phrase.start) or (phrase,)
    verb = next((k for k in range(at, -1, -1) if sentence.words[k] in _CAME | _FOUND), None)
    if verb is not None and sentence.words[verb] in _FOUND and not is_after_be(sentence, verb):
        return objects(sentence, verb + 1)
    return subjects(sentence, verb) if verb is not None else ()


def _victims_of(sentence: Sentence) -> Iterator[FoundToll]:
    """ "Two other gunshot victims reached the clinic", "the three injured men": people told of by what befell them."""
    words = sentence.words
    for phrase in sentence.phrases:
        inside = words[phrase.start : phrase.end]
        shot = any(a in _SHOT_AT and b in _SUFFERERS for a, b in pairwise(inside))
        hurt = phrase.people is not None and not phrase.people.unit and bool(_INJURED & {*inside[:-1]})
        if (shot or hurt) and phrase.quantity is not None and not DYING & {*words}:
            yield replace(toll_of(sentence, phrase, TollKind.INJURED, phrase.end - 1), faint=True)


_SHOT_AT = frozenset("gunshot shooting stabbing".split())
_SUFFERERS = frozenset({"victim", "victims"})
_INJURED = frozenset({"injured", "wounded"})


def _grazed(sentence: Sentence) -> Iterator[FoundToll]:
    """ "A bullet grazed a boy", "was grazed by gunfire"; what grazes elsewhere is cattle."""
    words = sentence.words
    if not _GRAZES & {*words} or not counting_words().bullets & {*words}:
        return
    for i, word in enumerate(words):
        if word in _GRAZES:
            passive = is_after_be(sentence, i) or words[i + 1 : i + 2] == ("by",)
            phrases = subjects(sentence, i) if passive else objects(sentence, i + 1)
            for people in _people(sentence, phrases):
                yield toll_of(sentence, people, TollKind.INJURED, i)


def _of_name(sentence: Sentence) -> Iterator[FoundToll]:
    """ "Saleh was shot dead", "killing Saleh": a surname alone, of one told of before. A party or a place is none."""
    for cue in sentence.verbs:
        verb = cue.sense
        if not (verb.lemma == "shoot" or (verb.outcome == "killed" and not verb.subject and not verb.weak)):
            continue
        passive = is_after_be(sentence, cue.start)
        phrases = subjects(sentence, cue.start) if passive else objects(sentence, cue.end)
        if len(phrases) != 1 or not _is_surname(sentence, phrases[0]):
            continue
        beside = {*sentence.words[max(0, cue.start - 1) : cue.end + 3]}
        dead = verb.outcome == "killed" or bool(DYING & beside)
        kind = TollKind.KILLED if dead else TollKind.INJURED
        yield replace(toll_of(sentence, phrases[0], kind, cue.start), faint=True)


def _is_surname(sentence: Sentence, phrase: Phrase) -> bool:
    known = phrase.people or phrase.thing or phrase.event or phrase.quantity or phrase.preposition
    alone = phrase.end == phrase.start + 1 and sentence.tokens[phrase.start].text.istitle()
    party = any(c.start < phrase.end and phrase.start < c.end for c in sentence.actors)
    return bool(alone and not known and not party)


def _in_care(sentence: Sentence) -> Iterator[FoundToll]:
    """ "Was taken to Mercy Hospital", "is in critical condition": hurt, where the event tells of nobody else hurt."""
    cared = [(v, subjects(sentence, v)) for v in (*_brought(sentence), *_conditions(sentence), *_recovering(sentence))]
    for verb, phrases in (*cared, *_sent(sentence)):
        for people in _people(sentence, phrases):
            toll = replace(toll_of(sentence, people, TollKind.INJURED, verb), faint=True)
            if toll.count.low and not _TOLD & {*sentence.words[toll.start : toll.end + 2]}:
                yield toll


_TOLD = frozenset("wounded injured victims casualties those them remaining".split())  # counted already


def _brought(sentence: Sentence) -> Iterator[int]:
    words = sentence.words
    for i, word in enumerate(words):
        if (
            word in _BROUGHT
            and "to" in words[i + 1 : i + 4]
            and is_after_be(sentence, i)
            and _WARDS & {*words[i + 1 : i + 1 + _TO_WARD]}
        ):
            yield i


def _sent(sentence: Sentence) -> Iterator[tuple[int, tuple[Phrase, ...]]]:
    """ "Sent four people to the hospital", "put two in hospital", "ended with five people in the hospital": verb and people."""
    words = sentence.words
    for i, word in enumerate(words):
        if word not in _SENT:
            continue
        phrases = objects(sentence, i + 1)
        behind = words[phrases[-1].end : phrases[-1].end + _TO_WARD] if phrases else ()
        if behind[:1] and behind[0] in _INTO and _WARDS & {*behind}:
            yield i, phrases


_SENT = frozenset("sent sends send sending put puts putting landed lands landing left leaves leaving with".split())
_INTO = frozenset({"to", "in"})


def _recovering(sentence: Sentence) -> Iterator[int]:
    """The word of "are recovering after being shot", "is recovering from surgery", "is fighting for her life"."""
    for i, word in enumerate(sentence.words):
        told = word == "recovering" or sentence.words[i : i + 2] == ("fighting", "for")
        if i and told and sentence.tags[i - 1] in (Tag.AUXILIARY, Tag.ADVERB):
            yield i


def _conditions(sentence: Sentence) -> Iterator[int]:
    """The verb of "is in critical condition", "was listed in stable condition", "is expected to survive"."""
    words = sentence.words
    for i, word in enumerate(words):
        state = word == "condition" and _STATE & {*words[max(0, i - 3) : i]}
        spared = word in ("survive", "recover") and words[max(0, i - 2) : i] == ("expected", "to")
        if not (state or spared):
            continue
        lead = next((k for k in range(i - 1, max(-1, i - 6), -1) if sentence.tags[k] is Tag.AUXILIARY), None)
        if lead is not None:
            yield lead
