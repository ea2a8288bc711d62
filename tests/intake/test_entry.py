"""A row into a report with a claim: every value rests on words, and what can't be read is refused by row and column."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from recount.intake import Entry, Row, names_in, read_row
from recount.intake.mapping import map_of
from recount.model import FormatError, Precision, UsageError
from recount.store.proof import faults_of_claim, faults_of_report

MAP: dict[str, Any] = {
    "source": "Riverside Record",
    "dates": "day-first",
    "columns": {
        "id": "Ref",
        "key": "Case",
        "start": "From",
        "end": "To",
        "place": ["Village", "Province"],
        "lat": "Lat",
        "lon": "Lon",
        "type": "Kind",
        "perpetrator": "By",
        "source": "Source",
        "narrative": "Story",
    },
    "tolls": [
        {"kind": "killed", "low": "Min", "best": "Best", "high": "Max"},
        {"kind": "killed", "population": "civilian", "count": "Civilians"},
        {"kind": "killed", "group": "child", "count": "Children"},
    ],
    "types": {"Airstrike": "air_strike"},
}
HEADINGS = (
    "Ref",
    "Case",
    "From",
    "To",
    "Village",
    "Province",
    "Lat",
    "Lon",
    "Kind",
    "By",
    "Source",
    "Story",
    "Min",
    "Best",
    "Max",
    "Civilians",
    "Children",
    "Colour",
)
PLAIN = {"Ref": "R1", "Case": "K7", "From": "03/05/2018", "Village": "Tel Zeyd", "Kind": "Airstrike"}


def entry(changes: Mapping[str, object] | None = None, chosen: dict[str, Any] | None = None) -> Entry:
    """The row, with some cells changed."""
    cells = PLAIN | dict(changes or {})
    row = Row(number=9, cells=tuple(cells.get(h) for h in HEADINGS))  # type: ignore[arg-type]  # tests give cells
    return read_row(row, HEADINGS, map_of(chosen or MAP, "map"), "rows.csv", date(2020, 1, 1))


def test_every_value_has_its_words() -> None:
    """The report and its claim prove themselves, and the words of each slot are those of the row."""
    found = entry(
        {
            "Min": 3,
            "Max": 5,
            "Best": 4,
            "By": "the army",
            "Source": "Hill Herald",
            "Civilians": "2",
            "Story": "Two jets came.",
        }
    )
    assert not [*faults_of_report(found.report), *faults_of_claim(found.claim, found.report.text)]
    assert [t.quote.exact for t in found.claim.tolls] == ["Killed: 3 to 5, best 4", "Killed, civilian: 2"]
    assert (found.claim.when and found.claim.when.exact) == "3 May 2018"
    assert [q.exact for q in (*found.claim.perpetrators, *found.claim.speakers)] == ["the army", "Hill Herald"]
    assert found.claim.evidence[-1].exact == "Two jets came."
    assert [t.best for t in found.claim.tolls] == [4, None]
    assert (found.report.source, found.report.name, found.report.tabular) == ("Riverside Record", "R1", True)


def test_a_column_that_the_map_does_not_name_is_kept_and_is_no_evidence() -> None:
    """It stands in the text, and nothing rests on it."""
    found = entry({"Colour": "green"})
    assert "Colour: green" in found.report.text
    assert all("green" not in q.exact for q in found.claim.evidence)


def test_parts_lie_in_their_wholes() -> None:
    """Civilians among all, children among all; without a total, children among the civilians."""
    assert [t.part_of for t in entry({"Min": 9, "Max": 9, "Civilians": 5, "Children": 2}).claim.tolls] == [None, 0, 0]
    assert [t.part_of for t in entry({"Civilians": 5, "Children": 2}).claim.tolls] == [None, 0]


def test_blank_is_unknown_and_nought_is_nobody() -> None:
    """An empty cell gives no toll, 0 gives one."""
    assert entry({"Civilians": "n/a"}).claim.tolls == ()
    assert [t.count.high for t in entry({"Civilians": "0"}).claim.tolls] == [0]


def test_days_from_first_to_last() -> None:
    """Both are inside; a month stays a month."""
    found = entry({"To": "05/05/2018"}).given.days
    assert found is not None
    assert (found.window.start, found.window.end, found.window.precision) == (
        date(2018, 5, 3),
        date(2018, 5, 6),
        Precision.DAYS,
    )
    month = entry({"From": "2018-05"}).given.days
    assert month is not None
    assert month.window.precision is Precision.MONTH


def test_a_point_never_says_more_than_its_digits() -> None:
    """One decimal is a tenth of a degree; a point without a name is its own words."""
    coarse, fine = entry({"Lat": "35.2", "Lon": "40.4"}), entry({"Lat": 35.20417, "Lon": 40.41, "Village": None})
    assert coarse.given.point
    assert fine.given.point
    assert (coarse.given.point.radius_km, fine.given.point.radius_km) == (11.1, 5.0)
    assert [p.quote.exact for p in fine.claim.places] == ["35.2042, 40.41"]


def test_several_sources_are_no_voice() -> None:
    """Of a cell with two outlets the team itself says what it made of them."""
    assert entry({"Source": "Hill Herald; Valley Post"}, MAP | {"separator": ";"}).claim.speakers == ()


@pytest.mark.parametrize(
    ("changes", "column", "why"),
    [
        ({"From": "31/31/2018"}, "From", "no calendar"),
        ({"From": "03/05/2028"}, "From", "future"),
        ({"To": "01/05/2018"}, "From", "before the first"),
        ({"Kind": "Flood"}, "Kind", r"\[types\]"),
        ({"Kind": None}, "Kind", "blank"),
        ({"Lat": "35.2"}, "Lon", "blank"),
        ({"Lat": 0, "Lon": 0}, "Lat", "no place"),
        ({"Min": 5, "Max": 3}, "Min, Max", "out of order"),
        ({"Min": 1, "Max": 3, "Civilians": 4}, "Civilians", "more than killed"),
        ({"Civilians": "many dead"}, "Civilians", "no number"),
        ({"Village": "#REF!"}, "Village", "error of the spreadsheet"),
    ],
)
def test_what_cant_be_read_is_named_by_row_and_column(changes: dict[str, object], column: str, why: str) -> None:
    """One cell that is wrong costs its row, and says where it stands."""
    with pytest.raises(FormatError, match=why) as caught:
        entry(changes)
    assert caught.value.where == f"rows.csv, row 9, column {column!r}"


def test_the_text_names_the_row_again() -> None:
    """From its text it is known which row of the team's a report is."""
    assert names_in(entry().report.text) == ("R1", "K7")
    assert names_in("Place: nowhere\nIncident: in the text") == (None, "in the text")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"source": " "}, "whose record"),
        ({"dates": "american"}, "day-first"),
        ({"colour": 1}, "nothing that a map says"),
        ({"columns": {"wher": "X"}}, "nothing that a map says"),
        ({"columns": {"date": "X"}}, "no type of event"),
        ({"columns": {"type": "X", "lat": "Y"}}, "go together"),
        ({"columns": {"type": "X", "date": "Y", "start": "Z"}}, "not both"),
        ({"types": {"x": "meteor"}}, "'meteor' is none of"),
        ({"tolls": [{"kind": "killed"}]}, "name a column"),
    ],
)
def test_a_wrong_map_is_refused(changes: dict[str, object], why: str) -> None:
    """Before a row is read, with what would be right."""
    with pytest.raises(UsageError, match=why):
        map_of(MAP | changes, "map")
