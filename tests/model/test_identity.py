"""Ids that anyone can derive again."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model import strategies as some

from recount import model as m

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_the_order_of_keys_does_not_count(value: object) -> None:
    """The same content has one canonical form and one id."""
    assert m.canonical_json(_turned(value)) == m.canonical_json(value)
    assert m.identify("x", _turned(value)) == m.identify("x", value)


def _turned(value: object) -> object:
    if isinstance(value, dict):
        return {k: _turned(v) for k, v in reversed(value.items())}
    return [_turned(v) for v in value] if isinstance(value, list) else value


def test_an_id_says_how_it_was_made() -> None:
    """Tag, algorithm, 32 hexadecimal digits; pinned, because ids are kept for decades."""
    assert m.identify("clm", {"a": [1, None, "é"]}) == "clm:b2:f6896a14a21e1872a4ace035b1d5adc3"  # b2sum -l 128
    assert re.fullmatch("x:b2:[0-9a-f]{32}", m.identify("x", ""))


def test_joined_strings_do_not_meet() -> None:
    """Two different inputs never share a key by how they are put together."""
    assert m.identify("x", ["ab", "c"]) != m.identify("x", ["a", "bc"])


def test_numbers_that_json_lacks_are_refused() -> None:
    """No NaN and no infinity gets into an id."""
    for bad in (math.nan, math.inf):
        with pytest.raises(ValueError, match="JSON"):
            m.canonical_json(bad)


@given(some.reports(), st.data())
def test_claim_ids_derive_again(report: m.Report, data: st.DataObject) -> None:
    """The id is a function of what is said and where; links, engine and confidence do not count."""
    claim = data.draw(some.claims(report))
    assert m.claim_id(claim) == claim.id
    relinked = replace(claim, id="", part_of="clm:b2:1", same_event_as="clm:b2:2", engine="another", confidence=0.5)
    assert m.claim_id(relinked) == claim.id


@given(some.reports(), st.data())
def test_another_claim_has_another_id(report: m.Report, data: st.DataObject) -> None:
    """Whatever is said otherwise is another claim."""
    claim = data.draw(some.claims(report))
    stance = data.draw(st.sampled_from([s for s in m.Stance if s is not claim.stance]))
    kind = data.draw(st.sampled_from([k for k in m.EventType if k is not claim.event_type]))
    toll = m.Toll(
        kind=m.TollKind.KILLED,
        count=m.Count(low=1, high=1, wording=m.Wording.EXACT),
        population=m.Population.CIVILIAN,
        quote=claim.evidence[0],
    )
    others = {
        m.claim_id(replace(claim, stance=stance)),
        m.claim_id(replace(claim, event_type=kind)),
        m.claim_id(replace(claim, report_id="rep:b2:0")),
        m.claim_id(replace(claim, evidence=claim.evidence * 2)),
        m.claim_id(replace(claim, tolls=(*claim.tolls, toll))),
    }
    assert len(others | {claim.id}) == 6


@given(some.reports())
def test_report_ids_derive_again(report: m.Report) -> None:
    """The same words from the same outlet on the same day are the same report."""
    assert m.report_id(report.text, report.source, report.published) == report.id
    assert m.report_id(report.text + "!", report.source, report.published) != report.id
