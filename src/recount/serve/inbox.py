"""Endpoints: taking reports in, as text, as files, or coded by hand. Coding runs in the background; what fails is named."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from recount.serve.errors import RefusedError, not_found, responses
from recount.serve.jobs import wire_job
from recount.serve.payloads.decisions import Job
from recount.serve.payloads.reports import ReadWords
from recount.serve.payloads.shapes import Asked, Line, Lines, Shape
from recount.serve.ports import Batch, Coded, Inbox, Item, Redate, Slip
from recount.serve.room import In, Room, answer
from recount.serve.wire_reports import RIGHT_TO_LEFT
from recount.store.shelf import lines

router = APIRouter(prefix="/inbox", tags=["inbox"])
KINDS = (".txt", ".html", ".htm", ".pdf", ".docx", ".jsonl")
MOST_FILES = 20
MOST_UNPACKED = 200_000_000  # bytes of a Word document with all its pictures
MOST_ENTRIES = 5_000  # files in it
LONGEST_TEXT = 500_000  # characters: as reading takes at most


class NewText(Asked):
    """A report as text, with what is known of it."""

    text: str = Field(
        min_length=1, max_length=LONGEST_TEXT, examples=["An air strike hit the market of Tel Zeyd on Tuesday."]
    )
    name: str | None = Field(default=None, max_length=200, examples=["scan.pdf"], description="What you call it.")
    title: str | None = Field(default=None, max_length=1_000, examples=["Strike on market"])
    source: str | None = Field(default=None, max_length=300, examples=["Valley Post"])
    published: date | None = Field(default=None, examples=["2017-10-05"])
    url: str | None = Field(default=None, max_length=2_000, pattern=r"^https?://", examples=["https://example.org/a"])
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}$", examples=["en"])


Translation = Field(
    default="",
    max_length=LONGEST_TEXT,
    description="The report's words in another language, for others to read; no claim rests on it.",
    examples=["Six people were killed, the mayor said."],
)
Language = Field(default="en", pattern=r"^[a-z]{2,3}$", description="The language of the translation.", examples=["en"])


class NewCoded(Asked):
    """A report that a person coded by hand. `record` is an object of the public format `recount/1` (`docs/format`): claims with
    their words as spans of `text`.
    """

    text: str = Field(
        min_length=1, max_length=LONGEST_TEXT, examples=["An air strike hit the market of Tel Zeyd on Tuesday."]
    )
    record: dict[str, Any] = Field(examples=[{"format": "recount/1", "doc_id": "tel-zeyd", "claims": []}])
    by: Line = Field(min_length=1, max_length=200, examples=["Ana Quist"])
    translation: Lines = Translation
    translated_into: str = Language


class Checking(Asked):
    """As `NewCoded`, to be checked alone."""

    text: str = Field(max_length=LONGEST_TEXT, examples=["An air strike hit the market of Tel Zeyd on Tuesday."])
    record: dict[str, Any] = Field(examples=[{"format": "recount/1", "doc_id": "tel-zeyd", "claims": []}])


class Fault(Shape):
    """What is not after the guide: of which claim (its id in the record) and which field; empty: of the whole."""

    what: str = Field(examples=["no evidence"])
    claim: str = Field(default="", examples=["c1"])
    slot: str = Field(default="", examples=["tolls[0]"])


class Checked(Shape):
    """What is not after the guide; empty: it can be sent."""

    faults: list[Fault]


class NewDay(Asked):
    """The day on which a report was published that did not say it, and who says so."""

    report_id: str = Field(max_length=200, examples=["rep:b2:00ff11ee22dd"])
    published: date = Field(examples=["2017-10-05"])
    by: Line = Field(min_length=1, max_length=200, examples=["Ana Quist"])


class Closely(Asked):
    """A report that was put aside as one that tells of no violence."""

    report_id: str = Field(max_length=200, examples=["rep:b2:00ff11ee22dd"])


def inbox_of(room: Room) -> Inbox:
    """What takes reports in.

    Raises:
        RefusedError: nothing may be written.
    """
    inbox = room.options.inbox
    if inbox is None:
        raise RefusedError(
            403, "read_only", "This workbench takes no reports in.", "Start `recount serve` without --read-only to add."
        )
    return inbox


@router.post("/text", response_model=Job, status_code=202, responses=responses(413, 429))
def text(room: In, asked: NewText) -> Response:
    """Take one report in as text."""
    inbox = inbox_of(room)
    item = Item(
        name=(asked.name or asked.title or "pasted").strip()[:60] or "pasted",
        content=asked.text.encode("utf-8", "replace"),
        title=asked.title,
        source=asked.source,
        published=asked.published,
        url=asked.url,
        language=asked.language,
    )
    return answer(wire_job(inbox.take(Batch(items=(item,)))), status=202)


@router.post("/files", response_model=Job, status_code=202, responses=responses(413, 415, 429))
def files(
    room: In,
    files: Annotated[list[UploadFile], File(min_length=1, description="At most 20: .txt .html .pdf .docx .jsonl.")],
    source: Annotated[
        str | SkipJsonSchema[None], Form(max_length=300, description="Who published them, if they don't say.")
    ] = None,
    published: Annotated[
        date | SkipJsonSchema[None], Form(description="The day they were published, if they don't say.")
    ] = None,
) -> Response:
    """Take files in."""
    inbox = inbox_of(room)
    if len(files) > MOST_FILES:
        raise RefusedError(
            413, "too_many", f"{len(files)} files at once.", f"Send {MOST_FILES} at a time, or use `recount add`."
        )
    items = tuple(_item(file, source, published) for file in files)
    return answer(wire_job(inbox.take(Batch(items=items))), status=202)


def _item(file: UploadFile, source: str | None, published: date | None) -> Item:
    """A file's bytes under its bare name: a path that somebody sends leads nowhere, and nothing in it steers a terminal."""
    name = (
        "".join(filter(str.isprintable, PurePath((file.filename or "file").replace("\\", "/")).name)).strip()[-200:]
        or "file"
    )
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise RefusedError(
            415, "kind", f"{name} is of no kind that can be read.", f"Send {', '.join(KINDS)}, or paste its text."
        )
    content = file.file.read()
    if suffix == ".docx":
        _refuse_bomb(name, content)
    return Item(name=name, content=content, suffix=suffix, source=source, published=published)


