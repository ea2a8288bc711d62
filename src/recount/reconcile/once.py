"""Pure functions over the claims of an incident, asked once: methods and kinds of toll ask the same of the same claims."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

SEVERAL = (tuple, list)
MOST = 4_000  # answers of one function kept at hand: those of an incident of some hundred claims, a few megabytes

_KNOWN: list[dict[Any, Any]] = []  # the answers of every function, each held with what was given


def once(function: Callable[P, R]) -> Callable[P, R]:
    """The same function, which remembers its answers by what it is given: the very objects, in tuples and lists one by one.

    For frozen nouns only, whose own hash would read every quote of a claim. What is given is held as long as the answer, so
    that no other object comes to have its address; answers are shared, and are not to be changed.
    """
    known: dict[Any, tuple[Any, R]] = {}
    _KNOWN.append(known)

    @wraps(function)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        if named:
            return function(*given, **named)  # nobody here asks by name
        values: tuple[Any, ...] = given
        if len(values) == 1:  # by far the most common
            (one,) = values
            key: Any = tuple(map(id, one)) if type(one) in SEVERAL else id(one)
        else:
            key = tuple([tuple(map(id, one)) if type(one) in SEVERAL else id(one) for one in values])
        found = known.get(key)
        if found is not None:
            return found[1]
        answer = function(*given, **named)
        if len(known) >= MOST:
            known.clear()
        held = tuple([tuple(one) if type(one) is list else one for one in values])
        known[key] = (held, answer)
        return answer

    return asked


def forget() -> None:
    """Let go of all answers and of what they were about: what comes next asks about other claims."""
    for known in _KNOWN:
        known.clear()
