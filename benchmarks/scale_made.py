"""An invented war in any size: coded reports with quotes that slice, from a seed. For `benchmarks.scale`; nothing of it is real.

Most events are told by a few reports and some by dozens (5 to 6 on average), a report tells of 1 to 4 events that lie near in
time, by one or two voices each: 1.6 claims a telling, 100,000 of about 27,000 reports and 11,000 events. Some reports reprint
another word for word, some place an event no better than in a region, some do not date it, and some sum up.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.model import (
    Basis,
    Claim,
    CodedReport,
    Count,
    EventType,
    Locus,
    PlaceMention,
    PlacePrecision,
    PlaceRelation,
    Population,
    Precision,
    Quote,
    Reading,
    Readings,
    Report,
    Stance,
    Toll,
    TollKind,
    Window,
    Wording,
    claim_id,
    quote,
    report_id,
)

BEGIN = date(2031, 1, 1)
EVENTS_A_DAY = 12  # the war grows longer with its size, not denser
TOLD_MORE, TOLD_MOST = 5.0, 40  # reports of an event beyond the first, on average; and at most
TYPES = {
    EventType.AIR_STRIKE: "An air strike",
    EventType.SHELLING: "Shelling",
    EventType.BOMBING: "A car bomb",
    EventType.CLASH: "A clash",
    EventType.SHOOTING: "A shooting",
}
VOICES = ("the mayor", "a hospital", "medics", "the governor", "a monitor", "the army", "residents")
PARTIES = ("government forces", "the rebels", "the militia", "coalition aircraft")
SYLLABLES = "ba de fi go lu ma ne ro sa ti vo ze kar mun del tor".split()
COUNTRIES = ("XA", "XB", "XC", "XD", "XE")
COPIED, WIDE, UNDATED, SUMMED = 0.12, 0.08, 0.08, 0.02  # shares of reports, and of what they tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of the war. `killed` is its true toll; reports round it or come too early."""

    number: int
    kind: EventType
    place: Locus
    day: date
    killed: int
    by: str


def reports(claims: int, seed: int = 1) -> Iterator[CodedReport]:
    """Coded reports with about so many claims in all, in order of publication."""
    rng = random.Random(seed)  # noqa: S311 - invented data, to be made again from its seed
    places = _places(rng)
    made, day = 0, BEGIN
    waiting: list[Event] = []
    while made < claims:
        for _ in range(EVENTS_A_DAY):
            waiting += [_event(rng, places, day)] * min(TOLD_MOST, 1 + int(rng.expovariate(1 / TOLD_MORE)))
        rng.shuffle(waiting)
        keep = len(waiting) // 3  # is told on later days
        while len(waiting) > keep and made < claims:
            some = dict.fromkeys(waiting.pop() for _ in range(min(rng.randint(1, 4), len(waiting))))
            coded = _coded(rng, tuple(some), day + timedelta(days=rng.randint(0, 2)))
            for one in (coded, *(_reprint(rng, coded) for _ in range(rng.random() < COPIED))):
                made += len(one.claims)
                yield one
        day += timedelta(days=1)


def _event(rng: random.Random, places: tuple[Locus, ...], day: date) -> Event:
    return Event(
        number=rng.getrandbits(48),
        kind=rng.choice(tuple(TYPES)),
        place=rng.choice(places),
        day=day,
        killed=min(90, 1 + int(rng.expovariate(0.15))),
        by=rng.choice(PARTIES),
    )


