"""Numbers of one claim that count the same people: none is added to its whole, and who is neither dead nor hurt goes."""

from dataclasses import replace

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import DraftToll, Words
from recount.extract.engines.encoder.decode.same_people import same_people
from recount.model import Count, Group, Population, TollKind, Wording

KILLED, INJURED = TollKind.KILLED, TollKind.INJURED
Told = tuple[str, TollKind, int]

# The text; its tolls as the model has them, all wholes; the tolls that are left, each with the words of its whole.
SAME = {
    "a sum told apart": (
        "Since March 84 people were killed: 27 civilians and 57 soldiers.",
        [("84 people", KILLED, 84), ("27 civilians", KILLED, 27), ("57 soldiers", KILLED, 57)],
        [("84 people", None), ("27 civilians", "84 people"), ("57 soldiers", "84 people")],
    ),
    "fewer of the same in a headline": (
        "Seven miners shot dead near Nagar\nGunmen killed at least 20 coal miners.",
        [("Seven miners", KILLED, 7), ("at least 20 coal miners", KILLED, 20)],
        [("Seven miners", "at least 20 coal miners"), ("at least 20 coal miners", None)],
    ),
    "others in a headline": (
        "Seven guards shot dead near Nagar\nGunmen killed 20 coal miners.",
        [("Seven guards", KILLED, 7), ("20 coal miners", KILLED, 20)],
        [("Seven guards", None), ("20 coal miners", None)],
    ),
    "fewer than were counted": (
        "Shells killed 84 people, 20 civilians and 57 soldiers.",
        [("84 people", KILLED, 84), ("20 civilians", KILLED, 20), ("57 soldiers", KILLED, 57)],
        [("84 people", None), ("20 civilians", "84 people"), ("57 soldiers", "84 people")],
    ),
    "more than were counted": (
        "Shells killed 84 people in Sarmin. Near Nagar 60 farmers died, on the road 40 soldiers.",
        [("84 people", KILLED, 84), ("60 farmers", KILLED, 60), ("40 soldiers", KILLED, 40)],
        [("84 people", None), ("60 farmers", "84 people"), ("40 soldiers", None)],
    ),
    "sentences later, one by one": (
        "Four people were shot in Sarmin. The shop was closed. A guard was shot in the arm. The other three lay outside.",
        [("Four people", INJURED, 4), ("A guard", INJURED, 1), ("three", INJURED, 3)],
        [("Four people", None), ("A guard", "Four people"), ("three", "Four people")],
    ),
    "besides those counted": (
        "Four people were shot in Sarmin. Another man was shot in Nagar, and two more in Welioya.",
        [("Four people", INJURED, 4), ("Another man", INJURED, 1), ("two", INJURED, 2)],
        [("Four people", None), ("Another man", None), ("two", None)],
    ),
    "summed up at the end": (
        "A woman was hit in the chest and three men were wounded. All four are stable.",
        [("A woman", INJURED, 1), ("three men", INJURED, 3), ("four", INJURED, 4)],
        [("A woman", "four"), ("three men", "four"), ("four", None)],
    ),
    "dead and hurt of a joint number": (
        "In all 31 persons became victims: 24 were killed and seven were wounded.",
        [("31 persons", KILLED, 31), ("24", KILLED, 24), ("seven", INJURED, 7)],
        [("24", None), ("seven", None)],
    ),
    "in brackets, of their kind": (
        "A rocket killed a girl and hurt six others (three girls, two women and one man) in Sarmin.",
        [("a girl", KILLED, 1), ("six others", INJURED, 6), ("three girls", KILLED, 3), ("two women", INJURED, 2)],
        [("a girl", None), ("six others", None), ("three girls", "six others"), ("two women", "six others")],
    ),
    "an age between commas": (
        "The child was shot in Sarmin. Another man, 21, suffered a wound to his arm.",
        [("Another man", INJURED, 1), ("21", INJURED, 21)],
        [("Another man", None)],
    ),
    "a number between commas that is no age": (
        "In Sarmin, 21, mostly farmers, were hurt.",
        [("21", INJURED, 21)],
        [("21", None)],
    ),
    "not hurt": (
        "A boy was wounded in Sarmin. Two adults in the car were not hurt.",
        [("A boy", INJURED, 1), ("Two adults", INJURED, 2)],
        [("A boy", None)],
    ),
    "a toll that rises": (
        "A police officer died in hospital, bringing the death toll to five.",
        [("A police officer", KILLED, 1), ("five", KILLED, 5)],
        [("A police officer", "five"), ("five", None)],
    ),
    "included": (
        "36 fighters, a commander included, died in Sirwah.",
        [("36 fighters", KILLED, 36), ("a commander", KILLED, 1)],
        [("36 fighters", None), ("a commander", "36 fighters")],
    ),
    "of these": (
        "Eleven civilians were killed. Of these, nine were killed by shells.",
        [("Eleven civilians", KILLED, 11), ("nine", KILLED, 9)],
        [("Eleven civilians", None), ("nine", "Eleven civilians")],
    ),
    "by where they are from": (
        "The mission mourns two peacekeepers, one from Nepal and another from Malawi.",
        [("two peacekeepers", KILLED, 2), ("one", KILLED, 1)],
        [("two peacekeepers", None), ("one", "two peacekeepers")],
    ),
    "others of the same sentence": (
        "Five rebels were killed in Welioya and four others near Nagar.",
        [("Five rebels", KILLED, 5), ("four others", KILLED, 4)],
        [("Five rebels", None), ("four others", None)],
    ),
    "alive": (
        "They pulled out a father and his daughter, both dead, and one boy alive.",
        [("a father and his daughter", KILLED, 2), ("one boy alive", KILLED, 1)],
        [("a father and his daughter", None)],
    ),
    "nobody alive": (
        "None of the crew came out alive.",
        [("None of the crew", KILLED, 3)],
        [("None of the crew", None)],
    ),
    "bodies in two places": (
        "The clinic received eight bodies, and the hospital received five bodies.",
        [("eight bodies", KILLED, 8), ("five bodies", KILLED, 5)],
        [("eight bodies", None), ("five bodies", None)],
    ),
    "bodies of those": (
        "The clinic received eight bodies, and among them five bodies of guards.",
        [("eight bodies", KILLED, 8), ("five bodies", KILLED, 5)],
        [("eight bodies", None), ("five bodies", "eight bodies")],
    ),
    "found alive": (
        "Shells killed four. Two residents who were listed as missing were found alive.",
        [("four", KILLED, 4), ("Two residents", TollKind.MISSING, 2)],
        [("four", None)],
    ),
    "unhurt": (
        "A sea drone hit the ship and its crew of 21 was unhurt, but two pilots were hurt.",
        [("its crew of 21", INJURED, 21), ("two pilots", INJURED, 2)],
        [("two pilots", None)],
    ),
    "unhurt, said of others": (
        "The blast killed two guards, and the mayor was unhurt.",
        [("two guards", KILLED, 2)],
        [("two guards", None)],
    ),
    "an age": (
        "Two villagers died on the ridge, Sei Haokip and Let Minthang (16).",
        [("Two villagers", KILLED, 2), ("16", KILLED, 16)],
        [("Two villagers", None)],
    ),
    "told more closely": (
        "Four were shot, two critically wounded, in a hall.",
        [("Four", INJURED, 4), ("two", INJURED, 2)],
        [("Four", None), ("two", "Four")],
    ),
    "of a sort of their own": (
        "Four were lightly wounded, two critically wounded, in a hall.",
        [("Four", INJURED, 4), ("two", INJURED, 2)],
        [("Four", None), ("two", None)],
    ),
    "each behind a colon": (
        "Four cooks were hit: a boy in the arm, another boy in the neck.",
        [("Four cooks", INJURED, 4), ("a boy", INJURED, 1), ("another boy", INJURED, 1)],
        [("Four cooks", None), ("a boy", "Four cooks"), ("another boy", "Four cooks")],
    ),
    "who they are, behind a comma": (
        "Two people, a cook and a nurse, were killed in Azaz.",
        [("Two people", KILLED, 2), ("a cook and a nurse", KILLED, 2)],
        [("Two people", None), ("a cook and a nurse", "Two people")],
    ),
    "a toll that rose by some of those hurt": (
        "The toll rose to nine after two of the hurt died.",
        [("nine", KILLED, 9), ("two of the hurt", KILLED, 2)],
        [("nine", None), ("two of the hurt", "nine")],
    ),
    "attackers beside": (
        "Four cooks were killed. Two attackers were killed.",
        [("Four cooks", KILLED, 4), ("Two attackers", KILLED, 2)],
        [("Four cooks", None), ("Two attackers", None)],
    ),
    "nobody badly": (
        "Five cooks were hurt, though no one was seriously hurt.",
        [("Five cooks", INJURED, 5), ("no one", INJURED, 0)],
        [("Five cooks", None)],
    ),
    "whose aide": (
        "A strike killed an aide to Abu Omar and his deputy in Tarhin.",
        [("an aide", KILLED, 1), ("Abu Omar and his deputy", KILLED, 2)],
        [("an aide", None)],
    ),
}


