"""What names the report's own outlet: by all of its name, a part of it, its initials."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.identities import outlets_own


@pytest.mark.parametrize(
    ("source", "text", "named"),
    [
        ("Benadir Tribune", "A driver told The Tribune of five dead.", ["The Tribune"]),
        ("Benadir Tribune", "Police told Benadir Tribune of five dead.", ["Benadir Tribune"]),
        ("Benadir Tribune", "A driver told a tribune of five dead.", []),
        ("Zagros Network", "He spoke to Zagros.", ["Zagros"]),
        ("Syria Network for Rights (SNFR)", "Syria said that SNFR lied.", ["SNFR"]),
        ("Syria Network for Rights (SNFR)", "The Network saw it, and The Rights Watch did not.", ["The Network"]),
        ("SANA", "The Syrian Arab News Agency told SANA so.", ["The Syrian Arab News Agency", "SANA"]),
        ("Aljazeera", "A man told Al Jazeera so.", ["Al Jazeera"]),
        ("official statement", "Official sources and an official said so.", []),
        (None, "A driver told The Tribune of five dead.", []),
    ],
)
def test_a_report_names_its_own_outlet(source: str | None, text: str, named: list[str]) -> None:
    """A party of the same name, a longer name and a common word are none."""
    (sentence,) = read(text)
    assert [sentence.said(*span) for span in outlets_own(sentence, source)] == named
