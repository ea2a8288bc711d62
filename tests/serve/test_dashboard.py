"""The dashboard: each of its numbers is that of the list it leads to, and no sum says more than is known."""

import sqlite3
from calendar import monthrange
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve import served
from tests.serve.test_table import card, table

from recount.serve.dashboard import outlet
from recount.serve.table.chosen import dated, in_one_month
from recount.serve.table.counts import sums, whole


def listed(page: TestClient, query: str) -> int:
    """How many incidents the list has for these filters."""
    answer = page.get(f"/api/incidents?limit=1&{query}")
    assert answer.status_code == 200, answer.text
    return int(answer.json()["total"])


def test_every_bar_is_the_length_of_its_list(page: TestClient) -> None:
    """Of months, wide windows, types, grades, parties and places: as many as the filter that stands for them gives."""
    found = page.get("/api/dashboard").json()
    assert found["all"]["incidents"] == listed(page, "")
    for month in found["months"]:
        last = monthrange(int(month["key"][:4]), int(month["key"][5:]))[1]
        assert month["incidents"] == listed(page, f"from={month['key']}-01&to={month['key']}-{last}&inside=1")
    assert found["wide"]["incidents"] == listed(page, "wide=1")
    assert found["undated"]["incidents"] == listed(page, "undated=1")
    assert found["unplaced"]["incidents"] == listed(page, "unplaced=1")
    for name, key in (("event_types", "event_type"), ("grades", "grade"), ("harms", "harm"), ("countries", "country")):
        assert all(one["incidents"] == listed(page, f"{key}={one['key']}") for one in found[name]), name
    for name, side in (("perpetrators", "perpetrator"), ("targets", "target")):
        assert all(one["incidents"] == listed(page, f"actor={one['key']}&side={side}") for one in found[name]), name


def test_months_wide_windows_and_the_undated_are_all(page: TestClient) -> None:
    """Nothing counts twice, and nothing is left out."""
    found = page.get("/api/dashboard").json()
    months = sum(m["incidents"] for m in found["months"])
    assert months + found["wide"]["incidents"] + found["undated"]["incidents"] == found["all"]["incidents"]
    assert found["progress"]["reviewed"] + found["progress"]["proposed"] == found["all"]["incidents"]


def test_a_filter_narrows_it(page: TestClient) -> None:
    """As it narrows lists."""
    key = page.get("/api/dashboard").json()["event_types"][0]["key"]
    found = page.get(f"/api/dashboard?event_type={key}").json()
    assert [one["key"] for one in found["event_types"]] == [key]
    assert found["all"]["incidents"] == listed(page, f"event_type={key}")


def test_the_injured_are_added_up_in_their_place(shelf: Path, tmp_path: Path) -> None:
    """As told alone; no other method has any."""
    ledger = served.copied(shelf, tmp_path)
    hurt = """UPDATE card_bodies SET body = json_set(body, '$.injured.as_told', json('{"low": 4, "best": 4, "high": null}'))
        WHERE incident_id IN (SELECT incident_id FROM cards WHERE NOT is_total AND NOT long ORDER BY number LIMIT 2)"""
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute(hurt)
        connection.commit()
    with served.client(ledger) as page:
        cards = page.get("/api/incidents?limit=200").json()["items"]
        hurt_cards = [c["injured"]["as_told"] for c in cards if c["injured"]["as_told"] and not c["is_total"]]
        told = page.get("/api/dashboard?toll=injured&method=as_told").json()
        low = sum(one["low"] or 0 for one in hurt_cards)
        assert (told["kind"], told["all"]["low"]) == ("injured", low)
        assert told["all"]["open"] == sum(one["high"] is None for one in hurt_cards) >= 2
        assert sum(one["low"] or 0 for one in told["event_types"]) == low >= 8
        assert page.get("/api/dashboard?toll=injured&method=ucdp").json()["all"]["low"] is None
        assert page.get("/api/dashboard?toll=missing").status_code == 422
        assert page.get("/api/dashboard").json()["all"]["low"] != low


def test_outlets_have_all_reports(page: TestClient) -> None:
    """As many as there are, and those that come from others among them."""
    found = page.get("/api/dashboard").json()
    known = page.get("/api/reports?limit=1").json()["total"]
    assert (
        sum(o["reports"] for o in found["coverage"]) + found["reports"]["undated"] == known == found["reports"]["all"]
    )
    for name in ("copies", "undated", "claimless"):
        assert page.get(f"/api/reports?limit=1&{name}=1").json()["total"] == found["reports"][name], name


