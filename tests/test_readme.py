"""What the README says of grades and of the example ledger holds for the program."""

import re
from pathlib import Path

import pytest

from recount.model import CivilianHarm, Occurrence

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("grade", [*Occurrence, *CivilianHarm], ids=lambda g: g.value)
def test_every_grade_is_explained(grade: Occurrence | CivilianHarm) -> None:
    """In a row of its own, in the words that are printed."""
    assert f"\n| {grade.value.replace('_', ' ')} | " in README


def test_no_command_rests_on_an_id_that_may_not_be_there() -> None:
    """Ids change with the rules: a reader is sent to the list first."""
    assert re.search(r"recount show [0-9a-f]{4,}", README) is None
    assert README.index("$ recount incidents") < README.index("$ recount show ID")


def test_totals_are_warned_of() -> None:
    """Next to how to read a number."""
    section = README.split("## How to read the numbers")[1].split("\n## ")[0]
    assert "Never sum a column" in section
    assert "`is_total`" in section
