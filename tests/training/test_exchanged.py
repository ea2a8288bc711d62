"""Reports with other names: the coding goes with the text, and nothing else changes."""

from pathlib import Path
from random import Random

from training.exchanged import exchanged, names_of
from training.texts import Coded, read_coded

ASIA = Path(__file__).parents[2] / "gold" / "corpus" / "asia.jsonl"


def _coded() -> Coded:
    """A report of the open corpus that tells of several events in named places."""
    return next(c for c in read_coded(ASIA) if len(names_of([c]).places) > 2)


def test_names_are_exchanged_in_the_text_and_in_its_coding_alike() -> None:
    """Every phrase of the coding still stands in the text; numbers, types and the count of claims stay."""
    mine = _coded()
    pool = names_of([mine])
    places = {name: f"{'Zarqal ' * (len(name.split()) - 1)}Zarqal" for name in pool.places}
    other = exchanged(mine, type(pool)(tuple(places.values()), pool.people), Random(3))  # noqa: S311 - repeatable, no secret
    assert pool.places
    assert other.report.text != mine.report.text
    assert "Zarqal" in other.report.text
    assert not any(name in other.report.text for name in pool.places)
    for before, now in zip(mine.coding["claims"], other.coding["claims"], strict=True):
        assert all(quote in other.report.text for quote in now["evidence"])
        assert all(place["text"] in other.report.text for place in now["places"])
        assert [(t["kind"], t["low"]) for t in now["tolls"]] == [(t["kind"], t["low"]) for t in before["tolls"]]


def test_a_report_stays_as_it_is_where_there_is_no_other_name() -> None:
    """An empty pool changes nothing."""
    mine = _coded()
    assert exchanged(mine, names_of([]), Random(3)) == mine  # noqa: S311 - repeatable, no secret
