"""Perpetrators that nobody names: the kind of those who are described, and a counted blank for words that no table has."""

from dataclasses import replace

import pytest
from tests.publish.released import FRONT, dossier, gate, told
from tests.store import made

CODED = made.coded()
MAYOR = CODED.claims[0]


@pytest.mark.parametrize(
    ("ids", "shown", "blank"),
    [
        (("unknown:gunmen",), ("unidentified armed group",), 0),
        (("unknown:herders",), ("unidentified communal group",), 0),  # never the word, which blames a people
        (("unknown:settlers",), ("unidentified people",), 0),
        (("unknown:gunmen", "unknown:soldiers"), ("unidentified armed group", "unidentified state forces"), 0),
        (("unknown:gunmen", FRONT.id), (FRONT.name,), 0),
        (("Colonel K.",), (), 1),
        ((), (), 0),  # nobody is accused
    ],
)
def test_a_perpetrator_that_is_not_named_is_a_kind_or_a_counted_blank(
    ids: tuple[str, ...], shown: tuple[str, ...], blank: int
) -> None:
    """A description of the list gives its kind; other words may be a private person's name, and are counted."""
    claim = replace(MAYOR, perpetrators=tuple(made.cut(CODED.report.text, "market") for _ in ids))
    coded = replace(CODED, claims=(claim,), readings=(told(claim, by=ids),))
    out = gate(dossier(coded))
    assert out.incidents[0].perpetrators == shown
    assert sum(w.number for w in out.left_out if "perpetrators are blank" in w.reason) == blank
    assert "market" not in str(out.incidents[0].perpetrators)
    if ids == ("unknown:gunmen",):
        assert "said to be by an unidentified armed group" in out.incidents[0].summary
