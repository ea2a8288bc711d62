"""What each word does in its sentence: above all, what is a verb and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.extract.engines.lexical.sentence.tags import Tag, tag
from recount.extract.engines.lexical.sentence.tokens import tokenize


def _verbs(text: str) -> str:
    tokens = tokenize(text, 0, len(text))
    return " ".join(t.norm for t, found in zip(tokens, tag(tokens), strict=True) if found is Tag.VERB)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("A strike killed five people.", "killed"),
        ("Five people were killed in a strike.", "killed"),
        ("Five wounded soldiers reached the town.", "reached"),
        ("Three suspected rebel members were arrested.", "arrested"),
        ("The wounded were taken away.", "taken"),
        ("Shelling kills two in Arba.", "kills"),
        ("Jets bombed the market, killing three and wounding at least 40.", "bombed killing wounding"),
        ("The strikes on the town continued.", "continued"),
        ("Two guides sustained burns.", "sustained"),
        ("He lost his life in the blast.", "lost his life"),
        ("Rebels shot down a drone.", "shot down"),
        ("The Chadian armed forces shelled the town.", "shelled"),
        ("A Chadian air force plane bombed the town.", "bombed"),
        ("Gunmen force residents out.", "force"),
        ("A tractor rolled over a mine.", "rolled"),
        ("They opened fire on the crowd.", "opened fire on"),
        ("A mine exploded near the road.", "exploded"),
        ("The leader and his aide were both killed.", "killed"),
        ("Israeli strikes killed three people.", "killed"),
        ("Four air strikes hit the town.", "hit"),
        ("Rebel attacks left two dead.", "left"),
        ("The army shot down a helicopter.", "shot down"),
        ("An official put the toll at nine and said two were missing.", "put said"),
    ],
)
def test_verbs_are_told_from_nouns_and_adjectives(text: str, verbs: str) -> None:
    """Neighbours decide: a participle before its noun is none, particles belong to their verb."""
    assert _verbs(text) == verbs


@given(st.text(alphabet="aekills wounded the 12,.'“”-\n", max_size=120))
def test_every_token_has_one_tag(text: str) -> None:
    """Whatever the text."""
    tokens = tokenize(text, 0, len(text))
    assert len(tag(tokens)) == len(tokens)
