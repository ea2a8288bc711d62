"""Importing a team's spreadsheet: again adds nothing, a changed row supersedes, rows of one incident are held together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from recount.flow.answer import Answer, decide
from recount.flow.imports import Imported, ImportOptions, import_sheet
from recount.flow.keep import KeepOptions
from recount.flow.row_decisions import Seen, pairs
from recount.intake import open_sheet
from recount.intake.mapping import map_of
from recount.model import Decision, standing
from recount.resolve import ResolveTools
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.verify import verify

MAP: dict[str, Any] = {
    "source": "Riverside Record",
    "columns": {
        "id": "Ref",
        "key": "Case",
        "date": "Day",
        "place": "Village",
        "lat": "Lat",
        "lon": "Lon",
        "type": "Kind",
        "source": "Source",
        "reviewer": "Checked",
    },
    "tolls": [{"kind": "killed", "low": "Min", "best": "Best", "high": "Max"}],
}
HEAD = "Ref,Case,Day,Village,Lat,Lon,Kind,Source,Checked,Min,Best,Max\n"
ONE = "R1,K1,2018-05-03,Tel Zeyd,35.2041,40.4012,air strike,Hill Herald,M. Odeh,3,4,5\n"
TWO = "R2,K1,2018-05-03,Tel Zeyd,35.2041,40.4012,air strike,Valley Post,,6,,6\n"
FAR = "R3,K2,2018-09-09,Dorra,36.9001,41.1001,shelling,,,1,2,3\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def take(
    ledger: Ledger,
    *rows: str,
    hour: int = 1,
    chosen: dict[str, Any] | None = None,
    day: int = 1,
    restore: bool = False,
) -> Imported:
    """Import these rows, at that hour of a day of June."""
    path = ledger.path.with_name("rows.csv")
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    options = ImportOptions(
        by="Ana Quist",
        at=datetime(2018, 6, day, hour, tzinfo=UTC),
        restore=restore,
        tools=ResolveTools(),
        keep=KeepOptions(methods=("as_told",)),
    )
    with open_sheet(path) as sheet:
        return import_sheet(ledger, sheet, map_of(chosen or MAP, "map"), options)


def said(ledger: Ledger) -> list[tuple[str, str]]:
    """Kinds and answers of the decisions that stand."""
    return sorted((d.kind, d.answer) for d in standing(views.decisions(ledger)))


def test_rows_become_reports_claims_and_decisions(ledger: Ledger) -> None:
    """Rows of one incident are one event by a person's word, the reviewed one is accepted, and the ledger verifies."""
    made = take(ledger, ONE, TWO, FAR)
    assert (made.new, made.failed, made.incidents) == (("R1", "R2", "R3"), (), 2)
    assert said(ledger) == [("accept", "yes"), ("same_event", "yes")]
    assert {d.by for d in views.decisions(ledger)} == {"Ana Quist"}
    assert verify(ledger) == ()


def test_the_point_and_the_day_are_the_rows(ledger: Ledger) -> None:
    """They are readings with their reason."""
    take(ledger, ONE)
    (coded,) = views.coded_reports(ledger)
    (read,) = coded.readings
    assert read.when is not None
    assert (str(read.when.value and read.when.value.start), read.when.because) == (
        "2018-05-03",
        "the row gives 3 May 2018",
    )
    assert [(r.value and (r.value.lat, r.value.radius_km)) for r in read.places] == [(35.2041, 5.0)]


def test_the_same_sheet_again_adds_nothing(ledger: Ledger) -> None:
    """No entry of the chain is new, whoever imports it."""
    take(ledger, ONE, TWO, FAR)
    before = views.head(ledger)
    made = take(ledger, FAR, TWO, ONE, TWO, hour=2)
    assert (made.new, made.known, made.twice, made.decisions) == ((), 3, ("row 5 (as row 3)",), 0)
    assert views.head(ledger) == before


