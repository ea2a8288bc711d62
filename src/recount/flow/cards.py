"""One incident as a card: what lists, map and counts show of it, and two plain sentences that say who tells what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, radians
from typing import Any

from recount.flow.sentences import sentences
from recount.model import (
    Account,
    Actor,
    Claim,
    Estimate,
    Locus,
    PopulationScope,
    Report,
    Stance,
    TollKind,
    Window,
    canonical_json,
)
from recount.publish.contested import contested_wire
from recount.serve.payloads.cards import Card as Wire
from recount.store.shelf.wanted import DEGREE_KM, METHODS
from recount.store.shelf.write import Card
from recount.store.views import Dossier, Telling, short
from recount.vocab import said
from recount.vocab.countries import country
from recount.vocab.graphic import graphic

PERSON = "person"  # the method of a figure that somebody set
LONGEST = timedelta(days=31)  # a number for more days than a month has sums up events (as in `publish.totals`)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where the account of a card is kept: its entry and digest, the link since which it is told so, and the entries of reports."""

    account: int
    digest: str
    link: int
    reports: Mapping[str, int]


def card(dossier: Dossier, kept: Kept, actors: Mapping[str, Actor]) -> Card:
    """The card of an incident, its claims being as people have them. `actors` are shown by their neutral names."""
    account, window = dossier.account, dossier.account.window
    sides = {side: parties(dossier.tellings, slot, actors) for side, slot in SIDES.items()}
    published = sorted(report.published for report in dossier.reports if report.published)
    body = _body(dossier, sides)
    row: Json = {
        "incident_id": account.incident.id,
        "account": kept.account,
        "digest": kept.digest,
        "event_type": body["event_type"],
        "date_start": _iso(window.start if window else None),
        "date_end": _iso(_last(window)),
        **_place_columns(account.locus),
        "grade": account.grade.occurrence.value if account.grade else None,
        "harm": account.grade.harm.value if account.grade and account.grade.harm else None,
        "reviewed": dossier.reviewed_by is not None,
        "long": body["is_total"],
        **_killed_columns(account.estimates),
        "reports": len(dossier.reports),
        "first_published": _iso(published[0] if published else None),
        "last_published": _iso(published[-1] if published else None),
        "changed": kept.link,
    }
    return Card(
        row=row,
        body=canonical_json({**Wire.model_validate(body).model_dump(), "sentences": body["sentences"]}),
        actors=[(side, actor.id) for side, some in sides.items() for actor in some],
        reports=sorted(kept.reports[r.id] for r in dossier.reports if r.id in kept.reports),
        wholes=sorted({t.claim.part_of for t in dossier.tellings if t.claim.part_of is not None}),
    )


SIDES = {"perpetrator": "perpetrators", "target": "targets"}


