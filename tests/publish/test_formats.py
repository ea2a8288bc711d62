"""Each format is what its standard says, and safe to open."""

import csv
import io
import json

import pytest
from tests.publish.test_safety import LATER
from tests.store import made

from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.tables import write_csv
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
    }


def test_an_empty_release_is_still_a_file() -> None:
    """Nothing to publish: a header, an empty collection, no lines."""
    nothing = release([], Rules(as_of=LATER, version="0"))
    assert written(write_csv, nothing).startswith("incident_id,")
    assert json.loads(written(write_geojson, nothing))["features"] == []
    assert written(write_jsonl, nothing) == ""
