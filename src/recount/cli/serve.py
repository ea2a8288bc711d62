"""`serve`: the workbench in this machine's browser."""

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LEDGER, LedgerPath
from recount.cli.progress import note

if TYPE_CHECKING:
    from recount.serve.options import Options

HOST = "127.0.0.1"  # this machine alone; nothing makes it listen anywhere else
PORT = 8017
_WAITING = 64  # connections that the machine holds until they are answered


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("serve")(serve)


def serve(
    *,
    ledger: LedgerPath = LEDGER,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = PORT,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Your name, as the record of decisions should have it.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be added, decided or erased.")] = False,
) -> None:
    """Open the workbench: see the record, check it, correct it, add to it.

    It listens on this machine alone (127.0.0.1) until you stop it with Ctrl+C, and asks nothing of any other.
    """
    if not read_only and not ledger.exists():
        note(f"There is no ledger at {ledger} yet: it is made now. Add reports in the workbench, or with `recount add`.")
    from recount.store.ledger import Ledger  # noqa: PLC0415 - loaded only when a verb runs

    with Ledger.open(ledger, must_exist=read_only), _listening(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        _run(_options(ledger, listener, by, read_only=read_only), listener, address if open_ else None)


def _listening(port: int) -> socket.socket:
    """A socket on this machine's own address.

    Raises:
        UsageError: the port is taken.
    """
    from recount.model import UsageError  # noqa: PLC0415 - as above

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_WAITING)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"Port {port} can't be used ({error.strerror}): is `recount serve` running already? Give another --port, or 0 for any."
        ) from error
    return listener


def _options(ledger: Path, listener: socket.socket, by: str | None, *, read_only: bool) -> "Options":
    from importlib import resources  # noqa: PLC0415 - as above

    from recount.serve.options import Options  # noqa: PLC0415 - as above

    folder = Path(str(resources.files("recount.serve").joinpath("static")))
    app = folder if (folder / "index.html").is_file() else None
    port = listener.getsockname()[1]
    return Options(ledger=ledger, port=port, by=by, app=app)


def _run(options: "Options", listener: socket.socket, page: str | None) -> None:
    import uvicorn  # noqa: PLC0415 - as above

    from recount.serve.app import make_app  # noqa: PLC0415 - as above

    _shelve(options.ledger)
    app = make_app(options)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=5
    )
    print(f"The workbench is at http://{HOST}:{options.port}/ (Ctrl+C stops it)", flush=True)  # noqa: T201 - what the user asked for
    if page is not None:
        typer.launch(page)
    uvicorn.Server(config).run(sockets=[listener])


def _shelve(ledger: Path) -> None:
    """Bring what is served up to what stands."""
    from recount.cli.progress import shares  # noqa: PLC0415 - as above
    from recount.flow.shelve import shelve  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.actors import by_id  # noqa: PLC0415 - as above

    with Ledger.open(ledger) as opened, shares("Getting the record ready for pages, once after each change.") as tell:
        shelve(opened, by_id(), lambda done, total, step: tell(done / max(total, 1), step))
