"""One frame a clause: everything the clause says about one event, before it is known which event that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.datelines import dateline
from recount.extract.engines.lexical.events import Signals, signals, type_of
from recount.extract.engines.lexical.losses import FoundLoss, find_losses
from recount.extract.engines.lexical.parse import Cue, Sentence
from recount.extract.engines.lexical.parties import is_armed
from recount.extract.engines.lexical.places import FoundPlace, find_places
from recount.extract.engines.lexical.roles import Span, perpetrators, targets, weapons
from recount.extract.engines.lexical.stance import stance_of
from recount.extract.engines.lexical.tags import Tag
from recount.extract.engines.lexical.times import event_time
from recount.extract.engines.lexical.tolls import find_tolls
from recount.extract.engines.lexical.victims import FoundToll
from recount.extract.engines.lexical.voices import Voice
from recount.model import Count, EventType, Stance, TollKind
from recount.vocab.actors import MentionKind
from recount.vocab.calendar import TimeWords

_SPLITS = frozenset({"while", "whereas", "meanwhile", ";"})
_REFERRING = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling bombing bombardment explosion blast incident "
    "operation clashes clash shooting massacre assault offensive death deaths killing killings injured wounded dead victims "
    "attackers targeting killed operation".split()
)
_ANEW = (
    "another",
    "separate",
    "separately",
    "elsewhere",
    "second",
    "third",
    "meanwhile",
    "additional",
    "additionally",
    "also",
    "later",
    "earlier",
    "previously",
    "different",
    "similar",
)
_OTHER = frozenset({"another", "separate", "similar", "previous", "earlier", "second", "third", "subsequent", "latest"})
_PARTIES = frozenset({MentionKind.NAME, MentionKind.FORCES, MentionKind.ROLE, MentionKind.DEMONYM})
_OUTCOMES = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.ABDUCTED, TollKind.CAPTURED, TollKind.MISSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What ``tokens[start:end]`` of a sentence says of one event. `refers`: it points back ("the attack"); `anew`: it
    says that this is another event ("another strike"). `own_type`: the clause itself shows the type. `attacks`: how many
    strikes it counts, where it does.
    """

    sentence: Sentence
    start: int
    end: int
    event_type: EventType
    own_type: bool
    stance: Stance
    voice: Voice
    tolls: tuple[FoundToll, ...] = ()
    losses: tuple[FoundLoss, ...] = ()
    perpetrators: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    weapons: tuple[Span, ...] = ()
    when: Cue[TimeWords] | None = None
    attacks: Count | None = None
    refers: bool = False
    anew: bool = False
    runs: bool = False
    strong: bool = False
    attacked: bool = False
    struck: bool = False

    def words(self, span: Span) -> frozenset[str]:
        """The words of a span as a set, for comparing mentions."""
        return frozenset(self.sentence.words[span[0] : span[1]])


