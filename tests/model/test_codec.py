"""Nouns to JSON and back."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model import strategies as some

from recount import model as m

QUOTES = st.builds(m.quote, st.just("nine were killed"), st.integers(0, 3), st.integers(4, 16))
NOUNS: dict[Any, st.SearchStrategy[Any]] = {
    m.Actor: some.actors(),
    m.Claim: some.reports().flatmap(some.claims),
    m.CodedReport: some.coded_reports(),
    m.Count: some.counts(),
    m.Estimate: some.estimates(),
    m.Grade: some.grades(),
    m.Locus: some.loci(),
    m.Reading[m.Window]: some.readings(some.windows()),
    m.Reading[m.Locus]: some.readings(some.loci()),
    m.Reading[str]: some.readings(some.WORDS),
    m.Report: some.reports(),
    m.Window: some.windows(),
    m.Source: st.builds(
        m.Source,
        id=some.IDS,
        name=some.WORDS,
        kind=st.sampled_from(m.SourceKind),
        languages=some.several(some.IDS),
        side=some.maybe(some.IDS),
    ),
    m.Capture: st.builds(m.Capture, id=some.IDS, location=some.WORDS, captured_at=some.INSTANTS, size=some.NUMBERS),
    m.Run: st.builds(
        m.Run,
        id=some.IDS,
        verb=some.WORDS,
        code_version=some.WORDS,
        engine=some.WORDS,
        settings=some.WORDS,
        inputs=some.several(some.IDS),
    ),
    m.Decision: st.builds(
        m.Decision,
        id=some.IDS,
        kind=some.WORDS,
        about=some.several(some.IDS),
        answer=some.WORDS,
        by=some.WORDS,
        at=some.INSTANTS,
        supersedes=some.maybe(some.IDS),
        anchors=some.several(
            st.builds(
                m.Anchor,
                claim_id=some.IDS,
                report_id=some.IDS,
                event_type=some.WORDS,
                stance=some.WORDS,
                marks=some.several(st.builds(m.Mark, slot=some.WORDS, quote=QUOTES)),
            )
        ),
    ),
    m.Question: st.builds(
        m.Question,
        id=some.IDS,
        kind=some.WORDS,
        about=some.several(some.IDS),
        text=some.WORDS,
        options=some.several(st.builds(m.Option, key=some.WORDS, text=some.WORDS, kind=some.WORDS)),
        excerpts=some.several(st.builds(m.Excerpt, title=some.WORDS, claim_id=some.IDS, quotes=some.several(QUOTES))),
        people=st.floats(0, 1000),
    ),
}
INSIDE = {  # nouns that only ever stand inside one of the above
    "Account",
    "Anchor",
    "ActorName",
    "ActorRelation",
    "Candidate",
    "Excerpt",
    "FieldConfidence",
    "Incident",
    "LeftOut",
    "Loss",
    "Mark",
    "Membership",
    "Option",
    "PlaceMention",
    "Quote",
    "Reading",
    "Readings",
    "Span",
    "Toll",
}  # fmt: skip - read as a list


def test_every_noun_is_tried() -> None:
    """A noun that is added to the model is added here."""
    nouns = {name for name in m.__all__ if dataclasses.is_dataclass(getattr(m, name))}
    tried = {getattr(noun, "__name__", str(noun)) for noun in NOUNS}
    assert nouns == tried | INSIDE


@pytest.mark.parametrize("noun", NOUNS, ids=str)
@given(data=st.data())
@settings(max_examples=25)  # each noun's own draw is slow enough
def test_printed_then_parsed_is_the_same(noun: Any, data: st.DataObject) -> None:
    """``from_data(to_data(x)) == x``, through JSON text."""
    value = data.draw(NOUNS[noun])
    assert m.from_data(noun, json.loads(json.dumps(m.to_data(value)))) == value


@pytest.mark.parametrize("name", [n for n in m.__all__ if dataclasses.is_dataclass(getattr(m, n))])
def test_nouns_are_frozen_and_slotted(name: str) -> None:
    """A noun never changes, and never grows a field."""
    noun = getattr(m, name)
    assert noun.__dataclass_params__.frozen
    assert "__slots__" in vars(noun)
    assert all(f.kw_only for f in dataclasses.fields(noun))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"low": 1, "high": 1},
        {"low": 1, "high": 1, "wording": "exactly"},
        {"low": "1", "high": "1", "wording": "exact"},
        {"low": True, "high": True, "wording": "exact"},
        {"low": 1, "high": 2, "wording": "exact"},
        {"low": 1, "high": 1, "wording": "exact", "about": "people"},
        5,
    ],
)
def test_other_shapes_are_refused(data: object) -> None:
    """Missing, unknown and wrong fields are errors with the noun's name."""
    with pytest.raises(m.FormatError, match="Count"):
        m.from_data(m.Count, data)


def test_what_is_no_noun_is_refused() -> None:
    """Nothing is printed by its repr."""
    with pytest.raises(TypeError, match="set"):
        m.to_data({1})
