"""Where reports would be sent, and whether the person who runs this agreed to that very host."""

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from recount.model import UsageError

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+")  # a name or an address, and nothing to misread
_USUAL = {"http": 80, "https": 443}
_PATH = re.compile(r"[\w./~-]*", re.ASCII)


class Provider(StrEnum):
    """How the endpoint is spoken to. Most servers of open models speak `OPENAI`."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"


# Where a provider's own key may go; any other host is given RECOUNT_REMOTE_KEY, so that no key goes astray
KEYS = {"api.openai.com": "OPENAI_API_KEY", "api.anthropic.com": "ANTHROPIC_API_KEY"}
OTHER_KEY = "RECOUNT_REMOTE_KEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A server that answers: the URL that its client is given, its host in lower case, its port (None = the one
    usual for its scheme) and its path.
    """

    url: str
    host: str
    port: int | None
    path: str

    @property
    def key_variable(self) -> str:
        """The environment variable that holds its key."""
        return KEYS.get(self.host, OTHER_KEY)

    @property
    def is_plain(self) -> bool:
        """Is it spoken to without encryption?"""
        return self.url.startswith("http://")


def endpoint_of(url: str) -> Endpoint:
    """The endpoint that a URL names, such as ``https://api.openai.com/v1``.

    Raises:
        UsageError: it is no plain http(s) URL, holds a name, key or query, or would send text unencrypted to another
            network.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or not _PATH.fullmatch(parts.path):
        raise UsageError(f"{url!r} is no address of a model. Write it as https://api.example.org/v1.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise UsageError(
            f"the endpoint at {host} holds more than an address. Leave names, keys and queries out; a key stands in the "
            f"environment variable {KEYS.get(host, OTHER_KEY)}."
        )
    if parts.scheme == "http" and not _is_near(host):
        raise UsageError(f"http sends reports to {host} for all to read. Use https, or an address of your own network.")
    told = None if port == _USUAL[parts.scheme] else port
    return Endpoint(url=url.rstrip("/"), host=host, port=told, path=parts.path.rstrip("/"))


def _is_near(host: str) -> bool:
    """Is it this machine, or an address of a private network?"""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False


def refuse_without_consent(endpoint: Endpoint, send_text_to: str | None) -> None:
    """Stop unless the person named the host that would get the texts.

    Raises:
        UsageError: no host was named, or another one.
    """
    named = (send_text_to or "").strip().lower()
    if named == endpoint.host:
        return
    said = f"the texts may go to {named}, not there" if named else "nobody has agreed to that"
    raise UsageError(
        f"the remote engine would send the text of every report to {endpoint.host}, and {said}. If they may go there, say "
        f"so with --send-text-to {endpoint.host}; otherwise use another engine, which sends nothing."
    )


def provider_of(url: str) -> Provider:
    """How an endpoint is spoken to if nobody says: Anthropic's own as its provider does, any other as OpenAI does.

    Raises:
        UsageError: it is no endpoint, as `endpoint_of` says.
    """
    return Provider.ANTHROPIC if endpoint_of(url).host == "api.anthropic.com" else Provider.OPENAI
