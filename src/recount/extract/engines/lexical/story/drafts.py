"""Tellings into drafts: what all frames of a claim say together, with context for what its own clauses leave out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from recount.extract.engine import Draft, DraftLoss, DraftPlace, DraftToll, Words
from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.scene.roles import Span
from recount.extract.engines.lexical.sentence.parse import Cue
from recount.extract.engines.lexical.sentence.parties import is_state
from recount.extract.engines.lexical.story.details import is_detail
from recount.extract.engines.lexical.story.frames import OUTCOMES, Frame
from recount.extract.engines.lexical.story.likeness import CONSEQUENCES
from recount.extract.engines.lexical.story.tellings import Telling
from recount.model import EventType, LossClass, Population, Stance
from recount.vocab.actors import find_actors
from recount.vocab.calendar import TimeWords

_OWNERS = frozenset({"our", "my", "its", "their", "his", "her", "we", "us"})
_TROOPS = frozenset({"soldier", "troop", "serviceman", "officer", "policeman", "police", "conscript", "recruit"})
_SPARED = frozenset({LossClass.MEDICAL, LossClass.SCHOOL, LossClass.RELIGIOUS, LossClass.MARKET, LossClass.CAMP})
_STRIKES = frozenset({EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.SHELLING})


def drafts(told: Sequence[Telling], named: Sequence[DraftPlace], parts: Mapping[int, int]) -> tuple[Draft, ...]:
    """One draft a telling, tied to the first telling of its event. `named` are all places that the report names, `parts`
    the whole (its index) of each telling that is a part.
    """
    first: dict[int, int] = {}
    for n, telling in enumerate(told):
        first.setdefault(telling.event, n)
    made = [replace(_draft(told, n, first[t.event]), part_of=parts.get(n)) for n, t in enumerate(told)]
    return tuple(d if d.places else replace(d, places=_nearest(named, d.evidence[0])) for d in made)


def _nearest(named: Sequence[DraftPlace], words: Words) -> tuple[DraftPlace, ...]:
    """The last place named before the words of a claim that has none of its own."""
    before = [p for p in named if (p.words.start or 0) <= (words.start or 0) + len(words.exact)]
    return tuple(before[-1:])


def _draft(told: Sequence[Telling], n: int, first: int) -> Draft:
    telling = told[n]
    event = [f for t in told if t.event == telling.event for f in t.frames]
    frames = telling.frames
    text = frames[0].sentence.text
    when = next((f.when for f in (*frames, *event) if f.when), None) or _running_day(told, n)
    return Draft(
        event_type=_event_type(frames, event),
        stance=telling.stance,
        evidence=tuple(_words(text, _evidence(f)) for f in frames),
        speakers=tuple(Words(exact=text[a:b], start=a) for a, b in telling.speakers),
        perpetrators=_mentions(frames, lambda f: f.perpetrators)
        or _mentions(_others(event, telling), lambda f: f.perpetrators)[:2]
        or _own_deed(telling, event)
        or _same_hand(told, n),
        targets=_mentions(frames, lambda f: f.targets),
        places=_places(frames) or _places(event) or _places(_before(told, n)[:1])[:1],
        when=Words(exact=when.sense.exact, start=when.sense.start) if when else None,
        tolls=_tolls(frames),
        losses=_losses(frames),
        weapons=_mentions(frames, lambda f: f.weapons),
        same_event_as=first if first != n else None,
    )


def _others(event: Sequence[Frame], telling: Telling) -> list[Frame]:
    """The frames that tell of the same event before a claim: who did it may stand there. Not "our fighters" or "its
    planes", which mean another party in another mouth.
    """
    first = telling.frames[0]
    before = [f for f in event if (f.sentence.index, f.start) < (first.sentence.index, first.start)]
    return [f for f in before if not any(_OWNERS & f.words(s) for s in f.perpetrators)]


def _own_deed(telling: Telling, event: Sequence[Frame]) -> tuple[Words, ...]:
    """A belligerent that reports strikes on its enemy without saying whose reports its own, unless others say who did it.
    Civilians, its own soldiers and a school that were hit are what it reports of others.
    """
    if _event_type(telling.frames, telling.frames) not in _STRIKES or not telling.speakers:
        return ()
    if any(f.perpetrators for f in event) or any(_suffers(f) for f in telling.frames):
        return ()
    if not any(f.targets or f.losses or f.tolls for f in telling.frames):
        return ()
    text = telling.frames[0].sentence.text
    start, end = telling.speakers[-1]
    armed = any(is_state(m) for m in find_actors(text[start:end]))
    return (Words(exact=text[start:end], start=start),) if armed and telling.stance is Stance.ASSERTS else ()


def _suffers(frame: Frame) -> bool:
    """Does the clause count civilians, people of no side, soldiers, or things that no army says it aimed at?"""
    people = {p.people.lemma for p in frame.sentence.phrases if p.people and frame.start <= p.start < frame.end}
    hurt = any(
        t.kind in OUTCOMES and (t.count.high != 0 or not frame.targets) and t.population is not Population.COMBATANT
        for t in frame.tolls
    )
    return hurt or bool(people & _TROOPS) or any(x.loss_class in _SPARED for x in frame.losses)


def _same_hand(told: Sequence[Telling], n: int) -> tuple[Words, ...]:
    """In a list of strikes the party named first acts in all of them."""
    kind = _event_type(told[n].frames, told[n].frames)
    for telling in reversed(told[:n]):
        if (
            kind in _STRIKES
            and telling.speakers == told[n].speakers
            and _event_type(telling.frames, telling.frames) is kind
        ):
            found = _mentions(telling.frames, lambda f: f.perpetrators)
            if found:
                return found[:1]
    return ()


def _running_day(told: Sequence[Telling], n: int) -> Cue[TimeWords] | None:
    """In a list of strikes, or in one voice's account, the day named last holds until another is named."""
    if any(f.runs for f in told[n].frames):
        return None
    kind = _event_type(told[n].frames, told[n].frames)
    alike = (
        t for t in reversed(told[:n]) if t.speakers == told[n].speakers and _event_type(t.frames, t.frames) is kind
    )
    return next((f.when for t in alike for f in t.frames if f.when), None)


