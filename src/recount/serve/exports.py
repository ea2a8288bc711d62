"""Endpoints: what is given out, always under the safety rules: tables streamed, releases made in the background."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from recount.serve.errors import RefusedError, not_found, responses
from recount.serve.jobs import wire_job
from recount.serve.payloads.decisions import Job
from recount.serve.payloads.shapes import Asked
from recount.serve.ports import Exports, File, Wish
from recount.serve.room import In, Room, answer

router = APIRouter(tags=["exports"])
Form = Literal["csv", "geojson", "jsonl", "parquet", "hxl", "acled", "ucdp"]
BINARY = {"schema": {"type": "string", "format": "binary"}}
TABLES = {
    "text/csv": BINARY,
    "application/geo+json": {"schema": {"type": "object"}},
    "application/x-ndjson": BINARY,
    "application/octet-stream": BINARY,
}


class NewRelease(Asked):
    """A release: `profile` is a safety profile as TOML (`docs/safety.md`), empty for the strict one. Delays count from `as_of`."""

    profile: str = Field(default="", max_length=50_000, examples=[""])
    as_of: date | None = Field(default=None, examples=["2018-01-01"])
    site: bool = Field(default=False, description="With a site of static pages.", examples=[False])


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


@router.post("/releases", response_model=Job, status_code=202, responses=responses(413, 429))
def release(room: In, asked: NewRelease) -> Response:
    """Make a release folder in the background; when the job is done, fetch it as a ZIP file."""
    job = _exports(room).release(Wish(profile=asked.profile, as_of=asked.as_of, site=asked.site))
    return answer(wire_job(job), status=202)


@router.get(
    "/releases/{job_id}.zip",
    response_class=Response,
    responses={**responses(404), 200: {"description": "The release.", "content": {"application/zip": BINARY}}},
)
def archive(room: In, job_id: Annotated[str, Path(max_length=100)]) -> Response:
    """A release that was made."""
    file = _exports(room).archive(job_id)
    if file is None:
        raise not_found(f"There is no release of job {job_id}.", "Look at the job: it may not be done yet.")
    return _download(file)


def _download(file: File) -> Response:
    """As a file to save. Whatever its name holds, it ends neither the quotation nor the header (RFC 6266)."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%/' else "_" for c in file.name)
    exact = "" if plain == file.name else f"; filename*=UTF-8''{quote(file.name, safe='', errors='replace')}"
    headers = {"content-disposition": f'attachment; filename="{plain}"{exact}'}
    return StreamingResponse(file.parts, media_type=file.media_type, headers=headers)
