"""An invented war as tellings: seeded, as crowded as real ones, of any size. For measuring how linking grows."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from recount.link.gist import PLAIN
from recount.link.tellings import Telling
from recount.link.traces import Told, Trace
from recount.model import EventType, Locus, PlacePrecision, Stance, TollKind

KINDS = (EventType.AIR_STRIKE, EventType.SHELLING, EventType.SHOOTING, EventType.BOMBING, EventType.CLASH)
LOOSE = {EventType.AIR_STRIKE: EventType.SHELLING, EventType.SHOOTING: EventType.KILLING}
SIDES = ("army", "rebels", "militia", "unknown gunmen")
EVENTS_A_DAY = 8  # of a war that is closely reported
TOWNS, PROVINCES = 300, 14
FIRST_DAY = 730_000


@dataclass(frozen=True, slots=True)
class Event:
    """What happened."""

    day: int
    town: int
    kind: EventType
    dead: int
    hurt: int
    side: str
    named: str


def tellings(size: int, seed: int = 1) -> list[Telling]:
    """About `size` tellings in reports of 1 to 4, of events with 3 to 20 reports each; some wide, undated, wrong, or copies."""
    chance = random.Random(seed)  # noqa: S311 - an invented war needs no secrets
    told: list[tuple[float, int, Event]] = []
    while len(told) < size * 0.9:
        n = len({number for _, number, _ in told[-20:]}) and told[-1][1] + 1
        event = _event(chance, FIRST_DAY + n // EVENTS_A_DAY)
        told += [(event.day + chance.random() * 3, n, event) for _ in range(chance.randint(3, 20))]
    told.sort(key=lambda x: x[0])
    out: list[Telling] = []
    while told:
        some = _report(told, chance)
        out += _tellings(some, len(out), chance)
        if chance.random() < 0.1:
            out += _copied(out[-len(some) :], len(out))
    return out


def truth(told: list[Telling]) -> list[str]:
    """The event of each telling."""
    return [t.claim_ids[0].split("/")[0] for t in told]


def _event(chance: random.Random, day: int) -> Event:
    dead = min(60, int(chance.paretovariate(1.1)))
    return Event(
        day=day,
        town=min(TOWNS - 1, int(chance.paretovariate(0.6)) - 1),
        kind=chance.choice(KINDS),
        dead=dead,
        hurt=int(dead * chance.uniform(0, 3)),
        side=chance.choice(SIDES),
        named=f"n{chance.randrange(3000)} f{chance.randrange(3000)}" if chance.random() < 0.2 else "",
    )


def _report(told: list[tuple[float, int, Event]], chance: random.Random) -> list[tuple[float, int, Event]]:
    """The next few tellings of different events, taken from the end."""
    some = [told.pop()]
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        if told and told[-1][1] not in {n for _, n, _ in some}:
            some.append(told.pop())
    return some


def _tellings(some: list[tuple[float, int, Event]], start: int, chance: random.Random) -> Iterator[Telling]:
    report = f"r{start}"
    published = int(max(when for when, _, _ in some)) + 1
    for at, (_, n, event) in enumerate(some):
        key = f"e{n}/{start + at}"
        yield Telling(
            id=f"{start:032x}:{at:05d}:{report}",
            report_id=report,
            claim_ids=(key,),
            trace=_trace(event, key, report, chance),
            opening=f"{start + at:016x}",
            published=published,
            gist=PLAIN,
        )


def _copied(some: list[Telling], start: int) -> Iterator[Telling]:
    for at, t in enumerate(some):
        report, key = f"r{start}", f"{t.claim_ids[0].split('/')[0]}/{start + at}"
        trace = replace(t.trace, claim_id=key, report_id=report)
        yield replace(t, id=f"{t.text}:{at:05d}:{report}", report_id=report, claim_ids=(key,), trace=trace)


def _trace(event: Event, key: str, report: str, chance: random.Random) -> Trace:
    kind = LOOSE.get(event.kind, event.kind) if chance.random() < 0.15 else event.kind
    words, loci = _place(event.town, chance)
    return Trace(
        claim_id=key,
        report_id=report,
        event_type=kind,
        stance=Stance.ASSERTS,
        at=0,
        days=_days(event.day, chance),
        places=words,
        loci=loci,
        perpetrators=(frozenset({event.side}),) if chance.random() < 0.7 else (),
        names=(frozenset(event.named.split()),) if event.named and chance.random() < 0.5 else (),
        tolls=_tolls(event, chance),
    )


def _days(day: int, chance: random.Random) -> tuple[int | None, int | None]:
    roll = chance.random()
    if roll < 0.8:
        return day, day
    if roll < 0.88:
        return day - chance.randint(0, 2), day + chance.randint(0, 2)
    if roll < 0.96:
        return None, None
    return day - 15, day + 15 + (300 if roll > 0.99 else 0)


def _place(town: int, chance: random.Random) -> tuple[tuple[frozenset[str], ...], tuple[Locus, ...]]:
    roll = chance.random()
    name, province = frozenset({f"town{town}"}), frozenset({f"land{town % PROVINCES}", "province"})
    if roll < 0.86:
        return (name, province), (_town(town),)
    if roll < 0.94:
        return (province,), (_wide(town % PROVINCES),)
    return ((name,), ()) if roll < 0.97 else ((frozenset({"aramia"}),), (_country(),))


@cache
def _town(n: int) -> Locus:
    lat, lon = 30 + (n % PROVINCES) * 0.6 + (n * 37 % 100) / 200, 40 + (n * 61 % 100) / 20
    return Locus(
        place_id=f"t{n}", name=f"Town{n}", lat=lat, lon=lon, radius_km=4, precision=PlacePrecision.EXACT, country="AA"
    )


@cache
def _wide(n: int) -> Locus:
    kind = PlacePrecision.ADMIN1
    return Locus(
        place_id=f"p{n}", name=f"Land{n}", lat=30 + n * 0.6, lon=42, radius_km=80, precision=kind, country="AA"
    )


@cache
def _country() -> Locus:
    return Locus(
        place_id="aa", name="Aramia", lat=34, lon=42, radius_km=500, precision=PlacePrecision.COUNTRY, country="AA"
    )


def _tolls(event: Event, chance: random.Random) -> tuple[tuple[TollKind, Told], ...]:
    roll = chance.random()
    if roll < 0.1:
        return ()
    dead = event.dead if roll < 0.75 else max(0, event.dead + chance.randint(-3, 3))
    killed = (TollKind.KILLED, Told(low=dead, high=dead if roll < 0.9 else None))
    hurt = (TollKind.INJURED, Told(low=event.hurt, high=event.hurt))
    return (killed, hurt) if chance.random() < 0.4 else (killed,)