def _evidence(frame: Frame) -> Span:
    """The whole sentence, or the clause where a sentence tells of two events."""
    sentence = frame.sentence
    whole = frame.start == 0 and frame.end == len(sentence.tokens)
    return (sentence.passage.start, sentence.passage.end) if whole else sentence.slice(frame.start, frame.end)


def _words(text: str, span: Span) -> Words:
    return Words(exact=text[span[0] : span[1]], start=span[0])


def _before(told: Sequence[Telling], n: int) -> list[Frame]:
    """The frames told before a claim, nearest first: where a clause names no place, the last one named holds."""
    return [f for t in reversed(told[:n]) for f in reversed(t.frames) if f.places]


def _event_type(frames: Sequence[Frame], event: Sequence[Frame]) -> EventType:
    """The type the claim's own clauses show, else the one its event shows; fires and deaths only come of an attack."""
    for tellers in (frames, event):
        means = next((f.event_type for f in tellers if f.own_type and f.event_type not in CONSEQUENCES), None)
        if means is EventType.AIR_STRIKE and any(f.own_type and f.event_type is EventType.DRONE_STRIKE for f in event):
            return EventType.DRONE_STRIKE  # "the strike", once a drone is named
        if means:
            return means
    own = next((f.event_type for f in (*frames, *event) if f.own_type), None)
    return own or max((f.event_type for f in frames), key=lambda t: t is EventType.KILLING)


def _mentions(frames: Sequence[Frame], slot: Callable[[Frame], Sequence[Span]]) -> tuple[Words, ...]:
    """The mentions of all frames, each said once: a mention inside a longer one is the same."""
    found: list[tuple[frozenset[str], Words]] = []
    for frame in frames:
        for start, end in slot(frame):
            content = frozenset(frame.sentence.words[start:end]) - {"the", "a", "an"}
            if content and not any(content <= c or c <= content for c, _ in found):
                found.append((content, _words(frame.sentence.text, frame.sentence.slice(start, end))))
    return tuple(w for _, w in found)


def _places(frames: Sequence[Frame]) -> tuple[DraftPlace, ...]:
    found: list[tuple[tuple[bool, int, bool], frozenset[str], DraftPlace]] = []
    for frame in frames:
        for place in frame.places:
            content = frozenset(frame.sentence.words[place.start : place.end]) - {
                "the",
                "city",
                "town",
                "village",
                "of",
            }
            if content and not any(content <= c or c <= content for _, c, _ in found):
                words = _words(frame.sentence.text, frame.sentence.slice(place.start, place.end))
                found.append((place.rank, content, DraftPlace(words=words, relation=place.relation)))
    return tuple(p for _, _, p in sorted(found, key=lambda x: x[0]))


