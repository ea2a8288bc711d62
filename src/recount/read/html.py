"""Web pages: the article's own words, without menus, teasers and comments (trafilatura); its day (htmldate)."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from recount.model import ReadError
from recount.read.decode import decode
from recount.read.freeze import Found, ReadOptions, check_length
from recount.read.language import language_code

_MIN_LETTERS = 40  # fewer are a caption or a cookie notice, not a report
_OPENING_TAG = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_EARLIEST = "1990-01-01"  # no web page is older

# Lines that point elsewhere. Only whole paragraphs are dropped, so that no sentence of the article can be
_TEASER = re.compile(
    r"^\W*(?:read (?:more|also|next)|see also|also read|related(?: (?:articles?|stories|news|posts|topics|content))?"
    r"|more (?:on this story|from|stories|news)|recommended(?: for you)?|most (?:read|viewed|popular)|trending(?: now)?"
    r"|advertisement|sponsored(?: content)?|share this(?: article| story)?|follow us(?: on)?|sign up|subscribe"
    r"|newsletter|click here|watch:|listen:|in pictures:|photo gallery|comments?)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_LAYOUT = re.compile(r"^\s*\|[\s|:-]*|\s*\|\s*$")  # how trafilatura shows the cells of a table that only lays out text
_TEASER_WORDS = 16  # a teaser is a headline; anything longer, or ending like a sentence, is kept


def find(data: bytes, where: str, options: ReadOptions) -> Found:
    """Title and main text of the page, its outlet and its day of publication.

    Raises:
        ReadError: there is no article in it.
    """
    page, notes = _decode(data, where)
    check_length(len(page) // 10, where, options)  # a page is rarely a tenth text
    article = _extract(page)
    body = _without_teasers(article.text if article else "")
    if sum(c.isalpha() for c in body) < _MIN_LETTERS:
        raise ReadError(
            "no article was found in this page",
            where=where,
            then="Save the article's text alone as .txt, or try its print view",
        )
    title = options.title or article.title
    declared = _OPENING_TAG.search(page[:4000])
    return Found(
        where=where,
        name=Path(where).stem,
        text=body if not title or body.startswith(title) else f"{title}\n\n{body}",
        title=title,
        source=options.source or article.sitename or _host(article.url),
        url=article.url,
        published=options.published or _published(page, article.url, options),
        language=options.language or language_code(declared.group(1) if declared else None),
        notes=notes,
    )


def _decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    declared = _DECLARED.search(data[:4000])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii")), ()
        except (UnicodeDecodeError, LookupError):
            pass  # pages lie about their encoding: look for ourselves
    return decode(data, where)


def _extract(page: str) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a third of a second to load, and only pages need it

    return bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True, favor_precision=True)


def _without_teasers(text: str) -> str:
    lines = (_LAYOUT.sub("", line) for line in text.splitlines())
    return "\n\n".join(line for line in lines if line.strip() and not _is_teaser(line))


def _is_teaser(line: str) -> bool:
    match = _TEASER.match(line)
    return bool(match) and len(line.split()) <= _TEASER_WORDS and not line.rstrip().endswith((".", "”", '."'))


def _published(page: str, url: str | None, options: ReadOptions) -> date | None:
    """The day the page says it was published: no guess from the body, and never today's date by default."""
    from htmldate import find_date  # noqa: PLC0415 - as trafilatura

    latest = options.today + timedelta(days=1) if options.today else date.max
    found = find_date(
        page,
        url=url,
        extensive_search=False,
        original_date=True,
        min_date=_EARLIEST,
        max_date=latest.isoformat(),
    )
    return date.fromisoformat(found) if found else None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
