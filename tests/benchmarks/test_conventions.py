"""Two codings side by side: what is counted of each."""

import json
from pathlib import Path

import pytest
from benchmarks.conventions import habits, main

CLAIM = {
    "id": "c1",
    "event_type": "shelling",
    "stance": "asserts",
    "evidence": ["Shells hit Azaz, a nurse told The Tribune."],
    "speakers": ["The Tribune", "a nurse"],
    "perpetrators": ["the army"],
    "targets": [],
    "weapons": ["Shells"],
    "places": [{"text": "Azaz", "relation": "in"}],
    "when": {"text": "in spring", "start": None, "end": None},
    "tolls": [{"kind": "exposed", "high": None, "wording": "unquantified", "population": "combatant"}],
    "losses": [{"kind": "hit"}, {"kind": "destroyed"}],
    "part_of": None,
}
REPORT = {
    "doc_id": "r",
    "source": "Delta Tribune",
    "text": "Shells hit Azaz, a nurse told The Tribune.",
    "claims": [CLAIM, CLAIM | {"id": "c2", "speakers": [], "stance": "denies", "tolls": [], "losses": []}],
    "incidents": [{"claims": ["c1", "c2"]}],
}


def test_habits_are_shares_of_what_they_are_about() -> None:
    """Of claims, of tolls, of losses."""
    found = habits([REPORT])
    assert (found["claims a report"], found["claims an incident"]) == (2, 2)
    assert (found["outlet's own voice"], found["plainly asserted"], found["own outlet speaks"]) == (0.5, 0.5, 0.5)
    assert (found["perpetrator"], found["perpetrator in its words"]) == (1, 0)
    assert (found["place in its words"], found["day known"], found["strike or shelling"]) == (1, 0, 1)
    assert (found["tolls a claim"], found["toll exposed"], found["loss only hit"]) == (0.5, 1, 0.5)


def test_they_stand_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A column for each; a folder or a file without reports says what to do."""
    (tmp_path / "corpus").mkdir()
    with pytest.raises(SystemExit, match="name the folder"):
        main([str(tmp_path)])
    (tmp_path / "corpus" / "by-lot-1.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    other = tmp_path / "open.jsonl"
    with pytest.raises(SystemExit, match="no coded reports"):
        main([str(tmp_path), "--beside", str(other)])
    other.write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    main([str(tmp_path), "--beside", str(other), "--json"])
    printed = capsys.readouterr().out
    assert printed.splitlines()[0].split() == ["by", "lot", "others", "open"]
    assert json.loads(printed.splitlines()[-1])["open"]["reports"] == 1
