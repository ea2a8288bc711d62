"""Words around a place's name, and forms of names, in five languages."""

import pytest

from recount.vocab.languages.countries import countries_in, is_country
from recount.vocab.languages.mentions import find_places
from recount.vocab.languages.names import candidates
from recount.vocab.languages.places import around, read_place, referent
from recount.vocab.languages.script import language_of_words

# language | mention | bare name | level | direction | marks | within
MENTIONS = """
ar | مدينة إدلب | إدلب | settlement | | |
ar | بلدة سراقب بريف إدلب الجنوبي | سراقب | settlement | | | بريف إدلب الجنوبي
ar | قرية أم القرى في ريف حلب | أم القرى | settlement | | | ريف حلب
ar | ريف حلب الشمالي | حلب | | 0 1 | rural |
ar | حي الميدان بمدينة دمشق | الميدان | quarter | | | بمدينة دمشق
ar | محافظة الحسكة | الحسكة | admin1 | | |
ar | قرب معرة النعمان | معرة النعمان | | | near |
ar | إلى الشمال من الرقة | الرقة | | 0 1 | beyond |
ar | ناحية سلوك | سلوك | admin2 | | |
ru | под Харьковом | Харьковом | | | near |
ru | в Донецкой области | Донецкой | admin1 | | |
ru | в Изюме Харьковской области | Изюме | | | | Харьковской области
ru | в селе Роща в Харьковской области | Роща | settlement | | | Харьковской области
ru | Покровский район Донецкой области | Покровский | admin2 | | | Донецкой области
ru | на юге Ливана | Ливана | | 0 -1 | |
ru | к востоку от Бахмута | Бахмута | | 1 0 | beyond |
ru | в селе Малые Хутора | Малые Хутора | settlement | | |
uk | у Харківській області | Харківській | admin1 | | |
uk | у селі Гай Куп'янського району | Гай | settlement | | | Куп'янського району
uk | поблизу Покровська | Покровська | | | near |
uk | на схід від Бахмута | Бахмута | | 1 0 | beyond |
fr | dans la ville de Tombouctou | Tombouctou | settlement | | |
fr | Goma, dans la province du Nord-Kivu | Goma | | | | dans la province du Nord-Kivu
fr | au nord de Gao | Gao | | 0 1 | beyond |
fr | dans le nord de la Syrie | Syrie | | 0 1 | |
fr | près de Beyrouth | Beyrouth | | | near |
es | la ciudad de Jersón | Jersón | settlement | | |
es | el municipio de Tibú, en Norte de Santander | Tibú | admin2 | | | en Norte de Santander
es | al sur de Gaza | Gaza | | 0 -1 | beyond |
es | cerca de Járkov | Járkov | | | near |
"""


@pytest.mark.parametrize("row", MENTIONS.strip().splitlines())
def test_words_around_a_name_say_what_it_is(row: str) -> None:
    """Class, side, nearness and what holds it; the last step is the bare name."""
    code, mention, *expected = (cell.strip() for cell in row.split("|"))
    said = read_place(mention, code)[-1]
    side = "" if said.direction is None else f"{said.direction[0]} {said.direction[1]}"
    marks = " ".join(mark for mark in ("beyond", "near", "rural", "border") if getattr(said, mark))
    assert [said.name, said.level or "", side, marks, "; ".join(said.within)] == expected


def test_a_distance_is_taken_out_of_the_words() -> None:
    """In kilometres, in figures of either kind."""
    assert [
        read_place(words, code)[-1].distance_km
        for words, code in (("في ١٥ كم شمال الرقة", "ar"), ("в 10 км от Херсона", "ru"))
    ] == [15, 10]


@pytest.mark.parametrize(
    ("code", "form", "name"),
    [
        ("ru", "Харькове", "Харьков"),
        ("ru", "Харьковом", "Харьков"),
        ("ru", "Мариуполя", "Мариуполь"),
        ("ru", "Авдеевке", "Авдеевка"),
        ("ru", "Одессу", "Одесса"),
        ("ru", "Сумах", "Сумы"),
        ("ru", "Красном Лимане", "Красный Лиман"),
        ("ru", "Сирии", "Сирия"),
        ("uk", "Харкові", "Харків"),
        ("uk", "Києвом", "Київ"),
        ("uk", "Авдіївці", "Авдіївка"),
        ("uk", "Запоріжжі", "Запоріжжя"),
        ("uk", "Покровська", "Покровськ"),
        ("uk", "Одесі", "Одеса"),
        ("uk", "Херсонщині", "Херсон"),
        ("ar", "بإدلب", "إدلب"),
        ("ar", "وحلب", "حلب"),
        ("ar", "لدير الزور", "دير الزور"),
    ],
)
def test_a_name_in_any_case_has_its_own_form_among_the_candidates(code: str, form: str, name: str) -> None:
    """As it stands comes first."""
    ways = candidates(form, code)
    assert ways[0] == form
    assert name in ways


