"""Text made canonical and frozen."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.pages import LEAD, put

from recount.model import ReadError, Report, report_id
from recount.read import MAX_CHARACTERS, ReadOptions, freeze_text, read
from recount.read.freeze import canonical

ANY_TEXT = st.text(st.characters(codec=None))  # surrogates and NUL too


@given(ANY_TEXT)
def test_canonical_text_is_canonical_already(text: str) -> None:
    """Reading twice changes nothing more: NFC, line feeds, nothing that no file can hold."""
    once, _ = canonical(text)
    assert canonical(once) == (once, ())
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    once.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")).map(lambda t: unicodedata.normalize("NFC", t)))
def test_canonical_text_is_not_touched(text: str) -> None:
    """Text that is NFC with line feeds stays as it is, letter for letter."""
    assert canonical(text) == (text, ())


@given(st.text(st.characters(codec="utf-8")).filter(lambda t: any(c.isalpha() for c in t)))
def test_a_text_as_file_and_as_record_is_one_report(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The same words from the same outlet on the same day have one id, however they came in."""
    folder = tmp_path_factory.mktemp("same")
    options = ReadOptions(source="The Post", published=date(2021, 3, 4))
    record = {"text": text, "source": "The Post", "published": "2021-03-04"}
    (as_record,) = read(put(folder, "r.jsonl", json.dumps(record)), options)
    try:
        as_text: Report | ReadError = freeze_text(text, options)
    except ReadError as error:
        as_text = error
    assert type(as_record) is type(as_text)
    if isinstance(as_record, Report) and isinstance(as_text, Report):
        assert as_record.id == as_text.id


def test_the_limit_is_the_documented_one() -> None:
    """Two million characters, no more."""
    assert MAX_CHARACTERS == 2_000_000
    assert len(freeze_text("a" * MAX_CHARACTERS).text) == MAX_CHARACTERS
    with pytest.raises(ReadError, match="2,000,001 characters"):
        freeze_text("a" * (MAX_CHARACTERS + 1))


def test_titles_and_names_are_single_lines(tmp_path: Path) -> None:
    """Names that come with line ends or half surrogates can be printed."""
    record = json.dumps({"text": LEAD, "title": "Nine\n killed\ud800", "source": " The\tPost ", "doc_id": "a\nb"})
    (report,) = read(put(tmp_path, "r.jsonl", record))
    assert isinstance(report, Report)
    assert (report.title, report.source, report.name) == ("Nine killed\ufffd", "The Post", "a b")
    assert report.id == report_id(report.text, report.source, report.published), "ids derive from what is kept"
