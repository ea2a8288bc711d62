"""Groups of tellings: what joins them, and what never does, not even through others."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import window
from tests.link.invented import FIRST, TOWNS, WHEN, coded, decided, ledgers, options, told

from recount.link import LinkOptions, Telling, connect, tell
from recount.link.cluster import tie
from recount.link.groups import Bonds, partition
from recount.link.linkage import Linkage
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


def speaking(name: str, lead: bool | None, when: Any = WHEN[1], dead: int = 7, people: tuple[str, ...] = ()) -> Telling:
    found = one(name, when=when, dead=dead)
    return replace(found, wording=replace(found.wording, lead=lead, people=frozenset(people)))


def test_what_both_reports_open_with_comes_before_a_stronger_tie_to_what_one_tells_later() -> None:
    """B's second telling ties more to A's first; B's first is of it too, and A's report goes with it."""
    first, opens, later = speaking("a", True), speaking("b", True), speaking("c", False)
    later = replace(later, report_id="b", id=later.id)
    made = partition([first, opens, later], [tie(2, first.id, opens.id), tie(5, first.id, later.id)], Bonds())
    assert tuple(sorted((first.id, opens.id))) in made


def test_numbers_that_differ_take_that_back() -> None:
    """A opens with 40 dead, B with 7 and tells of 40 later: the stronger tie wins."""
    first, opens, later = speaking("a", True, dead=40), speaking("b", True), speaking("c", False, dead=40)
    later = replace(later, report_id="b", id=later.id)
    made = partition([first, opens, later], [tie(2, first.id, opens.id), tie(5, first.id, later.id)], Bonds())
    assert tuple(sorted((first.id, later.id))) in made


def test_one_person_joins_days_that_lie_apart_and_the_day_of_more_stays() -> None:
    """A trial's report is of the event, and does not bar those that come after it."""
    trial = speaking("c", True, when=window(FIRST + timedelta(days=400)), people=("jamil qarooni",))
    told_ = [speaking("a", True, people=("jamil qarooni",)), speaking("b", True, people=("jamil qarooni",))]
    late = speaking("d", True)
    assert groups([*told_, trial, late], (9, "a", "b"), (8, "b", "c"), (7, "a", "d")) == {"abcd"}
    stranger = speaking("c", True, when=window(FIRST + timedelta(days=400)), people=("idris qabbani",))
    assert groups([*told_, stranger, late], (9, "a", "b"), (8, "b", "c"), (7, "a", "d")) == {"abd", "c"}


def lots(*, copies: tuple[str, ...] = ()) -> tuple[list[Telling], list[tuple[float, str, str]]]:
    """Five reports of an air strike, five of a clash in the same town that day, and X, which tells of a clash but is tied most to
    a report of the strike.
    """
    strike, clash = [one(f"a{n}") for n in range(5)], [one(f"b{n}", dead=9, kind="clash") for n in range(5)]
    ties = [(9.0, f"{lot}{n}", f"{lot}{n + 1}") for lot in "ab" for n in range(4)]
    ties += [(5.0, "a0", "x"), (1.0, "b0", "x"), (0.5, "a0", "b0")]
    return [*strike, *clash, *(one(name, dead=9, kind="clash") for name in ("x", *copies))], ties


def test_a_telling_moves_to_the_group_that_it_fits_better() -> None:
    """One strong tie took it to a twin; it fits the others of its own event better. Those that copy it go with it."""
    made, ties = lots(copies=("y", "z"))
    assert groups(made, *ties, repeats=["yx", "zy"]) == {"a0a1a2a3a4", "b0b1b2b3b4xyz"}


def test_a_telling_does_not_move_to_a_few_nor_away_from_a_persons_word() -> None:
    """Four are not well attested; what a person put together stays where it is; nor to a group in which its report tells already."""
    made, ties = lots()
    few = [t for t in made if t.report_id != "b4"]
    assert "a0a1a2a3a4x" in groups(few, *(t for t in ties if "b4" not in t))
    assert groups(made, *ties, together=[("a0", "x")]) == {"a0a1a2a3a4x", "b0b1b2b3b4"}
    assert groups(made, *ties, apart=[("b2", "x")]) == {"a0a1a2a3a4x", "b0b1b2b3b4"}


def test_two_that_a_person_holds_apart_do_not_move_to_one_group() -> None:
    """Both fit the twin better: the first goes, and the other one stays."""
    made, ties = lots()
    made.append(one("y", dead=9, kind="clash"))
    found = groups(made, *ties, (4.0, "a1", "y"), (0.9, "b1", "y"), apart=[("x", "y")])
    assert not any("x" in some and "y" in some for some in found)
    assert "b0b1b2b3b4x" in found or "b0b1b2b3b4y" in found


