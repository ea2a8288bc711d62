"""The codebook says something about every value, and the page in docs is the one it makes."""

from pathlib import Path

import pytest

from recount.model import EventType, LossClass, Stance
from recount.vocab.codebook import SECTIONS, codebook_page, entry, section

# Event types and sub-event types of ACLED's public codebook (names only)
ACLED_EVENTS = {
    "Battles",
    "Protests",
    "Riots",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
}
PLOVER_EVENTS = {"ASSAULT", "COERCE", "PROTEST"}


@pytest.mark.parametrize("name", SECTIONS)
def test_every_value_is_defined(name: str) -> None:
    """Each value of the type has an entry with a definition in whole sentences and a counterpart."""
    kind, _ = SECTIONS[name]
    entries = section(name)
    assert [e.value for e in entries] == [v.value for v in kind]
    assert all(e.definition[0].isupper() and e.definition.endswith(".") and e.counterparts for e in entries)


@pytest.mark.parametrize("event_type", EventType)
def test_event_types_name_real_counterparts(event_type: EventType) -> None:
    """ACLED and PLOVER columns begin with a type that those codebooks have, and cues are given."""
    book = dict(entry(event_type).counterparts)
    assert any(book["ACLED"].startswith(f"{e} / ") for e in ACLED_EVENTS)
    assert book["PLOVER"].split(" / ")[0] in PLOVER_EVENTS
    assert book["UCDP"]
    assert len(entry(event_type).cues) >= 3


def test_ids_are_unique_and_name_their_section() -> None:
    """An id cites one entry."""
    ids = [e.id for name in SECTIONS for e in section(name)]
    assert len(ids) == len(set(ids))
    assert entry(Stance.DENIES).id == "stance/denies"
    assert entry(LossClass.CAMP).id == "loss_class/camp"


def test_the_page_is_current() -> None:
    """docs/codebook.md is what the codebook makes; run `python -m recount.vocab.codebook > docs/codebook.md`."""
    page = Path(__file__).parents[2] / "docs" / "codebook.md"
    assert page.read_text("utf-8") == codebook_page()
