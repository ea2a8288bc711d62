"""The verb as a whole: laws that hold for any report, whatever it says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.extract import ExtractOptions, extract
from recount.extract.engines.lexical import LexicalEngine
from recount.model import Claim, Quote, Report, claim_id

GRAMMAR = ExtractOptions(engine=LexicalEngine())
SENTENCES = (
    "Nine people were killed in shelling in Tal Amir on Monday, the governor said.",
    "The rebels said 14 people, among them three children, were killed in the shelling.",
    "The army said it had struck a depot, and denied that a market was hit.",
    "Shelling in Tal Amir kills nine",
    "Another strike in Karak killed two farmers on Tuesday.",
    "“Our fighters shelled the base near São Miguel,” the Karak Front said.",
    "The report could not be independently verified.",
    "No group claimed responsibility for the attack.",
    "Four people were hurt, they added.",
    "KARAK, Oct 14 (Northgate Wire) - Gunmen abducted four nurses while rebels burned a school.",
    "In total, 120 people were killed.",
    "An earlier version of this report said 12 people were killed.",
    "The mayor opened a bakery in Tal Amir.",
    "The Lions won the match 2-1.",
)
PEACEFUL = (
    "The mayor opened a bakery in Tal Amir on Monday.",
    "Bread prices rose by two per cent, the ministry said.",
    "The river was high after weeks of rain.",
    "A choir of 40 sang at the station.",
    "The council will vote on the budget on Tuesday.",
)
UNRELATED = "The council of São Miguel will vote on the price of bread next spring."

reports = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from((" ", "\n", "\n\n"))), max_size=8).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
WORDS = (
    "killed 9 nine people on Monday , . “ ” ; - ( ) é \u0301 🕊 the army said denied in Karak while it rebels".split()
)
noise = st.lists(st.sampled_from((*WORDS, "\n")), max_size=40).map(" ".join)


def report(text: str) -> Report:
    return Report(id="rep:test", name="test", text=text, published=date(2024, 10, 16))


def claims(text: str) -> tuple[Claim, ...]:
    return extract(report(text), GRAMMAR).claims


def quotes(claim: Claim) -> Iterator[Quote]:
    """Every quote of a claim."""
    yield from (*claim.evidence, *claim.speakers, *claim.perpetrators, *claim.targets, *claim.weapons)
    yield from (p.quote for p in claim.places)
    yield from (x.quote for x in claim.losses)
    yield from (q for t in claim.tolls for q in (t.quote, *t.named))
    if claim.when:
        yield claim.when


@given(st.one_of(reports, noise))
def test_every_quote_slices_its_text(text: str) -> None:
    """No value without its words: the span of every quote gives its words."""
    for claim in claims(text):
        for quote in quotes(claim):
            assert text[quote.span.start : quote.span.end] == quote.exact


@given(reports)
def test_nothing_is_refused(text: str) -> None:
    """The grammar drafts nothing that is not in the text."""
    assert extract(report(text), GRAMMAR).refused == ()


@given(reports)
def test_claims_come_in_order_of_the_text(text: str) -> None:
    """By where their first words stand."""
    starts = [c.evidence[0].span.start for c in claims(text)]
    assert starts == sorted(starts)


@given(reports)
def test_links_stay_in_the_report(text: str) -> None:
    """A tie looks back; a part has a whole of this report, and none is its own."""
    found = claims(text)
    order = {c.id: n for n, c in enumerate(found)}
    assert len(order) == len(found)
    for n, claim in enumerate(found):
        assert claim.same_event_as is None or order[claim.same_event_as] < n
        assert claim.part_of is None or order[claim.part_of] != n


@given(reports)
def test_the_same_text_says_the_same_twice(text: str) -> None:
    """Ids come from what is said and where it stands, and from nothing else."""
    once, again = claims(text), claims(text)
    assert once == again
    assert [c.id for c in once] == [claim_id(replace(c, engine="another", part_of=None)) for c in again]


@given(st.lists(st.sampled_from(PEACEFUL), max_size=6), st.sampled_from((" ", "\n")))
def test_no_violence_no_claim(sentences: list[str], gap: str) -> None:
    """A report of bread prices and choirs makes no claim."""
    assert claims(gap.join(sentences)) == ()


@given(reports)
@settings(max_examples=60)  # each case is read twice
def test_an_unrelated_paragraph_at_the_end_changes_nothing(text: str) -> None:
    """What is told later of something else takes nothing from earlier claims."""
    assert [c.id for c in claims(f"{text}\n{UNRELATED}")] == [c.id for c in claims(text)]


def test_another_event_at_the_end_keeps_the_claims_before_it() -> None:
    """A later event that is tied to nothing leaves earlier claims their ids."""
    before = "Nine people were killed in shelling in Tal Amir on Monday, the governor said."
    [first] = claims(before)
    found = claims(before + "\nElsewhere, gunmen abducted four nurses in Karak in 2019.")
    assert [c.id for c in found][:1] == [first.id]
    assert len(found) == 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_found_composed(form: str) -> None:
    """A report is NFC; a text of it that was written otherwise makes the same claims once it is composed."""
    text = "Nine people were killed in shelling near São Miguel on Monday, José Peña said."
    [claim] = claims(normalize("NFC", normalize(form, text)))
    assert [q.exact for q in claim.speakers] == ["José Peña"]
    assert [p.quote.exact for p in claim.places] == ["São Miguel"]
    assert all(q.exact == normalize("NFC", q.exact) for q in quotes(claim))


@given(st.text(max_size=300))
@settings(max_examples=60)  # any characters at all: slow to read, and quick to break
def test_any_text_is_read(text: str) -> None:
    """No text is refused, and none breaks the grammar."""
    assert all(q.exact == text[q.span.start : q.span.end] for c in claims(text) for q in quotes(c))
