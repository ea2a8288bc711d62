"""What a coded report (`recount/1`) says beside its claims: readings, incidents and their figures, back into nouns."""

from datetime import date, timedelta
from typing import Any

from recount.model import (
    Account,
    Basis,
    Candidate,
    Claim,
    Estimate,
    Incident,
    LeftOut,
    Locus,
    Membership,
    PlacePrecision,
    PopulationScope,
    Precision,
    Reading,
    Readings,
    TollKind,
    Window,
    incident_id,
)

VOICED = ("speakers", "perpetrators", "targets")  # slots that hold actors
GIVEN = "given"  # the rule of a reading that was not made but read from a file
DAY = timedelta(days=1)

Json = dict[str, Any]


def read_day(value: str | None) -> date | None:
    """An ISO 8601 calendar day, None for null."""
    return None if value is None else date.fromisoformat(value)


def _after(value: str | None) -> date | None:
    """The exclusive end of a stretch whose last day is given."""
    return None if value is None else date.fromisoformat(value) + DAY


def read_readings(claim: Claim, given: Json) -> Readings:
    """The readings of one claim: its window, its places and the actors of its slots; empty for a bare gold claim."""
    actors = given.get("actors") or {}
    return Readings(
        claim_id=claim.id,
        when=_when(claim.id, given),
        places=tuple(_place(claim.id, f"places[{n}]", p) for n, p in enumerate(given["places"]) if "id" in p),
        **{
            slot: tuple(
                Reading(claim_id=claim.id, slot=f"{slot}[{n}]", value=value, rule=GIVEN)
                for n, value in enumerate(actors.get(slot) or ())
            )
            for slot in VOICED
        },
    )


def _when(claim: str, given: Json) -> Reading[Window] | None:
    """From `window` where the record has it, else from the guide's inclusive days."""
    window = given.get("window")
    if window is not None:
        return Reading(
            claim_id=claim,
            slot="when",
            value=_window(window) if window["precision"] else None,
            candidates=tuple(
                Candidate(value=_window(c), score=float(c["score"]), because=c["because"]) for c in window["candidates"]
            ),
            because=window["because"],
            rule=window["rule"],
            version=window["version"],
        )
    when = given["when"]
    if "window" in given or when["text"] is None:
        return None
    value = Window(
        start=read_day(when["start"]),
        end=_after(when["end"]),
        precision=Precision(when["precision"]),
        basis=Basis.STATED,
    )
    return Reading(claim_id=claim, slot="when", value=value, rule=GIVEN)


def _window(given: Json) -> Window:
    return Window(
        start=read_day(given["from"]),
        end=read_day(given["before"]),
        precision=Precision(given["precision"]),
        basis=Basis(given["basis"]),
        time_of_day=given["time_of_day"],
    )


def _place(claim: str, slot: str, given: Json) -> Reading[Locus]:
    return Reading(
        claim_id=claim,
        slot=slot,
        value=_locus(given) if given["id"] else None,
        candidates=tuple(
            Candidate(value=_locus(c), score=float(c["score"]), because=c["because"]) for c in given["candidates"]
        ),
        because=given["because"],
        rule=GIVEN,
    )


def _locus(given: Json) -> Locus:
    return Locus(
        place_id=given["id"],
        name=given["name"],
        lat=float(given["lat"]),
        lon=float(given["lon"]),
        radius_km=float(given["radius_km"]),
        precision=PlacePrecision(given["precision"]),
        country=given["country"],
        admin1=given["admin1"],
    )


def read_account(given: Json, ids: dict[str, str]) -> Account:
    """One incident; `ids` leads from ``c1`` to the claim's id. Its window is a day or days: the wire holds no more."""
    founder = ids[given["claims"][0]]
    incident = Incident(id=given.get("id") or incident_id(founder), founding_claim=founder)
    start, end = read_day(given["date_start"]), _after(given["date_end"])
    window = Window(start=start, end=end, precision=_precision(start, end), basis=Basis.STATED)
    return Account(
        incident=incident,
        members=_members(given, ids, incident.id),
        window=window if start or end else None,
        place=given["place"],
        locus=_locus(given["locus"]) if given.get("locus") else None,
        estimates=tuple(
            _estimate(kind, given, ids) for kind in (TollKind.KILLED, TollKind.INJURED) if given[kind.value] is not None
        ),
    )


def _precision(start: date | None, end: date | None) -> Precision:
    """Incidents of the wire have days and no precision: one day is a day, more are days."""
    if start is None or end is None:
        return Precision.UNKNOWN
    return Precision.DAY if end - start == DAY else Precision.DAYS


def _members(given: Json, ids: dict[str, str], incident: str) -> tuple[Membership, ...]:
    links = given.get("links") or [{"claim": c, "score": 1.0, "because": []} for c in given["claims"]]
    return tuple(
        Membership(incident_id=incident, claim_id=ids[x["claim"]], score=float(x["score"]), because=tuple(x["because"]))
        for x in links
    )


def _estimate(kind: TollKind, given: Json, ids: dict[str, str]) -> Estimate:
    figure = given[kind.value]
    basis = _basis(given, kind)
    return Estimate(
        kind=kind,
        population=PopulationScope.ALL,
        low=figure["low"],
        best=figure["best"],
        high=figure["high"],
        method=basis.get("method", "as_told"),
        version=basis.get("version", GIVEN),
        basis=tuple(ids[c] for c in (basis["claims"] if basis else given["claims"])),
        left_out=tuple(LeftOut(claim_id=ids[x["claim"]], reason=x["reason"]) for x in basis.get("left_out", ())),
        witnesses=basis.get("witnesses", 1),
        because=tuple(basis.get("because", ())),
        as_of=read_day(basis.get("as_of")),
    )


def _basis(given: Json, kind: TollKind) -> Json:
    """What a figure rests on; a gold file does not say."""
    both: Json = given.get("basis") or {}
    return both.get(kind.value) or {}
