"""What all endpoints stand in: the open ledger, what people decided as of now, and answers made before."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy import Connection

from recount.serve.decided import Decided, Notebook
from recount.serve.errors import NotModifiedError
from recount.serve.options import Options
from recount.serve.table.held import Held, View, view
from recount.store.ledger import Ledger
from recount.store.shelf.wanted import Wanted

KEPT = 256  # answers


@dataclass(slots=True)
class _Slot:
    lock: threading.Lock = field(default_factory=threading.Lock)
    body: bytes | None = None


@dataclass(slots=True)
class Room:
    """One served ledger."""

    options: Options
    ledger: Ledger
    notebook: Notebook = field(default_factory=Notebook)
    held: Held = field(default_factory=Held)
    deciding: threading.Lock = field(default_factory=threading.Lock)  # one decision at a time: what was seen, then kept
    _made: "OrderedDict[tuple[str, str], _Slot]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """The ledger as it is now."""
        with self.ledger.read() as connection:
            yield connection

    def cards(self, connection: Connection, wanted: Wanted) -> View:
        """The cards that are wanted, as of now."""
        return view(self.held, connection, wanted)

    def decided(self, connection: Connection) -> Decided:
        """What people decided as of now."""
        return self.notebook.read(connection)

    def stamp(self) -> str:
        """Changes with every change of the ledger or the shelf, and with each start."""
        query = """SELECT (SELECT max(seq) FROM entries), (SELECT value FROM shelved WHERE name = 'generation')"""
        with self.ledger.read() as connection:
            entries, generation = connection.exec_driver_sql(query).one()
        return f"{entries or 0}-{generation or 0}"

    def shelf_stamp(self) -> str:
        """Changes with the shelf alone: what is made of nothing else need not be made again for each decision."""
        query = "SELECT value FROM shelved WHERE name = 'generation'"
        with self.ledger.read() as connection:
            return f"s{connection.exec_driver_sql(query).scalar() or 0}"

    def once(self, key: str, stamp: str, make: Callable[[], BaseModel]) -> Response:
        """The answer to `key`, made once for each stamp, however many ask for it at the same time."""
        with self._lock:
            slot = self._made.setdefault((key, stamp), _Slot())
            self._made.move_to_end((key, stamp))
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        with slot.lock:
            if slot.body is None:
                slot.body = make().model_dump_json().encode()
        return Response(slot.body, media_type=JSON, headers={"ETag": tag_of(stamp)})


JSON = "application/json"


def tag_of(stamp: str) -> str:
    """The weak ETag of a stamp: the same record, though perhaps not the same bytes."""
    return f'W/"{stamp}"'


def answer(shape: BaseModel, *, stamp: str | None = None, status: int = 200) -> Response:
    """A shape as an answer: written by pydantic itself, which is several times as fast as FastAPI's way round by Python values."""
    headers = {"ETag": tag_of(stamp)} if stamp is not None else None
    return Response(shape.model_dump_json().encode(), status_code=status, media_type=JSON, headers=headers)


def room_of(request: Request) -> Room:
    """The room that the app was made with."""
    return cast(Room, request.app.state.room)


def fresh(request: Request) -> str:
    """The stamp of now. Where the asker's copy has it, there is nothing to send.

    Raises:
        NotModifiedError: `If-None-Match` names it.
    """
    return _unless_known(request, room_of(request).stamp())


def fresh_shelf(request: Request) -> str:
    """The shelf's stamp of now, as `fresh`.

    Raises:
        NotModifiedError: as `fresh`.
    """
    return _unless_known(request, room_of(request).shelf_stamp())


def _unless_known(request: Request, stamp: str) -> str:
    tag = tag_of(stamp)
    if tag in (part.strip() for part in request.headers.get("if-none-match", "").split(",")):
        raise NotModifiedError(tag)
    return stamp


In = Annotated[Room, Depends(room_of)]
Stamp = Annotated[str, Depends(fresh)]
ShelfStamp = Annotated[str, Depends(fresh_shelf)]
