"""Extract: claims out of a report's text. One verb, `extract`, and its options."""

from dataclasses import dataclass

from recount.extract.engine import Drafted, Engine, languages_of
from recount.extract.engines.lexical import LexicalEngine
from recount.extract.ground import ground
from recount.extract.passages import split_passages
from recount.model import Claim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How to extract. `engine` drafts the claims."""

    engine: Engine = LexicalEngine()  # noqa: RUF009 - frozen, and holds nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of one report in order of the text, and one sentence for each draft that its engine or grounding refused.
    `skipped`: its engine put it aside as one that tells of no violence.
    """

    claims: tuple[Claim, ...] = ()
    refused: tuple[str, ...] = ()
    skipped: bool = False


def extract(report: Report, options: ExtractOptions | None = None) -> Extraction:
    """All claims that a report makes, each with its exact words.

    Nothing an engine drafts becomes a claim unless its words are in the report's text; what is refused is said.
    """
    engine = (options or ExtractOptions()).engine
    drafted = engine.draft(report, split_passages(report.text))
    grounded = ground(report, drafted, f"{engine.name}:{engine.digest}")
    own = drafted if isinstance(drafted, Drafted) else Drafted()
    return Extraction(claims=grounded.claims, refused=(*own.refused, *grounded.refused), skipped=own.skipped)


__all__ = ["Engine", "ExtractOptions", "Extraction", "extract", "languages_of"]
