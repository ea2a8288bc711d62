"""Nouns to plain JSON values and back: ``from_data(type(x), to_data(x)) == x`` for every noun of the model.

Dates and instants become ISO 8601, enums their values, tuples lists, None stays None. Nothing is left out, so that
what is stored can be hashed and read without this code.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from recount.model.errors import FormatError

N = TypeVar("N")
Step = Callable[[Any], Any]  # one value to plain data, or back
_PLAIN = frozenset(
    {type(None), bool, int, float, str}
)  # data as they stand: most of what nouns hold, and not to be asked about


def to_data(value: object) -> Any:
    """A noun, or any value inside one, as None, bool, int, float, str, list and dict.

    Raises:
        TypeError: the value is of a type that the model does not use.
    """
    kind: Any = type(value)
    return _writer(kind)(value)


def from_data(noun: type[N], data: Any) -> N:
    """The noun that `to_data` printed.

    Raises:
        FormatError: a field is missing, unknown, or of another shape.
    """
    kind: Any = noun
    try:
        value: N = _reader(kind)(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FormatError(
            f"not a {noun.__name__}: {error}",
            where=noun.__name__,
            then="Was it written by another version? Code it again.",
        ) from error
    return value


# A ledger holds millions of nouns, so how each type is written and read is worked out once.
@cache
def _writer(kind: Any) -> Step:
    if kind in _PLAIN:
        return _same
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, date):  # a datetime too
        return lambda value: value.isoformat()
    if issubclass(kind, tuple | list):
        return lambda value: [v if type(v) in _PLAIN else to_data(v) for v in value]
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        return lambda value: {name: v if type(v := getattr(value, name)) in _PLAIN else to_data(v) for name in names}
    if issubclass(kind, bool | int | float):
        return _same
    raise TypeError(f"no noun holds a {kind.__name__}")


def _same(value: Any) -> Any:
    return value


@cache
def _reader(kind: Any) -> Step:
    origin: Any = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(a for a in typing.get_args(kind) if a is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        return _tuples(_reader(typing.get_args(kind)[0]))
    if origin is not None:  # a generic noun: Reading[Window]
        return _fields(origin, dict(zip(origin.__parameters__, typing.get_args(kind), strict=True)))
    if dataclasses.is_dataclass(kind):
        return _fields(typing.cast(type, kind), {})
    return _leaf(kind)


def _tuples(inner: Step) -> Step:
    return lambda data: tuple(map(inner, data))


def _fields(noun: type, bound: dict[Any, Any]) -> Step:
    readers = {name: _reader(_bind(hint, bound)) for name, hint in typing.get_type_hints(noun).items()}

    def read(data: Any) -> Any:
        if not data.keys() <= readers.keys():
            raise KeyError(f"unknown field {', '.join(sorted(set(data) - set(readers)))}")
        return noun(**{name: readers[name](value) for name, value in data.items()})

    return read


def _bind(kind: Any, bound: dict[Any, Any]) -> Any:
    """Put the arguments of a generic noun (``Reading[Window]``) in place of its type variable."""
    if not bound:
        return kind
    if isinstance(kind, TypeVar):
        return bound[kind]
    args = typing.get_args(kind)
    if not args:
        return kind
    filled = tuple(_bind(a, bound) for a in args)
    origin: Any = typing.get_origin(kind)
    return typing.Union[filled] if origin in (types.UnionType, typing.Union) else origin[filled]  # noqa: UP007 - built at run time


def _leaf(kind: Any) -> Step:
    if kind is datetime or kind is date:
        return typing.cast(Step, kind.fromisoformat)
    if issubclass(kind, Enum):
        return typing.cast(Step, kind)

    def read(data: Any) -> Any:
        if type(data) is kind:
            return data
        if kind is float and isinstance(data, int) and not isinstance(data, bool):
            return float(data)
        if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
            raise TypeError(f"{data!r} is no {kind.__name__}")
        return data

    return read
