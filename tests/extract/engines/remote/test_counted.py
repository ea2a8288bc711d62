"""Numbers are the grammar's: what the words say is what is counted, whatever the model made of them."""

import pytest

from recount.extract.engines.remote.counted import Grammar
from recount.extract.passages import split_passages
from recount.model import Count, Wording

Told = tuple[str, int | None, int | None]
CASES: list[tuple[str, str, Told, Told | None]] = [
    ("Two men were killed.", "Two men", ("exact", 500, 500), ("exact", 2, 2)),
    ("At least nine farmers were killed.", "nine farmers", ("exact", 9, 9), ("at_least", 9, None)),
    ("Nearly 40 fighters were killed.", "fighters", ("exact", 40, 40), ("at_most", None, 40)),
    ("More than 50 people were killed.", "50 people", ("exact", 50, 50), ("at_least", 51, None)),
    ("Some 1,200 people fled.", "Some 1,200 people", ("exact", 1200, 1200), ("about", 1200, 1200)),
    ("Between 10 and 15 soldiers died.", "Between 10 and 15 soldiers", ("exact", 12, 12), ("between", 10, 15)),
    ("Dozens of people were killed.", "Dozens of people", ("exact", 40, 40), ("unquantified", None, None)),
    ("There were no casualties.", "no casualties", ("exact", 2, 2), ("exact", 0, 0)),
    ("Two families were displaced.", "Two families", ("exact", 2, 2), ("unquantified", None, None)),
    # a weaker wording of the same number may come from words further away, or from two outcomes told together
    ("The attack left 9 killed and wounded.", "9 killed and wounded", ("at_most", None, 9), ("at_most", None, 9)),
    ("There were 50 casualties.", "50 casualties", ("at_most", None, 50), ("at_most", None, 50)),
    # lists: the sum, or the number that the list spells out
    (
        "Eight women, a girl and four men died.",
        "Eight women, a girl and four men",
        ("exact", 13, 13),
        ("exact", 13, 13),
    ),
    ("Eight women, a girl and four men died.", "Eight women, a girl and four men", ("exact", 3, 3), None),
    ("Hassan Ali and his two sons were killed.", "Hassan Ali and his two sons", ("exact", 3, 3), ("exact", 3, 3)),
    ("Two men, Ali Said and Omar Said, died.", "Two men, Ali Said and Omar Said", ("exact", 2, 2), ("exact", 2, 2)),
    # two numbers that are no list: one of them, or none
    ("It killed 12 people and wounded 30.", "12 people and wounded 30", ("exact", 30, 30), ("exact", 30, 30)),
    ("It killed 12 people and wounded 30.", "12 people and wounded 30", ("exact", 42, 42), None),
    # ages, names and other words without a number are left to the model, and to grounding
    ("A 14-year-old boy was killed.", "A 14-year-old boy", ("exact", 1, 1), ("exact", 1, 1)),
    ("Ali, 34, and his wife, 30, were killed.", "Ali, 34, and his wife, 30", ("exact", 2, 2), ("exact", 2, 2)),
    ("A commander was killed on May 12.", "A commander", ("exact", 1, 1), ("exact", 1, 1)),
    ("Two men were killed.", "the harbour", ("exact", 4, 4), ("exact", 4, 4)),
]


def counted(told: Told) -> Count:
    return Count(wording=Wording(told[0]), low=told[1], high=told[2])


@pytest.mark.parametrize(("text", "words", "told", "read"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_people(text: str, words: str, told: Told, read: Told | None) -> None:
    """What is told, and what the words say."""
    found = Grammar(text, split_passages(text)).people(words, 0, counted(told))
    assert found == (counted(read) if read else None)


def test_things() -> None:
    """Losses likewise."""
    text = "The strike destroyed three tanks and a truck."
    grammar = Grammar(text, split_passages(text))
    assert grammar.things("three tanks", 0, counted(("exact", 30, 30))) == counted(("exact", 3, 3))


def test_the_nearest_words_count() -> None:
    """Words that stand twice are read where they stand nearest to the claim's evidence."""
    text = "At least two men died in Karak. Two men died in Tal Amir."
    grammar = Grammar(text, split_passages(text))
    assert grammar.people("men", len(text) - 20, counted(("exact", 2, 2))) == counted(("exact", 2, 2))
    assert grammar.people("men", 0, counted(("exact", 2, 2))) == counted(("at_least", 2, None))
