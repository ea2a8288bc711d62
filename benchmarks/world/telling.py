"""How reports of a simulated war are written: sentences whose quotes slice, as claims with readings."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from benchmarks.world.truth import Event
from benchmarks.world.voices import Number, Statement
from recount.model import (
    Basis,
    Claim,
    CodedReport,
    Count,
    EventType,
    Locus,
    PlaceMention,
    PlaceRelation,
    Precision,
    Reading,
    Readings,
    Report,
    Stance,
    Toll,
    TollKind,
    Window,
    quote,
)

Span = tuple[int, int]
DEEDS = {
    EventType.AIR_STRIKE: "an air strike",
    EventType.SHELLING: "shelling",
    EventType.BOMBING: "a bombing",
    EventType.SUICIDE_BOMBING: "a suicide bombing",
    EventType.SHOOTING: "a shooting",
    EventType.CLASH: "clashes",
    EventType.OTHER_VIOLENCE: "an attack",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """When and where a report puts an event, and how it calls it; None or no place: it does not say."""

    type: EventType
    window: Window | None
    place: Locus | None
    by: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One statement in a report, with what it is about (a label) and how it hangs together with those before it."""

    statement: Statement
    event: Event | None
    label: str
    setting: Setting
    part_of: int | None = None
    same_as: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report before its claims are cut out of it."""

    id: str
    source: str
    published_at: datetime
    sentences: tuple[Sentence, ...]
    after: str = ""  # words of the outlet's own, below the story


@dataclass(slots=True)
class _Page:
    text: str = ""
    spans: list[dict[str, list[Span]]] = field(default_factory=list)
    edges: list[Span] = field(default_factory=list)

    def add(self, words: str, role: str = "") -> None:
        start = len(self.text)
        self.text += words
        if role:
            self.spans[-1].setdefault(role, []).append((start, len(self.text)))


def coded(draft: Draft) -> CodedReport:
    """The report with its text, claims and readings."""
    page = _Page()
    for sentence in draft.sentences:
        page.spans.append({})
        start = len(page.text)
        _write(page, sentence)
        page.edges.append((start, len(page.text)))
        page.add(" ")
    text = page.text.strip() + (f" {draft.after}" if draft.after else "")
    made = [_claim(draft, page, text, n) for n in range(len(draft.sentences))]
    report = Report(
        id=draft.id,
        name=draft.id,
        text=text,
        source=draft.source,
        published=draft.published_at.date(),
        published_at=draft.published_at,
        language="en",
    )
    return CodedReport(
        report=report,
        claims=tuple(made),
        readings=tuple(_readings(s, c) for s, c in zip(draft.sentences, made, strict=True)),
    )


def _write(page: _Page, s: Sentence) -> None:
    said = s.statement
    if said.stance is Stance.DENIES:
        page.add(_upper(said.words), "speaker")
        page.add(" denied that it had killed any civilians")
    elif said.stance is Stance.RETRACTS:
        page.add(_upper(said.words), "speaker")
        page.add(" withdrew its earlier figure of ")
        page.add(said.numbers[0].words, "toll:0")
        page.add(" killed")
    else:
        if said.words:
            page.add(_upper(said.words), "speaker")
            page.add(" said ")
        _write_numbers(page, said.numbers)
    _write_setting(page, s)
    page.add(".")


def _write_numbers(page: _Page, numbers: tuple[Number, ...]) -> None:
    if numbers[0].joint:
        page.add(numbers[0].words, "toll:0")
        page.spans[-1]["toll:1"] = page.spans[-1]["toll:0"]
        page.add(" were killed and wounded")
        return
    wholes = [n for n, number in enumerate(numbers) if number.part_of is None]
    for at, n in enumerate(wholes):
        page.add(" and " if at else "")
        page.add(numbers[n].words, f"toll:{n}")
        for m, part in enumerate(numbers):
            if part.part_of == n:
                page.add(", including ")
                page.add(part.words, f"toll:{m}")
                page.add(",")
        page.add(" were killed" if numbers[n].kind is TollKind.KILLED else " were injured")


def _write_setting(page: _Page, s: Sentence) -> None:
    page.add(" in ")
    page.add(DEEDS[s.setting.type])
    if s.event is not None and s.setting.by:
        page.add(" by ")
        page.add(f"the {s.event.by.name}", "by")
    if s.setting.place is not None:
        page.add(" in ")
        page.add(_called(s.setting.place), "place")
    if s.setting.window is not None:
        page.add(" ")
        page.add(_when(s.setting.window), "when")


def _called(place: Locus) -> str:
    return {"admin2": f"{place.name} district", "admin1": f"{place.name} province"}.get(place.precision, place.name)


def _when(window: Window) -> str:
    if window.precision is Precision.DAY and window.start is not None:
        return f"on {window.start:%A}"
    return "this week"


def _claim(draft: Draft, page: _Page, text: str, n: int) -> Claim:
    s, spans = draft.sentences[n], page.spans[n]

    def quotes(role: str) -> list[Span]:
        return spans.get(role, [])

    when = quotes("when")
    return Claim(
        id=f"{draft.id}-c{n}",
        report_id=draft.id,
        event_type=s.setting.type,
        stance=s.statement.stance,
        evidence=(quote(text, *page.edges[n]),),
        speakers=tuple(quote(text, *x) for x in quotes("speaker")),
        perpetrators=tuple(quote(text, *x) for x in quotes("by")),
        places=tuple(PlaceMention(quote=quote(text, *x), relation=PlaceRelation.IN) for x in quotes("place")),
        when=quote(text, *when[0]) if when else None,
        tolls=tuple(_toll(text, spans, number, m) for m, number in enumerate(s.statement.numbers)),
        part_of=None if s.part_of is None else f"{draft.id}-c{s.part_of}",
        same_event_as=None if s.same_as is None else f"{draft.id}-c{s.same_as}",
    )


def _toll(text: str, spans: dict[str, list[Span]], number: Number, m: int) -> Toll:
    (at,) = spans[f"toll:{m}"]
    whole = text[at[0] : at[1]]
    named = tuple(
        quote(text, at[0] + whole.index(name), at[0] + whole.index(name) + len(name)) for name in number.names
    )
    return Toll(
        kind=number.kind,
        count=Count(low=number.low, high=number.high, wording=number.wording),
        population=number.population,
        quote=quote(text, *at),
        group=number.group,
        named=named,
        part_of=number.part_of,
    )


def _readings(s: Sentence, claim: Claim) -> Readings:
    actor, key = s.statement.actor, claim.id
    window, place = s.setting.window, s.setting.place
    by = s.event.by.id if claim.perpetrators and s.event else None
    said = Reading(claim_id=key, slot="speakers[0]", value=actor.id if actor else None)
    return Readings(
        claim_id=key,
        when=Reading(claim_id=key, slot="when", value=window) if window else None,
        places=(Reading(claim_id=key, slot="places[0]", value=place),) if place else (),
        perpetrators=(Reading(claim_id=key, slot="perpetrators[0]", value=by),) if by else (),
        speakers=(said,) if claim.speakers else (),
    )


def days(first: date, count: int = 1) -> Window:
    """So many days from the first."""
    precision = Precision.DAY if count == 1 else Precision.WEEK if count == 7 else Precision.DAYS
    return Window(start=first, end=first + timedelta(days=count), precision=precision, basis=Basis.RELATIVE)


def instant(day: date, hour: int, minute: int) -> datetime:
    """A time of day, UTC."""
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
