"""What each voice of a simulated war says of an event, at an hour: what it knows by then, and what it makes of it."""

import math
from dataclasses import dataclass
from random import Random

from benchmarks.world.truth import ARMY, FRONT, Event, Rates
from recount.model import Actor, EventType, Group, Population, Stance, TollKind, Wording

CIVILIAN, COMBATANT, UNSTATED = Population.CIVILIAN, Population.COMBATANT, Population.UNSTATED
SETTLED = 72.0  # hours after which a voice says its last number


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """So many of whom, in which words. `part_of` is the index, in the same statement, of the whole that it is in."""

    kind: TollKind
    population: Population
    words: str
    low: int | None
    high: int | None
    wording: Wording
    group: Group | None = None
    part_of: int | None = None
    names: tuple[str, ...] = ()
    joint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One voice on one event. `words` name it ("" for the outlet's own), `actor` is the party that it is, if it is one."""

    words: str
    actor: Actor | None
    stance: Stance
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice that follows one event. `factor` times the truth is its last number, `half` the hours to half of it."""

    words: str
    actor: Actor | None
    style: str
    factor: float
    half: float
    early: float  # what it says too much before it settles: 1 is nothing
    takes_back: bool


def voices(rng: Random, rates: Rates, event: Event) -> tuple[Voice, ...]:
    """All who may be asked about an event."""
    town = event.town.locus.name
    independent = [
        (f"hospital officials in {town}", "responder"),
        ("the civil defence", "responder"),
        ("the health ministry", "responder"),
        ("the Orland Conflict Monitor", "monitor"),
        (f"residents of {town}", "residents"),
        ("police", "responder"),
    ]
    if event.type is EventType.CLASH:  # who counts the dead of a battle: monitors and authorities, not rescuers
        independent = [v for v in independent if v[1] != "residents"]
    out = [_voice(rng, rates, words, None, style) for words, style in independent]
    return (*out, _voice(rng, rates, "the army", ARMY, "party"), _voice(rng, rates, "the Sarun Front", FRONT, "party"))


def _voice(rng: Random, rates: Rates, words: str, actor: Actor | None, style: str) -> Voice:
    r = rates["voices"]
    return Voice(
        words=words,
        actor=actor,
        style=style,
        factor=1.0 if rng.random() < r["exact"] else math.exp(rng.gauss(0.0, r["error"])),
        half=rng.uniform(*r["half_known_hours"]),
        early=rng.uniform(1.2, 1.8) if rng.random() < r["overshoot"] else 1.0,
        takes_back=rng.random() < r["retracts"],
    )


def statement(rng: Random, rates: Rates, event: Event, voice: Voice, hours: float) -> Statement | None:
    """What a voice says so many hours after the event; None if it has nothing to say."""
    if voice.style == "party":
        return _party(rng, rates, event, voice, hours)
    late = hours >= SETTLED
    if voice.takes_back and late:
        wrong = max(2, round(_known(voice, event.dead, 12.0) * 1.7))
        return Statement(
            words=voice.words, actor=None, stance=Stance.RETRACTS, numbers=(_exact(wrong, "people", UNSTATED),)
        )
    dead = _known(voice, event.dead, hours)
    if voice.takes_back:
        dead = max(2, round(_known(voice, event.dead, 12.0) * 1.7))
    if dead < 1:
        return None
    if voice.style == "monitor":
        numbers = _broken_down(event, voice, hours)
    elif voice.style == "residents":
        numbers = _vague_or_named(rng, rates, event, dead)
    else:
        numbers = _responders(rng, rates, event, dead, _known(voice, event.wounded, hours))
    return Statement(words=voice.words, actor=None, stance=Stance.ASSERTS, numbers=numbers) if numbers else None


def _known(voice: Voice, truth: int, hours: float) -> int:
    """How many of the true dead a voice counts by then. Those who die of wounds come in as time goes on, like the others."""
    if truth == 0:
        return 0
    last = max(1, round(truth * voice.factor))
    if hours >= SETTLED:
        return last
    share = 1 - 0.5 ** (max(0.5, hours) / voice.half)
    return max(0, round(last * voice.early)) if voice.early > 1 else math.floor(last * share + 0.5)


def _responders(rng: Random, rates: Rates, event: Event, dead: int, hurt: int) -> tuple[Number, ...]:
    r = rates["voices"]
    if hurt and rng.random() < r["both"]:
        return tuple(_joint(dead + hurt, kind) for kind in (TollKind.KILLED, TollKind.INJURED))
    out = [worded(rng, rates, dead, "people")]
    known = min(event.children, dead)
    if known and rng.random() < r["children"]:
        words = "a child" if known == 1 else f"{known} children"
        exact = Wording.EXACT
        out.append(
            Number(
                kind=TollKind.KILLED,
                population=CIVILIAN,
                words=words,
                low=known,
                high=known,
                wording=exact,
                part_of=0,
                group=Group.CHILD,
            )
        )
    if hurt and rng.random() < 0.6:
        out.append(worded(rng, rates, hurt, "others", TollKind.INJURED))
    return tuple(out)


def _joint(n: int, kind: TollKind) -> Number:
    words = f"{n} people"
    return Number(kind=kind, population=UNSTATED, words=words, low=None, high=n, wording=Wording.AT_MOST, joint=True)


def _broken_down(event: Event, voice: Voice, hours: float) -> tuple[Number, ...]:
    told = (
        (event.civilians, "civilian", CIVILIAN),
        (event.soldiers, "soldier", COMBATANT),
        (event.fighters, "fighter", COMBATANT),
    )
    known = [(_known(voice, n, hours), noun, who) for n, noun, who in told]
    return tuple(_exact(n, noun if n == 1 else f"{noun}s", who) for n, noun, who in known if n)


def _vague_or_named(rng: Random, rates: Rates, event: Event, dead: int) -> tuple[Number, ...]:
    r = rates["voices"]
    if event.names and rng.random() < 4 * r["named"]:
        some = rng.sample(event.names, rng.randint(1, min(3, len(event.names))))
        names = tuple(_misspelt(rng, n) if rng.random() < r["misspelt"] else n for n in some)
        n = len(names)
        return (
            Number(
                kind=TollKind.KILLED,
                population=CIVILIAN,
                words=" and ".join(names),
                low=n,
                high=n,
                wording=Wording.EXACT,
                names=names,
            ),
        )
    if rng.random() < 6 * r["vague"]:
        word = "several people" if dead < 24 else "dozens of people"
        return (
            Number(
                kind=TollKind.KILLED, population=UNSTATED, words=word, low=None, high=None, wording=Wording.UNQUANTIFIED
            ),
        )
    return (worded(rng, rates, min(dead, event.civilians or dead), "people"),)


def _misspelt(rng: Random, name: str) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + name[at] * 2 + name[at + 1 :] if name[at].isalpha() else name


def _party(rng: Random, rates: Rates, event: Event, voice: Voice, hours: float) -> Statement | None:
    """A party on its enemy's dead, too many; on its own, too few; on civilians that it killed, none."""
    s = rates["sides"]
    own, enemy = (event.soldiers, event.fighters) if voice.actor is ARMY else (event.fighters, event.soldiers)
    own_noun, enemy_noun = ("soldier", "militant") if voice.actor is ARMY else ("fighter", "soldier")
    did_it = event.by is voice.actor
    if did_it and event.civilians and rng.random() < min(1.0, s["denies"] * s["bias"]):
        return Statement(words=voice.words, actor=voice.actor, stance=Stance.DENIES, numbers=())
    if did_it and rng.random() < min(1.0, s["civilians_are_militants"] * s["bias"]):
        enemy += event.civilians
    too_many = math.exp(s["bias"] * rng.gauss(math.log(s["enemy_factor"]), 0.5))
    too_few = 1 - s["bias"] * (1 - s["own_factor"])
    numbers = []
    lost = round(_known(voice, own, hours) * max(0.0, too_few))
    killed = round(_known(voice, enemy, hours) * max(1.0, too_many) if s["bias"] else _known(voice, enemy, hours))
    if lost:
        numbers.append(_exact(lost, f"of its {own_noun}s", COMBATANT))
    if killed and (not lost or rng.random() < 0.5):
        numbers.append(_exact(killed, enemy_noun if killed == 1 else f"{enemy_noun}s", COMBATANT))
    if not numbers:
        return None
    return Statement(words=voice.words, actor=voice.actor, stance=Stance.ASSERTS, numbers=tuple(numbers))


def worded(rng: Random, rates: Rates, n: int, noun: str, kind: TollKind = TollKind.KILLED) -> Number:
    """A number in one of the wordings, by how often each is met."""
    r, dice = rates["voices"], rng.random()
    noun = {"people": "person", "others": "other"}.get(noun, noun) if n == 1 else noun
    for name, low, high, words in (
        ("at_least", n, None, f"at least {n} {noun}"),
        ("about", _round(n), _round(n), f"about {_round(n)} {noun}"),
        ("at_most", None, math.ceil(n * 1.2), f"up to {math.ceil(n * 1.2)} {noun}"),
        ("vague", None, None, f"several {noun}" if n < 24 else f"dozens of {noun}"),
    ):
        if dice < r[name] and (n > 2 or name == "at_least"):
            wording = Wording.UNQUANTIFIED if name == "vague" else Wording(name)
            return Number(kind=kind, population=UNSTATED, words=words, low=low, high=high, wording=wording)
        dice -= r[name]
    return _exact(n, noun, UNSTATED, kind)


def _exact(n: int, noun: str, who: Population, kind: TollKind = TollKind.KILLED) -> Number:
    return Number(kind=kind, population=who, words=f"{n} {noun}", low=n, high=n, wording=Wording.EXACT)


def _round(n: int) -> int:
    return n if n < 10 else 5 * round(n / 5)
