"""Tellings as lines: what `dump` writes, `load` reads, and nothing is lost on the way."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window

from recount.link import Telling, dump, load, tell
from recount.link.traces import Trace
from recount.model import CodedReport, FormatError

PLACES = (locus("Sarrin"), locus("Tabira", lat=35.1, lon=40.4))
events = st.tuples(
    st.sampled_from(PLACES),
    st.sampled_from((None, date(2031, 5, 5), date(2031, 5, 8))),
    st.sampled_from((None, 0, 7, 1200)),
    st.sampled_from(((), ("Omar Haddad",), ("Lina Saad", "Omar Haddad"))),
    st.sampled_from((None, "z-0")),
)


def coded(told: list[Any]) -> CodedReport:
    """A report that tells of one event for each ``(place, day, dead, names, part_of)``."""
    claims, read = [], []
    for n, (place, day, dead, named, part_of) in enumerate(told):
        key = f"z-{n}"
        some = toll("killed", dead, named=named)
        whole = part_of if n else None
        claims.append(claim(key, some, places=place.name, report_id="z", at=90 * n, part_of=whole, weapons="rockets"))
        read.append(readings(key, when=window(day) if day else None, places=(place,)))
    return CodedReport(report=report("z"), claims=tuple(claims), readings=tuple(read))


@given(st.lists(events, max_size=4))
def test_what_is_written_is_read(told: list[Any]) -> None:
    """Every field of every telling, its parts and wholes too."""
    tellings = tell(coded(told))
    assert load(dump(tellings)) == tellings


def test_every_field_is_written() -> None:
    """A field that is added to a telling or a trace is kept, whether or not somebody thought of rows."""
    (telling,) = load(dump(tell(coded([(PLACES[0], date(2031, 5, 5), 7, ("Omar Haddad",), None)]))))
    assert {f.name for f in fields(Telling)} >= {"id", "trace", "gist", "parts", "wholes"}
    assert telling.trace.names == (frozenset({"omar", "haddad"}),)
    assert {f.name for f in fields(Trace) if getattr(telling.trace, f.name) not in ((), frozenset(), None)} > {"loci"}


def test_a_row_is_small_and_shares_what_repeats() -> None:
    """Tellings read from two lines hold one object for one place and for one set of words."""
    line = dump(tell(coded([(PLACES[0], date(2031, 5, 5), 7, (), None)])))
    (one,), (other,) = load(line), load(line)
    assert len(line) < 900
    assert one.trace.loci[0] is other.trace.loci[0]
    assert one.trace.places[0] is other.trace.places[0]


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"version": 0}', '{"version": 2, "tellings": [{}]}'])
def test_another_row_is_refused(line: str) -> None:
    """With what to do about it."""
    with pytest.raises(FormatError, match="no row of tellings"):
        load(line)
