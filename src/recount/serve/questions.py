"""Endpoints: open questions, the most useful first."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from recount.serve import behind
from recount.serve.cursors import cursor, place
from recount.serve.decided import versions
from recount.serve.errors import not_found, responses
from recount.serve.filters import After
from recount.serve.payloads.decisions import Question
from recount.serve.payloads.shapes import Page
from recount.serve.room import In, Room, ShelfStamp, Stamp, answer
from recount.store.shelf import asked

router = APIRouter(tags=["review"])


class QuestionFilters(BaseModel):
    """Which questions, and which part of them."""

    model_config = ConfigDict(extra="forbid")

    kind: Annotated[str | None, Field(max_length=40, description="Of this kind only.")] = None
    incident: Annotated[str | None, Field(max_length=200, description="That touch this incident only.")] = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    after: After = None


class NextFilters(BaseModel):
    """Which question comes next."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[str | None, Field(max_length=200, description="The id of the question before it.")] = None
    kind: Annotated[str | None, Field(max_length=40, description="Of this kind only.")] = None
    incident: Annotated[str | None, Field(max_length=200, description="That touches this incident only.")] = None


@router.get("/questions", response_model=Page[Question], responses=responses())
def questions(room: In, stamp: ShelfStamp, wanted: Annotated[QuestionFilters, Query()]) -> Response:
    """Open questions, a page at a time: how far an answer would move published numbers, times how open it is, gives the order."""
    return room.once(f"questions {wanted.model_dump_json(exclude_defaults=True)}", stamp, lambda: _page(room, wanted))


def _page(room: Room, wanted: QuestionFilters) -> Page[Question]:
    at = place(wanted.after)
    start = int(at[1]) if at and isinstance(at[1], int) else -1
    with room.read() as connection:
        bodies, last, total = asked.page(connection, wanted.limit, start, wanted.kind, wanted.incident)
        items = _questions(connection, bodies)
    after = cursor(("", last)) if last is not None else None
    return Page[Question](items=items, next=after, total=total)


@router.get("/questions/next", response_model=Question, responses=responses(404))
def next_question(room: In, stamp: Stamp, wanted: Annotated[NextFilters, Query()]) -> Response:
    """The most useful question; or the one after another one, the first where that is not open any more."""
    with room.read() as connection:
        start = asked.ordinal(connection, wanted.after) if wanted.after is not None else None
        bodies, _, _ = asked.page(connection, 1, -1 if start is None else start, wanted.kind, wanted.incident)
        if not bodies:
            raise not_found("There is no further question.", "Begin again, or add reports.")
        return answer(_one(room, connection, bodies[0]), stamp=stamp)


@router.get("/questions/{question_id}", response_model=Question, responses=responses(404))
def question(room: In, stamp: Stamp, question_id: Annotated[str, Path(max_length=200)]) -> Response:
    """One open question."""
    with room.read() as connection:
        body = asked.one(connection, question_id)
        if body is None:
            raise not_found(
                f"No open question's id begins with {question_id!r}: perhaps it was answered.",
                "Look at the list of questions.",
            )
        return answer(_one(room, connection, body), stamp=stamp)


def _one(room: Room, connection: Connection, body: dict[str, Any]) -> Question:
    """A question with the versions of what it touches: a decision made on it says what the person saw."""
    (made,) = _questions(connection, [body])
    seen = dict(versions(connection, room.decided(connection), [one.id for one in made.incidents]))
    return made.model_copy(update={"seen": seen})


def _questions(connection: Connection, bodies: Sequence[dict[str, Any]]) -> list[Question]:
    touched = asked.incidents(connection, [body["id"] for body in bodies])
    cards = behind.lite(connection, dict.fromkeys(key for some in touched.values() for key in some))
    return [
        Question.model_validate(
            {
                **body,
                "excerpts": [_excerpt(one) for one in body["excerpts"]],
                "incidents": [cards[key] for key in touched.get(body["id"], ()) if key in cards],
            }
        )
        for body in bodies
    ]


def _excerpt(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "quotes": list(_marked(body["quotes"])), "words": list(_marked(body["words"]))}


def _marked(quotes: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for q in quotes:
        yield {"exact": q["exact"], **q["span"], "text_before": q["prefix"], "text_after": q["suffix"]}
