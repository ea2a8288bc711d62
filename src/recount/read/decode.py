"""Bytes into text, saying what was assumed."""

import codecs

from recount.model import ReadError

# Longest first: the UTF-32 mark begins with the UTF-16 one
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TYPOGRAPHIC = frozenset("‘’“”‚„–—…•«»‹›€£°§©®™ \xa0·¿¡´ˆ˜\u00ad")
_MAX_ACCENTS = 0.1  # share of non-ASCII characters in Western text that a legacy encoding left
_HEAD = 4096  # bytes that tell UTF-16
_SAMPLE = 200_000  # bytes that are enough to tell an encoding


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` declares."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data` without a byte order mark, and a note if the encoding is a guess.

    Tried in turn: a byte order mark, the zero bytes of UTF-16, UTF-8 (with a few broken bytes, if most of it is sound),
    Windows-1252 if that gives plain Western prose, charset-normalizer.

    Raises:
        ReadError: no encoding gives text.
    """
    marked = marked_encoding(data) or _unmarked_utf16(data)
    try:
        return data.decode(marked or "utf-8"), ()
    except UnicodeDecodeError as error:
        if marked:
            raise ReadError(
                f"it is marked as {marked.upper()}, but byte {error.start} is not",
                where=where,
                then="Save it again as UTF-8",
            ) from error
        at = error.start
    if (mended := _mend(data)) is not None:
        return mended
    for encoding in ("windows-1252", _guess(data)):
        text = _try(data, encoding)
        if text is not None and (encoding != "windows-1252" or _is_western_prose(text)):
            return text, (f"not UTF-8 (byte {at}); read as {encoding}, which is a guess",)
    raise ReadError("this is not text in any known encoding", where=where, then="Save it as UTF-8 text")


def _unmarked_utf16(data: bytes) -> str | None:
    """English in UTF-16 has a zero in every second byte: at odd places if little-endian."""
    head = data[:_HEAD]
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(head) >= 8 and zeros.count(0) > 0.8 * len(zeros) and others.count(0) < 0.05 * len(others):
            return encoding
    return None


def _mend(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 that was cut or damaged in few places: at least as many sound multi-byte characters as broken bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not c.isascii() for c in text) - broken
    return (text, (f"{broken} bytes were not UTF-8; each became U+FFFD",)) if sound >= broken else None


def _try(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _is_western_prose(text: str) -> bool:
    strange = [c for c in text if not c.isascii()]
    return len(strange) <= _MAX_ACCENTS * len(text) and all(c in _TYPOGRAPHIC or c.isalpha() for c in strange)


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and most files are UTF-8

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None
