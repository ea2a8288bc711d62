"""Everything behind one incident, put together: its claims, voices, reports, decisions, and what is beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection

from recount.model import Account, Estimate, Grade, PopulationScope, TollKind
from recount.serve import wire_claims, wire_decisions
from recount.serve.decided import Decided, version
from recount.serve.payloads import incidents as wire
from recount.serve.payloads.cards import CardLite, Figure, Figures
from recount.serve.wire_claims import Homes, Told
from recount.serve.wire_reports import report_lines
from recount.store import coded
from recount.store.shelf import cards, homes, lines

HARM = (TollKind.KILLED, TollKind.INJURED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An incident's account with its claims as people have them, in ledger order."""

    account: Account
    digest: str
    told: Sequence[Told]
    decided: Decided


def behind(connection: Connection, home: homes.Home, decided: Decided) -> Behind:
    """What is behind an account."""
    return Behind(
        account=home.account,
        digest=home.digest,
        told=told_by(connection, home.account.claim_ids, decided),
        decided=decided,
    )


def told_by(connection: Connection, claim_ids: Iterable[str], decided: Decided) -> list[Told]:
    """These claims as people have them, in the order asked for; those that were withdrawn are left out."""
    ids = list(claim_ids)
    held = coded.held(connection, ids)
    by_report: dict[str, list[coded.Held]] = {}
    for key in ids:
        if key in held:
            by_report.setdefault(held[key].report.id, []).append(held[key])
    found = {
        told.claim.id: told
        for some in by_report.values()
        for told in wire_claims.as_people_have_it(some[0].report, [(h.claim, h.readings) for h in some], decided)
    }
    return [found[key] for key in ids if key in found]


def incident(connection: Connection, of: Behind, body: dict[str, Any]) -> wire.Incident:
    """The whole incident; `body` is its card."""
    account, decided = of.account, of.decided
    inside = Homes(
        incidents=dict.fromkeys(account.claim_ids, account.incident.id),
        members={m.claim_id: m for m in account.members},
    )
    taken = decided.of(account)
    reports = lines.lines(connection, dict.fromkeys(t.report.id for t in of.told))
    near = cards.near(connection, account.incident.id)
    beside = lite(connection, [key for key, _, _ in near])
    whole = {
        **body,
        "grade": grades(account.grade),
        "estimates": [estimate(e) for e in account.estimates],
        "claims": [wire_claims.claim(t, decided, inside) for t in of.told],
        "reports_list": report_lines(connection, list(reports.values())),
        "voices": voices(of.told),
        "history": history(of.told),
        "decisions": wire_decisions.decisions(connection, taken, decided),
        "trail": steps(homes.trail(connection, account.incident.id)),
        "parts": list(lite(connection, cards.parts_of(connection, account.incident.id)).values()),
        "totals": list(lite(connection, body["part_of"]).values()),
        "near": [
            wire.NearOne(incident=beside[key], chance=chance, because=why) for key, chance, why in near if key in beside
        ],
        "version": version(of.digest, taken),
    }
    return wire.Incident.model_validate(whole)


def lite(connection: Connection, ids: Iterable[str]) -> dict[str, Any]:
    """Incidents in a few words (as `CardLite`), by id, in the order asked for; those that do not stand are left out."""
    return {body["id"]: only(CardLite, body) for body in cards.bodies(connection, list(ids))}


def only(shape: type[BaseModel], body: Mapping[str, Any]) -> dict[str, Any]:
    """What a card says of this shape: it was checked when it was put on the shelf, and is sent as it stands there."""
    return {name: body[name] for name in shape.model_fields if name in body}


def steps(trail: Iterable[tuple[int, Any]]) -> list[wire.Step]:
    """What became of ids, on the wire."""
    return [
        wire.Step(at=at, kind=s.kind.value, from_id=s.from_id, to_ids=list(s.to_ids), because=s.because)
        for at, s in trail
    ]


