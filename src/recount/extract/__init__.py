"""Extract: claims out of a report's text. One verb, `extract`, and its options."""

from dataclasses import dataclass

from recount.model import Claim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How to extract. `engine` is the name of the engine."""

    engine: str = "lexical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of one report in order of the text, and one sentence for each draft that grounding refused."""

    claims: tuple[Claim, ...] = ()
    refused: tuple[str, ...] = ()


def extract(report: Report, options: ExtractOptions | None = None) -> Extraction:
    """All claims that a report makes."""
    del report, options
    return Extraction()
