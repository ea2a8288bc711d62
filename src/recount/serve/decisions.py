"""Endpoints: what people decided, and deciding: kept at once, told anew in the background."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from recount.model import Decision, DecisionKind, LedgerError
from recount.serve import wire_decisions
from recount.serve.cursors import cursor, place
from recount.serve.decided import Decided, field_of, judged, versions
from recount.serve.errors import RefusedError, not_found, read_only, responses
from recount.serve.filters import After
from recount.serve.jobs import wire_job
from recount.serve.payloads.decisions import Decision as Wire
from recount.serve.payloads.decisions import Effect, Kept, Looked, NewDecision, Undo
from recount.serve.payloads.shapes import Page
from recount.serve.ports import Desk, Said
from recount.serve.room import In, Room, Stamp, answer
from recount.store.shelf import homes

router = APIRouter(tags=["review"])
A_TURN = 20.0  # seconds that a decision waits for those before it, on a machine that has much else to do
ERASES = (DecisionKind.WITHDRAW.value,)  # takes more than a click: `recount withdraw` shows what hangs on it first


class DecisionFilters(BaseModel):
    """Which decisions, and which part of them."""

    model_config = ConfigDict(extra="forbid")

    incident: Annotated[str | None, Field(max_length=200, description="On this incident or its claims only.")] = None
    by: Annotated[str | None, Field(max_length=200, description="Of this person only.")] = None
    field: Annotated[
        str | None, Field(max_length=50, description="That stand, on this field of a claim; `claim`: on all of it.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: After = None


@router.get("/decisions", response_model=Page[Wire], responses=responses())
def decisions(room: In, stamp: Stamp, asked: Annotated[DecisionFilters, Query()]) -> Response:
    """Every decision, the last first, a page at a time; those that no longer stand are marked."""
    at = place(asked.after)
    with room.read() as connection:
        decided = room.decided(connection)
        found = [d for d in reversed(_of(connection, decided, asked.incident)) if asked.by in (None, d.by)]
        if asked.field is not None:
            there = {d.id for d in judged(decided) if field_of(d) == asked.field}
            found = [d for d in found if d.id in there]
        start = max(0, int(at[1])) if at and isinstance(at[1], int) else 0
        end = start + asked.limit
        items = wire_decisions.decisions(connection, found[start:end], decided)
    last = cursor(("", end)) if end < len(found) else None
    return answer(Page[Wire](items=items, next=last, total=len(found)), stamp=stamp)


def _of(connection: Connection, decided: Decided, incident: str | None) -> tuple[Decision, ...]:
    if incident is None:
        return decided.all
    home = homes.home(connection, incident)
    return decided.of(home.account) if home else decided.concerning([incident])


@router.post("/decisions", response_model=Kept, status_code=201, responses=responses(404, 409, 413))
def decide(room: In, asked: NewDecision) -> Response:
    """Keep a decision. It is on disk when this answers; the job that tells the incidents anew runs on.

    Two pages on one incident: send the versions that the person saw in `seen`. If one of them is another now, nothing is
    kept, and `detail.current` has what is there.
    """
    desk = _desk(room)
    said = _said(asked)
    with _in_turn(room):
        _refuse_overtaken(room, asked.seen)
        made = desk.decide(said)
    return _kept(room, made, desk)


@router.post("/decisions/preview", response_model=Effect, responses=responses(404, 409, 413, 429))
def preview(room: In, asked: Looked) -> Response:
    """What a decision would do to published numbers. Nothing is kept. Of several that one `tab` asks for at once the last is
    answered; those before it that had not begun are a 409.
    """
    effect = _desk(room).preview(replace(_said(asked), tab=asked.tab))
    return answer(Effect.model_validate(effect))


@router.post("/decisions/{decision_id}/undo", response_model=Kept, status_code=201, responses=responses(404, 409, 413))
def undo(room: In, decision_id: Annotated[str, Path(max_length=200)], asked: Undo) -> Response:
    """Take a decision back, as if it had never been; an undo can be taken back itself."""
    desk = _desk(room)
    with _in_turn(room):
        with room.read() as connection:
            decided = room.decided(connection)
        known = decided.by_id.get(decision_id)
        if known is None:
            raise not_found(f"There is no decision {decision_id}.", "Look at the list of decisions.")
        if known.id in decided.taken_back and known.id not in decided.stand:
            detail = {"current": decided.taken_back[known.id]}
            raise RefusedError(409, "conflict", "It was taken back already.", "Look at the decision again.", detail)
        said = Said(
            kind=DecisionKind.UNDO.value,
            about=(known.id,),
            answer="yes",
            by=asked.by,
            at=datetime.now(UTC),
            reason=asked.reason,
            supersedes=known.id,
        )
        made = desk.decide(said)
    return _kept(room, made, desk)


@contextmanager
def _in_turn(room: Room) -> Iterator[None]:
    """One decision at a time. They don't all wait where the ledger is locked, one after the other: the server's threads are for
    pages. Who waited for one that could not be kept hears the same.
    """
    since = time.monotonic()
    if not room.deciding.acquire(timeout=A_TURN):
        raise RefusedError(
            503,
            "busy",
            "The decision before this one is not kept yet. Nothing of this one was kept.",
            "Is another program writing the ledger? Send it again in a moment.",
        )
    try:
        _refuse_with_the_one_before(room, since)
        yield
    except LedgerError as error:
        room.refused = (time.monotonic(), error)
        raise
    finally:
        room.deciding.release()


def _refuse_with_the_one_before(room: Room, since: float) -> None:
    if room.refused is not None and room.refused[0] > since:
        raise LedgerError(room.refused[1].what, room.refused[1].then)


def _kept(room: Room, made: Decision, desk: Desk) -> Response:
    job = desk.derive()
    with room.read() as connection:
        (shown,) = wire_decisions.decisions(connection, [made], room.decided(connection))
    return answer(Kept(decision=shown, job=wire_job(job)), status=201)


def _desk(room: Room) -> Desk:
    desk = room.options.desk
    if desk is None:
        raise read_only()
    return desk


def _said(asked: NewDecision) -> Said:
    if asked.kind in ERASES:
        raise RefusedError(
            400,
            "kind",
            "A report is not withdrawn here.",
            "Use `recount withdraw`, which shows first what hangs on it.",
        )
    words = asked.words
    return Said(
        kind=asked.kind,
        about=tuple(asked.about),
        answer=asked.answer,
        by=asked.by,
        at=datetime.now(UTC),
        reason=asked.reason,
        slot=asked.slot,
        words=(words.report_id, words.start, words.end) if words else None,
        supersedes=asked.supersedes,
        question=asked.question,
    )


def _refuse_overtaken(room: Room, seen: dict[str, str]) -> None:
    with room.read() as connection:
        decided = room.decided(connection)
        now = dict(versions(connection, decided, seen))
    other = {key: now.get(key) for key, value in seen.items() if now.get(key) != value}
    if other:
        raise RefusedError(
            409,
            "conflict",
            "Somebody changed this incident since you opened it, or it does not stand any more. Nothing was kept.",
            "Look at it as it is now, then decide again: what you had written is still in your page.",
            {"current": other},
        )
