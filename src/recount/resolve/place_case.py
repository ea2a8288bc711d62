"""A place's mention on its way from words to a locus."""

from dataclasses import dataclass

from recount.model import Locus, PlaceMention
from recount.resolve.place_choice import Choice
from recount.resolve.place_words import PlaceWords, Referent
from recount.vocab.gazetteer.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One mention with the words that stand around it: ways to read it, names said to hold it, what it points back to."""

    claim_id: str
    slot: int
    mention: PlaceMention
    steps: tuple[PlaceWords, ...]
    held_by: tuple[str, ...]
    refers: Referent | None
    foreign: bool = False  # read by the words of another language than English


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mention with what was chosen for it; `words` is the way it was read, None if no way led to a name."""

    asked: Asked
    words: PlaceWords | None
    choice: Choice
    locus: Locus | None

    @property
    def place(self) -> Place | None:
        """The place chosen, None if none was sure."""
        return self.choice.place


def nothing(asked: Asked) -> Placed:
    """The mention whose words name no place that is known."""
    because = f"no place called “{asked.mention.quote.exact}” is in the gazetteer."
    return Placed(
        asked=asked, words=None, choice=Choice(place=None, share=0.0, rule="place/unknown", because=because), locus=None
    )
