"""Tolls told by what came after: gunshot wounds, a hospital, a death told of "him"; and what tells of none."""

import pytest
from tests.extract.engines.lexical.reading import read, tolls

from recount.extract.engines.lexical.counting.tolls import find_tolls

TOLD = [
    ("A lorry driver was pronounced dead at the scene.", ["killed 1..1 unstated: A lorry driver"]),
    ("A guard was stabbed and pronounced dead in a clinic.", ["killed 1..1 unstated: A guard"]),
    ("Medics declared the driver dead after a shooting.", ["killed 1..1 unstated: the driver"]),
    ("Omar Saleh, 32, was pronounced dead at Bay Hospital.", ["killed 1..1 unstated: Omar Saleh, 32"]),
    ("A 17-year-old boy was found fatally shot in a barn.", ["killed 1..1 civilian: A 17-year-old boy"]),
    ("Two cooks were found shot behind a bakery.", ["injured 2..2 civilian: Two cooks"]),
    ("Police found two men with gunshot wounds.", ["injured 2..2 unstated: two men"]),
    ("A man suffering from a gunshot wound asked for help.", ["injured 1..1 unstated: A man"]),
    ("A stray bullet grazed a girl.", ["injured 1..1 civilian: a girl"]),
    ("A nurse was grazed by gunfire.", ["injured 1..1 civilian: A nurse"]),
    ("A child was struck in the wrist by a bullet.", ["injured 1..1 civilian: A child"]),
    ("A man was hit in the arm.", ["injured 1..1 unstated: A man"]),
    ("He opened fire outside a school, hitting five people.", ["injured 5..5 unstated: five people"]),
    ("A man shot himself in the thigh.", ["injured 1..1 unstated: A man"]),
    ("Boy shoots self in foot", ["injured 1..1 civilian: Boy"]),
    ("A man shot and killed himself.", ["killed 1..1 unstated: A man"]),
    ("Police named no one over the fatal shooting of a nurse.", ["killed 1..1 civilian: a nurse"]),
    ("Two men were shot at a bar.", ["injured 2..2 unstated: Two men"]),
    ("4 shot at bus stop", ["injured 4..4 unstated: 4"]),
    ("He and three others were shot in a yard.", ["injured 4..4 unstated: He and three others"]),
    ("Boy, 15, dead in Harrow Bay shooting", ["killed 1..1 civilian: Boy"]),
    ("Two men arrived at a clinic with gunshot wounds.", ["injured 2..2 unstated: Two men"]),
    ("A girl suffered a fatal gunshot wound.", ["killed 1..1 civilian: A girl"]),
    ("Two cooks suffered non-life threatening injuries.", ["injured 2..2 civilian: Two cooks"]),
    ("A nurse was wounded on her way to work and died in surgery.", ["killed 1..1 civilian: A nurse"]),
    ("Police found two cooks and a nurse with gun shot wounds.", ["injured 3..3 civilian: two cooks and a nurse"]),
    (
        "Officers arrived to find Bram Hale and Dell Orton, of Wexley, with gunshot wounds.",
        ["injured 2..2 unstated: Bram Hale and Dell Orton"],
    ),
    ("Child grazed by bullet in Harrow", ["injured 1..1 civilian: Child"]),
    ("Omar Saleh accidentally shot himself in the hand.", ["injured 1..1 unstated: Omar Saleh"]),
    ("Shots were fired in a club, where four cooks were struck.", ["injured 4..4 civilian: four cooks"]),
    ("A lorry swerved and four cooks were struck.", []),
    ("The victims were shot in their lower bodies.", ["injured .. unstated: The victims"]),
    ("Hunters killed 4,280 deer this season.", []),
    (
        "A father shot himself and his two daughters.",
        ["injured 3..3 civilian: A father shot himself and his two daughters"],
    ),
    (
        "There were eleven raids, two in Harrow, with 29 cooks wounded and six killed.",
        ["injured 29..29 civilian: 29 cooks", "killed 6..6 civilian: six"],
    ),
    ("Police: 4 shot at bus stop", ["injured 4..4 unstated: 4"]),
    ("Four people shot at Harrow Bar", ["injured 4..4 unstated: Four people"]),
    ("Four people shot at soldiers", []),
    ("Two men shot at cars", []),
    ("At least one shot struck a window.", []),
    ("A cook was among four people who were shot.", ["injured 4..4 unstated: four people"]),
    ("Cooks were among the 12 people killed in a raid.", ["killed 12..12 unstated: the 12 people"]),
    ("A cook was among nine people wounded in raids.", []),
    ("Raid leaves boy, two women dead", ["killed 3..3 civilian: boy, two women"]),
    ("Police told 13 News two people were wounded.", ["injured 2..2 unstated: two people"]),
    ("Gunmen wounded Harrow police.", ["injured .. combatant: Harrow police"]),
    (
        "They wounded three other people, Amal Nasr, 28; and Omar Said, 30.",
        ["injured 3..3 unstated: three other people"],
    ),
]

