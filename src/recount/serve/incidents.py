"""Endpoints: incidents in lists, on the map, along time, counted; and one with everything behind it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from sqlalchemy import Connection

from recount.serve import behind, then
from recount.serve.cursors import cursor, place
from recount.serve.decided import MOST
from recount.serve.errors import RefusedError, not_found, responses
from recount.serve.filters import Filtered, Filters, Listed, ListFilters, MapFilters, Mapped, Timed, TimeFilters
from recount.serve.labels import labelled
from recount.serve.payloads.cards import Card
from recount.serve.payloads.counts import Bucket, Facets, Marks
from recount.serve.payloads.incidents import History, Incident
from recount.serve.payloads.shapes import Page
from recount.serve.room import In, Plain, Room, ShelfStamp, Stamp, answer
from recount.serve.table import counts, lists, marks
from recount.serve.table.held import Said
from recount.store.shelf import cards, homes

router = APIRouter(tags=["incidents"])
Id = Annotated[str, Path(max_length=200, description="An id, or its first digits.")]


@router.get("/incidents", response_model=Page[Card], responses=responses())
def incidents(room: In, stamp: ShelfStamp, asked: Listed) -> Response:
    """Incidents that stand, as cards, a page at a time."""
    return room.once(f"incidents {asked.key()}", stamp, lambda: _page(room, asked))


def _page(room: Room, asked: ListFilters) -> Plain:
    after = place(asked.after)
    start = (after[0], str(after[1])) if after and isinstance(after[0], int) else None
    with room.read() as connection:
        found = room.cards(connection, asked.wanted())
        key = lists.SORTS[asked.sort](found.columns, asked.method)
        ids, last = lists.part(found.columns, found.mask, key, asked.limit, start)
        items = [behind.only(Card, body) for body in cards.bodies(connection, ids)]
    return {"items": items, "next": cursor(last), "total": int(found.mask.sum())}


@router.get("/map", response_model=Marks, responses=responses())
def map_(room: In, stamp: ShelfStamp, asked: Mapped) -> Response:
    """Incidents as marks: clusters where several share a cell of the grid of this zoom, cards where one is alone."""
    return room.once(f"map {asked.key()}", stamp, lambda: _map(room, asked))


def _map(room: Room, asked: MapFilters) -> Plain:
    with room.read() as connection:
        view = room.cards(connection, asked.wanted())
        found = marks.marks(view.columns, view.mask, asked.zoom, asked.method)
        singles = list(behind.lite(connection, found.singles).values())
    return {"clusters": [_cluster(c) for c in found.clusters], "singles": singles, "zoom": found.zoom}


def _cluster(c: marks.Cluster) -> Plain:
    s = c.sum
    return {
        "key": c.key,
        "lat": c.lat,
        "lon": c.lon,
        "n": s.n,
        "low": s.low,
        "best": s.best,
        "high": s.high,
        "unknown": c.unknown,
        "bounds": c.bounds,
    }


@router.get("/timeline", response_model=list[Bucket], responses=responses())
def timeline(room: In, stamp: ShelfStamp, asked: Timed) -> Response:
    """Incidents along time: buckets that hold any. Those without a first day are in none (`facets` counts the undated)."""
    return room.once(f"timeline {asked.key()}", stamp, lambda: _timeline(room, asked))


def _timeline(room: Room, asked: TimeFilters) -> list[Plain]:
    with room.read() as connection:
        view = room.cards(connection, asked.wanted())
    found = counts.timeline(view.columns, view.mask, asked.bucket, asked.method)
    return [
        {
            "start": one.start.isoformat(),
            "end": one.end.isoformat(),
            "incidents": one.sum.n,
            "coarse": one.coarse,
            "low": one.sum.low,
            "best": one.sum.best,
            "high": one.sum.high,
        }
        for one in found
    ]


@router.get("/facets", response_model=Facets, responses=responses())
def facets(room: In, stamp: ShelfStamp, asked: Filtered) -> Response:
    """How many incidents each value of each filter would give."""
    return room.once(f"facets {asked.key()}", stamp, lambda: _facets(room, asked))


def _facets(room: Room, asked: Filters) -> Facets:
    with room.read() as connection:
        columns = room.held.now(connection)
        found = counts.facets(columns, asked.wanted(), Said(connection))
    return Facets.model_validate({name: labelled(name, values) for name, values in found.items()})


AsOf = Annotated[date | None, Query(description="What stood on the reports published by then.")]
Telling = Annotated[
    int | None, Query(ge=0, le=MOST, description="What this ledger told from this link on (`since` of its history).")
]


@router.get("/incidents/{incident_id}", response_model=Incident, responses=responses(404))
def incident(room: In, stamp: Stamp, incident_id: Id, as_of: AsOf = None, telling: Telling = None) -> Response:
    """One incident with everything behind its numbers, down to the words. Of `as_of` and `telling` one may be given."""
    if as_of is not None and telling is not None:
        raise RefusedError(400, "two_pasts", "as_of and telling are two different pasts.", "Give one of them.")
    key = f"incident {incident_id} {as_of} {telling}"
    return room.once(key, stamp, lambda: _incident(room, incident_id, as_of, telling))


def _incident(room: Room, incident_id: str, as_of: date | None, telling: int | None) -> Incident:
    with room.read() as connection:
        key = found_id(connection, incident_id)
        if as_of is not None:
            return then.published_by(connection, key, as_of)
        if telling is not None:
            return then.told_at(connection, key, telling)
        decided = room.decided(connection)
        home = homes.home(connection, key)
        body = next(cards.bodies(connection, [key]), None)
        if home is None or body is None:
            raise not_found(f"Incident {key} does not stand any more.")
        return behind.incident(connection, behind.behind(connection, home, decided), body)


def found_id(connection: Connection, prefix: str) -> str:
    """The full id of an incident that stands.

    Raises:
        RefusedError: none or several begin so; where the id stood once, `detail` says what became of it.
    """
    found = homes.incidents(connection, prefix)
    if len(found) == 1:
        return found[0]
    if found:
        raise not_found(f"{prefix!r} begins more than one id.", "Give more of its digits.", {"near": found})
    step = homes.went(connection, prefix)
    if step is not None:
        detail = {"from": step.from_id, "to": list(step.to_ids), "because": step.because}
        raise not_found(f"Incident {prefix} does not stand any more: {step.because}.", "Go where it went.", detail)
    raise not_found(f"No incident's id begins with {prefix!r}.", "Look it up in the list of incidents.")


@router.get("/incidents/{incident_id}/history", response_model=History, responses=responses(404))
def history(room: In, stamp: Stamp, incident_id: Id) -> Response:
    """How the incident was told over time: by its reports, and by each link of the ledger."""
    with room.read() as connection:
        key = found_id(connection, incident_id)
        home = homes.home(connection, key)
        told = behind.behind(connection, home, room.decided(connection)).told if home else []
        stood = then.tellings(connection, key)
        trail = behind.steps(homes.trail(connection, key))
    return answer(History(told=behind.history(told), stood=stood, trail=trail), stamp=stamp)
