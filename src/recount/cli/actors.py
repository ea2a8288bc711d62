"""`recount actors`: who bears a name on a day, and lists of actors to import, look through and remove."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from recount.cli.options import day
from recount.cli.progress import note

if TYPE_CHECKING:
    from recount.vocab.actors.imports import Imported
    from recount.vocab.actors.merge import Note

_SHOWN = 10  # notes and rows of a kind printed one by one; more are counted

_On = Annotated[date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day in question: 2017-10-07.")]
_In = Annotated[
    str | None, typer.Option("--country", metavar="CC", help="Where: a country's name or code, such as SY.")
]


class _NameOrVerb(TyperGroup):
    """A group whose first word may be a name instead of a verb: ``recount actors "Nusra Front" --on 2017-10-07``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read words that name no verb as `find`, and no words as `list`."""
        if not args:
            args = ["list"]
        elif args[0] not in self.commands and args[0] not in {"-h", "--help"}:
            args = ["find", *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    group = typer.Typer(
        cls=_NameOrVerb,
        help="Who bears a name on a day: recount actors NAME. And lists of actors of your own.",
    )
    group.command("find")(find)
    group.command("list")(list_)
    group.command("import")(import_)
    group.command("remove")(remove)
    app.add_typer(group, name="actors")


def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, or an id such as actor:hts.")],
    *,
    on: _On = None,
    country: _In = None,
) -> None:
    """Say who bears a name on a day and in a country, and why. `find` may be left out."""
    from recount.cli.named import answer  # noqa: PLC0415 - loaded only when a verb runs

    code = _code(country)
    lines = answer(name, on, code)
    if not lines:
        note(f"Nobody is called {name!r} in any spelling. Add a list of your own: recount actors import FILE")
        raise typer.Exit(1)
    for line in lines:
        typer.echo(line)


def _code(country: str | None) -> str | None:
    from recount.vocab import countries  # noqa: PLC0415 - loaded only when a verb runs

    if country is None:
        return None
    code = country.upper() if countries.country(country.upper()) else countries.country_named(country)
    if code is None:
        raise typer.BadParameter(f"{country!r} is no country: write its name, or its code of two letters such as SY.")
    return code


def list_(
    name: Annotated[str | None, typer.Argument(metavar="[LIST]", help="Show the actors of this list.")] = None,
) -> None:
    """Say how many actors there are and which lists are imported, or show the actors of one list."""
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs
    from recount.vocab.actors import VERSION  # noqa: PLC0415 - as above
    from recount.vocab.actors.lists import imported  # noqa: PLC0415 - as above
    from recount.vocab.actors.load import shipped  # noqa: PLC0415 - as above

    lists = imported()
    if name is None:
        typer.echo(f"shipped: {len(shipped()):,} actors, version {VERSION}")
        for one in lists:
            typer.echo(f"{one.name}: {many(len(one.actors), 'actor')} of {one.file} ({_WHOSE[one.origin.value]})")
        return
    found = next((one for one in lists if one.name == name), None)
    if found is None:
        note(f"No list is called {name!r}. `recount actors` names them")
        raise typer.Exit(1)
    for actor in found.actors:
        typer.echo(f"{actor.id}\t{actor.name}")


_WHOSE = {"own": "your own: wins over the shipped ones", "ucdp": "UCDP, CC BY 4.0"}


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="UCDP's actor list, a GED export, or a CSV of your own.")
    ],
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="LIST", help="What to call the list; made of the file's name.")
    ] = None,
) -> None:
    """Import a list of actors. One of the same name is replaced; docs/actors.md says what the columns are."""
    from recount.vocab.actors.imports import read_list  # noqa: PLC0415 - loaded only when a verb runs
    from recount.vocab.actors.lists import imported, keep  # noqa: PLC0415 - as above
    from recount.vocab.actors.load import shipped  # noqa: PLC0415 - as above
    from recount.vocab.actors.merge import merged  # noqa: PLC0415 - as above

    lists = imported()
    wanted = read_list(file, {a.id: a for a in merged(shipped(), lists).actors}, name)
    for error in wanted.failed:
        note(str(error))
    if wanted.list.actors:
        others = [one for one in lists if one.name != wanted.list.name]
        notes = merged(shipped(), [*others, wanted.list]).notes
        path = keep(wanted.list)
        _say(wanted, [n for n in notes if n.list_name == wanted.list.name])
        note(f"Kept in {path}. Reports that are coded from now on are read with it.")
    if wanted.failed:
        raise typer.Exit(1)


def _say(wanted: "Imported", notes: "list[Note]") -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    mended = [f"{n.actor_id} was known: your row stands in place of ours" for n in notes if n.what == "mended"]
    took = [
        f"“{n.name}” means {n.actor_id} from now on, no longer {n.other_id}, where both act"
        for n in notes
        if n.what == "took"
    ]
    left = [f"“{n.name}” stays with {n.other_id}, which bears it there" for n in notes if n.what == "left"]
    shared = [
        f"“{n.name}” is both {n.other_id} and {n.actor_id} in your list: it stays open"
        for n in notes
        if n.what == "shared"
    ]
    for lines in (mended, took, left, shared):
        _some(lines)
    joined = len({n.actor_id for n in notes if n.what in {"joined", "mended"}})
    count = len(wanted.list.actors)
    typer.echo(
        f"{wanted.list.name}: {many(count, 'actor')} of {wanted.list.file} ({wanted.layout.value}): "
        f"{count - joined:,} new, {joined:,} were known"
    )


def _some(lines: Iterable[str]) -> None:
    every = tuple(dict.fromkeys(lines))
    for line in every[:_SHOWN]:
        note(line)
    if len(every) > _SHOWN:
        note(f"… and {len(every) - _SHOWN:,} more of that kind")


def remove(
    name: Annotated[str, typer.Argument(metavar="LIST", help="The list, as `recount actors` names it.")],
) -> None:
    """Remove an imported list. The shipped actors, and your ledger, stay as they are."""
    from recount.vocab.actors.lists import remove as take  # noqa: PLC0415 - loaded only when a verb runs

    if not take(name):
        note(f"No list is called {name!r}. `recount actors` names them")
        raise typer.Exit(1)
    note(f"{name} is removed. Reports that are coded from now on are read without it.")
