"""What is contested about a place, in every form that is published: said plainly, and never of a finer place than shown."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from tests.publish.test_format import faults
from tests.publish.test_safety import LATER
from tests.store import made

from recount.model import Basis, Locus, PlacePrecision, Precision, Window
from recount.publish.coded import from_wire, to_wire
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.profile import Level, SafetyProfile
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.tables import write_csv
from recount.store.views import Dossier, Telling

YALTA = Locus(
    place_id="geonames:688533",
    name="Yalta",
    lat=44.5,
    lon=34.17,
    radius_km=3.3,
    precision=PlacePrecision.EXACT,
    country="UA",
    admin1="Crimea",
)
DAY = Window(start=date(2016, 5, 3), end=date(2016, 5, 4), precision=Precision.DAY, basis=Basis.STATED)
WORDS = "Crimea and Sevastopol: claimed by Russia and Ukraine; held by Russia since 27 February 2014"


def of(locus: Locus | None, finest: Level = Level.SETTLEMENT, window: Window | None = DAY) -> Release:
    """A release of one incident at a place."""
    coded = made.coded()
    tellings = tuple(Telling(claim=c, readings=None, report=coded.report) for c in coded.claims)
    account = made.account(coded, locus=locus, window=window)
    profile = replace(SafetyProfile(), name="test", finest_place=finest)
    return release([Dossier(account=account, tellings=tellings)], Rules(as_of=LATER, version="0", profile=profile))


def written(write: object, what: Release) -> str:
    out = io.StringIO(newline="")
    write(what, out)  # type: ignore[operator]  # one of the writers
    return out.getvalue()


def row(what: Release) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(written(write_csv, what), newline="")))


def test_tables_and_maps_say_it_in_a_sentence() -> None:
    """CSV and GeoJSON have one column beside the country code, which stays as the gazetteer has it."""
    assert (row(of(YALTA))["country"], row(of(YALTA))["contested"]) == ("UA", WORDS)
    feature = json.loads(written(write_geojson, of(YALTA)))["features"][0]
    assert feature["properties"]["contested"] == WORDS


def test_json_lines_say_it_in_fields() -> None:
    """Each territory with its claimants and holders."""
    place = json.loads(written(write_jsonl, of(YALTA)))["place"]
    assert place["contested"] == [
        {
            "id": "crimea",
            "name": "Crimea and Sevastopol",
            "claimed_by": ["Russia", "Ukraine"],
            "held_by": ["Russia"],
            "forces_of": [],
            "since": "2014-02-27",
            "as_of": "2016-05-03",
            "certain": True,
        }
    ]


@pytest.mark.parametrize("locus", [made.PLACE, None])
def test_elsewhere_nothing_is_said(locus: Locus | None) -> None:
    """Where nothing is contested, and where there is no place, the cell is blank."""
    assert row(of(locus))["contested"] == ""
    assert json.loads(written(write_jsonl, of(locus)))["place"]["contested"] == []


def test_a_place_made_coarser_does_not_show_through() -> None:
    """Shown as a first-level region it says what holds for that region; shown as a country, nothing of a part of it."""
    assert row(of(YALTA, Level.ADMIN1))["contested"] == WORDS
    for write in (write_csv, write_geojson, write_jsonl):
        text = written(write, of(YALTA, Level.COUNTRY))
        assert "Crimea" not in text
        assert "claimed by" not in text
    bank = replace(YALTA, place_id="geonames:706448", name="Kherson", lat=46.636, lon=32.617, admin1="Kherson")
    later = replace(DAY, start=date(2017, 5, 3), end=date(2017, 5, 4))
    assert row(of(bank, Level.ADMIN1, later))["contested"] == ""  # not contested on that day
    pristina = replace(YALTA, name="Pristina", lat=42.67, lon=21.17, country="XK", admin1="Pristina")
    assert row(of(pristina, Level.COUNTRY))["contested"].startswith("Kosovo: claimed by Kosovo and Serbia")


def test_a_divided_region_hides_which_part_was_meant() -> None:
    """Made coarser, a town on one bank says of its region that both parts may be meant."""
    bank = replace(YALTA, place_id="geonames:706448", name="Kherson", lat=46.636, lon=32.617, admin1="Kherson")
    fine, coarse = (row(of(bank, level, None))["contested"] for level in (Level.SETTLEMENT, Level.ADMIN1))
    assert fine.startswith("Kherson Oblast, right bank")
    assert coarse.startswith("perhaps Kherson Oblast, left bank")
    assert "also perhaps Kherson Oblast, right bank" in coarse


def test_a_coded_report_has_it_beside_the_place() -> None:
    """On places read and on the incident's, not on candidates; valid by the schema, and read back to the same nouns."""
    coded = made.coded()
    readings = made.readings(coded.claims[0])
    place = replace(readings.places[0], value=YALTA)
    when = replace(readings.when, value=DAY) if readings.when else None
    coded = replace(coded, readings=(replace(readings, places=(place,), when=when), *coded.readings[1:]))
    wire = json.loads(json.dumps(to_wire(coded)))
    found = wire["claims"][0]["places"][0]
    assert [one["id"] for one in found["contested"]] == ["crimea"]
    assert found["country"] == "UA"
    assert all("contested" not in candidate for candidate in found["candidates"])
    assert faults(wire) == []
    assert from_wire(wire, coded.report.text) == from_wire(_without(wire), coded.report.text)


def _without(wire: object) -> object:
    """The same without the field: an older file."""
    if isinstance(wire, dict):
        return {key: _without(value) for key, value in wire.items() if key != "contested"}
    return [_without(item) for item in wire] if isinstance(wire, list) else wire
