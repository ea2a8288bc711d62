"""Numbers, people and what befell them, in five languages."""

from time import process_time

import pytest

from recount.model import Count, Wording
from recount.vocab.languages.numbers import read_number
from recount.vocab.languages.tolls import count_told, find_people, numbers_in
from recount.vocab.languages.words import Words

NUMBERS = """
ar | ثلاثة عشر | 13
ar | خمسة وعشرين | 25
ar | مئة وخمسة وعشرون | 125
ar | ألفين ومئتي | 2200
ar | ثلاثة آلاف | 3000
ar | ١٢ | 12
ar | 1,200 | 1200
ru | двадцать три | 23
ru | сто двадцать | 120
ru | две тысячи триста | 2300
ru | 1 200 | 1200
ru | двоих | 2
ru | пятьдесят семь | 57
ru | полторы тысячи | 1500
ru | полтора десятка | 15
uk | п'ятеро | 5
uk | сто двадцять одна | 121
uk | двадцять трьох | 23
uk | півтори тисячі | 1500
fr | vingt et un | 21
fr | quatre-vingt-dix-sept | 97
fr | soixante-douze | 72
fr | deux cent trente | 230
fr | deux mille trois cents | 2300
fr | 1 200 | 1200
es | treinta y dos | 32
es | doscientos treinta y uno | 231
es | mil quinientas | 1500
es | veintiún | 21
es | 1.200 | 1200
"""


@pytest.mark.parametrize(
    ("code", "words", "value"), [[c.strip() for c in r.split("|")] for r in NUMBERS.strip().splitlines()]
)
def test_numbers_are_read_in_words_and_figures(code: str, words: str, value: str) -> None:
    """To the end of the words."""
    read = Words(words, code)
    assert read_number(read, 0) == (int(value), len(read.all))


# language | words | low | high | wording | population | group | kind
PEOPLE = """
ar | ما لا يقل عن 12 مدنياً | 12 | | at_least | civilian | |
ar | قتيلان | 2 | 2 | exact | unstated | | killed
ar | جريحين | 2 | 2 | exact | unstated | | injured
ar | أكثر من ٥٠ جريحا | 51 | | at_least | unstated | | injured
ar | بين 10 و15 قتيلا | 10 | 15 | between | unstated | | killed
ar | نحو مئة وعشرين مقاتلا | 120 | 120 | about | combatant | |
ar | عشرات القتلى | | | unquantified | unstated | | killed
ar | آلاف القتلى | | | unquantified | unstated | | killed
ar | مدنيين اثنين | 2 | 2 | exact | civilian | |
ar | استشهاد طفلة | 1 | 1 | exact | civilian | child | killed
ar | مقتل ثلاثة مدنيين على الأقل | 3 | | at_least | civilian | | killed
ar | سبعة شهداء | 7 | 7 | exact | unstated | | killed
ru | не менее 12 человек | 12 | | at_least | unstated | |
ru | более 50 раненых | 51 | | at_least | unstated | | injured
ru | двадцать три мирных жителя | 23 | 23 | exact | civilian | |
ru | от 10 до 15 боевиков | 10 | 15 | between | combatant | |
ru | два-три солдата | 2 | 3 | between | combatant | |
ru | десятки убитых | | | unquantified | unstated | | killed
ru | тысячи убитых | | | unquantified | unstated | | killed
ru | несколько тысяч убитых | | | unquantified | unstated | | killed
ru | тысяча убитых | 1000 | 1000 | exact | unstated | | killed
ru | около тысячи убитых | 1000 | 1000 | about | unstated | | killed
ru | две тысячи убитых | 2000 | 2000 | exact | unstated | | killed
ru | два десятка раненых | 20 | 20 | exact | unstated | | injured
ru | более сотни раненых | 101 | | at_least | unstated | | injured
ru | около 40 бойцов | 40 | 40 | about | combatant | |
ru | погибли двое детей | 2 | 2 | exact | civilian | child | killed
ru | убита женщина | 1 | 1 | exact | civilian | woman | killed
ru | без пострадавших | 0 | 0 | exact | unstated | | injured
uk | щонайменше троє людей | 3 | | at_least | unstated | |
uk | понад 50 поранених | 51 | | at_least | unstated | | injured
uk | вбито двох журналістів | 2 | 2 | exact | civilian | journalist | killed
uk | близько сорока бійців | 40 | 40 | about | combatant | |
uk | кілька загиблих | | | unquantified | unstated | | killed
uk | тисячі загиблих | | | unquantified | unstated | | killed
uk | три тисячі загиблих | 3000 | 3000 | exact | unstated | | killed
uk | два десятки поранених | 20 | 20 | exact | unstated | | injured
uk | поранено дитину | 1 | 1 | exact | civilian | child | injured
fr | au moins douze civils | 12 | | at_least | civilian | |
fr | 12 civils au moins | 12 | | at_least | civilian | |
fr | vingt et un morts | 21 | 21 | exact | unstated | | killed
fr | plus de 50 combattants | 51 | | at_least | combatant | |
fr | près de 40 morts | | 40 | at_most | unstated | | killed
fr | entre 10 et 15 soldats | 10 | 15 | between | combatant | |
fr | une dizaine de morts | 10 | 10 | about | unstated | | killed
fr | des dizaines de blessés | | | unquantified | unstated | | injured
fr | une douzaine de civils | 12 | 12 | exact | civilian | |
fr | aucun blessé | 0 | 0 | exact | unstated | | injured
es | al menos doce personas | 12 | | at_least | unstated | |
es | unos 40 civiles | 40 | 40 | about | civilian | |
es | hasta 15 heridos | | 15 | at_most | unstated | | injured
es | más de cien soldados | 101 | | at_least | combatant | |
es | decenas de muertos | | | unquantified | unstated | | killed
es | asesinaron a dos periodistas | 2 | 2 | exact | civilian | journalist | killed
es | entre 10 y 15 guerrilleros | 10 | 15 | between | combatant | |
"""


