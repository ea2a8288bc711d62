"""Which tellings are compared: those that could be tied, whatever else a ledger holds, and few others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import locus, window
from tests.link.invented import FIRST, PROVINCE, TOWNS, WHEN, coded, ledgers, options, told

from recount.link import Telling, tell
from recount.link.candidates import compared
from recount.link.ceiling import asked, ceiling
from recount.link.index import index
from recount.link.keys import keys
from recount.link.pairs import ENOUGH, points, where, worded
from recount.link.pairs.weights import weights
from recount.link.pairs.worded import ONE_PERSON
from recount.model import CodedReport

SARRIN, TABIRA = TOWNS[0], TOWNS[1]


def one(name: str, place: Any, when: Any, dead: int | None = 7, **rest: Any) -> Telling:
    values = {"names": (), "kind": "air_strike"} | rest
    report = {key: values.pop(key) for key in ("published", "text") if key in values}
    (telling,) = tell(coded(name, [(place, when, dead, values["names"], values["kind"], False)], **report))
    return telling


def met(*tellings: Telling) -> set[frozenset[str]]:
    return {frozenset((a.report_id, b.report_id)) for a, b in compared(tellings)}


def found_by(a: Telling, b: Telling) -> bool:
    """Do both have a key in common on touching days, as the docs of keys say?"""
    ours, theirs = keys(a), keys(b)
    if ours is None or theirs is None:
        return False
    touch = ours.first <= theirs.last + 1 and theirs.first <= ours.last + 1
    loose = bool(ours.loose & theirs.loose) and (ours.vague or theirs.vague)
    person = not ours.aged.isdisjoint(theirs.aged | theirs.named) or not ours.named.isdisjoint(theirs.aged)
    return (touch and (bool(ours.near & theirs.near) or loose)) or bool(ours.said & theirs.said) or person


@settings(max_examples=200)
@given(ledgers(least=2))
def test_what_can_be_tied_is_compared(made: list[CodedReport]) -> None:
    """Of pairs that share a key on touching days none is left out that would be tied, but for kinds that differ and for
    places that lie apart.
    """
    tellings = told(made, options(made))
    pairs = {frozenset((a.id, b.id)) for a, b in compared(tellings)}
    for a, b in combinations(tellings, 2):
        kinds = {a.trace.event_type, b.trace.event_type}
        near = where.place(a, b) != "apart" or bool(keys(a).said & keys(b).said) or worded.people(a, b) in ONE_PERSON
        if a.report_id != b.report_id and len(kinds) == 1 and near and found_by(a, b) and points(a, b) >= ENOUGH:
            assert frozenset((a.id, b.id)) in pairs


@settings(max_examples=200)
@given(ledgers(least=2))
def test_no_pair_has_more_points_than_its_ceiling(made: list[CodedReport]) -> None:
    """What is left out by its ceiling could not have been tied."""
    tellings = told(made, options(made))
    by_id = {t.id: t for t in tellings}
    found = index(tellings)
    for a, b in combinations(range(len(found.ids)), 2):
        most = ceiling(found.columns, np.array([a]), np.array([b]))[0]
        assert points(by_id[found.ids[a]], by_id[found.ids[b]]) <= most + 1e-9


@settings(max_examples=200)
@given(ledgers(least=2))
def test_measures_that_are_not_asked_would_have_been_silent(made: list[CodedReport]) -> None:
    """To ask of two tellings only what both say something of takes nothing from their points, to the last bit."""
    tellings = told(made, options(made))
    by_id = {t.id: t for t in tellings}
    found = index(tellings)
    says = found.columns.says
    for a, b in combinations(range(len(found.ids)), 2):
        one, other = by_id[found.ids[a]], by_id[found.ids[b]]
        assert points(one, other, asked(int(says[a] & says[b]))) == points(one, other)


def test_measures_are_asked_with_the_weights_at_hand() -> None:
    """Also where they were asked before with others: learning tries many tables in one process."""
    shipped = asked(0)
    with patch("recount.link.pairs.score.weights", lambda: replace(weights(), prior=9.0)):
        assert asked(0)[0] == 9.0
    assert asked(0) == shipped


@given(ledgers(least=2), st.data())
def test_whether_two_are_compared_is_between_the_two(made: list[CodedReport], data: st.DataObject) -> None:
    """Other reports, however many, neither bring two together nor crowd them out."""
    tellings = told(made, options(made))
    if len(tellings) > 1:
        two = data.draw(st.lists(st.sampled_from(tellings), min_size=2, max_size=2, unique_by=lambda t: t.id))
        ours = frozenset(t.id for t in two)
        among_all = ours in {frozenset((a.id, b.id)) for a, b in compared(tellings)}
        assert among_all == (ours in {frozenset((a.id, b.id)) for a, b in compared(two)})


def test_near_places_on_touching_days_meet_and_others_do_not() -> None:
    """A day apart is a night; three days, 120 km or another country are another event."""
    near = replace(locus("Old Sarrin"), lat=SARRIN.lat + 0.05)
    same, next_day, later = one("a", SARRIN, WHEN[1]), one("b", near, WHEN[1]), one("c", SARRIN, WHEN[3])
    assert met(same, next_day) == {frozenset("ab")}
    assert met(same, later) == set()
    assert met(same, one("d", TABIRA, WHEN[1])) == set()


def test_a_place_on_the_date_line_is_near_itself() -> None:
    """Squares go round the globe."""
    east, west = (replace(locus("Taveuni"), lat=-16.8, lon=lon) for lon in (179.99, -179.99))
    assert met(one("a", east, WHEN[1]), one("b", west, WHEN[1])) == {frozenset("ab")}


def test_what_is_wide_is_found_by_its_words() -> None:
    """A province and a town of it share the word for it, or the number; another province shares neither."""
    wide = one("a", PROVINCE, WHEN[1], 40)
    assert met(wide, one("b", SARRIN, WHEN[1], 40)) == {frozenset("ab")}
    elsewhere = replace(PROVINCE, place_id="test:other", name="Zahra Province", lat=34.0)
    assert met(wide, one("c", elsewhere, WHEN[1], 12)) == set()


def test_what_nothing_dates_meets_nobody() -> None:
    """Neither a day nor a publication day: not even the same town and number."""
    undated = one("a", SARRIN, None, published=None)
    assert met(undated, one("b", SARRIN, WHEN[1])) == set()
    assert met(one("c", SARRIN, None, published=FIRST), one("b", SARRIN, WHEN[1])) == {frozenset("bc")}


def test_one_person_is_met_however_much_later() -> None:
    """An age told in one of them is enough; two that only name somebody meet as others do."""
    text = "\n\nJamil Qarooni, 34, of the town was among those who were hit, doctors said."
    named = "\n\nHis uncle said that Jamil Qarooni had left the house to buy bread for all."
    late = window(FIRST + timedelta(days=900))
    first, second = one("a", SARRIN, WHEN[1], text=text), one("b", TABIRA, late, text=named)
    assert found_by(first, second)
    assert found_by(second, first)
    assert {word for key in (first, second) for word in key.wording.people} == {"jamil qarooni"}


def crowd(days: int, events: int, reports: int) -> list[Telling]:
    """So many events in one town within so many days, of other numbers each, each told by so many reports."""
    out = []
    for n in range(events):
        day = window(date(2031, 5, 1) + timedelta(days=n % days))
        out += [one(f"e{n}r{k}", SARRIN, day, 3 + 7 * n) for k in range(reports)]
    return out


def per_telling(tellings: Sequence[Telling]) -> float:
    return sum(1 for _ in compared(tellings)) / len(tellings)


def test_a_crowded_month_is_no_crowd_of_pairs() -> None:
    """Twice as many months of one town are twice as many pairs: what is compared follows how much happens in a day."""
    month, two = crowd(30, 60, 3), crowd(60, 120, 3)
    assert per_telling(two) < 1.1 * per_telling(month) < 12


def test_all_reports_of_one_event_meet() -> None:
    """However many they are."""
    many = crowd(1, 1, 60)
    assert per_telling(many) == 59 / 2
