"""Stories of numbers: nobody is counted twice, and nobody is counted dead who was not said to be."""

from tests.stories.telling import alone, best, dead, report, together


def test_a_part_never_adds_to_its_whole() -> None:
    """37 people, nine of them children, are 37 people."""
    heard = alone(
        report(
            """An air strike on a market in Mellit killed 37 people, including nine children, on Tuesday, rescue workers
            said.""",
            published="2024-10-16",
        )
    )
    assert dead(heard) == [(37, 37, 37)]


def test_an_aggregate_and_its_parts_are_the_same_people() -> None:
    """120 in two strikes, then 40 here and 80 there, are 120."""
    heard = alone(
        report(
            """The ministry said on Saturday that its aircraft had killed 120 fighters in two strikes in eastern Syria on
            Friday. Forty fighters were killed near Abu Kamal and 80 fighters were killed near Mayadin, it said.""",
            published="2017-10-07",
        )
    )
    assert dead(heard) == [(40, 40, 40), (80, 80, 80)]


def test_the_rest_of_an_aggregate_stays_with_the_aggregate() -> None:
    """Twenty in a week of raids, of whom six in Tubas, are twenty and not 26."""
    heard = alone(
        report(
            """Twenty people were killed in raids across the northern West Bank this week, the health ministry said. Six
            of them were killed in Tubas on Monday.""",
            published="2023-04-28",
        )
    )
    assert best(heard) == 20


def test_people_bombed_but_not_said_dead_are_not_dead() -> None:
    """Sixty fighters were there. What became of them nobody says."""
    heard = alone(
        report(
            """Army helicopters bombed a group of about 60 fighters near Djibo on Wednesday, a military source said.""",
            published="2025-02-06",
        )
    )
    assert len(heard) == 1
    assert dead(heard) == [None]


def test_killed_and_wounded_together_may_be_anything_up_to_the_sum() -> None:
    """Nine killed and wounded: perhaps all dead, perhaps none."""
    heard = alone(
        report("A mine killed and wounded 9 soldiers near Koumara on Sunday, the army said.", published="2025-05-26")
    )
    assert [(h.killed, h.injured) for h in heard] == [((None, None, 9), (None, None, 9))]


def test_names_with_no_number_are_a_floor() -> None:
    """Dozens died. Three of them have names, so it was three at least."""
    heard = alone(
        report(
            """Dozens of people were killed when shells hit Taiz on Thursday, the hospital said. Among the dead are
            Samira Ghaleb, Nabil Othman and Hind Saleh.""",
            published="2023-11-03",
        )
    )
    ((low, _, high),) = dead(heard)
    assert low == 3
    assert high is None


def test_no_casualties_is_a_number() -> None:
    """It is nought, and silence is not."""
    heard = alone(
        report("Jets bombed positions near Rusafa on Monday, but no casualties were reported.", published="2021-04-13")
    )
    assert [(h.killed, h.injured) for h in heard] == [((0, 0, 0), (0, 0, 0))]


def test_what_a_belligerent_says_of_its_enemys_dead_moves_the_high_figure_only() -> None:
    """As told it is 120. By UCDP's rule, who speaks and whose dead: up to 120, and no more is known."""
    claim = report(
        """The Russian Defence Ministry said its aircraft had killed 120 Islamic State fighters near Mayadin on
        Friday.""",
        published="2017-10-07",
    )
    assert dead(together(claim)) == [(120, 120, 120)]
    assert dead(together(claim, method="ucdp")) == [(None, None, 120)]


def test_words_of_war_are_not_war() -> None:
    """A strike of dockers kills nobody."""
    assert (
        alone(
            report(
                """Dockers in Rotterdam began a strike on Monday. "We are under attack and we will fight," their leader
                told 2,000 members. The first casualty is the fruit trade.""",
                published="2024-11-19",
            )
        )
        == ()
    )
