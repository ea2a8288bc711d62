"""A person's answer, made into a decision: ids in full, values in one shape, and anchors that outlive the coding."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from recount.flow.adding import answer_of, refuse_gone
from recount.flow.already import refuse_repeated
from recount.model import (
    Account,
    Anchor,
    Claim,
    Decision,
    DecisionKind,
    Locus,
    Quote,
    Readings,
    UsageError,
    canonical_json,
    quote,
    to_data,
)
from recount.review import SHAPES, Told, anchor, check, slot_of, summary
from recount.store import decisions as kept
from recount.store import views
from recount.store.ledger import Ledger
from recount.vocab.actors import by_id

Places = Callable[[str], Locus | None]
ON_INCIDENTS = (
    DecisionKind.SAME_EVENT,
    DecisionKind.MERGE,
    DecisionKind.SPLIT,
)  # kept as claims, given as incidents too
DESCRIBED = "unknown:"  # ids of descriptions that name nobody: every one of them is an actor's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person says: as in `Decision`, with ids cut short, and words and places as people write them.

    `about` of a merge or a split may name incidents: it is then about all their claims. `words` are words of the claim's report. The answer about a place may be a place's
    id. `id` is minted where it is empty.
    """

    kind: str
    about: tuple[str, ...]
    answer: str
    by: str
    at: datetime
    reason: str = ""
    slot: str = ""
    words: str = ""
    supersedes: str | None = None
    id: str = ""


def decide(ledger: Ledger, answer: Answer, places: Places | None = None) -> Decision:
    """Keep what a person decided, and give it back. It is on disk when this returns; `keep.derive` tells the incidents anew.

    `places` gives the place of an id; without, only a reading's own candidates are known by theirs.

    Raises:
        UsageError: the kind, the field, the answer or an id is none that there is, or the same person decided so already.
            Nothing was kept.
        LedgerError: the ledger can't be written.
    """
    if answer.kind == DecisionKind.WITHDRAW:
        raise UsageError(
            "a withdrawal erases what a report said: `recount withdraw REPORT` does that, and no decision alone."
        )
    made = _Maker(ledger=ledger, places=places).made(answer)
    check(made)
    taken = views.decisions(ledger)
    if all(d.id != made.id for d in taken):  # one that is given again under its own id is kept once, and is no fault
        refuse_repeated(made, taken)
        ledger.append_decision(made)
    return made


