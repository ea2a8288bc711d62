"""What can be wrong in a coded report in the guide's bare format (`gold/GUIDE.md`): checked here, once, for gold and for people
who code by hand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from recount.model import (
    EventType,
    Group,
    LossClass,
    LossKind,
    PlaceRelation,
    Population,
    Precision,
    Stance,
    TollKind,
    Wording,
)
from recount.model.counts import BOUNDS

Json = dict[str, Any]

TAKES = {  # low and high of each wording, as people say it (`model.counts.BOUNDS`)
    Wording.EXACT: "one number as low and high",
    Wording.ABOUT: "one number as low and high",
    Wording.BETWEEN: "a low number and a higher one",
    Wording.AT_LEAST: "a low number alone",
    Wording.AT_MOST: "a high number alone",
    Wording.UNQUANTIFIED: "no number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not after the guide, in a clause. `claim` is its id in the record, empty where no claim is at fault;
    `slot` is the field (``tolls[0]``, ``when.start``), empty where the whole is.
    """

    what: str
    claim: str = ""
    slot: str = ""

    def __str__(self) -> str:
        return f"{self.claim}: {self.what}" if self.claim else self.what


def coding_faults(report: Json) -> tuple[Fault, ...]:
    """What in a coded report with its `text` is not after the guide, in order; empty if all is well.

    Asks that every value is of the guide's lists, every quote in the text, every count of its wording's shape, every
    link to a claim that is there, every range in order.
    """
    found: list[Fault] = []
    try:
        found.extend(_faults(report))
    except (KeyError, TypeError, AttributeError) as error:
        return (Fault(what=f"a field is missing or of another shape ({type(error).__name__}: {error})"),)
    return tuple(found)


def _faults(report: Json) -> Iterator[Fault]:
    text, claims = report["text"], report["claims"]
    if report["published"] is not None and not _is_day(report["published"]):
        yield Fault(slot="published", what=f"published {report['published']!r} is no ISO date")
    ids = [c["id"] for c in claims]
    if len(set(ids)) != len(ids):
        yield Fault(what="claim ids stand twice")
    for claim in claims:
        for fault in _Claim(claim=claim, text=text, ids=frozenset(ids)).faults():
            yield replace(fault, claim=claim["id"])
    for n, incident in enumerate(report["incidents"]):
        for what in _incident_faults(incident, ids):
            yield Fault(what=f"incident {n}: {what}")


def _is_day(value: str) -> bool:
    """A calendar day written in full: ``2017-10-03``."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _not_one_of(allowed: Iterable[str], given: object, what: str, slot: str) -> Iterator[Fault]:
    if not given:
        yield Fault(slot=slot, what=f"{what}: none is given")
    elif given not in {str(a) for a in allowed}:
        yield Fault(slot=slot, what=f"{what} {given!r} is none of the guide's")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """One claim under examination, with the text and the ids it may point to."""

    claim: Json
    text: str
    ids: frozenset[str]

    def faults(self) -> Iterator[Fault]:
        claim = self.claim
        yield from _not_one_of(EventType, claim["event_type"], "event_type", "event_type")
        yield from _not_one_of(Stance, claim["stance"], "stance", "stance")
        if not claim["evidence"]:
            yield Fault(slot="evidence", what="no evidence")
        for slot in ("evidence", "speakers", "perpetrators", "targets", "weapons"):
            for n, words in enumerate(claim[slot]):
                yield from self.absent([words], slot, f"{slot}[{n}]")
        for n, place in enumerate(claim["places"]):
            yield from self.absent([place["text"]], "place", f"places[{n}]")
            yield from _not_one_of(PlaceRelation, place["relation"], "relation", f"places[{n}]")
        yield from self.when_faults()
        for n, toll in enumerate(claim["tolls"]):
            yield from self.toll_faults(n, toll)
        for n, loss in enumerate(claim["losses"]):
            yield from self.loss_faults(n, loss)
        yield from self.link_faults()

    def link_faults(self) -> Iterator[Fault]:
        for link in ("part_of", "same_event_as"):
            to = self.claim[link]
            if to is not None and (to not in self.ids or to == self.claim["id"]):
                yield Fault(slot=link, what=f"{link} {to!r} is no other claim")

    def absent(self, quotes: list[str], what: str, slot: str) -> Iterator[Fault]:
        """Quotes that are not words of the text."""
        for quote in quotes:
            if not quote or quote not in self.text:
                yield Fault(slot=slot, what=f"{what} {quote!r} is not in the text")

    def when_faults(self) -> Iterator[Fault]:
        when = self.claim["when"]
        if when["text"] is not None:
            yield from self.absent([when["text"]], "when", "when")
        yield from _not_one_of(Precision, when["precision"], "precision", "when.precision")
        for bound in ("start", "end"):
            if when[bound] is not None and not _is_day(when[bound]):
                yield Fault(slot=f"when.{bound}", what=f"when.{bound} {when[bound]!r} is no ISO date")

    def toll_faults(self, n: int, toll: Json) -> Iterator[Fault]:
        slot = f"tolls[{n}]"
        yield from self.absent([toll["text"]], f"toll {n}", slot)
        yield from self.absent(toll["named"], f"toll {n} named", slot)
        yield from _not_one_of(TollKind, toll["kind"], "toll kind", slot)
        yield from _not_one_of(Population, toll["population"], "population", slot)
        if toll.get("group") is not None:
            yield from _not_one_of(Group, toll["group"], "group", slot)
        part = toll["part_of"]
        if part is not None and not (0 <= part < len(self.claim["tolls"]) and part != n):
            yield Fault(slot=slot, what=f"toll {n} is part of {part}, which is no other toll")
        yield from _count_faults(toll, f"toll {n}", slot)

    def loss_faults(self, n: int, loss: Json) -> Iterator[Fault]:
        slot = f"losses[{n}]"
        yield from self.absent([loss["text"]], f"loss {n}", slot)
        yield from _not_one_of(LossKind, loss["kind"], "loss kind", slot)
        yield from _not_one_of(LossClass, loss["class"], "loss class", slot)
        yield from _count_faults(loss, f"loss {n}", slot)


def _count_faults(given: Json, where: str, slot: str) -> Iterator[Fault]:
    low, high, wording = given["low"], given["high"], given["wording"]
    if unknown := list(_not_one_of(Wording, wording, f"{where}: wording", slot)):
        yield from unknown
        return
    if any(not isinstance(n, int | None) or isinstance(n, bool) or (n is not None and n < 0) for n in (low, high)):
        yield Fault(slot=slot, what=f"{where}: {low!r}..{high!r} are no counts")
        return
    if (low is not None, high is not None) != BOUNDS[Wording(wording)] or (
        low is not None and high is not None and (low > high or (wording in ("exact", "about") and low != high))
    ):
        yield Fault(
            slot=slot, what=f"{where}: {wording} takes {TAKES[Wording(wording)]}, and has {_said(low)} to {_said(high)}"
        )


def _said(n: int | None) -> str:
    return "none" if n is None else str(n)


def _incident_faults(incident: Json, ids: list[str]) -> Iterator[str]:
    for claim in incident["claims"]:
        if claim not in ids:
            yield f"claim {claim!r} is not there"
    for kind in ("killed", "injured"):
        told = incident[kind]
        if told is None:
            continue
        if set(told) != {"low", "best", "high"}:
            yield f"{kind} holds {sorted(told)}, not low, best, high"
            continue
        known = [told[k] for k in ("low", "best", "high") if told[k] is not None]
        if known != sorted(known):
            yield f"{kind} is not low <= best <= high"
