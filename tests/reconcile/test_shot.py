"""Those shot, of whom some died: how many of them are hurt."""

import pytest
from tests.factories import claim, report, toll

from recount.model import Claim, Toll, TollKind
from recount.reconcile import Outcome, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

Three = tuple[int | None, int | None, int | None]


def outcome(*claims: Claim) -> Outcome:
    """What is made of one incident that these claims of one report tell."""
    return reconcile([[Told(claim=c, report=report()) for c in claims]])[0]


def hurt(*claims: Claim) -> Three:
    """Low, best and high of the hurt."""
    (found,) = (e for e in outcome(*claims).estimates if e.kind is TollKind.INJURED)
    return found.low, found.best, found.high


def said(id: str, sentence: str, *numbers: tuple[str, int, str], **rest: object) -> Claim:  # noqa: A002 - as in factories
    """A claim that is one sentence; each number is a kind of toll, how many, and its words in the sentence."""
    tolls: list[Toll] = [toll(kind, n, text=text, at=sentence.index(text)) for kind, n, text in numbers]
    return claim(id, *tolls, says=sentence, **rest)


SHOT = "Five people were shot at a bus stop."
FIVE = said("c1", SHOT, ("injured", 5, "Five people"))


def test_without_dead_all_who_were_shot_are_hurt() -> None:
    """Nobody is said to have died of it."""
    assert hurt(FIVE) == (5, 5, 5)


def test_the_dead_are_taken_off_those_shot() -> None:
    """The dead may be others: then five are hurt, and no more."""
    assert hurt(FIVE, said("c2", "Two men died.", ("killed", 2, "Two men"))) == (3, 3, 5)


def test_who_is_said_to_be_of_them_is_surely_taken_off() -> None:
    """ "Two of the victims" were shot, too."""
    dead = said("c2", "Two of the victims died.", ("killed", 2, "Two of the victims"))
    assert hurt(FIVE, dead) == (3, 3, 3)


def test_the_estimate_says_that_the_dead_were_taken_off() -> None:
    """A reader must see why three are hurt where a report says that five were shot."""
    made = outcome(FIVE, said("c2", "Two men died.", ("killed", 2, "Two men"))).estimates
    (found,) = (e for e in made if e.kind is TollKind.INJURED)
    assert any("shot and died" in words for words in found.because)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Five people were wounded at a bus stop.", "Five people"),
        ("Five others were shot at a bus stop.", "Five others"),
        ("Five people were injured when a car was shot at.", "Five people"),
        ("Five people, who survived, were shot.", "Five people"),
    ],
)
def test_who_is_told_of_as_alive_loses_nobody(sentence: str, words: str) -> None:
    """Wounded, others, survivors: the dead are not of them."""
    dead = said("c2", "Two men died.", ("killed", 2, "Two men"))
    assert hurt(said("c1", sentence, ("injured", 5, words)), dead) == (5, 5, 5)


def test_dead_told_before_in_the_sentence_are_told_apart() -> None:
    """ "Two were killed and five shot" is seven people."""
    both = said(
        "c1", "Two men were killed and five people shot.", ("killed", 2, "Two men"), ("injured", 5, "five people")
    )
    assert hurt(both) == (5, 5, 5)


def test_a_number_of_wounded_that_is_as_large_shows_that_the_dead_are_others() -> None:
    """Another claim counts five wounded beside the dead: the five who were shot are these."""
    other = said("c2", "Two men died and five were wounded.", ("killed", 2, "Two men"), ("injured", 5, "five"), at=90)
    moved = claim("c2", *other.tolls, says="Two men died and five were wounded.")
    assert hurt(FIVE, moved) == (5, 5, 5)


def test_those_shot_and_their_wounded_in_one_claim_are_counted_once() -> None:
    """ "Six were shot: two killed and four wounded" is four hurt, not eight."""
    words = "Six people were shot, two killed and four wounded."
    both = said("c1", words, ("injured", 6, "Six people"), ("killed", 2, "two"), ("injured", 4, "four"))
    assert hurt(both) == (4, 4, 4)


def test_who_shot_them_and_killed_some_of_them() -> None:
    """ "Shooting four people and killing one of them": three are hurt, and surely."""
    line = "He is charged with shooting four people and killing one of them."
    assert hurt(said("c1", line, ("injured", 4, "four people"), ("killed", 1, "one"))) == (3, 3, 3)


def test_a_number_in_one_word_counts_the_dead_too() -> None:
    """Of a quadruple shooting that left one dead three are hurt, and none of a double one that left three."""
    line = "One woman was killed in a quadruple shooting."
    assert hurt(said("c1", line, ("killed", 1, "One woman"), ("injured", 4, "quadruple shooting"))) == (3, 3, 3)
    line = "Three women were killed in a double shooting."
    assert hurt(said("c1", line, ("killed", 3, "Three women"), ("injured", 2, "double shooting"))) == (0, 0, 0)


def test_those_shot_who_are_elsewhere_told_as_others_all_live() -> None:
    """ "A man killed, three others hurt" over "three women were shot": the man is none of the three."""
    dead = said("c1", "A man was killed and three other people were hurt.", ("killed", 1, "A man"))
    three = said("c2", "Three women were shot in a car.", ("injured", 3, "Three women"))
    assert hurt(dead, three) == (3, 3, 3)


def test_the_child_after_a_girl_is_she() -> None:
    """One claim that tells of the same one twice, by words of one group; a child and another are two."""
    again = [toll("injured", 1, text=text, at=at, group="child") for at, text in ((0, "a girl"), (9, "the child"))]
    assert hurt(claim("c1", *again)) == (1, 1, 1)
    other = [toll("injured", 1, text=text, at=at, group="child") for at, text in ((0, "a girl"), (9, "another child"))]
    assert hurt(claim("c1", *other)) == (2, 2, 2)


def test_the_other_two_are_some_of_a_larger_number() -> None:
    """ "Four people were hurt", and of them "the other two" lightly."""
    four = said("c1", "Four people were hurt.", ("injured", 4, "Four people"))
    rest = said("c2", "The other two victims were lightly hurt.", ("injured", 2, "The other two victims"))
    assert hurt(rest, four) == (4, 4, 4)
