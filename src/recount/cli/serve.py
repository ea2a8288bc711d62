"""`serve`: the workbench in this machine's browser."""

import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.engines import engine_of
from recount.cli.options import LEDGER, LedgerPath, today_or
from recount.cli.progress import note, shares
from recount.vocab.engines import DEFAULT, LOCAL

if TYPE_CHECKING:
    from recount.flow.desk.work import Work
    from recount.serve.options import Options
    from recount.vocab.basemap import BaseMap

HOST = "127.0.0.1"  # this machine alone; nothing makes it listen anywhere else
PORT = 8017
_WAITING = 64  # connections that the machine holds until they are answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What was asked for on the command line."""

    ledger: Path
    by: str | None
    engine: str
    read_only: bool
    basemap: Path | None
    releases: Path | None


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("serve")(serve)


def serve(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    ledger: LedgerPath = LEDGER,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = PORT,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Your name, as the record of decisions should have it.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = False,
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help=f"What reads reports that are added: {' or '.join(LOCAL)}.")
    ] = DEFAULT,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be added, decided or erased.")] = False,
    basemap: Annotated[
        Path | None,
        typer.Option("--basemap", metavar="FILE", help="A base map of your own (PMTiles 3) to draw below the areas."),
    ] = None,
    releases: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Where releases are made and listed; recount-releases beside recount.db if left out."
        ),
    ] = None,
) -> None:
    """Open the workbench: see the record, check it, correct it, add to it.

    It listens on this machine alone (127.0.0.1) until you stop it with Ctrl+C, and asks nothing of any other.
    """
    if not read_only and not ledger.exists():
        note(
            f"There is no ledger at {ledger} yet: it is made now. Add reports in the workbench, or with `recount add`."
        )
    from recount.store.ledger import Ledger  # noqa: PLC0415 - loaded only when a verb runs

    with Ledger.open(ledger, must_exist=read_only), _listening(port) as listener:
        _shelve(ledger)
        if not read_only:
            _gazetteer()
        page = f"http://{HOST}:{listener.getsockname()[1]}/" if open_ else None
        serving = Serving(ledger=ledger, by=by, engine=engine, read_only=read_only, basemap=basemap, releases=releases)
        _run(serving, listener, page)


def _listening(port: int) -> socket.socket:
    """A socket on this machine's own address.

    Raises:
        UsageError: the port is taken.
    """
    from recount.model import UsageError  # noqa: PLC0415 - as above

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
        )  # else every answer waits 40 ms for its second half
        listener.bind((HOST, port))
        listener.listen(_WAITING)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"Port {port} can't be used ({error.strerror}): is `recount serve` running already? Give another --port, or 0 for any."
        ) from error
    return listener


def _run(serving: "Serving", listener: socket.socket, page: str | None) -> None:
    import uvicorn  # noqa: PLC0415 - as above

    from recount.serve.app import make_app  # noqa: PLC0415 - as above

    port = listener.getsockname()[1]
    with _working(serving) as work:
        app = make_app(_options(serving, port, work))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
        print(f"The workbench is at http://{HOST}:{port}/ (Ctrl+C stops it)", flush=True)  # noqa: T201 - what the user asked for
        if page is not None:
            typer.launch(page)
        gc.collect()
        gc.freeze()  # what stays is not looked through again, at a tenth of a second for whoever asks just then
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _working(serving: "Serving") -> "Iterator[Work | None]":
    """What codes, decides and exports; nothing where nothing may be written."""
    if serving.read_only:
        yield None
        return
    from recount.flow.desk.setup import Setup  # noqa: PLC0415 - as above
    from recount.flow.desk.work import Work  # noqa: PLC0415 - as above

    setup = Setup(
        ledger=serving.ledger, engine=engine_of(serving.engine), today=today_or(None), releases=serving.releases
    )
    work = Work(setup)
    try:
        work.derive()  # what was added or decided before Recount was stopped
        work.warm()
        yield work
    finally:
        work.close()


def _options(serving: "Serving", port: int, work: "Work | None") -> "Options":
    from importlib import resources  # noqa: PLC0415 - as above

    from recount.flow.desk.work import Names  # noqa: PLC0415 - as above
    from recount.serve.options import Options  # noqa: PLC0415 - as above
    from recount.vocab.gazetteer import open_gazetteer  # noqa: PLC0415 - as above

    folder = Path(str(resources.files("recount.serve").joinpath("static")))
    return Options(
        ledger=serving.ledger,
        port=port,
        by=serving.by,
        app=folder if (folder / "index.html").is_file() else None,
        inbox=work,
        desk=work,
        jobs=work,
        exports=work,
        basemap=_basemap(serving.basemap),
        places=None if work is None else Names(open_gazetteer()),
    )


def _basemap(path: Path | None) -> "BaseMap | str | None":
    """The base map that was asked for, or why it can't be used: the workbench does without, on outlines."""
    if path is None:
        return None
    from recount.model import ReferenceDataError  # noqa: PLC0415 - as above
    from recount.vocab.basemap import open_basemap  # noqa: PLC0415 - as above

    try:
        return open_basemap(path)
    except ReferenceDataError as error:
        note(f"{error} Until then the maps show outlines.")
        return str(error)


def _shelve(ledger: Path) -> None:
    """Bring what is served up to what stands."""
    from recount.flow.shelve import shelve  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.actors import by_id  # noqa: PLC0415 - as above

    with Ledger.open(ledger) as opened, shares("Getting the record ready for pages, once after each change.") as tell:
        shelve(opened, by_id(), lambda done, total, step: tell(done / max(total, 1), step))


def _gazetteer() -> None:
    """Have the table of places there before somebody waits for it."""
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above

    with shares("Building the gazetteer, once.") as tell:
        open_tools(progress=tell)
