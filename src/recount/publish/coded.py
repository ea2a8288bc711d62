"""A coded report in the public format ``recount/1`` (`docs/format/format.md`), as plain JSON values.

The guide's fields (`gold/GUIDE.md`) have the guide's names and shapes; what was made of them stands beside, in fields
of its own: `spans`, `actors`, `window`, the places' ids and points, and the incidents' `basis`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from recount.model import (
    Account,
    Claim,
    CodedReport,
    Count,
    Estimate,
    FormatError,
    Locus,
    Loss,
    PopulationScope,
    Precision,
    Quote,
    Reading,
    Readings,
    Report,
    Toll,
    TollKind,
    Window,
    to_data,
)
from recount.publish.coded_parse import FORMAT, from_wire
from recount.publish.coded_readings import VOICED, Json
from recount.publish.contested import contested_wire

__all__ = ["FORMAT", "METHOD", "from_wire", "to_wire"]

METHOD = "as_told"  # the guide's rule; figures of other methods live in the ledger, not in a coded report
DAY = timedelta(days=1)


def to_wire(coded: CodedReport) -> dict[str, object]:
    """The public form of a coded report: None, bool, int, float, str, list and dict with string keys only.

    ``when.start``, ``when.end``, ``date_start`` and ``date_end`` are local calendar days, both inclusive; ``window`` is
    half-open. Spans are code points of the report's text, half-open. `from_wire` reads it back.

    Raises:
        FormatError: a claim or an incident points to a claim that the report does not hold.
    """
    short: dict[str, str] = {}
    for n, claim in enumerate(coded.claims, start=1):
        short.setdefault(claim.id, f"c{n}")
    readings = {r.claim_id: r for r in coded.readings}
    try:
        claims = [
            _claim(c, readings.get(c.id) or Readings(claim_id=c.id), short) | {"id": f"c{n}"}
            for n, c in enumerate(coded.claims, start=1)
        ]
        incidents = [_incident(a, short) for a in coded.accounts]
    except KeyError as error:
        raise FormatError(
            f"claim {error} is pointed to and not there",
            where=coded.report.name,
            then="A coded report is closed in itself: code the report again.",
        ) from error
    return _report(coded.report) | {
        "claims": claims,
        "incidents": incidents,
        "refused": list(coded.refused),
        "skipped": coded.skipped,
    }


def _report(report: Report) -> Json:
    return {
        "format": FORMAT,
        "doc_id": report.name,
        "report_id": report.id,
        "published": _day(report.published),
        "title": report.title,
        "source": report.source,
        "url": report.url,
        "language": report.language,
        "copy_of": report.copy_of,
        "notes": list(report.notes),
    }


def _claim(claim: Claim, readings: Readings, short: dict[str, str]) -> Json:
    return {
        "id": short[claim.id],  # its place in the report, which `to_wire` knows better where a claim stands twice
        "claim_id": claim.id,
        "event_type": claim.event_type.value,
        "stance": claim.stance.value,
        "evidence": _texts(claim.evidence),
        "speakers": _texts(claim.speakers),
        "perpetrators": _texts(claim.perpetrators),
        "targets": _texts(claim.targets),
        "places": _places(claim, readings),
        "when": _when(claim, readings.when),
        "window": _window(readings.when),
        "tolls": [_toll(t) for t in claim.tolls],
        "losses": [_loss(x) for x in claim.losses],
        "weapons": _texts(claim.weapons),
        "part_of": None if claim.part_of is None else short[claim.part_of],
        "same_event_as": None if claim.same_event_as is None else short[claim.same_event_as],
        "actors": _actors(claim, readings),
        "spans": _spans(claim),
        "engine": claim.engine,
        "confidence": claim.confidence,
        "field_confidence": {c.field: c.chance for c in claim.field_confidence},
    }


def _texts(quotes: Iterable[Quote]) -> list[str]:
    return [q.exact for q in quotes]


def _count(count: Count) -> Json:
    return {"low": count.low, "high": count.high, "wording": count.wording.value}


def _toll(toll: Toll) -> Json:
    out = {
        "kind": toll.kind.value,
        **_count(toll.count),
        "population": toll.population.value,
        "text": toll.quote.exact,
        "named": _texts(toll.named),
        "part_of": toll.part_of,
    }
    out |= {} if toll.group is None else {"group": toll.group.value}
    return out if toll.best is None else out | {"best": toll.best}


def _loss(loss: Loss) -> Json:
    out = {
        "kind": loss.kind.value,
        "class": loss.loss_class.value,
        **_count(loss.count),
        "text": loss.quote.exact,
    }
    return out if loss.part_of is None else out | {"part_of": loss.part_of}


def _places(claim: Claim, readings: Readings) -> list[Json]:
    by_slot = {r.slot: r for r in readings.places}
    window = readings.when.value if readings.when else None
    return [
        {"text": p.quote.exact, "relation": p.relation.value, **_locus(by_slot.get(f"places[{n}]"), window)}
        for n, p in enumerate(claim.places)
    ]


def _locus(reading: Reading[Locus] | None, window: Window | None) -> Json:
    """The place read, and those it could have been; all None and empty where nothing was read."""
    candidates = reading.candidates if reading else ()
    locus = reading.value if reading else None
    return {
        **_point(locus),
        "contested": contested_wire(locus, window),
        "candidates": [{**_point(c.value), "score": c.score, "because": c.because} for c in candidates],
        "because": reading.because if reading else "",
    }


def _point(locus: Locus | None) -> Json:
    return {
        "id": locus.place_id if locus else None,
        "name": locus.name if locus else None,
        "lat": locus.lat if locus else None,
        "lon": locus.lon if locus else None,
        "radius_km": locus.radius_km if locus else None,
        "precision": locus.precision.value if locus else None,
        "country": locus.country if locus else None,
        "admin1": locus.admin1 if locus else None,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _last(end: date | None) -> str | None:
    """The last day of a half-open window."""
    return None if end is None else (end - DAY).isoformat()


def _when(claim: Claim, reading: Reading[Window] | None) -> Json:
    """The guide's `when`: days only where the report has words of time, however much `window` could infer."""
    if claim.when is None:
        return {"text": None, "start": None, "end": None, "precision": Precision.UNKNOWN.value}
    window = reading.value if reading else None
    return {
        "text": claim.when.exact,
        "start": _day(window.start) if window else None,
        "end": _last(window.end) if window else None,
        "precision": (window.precision if window else Precision.UNKNOWN).value,
    }


