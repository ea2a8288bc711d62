"""Methods `airwars` (lowest to highest credible) and `acled` (one lowest number)."""

from typing import Any

import pytest
from tests.factories import claim, report, toll

from recount.model import PopulationScope, TollKind

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import ReconcileOptions, reconcile
from recount.reconcile import Testimony as Told

Three = tuple[int | None, int | None, int | None] | None


def figure(method: str, *said: tuple[str, Any], scope: str = "all", kind: str = "killed") -> Three:
    """What the method makes of one toll by each of these voices."""
    members = [
        Told(
            claim=claim(f"c{n}", *(t if isinstance(t, tuple) else (t,)), speakers=speaker, at=100 * n), report=report()
        )
        for n, (speaker, t) in enumerate(said)
    ]
    outcomes = reconcile([members], ReconcileOptions(methods=(method,)))
    found = [e for e in outcomes[0].estimates if e.population is PopulationScope(scope) and e.kind is TollKind(kind)]
    return (found[0].low, found[0].best, found[0].high) if found else None


@pytest.mark.parametrize(
    ("words", "airwars", "acled"),
    [
        ("dozens of civilians", (12, None, 24), (12, 12, 12)),
        ("several civilians", (2, None, 2), (3, 3, 3)),
        ("civilians", (2, None, None), (3, 3, 3)),
        ("hundreds of people", (100, None, 200), (100, 100, 100)),
        ("scores of people", (None, None, None), (None, None, None)),
    ],
)
def test_vague_words_go_by_the_table_of_the_method(words: str, airwars: Three, acled: Three) -> None:
    """A word for which a codebook has nothing stays without a number."""
    dead = toll("killed", text=words)
    assert figure("airwars", ("residents", dead)) == airwars
    assert figure("acled", ("residents", dead)) == acled


def test_bounds_are_the_lowest_and_the_highest() -> None:
    """Two voices: Airwars keeps both ends, ACLED the lower."""
    said = (("the hospital", toll("killed", 9)), ("residents", toll("killed", 14)))
    assert figure("airwars", *said) == (9, None, 14)
    assert figure("acled", *said) == (9, 9, 9)


def test_people_of_unknown_status_are_in_the_civilians_maximum_only() -> None:
    """Nine dead, four of them children: at least four civilians, at most nine."""
    dead = (toll("killed", 9), toll("killed", 4, population="civilian", part_of=0, at=40))
    assert figure("airwars", ("residents", dead), scope="civilian") == (4, None, 9)


def test_airwars_counts_the_injured_and_acled_does_not() -> None:
    """ACLED keeps them in its notes."""
    hurt = toll("injured", 3, population="civilian")
    assert figure("airwars", ("residents", hurt), kind="injured") == (3, None, 3)
    assert figure("acled", ("residents", hurt), kind="injured") is None
