"""Engines: each stands behind the port in `extract.engine`. They are loaded when they are asked for."""

from typing import TYPE_CHECKING

from recount.model import UsageError
from recount.vocab.engines import DEFAULT, LOCAL

if TYPE_CHECKING:
    from recount.extract.engine import Engine


def local_engine(name: str = DEFAULT, *, triage: bool = True) -> "Engine":
    """The engine of this name that reads on this machine; the usual one if none is named. `triage`: it may put aside what
    reads like no report of violence, if it has a triage.

    Raises:
        UsageError: there is no such engine.
    """
    match name:
        case "encoder":
            from recount.extract.engines.encoder import EncoderEngine  # noqa: PLC0415 - loaded only where it is used

            return EncoderEngine(triage=triage)
        case "lexical":
            from recount.extract.engines.lexical import LexicalEngine  # noqa: PLC0415 - as above

            return LexicalEngine()
    raise UsageError(f"No engine here is called {name!r}. There are {' and '.join(LOCAL)}.")


__all__ = ["local_engine"]
