"""Deaths by accident or illness are no violence, nor are those of a tale; fire that is set, returned or opened is no accident."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.voices import find_voices
from recount.extract.engines.lexical.story.frames import by_accident


@pytest.mark.parametrize(
    ("text", "accident"),
    [
        ("Two sisters died in a fire in a camp north of Aleppo on Monday.", True),
        ("Measles: 18 children died at Tabira since the beginning of the month.", True),
        ("Militants set on fire two trucks and killed a driver.", False),
        ("His men had only returned fire, the commander said.", False),
        ("The stabbing is one of a wave of attacks that killed 14 people.", False),
        ("Shells killed two sisters in a camp on Monday.", False),
        ("A gas leak caused the explosion that killed three people in a bakery.", True),
        ("A boiler exploded in a factory in Dhaka on Monday, killing seven workers.", True),
        ("An explosion of methane killed nine men in a coal mine.", True),
        ("Militants rammed a fuel tanker into the gate, and the explosion killed two guards.", False),
        ("A bomb in a gas cylinder exploded in the market and killed six people.", False),
        ("In the second episode of the series a car bomb kills a judge.", True),
        ("The novel opens in Lagos in 1967, when soldiers kill nine men.", True),
        ("In the film, gunmen kill nine men at a checkpoint.", True),
        ("In the latest episode of violence, gunmen killed nine men.", False),
        ("In a novel attack drones killed nine men.", False),
        ("In a film released by the group two men are killed.", False),
        ("Gunmen attacked a film crew near Herat and killed two men.", False),
    ],
)
def test_an_accident_explains_deaths_where_nobody_does_violence(text: str, accident: bool) -> None:
    """By the words of one sentence."""
    sentence = read(text)[0]
    assert by_accident(sentence, find_voices([sentence])[0], 0, len(sentence.words)) is accident
