"""Which language a text is in."""

import sys

import pytest

from recount.read.language import language_code, language_of

TEXTS = [
    ("en", "Nine people were killed when shells hit a market in the town of Sarvan on Wednesday, hospital staff said."),
    (
        "en",
        "PHOTO: army drone destroys tank, two trucks near Torin bridge; three soldiers wounded, ministry statement says",
    ),
    (
        "de",
        "Neun Menschen wurden getötet, als am Mittwoch Granaten einen Markt in der Stadt trafen, teilte das Krankenhaus mit.",
    ),
    ("fr", "Neuf personnes ont été tuées mercredi lorsque des obus ont touché un marché de la ville, selon l'hôpital."),
    (
        "es",
        "Nueve personas murieron el miércoles cuando varios proyectiles alcanzaron un mercado de la ciudad, según el hospital.",
    ),
    ("ru", "В результате обстрела погибли девять человек, сообщили в больнице города."),
    ("ar", "قتل تسعة أشخاص في قصف على سوق في المدينة يوم الأربعاء بحسب مصادر طبية."),
    ("en", "Armenian shelling wounded two people in Shusha, Nagorno-Karabakh, on July 9, 2021."),
    ("en", "Gunmen killed six churchgoers in Jos, Nigeria, on Easter Sunday."),
    ("pcm", "Gunmen don kill six pipol for Jos on Easter Sunday, police tok."),
    ("pcm", "Wetin happen for Jos where gunmen kill farmers"),
    ("nl", "Militairen doodden gisteren twee mensen in de stad bij het plein"),
    (None, "Nine killed"),
    (None, "12 34"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_tells_the_language(language: str | None, text: str) -> None:
    """English is English, others are themselves, and too little to tell is None."""
    assert language_of(text) == language


def test_plain_english_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """English prose is told without loading the language model, and so is a list of losses."""
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert language_of(TEXTS[0][1]) == "en"
    assert (
        language_of(
            "In Orvel two soldiers were killed, three injured. Lirna: a tank burnt and two trucks, one depot, boats; four dead"
        )
        == "en"
    )


@pytest.mark.parametrize(
    ("name", "code"), [("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("?", None), (None, None)]
)
def test_codes(name: str | None, code: str | None) -> None:
    """Common ways to write a language come down to ISO 639-1."""
    assert language_code(name) == code
