"""The lexicon's tables: forms made from base words, the longest phrase found, and who or what a word is."""

import pytest

from recount.model import Group, LossClass, Population
from recount.vocab.lexicon import Form, lexicon, lexicon_digest, plural_of, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", "kill kills killed killing"),
        ("seize", "seize seizes seized seizing"),
        ("bury", "bury buries buried burying"),
        ("torch", "torch torches torched torching"),
        ("die", "die dies died dying"),
    ],
)
def test_regular_verbs_are_inflected_by_spelling(base: str, forms: str) -> None:
    """Base, present, past and -ing, in that order."""
    irregular = {"die": "die dies died dying"}
    assert " ".join(form for form, _ in verb_forms(base, irregular)) == forms


def test_a_past_spelt_like_its_base_is_both() -> None:
    """ "hit" is present and past."""
    assert ("hit", Form.PAST) in set(verb_forms("hit", {"hit": "hit hits hitting"}))


@pytest.mark.parametrize(
    ("noun", "plural"), [("rocket", "rockets"), ("church", "churches"), ("factory", "factories"), ("convoy", "convoys")]
)
def test_regular_plurals_are_made_by_spelling(noun: str, plural: str) -> None:
    """Sibilants take -es, consonant and y take -ies."""
    assert plural_of(noun) == plural


@pytest.mark.parametrize(
    ("words", "population", "group", "plural"),
    [
        ("children", "civilian", Group.CHILD, True),
        ("girl", "civilian", Group.CHILD, False),
        ("women", "civilian", Group.WOMAN, True),
        ("nurse", "civilian", Group.MEDICAL, False),
        ("rescue workers", "civilian", Group.MEDICAL, True),
        ("cameraman", "civilian", Group.JOURNALIST, False),
        ("radio presenter", "civilian", Group.JOURNALIST, False),
        ("aid workers", "civilian", Group.AID_WORKER, True),
        ("mayor", "unstated", Group.OFFICIAL, False),
        ("men", "unstated", Group.MAN, True),
        ("people", "unstated", None, True),
        ("farmers", "civilian", None, True),
        ("soldiers", "combatant", None, True),
        ("policemen", "combatant", None, True),
        ("mujahideen", "combatant", None, True),
    ],
)
def test_people_have_a_population_and_a_group(words: str, population: str, group: Group | None, plural: bool) -> None:
    """As the words have it, not as anyone judges."""
    found = lexicon().people.match(words.split(), 0)
    assert found is not None
    people = found[1]
    assert (people.population, people.group, people.plural) == (Population(population), group, plural)


@pytest.mark.parametrize(
    ("words", "loss_class"),
    [
        ("pickup trucks", "vehicle"),
        ("fuel tanker", "vehicle"),
        ("armoured personnel carrier", "armoured_vehicle"),
        ("battle tanks", "tank"),
        ("howitzer", "artillery"),
        ("multiple rocket launcher", "rocket_system"),
        ("rocket-propelled grenade launcher", "weapon"),
        ("anti-aircraft artillery systems", "air_defence"),
        ("quadcopter", "drone"),
        ("weapons cache", "ammunition_depot"),
        ("command centre", "command_post"),
        ("police post", "base"),
        ("bus station", "infrastructure"),
        ("granaries", "building"),
        ("health post", "medical"),
        ("churches", "religious"),
        ("livestock market", "market"),
        ("oil refinery", "fuel"),
        ("camels", "other"),
        ("tunnels", "tunnel"),
    ],
)
def test_things_have_a_class(words: str, loss_class: str) -> None:
    """The longest entry that begins at the word decides."""
    found = lexicon().things.match(words.split(), 0)
    assert found == (len(words.split()), found[1] if found else None)
    assert found is not None
    assert found[1].loss_class is LossClass(loss_class)


@pytest.mark.parametrize(
    ("words", "outcome", "loss"),
    [
        ("killed", "killed", "destroyed"),
        ("lost his life", "killed", None),
        ("paid the supreme price", "killed", None),
        ("fell as martyrs", "killed", None),
        ("wounding", "injured", None),
        ("whisked away", "abducted", None),
        ("took refuge", "displaced", None),
        ("left the village", "displaced", None),
        ("opened fire on", "exposed", None),
        ("reduced to rubble", "killed_if_people", "destroyed"),
        ("shot down", None, "destroyed"),
        ("targeted", "exposed", "hit"),
        ("stole", None, "captured"),
        ("uprooted", None, "destroyed"),
        ("disabled", None, "damaged"),
    ],
)
def test_verbs_say_what_happens_to_people_and_things(words: str, outcome: str | None, loss: str | None) -> None:
    """Each form, with its particles, has the outcome of its verb."""
    found = lexicon().verbs.match(words.split(), 0)
    assert found is not None
    assert (found[0], found[1].outcome, found[1].loss) == (len(words.split()), outcome, loss)


def test_hyphens_join_the_words_of_a_phrase() -> None:
    """ "car-bomb" is a car bomb."""
    assert lexicon().things.match(["car-bomb"], 0) is not None


def test_the_digest_is_stable() -> None:
    """The same data give the same digest."""
    assert lexicon_digest() == lexicon_digest()
