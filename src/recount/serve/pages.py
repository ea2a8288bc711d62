"""The built web app: its files, and for every other path its one page, which bears the token of this start."""

import html
import mimetypes
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from recount.serve.errors import not_found
from recount.serve.room import In

router = APIRouter(include_in_schema=False)
FOREVER = "public, max-age=31536000, immutable"  # names of assets hold the digest of what is in them
EMPTY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Recount</title>
<meta name="recount-token" content="{token}"></head><body><h1>Recount</h1>
<p>The workbench was not built into this installation. Its data is at <a href="/api/meta">/api/meta</a>, and
<a href="/api/openapi.json">/api/openapi.json</a> says what else there is. From a clone, <code>make web</code> builds it.</p>
</body></html>"""
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json"}


@router.get("/{path:path}")
def page(room: In, request: Request, path: str) -> Response:
    """A file of the app, or its page."""
    if path == "api" or path.startswith("api/"):
        raise not_found(f"There is no {request.url.path}.", "/api/openapi.json says what there is.")
    folder = room.options.app
    file = _inside(folder, path) if folder is not None else None
    if file is not None and file.name != "index.html":
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        kept = FOREVER if path.startswith("assets/") else "no-cache"
        return Response(file.read_bytes(), media_type=kind, headers={"cache-control": kept})
    if path.startswith("assets/"):
        raise not_found(f"There is no {request.url.path}.", "Load the page again.")
    return HTMLResponse(_page(folder, room.options.token), headers={"cache-control": "no-store"})


def _inside(folder: Path, path: str) -> Path | None:
    """The file of that path in the folder; None where there is none, or where the path would lead out of it."""
    if not path or "\0" in path:
        return None
    try:
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except OSError:  # a name that is too long, say
        return None


def _page(folder: Path | None, token: str) -> str:
    index = folder / "index.html" if folder is not None else None
    safe = html.escape(token)
    if index is None or not index.is_file():
        return EMPTY.format(token=safe)
    meta = f'<meta name="recount-token" content="{safe}">'
    return index.read_text(encoding="utf-8").replace("</head>", f"{meta}</head>", 1)
