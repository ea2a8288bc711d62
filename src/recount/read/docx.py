"""Word documents (Office Open XML), through python-docx."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recount.model import ReadError
from recount.read.freeze import Found, ReadOptions

_MAX_UNPACKED = 60_000_000  # bytes of XML: far above any report, far below what a zip bomb unpacks to


def find(data: bytes, where: str, options: ReadOptions) -> Found:
    """Paragraphs and tables in the order of the document; headers, footers and comments are left out.

    Raises:
        ReadError: it is no Word document, or unpacks to more than 60 MB.
    """
    document = _open(data, where)
    return Found(
        where=where,
        name=Path(where).stem,
        text="\n\n".join(p for p in _paragraphs(document) if p),
        title=options.title or document.core_properties.title or None,
        source=options.source,
        published=options.published,
        language=options.language,
    )


def _open(data: bytes, where: str) -> Any:
    from docx import Document  # noqa: PLC0415 - loaded only where a Word document is read

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml"))
            if unpacked > _MAX_UNPACKED:
                raise ReadError(
                    f"it unpacks to {unpacked / 1e6:,.0f} MB of XML", where=where, then="Save its text as .txt"
                )
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ReadError(
            "it is no Word document, or is damaged", where=where, then="Open it in Word and save it again as .docx"
        ) from error


def _paragraphs(part: Any) -> Iterator[str]:
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))
        else:
            yield block.text.strip()
