"""What a person sees of copies: under their original, with what they add."""

from rich.console import Console
from tests.read.copies.stories import STORY, changed, report

from recount.cli.reprints import reprints
from recount.model import Report

WIRE = report(STORY)
NEW = "A second hospital took in three bodies after dark, its director said."


def shown(*reports: Report) -> str:
    console = Console(width=200, record=True, file=None, quiet=False)
    with console.capture() as captured:
        for line in reprints(reports, lambda r: r.source or "nobody"):
            console.print(line)
    return captured.get()


def test_copies_stand_under_their_original() -> None:
    """Each with what it is, how much of it is the other's, and the sentences that are new."""
    update = report((changed(STORY, _12="15")[0], NEW, *STORY[1:]), title="UPDATE 1-Market shelled")
    text = shown(update, report(STORY[:4], "The Valley Post", 6), WIRE)
    assert text.count("Reports that come from others") == 1
    assert "copy, cut: The Valley Post (100% of its words are the other's" in text
    assert "later version: Reuters (its outlet marks it as a later version" in text
    assert f"+ {NEW}" in text
    assert "+ At least 15 people" in text
    assert text.count("  + ") == 2


def test_strangers_are_not_listed() -> None:
    """Reports of one event in words of their own have no section."""
    assert shown(WIRE, report(("Medics in Tabira spoke of a terrible day.",), "Other")) == ""


def test_what_would_steer_a_terminal_is_taken_out() -> None:
    """Text of reports is not trusted."""
    update = report((*STORY, "The \x1b[31mgovernor promised an inquiry into the alarm."), day=6)
    assert "\x1b" not in shown(WIRE, update)