def estimate(e: Estimate) -> wire.Estimate:
    """A figure with its grounds, on the wire."""
    return wire.Estimate(
        kind=e.kind.value,
        population=e.population.value,
        method=e.method,
        version=e.version,
        low=e.low,
        best=e.best,
        high=e.high,
        witnesses=e.witnesses,
        as_of=e.as_of.isoformat() if e.as_of else None,
        basis=list(e.basis),
        because=list(e.because),
        left_out=[wire.LeftOut(claim_id=x.claim_id, reason=x.reason) for x in e.left_out],
    )


def grades(grade: Grade | None) -> wire.GradesBecause:
    """The axes of a grade with why, on the wire."""
    if grade is None:
        return wire.GradesBecause()
    return wire.GradesBecause(
        occurrence=grade.occurrence.value,
        occurrence_because=grade.occurrence_because,
        harm=grade.harm.value if grade.harm else None,
        harm_because=grade.harm_because,
        attribution=grade.attribution.value if grade.attribution else None,
        attribution_because=grade.attribution_because,
        status=grade.status.value if grade.status else None,
        status_because=grade.status_because,
        clarity=grade.clarity,
        clarity_because=grade.clarity_because,
    )


def voices(told: Iterable[Told]) -> list[wire.VoiceLine]:
    """Each voice with all numbers it gives, in the order in which voices are first heard.

    Two mentions are one voice where they are read as one actor, else where their words are the same.
    """
    found: dict[str, dict[str, Any]] = {}
    for t in told:
        if t.rejected:
            continue
        said = wire_claims.voice(t)
        words = said.words if said else t.report.name
        actor = t.readings.speakers[-1].value if t.claim.speakers and t.readings.speakers else None
        key = actor or (f"outlet:{words.casefold()}" if not t.claim.speakers else words.casefold().removeprefix("the "))
        line = found.setdefault(
            key,
            {
                "voice": words,
                "kind": said.kind if said else None,
                "side": said.side if said else None,
                "report_ids": [],
                "rows": [],
            },
        )
        if t.report.id not in line["report_ids"]:
            line["report_ids"].append(t.report.id)
        line["rows"] += _rows(t)
    return [wire.VoiceLine.model_validate(line) for line in found.values()]


def _rows(t: Told) -> list[wire.VoiceRow]:
    day = t.report.published
    return [
        wire.VoiceRow(
            kind=toll.kind.value,
            population=toll.population.value,
            low=toll.count.low,
            high=toll.count.high,
            wording=toll.count.wording.value,
            claim_id=t.claim.id,
            toll=n,
            stance=t.claim.stance.value,
            published=day.isoformat() if day else None,
        )
        for n, toll in enumerate(t.claim.tolls)
    ]


def history(told: Iterable[Told]) -> list[wire.Told]:
    """Whole numbers of the killed and injured as claims gave them, by day of publication; those without a day last."""
    found = [
        (t.report.published is None, t.report.published, n, t, toll)
        for n, t in enumerate(told)
        if not t.rejected
        for toll in t.claim.tolls
        if toll.kind in HARM and toll.part_of is None
    ]
    found.sort(key=lambda one: (one[0], one[1] or 0, one[2]))
    return [
        wire.Told(
            published=day.isoformat() if day else None,
            kind=toll.kind.value,
            figure=Figure(
                low=toll.count.low,
                best=toll.count.low if toll.count.low == toll.count.high else None,
                high=toll.count.high,
            ),
            claim_id=t.claim.id,
        )
        for _, day, _, t, toll in found
    ]


def figures(account: Account) -> dict[str, Any]:
    """Killed and injured of a card, from an account as it stood at some time."""
    out: dict[str, Any] = {}
    for kind in HARM:
        found = {e.method: e for e in account.estimates if e.kind is kind and e.population is PopulationScope.ALL}
        out[kind.value] = Figures.model_validate(
            {m: {"low": e.low, "best": e.best, "high": e.high} for m, e in found.items()}
        )
    return out
