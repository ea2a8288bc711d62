"""Nouns read in bulk are those that `from_data` reads, and what is none is refused in the same words."""

from typing import Any

import pytest
from hypothesis import given
from tests.model import strategies as some

from recount.model import Claim, CodedReport, FormatError, Readings, Report, Span, canonical_json, from_data, to_data
from recount.store.nouns import noun, noun_of


@given(some.coded_reports())
def test_what_was_written_is_read(coded: CodedReport) -> None:
    """Every claim, reading and report comes back as it was, to the types of its values."""
    for kind, one in (
        (Report, coded.report),
        *((Claim, c) for c in coded.claims),
        *((Readings, r) for r in coded.readings),
    ):
        data = to_data(one)
        for read in (noun(kind, canonical_json(data)), noun_of(kind, data)):
            assert read == one
            assert repr(read) == repr(from_data(kind, data)), "an enum is an enum, a float a float"


@pytest.mark.parametrize(
    "content", ['{"start":3}', '{"start":3,"end":1}', '{"start":"3","end":4}', '{"start":true,"end":4}', "[]"]
)
def test_what_is_no_noun_is_refused(content: str) -> None:
    """A field that is missing, of another type, or against the noun's own rules."""
    with pytest.raises(FormatError, match="not a Span"):
        noun(Span, content)


@pytest.mark.parametrize("data", [{"start": 3}, {"start": 3, "end": 1}, {"start": None, "end": 4}])
def test_data_that_is_no_noun_is_refused(data: dict[str, Any]) -> None:
    """As `noun`, of plain data."""
    with pytest.raises(FormatError, match="not a Span"):
        noun_of(Span, data)