@pytest.mark.parametrize(
    ("days", "gaps", "silent"),
    [
        (["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-20", "2020-01-21"], [("2020-01-03", "2020-01-20")], True),
        ([f"2020-02-{n:02}" for n in (1, 2, 3, 10, 17, 24)], [], False),  # a week is no gap
        ([f"2020-01-{n:02}" for n in (1, 9, 17, 25)] + ["2020-02-27"], [], False),  # one that comes every eight days
        (["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-20"], [], False),  # too few to say what is usual
        (["2020-01-01"], [], False),
    ],
)
def test_a_gap_is_long_for_its_outlet(days: list[str], gaps: list[Any], silent: bool) -> None:
    """Longer than a week, and than five times its usual step; the end of the ledger is 1 March."""
    found = outlet("Valley Post", [(day, 1) for day in days], "2020-03-01")
    assert (found.gaps, found.silent) == (gaps, silent)


def test_what_people_correct_is_counted_by_claim(desk: TestClient) -> None:
    """A claim that is corrected twice in one field is wrong once there, and looked at once."""
    report = desk.get("/api/reports?limit=50").json()["items"]
    claims = [c for r in report for c in desk.get(f"/api/reports/{r['id']}").json()["claims"]]
    claim = next(c for c in claims if c["tolls"] and c["tolls"][0]["low"])
    for answer in ("3", "4"):
        said = {
            "kind": "correct",
            "about": [claim["id"]],
            "slot": "tolls[0].count",
            "answer": answer,
            "by": "Ana Quist",
        }
        assert desk.post("/api/decisions", json=said).status_code == 201
    said = {"kind": "accept", "about": [claim["id"]], "answer": "yes", "by": "Bo Lind", "slot": "event_type"}
    assert desk.post("/api/decisions", json=said).status_code == 201
    found = desk.get("/api/dashboard").json()
    by_field = {q["field"]: q for q in found["quality"]}
    assert (by_field["tolls"]["wrong"], by_field["tolls"]["corrected"]) == (1, 1)
    assert (by_field["event_type"]["wrong"], by_field["event_type"]["accepted"]) == (0, 1)
    assert found["progress"]["claims_looked"] == 1
    assert dict(found["progress"]["people"])["Bo Lind"] == 1
    there = desk.get("/api/decisions?field=tolls").json()["items"]
    assert there
    assert all(d["slot"].startswith("tolls") and d["stands"] for d in there)
    assert desk.get("/api/decisions?field=places").json()["items"] == []


def test_a_sum_keeps_its_bounds_in_order() -> None:
    """Open ends of single incidents never let the high of a sum fall below its low; how many are open is said."""
    columns = table(
        card(1, ucdp_low=31, ucdp_best=37, ucdp_high=None),
        card(2, ucdp_low=2, ucdp_best=2, ucdp_high=5),
        card(3, ucdp_low=None, ucdp_best=None, ucdp_high=9),
        card(4, ucdp_low=10, ucdp_best=None, ucdp_high=None),
        card(5),
        card(6, ucdp_low=900, ucdp_best=900, ucdp_high=900, long=True),
    )
    one = whole(columns, columns.number > 0, "ucdp")
    assert (one.n, one.low, one.best, one.high) == (6, 43, 49, 61)
    assert (one.open, one.unknown, one.totals) == (2, 1, 1)


def test_nobody_said_a_number_is_no_nought() -> None:
    """A group without any figure has none; one with highs alone has no low."""
    columns = table(card(1), card(2, ucdp_high=4))
    first, second = sums(columns, columns.number - 1, columns.number - 1, 2, "ucdp")
    assert (first.low, first.best, first.high, first.unknown) == (None, None, None, 1)
    assert (second.low, second.best, second.high) == (None, None, 4)


@pytest.mark.parametrize(
    ("start", "end", "one"),
    [
        ("2017-10-01", "2017-10-31", True),
        ("2017-10-31", "2017-11-01", False),
        ("2016-10-03", "2017-10-03", False),
        ("2017-10-03", None, False),
        (None, None, False),
    ],
)
def test_a_month_holds_what_lies_wholly_in_it(start: str | None, end: str | None, one: bool) -> None:
    """Never what runs into the next, what has an open end, or no day."""
    columns = table(card(1, date_start=start, date_end=end))
    assert bool(in_one_month(columns)[0]) is one
    assert bool(dated(columns)[0]) is (start is not None)
