"""Where words stand. No value without its words: a `Quote` proves itself by slicing the text."""

from dataclasses import dataclass

CONTEXT = 32  # code points kept on each side: enough to find a quote again after the text around it was edited


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a report's text: Unicode code points, half-open, ``0 <= start < end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Do the two share at least one code point?"""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Does this span hold all of the other?"""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words of a report: ``text[span.start:span.end] == exact``, with up to 32 code points on each side."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


def quote(text: str, start: int, end: int) -> Quote:
    """The quote at ``text[start:end]`` (code points, half-open).

    Raises:
        ValueError: the span is empty or leaves the text.
    """
    span = Span(start=start, end=end)
    if end > len(text):
        raise ValueError(f"span {start}..{end} leaves a text of {len(text)} code points")
    return Quote(
        span=span,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
