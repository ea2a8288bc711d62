"""Reports that somebody chose because they tell of violence."""

from tests.factories import report

from recount.extract import ExtractOptions, extract
from recount.extract.engines.lexical import LexicalEngine

TEXT = "Police are looking into a shooting at a social club in Harrow Bay. No arrests have been made, a sergeant said."


def test_a_chosen_report_is_not_put_aside_as_unrelated() -> None:
    """A shooting without victims, parties or a day makes no claim, unless the report was chosen."""
    made = report("r", text=TEXT)
    assert extract(made, ExtractOptions(engine=LexicalEngine())).claims == ()
    found = extract(made, ExtractOptions(engine=LexicalEngine(chosen=True))).claims
    assert [c.event_type.value for c in found][:1] == ["shooting"]


def test_the_two_ways_of_reading_have_digests_of_their_own() -> None:
    """What one way read is never taken for what the other did."""
    assert LexicalEngine().digest != LexicalEngine(chosen=True).digest
