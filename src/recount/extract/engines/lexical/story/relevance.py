"""Whether a clause, and a report, is about violence at all, rather than about politics, trade or a game."""

from collections.abc import Sequence
from itertools import pairwise

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import is_armed, is_name, is_state
from recount.extract.engines.lexical.story.frames import OUTCOMES, Frame
from recount.model import EventType, Stance, TollKind
from recount.vocab.actors import MentionKind

_PARTIES = frozenset({MentionKind.NAME, MentionKind.FORCES, MentionKind.ROLE, MentionKind.DEMONYM})
_BY_MEANS = frozenset(
    {
        EventType.AIR_STRIKE,
        EventType.DRONE_STRIKE,
        EventType.SHELLING,
        EventType.BOMBING,
        EventType.SUICIDE_BOMBING,
        EventType.CHEMICAL_ATTACK,
        EventType.SHOOTING,
        EventType.ABDUCTION,
    }
)
_LONG = frozenset("days weeks months years decades".split())
_SELF = frozenset({"it", "they", "we"})
NEAR = 2  # sentences after an event within which an unsigned doubt is about it
_GAMES = 3  # words of sport, film or elections in a report from which on weak signs of violence do not count


def tells(frame: Frame) -> bool:
    """Does the clause tell of an event, rather than talk of war in general, of politics or of a game?

    It takes people hurt, things lost, an armed party that acts or is attacked, or a means of violence; words that serve
    for arguments too ("attack", "take", "fight") count only with one of these.
    """
    if frame.reacts and frame.voice.speakers:
        return True  # it opens no event of its own: see tellings
    armed = _is_armed(frame)
    means = (frame.own_type or (frame.struck and frame.strong)) and frame.event_type in _BY_MEANS
    anchored = bool(frame.places or frame.when)
    party = bool(frame.perpetrators or frame.targets or frame.losses)
    told = [t for t in frame.tolls if not t.faint]
    if any(t.kind in OUTCOMES and _is_told(t, frame) for t in told):
        return True
    if frame.losses or told:
        counted = any(t.count.low for t in told)
        return armed or means or (frame.strong and (party or counted))
    if _goes_on(frame):
        return False
    if means:
        return bool(frame.strong and ((party and anchored) or (frame.places and frame.when))) or (
            frame.attacked and anchored and (party or frame.strong)
        )
    counted = frame.attacks is not None and bool(frame.perpetrators)
    return (armed and (frame.attacked or frame.strong) and (anchored or bool(frame.targets))) or (
        frame.strong and counted
    )


def _goes_on(frame: Frame) -> bool:
    """ "Has been shelling the town for weeks": the state of a war, not an event of it."""
    words = frame.sentence.words[frame.start : frame.end]
    been = any(a == "been" and b.endswith("ing") for a, b in pairwise(words))
    return been and any(w in _LONG for w in words[words.index("been") :])


def _is_told(toll: FoundToll, frame: Frame) -> bool:
    """A number, or at least a clear verb of violence, for people hurt."""
    numbered = toll.count.low is not None or toll.count.high is not None
    return numbered or frame.strong


def is_solid(frame: Frame) -> bool:
    """Does the frame alone show that the report is about violence: people hurt by a verb of violence, a means, an armed
    party, deaths in an attack? A report with no such frame ("a strike of dockers", "a battle for the title") makes no claim.
    """
    hurt = frame.strong and any(t.kind in OUTCOMES and not t.faint for t in frame.tolls)
    means = frame.own_type and frame.event_type in _BY_MEANS
    return hurt or _is_deadly(frame) or means or bool(frame.weapons) or _is_armed(frame)


def _is_armed(frame: Frame) -> bool:
    """Is an armed party, or are fighters, among those who act or are attacked?"""
    sentence = frame.sentence
    spans = (*frame.perpetrators, *frame.targets)
    for start, end in spans:
        named = any(
            c.start < end and start < c.end and (is_armed(c.sense) or is_state(c.sense)) and c.sense.kind in _PARTIES
            for c in sentence.actors
        )
        fighters = any(
            p.start < end and start < p.end and p.people and p.people.population == "combatant"
            for p in sentence.phrases
        )
        flown = any(start <= c.start < end for c in sentence.platforms)
        if named or fighters or flown:
            return True
    return _is_own_deed(frame)


def _is_own_deed(frame: Frame) -> bool:
    """ "The army said it had struck a depot": an armed party that says what it did itself."""
    sentence, said = frame.sentence, frame.voice.tokens
    first = next((i for i in range(frame.start, frame.end) if i not in said and sentence.words[i] != "that"), None)
    if first is None or sentence.words[first] not in _SELF:
        return False
    return any((is_armed(c.sense) or is_state(c.sense)) and c.start in said for c in sentence.actors)


def told_in(frames: Sequence[Frame]) -> list[Frame]:
    """The frames that tell, and right after one what goes on about it: doubts and denials that nobody signs ("could not be
    verified"), and what became of people ("he died in hospital").
    """
    kept: list[Frame] = []
    for frame in frames:
        near = bool(kept) and frame.sentence.index - kept[-1].sentence.index <= NEAR
        goes_on = (frame.reacts and frame.stance is not Stance.ASSERTS) or _is_faint(frame)
        if tells(frame) or (near and goes_on):
            kept.append(frame)
    return kept


def _is_deadly(frame: Frame) -> bool:
    """ "Six people died in Friday's attack": deaths by their number, and a noun of attack that no accident explains."""
    sentence = frame.sentence
    dying = {c.start for c in sentence.verbs if c.sense.subject and c.sense.outcome == "killed"}
    died = any(t.kind is TollKind.KILLED and not t.faint and t.count.low and t.verb in dying for t in frame.tolls)
    return died and any(frame.start <= c.start < frame.end and not c.sense.outcome for c in sentence.nouns)


def _is_faint(frame: Frame) -> bool:
    """ "He died in hospital": nothing but what became of people told of before."""
    return bool(frame.tolls) and not frame.losses and all(t.faint for t in frame.tolls)


def is_about_violence(sentences: Sequence[Sentence], frames: Sequence[Frame]) -> bool:
    """Is a report with these frames about violence? A strike of dockers, a "battle" for a title and a war film are not."""
    if sum(len(s.play) for s in sentences) < _GAMES:
        return any(is_solid(f) for f in frames)
    hurt = [f for f in frames if _is_hurt(f)]
    means = any(f.own_type and f.event_type in _BY_MEANS for f in hurt)
    return means or any(_is_armed(f) for f in hurt) or any(_is_party(f) for f in frames)


def is_beside(frames: Sequence[Frame], found: Sequence[Frame]) -> bool:
    """Do frames that count dead stand close to one of `found` with a weapon that went off: "a bomb exploded at the gate.
    Two people died"?
    """
    dead = [f for f in frames if any(t.kind is TollKind.KILLED and not t.faint and t.count.low for t in f.tolls)]
    armed = [f for f in found if f.weapons and f.own_type and f.event_type in _BY_MEANS]
    return any(0 <= d.sentence.index - a.sentence.index <= NEAR for d in dead for a in armed)


def _is_party(frame: Frame) -> bool:
    """Does a party of a war act or suffer by name? A captain and a striker are none."""
    spans = (*frame.perpetrators, *frame.targets)
    return any(
        is_armed(c.sense) and is_name(c.sense) and start <= c.start < end
        for c in frame.sentence.actors
        for start, end in spans
    )


def _is_hurt(frame: Frame) -> bool:
    """Does the frame count people killed or hurt?"""
    return any(t.kind in OUTCOMES and t.count.low for t in frame.tolls)
