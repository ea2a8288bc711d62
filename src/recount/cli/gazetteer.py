"""`recount gazetteer`: build the table of places, import more, and look a name up in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.progress import note, shares

if TYPE_CHECKING:
    from recount.vocab.gazetteer import Gazetteer, Match
    from recount.vocab.gazetteer.imports.kept import Imported

_SPELLING = {1: "same letters", 2: "same sound", 3: "same consonants"}  # by `Match.tier`


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    group = typer.Typer(help="The table of places: what is imported; build it, import more, or look a name up.")
    group.callback(invoke_without_command=True)(show)
    group.command("build")(build)
    group.command("find")(find)
    group.command("import")(import_files)
    group.command("remove")(remove)
    app.add_typer(group, name="gazetteer")


def show(asked: typer.Context) -> None:
    """Without a command: say what is imported, the newest first (where two hold one place, that one counts)."""
    if asked.invoked_subcommand is not None:
        return
    from recount.vocab.gazetteer.imports.kept import fault_of, imported  # noqa: PLC0415 - loaded only when a verb runs

    found = imported()
    for one in found:
        fault = fault_of(one)
        typer.echo(_import_line(one) + (f" NOT IN USE: {fault}." if fault else ""))
    if not found:
        note(
            "Nothing is imported: settlements of 500 people or more are known. `recount gazetteer import SY.zip` adds more."
        )


def import_files(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Dumps of GeoNames, with alternate names and region codes.")
    ],
    *,
    country: Annotated[str, typer.Option(metavar="SY,IQ", help="Take only the places of these countries.")] = "",
) -> None:
    """Import places from GeoNames: SY.zip or allCountries.zip, and with it alternateNamesV2.zip, admin1CodesASCII.txt, admin2Codes.txt.

    Files may be zipped or not; they are at https://download.geonames.org/export/dump. Run it again if it was interrupted: it goes
    on from where it was. Places already in use stay in use until the import is whole.
    """
    from recount.vocab.gazetteer.imports.importing import import_places  # noqa: PLC0415 - loaded only when a verb runs

    with shares("Importing places.") as progress:
        outcomes = import_places(files, _countries(country), progress)
    for outcome in outcomes:
        typer.echo(_import_line(outcome.imported) + (" It was there already." if outcome.already else ""))
        _tell_bad(outcome.imported)
    if any(outcome.imported.bad for outcome in outcomes):
        raise typer.Exit(1)


def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="What it is imported as, such as SY.")]) -> None:
    """Take an import away."""
    from recount.vocab.gazetteer.imports.kept import remove as take_away  # noqa: PLC0415 - loaded only when a verb runs

    take_away(name)
    note(f"{name} is no longer imported.")


def build() -> None:
    """Build the gazetteer if it is not there yet, or not of this version: about half a minute, once."""
    path = _open().path
    note(f"The gazetteer is at {path} ({path.stat().st_size / 1e6:,.0f} MB).")


def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, in any spelling or script.")],
    *,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Show this many places.")] = 10,
) -> None:
    """Say which places bear a name: the closest spelling first, then the largest."""
    found = _open().match(name)
    for match in found[:most]:
        typer.echo(_line(match))
    if len(found) > most:
        note(f"… and {len(found) - most:,} more (--most N shows N)")
    if not found:
        note(
            f"No place is called {name!r} in any spelling. Villages below 500 people are missing unless their country is imported:"
            " `recount gazetteer import --help`."
        )
        raise typer.Exit(1)


def _countries(asked: str) -> frozenset[str]:
    from recount.model import UsageError  # noqa: PLC0415 - loaded only when a verb runs
    from recount.vocab.countries import countries  # noqa: PLC0415 - as above

    codes = frozenset(code.strip().upper() for code in asked.split(",") if code.strip())
    unknown = codes - {one.iso2 for one in countries()}
    if unknown:
        raise UsageError(
            f"no country has the code {', '.join(sorted(unknown))}. Codes are of two letters, as in --country SY,IQ"
        )
    return codes


def _import_line(one: "Imported") -> str:
    files = ", ".join(Path(path).name for path, _ in one.sources)
    only = f", only {', '.join(one.countries)}" if one.countries else ""
    return f"{one.name}: {one.places:,} places of {files}{only}; imported {one.imported[:10]}; {one.stem.rpartition('-')[2]}."


def _tell_bad(one: "Imported") -> None:
    for why, count in sorted(one.left_out.items()):
        note(f"  {count:,} lines left out: {why}")
    if one.bad:
        note(f"  {one.bad:,} lines could not be read and were left out. The rest is imported. The first of them:")
    for file, line, why in one.told:
        note(f"    {file}, line {line:,}: {why}")


def _open() -> "Gazetteer":
    from recount.vocab.gazetteer import open_gazetteer  # noqa: PLC0415 - loaded only when a verb runs

    with shares("Building the gazetteer, once.") as progress:
        return open_gazetteer(progress)


def _line(match: "Match") -> str:
    place = match.place
    inside = ", ".join(part for part in (place.name, place.admin2, place.admin1, place.country) if part)
    return (
        f"{inside}: {place.kind.value}, {place.lat:.3f} {place.lon:.3f} (within {place.radius_km:,.0f} km), "
        f"{place.id}, {_SPELLING[match.tier]}"
    )
