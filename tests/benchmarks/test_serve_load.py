"""The load on the workbench: every kind is asked for, every decision is one that can be kept, and nothing lost goes unsaid."""

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.serve_ask import Client, Heard, Where, Writer, _paths
from benchmarks.serve_load import BARS, _spread, lines

from recount.model import DecisionKind
from recount.review import SHAPES

THERE = Where(port=1, token="", incidents=("inc:b2:aa",), reports=("rep:b2:bb",))
CLAIM = {"id": "clm:b2:cc", "tolls": [{"kind": "killed"}]}
INCIDENT = {"id": "inc:b2:aa", "version": "1", "claims": [CLAIM]}


def figures(**other: Any) -> dict[str, Any]:
    """Of a run in which all went well."""
    plain = {
        "claims": 300,
        "incidents": 30,
        "shelved_s": 1.0,
        "errors": 0,
        "first_errors": [],
        "decided": 9,
        "conflicts": 0,
    }
    told = {"lost": 0, "told_after_s": {"n": 0}, "all_told": True, "failed_jobs": 0, "worked_s": 1.0, "waited_s": 0.0}
    size = {"answers": 100, "web_mb": 1, "peak_mb": 2, "wal_mb": 0, "load": [0.1, 0.2]}
    kinds = {"empty": _spread([1.0, 2.0]), "list": _spread([10.0, 20.0])}
    return {**plain, **told, **size, "kinds": kinds, **other}


def test_readers_ask_for_every_kind_that_has_a_bar() -> None:
    """And for an empty answer beside; a list leads on to its next page."""
    asked = {kind for kind, _ in _paths(THERE, random.Random(1), 900)}  # noqa: S311 - no secret
    assert set(BARS) - {"page"} <= asked
    assert "empty" in asked


def test_writers_say_what_can_be_said() -> None:
    """Each of a kind that there is, about what that kind is about, with the version that was seen."""
    writer = Writer(Client(THERE, Heard()), random.Random(1), "Writer 1")  # noqa: S311 - no secret
    made = [writer._decision(INCIDENT) for _ in range(60)]
    assert {one["kind"] for one in made} == {DecisionKind.CORRECT, DecisionKind.ACCEPT, DecisionKind.GRADE}
    assert all(one["about"][0].split(":")[0] in SHAPES[one["kind"]].of for one in made)
    assert all(one["seen"] == {"inc:b2:aa": "1"} for one in made)
    assert sum(one["kind"] == DecisionKind.ACCEPT for one in made) == 1, "who says the same twice is refused"


def test_the_table_names_each_bar_and_what_was_lost() -> None:
    """Kept or missed by the 95th percentile; a lost write and an error are named."""

    def told(**other: Any) -> Iterator[str]:
        return lines(figures(**other))

    assert any(line.endswith("150 kept") for line in told())
    slow = {"empty": _spread([1.0]), "list": _spread([300.0])}
    assert any(line.endswith("150 MISSED") for line in told(kinds=slow))
    assert any("lost writes 1 of 9" in line for line in told(lost=1))
    assert any("GET /x: 500" in line for line in told(errors=1, first_errors=["GET /x: 500"]))
