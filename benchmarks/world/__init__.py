"""A simulated war whose truth is known, and the reports that are made of it: a seeded generator for `benchmarks.worlds`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from benchmarks.world.telling import Draft, Sentence, Setting, coded, days, instant
from benchmarks.world.truth import ARMY, FIRST_DAY, FRONT, OUTLETS, Event, Rates, Town, events, rates, towns
from benchmarks.world.voices import UNSTATED, Number, Statement, Voice, statement, voices
from recount.model import CodedReport, EventType, Locus, SourceKind, Stance, TollKind, Wording
from recount.reconcile import Parties

__all__ = ["Aggregate", "World", "rates", "world"]

PARTIES = Parties(actors={a.id: a for a in (ARMY, FRONT)}, sources={s.id: s for s in OUTLETS})
PRESS = tuple(s.name for s in OUTLETS if s.kind is not SourceKind.OFFICIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A week and an area whose dead are told in one number. `events` are the ids of those that it sums up."""

    label: str
    area: Locus
    week: int
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What happened, what was reported, and for each claim's id what it is about: an event's or an aggregate's label."""

    events: tuple[Event, ...]
    aggregates: tuple[Aggregate, ...]
    reports: tuple[CodedReport, ...]
    about: dict[str, str]


def world(seed: int, count: int, table: Rates) -> World:
    """A war of so many events. The same seed, count and rates give the same war to the last word."""
    rng = Random(seed)  # noqa: S311 - a simulation, no secret
    country = towns(rng, table["war"])
    happened = events(rng, table["war"], country, count)
    press = _Press(Random(seed + 1), table, happened, country)  # noqa: S311 - a simulation, no secret
    for event in happened:
        if event.reported:
            press.report(event)
    aggregates = press.sum_up()
    drafts = sorted(press.drafts, key=lambda d: (d.published_at, d.id))
    about = {f"{d.id}-c{n}": s.label for d in drafts for n, s in enumerate(d.sentences)}
    return World(events=happened, aggregates=aggregates, reports=tuple(coded(d) for d in drafts), about=about)


