"""Signatures: small, and the same after they were written and read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.copies.stories import ARABIC, STORY, report

from recount.read import signature
from recount.read.copies import dump, fingerprint, kinship, load
from recount.read.copies.kin import shares_of
from recount.read.copies.sketch import KEPT, runs_of

WORDS = st.lists(
    st.sampled_from("the army said that seven houses near Tabira burned for two days".split()), max_size=300
)


@given(st.text(), st.text())
def test_other_words_have_another_fingerprint(a: str, b: str) -> None:
    """Texts whose words differ have different fingerprints."""
    if "".join(c for c in a.casefold() if c.isalnum()) != "".join(c for c in b.casefold() if c.isalnum()):
        assert fingerprint(a) != fingerprint(b)


@pytest.mark.parametrize("sentences", [STORY, ARABIC, ("Seven.",), ("…",), ("東京で七人が死亡した。",)])
def test_a_signature_survives_writing(sentences: tuple[str, ...]) -> None:
    """What is read is what was written, to the last key and the last share."""
    made = signature(report(sentences))
    again = load(dump(made))
    assert dump(again) == dump(made)
    assert again.keys == made.keys
    assert shares_of(again, made) == ((1.0, 1.0) if len(made.runs) else (0.0, 0.0))


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_has_a_signature(text: str) -> None:
    """Whatever is in it, and it is kin to itself printed elsewhere."""
    made = signature(report(text or ".", "One"))
    other = signature(report(text or ".", "Other", 7))
    found = kinship(made, other)
    assert found is not None
    assert found.relation == "exact"
    assert set(made.keys) & set(other.keys)


def test_what_is_no_signature_is_refused() -> None:
    """With the reason."""
    with pytest.raises(ValueError, match="no signature"):
        load('{"report_id": "r1"}')


def test_a_long_report_has_no_long_signature() -> None:
    """A book of 60,000 words is kept to a sample, and a chapter of it is still found in it."""
    sentences = tuple(
        f"Witness {n} of village {n * 7} told the court what {n * 13} men did there." for n in range(5000)
    )
    book, chapter = signature(report(sentences)), signature(report(sentences[1000:1400]))
    assert len(book.runs) < 8 * KEPT
    share, share_of = shares_of(chapter, book)
    assert share > 0.95
    assert share_of < 0.15


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_shares_are_those_of_all_runs(one: list[str], other: list[str]) -> None:
    """While stories are short enough for nothing to be left out, the share is exact."""
    first, second = (signature(report(" ".join(words) or ".", f"S{n}")) for n, words in enumerate((one, other)))
    ours, theirs = (set(runs_of(words).tolist()) for words in (one, other))
    if ours and theirs:
        common = len(ours & theirs)
        assert shares_of(first, second) == pytest.approx((common / len(ours), common / len(theirs)))