def parties(tellings: Iterable[Telling], slot: str, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """Known parties that asserting claims put in this role, by name."""
    found = {
        reading.value
        for t in tellings
        if t.claim.stance is Stance.ASSERTS and t.readings is not None
        for reading in getattr(t.readings, slot)
        if reading.value in actors
    }
    return tuple(sorted((actors[key] for key in found), key=lambda actor: (actor.name, actor.id)))


def _body(dossier: Dossier, sides: Mapping[str, Sequence[Actor]]) -> Json:
    account, reports = dossier.account, dossier.reports
    published = sorted(report.published for report in reports if report.published)
    two = sentences(dossier, sides["perpetrator"])
    return {
        "id": account.incident.id,
        "short": short(account.incident.id),
        "event_type": _founding(dossier).event_type.value,
        "summary": two[0],
        "sentences": list(two),
        "when": when(account.window),
        "place": place(account),
        "killed": figures(account.estimates, TollKind.KILLED),
        "injured": figures(account.estimates, TollKind.INJURED),
        "grade": _grade(account),
        "perpetrators": _named(sides["perpetrator"]),
        "targets": _named(sides["target"]),
        "reports": len(reports),
        "sources": len({_outlet(report) for report in reports}),
        "witnesses": witnesses(account.estimates),
        "claims": len(dossier.tellings),
        "review": {"state": "reviewed" if dossier.reviewed_by else "proposed", "by": dossier.reviewed_by},
        "is_total": _long(dossier),
        "first_published": _iso(published[0] if published else None),
        "last_published": _iso(published[-1] if published else None),
        "graphic": any(graphic(quote.exact) for t in dossier.tellings for quote in t.claim.evidence),
    }


def _founding(dossier: Dossier) -> Claim:
    """The claim that founded it; the first that stands where people rejected that one."""
    claims = [t.claim for t in dossier.tellings]
    return next((c for c in claims if c.id == dossier.account.incident.founding_claim), claims[0])


def when(window: Window | None) -> Json | None:
    """A window for pages: its last day is a day of it."""
    if window is None:
        return None
    return {
        "start": _iso(window.start),
        "end": _iso(_last(window)),
        "precision": window.precision.value,
        "basis": window.basis.value,
        "label": said.window(window),
    }


def place(account: Account) -> Json | None:
    """The place as read, with its circle; else its words alone; None where nobody says where."""
    locus = account.locus
    if locus is None:
        words = account.place
        return None if words is None else {"name": words, "label": words, "contested": []}
    return {**located(locus), "contested": contested_wire(locus, account.window)}


def located(locus: Locus) -> Json:
    """A place without what is contested about it."""
    found = country(locus.country) if locus.country else None
    name = found.name if found else None
    region = locus.admin1 if locus.admin1 != locus.name else None
    outer = name if name != locus.name else None
    return {
        "id": locus.place_id,
        "name": locus.name,
        "label": ", ".join(part for part in (locus.name, region, outer) if part),
        "country": locus.country,
        "country_name": name,
        "admin1": locus.admin1,
        "lat": locus.lat,
        "lon": locus.lon,
        "radius_km": locus.radius_km,
        "precision": locus.precision.value,
    }


def figures(estimates: Iterable[Estimate], kind: TollKind) -> Json:
    """The figures of all populations by method; None where a method gives none."""
    found = {e.method: e for e in estimates if e.kind is kind and e.population is PopulationScope.ALL}
    return {
        method: {"low": e.low, "best": e.best, "high": e.high} if (e := found.get(method)) else None
        for method in (*METHODS, PERSON)
    }


def witnesses(estimates: Iterable[Estimate]) -> int | None:
    """Independent lines of report behind the killed, else the most behind any figure; None without figures."""
    known = tuple(estimates)
    for method in ("ucdp", "as_told"):
        for e in known:
            if (e.kind, e.population, e.method) == (TollKind.KILLED, PopulationScope.ALL, method):
                return e.witnesses
    return max((e.witnesses for e in known), default=None)


def _grade(account: Account) -> Json:
    grade = account.grade
    return {
        "occurrence": grade.occurrence.value if grade else None,
        "harm": grade.harm.value if grade and grade.harm else None,
        "attribution": grade.attribution.value if grade and grade.attribution else None,
        "status": grade.status.value if grade and grade.status else None,
    }


def _named(some: Sequence[Actor]) -> list[Json]:
    return [{"id": actor.id, "name": actor.name} for actor in some]


def _outlet(report: Report) -> str:
    return report.source or report.name


def _long(dossier: Dossier) -> bool:
    """Is a number given for more than 31 days? An open end is taken to be the day of the last report."""
    window = dossier.account.window
    if window is None or window.start is None:
        return False
    last = _last(window) or max((r.published for r in dossier.reports if r.published), default=None)
    if last is None or last - window.start < LONGEST:
        return False
    return any(n is not None for e in dossier.account.estimates for n in (e.low, e.best, e.high))


def _last(window: Window | None) -> date | None:
    return window.end - timedelta(days=1) if window and window.end else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _killed_columns(estimates: Sequence[Estimate]) -> Json:
    found = figures(estimates, TollKind.KILLED)
    return {
        f"{prefix}_{bound}": (found[method] or {}).get(bound)
        for method, prefix in METHODS.items()
        for bound in ("low", "best", "high")
    }


def _place_columns(locus: Locus | None) -> Json:
    if locus is None:
        return dict.fromkeys("lat lon radius_km south west north east country admin1".split())
    up = locus.radius_km / DEGREE_KM
    side = min(180.0, up / max(cos(radians(locus.lat)), 0.01))
    whole = side >= 180
    return {
        "lat": locus.lat,
        "lon": locus.lon,
        "radius_km": locus.radius_km,
        "south": max(-90.0, locus.lat - up),
        "north": min(90.0, locus.lat + up),
        "west": -180.0 if whole else _turned(locus.lon - side),
        "east": 180.0 if whole else _turned(locus.lon + side),
        "country": locus.country,
        "admin1": locus.admin1,
    }


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180
