"""An event told twice in one report: first in short, then in full, of the very same people."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import Draft
from recount.extract.engines.encoder.page import Page
from recount.model import Stance, TollKind
from recount.vocab.numbers import read_number

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("and a an the of at least about some more than other others were was killed dead people".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_FEWEST = 2  # nouns that tell who they are: "three women and three children"


def told_again(_: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each that counts the same sorts of people, as many dead in all, as an earlier one of another event, tied to that one's."""
    made = [*drafts]
    known: dict[tuple[int, frozenset[str]], int] = {}
    for n, draft in enumerate(drafts):
        told = _people(draft)
        if told is None:
            continue
        first = known.setdefault(told, n)
        event, before = _event(made, n), _event(made, first)
        if first != n and event != before and not _other_days(made[first], draft):
            for k in range(len(made)):
                if k != before and _event(made, k) == event:
                    made[k] = replace(made[k], same_event_as=before)
    return tuple(made)


def _other_days(one: Draft, other: Draft) -> bool:
    """Do two claims name different days of the week?"""
    days = [_WEEKDAYS.intersection(d.when.exact.lower().split()) if d.when else _WEEKDAYS for d in (one, other)]
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])


def _event(drafts: Sequence[Draft], n: int) -> int:
    first = drafts[n].same_event_as
    return n if first is None else first


def _people(draft: Draft) -> tuple[int, frozenset[str]] | None:
    """How many dead a claim counts, and the nouns for them, if several tell who they are."""
    tolls = [t for t in draft.tolls if t.kind is TollKind.KILLED and t.part_of is None]
    if draft.stance is not Stance.ASSERTS or any(t.count.low is None or t.count.low != t.count.high for t in tolls):
        return None
    words = (w.lower() for t in tolls for w in _WORD.findall(t.words.exact))
    nouns = frozenset(w for w in words if w not in _SMALL and read_number([w], 0) is None)
    total = sum(t.count.low or 0 for t in tolls)
    numbers = sum(read_number([w.lower()], 0) is not None for t in tolls for w in t.words.exact.split())
    return (total, nouns) if min(len(nouns), numbers) >= _FEWEST and total > _FEWEST else None
