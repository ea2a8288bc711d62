"""A table in the columns of UCDP's Georeferenced Event Dataset, as candidate events: a proposal, not data of UCDP's.

`ucdp_columns.csv` says of each column what is in it here, and `docs/publishing.md` what UCDP means that we can't say.
"""

from datetime import timedelta

from recount.model import Basis, PlacePrecision, Precision, Window
from recount.publish.record import CODED, PROPOSED, PublicIncident, Release
from recount.publish.sheet import Cell, Column, Sheet, columns_of, joined
from recount.publish.styles.countries import codes
from recount.publish.styles.deaths import Deaths, deaths
from recount.publish.styles.fit import fitted
from recount.publish.styles.sides import Sides, sides
from recount.vocab.precisions import date_prec, where_prec

SCHEMA = "ucdp-shaped/1"  # raise the number when a column changes its meaning
_DAY = timedelta(days=1)
_ID_DIGITS = 13  # hexadecimal: 52 bits, which a floating point number still holds exactly
_CELL = 0.5  # degrees of a PRIO-GRID cell
_CELLS = 720  # in a row around the Earth


def layout() -> tuple[Column, ...]:
    """The columns of the layout, in its order, without our own behind them (`ucdp_columns.csv`)."""
    return columns_of("recount.publish.styles", "ucdp_columns.csv")


def ucdp_sheet(release: Release) -> Sheet:
    """The incidents that UCDP's events can be: somebody died in low, best or high, on days that span a year at most."""
    return fitted(release, Sheet(schema=SCHEMA, columns=layout(), rows=()), _unfit, _row)


def _unfit(incident: PublicIncident) -> str | None:
    if incident.event_type == "detention":
        return "deaths in custody, which UCDP does not count as events"
    if deaths(incident) is None:
        return "no death by the method ucdp in low, best or high, or none with a number"
    if _date_prec(incident) is None:
        return "their days are not known, or not to a year"
    if incident.place.precision is None:
        return "their place is not known"
    return None


def _row(incident: PublicIncident) -> dict[str, Cell]:
    dead, who = deaths(incident), sides(incident)
    if dead is None:
        return {}
    first = incident.date_start
    return {
        "id": int(incident.incident_id.rsplit(":", 1)[-1][:_ID_DIGITS], 16),
        "relid": incident.incident_id,
        "year": first.year if first else None,
        "code_status": _status(incident, who, dead),
        **_sides(who),
        **_sources(incident),
        **_where(incident),
        "event_clarity": incident.clarity,
        "date_prec": _date_prec(incident),
        "date_start": first,
        "date_end": incident.date_end,
        **_deaths(dead, who),
    }


def _date_prec(incident: PublicIncident) -> int | None:
    if incident.date_start is None or incident.date_end is None:
        return None
    end = incident.date_end + _DAY
    return date_prec(Window(start=incident.date_start, end=end, precision=Precision.UNKNOWN, basis=Basis.STATED))


def _status(incident: PublicIncident, who: Sides, dead: Deaths) -> str:
    """What a coder has to look at first, in UCDP's own words; Clear only after a person has looked."""
    if who.a is None or (who.b is None and who.type != 3):
        return "Check dyad"
    if who.type is None:
        return "Check type of violence"
    if dead.best == 0:
        return "Check vague or biased source"
    if dead.guessed:
        return "Check deaths"
    if incident.place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION):
        return "Check geography"
    return "Check" if incident.review in (PROPOSED, CODED) else "Clear"


def _sides(who: Sides) -> dict[str, Cell]:
    side_b = who.b.name if who.b else "Civilians" if who.type == 3 else None
    return {
        "type_of_violence": who.type,
        "dyad_name": f"{who.a.name} - {side_b}" if who.a and side_b else None,
        "side_a_new_id": who.a.ucdp_id if who.a else None,
        "side_a": who.a.name if who.a else None,
        "side_b_new_id": who.b.ucdp_id if who.b else None,
        "side_b": side_b,
        "gwnoa": who.state_number(who.a),
        "gwnob": who.state_number(who.b),
    }


def _sources(incident: PublicIncident) -> dict[str, Cell]:
    offices = tuple(dict.fromkeys(source.outlet for source in incident.sources))
    return {
        "number_of_sources": len(offices),
        "source_office": joined(offices),
        "source_date": joined(s.published.isoformat() for s in incident.sources if s.published),
    }


def _where(incident: PublicIncident) -> dict[str, Cell]:
    place, country = incident.place, codes(incident.place.country)
    precision = PlacePrecision(place.precision) if place.precision else None
    known = place.lat is not None and place.lon is not None
    return {
        "where_prec": where_prec(precision) if precision else None,
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "adm_2": place.name if precision is PlacePrecision.ADMIN2 else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if known else None,
        "priogrid_gid": _cell(place.lat, place.lon),
        "country": country.name if country else None,
        "country_id": country.gleditsch_ward if country else None,
        "region": country.ucdp_region if country else None,
    }


def _cell(lat: float | None, lon: float | None) -> int | None:
    """The PRIO-GRID cell of a point: half-degree cells, counted from the south-west corner of the map, row by row."""
    if lat is None or lon is None:
        return None
    row, column = min(int((lat + 90) / _CELL), 359), min(int((lon + 180) / _CELL), _CELLS - 1)
    return row * _CELLS + column + 1


def _deaths(dead: Deaths, who: Sides) -> dict[str, Cell]:
    """By category. Fighters count on the side that was struck, if one was; in type 3 neither side has any."""
    side = None if who.type in (None, 3) else who.struck
    fighters = dead.fighters if side else 0
    return {
        "deaths_a": fighters if side == "a" else 0,
        "deaths_b": fighters if side == "b" else 0,
        "deaths_civilians": dead.civilians,
        "deaths_unknown": dead.best - dead.civilians - fighters,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
    }
