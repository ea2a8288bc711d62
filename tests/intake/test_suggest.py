"""A first map is one that loads once a person has filled in what only they know."""

import tomllib
from pathlib import Path

import pytest

from recount.intake import open_sheet, suggest
from recount.intake.mapping import map_of

LAYOUTS = {
    "own": "Incident no.,Date,Town,Type,Killed,Injured,Source,Moon\nK1,03/05/2018,Tel Zeyd,Air strike,3,2,Herald,full\n",
    "minima": "Unique reference,Start date,End date,Location,Strike type,Civilians killed min,Civilians killed max,Belligerent\nA1,2018-05-03,,Tel Zeyd,Airstrike,1,2,army\n",
    "best": "id,date_start,date_end,where_coordinates,adm_1,country,latitude,longitude,type_of_violence,side_a,side_b,best,high,low,deaths_civilians\n1,2018-05-03,2018-05-04,Tel Zeyd,East,Syria,35.2,40.4,1,A,B,4,5,3,1\n",
    "coded": "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,source,notes,fatalities\nX1,03 May 2018,Battles,Armed clash,A,B,Syria,East,Tel Zeyd,35.2,40.4,Herald,text,4\n",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_first_map_loads_when_filled_in(tmp_path: Path, name: str) -> None:
    """Every heading is either mapped or named in a comment."""
    path = tmp_path / f"{name}.csv"
    path.write_text(LAYOUTS[name], encoding="utf-8")
    with open_sheet(path) as sheet:
        made = suggest(sheet)
    data = tomllib.loads(made.replace('source = ""', 'source = "Ours"'))
    data["types"] = {code: kind or "other_violence" for code, kind in data["types"].items()}
    found = map_of(data, "map")
    comments = [line.removeprefix("#   ") for line in made.splitlines() if line.startswith("#   ")]
    assert sorted((*found.headings, *comments)) == sorted(sheet.headings)
    assert found.tolls
    assert {"type", "place"} <= found.columns.keys()


def test_open_days_are_left_to_the_person(tmp_path: Path) -> None:
    """Digits that can be two days bring the question up; others do not."""
    path = tmp_path / "own.csv"
    for day, asked in (("03/05/2018", True), ("2018-05-03", False)):
        path.write_text(LAYOUTS["own"].replace("03/05/2018", day), encoding="utf-8")
        with open_sheet(path) as sheet:
            assert ("day-first" in suggest(sheet)) == asked
