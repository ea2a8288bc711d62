"""Endpoints: the base map of the user's own, if one was given: what it is, and its bytes by HTTP ranges to our own pages."""

import os
from collections.abc import Iterator
from typing import BinaryIO, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import Field
from starlette.datastructures import Headers

from recount.serve.errors import not_found, problem, responses
from recount.serve.payloads.shapes import Shape
from recount.serve.ranges import Stretch, UnsatisfiableError, stretch
from recount.serve.room import In, Room, answer
from recount.vocab.basemap import BaseMap

router = APIRouter(tags=["names"])
CHUNK = 256 * 1024  # bytes
PMTILES = "application/vnd.pmtiles"


class GroundMap(Shape):
    """A base map that can be drawn: its tiles are at `/api/basemap/tiles`, by ranges (PMTiles 3)."""

    name: str = Field(description="In the file's own words; empty: it has none.", examples=["Basemap of Darfur"])
    attribution: str = Field(description="As plain words, in the file's own.", examples=["© OpenStreetMap"])
    raster: bool = Field(description="Pictures, not vectors.", examples=[False])
    layers: list[str] = Field(default=[], description="Of vector tiles.", examples=[["earth", "water", "roads"]])
    min_zoom: int = Field(ge=0, examples=[0])
    max_zoom: int = Field(ge=0, examples=[12])
    bounds: tuple[float, float, float, float] = Field(description="W, s, e, n.", examples=[(21.8, 8.6, 38.6, 22.2)])


class Ground(Shape):
    """Under the areas there are outlines (`none`), or a base map (`given`); `refused`: one was given that can't be used."""

    state: Literal["none", "given", "refused"] = Field(examples=["given"])
    problem: str | None = Field(default=None, examples=["The base map sudan.pmtiles can't be used: it is empty."])
    map: GroundMap | None = None


@router.get("/basemap", response_model=Ground, responses=responses())
def basemap(room: In) -> Response:
    """The base map that this workbench was started with."""
    return answer(_ground(room))


def _ground(room: Room) -> Ground:
    given = room.options.basemap
    if isinstance(given, BaseMap):
        return Ground(state="given", map=_wire(given))
    return Ground(state="none") if given is None else Ground(state="refused", problem=given)


def _wire(given: BaseMap) -> GroundMap:
    return GroundMap(
        name=given.name,
        attribution=given.attribution,
        raster=given.kind.raster,
        layers=list(given.layers),
        min_zoom=given.min_zoom,
        max_zoom=given.max_zoom,
        bounds=given.bounds,
    )


BYTES = {PMTILES: {"schema": {"type": "string", "format": "binary"}}}
ANSWERS = {
    **responses(404, 416),
    200: {"description": "The whole file.", "content": BYTES},
    206: {"description": "The range that was asked for.", "content": BYTES},
    304: {"description": "The file is the one that the asker has."},
}


@router.get("/basemap/tiles", response_class=Response, responses=ANSWERS)
def tiles(room: In, request: Request) -> Response:
    """The file's bytes: one range of them, or all. Several ranges at once are answered with the whole (RFC 9110, 14.2)."""
    given = room.options.basemap
    if not isinstance(given, BaseMap):
        raise not_found("This workbench was started without a base map.", "Start it with --basemap FILE.pmtiles.")
    try:
        file = given.path.open("rb")
    except OSError as error:
        raise not_found(
            f"The base map can't be read any more ({error.strerror}).", "Put it back, or start anew."
        ) from error
    try:
        return _part(file, request.headers)
    except BaseException:
        file.close()
        raise


def _part(file: BinaryIO, asked: Headers) -> Response:
    found = os.fstat(file.fileno())
    tag = f'"{found.st_size:x}-{found.st_mtime_ns:x}"'  # strong: a reader must not mix two files
    headers = {"ETag": tag, "Accept-Ranges": "bytes"}
    if tag in (one.strip() for one in asked.get("if-none-match", "").split(",")):
        file.close()
        return Response(status_code=304, headers=headers)
    same = asked.get("if-range", tag) == tag  # else the asker has a part of another file, and gets all of this one
    try:
        part = stretch(asked.get("range") if same else None, found.st_size)
    except UnsatisfiableError:
        file.close()
        refused = problem(416, "range", f"The file has {found.st_size:,} bytes.", "Ask for bytes that it has.")
        refused.headers.update({**headers, "Content-Range": f"bytes */{found.st_size}"})
        return refused
    sent = part or Stretch(0, found.st_size)
    headers["Content-Length"] = str(sent.length)
    if part is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{found.st_size}"
    return StreamingResponse(_chunks(file, sent), 206 if part else 200, headers, media_type=PMTILES)


def _chunks(file: BinaryIO, part: Stretch) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = part.length
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