def find_frames(sentence: Sentence, voice: Voice) -> tuple[Frame, ...]:
    """The frames of a sentence: one a clause that tells of an event, most often one in all."""
    tolls, losses = find_tolls(sentence), find_losses(sentence)
    places = find_places(sentence, voice.tokens | dateline(sentence))
    frames = []
    for start, end in _clauses(sentence):
        part = _Part(sentence=sentence, start=start, end=end, voice=voice)
        frame = part.frame(tolls, losses, places)
        if frame and _tells(frame):
            frames.append(frame)
    return tuple(frames)


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Split at "while", "meanwhile" and semicolons where both sides tell of violence of their own."""
    cuts = [
        i
        for i, w in enumerate(sentence.words)
        if (w in _SPLITS or w in (",", "and", "but") or _between_quotes(sentence, i))
        and 2 < i < len(sentence.words) - 3
    ]
    edges = [0]
    for cut in cuts:
        both = _has_event(sentence, edges[-1], cut) and _has_event(sentence, cut + 1, len(sentence.words))
        weak = sentence.words[cut] in (",", "and", "but") and not _between_quotes(sentence, cut)
        if both and (_stands_alone(sentence, edges[-1], cut) if weak else _has_subject(sentence, cut + 1)):
            edges.append(cut + 1)
    yield from zip(edges, [*edges[1:], len(sentence.words)], strict=True)


def _stands_alone(sentence: Sentence, start: int, cut: int) -> bool:
    """A clause of its own after a comma or "and": a subject, its verb of violence, and a place or day on both sides."""
    subject = next((p for p in sentence.phrases if p.start == cut + 1), None)
    if subject is None:
        return False
    verb = subject.end
    while verb < len(sentence.tags) and sentence.tags[verb] in (Tag.AUXILIARY, Tag.ADVERB):
        verb += 1
    if not any(c.start == verb for c in sentence.verbs):
        return False
    end = next((i for i in range(verb, len(sentence.words)) if sentence.words[i] in (",", ";")), len(sentence.words))
    return _is_anchored(sentence, start, cut) and _is_anchored(sentence, cut + 1, end)


def _is_anchored(sentence: Sentence, start: int, end: int) -> bool:
    timed = any(start <= c.start < end for c in sentence.times)
    placed = any(
        sentence.words[i] in ("in", "near", "at") and i + 1 < end and sentence.tokens[i + 1].is_capital
        for i in range(start, end)
    )
    return timed or placed


def _between_quotes(sentence: Sentence, i: int) -> bool:
    """ "…" and "…": two statements quoted one after the other."""
    return (
        sentence.words[i] == "and"
        and sentence.tags[i - 1 : i] == (Tag.QUOTE,)
        and sentence.tags[i + 1 : i + 2] == (Tag.QUOTE,)
    )


def _has_event(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= c.start < end for c in sentence.verbs) and signals(sentence, start, end) != Signals()


def _has_subject(sentence: Sentence, at: int) -> bool:
    """Does the clause after a cut begin with a subject of its own, not with a list's next verb ("; destroyed an IED")?"""
    return any(at <= p.start <= at + 3 for p in sentence.phrases) and not any(
        c.start <= at + 1 and c.start >= at for c in sentence.verbs
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    sentence: Sentence
    start: int
    end: int
    voice: Voice

    def holds(self, start: int) -> bool:
        return self.start <= start < self.end

    def frame(
        self, tolls: Sequence[FoundToll], losses: Sequence[FoundLoss], places: Sequence[FoundPlace]
    ) -> Frame | None:
        sentence, start, end = self.sentence, self.start, self.end
        found = signals(sentence, start, end)
        if self.harmless(found):
            return None
        own = tuple(t for t in _own_tolls(tolls, start, end))
        lost = tuple(x for x in losses if self.holds(x.start))
        if found == Signals() and not own and not lost:
            return None
        kind = type_of(sentence, found, own, None)
        return Frame(
            sentence=sentence,
            start=start,
            end=end,
            event_type=kind,
            own_type=kind in (*found.means, *found.acts, *found.main)
            and kind not in (EventType.OTHER_VIOLENCE, EventType.KILLING),
            stance=stance_of(sentence, start, end, self.voice),
            voice=self.voice,
            tolls=own,
            losses=lost,
            perpetrators=perpetrators(sentence, start, end, self.voice.tokens),
            targets=targets(sentence, start, end),
            places=tuple(p for p in places if self.holds(p.start)),
            weapons=weapons(sentence, start, end),
            when=event_time(sentence, start, end, self.voice),
            attacks=_attacks(sentence, start, end),
            refers=self.refers(),
            anew=self.anew(),
            runs=self.runs(),
            strong=found.strong,
            struck=any(g in ("strike", "bomb", "hit") for g in found.generic),
            attacked=bool(found.main or set(found.generic) & {"attack", "strike", "bomb", "hit"}),
        )

    def harmless(self, found: Signals) -> bool:
        """Does an accident, an illness or a game explain the words, with no violence told beside it?"""
        sentence = self.sentence
        taken = {i for c in sentence.verbs for i in range(c.start, c.end)}
        taken |= {i for c in (*sentence.nouns, *sentence.weapons) for i in range(c.start, c.end)}
        hazards = [c for c in sentence.hazards if self.holds(c.start) and c.start not in taken]
        play = [c for c in self.sentence.play if self.holds(c.start)]
        told = {*found.means, *found.acts, *found.main} - {EventType.KILLING}
        violent = bool(told) or any(g != "attack" for g in found.generic)
        return bool(hazards and not violent) or bool(play and not found.means and len(play) > 1)

    def refers(self) -> bool:
        """Does the clause point back to an event told before: "the attack", "this strike", "the injured"?"""
        words = self.sentence.words
        own = [i for i in range(self.start, self.end) if i not in self.voice.tokens]
        for i in own[:-1]:
            if words[i] in ("the", "this", "that", "these", "those") and any(
                w in _REFERRING for w in words[i + 1 : min(self.end, i + 4)]
            ):
                return True
        return bool(own) and words[own[0]] in ("it", "he", "she", "they")

    def anew(self) -> bool:
        """Does the clause say that it tells of another event: "another strike", "separately", "elsewhere"?"""
        words = self.sentence.words
        own = [i for i in range(self.start, self.end) if i not in self.voice.tokens]
        opening = any(words[i] in _ANEW for i in own[:4]) and not self.refers()
        other = any(words[i] in _OTHER and any(w in _REFERRING for w in words[i + 1 : i + 4]) for i in own)
        return opening or other

    def runs(self) -> bool:
        """Does the clause tell of what goes on, not of one event: "has been carrying out", "in recent months"?"""
        words = self.sentence.words
        return any(
            (
                words[i : i + 2] in (("has", "been"), ("have", "been"))
                and any(w.endswith("ing") for w in words[i + 2 : i + 4])
            )
            or (words[i] == "recent" and words[i + 1 : i + 2] in (("months",), ("weeks",), ("years",)))
            for i in range(self.start, self.end)
        )


def _own_tolls(tolls: Sequence[FoundToll], start: int, end: int) -> Iterator[FoundToll]:
    """The tolls inside a clause, with `part_of` indexes counted anew."""
    inside = [n for n, t in enumerate(tolls) if start <= t.start < end]
    index = {old: new for new, old in enumerate(inside)}
    for n in inside:
        toll = tolls[n]
        yield toll if toll.part_of is None else replace(toll, part_of=index.get(toll.part_of))


def _attacks(sentence: Sentence, start: int, end: int) -> Count | None:
    """How many strikes, raids or blasts the clause counts first."""
    counted = (p.quantity.count for p in sentence.phrases if start <= p.start < end and p.event and p.quantity)
    return next((c for c in counted if c.low is not None), None)


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


def _tells(frame: Frame) -> bool:
    """Does the clause tell of an event, rather than talk of war in general, of politics or of a game?

    It takes people hurt, things lost, an armed party that acts or is attacked, or a means of violence; words that serve
    for arguments too ("attack", "take", "fight") count only with one of these.
    """
    armed = _is_armed(frame)
    means = (frame.own_type or (frame.struck and frame.strong)) and frame.event_type in _BY_MEANS
    anchored = bool(frame.places or frame.when)
    party = bool(frame.perpetrators or frame.targets or frame.losses)
    if any(t.kind in _OUTCOMES and _is_told(t, frame) for t in frame.tolls):
        return True
    if frame.losses or frame.tolls:
        return armed or means or (frame.strong and party)
    if means:
        return bool(frame.strong and ((party and anchored) or (frame.places and frame.when))) or (
            frame.attacked and anchored and (party or frame.strong)
        )
    counted = frame.attacks is not None and bool(frame.perpetrators)
    return (armed and (frame.attacked or frame.strong) and (anchored or bool(frame.targets))) or (
        frame.strong and counted
    )


def _is_told(toll: FoundToll, frame: Frame) -> bool:
    """A number, or at least a clear verb of violence, for people hurt."""
    numbered = toll.count.low is not None or toll.count.high is not None
    return numbered or frame.strong


def is_solid(frame: Frame) -> bool:
    """Does the frame alone show that the report is about violence: people hurt by a verb of violence, a means, an armed
    party? A report with no such frame ("a strike of dockers", "a battle for the title") makes no claim.
    """
    hurt = any(t.kind in _OUTCOMES for t in frame.tolls) and frame.strong
    means = frame.own_type and frame.event_type in _BY_MEANS
    return hurt or means or bool(frame.weapons) or _is_armed(frame)


def _is_armed(frame: Frame) -> bool:
    """Is an armed party, or are fighters, among those who act or are attacked?"""
    sentence = frame.sentence
    spans = (*frame.perpetrators, *frame.targets)
    for start, end in spans:
        named = any(
            c.start < end and start < c.end and is_armed(c.sense) and c.sense.kind in _PARTIES for c in sentence.actors
        )
        fighters = any(
            p.start < end and start < p.end and p.people and p.people.population == "combatant"
            for p in sentence.phrases
        )
        flown = any(start <= c.start < end for c in sentence.platforms)
        if named or fighters or flown:
            return True
    return False
