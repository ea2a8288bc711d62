"""Totals are marked, and their parts name them: nobody is counted twice by adding up a column."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.publish.test_formats import written
from tests.publish.test_safety import LATER
from tests.store import made

from recount.model import CodedReport
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.tables import write_csv
from recount.store.views import Dossier, Telling

TEXT = "Shells killed 9 people in Tel Zeyd this week. On Monday 4 people died. On Friday 5 people died. A mine killed 2 people."


def sentences() -> CodedReport:
    """A total of the week, two days as its parts, and something else, each a claim of its own."""
    report = made.report(TEXT)
    says = TEXT.split(". ")
    told = ("9 people", "4 people", "5 people", "2 people")
    claims = [
        made.claim(report, words, tolls=(made.toll(report, people, int(people[0])),))
        for words, people in zip(says, told, strict=True)
    ]
    whole = claims[0].id
    claims[1:3] = [replace(claim, part_of=whole) for claim in claims[1:3]]
    return CodedReport(report=report, claims=tuple(claims))


def dossiers(*groups: tuple[int, ...]) -> list[Dossier]:
    """Incidents of these claims of the report."""
    coded = sentences()
    alone = [replace(coded, claims=tuple(coded.claims[n] for n in group)) for group in groups]
    return [
        Dossier(
            account=made.account(one),
            tellings=tuple(Telling(claim=c, readings=None, report=one.report) for c in one.claims),
        )
        for one in alone
    ]


def published(of: list[Dossier], as_of: date = LATER) -> Release:
    return release(of, Rules(as_of=as_of, version="0"))


def test_a_whole_is_a_total_and_its_parts_name_it() -> None:
    """In every format; what has nothing to do with it is unmarked."""
    out = published(dossiers((0,), (1,), (2,), (3,)))
    whole = out.incidents[0].incident_id
    rows = list(csv.DictReader(io.StringIO(written(write_csv, out), newline="")))
    assert [row["is_total"] for row in rows] == ["true", "false", "false", "false"]
    assert [row["part_of"] for row in rows] == ["", whole, whole, ""]
    assert ["A total: never add it" in row["summary"] for row in rows] == [True, False, False, False]
    features = [f["properties"] for f in json.loads(written(write_geojson, out))["features"]]
    lines = [json.loads(line) for line in written(write_jsonl, out).splitlines()]
    for found in (features, lines):
        assert [one["is_total"] for one in found] == [True, False, False, False]
        assert [one["part_of"] for one in found] == [[], [whole], [whole], []]


def test_a_part_inside_its_own_incident_makes_no_total() -> None:
    """One incident with its whole and its parts overlaps no other row."""
    assert [i.is_total for i in published(dossiers((0, 1, 2), (3,))).incidents] == [False, False]


def test_a_total_that_is_held_back_is_not_named() -> None:
    """An id in `part_of` leads to a row of the same release; a total of parts held back is still one."""
    whole, monday, *_ = dossiers((0,), (1,), (2,), (3,))
    late = replace(made.DAY, start=LATER, end=LATER + timedelta(days=1))
    held = replace(whole, account=replace(whole.account, window=late))
    assert [i.part_of for i in published([held, monday]).incidents] == [()]
    held = replace(monday, account=replace(monday.account, window=late))
    assert [i.is_total for i in published([whole, held]).incidents] == [True]


@pytest.mark.parametrize(
    ("start", "end", "total"),
    [
        (date(2017, 9, 1), date(2017, 10, 2), False),  # 31 days
        (date(2017, 9, 1), date(2017, 10, 3), True),  # 32 days
        (date(2017, 1, 1), None, True),  # since January; reported on 5 October
        (date(2017, 10, 1), None, False),
        (None, date(2017, 10, 3), False),
    ],
)
def test_a_count_over_more_than_31_days_is_a_total(start: date | None, end: date | None, total: bool) -> None:
    """`end` is the first day after, as in a window."""
    (one,) = dossiers((3,))
    dossier = replace(one, account=replace(one.account, window=replace(made.DAY, start=start, end=end)))
    assert [i.is_total for i in published([dossier]).incidents] == [total]
    empty = replace(dossier, account=replace(dossier.account, estimates=()))
    assert [i.is_total for i in published([empty]).incidents] == [False]
