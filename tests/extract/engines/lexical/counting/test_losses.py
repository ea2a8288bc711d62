"""Things: what was destroyed, damaged, taken or hit."""

import pytest
from tests.extract.engines.lexical.reading import losses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jets destroyed two tanks and a truck.",
            ["destroyed 2..2 tank: two tanks", "destroyed 1..1 vehicle: a truck"],
        ),
        ("Two vehicles were set ablaze.", ["destroyed 2..2 vehicle: Two vehicles"]),
        (
            "Twelve houses and a granary were burned.",
            ["destroyed 12..12 building: Twelve houses", "destroyed 1..1 building: a granary"],
        ),
        ("A school was burned down.", ["destroyed 1..1 school: A school"]),
        ("The strike reduced to rubble a clinic.", ["destroyed 1..1 medical: a clinic"]),
        ("The shells damaged 20 houses.", ["damaged 20..20 building: 20 houses"]),
        ("The blast disabled a power station.", ["damaged 1..1 infrastructure: a power station"]),
        (
            "Troops seized 30 rifles and an ammunition cache.",
            ["captured 30..30 weapon: 30 rifles", "captured 1..1 ammunition_depot: an ammunition cache"],
        ),
        ("Gunmen stole 24 sheep.", ["captured 24..24 other: 24 sheep"]),
        ("Rebels shot down a drone.", ["destroyed 1..1 drone: a drone"]),
        ("Rebels shot down five of seven drones.", ["destroyed 5..5 drone: five of seven drones"]),
        ("A drone was shot down.", ["destroyed 1..1 drone: A drone"]),
        ("The attack led to the destruction of two vehicles.", ["destroyed 2..2 vehicle: two vehicles"]),
        ("The attack caused damage to a mosque.", ["damaged 1..1 religious: a mosque"]),
        ("There was no damage to the base.", ["damaged 0..0 base: the base"]),
        ("It caused material damage.", ["damaged .. other: material damage"]),
        ("A bridge was hit.", ["hit 1..1 infrastructure: A bridge"]),
        ("A missile struck a bridge.", ["hit 1..1 infrastructure: a bridge"]),
        ("A drone targeted a car.", ["hit 1..1 vehicle: a car"]),
        ("A strike on a livestock market killed 31 people.", ["hit 1..1 market: a livestock market"]),
        ("Jets carried out strikes against two fuel depots.", ["hit 2..2 fuel: two fuel depots"]),
        ("Jets carried out strikes on targets.", []),
        ("A mine exploded under a bus.", ["hit 1..1 vehicle: a bus"]),
        (
            "The enemy lost one tank and two trucks.",
            ["destroyed 1..1 tank: one tank", "destroyed 2..2 vehicle: two trucks"],
        ),
        ("Jets hit and destroyed a bunker.", ["destroyed 1..1 fighting_position: a bunker"]),
        # what is fired or planted is no loss
        ("A rocket killed three people.", []),
        ("A grenade wounded four soldiers.", []),
        ("A landmine killed a herder.", []),
        ("A rocket killed off the visitors.", []),
        ("The rocket hit a house.", ["hit 1..1 building: a house"]),
        ("Two herders were wounded and six camels killed.", ["destroyed 6..6 other: six camels"]),
        ("They will attack any vessel.", []),
    ],
)  # fmt: skip - a row a line reads as a table
def test_things_are_counted_as_the_words_have_them(text: str, expected: list[str]) -> None:
    """Kind, bounds, class and words of every loss, in order."""
    assert losses(text) == expected
