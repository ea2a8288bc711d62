"""Whatever is wrong with a file: one line that says what, where and what next, and the rest is read."""

import io
import json
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.read.pages import LEAD, NO_ARTICLE, PAGE, docx_bytes, pdf_bytes, put

from recount.model import ReadError, Report
from recount.read import ReadOptions, read, read_all

RUBBISH = random.Random(7).randbytes(4000)  # noqa: S311 - rubbish for a test, not a secret


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    return out.getvalue()


BAD = [
    ("nothing.txt", b"", "it is empty"),
    ("blank.txt", b" \n\t \n", "it is empty"),
    ("nothing.jsonl", b"\n\n", "it is empty"),
    ("nothing.html", b"", "it is empty"),
    ("nothing.pdf", b"", "it is empty"),
    ("nothing.docx", b"", "it is empty"),
    ("rubbish.txt", RUBBISH, "not text"),
    ("rubbish.html", RUBBISH, "not text"),
    ("rubbish.pdf", RUBBISH, "no PDF"),
    ("rubbish.docx", RUBBISH, "no Word document"),
    ("rubbish.jsonl", RUBBISH.replace(b"\n", b"x"), "not JSON"),
    ("numbers.txt", b"12 34 56 --- 78", "no words"),
    ("cut.pdf", pdf_bytes((LEAD,))[:60], "no PDF, or is damaged"),
    ("scan.pdf", pdf_bytes((), ()), "no text, only pictures"),
    ("bomb.docx", zip_bomb(), "unpacks to 70 MB"),
    ("renamed.txt", pdf_bytes((LEAD,)), "begins like a .pdf file"),
    ("links.html", NO_ARTICLE.encode(), "no article"),
    ("script.html", b"<html><script>var killed = 9;</script></html>", "no article"),
    ("deep.html", b"<div>" * 100_000 + b"nine killed" + b"</div>" * 100_000, "no article"),
    ("wrong_mark.txt", b"\xff\xfe" + b"odd number of bytes", "marked as UTF-16"),
    ("sheet.csv", b"a,b", ".csv is not supported"),
    ("no_ending", b"text", "without an ending"),
    ("list.jsonl", b"[1, 2]", "no JSON object"),
    ("deep.jsonl", b"[" * 100_000, "nested too deeply"),
    ("no_text.jsonl", b'{"title": "x"}', 'no "text"'),
    ("text_is_list.jsonl", b'{"text": ["x"]}', 'no "text"'),
    ("title_is_list.jsonl", b'{"text": "x y", "title": []}', '"title" is not a string'),
    ("no_date.jsonl", b'{"text": "x y", "published": "last Friday"}', '"published" is no date'),
    ("huge_number.jsonl", b'{"text": ' + b"9" * 10_000 + b"}", "not JSON"),
]


@pytest.mark.parametrize(("name", "data", "what"), BAD, ids=[b[0] for b in BAD])
def test_says_what_where_and_what_next(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """Each kind of bad file gives one error of one line that names the file, and the next file is read."""
    path, good = put(tmp_path, name, data), put(tmp_path, "good.txt", LEAD)
    error, report = read_all([path, good])
    assert isinstance(error, ReadError)
    assert what in error.what
    assert str(path) in error.where
    assert error.then
    assert "\n" not in str(error)
    assert isinstance(report, Report)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    (error,) = read(tmp_path / "gone.txt")
    assert isinstance(error, ReadError)
    assert str(error) == f"{tmp_path}/gone.txt: no such file or folder. Check the path"


def test_path_no_system_allows() -> None:
    """A path with a NUL in it is an error like any other."""
    (error,) = read("a\0b.txt")
    assert isinstance(error, ReadError)


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without reports is not silently nothing."""
    (error,) = read(tmp_path)
    assert isinstance(error, ReadError)
    assert ".jsonl" in error.then


def test_fifty_megabytes(tmp_path: Path) -> None:
    """A 50 MB text is refused by its size, before it is read into memory."""
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (error,) = read(path)
    assert isinstance(error, ReadError)
    assert "50 MB" in error.what
    assert "Split" in error.then


def test_long_line_of_records(tmp_path: Path) -> None:
    """A line far too long for a report is skipped by its number; the lines around it are read."""
    options = ReadOptions(max_characters=1000)
    long = json.dumps({"text": "dead " * 1_000_000})
    path = put(tmp_path, "r.jsonl", "\n".join([json.dumps({"text": LEAD}), long, json.dumps({"text": LEAD})]))
    first, error, last = read(path, options)
    assert isinstance(first, Report)
    assert isinstance(error, ReadError)
    assert error.where.endswith("line 2")
    assert isinstance(last, Report)


def test_too_many_characters(tmp_path: Path) -> None:
    """The limit is on characters of text, and the message gives both numbers."""
    path = put(tmp_path, "r.jsonl", json.dumps({"text": "dead " * 300}))
    (error,) = read(path, ReadOptions(max_characters=1000))
    assert isinstance(error, ReadError)
    assert "1,500 characters are more than the 1,000" in error.what


def test_line_that_is_not_json(tmp_path: Path) -> None:
    """A broken line is named by its number and column, blank lines count, and the rest is read."""
    path = put(tmp_path, "r.jsonl", json.dumps({"text": LEAD}) + '\n\n{"text": oops}\n' + json.dumps({"text": LEAD}))
    first, error, last = read(path)
    assert isinstance(first, Report)
    assert isinstance(error, ReadError)
    assert error.where == f"{path}, line 3"
    assert "column 10" in error.what
    assert isinstance(last, Report)


@pytest.mark.parametrize("name", ["r.txt", "r.jsonl", "r.html"])
def test_published_in_the_future(tmp_path: Path, name: str) -> None:
    """Nothing can be read today that is published later; tomorrow passes, because of time zones."""
    record = json.dumps({"text": LEAD, "published": "2021-03-04"})
    path = put(tmp_path, name, {"r.txt": LEAD, "r.jsonl": record, "r.html": PAGE}[name])
    day = date(2021, 3, 4)
    (error,) = read(path, ReadOptions(published=day, today=date(2021, 3, 2)))
    assert isinstance(error, ReadError)
    assert "2021-03-04, which is in the future (today is 2021-03-02)" in error.what
    (report,) = read(path, ReadOptions(published=day, today=date(2021, 3, 3)))
    assert isinstance(report, Report)


def test_nul_and_half_surrogate(tmp_path: Path) -> None:
    """What no file can hold becomes U+FFFD, one for one, and the report says so."""
    path = put(tmp_path, "r.jsonl", '{"text": "Nine \\u0000 people \\ud800 were killed"}')
    (report,) = read(path)
    assert isinstance(report, Report)
    assert report.text == "Nine \ufffd people \ufffd were killed"
    assert "2 of its characters" in report.notes[0]


def test_broken_bytes_in_a_record(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 in a record cost those characters, not the record."""
    (report,) = read(put(tmp_path, "r.jsonl", b'{"text": "Nine people \xe9 were killed"}'))
    assert isinstance(report, Report)
    assert report.text == "Nine people \ufffd were killed"
    assert report.notes


def test_damaged_word_document(tmp_path: Path) -> None:
    """A Word document cut in half is no Word document."""
    data = docx_bytes(LEAD)
    (error,) = read(put(tmp_path, "r.docx", data[: len(data) // 2]))
    assert isinstance(error, ReadError)
