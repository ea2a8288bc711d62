"""Imports that go wrong: bad lines, other files, damage, a kill. What was in use stays in use."""

import logging
from pathlib import Path

import pytest
from tests.vocab.dumps import Entry, dump, name, written

from recount.model import ReferenceDataError, UsageError
from recount.vocab.gazetteer import Gazetteer, open_gazetteer
from recount.vocab.gazetteer.imports import kept
from recount.vocab.gazetteer.imports.importing import import_places


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own."""
    monkeypatch.setenv(kept.ENVIRONMENT, str(tmp_path / "data"))


def after(*files: Path, countries: str = "") -> Gazetteer:
    """The gazetteer after an import."""
    import_places(files, frozenset(countries.split()))
    return open_gazetteer()


def ids(gazetteer: Gazetteer, text: str) -> list[str]:
    """Of the places of that name, not counting those that share its consonants alone."""
    return [match.place.id for match in gazetteer.match(text) if match.tier < 3]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("just words", "1 columns, not 19"),
        (Entry(number=3, name="").line(), "no name"),
        (Entry(number=3, name="Barqunah", lat=95.0).line(), "not on Earth"),
        (Entry(number=3, name="Barqunah", lat=0.0, lon=0.0).line(), "at 0, 0"),
        (Entry(number=3, name="Barqunah").line().replace("35.5", "north"), "are no numbers"),
        (Entry(number=3, name="Barqunah").line().replace("35.5", "nan"), "not on Earth"),
        (Entry(number=3, name="Barqunah").line().replace("3\t", "x3\t", 1), "'x3' is no geonameid"),
        (Entry(number=3, name="Barqunah").line().replace("3\t", "999999999999\t", 1), "is no geonameid"),
        (Entry(number=3, name="Barqunah", people=-5).line(), "population '-5' is no number"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, why: str) -> None:
    """The file, the line's number and the reason are told; lines around it are imported."""
    before, behind = Entry(number=1, name="Zarquniyah"), Entry(number=2, name="Farqunah")
    (outcome,) = import_places([dump(tmp_path / "SY.txt", before, line, behind)])
    assert outcome.imported.bad == 1
    ((file, number, reason),) = outcome.imported.told
    assert (file, number) == ("SY.txt", 2)
    assert why in reason
    assert outcome.imported.places == 2


def test_many_bad_lines_are_counted_and_the_first_named(tmp_path: Path) -> None:
    """A line that is no text counts as well."""
    file = dump(tmp_path / "SY.txt", *(Entry(number=n, name="Zarquniyah") for n in range(1, 10)), *["?"] * 7)
    file.write_bytes(file.read_bytes() + b"\xff\xfe\t\n")
    (outcome,) = import_places([file])
    assert (outcome.imported.bad, outcome.imported.places) == (8, 9)
    assert [line for _, line, _ in outcome.imported.told] == [10, 11, 12, 13, 14]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "it is empty"), ("a,b,c\n1,2,3\n", "1 tab-separated columns"), ("1\t2\t3\n", "3 tab-separated columns")],
)
def test_a_file_of_another_layout_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """What it looks like, what it should look like, and where to get it is said; nothing is imported."""
    file = tmp_path / "SY.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=rf"SY\.txt.*{says}.*19 columns.*download\.geonames\.org"):
        import_places([file])
    assert kept.imported() == ()


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    """A download that broke off is named with what to do."""
    file = dump(tmp_path / "SY.zip", *(Entry(number=n, name=f"Zarquniyah {n}") for n in range(1, 500)))
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(ReferenceDataError, match=r"SY\.zip is a damaged zip.*[Dd]ownload it again"):
        import_places([file])


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(ReferenceDataError, match=r"nowhere\.txt can't be read"):
        import_places([tmp_path / "nowhere.txt"])


def test_names_alone_are_no_import(tmp_path: Path) -> None:
    """Alternate names without a dump are wrong usage."""
    with pytest.raises(UsageError, match="no country dump"):
        import_places([written(tmp_path / "alternateNamesV2.txt", [name(1, "زرقونية", "ar")])])


def test_a_dump_without_a_place_imports_nothing(tmp_path: Path) -> None:
    """The reason is said, an import of that name stays as it was, and no work is left lying about."""
    file = dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah"))
    import_places([file])
    with pytest.raises(ReferenceDataError, match="1 lines other countries"):
        import_places([file], frozenset({"IQ"}))
    assert ids(open_gazetteer(), "Zarquniyah") == ["geonames:1"]
    assert not list(kept.places_folder().glob("importing-*"))


def test_an_import_is_replaced_whole(tmp_path: Path) -> None:
    """Importing a newer dump of the same name leaves nothing of the older one, and the same dump again does nothing."""
    import_places([dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah"))])
    newer = dump(tmp_path / "SY.txt", Entry(number=2, name="Barqunah"))
    assert not import_places([newer])[0].already
    assert ids(open_gazetteer(), "Zarquniyah") == []
    assert import_places([newer])[0].already
    assert len(list(kept.places_folder().glob("*.sqlite"))) == 1


def test_a_removed_import_is_gone(tmp_path: Path) -> None:
    """Its places are no longer found, its file is deleted, others stay; what was never there is named."""
    import_places(
        [
            dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah")),
            dump(tmp_path / "IQ.txt", Entry(number=2, name="Barqunah")),
        ]
    )
    kept.remove("SY")
    gazetteer = open_gazetteer()
    assert (ids(gazetteer, "Zarquniyah"), ids(gazetteer, "Barqunah")) == ([], ["geonames:2"])
    assert len(list(kept.places_folder().glob("*.sqlite"))) == 1
    with pytest.raises(ReferenceDataError, match=r"nothing is imported as 'SY'\. What is: IQ"):
        kept.remove("SY")


def test_an_import_of_other_keys_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Names are found only under the keys they were made with: after a change the import is left out, and said to be."""
    import_places([dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah"))])
    monkeypatch.setattr(kept, "keys_version", lambda: "other")
    with caplog.at_level(logging.WARNING):
        assert ids(open_gazetteer(), "Zarquniyah") == []
    assert "recount gazetteer import" in caplog.text
    assert str(tmp_path / "SY.txt") in caplog.text


def test_a_damaged_import_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file cut short is not read, and said to be damaged; the rest is found."""
    import_places([dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah"))])
    path = kept.file_of(kept.imported()[0])
    path.write_bytes(path.read_bytes()[:-100])
    assert ids(open_gazetteer(), "Zarquniyah") == []
    assert open_gazetteer().find("Mosul")
    assert "gone or damaged" in caplog.text
