"""Byte ranges, as RFC 9110 has them."""

import pytest

from recount.serve.ranges import Stretch, UnsatisfiableError, stretch

SIZE = 1000


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-99", (0, 100)),
        ("bytes=999-999", (999, 1000)),
        ("bytes=900-5000", (900, 1000)),  # as far as there is anything
        ("bytes=900-", (900, 1000)),
        ("bytes=-100", (900, 1000)),  # the last hundred
        ("bytes=-5000", (0, 1000)),
        ("Bytes=0-0", (0, 1)),
    ],
)
def test_one_range(asked: str, part: tuple[int, int]) -> None:
    """Both ends inside when asked; half-open here."""
    assert stretch(asked, SIZE) == Stretch(*part)


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=a-b",
        "items=0-5",
        "bytes=0-1,5-9",
        "bytes=1",
        "bytes=0-" + "9" * 30,
    ],
)
def test_what_is_no_single_range_gets_the_whole(asked: str | None) -> None:
    """A server may pass over a Range header."""
    assert stretch(asked, SIZE) is None


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_what_is_not_there_is_refused(asked: str) -> None:
    """416 says how much there is."""
    with pytest.raises(UnsatisfiableError):
        stretch(asked, SIZE)
