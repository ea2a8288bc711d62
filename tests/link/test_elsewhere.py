"""What happened in one town is no part of what happened in another."""

from tests.factories import claim, locus, readings, toll

from recount.link.elsewhere import parts_in_place
from recount.link.sums import with_sums
from recount.model import PlacePrecision


def test_a_part_in_another_town_is_none() -> None:
    """An engine may tie two attacks that a report tells in a row; a place inside the first one's may be a part."""
    made = [
        claim("c0", toll("killed", 10), places="Sarrin", says="strikes killed 10 people at Sarrin"),
        claim("c1", toll("killed", 4), places="Tabira", at=90, part_of="c0"),
    ]
    near, far = locus("Tabira", place_id="test:tabira"), locus("Tabira", place_id="test:tabira", lat=33.9)
    for place, whole in ((near, "c0"), (far, None)):
        read = [readings("c0", places=(locus("Sarrin"),)), readings("c1", places=(place,))]
        assert [c.part_of for c in parts_in_place(made, read)] == [None, whole]
    assert [c.part_of for c in parts_in_place(made, [])] == [None, "c0"]


def test_of_two_places_neither_is_a_part_unless_one_is_told_as_a_sum() -> None:
    """Ten dead here and four there are fourteen; ten "in strikes" may hold the four."""
    for says, whole in (("a bomb killed 10 people at Sarrin", None), ("strikes killed 10 people around Sarrin", "c0")):
        made = [
            claim("c0", toll("killed", 10), places="Sarrin", says=says),
            claim("c1", toll("killed", 4), places="Tabira", at=90, says="four of them were killed at Tabira"),
        ]
        assert [c.part_of for c in with_sums(made)][1] in (None, whole)


def test_what_was_in_another_province_is_no_part() -> None:
    """Neither of two first-level regions is within the other, however near they lie."""
    made = [
        claim("c0", toll("killed", 10), places="Herat", says="strikes killed 10 people in Herat"),
        claim("c1", toll("killed", 4), places="Farah", at=90, part_of="c0"),
    ]
    for other, whole in (("admin1:AF.06", None), ("admin1:AF.11", "c0")):
        places = (
            locus("Herat", place_id="admin1:AF.11", precision=PlacePrecision.ADMIN1),
            locus("Farah", place_id=other, precision=PlacePrecision.ADMIN1),
        )
        read = [readings("c0", places=places[:1]), readings("c1", places=places[1:])]
        assert [c.part_of for c in parts_in_place(made, read)] == [None, whole]


def test_what_was_before_is_no_part() -> None:
    """Five dead "a day after a strike" are none of the twelve in strikes now; "a day after the strike, five of them died" may be."""
    for says, whole in (("a day after a shell killed four people", None), ("four of those people died", "c0")):
        made = [
            claim("c0", toll("killed", 10), places="Sarrin", says="strikes killed 10 people around Sarrin"),
            claim("c1", toll("killed", 4), places="Sarrin", at=90, says=says),
        ]
        assert [c.part_of for c in with_sums(made)][1] == whole
