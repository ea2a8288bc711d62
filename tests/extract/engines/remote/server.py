"""A server that speaks as the providers do, on this machine, and replays answers invented for these tests."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server sends once: a status, a body, headers, after some seconds."""

    body: str = "{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0


def openai(content: str | None, ended: str = "stop", **more: Any) -> Reply:
    """An answer as OpenAI's servers and those like them send it: 1,000 tokens in, 200 out."""
    message = {"role": "assistant", "content": content, **more}
    return Reply(
        body=json.dumps(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1,
                "model": "small-1",
                "choices": [{"index": 0, "message": message, "finish_reason": ended}],
                "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
            }
        )
    )


def anthropic(content: str, ended: str = "end_turn") -> Reply:
    """An answer as Anthropic's servers send it: 1,000 tokens in (400 of them from a cache of theirs), 200 out."""
    return Reply(
        body=json.dumps(
            {
                "id": "msg_1",
                "type": "message",
                "role": "assistant",
                "model": "small-1",
                "content": [{"type": "text", "text": content}],
                "stop_reason": ended,
                "stop_sequence": None,
                "usage": {"input_tokens": 600, "cache_read_input_tokens": 400, "output_tokens": 200},
            }
        )
    )


def limited(status: int = 429) -> Reply:
    """A refusal that may be tried again in a moment."""
    return Reply(status=status, body='{"error": {"message": "slow down"}}', headers={"retry-after-ms": "5"})


class Model:
    """The server. `replies` are sent in turn, the last one for ever; `asked` holds what came in, `headers` theirs."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def take(self, path: str, headers: dict[str, str], body: bytes) -> Reply:
        """Note a request and choose what to send."""
        with self._lock:
            self.paths.append(path)
            self.headers.append(headers)
            self.asked.append(json.loads(body))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def done(self) -> None:
        """Note that a reply was sent."""
        with self._lock:
            self.at_once -= 1

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                reply = model.take(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
                time.sleep(reply.after)
                model.done()
                data = reply.body.encode()
                try:
                    self.send_response(reply.status)
                    for name, value in {"content-type": "application/json", **reply.headers}.items():
                        self.send_header(name, value)
                    self.send_header("content-length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:  # the client has gone: it waited long enough
                    return

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the library names it
                """Say nothing."""

        return Handler
