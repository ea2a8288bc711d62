"""`publish`: one table of what stands, under the safety rules."""

import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.options import LEDGER, LedgerPath, Today, day, today_or
from recount.cli.progress import note, shares, tracked
from recount.publish.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recount.flow.releasing import Wanted, Ways
    from recount.publish.formats import Prepared
    from recount.publish.places import Regions
    from recount.publish.record import Release, Withheld
    from recount.store.ledger import Ledger

AsOf = Annotated[
    date | None,
    typer.Option(
        parser=day,
        metavar="DATE",
        help="The day that delays are counted from; if left out, the latest publication day in the ledger, or today.",
    ),
]
ProfilePath = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A TOML file that changes the safety rules (docs/safety.md).")
]

Contact = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where to ask for corrections.")]


class Shape(StrEnum):
    """What to publish as: a table, or pages."""

    CSV = Form.CSV.value
    GEOJSON = Form.GEOJSON.value
    JSONL = Form.JSONL.value
    PARQUET = Form.PARQUET.value
    HXL = Form.HXL.value
    ACLED = Form.ACLED.value
    UCDP = Form.UCDP.value
    SITE = "site"


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("publish")(publish)


def publish(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    form: Annotated[Shape, typer.Option("--as", help="The format.")],
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Where to write; - is standard output. A new folder for a site.")
    ] = Path("-"),
    as_of: AsOf = None,
    profile: ProfilePath = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="The title of a site.")] = None,
    contact: Contact = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier release, too.")] = False,
    ledger: LedgerPath = LEDGER,
    today: Today = None,
) -> None:
    """Publish the incidents that stand as one table, under the safety rules.

    What is held back is counted on standard error. acled and ucdp are tables in the columns of ACLED and of UCDP GED, hxl is
    CSV with HXL hashtags, parquet needs pyarrow. site is a folder of pages for any host, with all tables in it; `recount release`
    makes such a folder with or without pages, and compares it with the last one.
    """
    if form is Shape.SITE:
        from recount.cli.release import publish_site  # noqa: PLC0415 - loaded only when a site is made

        publish_site(out, Asked(as_of=as_of, today=today_or(today), profile=profile), ledger, (title, contact))
        return
    if title is not None or contact is not None:
        raise typer.BadParameter(f"--title and --contact are for --as {Shape.SITE}; a table has no place for them.")
    from recount.cli.kept import what_is_missing  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli.out import refuse_to_lose  # noqa: PLC0415 - as above
    from recount.flow.releasing import gated  # noqa: PLC0415 - as above
    from recount.publish.formats import prepared  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    refuse_to_lose(out, ledger, force=force)
    with Ledger.open(ledger, must_exist=True) as opened:
        asked = Asked(as_of=as_of, today=today_or(today), profile=profile)
        missing = what_is_missing(opened)
        made = gated(opened, wanted_of(asked), ways(opened, asked))
    ready = prepared(made, Form(form.value))
    _write(ready, out)
    say_released(made, ready.rows, "" if str(out) == "-" else f" to {out}")
    say_withheld(f"Not in {form}", ready.left_out)
    if missing:
        note(missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a release is to go by, as the user gave it."""

    as_of: date | None
    today: date
    profile: Path | None


def wanted_of(asked: Asked, **more: Any) -> "Wanted":
    """What is to be released, as the user gave it; `more` are other fields of `Wanted`.

    Raises:
        UsageError: the profile can't be read.
    """
    from recount.flow.releasing import Wanted  # noqa: PLC0415 - loaded only when a verb runs
    from recount.publish.profile import SafetyProfile, load_profile  # noqa: PLC0415 - as above

    profile = load_profile(asked.profile) if asked.profile else SafetyProfile()
    return Wanted(as_of=asked.as_of, today=asked.today, profile=profile, **more)


def ways(ledger: "Ledger", asked: Asked) -> "Ways":
    """How it is made here: with a bar, and a word where no report has a day to count delays from."""
    from recount.flow.releasing import Ways  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import views  # noqa: PLC0415 - as above

    if asked.as_of is None and views.latest_publication(ledger) is None:
        note(
            f"No report in {ledger.path} has a publication day: delays are counted from today ({asked.today}), or --as-of DATE."
        )
    return Ways(regions=_regions(), watch=lambda dossiers: tracked(dossiers, "Publishing", "incidents"))


def _regions() -> "Regions":
    """First-level regions, from the gazetteer."""
    from recount.flow.releasing import regions_of  # noqa: PLC0415 - loaded only when a verb runs
    from recount.vocab.gazetteer import open_gazetteer  # noqa: PLC0415 - as above

    with shares("Building the gazetteer, once.") as progress:
        return regions_of(open_gazetteer(progress))


def _write(ready: "Prepared", out: Path) -> None:
    from recount.cli.out import STANDARD, write_whole  # noqa: PLC0415 - loaded only when a verb runs
    from recount.model import UsageError  # noqa: PLC0415 - as above

    if out != STANDARD:
        write_whole(ready.write, out)
        return
    if ready.form is Form.PARQUET and _is_terminal():
        raise UsageError("Parquet is not for the eyes: give --out FILE, or send it on with |.")
    sys.stdout.flush()
    ready.write(sys.stdout.buffer)


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def say_released(made: "Release", rows: int, where: str) -> None:
    """How many incidents went where, by which rules, and what these held back or left out."""
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    note(f"Published {many(rows, 'incident')}{where}, as of {made.as_of}, safety profile {made.safety}")
    say_withheld("Held back", made.held)
    say_withheld("Left out", made.left_out)


def say_withheld(title: str, withheld: "Iterable[Withheld]") -> None:
    """One line for each reason."""
    for one in withheld:
        note(f"{title}: {one.number:,}: {one.reason}")
