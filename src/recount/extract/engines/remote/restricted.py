"""Sources whose reports never leave this machine, whatever was agreed to for the others."""

from collections.abc import Iterable

from recount.model import ItemError, Report
from recount.vocab.outlets import source_named, source_of_domain

_THEN = "Code it with an engine that sends nothing, such as --engine lexical"


def refuse_restricted(report: Report, restricted: Iterable[str]) -> None:
    """Stop if the report is by a restricted source, by any of its names or at its address, or by nobody knows whom.

    Raises:
        ItemError: it must not be sent.
    """
    names = frozenset(map(_known_as, restricted))
    if not names:
        return
    if report.source is None:
        raise ItemError(
            "it does not say who published it, and some sources are restricted, so it was not sent",
            where=report.name,
            then="Say who did (--source), or code it with --engine lexical",
        )
    at = source_of_domain(report.url) if report.url else None
    if _known_as(report.source) in names or (at is not None and at.id in names):
        raise ItemError(f"{report.source} is restricted, so it was not sent", where=report.name, then=_THEN)


def _known_as(name: str) -> str:
    """The id of a source that Recount knows by this name, else the name without its capitals and extra spaces."""
    known = source_named(name)
    return known.id if known else " ".join(name.casefold().split())
