"""The formats of a release, each written from what the safety rules let out."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from recount.publish.form import Form
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.parquet import write_parquet
from recount.publish.record import Release, Withheld
from recount.publish.sheet import Sheet, write_sheet
from recount.publish.styles.acled import acled_sheet
from recount.publish.styles.ucdp import ucdp_sheet
from recount.publish.tables import incidents_sheet

Writer = Callable[[BinaryIO], None]


SCHEMAS = {Form.GEOJSON: "recount-geojson/1", Form.JSONL: "recount-lines/2"}  # of what has no columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A release in one format, ready to be written: `write` may be called once or often, and always gives the same bytes.

    `rows` counts the incidents in it, `left_out` those that this format can't hold, by reason. `columns` are pairs of a
    name and a type, empty where the format has no columns.
    """

    form: Form
    schema: str
    write: Writer
    rows: int
    columns: tuple[tuple[str, str], ...] = ()
    left_out: tuple[Withheld, ...] = ()


def prepared(release: Release, form: Form) -> Prepared:
    """The release in a format."""
    if form is Form.GEOJSON:
        return _without_columns(release, form, lambda out: write_geojson(release, out))
    if form is Form.JSONL:
        return _without_columns(release, form, lambda out: write_jsonl(release, out))
    make = {Form.ACLED: acled_sheet, Form.UCDP: ucdp_sheet}.get(form, incidents_sheet)
    sheet = make(release)
    return Prepared(
        form=form,
        schema=sheet.schema,
        write=_sheet_writer(sheet, form, release),
        rows=len(sheet.rows),
        columns=tuple((column.name, column.kind.value) for column in sheet.columns),
        left_out=sheet.left_out,
    )


def _without_columns(release: Release, form: Form, write: Callable[[TextIO], None]) -> Prepared:
    return Prepared(form=form, schema=SCHEMAS[form], write=_as_text(write), rows=len(release.incidents))


def _sheet_writer(sheet: Sheet, form: Form, release: Release) -> Writer:
    if form is Form.PARQUET:
        return lambda out: write_parquet(sheet, release, out)
    return _as_text(lambda out: write_sheet(sheet, out, tags=form is Form.HXL))


def _as_text(write: Callable[[TextIO], None]) -> Writer:
    """A writer of bytes: UTF-8, line ends as they are written."""

    def written(out: BinaryIO) -> None:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="")
        try:
            write(text)
            text.flush()
        finally:
            text.detach()  # whoever opened the file closes it

    return written
