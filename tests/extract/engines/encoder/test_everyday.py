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
    "fighters of them, and civilians": (
        "The raid on Tarhin killed 61 people, 43 of them fighters and 18 civilians, the monitor said.",
        [(61, None)],
    ),
    "one of them": (
        "A shell wounded three people in Azaz on Monday. One of them later died of his wounds.",
        [(1, 2)],
    ),
    "as many": (
        "KARACHI, Pakistan - A bomb killed two people and injured as many at a market in the city on Monday, police said.",
        [(2, 2)],
    ),
    "attackers among all": (
        "Nine people were killed in all in an attack on a police post in Quetta on Tuesday. Guards shot dead four attackers.",
        [(9, None)],
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
        [(1, 8)],
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
    "three voices": (
        "An explosion tore through a mosque in Kunduz on Friday. Police say 14 people died, rescuers 23 and the hospital 30.",
        [(14, None)],
    ),
    "some of the killed": (
        "A rocket hit a market in Idlib on Monday. Three of the eight killed were children, the civil defence said.",
        [(8, None)],
    ),
    "in two towns": ("In Taiz three people were killed on Monday, and in Hodeidah five died.", [(3, None), (5, None)]),
    "in two directions": (
        "In the Lyman direction, our troops killed 31 invaders; in the Bakhmut direction, 45 occupiers were killed.",
        [(31, None), (45, None)],
    ),
    "each side its own": (
        (
            "Fighting broke out in Taiz on Monday. Government forces said nine of their soldiers were "
            "killed. The Houthis said they had lost four fighters."
        ),
        [(13, None)],
    ),
    "a foe's number": (
        (
            "Clashes broke out in Kadugli on Wednesday. The army said it had lost two soldiers, while the "
            "rebels claimed to have killed 40."
        ),
        [(40, None)],
    ),
    "raised": (
        "At least 20 people were killed in El Fasher on Tuesday, a medic said. The toll was later raised to 24 by the network.",
        [(24, None)],
    ),
    "his brother among them": (
        "An attack on a village in Ituri killed 10 people. A local chief said his brother was among the dead.",
        [(10, None)],
    ),
    "before, and no number": (
        "The mayor was shot dead in Celaya on Friday, two days after his deputy was killed in Leon.",
        [(1, None), (1, None)],
    ),
    "the sum of a list": (
        "The monitor documented the deaths of 14 people on Monday: six in Aleppo, five in Idlib and three in Hama.",
        [(6, None), (5, None), (3, None)],
    ),
    "a third village": (
        (
            "Armed men attacked three villages near Tillaberi on Saturday. Twenty-one people were killed in "
            "Zaroumdareye, 13 in Tchombangou and four in a third village, the mayor said."
        ),
        [(21, None), (13, None), (4, None)],
    ),
    "a headline's hurt": ("At least 8 killed, 20 injured in Quetta blast: police", [(8, 20)]),
    "the gunman too": (
        "A gunman opened fire in a bar in Port-au-Prince on Friday, killing the owner and two customers before he was shot dead by police.",
        [(4, None)],
    ),
    "he succumbed": (
        "Officials said two policemen died at the scene and a third succumbed to his injuries in hospital.",
        [(3, None)],
    ),
    "found dead later": (
        "Gunmen killed two guards at a mine in Djugu and kidnapped three engineers, one of whom was later found dead.",
        [(3, None)],
    ),
    "by name": (
        "The victims of the attack in Orvel were identified as Amal Nasr, 34, her daughter Hiba, 7, and Yusuf Qasim, a baker.",
        [(3, None)],
    ),
    "the sum of a war": (
        (
            "An air strike hit a house in Khan Younis on Saturday, killing seven people, medics said. More "
            "than 38,000 Palestinians have been killed in Gaza since October, according to the health "
            "ministry."
        ),
        [(7, None)],
    ),
    "a fifth victim": (
        "A missile killed four people in Dnipro on Friday. A fifth victim, a woman of 40, died in hospital on Saturday.",
        [(5, None)],
    ),
    "of the wounded, later": (
        "A bomb killed eight people and wounded 20 in Bannu on Friday, police said. Three of the wounded died on Saturday.",
        [(11, 17)],
    ),
    "passengers are no victims": (
        "Armed men checked the papers of 30 travellers on a bus near Barkhan on Thursday and shot dead six, officials said.",
        [(6, None)],
    ),
    "both drivers": ("Both drivers and four guards were killed in an ambush near Menaka on Friday.", [(6, None)]),
    "soldiers and attackers": (
        "Al-Shabaab said it had killed 60 soldiers in El Dher on Thursday. The army said seven soldiers and 20 militants died.",
        [(80, None)],
    ),
    "two days, two parties": (
        "The army shelled Wad Madani on Friday, killing seven people. The RSF shelled Omdurman on Saturday, killing three.",
        [(7, None), (3, None)],
    ),
    "put at, whereas": (
        "The UN said it had verified 56 civilian deaths in El Fasher, whereas the local emergency room put the figure at 134.",
        [(56, None)],
    ),
    "a sum of last year": (
        "Police found the bodies of nine men outside Uruapan. Last year 1,614 people were murdered in the state.",
        [(9, None), (1614, None)],
    ),
    "a body found": (
        "Seven of the 15 students abducted in Kaduna have been freed, while the body of one was found in a forest on Tuesday.",
        [(1, None)],
    ),
    "a reporter by name": (
        "Gunmen killed a journalist, his driver and a guard in Mogadishu on Thursday. Abdi Nur, 29, is the second reporter to be killed.",
        [(3, None)],
    ),
    "a sum that two tell": (
        "Rights groups say security forces have killed 76 protesters since January; the government acknowledges 22.",
        [(76, None)],
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


def test_who_only_denies_it_does_not_say_it() -> None:
    """The denial is a claim of its own."""
    text = (
        "The PMF said one of its fighters was killed by a US strike on its base in Babil. "
        "US Central Command denied carrying out any strike."
    )
    report = Report(id=report_id(text, "Invented Wire", None), name="r", text=text, source="Invented Wire")
    coded = code_report(report, CodeOptions(extract=ExtractOptions(engine=EncoderEngine()), places=False))
    assert [s.exact for s in coded.claims[0].speakers] == ["The PMF"]


def test_a_house_has_a_number_of_its_own() -> None:
    """ "House No. 14" is one house."""
    text = "A rocket landed in the yard of house No. 14 in Derhachi. A woman was killed."
    report = Report(id=report_id(text, "Invented Wire", None), name="r", text=text, source="Invented Wire")
    coded = code_report(report, CodeOptions(extract=ExtractOptions(engine=EncoderEngine()), places=False))
    assert all((x.count.high or 1) == 1 for c in coded.claims for x in c.losses)