def toll(text: str, told: Told) -> DraftToll:
    words, kind, number = told
    return DraftToll(
        kind=kind,
        count=Count(low=number, high=number, wording=Wording.EXACT),
        population=Population.UNSTATED,
        words=Words(exact=words, start=text.index(words)),
    )


@pytest.mark.parametrize("case", SAME)
def test_nobody_is_counted_beside_the_whole(case: str) -> None:
    """Each toll once, parts tied to their whole."""
    text, told, left = SAME[case]
    found = same_people(page_of(text), [toll(text, t) for t in told])
    assert [(t.words.exact, None if t.part_of is None else found[t.part_of].words.exact) for t in found] == left


def test_a_part_is_of_the_kind_of_its_whole() -> None:
    """Of six hurt the three girls are hurt, too."""
    text, told, _ = SAME["in brackets, of their kind"]
    found = same_people(page_of(text), [toll(text, t) for t in told])
    assert {t.kind for t in found if t.part_of is not None} == {INJURED}


@pytest.mark.parametrize(
    ("whole", "group", "population"),
    [
        (Population.COMBATANT, Group.WOMAN, Population.COMBATANT),
        (Population.COMBATANT, Group.CHILD, Population.CIVILIAN),
        (Population.UNSTATED, Group.WOMAN, Population.CIVILIAN),
    ],
)
def test_women_among_fighters_are_fighters(whole: Population, group: Group, population: Population) -> None:
    """Children stay civilians, and women of a whole that nobody calls fighters."""
    text = "Soldiers shot 12 of them, five among them."
    told = [replace(toll(text, ("12 of them", KILLED, 12)), population=whole)]
    told.append(replace(toll(text, ("five", KILLED, 5)), population=Population.CIVILIAN, group=group, part_of=0))
    assert same_people(page_of(text), told)[1].population is population


