"""Nouns to plain JSON values and back: ``from_data(type(x), to_data(x)) == x`` for every noun of the model.

Dates and instants become ISO 8601, enums their values, tuples lists, None stays None. Nothing is left out, so that
what is stored can be hashed and read without this code.
"""

import dataclasses
import types
import typing
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from recount.model.errors import FormatError

N = TypeVar("N")


def to_data(value: object) -> Any:
    """A noun, or any value inside one, as None, bool, int, float, str, list and dict.

    Raises:
        TypeError: the value is of a type that the model does not use.
    """
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_data(v) for v in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_data(getattr(value, f.name)) for f in dataclasses.fields(value)}
    raise TypeError(f"no noun holds a {type(value).__name__}")


def from_data(noun: type[N], data: Any) -> N:
    """The noun that `to_data` printed.

    Raises:
        FormatError: a field is missing, unknown, or of another shape.
    """
    try:
        value: N = _read(noun, data)
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(
            f"not a {noun.__name__}: {error}",
            where=noun.__name__,
            then="Was it written by another version? Code it again.",
        ) from error
    return value


@cache
def _hints(noun: type) -> dict[str, Any]:
    return typing.get_type_hints(noun)


def _read(kind: Any, data: Any) -> Any:
    origin: Any = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return None if data is None else _read(next(a for a in typing.get_args(kind) if a is not type(None)), data)
    if origin is tuple:
        return tuple(_read(typing.get_args(kind)[0], item) for item in data)
    if origin is not None:  # a generic noun: Reading[Window]
        return _read_fields(origin, data, dict(zip(origin.__parameters__, typing.get_args(kind), strict=True)))
    if dataclasses.is_dataclass(kind):
        return _read_fields(typing.cast(type, kind), data, {})
    return _read_leaf(kind, data)


def _read_fields(noun: type, data: Any, bound: dict[Any, Any]) -> Any:
    hints = _hints(noun)
    if unknown := set(data) - set(hints):
        raise KeyError(f"unknown field {', '.join(sorted(unknown))}")
    return noun(**{name: _read(_bind(hints[name], bound), value) for name, value in data.items()})


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


def _read_leaf(kind: Any, data: Any) -> Any:
    if kind is datetime or kind is date:
        return kind.fromisoformat(data)
    if issubclass(kind, Enum):
        return kind(data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    return data
