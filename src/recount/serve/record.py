"""Endpoints: what is served, the codebook for tooltips, and the dashboard."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise
from statistics import median

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy import Connection

from recount.model import DecisionKind
from recount.serve.decided import Decided
from recount.serve.errors import responses
from recount.serve.filters import Filtered, Filters
from recount.serve.labels import label
from recount.serve.payloads.counts import Codebook, Dashboard, Entry, Meta, Outlet, Quality, Sum
from recount.serve.room import In, Room, Stamp, answer
from recount.serve.table import counts
from recount.serve.table.held import View
from recount.store.shelf import lines, sums
from recount.store.shelf.wanted import METHODS
from recount.vocab import said
from recount.vocab.codebook import SECTIONS, section

router = APIRouter(tags=["record"])
PARTIES = 100  # listed
OUTLETS = 50  # whose days are shown
FIELDS = ("event_type", "stance", "speakers", "perpetrators", "targets", "places", "when", "tolls", "losses", "weapons")


@router.get("/meta", response_model=Meta, responses=responses())
def meta(room: In, stamp: Stamp) -> Response:
    """What is served, how much of it there is, and what may be done."""
    return room.once("meta", stamp, lambda: _meta(room))


def _meta(room: Room) -> Meta:
    options = room.options
    with room.read() as connection:
        numbers = sums.totals(connection)
    if numbers["stale"]:
        _catch_up(room)
    return Meta(
        version=options.version,
        ledger=options.ledger.name,
        read_only=options.read_only,
        by=options.by,
        methods=list(METHODS),
        can_add=options.inbox is not None,
        can_find_places=options.places is not None,
        can_export=options.exports is not None,
        **numbers,
    )


def _catch_up(room: Room) -> None:
    """Another process added or decided something: have it told, unless that is going on."""
    desk, jobs = room.options.desk, room.options.jobs
    if desk is None or jobs is None:
        return
    if not any(job.state in ("waiting", "running") and job.kind != "release" for job in jobs.recent()):
        desk.derive()


@router.get("/codebook", response_model=Codebook, responses=responses())
def codebook() -> Response:
    """Each value of each code in a plain sentence."""
    return answer(_codebook())


@cache
def _codebook() -> Codebook:
    found = {
        name: [
            Entry(value=e.value, label=said.label(e.value), definition=e.definition, counterparts=dict(e.counterparts))
            for e in section(name)
        ]
        for name in SECTIONS
    }
    listed = tomllib.loads(resources.files("recount.serve").joinpath("codebook.toml").read_text(encoding="utf-8"))
    own = {
        name: [Entry(value=value, label=said.label(value), definition=words) for value, words in rows.items()]
        for name, rows in listed.items()
    }
    return Codebook(sections={**found, **own})


@router.get("/dashboard", response_model=Dashboard, responses=responses())
def dashboard(room: In, stamp: Stamp, asked: Filtered) -> Response:
    """Totals by month, type, grade and party; which outlet reported when; where people correct the engine."""
    return room.once(f"dashboard {asked.key()}", stamp, lambda: _dashboard(room, asked))


def _dashboard(room: Room, asked: Filters) -> Dashboard:
    with room.read() as connection:
        view = room.cards(connection, asked.wanted())
        decided = room.decided(connection)
        coverage = _outlets(connection)
    months = counts.timeline(view.columns, view.mask, "month", asked.method)
    dated = sum(one.sum.n for one in months)
    return Dashboard(
        months=[_sum("months", f"{one.start:%Y-%m}", one.sum) for one in months],
        event_types=[
            _sum("event_type", *one) for one in counts.by_code(view.columns, view.mask, "event_type", asked.method)
        ],
        grades=[_sum("grade", *one) for one in counts.by_code(view.columns, view.mask, "grade", asked.method)],
        perpetrators=_acting(view, "perpetrator", asked),
        targets=_acting(view, "target", asked),
        coverage=coverage,
        quality=_quality(decided),
        undated=int(view.mask.sum()) - dated,
    )


def _acting(view: View, side: str, asked: Filters) -> list[Sum]:
    found = counts.by_actor(view.columns, view.mask, side, asked.method)
    return [_sum("actor", key, one) for key, one in found[:PARTIES]]


def _sum(name: str, key: str, one: counts.Sum) -> Sum:
    return Sum(key=key, label=_heading(name, key), incidents=one.n, low=one.low, best=one.best, high=one.high)


def _heading(name: str, key: str) -> str:
    if name == "months":
        return f"{date.fromisoformat(f'{key}-01'):%b %Y}"
    return label(name, key)


def _outlets(connection: Connection) -> list[Outlet]:
    """The outlets with most reports. A gap is longer than five times what is usual for the outlet, and than a week."""
    by_source: dict[str | None, list[tuple[str, int]]] = {}
    for row in lines.coverage(connection, OUTLETS):
        by_source.setdefault(row.source, []).append((row.published, row.n))
    out = []
    for source, days in by_source.items():
        dates = [date.fromisoformat(day) for day, _ in days]
        steps = [(b - a).days for a, b in pairwise(dates)]
        usual = max(1, round(median(steps))) if steps else 1
        gaps = [(a, b) for a, b in pairwise(dates) if (b - a).days > max(7, 5 * usual)]
        out.append(
            Outlet(
                source=source,
                reports=sum(n for _, n in days),
                first=days[0][0],
                last=days[-1][0],
                usual=usual,
                days=days,
                gaps=[(a.isoformat(), b.isoformat()) for a, b in gaps],
            )
        )
    return sorted(out, key=lambda one: (-one.reports, one.source or ""))


def _quality(decided: Decided) -> list[Quality]:
    """Decisions that stand on fields of claims, by field; on a whole claim: `claim`."""
    counted: dict[str, dict[str, int]] = {name: {} for name in ("claim", *FIELDS)}
    for d in decided.all:
        if d.id in decided.stand and d.about and d.about[0].startswith("clm:"):
            name = d.slot.split("[")[0].split(".")[0] or "claim"
            if name in counted:
                counted[name][d.kind] = counted[name].get(d.kind, 0) + 1
    return [
        Quality(
            field=name,
            corrected=by.get(DecisionKind.CORRECT, 0),
            rejected=by.get(DecisionKind.REJECT, 0),
            accepted=by.get(DecisionKind.ACCEPT, 0),
        )
        for name, by in counted.items()
        if by
    ]
