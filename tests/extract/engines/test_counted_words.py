"""Every wording of a number, read alike by the grammar and by the tally of a trained engine's spans."""

import csv
from pathlib import Path

import pytest
from tests.extract.engines.encoder.conftest import page_of
from tests.extract.engines.encoder.test_tally import span_of
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.encoder.counted import count_in
from recount.extract.engines.lexical.counting.tolls import find_tolls
from recount.model import Count, TollKind
from recount.vocab.counting.sums import total

_LINES = Path(__file__).with_name("counted_words.csv").read_text(encoding="utf-8").splitlines()
ROWS = [(r["phrase"], f"{r['bounds']} {r['wording']}") for r in csv.DictReader(_LINES[1:], delimiter=";")]


def said(count: Count) -> str:
    """ "3..3 exact", an open bound left out."""
    low, high = ("" if n is None else n for n in (count.low, count.high))
    return f"{low}..{high} {count.wording.value}"


@pytest.mark.parametrize(("phrase", "expected"), ROWS)
def test_the_tally_reads_the_words(phrase: str, expected: str) -> None:
    """Given the words of a toll, how many they tell of."""
    page = page_of(f"Shelling in Bor on Monday killed {phrase}.")
    assert said(count_in(page, span_of(page, phrase))) == expected


@pytest.mark.parametrize(("phrase", "expected"), ROWS)
def test_the_grammar_reads_the_words(phrase: str, expected: str) -> None:
    """The same words in a sentence: what its tolls come to, parts left out."""
    tolls = [t for s in read(f"Shelling in Bor on Monday killed {phrase}.") for t in find_tolls(s)]
    wholes = [t.count for t in tolls if t.part_of is None and t.kind is TollKind.KILLED]
    assert said(total(wholes)) == expected


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The shell killed a driver 30 km from Bor.", "a driver"),
        ("The shell killed a driver in 2011.", "a driver"),
        ("A 122 mm shell killed a driver.", "a driver"),
        ("The raid killed a driver at 5.30 am.", "a driver"),
        ("A T-72 tank killed a driver on Route 30.", "a driver"),
        ("A Su-25 jet killed a driver and burnt goods worth $30.", "a driver"),
        ("An S-300 missile killed a driver of the 2nd battalion.", "a driver of the 2nd battalion"),
        ("The raid killed a driver with 20 years of service.", "a driver with 20 years of service"),
        ("Twin blasts killed a driver.", "a driver"),
        ("The raid killed a driver, 45.", "a driver, 45"),
    ],
)
def test_what_measures_names_or_dates_counts_nobody(sentence: str, phrase: str) -> None:
    """One driver, whatever other numbers stand beside."""
    page = page_of(sentence)
    assert said(count_in(page, span_of(page, phrase))) == "1..1 exact"
    tolls = [t for s in read(sentence) for t in find_tolls(s) if t.kind is TollKind.KILLED]
    assert [said(t.count) for t in tolls] == ["1..1 exact"]
