"""Recount turns reports of armed conflict into a record that can be checked.

    import recount
    coded = recount.code("Nine people were killed …", published="2021-03-04")

`recount.model` holds the types of what comes back.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recount.api import code

__all__ = ["__version__", "code"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the stages only when something is coded: ``import recount`` alone is free."""
    if name == "code":
        from importlib import import_module  # noqa: PLC0415 - by name, so that no module below depends on those above

        return import_module("recount.api").code
    raise AttributeError(f"module 'recount' has no attribute {name!r}")
