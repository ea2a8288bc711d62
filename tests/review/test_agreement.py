"""Agreement of two coders beyond chance."""

import pytest

from recount.review.agreement import interval, nominal

# What two coders gave eleven units; the figures are those of the reference implementation for the same two rows
FIRST = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None]
SECOND = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None]


def test_alpha_is_that_of_krippendorff() -> None:
    """Units that one coder alone valued are left out; numbers count by their distance squared."""
    assert nominal([1, 1, 2, 2, None], [1, 2, 2, 2, 3]) == pytest.approx(0.5333, abs=1e-4)
    assert interval([1, 1, 2, 2, None], [1, 2, 2, 2, 3]) == pytest.approx(0.5333, abs=1e-4)
    assert nominal(FIRST, SECOND) == pytest.approx(0.8522, abs=1e-4)
    assert interval(FIRST, SECOND) == pytest.approx(0.9428, abs=1e-4)


def test_who_always_agree_have_one_and_who_never_do_less_than_none() -> None:
    """Names and numbers alike."""
    assert nominal(["a", "b", "b"], ["a", "b", "b"]) == 1
    opposed = nominal(["a", "b"], ["b", "a"])
    assert opposed is not None
    assert opposed < 0
    near, far = interval([1, 5, 9], [1, 5, 8]), interval([1, 5, 9], [9, 5, 1])
    assert near is not None
    assert far is not None
    assert far < 0 < near < 1


@pytest.mark.parametrize(("values", "others"), [([], []), ([None], ["a"]), (["a", "a"], ["a", "a"])])
def test_nothing_is_said_where_nothing_was_told_apart(values: list[str | None], others: list[str | None]) -> None:
    """No unit that both valued, or one value in all: not 1, and not 0."""
    assert nominal(values, others) is None
