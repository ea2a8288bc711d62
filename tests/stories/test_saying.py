"""Stories of voices: what a denial, a threat, a retraction and a day of speaking do, and don't."""

from datetime import date

from tests.stories.telling import alone, best, dead, report


def test_a_denial_does_not_count() -> None:
    """The villagers' twelve stand; the forty that the fighters deny are nowhere."""
    heard = alone(
        report(
            """An air strike killed 12 people in Kyi Kone village on Monday, villagers said. Fighters denied that 40 of
            their men were killed in the strike.""",
            published="2024-02-21",
        )
    )
    assert dead(heard) == [(12, 12, 12)]


def test_a_threat_is_nobodys_data() -> None:
    """What may come is not what happened."""
    heard = alone(
        report(
            """The Houthis will attack ships that call at Haifa, the group's spokesman said on Tuesday.""",
            published="2024-06-25",
        )
    )
    assert heard == ()


def test_a_retraction_replaces_what_it_takes_back() -> None:
    """23 were said, and taken back. It is 18, and not between 18 and 23."""
    heard = alone(
        report(
            """A suicide bomber killed 18 people at a police post in Lakki Marwat on Monday, the hospital said.
            Correction: An earlier version of this report said 23 people were killed.""",
            published="2025-01-21",
        )
    )
    assert dead(heard) == [(18, 18, 18)]


def test_the_day_of_speaking_is_not_the_day_of_dying() -> None:
    """The ministry spoke on Friday of what it did on Tuesday."""
    (heard,) = alone(
        report(
            "The ministry said on Friday that a strike in Raqqa on Tuesday had killed eight militants.",
            published="2017-10-07",
        )
    )
    assert (heard.first, heard.last) == (date(2017, 10, 3), date(2017, 10, 3))


def test_a_day_of_speaking_alone_dates_nothing() -> None:
    """It spoke on Friday. When it happened it does not say."""
    (heard,) = alone(
        report(
            "The ministry said on Friday that a strike near Hajin had killed eight militants.", published="2017-10-07"
        )
    )
    assert (heard.first, heard.last) == (None, None)


def test_two_voices_that_differ_give_a_range() -> None:
    """The officials' one and the students' three are one event and one range."""
    (heard,) = alone(
        report(
            """One man was shot dead by gunmen in Leingangpokpi on Tuesday, police said. A students' union said three
            people were killed in the attack.""",
            published="2023-12-05",
        )
    )
    assert heard.killed is not None
    assert (heard.killed[0], heard.killed[2]) == (1, 3)


def test_masked_words_are_read_for_what_they_are() -> None:
    """Some outlets write kil*led, for reasons of their own."""
    heard = alone(
        report(
            "ISIS gunmen kil*led five soldiers and inj*ured nine others near Al-Mayadin on Thursday.",
            published="2021-04-16",
        )
    )
    assert [(h.killed, h.injured) for h in heard] == [((5, 5, 5), (9, 9, 9))]


def test_an_event_told_twice_in_one_report_happened_once() -> None:
    """The headline and the body speak of the same dead."""
    heard = alone(
        report(
            """Gunmen kill 11 soldiers in Burkina Faso. Gunmen ambushed a convoy near Djibo on Wednesday, killing 11
            soldiers, two security sources said.""",
            published="2025-02-06",
        )
    )
    assert best(heard) == 11
