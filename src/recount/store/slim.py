"""Slim rows: what linking needs of each report, kept so that a new report is linked without reading all others again.

They are made from the ledger and can be made again at any time: nothing is proved by them, and they may be emptied.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from recount.store.coded import MANY
from recount.store.schema import DERIVED, derived, grouped, kinships, signature_keys, signatures, tellings, ties

Open = Connection
"""A ledger open for reading or writing."""

Place = tuple[int, int]
"""A telling: the entry of its report's coding, and which of that coding's tellings it is, from 0."""

Tied = tuple[Place, Place, float]
"""Two tellings, the smaller place first, and their points."""

AT_ONCE = 5_000  # rows written by one statement
UNDATED = 0  # before all days (ordinals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """That a report comes from another, as `read.Kinship` says it. Shares are from 0 to 1."""

    report_id: str
    origin: str
    relation: str
    share: float
    share_of: float
    news: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A report's signature as text, and keys (64 bits, signed) under which reports like it are found: `words` of which some
    must be in common, and `houses` of which one is enough.
    """

    body: str
    words: tuple[int, ...]
    houses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The tellings of one coding: as linking sees them, and as incidents around see them, a line each. `altered`: the claims
    behind them are not those of the coding, as people decided on them, or some were found to be parts of others.
    """

    body: str
    profiles: str
    altered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What to write: codings that are `gone`; tellings whose ties are others now (`untied`); tellings and ties that are new; of
    tellings that are in another group now the first of that group, None where they are alone (`grouped`);
    signatures by report entry; all kinships (None: as they were); and what the rows were made with. `afresh`: everything
    else is emptied first.
    """

    made_with: Mapping[str, str]
    gone: Collection[int] = ()
    untied: Collection[Place] = ()
    tellings: Mapping[int, Told] = field(default_factory=dict)
    ties: Sequence[Tied] = ()
    grouped: Mapping[Place, Place | None] = field(default_factory=dict)
    signatures: Mapping[int, Signed] = field(default_factory=dict)
    kinships: Collection[Kin] | None = None
    afresh: bool = False


def empty(connection: Connection) -> None:
    """Forget all slim rows: linking then makes them anew."""
    for table in DERIVED:
        connection.execute(delete(table))


def write(connection: Connection, changes: Changes) -> None:
    """Write the changes; what is there already under the same key is replaced."""
    if changes.afresh:
        empty(connection)
    else:
        _forget(connection, changes)
    told = ((coding, one.body, one.profiles, one.altered) for coding, one in changes.tellings.items())
    _insert(connection, tellings, ("coding", "body", "profiles", "altered"), told)
    tied = ((*one, *other, points) for one, other, points in sorted(changes.ties))
    _insert(connection, ties, ("one", "one_n", "other", "other_n", "points"), tied)
    together = sorted((*place, *first) for place, first in changes.grouped.items() if first is not None)
    _insert(connection, grouped, ("coding", "n", "first", "first_n"), together)
    keys: list[tuple[int, int]] = []
    _insert(connection, signatures, ("report", "body", "words"), _signed_rows(changes.signatures, keys))
    _insert(connection, signature_keys, ("key", "report"), sorted(keys))
    if changes.kinships is not None:
        connection.execute(delete(kinships))
        _insert(connection, kinships, tuple(f.name for f in fields(Kin)), map(astuple, changes.kinships))
    connection.execute(delete(derived))
    _insert(connection, derived, ("name", "value"), changes.made_with.items())


def _signed_rows(made: Mapping[int, Signed], keys: list[tuple[int, int]]) -> Iterator[tuple[int, str, int]]:
    """The rows of signatures, each read once from where it was put by; their keys are added to `keys` as they pass."""
    for number, one in made.items():
        keys += [(key, number) for key in {*one.words, *one.houses}]
        yield number, one.body, len(one.words)


def forget(connection: Connection) -> None:
    """Let no slim row count as made: the next time that incidents are derived, all are made anew."""
    connection.execute(delete(derived))


def made_with(connection: Connection) -> dict[str, str]:
    """What the slim rows were made with, as `Changes.made_with` said; empty where there are none."""
    return {row.name: row.value for row in connection.execute(select(derived))}


def last_decision(connection: Connection) -> int:
    """The entry of the last decision, 0 where there is none."""
    return connection.exec_driver_sql("SELECT max(entry) FROM decisions").scalar() or 0


def withdrawn_since(connection: Connection, decided: int) -> bool:
    """Was a report withdrawn after the decision with this entry?"""
    query = "SELECT 1 FROM decisions WHERE kind = 'withdraw' AND entry > ? LIMIT 1"
    return connection.exec_driver_sql(query, (decided,)).first() is not None


def read_tellings(connection: Connection) -> Iterator[tuple[int, Told]]:
    """Codings with what their reports tell, by entry."""
    query = "SELECT coding, body, profiles, altered FROM tellings ORDER BY coding"
    for coding, body, profiles, altered in connection.exec_driver_sql(query):
        yield coding, Told(body=body, profiles=profiles, altered=bool(altered))


