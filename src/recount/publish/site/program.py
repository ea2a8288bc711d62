"""The program of the first page, where it was built: a map that moves, a timeline, filters."""

from importlib import resources

APP = ("record.js", "record.css")  # made by `make web` from web/src/site; a released package has them
STILL = ("site.css", "outlines.svg", "icon.svg")


def built() -> bool:
    """Is it here? Without it the pages say the same, and hold still."""
    return bool(program())


def program() -> dict[str, bytes]:
    """Its files, empty where it was not built."""
    folder = resources.files("recount.publish.site").joinpath("app")
    files = [folder.joinpath(name) for name in APP]
    return {file.name: file.read_bytes() for file in files} if all(file.is_file() for file in files) else {}


def still() -> dict[str, bytes]:
    """The style and pictures of every page."""
    return {name: resources.files("recount.publish.site").joinpath(name).read_bytes() for name in STILL}
