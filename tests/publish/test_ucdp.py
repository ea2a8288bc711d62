"""The table in the columns of UCDP GED: every column in its order, its rules for the dead, and blank where nobody tells."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.released import cells, dossier, event, gate, killed
from tests.store import made

from recount.model import Grade, Occurrence, PlacePrecision
from recount.publish.record import Release
from recount.publish.sheet import Cell, Kind
from recount.publish.styles.countries import codes
from recount.publish.styles.ucdp import _cell, layout, ucdp_sheet
from recount.vocab.countries import countries

COLUMNS = (  # of GED 25.1 and 26.1
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates where_description "
    "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end "
    "deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
Figures = tuple[int | None, int | None, int | None]


def of(kind: str = "air_strike", all_: Figures = (3, 3, 3), reviewed_by: str | None = None, **more: object) -> Release:
    """One incident with the killed of all people by `ucdp`. `more` may hold civilian, combatant, by and targets."""
    parties = {slot: more[slot] for slot in ("by", "targets") if slot in more}
    coded = event(kind, str(more.get("population", "unstated")), **parties)  # type: ignore[arg-type]  # ids of parties
    estimates = [killed(coded, "ucdp", "all", *all_)]
    estimates += [
        killed(coded, "ucdp", population, *([more[population]] * 3))  # type: ignore[list-item]  # numbers
        for population in ("civilian", "combatant")
        if population in more
    ]
    return gate(dossier(coded, estimates=tuple(estimates), reviewed_by=reviewed_by))


def row(*args: object, **more: object) -> dict[str, Cell]:
    (only,) = cells(ucdp_sheet(of(*args, **more)))  # type: ignore[arg-type]  # as `of` takes them
    return only


def dead(got: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(
        got[name] for name in ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    )


def test_columns_are_those_of_the_data_set() -> None:
    """49, in order; each says what is in it or why it is blank."""
    assert [column.name for column in layout()] == COLUMNS
    assert all(column.holds for column in layout())


def test_columns_are_those_of_the_real_file(shared: Path) -> None:
    """A sample of GED that UCDP published."""
    with (shared / "data" / "ucdp_ged" / "ucdpged_sample_v23_1000.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [column.name for column in layout()]
    whole = {column.name for column in layout() if column.kind is Kind.WHOLE}
    for name in whole & set(rows[0]):
        values = [r[name] for r in rows if r[name]]
        assert all(float(value).is_integer() for value in values), name


def test_cells_and_regions_are_those_of_the_real_file(shared: Path) -> None:
    """The PRIO-GRID cell of each point, and the region of each country's number."""
    with (shared / "data" / "ucdp_ged" / "ucdpged_sample_v23_1000.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    inside = [r for r in rows if r["priogrid_gid"]]
    wrong = [
        r["id"] for r in inside if _cell(float(r["latitude"]), float(r["longitude"])) != int(float(r["priogrid_gid"]))
    ]
    assert wrong == []
    ours = {c.gleditsch_ward: c.ucdp_region for c in (codes(one.iso2) for one in countries()) if c and c.gleditsch_ward}
    theirs = {int(float(r["country_id"])): r["region"] for r in rows}
    assert {n: (ours[n], theirs[n]) for n in theirs.keys() & ours.keys() if ours[n] != theirs[n]} == {}
    assert set(theirs) - set(ours) <= {345}  # Serbia as a part of Yugoslavia


@pytest.mark.parametrize(
    ("figures", "got"),
    [
        ((3, 3, 3), (3, 3, 3)),
        ((None, None, 120), (0, 0, 120)),
        ((2, 5, None), (2, 5, 5)),
        ((9, None, None), (9, 9, 9)),
        ((None, 5, 10), (0, 5, 10)),
        ((0, 0, 4), (0, 0, 4)),
    ],
)
def test_a_missing_bound_is_0_below_and_best_above(figures: Figures, got: tuple[int, ...]) -> None:
    """As UCDP writes one party's word on its enemy: 0/0/120."""
    assert dead(row("air_strike", figures))[:3] == got


@pytest.mark.parametrize("figures", [(0, 0, 0), (None, None, None)])
def test_without_a_death_there_is_no_row(figures: Figures) -> None:
    """Nobody died, or nobody gave a number: left out, and counted."""
    sheet = ucdp_sheet(of("air_strike", figures))
    assert (sheet.rows, [w.number for w in sheet.left_out]) == ((), [1])


def test_fighters_count_on_the_side_that_was_struck() -> None:
    """A state is side A whoever acted; in a clash nobody says whose dead they are."""
    by_army = row("air_strike", (14, 14, 14), combatant=14, by=("actor:army",), targets=("actor:front",))
    assert (by_army["side_a"], by_army["side_b"], dead(by_army)[3:5]) == ("Army of Zeydland", "Blue Front", (0, 14))
    by_front = row("bombing", (5, 5, 5), combatant=5, by=("actor:front",), targets=("actor:army",))
    assert (by_front["side_a"], by_front["side_b"], dead(by_front)[3:5]) == ("Army of Zeydland", "Blue Front", (5, 0))
    clash = row("clash", (9, 9, 9), combatant=9, by=("actor:army",), targets=("actor:front",))
    assert dead(clash)[3:] == (0, 0, 0, 9)


@pytest.mark.parametrize(
    ("kind", "population", "by", "targets", "type_", "dyad"),
    [
        ("clash", "unstated", "actor:army", "actor:front", 1, "Army of Zeydland - Blue Front"),
        ("clash", "unstated", "actor:guard", "actor:front", 2, "Green Guard - Blue Front"),
        ("killing", "civilian", "actor:front", None, 3, "Blue Front - Civilians"),
        ("air_strike", "civilian", "actor:army", None, None, None),  # imprecise bombing is not one-sided by itself
        ("killing", "unstated", "actor:front", None, None, None),
        ("killing", "civilian", None, None, None, None),
    ],
)
def test_types_of_violence(  # noqa: PLR0913, PLR0917 - the columns of the table above
    kind: str, population: str, by: str | None, targets: str | None, type_: int | None, dyad: str | None
) -> None:
    """By the parties; blank where no claim tells enough."""
    got = row(kind, population=population, by=(by,) if by else (), targets=(targets,) if targets else ())
    assert (got["type_of_violence"], got["dyad_name"]) == (type_, dyad)


def test_ids_are_ours_and_whole_numbers() -> None:
    """The digest's first digits, exact in a spreadsheet; the whole id beside it; UCDP's number of an actor where known."""
    got = row("clash", by=("actor:army",), targets=("actor:front",))
    assert isinstance(got["id"], int)
    assert 0 < got["id"] < 2**53
    assert str(got["relid"]).startswith("inc:b2:")
    assert f"{got['id']:013x}" == str(got["relid"]).removeprefix("inc:b2:")[:13]
    assert (got["side_a_new_id"], got["side_b_new_id"], got["gwnoa"], got["gwnob"]) == (118, None, "652", None)


@pytest.mark.parametrize("clarity", [1, 2, None])
def test_clarity_is_that_of_the_grade(clarity: int | None) -> None:
    """Several events told as one are 2 though they have one day; what nobody graded is blank."""
    grade = Grade(occurrence=Occurrence.CORROBORATED, occurrence_because="two lines", clarity=clarity)
    (got,) = cells(ucdp_sheet(gate(dossier(grade=grade))))
    assert got["event_clarity"] == clarity


def test_place_and_time_are_coded() -> None:
    """Precision, point, cell, country and region."""
    got = row()
    assert (got["where_prec"], got["date_prec"]) == (1, 1)
    assert (got["geom_wkt"], got["priogrid_gid"]) == ("POINT (40.4 35.2)", 180441)
    assert (got["country"], got["country_id"], got["region"]) == ("Syria", 652, "Middle East")
    assert (got["date_start"], got["date_end"], got["year"]) == (date(2017, 10, 3), date(2017, 10, 3), 2017)


def test_words_and_speakers_of_the_report_are_blank() -> None:
    """Titles, headlines and who said it stay in the ledger."""
    got = row()
    for name in ("source_article", "source_headline", "source_original", "where_description"):
        assert got[name] is None
    assert (got["number_of_sources"], got["source_office"], got["source_date"]) == (1, "Valley Post", "2017-10-05")


@pytest.mark.parametrize(
    ("status", "release"),
    [
        ("Check dyad", of),
        (
            "Check vague or biased source",
            lambda: of("clash", (None, None, 9), by=("actor:army",), targets=("actor:front",)),
        ),
        ("Check deaths", lambda: of("clash", (2, 3, None), by=("actor:army",), targets=("actor:front",))),
        ("Check", lambda: of("clash", by=("actor:army",), targets=("actor:front",))),
        ("Clear", lambda: of("clash", by=("actor:army",), targets=("actor:front",), reviewed_by="R. Osei")),
        ("Check", lambda: of("killing", population="civilian", by=("actor:front",))),
    ],
)
def test_status_says_what_to_look_at(status: str, release: object) -> None:
    """In UCDP's words for candidate events; Clear only after a person."""
    (got,) = cells(ucdp_sheet(release()))  # type: ignore[operator]  # a release made when the test runs
    assert got["code_status"] == status


def test_deaths_in_custody_are_left_out() -> None:
    """UCDP does not count them as events."""
    sheet = ucdp_sheet(of("detention"))
    assert (sheet.rows, "custody" in sheet.left_out[0].reason) == ((), True)


def test_a_country_is_enough_of_a_place() -> None:
    """Precision 6, unlike ACLED; without any place there is no row."""
    coded = event("air_strike")
    estimates = (killed(coded, "ucdp", "all", 3, 3, 3),)
    country = replace(made.PLACE, name="Syria", precision=PlacePrecision.COUNTRY, admin1=None)
    (got,) = cells(ucdp_sheet(gate(dossier(coded, estimates=estimates, locus=country))))
    assert got["where_prec"] == 6
    assert ucdp_sheet(gate(dossier(coded, estimates=estimates, locus=None))).rows == ()


bound = st.none() | st.integers(0, 300)


@given(bounds=st.tuples(bound, bound, bound), civilian=st.integers(0, 300), combatant=st.integers(0, 300))
def test_bounds_are_in_order_and_parts_make_the_whole(bounds: Figures, civilian: int, combatant: int) -> None:
    """Whatever is told: 0 <= low <= best <= high, and best is the sum of the four."""
    known = iter(sorted(number for number in bounds if number is not None))
    ordered = tuple(None if number is None else next(known) for number in bounds)
    by = {"by": ("actor:army",), "targets": ("actor:front",)}
    for got in cells(ucdp_sheet(of("air_strike", ordered, civilian=civilian, combatant=combatant, **by))):  # type: ignore[arg-type]  # three bounds
        low, best, high, *parts = dead(got)
        assert 0 <= low <= best <= high  # type: ignore[operator]  # numbers in such a table
        assert sum(parts) == best  # type: ignore[arg-type]  # as above
        assert min(parts) >= 0  # type: ignore[type-var]  # as above


def test_codes_of_countries_are_unique() -> None:
    """No two countries share a number of ISO's or of Gleditsch and Ward's; a territory without one has none."""
    found = [code for one in countries() if (code := codes(one.iso2))]
    for numbers in ([c.iso_numeric for c in found], [c.gleditsch_ward for c in found]):
        known = [number for number in numbers if number is not None]
        assert len(known) == len(set(known)) > 190
    palestine, kosovo = codes("PS"), codes("XK")
    assert palestine is not None
    assert (palestine.iso_numeric, palestine.gleditsch_ward, palestine.acled_region) == (275, None, "Middle East")
    assert kosovo is not None
    assert (kosovo.iso_numeric, kosovo.gleditsch_ward) == (None, 347)
    assert codes("ZZ") is None
