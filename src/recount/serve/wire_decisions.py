"""Decisions as they go over the wire, with a sentence: what `recount decisions` prints, in words instead of names of fields."""

import json
import re
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from recount.model import Decision, DecisionKind
from recount.serve.decided import Decided
from recount.serve.payloads import decisions as wire
from recount.store.shelf import homes
from recount.store.views import short
from recount.vocab import said

NAMED = 4  # ids in a sentence
WHOLE = (DecisionKind.ADD, DecisionKind.TRANSLATE)  # whose answers are a claim or a text, shown where these stand
_THINGS = {"clm": "claim", "inc": "incident", "rep": "report", "dec": "decision"}
_FIELD = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")  # tolls[0].count
_HOLDERS = {
    "tolls": "number",
    "losses": "loss",
    "places": "place",
    "perpetrators": "who did it",
    "targets": "whom it was against",
    "speakers": "who says it",
    "event_type": "what happened",
    "stance": "what the voice does with it",
    "occurrence": "whether it happened",
    "harm": "harm to civilians",
}
_PARTS = {
    "count": "how many",
    "kind": "what befell",
    "population": "civilian or not",
    "group": "which group",
    "part_of": "counted in",
    "loss_class": "what was lost",
}


def decisions(connection: Connection, some: Iterable[Decision], decided: Decided) -> list[wire.Decision]:
    """Decisions on the wire, in the order given."""
    listed = list(some)
    ids = {key for d in listed for key in (*d.about, *(a.claim_id for a in d.anchors))}
    at = homes.of_claims(connection, [key for key in ids if key.startswith("clm:")])
    return [_decision(d, decided, at) for d in listed]


def _decision(d: Decision, decided: Decided, at: Mapping[str, str]) -> wire.Decision:
    touched = {at.get(key, "") for key in (*d.about, *(a.claim_id for a in d.anchors))}
    touched |= {key for key in d.about if key.startswith("inc:")}
    return wire.Decision(
        id=d.id,
        short=short(d.id),
        kind=d.kind,
        about=list(d.about),
        slot=d.slot,
        answer="yes" if d.kind in WHOLE else d.answer,
        by=d.by,
        at=d.at.isoformat(),
        reason=d.reason,
        supersedes=d.supersedes,
        taken_back_by=None if d.id in decided.stand else decided.taken_back.get(d.id),
        stands=d.id in decided.stand or (d.kind == DecisionKind.UNDO and d.id not in decided.taken_back),
        sentence=sentence(d),
        incidents=sorted(touched - {""}),
    )


def sentence(d: Decision) -> str:
    """``correct how many (number 1) of claim 1f2e3d4c: at least 15, by Ana Quist on 3 May 2018: the ministry revised it``."""
    about = ", ".join(map(_thing, d.about[:NAMED])) + (" …" if len(d.about) > NAMED else "")
    slot = f"{_slot(d.slot)} of " if d.slot else ""
    slot = f"into {d.slot}: " if d.kind == DecisionKind.TRANSLATE else slot
    answer = _answer(d)
    to = f": {answer}" if answer and answer not in ("yes", "unsure") else ""
    was = _plainly(d.anchors[0].value) if d.kind == DecisionKind.CORRECT and d.anchors else ""
    to += f" (was {was})" if was else ""
    reason = f": {d.reason}" if d.reason else ""
    return f"{said.label(d.kind)} {slot}{about}{to}, by {said.isolated(d.by)} on {said.day(d.at.date())}{reason}"


def _answer(d: Decision) -> str:
    if d.kind == DecisionKind.SPLIT:
        return ", ".join(map(short, d.answer.split()))
    if d.kind in WHOLE:
        return ""
    if d.answer.startswith("{"):
        try:
            return said.isolated(str(json.loads(d.answer).get("name", "a place")))
        except ValueError:
            return d.answer
    return _plainly(d.answer)


def _thing(key: str) -> str:
    """``claim 1f2e3d4c``."""
    return f"{_THINGS.get(key[:3], '')} {short(key)}".strip()


def _slot(slot: str) -> str:
    """``how many (number 1)`` for ``tolls[0].count``: entries are counted from 1, as people count."""
    found = _FIELD.fullmatch(slot)
    if found is None:
        return said.label(slot)
    name, at, part = found.groups()
    holder = _HOLDERS.get(name, said.label(name)) + (f" {int(at) + 1}" if at else "")
    return f"{_PARTS.get(part, said.label(part))} ({holder})" if part else holder


def _plainly(answer: str) -> str:
    """An answer without the marks of the format: ``at least 15``, ``air strike``; an entry as `_slot` says it."""
    return _slot(answer) if answer.startswith(("tolls[", "losses[")) else said.label(answer)
