"""Sites for tests: written from invented incidents, and read as a browser reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib
from tests.publish.released import dossier, event, gate

from recount.publish.folder.make import Plan, make
from recount.publish.folder.origin import About, Origin

HTML = "{http://www.w3.org/1999/xhtml}"
ORIGIN = Origin(entries=7, hash="0123abcd")
Element = Any  # of the standard library's tree, which html5lib makes


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address in a page: the page's file, the tag and attribute, and the address as it stands there."""

    page: Path
    tag: str
    attribute: str
    address: str


def plan(**changes: Any) -> Plan:
    """A release with pages: two incidents, unless told otherwise."""
    about = changes.pop("about", About(site=True, contact="post@record.example", title="A record"))
    return Plan(**{"release": gate(dossier(), dossier(event("clash"))), "origin": ORIGIN, "about": about, **changes})


def site(folder: Path, **changes: Any) -> Path:
    """A release with pages in a folder."""
    make(folder, plan(**changes))
    return folder


def pages(folder: Path) -> list[Path]:
    """Every page."""
    return sorted(folder.rglob("*.html"))


def read(page: Path) -> Element:
    """The tree of a page; an error of HTML is an error."""
    return html5lib.HTMLParser(strict=True).parse(page.read_bytes(), transport_encoding="utf-8")


def text(page: Path) -> str:
    """What a page says, its spaces as one."""
    body = read(page).find(f"{HTML}body")
    return " ".join(" ".join(body.itertext()).split())


def links(page: Path) -> Iterator[Link]:
    """Every address in a page."""
    for element in read(page).iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("href", "src"):
            if (address := element.get(name)) is not None:
                yield Link(page=page, tag=element.tag.rpartition("}")[2], attribute=name, address=address)


def broken(folder: Path) -> list[str]:
    """Addresses inside the folder that lead nowhere: no such file, or no such part of it."""
    found = []
    for link in (one for page in pages(folder) for one in links(page)):
        parts = urlsplit(link.address)
        if parts.scheme:
            continue
        to = (link.page.parent / unquote(parts.path)).resolve() if parts.path else link.page
        if not to.is_file() or (to.suffix == ".html" and parts.fragment and parts.fragment not in ids(to)):
            found.append(f"{link.page.relative_to(folder)}: {link.address}")
    return found


def ids(page: Path) -> set[str]:
    """The names that parts of a page have."""
    return {element.get("id") for element in read(page).iter() if element.get("id")}
