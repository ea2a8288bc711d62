"""`recount gazetteer`: build the table of places, and look a name up in it."""

from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.progress import note, shares

if TYPE_CHECKING:
    from recount.vocab.gazetteer import Gazetteer, Match

_SPELLING = {1: "same letters", 2: "same sound", 3: "same consonants"}  # by `Match.tier`


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    group = typer.Typer(no_args_is_help=True, help="The table of places: build it, or look a name up.")
    group.command("build")(build)
    group.command("find")(find)
    app.add_typer(group, name="gazetteer")


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
        note(f"No place is called {name!r} in any spelling. Villages below 500 people are mostly missing.")
        raise typer.Exit(1)


def _open() -> "Gazetteer":
    from recount.vocab.gazetteer import open_gazetteer  # noqa: PLC0415 - loaded only when a verb runs

    with shares("Building the gazetteer, once.") as progress:
        return open_gazetteer(progress)


def _line(match: "Match") -> str:
    place = match.place
    inside = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    return (
        f"{inside}: {place.kind.value}, {place.lat:.3f} {place.lon:.3f} (within {place.radius_km:,.0f} km), "
        f"{place.id}, {_SPELLING[match.tier]}"
    )
