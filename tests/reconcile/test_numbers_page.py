"""`docs/numbers.md` is true of the code: every method, every rule with its bounds, every threshold."""

from pathlib import Path

import pytest

from recount.link import across
from recount.link.weights import weights
from recount.model import CivilianHarm, Occurrence
from recount.reconcile import METHODS
from recount.vocab.vague import VagueRule, vague_rules

PAGE = (Path(__file__).parents[2] / "docs" / "numbers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", vague_rules(), ids=lambda r: r.id)
def test_every_rule_stands_there_with_its_bounds(rule: VagueRule) -> None:
    """One row a rule, as the table has it."""
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{rule.id}` |")]
    bounds = ["open" if n is None else str(n) for n in (rule.low, rule.best, rule.high)]
    assert [cell.strip() for cell in row.split("|")[3:6]] == bounds
    assert all(f'"{word}"' in row for word in rule.words)


@pytest.mark.parametrize("name", [*METHODS, *Occurrence, *CivilianHarm])
def test_every_method_and_grade_is_explained(name: str) -> None:
    """By the name that the code uses."""
    assert f"`{name}`" in PAGE


def test_the_thresholds_are_those_of_the_code() -> None:
    """Points from which claims are one event across reports, and one event or a part inside one."""
    page, inside = PAGE.replace("\n", " "), weights()
    assert f"{across.ENOUGH} points across reports" in page
    assert f"from {inside.same.enough} points on" in page
    assert f"from {inside.part.enough} points on, or from {inside.part.beside_links}" in page
