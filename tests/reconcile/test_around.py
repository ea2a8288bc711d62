"""Incidents beside each other: who is told inside a total, and who may be told twice."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.factories import claim, locus, readings, report, toll, window

from recount.model import CodeStatus, Estimate, PlacePrecision
from recount.reconcile import ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

DAY = date(2031, 5, 1)
TOWN = locus("Sarrin", admin1="North")
DISTRICT = locus("Sarrin district", precision=PlacePrecision.ADMIN2, radius_km=30.0, admin1="North")
PROVINCE = locus("North", precision=PlacePrecision.ADMIN1, radius_km=90.0, admin1="North")
FAR = locus("South", lat=33.0, lon=36.0, precision=PlacePrecision.ADMIN1, radius_km=90.0, admin1="South")
WEEK = window(DAY - timedelta(days=2), DAY + timedelta(days=4), "week")
Three = tuple[int | None, int | None, int | None]


def told(key: str, *tolls: Any, when: Any = window(DAY), place: Any = TOWN, **rest: Any) -> Told:  # noqa: B008 - a constant
    """One claim in a report of its own, with a day and a place unless told otherwise."""
    named = {} if place else {"places": ()}
    made = claim(key, *tolls, report_id=rest.pop("report_id", f"r-{key}"), **{"by": "the army", **named, **rest})
    read = readings(key, when=when, places=(place,) if place else (), by=("actor:army",))
    return Told(claim=made, report=report(made.report_id), readings=read)


def often(n: int, dead: int) -> list[Told]:
    """An event in Sarrin that so many reports tell of."""
    return [told(f"e{k}", toll("killed", dead), speakers=f"witness {k}") for k in range(n)]


def three(estimates: tuple[Estimate, ...]) -> Three | None:
    return (estimates[0].low, estimates[0].best, estimates[0].high) if estimates else None


def figures(*groups: list[Told], method: str = "as_told") -> list[Three | None]:
    return [three(o.estimates) for o in reconcile(groups, ReconcileOptions(methods=(method,)))]


@pytest.mark.parametrize("method", ["as_told", "ucdp"])
def test_a_total_loses_those_whom_other_reports_tell_of_in_it(method: str) -> None:
    """Twenty in the province that week, nine of them in Sarrin by another report: eleven are left."""
    total = [told("t", toll("killed", 20), when=WEEK, place=PROVINCE, type="other_violence")]
    assert figures(total, often(1, 9), method=method) == [(11, 11, 11), (9, 9, 9)]


@pytest.mark.parametrize(
    "apart",
    [
        {"place": FAR},
        {"when": window(DAY + timedelta(days=20), DAY + timedelta(days=27), "week")},
        {"type": "detention"},
        {"report_id": "r-e0"},  # a report that tells both says itself what is part of what
    ],
)
def test_a_total_of_other_days_places_or_deeds_stands(apart: dict[str, Any]) -> None:
    """Nothing is taken out of it."""
    total = [told("t", toll("killed", 20), **{"when": WEEK, "place": PROVINCE, "type": "other_violence", **apart})]
    assert figures(total, often(1, 9)) == [(20, 20, 20), (9, 9, 9)]


def test_all_of_a_total_can_be_told_elsewhere() -> None:
    """Then nothing is left to count, and it has no figure."""
    total = [told("t", toll("killed", 9), when=WEEK, place=PROVINCE, type="other_violence")]
    assert figures(total, often(1, 9)) == [None, (9, 9, 9)]


@pytest.mark.parametrize(
    "stray",
    [
        {"place": DISTRICT},
        {"place": PROVINCE},
        {"place": None},
        {"when": window(DAY + timedelta(days=1))},
        {"when": None},
        {"place": locus("Menagh", lat=36.7, lon=38.4, admin1="North")},
        {},  # the very town and day
        {"report_id": "r-e0"},  # there one report's word alone makes no second event
    ],
)
def test_a_stray_that_may_be_another_events_people_moves_high_only(stray: dict[str, Any]) -> None:
    """One report against five, placed or dated otherwise: nobody may be in both."""
    lone, event = reconcile([[told("s", toll("killed", 8), **stray)], often(5, 9)])
    assert three(lone.estimates) == (None, None, 8)
    assert "moves the high figure only" in lone.estimates[0].because[-1]
    assert lone.grade is not None
    assert lone.grade.status in {CodeStatus.DYAD, CodeStatus.DEATHS}
    assert three(event.estimates) == (9, 9, 9)


@pytest.mark.parametrize(
    ("apart", "reports"),
    [
        ({"when": window(DAY + timedelta(days=2))}, 5),  # two days later
        ({"when": window(DAY + timedelta(days=1))}, 2),  # told about as often
        ({"place": FAR}, 5),
        ({"place": locus("Menagh", lat=37.2, lon=38.9, admin1="North")}, 5),  # 80 km off
        ({"type": "detention", "place": DISTRICT}, 5),
        ({}, 2),  # the same town on the same day, told about as often
        ({"place": DISTRICT, "report_id": "r-e0"}, 5),  # one report tells of both
        ({"place": None, "places": "Tall Unknown"}, 5),  # a place in words that no table has may be anywhere
        ({"place": None, "when": None}, 5),  # neither day nor place: it may be any event at all
    ],
)
def test_an_event_of_its_own_keeps_its_figure(apart: dict[str, Any], reports: int) -> None:
    """Other days, places or deeds, or as many witnesses: no doubt is cast on it."""
    assert figures([told("s", toll("killed", 8), **apart)], often(reports, 9))[0] == (8, 8, 8)


@pytest.mark.parametrize(("dead", "best"), [(24, 24), (25, None)])
def test_so_many_dead_as_a_town_seldom_sees_are_doubted_beside_fewer_reports(dead: int, best: int | None) -> None:
    """The day after, in the same town: twice as many reports are enough to doubt it, where 25 dead or more are told."""
    stray = [told("s", toll("killed", dead), when=window(DAY + timedelta(days=1)))]
    assert figures(stray, often(2, 30))[0] == (best, best, dead)


def test_two_reports_that_tell_of_both_have_told_them_apart() -> None:
    """In one town on one day, too: what two reports tell as two events is no slip of one."""
    twice = [told(f"s{k}", toll("killed", 8), report_id=f"r-e{k}") for k in range(2)]
    assert figures(twice, often(6, 9))[0] == (8, 8, 8)


def test_a_much_larger_number_is_of_others_too() -> None:
    """Forty in the district are not the nine of the town, however often these are told."""
    assert figures([told("s", toll("killed", 40), place=DISTRICT)], often(5, 9))[0] == (40, 40, 40)


def test_a_copy_that_tells_of_both_does_not_speak_for_its_original() -> None:
    """The copy adds a sentence about Sarrin: its original told of the district alone, and has not told the two apart."""
    original = told("s", toll("killed", 8), place=DISTRICT)
    added = told("c", toll("killed", 9), report_id="r-copy")
    copy = Told(claim=added.claim, report=replace(report("r-copy"), copy_of="r-s"), readings=added.readings)
    assert figures([original], [*often(5, 9), copy])[0] == (None, None, 8)


def test_copies_are_no_more_reports() -> None:
    """One story printed six times is one report: it outweighs no other."""
    copies = [told(f"e{k}", toll("killed", 9)) for k in range(6)]
    same = [Told(claim=t.claim, report=report(t.report.id, text="one story"), readings=t.readings) for t in copies]
    assert figures([told("s", toll("killed", 8), when=window(DAY + timedelta(days=1)))], same)[0] == (8, 8, 8)


def test_a_total_inside_a_total_is_taken_out_once() -> None:
    """Thirty in the province, twenty of them in its district, nine of these in Sarrin: ten, eleven and nine."""
    province = [told("p", toll("killed", 30), when=WEEK, place=PROVINCE, type="other_violence")]
    district = [told("d", toll("killed", 20), when=WEEK, place=DISTRICT, type="other_violence")]
    assert figures(province, district, often(1, 9)) == [(10, 10, 10), (11, 11, 11), (9, 9, 9)]


def test_a_person_who_holds_them_apart_lifts_the_doubt() -> None:
    """Decided to be of different events, both count."""
    groups = [[told("s", toll("killed", 8), place=DISTRICT)], often(5, 9)]
    options = ReconcileOptions(apart=(frozenset(("s", "e3")),))
    assert [three(o.estimates) for o in reconcile(groups, options)] == [(8, 8, 8), (9, 9, 9)]
