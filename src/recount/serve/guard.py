"""At the door: whom is answered, what may come in, and what browsers are told. `docs/api.md` says against what each rule is.

Recount listens on the machine's own address alone; yet any page that the same browser shows may send requests there. So the
Host header has to be one of ours (against DNS rebinding), what another page asks of the API is refused (how long an answer takes
would tell it what the record holds), a write has to bring the token of this start (against forged requests), and no answer may
be framed, sniffed or kept.
"""

import hmac
from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.serve.errors import fault, problem
from recount.serve.options import Options

TOKEN = "x-recount-token"  # noqa: S105 - the name of a header, no secret
MOST_BYTES = 25 * 1024 * 1024  # of a request that brings files
MOST_JSON = 4 * 1024 * 1024  # of any other
SAFE = ("GET", "HEAD", "OPTIONS")
OUR_PAGE = frozenset({"same-origin"})  # of Sec-Fetch-Site, which programs that are no browsers leave out
OURS = OUR_PAGE | {"none"}  # where something is read: an address may be typed in
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    }
)
RELEASED = "/released/"  # pages of releases: no origin of their own, since they may have been made elsewhere
RELEASED_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        **HEADERS,
        "content-security-policy": "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'self'; "
        "style-src 'self'; img-src 'self' data:; connect-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'",
        "cross-origin-resource-policy": "cross-origin",  # of their own scripts and styles; the address is no one else's to know
    }
)


class TooLargeError(Exception):
    """More bytes came than a request may have."""


class Guard:
    """ASGI middleware: refuses what it has to before any of it is read, and puts headers on every answer."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app = app
        self.token = options.token
        self.hosts = frozenset(f"{name}:{options.port}" for name in ("127.0.0.1", "localhost"))
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # no websockets here
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        out = _Told(send, scope)
        if answer is not None:
            await answer(scope, receive, out)
            return
        counted = _Counted(receive, _limit(headers))
        out.muted = lambda: counted.over
        try:
            await self.app(scope, counted, out)
        except TooLargeError:  # answered below, as where the app made an error of its own of it
            pass
        except Exception as error:
            if out.begun:
                raise
            if not counted.over:  # further out it would be answered without our headers
                await fault(scope, error)(scope, receive, out)
        if counted.over and not out.begun:
            out.muted = _never
            await _too_large(_limit(headers))(scope, receive, out)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        if [headers.get("host", "")] != headers.getlist("host") or headers["host"].lower() not in self.hosts:
            return problem(
                403,
                "host",
                "This host name is not served.",
                f"Open http://{min(self.hosts)} in this machine's browser.",
            )
        if not scope["path"].startswith("/"):
            return problem(
                400, "target", "This is no path of the workbench.", "Ask for a path that begins with a slash."
            )
        if scope["method"] in SAFE:
            return self._from_elsewhere(headers, OURS) if _of_api(scope) else None
        return self._refused_write(headers)

    def _from_elsewhere(self, headers: Headers, sites: frozenset[str]) -> ASGIApp | None:
        if self.origins.issuperset(headers.getlist("origin")) and sites.issuperset(headers.getlist("sec-fetch-site")):
            return None
        return problem(403, "origin", "Another page asked for this.", "Do it in the workbench itself.")

    def _refused_write(self, headers: Headers) -> ASGIApp | None:
        elsewhere = self._from_elsewhere(headers, OUR_PAGE)
        if elsewhere is not None:
            return elsewhere
        if not hmac.compare_digest(", ".join(headers.getlist(TOKEN)).encode("utf-8", "replace"), self.token.encode()):
            return problem(
                403,
                "token",
                "The token of this start is missing or an old one.",
                "Load the page again: Recount was started anew.",
            )
        length = headers.get("content-length", "0")
        limit = _limit(headers)
        if not length.isdecimal() or int(length[:20]) > limit:
            return _too_large(limit)
        return None


def _of_api(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/api")


def _limit(headers: Headers) -> int:
    return MOST_BYTES if headers.get("content-type", "").startswith("multipart/") else MOST_JSON


def _never() -> bool:
    return False


def _too_large(limit: int) -> ASGIApp:
    return problem(
        413, "too_large", f"More than {limit // 1024 // 1024} MB at once.", "Send it in parts, or use `recount add`."
    )


class _Told:
    """Sends, and puts our headers on."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self.send = send
        self.api = _of_api(scope)
        self.headers = RELEASED_HEADERS if str(scope["path"]).startswith(RELEASED) else HEADERS
        self.begun = False
        self.muted: Callable[[], bool] = _never

    async def __call__(self, message: Message) -> None:
        """Send a message; nothing while it is `muted`, before the answer has begun."""
        if self.muted() and not self.begun:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in self.headers.items():
                headers[name] = value
            if self.api or "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await self.send(message)


class _Counted:
    """Receives, and stops once more came than may: a request need not say how long it is."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self.receive = receive
        self.left = limit

    @property
    def over(self) -> bool:
        """Did more come than may?"""
        return self.left < 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.over:
            raise TooLargeError
        return message
