"""Claims of a remote model from reports in other languages: the numbers are those of the words, in whatever language."""

from typing import Any

import pytest
from tests.extract.engines.remote.cases import claims, shelling, toll

from recount.extract.engines.remote.answer import Answer
from recount.extract.engines.remote.drafts import drafts_of
from recount.extract.engines.remote.unpack import unpack
from recount.extract.ground import ground, most_of
from recount.extract.passages import split_passages
from recount.model import Claim, Report, report_id

CASES: list[tuple[str, str, str, dict[str, Any], tuple[int | None, int | None, str, str, str | None]]] = [
    (
        "ar",
        "قتل ما لا يقل عن 12 مدنيا بقصف على المدينة.",
        "ما لا يقل عن 12 مدنيا",
        {"low": 12, "high": 12, "wording": "exact", "population": "unstated"},
        (12, None, "at_least", "civilian", None),
    ),
    (
        "ar",
        "أسفر القصف عن سقوط قتيلين في البلدة.",
        "قتيلين",
        {"low": 2, "high": 2, "wording": "exact", "population": "unstated"},
        (2, 2, "exact", "unstated", None),
    ),
    (
        "ru",
        "Погибли двадцать три мирных жителя.",
        "двадцать три мирных жителя",
        {"low": 23, "high": 23, "wording": "exact", "population": "unstated"},
        (23, 23, "exact", "civilian", None),
    ),
    (
        "uk",
        "Унаслідок обстрілу поранено дванадцять дітей.",
        "дванадцять дітей",
        {"low": 12, "high": 12, "wording": "exact", "population": "unstated"},
        (12, 12, "exact", "civilian", "child"),
    ),
    (
        "fr",
        "Au moins cinquante soldats ont été tués dans la nuit.",
        "Au moins cinquante soldats",
        {"low": 50, "high": 50, "wording": "exact", "population": "combatant"},
        (50, None, "at_least", "combatant", None),
    ),
    (
        "es",
        "Murieron treinta y dos personas en la aldea.",
        "treinta y dos personas",
        {"low": 32, "high": 32, "wording": "exact", "population": "unstated"},
        (32, 32, "exact", "unstated", None),
    ),
]


def told(language: str | None, report_text: str, **fields: Any) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The claims that stand when a model tells one toll of a text, and what was refused."""
    report = Report(id=report_id(report_text, None, None), name="r", text=report_text, language=language)
    answer = shelling(
        evidence=[report_text], speakers=[], targets=[], places=[], when={"text": None}, tolls=[toll(**fields)]
    )
    drafted = drafts_of(report, split_passages(report_text), unpack(Answer(text=claims(answer))))
    grounded = ground(report, drafted, "remote")
    return grounded.claims, (*drafted.refused, *grounded.refused)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(("language", "text", "words", "fields", "expected"), CASES)
def test_the_words_count_in_their_own_language(  # noqa: PLR0913, PLR0917 - the columns of the table
    language: str, text: str, words: str, fields: dict[str, Any], expected: tuple[Any, ...], known: bool
) -> None:
    """Number, bound, and the population where the model left it open; whether or not the report says its language."""
    (claim,), refused = told(language if known else None, text, text=words, group=None, **fields)
    (made,) = claim.tolls
    assert (made.count.low, made.count.high, made.count.wording, made.population, made.group) == expected
    assert refused == ()


def test_a_number_that_the_words_do_not_say_is_refused() -> None:
    """Two numbers stand there, and neither is it."""
    text = "Погибли двое детей и пять женщин."
    (claim,), refused = told(
        "ru", text, text="двое детей и пять женщин", low=500, high=500, wording="exact", group=None
    )
    assert claim.tolls == ()
    assert "does not say 500" in refused[0]


def test_one_number_overrides_the_model() -> None:
    """As in English."""
    (claim,), _ = told(
        "fr", "Douze civils ont été tués.", text="Douze civils", low=500, high=500, wording="exact", group=None
    )
    assert claim.tolls[0].count.high == 12


def test_a_name_joined_to_a_number_counts_one_more() -> None:
    """Where that is what the model says."""
    (claim,), _ = told(
        "fr",
        "Samir et ses deux fils ont été tués.",
        text="Samir et ses deux fils",
        low=3,
        high=3,
        wording="exact",
        group=None,
    )
    assert claim.tolls[0].count.low == 3


@pytest.mark.parametrize(
    ("words", "code", "most"),
    [("دون رقم", "ar", 3), ("сто двадцать человек", "ru", 120), ("mil quinientas", "es", 1500)],
)
def test_the_most_that_words_can_count_is_known_in_each_language(words: str, code: str, most: int) -> None:
    """A count above it comes from somewhere else."""
    assert most <= most_of(words, code) <= most + 5
