"""Releases opened in the browser: their pages as any host would show them, kept apart from the workbench.

A release may have been made elsewhere. Its pages are shown as of no origin (`sandbox`), so that nothing in them can read or
write here, and below a key made anew at each start, so that no other page can ask for them.
"""

import hmac
import mimetypes

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from recount.serve.errors import not_found
from recount.serve.room import In

router = APIRouter(prefix="/released", include_in_schema=False)
TYPES = {
    ".js": "text/javascript",
    ".md": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".jsonl": "application/x-ndjson",
    ".geojson": "application/geo+json",
    ".cff": "text/plain; charset=utf-8",
}


@router.get("/{key}/{name}/{path:path}")
def page(room: In, key: str, name: str, path: str) -> Response:
    """A file of a release."""
    exports, ours = room.options.exports, room.options.released
    if exports is None or not hmac.compare_digest(key.encode("utf-8", "replace"), ours.encode()):
        raise not_found("This address is of an earlier start of Recount.", "Open the release again, under Publish.")
    file = exports.file(name, path)
    if file is None:
        raise not_found(f"There is no {path} in a release {name!r}.", "Look at the list under Publish.")
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(file, media_type=kind)
