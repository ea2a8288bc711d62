"""Fields of a claim in an answer: of the type they must be, or the claim is refused with a sentence."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from recount.model import Count, Wording
from recount.vocab.numbers import LARGEST

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
Json = dict[str, Any]

_SHOWN = 60  # characters of a wrong value that a sentence shows


class MalformedError(Exception):
    """A field of a claim is not what the schema asks for; the message is a clause that names it."""


def shown(value: object) -> str:
    """A value as a sentence shows it: on one line, in quotation marks, cut."""
    words = repr(value) if isinstance(value, str) else repr(type(value).__name__)
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 4]}...'"


def text_of(value: object, name: str) -> str:
    """Words that are not empty."""
    if not isinstance(value, str):
        raise MalformedError(f"`{name}` is no text but {shown(value)}")
    if not value.strip():
        raise MalformedError(f"`{name}` is empty")
    return value.strip()


def list_of(data: Json, name: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    """A list, each of its items read; one that is left out is empty."""
    values = data.get(name, [])
    if not isinstance(values, list):
        raise MalformedError(f"`{name}` is no list but {shown(values)}")
    return tuple(read(value, name) for value in values)


def object_of(value: object, name: str) -> Json:
    """An object."""
    if not isinstance(value, dict):
        raise MalformedError(f"`{name}` is no object but {shown(value)}")
    return value


def one_of(kinds: type[E], data: Json, name: str) -> E:
    """One of the values that the guide knows."""
    value = data.get(name)
    try:
        return kinds(text_of(value, name))
    except ValueError:
        raise MalformedError(f"`{name}` is {shown(value)}, which the guide does not know") from None


def number_of(data: Json, name: str) -> int | None:
    """A whole number from 0 to 10,000,000,000, or None."""
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise MalformedError(f"`{name}` is no whole number but {shown(value)}")
    if not 0 <= value <= LARGEST:
        raise MalformedError(f"`{name}` is out of all bounds")
    return value


def count_of(data: Json) -> Count:
    """The count that `low`, `high` and `wording` make together."""
    low, high, wording = number_of(data, "low"), number_of(data, "high"), one_of(Wording, data, "wording")
    try:
        return Count(low=low, high=high, wording=wording)
    except ValueError as error:
        raise MalformedError(f"its count can't be: {error}") from None


def part_of(data: Json, at: int, of: Sequence[object]) -> int | None:
    """The index of another item of the same list, or None."""
    index = number_of(data, "part_of")
    if index is not None and (index == at or index >= len(of)):
        raise MalformedError(f"toll {at} is a part of toll {index}, which is none of the claim's other tolls")
    return index
