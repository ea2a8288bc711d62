"""The files of a release and its pages: their checksums, and what the manifest says of the pages."""

import hashlib
from pathlib import Path

from recount.model import canonical_json, digest
from recount.publish.folder.past import Json, Past
from recount.publish.folder.texts import HOLDS
from recount.publish.site.make import FORMAT, write_site
from recount.publish.site.pages import Download, Site

_AT_ONCE = 1 << 20  # bytes read at a time for a checksum


def write_pages(folder: Path, site: Site) -> Json:
    """Write the pages; what the manifest says of them.

    Raises:
        OSError: they can't be written.
    """
    write_site(folder, site)
    _, files, found = paged(folder)
    return {"format": FORMAT, "files": files, "digest": found}


def paged(folder: Path) -> tuple[Json, int, str]:
    """The pages' checksums by path, how many there are, and one digest of all.

    Raises:
        OSError: one can't be read.
    """
    found = {name: one["sha256"] for name, one in sums(folder).items() if _is_page(name)}
    return found, len(found), digest(canonical_json(found).encode())


def downloads(folder: Path) -> tuple[Download, ...]:
    """The files that are no pages, as a page lists them."""
    order = {name: n for n, name in enumerate(HOLDS)}  # tables first, the plainest of them first of all
    found = sorted(data_sums(folder).items(), key=lambda file: (order.get(file[0], len(order)), file[0]))
    return tuple(Download(name=name, holds=HOLDS.get(name, "a table"), **one) for name, one in found)


def earlier(past: Past) -> Json:
    """The releases before this one, the last first: the names of their folders, which may be shown beside this one's."""
    if not past.manifest:
        return {"earlier": []}
    page = "changes.html" if "site" in past.manifest else "CHANGES.md"
    one = {"folder": past.name, "page": page, "as_of": past.manifest["as_of"]}
    return {"earlier": [one, *past.manifest.get("earlier", [])]}


def data_sums(folder: Path) -> dict[str, Json]:
    """Sizes and checksums of the files that are no pages: these are the release, and the manifest describes each."""
    return {name: one for name, one in sums(folder).items() if not _is_page(name)}


def sums(folder: Path) -> dict[str, Json]:
    """Sizes and checksums of every file, by its path from the folder on."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): checksum(path) for path in files}


def _is_page(name: str) -> bool:
    """Nothing else of a release is in a folder of its own."""
    return "/" in name or name.endswith(".html")


def checksum(path: Path) -> Json:
    """A file's size in bytes and its SHA-256 in hexadecimal digits.

    Raises:
        OSError: it can't be read.
    """
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_AT_ONCE):
            found.update(chunk)
    return {"size": path.stat().st_size, "sha256": found.hexdigest()}
