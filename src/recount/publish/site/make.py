"""Writing a site into a folder: pages, style, outlines, and the program where it was built."""

from pathlib import Path

from recount.publish.site.cards import cards_js
from recount.publish.site.pages import Site, pages
from recount.publish.site.program import APP, inside

FORMAT = "recount-site/1"
STILL = ("site.css", "outlines.svg", "icon.svg")


def write_site(folder: Path, site: Site) -> frozenset[str]:
    """Write the site; the paths of its files, from the folder on.

    Raises:
        OSError: it can't be written.
    """
    written = set[str]()
    for name, text in pages(site):
        written.add(_write(folder, name, text.encode()))
    for name in STILL:
        written.add(_write(folder, f"site/{name}", inside().joinpath(name).read_bytes()))
    if site.program:
        for name in APP:
            written.add(_write(folder, f"site/{name}", inside().joinpath("app", name).read_bytes()))
        written.add(_write(folder, "site/cards.js", cards_js(site.release).encode()))
    return frozenset(written)


def _write(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
    return name
