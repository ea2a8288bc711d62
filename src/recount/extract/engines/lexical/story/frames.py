"""One frame a clause: everything the clause says about one event, before it is known which event that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recount.extract.engines.lexical.counting.losses import FoundLoss, find_losses
from recount.extract.engines.lexical.counting.tolls import find_tolls
from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.saying.appositives import without_speakers
from recount.extract.engines.lexical.saying.stance import stance_of
from recount.extract.engines.lexical.saying.voices import OUTLET, Voice
from recount.extract.engines.lexical.scene.places import FoundPlace
from recount.extract.engines.lexical.scene.roles import Span, perpetrators, targets, weapons
from recount.extract.engines.lexical.scene.times import event_time
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.parties import NOBODY
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.extract.engines.lexical.story.background import earlier_in
from recount.extract.engines.lexical.story.events import Signals, signals, type_of
from recount.extract.engines.lexical.story.splits import RELATIVES, clauses_of, stands_of
from recount.model import Count, EventType, Stance, TollKind
from recount.vocab.actors import MentionKind
from recount.vocab.calendar import TimeWords
from recount.vocab.countries import countries_of_adjective
from recount.vocab.lexicon import lexicon

_ARMS = frozenset(
    "bomb bombs device devices ied grenade grenades attacker attackers terrorist terrorists saboteurs sabotage".split()
)
_TALES = frozenset("film movie novel episode thriller sitcom screenplay".split())
_SHOWS = frozenset("series season show drama soap sitcom".split())
_TELLING = frozenset(
    "opens tells follows depicts begins ends stars imagines centres centers revolves portrays recounts".split()
)
_OPENING, _TITLE = 6, 5  # words: up to a tale, and from it to what it does
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
_REACTIONS = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.CANNOT_VERIFY})
_LIT = tuple((w,) for w in "on set under caught catching catch returned return opened open exchanged".split())
_GUNS = frozenset(
    "enemy hostile artillery mortar machine-gun machinegun sniper tank small-arms heavy friendly covering rocket anti-aircraft occupation".split()
)
OUTCOMES = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.ABDUCTED, TollKind.CAPTURED, TollKind.MISSING})


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
    reacts: bool = False
    strong: bool = False
    attacked: bool = False
    struck: bool = False

    def words(self, span: Span) -> frozenset[str]:
        """The words of a span as a set, for comparing mentions."""
        return frozenset(self.sentence.words[span[0] : span[1]])


def find_frames(sentence: Sentence, voice: Voice, places: Sequence[FoundPlace]) -> tuple[Frame, ...]:
    """The frames of a sentence that names these places: one a clause that tells of an event, most often one in all."""
    told = without_speakers(sentence, voice.everybody, voice.tokens)
    tolls, losses = find_tolls(told), find_losses(told)
    frames = []
    for start, end in clauses_of(sentence, stands_of(sentence, voice)):
        aside = start > 0 and sentence.words[start] in RELATIVES
        part = _Part(sentence=sentence, told=told, start=start, end=end, voice=OUTLET if aside else voice)
        frame = part.frame(tolls, losses, places)
        if frame is not None:
            frames.append(frame)
    return tuple(frames)


def by_accident(sentence: Sentence, voice: Voice, start: int, end: int) -> bool:
    """Does an accident, an illness or a game explain ``tokens[start:end]``, with no violence and nobody who does it? Or is it a
    tale's?
    """
    part = _Part(sentence=sentence, told=sentence, start=start, end=end, voice=voice)
    found = signals(sentence, start, end, voice.tokens)
    if is_fiction(sentence) or part.only_blows_up(found):
        return True
    if all(_is_figure(sentence, c.start) for c in sentence.hazards if start <= c.start < end):
        return False
    return part.harmless(found) and not (found.strong and perpetrators(sentence, start, end, voice.tokens))


def is_fiction(sentence: Sentence) -> bool:
    """ "In the second episode of the series a car bomb kills a judge", "the novel opens in Lagos, when soldiers …"; and not "in
    the latest episode of violence", "in a novel attack", or a film that armed men have made.
    """
    words = sentence.words[:_OPENING]
    at = next((n for n, word in enumerate(words) if word in _TALES), None)
    if at is None or any(tag is Tag.VERB for tag in sentence.tags[:at]):
        return False
    behind = sentence.words[at + 1 : at + 1 + _TITLE]
    if words[at] == "episode" and _SHOWS.isdisjoint(behind):
        return False
    within = words[0] == "in" and (behind[:1] == (",",) or (words[at] == "episode" and behind[:1] == ("of",)))
    return within or not _TELLING.isdisjoint(behind)


def _is_figure(sentence: Sentence, at: int) -> bool:
    """ "Set on fire", "under fire", "enemy fire", "a wave of attacks": no accident."""
    if sentence.words[at : at + 2] == ("wave", "of") or sentence.words[max(0, at - 1) : at] in _LIT:
        return True
    of_guns = at > 0 and (sentence.words[at - 1] in _GUNS or bool(countries_of_adjective(sentence.tokens[at - 1].text)))
    return sentence.words[at] == "fire" and of_guns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """``tokens[start:end]`` of a sentence; `told` is the sentence without who only speaks in it."""

    sentence: Sentence
    told: Sentence
    start: int
    end: int
    voice: Voice

    def holds(self, start: int) -> bool:
        return self.start <= start < self.end

    def frame(
        self, tolls: Sequence[FoundToll], losses: Sequence[FoundLoss], places: Sequence[FoundPlace]
    ) -> Frame | None:
        sentence, start, end = self.sentence, self.start, self.end
        found = signals(sentence, start, end, self.voice.tokens)
        doers = perpetrators(sentence, start, end, self.voice.tokens)
        if is_fiction(sentence) or self.only_blows_up(found) or (self.harmless(found) and not (found.strong and doers)):
            return None
        own = tuple(t for t in _own_tolls(tolls, start, end))
        lost = tuple(x for x in losses if self.holds(x.start))
        if found == Signals() and not own and not lost and not self.reacts():
            return None
        kind = type_of(sentence, found, own, None)
        return Frame(
            sentence=sentence,
            start=start,
            end=end,
            event_type=kind,
            own_type=kind in (*found.means, *found.acts, *found.main, *found.soft)
            and kind not in (EventType.OTHER_VIOLENCE, EventType.KILLING),
            stance=stance_of(sentence, start, end, self.voice),
            voice=self.voice,
            tolls=own,
            losses=lost,
            perpetrators=doers,
            targets=targets(self.told, start, end),
            places=tuple(p for p in places if self.holds(p.start)),
            weapons=weapons(sentence, start, end),
            when=event_time(sentence, start, end, self.voice),
            attacks=_attacks(sentence, start, end),
            refers=self.refers(),
            anew=self.anew() or any(self.holds(at) for at in earlier_in(sentence)),
            runs=self.runs(),
            reacts=self.reacts(),
            strong=found.strong,
            struck=any(g in ("strike", "bomb", "hit") for g in found.generic),
            attacked=bool(
                found.main or found.soft or set(found.generic) & {"attack", "strike", "bomb", "hit", "launch"}
            ),
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
        told_as_play = bool(play and not found.means and len(play) > 1)
        return bool(hazards and not violent) or told_as_play

    def only_blows_up(self, found: Signals) -> bool:
        """Did a boiler, leaking gas or a tanker blow up, with no bomb and no attack told in the sentence?"""
        words = self.sentence.words
        exploded = {*found.acts, *found.main, *found.soft} - {EventType.KILLING} == {EventType.BOMBING}
        if not exploded or found.means or found.generic or _ARMS & {*words}:
            return False
        kinds = (c.sense.kind for c in self.sentence.actors if c.start not in self.voice.tokens)
        armed = any(kind is not MentionKind.COUNTRY for kind in kinds)
        return not armed and any(lexicon().blasts.match(words, n) for n in range(len(words)))

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

    def reacts(self) -> bool:
        """Does the clause take a stand on what was told: deny it, doubt it, blame somebody, claim it as one's own?"""
        if stance_of(self.sentence, self.start, self.end, self.voice) in _REACTIONS:
            return True
        words = self.sentence.words[self.start : self.end]
        claims = any(pair == ("claimed", "responsibility") for pair in pairwise(words))
        blames = any(w in ("blamed", "blames", "accused", "accuses") for w in words)
        return (claims or blames) and not NOBODY & {*words[:6]}

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
