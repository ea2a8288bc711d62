"""What stands of people's decisions where they follow from each other, or contradict each other."""

from hypothesis import given
from hypothesis import strategies as st
from tests.link.invented import TOWNS, WHEN, coded, decision

from recount.link import LinkOptions, link, overruled, splits
from recount.link.people import people

pairs = st.lists(st.sampled_from("abcdef"), min_size=2, max_size=2, unique=True)
said = st.lists(st.tuples(pairs, st.sampled_from(("yes", "no"))), max_size=8)


def two(text: str) -> frozenset[str]:
    return frozenset(text)


def test_held_apart_from_one_is_held_apart_from_all_put_with_it() -> None:
    """A is B, and B is not C: neither is A."""
    found = people((decision(1, "yes", *"ab"), decision(2, "no", *"bc")))
    assert (set(found.together), set(found.apart), found.overruled) == ({two("ab")}, {two("bc"), two("ac")}, ())


def test_of_contradicting_decisions_the_latest_stand() -> None:
    """The oldest of three that don't fit is overruled, and said to be."""
    old = (decision(1, "yes", *"ab"), decision(2, "yes", *"bc"), decision(3, "no", *"ac"))
    found = people(old)
    assert (found.together, found.overruled) == ((two("bc"),), (two("ab"),))
    assert two("ac") in found.apart
    assert overruled(LinkOptions(decisions=old)) == (two("ab"),)
    newest = people((*old, decision(4, "yes", *"ab")))
    assert (set(newest.together), newest.overruled) == ({two("ab")}, (two("bc"),))


@given(said, st.randoms(use_true_random=False))
def test_what_stands_fits_together_in_any_order(told: list[tuple[list[str], str]], random: object) -> None:
    """Nothing put together, through whatever chain, is held apart; the order in which decisions are read is no matter."""
    made = [decision(n, answer, *about) for n, (about, answer) in enumerate(told)]
    found = people(made)
    home = {key: {key} for key in "abcdef"}
    for pair in found.together:
        a, b = (home[key] for key in sorted(pair))
        home |= dict.fromkeys(a | b, a | b)
    assert not any(pair <= side for pair in found.apart for side in home.values())
    random.shuffle(made)  # type: ignore[attr-defined] - hypothesis names no type for it
    assert people(made) == found


def test_a_report_that_tells_both_as_one_is_told_anew() -> None:
    """Its two claims belong to events that people hold apart through others: they are two tellings."""
    event = (TOWNS[0], WHEN[1], 7, (), "air_strike", False)
    a, b = coded("a", [event, event]), coded("b", [event])
    decisions = (decision(1, "yes", "a-c0", "b-c0"), decision(2, "no", "a-c1", "b-c0"))
    assert frozenset({"a-c0", "a-c1"}) in splits(LinkOptions(decisions=decisions))
    found = {frozenset(x.claim_ids) for x in link((a, b), LinkOptions(decisions=decisions))}
    assert found == {frozenset({"a-c0", "b-c0"}), frozenset({"a-c1"})}
