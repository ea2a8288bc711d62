"""A release as JSON lines: one incident a line, with the ids and offsets of the claims behind it."""

import json
from typing import TextIO

from recount.publish.features import about, properties
from recount.publish.record import Release


def write_jsonl(release: Release, out: TextIO) -> None:
    """Write the release. Each line says by which rules it was made, so that lines can be kept apart from the file."""
    rules = {name: value for name, value in about(release).items() if name not in ("held_back", "left_out")}
    for incident in release.incidents:
        line = {"type": "incident", **properties(incident), "recount": rules}
        out.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
