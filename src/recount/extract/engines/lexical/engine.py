"""The lexical engine behind the port."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recount.extract.engine import Draft, Passage
from recount.extract.engines.lexical.drafts import drafts
from recount.extract.engines.lexical.frames import find_frames
from recount.extract.engines.lexical.parse import read_sentences
from recount.extract.engines.lexical.tellings import tellings
from recount.extract.engines.lexical.voices import find_voices
from recount.model import Report
from recount.vocab.lexicon import lexicon_digest


@dataclass(frozen=True)
class LexicalEngine:
    """Reads English reports by grammar and lexicon. `digest` is that of the lexicon's data and the grammar's version."""

    name: str = "lexical"
    version: str = "1"

    @cached_property
    def digest(self) -> str:
        """Changes with the lexicon and the grammar."""
        return f"{self.version}-{lexicon_digest()}"

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:
        """Drafts of all claims, in order of the text."""
        sentences = read_sentences(report.text, passages)
        voices = find_voices(sentences)
        frames = [f for s, v in zip(sentences, voices, strict=True) for f in find_frames(s, v)]
        return drafts(tellings(frames, report.published))
