"""`release`: a folder of tables that others can check, and the check."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LEDGER, Today, today_or
from recount.cli.progress import note
from recount.cli.publish import Asked, AsOf, Contact, ProfilePath, say_released, say_withheld, wanted_of, ways
from recount.publish.form import FILES, Form

if TYPE_CHECKING:
    from recount.publish.folder.make import Made
    from recount.publish.folder.origin import About

_USUAL = tuple(form for form in Form if form is not Form.PARQUET)  # which needs a package that may not be there


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("release")(release)


def forms(words: str) -> tuple[Form, ...]:
    """Formats as people write them: ``csv,geojson``.

    Raises:
        BadParameter: one of them is no format.
    """
    asked = [word.strip().casefold() for word in words.split(",") if word.strip()]
    unknown = [word for word in asked if word not in list(Form)]
    if unknown or not asked:
        named = repr(unknown[0]) if unknown else "nothing"
        raise typer.BadParameter(f"{named} is no format. Choose from: {', '.join(Form)}; several with commas between.")
    return tuple(Form(word) for word in dict.fromkeys(asked))


def release(  # noqa: PLR0913 - the options of a command are its arguments
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
    *,
    check: Annotated[bool, typer.Option("--check", help="Make nothing: check the release that is there.")] = False,
    against: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The last release: what changed since is listed, and why.")
    ] = None,
    form: Annotated[
        str, typer.Option("--as", metavar="FORMATS", help="Formats, with commas between; jsonl is always in.")
    ] = ",".join(_USUAL),
    licence: Annotated[
        str | None, typer.Option(metavar="ID", help="The licence you give it, such as CC-BY-4.0.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its title.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it.")] = None,
    contact: Contact = None,
    site: Annotated[
        bool, typer.Option("--site", help="With pages: a site that any host can show, readable without a program.")
    ] = False,
    as_of: AsOf = None,
    profile: ProfilePath = None,
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FILE", help="The ledger (recount.db); with --check, to check against."),
    ] = None,
    today: Today = None,
) -> None:
    """Make a release: a folder with tables, manifest, changes, deletions and checksums, under the safety rules.

    It is written whole or not at all, never changed afterwards, and the same ledger, --as-of and options give the same bytes.
    With --check, a release that is there is checked: checksums, columns, figures, and with --ledger that each of its figures
    stood in the ledger.
    """
    if check:
        if site or any(given is not None for given in (against, licence, title, publisher, contact, as_of, profile)):
            raise typer.BadParameter("it makes nothing: leave out all but DIR and --ledger.", param_hint="--check")
        _check(folder, ledger)
        return
    from recount.publish.folder.make import refuse_taken  # noqa: PLC0415 - loaded only when a verb runs
    from recount.publish.folder.origin import About  # noqa: PLC0415 - as above

    refuse_taken(folder)
    plain = About()
    about = About(
        title=title or plain.title,
        publisher=publisher,
        contact=contact,
        licence=licence,
        forms=forms(form),
        site=site,
    )
    asked = Asked(as_of=as_of, today=today_or(today), profile=profile)
    _make(folder, _Wish(about=about, asked=asked, against=against, ledger=ledger or LEDGER))


def publish_site(folder: Path, asked: Asked, ledger: Path, told: tuple[str | None, str | None]) -> None:
    """A release with pages and the usual tables, compared with none. `told` are its title and the contact.

    Raises:
        UsageError: the folder is taken, or anything else that `release` stops at.
    """
    from recount.cli.out import STANDARD  # noqa: PLC0415 - loaded only when a verb runs
    from recount.publish.folder.make import refuse_taken  # noqa: PLC0415 - as above
    from recount.publish.folder.origin import About  # noqa: PLC0415 - as above

    if folder == STANDARD:
        raise typer.BadParameter("a site is a folder: name one that is not there yet.", param_hint="--out")
    refuse_taken(folder)
    about = About(title=told[0] or About().title, contact=told[1], forms=_USUAL, site=True)
    _make(folder, _Wish(about=about, asked=asked, against=None, ledger=ledger))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    about: "About"
    asked: Asked
    against: Path | None
    ledger: Path


def _make(folder: Path, wish: _Wish) -> None:
    from recount.cli.kept import what_is_missing  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow.releasing import last_release, planned  # noqa: PLC0415 - as above
    from recount.publish.folder.make import make  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    wanted = wanted_of(wish.asked, about=wish.about, past=last_release(wish.against))
    with Ledger.open(wish.ledger, must_exist=True) as opened:
        missing = what_is_missing(opened)
        made = make(folder, planned(opened, wanted, ways(opened, wish.asked)))
    _say(folder, made, wish)
    if missing:
        note(missing)


def _say(folder: Path, made: "Made", wish: _Wish) -> None:
    """What was written, what is not in it, what changed, and what has to be decided still."""
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs
    from recount.publish.folder.changes import counted  # noqa: PLC0415 - as above

    say_released(made.release, len(made.release.incidents), f" to {folder}")
    for table in made.tables:
        say_withheld(f"Not in {FILES[table.form]}", table.left_out)
    if wish.against is not None:
        counts = counted(made.changes)
        note(f"Against {wish.against}: {', '.join(f'{number:,} {kind}' for kind, number in counts.items())}")
    if made.deletions:
        note(f"{many(len(made.deletions), 'id')} in DELETIONS.csv, for whoever keeps a copy")
    if wish.about.site:
        note(f"To read it: open {folder / 'index.html'}, or put the folder on any host")
    if wish.about.site and wish.about.contact is None:
        note("No contact was given: nobody can tell you of a mistake or a danger. --contact ADDRESS names one.")
    if wish.about.licence is None:
        note("No licence was chosen: others may read it, and not pass it on. --licence CC-BY-4.0, say, lets them.")


def _check(folder: Path, ledger: Path | None) -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs
    from recount.publish.folder.check import check  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.store.moments import stood_at  # noqa: PLC0415 - as above

    if ledger is None:
        faults = check(folder)
    else:
        with Ledger.open(ledger, must_exist=True) as opened:
            faults = check(folder, partial(stood_at, opened))
    for fault in faults:
        print(fault)  # noqa: T201 - results go to standard output
    if faults:
        note(f"{folder} is not as it was published: {many(len(faults), 'fault')}. Get it again from its publisher.")
        raise typer.Exit(1)
    proved = f", and every figure stood in {ledger}" if ledger else ""
    print(f"{folder} is whole and unaltered{proved}")  # noqa: T201 - as above
