"""Tellings as one line of JSON a report: what a ledger keeps, so that linking need not read claims and texts again.

A row holds the fields that differ from their defaults. How a field is written follows from its type, so that a new field
of `Telling` or `Trace` is kept without a word here. Words, places and ids that many tellings share are one object each.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache, lru_cache
from sys import intern
from typing import Any

from recount.link.tellings import Telling
from recount.model import FormatError

VERSION = 17  # of the rows, of what is compared and of how groups are made: of another one all is told and linked anew
OF_REPORT = ("report_id", "published")  # said once for all tellings of a report
SHARED = 50_000  # values kept as one object: the words and places of a ledger, not its claims
FEW = 4  # words of a name, a place or a party, which others have too; of more words only each is shared
Coder = Callable[[Any], Any]
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: `json.dumps` makes one a row


def dump(tellings: Sequence[Telling]) -> str:
    """The tellings of one report as one line, which `load` reads."""
    if not tellings:
        return json.dumps({"version": VERSION})
    first = tellings[0]
    ids = {t.id: n for n, t in enumerate(tellings)}
    rows = [_row(t, ids) for t in tellings]
    head = {"version": VERSION, "report": first.report_id, "published": first.published, "text": first.text}
    return _ENCODED(head | {"tellings": rows})


def load(line: str) -> tuple[Telling, ...]:
    """The tellings that `dump` wrote.

    Raises:
        FormatError: the row is of another version, or none of ours.
    """
    try:
        return _tellings(json.loads(line))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise FormatError(
            f"no row of tellings: {error}",
            where="link.rows",
            then="Derive the incidents anew from the claims: `recount verify --mend`.",
        ) from error


def _row(telling: Telling, ids: dict[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = _written(telling)
    for name in (*OF_REPORT, "id"):
        row.pop(name, None)
    row["trace"].pop("report_id", None)
    row["trace"].pop("claim_id", None)
    for name in ("parts", "wholes"):
        if name in row:
            row[name] = [ids[key] for key in row[name]]
    return row


def _tellings(data: dict[str, Any]) -> tuple[Telling, ...]:
    if data["version"] != VERSION:
        raise ValueError(f"version {data['version']}, not {VERSION}")
    rows = data.get("tellings", ())
    if not rows:
        return ()
    report, published, text = data["report"], data["published"], data["text"]
    ids = [f"{text}:{n:05d}:{report}" for n in range(len(rows))]
    read = _coders(Telling).read
    out = []
    for key, row in zip(ids, rows, strict=True):
        row["trace"] |= {"claim_id": row["claim_ids"][0], "report_id": report}
        for name in ("parts", "wholes"):
            if name in row:
                row[name] = [ids[n] for n in row[name]]
        values = {name: read[name](value) for name, value in row.items()}
        out.append(Telling(id=key, report_id=report, published=published, **values))
    return tuple(out)


@dataclasses.dataclass(frozen=True, slots=True)
class _Coders:
    """How the fields of a dataclass are written, each with the default that is left out, and read."""

    write: tuple[tuple[str, Coder, Any], ...]
    read: dict[str, Coder]


@cache
def _coders(noun: typing.Hashable) -> _Coders:
    hints = typing.get_type_hints(noun)
    fields = dataclasses.fields(typing.cast("Any", noun))
    return _Coders(
        write=tuple((f.name, _writer(hints[f.name]), f.default) for f in fields),  # MISSING is like no value
        read={f.name: _reader(hints[f.name]) for f in fields},
    )


def _written(noun: Any) -> dict[str, Any]:
    out = {}
    for name, write, default in _coders(typing.cast("typing.Hashable", type(noun))).write:
        value = getattr(noun, name)
        if value is not default and value != default:
            out[name] = write(value)
    return out


def _writer(hint: Any) -> Coder:
    hint, args = _plain(hint)
    if hint is tuple and Ellipsis not in args:
        each = tuple(_writer(a) for a in args)
        return lambda value: [write(v) for write, v in zip(each, value, strict=True)]
    if hint in (tuple, frozenset):
        one = _writer(args[0])
        if one is _same:
            return list if hint is tuple else sorted
        return (lambda value: [one(v) for v in value]) if hint is tuple else (lambda value: sorted(map(one, value)))
    if dataclasses.is_dataclass(hint):
        return lambda value: None if value is None else _written(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: None if value is None else value.value
    return _same


def _reader(hint: Any) -> Coder:
    """How a value of this type is read. What is made of plain text alone is shared between the tellings that hold it."""
    hint, args = _plain(hint)
    if hint is frozenset and args == (str,):
        return lambda value: _words(tuple(value)) if len(value) <= FEW else frozenset(map(intern, value))
    if hint is tuple and Ellipsis not in args:
        each = tuple(_reader(a) for a in args)
        if all(read is _same for read in each):
            return tuple
        return lambda value: tuple([read(v) for read, v in zip(each, value, strict=True)])
    if hint in (tuple, frozenset):
        one = _reader(args[0])
        return hint if one is _same else (lambda value: hint([one(v) for v in value]))
    if dataclasses.is_dataclass(hint):
        return _noun_reader(typing.cast("type", hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {m.value: m for m in hint} | {None: None}
        return members.__getitem__
    return _same


def _noun_reader(noun: type) -> Coder:
    flat = all(_reader_is_flat(h) for h in typing.get_type_hints(noun).values())
    shared = lru_cache(maxsize=SHARED)(lambda items: _made(noun, dict(items)))
    if flat:  # such as a place: its values can be looked up as they stand
        return lambda value: None if value is None else shared(tuple(value.items()))
    return lambda value: None if value is None else _made(noun, value)


def _made(noun: type, row: dict[str, Any]) -> Any:
    read = _coders(noun).read
    return noun(**{name: read[name](value) for name, value in row.items()})


def _reader_is_flat(hint: Any) -> bool:
    hint, _ = _plain(hint)
    return hint in (str, int, float, bool) or (isinstance(hint, type) and issubclass(hint, Enum))


@lru_cache(maxsize=SHARED)
def _words(found: tuple[str, ...]) -> frozenset[str]:
    return frozenset(found)


def _same(value: Any) -> Any:
    return value


def _plain(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type without ``| None``, and its arguments."""
    if isinstance(hint, types.UnionType):
        (hint,) = (a for a in typing.get_args(hint) if a is not type(None))
    origin = typing.get_origin(hint)
    return (origin, typing.get_args(hint)) if origin else (hint, ())
