"""The engine that reads the reports: which, and what the remote one has to be told.

A new engine is a name in `vocab.engines` and a case in `extract.engines`; a command takes them all with `@with_engine`.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.progress import note
from recount.vocab.engines import DEFAULT, ENGINES, LOCAL, REMOTE

if TYPE_CHECKING:
    from recount.extract import Engine
    from recount.extract.engines.remote import Prices, RemoteEngine

_PRICE = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """What was said of the remote engine on the command line."""

    model: str | None = None
    endpoint: str | None = None
    send_text_to: str | None = None
    restricted: tuple[str, ...] = ()
    price: str | None = None
    max_cost: float | None = None


def engine_of(name: str, remote: Remote | None = None, *, read_all: bool = False) -> "Engine":
    """The engine of a name. Nothing of an engine is loaded before it is asked for. `read_all`: without triage, where the
    engine has one.

    Raises:
        BadParameter: there is no such engine, or it lacks an option.
        UsageError: nobody agreed that texts are sent, or the engine can't be used here.
    """
    told = remote or Remote()
    if name == REMOTE:
        return _remote(told)
    if name not in LOCAL:
        raise typer.BadParameter(f"--engine takes {' or '.join(ENGINES)}, not {name!r}")
    if told != Remote():
        raise typer.BadParameter("--model, --endpoint and what belongs to them need --engine remote")
    from recount.extract.engines import local_engine  # noqa: PLC0415 - loaded only where it is used

    return local_engine(name, triage=not read_all)


def with_engine(command: Callable[..., None]) -> Callable[..., None]:
    """A command that also takes the options of `_asked_for`, and is handed the engine they ask for as `reader`.

    At the end of the run, however it ends, what a remote engine has cost is said on standard error.
    """
    asked, own = inspect.signature(_asked_for).parameters, inspect.signature(command).parameters

    @wraps(command)
    def run(**given: Any) -> None:
        engine = _asked_for(**{name: given.pop(name) for name in asked})
        with _accounted(engine):
            command(**given, reader=engine)

    shown = [p for p in (*own.values(), *asked.values()) if p.name != "reader"]
    run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]  # typer reads the options from both of these
    run.__annotations__ = {p.name: p.annotation for p in shown}
    return run


def _asked_for(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help=f"What reads the reports: {' or '.join(ENGINES)}.")
    ] = DEFAULT,
    read_all: Annotated[
        bool, typer.Option("--read-all", help="encoder: also what reads like no report of violence.")
    ] = False,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="remote: the model.")] = None,
    endpoint: Annotated[str | None, typer.Option(metavar="URL", help="remote: the address of the model.")] = None,
    send_text_to: Annotated[
        str | None,
        typer.Option(metavar="HOST", help="remote: the texts may be sent to this host. Without it, nothing is."),
    ] = None,
    restricted: Annotated[
        list[str] | None,
        typer.Option(metavar="SOURCE", help="remote: nothing by this source is sent. May be given often."),
    ] = None,
    price: Annotated[
        str | None, typer.Option(metavar="IN/OUT", help="remote: price of a million tokens, in and out: 3/15.")
    ] = None,
    max_cost: Annotated[
        float | None, typer.Option(min=0, metavar="AMOUNT", help="remote: the most that the run may cost.")
    ] = None,
) -> "Engine":
    """The engine that the options ask for."""
    remote = Remote(
        model=model,
        endpoint=endpoint,
        send_text_to=send_text_to,
        restricted=tuple(restricted or ()),
        price=price,
        max_cost=max_cost,
    )
    return engine_of(engine, remote, read_all=read_all)


def processes(engine: "Engine", asked: int) -> int:
    """How many processes may use the engine: no more than an endpoint is to answer at once."""
    return min(asked, getattr(engine, "at_once", asked))


@contextmanager
def _accounted(engine: "Engine") -> Iterator[None]:
    """One run of an engine; at its end, what a remote one has cost."""
    try:
        yield
    finally:
        if engine.name == REMOTE:
            from recount.extract.engines.remote import RemoteEngine  # noqa: PLC0415 - as above

            if isinstance(engine, RemoteEngine):
                note(engine.said())
                engine.tally.remove()


def _remote(told: Remote) -> "RemoteEngine":
    if not told.model or not told.endpoint:
        raise typer.BadParameter(
            "--engine remote needs --model, --endpoint, and --send-text-to with the endpoint's host"
        )
    from recount.extract.engines.remote import RemoteEngine, RemoteOptions, Tally, provider_of  # noqa: PLC0415 - as above
    from recount.extract.engines.remote.lines import refuse_unready  # noqa: PLC0415 - as above

    options = RemoteOptions(
        model=told.model,
        endpoint=told.endpoint,
        send_text_to=told.send_text_to,
        provider=provider_of(told.endpoint),
        restricted=frozenset(told.restricted),
        prices=_prices(told.price),
        max_cost=told.max_cost,
    )
    refuse_unready(options)
    return RemoteEngine(options=options, tally=Tally.fresh())


def _prices(words: str | None) -> "Prices | None":
    """Prices as people have to write them here."""
    if words is None:
        return None
    written = _PRICE.fullmatch(words)
    if written is None:
        raise typer.BadParameter(f"{words!r} is no price. Write that of a million tokens, in and out, as 3/15.")
    from recount.extract.engines.remote import Prices  # noqa: PLC0415 - as above

    return Prices(tokens_in=float(written[1]), tokens_out=float(written[2]))
