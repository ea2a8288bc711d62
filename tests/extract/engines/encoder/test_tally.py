"""People told of in a phrase are counted member by member; ages, years and second names count nobody."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.counted import both_in, count_in, toll_in
from recount.extract.engines.encoder.page import Page, Span
from recount.vocab.numbers import exact

COUNTED = {
    "Halyna Prystupa, 61, a teacher": 1,
    "a boy of nine": 1,
    "her daughter aged nine": 1,
    "two girls aged 9 and 12": 2,
    "a 14-year-old schoolboy": 1,
    "a boy born in 2013": 1,
    "a family of five": 5,
    "a squad of 3 gunmen": 3,
    "a couple and their three children": 5,
    "his wife and six children": 7,
    "the owner with his three sons": 4,
    "three vaccinators and their guide": 4,
    "one officer and 11 men": 12,
    "four men, a father and his three sons": 4,
    "One of them, an official for customs": 1,
    "Producer Iryna Shvets and a driver": 2,
    "No fighter of theirs": 0,
    "None of its fighters": 0,
    "not one of the brothers": 0,
    "three tactical units": None,
    "around 300 families": None,
    "a row of bodies": None,
    "most of them": None,
    "the rest": None,
    "mourners inside a funeral tent": None,
    "some shepherds": None,
    "three women and three children": 6,
    "a group of fighters": None,
    "a large illegal armed group with its commander": None,
    "a boy of about 15": 1,
    "two sisters from a family of tobacco pickers, nine and eleven years old": 2,
    "some eight girls between 12 and 17 years": 8,
    "any of the fighters": 0,
    "not a single of its soldiers": 0,
    "nobody, and did not hit anyone": 0,
    "its owner, Magomed, a shepherd": 1,
    "the suspect, a 31-year-old resident of Jenin": 1,
    "the fourth, a logistics assistant": 1,
    "a second, abducted with the ambulance": 1,
    "21 guests and staff": 21,
    "four police and military": 4,
    "57 members of the SDF, Asayish and other military formations": 57,
    "two men, Ali and Omar": 2,
    "13 areas where personnel was concentrated": None,
    "the mayors imposed by the dictatorship": None,
    "over half of the attackers": None,
    "an earlier figure of eight": 8,
    "three crew": 3,
    "three crews": None,
    "a bus driver and some 20 passengers": 21,
    "six (four Chinese, two Ghanaians)": 6,
    "a father of four children": 1,
    "five people, among them two children": 5,
    "Hussein Barakat, the commander of the rocket array, together with two additional terrorists": 3,
    "three men, a woman and two children": 6,
    "two men, a woman and a child": 4,
    "four men, two women and two children": 8,
    "the mayor, his driver": 2,
    "his wife, his daughter": 2,
    "his father, his mother, his sister": 3,
    "the police chief, a bodyguard, a driver": 3,
    "three sisters, aged five, seven and nine": 3,
    "two boys, 9 and 12": 2,
    "a man, 43, and two women, 41 and 39": 3,
    "two boys of 12 and 14": 2,
    "a baby, three months old": 1,
    "ten people, seven of them children": 10,
    "two women, one of them pregnant": 2,
    "five people, of whom two were children": 5,
    "5 people, 2 seriously": 5,
    "three soldiers, with one in critical condition": 3,
    "three men - a father and two sons": 3,
    "two people: a man and a woman": 2,
    "two men with three rifles": 2,
    "a boy with five gunshot wounds": 1,
    "an officer with 20 years of service": 1,
    "ten people, as well as 12 wounded": 10,
    "Ali, Omar and Said": 3,
    "Ahmed Saleh, his wife and three children": 5,
    "Fatima, her husband and two sons": 4,
    "one soldier, a policeman and a civilian": 3,
    "a number of people, including three children": None,
    "a large number of people, including 12 children": None,
    "a number of women, 5 children and 2 men": None,
    "the death toll from a blast 3 days ago to 20": 20,
    "an unknown number of gunmen and two bystanders": None,
    "Abu Ali, his wife and two sons": 4,
    "four soldiers and an officer": 5,
    "a mother, her daughter": 2,
    "the driver, a father of three": 1,
    "two, aged 9 and 12": 2,
    "a couple with their two sons": 4,
    "the pastor Frantz Desrosiers along with his driver": 2,
    "wounded on our side: 24": 24,
    "losses of the enemy: none": 0,
    "those buried since October 8 rises to twelve": 12,
    "the number of its dead since October 8 is now 281": 281,
    "nine soldiers of Arba and Tarvo": 9,
    "nine soldiers of Arba and a guide": 10,
    'forty "officials and scouts"': 40,
    "Two Special Task Force (STF) guards": 2,
    "the wounded (8)": 8,
    "a patient, a woman in labour": 1,
    "a guard, Captain S. Loban": 1,
    "a shopper, 58-year-old Jana Lamb": 1,
    "the driver, a resident of Tarvo, and a woman": 2,
    "one woman, eight months pregnant": 1,
    "three girls aged 6 to 11": 3,
    "the commander of Brigade 81": 1,
    "a full crew, nine persons": 9,
    "the attackers, five in number": 5,
    "a nine-man gang": 9,
    "six militia": 6,
    "forty cattle": None,
    "a gathering of gunmen": None,
    "a carload of masked youths": None,
    "the guard, who was shot together with two others": 3,
    "nobody, hurting no one": 0,
    "no indication of civilian casualties": 0,
    "Carol Bex, of Arba": 1,
    "40 per cent of the guests": None,
    "the youngest 15": 1,
    "a mother with three of her children": 4,
    "a man of 35, and his employer, a garage owner": 2,
    "Its driver, a Kenyan called Musa Lokwang, and one guard": 2,
    "a toll collector": 1,
    "the brothers none was harmed": 0,
    "both Omar Tiri and a guard": 2,
    "both soldiers": 2,
}
DENIED = {
    "A second car was blown up without harm to anybody.": "harm to anybody",
    "A charge wrecked a tanker without hurting the driver.": "the driver",
    "The charge burned a tanker without any injuries.": "injuries",
}
JOINT = {
    "Forty of 142 killed and wounded were flown out.": ("142", True),
    "A shell killed three women and wounded a boy.": ("three women", False),
    "The army lost 64 men, dead or injured.": ("64 men", True),
    "They killed and wounded five members.": ("five members", True),
    "There were no casualties.": ("no casualties", True),
    "The army spoke of 17 CASUALTIES.": ("17 CASUALTIES", True),
    "A mine killed 17 people.": ("17 people", False),
}


def span_of(page: Page, phrase: str) -> Span:
    """Where a phrase stands in a page."""
    start = page.text.index(phrase)
    return Span(*page.at(start, start + len(phrase)))  # type: ignore[misc]  # the phrase is in the text


@pytest.mark.parametrize(("phrase", "number"), COUNTED.items())
def test_a_phrase_counts_its_members(phrase: str, number: int | None) -> None:
    """Whatever stands around it."""
    page = page_of(f"Shelling in Bor on Monday killed {phrase}.")
    count = count_in(page, span_of(page, phrase))
    assert (count.low, count.high) == (number, number)


@pytest.mark.parametrize(("text", "phrase"), DENIED.items())
def test_without_before_a_phrase_denies_it(text: str, phrase: str) -> None:
    """Nobody was hurt, whoever is named."""
    page = page_of(text)
    assert count_in(page, span_of(page, phrase)) == exact(0)


def test_that_before_a_number_is_no_part_of_it() -> None:
    """ "They say that three died": three."""
    page = page_of("The elders say that three died in Bor.")
    assert count_in(page, span_of(page, "that three")) == exact(3)


def test_bounds_hold_for_the_sum() -> None:
    """A list is bounded as its first number is."""
    page = page_of("The raid killed at least five herders and a boy.")
    count = count_in(page, span_of(page, "at least five herders and a boy"))
    assert (count.low, count.high) == (6, None)


def test_a_range_is_no_list() -> None:
    """ "Between 22 and 25" has two ends, and no two members."""
    page = page_of("The raid killed between 22 and 25 persons.")
    count = count_in(page, span_of(page, "between 22 and 25 persons"))
    assert (count.low, count.high) == (22, 25)


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("no more than five people", (None, 5)),
        ("one civilian and more than 20 militants", (22, None)),
        ("the gunman and at least four others", (5, None)),
        ("an officer and several soldiers", (1, None)),
        ("two guards and between 10 and 14 guests", (12, 16)),
        ("three men and up to four women", (None, 7)),
    ],
)
def test_an_open_number_leaves_the_sum_open(phrase: str, bounds: tuple[int | None, int | None]) -> None:
    """Wherever it stands in the list."""
    page = page_of(f"The raid killed {phrase}.")
    count = count_in(page, span_of(page, phrase))
    assert (count.low, count.high) == bounds


@pytest.mark.parametrize(
    ("text", "phrase", "low"),
    [
        ("There was no damage to the ship or injury to personnel.", "injury to personnel", 0),
        ("No casualties or injured guards were reported.", "injured guards", 0),
        ("No attack was claimed or two guards would know.", "two guards", 2),
        ("Shells or rockets hit two guards.", "two guards", 2),
    ],
)
def test_what_is_denied_before_an_or_is_denied_behind_it(text: str, phrase: str, low: int) -> None:
    """Of damage and casualties alone: other words with "no" may go on otherwise."""
    page = page_of(text)
    assert count_in(page, span_of(page, phrase)).low == low


def test_fewer_than_is_no_zero() -> None:
    """ "No fewer than" begins with a no that denies nothing."""
    page = page_of("No fewer than 20 persons died in Bor.")
    count = count_in(page, span_of(page, "No fewer than 20 persons"))
    assert (count.low, count.high) == (20, None)


@pytest.mark.parametrize(("text", "expected"), JOINT.items())
def test_the_dead_and_the_wounded_counted_together(text: str, expected: tuple[str, bool]) -> None:
    """A number may count both: at most so many of each."""
    page = page_of(text)
    phrase, joint = expected
    assert both_in(page, span_of(page, phrase)) is joint


def test_a_joint_number_is_a_most_of_each() -> None:
    """Nobody knows how many of them died."""
    page = page_of("The army lost 64 men, dead or injured.")
    toll = toll_in(page, Span(*page.at(14, 20)))  # type: ignore[misc]  # the phrase is in the text
    assert (toll.count.low, toll.count.high) == (None, 64)


def test_a_phrase_may_end_the_sentence_in_a_comma() -> None:
    """Headlines are cut anywhere: nothing stands behind, and nothing is asked of it."""
    page = page_of("Shelling kills nine people,")
    count = count_in(page, Span(2, len(page.words)))
    assert (count.low, count.high) == (9, 9)