def test_what_is_a_part_already_stays_one() -> None:
    """The whole that the model gave it is kept, by its new place where another goes."""
    text = "A father and one boy alive were found among nine bodies, two of them guards."
    told = [toll(text, t) for t in (("one boy alive", KILLED, 1), ("nine bodies", KILLED, 9), ("two", KILLED, 2))]
    tied = [told[0], told[1], replace(told[2], part_of=1)]
    assert [t.part_of for t in same_people(page_of(text), tied)] == [None, 0]


def test_fewer_than_fighters_may_be_of_the_other_side() -> None:
    """Only who is of nobody in particular holds those told further on; "23 soldiers" do not hold two of their enemies."""
    page = page_of("The group said it killed 23 soldiers in Nagar. Two of its fighters fell.")
    tolls = [toll(page.text, ("23 soldiers", KILLED, 23)), toll(page.text, ("Two of its fighters", KILLED, 2))]
    fighters = [replace(t, population=Population.COMBATANT) for t in tolls]
    assert [t.part_of for t in same_people(page, fighters)] == [None, None]


def test_fighters_are_no_part_of_civilians() -> None:
    """Though their numbers make the sum; of people of no population they would be parts."""
    text = "Six civilians, three officers and three soldiers lost their lives."
    tolls = [
        toll(text, told)
        for told in (("Six civilians", KILLED, 6), ("three officers", KILLED, 3), ("three soldiers", KILLED, 3))
    ]
    sides = (Population.CIVILIAN, Population.COMBATANT, Population.COMBATANT)
    apart = [replace(t, population=side) for t, side in zip(tolls, sides, strict=True)]
    assert [t.part_of for t in same_people(page_of(text), apart)] == [None, None, None]
    assert [t.part_of for t in same_people(page_of(text), tolls)] == [None, 0, 0]


def test_an_exact_sum_ties_anew_what_the_model_tied_to_a_sibling() -> None:
    """ "Three others: two adults, another child": the child is no part of the adults."""
    page = page_of("Three others were hurt in Nagar: two adults and another child.")
    tolls = [
        toll(page.text, ("Three others", INJURED, 3)),
        toll(page.text, ("two adults", INJURED, 2)),
        replace(toll(page.text, ("another child", INJURED, 1)), part_of=1),
    ]
    assert [t.part_of for t in same_people(page, tolls)] == [None, 0, 0]
