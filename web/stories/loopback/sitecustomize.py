"""Holds the workbench's server to this machine while its stories are told.

Python imports this at start in every process that has this folder on its path. A connection to anywhere but this machine, or
a look-up of another's name, is refused and written to the file that RECOUNT_REACHED names, and the story fails.
"""

import os
import sys
from pathlib import Path

HERE = ("127.0.0.1", "::1", "localhost")


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this machine
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host is None or host in HERE:
        return
    with Path(os.environ["RECOUNT_REACHED"]).open("a", encoding="utf-8") as reached:
        reached.write(f"{event} {host}\n")
    raise PermissionError(f"{event} of {host!r}: stories are told without a network")


if "RECOUNT_REACHED" in os.environ:
    sys.addaudithook(_watch)
