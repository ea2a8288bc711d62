"""Tasks: what is given out, through the safety gate: one table, or a release folder packed as a ZIP file."""

import tempfile
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import recount
from recount.flow.decide import as_people_have_it, people
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event, Say
from recount.model import UsageError
from recount.publish.folder.make import Plan, make
from recount.publish.folder.origin import About, Origin, Taken, withdrawn
from recount.publish.form import Form
from recount.publish.formats import prepared
from recount.publish.places import Regions
from recount.publish.profile import SafetyProfile, load_profile
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.serve.ports import Wish
from recount.store import views
from recount.store.ledger import Ledger
from recount.vocab.actors import by_id
from recount.vocab.gazetteer import Gazetteer, PlaceKind

USUAL = tuple(form for form in Form if form is not Form.PARQUET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table wanted: its format, the day that delays count from, and the file to write."""

    form: str
    as_of: date | None
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A release wanted, and the ZIP file to write."""

    wish: Wish
    file: Path


def table(setup: Setup, wanted: Table, say: Say) -> None:
    """Write one table, under the strict profile.

    Raises:
        UsageError: the day is after today, or Parquet is asked for and its package is not there.
    """
    del say
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        made = gated(ledger, setup, SafetyProfile(), wanted.as_of)
    with wanted.file.open("xb") as out:
        prepared(made, Form(wanted.form)).write(out)


def folder(setup: Setup, wanted: Folder, say: Say) -> None:
    """Make a release and pack it.

    Raises:
        UsageError: the profile is none, or the day is after today.
    """
    say(Event(step="releasing"))
    with tempfile.TemporaryDirectory(dir=wanted.file.parent) as place:
        profile = _profile(wanted.wish.profile, Path(place) / "profile.toml")
        with Ledger.open(setup.ledger, must_exist=True) as ledger:
            made = gated(ledger, setup, profile, wanted.wish.as_of)
            plan = Plan(
                release=made,
                origin=_origin(ledger),
                about=replace(About(), forms=USUAL, site=wanted.wish.site),
                profile=profile,
            )
        target = Path(place) / f"release-{made.as_of}"
        make(target, plan)
        say(Event(step="packing"))
        _packed(target, wanted.file)


def _profile(words: str, file: Path) -> SafetyProfile:
    if not words.strip():
        return SafetyProfile()
    file.write_text(words, encoding="utf-8")
    return load_profile(file)


def gated(ledger: Ledger, setup: Setup, profile: SafetyProfile, as_of: date | None) -> Release:
    """What the safety rules let out of the ledger, its claims being as people have them.

    Raises:
        UsageError: the day is after today, which would undo the delay.
    """
    if as_of is not None and setup.today is not None and as_of > setup.today:
        raise UsageError(f"{as_of} is after today ({setup.today}), which would undo the delay. Give an earlier day.")
    day = as_of or views.latest_publication(ledger) or setup.today
    if day is None:
        raise UsageError("no report has a publication day, so there is none that delays count from. Give one.")
    rules = Rules(
        profile=profile,
        as_of=min(day, setup.today) if setup.today else day,
        version=recount.__version__,
        actors=by_id(),
        regions=_regions(setup),
    )
    decided = people(ledger)
    return release((as_people_have_it(dossier, decided) for dossier in views.dossiers(ledger)), rules)


def _regions(setup: Setup) -> Regions:
    gazetteer = setup.tools().gazetteer

    def point(country: str, admin1: str) -> tuple[float, float, float] | None:
        for place in gazetteer.find(admin1) if isinstance(gazetteer, Gazetteer) else ():
            if place.kind is PlaceKind.ADMIN1 and place.country == country:
                return place.lat, place.lon, place.radius_km
        return None

    return point


def _origin(ledger: Ledger) -> Origin:
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


def _packed(place: Path, file: Path) -> None:
    with zipfile.ZipFile(file, "x", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(place.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(place.parent))
