"""Where nobody was hurt: a report of no casualties is of what was told right before it, not of an attack that killed."""

from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import Draft
from recount.extract.engines.encoder.page import Page
from recount.model import Stance, TollKind

_HARM = (TollKind.KILLED, TollKind.INJURED)


def nobody_hurt(_: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each that counts nobody at all moved to the event told right before it, if its own has dead and that one none."""
    made = [*drafts]
    for n in range(1, len(made)):
        event, before = _event(made, n), _event(made, n - 1)
        if event in (n, before) or not _counts_nobody(made[n]):
            continue
        if _harmed(made, event) and not _harmed(made, before):
            own = made[before]
            made[n] = replace(made[n], same_event_as=before, places=own.places, perpetrators=own.perpetrators)
    return tuple(made)


def _event(drafts: Sequence[Draft], n: int) -> int:
    first = drafts[n].same_event_as
    return n if first is None else first


def _counts_nobody(draft: Draft) -> bool:
    tolls = [t for t in draft.tolls if t.kind in _HARM]
    return draft.stance is Stance.ASSERTS and bool(tolls) and all(t.count.high == 0 for t in tolls)


def _harmed(drafts: Sequence[Draft], event: int) -> bool:
    """Does any claim of an event count dead or hurt?"""
    own = (d for k, d in enumerate(drafts) if _event(drafts, k) == event)
    return any(t.kind in _HARM and t.count.high != 0 for d in own for t in d.tolls)
