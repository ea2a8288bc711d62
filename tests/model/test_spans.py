"""No value without its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model import strategies as some

from recount.model import Span, quote


@given(st.data(), some.TEXTS)
def test_a_quote_slices_its_text(data: st.DataObject, text: str) -> None:
    """The words are where the span says, with the words around them."""
    q = data.draw(some.quotes(text))
    assert text[q.span.start : q.span.end] == q.exact
    assert text[: q.span.start].endswith(q.prefix)
    assert text[q.span.end :].startswith(q.suffix)
    assert len(q.prefix) == min(32, q.span.start)
    assert len(q.suffix) == min(32, len(text) - q.span.end)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 6)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    """Empty, backward, negative, too long."""
    with pytest.raises(ValueError, match="span"):
        quote("words", start, end)


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_spans_meet_as_sets_of_code_points_do(bounds: list[int]) -> None:
    """`overlaps` and `covers` say what the sets of code points say."""
    one, other = (Span(start=min(p), end=max(p) + 1) for p in (bounds[:2], bounds[2:]))
    a, b = (set(range(s.start, s.end)) for s in (one, other))
    assert one.overlaps(other) == other.overlaps(one) == bool(a & b)
    assert one.covers(other) == (b <= a)
