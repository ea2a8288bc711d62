"""Invented reports, coded by hand, for tests of the ledger and of what is published from it."""

from dataclasses import replace
from datetime import date

from recount.model import (
    Account,
    Basis,
    Claim,
    CodedReport,
    Count,
    Estimate,
    EventType,
    Grade,
    Incident,
    LeftOut,
    Locus,
    Loss,
    Membership,
    Occurrence,
    PlaceMention,
    PlacePrecision,
    PlaceRelation,
    Population,
    PopulationScope,
    Precision,
    Quote,
    Reading,
    Readings,
    Report,
    Run,
    Stance,
    Toll,
    TollKind,
    Window,
    Wording,
    claim_id,
    identify,
    quote,
    report_id,
    to_data,
)

TEXT = (
    "An air strike hit the market of Tel Zeyd on Tuesday, killing 12 people, the mayor told the Valley Post. "
    "Among the dead was the baker Ilyas Karmo. The army said it had killed up to 40 fighters."
)
PUBLISHED = date(2017, 10, 5)


def cut(text: str, words: str) -> Quote:
    """The quote of `words` where they first stand in `text`."""
    start = text.index(words)
    return quote(text, start, start + len(words))


def report(text: str = TEXT, **changes: object) -> Report:
    """A report of the Valley Post, of 5 October 2017."""
    plain = Report(id="", name="tel-zeyd", text=text, source="Valley Post", published=PUBLISHED, language="en")
    made = replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Report
    return replace(made, id=report_id(made.text, made.source, made.published))


def claim(of: Report, evidence: str, **changes: object) -> Claim:
    """A claim with its id, resting on the sentence or clause `evidence`."""
    plain = Claim(
        id="",
        report_id=of.id,
        event_type=EventType.AIR_STRIKE,
        stance=Stance.ASSERTS,
        evidence=(cut(of.text, evidence),),
        engine="by hand",
    )
    made = replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Claim
    return replace(made, id=claim_id(made))


def toll(of: Report, words: str, number: int, **changes: object) -> Toll:
    """Exactly `number` killed, of no stated population."""
    count = Count(low=number, high=number, wording=Wording.EXACT)
    plain = Toll(kind=TollKind.KILLED, count=count, population=Population.UNSTATED, quote=cut(of.text, words))
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Toll


def loss(of: Report, words: str, **fields: object) -> Loss:
    """One thing lost."""
    count = Count(low=1, high=1, wording=Wording.EXACT)
    return Loss(count=count, quote=cut(of.text, words), **fields)  # type: ignore[arg-type]  # a test names the kind


PLACE = Locus(
    place_id="geonames:999001",
    name="Tel Zeyd",
    lat=35.2,
    lon=40.4,
    radius_km=4.0,
    precision=PlacePrecision.EXACT,
    country="SY",
    admin1="Deir ez-Zor",
)
DAY = Window(start=date(2017, 10, 3), end=date(2017, 10, 4), precision=Precision.DAY, basis=Basis.RELATIVE)


def readings(of: Claim) -> Readings:
    """When and where the claim's event was."""
    return Readings(
        claim_id=of.id,
        when=Reading(claim_id=of.id, slot="when", value=DAY, because="Tuesday before 5 October 2017", rule="weekday"),
        places=(Reading(claim_id=of.id, slot="places[0]", value=PLACE, because="the only Tel Zeyd", rule="only"),),
    )


def coded(of: Report | None = None) -> CodedReport:
    """Two voices on one event: the mayor's 12 dead, one of them named, and the army's word of up to 40 fighters."""
    made = of or report()
    first = claim(
        made,
        made.text.split(". ")[0],
        speakers=(cut(made.text, "the Valley Post"), cut(made.text, "the mayor")),
        places=(PlaceMention(quote=cut(made.text, "Tel Zeyd"), relation=PlaceRelation.IN),),
        targets=(cut(made.text, "the market"),),
        when=cut(made.text, "on Tuesday"),
        tolls=(toll(made, "12 people", 12, named=(cut(made.text, "Ilyas Karmo"),)),),
    )
    up_to = Count(low=None, high=40, wording=Wording.AT_MOST)
    second = claim(
        made,
        "The army said it had killed up to 40 fighters",
        speakers=(cut(made.text, "The army"),),
        tolls=(toll(made, "up to 40 fighters", 40, count=up_to, population=Population.COMBATANT),),
        same_event_as=first.id,
    )
    return CodedReport(report=made, claims=(first, second), readings=(readings(first),), refused=("nothing of note",))


def estimate(of: CodedReport, method: str, figures: tuple[int | None, int | None, int | None]) -> Estimate:
    """The killed of all populations by one method, resting on the first claim."""
    return Estimate(
        kind=TollKind.KILLED,
        population=PopulationScope.ALL,
        low=figures[0],
        best=figures[1],
        high=figures[2],
        method=method,
        version="1",
        basis=(of.claims[0].id,),
        left_out=tuple(LeftOut(claim_id=c.id, reason="a party's word on enemy dead") for c in of.claims[1:]),
        because=("the mayor's figure sets best",),
        as_of=of.report.published,
    )


def account(of: CodedReport, **changes: object) -> Account:
    """All claims of a coded report as one incident: as told 12 to 40 dead, by UCDP's rules 12."""
    founding = of.claims[0].id
    incident = Incident(id=identify("inc", founding), founding_claim=founding)
    plain = Account(
        incident=incident,
        members=tuple(
            Membership(incident_id=incident.id, claim_id=c.id, score=1.0, because=("same report",)) for c in of.claims
        ),
        window=DAY,
        place="Tel Zeyd",
        locus=PLACE,
        estimates=(estimate(of, "as_told", (12, 12, 40)), estimate(of, "ucdp", (12, 12, 12))),
        grade=Grade(occurrence=Occurrence.SINGLE_SOURCE, occurrence_because="one outlet tells of it"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Account


def run(verb: str = "code", **changes: object) -> Run:
    """A run with its id."""
    plain = Run(id="", verb=verb, code_version="0.1.0", engine="by hand", settings="", inputs=())
    made = replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Run
    return replace(made, id=identify("run", {k: v for k, v in to_data(made).items() if k != "id"}))
