"""Endpoints: places of the gazetteer, and actors, by their names."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import RootModel

from recount.serve.errors import RefusedError, not_found, responses
from recount.serve.payloads.cards import Locus
from recount.serve.payloads.counts import ActorFound
from recount.serve.ports import Places
from recount.serve.room import In, Room, answer
from recount.serve.wire_claims import locus
from recount.vocab.actors import actors_named, by_id

router = APIRouter(tags=["names"])
Found = RootModel[list[Locus]]
Actors = RootModel[list[ActorFound]]
MOST = 30
Latitude = Annotated[float, Query(ge=-90, le=90, description="WGS 84 degrees.")]
Longitude = Annotated[float, Query(ge=-180, le=180, description="WGS 84 degrees.")]
Reach = Annotated[float, Query(gt=0, le=500, description="Kilometres.")]
Name = Annotated[str, Query(min_length=1, max_length=200)]


def _places(room: Room) -> Places:
    if room.options.places is None:
        raise RefusedError(
            503, "no_gazetteer", "There is no gazetteer here.", "Build it with `recount gazetteer build`."
        )
    return room.options.places


@router.get("/places", response_model=list[Locus], responses=responses())
def places(room: In, q: Name) -> Response:
    """Places of that name, the likeliest first."""
    return answer(Found([locus(one) for one in _places(room).find(q)[:MOST]]))


@router.get("/places/near", response_model=list[Locus], responses=responses())
def places_near(room: In, lat: Latitude, lon: Longitude, km: Reach = 25) -> Response:
    """Places whose point lies near this one, the nearest first: a place is chosen, never made up."""
    return answer(Found([locus(one) for one in _places(room).near(lat, lon, km)[:MOST]]))


@router.get("/places/{place_id}", response_model=Locus, responses=responses(404))
def place(room: In, place_id: Annotated[str, Path(max_length=200)]) -> Response:
    """The place of an id."""
    found = _places(room).get(place_id)
    if found is None:
        raise not_found(f"{place_id!r} is the id of no place.", "Find it by its name with /api/places?q=.")
    return answer(locus(found))


@router.get("/actors", response_model=list[ActorFound], responses=responses())
def actors(q: Name, on: Annotated[date | None, Query(description="Who bore the name on this day.")] = None) -> Response:
    """Actors that bear a name, the likeliest first; what only begins so or holds it comes after."""
    named = [(actor, round(score, 4)) for actor, score in actors_named(q, on)]
    known = {actor.id for actor, _ in named}
    words = q.casefold().strip()
    others = [
        (actor, 0.0)
        for actor in by_id().values()
        if actor.id not in known and (words in actor.name.casefold() or actor.id == q)
    ]
    return answer(
        Actors(
            [
                ActorFound(id=a.id, name=a.name, kind=a.kind.value, country=a.country, score=score)
                for a, score in (*named, *others)[:MOST]
            ]
        )
    )
