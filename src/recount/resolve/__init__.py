"""Resolve: where, when and who. One verb, `resolve`, and its options."""

from dataclasses import dataclass

from recount.model import Claim, Readings, Report
from recount.resolve.dates import resolve_dates

__all__ = ["ResolveTools", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveTools:
    """What resolving is handed: a gazetteer, or None to leave places unread."""

    gazetteer: object | None = None


def resolve(report: Report, claims: tuple[Claim, ...], tools: ResolveTools) -> tuple[Readings, ...]:
    """What was read of each claim's slots, in the order of the claims."""
    del tools
    when = resolve_dates(report, claims)
    return tuple(Readings(claim_id=claim.id, when=when.get(claim.id)) for claim in claims)