def read_ties(connection: Connection) -> Iterator[Tied]:
    """All ties between tellings of two reports."""
    for a, n, b, m, points in connection.exec_driver_sql("SELECT one, one_n, other, other_n, points FROM ties"):
        yield (a, n), (b, m), points


def read_grouped(connection: Connection) -> Iterator[tuple[Place, Place]]:
    """Every telling that is not alone in its group, with the first of that group."""
    for coding, n, first, first_n in connection.exec_driver_sql("SELECT coding, n, first, first_n FROM grouped"):
        yield (coding, n), (first, first_n)


def read_kinships(connection: Connection) -> tuple[Kin, ...]:
    """Every report that comes from another, with what it comes from."""
    found = connection.execute(select(kinships).order_by(kinships.c.report_id, kinships.c.origin)).mappings()
    return tuple(Kin(**row) for row in found)


def signed(connection: Connection) -> frozenset[int]:
    """The reports that have a signature, by entry."""
    return frozenset(connection.execute(select(signatures.c.report)).scalars())


def read_signatures(connection: Connection, reports: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The signatures of these reports, by entry."""
    for number in sorted(reports):
        body = connection.exec_driver_sql("SELECT body FROM signatures WHERE report = ?", (number,)).scalar()
        if body is not None:
            yield number, body


def sharing(connection: Connection, made: Mapping[int, Signed], share: float, days: int) -> frozenset[int]:
    """The reports, by entry, that have enough keys in common with one of these (by entry; they are in the ledger, but have
    no signature there yet): any of the `houses`, or `share` (0 to 1) of the `words` of the one that has fewer, where they
    were published within so many days of each other as far as is known. A phrase that many have brings few together.
    """
    published = _published(connection)
    sizes = {row.report: row.words for row in connection.execute(select(signatures.c.report, signatures.c.words))}
    wanted = {key for one in made.values() for key in (*one.words, *one.houses)}
    found = _holders(connection, wanted, published)
    out: set[int] = set()
    for number, one in made.items():
        for key in one.houses:
            out.update(report for _, report in found.get(key, ()))
        day = published[number]
        common = Counter(report for key in one.words for report in _printed_near(found.get(key, ()), day, days))
        out.update(n for n, shared in common.items() if shared >= share * min(sizes[n], len(one.words)))
    return frozenset(out)


def _published(connection: Connection) -> dict[int, int]:
    """The day (an ordinal) of each report by its entry, `UNDATED` where it is not known."""
    rows = connection.exec_driver_sql("SELECT entry, published FROM reports")
    return {entry: date.fromisoformat(day).toordinal() if day else UNDATED for entry, day in rows}


def _holders(
    connection: Connection, keys: Collection[int], published: Mapping[int, int]
) -> dict[int, list[tuple[int, int]]]:
    """By key the reports that have it, each with its day, in order of days."""
    out: dict[int, list[tuple[int, int]]] = {}
    asked = sorted(keys)
    for n in range(0, len(asked), MANY):
        some = tuple(asked[n : n + MANY])
        query = f"SELECT key, report FROM signature_keys WHERE key IN ({', '.join('?' * len(some))})"  # noqa: S608 - marks only
        for key, report in connection.exec_driver_sql(query, some):
            out.setdefault(key, []).append((published[report], report))
    for holders in out.values():
        holders.sort()
    return out


def _printed_near(holders: Sequence[tuple[int, int]], day: int, days: int) -> Iterator[int]:
    if day == UNDATED:
        return (report for _, report in holders)
    undated = holders[: bisect_left(holders, (UNDATED + 1,))]
    near = holders[bisect_left(holders, (day - days,)) : bisect_left(holders, (day + days + 1,))]
    return (report for _, report in (*undated, *near))


def _forget(connection: Connection, changes: Changes) -> None:
    for place in changes.untied:
        connection.exec_driver_sql("DELETE FROM ties WHERE one = ? AND one_n = ?", place)
        connection.exec_driver_sql("DELETE FROM ties WHERE other = ? AND other_n = ?", place)
    for place in changes.grouped:
        connection.exec_driver_sql("DELETE FROM grouped WHERE coding = ? AND n = ?", place)
    for coding in changes.gone:
        connection.exec_driver_sql("DELETE FROM grouped WHERE coding = ? OR first = ?", (coding, coding))
        connection.exec_driver_sql("DELETE FROM ties WHERE one = ?", (coding,))
        connection.exec_driver_sql("DELETE FROM ties WHERE other = ?", (coding,))
        connection.exec_driver_sql("DELETE FROM tellings WHERE coding = ?", (coding,))


def _insert(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows of these columns, so many at a time: by the driver itself, as there are hundreds of thousands."""
    marks = ", ".join("?" * len(names))
    query = f"INSERT OR REPLACE INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of ours
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        connection.exec_driver_sql(query, some)
