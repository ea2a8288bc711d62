"""Are two frames about one event? A score from what they share and where they clash; each weight says why it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recount.extract.engines.lexical.story.frames import Frame
from recount.model import EventType, Stance, TollKind, Window
from recount.vocab.calendar import TimeWords, window
from recount.vocab.calendar.forms import Offset, Unit

# Acts of one operation on the ground.
_ON_THE_GROUND = frozenset(
    {
        EventType.SHOOTING,
        EventType.CLASH,
        EventType.GROUND_OPERATION,
        EventType.DETENTION,
        EventType.ABDUCTION,
        EventType.PROTEST_VIOLENCE,
    }
)
# What comes of an attack of any type.
CONSEQUENCES = frozenset({EventType.KILLING, EventType.OTHER_VIOLENCE, EventType.DESTRUCTION})
# A drone strike is first told as an air strike as often as not.
_FROM_THE_AIR = frozenset({EventType.AIR_STRIKE, EventType.DRONE_STRIKE})
_NUMBERS = frozenset("toll tolls figure figures number numbers count casualties deaths".split())
_EMPTY = frozenset(
    "the a an of in at near and city town village province district governorate northern southern eastern western "
    "countryside region camp area northwest northeast southwest southeast north south east west al el".split()
)
_SUMS = frozenset({"total", "altogether", "overall"})

# Weights, by reading reports: a shared number is the best sign of one event, disjoint days the best sign of two.
SAME_TOLL, OTHER_TOLL = 1.6, -0.9
SAME_PLACE, OTHER_PLACE = 1.1, -1.4
SAME_DAY, OTHER_DAY = 0.6, -3.0
SAME_PARTY, OTHER_PARTY = 0.4, -0.7
OTHER_TYPE, OTHER_ACT, SOFT_TYPE = -1.1, -0.4, -0.2
REFERS, ANEW = 1.3, -2.2
NEXT_SENTENCE, SAME_PARAGRAPH = 0.6, 1.0
SAME_TARGET = 0.7
SAME_WORDS = 0.6
RARE, RARE_NUMBER = 10, 1.4  # two events of one report hardly ever have the same number of dead above ten
OTHER_ATTACKS = -3.5
OTHER_LOSSES = -0.9
OTHER_NAMES = -2.5
OUTCOME = 0.7
RETRACTED = 1.5
RUNS = -2.0
SUMS_UP = -4.0  # "in total, 120 died" after "forty died": the whole of several events is none of them
CONTINUES = 1.4
REACTS = 1.0
OF_TOLLS = 1.0
THRESHOLD = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Compares frames of one report; `anchor` is its publication day, for words of time."""

    anchor: date | None

    def score(self, frame: Frame, event: Sequence[Frame]) -> float:
        """How much `frame` looks like one more telling of `event` (its frames so far). Above `THRESHOLD` it is."""
        total = self.distance(frame, event[-1])
        total += self.types(frame, event) + self.days(frame, event) + self.parties(frame, event)
        total += self.places(frame, event) + self.tolls(frame, event) + self.targets(frame, event)
        total += REFERS * frame.refers + ANEW * frame.anew + self.attacks(frame, event) + self.losses(frame, event)
        total += REACTS * frame.reacts + OF_TOLLS * _doubts_number(frame, event)
        total += CONTINUES * _continues(frame, event)
        total += OUTCOME * _is_outcome(frame, event) + RETRACTED * (frame.stance is Stance.RETRACTS) + RUNS * frame.runs
        return total

    def distance(self, frame: Frame, last: Frame) -> float:
        """Sentences that stand together tend to tell of one event."""
        gap = frame.sentence.index - last.sentence.index
        same = frame.sentence.passage.paragraph == last.sentence.passage.paragraph
        return NEXT_SENTENCE * (gap == 1) + SAME_PARAGRAPH * same - 0.05 * min(gap, 10)

    def types(self, frame: Frame, event: Sequence[Frame]) -> float:
        """Two means that are both said and differ are two events; acts on the ground go together (raid, firefight,
        arrests), and what came of an attack (fires, deaths) tells no other.
        """
        theirs = {f.event_type for f in event if f.own_type}
        mine = frame.event_type
        if not frame.own_type or not theirs or mine in theirs:
            return 0.0
        return max(_apart(mine, other) for other in theirs)

    def days(self, frame: Frame, event: Sequence[Frame]) -> float:
        """Days that can't be the same are two events."""
        if _is_later(frame):
            return OTHER_DAY
        mine = self.window(frame)
        theirs = [w for f in event if (w := self.window(f))]
        if mine is None or not theirs:
            return 0.0
        narrowest = min(theirs, key=lambda w: (w.end or date.max) - (w.start or date.min))
        return SAME_DAY if _overlap(mine, narrowest) else OTHER_DAY

    def window(self, frame: Frame) -> Window | None:
        """The days of a frame, where its words give them."""
        found = _window(frame.when.sense, self.anchor) if frame.when else None
        return found if found and found.start and found.end else None

    def parties(self, frame: Frame, event: Sequence[Frame]) -> float:
        """The same party acts in one event."""
        mine = {w for s in frame.perpetrators for w in frame.words(s)} - _EMPTY
        theirs = {w for f in event for s in f.perpetrators for w in f.words(s)} - _EMPTY
        if not mine or not theirs:
            return 0.0
        return SAME_PARTY if _share(mine, theirs) else OTHER_PARTY

    def places(self, frame: Frame, event: Sequence[Frame]) -> float:
        """One settlement named in both; or two, which do not share a word."""
        mine, theirs = _settled(frame), set[str]().union(*(_settled(f) for f in event))
        if mine and theirs:
            return SAME_PLACE if mine & theirs else OTHER_PLACE
        wide_mine, wide_theirs = _all_places(frame), set[str]().union(*(_all_places(f) for f in event))
        return 0.5 * SAME_PLACE if wide_mine & wide_theirs else 0.0

    def tolls(self, frame: Frame, event: Sequence[Frame]) -> float:
        """The same number of the same outcome; or another number, which a second event would have."""
        mine, theirs = _numbers((frame,)), _numbers(event)
        if not mine or not theirs:
            return 0.0
        if _other_names(frame, event):
            return OTHER_NAMES
        if (same := mine & theirs) and self._elsewhere(frame, event):
            return 0.0
        if same:
            rare = max(number or 0 for _, number in same) >= RARE
            return SAME_TOLL + RARE_NUMBER * rare + SAME_WORDS * _same_words(frame, event)
        kinds = {k for k, _ in mine} & {k for k, _ in theirs}
        if not kinds or frame.stance is Stance.RETRACTS:
            return 0.0
        return SUMS_UP if is_sum(frame) else OTHER_TOLL

    def _elsewhere(self, frame: Frame, event: Sequence[Frame]) -> bool:
        """Another means in another place: then a shared number is chance."""
        return self.places(frame, event) == OTHER_PLACE and self.types(frame, event) == OTHER_TYPE

    def attacks(self, frame: Frame, event: Sequence[Frame]) -> float:
        """ "11 strikes" and "four strikes" are not the same strikes."""
        theirs = {f.attacks for f in event if f.attacks}
        return OTHER_ATTACKS if frame.attacks and theirs and frame.attacks not in theirs else 0.0

    def losses(self, frame: Frame, event: Sequence[Frame]) -> float:
        """Other numbers of the same things: other strikes in a list of them."""
        mine = {(x.loss_class, x.count.low) for x in frame.losses if x.count.low}
        theirs = {(x.loss_class, x.count.low) for f in event for x in f.losses if x.count.low}
        return OTHER_LOSSES if mine and theirs and not mine & theirs else 0.0

    def targets(self, frame: Frame, event: Sequence[Frame]) -> float:
        """The same thing attacked."""
        mine = {w for s in frame.targets for w in frame.words(s)} - _EMPTY
        theirs = {w for f in event for s in f.targets for w in f.words(s)} - _EMPTY
        return SAME_TARGET if mine and theirs and len(mine & theirs) * 2 >= min(len(mine), len(theirs)) else 0.0


