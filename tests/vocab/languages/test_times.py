"""Words of time in five languages. The report is of Wednesday, 11 October 2023; the last day is included."""

from datetime import date, timedelta

import pytest

from recount.vocab.calendar import reckon
from recount.vocab.languages.times import find_times

R = date(2023, 10, 11)

ARABIC = """
ليلة الثلاثاء | 2023-10-10 | 2023-10-10 | day | night
مساء أمس | 2023-10-10 | 2023-10-10 | day | evening
الليلة الماضية | 2023-10-10 | 2023-10-10 | day | night
أول أمس | 2023-10-09 | 2023-10-09 | day |
فجر اليوم الأحد | 2023-10-08 | 2023-10-08 | day | dawn
صباح يوم السبت | 2023-10-07 | 2023-10-07 | day | morning
يوم الجمعة الماضي | 2023-10-06 | 2023-10-06 | day |
ليل الاثنين - الثلاثاء | 2023-10-09 | 2023-10-10 | days | night
بين يومي السبت والأحد | 2023-10-07 | 2023-10-08 | days |
5 تشرين الأول / أكتوبر 2016 | 2016-10-05 | 2016-10-05 | day |
٧ أكتوبر | 2023-10-07 | 2023-10-07 | day |
14 جويلية 2021 | 2021-07-14 | 2021-07-14 | day |
3 كانون الثاني 2018 | 2018-01-03 | 2018-01-03 | day |
الثالث من آذار | 2023-03-03 | 2023-03-03 | day |
3 و4 أيار | 2023-05-03 | 2023-05-04 | days |
من 3 إلى 5 أيار | 2023-05-03 | 2023-05-05 | days |
يوم الاثنين 02/10/2023 | 2023-10-02 | 2023-10-02 | day |
قبل يومين | 2023-10-09 | 2023-10-09 | day |
قبل ثلاثة أيام | 2023-10-08 | 2023-10-08 | day |
قبل أسبوعين | 2023-09-24 | 2023-09-30 | week |
خلال الساعات الأربع والعشرين الماضية | 2023-10-10 | 2023-10-11 | days |
الأسبوع الماضي | 2023-10-02 | 2023-10-08 | week |
منذ يوم الخميس | 2023-10-05 | 2023-10-11 | days |
منذ عام 2011 | 2011-01-01 | 2023-10-11 | year |
مطلع آب | 2023-08-01 | 2023-08-10 | month |
في شهر حزيران | 2023-06-01 | 2023-06-30 | month |
العام الماضي | 2022-01-01 | 2022-12-31 | year |
"""
RUSSIAN = """
7 октября | 2023-10-07 | 2023-10-07 | day |
7 октября 2022 года | 2022-10-07 | 2022-10-07 | day |
в ночь на вторник | 2023-10-09 | 2023-10-10 | days | night
в ночь на 5 мая | 2023-05-04 | 2023-05-05 | days | night
в ночь на 1 марта 2020 года | 2020-02-29 | 2020-03-01 | days | night
в ночь с пятницы на субботу | 2023-10-06 | 2023-10-07 | days | night
в ночь с 3 на 4 мая | 2023-05-03 | 2023-05-04 | days | night
вчера вечером | 2023-10-10 | 2023-10-10 | day | evening
накануне | 2023-10-10 | 2023-10-10 | day |
позавчера | 2023-10-09 | 2023-10-09 | day |
утром в субботу | 2023-10-07 | 2023-10-07 | day | morning
в прошлый вторник | 2023-10-10 | 2023-10-10 | day |
с 3 по 5 мая | 2023-05-03 | 2023-05-05 | days |
3-4 мая | 2023-05-03 | 2023-05-04 | days |
5-го мая | 2023-05-05 | 2023-05-05 | day |
07.10.2023 | 2023-10-07 | 2023-10-07 | day |
три дня назад | 2023-10-08 | 2023-10-08 | day |
неделю назад | 2023-10-01 | 2023-10-07 | week |
за сутки | 2023-10-10 | 2023-10-11 | days |
на прошлой неделе | 2023-10-02 | 2023-10-08 | week |
с четверга | 2023-10-05 | 2023-10-11 | days |
с 2014 года | 2014-01-01 | 2023-10-11 | year |
в мае 2022 года | 2022-05-01 | 2022-05-31 | month |
в начале марта | 2023-03-01 | 2023-03-10 | month |
весной 2022 года | 2022-03-01 | 2022-05-31 | season |
в прошлом году | 2022-01-01 | 2022-12-31 | year |
"""
UKRAINIAN = """
у ніч на 5 травня | 2023-05-04 | 2023-05-05 | days | night
у ніч проти 1 березня | 2023-02-28 | 2023-03-01 | days | night
в ніч на середу | 2023-10-10 | 2023-10-11 | days | night
5 травня 2022 року | 2022-05-05 | 2022-05-05 | day |
увечері 6 жовтня | 2023-10-06 | 2023-10-06 | day | evening
учора вранці | 2023-10-10 | 2023-10-10 | day | morning
у п'ятницю | 2023-10-06 | 2023-10-06 | day |
у п’ятницю | 2023-10-06 | 2023-10-06 | day |
минулого вівторка | 2023-10-10 | 2023-10-10 | day |
три дні тому | 2023-10-08 | 2023-10-08 | day |
тиждень тому | 2023-10-01 | 2023-10-07 | week |
за минулу добу | 2023-10-10 | 2023-10-11 | days |
минулого тижня | 2023-10-02 | 2023-10-08 | week |
з 24 лютого 2022 року | 2022-02-24 | 2023-10-11 | days |
у лютому 2022 року | 2022-02-01 | 2022-02-28 | month |
на початку березня | 2023-03-01 | 2023-03-10 | month |
торік | 2022-01-01 | 2022-12-31 | year |
"""
FRENCH = """
mardi soir | 2023-10-10 | 2023-10-10 | day | evening
hier soir | 2023-10-10 | 2023-10-10 | day | evening
avant-hier | 2023-10-09 | 2023-10-09 | day |
dans la nuit de lundi à mardi | 2023-10-09 | 2023-10-10 | days | night
dans la nuit du 3 au 4 mai | 2023-05-03 | 2023-05-04 | days | night
le 1er mai | 2023-05-01 | 2023-05-01 | day |
le samedi 7 octobre 2023 | 2023-10-07 | 2023-10-07 | day |
les 3 et 4 mai 2021 | 2021-05-03 | 2021-05-04 | days |
du 3 au 5 mai | 2023-05-03 | 2023-05-05 | days |
mardi dernier | 2023-10-10 | 2023-10-10 | day |
il y a trois jours | 2023-10-08 | 2023-10-08 | day |
la semaine dernière | 2023-10-02 | 2023-10-08 | week |
au cours des dernières 24 heures | 2023-10-10 | 2023-10-11 | days |
ces derniers jours | 2023-10-08 | 2023-10-10 | days |
depuis jeudi | 2023-10-05 | 2023-10-11 | days |
depuis 2012 | 2012-01-01 | 2023-10-11 | year |
en mai 2022 | 2022-05-01 | 2022-05-31 | month |
à la mi-avril | 2023-04-10 | 2023-04-20 | month |
fin mars | 2023-03-15 | 2023-03-31 | month |
l'année dernière | 2022-01-01 | 2022-12-31 | year |
"""
SPANISH = """
el martes por la noche | 2023-10-10 | 2023-10-10 | day | night
anoche | 2023-10-10 | 2023-10-10 | day | night
la madrugada del jueves | 2023-10-05 | 2023-10-05 | day | dawn
la noche del lunes al martes | 2023-10-09 | 2023-10-10 | days | night
el 7 de octubre de 2023 | 2023-10-07 | 2023-10-07 | day |
el 1.º de mayo | 2023-05-01 | 2023-05-01 | day |
3 y 4 de mayo | 2023-05-03 | 2023-05-04 | days |
del 3 al 5 de mayo | 2023-05-03 | 2023-05-05 | days |
el pasado 5 de mayo | 2023-05-05 | 2023-05-05 | day |
el pasado viernes | 2023-10-06 | 2023-10-06 | day |
hace tres días | 2023-10-08 | 2023-10-08 | day |
hace una semana | 2023-10-01 | 2023-10-07 | week |
la semana pasada | 2023-10-02 | 2023-10-08 | week |
en las últimas 24 horas | 2023-10-10 | 2023-10-11 | days |
desde el jueves | 2023-10-05 | 2023-10-11 | days |
en mayo de 2022 | 2022-05-01 | 2022-05-31 | month |
a principios de marzo | 2023-03-01 | 2023-03-10 | month |
a mediados de abril | 2023-04-10 | 2023-04-20 | month |
el año pasado | 2022-01-01 | 2022-12-31 | year |
"""
TABLES = {"ar": ARABIC, "ru": RUSSIAN, "uk": UKRAINIAN, "fr": FRENCH, "es": SPANISH}
ROWS = [
    (code, *(cell.strip() for cell in line.split("|")))
    for code, table in TABLES.items()
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("code", "words", "first", "last", "precision", "time"), ROWS)
def test_words_of_time_become_days(  # noqa: PLR0913, PLR0917 - the columns of the table
    code: str, words: str, first: str, last: str, precision: str, time: str
) -> None:
    """The same windows that the English expression has."""
    found = find_times(words, code)
    assert len(found) == 1, [one.exact for one in found]
    window = reckon(found[0], R).window
    assert window.start is not None
    assert window.end is not None
    assert (window.start.isoformat(), (window.end - timedelta(days=1)).isoformat()) == (first, last)
    assert (window.precision.value, window.time_of_day or "") == (precision, time)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "أحد عشر شخصا"),  # eleven, not Sunday
        ("ar", "أحد السكان"),  # one of the residents
        ("ar", "12 غارة جوية"),
        ("ru", "май"),  # a month alone dates nothing
        ("ru", "12 человек"),
        ("ru", "среди погибших"),  # "among", not Wednesday
        ("uk", "лютий бій"),  # fierce, not February
        ("uk", "12 осіб"),
        ("fr", "mars et ses lunes"),
        ("fr", "sept civils ont été tués"),  # seven, and "been", not summer
        ("fr", "entre 1500 et 2000 personnes"),
        ("es", "en Santo Domingo"),
        ("es", "más de 2000 personas"),
        ("es", "un agente segundo"),
    ],
)
def test_other_words_are_no_time(code: str, words: str) -> None:
    """Words that look like a day, a month or a year."""
    assert find_times(words, code) == ()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "في اليوم التالي"),
        ("ru", "через два дня"),
        ("uk", "наступного дня"),
        ("fr", "le lendemain"),
        ("es", "al día siguiente"),
    ],
)
def test_time_counted_from_another_event_has_no_day_of_its_own(code: str, words: str) -> None:
    """The day after what was told before."""
    (found,) = find_times(words, code)
    assert reckon(found, R).window.start is None


