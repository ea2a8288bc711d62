"""Where and when a report was filed, which is not where and when it happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.scene.datelines import LONGEST, dateline


def filed(text: str) -> str:
    """The words of the dateline; empty if there is none."""
    sentence = read(text)[0]
    found = dateline(sentence)
    return sentence.said(min(found), max(found) + 1) if found else ""


@pytest.mark.parametrize(
    "head",
    [
        "KARAK —",
        "TAL AMIR -",
        "KARAK, Oct 14 (Northgate Wire) -",
        "PORT SUDAN, Sudan, Oct 16, 2024 (Northgate Wire) -",
        "Karak, 14 October 2024 –",
        "Tal Amir (Northgate Wire) –",
        "Tal Amir, SANA-",
        "Tal Amir, SANA -",
    ],
)
def test_a_dateline(head: str) -> None:
    """A place in capitals, or a place with a day or an agency, before a dash."""
    assert filed(f"{head} Shells killed two men in a village on Sunday.") == head


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed two men - both of them farmers.",
        "The army - backed by jets - shelled Karak.",
        "Shells killed two men in Karak on Sunday.",
        "Four men – two of them farmers – were killed.",
        "“KARAK” – the word was on every wall.",
        "on Sunday - a market day - shells killed two men.",
        "The Karak Front | Statement - shells killed two men.",
    ],
)
def test_a_dash_alone_is_none(text: str) -> None:
    """An aside, a list and a quotation are no dateline."""
    assert filed(text) == ""


@given(st.lists(st.sampled_from("KARAK Karak , ( ) - — Oct 14 2024 on Sunday shells killed two men .".split())))
def test_it_stands_at_the_head(words: list[str]) -> None:
    """Whatever the words, a dateline is empty or the first tokens up to a dash, and never long."""
    for sentence in read(" ".join(words)):
        found = dateline(sentence)
        assert found == frozenset(range(len(found)))
        assert len(found) <= LONGEST
        assert not found or sentence.words[max(found)] in ("-", "–", "—", "--")
