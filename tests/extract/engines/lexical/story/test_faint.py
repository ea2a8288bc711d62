"""What became of people, and those counted already told of one by one: nobody is counted twice in one event."""

import pytest
from tests.extract.engines.lexical.story.telling import claims, frames

from recount.extract.engines.lexical.story.relevance import told_in
from recount.model import TollKind

SHOT = "A gunman shot a farmer near Karak on Monday."
FIVE = "Gunmen shot five people at a wedding near Karak on Monday."


def counts(text: str, kind: TollKind) -> list[tuple[int | None, bool]]:
    """(low, is a part) of every toll of a kind, in order."""
    return [(t.count.low, t.part_of is not None) for c in claims(text) for t in c.tolls if t.kind is kind]


def test_who_died_is_hurt_no_longer() -> None:
    """ "He died" makes one dead of the one who was hurt."""
    text = f"{SHOT} He later died in Karak."
    assert counts(text, TollKind.KILLED) == [(1, False)]
    assert counts(text, TollKind.INJURED) == []


def test_a_death_told_again_is_one() -> None:
    """Whoever was killed and then "was pronounced dead" is one."""
    text = "A gunman killed a farmer near Karak on Monday. He was pronounced dead at the scene. He died at noon."
    assert counts(text, TollKind.KILLED) == [(1, False)]


def test_who_is_in_hospital_is_of_those_hurt() -> None:
    """A number of wounded stands; who of them is in hospital adds none."""
    text = f"{FIVE} Three people were taken to Bay Hospital."
    assert counts(text, TollKind.INJURED) == [(5, False)]


def test_a_hospital_alone_tells_of_no_violence() -> None:
    """Nothing violent beside it, no claim."""
    assert claims("Three people were taken to Bay Hospital in Karak on Monday.") == ()
    assert told_in(frames("Three people were taken to Bay Hospital in Karak on Monday.")) == []


@pytest.mark.parametrize(
    "one",
    [
        "A 20-year-old man was shot in the arm.",
        "A nurse was wounded in the leg.",
        "Two nurses were wounded.",
        "Two were critically wounded.",
    ],
)
def test_one_of_those_counted_is_a_part(one: str) -> None:
    """After their total each of them is a part of it."""
    found = counts(f"{FIVE} {one}", TollKind.INJURED)
    assert found[0] == (5, False)
    assert all(part for _, part in found[1:])
    assert len(claims(f"{FIVE} {one}")) == 1


def test_victims_of_whom_nobody_died_are_hurt() -> None:
    """ "Among the victims were two nurses" counts no dead where five are hurt and nobody killed."""
    assert counts(f"{FIVE} Among the victims were two nurses.", TollKind.KILLED) == []
    dead = "Gunmen killed five people at a wedding near Karak on Monday. Among the victims were two nurses."
    assert counts(dead, TollKind.KILLED) == [(5, False), (2, True)]


def test_who_killed_another_and_then_himself_is_one_more() -> None:
    """Two dead of one verb, before it and behind it; the same one told again is one."""
    text = "A farmer shot and killed his wife near Karak on Monday before turning the gun on himself."
    assert counts(text, TollKind.KILLED) == [(1, False), (1, False)]
    assert counts("A farmer was killed near Karak on Monday. A farmer was killed.", TollKind.KILLED) == [(1, False)]


def test_a_corrected_number_is_no_part() -> None:
    """ "Revised to" says another number of the same people."""
    found = counts(f"{FIVE} The number was later revised, and one person was wounded.", TollKind.INJURED)
    assert (1, True) not in found


def test_deaths_beside_a_bomb_that_went_off_are_violence() -> None:
    """No verb of killing, and yet no accident; a wreck without a bomb is one."""
    assert claims("A roadside bomb detonated at Karak on Monday. Two people lost their lives.")
    assert claims("A lorry overturned at Karak on Monday. Two people lost their lives.") == ()


def test_deaths_by_number_in_an_attack_are_violence() -> None:
    """ "Died in the attack" tells enough; an animal's attack is no event."""
    assert claims("Six farmers died in Friday's attack near Karak.")
    assert claims("Two bathers died in a shark attack near Karak on Friday.") == ()
