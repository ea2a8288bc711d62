"""A release for the site's program: `data/cards.js`, in the shapes that the workbench has on the wire."""

import json
from typing import Any

from recount.publish.contested import contested_text
from recount.publish.record import PublicIncident, PublicPlace, Release
from recount.publish.site import shown
from recount.vocab import said
from recount.vocab.codebook import SECTIONS, record_codes, section

METHODS = ("as_told", "ucdp", "acled", "person")
Json = dict[str, Any]


def cards_js(release: Release) -> str:
    """One assignment: a script can be loaded from a folder, where browsers refuse to read a file of data."""
    held = {"as_of": release.as_of.isoformat(), "cards": [card(i) for i in release.incidents], "codes": codes()}
    text = json.dumps(held, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return f"globalThis.recountRelease={text};\n"


def codes() -> dict[str, list[Json]]:
    """Each value of each code in a plain sentence, for tooltips."""
    claims = {name: {e.value: e.definition for e in section(name)} for name in SECTIONS}
    return {
        name: [{"value": v, "label": said.label(v), "definition": does, "counterparts": {}} for v, does in rows.items()]
        for name, rows in {**claims, **record_codes()}.items()
    }


def card(incident: PublicIncident) -> Json:
    """The incident as lists and the map show it."""
    published = sorted(s.published.isoformat() for s in incident.sources if s.published)
    return {
        "id": incident.incident_id,
        "short": shown.short(incident.incident_id),
        "event_type": incident.event_type,
        "summary": incident.summary,
        "when": _when(incident),
        "place": _place(incident.place),
        "killed": _figures(incident, "killed"),
        "injured": _figures(incident, "injured"),
        "grade": {
            "occurrence": incident.occurrence,
            "harm": incident.civilian_harm,
            "attribution": None,
            "status": None,
        },
        "perpetrators": [{"id": name, "name": name} for name in incident.perpetrators],
        "targets": [{"id": name, "name": name} for name in incident.targets],
        "reports": incident.reports,
        "sources": len({s.outlet for s in incident.sources}),
        "outlets": sorted({s.outlet for s in incident.sources}),
        "witnesses": incident.witnesses,
        "claims": len(incident.claims),
        "review": {"state": "reviewed" if shown.reviewed(incident) else "proposed", "by": None},
        "is_total": incident.is_total,
        "part_of": list(incident.part_of),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "graphic": False,
    }


def _when(incident: PublicIncident) -> Json | None:
    if incident.date_start is None and incident.date_end is None:
        return None
    return {
        "start": incident.date_start.isoformat() if incident.date_start else None,
        "end": incident.date_end.isoformat() if incident.date_end else None,
        "precision": incident.date_precision,
        "basis": incident.date_basis,
        "label": shown.days(incident),
    }


def _place(place: PublicPlace) -> Json | None:
    if place.name is None:
        return None
    label = shown.place_label(place)
    return {
        "id": label,
        "name": place.name,
        "label": label,
        "country": place.country,
        "country_name": shown.country_name(place.country),
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "contested": [],
        "contested_words": contested_text(place.contested),
    }


def _figures(incident: PublicIncident, kind: str) -> Json:
    found = {method: incident.estimate(kind, "all", method) for method in METHODS}
    return {m: {"low": e.low, "best": e.best, "high": e.high} if e else None for m, e in found.items()}
