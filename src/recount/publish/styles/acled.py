"""A table in the column layout of ACLED's codebook. The layout is theirs, and no data of theirs is in it.

`acled_columns.csv` says of each column what is in it here, and `docs/publishing.md` what ACLED means that we can't say.
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from recount.model import ActorKind, Basis, PlacePrecision, Precision, Window
from recount.publish.record import Estimated, PublicIncident, PublicParty, Release
from recount.publish.roles import PEOPLE
from recount.publish.sheet import Cell, Column, Sheet, columns_of, joined
from recount.publish.styles.countries import codes
from recount.publish.styles.fit import fitted
from recount.vocab.precisions import geo_precision, time_precision

SCHEMA = "acled-shaped/1"  # raise the number when a column changes its meaning
METHOD = "acled"
CIVILIANS = "Civilians"
EXTERNAL = "External/Other forces"
_DAY = timedelta(days=1)


def layout() -> tuple[Column, ...]:
    """The columns of the layout, in its order, without our own behind them (`acled_columns.csv`)."""
    return columns_of("recount.publish.styles", "acled_columns.csv")


def acled_sheet(release: Release) -> Sheet:
    """The incidents that ACLED's layout can hold: dated to a month or closer, placed below a country, of a type it has."""
    day = datetime.combine(release.as_of, datetime.min.time(), tzinfo=UTC)
    return fitted(
        release,
        Sheet(schema=SCHEMA, columns=layout(), rows=()),
        _unfit,
        lambda incident: _row(incident) | {"timestamp": int(day.timestamp())},
    )


def _unfit(incident: PublicIncident) -> str | None:
    if _time(incident) is None:
        return "their days are not known, or not to a month"
    precision = incident.place.precision
    if precision is None or geo_precision(PlacePrecision(precision)) is None:
        return "their place is not known, or not below a country"
    if _type(incident) is None:
        return "whether it is of a type that ACLED has hangs on what no claim tells"
    return None


def _row(incident: PublicIncident) -> dict[str, Cell]:
    day, precision = _time(incident) or (None, None)
    event, sub_event = _type(incident) or ("", "")
    return {
        "event_id_cnty": incident.incident_id,
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": precision,
        "disorder_type": _table()["disorder"].get(sub_event, _table()["disorder"].get(event)),
        "event_type": event,
        "sub_event_type": sub_event,
        **_actors(incident),
        **_where(incident),
        "source": joined(dict.fromkeys(s.outlet for s in incident.sources)),
        "notes": incident.summary,
        "fatalities": fatalities(incident),
    }


def _time(incident: PublicIncident) -> tuple[date, int] | None:
    """The day, or the middle of the days, with ACLED's precision; None where they are too many or not known."""
    first, last = incident.date_start, incident.date_end
    if first is None or last is None:
        return None
    window = Window(start=first, end=last + _DAY, precision=Precision.UNKNOWN, basis=Basis.STATED)
    precision = time_precision(window)
    return None if precision is None else (first + (last - first) // 2, precision)


def _type(incident: PublicIncident) -> tuple[str, str] | None:
    """Event and sub-event type; None where it hangs on who was struck, and no claim tells."""
    kind, roles = incident.event_type, incident.roles
    fighters = bool(roles.struck) or roles.populations == {"combatant"}
    if kind in ("shooting", "killing") and fighters:
        return "Battles", "Armed clash"
    if kind == "ground_operation" and roles.hurt:
        return "Battles", "Armed clash"
    if kind == "abduction" and roles.hurt:
        return "Violence against civilians", "Attack"
    if kind == "protest_violence":
        return _at_protest(incident)
    if kind == "other_violence" and "civilian" not in roles.populations:
        return None
    event, sub_event = _table()["types"][kind]
    return event, sub_event


def _at_protest(incident: PublicIncident) -> tuple[str, str] | None:
    """Force used by a state on people who demonstrate; of all else no claim tells who began."""
    acting = incident.roles.acting
    if not acting or any(party.kind is not ActorKind.STATE_FORCES for party in acting):
        return None
    return "Protests", "Excessive force against protesters" if incident.roles.hurt else "Protest with intervention"


def _actors(incident: PublicIncident) -> dict[str, Cell]:
    """Who acted and who was struck, where that is one party, or several that acted as one. Alternatives stay in notes."""
    roles, country = incident.roles, incident.place.country
    first = roles.acting if len(roles.acting) == 1 or roles.joint else ()
    first = first or _unidentified(incident)
    second = roles.struck if len(roles.struck) == 1 else ()
    inter1, inter2 = (_inter(side[0], country) if side else None for side in (first, second))
    place = codes(country)
    civilians = _at_civilians(incident)
    if civilians and place is not None:
        inter2 = CIVILIANS
    return {
        "actor1": first[0].name if first else None,
        "assoc_actor_1": joined(party.name for party in first[1:]),
        "inter1": inter1,
        "actor2": second[0].name if second else f"{CIVILIANS} ({place.name})" if civilians and place else None,
        "inter2": inter2,
        "interaction": _interaction(inter1, inter2),
        "civilian_targeting": "Civilians targeted" if civilians else None,
    }


def _unidentified(incident: PublicIncident) -> tuple[PublicParty, ...]:
    """The armed party that is described and not named, in ACLED's manner: ``Unidentified Armed Group (Mali)``."""
    described, place = incident.roles.described, codes(incident.place.country)
    if len(described) != 1 or place is None or described[0].name == PEOPLE:
        return ()
    (party,) = described
    return (PublicParty(name=f"{party.name.title()} ({place.name})", kind=party.kind),)


def _at_civilians(incident: PublicIncident) -> bool:
    """Are civilians the only ones told as harmed? In battles ACLED takes them for bystanders, and protesters are a type."""
    event, _ = _type(incident) or ("", "")
    only = not incident.roles.struck and incident.roles.populations == {"civilian"}
    return only and event in ("Explosions/Remote violence", "Violence against civilians")


def _inter(party: PublicParty, country: str | None) -> str | None:
    """The actor's type in an event in this country: a state's forces abroad are external."""
    if party.kind is ActorKind.STATE_FORCES and party.country != country:
        return EXTERNAL if party.country and country else None
    inter: str | None = _table()["inter"].get(party.kind.value)
    return inter


def _interaction(one: str | None, other: str | None) -> str | None:
    """Both types, the lower code first; blank where either is not known, since "only" would say that there was no other."""
    if one is None or other is None:
        return None
    if {one, other} == {EXTERNAL, CIVILIANS}:
        return f"{EXTERNAL}-{CIVILIANS}"  # the one label that ACLED writes the other way round
    return "-".join(sorted((one, other), key=_table()["codes"].__getitem__))


def _where(incident: PublicIncident) -> dict[str, Cell]:
    place, country = incident.place, codes(incident.place.country)
    precision = PlacePrecision(place.precision) if place.precision else None
    return {
        "iso": country.iso_numeric if country else None,
        "region": country.acled_region if country else None,
        "country": country.name if country else None,
        "admin1": place.admin1,
        "admin2": place.name if precision is PlacePrecision.ADMIN2 else None,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": geo_precision(precision) if precision else None,
    }


def fatalities(incident: Estimated) -> int | None:
    """The figure by the method `acled`; 0 where nobody tells of dead, as ACLED writes it; blank where others only count."""
    estimate = incident.estimate("killed", "all", METHOD)
    if estimate is not None:
        return estimate.low if estimate.best is None else estimate.best
    return None if any(e.kind == "killed" for e in incident.estimates) else 0


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("recount.publish.styles").joinpath("acled.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
