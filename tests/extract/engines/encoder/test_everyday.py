"""Sentences as news writes them every day: how many are dead and hurt in each incident, whole reports read by the weights that ship."""

from datetime import date

import pytest

from recount.extract import ExtractOptions
from recount.extract.engines.encoder import EncoderEngine
from recount.flow import CodeOptions, code_report
from recount.model import Report, TollKind, report_id

Count = tuple[int | None, int | None]  # the best numbers of dead and of hurt
ALL_DEAD = {
    "attackers' dead beside others'": (
        "Militants attacked an army post in Diffa on Sunday, killing seven soldiers. Three of the attackers were also killed.",
        [(10, None)],
    ),
    "behind a dash": (
        "Four civilians – two women, a man and a child – were killed when artillery hit a village near Saraqib.",
        [(4, None)],
    ),
    "among those killed": (
        "A teacher and her pupil were among those killed in the shelling of Selydove on Tuesday. A total of five people died.",
        [(5, None)],
    ),
    "together with": ("Mustafa, 8, was killed together with his uncle Jalal, 40, by a shell in Azaz.", [(2, None)]),
    "a deputy by name": (
        "Rashid's deputy, Omar Awad, was killed in a strike on Khan Younis on Friday, medics said.",
        [(1, None)],
    ),
    "found dead": ("Two engineers kidnapped near Kidal last week have been found dead, the prefect said.", [(2, None)]),
    "and killed him": ("Bandits kidnapped a trader near Funtua on Friday and killed him two days later.", [(1, None)]),
    "their bodies": (
        "Gunmen abducted three aid workers near Bunia on Monday. Their bodies were found two days later.",
        [(3, None)],
    ),
    "died of it": ("A rocket hit a house in Ashkelon, wounding a man of 54. He died of his injuries.", [(1, None)]),
    "all of them died": ("Three people were shot in Juarez on Friday. All of them died at the scene.", [(3, None)]),
    "one of the wounded": (
        "A bomb wounded nine people in Turbat on Tuesday. One of the wounded died in hospital on Wednesday.",
        [(1, 9)],
    ),
    "of the abducted": (
        "Armed men killed four people and kidnapped eight others in Munya. Three of the kidnapped people were later killed.",
        [(7, None)],
    ),
    "the older number": (
        "The army said 11 soldiers had been killed in Labbezanga on Sunday; it had earlier given a toll of seven.",
        [(11, None)],
    ),
    "a toll that climbs": (
        "Police initially said four people had died in the bombing of a church, but the death toll later climbed to 11.",
        [(11, None)],
    ),
    "another voice's later toll": (
        """Three people were killed in shelling of Stepanakert on Sunday, the authorities said. By Monday evening the death
        toll had climbed to eight, the health ministry reported.""",
        [(8, None)],
    ),
    "others are hurt": (
        "Nine people were killed in an air strike on Gao, officials said. The clinic put the figure at 11, with 14 wounded.",
        [(11, 14)],
    ),
    "dead among the hurt": (
        "At least 19 people were killed and 40 wounded in El Fasher on Friday, including 12 killed in an attack on a mosque.",
        [(19, 40)],
    ),
    "a hundred and two": ("A hundred and two people were injured in the blast in Beledweyne on Sunday.", [(None, 102)]),
    "towns in a row": (
        "One person was killed in Sloviansk and two others in Kostiantynivka in Russian strikes on Friday.",
        [(1, None), (2, None)],
    ),
    "another attack": (
        "Gunmen killed six people in Gwoza on Friday. Gunmen also attacked Chibok, where three people were killed.",
        [(6, None), (3, None)],
    ),
    "a day after": (
        "Three people were killed by a bomb in Kismayo on Monday, a day after gunmen killed seven masons in Afgooye.",
        [(3, None), (7, None)],
    ),
    "a day after, told first": (
        "Two days after raiders killed nine herders in Dori, a mine killed four soldiers near Arbinda on Friday.",
        [(9, None), (4, None)],
    ),
    "came after": (
        "A shell killed five people in Nikopol on Friday. The attack came three days after a drone killed two bakers in Marhanets.",
        [(5, None), (2, None)],
    ),
    "the worst since": (
        "Gunmen killed nine people in Bokkos on Thursday, the worst attack there since raiders killed 30 people in April.",
        [(9, None), (30, None)],
    ),
    "no day of the same attack": (
        "Two more people died of their wounds on Tuesday, a day after a bomb killed 12 people in Baghdad.",
        [(14, None)],
    ),
}


@pytest.mark.parametrize("case", ALL_DEAD)
def test_everybody_is_counted_once(case: str) -> None:
    """In each incident that the report tells of."""
    text, counts = ALL_DEAD[case]
    published = date(2031, 5, 6)
    report = Report(
        id=report_id(text, "Invented Wire", published), name="r", text=text, source="Invented Wire", published=published
    )
    coded = code_report(report, CodeOptions(extract=ExtractOptions(engine=EncoderEngine()), places=False))
    found = []
    for account in coded.accounts:
        best = {e.kind: e.best for e in account.estimates}
        found.append((best.get(TollKind.KILLED), best.get(TollKind.INJURED)))
    assert found == counts


def test_a_known_body_that_speaks_is_its_speaker() -> None:
    """Where the model leaves it possible."""
    text = "Human Rights Watch said 31 men were executed in Arbinda on April 9."
    report = Report(id=report_id(text, "Invented Wire", None), name="r", text=text, source="Invented Wire")
    coded = code_report(report, CodeOptions(extract=ExtractOptions(engine=EncoderEngine()), places=False))
    assert [s.exact for c in coded.claims for s in c.speakers] == ["Human Rights Watch"]


def test_what_was_before_has_a_day_of_its_own() -> None:
    """A day before that of what came after."""
    text = "Three people were killed by a bomb in Kismayo on Monday, a day after gunmen killed seven masons in Afgooye."
    published = date(2031, 5, 6)  # a Tuesday
    report = Report(
        id=report_id(text, "Invented Wire", published), name="r", text=text, source="Invented Wire", published=published
    )
    coded = code_report(report, CodeOptions(extract=ExtractOptions(engine=EncoderEngine()), places=False))
    days = [r.when.value.start for r in coded.readings if r.when and r.when.value]
    assert days == [date(2031, 5, 5), date(2031, 5, 4)]
