"""Tasks: what is given out, through the safety gate: one table, a look at a release before it is made, and the release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from recount.flow.desk import shelved
from recount.flow.desk.looking import Backs, look_of
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event, Say
from recount.flow.releasing import Wanted, Ways, gated, last_release, planned, regions_of
from recount.model import UsageError
from recount.publish.folder.check import check
from recount.publish.folder.make import Plan, drawn, make, refuse_taken
from recount.publish.folder.origin import About
from recount.publish.form import Form
from recount.publish.formats import prepared
from recount.serve.ports import Json, Wish
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.moments import stood_at
from recount.store.views import Dossier

EVERY = 50  # incidents between two words on how far it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table wanted: its format, the day that delays count from, and the file to write."""

    form: str
    as_of: date | None
    file: Path


def table(setup: Setup, wanted: Table, say: Say) -> None:
    """Write one table, under the strict profile.

    Raises:
        UsageError: the day is after today, or Parquet is asked for and its package is not there.
    """
    del say
    ways = Ways(regions=regions_of(setup.tools().gazetteer))
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        made = gated(ledger, Wanted(as_of=wanted.as_of, today=setup.today), ways)
    with wanted.file.open("xb") as out:
        prepared(made, Form(wanted.form)).write(out)


def look(setup: Setup, wish: Wish, say: Say) -> Json:
    """What a release would hold, with nothing written, as `payloads.releases.Look`.

    Raises:
        UsageError: as `folder`.
    """
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        refuse_taken_name(setup, wish.name)
        backs = Backs()
        plan = _plan(setup, ledger, wish, say, backs)
        say(Event(step="comparing"))
        return look_of(drawn(plan), plan, backs, stale=views.unlinked(ledger))


def folder(setup: Setup, wish: Wish, say: Say) -> None:
    """Make a release in the folder of releases.

    Raises:
        UsageError: its name is taken or none, the profile or the release to compare with is none, the day is after today, or
            the ledger has grown since it was looked at (`wish.seen`).
    """
    home = setup.releases_at()
    target = shelved.named(home, wish.name)
    home.mkdir(parents=True, exist_ok=True)
    refuse_taken(target)
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        _refuse_unseen(ledger, wish)
        plan = _plan(setup, ledger, wish, say, Backs())
        say(Event(step="writing"))
        make(target, plan)
    shelved.keep_profile(home, plan.profile, wish.profile)
    say(Event(made=("releases", (target.name,))))


def faults(setup: Setup, name: str, say: Say) -> list[str]:
    """What is wrong with a release, also against the ledger; nothing where it is whole and its figures stood there.

    Raises:
        UsageError: there is none of that name.
    """
    del say
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        return list(check(shelved.named(setup.releases_at(), name), partial(stood_at, ledger)))


def refuse_taken_name(setup: Setup, name: str) -> None:
    """Stop where there is a release of that name: before somebody waits for a look at it.

    Raises:
        UsageError: the name is taken, or none.
    """
    target = shelved.named(setup.releases_at(), name)
    if target.exists():
        refuse_taken(target)


def _refuse_unseen(ledger: Ledger, wish: Wish) -> None:
    entries, last = views.head(ledger)
    if wish.seen and wish.seen != last:
        raise UsageError(
            f"something was added or decided since you looked: the ledger has {entries} entries now. Look again, then make it."
        )


def _plan(setup: Setup, ledger: Ledger, wish: Wish, say: Say, backs: Backs) -> Plan:
    home = setup.releases_at()
    plain = About()
    about = About(
        title=wish.title.strip() or plain.title,
        publisher=wish.publisher.strip() or None,
        contact=wish.contact.strip() or None,
        licence=wish.licence.strip() or None,
        forms=tuple(map(Form, wish.forms)) or plain.forms,
        site=wish.site,
    )
    wanted = Wanted(
        as_of=wish.as_of,
        today=setup.today,
        about=about,
        profile=shelved.asked_for(wish.profile),
        past=last_release(shelved.named(home, wish.against) if wish.against else None),
    )
    total = views.count_accounts(ledger)
    ways = Ways(
        regions=regions_of(setup.tools().gazetteer), watch=partial(_told, say=say, total=total), hear=backs.hear
    )
    return planned(ledger, wanted, ways)


def _told(dossiers: Iterable[Dossier], say: Say, total: int) -> Iterator[Dossier]:
    """The incidents as they come, and a word now and then on how many there were."""
    say(Event(step="asking the safety rules", done=0, total=total))
    for number, dossier in enumerate(dossiers, 1):
        yield dossier
        if number % EVERY == 0:
            say(Event(done=number))
