"""Named people: one person under two spellings, and names as a floor."""

import pytest
from tests.factories import claim, report, toll

from recount.reconcile import Testimony as Told
from recount.reconcile import reconcile
from recount.vocab.person_names import different_people, same_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hassan Omar", "Hasan Omar", True),
        ("Hassan", "Hassan Omar", True),
        ("Mohammed al-Ali", "Mohamed Al Ali", True),
        ("Amal Haddad", "Omar Haddad", False),
        ("Amal Haddad", "Amal Nasser", False),
        ("", "Amal", False),
    ],
)
def test_spellings_of_a_name_are_one_person(one: str, other: str, same: bool) -> None:
    """Letters doubled, hyphens and shorter forms; not another given name or surname."""
    assert same_person(one, other) is same


def test_people_are_counted_once() -> None:
    """Three spellings and one other person are two people."""
    assert different_people(("Hassan Omar", "Hasan Omar", "Hassan", "Lina Saad")) == 2
    assert different_people(()) == 0


def test_names_of_several_voices_are_a_floor() -> None:
    """Two reports name two people each, one of them the same: at least three died, whatever "at least two" says."""

    def named(key: str, *names: str) -> Told:
        made = claim(
            key,
            toll("killed", 2, wording="at_least", named=names, text=" and ".join(names)),
            speakers=f"a relative {key}",
            report_id=f"r-{key}",
        )
        return Told(claim=made, report=report(f"r-{key}"))

    (found,) = reconcile([[named("c1", "Amal Haddad", "Omar Nasser"), named("c2", "Omar Naser", "Lina Saad")]])[
        0
    ].estimates
    assert (found.low, found.best) == (3, 3)