def _refuse_bomb(name: str, content: bytes) -> None:
    """A Word document is a ZIP file: refused where it would unpack to what no report needs. What is no ZIP is named later."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise RefusedError(413, "too_large", f"{name} unpacks to far more than a report has.", "Save its text as .txt.")


@router.post("/words", response_model=ReadWords, responses=responses(413, 415, 429))
def words(room: In, file: Annotated[UploadFile, File(description=".txt .html .pdf .docx")]) -> Response:
    """The words of one file, to look at or to code by hand. Nothing is kept."""
    item = _item(file, None, None)
    if item.suffix == ".jsonl":
        raise RefusedError(
            415, "kind", f"{item.name} holds many reports.", "Send it to be taken in, or paste one of them."
        )
    got = inbox_of(room).words(item)
    return answer(
        ReadWords(
            text=got.text,
            title=got.title,
            source=got.source,
            published=got.published.isoformat() if got.published else None,
            url=got.url,
            language=got.language,
            rtl=(got.language or "") in RIGHT_TO_LEFT,
            notes=list(got.notes),
        )
    )


@router.post("/coded/check", response_model=Checked, responses=responses(413))
def check(room: In, asked: Checking) -> Response:
    """What is not after the guide in a report that is being coded by hand. Nothing is kept."""
    found = inbox_of(room).slips(Coded(text=asked.text, record=asked.record, by=""))
    return answer(Checked(faults=_faults(found)))


def _faults(found: Sequence[Slip]) -> list[Fault]:
    return [Fault(what=slip.what, claim=slip.claim, slot=slip.slot) for slip in found]


@router.post("/coded", response_model=Job, status_code=202, responses=responses(413, 429))
def coded(room: In, asked: NewCoded) -> Response:
    """Take in a report that a person coded by hand. Its claims have `person: NAME` for an engine."""
    inbox = inbox_of(room)
    one = Coded(
        text=asked.text,
        record=asked.record,
        by=asked.by.strip(),
        translation=asked.translation,
        translated_into=asked.translated_into,
    )
    refuse_slips(inbox, one)
    return answer(wire_job(inbox.take(Batch(coded=(one,)))), status=202)


def refuse_slips(inbox: Inbox, one: Coded) -> None:
    """Refuse what is not coded after the guide.

    Raises:
        RefusedError: with each fault in its detail.
    """
    if found := inbox.slips(one):
        at = " ".join(part for part in (found[0].claim, found[0].slot) if part)
        raise RefusedError(
            400,
            "coding",
            f"It is not coded after the guide. {at}{': ' if at else ''}{found[0].what}.",
            "Correct it, and send it again.",
            {"faults": [one.model_dump() for one in _faults(found)[:20]]},
        )


@router.post("/day", response_model=Job, status_code=202, responses=responses(404, 429))
def day(room: In, asked: NewDay) -> Response:
    """Read a report again with the day of publication that it lacked. What was read without it is withdrawn, in your name."""
    inbox = inbox_of(room)
    redate = Redate(
        report_id=_report(room, asked.report_id), published=asked.published, by=asked.by, at=datetime.now(UTC)
    )
    return answer(wire_job(inbox.redate(redate)), status=202)


@router.post("/closely", response_model=Job, status_code=202, responses=responses(404, 429))
def closely(room: In, asked: Closely) -> Response:
    """Read a report closely that was put aside as one that tells of no violence."""
    inbox = inbox_of(room)
    return answer(wire_job(inbox.closely(_report(room, asked.report_id))), status=202)


def _report(room: Room, given: str) -> str:
    """The whole id of a report.

    Raises:
        RefusedError: there is none.
    """
    with room.read() as connection:
        found = lines.named(connection, given)
    if found is None:
        raise not_found(f"No report's id begins with {given!r}.", "Look it up in the list of reports.")
    return str(found["report_id"])
