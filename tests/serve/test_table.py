"""The columns in memory: they follow the shelf change by change, and an order cut into parts loses and doubles nothing."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serve import served

from recount.flow.keep import derive
from recount.flow.shelve import shelve
from recount.model import Decision
from recount.serve.table.chosen import chosen
from recount.serve.table.columns import Columns, empty, updated
from recount.serve.table.counts import timeline
from recount.serve.table.held import Held
from recount.serve.table.lists import part
from recount.serve.table.marks import MOST, marks
from recount.store.ledger import Ledger
from recount.store.shelf.columns import NAMES, Changes
from recount.store.shelf.wanted import Box, Circle, Wanted
from recount.vocab.actors import by_id


def card(number: int, **fields: Any) -> tuple[Any, ...]:
    """A row of the shelf: an event of one day in 2017, at a point, of whom nothing else is known."""
    lat, lon, km = fields.get("lat", 10.0), fields.get("lon", 20.0), fields.get("radius_km", 1.0)
    degree = km / 111.32
    plain = {
        "incident_id": f"inc:b2:{number:08x}",
        "event_type": "clash",
        "date_start": "2017-10-03",
        "date_end": "2017-10-03",
        "lat": lat,
        "lon": lon,
        "radius_km": km,
        "south": lat - degree,
        "north": lat + degree,
        "west": (lon - degree + 180) % 360 - 180,
        "east": (lon + degree + 180) % 360 - 180,
        "reviewed": False,
        "long": False,
        "reports": 1,
        "changed": 1,
    }
    return (number, *({**plain, **fields}.get(name) for name in NAMES))


def table(*rows: tuple[Any, ...]) -> Columns:
    """Columns of these cards."""
    there = [row[0] for row in rows]
    return updated(empty(), Changes(there=there, rows=rows, totals=(), actors=(), sources=()))


def found(columns: Columns, **wanted: Any) -> list[int]:
    """Numbers of the cards that are wanted."""
    mask = chosen(columns, Wanted(**wanted), lambda _: ())
    return [int(n) for n in columns.number[mask]]


def test_it_follows_the_shelf(shelf: Path, tmp_path: Path) -> None:
    """Read on after a change, the columns are as if read anew."""
    with Ledger.open(served.copied(shelf, tmp_path)) as ledger:
        held = Held()
        with ledger.read() as connection:
            before = held.now(connection)
        said = Decision(
            id="dec:1",
            kind="accept",
            about=(str(before.ids[0]),),
            answer="yes",
            by="A",
            at=datetime(2018, 1, 1, tzinfo=UTC),
        )
        ledger.append_decision(said)
        derive(ledger)
        shelve(ledger, by_id())
        with ledger.read() as connection:
            now, anew = held.now(connection), Held().now(connection)
    assert sorted(now.ids) == sorted(anew.ids)
    assert int(now.of["reviewed"].sum()) == 1
    assert found(now, reviewed=True) == found(anew, reviewed=True) != []
    for name in anew.of:
        if name not in now.words:  # codes are numbered as they came
            np.testing.assert_array_equal(now.of[name], anew.of[name])


def test_cards_that_go_are_gone() -> None:
    """And what stood beside them."""
    rows = [card(1), card(2), card(3)]
    old = updated(
        empty(),
        Changes(
            there=(1, 2, 3),
            rows=rows,
            totals=(2,),
            actors=((1, "target", "a"), (2, "target", "b")),
            sources=((2, "P"),),
        ),
    )
    assert found(old, actors=("b",)) == [2]
    assert found(old, kind="total") == [2]
    new = updated(
        old, Changes(there=(1, 3, 4), rows=[card(4)], totals=(), actors=((4, "perpetrator", "b"),), sources=())
    )
    assert [int(n) for n in new.number] == [1, 3, 4]
    assert found(new, actors=("b",)) == [4]
    assert found(new, actors=("b",), side="target") == []
    assert (found(new, sources=("P",)), found(new, kind="total")) == ([], [])


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ({"box": Box(west=170, south=0, east=-170, north=20)}, [2]),
        ({"box": Box(west=-170, south=0, east=170, north=20)}, [1]),
        ({"box": Box(west=179.995, south=0, east=180, north=20)}, [2]),
        ({"box": Box(west=19, south=10.005, east=21, north=12)}, [1]),
        ({"box": Box(west=19, south=10.02, east=21, north=12)}, []),
        ({"near": Circle(lat=10, lon=-179.9, km=12)}, [2]),
        ({"near": Circle(lat=10, lon=20.1, km=9)}, []),
        ({"near": Circle(lat=10, lon=20.1, km=10)}, [1]),
        ({"unplaced": True}, [3]),
    ],
)
def test_space_is_round(wanted: dict[str, Any], there: list[int]) -> None:
    """A card at 180 degrees is found from both sides; one without a point by neither a box nor a circle."""
    nowhere = dict.fromkeys("lat lon radius_km south west north east".split())
    rows = (card(1), card(2, lon=179.999), (3, *(nowhere.get(n, v) for n, v in zip(NAMES, card(3)[1:], strict=True))))
    assert found(table(*rows), **wanted) == there


def test_open_windows_reach_as_far_as_is_asked() -> None:
    """An open end may lie anywhere beyond what is known; without a day nothing is in any stretch."""
    columns = table(card(1, date_end=None), card(2, date_start=None), card(3, date_start=None, date_end=None), card(4))
    assert found(columns, start=date(2020, 1, 1)) == [1]
    assert found(columns, end=date(2010, 1, 1)) == [2]
    assert found(columns, start=date(2017, 10, 3), end=date(2017, 10, 3)) == [1, 2, 4]
    assert found(columns, undated=True) == [3]


@given(keys=st.lists(st.integers(0, 4), max_size=40), most=st.integers(1, 7))
def test_parts_of_an_order_are_the_whole(keys: list[int], most: int) -> None:
    """Whatever is equal: each card once, in one order."""
    columns = table(*(card(n + 1, reports=key) for n, key in enumerate(keys)))
    mask, key = np.ones(len(columns), bool), columns.of["reports"]
    whole, none = part(columns, mask, key, 1000, None)
    assert none is None
    paged: list[str] = []
    after = None
    while True:
        ids, after = part(columns, mask, key, most, after)
        paged += ids
        if after is None:
            break
    assert paged == whole
    assert sorted(whole) == sorted(map(str, columns.ids))


def test_a_map_has_no_more_marks_than_may_be() -> None:
    """More cells than that, and the grid is made coarser; each card is on it once."""
    rows = [card(n + 1, lat=(n % 60) - 30.0, lon=n // 60 * 2.0 - 60) for n in range(3600)]
    columns = table(*rows)
    shown = marks(columns, np.ones(3600, bool), 14, "ucdp")
    assert len(shown.clusters) + len(shown.singles) <= MOST
    assert sum(c.sum.n for c in shown.clusters) + len(shown.singles) == 3600
    assert shown.zoom < 14


def test_sums_leave_totals_out_and_nothing_is_never_nought() -> None:
    """What is known is added up, a low for want of a best; a bucket where nothing is known has none."""
    rows = (
        card(1, ucdp_low=2, ucdp_best=3, ucdp_high=None),
        card(2, ucdp_low=1),
        card(3, ucdp_low=500, long=True),
        card(4, date_start="2018-01-01", date_end="2018-03-01"),
    )
    first, second = timeline(table(*rows), np.ones(4, bool), "month", "ucdp")
    assert (first.sum.n, first.sum.low, first.sum.best, first.sum.high) == (3, 3, 4, None)
    assert (second.sum.low, second.coarse, second.end) == (None, 1, date(2018, 1, 31))
