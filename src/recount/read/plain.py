"""Plain text."""

from pathlib import Path

from recount.read.decode import decode
from recount.read.freeze import Found, ReadOptions


def find(data: bytes, where: str, options: ReadOptions) -> Found:
    """The text as it stands.

    Raises:
        ReadError: no encoding gives text.
    """
    text, notes = decode(data, where)
    return Found(
        where=where,
        name=Path(where).stem,
        text=text,
        title=options.title,
        source=options.source,
        published=options.published,
        language=options.language,
        notes=notes,
    )
