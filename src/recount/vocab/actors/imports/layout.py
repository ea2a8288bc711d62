"""Which layout a table has. ACLED's is recognised in order to be refused."""

import re
from enum import StrEnum

from recount.model import UsageError
from recount.vocab.actors.imports.rows import Table

OWN_COLUMNS = ("id", "name", "other_names", "kind", "country", "side", "part_of", "from", "to")
"""The columns of a user's own list; `id` and `name` must be there."""

_UCDP = {"actorid", "namedata"}
_GED = {"side_a_new_id", "side_a", "side_b_new_id", "side_b"}
_ACLED = {"event_id_cnty", "assoc_actor_1", "assoc_actor_2", "inter1", "actor1", "actor2", "actor_name"}
# How its names of forces are written; nobody else puts years in brackets behind them
_ACLED_NAME = re.compile(r"(?:(?:Military|Police) Forces|Government) of .+\(\d{4}-(?:\d{4})?\)")
_ACLED_ROWS = 3  # one such name may be somebody's own; three are no accident


class Layout(StrEnum):
    """What a table is."""

    UCDP = "UCDP's list of actors"
    GED = "the sides of a UCDP GED export"
    OWN = "a list of your own"


def layout_of(file: str, table: Table) -> Layout:
    """The layout by its columns, capitals aside.

    Raises:
        UsageError: it is ACLED's, or none of the known ones.
    """
    columns = {c.casefold() for c in table.columns}
    if why := _acleds(file, columns, table):
        raise UsageError(
            f"{file} looks like ACLED's ({why}), and its terms do not let names of its list travel into what Recount "
            "publishes. Nothing was imported. UCDP's Actor Dataset (CC BY 4.0) or a list of your own can be"
        )
    if columns >= _UCDP:
        return Layout.UCDP
    if columns >= _GED:
        return Layout.GED
    if {"id", "name"} <= columns:
        return Layout.OWN
    raise UsageError(
        f"{file} has none of the known layouts: its columns are {', '.join(table.columns[:6])}. A list of your own has "
        f"{', '.join(OWN_COLUMNS)}; id and name must be there"
    )


def _acleds(file: str, columns: set[str], table: Table) -> str | None:
    if "acled" in file.casefold() or any("acled" in c for c in columns):
        return "it says so"
    if len(columns & _ACLED) >= 2:
        return f"its columns are {', '.join(sorted(columns & _ACLED))}"
    names = {cell for _, row in table.rows for cell in row.values() if _ACLED_NAME.fullmatch(cell)}
    if len(names) >= _ACLED_ROWS:
        return f"names such as “{min(names)}”"
    return None
