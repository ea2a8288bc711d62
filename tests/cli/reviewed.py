"""A ledger with things to ask about, of invented reports coded by hand."""

from dataclasses import replace
from pathlib import Path

from tests.store import made

from recount.flow.keep import add
from recount.model import CodedReport, FieldConfidence, Stance
from recount.store.ledger import Ledger

DENIAL = "The army denied on Friday that its jets had hit the market of Tel Zeyd on Tuesday. It killed 17 people, medics said."


def coded() -> tuple[CodedReport, CodedReport]:
    """The Valley Post tells of a strike, with a number that the engine doubts; the Hill Herald has a denial and medics."""
    first = made.coded()
    doubted = replace(first.claims[0], confidence=0.97, field_confidence=(FieldConfidence(field="tolls", chance=0.7),))
    return replace(first, claims=(doubted, *first.claims[1:])), denial()


def denial() -> CodedReport:
    """The second report: two voices."""
    report = made.report(DENIAL, name="denial", source="Hill Herald", published=made.PUBLISHED.replace(day=6))
    place = made.PlaceMention(quote=made.cut(DENIAL, "Tel Zeyd"), relation=made.PlaceRelation.IN)
    about = {"places": (place,), "targets": (made.cut(DENIAL, "the market"),), "when": made.cut(DENIAL, "on Tuesday")}
    army = made.claim(
        report,
        DENIAL.split(". ", maxsplit=1)[0],
        speakers=(made.cut(DENIAL, "The army"),),
        stance=Stance.DENIES,
        **about,
    )
    medics = made.claim(
        report,
        "It killed 17 people, medics said",
        speakers=(made.cut(DENIAL, "medics"),),
        tolls=(made.toll(report, "17 people", 17),),
        same_event_as=army.id,
        **about,
    )
    return CodedReport(report=report, claims=(army, medics), readings=(made.readings(army), made.readings(medics)))


def ledger_at(path: Path) -> None:
    """Make it."""
    with Ledger.open(path) as ledger:
        add(ledger, coded())
