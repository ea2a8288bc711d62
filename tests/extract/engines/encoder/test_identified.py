"""The dead named in a sentence of their own."""

from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.identified import with_names
from recount.model import EventType, Population, TollKind
from recount.vocab.numbers import exact

NAMED = "The dead were identified as Ana Moro, 43, Ivo Moro, 39, and their neighbour Petro Bondar."


def draft(text: str, sentence: int, words: str = "", number: int = 0) -> Draft:
    passage = page_of(text).analysis.sentences[sentence].passage
    toll = DraftToll(
        kind=TollKind.KILLED,
        count=exact(number),
        population=Population.CIVILIAN,
        words=Words(exact=words, start=text.index(words)),
    )
    return Draft(
        event_type=EventType.SHELLING,
        evidence=(Words(exact=text[passage.start : passage.end], start=passage.start),),
        tolls=(toll,) if words else (),
    )


def test_names_stand_with_the_number_that_counts_them() -> None:
    """And the sentence that names them is evidence."""
    text = f"A shell killed four people in Azaz. {NAMED}"
    (found,) = with_names(page_of(text), [draft(text, 0, "four people", 4)])
    (toll,) = found.tolls
    assert [w.exact for w in toll.named] == ["Ana Moro", "Ivo Moro", "Petro Bondar"]
    assert toll.count == exact(4)
    assert found.evidence[-1].exact == NAMED


def test_names_are_counted_where_no_number_is_told() -> None:
    """The words that name them are the toll."""
    (found,) = with_names(page_of(NAMED), [draft(NAMED, 0)])
    (toll,) = found.tolls
    assert (toll.count, toll.kind) == (exact(3), TollKind.KILLED)
    assert toll.words.exact.startswith("Ana Moro")


def test_more_names_than_dead_are_none_of_them() -> None:
    """They are of something else."""
    text = f"A shell killed two people in Azaz. {NAMED}"
    told = (draft(text, 0, "two people", 2),)
    assert with_names(page_of(text), told) == told


def test_who_did_it_is_no_victim() -> None:
    """Nor is whoever was hurt."""
    for others in ("The attackers", "The suspects in the killing of the dead", "The wounded victims"):
        text = f"A shell killed four people in Azaz. {others} were identified as Ana Moro, 43, and Ivo Moro, 39."
        told = (draft(text, 0, "four people", 4),)
        assert with_names(page_of(text), told) == told
