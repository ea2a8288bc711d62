"""Stories of several reports: who is a witness, and how a toll rises."""

from datetime import date

from tests.stories.telling import best, dead, report, together

WIRE = """OUAGADOUGOU, Feb 6 (Northgate Wire) - Gunmen ambushed a military convoy near Djibo in northern Burkina Faso on
Wednesday, killing 11 soldiers, two security sources said."""


def test_a_wire_copy_is_one_witness() -> None:
    """Printed by a second paper it is still said by the same two sources."""
    (wire,) = together(report(WIRE, published="2025-02-06", source="Northgate Wire"))
    both = together(
        report(WIRE, published="2025-02-06", source="Northgate Wire"),
        report(WIRE, published="2025-02-07", source="The Harbour Herald"),
    )
    assert both == (wire,)
    assert wire.witnesses == 1


def test_a_second_reporter_is_a_second_witness() -> None:
    """The hospital saw the same dead with its own eyes."""
    (heard,) = together(
        report(WIRE, published="2025-02-06", source="Northgate Wire"),
        report(
            "Eleven soldiers were killed in an ambush near Djibo on Wednesday, the hospital in Djibo said.",
            published="2025-02-06",
            source="Sahel Evening News",
        ),
    )
    assert heard.killed == (11, 11, 11)
    assert heard.witnesses == 2


def test_a_toll_that_rises_over_three_days_is_one_toll() -> None:
    """At least four, then nine, then fourteen: fourteen people died, not 27."""
    heard = together(
        report(
            """A missile hit an apartment building in Pavlohrad on Tuesday, killing at least four people, rescue services
            said.""",
            published="2024-08-27",
        ),
        report(
            """The death toll from Tuesday's missile strike on an apartment building in Pavlohrad rose to nine, rescue
            services said.""",
            published="2024-08-28",
        ),
        report(
            """Fourteen people were killed when a missile hit an apartment building in Pavlohrad on Tuesday, rescue
            services said.""",
            published="2024-08-29",
        ),
    )
    assert len(heard) == 1
    assert best(heard) == 14
    assert heard[0].killed is not None
    assert heard[0].killed[2] == 14
    assert (heard[0].first, heard[0].last) == (date(2024, 8, 27), date(2024, 8, 27))


def test_four_voices_on_one_strike_are_one_incident() -> None:
    """They disagree on everything but the day and the place."""
    heard = together(
        report(
            "An air strike on a market in Mellit killed at least 31 people on Tuesday, volunteers said.",
            published="2024-10-16",
            source="Northgate Wire",
        ),
        report(
            "37 people were killed in an air strike on the market of Mellit on 15 October 2024.",
            published="2024-10-17",
            source="Darfur Harm Record",
        ),
        report(
            "Our air force carried out a strike in Mellit today. Forty-five rebels were killed.",
            published="2024-10-15",
            source="Sudanese Armed Forces",
        ),
        report(
            "Army planes dropped barrel bombs on the market of Mellit yesterday, killing more than 60 civilians.",
            published="2024-10-16",
            source="Rapid Support Forces",
        ),
    )
    assert len(heard) == 1
    assert heard[0].killed is not None
    low, middle, _ = heard[0].killed
    assert low == 31
    assert middle is not None
    assert 31 <= middle <= 61


def test_the_same_place_on_another_day_is_another_event() -> None:
    """Shells fell on Taiz on Monday, and again on Thursday. The dead of both days died."""
    heard = together(
        report("Shells killed three people in Taiz on Monday, doctors said.", published="2023-10-30"),
        report("Shells killed four people in Taiz on Thursday, doctors said.", published="2023-11-02"),
    )
    assert dead(heard) == [(3, 3, 3), (4, 4, 4)]


def test_the_order_of_reports_changes_nothing() -> None:
    """Whichever comes first to hand, the record is the same."""
    one = report("Shells killed three people in Taiz on Monday, doctors said.", published="2023-10-30")
    other = report(
        "Four people were killed when shells hit Taiz on Monday, rescuers said.",
        published="2023-10-31",
        source="Sahel Evening News",
    )
    ranges = [dead(together(*pair)) for pair in ((one, other), (other, one))]
    assert ranges[0] == ranges[1]
    assert len(ranges[0]) == 1
