"""What the words around those counted say became of them: dead, hurt, merely there, or nothing of the kind."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.decode.sizes import size_of_toll
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, TollKind
from recount.vocab.counting.words import counting_words
from recount.vocab.numbers import UNQUANTIFIED, exact, read_number, read_quantity

_BOTH = (TollKind.KILLED, TollKind.INJURED)
_DEAD = re.compile(
    r"(?:kill|murder|assassin|execut|massacr|slaughter|behead|decapit|lynch|martyr|homicid|suicid|fatal|mortal|deceas|perish|succumb"
    r"|neutrali[sz]|eliminat|liquidat|drown|bur(?:y|ied)|grave[sy]?$|mourn|funeral|corps|cadaver|bod(?:y|ies)$|victim|casualt|toll$|loss"
    r"|lost$|li(?:fe|ves)$|dead|death|die[ds]?$|dying$|slain$|slay|lethal|fell$|fallen$|falls?$|throat|hang)"
)
_FATAL = re.compile(r"(?:fatal|mortal)")
_HURT = re.compile(r"(?:wound|injur|hurt|hospitali|graz(?:e|ing)|maim|crippl|surviv)")
_STRUCK = re.compile(  # they may live
    r"(?:shoot|shot|hit|str[iu]ck|strik|stab|attack|fired?$|blown$|blast|target|ambush|drag|tied$|gun|assault|slash|rap(?:e|es|ed|ing)$"
    r"|abus|molest|tortur|flog|whip|lash|kick|punch|crossfire|bullet|bomb|grenade|explo|detonat|shell|rocket|missile|mine[sd]?$)"
)
_MISTREATED = re.compile(r"(?:drag|tied$|assault|rap(?:e|es|ed|ing)$|abus|molest|tortur|flog|whip|lash|kick|punch)")
_CARED = re.compile(
    r"(?:hospital|medic|clinic|ambulance|treat|surgery|condition$|stable$|critical|recover|disabl|paraly[sz]|amputat|burn|unconscious"
    r"|suffer|pain|broken?$|breaks?$|concuss|lacerat|bruis|scratch|bleed|bled$|cut$|beat|blood|trauma|harm|unharm)"
)
_SHOT = re.compile(r"(?:shot|shooting|shoots|hit|hitting|struck|striking|stabbed)$")
_WAS = frozenset("is are was were".split())
_SKIPPED = frozenset("who that also all both still then reportedly , had been being".split())
_THERE = frozenset(
    "in inside at home there present nearby asleep sleeping sitting standing working watching playing attending among".split()
)
_HELD = frozenset("arrested charged detained questioned identified interviewed wanted indicted jailed sought".split())
_FREED = frozenset("rescued freed released evacuated".split())
_MEANWHILE = frozenset(
    "shooting shootings attack explosion blast bombing shelling assault incident gunfire".split()
)  # where one may merely be
_AGES = frozenset({"age", "ages", "aged"})
_SCRAPS = frozenset("pieces piece fragments casings shots rounds bullets times condition".split())
_NOTHING = frozenset(
    "no any without damage indication indications sign signs evidence information details word confirmation".split()
)
_NEGATIVE = frozenset({"not", "never"})
_NONE = frozenset({"neither", "none"})
_LIVED = frozenset({"survived", "survive", "lived", "alive"})
_KILLED = frozenset({"killed", "dead", "slain"})
_BODIES = frozenset("body bodies corpse corpses".split())
_HURT_NOUNS = frozenset("injured wounded".split())
_MARTYRS = frozenset("martyrs martyr".split())
_DIED = frozenset("died dies succumbed perished".split())
_SOLE = frozenset("only sole lone single".split())
_WITH = frozenset({",", "with", "and", "plus"})
_BESIDES = 8  # words in which a second number is told
_BREATH = 14  # words from "none" to "survived"
_SHORT = 3  # letters: what is shorter is an article or a sign
_AHEAD = 3  # words that may be passed between those counted and what they did


def outcome(page: Page, span: Span, kind: TollKind) -> TollKind | None:
    """The outcome of those whom the model tags as killed or injured, by the words of their clause: the other of the two
    where only that is told, `exposed` where they were merely there, None for animals, splinters, those who were only
    arrested or named, and where the sentence tells of no outcome at all. Other kinds stay as they are.
    """
    if kind not in _BOTH:
        return kind
    clause = _clause(page, span)
    dead, hurt = (_tells(page, clause, said) for said in (_DEAD, _HURT))
    if _is_nobody(page, span) or (not dead and not hurt and _is_held(page, span)) or _is_freed(page, span):
        return None
    if (own := _own_outcome(page, span)) is not None:
        return own
    if not dead and not hurt and _is_there(page, span, clause):
        return TollKind.EXPOSED
    return _of_dead(page, span, clause) if kind is TollKind.KILLED else _of_hurt(page, span, clause)


def _of_dead(page: Page, span: Span, clause: Range) -> TollKind | None:
    """The outcome of those whom the model tags as killed."""
    dead, hurt = (_tells(page, clause, said) for said in (_DEAD, _HURT))
    others = _is_number(page, span) and _others_are_hurt(page, span)
    if hurt and not dead and not others and not _NEGATIVE & {*_words(page, *clause)}:
        return TollKind.INJURED
    if _is_only_targeted(page, span):
        return TollKind.EXPOSED
    if _is_mistreated(page, span):
        return TollKind.INJURED
    return TollKind.KILLED if _is_told(page, span) else None


def _of_hurt(page: Page, span: Span, clause: Range) -> TollKind | None:
    """The outcome of those whom the model tags as injured."""
    fatal = any(map(_FATAL.match, _words(page, span.start, span.end + _AHEAD)))
    died = _behind(page, span)[:1]
    if fatal or (died and died[0] in _DIED) or (_is_number(page, span) and _others_are_hurt(page, span)):
        return TollKind.KILLED
    return TollKind.INJURED if _is_told(page, span) and not _is_sole_survivor(page, clause) else None


def _is_told(page: Page, span: Span) -> bool:
    """Does the sentence tell of any outcome at all, or the words leave to others what became of them?"""
    told = any(_tells(page, _sentence(page, span), said) for said in (_DEAD, _HURT, _STRUCK, _CARED))
    return told or _is_number(page, span) or "of" in _words(page, span.start, span.end)


def is_nothing(page: Page, span: Span) -> bool:
    """ "No damage", "no indication (of enemy fire)": nothing of which is said that it befell nobody."""
    return {*_words(page, span.start, span.end)} <= _NOTHING


def all_lost(page: Page, span: Span) -> Count | None:
    """How many are dead of whom it is said that nobody lived: "neither of the attackers survived", "none of the crew came out
    alive"; and of whom they are dead whatever they were not, "none of the 22 people killed was a fighter". None where nothing of the kind is said.
    """
    words = _words(page, span.start, min(_clause(page, span)[1], span.start + _BREATH))
    was = next((n for n, word in enumerate(words) if word in _WAS), len(words))
    lived = next((n for n, word in enumerate(words) if word in _LIVED or (word in _KILLED and n < was)), None)
    if not words or words[0] not in _NONE or lived is None:
        return None
    if words[0] == "neither":
        return exact(2)
    found = (read_quantity(words, n) for n in range(1, lived))
    return next((q.count for q in found if q is not None), UNQUANTIFIED)


def is_cut_off(page: Page, span: Span) -> bool:
    """ "A guard wounded and five other men…": a headline cut short before it says what became of them."""
    begin, end = _sentence(page, span)
    cut = page.words[span.end : end] in (("…",), (".", ".", "."), ("...",))
    before = span.start - 2
    if not cut or before < begin or page.words[before + 1].lower() not in ("and", ","):
        return False
    return page.sentence(before).tags[before - begin] is Tag.VERB


def hit_and_died(page: Page, tolls: Sequence[DraftToll]) -> tuple[DraftToll, ...]:
    """ "Four people were shot, one of them died": those shot were hurt, not killed, where fewer of the claim are said dead."""
    died = [
        size_of_toll(t) for t in tolls if t.kind is TollKind.KILLED and size_of_toll(t) and not _is_only_shot(page, t)
    ]
    return tuple(
        replace(t, kind=TollKind.INJURED)
        if t.kind is TollKind.KILLED and died and size_of_toll(t) > max(died) and _is_only_shot(page, t)
        else t
        for t in tolls
    )


def _is_only_shot(page: Page, toll: DraftToll) -> bool:
    """ "Four people were shot", "hitting four people", and not "shot dead", "shot and killed", "fatally shot"."""
    at = page.range_of(toll.words)
    if at is None:
        return False
    end = page.first_of[n] if (n := int(page.sentence_of[at[0]]) + 1) < len(page.first_of) else len(page.words)
    before = _words(page, max(at[0] - 1, page.first_of[n - 1]), at[0])
    behind = [w for w in _words(page, at[1], min(at[1] + 6, end)) if w not in _SKIPPED | _WAS]
    if behind[:1] and _SHOT.match(behind[0]):
        return not any(map(_DEAD.match, (*_words(page, at[0] - 2, at[1]), *behind[:4])))
    dead = behind[:1] == ["dead"] or behind[:2] == ["to", "death"] or _tells(page, (max(at[0] - 3, 0), at[1]), _DEAD)
    return not dead and any(map(_SHOT.match, before))


def own_outcome(page: Page, span: Span) -> TollKind | None:
    """The outcome that the words for people name themselves: "seven injured", "two dead", "eight martyrs"; None where they name none."""
    words = {*_words(page, span.start, span.end)}
    if words & _HURT_NOUNS:
        return TollKind.INJURED
    return TollKind.KILLED if words & (_BODIES | _KILLED | _MARTYRS) else None


def _own_outcome(page: Page, span: Span) -> TollKind | None:
    """What the words themselves say: "12 killed" are no wounded, a body is dead, whatever is told of its wounds."""
    words = {*_words(page, span.start, span.end)}
    if any(map(_HURT.match, words)):
        return None
    return TollKind.KILLED if words & (_BODIES | _KILLED) else None


def _is_sole_survivor(page: Page, clause: Range) -> bool:
    """ "The only survivor was the driver": it is not said that he was hurt."""
    words = _words(page, *clause)
    sole = any(a in _SOLE and b == "survivor" for a, b in pairwise(words))
    return sole and not any(_HURT.match(w) for w in words if not w.startswith("surviv"))


def _others_are_hurt(page: Page, span: Span) -> bool:
    """ "The Red Crescent put the figure at 11, with 14 wounded": who is hurt is counted besides, so the 11 are dead."""
    end = _sentence(page, span)[1]
    if any(map(_HURT.match, _words(page, _clause(page, span)[0], span.end))):
        return False
    words = _words(page, span.end, min(span.end + _BESIDES, end))
    at = next((n for n, word in enumerate(words) if word not in _WITH), len(words))
    counted = read_quantity(words, at) if 0 < at < len(words) else None
    return counted is not None and any(map(_HURT.match, words[counted.end : counted.end + 2]))


def _is_only_targeted(page: Page, span: Span) -> bool:
    """ "A guard was targeted at noon": nothing in the sentence says that he was hit."""
    said = [w for w in _words(page, *_sentence(page, span)) if any(p.match(w) for p in (_DEAD, _HURT, _STRUCK, _CARED))]
    return bool(said) and all(w.startswith("target") for w in said)


def _is_mistreated(page: Page, span: Span) -> bool:
    """ "Tied six men to a car and dragged them around": nothing in the sentence says that they died of it."""
    sentence = _sentence(page, span)
    struck = [w for w in _words(page, *sentence) if _STRUCK.match(w)]
    mild = bool(struck) and all(_MISTREATED.match(w) for w in struck)
    return mild and not any(_tells(page, sentence, said) for said in (_DEAD, _HURT))


def _is_there(page: Page, span: Span, clause: Range) -> bool:
    """ "There were 16 people in the house", "two children were at home at the time of the shooting"."""
    if any(_tells(page, clause, said, _MEANWHILE) for said in (_STRUCK, _CARED)):
        return False
    begins, behind = _words(page, span.start - 2, span.start), _behind(page, span)
    put = bool(behind) and behind[0] in _WAS and bool(_THERE & {*behind[1:2]})
    return put or begins in (["there", "was"], ["there", "were"])


def _is_held(page: Page, span: Span) -> bool:
    """ "Two men were arrested", "the attacker had been identified": by what was done to them next."""
    return bool(_HELD & {*_behind(page, span)[:2]})


def _is_freed(page: Page, span: Span) -> bool:
    """ "All but three of them were rescued": neither dead nor hurt."""
    return bool(_FREED & {*_behind(page, span)[:2]})


def _behind(page: Page, span: Span) -> Sequence[str]:
    """The words behind those counted up to the end of the sentence, without those that may stand before what they did."""
    end = min(span.end + _AHEAD + 2, _sentence(page, span)[1])
    return [w for w in _words(page, span.end, end) if w not in _SKIPPED]


def _is_nobody(page: Page, span: Span) -> bool:
    """ "The family dog", "a couple of small pieces of the bullet", "ages 4 and 6", "not": no people."""
    words = _words(page, span.start, span.end)
    heads = {words[-1], *(a for a, b in pairwise(words) if b == "of")}
    aged = bool(_AGES & {*_words(page, span.start - 1, span.start)}) and all(w == "and" or w.isdigit() for w in words)
    return aged or {*words} <= _NEGATIVE or bool(heads & (counting_words().animals | _SCRAPS))


def _is_number(page: Page, span: Span) -> bool:
    """Is nobody named but a number, or "one": whose it is stands elsewhere?"""
    words = _words(page, span.start, span.end)
    return all(read_number(words, n) is not None or len(w) < _SHORT for n, w in enumerate(words))


def _tells(page: Page, part: Range, said: re.Pattern[str], but: frozenset[str] = frozenset()) -> bool:
    return any(said.match(w) for w in _words(page, *part) if w not in but)


def _sentence(page: Page, span: Span) -> Range:
    n = int(page.sentence_of[span.start])
    return page.first_of[n], page.first_of[n + 1] if n + 1 < len(page.first_of) else len(page.words)


def _clause(page: Page, span: Span) -> Range:
    """The unit that holds a span; its sentence where none does."""
    return next(((a, b) for a, b in page.units if a <= span.start < b), _sentence(page, span))


def _words(page: Page, start: int, end: int) -> Sequence[str]:
    return [w.lower() for w in page.words[max(0, start) : end]]
