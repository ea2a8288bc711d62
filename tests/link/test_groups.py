"""Groups of tellings: what joins them, and what never does, not even through others."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.invented import TOWNS, WHEN, coded, decided, ledgers, options, told

from recount.link import LinkOptions, Telling, connect, tell
from recount.link.cluster import tie
from recount.link.groups import Bonds, partition
from recount.link.pairs import LEAST
from recount.link.pairs.score import FLOOR, points
from recount.model import CodedReport

SARRIN, TABIRA, NEXT = TOWNS  # the last lies 17 km from the first


def one(name: str, place: Any = SARRIN, when: Any = WHEN[1], dead: int = 7, kind: str = "air_strike") -> Telling:
    (telling,) = tell(coded(name, [(place, when, dead, (), kind, False)]))
    return telling


def groups(tellings: list[Telling], *ties: tuple[float, str, str], **bonds: Any) -> set[str]:
    """Groups as the names of their reports, given ties between reports."""
    ids = {t.report_id: t.id for t in tellings}
    pairs = {name: frozenset((ids[a], ids[b]) for a, b in some) for name, some in bonds.items() if name != "repeats"}
    repeats = {ids[a]: ids[b] for a, b in bonds.get("repeats", ())}
    made = partition(tellings, [tie(p, ids[a], ids[b]) for p, a, b in ties], Bonds(**pairs, repeats=repeats))
    return {"".join(sorted(key.rpartition(":")[2] for key in group)) for group in made}


def test_a_likeness_to_one_of_them_does_not_join_groups_that_differ() -> None:
    """Two agree with a third; on the whole the groups speak against each other: 7 dead by a strike, and 90
    by gunfire in the next village.
    """
    made = [one("a"), one("b"), one("c", NEXT, dead=90, kind="shooting"), one("d", NEXT, dead=90, kind="shooting")]
    assert groups(made, (9, "a", "b"), (9, "c", "d"), (1, "b", "c")) == {"ab", "cd"}


def test_a_tie_joins_what_agrees() -> None:
    """Three that all say the same."""
    assert groups([one("a"), one("b"), one("c")], (9, "a", "b"), (8, "b", "c")) == {"abc"}


def test_a_person_joins_what_nothing_else_would_and_others_follow_either() -> None:
    """Two towns put together by a person: a report of one of them need not agree with the other."""
    made = [one("a"), one("b", TABIRA, dead=2), one("c")]
    assert groups(made, (5, "a", "c"), together=["ab"]) == {"abc"}


def test_held_apart_by_a_person_is_apart_through_any_chain() -> None:
    """B ties to both, and goes with the stronger."""
    made = [one("a"), one("b"), one("c")]
    assert groups(made, (9, "a", "b"), (8, "b", "c"), apart=[("a", "c")]) == {"ab", "c"}


def test_a_copy_has_no_say() -> None:
    """It goes with its original, whose ties it neither helps nor hinders, and its days exclude nobody."""
    made = [one("a"), one("b", when=WHEN[3], dead=90), one("c")]
    assert groups(made, (5, "a", "c"), repeats=["ba"]) == {"abc"}


def test_days_without_one_in_common_do_not_chain() -> None:
    """Monday with Tuesday, Tuesday with Wednesday, but never Monday with Wednesday."""
    made = [one("a"), one("b", when=WHEN[2]), one("c", when=WHEN[3])]
    assert groups(made, (9, "a", "b"), (8, "b", "c")) == {"ab", "c"}


def mean(ours: list[Telling], theirs: list[Telling]) -> float:
    return sum(max(FLOOR, points(a, b)) for a in ours for b in theirs) / (len(ours) * len(theirs))


@settings(max_examples=100)
@given(ledgers(least=3), st.data())
def test_no_group_breaks_a_rule(made: list[CodedReport], data: st.DataObject) -> None:
    """No two events of one report without a person's word, nothing that people hold apart, no tie that is left for no reason."""
    chosen: LinkOptions = options(made, data.draw(decided(made)))
    linkage = connect(told(made, chosen), chosen)
    assert not any({a, b} <= set(group) for a, b in linkage.bonds.apart for group in linkage.groups)
    if not linkage.bonds.together:
        for group in linkage.groups:
            reports = [linkage.tellings[key].report_id for key in group]
            assert len(reports) == len(set(reports))


def test_many_reports_of_one_event_are_one_group() -> None:
    """Sixty that agree, and two that tell of another: no check looks at all against all again."""
    made = [one(f"r{n:02d}") for n in range(60)] + [one(name, NEXT, dead=90, kind="shooting") for name in "xy"]
    linkage = connect(made)
    assert sorted(len(group) for group in linkage.groups) == [2, 60]
    assert mean(made[:1], made[60:61]) < LEAST
