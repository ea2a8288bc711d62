"""Endpoints: what is given out, always under the safety rules: tables streamed, releases made in the background."""

from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response, StreamingResponse

from recount.serve.errors import RefusedError, not_found, responses
from recount.serve.jobs import wire_job
from recount.serve.payloads.decisions import Job
from recount.serve.payloads.releases import Checked, Form, Look, NewProfile, NewRelease, Profile, Publishing
from recount.serve.ports import Exports, File, Wish
from recount.serve.room import In, Room, answer

router = APIRouter(tags=["exports"])
BINARY = {"schema": {"type": "string", "format": "binary"}}
TABLES = {
    "text/csv": BINARY,
    "application/geo+json": {"schema": {"type": "object"}},
    "application/x-ndjson": BINARY,
    "application/octet-stream": BINARY,
}


def _exports(room: Room) -> Exports:
    if room.options.exports is None:
        raise RefusedError(
            403, "no_exports", "Nothing is exported here.", "Use `recount publish` or `recount release`."
        )
    return room.options.exports


@router.get(
    "/exports/{form}",
    response_class=Response,
    responses={**responses(429), 200: {"description": "The table.", "content": TABLES}},
)
def export(
    room: In, form: Form, as_of: Annotated[date | None, Query(description="The day that delays count from.")] = None
) -> Response:
    """The incidents that stand as one table, under the strict safety rules, as `recount publish` writes it."""
    return _download(_exports(room).table(form, as_of))


@router.get("/releases", response_model=Publishing, responses=responses())
def releases(room: In) -> Response:
    """The releases of this ledger, and what there is to choose from for the next one."""
    offer = _exports(room).offer()
    for line in offer["releases"]:
        if line["site"]:
            line["page"] = f"/released/{room.options.released}/{quote(line['name'])}/index.html"
    return answer(Publishing.model_validate(offer))


@router.post("/releases/profile", response_model=Profile, responses=responses(413))
def profile(room: In, asked: NewProfile) -> Response:
    """What a safety profile says. Nothing is kept."""
    return answer(Profile.model_validate(_exports(room).profile(asked.toml)))


@router.post("/releases/look", response_model=Job, status_code=202, responses=responses(413, 429))
def look(room: In, asked: NewRelease) -> Response:
    """Look at what a release would hold, in the background; nothing is written. When the job is done, ask for what was seen."""
    return answer(wire_job(_exports(room).look(_wish(asked))), status=202)


@router.get("/releases/look/{job_id}", response_model=Look, responses=responses(404))
def looked(room: In, job_id: Annotated[str, Path(max_length=100)]) -> Response:
    """What would go out, what is held back by which rule, and what changed since the last release."""
    seen = _exports(room).looked(job_id)
    if seen is None:
        raise not_found(f"There is nothing seen of job {job_id}.", "Look at the job: it may not be done yet.")
    return answer(Look.model_validate(seen))


@router.post("/releases", response_model=Job, status_code=202, responses=responses(413, 429))
def release(room: In, asked: NewRelease) -> Response:
    """Make a release folder among those of this ledger, in the background, as `recount release` does."""
    return answer(wire_job(_exports(room).release(_wish(asked))), status=202)


def _wish(asked: NewRelease) -> Wish:
    return Wish(**{**asked.model_dump(), "forms": tuple(asked.forms)})


@router.get(
    "/releases/{name}.zip",
    response_class=Response,
    responses={**responses(404), 200: {"description": "The release.", "content": {"application/zip": BINARY}}},
)
def archive(room: In, name: Annotated[str, Path(max_length=100)]) -> Response:
    """A release that was made, packed while it is sent."""
    file = _exports(room).archive(name)
    if file is None:
        raise _no_release(name)
    return _download(file)


@router.get("/releases/{name}/check", response_model=Checked, responses=responses(404, 429))
def check(room: In, name: Annotated[str, Path(max_length=100)]) -> Response:
    """Is it as it was published, and did its figures stand in the ledger? As `recount release DIR --check --ledger` says."""
    if _exports(room).file(name, "MANIFEST.json") is None:
        raise _no_release(name)
    return answer(Checked(faults=list(_exports(room).faults(name))))


def _no_release(name: str) -> RefusedError:
    return not_found(f"There is no release {name!r} here.", "/api/releases lists those that there are.")


def _download(file: File) -> Response:
    """As a file to save. Whatever its name holds, it ends neither the quotation nor the header (RFC 6266)."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%/' else "_" for c in file.name)
    exact = "" if plain == file.name else f"; filename*=UTF-8''{quote(file.name, safe='', errors='replace')}"
    headers = {"content-disposition": f'attachment; filename="{plain}"{exact}'}
    return StreamingResponse(file.parts, media_type=file.media_type, headers=headers)
