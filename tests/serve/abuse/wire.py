"""A workbench on a real socket, as `recount serve` runs it, asked byte by byte."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from tests.serve.served import TOKEN, Here

from recount.serve.app import make_app
from recount.serve.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A workbench that listens on this machine's port."""

    port: int

    @property
    def host(self) -> str:
        """What its Host header has to say."""
        return f"127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        """A connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def ask(self, raw: bytes) -> "Answer":
        """Send these bytes and read until the other side closes; the host of this workbench stands for HOST."""
        with self.connect() as line:
            line.sendall(raw.replace(b"HOST", self.host.encode()))
            return answer_of(line)

    def get(self, path: str, *headers: str, method: str = "GET") -> "Answer":
        """Ask for a path, with more header lines."""
        lines = [f"{method} {path} HTTP/1.1", "Host: HOST", "Connection: close", *headers]
        return self.ask(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status (0: the line was cut without one), and all that came."""

    status: int
    head: str
    body: bytes


def answer_of(line: socket.socket) -> Answer:
    """What comes until the other side closes."""
    got = b""
    try:
        while piece := line.recv(1 << 16):
            got += piece
    except (ConnectionResetError, TimeoutError):
        pass
    head, _, body = got.partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    status = int(words[1]) if head.startswith(b"HTTP/") else 0
    return Answer(status=status, head=head.decode("latin-1").lower(), body=body)


@contextmanager
def listening(ledger: Path, here: Here | None = None) -> Iterator[Wire]:
    """Serve a ledger; read-only where no ports are given."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        port = listener.getsockname()[1]
        ports = {} if here is None else dict.fromkeys(("inbox", "desk", "jobs", "places", "exports"), here)
        app = make_app(Options(ledger=ledger, port=port, token=TOKEN, **ports))
        plain = {"log_level": "critical", "server_header": False, "proxy_headers": False, "access_log": False}
        server = uvicorn.Server(uvicorn.Config(app, timeout_graceful_shutdown=1, **plain))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield Wire(port=port)
        server.should_exit = True
        thread.join(10)