def _numbers(frames: Sequence[Frame]) -> set[tuple[TollKind, int | None]]:
    """What the frames count of each kind. Of a faint toll ("he died") the number is no sign."""
    tolls = [t for f in frames for t in f.tolls if not t.faint]
    return {(t.kind, t.count.low or t.count.high) for t in tolls if t.count.low or t.count.high}


def is_sum(frame: Frame) -> bool:
    """Does the clause add up what was told: "in total", "altogether"?"""
    return any(w in _SUMS for w in frame.sentence.words[frame.start : frame.end])


def _is_later(frame: Frame) -> bool:
    """ "The army shelled the town two days later": another day than the one told before. "He died two days later" is none."""
    form = frame.when.sense.form if frame.when else None
    later = isinstance(form, Offset) and form.count != 0 and form.unit not in (Unit.HOUR, Unit.MINUTE)
    return later and bool(frame.own_type or frame.perpetrators)


def _other_names(frame: Frame, event: Sequence[Frame]) -> bool:
    """Are people named in both, and none of them the same?"""
    mine = {frame.sentence.said(a, b).lower() for t in frame.tolls for a, b in t.named}
    theirs = {f.sentence.said(a, b).lower() for f in event for t in f.tolls for a, b in t.named}
    shared = any(a in b or b in a or set(a.split()) & set(b.split()) for a in mine for b in theirs)
    return bool(mine and theirs) and not shared


