"""What a later version or a paper adds."""

from tests.read.copies.stories import STORY, changed, report

from recount.read import added

NEW = "A second hospital took in three bodies after dark, its director said."


def test_new_sentences_are_named() -> None:
    """By their places in the text; a sentence with a word or two changed is not new."""
    edited = STORY[2].replace("nightfall", "dusk")
    later = report((*STORY[:2], edited, NEW, *STORY[3:]), title="UPDATE 1-Market shelled")
    assert [later.text[s.start : s.end] for s in added(later, report(STORY))] == [NEW]


def test_a_cut_adds_nothing() -> None:
    """Nor does furniture."""
    assert added(report("By Staff Writer\n\nTABIRA (Reuters) - " + STORY[0], "The Valley Post"), report(STORY)) == ()


def test_a_number_that_was_raised_is_new() -> None:
    """The sentence that says it, though all its other words are old."""
    later = report((changed(STORY, _12="15")[0], *STORY[1:]), day=6)
    assert [later.text[s.start : s.end] for s in added(later, report(STORY))] == [changed(STORY, _12="15")[0]]