@pytest.mark.parametrize("row", PEOPLE.strip().splitlines())
def test_people_are_counted_as_worded(row: str) -> None:
    """With their population, group and what befell them."""
    code, words, *expected = (cell.strip() for cell in row.split("|"))
    (one,) = find_people(words, code)
    got = (one.count.low, one.count.high, one.count.wording, one.population, one.group, one.kind)
    assert ["" if value is None else str(value) for value in got] == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "12 غارة"),
        ("ar", "خلال 48 ساعة"),
        ("ru", "12 домов"),
        ("ru", "до 10 часов"),
        ("uk", "15 дронів"),
        ("fr", "douze maisons"),
        ("fr", "le 12 mai 2021"),
        ("es", "el 12 de mayo"),
        ("es", "tres aldeas"),
    ],
)
def test_numbers_of_other_things_count_nobody(code: str, words: str) -> None:
    """Strikes, hours, houses, days."""
    assert find_people(words, code) == ()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "طفل يبلغ من العمر 16 عاما"),
        ("ru", "12-летний мальчик"),
        ("uk", "9-річна дівчинка"),
        ("fr", "un enfant de 12 ans"),
        ("es", "una niña de 5 años"),
    ],
)
def test_an_age_is_no_number_of_people(code: str, words: str) -> None:
    """One child, however old."""
    assert [(one.count.low, one.count.high) for one in find_people(words, code)] == [(1, 1)]


def test_each_number_has_the_nearest_harm() -> None:
    """Dead and wounded in one sentence are kept apart."""
    dead, hurt = find_people("Погибли двое детей, ещё пять человек ранены.", "ru")
    assert (dead.count.low, dead.kind, hurt.count.low, hurt.kind) == (2, "killed", 5, "injured")


def exactly(number: int) -> Count:
    return Count(low=number, high=number, wording=Wording.EXACT)


def test_the_words_give_the_number_and_not_the_model() -> None:
    """A bound in the words is kept, whatever is told."""
    assert count_told("au moins douze civils", "fr", exactly(12)) == Count(low=12, high=None, wording=Wording.AT_LEAST)


def test_a_list_counts_as_its_sum_where_that_is_meant() -> None:
    """Eight women and four children are twelve."""
    assert count_told("8 mujeres y cuatro niños", "es", exactly(12)) == exactly(12)


PARTS = [
    ("ru", "двое из двенадцати раненых", 2, 12),
    ("uk", "двоє з дванадцяти поранених", 2, 12),
    ("fr", "deux des douze blessés", 2, 12),
    ("es", "dos de los doce heridos", 2, 12),
    ("ar", "ثلاثة من أصل عشرة جرحى", 3, 10),
]


@pytest.mark.parametrize(("code", "words", "part", "whole"), PARTS)
def test_a_part_is_counted_beside_its_whole(code: str, words: str, part: int, whole: int) -> None:
    """Either is what may be meant; their sum is nobody."""
    assert [(one.count.low, one.part) for one in find_people(words, code)] == [(part, True), (whole, False)]
    assert count_told(words, code, exactly(part)) == exactly(part)
    assert count_told(words, code, exactly(part + whole)) is None


def test_a_part_of_the_wounded_may_have_died() -> None:
    """The noun of the whole says what befell the others."""
    part, whole = find_people("Скончались двое из двенадцати раненых.", "ru")
    assert (part.kind, whole.kind) == ("killed", "injured")


def test_more_than_the_whole_is_no_part() -> None:
    """Twenty are not of twelve."""
    assert not any(one.part for one in find_people("veinte de los doce heridos", "es"))


def test_a_number_that_the_words_do_not_hold_is_none() -> None:
    """Neither of them, nor their sum."""
    assert count_told("8 mujeres y cuatro niños", "es", exactly(30)) is None


def test_words_without_a_number_leave_what_is_told() -> None:
    """A plural says no number."""
    told = Count(low=None, high=None, wording=Wording.UNQUANTIFIED)
    assert count_told("مدنيين", "ar", told) == told


def test_all_numbers_are_found_for_grounding() -> None:
    """In words and in figures."""
    assert numbers_in("дванадцять цивільних і 3 військових", "uk") == (12, 3)


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("fr", "deux mille "),
        ("ru", "сто двадцать "),
        ("ar", "خمسة وعشرين "),
        ("es", "y un "),
        ("ru", "двое из "),
        ("ar", "قتل طفل مساء أمس "),
    ],
)
def test_time_grows_with_length_and_no_faster(code: str, piece: str) -> None:
    """Eight times the text takes less than thirty times as long: a square would take sixty-four."""

    def seconds(times: int) -> float:
        text, found = piece * times, []
        for _ in range(3):  # what else runs slows some of them
            start = process_time()
            find_people(text, code)
            found.append(process_time() - start)
        return min(found)

    seconds(10)
    assert seconds(4_000) < 30 * max(seconds(500), 0.02)
