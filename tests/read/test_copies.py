"""Copies of one story."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recount.model import ReadError, Report, report_id
from recount.read import mark_copies
from recount.read.copies import fingerprint


def report(text: str, source: str) -> Report:
    day = date(2021, 3, 4)
    return Report(id=report_id(text, source, day), name=source, text=text, source=source, published=day)


def test_first_of_the_same_words_is_the_original() -> None:
    """Forty outlets with one story: the first is the original, the others its copies; case and spacing don't count."""
    story = "Nine people were killed in Sarvan, medics said."
    reports = [report(story, "A"), report("Another story.", "B"), report(story.upper() + "\n", "C"), report(story, "D")]
    marked = [r for r in mark_copies(reports) if isinstance(r, Report)]
    assert [r.copy_of for r in marked] == [None, None, reports[0].id, reports[0].id]


def test_a_report_is_no_copy_of_itself() -> None:
    """The same report read twice is one report."""
    twice = [report("Nine people were killed.", "A")] * 2
    assert [r.copy_of for r in mark_copies(twice) if isinstance(r, Report)] == [None, None]


def test_errors_pass_through() -> None:
    """What is no report keeps its place in the stream."""
    error = ReadError("x", where="y", then="z")
    assert list(mark_copies([error])) == [error]


@given(st.text(), st.text())
def test_other_words_are_no_copy(a: str, b: str) -> None:
    """Texts whose words differ have different fingerprints."""
    if "".join(c for c in a.casefold() if c.isalnum()) != "".join(c for c in b.casefold() if c.isalnum()):
        assert fingerprint(a) != fingerprint(b)
