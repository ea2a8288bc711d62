"""One call to a model. What all providers have in common: the request is fixed, and goes to one host only."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from recount.extract.engines.remote.endpoint import KEYS, Endpoint
from recount.extract.engines.remote.faults import CallFailedError
from recount.extract.engines.remote.options import RemoteOptions
from recount.model import UsageError

_NO_KEY = "none"  # for servers that ask for none, because clients insist on one
_THEIRS = ("openai-organization", "openai-project")  # set from the environment, and of no concern to another host


class Line(Protocol):
    """A connection to a model, for one report."""

    def ask(self, question: str) -> str:
        """The body of the answer to a question, after the client's own retries.

        Raises:
            CallFailedError: there is none.
        """
        ...

    def close(self) -> None:
        """End it; a call that is on its way fails, and sends nothing more."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialled:
    """What a line needs to know. The key is in no `repr`, digest or message."""

    options: RemoteOptions
    key: str
    seconds: float

    def __repr__(self) -> str:
        return f"Dialled(host={self.options.at.host!r})"


def open_line(options: RemoteOptions, seconds: float) -> Line:
    """A line to the endpoint, whose calls may take so many seconds each. Loads the provider's client.

    Raises:
        CallFailedError: the client is not installed, or the key it needs is not there.
    """
    lacking = _lacking(options)
    if lacking:
        raise CallFailedError(lacking[0], then=lacking[1], final=True)
    module = import_module(f"recount.extract.engines.remote.through_{options.provider}")
    key = os.environ.get(options.at.key_variable) or _NO_KEY
    line: Line = module.dial(Dialled(options=options, key=key, seconds=seconds))
    return line


def refuse_unready(options: RemoteOptions) -> None:
    """Stop if a call could only fail here: the client is not installed, or the provider's key is not there.

    Raises:
        UsageError: what is missing, and how to get it.
    """
    lacking = _lacking(options)
    if lacking:
        raise UsageError(f"{lacking[0]}. {lacking[1]}.")


def _lacking(options: RemoteOptions) -> tuple[str, str] | None:
    """What a call lacks, and how to get it."""
    if find_spec(options.provider) is None:
        return f"the client of {options.provider} is not installed", "Install it: pip install 'recount-claims[remote]'"
    variable = options.at.key_variable
    if options.at.host in KEYS and not os.environ.get(variable):
        return f"{options.at.host} needs a key", f"Put it into the environment variable {variable}"
    return None


def transport_rules(endpoint: Endpoint, seconds: float) -> dict[str, Any]:
    """Settings of a client's HTTP: one host, no way on to another, no proxy where text travels unencrypted."""
    return {
        "timeout": seconds,
        "follow_redirects": False,
        "trust_env": not endpoint.is_plain,
        "event_hooks": {"request": [_only_to(endpoint)]},
    }


class _Request(Protocol):
    """As much of an HTTP request as is looked at."""

    @property
    def url(self) -> Any: ...

    @property
    def headers(self) -> Any: ...


def _only_to(endpoint: Endpoint) -> Callable[[_Request], None]:
    """Looks at every request before it leaves."""

    def look(request: _Request) -> None:
        host = request.url.host.lower().strip("[]")
        if (host, request.url.port) != (endpoint.host, endpoint.port):
            raise CallFailedError(f"a request to {host} was stopped", then="Give the right --endpoint", final=True)
        if endpoint.host not in KEYS:
            for name in _THEIRS:
                request.headers.pop(name, None)

    return look


def left_out_if_none(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a request that have a value."""
    return {name: value for name, value in fields.items() if value is not None}
