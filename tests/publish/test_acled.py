"""The table in ACLED's layout: every column in its order, codes by its codebook, and blank where nobody tells."""

from dataclasses import replace
from datetime import date

import pytest
from tests.publish.released import cells, dossier, event, gate, killed
from tests.store import made

from recount.model import Basis, Grade, Occurrence, PlacePrecision, Precision, Window
from recount.publish.sheet import Cell
from recount.publish.styles.acled import acled_sheet, layout
from recount.publish.styles.fit import OWN

COLUMNS = (  # of ACLED's codebook, as its exports have them
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp"
).split()


def row(kind: str, population: str = "unstated", number: int = 3, **parties: tuple[str, ...]) -> dict[str, Cell]:
    (only,) = cells(acled_sheet(gate(dossier(event(kind, population, number, **parties)))))
    return only


def test_columns_are_those_of_the_codebook() -> None:
    """31 in order, then ours; each says what is in it."""
    assert [column.name for column in layout()] == COLUMNS
    sheet = acled_sheet(gate(dossier()))
    assert [column.name for column in sheet.columns] == [*COLUMNS, *(column.name for column in OWN)]
    assert all(column.holds for column in sheet.columns)


def test_what_is_known_is_in_its_column() -> None:
    """Day, place, country in ACLED's codes; our own id."""
    got = row("shelling", "civilian", by=("actor:army",))
    assert (got["event_date"], got["year"], got["time_precision"]) == (date(2017, 10, 3), 2017, 1)
    assert (got["iso"], got["region"], got["country"], got["admin1"]) == (760, "Middle East", "Syria", "Deir ez-Zor")
    assert (got["location"], got["latitude"], got["longitude"], got["geo_precision"]) == ("Tel Zeyd", 35.2, 40.4, 1)
    assert str(got["event_id_cnty"]).startswith("inc:b2:")
    assert got["timestamp"] == 1514764800
    assert (got["admin2"], got["admin3"], got["source_scale"], got["tags"]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("kind", "population", "number", "parties", "types"),
    [
        ("air_strike", "unstated", 3, {}, ("Explosions/Remote violence", "Air/drone strike")),
        ("shooting", "civilian", 3, {}, ("Violence against civilians", "Attack")),
        ("shooting", "combatant", 3, {}, ("Battles", "Armed clash")),
        ("killing", "unstated", 3, {"targets": ("actor:front",)}, ("Battles", "Armed clash")),
        ("ground_operation", "unstated", 3, {}, ("Battles", "Armed clash")),
        ("ground_operation", "unstated", 0, {}, ("Strategic developments", "Other")),
        ("abduction", "civilian", 0, {}, ("Violence against civilians", "Abduction/forced disappearance")),
        ("abduction", "civilian", 3, {}, ("Violence against civilians", "Attack")),
        ("detention", "unstated", 0, {}, ("Strategic developments", "Arrests")),
        (
            "protest_violence",
            "civilian",
            3,
            {"by": ("actor:army",)},
            ("Protests", "Excessive force against protesters"),
        ),
        ("protest_violence", "civilian", 0, {"by": ("actor:army",)}, ("Protests", "Protest with intervention")),
    ],
)
def test_types_follow_what_is_told(
    kind: str, population: str, number: int, parties: dict[str, tuple[str, ...]], types: tuple[str, str]
) -> None:
    """Who was struck and whether anybody was hurt decide, as in the codebook."""
    got = row(kind, population, number, **parties)
    assert (got["event_type"], got["sub_event_type"]) == types


def test_each_type_has_its_disorder() -> None:
    """By the codebook's table, the one that belongs to two among them."""
    assert row("clash")["disorder_type"] == "Political violence"
    assert row("destruction", number=0)["disorder_type"] == "Strategic developments"
    excessive = row("protest_violence", by=("actor:army",))
    assert excessive["disorder_type"] == "Political violence; Demonstrations"
    assert row("protest_violence", number=0, by=("actor:army",))["disorder_type"] == "Demonstrations"


@pytest.mark.parametrize(
    ("by", "targets", "inters"),
    [
        (("actor:army",), ("actor:front",), ("State forces", "Rebel group", "State forces-Rebel group")),
        (("actor:front",), ("actor:army",), ("Rebel group", "State forces", "State forces-Rebel group")),
        (
            ("actor:foreign",),
            ("actor:front",),
            ("External/Other forces", "Rebel group", "Rebel group-External/Other forces"),
        ),
        (("actor:guard",), (), ("Political militia", None, None)),
        ((), (), (None, None, None)),
    ],
)
def test_actors_and_their_types(
    by: tuple[str, ...], targets: tuple[str, ...], inters: tuple[str | None, str | None, str | None]
) -> None:
    """A state's forces abroad are external; an interaction needs both types."""
    got = row("clash", by=by, targets=targets)
    assert (got["inter1"], got["inter2"], got["interaction"]) == inters


