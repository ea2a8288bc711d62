"""The benchmarks of linking: how partitions are scored, what counts as stated, and what they do without data."""

from pathlib import Path
from typing import Any

import pytest
from benchmarks.maverick import coded
from benchmarks.pairwise import b_cubed, pairwise

from benchmarks import link_airwars, link_gva, link_maverick
from recount.model import PlacePrecision, TollKind


def row(**rest: str) -> dict[str, str]:
    """An invented row of MAVERICK."""
    actors = {f"actor{n}{field}": "" for n in range(1, 7) for field in ("", "_id", "_perpetrator", "_violence")}
    base = {
        "id": "row-1",
        "event_id": "e1",
        "country": "Kenya",
        "city": "Eldama",
        "location": "Quarry Road",
        "date_start": "2013-03-04",
        "date_end": "2013-03-04",
        "latitude": "0.1",
        "longitude": "35.7",
        "geo_precision": "5.0",
        "target": "Citizens",
        "deaths_low": "2",
        "deaths_high": "3",
        "injuries_low": "0",
        "injuries_high": "0",
        "source": "The Lake Post (2013-03-05) Two killed near a polling station",
        "source_author": "The Lake Post",
    }
    return base | actors | {"actor1_violence": "Stabbing; Unknown"} | rest


def test_pairs_and_items_are_scored_apart() -> None:
    """Of two gold pairs one is found, with one false pair."""
    gold, found = ["a", "a", "b", "b", "c"], [1, 1, 2, 3, 3]
    assert pairwise(gold, found).f1 == pytest.approx(0.5)
    assert b_cubed(gold, found).precision == pytest.approx(0.8)
    assert b_cubed(gold, gold).f1 == pytest.approx(1.0)
    assert b_cubed([], []).f1 == 0.0


def test_a_number_is_stated_beside_a_word_of_killing_or_wounding() -> None:
    """As a numeral or a word, near; a number elsewhere, or of the other kind, is none."""
    assert link_gva.states(["Police said two people were killed."], 2, TollKind.KILLED)
    assert link_gva.states(["Wounded were 14 guests."], 14, TollKind.INJURED)
    assert link_gva.states(["A man was killed."], 1, TollKind.KILLED)
    assert not link_gva.states(["Two officers spoke. " + "It rained all day. " * 5 + "He died."], 2, TollKind.KILLED)
    assert not link_gva.states(["Three people were wounded."], 3, TollKind.KILLED)


def test_a_row_becomes_a_claim_with_what_its_columns_say() -> None:
    """Place, means and numbers; a source's stand-in day in a later year is no day of publication."""
    (report,) = coded([row()])
    (claim,) = report.claims
    assert [p.quote.exact for p in claim.places] == ["Quarry Road", "Eldama"]
    assert [w.exact for w in claim.weapons] == ["Stabbing"]
    assert [(t.kind, t.count.low, t.count.high) for t in claim.tolls] == [
        (TollKind.KILLED, 2, 3),
        (TollKind.INJURED, 0, 0),
    ]
    assert str(report.published) == "2013-03-05"
    assert coded([row(source="The Lake Post (2023-01-01) A look back")])[0].published is None


def test_a_row_without_a_point_is_placed_in_its_country() -> None:
    """Unknown is a country wide, not nowhere."""
    (report,) = coded([row(latitude="", longitude="")])
    (place,) = report.readings[0].places
    assert place.value is not None
    assert (place.value.country, place.value.precision) == ("KE", PlacePrecision.COUNTRY)


@pytest.mark.parametrize("benchmark", [link_airwars, link_gva, link_maverick])
def test_without_data_a_benchmark_says_so(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No data is no failure."""
    assert benchmark.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Skipped: there is no ")
