"""The benchmarks of places: what is right, what is printed, and what they do without data."""

import json
from pathlib import Path

import pytest
from benchmarks.reliability import bins_of, drawn, error, thresholds

from benchmarks import aid_places, places, toponyms


def write(path: Path, *rows: dict[str, object]) -> None:
    """Rows as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def run(module: object, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The benchmark's own front door."""
    monkeypatch.setattr("sys.argv", ["benchmark", *arguments])
    return module.main()  # type: ignore[attr-defined, no-any-return]  # each of the three modules has one


def test_names_are_found_and_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of two names is right, a country by its code wherever its middle is said to be."""
    text = "Shells fell in Aleppo, in Syria."
    names = [
        {"start": 15, "end": 21, "name": "Aleppo", "lat": 10.0, "lon": 10.0},
        {"start": 26, "end": 31, "name": "Syria", "lat": 0.5, "lon": 0.5},
    ]
    write(tmp_path / "geoparsing" / "Invented.jsonl", {"id": "one", "text": text, "toponyms": names})
    assert (
        run(toponyms, monkeypatch, str(tmp_path), "--json", "--worst", "3", "--plot", str(tmp_path / "plot.svg")) == 0
    )
    printed = capsys.readouterr().out
    figures = json.loads(printed.splitlines()[-1])["Invented"]
    assert (figures["found_and_right_f1"], figures["given_right"], figures["answered"]) == (0.5, 0.5, 1.0)
    assert "'Aleppo'" in printed
    assert (tmp_path / "plot.svg").read_text("utf-8").startswith("<svg")


def test_towns_and_villages_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A village that is in no table is read as its region, which is no wrong point."""
    town = {"location_en": "Manbij", "region": "Aleppo", "lat": 36.53, "lon": 37.96, "geo_precision": "town"}
    village = {"location_en": "Kafr Wahmi", "region": "Aleppo", "lat": 36.3, "lon": 37.5, "geo_precision": "village"}
    write(tmp_path / "airwars_syria" / "incidents.jsonl", town, village)
    assert run(places, monkeypatch, str(tmp_path), "--json") == 0
    out = capsys.readouterr()
    figures = json.loads(out.out.splitlines()[-1])
    assert (figures["towns_answered"], figures["towns_within_10km"]) == (1.0, 1.0)
    assert (figures["villages_answered"], figures["villages_wrong_60km"], figures["villages_inside_radius"]) == (
        0,
        0,
        1,
    )
    assert "bellingcat.jsonl is not there" in out.err


def test_a_narrative_is_placed_by_what_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The most exact place counts, and its country; a row without a country's code is left out."""
    row = {
        "Country": "Syria",
        "Country Code": "SY",
        "Region": "Aleppo",
        "District": "",
        "City": "Manbij",
        "Latitude": "36.53",
        "Longitude": "37.96",
        "Details": "Two staff were hurt in Manbij, Syria.",
    }
    write(tmp_path / "awsd" / "incidents.jsonl", row, {**row, "Country Code": ""})
    assert run(aid_places, monkeypatch, str(tmp_path), "--json") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1 paragraphs name a coded place, 1 the coded district or city")
    figures = json.loads(printed.splitlines()[-1])
    assert (figures["country"], figures["place_50km"]) == (1.0, 1.0)


@pytest.mark.parametrize("module", [toponyms, aid_places])
def test_without_data_they_say_so(
    module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No failure, and no figures."""
    assert run(module, monkeypatch, str(tmp_path)) == 0
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith("skipped:")


def test_bins_and_errors_say_how_far_scores_are_off() -> None:
    """Scores of .9 that are right nine times in ten are not off; those always wrong are off by .9."""
    sure = [(0.9, n % 10 != 0) for n in range(100)]
    assert error(sure) == pytest.approx(0.0, abs=0.02)
    assert error([(0.9, False)] * 20) == pytest.approx(0.9)
    assert [count for _, _, count in bins_of(sure)] == [20] * 5
    assert bins_of([]) == []
    assert error([]) == 0


def test_thresholds_and_plot_tell_the_same() -> None:
    """A line a threshold that anything reaches; a point a bin."""
    scored = [(0.55, False), (0.75, True), (0.99, True)]
    lines = list(thresholds(scored, 4))
    assert [line.split() for line in lines[1:4]] == [
        ["0.00", "0.750", "0.667"],
        ["0.50", "0.750", "0.667"],
        ["0.60", "0.500", "1.000"],
    ]
    plot = "\n".join(drawn([("invented", bins_of(scored), error(scored))], "place"))
    assert plot.count("<circle") == 3
    assert "invented: 3 places" in plot
