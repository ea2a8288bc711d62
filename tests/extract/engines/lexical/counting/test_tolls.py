"""People: who was killed, hurt, taken, driven out or attacked, and how many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read, tolls

from recount.extract.engines.lexical.counting.tolls import find_tolls

CASES = [
    # verbs, active and passive
    ("A strike killed five soldiers.", ["killed 5..5 combatant: five soldiers"]),
    ("Five soldiers were killed.", ["killed 5..5 combatant: Five soldiers"]),
    ("Two men were hurt.", ["injured 2..2 unstated: Two men"]),
    ("Gunmen wounded a nurse.", ["injured 1..1 civilian: a nurse"]),
    ("Police arrested 14 people.", ["captured 14..14 unstated: 14 people"]),
    (
        "They killed four rebels and captured two.",
        ["killed 4..4 combatant: four rebels", "captured 2..2 combatant: two"],
    ),
    ("They destroyed four tanks and captured two.", []),
    (
        "They shot two herders dead and wounded a boy.",
        ["killed 2..2 civilian: two herders", "injured 1..1 civilian: a boy"],
    ),
    ("A soldier was captured near the village.", ["captured 1..1 combatant: A soldier"]),
    ("Gunmen kidnapped three girls.", ["abducted 3..3 civilian: three girls"]),
    ("Shelling displaced some 3,000 people.", ["displaced 3000..3000 unstated: some 3,000 people"]),
    ("5,000 residents fled the town.", ["displaced 5000..5000 civilian: 5,000 residents"]),
    ("Some 90 residents left the village.", ["displaced 90..90 civilian: Some 90 residents"]),
    ("Jets bombed a group of 60 fighters.", ["exposed 60..60 combatant: a group of 60 fighters"]),
    ("Jets killed a group of fighters.", ["killed .. combatant: a group of fighters"]),
    ("Jets killed a large illegal armed group.", ["killed .. combatant: a large illegal armed group"]),
    (
        "A man killed two cooks before turning the gun on himself.",
        ["killed 1..1 unstated: A man", "killed 2..2 civilian: two cooks"],
    ),
    (
        "A man killed two cooks before taking his own life.",
        ["killed 1..1 unstated: A man", "killed 2..2 civilian: two cooks"],
    ),
    (
        "The man who killed two cooks and wounded nine others killed himself.",
        ["killed 2..2 civilian: two cooks", "injured 9..9 civilian: nine others"],
    ),
    ("Five shot dead in Arba", ["killed 5..5 unstated: Five"]),
    ("Police look into the slayings of four cooks.", ["killed 4..4 civilian: four cooks"]),
    ("Also wounded were four cooks.", ["injured 4..4 civilian: four cooks"]),
    ("Police look into the fatal shooting of two cooks.", ["killed 2..2 civilian: two cooks"]),
    ("Child, three adults injured in raid", ["injured 1..1 civilian: Child", "injured 3..3 unstated: three adults"]),
    ("Troops stationed at Arba were shelled.", ["exposed .. combatant: Troops"]),
    ("Police opened fire on demonstrators.", ["exposed .. civilian: demonstrators"]),
    ("The gunmen opened fire from the marsh.", []),
    # counts as worded
    ("A strike killed at least 31 people.", ["killed 31.. unstated: at least 31 people"]),
    ("A strike killed up to 80 rebels.", ["killed ..80 combatant: up to 80 rebels"]),
    ("A strike killed dozens of civilians.", ["killed .. civilian: dozens of civilians"]),
    ("No soldiers were killed.", ["killed 0..0 combatant: No soldiers"]),
    ("No one was hurt in the attack.", ["injured 0..0 unstated: No one"]),
    ("Nobody was killed.", ["killed 0..0 unstated: Nobody"]),
    # counted together
    (
        "A strike killed and wounded 14 soldiers.",
        ["killed ..14 combatant: 14 soldiers", "injured ..14 combatant: 14 soldiers"],
    ),
    (
        "The blast caused 50 casualties.",
        ["killed ..50 unstated: 50 casualties", "injured ..50 unstated: 50 casualties"],
    ),
    ("There were no casualties.", ["killed 0..0 unstated: no casualties", "injured 0..0 unstated: no casualties"]),
    (
        "The blast caused a civilian casualty.",
        ["killed ..1 civilian: a civilian casualty", "injured ..1 civilian: a civilian casualty"],
    ),
    # what became of them stands behind them
    ("Gunmen shot two farmers dead.", ["killed 2..2 civilian: two farmers"]),
    (
        "Shells killed a woman and wounded her husband.",
        ["killed 1..1 civilian: a woman", "injured 1..1 unstated: her husband"],
    ),
    ("The ministry said 57 attackers were “neutralised”.", ["killed 57..57 combatant: 57 attackers"]),
    ("Police shot a man dead.", ["killed 1..1 unstated: a man"]),
    (
        "The blast left five people dead and nine injured.",
        ["killed 5..5 unstated: five people", "injured 9..9 unstated: nine"],
    ),
    # lists of like victims
    (
        "Shells wounded eight women, a girl and four men.",
        ["injured 13..13 civilian: eight women, a girl and four men"],
    ),
    (
        "Gunmen killed 11 soldiers and four civilians.",
        ["killed 11..11 combatant: 11 soldiers", "killed 4..4 civilian: four civilians"],
    ),
    ("Hassan Aboud and his two sons were killed.", ["killed 3..3 unstated: Hassan Aboud and his two sons"]),
    # names, and what they are
    ("Gunmen killed Omar Saleh, a former carpenter.", ["killed 1..1 civilian: Omar Saleh, a former carpenter"]),
    ("A nurse, Amal Nasr, was wounded.", ["injured 1..1 civilian: A nurse, Amal Nasr"]),
    ("Osman, 26, was killed.", ["killed 1..1 unstated: Osman, 26"]),
    (
        "A bomb killed a teacher, Amina Darwish, and her driver.",
        ["killed 2..2 civilian: a teacher, Amina Darwish, and her driver"],
    ),
    ("They reported the martyrdom of Huda Karim (21 years).", ["killed 1..1 unstated: Huda Karim (21 years)"]),
    # a bracket that only describes them
    (
        "Gunmen killed two foreign (Dutch and Kenyan) nurses.",
        ["killed 2..2 civilian: two foreign (Dutch and Kenyan) nurses"],
    ),
    # ellipsis
    (
        "Two soldiers were killed and nine injured.",
        ["killed 2..2 combatant: Two soldiers", "injured 9..9 combatant: nine"],
    ),
    (
        "Troops killed seven rebels on Sunday and five others on Monday.",
        ["killed 7..7 combatant: seven rebels", "killed 5..5 combatant: five others"],
    ),
    (
        "A mother and her two children are dead after a strike.",
        ["killed 3..3 civilian: A mother and her two children"],
    ),
    (
        "Two wounded and three soldiers dead after a clash.",
        ["injured 2..2 unstated: Two", "killed 3..3 combatant: three soldiers"],
    ),
    (
        "12 dead, 30 wounded in market bombing",
        ["killed 12..12 unstated: 12 dead", "injured 30..30 unstated: 30"],
    ),
    ("A bomb killed six, wounding at least 40.", ["killed 6..6 unstated: six", "injured 40.. unstated: at least 40"]),
    (
        "A man was killed and another wounded in the raid.",
        ["killed 1..1 unstated: A man", "injured 1..1 unstated: another"],
    ),
    ("Five were shot.", ["injured 5..5 unstated: Five"]),
    # headlines list people by commas alone
    ("Man, woman wounded in raid", ["injured 2..2 civilian: Man, woman"]),
    ("Two Adults, One Child Dead in Raid", ["killed 2..2 unstated: Two Adults", "killed 1..1 civilian: One Child"]),
    # who did it and died, too
    (
        "A man killed his two sons and then himself.",
        ["killed 1..1 unstated: A man", "killed 2..2 unstated: his two sons"],
    ),
    (
        "A man killed two cooks before killing himself.",
        ["killed 1..1 unstated: A man", "killed 2..2 civilian: two cooks"],
    ),
    # an age is nobody, with or without its second comma
    ("Omar Saleh, 26 was wounded in the leg.", ["injured 1..1 unstated: Omar Saleh"]),
    ("A homicide victim was shot in a barn.", ["killed 1..1 unstated: A homicide victim"]),
    # victims of whom the lexicon knows no noun
    ("A bomb wounded five street jugglers.", ["injured 5..5 unstated: five street jugglers"]),
    ("Troops arrested 14 Palestinians.", ["captured 14..14 unstated: 14 Palestinians"]),
    ("The committee killed the bill.", []),
    # several words that tell it
    ("The old man lost his life.", ["killed 1..1 unstated: The old man"]),
    ("Two policemen succumbed to their wounds.", ["killed 2..2 combatant: Two policemen"]),
    ("Six soldiers fell as martyrs.", ["killed 6..6 combatant: Six soldiers"]),
    ("Two guides sustained burns.", ["injured 2..2 unstated: Two guides"]),
    ("Eleven people were treated for burns.", ["injured 11..11 unstated: Eleven people"]),
    ("The player was treated for nothing.", []),
    ("The rebels took 12 people hostage.", ["abducted 12..12 unstated: 12 people"]),
    ("Its crew was unhurt.", ["injured 0..0 unstated: Its crew"]),
    ("The army lost 20 soldiers in the ambush.", ["killed 20..20 combatant: 20 soldiers"]),
    ("The party lost 20 seats in the vote.", []),
    # nouns that tell it
    ("The shelling led to the death of three women.", ["killed 3..3 civilian: three women"]),
    ("There were 12 deaths in the attack.", ["killed 12..12 unstated: 12 deaths"]),
    (
        "Mortars caused the death and wounding of seven farmers.",
        ["killed ..7 civilian: seven farmers", "injured ..7 civilian: seven farmers"],
    ),
    (
        "There was no damage to the base or soldiers.",
        [
            "killed 0..0 combatant: no damage to the base or soldiers",
            "injured 0..0 combatant: no damage to the base or soldiers",
        ],
    ),
    ("There were no injuries to soldiers.", ["injured 0..0 combatant: no injuries"]),
    ("The blast claimed the lives of four women.", ["killed 4..4 civilian: four women"]),
    ("Rescuers pulled five bodies from the house.", ["killed 5..5 unstated: five bodies"]),
    ("The mayor mourned the death of Ali Karim.", []),
    # totals
    ("The death toll has risen to 31.", ["killed 31..31 unstated: 31"]),
    ("Death toll in village attacks hits 52", ["killed 52..52 unstated: 52"]),
    (
        "The strike wounded 12, taking the toll to 31.",
        ["injured 12..12 unstated: 12", "killed 31..31 unstated: 31"],
    ),
    ("The attack brought the number of dead to 45.", ["killed 45..45 unstated: 45"]),
    (
        "The number of soldiers killed by rebels in three villages has reached at least 52.",
        ["killed 52.. combatant: at least 52"],
    ),
    ("Police put the number of kidnapped persons at 25.", ["abducted 25..25 unstated: 25"]),
    # masked words
    ("Three men were kil*led and two inj*ured.", ["killed 3..3 unstated: Three men", "injured 2..2 unstated: two"]),
    # households are not people; a family of five is
    ("More than 150 families fled.", ["displaced .. civilian: More than 150 families"]),
    ("A family of five was killed.", ["killed 5..5 civilian: A family of five"]),
    # units are never counted
    ("The strikes engaged six tactical units.", ["exposed .. combatant: six tactical units"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_people_are_counted_as_the_words_have_them(text: str, expected: list[str]) -> None:
    """Kind, bounds, population and words of every toll of a sentence, in order."""
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("A strike killed two girls.", "child"),
        ("A strike killed two women.", "woman"),
        ("A strike killed two men.", "man"),
        ("A strike killed a medic.", "medical"),
        ("A strike killed a journalist.", "journalist"),
        ("A strike killed two aid workers.", "aid_worker"),
        ("A strike killed the governor.", "official"),
        ("A strike killed two people.", None),
        ("A strike killed two women and a girl.", None),
    ],
)
def test_a_group_is_kept_where_the_words_name_one(text: str, group: str | None) -> None:
    """A list of several groups has none."""
    (toll,) = find_tolls(read(text)[0])
    assert toll.group == group


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Two nurses were killed and one wounded.", ["medical", "medical"]),
        ("Two nurses were killed and three others wounded.", ["medical", None]),
        ("Two men were killed; five nurses were wounded.", ["man", "medical"]),
    ],
)
def test_a_bare_number_counts_more_of_the_same(text: str, groups: list[str | None]) -> None:
    """Others are others."""
    assert [t.group for t in find_tolls(read(text)[0])] == groups


@given(st.lists(st.sampled_from(" ".join(text for text, _ in CASES).split()), max_size=40))
def test_no_order_of_words_breaks_counting(words: list[str]) -> None:
    """Tolls stay inside their sentence, and a part points to another toll."""
    for sentence in read(" ".join(words)):
        found = find_tolls(sentence)
        for n, toll in enumerate(found):
            assert 0 <= toll.start < toll.end <= len(sentence.tokens)
            assert toll.part_of is None or (0 <= toll.part_of < len(found) and toll.part_of != n)
