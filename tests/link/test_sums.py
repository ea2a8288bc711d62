"""Sums that no engine marked."""

from datetime import date
from typing import Any

import pytest
from tests.factories import claim, locus, readings, report, toll, window

from recount.link import link
from recount.link.sums import with_sums
from recount.model import CodedReport

PLACES = ("the north", "Sarrin", "Tabira", "Ghadir")


def wholes(*dead: int, **change: Any) -> list[str | None]:
    """What each of these claims of the ministry is then a part of. `change` alters the last one."""
    made = [
        claim(f"c{n}", toll("killed", k), speakers="the ministry", places=PLACES[n % 4], at=90 * n)
        for n, k in enumerate(dead)
    ]
    if change:
        values = {"speakers": "the ministry", "places": PLACES[-1], "at": 900} | change
        made[-1] = claim(made[-1].id, toll("killed", dead[-1]), **values)
    return [c.part_of for c in with_sums(made)]


@pytest.mark.parametrize(
    ("dead", "parts"),
    [
        ((12, 7, 5), [None, "c0", "c0"]),
        ((12, 5, 4, 3), [None, "c0", "c0", "c0"]),
        ((12, 12), [None, None]),
    ],
)
def test_parts_follow_their_sum(dead: tuple[int, ...], parts: list[str | None]) -> None:
    """A sum for the north, then its towns; a town with the same number is no sum of one."""
    assert wholes(*dead) == parts


def test_parts_never_count_more_than_their_sum() -> None:
    """Of seven and nine, one at most is a part of twelve."""
    assert wholes(12, 7, 9).count("c0") <= 1


@pytest.mark.parametrize("change", [{"stance": "denies"}, {"type": "detention", "places": "Ghadir"}])
def test_what_is_denied_or_of_another_kind_is_no_part(change: dict[str, Any]) -> None:
    """Another stance counts nobody, and nobody is arrested by an air strike."""
    assert wholes(12, 7, 5, **change)[-1] is None


def test_marking_twice_is_marking_once() -> None:
    """Parts found stand like parts told: nothing more is found beside them."""
    made = [
        claim(f"c{n}", toll("killed", k), speakers="the ministry", places=PLACES[n % 4], at=90 * n)
        for n, k in enumerate((12, 7, 4, 3))
    ]
    once = with_sums(made)
    assert with_sums(once) == once


def test_a_number_of_a_stretch_holds_those_of_its_days() -> None:
    """Forty since the first of the month, three of them on Monday: nobody is counted twice, the forty stand."""
    month, day = window(date(2031, 5, 1), date(2031, 5, 7)), window(date(2031, 5, 5))
    made = [
        claim("c0", toll("killed", 3), places=("Sarrin", "Tabira province"), says="A strike killed 3 at Sarrin"),
        claim("c1", toll("killed", 40), places="Tabira province", at=90, says="bringing to 40 the dead of the month"),
    ]
    read = [readings("c0", when=day), readings("c1", when=month)]
    assert [c.part_of for c in with_sums(made, read)] == ["c1", None]


def test_other_days_and_far_places_hold_no_parts() -> None:
    """The dead of last month are none of Monday's, nor those of a town 300 km away."""
    made = [
        claim("c0", toll("killed", 12), speakers="police"),
        claim("c1", toll("killed", 7), places="Tabira", at=90),
    ]
    days = [readings("c0", when=window(date(2031, 5, 5))), readings("c1", when=window(date(2031, 4, 1)))]
    assert [c.part_of for c in with_sums(made, days)] == [None, None]
    far = locus("Tabira", place_id="test:tabira", lat=33.9)
    towns = [readings("c0", places=(locus("Sarrin"),)), readings("c1", places=(far,))]
    assert [c.part_of for c in with_sums(made, towns)] == [None, None]


def test_a_claim_that_is_linked_is_left_as_it_is() -> None:
    """An engine had its say: nothing is guessed about what it linked."""
    made = [
        claim("c0", toll("killed", 12)),
        claim("c1", toll("killed", 7), at=90, same_event_as="c0"),
        claim("c2", toll("killed", 5), at=180),
    ]
    assert with_sums(made) == tuple(made)


def test_a_sum_found_makes_no_incident() -> None:
    """Twelve in all, seven here and five there: two incidents, twelve dead."""
    made = [
        claim(f"c{n}", toll("killed", k), speakers="the ministry", places=PLACES[n], at=90 * n)
        for n, k in enumerate((12, 7, 5))
    ]
    found = link([CodedReport(report=report(), claims=tuple(made))])
    assert [account.claim_ids for account in found] == [("c1",), ("c2",)]


def test_people_of_other_kinds_are_no_parts() -> None:
    """Twelve civilians are no sum of seven and five fighters, and fighters marked as their parts exhaust nothing."""

    def of(name: str, dead: int, who: str, **rest: Any) -> Any:
        return claim(name, toll("killed", dead, population=who), speakers="the ministry", **rest)

    fighters = [of(f"c{n}", dead, "combatant", places=PLACES[n], at=90 * n) for n, dead in ((1, 7), (2, 5))]
    made = [of("c0", 12, "civilian", places=PLACES[0]), *fighters]
    assert [c.part_of for c in with_sums(made)] == [None, None, None]
    marked = [made[0], *(of(c.id, 6, "combatant", part_of="c0", at=90) for c in fighters)]
    accounts = link([CodedReport(report=report(), claims=tuple(marked))])
    assert "c0" in {a.members[0].claim_id for a in accounts}
