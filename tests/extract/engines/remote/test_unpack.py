"""Claims in an answer that is not well-formed: the whole ones, never an error of ours."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.remote.cases import GOOD, TEXT, report, shelling, tanks

from recount.extract.engines.remote.aligned import Text
from recount.extract.engines.remote.answer import Answer, read_answer
from recount.extract.engines.remote.drafts import drafts_of
from recount.extract.engines.remote.endpoint import Provider
from recount.extract.engines.remote.schema import claims_schema
from recount.extract.engines.remote.unpack import BrokenAnswerError, Unpacked, unpack
from recount.extract.ground import ground
from recount.extract.passages import split_passages

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(shelling())), inner, max_size=4),
    max_leaves=8,
)


@given(st.integers(0, len(GOOD)))
def test_cut_anywhere(at: int) -> None:
    """Only whole claims are found, in order, and never one that is not there."""
    try:
        found = unpack(Answer(text=GOOD[:at]))
    except BrokenAnswerError:
        return
    assert list(found.claims) == [shelling(), tanks()][: len(found.claims)]
    assert (found.broke_off_after is None) == (at >= len(GOOD) - 1)


def test_in_a_fence() -> None:
    """Servers that don't hold the model to JSON let it talk around it."""
    assert len(unpack(Answer(text=f"Here it is:\n```json\n{GOOD}\n```\nDone.")).claims) == 2


@given(st.text(max_size=60))
def test_any_body(body: str) -> None:
    """No body is an error of ours."""
    for provider in Provider:
        answer = read_answer(body, provider)
        try:
            unpack(answer)
        except BrokenAnswerError:
            continue


@given(json_values)
def test_any_json_as_a_body(value: Any) -> None:
    """Nor any JSON."""
    for provider in Provider:
        assert read_answer(json.dumps(value), provider).text == ""


@given(st.dictionaries(st.sampled_from(list(shelling())), json_values, max_size=3))
def test_any_field_of_any_type(fields: dict[str, Any]) -> None:
    """A claim is drafted or refused, whatever stands in its fields, and what comes out is grounded."""
    passages = split_passages(TEXT)
    drafted = drafts_of(report(), passages, Unpacked(claims=(shelling(**fields), tanks(id="c9"))))
    assert len(drafted) + sum("of the answer" in s for s in drafted.refused) >= 2
    for claim in ground(report(), drafted, "remote:1").claims:
        assert all(TEXT[q.span.start : q.span.end] == q.exact for q in (*claim.evidence, *claim.speakers))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("the town's hospital", "the town’s hospital"),
        ("the town’s hospital", "the town’s hospital"),
        ("Tal\u00a0Amir", "Tal Amir"),
        ("a town's clinic", "a town's clinic"),
    ],
)
def test_as_written(words: str, written: str) -> None:
    """The text's own words where only the print differs; else as they came, for grounding to judge."""
    assert Text(TEXT).as_written(words) == written


@given(st.text(alphabet="ab’‘'“\" -–\u00a0", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_as_written_keeps_places(text: str, start: int, length: int) -> None:
    """Any stretch of a text is found in it, however its marks were changed."""
    words = text[start : start + length]
    changed = words.translate(str.maketrans("’‘“–\u00a0", "''\"- "))
    assert Text(text).as_written(changed) in text


def test_the_schema_asks_for_every_field_and_no_other() -> None:
    """What providers enforce: all required, nothing else, and the guide's fields."""
    claim = claims_schema()["properties"]["claims"]["items"]
    assert set(claim["required"]) == set(shelling())
    assert set(claim["properties"]["tolls"]["items"]["required"]) == set(shelling()["tolls"][0])
    assert set(claim["properties"]["losses"]["items"]["required"]) == set(tanks()["losses"][0])
    assert '"additionalProperties": false' in json.dumps(claim)
    jsonschema.validate(json.loads(GOOD), claims_schema())
