"""Pure functions over the claims of an incident, asked once: methods and kinds of toll ask the same of the same claims."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

MOST = 20_000  # answers kept at hand; more than an incident asks for, and a few megabytes


def once(function: Callable[P, R]) -> Callable[P, R]:
    """The same function, which remembers its answers by what it is given: the very objects, in tuples and lists one by one.

    For frozen nouns only, whose own hash would read every quote of a claim. What is given is held as long as the answer, so
    that no other object comes to have its address; answers are shared, and are not to be changed.
    """
    known: dict[Any, tuple[Any, R]] = {}

    def kept(key: Any, held: Any, given: Any) -> R:
        if len(known) >= MOST:
            known.clear()
        answer = function(*given)
        known[key] = (held, answer)
        return answer

    @wraps(function)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        if named:
            return function(*given, **named)
        if len(given) == 1 and type(given[0]) not in (tuple, list):
            found = known.get(id(given[0]))
            return found[1] if found is not None else kept(id(given[0]), given, given)
        held = tuple([tuple(one) if type(one) in (tuple, list) else one for one in given])
        key = tuple([tuple(map(id, one)) if type(one) is tuple else id(one) for one in held])
        found = known.get(key)
        return found[1] if found is not None else kept(key, held, given)

    return asked
