"""A row rendered readably, a line for each thing it says: the text in which every value of its claim has its words."""

import re
import unicodedata
from dataclasses import dataclass

from recount.model import Quote, Span, quote

UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(words: str) -> str:
    """Words on one line in NFC, what can't be written marked."""
    return " ".join(_canonical(words).split())


def paragraphs(words: str) -> str:
    """A text with its line breaks, in NFC."""
    lines = (" ".join(line.split()) for line in _canonical(words).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _canonical(words: str) -> str:
    return unicodedata.normalize("NFC", UNWRITABLE.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n")))


@dataclass(slots=True)
class Page:
    """The text as it grows. Spans stay right, since nothing before the end changes; quotes are cut when it is whole."""

    text: str = ""

    def line(self, label: str, words: str) -> Span:
        """Add ``label: words``; where the words stand."""
        return self.words(label, (words,))[0]

    def words(self, label: str, values: tuple[str, ...]) -> tuple[Span, ...]:
        """Add ``label: one; two``; where each stands."""
        self.text += f"{label}: "
        spans = []
        for n, value in enumerate(values):
            self.text += "; " if n else ""
            spans.append(Span(start=len(self.text), end=len(self.text) + len(value)))
            self.text += value
        self.text += "\n"
        return tuple(spans)

    def whole(self, label: str, words: str) -> Span:
        """Add ``label: words``; where both stand together."""
        start = len(self.text)
        self.text += f"{label}: {words}\n"
        return Span(start=start, end=len(self.text) - 1)

    def quote(self, span: Span) -> Quote:
        """The quote there, of the text as it is now."""
        return quote(self.text, span.start, span.end)
