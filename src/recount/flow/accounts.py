"""The incidents of one report, as it alone tells them: linked, counted, dated and placed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from recount.link import link_report
from recount.link.compare import compare, score, weigh
from recount.link.traces import trace
from recount.model import (
    Account,
    Basis,
    Claim,
    Incident,
    Locus,
    Membership,
    Precision,
    Readings,
    Report,
    Stance,
    Window,
    identify,
)
from recount.reconcile import Testimony, reconcile

_SILENT = frozenset({Stance.DENIES, Stance.RETRACTS})  # such a voice does not say when and where it was
_LONG = timedelta(days=4000)  # longer than any window with two ends that news speaks of: open windows sort last


def accounts_of(report: Report, claims: Sequence[Claim], readings: Sequence[Readings]) -> tuple[Account, ...]:
    """One account for each incident that the report tells, in order of the text, with `as_told` figures."""
    by_id = {r.claim_id: r for r in readings}
    groups = [[claims[n] for n in group] for group in link_report(claims, by_id)]
    grouped = {claim.id for group in groups for claim in group}

    def testify(some: Iterable[Claim]) -> list[Testimony]:
        return [Testimony(claim=c, report=report, readings=by_id.get(c.id)) for c in some]

    outcomes = reconcile([testify(g) for g in groups], apart=testify(c for c in claims if c.id not in grouped))
    return tuple(
        Account(
            incident=(incident := Incident(id=identify("inc", group[0].id), founding_claim=group[0].id)),
            members=memberships(incident, group, by_id),
            window=window_of(group, by_id),
            place=(where := _where(group, by_id))[0],
            locus=where[1],
            estimates=outcome.estimates,
            grade=outcome.grade,
        )
        for group, outcome in zip(groups, outcomes, strict=True)
    )


def memberships(incident: Incident, group: Sequence[Claim], readings: Mapping[str, Readings]) -> tuple[Membership, ...]:
    """Why each claim belongs: what the report ties together scores 1, the rest as its closest fellow is like it."""
    named = {c.same_event_as for c in group}
    out = [
        Membership(
            incident_id=incident.id,
            claim_id=group[0].id,
            score=1.0,
            because=("it is the first claim about this incident",),
        )
    ]
    for claim in group[1:]:
        if claim.same_event_as is not None or claim.id in named:
            because: tuple[str, ...] = ("the report tells both as one event",)
            likeness = 1.0
        else:
            likeness, because = _closest(claim, group, readings)
        out.append(Membership(incident_id=incident.id, claim_id=claim.id, score=likeness, because=because))
    return tuple(out)


def _closest(claim: Claim, group: Sequence[Claim], readings: Mapping[str, Readings]) -> tuple[float, tuple[str, ...]]:
    one = trace(claim, readings.get(claim.id))
    others = [compare(one, trace(c, readings.get(c.id))) for c in group if c.id != claim.id]
    best = max(others, key=weigh)
    speaking = sorted((f for f in best if f.weight > 0), key=lambda f: -f.weight)
    return score(weigh(best)), tuple(f.because for f in speaking)


def window_of(group: Sequence[Claim], readings: Mapping[str, Readings]) -> Window | None:
    """The narrowest days that a claim of the group gives; different single days make a window over all of them."""
    windows = [
        r.when.value
        for c in group
        if c.stance not in _SILENT and (r := readings.get(c.id)) and r.when and r.when.value is not None
    ]
    dated = [w for w in windows if w.start or w.end]
    if not dated:
        return windows[0] if windows else None
    days = [(w.start, w.end) for w in dated if w.precision is Precision.DAY and w.start and w.end]
    if len(set(days)) > 1:
        first, last = min(start for start, _ in days), max(end for _, end in days)
        return Window(start=first, end=last, precision=Precision.DAYS, basis=Basis.INFERRED)
    return min(dated, key=_length)


def _length(window: Window) -> timedelta:
    return window.end - window.start if window.start and window.end else _LONG


def _where(group: Sequence[Claim], readings: Mapping[str, Readings]) -> tuple[str | None, Locus | None]:
    """The words of the claim that places the incident most narrowly, and what they were read as."""
    found = [
        (c.places[0].quote.exact, next((p.value for p in r.places if p.value is not None), None) if r else None)
        for c in group
        if c.places and c.stance not in _SILENT
        for r in [readings.get(c.id)]
    ]
    placed = [(words, locus) for words, locus in found if locus is not None]
    if placed:
        return min(placed, key=lambda p: p[1].radius_km)
    return found[0] if found else (None, None)
