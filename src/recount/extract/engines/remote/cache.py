"""Answers that were paid for: one small file each, named by the digest of what was asked and by the report.

A report's id holds its words, its source and its day, which is all of it that is sent; the digest holds the rest. A file
that is damaged, or not about what its name says, counts as none. The files quote reports: they are for their owner only.
"""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from recount.extract.engines.remote.answer import Answer, answer_kept
from recount.vocab.gazetteer.cache import cache_folder


def answers_folder() -> Path:
    """``remote`` in ``$RECOUNT_CACHE``, else in the user's cache folder for `recount`."""
    return cache_folder() / "remote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """The answers to what one digest asks. Safe for many processes: a file appears whole or not at all."""

    folder: Path
    digest: str

    def get(self, report_id: str) -> Answer | None:
        """The answer about a report, None if there is none that can be used."""
        try:
            held = json.loads(self._path(report_id).read_text("utf-8"))
            if held["digest"] == self.digest and held["report"] == report_id:
                return answer_kept(held["answer"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            pass
        return None

    def put(self, report_id: str, answer: Answer) -> None:
        """Keep an answer. A folder that can't be written is no reason to lose it: it is only paid for again."""
        path = self._path(report_id)
        held = {"digest": self.digest, "report": report_id, "answer": asdict(answer)}
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")  # readable by its owner only
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(held, file)
            Path(part).replace(path)
        except OSError:
            return

    def _path(self, report_id: str) -> Path:
        return self.folder / self.digest / f"{report_id.replace(':', '-')}.json"
