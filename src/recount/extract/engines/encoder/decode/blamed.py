"""Who did it, where a claim's words say so plainly: not whoever ran over a mine, wore a uniform or was blamed by a denial; but whoever
says "we shot them", and whom somebody suspects.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from recount.extract.engine import Draft, Words
from recount.extract.engines.encoder.decode.tied import overlaps
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Stance, TollKind

_RUNNING = frozenset({"struck", "hit"})
# What and who runs over a mine: "Israeli forces hit the mine" did something else
_MOVING = frozenset(
    """convoy convoys bus buses car cars truck trucks vehicle vehicles van vans minibus motorcycle patrol lorry tractor train boat tank
    jeep ambulance farmer farmers child children boy boys girl girls shepherd shepherds villager villagers family""".split()
)
_OVER = (("ran", "over"), ("drove", "over"), ("stepped", "on"), ("ran", "into"), ("drove", "onto"))
_MINES = frozenset(
    "landmine landmines mine mines ied ieds bomb device explosive explosives improvised roadside ordnance booby-trap".split()
)
_WORN = frozenset("uniform uniforms fatigues clothes clothing camouflage gear outfits dress".split())
_COUNTS = frozenset("tallies tally figures counts count accounts estimates estimate data records".split())
_WEARING = frozenset({"in", "wearing", "dressed"})
_BLAMING = frozenset("blaming blamed blames accusing accused accuses".split())
_SUSPECT = frozenset({"suspect", "suspects"})
_BEING = frozenset("was were been".split())
_THEY = frozenset({"they", "it", "we"})
# Who may have done it by their own word: the police, an army, a group; "officials said it killed 14" is of something else
_ARMED = re.compile(
    r"\b(?:army|military|police|troops|forces?|soldiers|command|rebels?|fighters|militants?|group|brigade|coalition|gendarmerie|guards?|navy"
    r"|movement|front|militia|insurgents|taliban)\b",
    re.IGNORECASE,
)
_OUTCOMES = tuple(kind.value for kind in (TollKind.KILLED, TollKind.INJURED))
_HARMING = (TollKind.KILLED, TollKind.INJURED)
_AHEAD = 5  # words behind whoever ran over a mine, to it
_NEAR = 3  # words from "blaming" to whom


def by_whom(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those who did it as their words have them."""
    return tuple(_by_whom(page, draft) for draft in drafts)


def _by_whom(page: Page, draft: Draft) -> Draft:
    dressed = tuple(_without_clothes(page, w) for w in draft.perpetrators)
    did = tuple(w for w in dressed if not any(rule(page, w) for rule in _NOT_THEY))
    if draft.stance is Stance.DENIES:
        did = tuple(w for w in did if not _is_blamed(page, w)) or (draft.speakers[-1:] if did else ())
    elif not did and draft.stance is Stance.ASSERTS:
        did = tuple(_says_so_itself(page, draft)) or tuple(_suspected(page, draft))
    return draft if did == draft.perpetrators else replace(draft, perpetrators=did)


def _is_victim_of_a_mine(page: Page, who: Words) -> bool:
    """ "A convoy struck a landmine", "whose bus ran over a roadside bomb"."""
    at = page.range_of(who)
    behind = [w.lower() for w in page.words[at[1] : at[1] + _AHEAD]] if at else []
    runs = bool(behind) and (behind[0] in _RUNNING or tuple(behind[:2]) in _OVER)
    moves = at is not None and not _MOVING.isdisjoint([w.lower() for w in page.words[at[0] : at[1]]])
    return runs and moves and not _MINES.isdisjoint(behind)


def _is_worn(page: Page, who: Words) -> bool:
    """ "(Men in) army uniforms"."""
    at = page.range_of(who)
    return at is not None and not _WORN.isdisjoint([w.lower() for w in page.words[at[1] - 1 : at[1] + 1]])


def _without_clothes(page: Page, who: Words) -> Words:
    """ "Men in army uniforms" are the men."""
    at = page.range_of(who)
    words = [w.lower() for w in page.words[at[0] : at[1]]] if at else []
    wears = next((k for k in range(1, len(words)) if words[k] in _WEARING), None)
    return who if at is None or wears is None or not _is_worn(page, who) else page.said(at[0], at[0] + wears)


def _only_counts(page: Page, who: Words) -> bool:
    """ "By Israeli tallies", "by UN figures": who counts did not do it."""
    at = page.range_of(who)
    behind = [w.lower() for w in page.words[at[1] - 1 : at[1] + 1]] if at else []
    return at is not None and page.words[max(0, at[0] - 1)].lower() == "by" and not _COUNTS.isdisjoint(behind)


_NOT_THEY: tuple[Callable[[Page, Words], bool], ...] = (_is_victim_of_a_mine, _is_worn, _only_counts)


def _is_blamed(page: Page, who: Words) -> bool:
    """ "…, blaming the ELN": whoever denies it says that others did it."""
    at = page.range_of(who)
    before = [w.lower() for w in page.words[max(0, at[0] - _NEAR) : at[0]]] if at else []
    return not _BLAMING.isdisjoint(before)


def _says_so_itself(page: Page, draft: Draft) -> Iterator[Words]:
    """ "Police said they shot dead four robbers": the speaker did it."""
    if len(draft.speakers) != 1 or not any(t.kind in _HARMING for t in draft.tolls):
        return
    speaker = draft.speakers[0]
    if not _ARMED.search(speaker.exact):
        return
    for sentence, first in _sentences(page, draft):
        said = next((c.start for c in sentence.speech if _starts_before(sentence, c.start, speaker)), None)
        if said is None:
            continue
        verb = next((c.start for c in sentence.verbs if c.start > said and c.sense.outcome in _OUTCOMES), None)
        if verb is not None and first <= said and _acts(sentence, said + 1, verb):
            yield speaker
            return


def _acts(sentence: Sentence, start: int, verb: int) -> bool:
    """Does a pronoun do what the verb says, between a verb of saying and it: "they had shot"?"""
    words, tags = sentence.words[start:verb], sentence.tags[start:verb]
    pronoun = next((k for k, word in enumerate(words) if word in _THEY), None)
    if pronoun is None or any(w in _BEING for w in words):
        return False
    return all(t in (Tag.AUXILIARY, Tag.ADVERB) for t in tags[pronoun + 1 :])


def _starts_before(sentence: Sentence, token: int, words: Words) -> bool:
    return words.start is not None and sentence.tokens[0].start <= words.start < sentence.tokens[token].start


def _sentences(page: Page, draft: Draft) -> Iterator[tuple[Sentence, int]]:
    for words in draft.evidence:
        at = page.at(words.start or 0, (words.start or 0) + 1)
        if at is not None:
            n = int(page.sentence_of[at[0]])
            yield page.analysis.sentences[n], at[0] - page.first_of[n]


def _suspected(page: Page, draft: Draft) -> Iterator[Words]:
    """ "Officials suspect ISIS": a party named right behind."""
    for sentence, first in _sentences(page, draft):
        for verb in (k for k, word in enumerate(sentence.words) if word in _SUSPECT and k > max(first, 0)):
            named = next((c for c in sentence.actors if verb < c.start <= verb + 2), None)
            harmed = [*draft.targets, *(t.words for t in draft.tolls)]
            if named is None or sentence.tags[verb] is not Tag.VERB:
                continue
            first_of_it = sentence.tokens[named.start].start
            if not any(overlaps(w, first_of_it, first_of_it + 1) for w in harmed):
                start = named.start - (sentence.words[named.start - 1] == "the")
                yield Words(exact=sentence.said(start, named.end), start=sentence.tokens[start].start)
                return
