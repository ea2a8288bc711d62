"""The compiled file: built when absent, rebuilt when damaged or stale, safe when several start together."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recount.model import ReferenceDataError
from recount.vocab.gazetteer import build, cache

TOWNS = {
    "1": ("Alphaville", 36.0, 37.0, "SY", "09", 40_000, ["Alfaville", "الفافيل", "XYZ", "al fa"]),
    "2": ("Betatown", 36.2, 37.4, "SY", "09", 900, []),
    "3": ("Gammagrad", 49.0, 36.0, "UA", "07", 0, ["Гаммаград"]),
}
FIELDS = ("name", "latitude", "longitude", "countrycode", "admin1code", "population", "alternatenames")


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A cache folder of its own and a source of three towns; the list grows by one path per build."""
    source = tmp_path / "towns.json"
    towns = {key: {"geonameid": int(key), **dict(zip(FIELDS, town, strict=True))} for key, town in TOWNS.items()}
    source.write_text(json.dumps(towns, ensure_ascii=False), encoding="utf-8")
    made: list[Path] = []
    compile_whole = build.compile_gazetteer

    def compile_and_note(target: Path, progress: build.Progress | None = None) -> None:
        made.append(target)
        compile_whole(target, progress)

    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "cache"))
    monkeypatch.setattr(build, "source", lambda: source)
    monkeypatch.setattr(cache, "source", lambda: source)
    monkeypatch.setattr(cache, "compile_gazetteer", compile_and_note)
    return made


def test_it_is_built_once_and_then_reused(builds: list[Path]) -> None:
    """The first opening builds, the second does not; nothing else is left in the folder."""
    first, second = cache.open_gazetteer(), cache.open_gazetteer()
    assert len(builds) == 1
    assert first.path == second.path
    assert sorted(path.name for path in first.path.parent.iterdir()) == sorted([first.path.name, "gazetteer.lock"])


@pytest.mark.usefixtures("builds")
def test_what_is_built_is_found() -> None:
    """Names, alternates in other scripts and regions' points come from the source; airport codes do not."""
    gazetteer = cache.open_gazetteer()
    assert [place.id for place in gazetteer.find("Alfaville")] == ["geonames:1"]
    assert [place.id for place in gazetteer.find("الفافيل")] == ["geonames:1"]
    assert [place.id for place in gazetteer.find("Гаммаград")] == ["geonames:3"]
    assert gazetteer.find("XYZ") == ()
    region = gazetteer.get("admin1:SY.09")
    assert region is not None
    assert (region.lat, region.lon) == pytest.approx((36.1, 37.2), abs=0.01)


@pytest.mark.parametrize("harm", ["cut", "flip", "empty"])
def test_a_damaged_file_is_rebuilt(builds: list[Path], harm: str) -> None:
    """A file cut short, emptied or with one byte changed is noticed and built anew."""
    path = cache.open_gazetteer().path
    data = path.read_bytes()
    broken = {"cut": data[:-100], "flip": data[:5000] + bytes([data[5000] ^ 1]) + data[5001:], "empty": b""}[harm]
    path.write_bytes(broken)
    assert [place.id for place in cache.open_gazetteer().find("Betatown")] == ["geonames:2"]
    assert len(builds) == 2


def test_a_stale_file_is_rebuilt_and_removed(builds: list[Path], tmp_path: Path) -> None:
    """Another source is another stamp: the old file goes when the new one is there."""
    old = cache.open_gazetteer().path
    source = tmp_path / "towns.json"
    source.write_text(source.read_text(encoding="utf-8").replace("Betatown", "Betaville-on-Sea"), encoding="utf-8")
    assert cache.open_gazetteer().find("Betaville on Sea")
    assert len(builds) == 2
    assert not old.exists()


def test_starting_together_builds_once(builds: list[Path]) -> None:
    """Four openings at once give four working gazetteers and one build."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: cache.open_gazetteer().find("Alphaville")[0].id, range(4)))
    assert found == ["geonames:1"] * 4
    assert len(builds) == 1


@pytest.mark.usefixtures("builds")
def test_progress_only_rises() -> None:
    """The callback hears shares from 0 to 1 that never fall, and nothing when there is nothing to build."""
    heard: list[float] = []
    cache.open_gazetteer(lambda share, _what: heard.append(share))
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    count = len(heard)
    cache.open_gazetteer(lambda share, _what: heard.append(share))
    assert len(heard) == count


@pytest.mark.usefixtures("builds")
@pytest.mark.parametrize("text", ['{"1": {"geonameid": 1}}', "{}", "no JSON"])
def test_a_broken_source_says_what_to_do(tmp_path: Path, text: str) -> None:
    """A source of an unknown shape is named, with the next step, and leaves no half-made file."""
    (tmp_path / "towns.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="pip install"):
        cache.open_gazetteer()
    assert not list((tmp_path / "cache").glob("*.sqlite"))


@pytest.mark.usefixtures("builds")
def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache can't be made, the message names the variable to set."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "file" / "below"))
    with pytest.raises(ReferenceDataError, match=cache.ENVIRONMENT):
        cache.open_gazetteer()
