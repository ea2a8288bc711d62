"""Each format is what its standard says, and safe to open."""

import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.publish.released import written as as_bytes
from tests.publish.test_safety import LATER
from tests.store import made

from recount.model import UsageError
from recount.publish.earlier import is_release
from recount.publish.form import Form
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.sheet import Kind
from recount.publish.tables import incidents_sheet, listed, write_csv, write_hxl
from recount.store.views import Dossier, Telling


def of(source: str = "Valley Post", **changes: object) -> Release:
    coded = made.coded(made.report(source=source))
    tellings = tuple(Telling(claim=c, readings=None, report=coded.report) for c in coded.claims)
    return release(
        [Dossier(account=made.account(coded, **changes), tellings=tellings)], Rules(as_of=LATER, version="0")
    )


def written(write: object, what: Release) -> str:
    out = io.StringIO(newline="")
    write(what, out)  # type: ignore[operator]  # one of the writers
    return out.getvalue()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "  ="])
def test_no_cell_is_a_formula(start: str) -> None:
    """A text that a spreadsheet would run starts with an apostrophe; numbers stay numbers."""
    from dataclasses import replace

    locus = replace(made.PLACE, name=f"{start}HYPERLINK(1)", lat=-35.2)
    row = next(csv.DictReader(io.StringIO(written(write_csv, of(locus=locus)), newline="")))
    assert row["place"] == f"'{start}HYPERLINK(1)"
    assert row["lat"] == "-35.2"
    assert all(cell[:1] not in {"=", "+", "@"} for cell in row.values())


def test_csv_is_rfc_4180() -> None:
    """CRLF at each line's end; quotes doubled; commas and line feeds inside quotes."""
    text = written(write_csv, of(source='Post, "Valley"\nEdition'))
    assert text.count("\r\n") == 2
    assert '"Post, ""Valley""\nEdition 2017-10-05"' in text


def test_geojson_is_rfc_7946() -> None:
    """A FeatureCollection; longitude first; a null geometry where there is no place."""
    data = json.loads(written(write_geojson, of()))
    assert data["type"] == "FeatureCollection"
    assert [f["geometry"]["coordinates"] for f in data["features"]] == [[40.4, 35.2]]
    assert all(f["type"] == "Feature" and f["id"].startswith("inc:b2:") for f in data["features"])
    without = json.loads(written(write_geojson, of(locus=None)))
    assert without["features"][0]["geometry"] is None
    assert without["features"][0]["properties"]["place"] is None
    assert data["recount"]["safety"] == "strict"


def test_json_lines_lead_back_to_the_words() -> None:
    """Each line has its claims' ids, report ids and offsets, which cut the evidence out of the report."""
    line = json.loads(written(write_jsonl, of()))
    report = made.report()
    claim = line["claims"][0]
    assert claim["report_id"] == report.id
    start, end = claim["evidence"][0]
    assert report.text[start:end] == made.coded().claims[0].evidence[0].exact
    assert line["estimates"][1] == {
        "kind": "killed",
        "population": "all",
        "method": "ucdp",
        "version": "1",
        "low": 12,
        "best": 12,
        "high": 12,
        "witnesses": 1,
        "basis": [made.coded().claims[0].id],
    }


def test_an_empty_release_is_still_a_file() -> None:
    """Nothing to publish: a header, an empty collection, no lines."""
    nothing = release([], Rules(as_of=LATER, version="0"))
    assert written(write_csv, nothing).startswith("incident_id,")
    assert json.loads(written(write_geojson, nothing))["features"] == []
    assert written(write_jsonl, nothing) == ""


def test_hxl_has_a_row_of_hashtags() -> None:
    """HXL 1.1: names, then tags, then data; each tag well formed and no two alike."""
    rows = list(csv.reader(io.StringIO(written(write_hxl, of()), newline="")))
    names, tags = rows[0], rows[1]
    assert [len(row) for row in rows] == [len(names)] * 3
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in tags)
    assert len(set(tags)) == len(tags)
    by_name = dict(zip(names, tags, strict=True))
    assert by_name["incident_id"] == "#event+code"
    assert by_name["killed_ucdp_low"] == "#affected+killed+min+ucdp"
    assert (by_name["lat"], by_name["lon"], by_name["summary"]) == ("#geo+lat", "#geo+lon", "#description")


def test_every_column_has_a_type_and_says_what_it_holds() -> None:
    """As the manifest and COLUMNS.csv give them."""
    assert len({column.name for column in listed()}) == len(listed())
    assert all(column.holds for column in listed())
    sheet = incidents_sheet(of())
    kinds = {Kind.TEXT: str, Kind.WHOLE: int, Kind.DECIMAL: float, Kind.DAY: date, Kind.FLAG: bool}
    for column, cell in zip(sheet.columns, sheet.rows[0], strict=True):
        assert cell is None or isinstance(cell, kinds[column.kind]), column.name


def test_parquet_has_types_and_says_how_it_was_made() -> None:
    """Days are days, flags are flags, blanks are nulls; the rules stand in the metadata."""
    parquet = pytest.importorskip("pyarrow.parquet")
    file = parquet.ParquetFile(io.BytesIO(as_bytes(of(), Form.PARQUET)))
    types = {field.name: str(field.type) for field in file.schema_arrow}
    assert (types["date_start"], types["lat"], types["killed_ucdp_best"], types["is_total"]) == (
        "date32[day]",
        "double",
        "int64",
        "bool",
    )
    (row,) = file.read().to_pylist()
    assert (row["date_start"], row["killed_ucdp_best"], row["injured_ucdp_best"]) == (date(2017, 10, 3), 12, None)
    about = json.loads(file.schema_arrow.metadata[b"recount"])
    assert (about["schema"], about["as_of"], about["safety"]) == ("recount-incidents/1", "2018-01-01", "strict")


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra, and that CSV needs nothing."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'recount-claims\[parquet\]'.*--as csv"):
        as_bytes(of(), Form.PARQUET)


@pytest.mark.parametrize("form", Form)
def test_every_format_is_known_again_as_a_release(tmp_path: Path, form: Form) -> None:
    """So that the next one may take its place; a table of somebody else with such columns may not be lost."""
    if form is Form.PARQUET:
        pytest.importorskip("pyarrow")
    (tmp_path / "r").write_bytes(as_bytes(of(), form))
    assert is_release(tmp_path / "r")


@pytest.mark.parametrize(
    "head", ["event_id_cnty,event_date,year", "id,relid,year", "#event+code,#date", "PAR1 of others"]
)
def test_tables_of_others_are_no_release(tmp_path: Path, head: str) -> None:
    """ACLED's own export, UCDP's own file, somebody's HXL or Parquet."""
    (tmp_path / "theirs").write_text(f"{head}\r\n1,2,3\r\n")
    assert not is_release(tmp_path / "theirs")
