"""Drafts that hold each other, so that some can come and go without a count of indexes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, Words


@dataclass(eq=False, slots=True)
class Tied:
    """A draft with its ties as other drafts: the one it is a part of, and the first of the same event."""

    draft: Draft
    whole: "Tied | None" = None
    same: "Tied | None" = None

    def quotes(self, start: int, end: int) -> bool:
        """Does its evidence reach into the code points ``[start, end)``?"""
        return any(overlaps(w, start, end) for w in self.draft.evidence)


def tie(drafts: Sequence[Draft]) -> list[Tied]:
    """The drafts, each holding those that it points to."""
    told = [Tied(draft) for draft in drafts]
    for one in told:
        part, same = one.draft.part_of, one.draft.same_event_as
        one.whole, one.same = None if part is None else told[part], None if same is None else told[same]
    return told


def untie(told: Sequence[Tied]) -> tuple[Draft, ...]:
    """The drafts again, pointing to each other by index; a tie to one that is gone is none."""
    at = {id(one): n for n, one in enumerate(told)}
    ties = [(at.get(id(one.whole)), at.get(id(one.same))) for one in told]
    return tuple(
        replace(one.draft, part_of=part, same_event_as=same) for one, (part, same) in zip(told, ties, strict=True)
    )


def overlaps(words: Words, start: int, end: int) -> bool:
    """Do words reach into the code points ``[start, end)``?"""
    return words.start is not None and words.start < end and start < words.start + len(words.exact)