def test_a_changed_row_takes_the_place_of_the_old_one(ledger: Ledger) -> None:
    """The old version stays in the ledger, rejected with the reason; changed back, it stands again."""
    take(ledger, FAR)
    changed = take(ledger, FAR.replace("1,2,3", "1,2,9"), hour=2)
    assert (changed.new, changed.changed) == (("R3",), ("R3",))
    (rejected,) = [d for d in standing(views.decisions(ledger)) if d.kind == "reject"]
    assert rejected.reason.startswith("the row was changed in the spreadsheet")
    assert len(list(views.reports(ledger))) == 2
    back = take(ledger, FAR, hour=3)
    assert (back.new, back.changed) == ((), ("R3",))
    stands = [d.about for d in standing(views.decisions(ledger)) if d.kind == "reject"]
    assert len(stands) == 1
    assert stands != [rejected.about]
    assert verify(ledger) == ()


def test_a_row_that_only_names_its_incident_is_changed_and_changed_back(ledger: Ledger) -> None:
    """Of one incident one version stands, however often it changes."""
    by_key = MAP | {"columns": {k: v for k, v in MAP["columns"].items() if k != "id"} | {"notes": "Ref"}}
    one = ONE.replace("R1,", ",")
    for hour, rows in enumerate((one, one.replace("3,4,5", "3,4,7"), one), 1):
        take(ledger, rows, hour=hour, chosen=by_key)
        (account,) = views.accounts(ledger)
        assert len(account.claim_ids) == 1
    assert [e.high for e in account.estimates if e.method == "as_told"] == [5]


def test_another_map_reads_the_same_rows_anew(ledger: Ledger) -> None:
    """The row is a new coding of the same report; a map that says the same adds none."""
    plain = MAP | {"types": {"air strike": "air_strike"}}
    take(ledger, ONE, TWO)
    assert take(ledger, ONE, TWO, hour=2, chosen=MAP | {"types": {"air strike": "bombing"}}).known == 2
    assert [c.event_type.value for one in views.coded_reports(ledger) for c in one.claims] == ["bombing", "bombing"]
    take(ledger, ONE, TWO, hour=3, chosen=plain)
    assert [c.event_type.value for one in views.coded_reports(ledger) for c in one.claims] == ["air_strike"] * 2
    assert len(list(views.accounts(ledger))) == 1
    assert verify(ledger) == ()


def take_back(ledger: Ledger, kind: str, day: int = 2) -> Decision:
    """The decision of this kind, which Ben Ode took back on that day of June."""
    (found,) = [d for d in standing(views.decisions(ledger)) if d.kind == kind]
    undo = replace(
        found, id=f"dec:undo{day}", kind="undo", about=(found.id,), supersedes=found.id, anchors=(), reason=""
    )
    ledger.append_decision(replace(undo, by="Ben Ode", at=datetime(2018, 6, day, tzinfo=UTC)))
    return found


def test_a_decision_that_a_person_took_back_stays_so_and_is_named(ledger: Ledger) -> None:
    """Importing again does not bring it up again, and says what was left so, and by whom."""
    take(ledger, ONE, TWO)
    joined = take_back(ledger, "same_event")
    made = take(ledger, ONE, TWO, hour=3)
    assert "same_event" not in {kind for kind, _ in said(ledger)}
    assert [(one.decision.id, one.undo.by) for one in made.taken_back] == [(joined.id, "Ben Ode")]


def test_a_decision_that_was_taken_back_is_restored_where_the_importer_asks(ledger: Ledger) -> None:
    """As often as it is taken back; what nobody took back is not decided twice."""
    take(ledger, ONE, TWO)
    for day in (2, 4):
        take_back(ledger, "same_event", day)
        made = take(ledger, ONE, TWO, day=day + 1, restore=True)
        assert (made.decisions, said(ledger)) == (1, [("accept", "yes"), ("same_event", "yes")])
    assert take(ledger, ONE, TWO, day=9, restore=True).taken_back == ()
    assert verify(ledger) == ()


