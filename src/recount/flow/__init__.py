"""The staircase: the only folder that knows the order."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recount.flow.pipeline import CodeOptions, code_into, code_report, code_reports

__all__ = ["CodeOptions", "code_into", "code_report", "code_reports"]


def __getattr__(name: str) -> Any:
    """Load the engines when they are asked for: a process that links needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from recount.flow import pipeline  # noqa: PLC0415 - as said

    return getattr(pipeline, name)
