"""Days and places of claims from reports in other languages, on invented sentences and the real gazetteer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recount.model import (
    Basis,
    Claim,
    EventType,
    Locus,
    PlaceMention,
    PlaceRelation,
    Reading,
    Report,
    Stance,
    claim_id,
    quote,
)
from recount.resolve.dates import resolve_dates
from recount.resolve.places import resolve_places
from recount.vocab.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


def report(text: str, language: str | None = None) -> Report:
    return Report(id="rep", name="rep", text=text, published=date(2023, 10, 11), language=language)


def claim(text: str, *places: str, when: str | None = None) -> Claim:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    made = Claim(
        id="",
        report_id="rep",
        event_type=EventType.SHELLING,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, len(text)),),
        places=tuple(PlaceMention(quote=quote(text, *at(p)), relation=PlaceRelation.IN) for p in places),
        when=quote(text, *at(when)) if when else None,
    )
    return replace(made, id=claim_id(made))


def place(gazetteer: Gazetteer, text: str, words: str, language: str | None = None) -> Reading[Locus]:
    made = claim(text, words)
    return resolve_places(report(text, language), [made], gazetteer)[made.id][0]


# words | name | precision | text
PLACES = """
إدلب | Idlib | exact | قتل ثلاثة مدنيين بقصف على مدينة إدلب مساء أمس
وحلب | Aleppo | exact | قصف طيران النظام السوري سراقب وحلب
ريف حلب الشمالي | northern Aleppo | region | سقط قتلى في ريف حلب الشمالي
محافظة الحسكة | Al-Hasakah | admin1 | هجوم في محافظة الحسكة شمال شرق سوريا
سراقب | Saraqib | exact | غارة على بلدة سراقب بريف إدلب الشرقي
الشيخ مسعود | Idlib | admin1 | قصف على قرية الشيخ مسعود بريف إدلب الجنوبي ليلة الثلاثاء
Под Харьковом | Kharkiv | near | Под Харьковом погибли двое детей.
Донецкой области | Donetsk | admin1 | Обстрел в Донецкой области Украины.
Изюма | Izyum | exact | Обстрел Изюма Харьковской области Украины.
Покровский район | Pokrovsk Raion | admin2 | Покровский район Донецкой области Украины обстрелян.
Малые Хутора | Kharkiv | admin1 | Удар по селу Малые Хутора в Харьковской области Украины.
на севере Алеппо | northern Aleppo | region | Взрывы на севере Алеппо, Сирия.
Харківській області | Kharkiv | admin1 | У Харківській області України ворог обстріляв село.
Авдіївці | Avdiyivka | exact | Росіяни вдарили по Авдіївці на сході України.
Бериславі | Beryslav | exact | Обстріл на Херсонщині, у Бериславі, Україна.
Херсонщині | Kherson | admin1 | Обстріл на Херсонщині, у Бериславі, Україна.
Alep | Aleppo | exact | Les forces syriennes ont bombardé Alep dans la nuit.
nord du Mali | northern Mali | region | Une attaque dans le nord du Mali a fait douze morts dans les rangs de l'armée.
Alepo | Aleppo | exact | Un bombardeo en Alepo, Siria, mató a doce personas el martes por la noche.
Járkov | Kharkiv | exact | Los ataques en Járkov, Ucrania, fueron de los rusos.
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_places_are_found_by_their_names_in_other_languages(gazetteer: Gazetteer, row: str) -> None:
    """In any case and with any prefix; an unknown village is read as the region that holds it."""
    words, name, precision, text = (cell.strip() for cell in row.split("|"))
    reading = place(gazetteer, text, words)
    assert reading.value is not None, reading.because
    assert (reading.value.name, reading.value.precision) == (name, precision)


def test_a_reading_says_by_which_form_the_name_was_found(gazetteer: Gazetteer) -> None:
    """So that a person can check it."""
    assert "“Харьковом” is read as a form of Харьков" in place(gazetteer, "Взрыв под Харьковом.", "Харьковом").because


@pytest.mark.parametrize("text", ["Обстрел Вымышленки ночью.", "قصف على المكان المجهول ليلا"])
def test_a_name_in_no_form_known_stays_unread(gazetteer: Gazetteer, text: str) -> None:
    """No form of it is in the gazetteer."""
    reading = place(gazetteer, text, text.split()[1] if "Обстрел" in text else "المكان المجهول")
    assert reading.value is None


def test_french_words_in_an_english_report_are_read_as_english(gazetteer: Gazetteer) -> None:
    """The report's language comes first."""
    text = "Shells fell on the city of Aleppo on Monday."
    assert "read as a form" not in place(gazetteer, text, "Aleppo", "en").because


@pytest.mark.parametrize(
    ("text", "when", "first", "last", "basis"),
    [
        ("Двое погибли в ночь на вторник.", "в ночь на вторник", "2023-10-09", "2023-10-10", Basis.RELATIVE),
        ("قتل طفلان فجر اليوم الأحد", "فجر اليوم الأحد", "2023-10-08", "2023-10-08", Basis.RELATIVE),
        ("Загинуло двоє у ніч на 5 травня 2022 року.", "5 травня 2022 року", "2022-05-05", "2022-05-05", Basis.STATED),
        ("Les habitants ont fui la ville mardi soir.", "mardi soir", "2023-10-10", "2023-10-10", Basis.RELATIVE),
        ("Los vecinos de la aldea huyeron el martes.", "el martes", "2023-10-10", "2023-10-10", Basis.RELATIVE),
    ],
)
def test_days_are_counted_from_the_report_day(text: str, when: str, first: str, last: str, basis: Basis) -> None:
    """By the same rules as in English."""
    made = claim(text, when=when)
    window = resolve_dates(report(text), [made])[made.id].value
    assert window is not None
    assert window.start is not None
    assert window.end is not None
    days = (window.start.isoformat(), (window.end - timedelta(days=1)).isoformat())
    assert days == ((first, last) if "ніч" not in text else ("2022-05-04", "2022-05-05"))
    assert window.basis is basis


def test_the_next_day_counts_from_the_day_told_before() -> None:
    """As "the next day" does."""
    text = "Le 5 mai 2022, des hommes ont attaqué le village. Le lendemain, ils ont tué deux civils."
    made = claim(text, when="Le lendemain")
    window = resolve_dates(report(text, "fr"), [made])[made.id].value
    assert window is not None
    assert (window.start, window.basis) == (date(2022, 5, 6), Basis.INFERRED)


def test_words_that_are_no_time_stay_unread() -> None:
    """And the reason is said."""
    text = "Обстрел вёлся после долгого затишья."
    made = claim(text, when="после долгого затишья")
    reading = resolve_dates(report(text), [made])[made.id]
    assert reading.value is None
    assert "no expression of time" in reading.because
