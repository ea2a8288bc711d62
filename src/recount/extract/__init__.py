"""Extract: claims out of a report's text. One verb, `extract`, and its options."""

from dataclasses import dataclass, field

from recount.extract.engine import Drafted, Engine, languages_of, puts_aside, without_triage
from recount.extract.engines import local_engine
from recount.extract.ground import ground
from recount.extract.passages import split_passages
from recount.model import Claim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How to extract. `engine` drafts the claims; the usual one if none is given."""

    engine: Engine = field(default_factory=local_engine)


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


__all__ = ["Engine", "ExtractOptions", "Extraction", "extract", "languages_of", "puts_aside", "without_triage"]
