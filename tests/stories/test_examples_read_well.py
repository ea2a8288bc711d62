"""Stories of the example reports, with every claim read as a careful reader would: what linking and counting make of it."""

from datetime import date

from tests.stories.telling import read_well


def test_four_voices_that_disagree_tell_of_one_strike() -> None:
    """At least 31, 37, 45 fighters, more than 60 civilians: one market, one day, one incident."""
    heard = read_well("ex-mellit-wire", "ex-mellit-monitor", "ex-mellit-army", "ex-mellit-rsf")
    (strike,) = [h for h in heard if h.place == "Mellit" and h.first == date(2024, 10, 15)]
    assert strike.killed is not None
    low, best, _ = strike.killed
    assert (low, best) == (31, 37)
    assert strike.witnesses >= 3


def test_a_wire_story_and_its_copies_are_one_witness() -> None:
    """Three papers, one wire, two security sources who are one line of report."""
    heard = read_well("ex-djibo-wire", "ex-djibo-copy", "ex-djibo-trimmed")
    alone = read_well("ex-djibo-wire")
    assert [h.killed for h in heard] == [h.killed for h in alone]
    assert [h.injured for h in heard] == [h.injured for h in alone]
    assert [h.witnesses for h in heard] == [h.witnesses for h in alone]


def test_a_toll_that_rises_over_three_days_is_one_toll() -> None:
    """Fourteen people died in Pavlohrad. Nobody adds the four and the nine of the days before."""
    heard = read_well("ex-pavlohrad-1", "ex-pavlohrad-2", "ex-pavlohrad-3")
    (strike,) = [h for h in heard if h.place == "Pavlohrad"]
    assert strike.killed is not None
    assert strike.killed[1:] == (14, 14)
    assert strike.injured is not None
    assert strike.injured[1:] == (38, 38)


def test_the_villages_make_up_the_toll() -> None:
    """52 in three villages: 30, 14 and eight, and no fourth incident of 52."""
    heard = read_well("ex-plateau-villages")
    assert sorted(h.killed[1] or 0 for h in heard if h.killed) == [8, 14, 30]


def test_what_the_example_says_is_taken_back_is_gone() -> None:
    """The 23 dead of Lakki Marwat were 18."""
    (heard,) = read_well("ex-lakki-correction")
    assert heard.killed is not None
    assert heard.killed[1:] == (18, 18)


def test_a_belligerents_enemy_dead_are_a_ceiling_under_ucdp() -> None:
    """The army says 45 rebels; as told that is 45, by UCDP's rule at most 45."""
    told = [h.killed for h in read_well("ex-mellit-army") if h.place == "Mellit"]
    ucdp = [h.killed for h in read_well("ex-mellit-army", method="ucdp") if h.place == "Mellit"]
    assert told == [(45, 45, 45)]
    assert ucdp == [(None, None, 45)]


def test_events_of_different_countries_never_meet() -> None:
    """A bomb in Kunduz and a bomb in Apatzingán have nothing to do with each other."""
    names = ("ex-kunduz-attacks", "ex-apatzingan-mine", "ex-taiz-hospital", "ex-hiran-wire")
    assert len(read_well(*names)) == sum(len(read_well(name)) for name in names)
