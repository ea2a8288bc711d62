"""Who did it, apart from whether it happened; and what UCDP would have checked."""

from typing import Any

import pytest
from tests.factories import claim, locus, readings, report, toll

from recount.model import Attribution, CodeStatus, Grade, Occurrence, PlacePrecision
from recount.reconcile import ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

DEAD = toll("killed", 3, population="civilian")
BY = {"by": "the Northland army"}


def graded(*said: tuple[str, dict[str, Any]], tolls: tuple[Any, ...] = (DEAD,), place: Any = locus()) -> Grade:  # noqa: B008 - a constant
    members = [
        Told(
            claim=claim(f"c{n}", *rest.pop("tolls", tolls), speakers=speaker, at=100 * n, **rest),
            report=report(),
            readings=readings(f"c{n}", places=(place,) if place else ()),
        )
        for n, (speaker, rest) in enumerate((s, dict(r)) for s, r in said)
    ]
    grade = reconcile([members], ReconcileOptions(methods=("ucdp",)))[0].grade
    assert grade is not None
    return grade


@pytest.mark.parametrize(
    ("said", "attribution"),
    [
        ([("the Northland army", BY)], "declared"),
        ([("a monitor", BY), ("the hospital", BY)], "likely"),
        (
            [("a monitor", BY), ("the hospital", BY), ("the Northland army", {"stance": "denies", "tolls": ()})],
            "likely",
        ),
        ([("a monitor", BY)], "single_source"),
        ([("a monitor", BY), ("the hospital", {})], "single_source"),
        ([("a monitor", BY), ("the hospital", {"by": "the rebels", "stance": "disputes"})], "contested"),
        ([("a monitor", {}), ("the hospital", {})], "unnamed"),
    ],
)
def test_who_did_it_is_an_axis_of_its_own(said: list[Any], attribution: str) -> None:
    """Airwars' words for the status of a strike. A denial alone contests nothing."""
    grade = graded(*said)
    assert grade.attribution is Attribution(attribution)
    assert grade.attribution_because


def test_it_can_have_happened_though_nobody_knows_who_did_it() -> None:
    """Two lines of report corroborate the event and leave the perpetrator open."""
    grade = graded(("a monitor", {}), ("the hospital", {}))
    assert (grade.occurrence, grade.attribution) == (Occurrence.CORROBORATED, Attribution.UNNAMED)


@pytest.mark.parametrize(
    ("said", "rest", "status"),
    [
        ([("a monitor", BY)], {}, "Clear"),
        ([("a monitor", {})], {}, "Check dyad"),
        (
            [("the army", BY | {"tolls": (toll("killed", 9, text="9 militants", population="combatant"),)})],
            {},
            "Check vague or biased source",
        ),
        ([("a monitor", BY)], {"tolls": (toll("killed", text="several people"),)}, "Check deaths"),
        ([("a monitor", BY)], {"place": None}, "Check geography"),
        ([("a monitor", BY)], {"place": locus(precision=PlacePrecision.COUNTRY, radius_km=300.0)}, "Check geography"),
        ([("a monitor", BY), ("the hospital", BY | {"type": "abduction"})], {}, "Check type of violence"),
    ],
)
def test_ucdps_words_say_what_to_check(said: list[Any], rest: dict[str, Any], status: str) -> None:
    """The first doubt that a rule sees, with its reason."""
    grade = graded(*said, **rest)
    assert grade.status is CodeStatus(status)
    assert grade.status_because


def test_what_was_taken_back_has_no_status() -> None:
    """UCDP drops it."""
    grade = graded(("the agency", BY | {"stance": "retracts"}))
    assert (grade.occurrence, grade.status) == (Occurrence.REJECTED, None)


def test_clarity_is_two_for_what_a_total_leaves() -> None:
    """One event is 1; the rest of a sum whose parts are told apart is 2."""
    whole = Told(claim=claim("c1", toll("killed", 20)), report=report())
    part = Told(claim=claim("c2", toll("killed", 9), part_of="c1", at=90), report=report())
    found = [o.grade for o in reconcile([[whole], [part]])]
    assert [g.clarity for g in found if g is not None] == [2, 1]