def _same_words(frame: Frame, event: Sequence[Frame]) -> bool:
    """The same number of the same people in the same words."""
    mine = {f"{t.kind} {frame.sentence.said(t.start, t.end).lower()}" for t in frame.tolls}
    theirs = {f"{t.kind} {f.sentence.said(t.start, t.end).lower()}" for f in event for t in f.tolls}
    return bool(mine & theirs)


def _doubts_number(frame: Frame, event: Sequence[Frame]) -> int:
    """ "could not verify the toll" is about an event that has one: 1 if this one has, -1 if not; 0 for other stands."""
    words = frame.sentence.words[frame.start : frame.end]
    if not (frame.reacts and any(w in _NUMBERS for w in words)):
        return 0
    return 1 if any(f.tolls for f in event) else -1


def _continues(frame: Frame, event: Sequence[Frame]) -> bool:
    """Close behind, with no place and no day of its own: a report goes on about what it told of last."""
    bare = frame.when is None and all(p.wide or p.country for p in frame.places)
    return bare and frame.sentence.index - event[-1].sentence.index <= 3


def _is_outcome(frame: Frame, event: Sequence[Frame]) -> bool:
    """ "Forty-five people were killed." right after a strike is told: people, and nothing that tells another event."""
    alone = bool(frame.tolls) and not (frame.places or frame.when or frame.perpetrators or frame.own_type)
    kinds = {t.kind for t in frame.tolls}
    counted = any(t.kind in kinds for f in event for t in f.tolls)
    last = event[-1].sentence
    near = frame.sentence.index - last.index == 1 and frame.sentence.passage.paragraph == last.passage.paragraph
    return alone and not counted and near


@lru_cache(maxsize=1024)  # one report's words of time, compared again and again; no more is kept over a stream
def _window(words: TimeWords, anchor: date | None) -> Window | None:
    return window(words, anchor)


def _apart(mine: EventType, other: EventType) -> float:
    if mine in CONSEQUENCES or other in CONSEQUENCES or {mine, other} <= _FROM_THE_AIR:
        return SOFT_TYPE
    return OTHER_ACT if {mine, other} <= _ON_THE_GROUND else OTHER_TYPE


def _overlap(one: Window, other: Window) -> bool:
    return one.start < other.end and other.start < one.end  # type: ignore[operator]  # both bounds are asked for


def _share(one: set[str], other: set[str]) -> bool:
    stems = {w[:5] for w in one} & {w[:5] for w in other}
    return bool(stems)


def _settled(frame: Frame) -> set[str]:
    return {
        w for p in frame.places if not (p.wide or p.country) for w in frame.sentence.words[p.start : p.end]
    } - _EMPTY


def _all_places(frame: Frame) -> set[str]:
    return {w for p in frame.places if not p.country for w in frame.sentence.words[p.start : p.end]} - _EMPTY
