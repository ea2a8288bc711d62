"""What happened, in two plain sentences made from the record: who tells what, and what it comes to in people."""

from collections.abc import Iterable, Sequence

from recount.model import Actor, Estimate, PopulationScope, Report, Stance, TollKind
from recount.publish.figures import figure
from recount.store.views import Dossier
from recount.vocab import said
from recount.vocab.countries import country

AGAINST = (Stance.DENIES, Stance.DISPUTES, Stance.RETRACTS)
COUNTED = (("as_told", "at face value"), ("ucdp", "by UCDP's rules"), ("person", "as a person set it"))
DONE = ((TollKind.KILLED, "killed"), (TollKind.INJURED, "injured"))


def sentences(dossier: Dossier, acting: Sequence[Actor]) -> tuple[str, str]:
    """Attributed, with neutral names (`acting`), and no more exact than what was read."""
    return _told(dossier, acting), _counted(dossier.account.estimates)


def _told(dossier: Dossier, acting: Sequence[Actor]) -> str:
    account = dossier.account
    claims = [t.claim for t in dossier.tellings]
    founding = next((c for c in claims if c.id == account.incident.founding_claim), claims[0])
    by = f", said to be by {' or '.join(said.isolated(actor.name) for actor in acting)}" if acting else ""
    against = sum(c.stance in AGAINST for c in claims)
    denied = f"; {against} of {len(claims)} claims deny, dispute or take it back" if against else ""
    return f"{_by_whom(dossier.reports)} {said.event(founding.event_type)} {_where(dossier)}, {_when(dossier)}{by}{denied}."


def _by_whom(reports: Sequence[Report]) -> str:
    first = min(reports, key=lambda r: (r.published is None, r.published, r.id))
    day = said.day(first.published) if first.published else "day unknown"
    others = len(reports) - 1
    more = f" and {others} more report{'s' if others > 1 else ''} tell of" if others else " tells of"
    return f"{said.isolated(first.source or first.name)} ({day}){more}"


def _where(dossier: Dossier) -> str:
    locus, words = dossier.account.locus, dossier.account.place
    if locus is None:
        return f"at a place called “{said.isolated(words)}”" if words else "at a place not said"
    found = country(locus.country) if locus.country else None
    inside = f", {found.name}" if found and found.name != locus.name else ""
    return f"in {said.isolated(locus.name)}{inside}"


def _when(dossier: Dossier) -> str:
    window = dossier.account.window
    return "on a day not known" if window is None else said.window(window)


def _counted(estimates: Iterable[Estimate]) -> str:
    known = {(e.method, e.kind): e for e in estimates if e.population is PopulationScope.ALL}
    ways = [(name, _figures(known, method)) for method, name in COUNTED]
    shown = [f"{name}, {figures}" for name, figures in ways if figures]
    if not shown:
        return "No number of killed or injured is given."
    text = "; ".join(shown)
    return f"{text[0].upper()}{text[1:]}."


def _figures(known: dict[tuple[str, TollKind], Estimate], method: str) -> str:
    found = ((known.get((method, kind)), words) for kind, words in DONE)
    return " and ".join(f"{words}: {figure(e.low, e.best, e.high)}" for e, words in found if e is not None)
