"""What all endpoints stand in: the open ledger, what people decided as of now, and answers made before."""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any, cast

import msgspec
from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy import Connection

from recount.model import LedgerError
from recount.serve.decided import Decided, Notebook
from recount.serve.errors import NotModifiedError
from recount.serve.options import Options
from recount.serve.table.held import Held, View, view
from recount.serve.table.hurt import Hurt
from recount.store.ledger import Ledger
from recount.store.shelf.pulse import NOW, Pulse
from recount.store.shelf.wanted import Wanted

KEPT = 256  # answers
Plain = dict[str, Any]
"""A shape as data: what was checked when it was put on the shelf needs no model to be sent."""
Made = BaseModel | Plain | Sequence[Plain]


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
    hurt: Hurt = field(default_factory=Hurt)
    deciding: threading.Lock = field(default_factory=threading.Lock)  # one decision at a time: what was seen, then kept
    refused: tuple[float, LedgerError] | None = (
        None  # when a decision could last not be kept (`time.monotonic`), and why
    )
    pulse: Pulse = field(init=False)
    _made: "OrderedDict[tuple[str, str], _Slot]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.pulse = Pulse(self.ledger.path)

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

    async def stamp(self) -> str:
        """Changes with every change of the ledger or the shelf, and with each start."""
        entry, generation = await self._now()
        return f"{entry}-{generation}"

    async def shelf_stamp(self) -> str:
        """Changes with the shelf alone: what is made of nothing else need not be made again for each decision."""
        return f"s{(await self._now())[1]}"

    async def _now(self) -> tuple[int, str]:
        """As `Pulse.now`; where the file is held just now, waiting for it in a thread."""
        try:
            return self.pulse.now()
        except sqlite3.Error:
            return await run_in_threadpool(self._waited)

    def _waited(self) -> tuple[int, str]:
        with self.ledger.read() as connection:
            entry, generation = connection.exec_driver_sql(NOW).one()
        return int(entry), str(generation)

    def close(self) -> None:
        """Let go of the ledger."""
        self.pulse.close()
        self.ledger.close()

    def once(self, key: str, stamp: str, make: Callable[[], Made]) -> Response:
        """The answer to `key`, made once for each stamp, however many ask for it at the same time."""
        with self._lock:
            slot = self._made.setdefault((key, stamp), _Slot())
            self._made.move_to_end((key, stamp))
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        with slot.lock:
            if slot.body is None:
                slot.body = body(make())
        return Response(slot.body, media_type=JSON, headers={"ETag": tag_of(stamp)})


JSON = "application/json"


def tag_of(stamp: str) -> str:
    """The weak ETag of a stamp: the same record, though perhaps not the same bytes."""
    return f'W/"{stamp}"'


def body(made: Made) -> bytes:
    """What is sent. Shapes inside of data are written by pydantic, and a shape alone is: FastAPI's way round by Python values
    takes several times as long.
    """
    return made.model_dump_json().encode() if isinstance(made, BaseModel) else _encode(made)


def _encode(made: object) -> bytes:
    return _encoder.encode(made)


def _shape(inside: Any) -> msgspec.Raw:
    return msgspec.Raw(body(inside))


_encoder = msgspec.json.Encoder(enc_hook=_shape)


def answer(shape: Made, *, stamp: str | None = None, status: int = 200) -> Response:
    """A shape as an answer."""
    headers = {"ETag": tag_of(stamp)} if stamp is not None else None
    return Response(body(shape), status_code=status, media_type=JSON, headers=headers)


async def room_of(request: Request) -> Room:
    """The room that the app was made with. Not a plain function, here and below: each of those is a way to a thread and back."""
    return _room(request)


def _room(request: Request) -> Room:
    return cast(Room, request.app.state.room)


async def fresh(request: Request) -> str:
    """The stamp of now. Where the asker's copy has it, there is nothing to send.

    Raises:
        NotModifiedError: `If-None-Match` names it.
    """
    return _unless_known(request, await _room(request).stamp())


async def fresh_shelf(request: Request) -> str:
    """The shelf's stamp of now, as `fresh`.

    Raises:
        NotModifiedError: as `fresh`.
    """
    return _unless_known(request, await _room(request).shelf_stamp())


def _unless_known(request: Request, stamp: str) -> str:
    tag = tag_of(stamp)
    if tag in (part.strip() for part in request.headers.get("if-none-match", "").split(",")):
        raise NotModifiedError(tag)
    return stamp


In = Annotated[Room, Depends(room_of)]
Stamp = Annotated[str, Depends(fresh)]
ShelfStamp = Annotated[str, Depends(fresh_shelf)]
