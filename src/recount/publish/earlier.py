"""Is a file an earlier release of Recount? Then a new one may take its place; any other file is somebody's work."""

import csv
import json
from pathlib import Path

_BEGINS = ("incident_id", "date_start", "date_end", "date_precision", "date_basis", "event_type")  # as in every version
_OTHERS = {"event_id_cnty", "id"}  # what the tables in the shape of others begin with
_HEAD = 65_536  # bytes: more than any header, or the opening of any release, is long
_SQLITE = b"SQLite format 3\0"
_PARQUET = b"PAR1"
_OURS = {"as_of", "safety", "recount_version"}
_OURS_BEHIND = {"recount_as_of", "recount_safety", "recount_version"}  # behind the columns of others


def is_database(path: Path) -> bool:
    """Is the file an SQLite database, such as a ledger?

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def is_release(path: Path) -> bool:
    """Did some version of Recount write this file, in any of its formats? An empty file holds nothing to lose.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        first = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - _HEAD))
        last = file.read()
    if first.startswith(_PARQUET):
        return b"recount_version" in last  # the names of the columns stand in the footer
    head = first.decode("utf-8", errors="replace")
    return not head.strip() or _is_csv(head) or _is_geojson(head) or _is_line(head)


def _is_csv(head: str) -> bool:
    """The columns that every version begins with, and those that say how it was made."""
    header = next(csv.reader(head.splitlines()[:1]), [])
    if tuple(header[: len(_BEGINS)]) == _BEGINS:
        return set(header) >= _OURS
    return header[:1] != [] and header[0] in _OTHERS and set(header) >= _OURS_BEHIND


def _is_geojson(head: str) -> bool:
    """A FeatureCollection that opens with the member `recount`: the whole file may be long, so only that is read."""
    opening = '{"type": "FeatureCollection", "recount": '
    if not head.startswith(opening):
        return False
    try:
        about, _ = json.JSONDecoder().raw_decode(head, len(opening))
    except ValueError:
        return False
    return isinstance(about, dict) and set(about) >= _OURS


def _is_line(head: str) -> bool:
    """A first line that is an incident and says by which rules. It may be longer than what was read."""
    return head.startswith('{"type": "incident", "incident_id": "inc:')