def test_what_a_person_decided_and_took_back_says_nothing_against_the_sheet(ledger: Ledger) -> None:
    """Somebody rejected a row, and took that back; when the sheet changes it, the old version steps back all the same."""
    take(ledger, FAR)
    (coded,) = views.coded_reports(ledger)
    at = datetime(2018, 6, 1, 5, tzinfo=UTC)
    decide(ledger, Answer(kind="reject", about=(coded.claims[0].id,), answer="yes", by="Ben Ode", at=at))
    take_back(ledger, "reject")
    made = take(ledger, FAR.replace("1,2,3", "1,2,9"), day=3)
    assert (made.taken_back, made.changed) == ((), ("R3",))
    assert [(d.kind, d.by) for d in standing(views.decisions(ledger))] == [("reject", "Ana Quist")]


def test_an_old_row_that_a_person_brought_back_stays_beside_the_new_one(ledger: Ledger) -> None:
    """Who takes back that a version was replaced wants both; the next import leaves it so."""
    take(ledger, FAR)
    take(ledger, FAR.replace("1,2,3", "1,2,9"), hour=2)
    take_back(ledger, "reject")
    assert len(take(ledger, FAR.replace("1,2,3", "1,2,9"), day=3).taken_back) == 1
    assert "reject" not in {kind for kind, _ in said(ledger)}


def test_a_best_number_is_a_witness_like_any_other(ledger: Ledger) -> None:
    """The team's low, best and high are those of the methods, where nobody else tells of it, and beside other voices."""
    take(ledger, FAR)
    (account,) = views.accounts(ledger)
    assert [(e.low, e.best, e.high, e.method) for e in account.estimates] == [(1, 2, 3, "as_told")]
    take(ledger, ONE, TWO, day=2)
    told = [(e.low, e.best, e.high, e.witnesses) for a in views.accounts(ledger) for e in a.estimates]
    assert (3, 4, 6, 2) in told


def test_rows_that_people_coded_and_accepted_are_reviewed(ledger: Ledger) -> None:
    """One row checked makes no incident of two reviewed; a claim of a report is never reviewed by its acceptance alone."""
    take(ledger, ONE)
    (alone,) = views.dossiers(ledger)
    assert (alone.reviewed_by, alone.tellings[0].accepted_by) == ("Ana Quist", "Ana Quist")
    take(ledger, ONE, TWO, day=2)
    (both,) = views.dossiers(ledger)
    assert (both.reviewed_by, [t.accepted_by for t in both.tellings]) == (None, ["Ana Quist", None])


def test_rows_of_two_incidents_are_held_apart(ledger: Ledger) -> None:
    """Alike in all else, the team still says that they are two."""
    take(ledger, ONE, ONE.replace("R1,K1", "R9,K9"))
    assert len(list(views.accounts(ledger))) == 2


def test_one_row_that_fails_costs_no_other(ledger: Ledger) -> None:
    """It is named with its row and column, and so is an id that two rows have."""
    made = take(ledger, ONE, TWO.replace("2018-05-03", "soon"), ONE.replace("3,4,5", "3,4,6"), FAR)
    assert made.new == ("R1", "R3")
    assert ["row 3, column 'Day'" in str(made.failed[0]), "is that of row 2" in str(made.failed[1])] == [True, True]


def test_rows_that_a_sheet_no_longer_has_stand(ledger: Ledger) -> None:
    """They are named, and nothing happens to them."""
    take(ledger, ONE, FAR)
    made = take(ledger, ONE, hour=2)
    assert made.absent == ("R3",)
    assert made.incidents == 2


def test_rows_are_no_copies_of_each_other(ledger: Ledger) -> None:
    """However alike two rows read, they are two witnesses."""
    take(ledger, ONE, TWO)
    with ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM kinships").scalar() == 0


def seen(claim: str, key: str | None = None, identity: str | None = None, *, new: bool = True) -> Seen:
    return Seen(claim_id=claim, key=key, identity=identity, new=new)


def test_which_row_takes_whose_place() -> None:
    """By the id; without one, by the incident and in order; without either, never."""
    assert pairs([seen("a", identity="R1")], [seen("b", identity="R1", new=False)]) == [("a", "b")]
    assert pairs([seen("a", "K"), seen("b", "K")], [seen("c", "K")]) == [("a", "c")]
    assert pairs([seen("a", "K")], [seen("c", "K", new=False)]) == []
    assert pairs([seen("a")], [seen("b")]) == []