def undo(ledger: Ledger, of: str, answer: Answer) -> Decision:
    """Take back a decision: as if it had never been. `answer` says who, when and why.

    Raises:
        UsageError: there is no such decision.
    """
    found = kept.find(ledger, of, ("dec",))
    return decide(ledger, replace(answer, kind=DecisionKind.UNDO.value, about=(found,), supersedes=found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    ledger: Ledger
    places: Places | None

    def made(self, answer: Answer) -> Decision:
        """The decision, of which only the shape is still to be checked."""
        if answer.kind not in SHAPES:
            raise UsageError(f"no decision is of kind {answer.kind!r}. Choose from: {', '.join(SHAPES)}.")
        self._refuse_unsaid(answer)
        about, said = self._about(answer)
        told = self._told(about[0]) if about and about[0].startswith("clm:") else None
        return Decision(
            id=answer.id or f"dec:{uuid.uuid4().hex}",
            kind=answer.kind,
            about=about,
            answer=self._said(answer, said, told),
            by=answer.by.strip(),
            at=answer.at,
            reason=answer.reason.strip(),
            supersedes=kept.find(self.ledger, answer.supersedes, ("dec",)) if answer.supersedes else None,
            slot=answer.slot,
            words=self._words(answer, told),
            anchors=self._anchors(about, answer.slot),
        )

    def _refuse_unsaid(self, answer: Answer) -> None:
        """What has no sense without more: said with an example, before ids are looked for."""
        named = ",".join(answer.about) or "ID"
        if answer.kind == DecisionKind.TRANSLATE:
            refuse_gone(self.ledger, answer.about)
        if answer.kind == DecisionKind.SPLIT and answer.answer.strip().lower() in ("", "yes"):
            raise UsageError(
                "a split needs to be told which claims are another event: give them as the answer, such as `recount decide "
                f"split {named} CLAIM,CLAIM`. `recount show {named.split(',')[0]}` lists claims with their ids."
            )
        if answer.kind == DecisionKind.MERGE and len(answer.about) == 1:
            raise UsageError(
                f"a merge needs two incidents or more, and was given {named} alone: `recount decide merge {named},OTHER`. "
                "`recount incidents` lists them."
            )

    def _about(self, answer: Answer) -> tuple[tuple[str, ...], str]:
        """Full ids, and the answer with full ids where it names claims."""
        tags = SHAPES[answer.kind].of
        wider = (*tags, "inc") if answer.kind in ON_INCIDENTS else tags
        found = [kept.find(self.ledger, key, wider) for key in answer.about]
        if answer.kind in ON_INCIDENTS:
            claims = [c for key in found for c in (self._claims(key, answer) if _is_incident(key) else (key,))]
            out = answer.answer.replace(",", " ").split() if answer.kind == DecisionKind.SPLIT else []
            said = " ".join(kept.find(self.ledger, key, ("clm",)) for key in out) or answer.answer
            return tuple(dict.fromkeys(claims)), said
        if answer.slot == "part_of" and answer.answer != "none":
            return tuple(found), kept.find(self.ledger, answer.answer, ("clm",))
        return tuple(found), answer.answer

    def _claims(self, incident: str, answer: Answer) -> tuple[str, ...]:
        """The claims of an incident that are meant: all; the founding one where incidents are held apart, since "no" holds
        each two of the claims apart that it names.
        """
        account = self._account(incident)
        apart = answer.kind == DecisionKind.SAME_EVENT and answer.answer.strip().lower() == "no"
        return (account.incident.founding_claim,) if apart else account.claim_ids

    def _account(self, incident: str) -> Account:
        return views.incident(self.ledger, incident)

    def _told(self, claim_id: str) -> Told | None:
        """The claim as the ledger has it; None where it was withdrawn."""
        found = kept.claim(self.ledger, claim_id)
        if found is None:
            return None
        claim, readings = found
        return Told(claim=claim, readings=readings or Readings(claim_id=claim.id))

    def _said(self, answer: Answer, said: str, told: Told | None) -> str:
        said = said.strip()
        if answer.kind == DecisionKind.ADD and told is not None:
            if said.lower() not in ("", "yes"):  # what is added is as its coder has it, and nobody else's words
                raise UsageError(
                    f"add is answered yes, not {said!r}. To change something of the claim, correct it then."
                )
            return answer_of(self.ledger, told.claim)
        if answer.kind != DecisionKind.CORRECT or told is None or not answer.slot:
            return said
        slot = slot_of(answer.slot)
        if slot.name == "places" and not said.startswith("{") and said.lower() != "unknown":
            return canonical_json(to_data(self._place(said, told, slot.at)))
        if slot.name in ("perpetrators", "targets", "speakers") and said.lower() != "unknown":
            _refuse_unknown_actor(said)
        return said

    def _place(self, place_id: str, told: Told, at: int) -> Locus:
        """The place of an id: a candidate of the reading, or one of the gazetteer."""
        read = told.readings.places[at : at + 1]
        found = next((c.value for r in read for c in r.candidates if c.value.place_id == place_id), None)
        found = found or (self.places(place_id) if self.places else None)
        if found is None:
            raise UsageError(
                f"{place_id!r} is the id of no place. `recount gazetteer find NAME` gives the ids of a name; or give unknown."
            )
        return found

    def _words(self, answer: Answer, told: Told | None) -> tuple[Quote, ...]:
        """The words where they stand in the claim's report: in the claim's own words if they stand in several places."""
        if not answer.words:
            return ()
        text = self._text(told.claim) if told else ""
        if told is None or answer.words not in text:
            raise UsageError(f"the report does not say “{answer.words}”. Copy the words as they stand in it.")
        spans = [q.span for q in told.claim.evidence]
        found = next(
            (at for s in spans if (at := text.find(answer.words, s.start, s.end)) >= 0), text.find(answer.words)
        )
        return (quote(text, found, found + len(answer.words)),)

    def _text(self, claim: Claim) -> str:
        return next((r.text for r in views.reports(self.ledger) if r.id == claim.report_id), "")

    def _anchors(self, about: tuple[str, ...], slot: str) -> tuple[Anchor, ...]:
        return tuple(a for key in about for a in self._anchor(key, slot))

    def _anchor(self, key: str, slot: str) -> tuple[Anchor, ...]:
        """Of a claim itself; of an incident the claim that founds it, with the figures that stand."""
        if key.startswith("clm:"):
            told = self._told(key)
            return (
                () if told is None else (anchor(told.claim, told.readings, slot, kept.incident_of(self.ledger, key)),)
            )
        if not _is_incident(key):
            return ()
        account = self._account(key)
        told = self._told(account.incident.founding_claim)
        if told is None:
            return ()
        made = anchor(told.claim, told.readings, incident=account.incident.id)
        return (replace(made, value=summary(account.estimates)),)


def _is_incident(key: str) -> bool:
    return key.startswith("inc:")


def _refuse_unknown_actor(actor: str) -> None:
    if actor not in by_id() and not actor.startswith(DESCRIBED):
        raise UsageError(f"{actor!r} is no actor's id. `recount actors NAME` finds the id of a name; or give unknown.")
