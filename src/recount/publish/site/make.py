"""Writing a site into a folder: pages, style, outlines, and the program where it was built."""

from collections.abc import Iterator
from pathlib import Path

from recount.publish.site import program
from recount.publish.site.cards import cards_js
from recount.publish.site.pages import Site, pages

FORMAT = "recount-site/1"


def write_site(folder: Path, site: Site) -> None:
    """Write the site into a folder that has none of its files.

    Raises:
        OSError: it can't be written.
    """
    for name, content in _files(site):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            file.write(content)


def _files(site: Site) -> Iterator[tuple[str, bytes]]:
    for name, text in pages(site):
        yield name, text.encode()
    for name, content in program.still().items():
        yield f"site/{name}", content
    if site.program:
        for name, content in program.program().items():
            yield f"site/{name}", content
        yield "site/cards.js", cards_js(site.release).encode()
