"""Pure functions over the claims of an incident, asked once: methods and kinds of toll ask the same of the same claims."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

MOST = 4_000  # answers of one function kept at hand: those of an incident of some hundred claims, a few megabytes


def once(function: Callable[P, R]) -> Callable[P, R]:
    """The same function, which remembers its answers by what it is given: the very objects, in tuples and lists one by one.

    For frozen nouns only, whose own hash would read every quote of a claim. What is given is held as long as the answer, so
    that no other object comes to have its address; answers are shared, and are not to be changed.
    """
    known: dict[Any, tuple[Any, R]] = {}

    @wraps(function)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        if named:
            return function(*given, **named)  # nobody here asks by name
        if len(given) == 1 and not isinstance(given[0], tuple | list):
            held: Any = given
            key: Any = id(given[0])
        else:
            held = tuple([tuple(one) if isinstance(one, tuple | list) else one for one in given])
            key = tuple([tuple(map(id, one)) if isinstance(one, tuple) else id(one) for one in held])
        found = known.get(key)
        if found is not None:
            return found[1]
        answer = function(*given, **named)
        if len(known) >= MOST:
            known.clear()
        known[key] = (held, answer)
        return answer

    return asked