def test_words_keep_their_place_in_the_text() -> None:
    """Offsets are code points of the text as written."""
    text = "Вибух стався у ніч на 5 травня поблизу села."
    (found,) = find_times(text, "uk")
    assert text[found.start : found.end] == found.exact == "у ніч на 5 травня"


def test_without_the_report_day_a_weekday_is_unknown() -> None:
    """Nothing reads a clock."""
    (found,) = find_times("в ночь на вторник", "ru")
    assert reckon(found, None).window.start is None


@pytest.mark.parametrize(
    ("code", "text", "first", "last"),
    [
        ("ru", "до вторника", None, "2023-10-10"),
        ("ru", "ко вторнику", None, "2023-10-10"),
        ("ru", "к 7 октября", None, "2023-10-07"),
        ("ru", "после 7 октября", "2023-10-08", "2023-10-11"),
        ("ru", "с 3 до 7 октября", "2023-10-03", "2023-10-07"),
        ("ru", "30 сентября прошлого года", "2022-09-30", "2022-09-30"),
        ("uk", "станом на 7 жовтня", None, "2023-10-07"),
        ("uk", "після 7 жовтня", "2023-10-08", "2023-10-11"),
        ("uk", "30 вересня минулого року", "2022-09-30", "2022-09-30"),
        ("fr", "avant mardi", None, "2023-10-09"),
        ("fr", "jusqu'à mardi", None, "2023-10-10"),
        ("fr", "après le 7 octobre", "2023-10-08", "2023-10-11"),
        ("fr", "entre le 3 et le 7 mai", "2023-05-03", "2023-05-07"),
        ("fr", "le 3 et le 7 mai", "2023-05-03", "2023-05-07"),
        ("fr", "le 30 septembre de l'année dernière", "2022-09-30", "2022-09-30"),
        ("es", "antes del martes", None, "2023-10-09"),
        ("es", "hasta el martes", None, "2023-10-10"),
        ("es", "entre el 3 y el 7 de mayo", "2023-05-03", "2023-05-07"),
        ("es", "el 30 de septiembre del año pasado", "2022-09-30", "2022-09-30"),
        ("ar", "قبل الثلاثاء", None, "2023-10-09"),
        ("ar", "حتى يوم الثلاثاء", None, "2023-10-10"),
        ("ar", "بعد 7 أكتوبر", "2023-10-08", "2023-10-11"),
        ("ar", "30 أيلول من العام الماضي", "2022-09-30", "2022-09-30"),
        ("ar", "بعد ظهر الثلاثاء", "2023-10-10", "2023-10-10"),
    ],
)
def test_bounds_and_years_behind_a_date(code: str, text: str, first: str | None, last: str) -> None:
    """A bound is no day: before and after leave it out, until keeps it; None: from a day that is not said."""
    found = find_times(text, code)
    assert [words.exact for words in found] == [text]
    window = reckon(found[0], R).window
    assert window.end is not None
    assert (window.start.isoformat() if window.start else None) == first
    assert (window.end - timedelta(days=1)).isoformat() == last
