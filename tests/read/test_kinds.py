"""Files of every kind into reports."""

import io
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.read.pages import CROWDED, DENIAL, LEAD, PAGE, docx_bytes, pdf_bytes, put

from recount.model import ReadError, Report, report_id
from recount.read import ReadOptions, read


def one(path: Path | str, options: ReadOptions | None = None) -> Report:
    (report,) = read(path, options)
    assert isinstance(report, Report), report
    return report


def test_plain_text_stays_as_it_is(tmp_path: Path) -> None:
    """A text file's words, masked ones too, are not touched."""
    text = "Five kil*led.\n\n  “Nine” were  inj*ured\tthere.\n"
    report = one(put(tmp_path, "a_report.txt", text), ReadOptions(published=date(2020, 1, 2), source="The Post"))
    assert report.text == text
    assert (report.name, report.source, report.published) == ("a_report", "The Post", date(2020, 1, 2))
    assert report.id == report_id(text, "The Post", date(2020, 1, 2))
    assert report.notes == ()


def test_line_ends_and_accents_are_made_one(tmp_path: Path) -> None:
    """Windows and old Mac line ends become one kind, and accents composed (NFC)."""
    assert one(put(tmp_path, "r.txt", "Cafe\u0301 hit\r\nNine dead\rin it")).text == "Caf\u00e9 hit\nNine dead\nin it"


def test_page(tmp_path: Path) -> None:
    """A page gives headline and article, its outlet, address, day and language; no menu, teaser or footer."""
    report = one(put(tmp_path, "page.html", PAGE))
    assert report.text.startswith(f"Nine killed in market shelling\n\n{LEAD}\n\n{DENIAL}")
    assert report.title == "Nine killed in market shelling"
    assert report.source == "The Harbour Post"
    assert report.url == "https://harbourpost.example/news/1"
    assert (report.published, report.language) == (date(2021, 3, 4), "en")
    for furniture in ("ferry", "World news", "late goal", "Copyright", "Most read"):
        assert furniture not in report.text


def test_crowded_page(tmp_path: Path) -> None:
    """Cookie notice, breaking news, related stories, comments and sidebars stay out; the day comes from JSON-LD."""
    report = one(put(tmp_path, "page.html", CROWDED))
    assert report.text.split("\n\n") == [
        "Drone strike kills four near Kosti",
        "KOSTI - A drone hit a minibus on the road south of Kosti on Sunday, killing four passengers, a doctor said.",
        "The army said it had no information. The Rapid Support Forces did not comment on the strike.",
        "It was the third such strike this week, according to the emergency room, which counts 11 dead in all.",
    ]
    assert (report.published, report.source) == (date(2025, 3, 2), "Blue Nile Times")


def test_layout_tables_leave_no_bars(tmp_path: Path) -> None:
    """A statement laid out in a table reads as text."""
    page = f"<html><body><table><tr><td><p>{LEAD} {DENIAL}</p></td></tr></table></body></html>"
    assert one(put(tmp_path, "page.html", page)).text == f"{LEAD} {DENIAL}"


def test_caller_knows_better_than_the_page(tmp_path: Path) -> None:
    """What the caller says of a page wins over what is found in it."""
    report = one(put(tmp_path, "page.html", PAGE), ReadOptions(published=date(2021, 3, 3), source="Agency"))
    assert (report.published, report.source) == (date(2021, 3, 3), "Agency")


def test_page_without_date_gets_none(tmp_path: Path) -> None:
    """No day on the page is no day: nothing is made up."""
    page = PAGE.replace('<meta property="article:published_time" content="2021-03-04T08:00:00+03:00">', "")
    assert one(put(tmp_path, "page.html", page.replace("Copyright 2021", "Copyright"))).published is None


def test_page_in_its_declared_encoding(tmp_path: Path) -> None:
    """A page's own charset is used."""
    page = (
        PAGE.replace("<head>", '<head><meta charset="windows-1251">')
        .replace("nurse", "nurse")
        .replace("Sarvan", "Сарван")
    )
    assert "Сарван" in one(put(tmp_path, "page.html", page.encode("windows-1251"))).text


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    """Lines of a PDF are joined; running heads and page numbers go."""
    pages = [
        (f"Daily bulletin {n}", "Nine people were killed when shells", f"hit market {n}.", "", f"{n}")
        for n in (1, 2, 3)
    ]
    report = one(put(tmp_path, "r.pdf", pdf_bytes(*pages)))
    assert report.text == "\n\n".join(f"Nine people were killed when shells hit market {n}." for n in (1, 2, 3))


