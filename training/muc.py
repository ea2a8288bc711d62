"""MUC-4 messages as lessons: who did it, to what and whom, with what, in incidents of which type.

Sundheim 1992; the five roles and the JSON are those of the GTT paper (Du, Rush and Cardie 2021).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.page import Page, read_page
from recount.extract.engines.encoder.scheme import BEGIN, INSIDE
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from recount.model import Report, report_id
from training.muc_scheme import MUC_ROLES as ROLES
from training.muc_scheme import MUC_TYPES as TYPES
from training.scale import IGNORE


@dataclass(frozen=True, slots=True, kw_only=True)
class MucLesson:
    """`tags` is (words, ROLES), `types` which types the message tells of, `spans` its entities as word ranges, `of` the
    types of the incidents that each has a part in.
    """

    page: Page
    tags: npt.NDArray[np.int64]
    types: npt.NDArray[np.float32]
    spans: npt.NDArray[np.int64]
    of: npt.NDArray[np.float32]


def muc_page(text: str) -> Page:
    """A message laid out for the model, as a report without a date or an outlet."""
    report = Report(id=report_id(text, None, None), name="message", text=text, title=None, source=None, published=None)
    return read_page(analyse(report, split_passages(text)))


def read_messages(path: Path) -> Iterator[dict[str, Any]]:
    """The messages of a JSON-lines file of GTT's."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def muc_lesson(message: dict[str, Any]) -> MucLesson:
    """Lay a message's templates over its text."""
    page = muc_page(message["doctext"])
    tags = np.zeros((len(page.words), len(ROLES)), dtype=np.int64)
    types = np.zeros(len(TYPES), dtype=np.float32)
    found: dict[tuple[int, int], set[int]] = {}
    for template in message["templates"]:
        kinds = {n for n, name in enumerate(TYPES) if name in template["incident_type"]}
        types[list(kinds)] = 1
        for role, name in enumerate(ROLES):
            for entity in template[name]:
                for mention, offset in entity:
                    _mark(page, tags[:, role], mention, offset)
                    words = page.at(offset, offset + len(mention))
                    if words:
                        found.setdefault(words, set()).update(kinds)
    of = np.zeros((len(found), len(TYPES)), dtype=np.float32)
    for n, kinds in enumerate(found.values()):
        of[n, list(kinds)] = 1
    return MucLesson(
        page=page, tags=tags, types=types, spans=np.array(list(found), dtype=np.int64).reshape(-1, 2), of=of
    )


def _mark(page: Page, column: npt.NDArray[np.int64], mention: str, offset: int) -> None:
    """Tag a mention where the key says it stands; the same words elsewhere may be tagged or not."""
    for match in re.finditer(re.escape(mention), page.text):
        words = page.at(match.start(), match.end())
        if words and not (column[slice(*words)] > 0).any():
            column[slice(*words)] = IGNORE
    words = page.at(offset, offset + len(mention))
    if words:
        column[slice(*words)] = INSIDE
        column[words[0]] = BEGIN
