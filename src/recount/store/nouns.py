"""Nouns read from what the ledger keeps of them, many at a time.

`model.from_data` says what a noun looks like as data and what is wrong with data that is none. This is the same, some five
times faster, for rows that were hashed when they were written.
"""

import json
from functools import cache
from typing import Any, TypeVar

import msgspec

from recount.model import from_data

N = TypeVar("N")


def noun(kind: type[N], content: str) -> N:
    """The noun whose canonical JSON this is. A field that this version does not know is passed over; `recount verify`
    names it.

    Raises:
        FormatError: a field is missing or of another shape.
    """
    known: Any = kind
    try:
        found: N = _decoder(known).decode(content)
    except (msgspec.MsgspecError, UnicodeError):
        return from_data(kind, json.loads(content))  # which says what is wrong
    return found


def noun_of(kind: type[N], data: Any) -> N:
    """As `noun`, of plain data."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.MsgspecError:
        return from_data(kind, data)


@cache
def _decoder(kind: Any) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(kind)
