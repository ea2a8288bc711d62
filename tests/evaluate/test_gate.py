"""Floors only rise."""

import json
from pathlib import Path

import pytest
from tests.evaluate import cases

from recount.evaluate import gate
from recount.evaluate.score import compare
from recount.model import FormatError, UsageError

ROOT = Path(__file__).parents[2]
MARK = gate.Fingerprint(name="cases", sha256="00", reports=2, claims=6)
PERFECT = compare(cases.gold(), cases.gold()).scores
FAULTY = compare(cases.gold(), cases.coded()).scores
NO_FLOORS = {"sets": {}}


def test_a_good_run_holds_its_own_floors() -> None:
    """What was just pinned passes."""
    assert gate.falls(FAULTY, MARK, gate.raised(FAULTY, MARK, NO_FLOORS)) == ()


def test_a_fall_is_named_with_its_floor() -> None:
    """Every figure that fell by more than one item, and the overcount that rose."""
    fallen = {f.metric: f for f in gate.falls(FAULTY, MARK, gate.raised(PERFECT, MARK, NO_FLOORS))}
    assert {"said", "people", "mean", "type"} <= fallen.keys()
    assert "by" not in fallen
    assert str(fallen["said"]) == "said 0.6000 (floor 1.0000, one item weighs 0.2000)"


def test_one_item_may_be_lost() -> None:
    """A figure that lost a single hit passes: two things right and one wrong is progress."""
    coded = cases.gold()
    coded[0]["claims"][0]["event_type"] = "clash"
    scores = compare(cases.gold(), coded).scores
    assert scores.figures["type"].f1 < 1
    assert gate.falls(scores, MARK, gate.raised(PERFECT, MARK, NO_FLOORS)) == ()


def test_more_overcount_is_a_fall() -> None:
    """The one figure that must not rise."""
    floors = gate.raised(PERFECT, MARK, NO_FLOORS)
    floors["sets"]["cases"]["floors"] = {"overcount": -0.6}
    fallen = gate.falls(PERFECT, MARK, floors)
    assert [str(f) for f in fallen] == ["overcount 0.0000 (ceiling -0.6000, one item weighs 0.5000)"]


def test_floors_rise_without_a_reason() -> None:
    """Better figures are pinned as they are."""
    floors = gate.raised(PERFECT, MARK, gate.raised(FAULTY, MARK, NO_FLOORS))
    assert floors["sets"]["cases"]["floors"]["said"] == 1.0
    assert floors["sets"]["cases"]["lowered"] == []


def test_what_fell_by_one_item_keeps_its_floor() -> None:
    """Pinning again never moves a floor down, not even by little."""
    coded = cases.gold()
    coded[0]["claims"][0]["event_type"] = "clash"
    scores = compare(cases.gold(), coded).scores
    again = gate.raised(scores, MARK, gate.raised(PERFECT, MARK, NO_FLOORS))
    assert again["sets"]["cases"]["floors"] == gate.metrics(PERFECT)
    assert again["sets"]["cases"]["lowered"] == []


def test_floors_never_fall_silently() -> None:
    """Lowering is refused without a reason, and the reason stays in the file."""
    high = gate.raised(PERFECT, MARK, NO_FLOORS)
    with pytest.raises(UsageError, match=r"said 0\.6000"):
        gate.raised(FAULTY, MARK, high)
    low = gate.raised(FAULTY, MARK, high, reason="the gold was wrong about the mayor")
    assert {"metric": "said", "from": 1.0, "to": 0.6, "reason": "the gold was wrong about the mayor"} in low["sets"][
        "cases"
    ]["lowered"]


def test_another_file_has_no_floors() -> None:
    """Floors hold for the very bytes that they were measured on."""
    floors = gate.raised(PERFECT, MARK, NO_FLOORS)
    with pytest.raises(UsageError, match="not the file"):
        gate.falls(PERFECT, gate.Fingerprint(name="cases", sha256="11", reports=2, claims=7), floors)
    with pytest.raises(UsageError, match="No floors"):
        gate.falls(PERFECT, gate.Fingerprint(name="others", sha256="00", reports=2, claims=6), floors)


def test_a_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    """Name, digest and counts of the file."""
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, cases.gold())), encoding="utf-8")
    mark = gate.fingerprint(path)
    assert gate.fingerprint(path, "lexical").name == f"{mark.name} by lexical"
    assert (mark.name, mark.reports, mark.claims, len(mark.sha256)) == ("cases", 2, 6, 64)


def test_floors_are_written_and_read(tmp_path: Path) -> None:
    """Written then read gives the same; a broken file is refused."""
    path = tmp_path / "floors.json"
    assert gate.read_floors(path) == NO_FLOORS
    floors = gate.raised(FAULTY, MARK, NO_FLOORS)
    gate.write_floors(path, floors)
    assert gate.read_floors(path) == floors
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(FormatError, match="no floors file"):
        gate.read_floors(path)
