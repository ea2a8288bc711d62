"""A user's own list: one actor a row. Every cell that can't be read is said, with its line, and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from recount.model import Actor, ActorKind, ActorName, ActorRelation, FormatError, ItemError, NameKind, RelationKind
from recount.vocab.actors.imports.layout import OWN_COLUMNS
from recount.vocab.actors.imports.rows import Table
from recount.vocab.actors.imports.taken import why_not
from recount.vocab.actors.merge import leads_to
from recount.vocab.countries import country, country_named

_ID = re.compile(r"actor:[a-z0-9]+(?:[:_-][a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# "Front of the East (2016-07-28/2017-01-28)": the days on which a name was borne, either end may be left out
_DATED = re.compile(r"(.+?)\s*\((\d{4}-\d{2}-\d{2})?/(\d{4}-\d{2}-\d{2})?\)")


class _Wrong(Exception):  # noqa: N818 - it never leaves this file
    """A cell that can't be read: what is wrong, and what to do."""


def own_actors(file: str, table: Table, known: Mapping[str, Actor], failed: list[ItemError]) -> tuple[Actor, ...]:
    """The actors of the rows, in order; rows that can't be read are added to `failed`.

    Args:
        file: the name of the file, for messages.
        table: its rows.
        known: the actors that are there already, by id.
        failed: takes the rows that can't be read.
    """
    found: dict[str, Actor] = {}
    lines: dict[str, int] = {}
    for line, cells in table.rows:
        try:
            actor = _actor({k.casefold(): v for k, v in cells.items()}, known, lines)
        except _Wrong as wrong:
            failed.append(_failure(file, line, str(wrong)))
            continue
        found[actor.id], lines[actor.id] = actor, line
    return tuple(_tied(file, found, known, lines, failed))


def _failure(file: str, line: int, said: str) -> ItemError:
    what, _, then = said.rpartition(". ")
    return FormatError(what, where=f"{file}, line {line}", then=then)


def _actor(cells: Mapping[str, str], known: Mapping[str, Actor], lines: Mapping[str, int]) -> Actor:
    actor_id, name = _id(cells.get("id", "")), cells.get("name", "")
    if actor_id in lines:
        raise _Wrong(f"{actor_id} is on line {lines[actor_id]} already. Merge the two rows")
    if not name:
        raise _Wrong("it has no name. Write the name that tables and maps shall show")
    first, last = (_day(cells.get(c, ""), c) for c in OWN_COLUMNS[-2:])
    if first and last and first >= last:
        raise _Wrong(f"from ({first}) is not before to ({last}). `to` is the first day on which it was no more")
    countries = tuple(_country(c) for c in _parts(cells.get("country", "")))
    names = tuple(_name(text, actor_id, known) for text in (name, *_parts(cells.get("other_names", ""))))
    return Actor(
        id=actor_id,
        name=name,
        kind=_kind(cells.get("kind", "")),
        names=tuple(dict.fromkeys(names)),
        country=countries[0] if countries else None,
        theatres=countries,
        side=cells.get("side") or None,
        relations=tuple(
            ActorRelation(kind=RelationKind.PART_OF, actor_id=_id(wider)) for wider in _parts(cells.get("part_of", ""))
        ),
        valid_from=first,
        valid_to=last,
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _id(cell: str) -> str:
    actor_id = cell if cell.startswith("actor:") else f"actor:{cell}"
    if not _ID.fullmatch(actor_id):
        raise _Wrong(f"{cell!r} is no id. Write small letters, digits and '-', such as actor:northern-front")
    return actor_id


def _kind(cell: str) -> ActorKind:
    try:
        return ActorKind(cell.casefold().replace(" ", "_") or "unknown")
    except ValueError:
        raise _Wrong(f"{cell!r} is no kind. Write one of: {', '.join(ActorKind)}") from None


def _country(cell: str) -> str:
    code = cell.upper() if country(cell.upper()) else country_named(cell)
    if code is None:
        raise _Wrong(f"{cell!r} is no country. Write its name or its code of two letters (ISO 3166-1), such as SY")
    return code


def _day(cell: str, column: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell if _DAY.fullmatch(cell) else "")
    except ValueError:
        raise _Wrong(f"{column}: {cell!r} is no day. Write it as 2017-01-28, or leave it empty") from None


def _name(text: str, actor_id: str, known: Mapping[str, Actor]) -> ActorName:
    dated = _DATED.fullmatch(text)
    text = dated[1] if dated else text
    first, last = (_day(dated[n] or "", "other_names") for n in (2, 3)) if dated else (None, None)
    if first and last and first >= last:
        raise _Wrong(f"“{text}” ends ({last}) before it begins ({first}). Write the earlier day first")
    if why := why_not(text, actor_id, known):
        raise _Wrong(why)
    short = " " not in text and sum(c.isupper() for c in text) > 1
    kind = NameKind.ACRONYM if short else NameKind.ALIAS
    return ActorName(text=text, kind=kind, valid_from=first, valid_to=last)


def _tied(
    file: str, found: dict[str, Actor], known: Mapping[str, Actor], lines: dict[str, int], failed: list[ItemError]
) -> Iterator[Actor]:
    """The actors whose `part_of` leads to somebody and not back to themselves; without the tie, and said, where it doesn't."""
    everybody = {**known, **found}
    for actor in found.values():
        kept = []
        for tie in actor.relations:
            if tie.actor_id not in everybody:
                said = f"part_of leads to {tie.actor_id}, which is nobody. Give it a row, or look its id up: recount actors NAME"
            elif leads_to(tie.actor_id, actor.id, everybody):
                said = f"part_of leads from {tie.actor_id} back to {actor.id}. Leave it out in one of the two rows"
            else:
                kept.append(tie)
                continue
            failed.append(_failure(file, lines[actor.id], f"{said} (the row is imported without it)"))
        yield replace(actor, relations=tuple(kept))
