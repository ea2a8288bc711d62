"""Votes of groups: lots that agree are events of their own, a few that err are not."""

from collections import Counter
from dataclasses import replace

from tests.link.invented import TOWNS, WHEN, coded

from recount.link import Telling, connect, tell
from recount.link.votes import Votes, at_odds, counted_apart, differ, one_day, small, votes
from recount.model import EventType

MONDAY, TUESDAY, WEDNESDAY = (day.toordinal() for day in (w.start for w in WHEN[1:4]) if day)


def report(name: str, day: int = 1, kind: str = "air_strike", dead: int = 7) -> Telling:
    """It tells of one event in the first town: on the day-th day."""
    (telling,) = tell(coded(name, [(TOWNS[0], WHEN[day], dead, (), kind, False)]))
    return telling


def sizes(*tellings: Telling) -> list[int]:
    return sorted(len(group) for group in connect(tellings).groups)


def test_sides_that_are_firm_about_different_days_differ() -> None:
    """Three against three do; two may share an error, and three of sixty may err."""
    monday = Votes(days=Counter({MONDAY: 3}))
    assert differ(monday, Votes(days=Counter({TUESDAY: 3})))
    assert not differ(monday, Votes(days=Counter({MONDAY: 9})))
    assert not differ(monday, Votes(days=Counter({TUESDAY: 2})))
    assert not differ(monday, Votes(days=Counter({TUESDAY: 60})))


def test_kinds_that_nobody_takes_for_each_other_differ_beside_many_more() -> None:
    """Three of a clash are no errors about an air strike that 25 tell of; three of drones may be, and three of a clash beside thirty."""
    strike = Votes(kinds=Counter({EventType.AIR_STRIKE: 25}))
    assert differ(Votes(kinds=Counter({EventType.CLASH: 3})), strike)
    assert not differ(Votes(kinds=Counter({EventType.DRONE_STRIKE: 3})), strike)
    assert not differ(Votes(kinds=Counter({EventType.CLASH: 3})), Votes(kinds=Counter({EventType.AIR_STRIKE: 30})))


def test_a_side_without_a_majority_is_sure_of_nothing() -> None:
    """Three for each of two days say nothing against a third."""
    split = Votes(days=Counter({MONDAY: 3, TUESDAY: 3}))
    assert not differ(split, Votes(days=Counter({WEDNESDAY: 6})))


def test_errors_on_both_sides_of_a_day_do_not_part_it() -> None:
    """Six for Tuesday, one for Monday, one for Wednesday; but not where as many say Monday, nor a stretch that ends before."""
    tuesday = Votes(days=Counter({TUESDAY: 6, MONDAY: 1}))
    wednesday = Votes(days=Counter({WEDNESDAY: 1}))
    assert one_day(tuesday, wednesday)
    assert not one_day(Votes(days=Counter({TUESDAY: 1, MONDAY: 1})), wednesday)
    assert not one_day(tuesday, Votes(days=Counter({WEDNESDAY: 1}), last=MONDAY - 2))


def test_only_what_is_exact_votes() -> None:
    """A week names no day, and an unstated means no kind."""
    found = votes(report("a", day=4, kind="killing"))
    assert not found.days
    assert not found.kinds
    assert votes(report("b")).days == Counter({MONDAY: 1})


def test_votes_are_the_same_in_any_order() -> None:
    """They are counts."""
    one, other = Votes(), Votes()
    made = [votes(report("a")), votes(report("b", day=4)), votes(report("c", day=2))]
    for some in made:
        one.add(some)
    for some in reversed(made):
        other.add(some)
    assert one == other


def test_only_a_few_against_many_are_small() -> None:
    """One of five may err; one of four is not yet many, and two of five are no few."""
    assert small(1, 5)
    assert not small(1, 4)
    assert not small(2, 5)
    assert not small(0, 9)


def test_two_days_each_well_attested_are_two_events() -> None:
    """Five say Monday and five Tuesday, the same number of dead in the same town."""
    made = [report(f"a{n}", day=1) for n in range(5)] + [report(f"b{n}", day=2) for n in range(5)]
    assert sizes(*made) == [5, 5]


def test_one_of_many_that_is_a_day_off_belongs_to_them() -> None:
    """On either side: the day before and the day after."""
    made = [report(f"a{n}", day=2) for n in range(10)]
    assert sizes(*made, report("b", day=1), report("c", day=3)) == [12]


def test_two_kinds_each_well_attested_are_two_events() -> None:
    """Air strikes and shelling may be mixed up by one report, not by three against three."""
    made = [report(f"a{n}") for n in range(4)] + [report(f"b{n}", kind="shelling") for n in range(4)]
    assert sizes(*made) == [4, 4]


def test_other_perpetrators_are_at_odds() -> None:
    """Not those of whom one is part of the other, nor where one names nobody; kinds of event are read too loosely."""
    made = report("a")
    one, other = (replace(made, trace=replace(made.trace, perpetrator_ids=frozenset(ids))) for ids in ("ab", "c"))
    assert at_odds(one, other)
    assert not at_odds(one, replace(made, trace=replace(made.trace, perpetrator_ids=frozenset("a"))))
    assert not at_odds(one, made)
    assert not at_odds(made, report("b", kind="shelling"))


def test_numbers_that_voices_tell_side_by_side_part_two_lots() -> None:
    """Two voices that count twelve and three on one day after the other."""
    more = Votes(numbers={("police", 1): (12, 12), ("police", 3): (12, 12), ("hospital", 1): (12, 12)})
    fewer = Votes(numbers={("police", 2): (3, 3), ("hospital", 2): (3, 3)})
    assert differ(more, fewer)
    assert not differ(more, Votes(numbers={("police", 2): (3, 3)}))


SAID = (("police", 0), ("hospital", 0), ("police", 2), ("hospital", 2))


def test_of_two_numbers_told_side_by_side_the_fewer_reports_are_a_lot() -> None:
    """Three that count three beside four that count twelve; two may err, and what nobody is named for counts for nothing."""
    more = [
        replace(report(f"a{n}", dead=12), heard=((v, 12, 12),), published=MONDAY + d) for n, (v, d) in enumerate(SAID)
    ]
    fewer = [
        replace(report(f"b{n}", dead=3), heard=((v, 3, 3),), published=MONDAY + 1) for n, (v, _) in enumerate(SAID[:3])
    ]
    (lot,) = counted_apart([*more, *fewer])
    assert {t.report_id for t in lot} == {t.report_id for t in fewer}
    assert not [*counted_apart([*more, *fewer[:2]])]
    assert not [*counted_apart([replace(t, heard=()) for t in (*more, *fewer)])]
