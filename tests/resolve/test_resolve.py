"""Resolve: where, when and who, in the order of the claims."""

from collections.abc import Iterable, Sequence
from datetime import date

from tests.factories import claim, report

from recount.model import Actor
from recount.resolve import ResolveTools, resolve

TEXT = "Shells hit Torin on Tuesday, the army said. Medics counted the dead."


class NoActors:
    """A finder that knows nobody."""

    def find(self, text: str) -> Sequence[object]:
        """Nobody is mentioned."""
        del text
        return ()

    def among(self, actor_ids: Iterable[str], on: date | None, country: str | None) -> Sequence[tuple[Actor, float]]:
        """Nobody is meant."""
        del actor_ids, on, country
        return ()

    def named(self, name: str, on: date | None, country: str | None) -> Sequence[tuple[Actor, float]]:
        """Nobody bears the name."""
        del name, on, country
        return ()


def test_each_claim_has_its_readings_in_order() -> None:
    """One `Readings` a claim, in the order of the claims; a claim without words of time has no day."""
    said = report(text=TEXT, published=date(2021, 3, 4))
    claims = (claim("c1", when="on Tuesday", places=()), claim("c2", places=()))
    first, second = resolve(said, claims, ResolveTools(actors=NoActors()))  # type: ignore[arg-type]  # its mentions are none
    assert (first.claim_id, second.claim_id) == ("c1", "c2")
    assert first.when is not None
    assert first.when.value is not None
    assert first.when.value.start == date(2021, 3, 2)
    assert second.when is None


def test_without_a_gazetteer_places_stay_unread() -> None:
    """No gazetteer: no readings of places, and nothing else is lost."""
    (read,) = resolve(report(text=TEXT), (claim("c1", places="Torin", speakers="the army"),), ResolveTools())
    assert read.places == ()
    assert len(read.speakers) == 1
