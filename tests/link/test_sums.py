"""Sums that no engine marked."""

from typing import Any

import pytest
from tests.factories import claim, report, toll

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
        ((7, 12, 5), ["c1", None, "c1"]),
        ((12, 5, 4, 3), [None, "c0", "c0", "c0"]),
        ((12, 7, 4), [None, None, None]),
        ((2, 1, 1), [None, None, None]),
        ((12, 12), [None, None]),
    ],
)
def test_numbers_that_add_up_to_one_are_its_parts(dead: tuple[int, ...], parts: list[str | None]) -> None:
    """Exactly, from five on, at least two parts, wherever they stand near it."""
    assert wholes(*dead) == parts


@pytest.mark.parametrize("change", [{"speakers": "a monitor"}, {"stance": "denies"}, {"type": "detention"}])
def test_only_the_same_voice_and_kind_of_event_add_up(change: dict[str, Any]) -> None:
    """Another voice, another stance or another kind of event is no part."""
    assert wholes(12, 7, 5, **change) == [None, None, None]


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
