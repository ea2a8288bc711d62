"""PDF, through pypdfium2: the text layer, with lines joined into paragraphs again."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from recount.model import ReadError
from recount.read.freeze import Found, ReadOptions, check_length

_DIVIDED = re.compile("[\u00ad\u0002\ufffe](?:\r?\n)?")  # how PDFium marks a word divided at the end of a line
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_SHORT = 0.8  # of the page's longest line: a line that ends a sentence and is shorter ends its paragraph
_REPEATS = 3  # pages on which a first or last line must stand to be a running head


def find(data: bytes, where: str, options: ReadOptions) -> Found:
    """The text of all pages. A scan has none: Recount does not read pictures.

    Raises:
        ReadError: no PDF, locked with a password, no text in it, or more text than one report may have.
    """
    pages = _pages(data, where, options)
    if not any(c.isalpha() for page in pages for line in page for c in line):
        raise ReadError(
            "this PDF has no text, only pictures",
            where=where,
            then="Run it through OCR first, or save its text as .txt",
            needs="text",
        )
    return Found(
        where=where,
        name=Path(where).stem,
        text="\n\n".join(p for page in _without_running_heads(pages) for p in _paragraphs(page)),
        title=options.title,
        source=options.source,
        published=options.published,
        language=options.language,
    )


def _pages(data: bytes, where: str, options: ReadOptions) -> list[list[str]]:
    import pypdfium2  # noqa: PLC0415 - loaded only where a PDF is read

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ReadError(
            "it is locked with a password" if locked else "it is no PDF, or is damaged",
            where=where,
            then="Save a copy without the password" if locked else "Open it in a PDF reader and save it again",
            needs="text",
        ) from error
    try:
        pages: list[list[str]] = []
        length = 0
        for page in document:
            pages.append(_lines(page))
            length += sum(len(line) for line in pages[-1])
            check_length(length, where, options)
        return pages
    finally:
        document.close()


def _lines(page: Any) -> list[str]:
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range()
        return [line.rstrip() for line in _DIVIDED.sub("", text).replace("\r\n", "\n").split("\n")]
    finally:
        textpage.close()
        page.close()


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop first and last lines that stand on several pages, whatever the page number in them."""

    def key(line: str) -> str:
        return re.sub(r"\d+", "#", line.strip())

    ends = Counter(key(line) for page in pages for line in {*page[:1], *page[-1:]} if line.strip())
    running = {line for line, n in ends.items() if n >= _REPEATS}
    return [
        [line for i, line in enumerate(page) if not (i in (0, len(page) - 1) and key(line) in running)]
        for page in pages
    ]


def _paragraphs(lines: list[str]) -> list[str]:
    longest = max((len(line) for line in lines), default=0)
    paragraphs, current = [], ""
    for line in lines:
        if not line.strip():
            paragraphs.append(current)
            current = ""
            continue
        current = f"{current} {line.strip()}" if current else line.strip()
        if _SENTENCE_END.search(line) and len(line) < _SHORT * longest:
            paragraphs.append(current)
            current = ""
    return [p for p in (*paragraphs, current) if p]
