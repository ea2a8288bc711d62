"""The program of the first page, where it was built: a map that moves, a timeline, filters."""

from importlib import resources
from importlib.resources.abc import Traversable

APP = ("record.js", "record.css")  # made by `make web` from web/src/site; a released package has them


def built() -> bool:
    """Is it here? Without it the pages say the same, and hold still."""
    return all(inside().joinpath("app", name).is_file() for name in APP)


def inside() -> Traversable:
    """The files that come with the package."""
    return resources.files("recount.publish.site")