def test_pdf_words_divided_at_line_ends_are_whole(tmp_path: Path) -> None:
    """A word that a line end divides is one word again."""
    page = ("Nine people were kil-", "led in the shelling of the long market and its", "surroundings on Monday.")
    report = one(put(tmp_path, "r.pdf", pdf_bytes(page)))
    assert report.text == "Nine people were killed in the shelling of the long market and its surroundings on Monday."


def test_word_document(tmp_path: Path) -> None:
    """Paragraphs and tables come in order, the title from the document's properties."""
    data = docx_bytes(LEAD, DENIAL, title="Weekly note", rows=(("Sarvan", "9 killed"), ("Torin", "2 killed")))
    report = one(put(tmp_path, "r.docx", data))
    assert report.text == f"{LEAD}\n\n{DENIAL}\n\nSarvan | 9 killed\n\nTorin | 2 killed"
    assert report.title == "Weekly note"


def test_record_fields(tmp_path: Path) -> None:
    """A record's fields fill the report; a coding beside them is passed over."""
    record = {
        "doc_id": "x-1",
        "text": LEAD,
        "title": "Nine  killed",
        "source": "The Post",
        "url": "https://post.example/1",
        "language": "en-US",
        "published": "2021-03-04T01:30:00+03:00",
        "claims": [{"id": "c1"}],
        "incidents": [],
    }
    report = one(put(tmp_path, "r.jsonl", json.dumps(record)), ReadOptions(source="Other", published=date(2000, 1, 1)))
    assert (report.name, report.title, report.source, report.language) == ("x-1", "Nine killed", "The Post", "en")
    assert report.published == date(2021, 3, 4), "the outlet's own day, not the one in UTC"
    assert report.published_at == datetime(2021, 3, 3, 22, 30, tzinfo=UTC)


def test_options_fill_what_a_record_leaves_out(tmp_path: Path) -> None:
    """Missing and null fields of a record take the caller's value; the name is file and line."""
    path = put(tmp_path, "wire.jsonl", json.dumps({"text": LEAD, "published": None, "source": None}))
    report = one(path, ReadOptions(published=date(2021, 3, 4), source="Agency"))
    assert (report.name, report.published, report.source) == ("wire-1", date(2021, 3, 4), "Agency")


def test_records_in_other_encodings(tmp_path: Path) -> None:
    """A byte order mark at the start of a .jsonl file is obeyed."""
    lines = "\n".join(json.dumps({"text": LEAD, "doc_id": f"é{n}"}, ensure_ascii=False) for n in (1, 2))
    for encoding in ("utf-8-sig", "utf-16"):
        reports = list(read(put(tmp_path, "r.jsonl", lines.encode(encoding))))
        assert [r.name for r in reports if isinstance(r, Report)] == ["é1", "é2"]


def test_folder_in_order_and_at_any_depth(tmp_path: Path) -> None:
    """A folder is read in order of path; hidden files are passed over and other kinds named once."""
    for name in ("b.txt", "a/z.txt", "a/b/c.TXT", ".hidden.txt", ".git/d.txt", "notes.md", "x.csv"):
        put(tmp_path, name, f"{LEAD} ({name})")
    *reports, error = read(tmp_path)
    assert [r.name for r in reports if isinstance(r, Report)] == ["c", "z", "b"]
    assert isinstance(error, ReadError)
    assert ".csv, .md: 2 in all" in error.what


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (LEAD.encode(), ["stdin"]),
        (PAGE.encode(), ["stdin"]),
        (pdf_bytes((LEAD,)), ["stdin"]),
        (docx_bytes(LEAD), ["stdin"]),
        (b'{"text": "Nine people were killed"}\n{"text": "Two died", "doc_id": "q"}\n', ["stdin-1", "q"]),
    ],
    ids=["text", "page", "pdf", "docx", "records"],
)
def test_standard_input_of_any_kind(monkeypatch: pytest.MonkeyPatch, data: bytes, names: list[str]) -> None:
    """`-` tells the kind by how the input begins."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    reports = list(read("-"))
    assert [r.name for r in reports if isinstance(r, Report)] == names
    assert all("killed" in r.text or "died" in r.text for r in reports if isinstance(r, Report))
