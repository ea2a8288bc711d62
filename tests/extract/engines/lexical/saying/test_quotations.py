"""Which words stand between quotation marks, whatever marks a page uses, and over how many paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.quotations import find_quoted
from recount.extract.engines.lexical.sentence.parse import read_sentences
from recount.extract.passages import split_passages


def quoted(text: str) -> list[str]:
    """The quoted words of each sentence."""
    sentences = read(text)
    return [
        " ".join(s.tokens[i].text for i in sorted(q.tokens) if s.tokens[i].is_word)
        for s, q in zip(sentences, find_quoted(sentences), strict=True)
    ]


CASES = {
    "curly": ("He said: “Two men died.”", ["Two men died"]),
    "straight": ('He said: "Two men died."', ["Two men died"]),
    "guillemets": ("He said: « Two men died »", ["Two men died"]),
    "a closing mark that opens": ("He said: ”Two men died.”", ["Two men died"]),
    "an opening mark that closes": ("He said: “Two men died.“ Shops shut.", ["Two men died", ""]),
    "doubled marks": ('He said: ""Two men died.""', ["Two men died"]),
    "a name inside": (
        "“The leader “Abu Noor” died. Two fled.” Shops shut.",
        ["The leader Abu Noor died", "Two fled", ""],
    ),
    "over paragraphs": ("“Two men died.\nFive fled.” Shops shut.", ["Two men died", "Five fled", ""]),
    "each paragraph opens": ("“Two men died.\n“Five fled.”\nShops shut.", ["Two men died", "Five fled", ""]),
    "never closed": ("“Two men died.\nShops shut.", ["Two men died", ""]),
    "an apostrophe": ("The town's mayor isn't here.", [""]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_quoted(text: str, expected: list[str]) -> None:
    """These words are quoted."""
    assert quoted(text) == expected


@given(st.text(st.sampled_from("ab .,\n“”\"„«»'A"), max_size=80))
def test_any_marks(text: str) -> None:
    """Any marks in any order: one answer a sentence, and what a sentence leaves open the next of its paragraph begins in."""
    sentences = read_sentences(text, split_passages(text))
    found = find_quoted(sentences)
    assert len(found) == len(sentences)
    for (one, before), (other, after) in zip(
        list(zip(sentences, found, strict=True)), list(zip(sentences, found, strict=True))[1:], strict=False
    ):
        if one.passage.paragraph == other.passage.paragraph:
            assert before.ends == after.begins
