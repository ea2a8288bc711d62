"""Claims as they go over the wire: as people have them, each value with its words and with what was read of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from recount.model import (
    Actor,
    Claim,
    CodedReport,
    DecisionKind,
    Locus,
    Loss,
    Membership,
    Quote,
    Reading,
    Readings,
    Report,
    Toll,
)
from recount.review import rejected_slots
from recount.serve.decided import Decided
from recount.serve.payloads import claims as wire
from recount.serve.payloads.cards import Locus as WireLocus
from recount.serve.payloads.cards import Party
from recount.store.views import short
from recount.vocab.actors import by_id
from recount.vocab.countries import country
from recount.vocab.outlets import source_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with what was read of it and its report, as people have it; `rejected`: as it was, since they took it out."""

    claim: Claim
    readings: Readings
    report: Report
    rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Which incident each claim is in, and as what."""

    incidents: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Membership] = field(default_factory=dict)


def as_people_have_it(report: Report, claims: Sequence[tuple[Claim, Readings | None]], decided: Decided) -> list[Told]:
    """The claims of one report with what people decided put to them; rejected ones are there still, and marked."""
    coded = CodedReport(
        report=report,
        claims=tuple(c for c, _ in claims),
        readings=tuple(r for _, r in claims if r is not None),
    )
    now = decided.apply(coded)
    kept = {c.id: c for c in now.claims}
    readings = {r.claim_id: r for r in now.readings}
    return [
        Told(
            claim=kept.get(c.id, c),
            readings=(readings.get(c.id) if c.id in kept else r) or Readings(claim_id=c.id),
            report=now.report,
            rejected=c.id not in kept,
        )
        for c, r in claims
    ]


def claim(told: Told, decided: Decided, homes: Homes) -> wire.Claim:
    """One claim on the wire."""
    c, read = told.claim, told.readings
    member = homes.members.get(c.id)
    own = [d for d in decided.naming.get(c.id, ()) if d.id in decided.stand and d.kind in ON_CLAIMS]
    return wire.Claim(
        id=c.id,
        short=short(c.id),
        report_id=c.report_id,
        event_type=c.event_type.value,
        stance=c.stance.value,
        voice=voice(told),
        speakers=[quote(q) for q in c.speakers],
        perpetrators=_roles(c.perpetrators, read.perpetrators),
        targets=_roles(c.targets, read.targets),
        places=[_where(p.quote, p.relation.value, _at(read.places, n)) for n, p in enumerate(c.places)],
        when=_dated(c.when, read),
        tolls=[_toll(t, n) for n, t in enumerate(c.tolls)],
        losses=[_loss(x, n) for n, x in enumerate(c.losses)],
        weapons=[quote(q) for q in c.weapons],
        evidence=[quote(q) for q in c.evidence],
        part_of=c.part_of,
        same_event_as=c.same_event_as,
        confidence=c.confidence,
        field_confidence={f.field: f.chance for f in c.field_confidence},
        membership=None if member is None else wire.Member(score=member.score, because=list(member.because)),
        incident_id=homes.incidents.get(c.id),
        by_people=[d.id for d in own],
        taken_out=list(rejected_slots(d for d in own if d.about == (c.id,))),
        rejected=told.rejected,
    )


ON_CLAIMS = (DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.ACCEPT, DecisionKind.UNSURE)


def quote(q: Quote) -> wire.Quote:
    """Words on the wire."""
    return wire.Quote(exact=q.exact, start=q.span.start, end=q.span.end)


def voice(told: Told) -> wire.Voice | None:
    """Who says it first; the report's own outlet where nobody is named."""
    c = told.claim
    if c.speakers:
        actor = by_id().get(_value(told.readings.speakers, len(c.speakers) - 1) or "")
        return wire.Voice(
            words=c.speakers[-1].exact, kind=actor.kind.value if actor else None, side=actor.side if actor else None
        )
    outlet = told.report.source
    if outlet is None:
        return None
    known = source_named(outlet)
    owner = by_id().get(known.side or "") if known else None
    return wire.Voice(words=outlet, kind=known.kind.value if known else None, side=owner.side if owner else None)


def _value(readings: Sequence[Reading[str]], n: int) -> str | None:
    found = _at(readings, n)
    return found.value if found else None


def _at(readings: Sequence[Reading[Any]], n: int) -> Reading[Any] | None:
    return readings[n] if n < len(readings) else None


def _roles(quotes: Iterable[Quote], readings: Sequence[Reading[str]]) -> list[wire.Role]:
    out = []
    for n, q in enumerate(quotes):
        read = _at(readings, n)
        actor = by_id().get(read.value or "") if read else None
        out.append(wire.Role(quote=quote(q), actor=party(actor), because=read.because if read else ""))
    return out


def party(actor: Actor | None) -> Party | None:
    """An actor by its neutral name."""
    return None if actor is None else Party(id=actor.id, name=actor.name)


def _where(words: Quote, relation: str, read: Reading[Locus] | None) -> wire.Where:
    return wire.Where(
        quote=quote(words),
        relation=relation,
        locus=None if read is None or read.value is None else locus(read.value),
        because=read.because if read else "",
        candidates=[wire.Candidate(place=locus(c.value), score=c.score) for c in read.candidates] if read else [],
    )


def locus(value: Locus) -> WireLocus:
    """A place on the wire."""
    found = country(value.country) if value.country else None
    name = found.name if found else None
    parts = (value.name, value.admin1 if value.admin1 != value.name else None, name if name != value.name else None)
    return WireLocus(
        id=value.place_id,
        name=value.name,
        label=", ".join(part for part in parts if part),
        country=value.country,
        country_name=name,
        admin1=value.admin1,
        lat=value.lat,
        lon=value.lon,
        radius_km=value.radius_km,
        precision=value.precision.value,
    )


def _dated(words: Quote | None, read: Readings) -> wire.Dated | None:
    if words is None:
        return None
    window = read.when.value if read.when else None
    last = window.end - timedelta(days=1) if window and window.end else None
    return wire.Dated(
        quote=quote(words),
        start=window.start.isoformat() if window and window.start else None,
        end=last.isoformat() if last else None,
        precision=window.precision.value if window else None,
        basis=window.basis.value if window else None,
        because=read.when.because if read.when else None,
    )


def _toll(t: Toll, n: int) -> wire.Toll:
    return wire.Toll(
        n=n,
        kind=t.kind.value,
        low=t.count.low,
        high=t.count.high,
        wording=t.count.wording.value,
        population=t.population.value,
        group=t.group.value if t.group else None,
        part_of=t.part_of,
        quote=quote(t.quote),
        named=[quote(q) for q in t.named],
    )


def _loss(x: Loss, n: int) -> wire.Loss:
    return wire.Loss(
        n=n,
        kind=x.kind.value,
        loss_class=x.loss_class.value,
        low=x.count.low,
        high=x.count.high,
        wording=x.count.wording.value,
        quote=quote(x.quote),
        part_of=x.part_of,
    )
