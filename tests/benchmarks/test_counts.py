"""The benchmark of totals: whom it counts, and what it prints."""

import json
from pathlib import Path

import pytest
from benchmarks.counts import Row, exact, main, totals
from tests.factories import claim, report, toll

from recount.flow.accounts import accounts_of
from recount.model import Claim, CodedReport, TollKind

KILLED, INJURED = TollKind.KILLED, TollKind.INJURED
AID = "aid_worker"


def told(*claims: Claim) -> dict[TollKind, int]:
    """The totals of a report that makes these claims."""
    coded = CodedReport(report=report(), claims=claims)
    return totals(CodedReport(report=coded.report, claims=claims, accounts=accounts_of(coded)))


def test_where_no_aid_worker_is_told_of_all_are_counted() -> None:
    """A driver and a guard may be the aid workers, though the words do not say so."""
    assert told(claim("c1", toll("killed", 2), toll("injured", 3))) == {KILLED: 2, INJURED: 3}


def test_others_do_not_count_beside_aid_workers() -> None:
    """The coders' totals are of aid workers alone."""
    one = claim("c1", toll("killed", 1, group=AID), toll("killed", 4, text="four soldiers"), toll("injured", 9))
    assert told(one) == {KILLED: 1, INJURED: 0}


def test_aid_workers_among_others_are_counted_as_such() -> None:
    """ "Six dead, among them two aid workers": a part of other people is a whole here."""
    assert told(claim("c1", toll("killed", 6), toll("killed", 2, group=AID, part_of=0)))[KILLED] == 2


def test_a_part_of_aid_workers_adds_nothing_to_them() -> None:
    """ "Five aid workers, among them a nurse of the agency": five, though others stand between the two."""
    whole, others = toll("killed", 5, group=AID), toll("killed", 2, part_of=0)
    assert told(claim("c1", whole, others, toll("killed", 1, group=AID, part_of=1)))[KILLED] == 5


def test_nobody_is_counted_twice() -> None:
    """Two voices on the same aid workers; a second incident adds to the first."""
    first = claim("c1", toll("killed", 3, group=AID), speakers="the agency")
    again = claim("c2", toll("killed", 3, group=AID), speakers="medics", same_event_as="c1")
    later = claim("c3", toll("killed", 1, group=AID, text="a driver"), places="Mehrin", when="in May", type="abduction")
    assert told(first, again)[KILLED] == 3
    assert told(first, again, later)[KILLED] == 4


def test_words_without_a_number_add_none() -> None:
    """ "Several aid workers" is no number; "at least two" is two."""
    assert told(claim("c1", toll("injured", group=AID)))[INJURED] == 0
    assert told(claim("c1", toll("injured", 2, group=AID, wording="at_least")))[INJURED] == 2


def row(name: str, gold: int, ours: int | None) -> Row:
    return Row(
        name=name,
        text="words",
        gold={KILLED: gold, INJURED: 0},
        ours=None if ours is None else {KILLED: ours, INJURED: 0},
    )


def test_exact_over_all_and_over_those_with_anybody_to_count() -> None:
    """What could not be coded is wrong, even where there is nobody to count."""
    rows = [row("1", 0, 0), row("2", 2, 2), row("3", 1, 4), row("4", 0, None)]
    assert exact(rows, KILLED) == (0.5, 0.5)
    assert exact(rows, INJURED) == (0.75, 0.0)


def test_the_last_line_is_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the texts of a file to the figures; the worst with the coders' and our numbers."""
    lines = [
        {"Incident ID": "7", "Details": "Two aid workers were killed by gunmen in Tarvo.", "Total killed": "2"},
        {"Incident ID": "8", "Details": "Three aid workers were wounded by gunmen in Tarvo.", "Total killed": "5"},
    ]
    (tmp_path / "awsd").mkdir()
    text = "\n".join(json.dumps(line | {"Total wounded": "0"}) for line in lines)
    (tmp_path / "awsd" / "incidents.jsonl").write_text(text, encoding="utf-8")
    assert main([str(tmp_path), "--json", "--worst", "5", "--workers", "1"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out.splitlines()[-1]) == {
        "awsd_incidents": 2,
        "awsd_killed_exact": 0.5,
        "awsd_killed_exact_positive": 0.5,
        "awsd_injured_exact": 0.5,
        "awsd_injured_exact_positive": 0.0,
    }
    assert "8: killed 5, ours 0, injured 0, ours 3\n  “Three aid workers" in out


def test_without_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is measured, and what is missing is named."""
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Skipped")
