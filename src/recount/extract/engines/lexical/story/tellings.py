"""Frames into claims: which frames are about one event, and which of them are one voice saying one thing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.story.details import ANYONE, is_detail, phrases_of
from recount.extract.engines.lexical.story.frames import Frame
from recount.extract.engines.lexical.story.likeness import THRESHOLD, Likeness
from recount.model import ActorKind, Stance, TollKind, Wording
from recount.vocab.actors import by_id

REMEMBERED = 40  # events: no report goes back further, and a list of a thousand items stays linear
FIRST, LAST = 2, 8  # frames of an event that a new one is compared with: how it was told, and how it was told last

Speakers = tuple[tuple[int, int], ...]


@dataclass(slots=True, kw_only=True)
class Telling:
    """A claim in the making: the frames of one voice about one event. `event` numbers the event in the report."""

    event: int
    speakers: Speakers
    stance: Stance
    frames: list[Frame] = field(default_factory=list)


def tellings(frames: Sequence[Frame], likeness: Likeness) -> tuple[Telling, ...]:
    """The claims of a report, in order of their first frame."""
    story = _Story(likeness=likeness)
    for frame in frames:
        story.tell(frame)
    return tuple(story.told)


@dataclass(slots=True, kw_only=True)
class _Story:
    likeness: Likeness
    told: list[Telling] = field(default_factory=list)
    events: list[list[Frame]] = field(default_factory=list)

    def tell(self, frame: Frame) -> None:
        """Put one more frame into its event and its telling."""
        event = self._event_of(frame)
        if event is None and _is_thin(frame) and (self.told or frame.reacts):
            return
        if event is None:
            self.events.append([frame])
            self._open(len(self.events) - 1, frame)
            return
        self.events[event].append(frame)
        telling = self._telling_of(event, frame)
        if telling is None and _is_thin(frame) and not frame.reacts:
            return
        if telling is None:
            self._open(event, frame)
        else:
            telling.frames.append(frame)
            if not telling.speakers:
                telling.speakers = frame.voice.speakers

    def _open(self, event: int, frame: Frame) -> None:
        self.told.append(Telling(event=event, speakers=frame.voice.speakers, stance=frame.stance, frames=[frame]))

    def _event_of(self, frame: Frame) -> int | None:
        first = max(0, len(self.events) - REMEMBERED)
        scored = [(self.likeness.score(frame, _gist(self.events[n])), n) for n in range(first, len(self.events))]
        best = max(scored, default=(THRESHOLD - 1, -1))
        return best[1] if best[1] >= 0 and best[0] >= THRESHOLD else None

    def _telling_of(self, event: int, frame: Frame) -> Telling | None:
        """The telling that a frame adds to: the same voice, the same stance, no other number for the same toll."""
        mine = [t for t in self.told[-4 * REMEMBERED :] if t.event == event]
        for telling in reversed(mine):
            if telling.stance != frame.stance or _differs(telling, frame):
                continue
            if self._same_voice(telling, frame):
                return telling
        return None

    def _same_voice(self, telling: Telling, frame: Frame) -> bool:
        if _same_words(telling, frame):
            return True
        if not frame.voice.speakers:  # attribution covers the sentences that go on about the same event
            return (telling is self.told[-1] and _goes_on(telling, frame)) or not telling.speakers
        return not telling.speakers and len(telling.frames) == 1 and _is_headline(telling.frames[0])


def _goes_on(telling: Telling, frame: Frame) -> bool:
    """Does the voice carry on: over paragraphs, but an armed group's boast ends with its own."""
    last, now = telling.frames[-1].sentence, frame.sentence
    near = last.passage.paragraph == now.passage.paragraph or now.index - last.index <= 1
    return near or not _is_group(telling)


def _is_group(telling: Telling) -> bool:
    """Does an armed group speak?"""
    first = telling.frames[0].sentence
    (start, end) = telling.speakers[0] if telling.speakers else (0, 0)
    named = (
        cue.sense
        for cue in first.actors
        if first.tokens[cue.start].start < end and start < first.tokens[cue.end - 1].end
    )
    kinds = {by_id()[one].kind for mention in named for one in mention.actor_ids if one in by_id()}
    return bool(kinds & {ActorKind.ARMED_GROUP, ActorKind.MILITIA})


def _is_headline(frame: Frame) -> bool:
    """At the top, and no sentence with a full stop: what it says is said by whom the lead names."""
    return frame.sentence.index <= 1 and frame.sentence.words[-1] not in (".", "!", "?", "”", '"')


def _gist(event: Sequence[Frame]) -> Sequence[Frame]:
    return event if len(event) <= FIRST + LAST else (*event[:FIRST], *event[-LAST:])


def _is_thin(frame: Frame) -> bool:
    """Nothing but a mention: no people, no things, no place and no day of its own."""
    told = any(not t.faint for t in frame.tolls)
    return not (told or frame.losses or frame.targets or ((frame.places or frame.when) and not frame.refers))


def _same_words(telling: Telling, frame: Frame) -> bool:
    """The same nearest speaker: the same words, or one's words inside the other's ("the SOHR", "the SOHR (London)")."""
    if bool(telling.speakers) != bool(frame.voice.speakers):
        return False
    if not telling.speakers:
        return True
    one, other = (_content(frame.sentence.text[a:b]) for a, b in (telling.speakers[0], frame.voice.speakers[0]))
    return bool(one and other and (one <= other or other <= one))


def _content(words: str) -> frozenset[str]:
    return frozenset(w.strip("(),.'’").lower() for w in words.split()) - {
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "",
    }


def _differs(telling: Telling, frame: Frame) -> bool:
    """Another number for a toll that this voice has told already, as a whole: a new claim."""
    for kind in (TollKind.KILLED, TollKind.INJURED):
        told = [(f, t) for f in telling.frames for t in _wholes(f, kind)]
        mine = [(frame, t) for t in _wholes(frame, kind) if not is_detail(telling.frames, frame, t)]
        alike = [(a, b) for a in told for b in mine if _same_people(a, b)]
        if alike and all((a.count.low, a.count.high) != (b.count.low, b.count.high) for (_, a), (_, b) in alike):
            return True
    return False


def _wholes(frame: Frame, kind: TollKind) -> list[FoundToll]:
    return [
        t
        for t in frame.tolls
        if t.kind is kind and t.part_of is None and not t.faint and t.count.wording is not Wording.UNQUANTIFIED
    ]


def _same_people(one: tuple[Frame, FoundToll], other: tuple[Frame, FoundToll]) -> bool:
    """Can two counts be of the same people: "20 rebels" and "six of our soldiers" are not, "14 people" may be anyone."""
    ours, theirs = (_nouns(frame, toll) for frame, toll in (one, other))
    return not ours or not theirs or bool(ours & theirs)


def _nouns(frame: Frame, toll: FoundToll) -> frozenset[str]:
    """The nouns for the people, in the singular; none if they say only that they are people."""
    return frozenset(p.people.lemma for p in phrases_of(frame, toll) if p.people) - ANYONE
