"""The prior of where reports of conflict are from."""

import pytest

from recount.vocab.countries import country
from recount.vocab.gazetteer.tables import rows
from recount.vocab.theatres import theatre


def test_it_lies_between_nothing_and_one() -> None:
    """The most violent country is near one; a country without a row, and none at all, are 0."""
    assert 0.9 < theatre("SY") <= 1.0
    assert theatre("IS") == theatre(None) == theatre("XX") == 0.0


@pytest.mark.parametrize(("more", "less"), [("SY", "LB"), ("SD", "TZ"), ("UA", "BY"), ("CD", "CG")])
def test_more_violence_is_more(more: str, less: str) -> None:
    """The order of magnitude counts."""
    assert theatre(more) > theatre(less)


def test_every_row_is_of_a_country_and_none_twice() -> None:
    """Codes are those of the table of countries."""
    codes = [row["iso2"] for row in rows("theatres.csv")]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if country(code) is None] == []
