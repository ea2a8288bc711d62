"""A file of actors to an imported list: UCDP's Actor Dataset, the sides of a UCDP GED export, or a user's own CSV.

`rows` makes rows of the bytes, `layout` says what they are (and refuses ACLED's), `own` and `ucdp` read their columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from recount.model import Actor, ItemError, UsageError
from recount.vocab.actors.imports.layout import Layout, layout_of
from recount.vocab.actors.imports.own import own_actors
from recount.vocab.actors.imports.rows import read_rows
from recount.vocab.actors.imports.ucdp import actors_of_list, actors_of_sides, quiet_of
from recount.vocab.actors.lists import ActorList, Origin, list_name

__all__ = ["Imported", "read_list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A list as read, the layout it was recognised by, and the rows that could not be read."""

    list: ActorList
    layout: Layout
    failed: tuple[ItemError, ...]


def read_list(path: Path, known: Mapping[str, Actor], name: str | None = None) -> Imported:
    """The actors of a CSV file. A row that can't be read is named in `failed` and never stops the others.

    Args:
        path: the file.
        known: the actors that are there already, by id: what `part_of` may lead to.
        name: the list's name; made of the file's if None.

    Raises:
        UsageError: the file can't be read, is of no known layout, is ACLED's, or its name gives no name for a list.
    """
    name = name or list_name(path.name)
    if not name:
        raise UsageError(f"{path.name} gives no name for a list. Give one with --name")
    table = read_rows(path)
    layout = layout_of(path.name, table)
    failed: list[ItemError] = []
    if layout is Layout.OWN:
        found = own_actors(path.name, table, known, failed)
    else:
        found = actors_of_list(path.name, table, failed) if layout is Layout.UCDP else actors_of_sides(table)
    quiet = () if layout is Layout.OWN else quiet_of(found)
    if not found and not failed:
        raise UsageError(f"{path.name} holds no actor. Is it the right file?")
    origin = Origin.OWN if layout is Layout.OWN else Origin.UCDP
    made = ActorList(name=name, origin=origin, file=path.name, actors=found, quiet=quiet)
    return Imported(list=made, layout=layout, failed=tuple(failed))
