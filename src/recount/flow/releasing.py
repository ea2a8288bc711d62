"""A release, as the command line and the workbench both make it: what the safety rules let out of the ledger, where the ledger
stood, and what is compared with which earlier release.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import recount
from recount.flow.decide import as_people_have_it, people
from recount.model import UsageError
from recount.publish.folder.check import check
from recount.publish.folder.make import Plan
from recount.publish.folder.origin import About, Origin, Taken, withdrawn
from recount.publish.folder.past import Past, read_past
from recount.publish.places import Regions
from recount.publish.profile import SafetyProfile
from recount.publish.record import Release
from recount.publish.safety import Held, Rules, release
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.views import Dossier
from recount.vocab.actors import by_id
from recount.vocab.gazetteer import Gazetteer, PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be released: by which rules, as of which day (None: the last on which a report was published), under which
    title and in which formats, compared with which earlier release. `today` bounds the day: a later one would undo the delay.
    """

    as_of: date | None
    today: date | None
    about: About = field(default_factory=About)
    profile: SafetyProfile = field(default_factory=SafetyProfile)
    past: Past = field(default_factory=Past)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How it is made: where first-level regions are looked up, what watches the incidents go by, and what hears of those that
    are held back.
    """

    regions: Regions
    watch: Callable[[Iterable[Dossier]], Iterable[Dossier]] = iter
    hear: Callable[[Dossier, Held], None] | None = None


def gated(ledger: Ledger, wanted: Wanted, ways: Ways) -> Release:
    """What the safety rules let out of the ledger, its claims being as people have them.

    Raises:
        UsageError: the day is after today, or there is none.
    """
    rules = Rules(
        profile=wanted.profile,
        as_of=day_of(ledger, wanted.as_of, wanted.today),
        version=recount.__version__,
        actors=by_id(),
        regions=ways.regions,
    )
    decided = people(ledger)
    dossiers = (as_people_have_it(dossier, decided) for dossier in views.dossiers(ledger))
    watched = ways.watch(dossiers)
    return release(watched, rules) if ways.hear is None else release(watched, rules, ways.hear)


def day_of(ledger: Ledger, as_of: date | None, today: date | None) -> date:
    """The day asked for, else the latest publication day, else today; never after today, which would undo the delay.

    Raises:
        UsageError: the day asked for is after today, or nothing gives a day.
    """
    if as_of is not None and today is not None and as_of > today:
        raise UsageError(
            f"{as_of} is after today ({today}), which would undo the delay. Give an earlier day (--as-of)."
        )
    day = as_of or views.latest_publication(ledger) or today
    if day is None:
        raise UsageError("no report has a publication day, so there is none that delays count from. Give one.")
    return min(day, today) if today else day


def planned(ledger: Ledger, wanted: Wanted, ways: Ways) -> Plan:
    """All that goes into the folder, for `publish.folder.make` to write.

    Raises:
        UsageError: as `gated`.
    """
    return Plan(
        release=gated(ledger, wanted, ways),
        origin=_origin(ledger),
        about=wanted.about,
        profile=wanted.profile,
        past=wanted.past,
    )


def last_release(folder: Path | None) -> Past:
    """An earlier release, checked, so that a damaged one is not carried on; nothing where there is none.

    Raises:
        UsageError: it is no release, or has faults.
    """
    if folder is None:
        return Past()
    if faults := check(folder):
        raise UsageError(
            f"{folder} is no sound release: {faults[0]}. `recount release {folder} --check` lists all faults."
        )
    return read_past(folder)


def regions_of(gazetteer: object) -> Regions:
    """First-level regions by country and name; none where there is no gazetteer."""

    def point(country: str, admin1: str) -> tuple[float, float, float] | None:
        for place in gazetteer.find(admin1) if isinstance(gazetteer, Gazetteer) else ():
            if place.kind is PlaceKind.ADMIN1 and place.country == country:
                return place.lat, place.lon, place.radius_km
        return None

    return point


def _origin(ledger: Ledger) -> Origin:
    """Where the ledger stands now."""
    entries, last = views.head(ledger)
    with ledger.read() as connection:
        taken = tuple(Taken(entry=n, decision=one) for n, one in views.numbered_decisions(connection))
    return Origin(
        entries=entries,
        hash=last,
        decisions=taken,
        standing=frozenset(account.incident.id for account in views.accounts(ledger)),
        withdrawn=withdrawn(one.decision for one in taken),
    )
