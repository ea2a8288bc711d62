"""Errors on the wire: one shape, mapped once. Every answer says what is wrong and what to do next."""

import errno
import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Scope

from recount.model import ItemError, LedgerError, RecountError, UsageError
from recount.serve.payloads.shapes import Problem

log = logging.getLogger("recount.serve")
DOCUMENTED = {
    400: "The question was put wrongly.",
    403: "RefusedError: another host, no token, another site, or read-only.",
    404: "There is no such thing.",
    409: "It was changed meanwhile; `detail` has what is there now.",
    413: "Too large.",
    415: "Not of a kind that can be read.",
    416: "None of the bytes that were asked for is there.",
    422: "The question is not of the documented shape.",
    429: "Too much at once.",
    500: "A fault of Recount.",
    503: "The ledger can't be read or written now.",
}
LONGEST = 600  # characters of a message: it may quote what was sent
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # of the disk, a share of it, or one that can't be written
AGAIN = "Try again in a moment; nothing that was acknowledged is lost."
NEXT = {
    404: "Look at /api/openapi.json for what there is.",
    405: "Look at /api/openapi.json for what there is.",
}


class RefusedError(RecountError):
    """An answer that is an error: its HTTP status, a code for programs, what is wrong, what to do next."""

    def __init__(
        self, status: int, error: str, message: str, then: str, detail: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.problem = Problem(error=error, message=message, next=then, detail=dict(detail) if detail else None)


class NotModifiedError(Exception):
    """What the asker has is what it would get."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that an endpoint may answer with, for its documentation; those that any may are in."""
    return {
        status: {"model": Problem, "description": DOCUMENTED[status]}
        for status in sorted({400, 403, 422, 503, *statuses})
    }


def not_found(
    message: str, then: str = "Look it up in the lists.", detail: Mapping[str, Any] | None = None
) -> RefusedError:
    """404."""
    return RefusedError(404, "not_found", message, then, detail)


def read_only() -> RefusedError:
    """403: nothing can be decided here."""
    return RefusedError(
        403, "read_only", "This workbench is read-only.", "Start `recount serve` without --read-only to decide."
    )


def problem(status: int, error: str, message: str, then: str, detail: Mapping[str, Any] | None = None) -> JSONResponse:
    """An error as an answer."""
    short = message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
    body = Problem(error=error, message=short, next=then, detail=dict(detail) if detail else None)
    return JSONResponse(body.model_dump(mode="json"), status_code=status)


def handle(app: FastAPI) -> None:
    """Map every error once."""
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(RecountError, _recount)
    app.add_exception_handler(RequestValidationError, _shape)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotModifiedError, _not_modified)


def _refused(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, RefusedError)  # noqa: S101 - registered for these alone
    return JSONResponse(error.problem.model_dump(mode="json"), status_code=error.status)


def _recount(request: Request, error: Exception) -> Response:
    del request
    if isinstance(error, LedgerError):
        return problem(503, "ledger", error.what, error.then or AGAIN)
    if isinstance(error, ItemError):
        return problem(400, "item", f"{error.where}: {error.what}", error.then)
    code = "usage" if isinstance(error, UsageError) else "refused"
    return problem(400, code, str(error), "Change what you asked for, and ask again.")


def _shape(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    found = [{"where": ".".join(map(str, one["loc"])), "what": one["msg"]} for one in error.errors()[:20]]
    first = found[0] if found else {"where": "the request", "what": "not of the documented shape"}
    return problem(
        422, "shape", f"{first['where']}: {first['what']}", "/api/openapi.json has the shape.", {"errors": found}
    )


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    words = HTTPStatus(error.status_code).phrase
    then = NEXT.get(error.status_code, "Change what you asked for, and ask again.")
    answer = problem(error.status_code, words.lower().replace(" ", "_"), f"{words}: {request.scope['path']}", then)
    answer.headers.update(error.headers or {})
    return answer


def _not_modified(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, NotModifiedError)  # noqa: S101 - as above
    return Response(status_code=304, headers={"ETag": error.tag})


def fault(scope: Scope, error: Exception) -> Response:
    """The answer to what nobody foresaw: logged whole, and told by its kind alone. A full disk is no fault of ours."""
    if isinstance(error, OSError) and error.errno in FULL:
        return problem(503, "disk", f"The disk can't be written ({error.strerror}).", "Make room, then try again.")
    log.error("fault at %s %r", scope["method"], scope["path"], exc_info=error)
    return problem(
        500,
        "fault",
        f"Recount failed at this ({type(error).__name__}).",
        "This is a fault in Recount: please report it, with what stands in the window in which `recount serve` runs.",
    )