class _Press:
    """Everybody who writes about the war."""

    def __init__(self, rng: Random, table: Rates, happened: Sequence[Event], country: Sequence[Town]) -> None:
        self.rng, self.table, self.events, self.country = rng, table, happened, country
        self.rates = table["reports"]
        self.drafts: list[Draft] = []
        self.voices = {e.id: voices(rng, table, e) for e in happened}

    def report(self, event: Event) -> None:
        """All reports of one event: originals, then copies of them."""
        r = self.rates
        count = round(math.exp(self.rng.uniform(math.log(r["fewest"]), math.log(r["most"]))))
        copies = min(count - 1, sum(self.rng.random() < self.table["copies"]["share"] for _ in range(count)))
        written: list[Draft] = []
        while len(written) < count - copies:
            draft = self._original(event)
            if draft is not None:
                written.append(draft)
        written += [self._copy(self.rng.choice(written)) for _ in range(copies)]
        self.drafts += written

    def sum_up(self) -> tuple[Aggregate, ...]:
        """Totals of weeks and areas, each told by one to four outlets in words of their own."""
        out = []
        for week in range(self.table["war"]["days"] // 7):
            areas = {t.district.place_id: t.district for t in self.country} | {
                t.province.place_id: t.province for t in self.country
            }
            for area in self.rng.sample(
                sorted(areas.values(), key=lambda a: a.place_id), self.table["aggregates"]["per_week"]
            ):
                inside = [
                    e
                    for e in self.events
                    if area in (e.town.district, e.town.province) and (e.day - FIRST_DAY).days // 7 == week
                ]
                if len(inside) > 1:
                    label = f"aggregate:{area.place_id}:{week}"
                    out.append(Aggregate(label=label, area=area, week=week, events=tuple(e.id for e in inside)))
                    self._tell_sum(out[-1], inside)
        return tuple(out)

    def _original(self, event: Event) -> Draft | None:
        rng, r = self.rng, self.rates
        later = rng.choices(range(len(r["day"])), r["day"])[0]
        hour = rng.randrange(event.hour, 24) if later == 0 else rng.randrange(24)
        at = instant(event.day + timedelta(days=later), hour, rng.randrange(60))
        hours = later * 24 + hour - event.hour + 0.5
        asked = self._asked(event, rng.choices((1, 2, 3), r["voices"])[0])
        said = [s for s in (statement(rng, self.table, event, v, hours) for v in asked) if s is not None]
        if not said:
            return None
        if rng.random() < r["own_lead"] and said[0].actor is None and said[0].stance is Stance.ASSERTS:
            said.insert(0, replace(said[0], words=""))
        setting, tied = self._setting(event), rng.random() < r["linked"]
        sentences = [
            Sentence(statement=s, event=event, label=event.id, setting=setting, same_as=0 if n and tied else None)
            for n, s in enumerate(said)
        ]
        if rng.random() < r["tells_another"]:
            sentences += self._another(event, hours)
        own_press = len(said) == 1 and said[0].actor is ARMY and rng.random() < 0.5
        return self._draft(sentences, at, "Orlandian Army Press" if own_press else rng.choice(PRESS))

    def _draft(self, sentences: Sequence[Sentence], at: datetime, source: str) -> Draft:
        return Draft(
            id=f"r{len(self.drafts):05d}-{self.rng.getrandbits(32):08x}",
            source=source,
            published_at=at,
            sentences=tuple(sentences),
        )

    def _asked(self, event: Event, count: int) -> tuple[Voice, ...]:
        known = self.voices[event.id]
        quoted = self.table["sides"]["quoted"]
        weights = [quoted / 2 if v.style == "party" else (1 - quoted) / 5 for v in known]
        asked: dict[str, Voice] = {}
        while len(asked) < count:
            (voice,) = self.rng.choices(known, weights)
            asked[voice.words] = voice
        return tuple(asked.values())

    def _setting(self, event: Event) -> Setting:
        rng, r = self.rng, self.rates
        dice = rng.random()
        window = days(event.day)
        if dice < r["wrong_day"]:
            window = days(event.day + timedelta(days=rng.choice((-1, 1))))
        elif dice < r["wrong_day"] + r["vague_day"]:
            window = days(event.day - timedelta(days=event.day.weekday()), 7)
        elif dice < r["wrong_day"] + r["vague_day"] + r["no_day"]:
            return replace(self._placed(event), window=None)
        return replace(self._placed(event), window=window)

    def _placed(self, event: Event) -> Setting:
        rng, r = self.rng, self.rates
        beside = rng.choice([t.locus for t in self.country if t.district is event.town.district])
        (place,) = rng.choices(
            (event.town.district, event.town.province, beside, None, event.town.locus),
            (r["district_only"], r["province_only"], r["wrong_town"], r["no_place"], 1 - 0.17),
        )
        kind = EventType.OTHER_VIOLENCE if rng.random() < r["open_type"] else event.type
        by = event.type is not EventType.CLASH and rng.random() >= r["no_perpetrator"]
        return Setting(type=kind, window=None, place=place, by=by)

    def _another(self, event: Event, hours: float) -> list[Sentence]:
        """An earlier event near by, recalled in the outlet's own voice."""
        near = [
            e
            for e in self.events
            if e.town.district is event.town.district and e.reported and 0 <= (event.day - e.day).days <= 7
        ]
        near = [e for e in near if e is not event and (e.day, e.hour) < (event.day, event.hour)]
        if not near:
            return []
        other = self.rng.choice(near)
        since = hours + (event.day - other.day).days * 24 + event.hour - other.hour
        said = statement(self.rng, self.table, other, self.voices[other.id][0], since)
        if said is None or said.stance is not Stance.ASSERTS:
            return []
        return [Sentence(statement=replace(said, words=""), event=other, label=other.id, setting=self._setting(other))]

    def _copy(self, of: Draft) -> Draft:
        """Another outlet prints it, word for word or cut short, on that day or the next."""
        rng = self.rng
        source = rng.choice([p for p in PRESS if p != of.source])
        at = of.published_at + timedelta(hours=rng.choice((1, 2, 3, 5, 8, 14, 20)))
        made = self._draft(of.sentences, at, source)
        made = replace(made, id=f"{made.id}-copy")
        if rng.random() >= self.table["copies"]["trimmed"]:
            return made
        kept = of.sentences[: max(1, rng.randrange(1, len(of.sentences) + 1))]
        return replace(made, sentences=kept, after=f"More news from the region is on the pages of {source}.")

    def _tell_sum(self, aggregate: Aggregate, inside: Sequence[Event]) -> None:
        rng, r = self.rng, self.table["aggregates"]
        true = sum(e.dead for e in inside)
        n = true if rng.random() < r["counts_exact"] else max(1, round(true * rng.uniform(0.8, 1.2)))
        number = Number(
            kind=TollKind.KILLED, population=UNSTATED, words=f"{n} people", low=n, high=n, wording=Wording.EXACT
        )
        said = Statement(words="the Orland Conflict Monitor", actor=None, stance=Stance.ASSERTS, numbers=(number,))
        monday = FIRST_DAY + timedelta(days=7 * aggregate.week)
        setting = Setting(type=EventType.OTHER_VIOLENCE, window=days(monday, 7), place=aggregate.area, by=False)
        for outlet in rng.sample(PRESS, rng.randint(1, 4)):
            at = instant(monday + timedelta(days=7), rng.randrange(6, 20), rng.randrange(60))
            sentences = [Sentence(statement=said, event=None, label=aggregate.label, setting=setting)]
            if rng.random() < r["parts_told"]:
                sentences += self._parts(inside)
            self.drafts.append(self._draft(sentences, at, outlet))

    def _parts(self, inside: Sequence[Event]) -> list[Sentence]:
        told = self.rng.sample(list(inside), min(len(inside), self.rng.randint(1, 3)))
        monitors = {e.id: next(v for v in self.voices[e.id] if v.style == "monitor") for e in told}
        said = [(e, statement(self.rng, self.table, e, monitors[e.id], 200.0)) for e in told]
        return [
            Sentence(statement=s, event=e, label=e.id, setting=self._setting(e), part_of=0)
            for e, s in said
            if s is not None and s.stance is Stance.ASSERTS and e.reported
        ]
