"""Things lost are called by their class, in the singular or plural that goes with the number."""

import pytest
from tests.factories import count, words

from recount.model import Loss, LossClass, LossKind
from recount.publish.losses import losses


def lost(what: str, kind: str = "destroyed", counted: tuple[str, int | None, int | None] = ("exact", 1, 1)) -> Loss:
    """So many of a class, in words that must not be published."""
    return Loss(
        kind=LossKind(kind),
        loss_class=LossClass(what),
        count=count(*counted),
        quote=words("the camels of Ilyas"),
    )


@pytest.mark.parametrize(
    ("what", "kind", "counted", "said"),
    [
        ("camp", "destroyed", ("exact", 40, 40), "camps/shelters: 40 destroyed"),
        ("other", "destroyed", ("exact", 6, 6), "other things: 6 destroyed"),
        ("other", "destroyed", ("exact", 1, 1), "other thing: 1 destroyed"),
        ("tank", "captured", ("exact", 1, 1), "tank: 1 taken"),
        ("tank", "captured", ("exact", 0, 0), "tanks: 0 taken"),
        ("medical", "hit", ("exact", 1, 1), "medical facility/ambulance: 1 hit"),
        ("building", "damaged", ("at_least", 1, None), "buildings: at least 1 damaged"),
        ("building", "damaged", ("at_most", None, 1200), "buildings: up to 1,200 damaged"),
        ("building", "damaged", ("between", 3, 5), "buildings: 3 to 5 damaged"),
        ("building", "damaged", ("unquantified", None, None), "buildings: some damaged"),
    ],
)
def test_a_loss_is_said(what: str, kind: str, counted: tuple[str, int | None, int | None], said: str) -> None:
    """Class, number as it was put, and what happened to them."""
    assert losses([lost(what, kind, counted)]) == (said,)


def test_several_claims_give_a_range_and_no_sum() -> None:
    """Two tanks by one voice, at least four by another."""
    both = [lost("tank", counted=("exact", 2, 2)), lost("tank", counted=("at_least", 4, None))]
    assert losses(both) == ("tanks: at least 2 destroyed",)


@pytest.mark.parametrize("what", LossClass)
def test_every_class_has_its_words(what: LossClass) -> None:
    """None is printed as the code has it, and the report's words are in none."""
    (said,) = losses([lost(what.value)])
    assert "_" not in said
    assert "Ilyas" not in said