def test_external_forces_on_civilians_is_written_the_other_way_round() -> None:
    """The one label whose order the codebook reverses."""
    got = row("air_strike", "civilian", by=("actor:foreign",))
    assert (got["actor2"], got["interaction"]) == ("Civilians (Syria)", "External/Other forces-Civilians")
    assert got["civilian_targeting"] == "Civilians targeted"


def test_civilians_of_a_battle_are_no_actor() -> None:
    """Bystanders of a clash count as dead and nothing else."""
    got = row("clash", "civilian", by=("actor:army",))
    assert (got["actor2"], got["inter2"], got["civilian_targeting"]) == (None, None, None)


def test_dead_of_no_stated_status_are_no_civilians() -> None:
    """Nobody said that they were."""
    assert row("air_strike")["actor2"] is None
    assert row("air_strike")["civilian_targeting"] is None


def test_parties_that_one_claim_names_acted_together() -> None:
    """The first is actor1, the others are associates."""
    got = row("air_strike", by=("actor:army", "actor:foreign"))
    assert (got["actor1"], got["assoc_actor_1"]) == ("Army of Zeydland", "Foreign Air Force")


def test_alternatives_are_no_actor() -> None:
    """Two voices that accuse different parties: neither column says who did it; the note says that it is disputed."""
    first, second = event("air_strike", by=("actor:army",)), event("air_strike", number=4, by=("actor:foreign",))
    one, other = dossier(first), dossier(second)
    both = replace(one, tellings=(*one.tellings, *other.tellings))
    (got,) = cells(acled_sheet(gate(both)))
    assert (got["actor1"], got["inter1"]) == (None, None)
    assert "Army of Zeydland or Foreign Air Force" in str(got["notes"])


def test_fatalities_are_those_of_its_method() -> None:
    """The figure by `acled`; 0 where nobody tells of dead; blank where dead are told and that method has no figure."""
    coded = event("clash")
    both = (killed(coded, "acled", "all", 2, 2, 5), killed(coded, "ucdp", "all", 3, 3, 3))
    figures = [
        cells(acled_sheet(gate(dossier(coded, estimates=estimates))))[0]["fatalities"]
        for estimates in (both, (), both[1:])
    ]
    assert figures == [2, 0, None]


def test_a_week_is_dated_to_its_middle() -> None:
    """With the precision that says so."""
    week = Window(start=date(2017, 10, 2), end=date(2017, 10, 9), precision=Precision.WEEK, basis=Basis.STATED)
    (got,) = cells(acled_sheet(gate(dossier(window=week))))
    assert (got["event_date"], got["time_precision"]) == (date(2017, 10, 5), 2)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"window": replace(made.DAY, end=date(2017, 12, 3), precision=Precision.MONTH), "estimates": ()},
            "not to a month",
        ),
        ({"window": None}, "not to a month"),
        ({"locus": replace(made.PLACE, precision=PlacePrecision.COUNTRY)}, "not below a country"),
        ({"locus": None}, "not below a country"),
        ({"grade": Grade(occurrence=Occurrence.REJECTED, occurrence_because="taken back")}, "no claim stands"),
    ],
)
def test_what_does_not_fit_is_counted(changes: dict[str, object], reason: str) -> None:
    """No row, and a reason."""
    sheet = acled_sheet(gate(dossier(**changes)))
    assert sheet.rows == ()
    assert [(w.number, reason in w.reason) for w in sheet.left_out] == [(1, True)]


def test_nobody_identified_is_a_party_in_acleds_manner() -> None:
    """An armed group that is only described has a name of its kind and a type; people who are not armed have neither."""
    assert [row("shooting", by=("unknown:gunmen",))[name] for name in ("actor1", "inter1")] == [
        "Unidentified Armed Group (Syria)",
        "Political militia",
    ]
    assert row("shooting", by=("unknown:assailants",))["actor1"] is None


@pytest.mark.parametrize(("kind", "population"), [("protest_violence", "civilian"), ("other_violence", "unstated")])
def test_a_type_that_nobody_tells_is_not_made_up(kind: str, population: str) -> None:
    """Who began at a protest, and whether other violence was against civilians: no row."""
    sheet = acled_sheet(gate(dossier(event(kind, population))))
    assert (sheet.rows, sheet.left_out[0].number) == ((), 1)


def test_totals_have_no_row() -> None:
    """Such tables are summed, and the people of a total stand in other rows."""
    of = gate(dossier())
    total = replace(of, incidents=(replace(of.incidents[0], is_total=True),))
    sheet = acled_sheet(total)
    assert (sheet.rows, "totals" in sheet.left_out[0].reason) == ((), True)


def test_each_row_says_whether_it_was_reviewed() -> None:
    """Behind ACLED's columns, and in the note."""
    got = row("clash")
    assert got["recount_review"] == "machine-proposed, not reviewed by a person"
    assert "not reviewed by a person" in str(got["notes"])