UNTOLD = [
    "Herders graze their sheep on the hill.",
    "The farmers grazed cattle by the river.",
    "The convoy was shot at by soldiers.",
    "The forward shot at goal twice.",
    "The winger was placed on injured reserve.",
    "She killed the engine.",
    "A film was shot in the north of the country.",
    "He found dead birds.",
    "The prisoner was taken from his hospital bed.",
    "The patient was taken home with a cough.",
    "The bridge is in critical condition.",
    "The patient died, a gunshot wound to the head.",
    "Two doctors were in the hospital when it was shelled.",
    "The visitors fired a total of five rounds.",
    "The team suffered a threatening run of defeats.",
    "No one was seriously hurt.",
    "There were no serious injuries.",
]

FAINT = [
    "Three men were taken to Bay Hospital.",
    "A woman is in critical condition.",
    "The attack sent four people to the hospital with various injuries.",
    "The night ended with five people in the hospital.",
    "Seven people are recovering after an argument.",
    "Police look into a quadruple shooting.",
    "He later died.",
    "Where she was pronounced dead is not known.",
    "Saleh was shot on Monday.",
    "Two other gunshot victims reached the clinic.",
    "The three injured men are from Harrow.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_came_of_people_is_counted(text: str, expected: list[str]) -> None:
    """Other words than killed and wounded, with who they are."""
    assert [t for t in tolls(text) if not t.startswith("exposed")] == expected


@pytest.mark.parametrize("text", UNTOLD)
def test_what_only_sounds_so_counts_nobody(text: str) -> None:
    """Cattle, films, games, goods and beds."""
    assert [t for t in tolls(text) if t.startswith(("injured", "killed 1..1 unstated: He"))] == []


@pytest.mark.parametrize("text", FAINT)
def test_who_may_be_ill_or_told_of_before_counts_faintly(text: str) -> None:
    """A hospital, a pronoun and a surname alone open no count of their own."""
    found = [t for s in read(text) for t in find_tolls(s)]
    assert found
    assert all(t.faint for t in found)


@pytest.mark.parametrize("text", ["No one else was hurt.", "No other injuries were reported."])
def test_nobody_else_is_not_nobody(text: str) -> None:
    """Of the others none was hurt, which says nothing of those told before."""
    assert tolls(text) == []
    assert tolls("No one was hurt.") == ["injured 0..0 unstated: No one"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police look into a quadruple shooting.", ["injured 4..4"]),
        ("Police look into a triple homicide.", ["killed 3..3"]),
        ("Police look into a double fatal shooting.", ["killed 2..2"]),
        ("Police look into a double murder-suicide.", []),
        ("A double standard was set.", []),
    ],
)
def test_one_word_may_count_whom_a_deed_befell(text: str, expected: list[str]) -> None:
    """Quadruple is four; a murder and suicide in one word leaves open how many."""
    assert [t.partition(" unstated")[0] for t in tolls(text)] == expected
