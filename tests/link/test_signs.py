"""What two claims of one report show of each other."""

from typing import Any

from tests.factories import claim, readings, toll

from recount.link.sights import sights, traces_of
from recount.link.signs import same_signs
from recount.link.sums import with_sums
from recount.model import Claim


def signs(*claims: Claim) -> list[str]:
    """The signs between two claims."""
    one, other = sights(claims, traces_of(claims, [readings(c.id) for c in claims]))
    return same_signs(one, other)


def pair(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    """The signs between two claims of which only this is told."""
    return signs(claim("c1", **first), claim("c2", at=400, **second))


def test_a_side_is_known_by_its_stem() -> None:
    """ "Aramian jets" and "Aramia" are one side, "Boran troops" another; "the army" may be either's."""
    assert "same perpetrator" in pair({"by": "Aramian jets"}, {"by": "Aramia"})
    assert "other perpetrator" in pair({"by": "Aramian troops"}, {"by": "Boran troops"})
    assert "open perpetrator" in pair({"by": "the army"}, {"by": "Boran troops"})
    assert not any("perpetrator" in sign for sign in pair({"by": "the army"}, {}))


def test_lists_and_besides_are_told_of_other_events() -> None:
    """Sentences that open alike, and "also": but one sentence quoted twice is no list."""
    first = {"says": "Near Sarrin on Monday, 12 strikes hit two depots."}
    again = {"says": "Near Sarrin on Monday, three strikes hit a camp."}
    found = pair(first, again)
    assert {"one voice, open alike", "one voice, other number of acts"} <= set(found)
    assert "one voice, told besides" in pair(first, {"says": "A bridge was also hit."})
    same = signs(claim("c1", **first), claim("c2", **first))
    assert "one voice, same sentence" in same
    assert "one voice, open alike" not in same


def test_equal_numbers_with_other_names_are_other_people() -> None:
    """One commander named here and one named there: neither is the other told again."""
    one = claim("c1", toll("killed", 1, named=("Omar Haddad",)), type="killing")
    other = claim("c2", toll("killed", 1, named=("Sami Rahal",)), type="killing", at=400)
    assert [c.part_of for c in with_sums((one, other))] == [None, None]
