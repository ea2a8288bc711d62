"""Outlets, monitors and official channels: who they are, where, and which party they belong to.

`side` is what makes a voice interested: the id of the actor that owns, runs or directs it. A ministry is no outlet
unless it publishes as one (`source:ru-mod`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from recount.model import ReferenceDataError, Source, SourceKind
from recount.vocab.nametrie import Hit, NameTrie


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMention:
    """Words that name an outlet: ``text[start:end]``, code points, half-open, without a leading "the"."""

    start: int
    end: int
    source_id: str


@cache
def _rows() -> list[dict[str, Any]]:
    text = files("recount.vocab").joinpath("data", "outlets.toml").read_text("utf-8")
    try:
        rows: list[dict[str, Any]] = tomllib.loads(text)["source"]
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDataError(f"vocab/data/outlets.toml: {error}. Mend the table.") from error
    return rows


@cache
def _weak() -> frozenset[str]:
    return frozenset(name for row in _rows() for name in row.get("weak", []))


@cache
def sources() -> tuple[Source, ...]:
    """Every source of data/outlets.toml, in its order.

    Raises:
        ReferenceDataError: the table can't be read.
    """
    return tuple(
        Source(
            id=row["id"],
            name=row["name"],
            kind=SourceKind(row["kind"]),
            country=row.get("country"),
            languages=tuple(row.get("languages", [])),
            aliases=(*row.get("aliases", []), *row.get("weak", [])),
            domains=tuple(row.get("domains", [])),
            reprints=tuple(row.get("reprints", [])),
            side=row.get("side"),
        )
        for row in _rows()
    )


@cache
def sources_by_id() -> dict[str, Source]:
    """Sources by their ids. Read only."""
    return {s.id: s for s in sources()}


def source(source_id: str) -> Source | None:
    """The source of an id, None if there is none."""
    return sources_by_id().get(source_id)


@cache
def _trie(*, weak: bool) -> NameTrie[str]:
    """Every name, with or without those that are common words too."""
    trie: NameTrie[str] = NameTrie()
    for each in sources():
        for name in (each.name, *each.aliases):
            if not weak and name in _weak():
                continue
            trie.add(name, each.id, case=len(name) <= 5 and name.isupper() and " " not in name)
    return trie


@cache
def agencies() -> frozenset[str]:
    """The names of sources that are capitals alone, as datelines have them: "SANA", "AFP"."""
    return frozenset(n for n in outlet_names() if n.isalpha() and n.isupper() and len(n) > 2)


@cache
def outlet_names() -> tuple[str, ...]:
    """Every name of every source, the longer first."""
    return tuple(sorted({n for s in sources() for n in (s.name, *s.aliases)}, key=lambda n: (-len(n), n)))


def source_named(name: str) -> Source | None:
    """The source that bears a name, whatever its capitals, accents and leading "the"; None if none does."""
    found = _trie(weak=True).exactly(name.strip())
    return sources_by_id()[found[0]] if len(found) == 1 else None


def source_of_domain(host: str) -> Source | None:
    """The source that publishes at a host: ``www.reuters.com``, ``uk.reuters.com``, a full URL too; None if unknown."""
    try:
        bare = urlsplit(host if "://" in host else f"//{host}").hostname or ""
    except ValueError:  # not a host at all
        return None
    owners = _domains()
    labels = bare.strip(".").split(".")
    for first in range(len(labels) - 1):
        found = owners.get(".".join(labels[first:]))
        if found is not None:
            return found
    return None


@cache
def _domains() -> dict[str, Source]:
    return {domain: s for s in sources() for domain in s.domains}


def find_outlets(text: str) -> tuple[OutletMention, ...]:
    """Every outlet named in a text, in order, the longest name first, none overlapping."""
    return tuple(
        OutletMention(start=h.start, end=h.end, source_id=h.payloads[0])
        for h in _trie(weak=False).find(text)
        if len(h.payloads) == 1 and not _lacks_its_article(text, h)
    )


def _lacks_its_article(text: str, hit: Hit[str]) -> bool:
    """Is it a paper of one common word ("The Independent") without the article that makes it a name?"""
    name, said = sources_by_id()[hit.payloads[0]].name, text[hit.start : hit.end]
    needed = name == f"The {said}" or f"the {said.lower()}" in _articled()
    return needed and text[: hit.start][-4:].lower() != "the "


@cache
def _articled() -> frozenset[str]:
    """Names that are one common word behind an article, as "the Observatory": "the Horan Observatory" is another."""
    return frozenset(n.lower() for n in outlet_names() if n.startswith("the ") and n.count(" ") == 1)
