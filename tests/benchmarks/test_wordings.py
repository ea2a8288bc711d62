"""The benchmark of wordings: what it reads where, and what it prints."""

import json
from pathlib import Path

import pytest
from benchmarks.wordings import figures, main, readings


def toll(words: str, low: int | None, high: int | None, wording: str) -> dict[str, object]:
    """A toll as the gold has it."""
    return {"kind": "killed", "low": low, "high": high, "wording": wording, "text": words}


def report(text: str, *tolls: dict[str, object]) -> dict[str, object]:
    """A coded report of one claim, its evidence the whole text."""
    return {"doc_id": "r1", "text": text, "claims": [{"evidence": [text], "tolls": list(tolls)}]}


def test_words_are_read_where_they_stand() -> None:
    """By the tally from the words, by the grammar from the sentence."""
    (read,) = readings(
        [report("Shelling killed at least five herders.", toll("at least five herders", 5, None, "at_least"))]
    )
    assert read.tallied == read.parsed == read.coded


def test_what_the_grammar_does_not_find_is_not_wrong() -> None:
    """It is told apart: found, and right of those found."""
    told = list(readings([report("Five herders lie there.", toll("Five herders", 5, 5, "exact"))]))
    assert figures(told) == {"tolls": 1, "tally_right": 1.0, "grammar_found": 0.0, "grammar_right": 0.0}


def test_the_last_line_is_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a table by wording, and what was read otherwise."""
    (tmp_path / "corpus").mkdir()
    line = json.dumps(report("Shelling killed five herders.", toll("five herders", 6, 6, "exact")))
    (tmp_path / "corpus" / "a.jsonl").write_text(line + "\n", encoding="utf-8")
    main([str(tmp_path), "--json", "--worst", "3"])
    out = capsys.readouterr().out
    assert json.loads(out.splitlines()[-1])["tally_right"] == 0.0
    assert "“five herders”: coded 6..6 exact, read 5..5 exact" in out


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    """Nothing is measured."""
    with pytest.raises(SystemExit, match="no reports in"):
        main([str(tmp_path)])
