"""A call that failed, in the words a person needs: what, what next, and whether the others would fail too."""

import re
from collections.abc import Mapping

from recount.extract.engines.remote.endpoint import Endpoint

_UNPRINTABLE = re.compile(r"[^\x20-\x7e\u00a1-\ud7ff]+")
_SHOWN = 200  # characters of the other side's own words


class CallFailedError(Exception):
    """A call gave no answer.

    Args:
        what: what is wrong, in a clause without a full stop.
        then: what the user can do next.
        final: every other call of this run would fail too: nothing more is sent.
        billed: the other side may have worked on it, and may charge for it.
    """

    def __init__(self, what: str, *, then: str, final: bool = False, billed: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.then = then
        self.final = final
        self.billed = billed


def refused(endpoint: Endpoint, status: int, body: object = None, key: str = "") -> CallFailedError:
    """The endpoint answered with an HTTP status that is no answer, after the client's own retries."""
    host, said = endpoint.host, _said(body, key)
    match status:
        case 401 | 403:
            then = f"Check the key in the environment variable {endpoint.key_variable}"
            return CallFailedError(f"{host} refuses the key ({status})", then=then, final=True)
        case 402:
            return CallFailedError(
                f"{host} asks for payment first (402)", then="Look at your account there", final=True
            )
        case 404:
            then = "Check --model and --endpoint"
            return CallFailedError(f"{host} knows no such model or address (404){said}", then=then, final=True)
        case 429:
            then = "Wait, or use fewer --workers; answers that came are kept and not paid for again"
            return CallFailedError(f"{host} says that there were too many requests (429){said}", then=then)
    if 300 <= status < 400:
        then = "Nothing was sent there. Give the right --endpoint"
        return CallFailedError(f"{host} points to another address ({status})", then=then, final=True)
    if status >= 500:
        return CallFailedError(f"{host} is out of order ({status}){said}", then="Try again later")
    return CallFailedError(f"{host} refuses the request ({status}){said}", then="Try another --model")


def too_late(endpoint: Endpoint, seconds: float) -> CallFailedError:
    """No answer within the time for one report."""
    what = f"{endpoint.host} did not answer within {seconds:g} seconds"
    return CallFailedError(what, then="Try again later, or another --model", billed=True)


def unreachable(endpoint: Endpoint, error: Exception) -> CallFailedError:
    """The endpoint can't be reached, or the connection broke."""
    cause = type(error.__cause__ or error).__name__
    what = f"{endpoint.host} can't be reached, or the connection broke ({cause})"
    return CallFailedError(what, then="Check --endpoint and the network, then try again", billed=True)


def _said(body: object, key: str) -> str:
    """What the other side said of it: on one line, cut, and never with the key in it."""
    inner = body.get("error", body) if isinstance(body, Mapping) else body
    message = inner.get("message") if isinstance(inner, Mapping) else inner
    if not isinstance(message, str) or not message.strip():
        return ""
    safe = message.replace(key, "…") if key else message
    return f": “{_UNPRINTABLE.sub(' ', safe)[:_SHOWN].strip()}”"
