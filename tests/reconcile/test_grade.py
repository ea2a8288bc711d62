"""Grades on two axes: did it happen, and was harm to civilians told."""

from typing import Any

import pytest
from tests.factories import claim, readings, report, toll

from recount.model import CivilianHarm, Occurrence, UsageError
from recount.reconcile import ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

CIVILIANS = toll("killed", 3, population="civilian")
FIGHTERS = toll("killed", 3, population="combatant")


def graded(*said: tuple[str, Any, dict[str, Any]]) -> tuple[Occurrence, CivilianHarm | None]:
    members = [
        Told(claim=claim(f"c{n}", *tolls, speakers=speaker, at=100 * n, **rest), report=report())
        for n, (speaker, tolls, rest) in enumerate(said)
    ]
    grade = reconcile([members])[0].grade
    assert grade is not None
    assert grade.occurrence_because
    return grade.occurrence, grade.harm


BY = {"by": "the Northland army"}
UNSURE = {"stance": "cannot_verify"}


@pytest.mark.parametrize(
    ("said", "occurrence", "harm"),
    [
        ([("a monitor", (CIVILIANS,), BY)], "single_source", "weak"),
        ([("a monitor", (CIVILIANS,), BY), ("the hospital", (CIVILIANS,), BY)], "corroborated", "fair"),
        ([("a monitor", (CIVILIANS,), {}), ("the hospital", (CIVILIANS,), {})], "corroborated", "contested"),
        ([("the Northland army", (CIVILIANS,), BY)], "acknowledged", "confirmed"),
        ([("the Northland army", (FIGHTERS,), BY), ("a monitor", (CIVILIANS,), BY)], "acknowledged", "weak"),
        ([("a monitor", (CIVILIANS,), BY), ("the army", (), {"stance": "denies"})], "disputed", "weak"),
        ([("a monitor", (FIGHTERS,), BY)], "single_source", "discounted"),
        ([("a monitor", (toll("killed", 3),), BY)], "single_source", None),
        ([("a monitor", (), BY)], "single_source", "no_civilian_harm_reported"),
        ([("the agency", (CIVILIANS,), {"stance": "retracts"})], "rejected", None),
        # Who could not confirm it, or denies it, is no second line
        ([("a monitor", (CIVILIANS,), BY), ("the police", (CIVILIANS,), BY | UNSURE)], "single_source", "weak"),
        (
            [("a monitor", (CIVILIANS,), BY | UNSURE), ("the police", (CIVILIANS,), BY | UNSURE)],
            "single_source",
            "weak",
        ),
        ([("the Northland army", (CIVILIANS,), BY | UNSURE)], "single_source", "weak"),
        ([("a monitor", (CIVILIANS,), BY), ("the police", (), {"stance": "disputes"})], "single_source", "weak"),
        # Two who name one party do not contest it, though they dispute the number; two parties do
        (
            [("a monitor", (CIVILIANS,), BY), ("the hospital", (FIGHTERS,), BY | {"stance": "disputes"})],
            "corroborated",
            "weak",
        ),
        (
            [("a monitor", (CIVILIANS,), BY), ("the hospital", (), {"by": "the rebels", "stance": "disputes"})],
            "corroborated",
            "contested",
        ),
    ],
)
def test_grades_follow_from_who_says_what(said: list[Any], occurrence: str, harm: str | None) -> None:
    """One line a case: the voices, whether it happened, and Airwars' grade of civilian harm."""
    assert graded(*said) == (Occurrence(occurrence), CivilianHarm(harm) if harm else None)


def blamed(*culprits: tuple[str, str | None]) -> tuple[CivilianHarm | None, str]:
    """The grade of harm where each voice blames one culprit: its words and the id that was read."""
    members = [
        Told(
            claim=claim(f"c{n}", CIVILIANS, speakers=f"voice {n}", by=words or (), at=100 * n),
            report=report(),
            readings=readings(f"c{n}", by=(key,) if key else ()),
        )
        for n, (words, key) in enumerate(culprits)
    ]
    grade = reconcile([members])[0].grade
    assert grade is not None
    return grade.harm, grade.harm_because


def test_contested_says_why() -> None:
    """No belligerent named by anyone, or two of them; one party under two names is one."""
    nobody = "no source names a belligerent (Airwars files this as contested)"
    assert blamed(("", None), ("", None)) == (CivilianHarm.CONTESTED, nobody)
    two = blamed(("Russian jets", "actor:ru"), ("Turkish jets", "actor:tr"))
    assert two == (CivilianHarm.CONTESTED, "the claims name different perpetrators")
    assert blamed(("Russian jets", "actor:ru"), ("Moscow", "actor:ru"))[0] is CivilianHarm.FAIR
    assert blamed(("jets", "unknown:jets"), ("Russia", "actor:ru"))[0] is CivilianHarm.FAIR


def test_an_unknown_method_is_refused_with_the_names_there_are() -> None:
    """The message says what to choose from."""
    with pytest.raises(UsageError, match="as_told, ucdp, airwars, acled"):
        reconcile([], ReconcileOptions(methods=("guess",)))
