"""Whether a stretch of a sentence tells of an event, and of which type."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import EventType, TollKind
from recount.vocab.countries import adjectives

# What the means decide, strongest first: a drone's missile is a drone strike, a jet's missile an air strike.
_MEANS = (
    EventType.SUICIDE_BOMBING,
    EventType.CHEMICAL_ATTACK,
    EventType.DRONE_STRIKE,
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.BOMBING,
    EventType.SHOOTING,
    EventType.ABDUCTION,
    EventType.CLASH,
    EventType.DETENTION,
    EventType.GROUND_OPERATION,
    EventType.PROTEST_VIOLENCE,
    EventType.DESTRUCTION,
    EventType.KILLING,
    EventType.OTHER_VIOLENCE,
)
_RANK = {kind: n for n, kind in enumerate(_MEANS)}
# A main verb of these types decides whatever weapons are named beside it.
_OWN = frozenset({EventType.DETENTION, EventType.ABDUCTION, EventType.CLASH, EventType.GROUND_OPERATION})
_CAUGHT = frozenset({"shoot down", "intercept", "down", "bring down"})
_GENERIC = frozenset({"attack", "strike", "hit", "bomb", "carries", "launch"})
# Who strikes from the air when nothing else is said (guide, decision 12: bare "strikes" by owners of aircraft).
_AIR_OWNERS = frozenset(
    "coalition us u.s. u.s american america russian russia israeli israel nato french british saudi emirati saudi-led us-led "
    "u.s.-led american-led iaf idf centcom cjtf-oir turkish turkey egyptian ethiopian nigerian pakistani indian myanmar".split()
)


# What is done to people face to face, and may be done to protesters.
_AT_HAND = frozenset({EventType.SHOOTING, EventType.KILLING, EventType.OTHER_VIOLENCE})
_PROTESTERS = frozenset("protester protesters demonstrator demonstrators".split())
_STATE_FORCE = frozenset(
    "police policemen soldiers troops army gendarmes gendarmerie officers guards security military".split()
)
_ARMED = frozenset("gunman gunmen militants rebels insurgents attackers".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What a clause shows: types by means, types by its verbs and nouns, and generic words that wait for the means.

    `soft` are verbs such as "take", which tell of an operation only where nothing else decides.
    """

    means: tuple[EventType, ...] = ()
    acts: tuple[EventType, ...] = ()
    main: tuple[EventType, ...] = ()
    soft: tuple[EventType, ...] = ()
    generic: tuple[str, ...] = ()
    strong: bool = False


def signals(sentence: Sentence, start: int, end: int, voice: Collection[int] = ()) -> Signals:
    """The signals of ``tokens[start:end]``; means that only the tokens of `voice` name ("the air force said") come last."""
    verbs = [c for c in sentence.verbs if start <= c.start < end]
    nouns = [c for c in sentence.nouns if start <= c.start < end and not _rhetorical(sentence, c.start, c.end)]
    used = [
        c
        for c in (*sentence.weapons, *sentence.platforms)
        if start <= c.start < end
        and not _is_loss(sentence, c.start)
        and not any(n.start <= c.start < n.end for n in nouns)  # a "gun battle" is a battle
        and sentence.words[max(0, c.start - 1)] not in _DUG  # a "coal mine" is no weapon
    ]
    told = [c for c in used if c.start not in voice]
    means = [EventType(c.sense.event) for c in told or used]
    blasts = [c for c in nouns if c.sense.event == "bomb" and not _is_owned(sentence, c.start)]
    nouns = [c for c in nouns if c not in blasts]
    acts = [EventType(c.sense.event) for c in nouns if c.sense.event not in _GENERIC] + [
        EventType.BOMBING for _ in blasts
    ]
    typed = [(EventType(c.sense.event), c.sense.weak) for c in verbs if c.sense.event not in _GENERIC]
    soft = [t for t, weak in typed if weak and t is EventType.GROUND_OPERATION]
    main = [t for t, weak in typed if not (weak and t is EventType.GROUND_OPERATION)]
    generic = [c.sense.event for c in nouns if c.sense.event in _GENERIC] + [
        c.sense.event for c in verbs if c.sense.event in _GENERIC
    ]
    strong = any(not c.sense.weak for c in (*nouns, *blasts)) or any(not c.sense.weak for c in verbs)
    return Signals(
        means=tuple(means), acts=tuple(acts), main=tuple(main), soft=tuple(soft), generic=tuple(generic), strong=strong
    )


def _is_owned(sentence: Sentence, at: int) -> bool:
    """ "Russian bombing", "the bombing": of a party, or told before. "A bombing at a market" is one of a bomb that was laid."""
    before = sentence.words[max(0, at - 1) : at]
    party = any(c.end == at for c in sentence.actors) or any(
        t.text in adjectives() for t in sentence.tokens[at - 1 : at]
    )
    return at > 0 and (party or before[0] in ("the", "this", "these", "heavy", "aerial", "indiscriminate", "'s"))


def _rhetorical(sentence: Sentence, start: int, end: int) -> bool:
    """ "the fight against X", "war crimes", "in case of attack": words for violence in general."""
    before = sentence.words[max(0, start - 2) : start]
    after = sentence.words[end : end + 2]
    return (
        (after[:1] == ("against",) and sentence.words[start] in ("fight", "war", "battle", "campaign", "fighting"))
        or before[-1:] in (("anti",), ("heart",), ("panic",))
        or after[:1] in (("plan",), ("plans",), ("capabilities",))
    )


