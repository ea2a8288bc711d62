"""Which claims people put together and held apart."""

from hypothesis import given
from hypothesis import strategies as st
from tests.review.said import decision

from recount.link.decided import decided
from recount.model import Decision


def pairs(*decisions: Decision) -> tuple[set[str], set[str]]:
    """As ``{"ab"}, {"bc"}``: pairs together, pairs apart."""
    found = decided(decisions)
    return {"".join(sorted(p)) for p in found.together}, {"".join(sorted(p)) for p in found.apart}


def test_a_merge_puts_all_its_claims_together() -> None:
    """Each beside the first, which is enough for one cluster."""
    assert pairs(decision("merge", "a", "b", "c")) == ({"ab", "ac"}, set())


def test_a_split_holds_both_sides_apart_and_each_together() -> None:
    """Two claims go out of an incident of four: two pairs, held apart four times."""
    assert pairs(decision("split", "a", "b", "c", "d", answer="c d")) == ({"ab", "cd"}, {"ac", "ad", "bc", "bd"})


def test_merge_then_split_restores() -> None:
    """The later decision on a pair counts; that each side is together stays said."""
    merge = decision("merge", "a", "b", n=1)
    assert pairs(merge, decision("split", "a", "b", answer="b", n=2)) == (set(), {"ab"})
    assert pairs(merge, decision("undo", "dec:1", supersedes="dec:1", n=2)) == (set(), set())


def test_unsure_says_nothing() -> None:
    """Who can't say has decided nothing, and takes nobody's decision away."""
    sure = decision("same_event", "a", "b", n=1)
    assert pairs(decision("same_event", "a", "b", answer="unsure")) == (set(), set())
    assert pairs(sure, decision("same_event", "a", "b", answer="unsure", n=2)) == ({"ab"}, set())


def test_other_kinds_are_not_linkings_business() -> None:
    """A correction, a grade, a kind of a later version."""
    others = [decision(kind, "a", "b", n=n) for n, kind in enumerate(("correct", "grade", "foretell"), 1)]
    assert pairs(*others) == (set(), set())


@given(st.permutations([("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")]))
def test_unrelated_decisions_can_be_taken_in_any_order(order: list[tuple[str, str]]) -> None:
    """Whoever looks first."""
    taken = [
        decision("same_event", *pair, answer="no" if pair[0] in "ae" else "yes", n=n) for n, pair in enumerate(order, 1)
    ]
    assert pairs(*taken) == ({"cd", "gh"}, {"ab", "ef"})
