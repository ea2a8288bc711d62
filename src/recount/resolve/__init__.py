"""Resolve: where, when and who. One verb, `resolve`, and its options."""

from dataclasses import dataclass, field

from recount.model import Claim, Readings, Report
from recount.resolve.actors import ActorReadings, resolve_actors
from recount.resolve.date_marks import countries_of
from recount.resolve.dates import resolve_dates
from recount.resolve.parties import ActorFinder, TableOfActors
from recount.resolve.places import PlaceFinder, resolve_places
from recount.resolve.theatres import theatres_told

__all__ = ["ActorFinder", "PlaceFinder", "ResolveTools", "TableOfActors", "resolve"]

_NOBODY = ActorReadings()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveTools:
    """What resolving is handed: a gazetteer, or None to leave places unread; and where actors are looked up."""

    gazetteer: PlaceFinder | None = None
    actors: ActorFinder = field(default_factory=TableOfActors)


def resolve(report: Report, claims: tuple[Claim, ...], tools: ResolveTools) -> tuple[Readings, ...]:
    """What was read of each claim's slots, in the order of the claims.

    Places come first, then days, which a place's clock and feasts can move, then actors, which are told by where and when
    they acted.
    """
    groups = theatres_told(tools.actors.find(report.text))
    where = resolve_places(report, claims, tools.gazetteer, groups) if tools.gazetteer is not None else {}
    when = resolve_dates(report, claims, countries_of(claims, where))
    who = resolve_actors(report, claims, when, where, tools.actors)
    return tuple(
        Readings(
            claim_id=claim.id,
            when=when.get(claim.id),
            places=where.get(claim.id, ()),
            perpetrators=who.get(claim.id, _NOBODY).perpetrators,
            targets=who.get(claim.id, _NOBODY).targets,
            speakers=who.get(claim.id, _NOBODY).speakers,
        )
        for claim in claims
    )