_DUG = frozenset("coal gold iron copper diamond salt silver uranium cobalt coltan tin lithium".split())  # in a mine
# Words after a verb of loss after which what follows is no longer what was lost.
_NO_OBJECT = frozenset("by with using in from when after as while during because if where".split())


def _is_loss(sentence: Sentence, token: int) -> bool:
    """A weapon that was destroyed, found or shot down is no means."""
    phrase = sentence.phrase_at(token)
    if phrase is None:
        return False
    for cue in sentence.verbs:
        if (
            cue.sense.loss in ("destroyed", "captured", "damaged")
            and cue.end <= phrase.start
            and not any(c.start > cue.start and c.end <= phrase.start for c in sentence.verbs)
        ):
            return not any(w in _NO_OBJECT for w in sentence.words[cue.end : phrase.start])
    return sentence.words[max(0, phrase.start - 2) : phrase.start][-1:] == ("of",) and sentence.words[
        max(0, phrase.start - 2)
    ] in ("depot", "cache", "stockpile", "shipment")


def type_of(sentence: Sentence, found: Signals, tolls: Sequence[FoundToll], before: EventType | None) -> EventType:
    """The event type of a clause; `before` is that of the event the clause goes on about, if any."""
    kind = _by_signals(sentence, found, tolls, before)
    return EventType.PROTEST_VIOLENCE if kind in _AT_HAND and _is_force_on_protest(sentence) else kind


def _is_force_on_protest(sentence: Sentence) -> bool:
    """ "Police fired at demonstrators": force of the state on a protest (ACLED's excessive force against protesters)."""
    words = set(sentence.words)
    return bool(words & _PROTESTERS) and bool(words & _STATE_FORCE) and not words & _ARMED


def _by_signals(sentence: Sentence, found: Signals, tolls: Sequence[FoundToll], before: EventType | None) -> EventType:
    if _only_caught(sentence, found):
        return EventType.SHELLING  # guide, decision 12: interceptions
    taken = any(t.kind is TollKind.CAPTURED for t in tolls)
    own = [EventType.DETENTION if taken and t is EventType.GROUND_OPERATION else t for t in found.main if t in _OWN]
    if not (found.means or found.acts):
        own += [EventType.DETENTION if taken else t for t in found.soft]
    if own and not any(
        t in (EventType.SUICIDE_BOMBING, EventType.AIR_STRIKE, EventType.DRONE_STRIKE) for t in found.acts
    ):
        return min(own, key=_RANK.__getitem__)
    named = [
        t
        for t in (*found.acts, *found.main)
        if t not in (EventType.KILLING, EventType.OTHER_VIOLENCE, EventType.GROUND_OPERATION, EventType.DESTRUCTION)
    ]
    strikes = bool(set(found.generic) - {"carries"})
    if named or found.means:
        best = min((*named, *found.means), key=_RANK.__getitem__)
        if best is EventType.SHELLING and "bomb" not in found.generic and EventType.AIR_STRIKE in found.means:
            return EventType.AIR_STRIKE
        return best
    dead = any(t.kind is TollKind.KILLED and t.count.high != 0 for t in tolls)
    if strikes:
        return _generic(sentence, found, before, dead=dead)
    rest = (*found.main, *found.acts)
    if rest:
        best = _with_dead(min(rest, key=_RANK.__getitem__), dead=dead)
        return before if before is not None and best in (EventType.KILLING, EventType.OTHER_VIOLENCE) else best
    return before or (EventType.KILLING if dead else EventType.OTHER_VIOLENCE)


def _only_caught(sentence: Sentence, found: Signals) -> bool:
    """ "shot down a helicopter": something was brought down, and nothing else was done."""
    caught = any(c.sense.lemma in _CAUGHT for c in sentence.verbs)
    others = {t for t in (*found.acts, *found.main) if t not in (EventType.SHELLING, EventType.DESTRUCTION)}
    return caught and not others and not set(found.generic) - {"launch", "carries"}


def _generic(sentence: Sentence, found: Signals, before: EventType | None, *, dead: bool) -> EventType:
    air = any(w in _AIR_OWNERS for w in sentence.words)
    if ("strike" in found.generic or "bomb" in found.generic) and air:
        return EventType.AIR_STRIKE
    if before is not None:
        return before
    if "strike" in found.generic or ("hit" in found.generic and air and not dead):
        return EventType.AIR_STRIKE
    if "bomb" in found.generic:
        return (
            EventType.SHELLING
            if any(w in adjectives() or w.title() in adjectives() for w in sentence.words) or sentence.actors
            else EventType.BOMBING
        )
    rest = [t for t in (*found.main, *found.acts) if t is not EventType.OTHER_VIOLENCE]
    if rest:
        return _with_dead(min(rest, key=_RANK.__getitem__), dead=dead)
    return EventType.KILLING if dead else EventType.OTHER_VIOLENCE


def _with_dead(kind: EventType, *, dead: bool) -> EventType:
    """ "Killing nine and burning homes": who kills and burns is told of as a killer."""
    return EventType.KILLING if dead and kind is EventType.DESTRUCTION else kind
