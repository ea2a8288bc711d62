"""The laws of the whole, from text to figure.

Laws of many reports stand in `test_many_reports.py`, those of one room in that room's tests (`tests/model`,
`tests/reconcile/test_laws.py`, `tests/link`, `tests/vocab/test_calendar_laws.py`, `tests/store/test_laws.py`).
"""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.extract import ExtractOptions
from recount.extract.engines.lexical import LexicalEngine
from recount.flow import CodeOptions, code_report
from recount.model import (
    Account,
    Claim,
    CodedReport,
    Decision,
    Quote,
    Readings,
    TollKind,
    claim_id,
    from_data,
    to_data,
)
from recount.publish.coded import from_wire, to_wire
from recount.read import ReadOptions, freeze_text

PUBLISHED = date(2031, 5, 14)
# No gazetteer: these laws are about words, numbers and days. The grammar: thousands of texts are read
NOWHERE = CodeOptions(places=False, extract=ExtractOptions(engine=LexicalEngine()))

# --- texts: phrases of conflict news, put together in any order ------------------------------------------------------------

PIECES = (
    "An air strike on a market in Sarvan",
    "Shells hit the hospital",
    "The army",
    "A monitoring group",
    "killed at least 31 people",
    "killed nine people, including four children",
    "120 fighters were killed in two strikes",
    "injuring dozens more",
    "were kil*led",
    "destroyed two tanks",
    "denied that any market had been hit",
    "said on Tuesday",
    "could not confirm the toll",
    "“We buried seven,”",
    "the ministry told reporters",
    "in March",
    "up to 40",
    "no casualties",
    "Omar Nasser, 34,",
    ", medics said",
    "the other five",
    "é𝔘ق — ",
    "\n\n",
    ". ",
    " ",
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)


def coded_text(text: str, published: date | None = PUBLISHED, name: str = "text") -> CodedReport:
    """The text through every stage, no place looked up."""
    return code_report(freeze_text(text, ReadOptions(published=published, language="en"), name), NOWHERE)


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote inside a noun, wherever it stands."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from quotes_in(getattr(value, field.name))


@settings(max_examples=60)
@given(texts.filter(lambda t: any(c.isalpha() for c in t)))
def test_every_quote_of_whatever_is_coded_slices_the_text(text: str) -> None:
    """No value without its words, with what stands before and after; and every claim's id derives again."""
    coded = coded_text(text)
    whole = coded.report.text
    for quote in quotes_in(coded.claims):
        start, end = quote.span.start, quote.span.end
        assert whole[start:end] == quote.exact
        assert whole[:start].endswith(quote.prefix)
        assert whole[end:].startswith(quote.suffix)
    assert [claim_id(c) for c in coded.claims] == [c.id for c in coded.claims]


@settings(max_examples=40)
@given(texts.filter(lambda t: any(c.isalpha() for c in t)))
def test_what_is_coded_is_printed_and_read_back(text: str) -> None:
    """Through JSON, the claims and their readings come back as they were, the incidents with the same claims and figures."""
    coded = coded_text(text)
    back = from_wire(json.loads(json.dumps(to_wire(coded))), coded.report.text)
    assert back.claims == coded.claims
    assert [r.when for r in back.readings] == [r.when for r in coded.readings]
    assert [(a.incident, a.claim_ids) for a in back.accounts] == [(a.incident, a.claim_ids) for a in coded.accounts]
    shown = (TollKind.KILLED, TollKind.INJURED)  # the figures that the format has
    assert [a.estimates for a in back.accounts] == [
        tuple(e for e in a.estimates if e.kind in shown) for a in coded.accounts
    ]
    assert from_data(CodedReport, json.loads(json.dumps(to_data(coded)))) == coded


# --- a part never adds to its whole ----------------------------------------------------------------------------------------

NUMERALS = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()))


@st.composite
def wholes_and_parts(draw: st.DrawFn) -> tuple[int, str]:
    """A number of dead and a sentence that says it, with some of them counted inside it."""
    whole = draw(st.integers(3, 400))
    part = draw(st.integers(2, min(12, whole - 1)))
    said = draw(st.sampled_from((str(part), NUMERALS[part])))
    group = draw(st.sampled_from(("children", "women", "civilians", "soldiers")))
    form = draw(
        st.sampled_from(
            (
                "Shells killed {whole} people, including {part} {group}, in Sarvan on Monday.",
                "Shells killed {whole} people in Sarvan on Monday, among them {part} {group}.",
                "{whole} people, {part} of them {group}, were killed by shells in Sarvan on Monday.",
                "Shells killed {whole} people in Sarvan on Monday, {part} of them {group}.",
            )
        )
    )
    return whole, form.format(whole=whole, part=said, group=group)


@settings(max_examples=60)
@given(wholes_and_parts())
def test_a_part_in_a_sentence_never_adds_to_its_whole(told: tuple[int, str]) -> None:
    """ "37 people, including nine children" is 37: in one incident, by every bound, as told."""
    whole, text = told
    figures = [
        (e.low, e.best, e.high)
        for account in coded_text(text).accounts
        for e in account.estimates
        if e.kind is TollKind.KILLED
    ]
    assert figures == [(whole, whole, whole)]


# --- never more precise than the words -------------------------------------------------------------------------------------

LEAST_DAYS = {  # words of time, and the fewest days that they leave open
    "in March": 28,
    "in March 2031": 28,
    "in 2029": 365,
    "last year": 365,
    "last month": 28,
    "last week": 7,
    "earlier this month": 7,
    "between 3 and 9 May": 7,
    "over the past two weeks": 14,
    "in the summer of 2030": 89,
    "over the weekend": 2,
}


@given(st.sampled_from(sorted(LEAST_DAYS)), st.dates(date(2031, 5, 10), date(2031, 5, 28)))
def test_no_window_is_narrower_than_its_words(words: str, published: date) -> None:
    """Neither a claim's nor its incident's: the words leave days open, and so does the record."""
    coded = coded_text(f"Shells killed nine people in Sarvan {words}, medics said.", published)
    windows = [r.when.value for r in coded.readings if r.when] + [a.window for a in coded.accounts]
    wide = [(w.end - w.start).days for w in windows if w and w.start and w.end]
    assert len(wide) == 2, "the claim and its incident are dated"
    assert min(wide) >= LEAST_DAYS[words]


@given(st.sampled_from(("on Monday", "yesterday", "last week", "overnight", "three days ago")))
def test_without_a_day_of_publication_relative_words_stay_open(words: str) -> None:
    """No clock is asked: a report without a day gives none."""
    coded = coded_text(f"Shells killed nine people in Sarvan {words}, medics said.", published=None)
    read = [r.when.value for r in coded.readings if r.when and r.when.value]
    assert [c.when.exact for c in coded.claims if c.when] == [words]
    assert all(w.start is None and w.end is None for w in read)
    assert all(a.window is None or (a.window.start is None and a.window.end is None) for a in coded.accounts)


@settings(max_examples=40)
@given(texts.filter(lambda t: any(c.isalpha() for c in t)))
def test_coding_twice_gives_the_same(text: str) -> None:
    """No clock and no chance: the same report is coded alike, ids, reasons and all."""
    assert coded_text(text) == coded_text(text)


@pytest.mark.parametrize("noun", [Claim, Readings, Account, Decision])
def test_nouns_can_not_be_altered(noun: type) -> None:
    """Frozen and slotted: a claim is never altered later."""
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined] - every dataclass has it
    assert hasattr(noun, "__slots__")