def test_all_of_a_group_may_move_one_after_the_other() -> None:
    """Each of two fits another group better, and a person keeps each from the other's: none is left where they were."""
    made = [one(name) for lot in "bc" for name in (f"{lot}{n}" for n in range(5))] + [one("x"), one("y")]
    ties = [(9.0, f"{lot}{n}", f"{lot}{n + 1}") for lot in "bc" for n in range(4)]
    ties += [(3.0, "x", "y"), (2.0, "b0", "x"), (2.0, "c0", "y")]
    apart = [("b2", "c2"), ("c1", "x"), ("b1", "y")]
    assert groups(made, *ties, apart=apart) == {"b0b1b2b3b4x", "c0c1c2c3c4y"}


def swallowed(kind: str, few: int = 3) -> tuple[list[Telling], list[tuple[float, str, str]]]:
    """Nine reports of an air strike, and a few of something else in the same town that day, each tied to one of the strike first."""
    strike, rest = [one(f"a{n}") for n in range(9)], [one(f"b{n}", dead=9, kind=kind) for n in range(few)]
    ties = [(9.0, f"a{n}", f"a{n + 1}") for n in range(8)]
    ties += [(5.0, f"a{n}", f"b{n}") for n in range(few)] + [(1.0, f"b{n}", f"b{n + 1}") for n in range(few - 1)]
    return [*strike, *rest], ties


def test_a_lot_that_agrees_on_another_kind_leaves_the_group_that_it_joined_one_by_one() -> None:
    """Three of a clash are no errors about an air strike of nine; two may be, and who leaves the means open errs in nothing."""
    assert groups(*_given(*swallowed("clash"))) == {"a0a1a2a3a4a5a6a7a8", "b0b1b2"}
    assert groups(*_given(*swallowed("clash", few=2))) == {"a0a1a2a3a4a5a6a7a8b0b1"}
    assert groups(*_given(*swallowed("killing"))) == {"a0a1a2a3a4a5a6a7a8b0b1b2"}


def test_a_lot_leaves_with_its_copies_and_without_what_a_person_put_together() -> None:
    """The copy goes along; where a person put one of them with the strike, two are left, which may err."""
    made, ties = swallowed("clash")
    made.append(one("y", dead=9, kind="clash"))
    assert groups(made, *ties, repeats=[("y", "b1")]) == {"a0a1a2a3a4a5a6a7a8", "b0b1b2y"}
    assert groups(made[:-1], *ties, together=[("a0", "b0")]) == {"a0a1a2a3a4a5a6a7a8b0b1b2"}


def counting(name: str, voice: str, dead: int, day: int) -> Telling:
    """A report of so many dead by a voice, published on a day after the event."""
    return replace(one(name, dead=dead), heard=((voice, dead, dead),), published=FIRST.toordinal() + 1 + day)


def test_a_lot_that_voices_count_side_by_side_leaves_the_group_that_it_joined_one_by_one() -> None:
    """Police and a hospital count twelve, then three, and twelve again: two events. What rises from three to twelve is one."""
    more = [counting(f"a{n}", ("police", "hospital")[n % 2], 12, (1, 3)[n // 2]) for n in range(4)]
    ties = [(9.0, "a0", "a1"), (9.0, "a1", "a2"), (9.0, "a2", "a3"), *((5.0, f"a{n}", f"b{n}") for n in range(3))]
    fewer = [counting(f"b{n}", ("police", "hospital")[n % 2], 3, 2) for n in range(3)]
    assert groups([*more, *fewer], *ties) == {"a0a1a2a3", "b0b1b2"}
    before = [counting(f"b{n}", ("police", "hospital")[n % 2], 3, 0) for n in range(3)]
    assert groups([*more, *before], *ties) == {"a0a1a2a3b0b1b2"}


def test_an_event_is_no_sum_for_the_fewer_of_its_reports() -> None:
    """Of six reports three take the seven dead for a sum of others: these err. Of four that do it is one, and no event."""
    part = one("p", place=TABIRA)
    for sums, event in ((3, True), (4, False)):
        made = [replace(one(f"a{n}"), parts=(part.id,) if n < sums else ()) for n in range(6)]
        group = tuple(t.id for t in made)
        home = {part.id: (part.id,), **dict.fromkeys(group, group)}
        assert Linkage(tellings={t.id: t for t in (*made, part)}, group_of=home).makes_incident(group) is event


def _given(made: list[Telling], ties: list[tuple[float, str, str]]) -> tuple[Any, ...]:
    return made, *ties


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
