"""What happened in a simulated war: where, when, to whom, and who did it. No report can change it."""

import math
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from recount.model import Actor, ActorKind, ActorName, EventType, Locus, PlacePrecision, Source, SourceKind

Rates = dict[str, Any]
FIRST_DAY = date(2031, 3, 3)  # a Monday
COUNTRY = "XA"  # no country: a code that ISO 3166-1 keeps for users
ARMY = Actor(
    id="world:army",
    name="Orlandian army",
    kind=ActorKind.STATE_FORCES,
    names=(ActorName(text="the army"),),
    side="orland:state",
)
FRONT = Actor(
    id="world:front",
    name="Sarun Front",
    kind=ActorKind.ARMED_GROUP,
    names=(ActorName(text="the Front"),),
    side="orland:front",
)
OUTLETS = (
    Source(id="world:ona", name="Orland News Agency", kind=SourceKind.WIRE),
    Source(id="world:cw", name="Continental Wire", kind=SourceKind.WIRE),
    *(
        Source(id=f"world:{name.split()[-1].lower()}", name=name, kind=SourceKind.PAPER)
        for name in (
            "Karsa Herald",
            "Valley Courier",
            "Orland Times",
            "Meridian Post",
            "Northern Echo-Star",
            "Daily Lantern",
        )
    ),
    Source(id="world:tv", name="Channel Seven Orland", kind=SourceKind.BROADCASTER),
    Source(id="world:army-press", name="Orlandian Army Press", kind=SourceKind.OFFICIAL, side=ARMY.id),
)
SYLLABLES = ("kar", "to", "mel", "ush", "dan", "vi", "ro", "sel", "bar", "ny", "gol", "ta", "hes", "im", "lor", "pe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A settlement with the district and the province that it lies in."""

    locus: Locus
    district: Locus
    province: Locus


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One true event. `civilians`, `soldiers` and `fighters` are its dead in the end, `later` of them died of wounds."""

    id: str
    day: date
    hour: int
    town: Town
    type: EventType
    by: Actor
    civilians: int
    soldiers: int
    fighters: int
    children: int
    wounded: int
    later: int
    names: tuple[str, ...]
    reported: bool = True

    @property
    def dead(self) -> int:
        """All who died of it."""
        return self.civilians + self.soldiers + self.fighters


def rates() -> Rates:
    """The rates of the table, a fresh copy."""
    return tomllib.loads((Path(__file__).parent / "rates.toml").read_text(encoding="utf-8"))


def towns(rng: Random, war: Rates) -> tuple[Town, ...]:
    """The map: provinces two degrees apart, districts half a degree, towns about a tenth."""
    out: list[Town] = []
    used: set[str] = set()
    for p in range(war["provinces"]):
        province = _locus(_name(rng, used), (33.0, 41.0 + 2.4 * p), PlacePrecision.ADMIN1, 80.0)
        for d in range(war["districts"]):
            centre = (32.4 + 0.5 * (d // 2) + 0.3 * (d % 2), province.lon - 0.5 + 0.8 * (d % 2))
            district = _locus(_name(rng, used), centre, PlacePrecision.ADMIN2, 26.0, province.name)
            for _ in range(war["towns"]):
                at = (centre[0] + rng.uniform(-0.15, 0.15), centre[1] + rng.uniform(-0.2, 0.2))
                town = _locus(_name(rng, used), at, PlacePrecision.EXACT, 2.0, province.name)
                out.append(Town(locus=town, district=district, province=province))
    return tuple(out)


def events(rng: Random, war: Rates, country: tuple[Town, ...], count: int) -> tuple[Event, ...]:
    """So many events, twins among them: another one beside them in day and place."""
    out: list[Event] = []
    while len(out) < count:
        town, day = rng.choice(country), FIRST_DAY + timedelta(days=rng.randrange(war["days"]))
        out.append(_event(rng, war, len(out), town, day))
        if rng.random() < war["confuser"]:
            beside = [t for t in country if t.district is town.district and t is not town]
            where, when = rng.choice(((town, 1), (town, 0), (rng.choice(beside), 0)))
            out.append(_event(rng, war, len(out), where, day + timedelta(days=when)))
    return tuple(out[:count])


def _event(rng: Random, war: Rates, n: int, town: Town, day: date) -> Event:
    dead = max(1, min(war["most_dead"], round(math.exp(rng.gauss(math.log(war["median_dead"]), war["spread"])))))
    kind, by = rng.choice(KINDS)
    civilians, soldiers, fighters = _shared(rng, kind, by, dead)
    wounded = round(dead * war["wounded_per_dead"] * rng.uniform(0.4, 1.6))
    later = sum(rng.random() < war["die_later"] for _ in range(wounded))
    return Event(
        id=f"event-{n:04d}",
        day=day,
        hour=rng.randrange(24),
        town=town,
        type=kind,
        by=by,
        civilians=civilians + later,
        soldiers=soldiers,
        fighters=fighters,
        children=sum(rng.random() < 0.25 for _ in range(civilians)),
        wounded=wounded - later,
        later=later,
        names=tuple(f"{_name(rng, set())} {_name(rng, set())}" for _ in range(min(civilians, 8))),
        reported=rng.random() >= war["unreported"],
    )


KINDS = (
    (EventType.AIR_STRIKE, ARMY),
    (EventType.AIR_STRIKE, ARMY),
    (EventType.SHELLING, ARMY),
    (EventType.BOMBING, FRONT),
    (EventType.SUICIDE_BOMBING, FRONT),
    (EventType.CLASH, FRONT),
    (EventType.CLASH, ARMY),
    (EventType.SHOOTING, FRONT),
)


def _shared(rng: Random, kind: EventType, by: Actor, dead: int) -> tuple[int, int, int]:
    """Who died: civilians, soldiers, fighters. A strike kills no soldiers of its own army, a bomb no fighters."""
    if kind is EventType.CLASH:
        soldiers = rng.randint(0, dead)
        civilians = rng.randint(0, dead - soldiers) if rng.random() < 0.2 else 0
        return civilians, soldiers, dead - soldiers - civilians
    armed = round(dead * rng.choice((0.0, 0.0, 0.0, 0.3, 0.6)))
    return (dead - armed, 0, armed) if by is ARMY else (dead - armed, armed, 0)


def _locus(
    name: str, at: tuple[float, float], precision: PlacePrecision, radius: float, admin1: str | None = None
) -> Locus:
    return Locus(
        place_id=f"world:{precision}:{name.lower()}",
        name=name,
        lat=round(at[0], 4),
        lon=round(at[1], 4),
        radius_km=radius,
        precision=precision,
        country=COUNTRY,
        admin1=admin1 or name,
    )


def _name(rng: Random, used: set[str]) -> str:
    while True:
        name = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).capitalize()
        if name not in used:
            used.add(name)
            return name