def _tolls(frames: Sequence[Frame]) -> tuple[DraftToll, ...]:
    """All tolls, a repetition once; a part keeps its whole."""
    found: list[DraftToll] = []
    for number, frame in enumerate(frames):
        index: dict[int, int] = {}
        here = len(found)
        for n, toll in enumerate(frame.tolls):
            draft = _toll(frame, toll, index)
            if is_detail(frames[:number], frame, toll):
                draft = replace(draft, part_of=_whole_for(found[:here], draft))
            apart = {
                index[m] for m, other in enumerate(frame.tolls[:n]) if _does_to(other, toll) or _does_to(toll, other)
            }
            alike = (
                k
                for k, d in enumerate(found)
                if _repeats(d, draft) and k not in apart and not (k >= here and _of_two_sides(d, draft))
            )
            same = next(alike, None)
            if same is None:
                found.append(draft)
            elif _is_fuller(draft, found[same]):
                found[same] = replace(draft, part_of=found[same].part_of)
            index[n] = len(found) - 1 if same is None else same
    return tuple(found)


def _whole_for(found: Sequence[DraftToll], part: DraftToll) -> int | None:
    """The toll told before that holds a detail: the last of its kind that is larger."""
    low = part.count.low or 0
    fits = [k for k, d in enumerate(found) if d.kind is part.kind and d.part_of is None and (d.count.low or 0) > low]
    return fits[-1] if fits else None


def _toll(frame: Frame, toll: FoundToll, index: dict[int, int]) -> DraftToll:
    text, sentence = frame.sentence.text, frame.sentence
    return DraftToll(
        kind=toll.kind,
        count=toll.count,
        population=toll.population,
        words=_words(text, sentence.slice(toll.start, toll.end)),
        group=toll.group,
        named=tuple(_words(text, sentence.slice(a, b)) for a, b in toll.named),
        part_of=index.get(toll.part_of) if toll.part_of is not None else None,
    )


def _is_fuller(later: DraftToll, earlier: DraftToll) -> bool:
    """A headline counts "14 dead", the body says who: the fuller words of the same number are kept."""
    if later.count != earlier.count or (later.count.low is None and later.count.high is None):
        return False
    says_who = later.population is not Population.UNSTATED and earlier.population is Population.UNSTATED
    return says_who or (later.population is earlier.population and len(later.words.exact) > len(earlier.words.exact))


def _repeats(one: DraftToll, other: DraftToll) -> bool:
    """The same outcome and number told again; an unquantified mention of an outcome that has a number, too."""
    if one.kind != other.kind or (one.part_of is None) != (other.part_of is None):
        return False
    if (one.count.low, one.count.high) == (other.count.low, other.count.high):
        return one.part_of is None or one.words.exact.lower() == other.words.exact.lower()
    return other.count.low is None and other.count.high is None


def _does_to(one: FoundToll, other: FoundToll) -> bool:
    """ "A man killed his wife and then himself": who stands before the verb is none of those behind it."""
    return one.end <= min(one.verb, other.verb) and other.start > max(one.verb, other.verb)


def _of_two_sides(one: DraftToll, other: DraftToll) -> bool:
    """Side by side, two soldiers and two civilians are four."""
    return {one.population, other.population} == {Population.CIVILIAN, Population.COMBATANT}


def _losses(frames: Sequence[Frame]) -> tuple[DraftLoss, ...]:
    found: list[DraftLoss] = []
    for draft in _all_losses(frames):
        same = any(
            d.loss_class == draft.loss_class
            and (d.kind, d.count) == (draft.kind, draft.count)
            and d.words.start != draft.words.start
            and d.count.low in (None, 1)
            for d in found
        )
        if not same:
            found.append(draft)
    return tuple(found)


def _all_losses(frames: Sequence[Frame]) -> Iterator[DraftLoss]:
    for frame in frames:
        for loss in frame.losses:
            words = _words(frame.sentence.text, frame.sentence.slice(loss.start, loss.end))
            yield DraftLoss(kind=loss.kind, loss_class=loss.loss_class, count=loss.count, words=words)
