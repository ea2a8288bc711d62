"""Which report copies which: a person's word, the report's own, and what the words show."""

from datetime import UTC, datetime

import pytest

from recount.flow.copying import copies
from recount.model import Decision
from recount.read import Kinship, Relation

HERE: dict[str, str | None] = dict.fromkeys(("a", "b", "c"))


def kin(one: str, of: str, relation: Relation = Relation.NEAR, *, news: bool = False) -> Kinship:
    return Kinship(report_id=one, of=of, relation=relation, share=0.9, share_of=0.9, news=news, because="")


def said(n: int, one: str, other: str, answer: str) -> Decision:
    at = datetime(2031, 6, n, tzinfo=UTC)
    return Decision(id=f"dec:{n}", kind="copy", about=(one, other), answer=answer, by="R. Haas", at=at)


def test_a_later_version_is_followed_but_is_a_witness() -> None:
    """Linking lets its old claims go where the earlier version's go; it says more, so counting hears it."""
    found = copies(HERE, [kin("b", "a", Relation.UPDATE, news=True), kin("c", "a")], ())
    assert found.linking == {"b": "a", "c": "a"}
    assert found.counting == {"c": "a"}


def test_what_seems_a_translation_is_no_witness_of_its_own() -> None:
    """It links by what it says itself; in counting it follows its original, through a copy too, until a person says no."""
    told = [kin("c", "b", Relation.TRANSLATION), kin("b", "a")]
    found = copies(HERE, told, ())
    assert (found.linking, found.counting) == ({"b": "a"}, {"b": "a", "c": "a"})
    assert copies(HERE, told, [said(1, "c", "b", "no")]).counting == {"b": "a"}
    assert copies(HERE, [*told, kin("c", "a")], ()).counting == {"b": "a", "c": "a"}


def test_two_that_a_person_holds_to_be_two_are_two() -> None:
    """Until the decision is superseded by another."""
    no, yes = said(1, "b", "a", "no"), said(2, "b", "a", "yes")
    assert copies(HERE, [kin("b", "a")], [no]).counting == {}
    assert copies(HERE, [kin("b", "a")], [no, yes]).counting == {"b": "a"}


@pytest.mark.parametrize("own", [{"b": "a"}, {}])
def test_what_people_say_leads_to_the_end_of_the_way(own: dict[str, str]) -> None:
    """C copies b, by a person, and b copies a, by its own word or its words: c copies a."""
    found = copies(HERE | own, () if own else [kin("b", "a")], [said(1, "c", "b", "yes")])
    assert found.counting == {"b": "a", "c": "a"}


def test_a_person_can_turn_a_copy_around() -> None:
    """The words made b a copy of a; a person knows that a printed b."""
    assert copies(HERE, [kin("b", "a")], [said(1, "a", "b", "yes")]).counting == {"a": "b"}


def test_reports_that_are_not_at_hand_tie_nothing() -> None:
    """A kinship with a report that was withdrawn says nothing any more."""
    assert copies(HERE, [kin("b", "gone")], ()).linking == {}
