"""Which decisions stand: superseding, taking back, taking back what took back."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.said import decision

from recount.model import Decision, standing


def undo(of: Decision, n: int) -> Decision:
    return decision("undo", of.id, n=n, supersedes=of.id)


FIRST = decision("correct", "clm:b2:a", answer="12", slot="tolls[0].count", n=1)
SECOND = decision("correct", "clm:b2:a", answer="15", slot="tolls[0].count", n=2, supersedes="dec:1")
BACK = undo(SECOND, 3)


@pytest.mark.parametrize(
    ("taken", "stand"),
    [
        ([FIRST], ["dec:1"]),
        ([FIRST, SECOND], ["dec:2"]),
        ([FIRST, SECOND, BACK], ["dec:1"]),  # as if the second had never been
        ([FIRST, SECOND, BACK, undo(BACK, 4)], ["dec:2"]),
        ([FIRST, SECOND, BACK, undo(FIRST, 4)], []),
        ([], []),
    ],
)
def test_what_stands(taken: list[Decision], stand: list[str]) -> None:
    """Superseded is gone; taken back restores; taking back the taking back restores again."""
    assert [d.id for d in standing(taken)] == stand


def test_the_order_of_input_does_not_matter() -> None:
    """Decisions are ordered by their time."""
    taken = [FIRST, SECOND, BACK, undo(BACK, 4), decision("accept", "inc:b2:x", n=5)]
    for seed in range(10):
        mixed = random.Random(seed).sample(taken, len(taken))  # noqa: S311 - a shuffle, no secret
        assert standing(mixed) == standing(taken)


def test_taking_back_what_was_found_again_takes_back_the_whole_of_it() -> None:
    """A decision that followed its claim to a new coding is one with the one that the person took."""
    moved = decision(
        "correct", "clm:b2:b", answer="12", slot="tolls[0].count", n=1, id="dec:m", supersedes="dec:1", moved="dec:1"
    )
    assert [d.id for d in standing([FIRST, moved])] == ["dec:m"]
    assert standing([FIRST, moved, undo(moved, 3)]) == ()


@given(st.lists(st.integers(0, 8), max_size=8))
def test_an_undo_and_its_undo_change_nothing(targets: list[int]) -> None:
    """Whatever was superseded or taken back before, in whatever chain."""
    taken = [FIRST]
    for n, of in enumerate(targets, 2):
        target = taken[of % len(taken)]
        taken.append(undo(target, n) if of % 2 else decision("accept", "inc:b2:x", n=n, supersedes=target.id))
    last = undo(taken[-1], 12)
    again = [*taken, last, undo(last, 13)]
    assert standing(again) == standing(taken)


def test_circles_end() -> None:
    """A broken ledger, in which decisions take each other back, is read all the same."""
    one = decision("undo", "dec:2", n=1, supersedes="dec:2")
    other = decision("undo", "dec:1", n=2, supersedes="dec:1")
    assert standing([one, other]) == ()