def _coded(rng: random.Random, events: tuple[Event, ...], published: date) -> CodedReport:
    """A report that tells of these events, one paragraph each."""
    told = [_words(rng, event) for event in events]
    text = " ".join(words for pair in told for words in pair if words)
    if len(events) > 1 and rng.random() < SUMMED:
        text += f" In all, {sum(e.killed for e in events)} people were killed in these attacks."
    return _read(text, events, told, Outlet(source=f"Outlet {rng.randint(1, 300)}", published=published, rng=rng))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who prints, when, and the chance by which a place or a day is left vague."""

    source: str
    published: date
    rng: random.Random


def _words(rng: random.Random, event: Event) -> tuple[str, str]:
    """What an outlet says in its own voice, and what somebody else says (perhaps nothing)."""
    number = max(1, event.killed - (rng.randint(0, 3) if rng.random() < 0.3 else 0))
    when = f" on {event.day:%d %B %Y}" if rng.random() >= UNDATED else ""
    where = event.place.name if rng.random() >= WIDE else f"the {event.place.admin1} region"
    a, b, c = (_aside(rng, 2) for _ in range(3))  # outlets put it in words of their own
    first = f"{TYPES[event.kind]} {a} by {event.by} {b} killed {number} people {c} in {where}{when}, {_aside(rng)}."
    voice = rng.choice(VOICES)
    second = (
        f"{voice.capitalize()} of {event.place.name} {_aside(rng, 1)} said {event.killed} had died, {_aside(rng)}."
        if rng.random() < 0.6
        else ""
    )
    return first, second


def _aside(rng: random.Random, words: int = 9) -> str:
    """Words that no two outlets share, so that only reprints are copies."""
    return " ".join("".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(words))


def _read(text: str, events: tuple[Event, ...], told: list[tuple[str, str]], outlet: Outlet) -> CodedReport:
    bare = Report(id="", name="made", text=text, source=outlet.source, published=outlet.published, language="en")
    report = replace(bare, id=report_id(text, outlet.source, outlet.published))
    claims: list[Claim] = []
    readings: list[Readings] = []
    at = 0
    for event, pair in zip(events, told, strict=True):
        first = None
        for words in filter(None, pair):
            at = text.index(words, at)
            claim, read = _claim(report, event, (at, at + len(words)), first)
            first = first or claim.id
            claims.append(claim)
            readings.append(read)
    if "In all, " in text:
        claims, readings = _summed(report, claims, readings)
    return CodedReport(report=report, claims=tuple(claims), readings=tuple(readings))


def _claim(report: Report, event: Event, bounds: tuple[int, int], first: str | None) -> tuple[Claim, Readings]:
    start, end = bounds
    sentence = report.text[start:end]
    number = next(word for word in sentence.split() if word.isdigit())
    region = event.place.name not in sentence
    where = f"the {event.place.admin1} region" if region else event.place.name
    day = f"{event.day:%d %B %Y}"
    bare = Claim(
        id="",
        report_id=report.id,
        event_type=event.kind,
        stance=Stance.ASSERTS,
        evidence=(quote(report.text, start, end),),
        speakers=() if first is None else (_cut(report.text, sentence.split(" of ")[0], start),),
        perpetrators=(_cut(report.text, event.by, start),) if first is None else (),
        places=(PlaceMention(quote=_cut(report.text, where, start), relation=PlaceRelation.IN),),
        when=_cut(report.text, day, start) if day in sentence else None,
        tolls=(_toll(report, number, start),),
        same_event_as=first,
        engine="made",
    )
    claim = replace(bare, id=claim_id(bare))
    return claim, _readings(claim, event, _region(event.place) if region else event.place)


def _toll(report: Report, number: str, start: int) -> Toll:
    count = Count(low=int(number), high=int(number), wording=Wording.EXACT)
    words = _cut(report.text, number, start)
    return Toll(kind=TollKind.KILLED, count=count, population=Population.UNSTATED, quote=words)


def _readings(claim: Claim, event: Event, place: Locus) -> Readings:
    window = Window(start=event.day, end=event.day + timedelta(days=1), precision=Precision.DAY, basis=Basis.STATED)
    when = Reading(claim_id=claim.id, slot="when", value=window, because="the day is stated", rule="made")
    where = Reading(claim_id=claim.id, slot="places[0]", value=place, because="there is one of this name", rule="made")
    return Readings(claim_id=claim.id, when=when if claim.when else None, places=(where,))


def _region(place: Locus) -> Locus:
    return replace(
        place, place_id=f"made:{place.admin1}", name=str(place.admin1), radius_km=80.0, precision=PlacePrecision.ADMIN1
    )


def _summed(report: Report, claims: list[Claim], readings: list[Readings]) -> tuple[list[Claim], list[Readings]]:
    """The claims as parts of one that sums them up, which is told last."""
    start = report.text.index("In all, ")
    number = report.text[start + len("In all, ") :].split()[0]
    bare = Claim(
        id="",
        report_id=report.id,
        event_type=claims[0].event_type,
        stance=Stance.ASSERTS,
        evidence=(quote(report.text, start, len(report.text)),),
        tolls=(_toll(report, number, start),),
        engine="made",
    )
    whole = replace(bare, id=claim_id(bare))
    parts = [replace(c, part_of=whole.id) if c.same_event_as is None else c for c in claims]
    return [*parts, whole], readings


def _reprint(rng: random.Random, coded: CodedReport) -> CodedReport:
    """The same words in another paper, a day later."""
    old = coded.report
    published = (old.published or BEGIN) + timedelta(days=1)
    source = f"Paper {rng.randint(1, 300)}"
    report = replace(old, source=source, published=published, id=report_id(old.text, source, published))
    moved = {claim.id: replace(claim, report_id=report.id) for claim in coded.claims}
    names = {key: claim_id(claim) for key, claim in moved.items()}
    claims = [
        replace(
            claim,
            id=names[key],
            part_of=names.get(claim.part_of or ""),
            same_event_as=names.get(claim.same_event_as or ""),
        )
        for key, claim in moved.items()
    ]
    return CodedReport(
        report=report,
        claims=tuple(claims),
        readings=tuple(_moved(one, names[one.claim_id]) for one in coded.readings),
    )


def _moved(readings: Readings, claim: str) -> Readings:
    return replace(
        readings,
        claim_id=claim,
        when=replace(readings.when, claim_id=claim) if readings.when else None,
        places=tuple(replace(place, claim_id=claim) for place in readings.places),
    )


def _cut(text: str, words: str, start: int) -> Quote:
    at = text.index(words, start)
    return quote(text, at, at + len(words))


def _places(rng: random.Random) -> tuple[Locus, ...]:
    return tuple(_place(rng, n) for n in range(400))


def _place(rng: random.Random, n: int) -> Locus:
    country = n % len(COUNTRIES)
    return Locus(
        place_id=f"made:{n}",
        name="".join(rng.choices(SYLLABLES, k=3)).capitalize(),
        lat=round(10 + country * 6 + rng.random() * 5, 4),
        lon=round(20 + country * 6 + rng.random() * 5, 4),
        radius_km=3.0,
        precision=PlacePrecision.EXACT,
        country=COUNTRIES[country],
        admin1=f"{COUNTRIES[country]}-{n // len(COUNTRIES) % 8}",
    )
