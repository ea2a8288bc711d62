"""An incident as its claims tell it: identity, members, when and where. The figures are reconciling's business."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from recount.link.traces import WIDE
from recount.model import Account, Basis, Claim, Incident, Locus, Membership, Readings, Window, incident_id


def account(
    claim_ids: Sequence[str],
    claims: Mapping[str, Claim],
    readings: Mapping[str, Readings],
    members: Sequence[Membership],
    copied: Collection[str] = (),
) -> Account:
    """The account of one incident, its claims in ledger order: the first one founds it.

    `window` is the narrowest that a claim gives, of several as narrow ones that of most reports; `place` and `locus` are the
    most exact. Claims in `copied` are of copies:
    a copy's "today" is counted from its own day, not from the day it was written, so it dates nothing that others tell.
    """
    founder = claim_ids[0]
    name = incident_id(founder)
    written = [key for key in claim_ids if key not in copied]
    place, locus = _place([claims[key] for key in claim_ids], readings)
    return Account(
        incident=Incident(id=name, founding_claim=founder),
        members=tuple(replace(m, incident_id=name) for m in members),
        window=_window([(claims[key].report_id, readings[key]) for key in written or claim_ids if key in readings]),
        place=place,
        locus=locus,
    )


def _window(read: Sequence[tuple[str, Readings]]) -> Window | None:
    """The narrowest; of several, that which most reports give in so many words, then most give at all, then the earliest."""
    told = [(report, r.when.value) for report, r in read if r.when is not None and r.when.value is not None]
    known = [(report, w) for report, w in told if w.start is not None or w.end is not None]
    given: dict[tuple[date | None, date | None], tuple[set[str], set[str]]] = {}
    for report, w in known:
        stated, all_ = given.setdefault((w.start, w.end), (set(), set()))
        all_.add(report)
        if w.basis is not Basis.INFERRED:
            stated.add(report)

    def key(window: Window) -> tuple[int, int, int, date, int]:
        stated, all_ = given[window.start, window.end]
        first = window.start or window.end or date.max
        return _width(window), -len(stated), -len(all_), first, list(Basis).index(window.basis)

    return min((w for _, w in known), key=key, default=None)


def _width(window: Window) -> int:
    if window.start is None or window.end is None:
        return 10**6
    return (window.end - window.start).days


def _place(claims: Sequence[Claim], readings: Mapping[str, Readings]) -> tuple[str | None, Locus | None]:
    """Words and reading of the most exact place; what a claim names first goes before what it names besides, which may be of
    another event told beside it. Of several as exact ones, the first claim's. Where nothing but a wide area is known, the
    words are those of a place that is named first and not known, if there is one.
    """
    told = [
        (mention.quote.exact, reading.value, n > 0)
        for claim in claims
        if claim.id in readings
        for n, (mention, reading) in enumerate(
            zip(claim.places, readings[claim.id].places, strict=False)
        )  # a bare record has none read
    ]
    read = [(words, locus, besides) for words, locus, besides in told if locus is not None]
    if not read:
        return next((claim.places[0].quote.exact for claim in claims if claim.places), None), None
    words, locus, _ = min(read, key=lambda t: (t[1].precision in WIDE, t[2], t[1].radius_km))
    unknown = (name for name, known, besides in told if known is None and not besides)
    return (next(unknown, words) if locus.precision in WIDE else words), locus
