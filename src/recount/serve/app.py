"""The application: doors, rooms, errors, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from recount.serve import (
    basemap,
    dashboard,
    decisions,
    doubles,
    exports,
    inbox,
    incidents,
    jobs,
    pages,
    places,
    questions,
    record,
    released,
    reports,
)
from recount.serve.errors import handle
from recount.serve.guard import Guard
from recount.serve.options import PATIENCE, Options
from recount.serve.room import Room
from recount.store.ledger import Ledger

ABOUT = (
    "The record that Recount keeps, and what people decide about it. Numbers are ranges and null is unknown, never 0; days are "
    "local calendar days, both ends inside; places are circles. Served on this machine alone (`docs/api.md`)."
)


def make_app(options: Options) -> FastAPI:
    """The application that serves one ledger.

    Raises:
        LedgerError: there is none, or it can't be opened.
    """
    ledger = Ledger.open(options.ledger, must_exist=True, patience=PATIENCE)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        yield
        room.close()

    app = FastAPI(
        title="Recount",
        version=options.version,
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,  # they load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    room = Room(options=options, ledger=ledger)
    with room.read() as connection:
        room.held.now(connection)  # now, and not when the first page waits for it
    app.state.room = room
    handle(app)
    api = APIRouter(prefix="/api")
    for module in (record, incidents, reports, questions, decisions, inbox, doubles, jobs, places, basemap, exports):
        api.include_router(module.router)
    api.include_router(dashboard.router)
    app.include_router(api)
    app.include_router(released.router)
    app.include_router(pages.router)
    app.add_middleware(Guard, options=options)
    return app
