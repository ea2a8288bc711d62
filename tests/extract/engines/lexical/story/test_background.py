"""An event told to date or to measure the one that a sentence is about."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.story.background import earlier_in

BEGINS = {
    "Gunmen shot two guards in Karak, less than a day after a bomb killed six people in Tal Amir.": "less than a day",
    "Three weeks after rebels killed 12 miners, soldiers burned a camp near Karak.": "Three weeks",
    "The army bombed Karak, two days after it lost nine men in Tal Amir.": "two days",
    "It was the worst attack there since raiders killed 30 people in April.": "raiders",
    "A shell killed two boys in Karak a day after the mayor fled.": None,
    "Two boys died on Friday, a day after a shell killed six people in Karak.": None,
    "Six people were buried on Friday, a day after a shell killed them in Karak.": None,
    "Police have been on guard since raiders killed 30 people in April.": None,
    "Gunmen shot two guards in Karak after a bomb killed six people in Tal Amir.": None,
}


@pytest.mark.parametrize("text", BEGINS)
def test_where_it_begins(text: str) -> None:
    """With the words that say how long after, or behind the "since" of a comparison; only where it counts people harmed, and they
    are not of the same attack.
    """
    [sentence] = read(text)
    begins = BEGINS[text]
    found = [sentence.said(at, len(sentence.words)) for at in earlier_in(sentence)]
    assert [words.startswith(begins or "") for words in found] == ([True] if begins else [])
