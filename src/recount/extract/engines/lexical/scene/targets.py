"""To whom or what a clause's violence was done: what was attacked, taken or destroyed, and who was meant to be killed."""

from collections.abc import Iterator

from recount.extract.engines.lexical.scene.place_words import DISTRICTS, REGIONS, SETTLEMENTS, SIDES
from recount.extract.engines.lexical.sentence.appositions import is_person_name
from recount.extract.engines.lexical.sentence.clauses import is_active, objects, subjects
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.countries import people as peoples
from recount.vocab.lexicon import Form, Verb

Span = tuple[int, int]
_OUTCOMES = frozenset({"killed", "injured", "captured", "abducted", "displaced", "missing"})
_TARGETING = frozenset({"strike", "hit", "bomb", "shelling", "attack"})
_FALLEN_ON = frozenset({"ambush", "raid", "storm", "assault"})
_LAUNCHING = frozenset(
    "fired firing fire dropped dropping drop launched launching threw throwing lobbed fires drops".split()
)
_ATTACKS_ON = frozenset(
    "ambush ambushes bombing bombings offensive attack attacks strike strikes airstrike airstrikes shelling bombing bombardment raid raids assault aggression fire".split()
)
_PLACES = (
    SETTLEMENTS | DISTRICTS | REGIONS | SIDES | frozenset("land ground street streets home homes part parts".split())
)


def targets(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """Who or what was attacked: objects of verbs of attack, and what an attack or a shot was "on"; places are none.

    Those who were killed are the target only where nothing else is said to be.
    """
    aimed = (
        *_struck(sentence, start, end),
        *_attacked_on(sentence, start, end),
        *_taken(sentence, start, end),
        *_undone(sentence, start, end),
    )
    found: list[Span] = []
    for phrase in tuple(p for p in aimed if _may_be(sentence, p)) or tuple(_killed(sentence, start, end)):
        if not any(s[0] < phrase.end and phrase.start < s[1] for s in found):
            found.append((phrase.start, phrase.end))
    return tuple(found)


def _may_be(sentence: Sentence, phrase: Phrase) -> bool:
    """People, things, or a noun that no lexicon has ("a displacement site"); a place is no target."""
    if phrase.people or phrase.thing:
        return True
    head = sentence.tokens[phrase.end - 1]
    common = not head.is_capital and head.is_word and phrase.determiner is not None and not phrase.bare
    return (common and phrase.event is None and head.norm not in _PLACES) or head.text in peoples()


def _undergoers(sentence: Sentence, cue: Cue[Verb]) -> tuple[Phrase, ...]:
    """The objects of an active verb, past words of time ("shelled on Monday the camp"); the subjects of a passive one."""
    if is_active(sentence, cue):
        return objects(sentence, cue.end)
    later = objects(sentence, past_time(sentence, cue.end))
    return later if later and past_time(sentence, cue.end) > cue.end else subjects(sentence, cue.start)


def past_time(sentence: Sentence, at: int) -> int:
    """The token after the words of time, and the commas between them, that begin at a token."""
    end = at
    while end < len(sentence.words):
        cue = next((c for c in sentence.times if c.start <= end < c.end), None)
        if cue is None and not (sentence.words[end] == "," and end > at):
            break
        end = cue.end if cue is not None else end + 1
    return end


def _struck(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """Objects of "struck", "shelled", "engaged", and the subjects of their passives."""
    for cue in _verbs(sentence, start, end):
        attacks = cue.sense.loss is None and cue.sense.event in _TARGETING and cue.sense.outcome not in _OUTCOMES
        if cue.sense.loss == "hit" or attacks or cue.sense.lemma in _FALLEN_ON:
            yield from _undergoers(sentence, cue)


def _taken(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """Who was arrested or abducted: they are what the deed was about."""
    for cue in _verbs(sentence, start, end):
        if cue.sense.outcome in ("captured", "abducted") and cue.sense.loss is None:
            yield from _undergoers(sentence, cue)


def _undone(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """What was destroyed, damaged or seized."""
    for cue in _verbs(sentence, start, end):
        if cue.sense.loss not in (None, "hit") and cue.sense.outcome not in _OUTCOMES:
            yield from _undergoers(sentence, cue)


def _killed(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """Fighters who were killed, and anybody whom people set out to kill ("gunmen shot dead a reporter")."""
    for cue in _verbs(sentence, start, end):
        if cue.sense.outcome == "killed" and cue.sense.loss != "hit":
            finite = is_active(sentence, cue) and cue.sense.form is not Form.ING
            meant = finite and any(p.people for p in subjects(sentence, cue.start))
            for phrase in _undergoers(sentence, cue):
                fighters = phrase.people is not None and phrase.people.population == "combatant"
                if fighters or (meant and (phrase.people or is_person_name(sentence, phrase))):
                    yield phrase


def _verbs(sentence: Sentence, start: int, end: int) -> Iterator[Cue[Verb]]:
    return (c for c in sentence.verbs if start <= c.start < end and not c.sense.subject)


def _attacked_on(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """ "an air strike by X on Y", "dropped bombs on Y", "opened fire at Y", "exploded in Y"."""
    for i in range(start + 1, end - 1):
        if sentence.words[i] in ("on", "against", "at", "targeting", "upon") and _is_aimed(sentence, i):
            yield from objects_at(sentence, i + 1)


def _is_aimed(sentence: Sentence, i: int) -> bool:
    """Does the preposition at `i` follow an attack or a munition, with at most its doer between?"""
    fire = sentence.words[i - 1] == "fire"
    if sentence.words[i - 1] in _ATTACKS_ON and (fire or sentence.tags[i - 1] is not Tag.VERB):
        return True
    phrase = sentence.phrase_at(i - 1)
    if phrase is None or phrase.end != i:
        return False
    if phrase.preposition == "by" and phrase.start > 1:
        return sentence.words[phrase.start - 2] in _ATTACKS_ON
    fired = any(c.end == phrase.start for c in sentence.verbs) or sentence.words[phrase.start - 1] in _LAUNCHING
    return fired and any(phrase.start <= c.start < phrase.end for c in sentence.weapons)


def objects_at(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The phrase that begins at a token, if any."""
    return tuple(p for p in sentence.phrases if p.start == at)
