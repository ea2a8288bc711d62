"""The encoder behind the port: a compact transformer that marks and links spans; numbers and days stay with the grammar."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from recount.extract.engine import Draft, Drafted, Passage
from recount.extract.engines.encoder.decode import drafts_of
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.limits import Limits, read_limits
from recount.extract.engines.encoder.page import Page, read_page
from recount.extract.engines.encoder.reading import Reading, read
from recount.extract.engines.encoder.session import WEIGHTS, digest_of, open_weights
from recount.extract.engines.encoder.triage import open_triage
from recount.extract.engines.encoder.windows import windows_of
from recount.extract.engines.lexical.engine import analyse
from recount.model import Report
from recount.vocab.lexicon import lexicon_digest

_LONG = 150  # words: a shorter report, as people type and paste them, is about its event, and too short for the triage to tell


@dataclass(frozen=True)
class EncoderEngine:
    """Reads English reports with the weights of a folder. `digest` is that of the weights, the grammar's tables and limits.
    `triage`: put aside a report of 150 words or more that reads like none of violence.
    """

    folder: Path = WEIGHTS
    limits: Limits | None = None
    triage: bool = True
    name: str = "encoder"
    version: str = "21"

    @cached_property
    def digest(self) -> str:
        """Changes with the weights, the lexicon, the limits and the code's version."""
        whole = "" if self.triage else "-whole"
        return f"{self.version}-{digest_of(self.folder)}-{lexicon_digest()}-{self.believed.digest}{whole}"

    @cached_property
    def believed(self) -> Limits:
        """The limits given, else those beside the weights."""
        return self.limits or read_limits(self.folder / "limits.json")

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:
        """Drafts of all claims, in order of the text; none of a report that its triage puts aside."""
        triage = open_triage(self.folder) if self.triage else None
        likely = triage.score(report.text) if triage else None
        if triage and likely is not None and likely < triage.least and len(report.text.split()) >= _LONG:
            return Drafted(skipped=True)
        page = read_page(analyse(report, passages))
        odds = likely if likely is not None and len(page.words) >= _LONG else math.inf
        return drafts_of(self.read(page), self.believed, odds=odds) if page.words else ()

    def read(self, page: Page) -> Reading:
        """What the model says of a page that has words."""
        return read(page, words_of_page(page, self.folder), open_weights(self.folder).heads, self.believed)


def words_of_page(page: Page, folder: Path) -> Matrix:
    """One vector for each word of a page, (words, width)."""
    weights = open_weights(folder)
    return weights.vectors(windows_of(page, weights.tokenizer))