def _window(reading: Reading[Window] | None) -> Json | None:
    """What was made of the time, with its reasons; None where nothing tried."""
    if reading is None:
        return None
    return {
        **(_days(reading.value) if reading.value else dict.fromkeys(_WINDOW)),
        "candidates": [{**_days(c.value), "score": c.score, "because": c.because} for c in reading.candidates],
        "because": reading.because,
        "rule": reading.rule,
        "version": reading.version,
    }


_WINDOW = ("from", "before", "precision", "basis", "time_of_day")


def _days(window: Window) -> Json:
    values = (window.start, window.end, window.precision, window.basis, window.time_of_day)
    return dict(zip(_WINDOW, map(to_data, values), strict=True))


def _actors(claim: Claim, readings: Readings) -> Json:
    """Actor ids, one for each quote of the slot, None where nobody was found or several could be meant."""
    return {
        slot: [
            {r.slot: r.value for r in getattr(readings, slot)}.get(f"{slot}[{n}]")
            for n, _ in enumerate(getattr(claim, slot))
        ]
        for slot in VOICED
    }


def _spans(claim: Claim) -> Json:
    return {
        "evidence": _at(claim.evidence),
        "speakers": _at(claim.speakers),
        "perpetrators": _at(claim.perpetrators),
        "targets": _at(claim.targets),
        "places": _at(p.quote for p in claim.places),
        "when": _at((claim.when,))[0] if claim.when else None,
        "tolls": _at(t.quote for t in claim.tolls),
        "named": [_at(t.named) for t in claim.tolls],
        "losses": _at(x.quote for x in claim.losses),
        "weapons": _at(claim.weapons),
    }


def _at(quotes: Iterable[Quote]) -> list[list[int]]:
    return [[q.span.start, q.span.end] for q in quotes]


def _incident(account: Account, short: dict[str, str]) -> Json:
    killed, injured = (_estimate(account, kind) for kind in (TollKind.KILLED, TollKind.INJURED))
    window = account.window
    return {
        "id": account.incident.id,
        "claims": [short[m.claim_id] for m in account.members],
        "date_start": _day(window.start) if window else None,
        "date_end": _last(window.end) if window else None,
        "place": account.place,
        "killed": _range(killed),
        "injured": _range(injured),
        "locus": {**_point(account.locus), "contested": contested_wire(account.locus, window)}
        if account.locus
        else None,
        "basis": {
            kind: None if estimate is None else _basis(estimate, short)
            for kind, estimate in (("killed", killed), ("injured", injured))
        },
        "links": [{"claim": short[m.claim_id], "score": m.score, "because": list(m.because)} for m in account.members],
    }


def _estimate(account: Account, kind: TollKind) -> Estimate | None:
    """The one figure that the guide asks for: all people, face value of this report."""
    wanted = (kind, PopulationScope.ALL, METHOD)
    return next((e for e in account.estimates if (e.kind, e.population, e.method) == wanted), None)


def _range(estimate: Estimate | None) -> Json | None:
    return None if estimate is None else {"low": estimate.low, "best": estimate.best, "high": estimate.high}


def _basis(estimate: Estimate, short: dict[str, str]) -> Json:
    return {
        "method": estimate.method,
        "version": estimate.version,
        "claims": [short[c] for c in estimate.basis],
        "left_out": [{"claim": short[x.claim_id], "reason": x.reason} for x in estimate.left_out],
        "witnesses": estimate.witnesses,
        "because": list(estimate.because),
        "as_of": _day(estimate.as_of),
    }
