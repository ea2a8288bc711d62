"""A small simulated war (`benchmarks.world`) as a ledger takes it: every id proves itself."""

from dataclasses import replace
from typing import Any

from benchmarks.world import rates, world

from recount.model import CodedReport, Reading, Readings, claim_id, report_id


def war(seed: int, events: int = 9) -> tuple[CodedReport, ...]:
    """The reports of a war of so many events within two weeks, in order of publication: with copies, totals of weeks and
    areas, wrong days and strays. A report that an outlet prints twice on one day is there once.
    """
    table = rates()
    table["war"] |= {"days": 14, "provinces": 1, "districts": 2}
    table["reports"] |= {"most": 6, "wrong_day": 0.15, "district_only": 0.2, "no_place": 0.1}
    made = map(_proven, world(seed, events, table).reports)
    return tuple({one.report.id: one for one in made}.values())


def _proven(coded: CodedReport) -> CodedReport:
    report = coded.report
    report = replace(report, id=report_id(report.text, report.source, report.published))
    claims = [replace(c, report_id=report.id, engine="made") for c in coded.claims]
    ids = {old.id: claim_id(new) for old, new in zip(coded.claims, claims, strict=True)}
    claims = [
        replace(
            c,
            id=ids[c.id],
            part_of=ids[c.part_of] if c.part_of else None,
            same_event_as=ids[c.same_event_as] if c.same_event_as else None,
        )
        for c in claims
    ]
    readings = tuple(_moved(r, ids[r.claim_id]) for r in coded.readings)
    return CodedReport(report=report, claims=tuple(claims), readings=readings)


def _moved(of: Readings, key: str) -> Readings:
    def moved(reading: Reading[Any]) -> Reading[Any]:
        return replace(reading, claim_id=key)

    return replace(
        of,
        claim_id=key,
        when=moved(of.when) if of.when else None,
        places=tuple(map(moved, of.places)),
        perpetrators=tuple(map(moved, of.perpetrators)),
        targets=tuple(map(moved, of.targets)),
        speakers=tuple(map(moved, of.speakers)),
    )