@pytest.mark.parametrize(
    ("code", "adjective", "name"),
    [
        ("ru", "Донецкой", "Донецк"),
        ("ru", "Харьковской", "Харьков"),
        ("ru", "Курской", "Курск"),
        ("ru", "Запорожской", "Запорожье"),
        ("uk", "Харківській", "Харків"),
        ("uk", "Полтавської", "Полтава"),
        ("uk", "Донецька", "Донецьк"),
    ],
)
def test_an_adjective_names_a_region_only_where_a_region_is_said(code: str, adjective: str, name: str) -> None:
    """A street has adjectives, too."""
    assert name in candidates(adjective, code, region=True)


@pytest.mark.parametrize("name", ["Alep", "Nord-Kivu", "Ouagadougou"])
def test_french_names_do_not_change(name: str) -> None:
    """There is one way to look them up."""
    assert candidates(name, "fr") == (name,)


@pytest.mark.parametrize(
    ("text", "told", "code"),
    [
        ("قصف على المدينة", None, "ar"),
        ("بمباران شهر و چند کشته", None, None),  # Persian
        ("обстрел города вёлся ночью", None, "ru"),
        ("обстріл міста тривав уночі", None, "uk"),
        ("обстрел", "uk", "uk"),
        ("les habitants de la ville ont fui", None, "fr"),
        ("los vecinos de la ciudad y los niños", None, "es"),
        ("the people of the town were told to leave", None, None),
        ("Alep", None, None),
        ("Alep", "fr", "fr"),
        ("Stadt", "de", None),
        ("обстрел города", "fr", "ru"),  # a quotation
    ],
)
def test_the_language_of_words_is_told_by_letters_then_by_common_words(
    text: str, told: str | None, code: str | None
) -> None:
    """What the report is said to be in counts where letters allow it."""
    assert language_of_words(text, told) == code


@pytest.mark.parametrize(
    ("code", "text", "iso2"),
    [
        ("ar", "قصف في شمال سوريا", "SY"),
        ("ar", "القوات العراقية", "IQ"),
        ("ru", "обстрел на юге Ливана", "LB"),
        ("ru", "украинские войска", "UA"),
        ("uk", "у Сирії", "SY"),
        ("fr", "l'armée syrienne", "SY"),
        ("es", "en Ucrania", "UA"),
    ],
)
def test_countries_are_told_by_name_case_and_adjective(code: str, text: str, iso2: str) -> None:
    """The strongest is the one that is named."""
    weights = countries_in(text, code)
    assert max(weights, key=lambda one: weights[one]) == iso2


def test_a_town_is_no_country() -> None:
    """Names of countries in any of the languages are."""
    assert [is_country(name) for name in ("Malí", "Сирия", "لبنان", "Gao")] == [True, True, True, False]


def test_mentions_end_where_the_name_does() -> None:
    """No word of time or harm, and nothing joined by "and", is of the name."""
    text = "قصف الطيران بلدة سراقب مساء أمس وقرية كفر نبل ومقتل طفل"
    assert [text[a:b] for a, b in find_places(text, "ar")] == ["بلدة سراقب", "وقرية كفر نبل"]


def test_words_beside_a_quote_say_more_about_it() -> None:
    """The class in front and the region behind."""
    text = "Снаряд попал в селе Роща Харьковской области утром."
    start = text.index("Роща")
    assert around(text, (start, start + 4), "ru") == "в селе Роща Харьковской области"


@pytest.mark.parametrize(
    ("code", "words", "level"),
    [("ar", "في المدينة", "settlement"), ("ru", "в области", "admin1"), ("fr", "près du port", None)],
)
def test_words_without_a_name_point_back(code: str, words: str, level: str | None) -> None:
    """To what kind of place."""
    assert referent(words, code) == level
