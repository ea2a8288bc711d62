"""The MUC-4 benchmark: what it reads, says and prints."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benchmarks.muc4 import BY, main, messages
from benchmarks.muc4_heads import _once
from benchmarks.muc4_score import Template
from benchmarks.muc4_templates import is_people, templates_of
from tests.extract.engines.encoder.conftest import page_of

RAID = {
    "incident_type": "bombing",
    "PerpInd": [[["rebels", 0]]],
    "PerpOrg": [],
    "Target": [[["bridge", 20], ["the old bridge", 15]]],
    "Victim": [],
    "Weapon": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one message, whose gold has one template twice."""
    _write(
        tmp_path, "dev.json", {"docid": "D-1", "doctext": "rebels blew up the old bridge.", "templates": [RAID, RAID]}
    )
    return tmp_path


def _write(folder: Path, name: str, message: dict[str, Any]) -> None:
    place = folder / "muc4" / "processed_gtt"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(json.dumps(message) + "\n", encoding="utf-8")


def test_a_gold_template_given_twice_counts_once(folder: Path) -> None:
    """And its mentions are read without their offsets."""
    (message,) = messages(folder / "muc4" / "processed_gtt" / "dev.json")
    (gold,) = message.gold
    assert gold.of("Target") == (("bridge", "the old bridge"),)
    assert gold.of("Weapon") == ()


def test_the_last_line_is_the_figures(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Percentages over all slots, and for each."""
    said = [Template(incident_type="bombing", entities={"Target": (("bridge",),)})]
    monkeypatch.setitem(BY, "heads", lambda _: said)
    assert main([str(folder), "--json", "--worst", "1"]) == 0
    out = capsys.readouterr().out
    figures = json.loads(out.splitlines()[-1])
    assert (figures["precision"], figures["recall"], figures["f1"]) == (100.0, 66.67, 80.0)
    assert figures["slots"]["PerpInd"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert (figures["split"], figures["documents"]) == ("dev", 1)
    assert "gold  bombing  PerpInd: rebels | Target: bridge = the old bridge" in out


def test_the_test_set_is_taken_where_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the development set beside it."""
    _write(folder, "test.json", {"docid": "T-1", "doctext": "The harvest was good.", "templates": []})
    main([str(folder)])
    assert "1 documents of test.json" in capsys.readouterr().out


def test_without_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is measured, and what is missing is named."""
    assert main([str(tmp_path), "--json"]) == 0
    assert capsys.readouterr().out.startswith("Skipped")


def test_an_incident_becomes_a_template() -> None:
    """Type, who did it, what was struck and with what; who is named among the dead is a victim."""
    (made,) = templates_of(
        "Unidentified gunmen blew up a bridge with a car bomb in Tarvo on Monday, killing two farmers."
    )
    assert made.incident_type == "bombing"
    assert made.of("PerpInd") == (("unidentified gunmen",),)
    assert made.of("Target") == (("bridge",),)
    assert made.of("Weapon") == (("car bomb",),)
    assert made.of("Victim") == ()


def test_peace_makes_no_template() -> None:
    """A text without violence has none."""
    assert templates_of("The harvest was good, and the market of Tarvo was full of people.") == []


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("two farmers", True),
        ("the peasants of the town", False),
        ("villagers of Tarvo", True),
        ("the farmers' homes", False),
    ],
)
def test_people_are_told_from_things(phrase: str, people: bool) -> None:
    """By the last noun before a preposition."""
    assert is_people(phrase) is people


def test_a_mention_is_read_whole() -> None:
    """Over likely words at its edges, and together where two pieces stand in one noun phrase or over "of"."""
    page = page_of("Members of the movement threw homemade bombs.")
    tags = np.zeros((len(page.words), 3), dtype=np.float32)
    tags[:, 0] = 1
    for word, chance in (("Members", 0.9), ("of", 0.4), ("the", 0.4), ("homemade", 0.9), ("bombs", 0.9)):
        tags[page.words.index(word)] = (1 - chance, chance if word == "bombs" else 0, 0 if word == "bombs" else chance)
    tags[page.words.index("movement")] = (0.1, 0.8, 0.1)
    assert [phrase for _, phrase in _once(page, tags)] == ["members of the movement", "homemade bombs"]
