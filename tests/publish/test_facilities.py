"""Where a facility was attacked, no format shows more than its first-level region (`docs/safety.md`)."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.publish.test_formats import written
from tests.publish.test_safety import LATER
from tests.store import made

from recount.model import Claim, CodedReport, LossClass, LossKind, PlaceMention, PlaceRelation
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.places import at_facility
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.tables import write_csv
from recount.store.views import Dossier, Telling

PROMISED = (
    "hospital field-hospital clinic school university shelter camp refugee-camp airport airports airfield airbase "
    "air-base airstrip base army-base naval-base barracks garrison dam dams power-station power-plant hydroelectric-plant "
    "oil-refinery refineries harbour seaport water-treatment-plant"
).split()  # fmt: skip - a table
ATTACKED_ONLY = ("bridge", "port", "fuel depot")
NONE = (
    "home",
    "market",
    "mosque",
    "road",
    "checkpoint",
    "police station",
    "basement",
    "portrait",
    "damage",
    "database",
)


def attack(what: str, slot: str) -> tuple[CodedReport, Claim]:
    """An air strike on `the WHAT of Tel Zeyd`, in which two people were killed; the words stand in one slot."""
    report = made.report(f"An air strike on the {what} of Tel Zeyd on Tuesday killed two people.")
    words = made.cut(report.text, f"the {what}")
    slots: dict[str, object] = {
        "targets": {"targets": (words,)},
        "place": {"places": (PlaceMention(quote=words, relation=PlaceRelation.IN),)},
        "loss": {
            "losses": (made.loss(report, words.exact, kind=LossKind.HIT, loss_class=LossClass.INFRASTRUCTURE),),
        },
    }
    claim = made.claim(report, report.text, tolls=(made.toll(report, "two people", 2),), **slots[slot])  # type: ignore[arg-type]  # fields of Claim
    return CodedReport(report=report, claims=(claim,)), claim


def published(coded: CodedReport) -> Release:
    tellings = tuple(Telling(claim=c, readings=None, report=coded.report) for c in coded.claims)
    return release([Dossier(account=made.account(coded), tellings=tellings)], Rules(as_of=LATER, version="0"))


@pytest.mark.parametrize("slot", ["targets", "place", "loss"])
@pytest.mark.parametrize("word", PROMISED)
def test_a_facility_is_shown_at_its_region(word: str, slot: str) -> None:
    """Whether it is the target, the place or the thing lost: neither the settlement nor its point is in any format."""
    out = published(attack(word.replace("-", " "), slot)[0])
    assert out.incidents[0].place.precision == "admin1"
    for write in (write_csv, write_geojson, write_jsonl):
        assert not re.search(r"Tel Zeyd|35\.2|40\.4", written(write, out))


@pytest.mark.parametrize("name", ["Gao Airport", "Zeyd Air-Base", "Tishrin Dam", "Shatila Camp", "Zeyd Power Station"])
def test_a_place_called_after_one_is_one(name: str) -> None:
    """The gazetteer's name for the place decides too."""
    assert at_facility((), replace(made.PLACE, name=name))


@pytest.mark.parametrize("word", ATTACKED_ONLY)
def test_bridges_and_ports_count_where_they_were_attacked(word: str) -> None:
    """Towns are called after them: a place's name alone says nothing."""
    assert at_facility((attack(word, "targets")[1],), None)
    assert at_facility((attack(word, "loss")[1],), None)
    assert not at_facility((attack(word, "place")[1],), None)
    assert not at_facility((), replace(made.PLACE, name="Port Sudan"))


@pytest.mark.parametrize("slot", ["targets", "place", "loss"])
@pytest.mark.parametrize("word", NONE)
def test_other_places_keep_their_settlement(word: str, slot: str) -> None:
    """What the page leaves out, and words that only begin or end like a facility's."""
    assert published(attack(word, slot)[0]).incidents[0].place.name == "Tel Zeyd"


def classed(loss_class: LossClass) -> CodedReport:
    report = made.report("Shells fell on the compound in Tel Zeyd on Tuesday and killed two people.")
    loss = made.loss(report, "the compound", kind=LossKind.HIT, loss_class=loss_class)
    claim = made.claim(report, report.text, tolls=(made.toll(report, "two people", 2),), losses=(loss,))
    return CodedReport(report=report, claims=(claim,))


@pytest.mark.parametrize("loss_class", [LossClass.BASE, LossClass.MEDICAL, LossClass.SCHOOL, LossClass.CAMP])
def test_the_class_of_a_loss_is_enough(loss_class: LossClass) -> None:
    """Whatever the words: what was coded as one is one."""
    assert published(classed(loss_class)).incidents[0].place.precision == "admin1"
    assert published(classed(LossClass.BUILDING)).incidents[0].place.name == "Tel Zeyd"


def words_of_the_page() -> Iterator[str]:
    """The facilities that `docs/safety.md` names, in the singular."""
    page = (Path(__file__).parents[2] / "docs" / "safety.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| **Facilities**"))
    for word in "hospital school shelter camp airport base dam refiner harbour bridge port".split():
        assert word in row.casefold()
        yield "refinery" if word == "refiner" else word


def test_the_page_promises_what_is_done() -> None:
    """Every facility that the page names is recognised where it was attacked."""
    assert [word for word in words_of_the_page() if not at_facility((attack(word, "targets")[1],), None)] == []


def test_a_geojson_feature_of_one_has_no_point() -> None:
    """Where the region's point is unknown there is none at all."""
    data = json.loads(written(write_geojson, published(attack("airport", "targets")[0])))
    assert data["features"][0]["geometry"] is None
