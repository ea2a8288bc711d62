"""Endpoint: the dashboard."""

from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import Field
from sqlalchemy import Connection

from recount.model import DecisionKind
from recount.serve.by_hand import by_hand
from recount.serve.decided import Decided, field_of, judged
from recount.serve.errors import responses
from recount.serve.filters import Filters
from recount.serve.labels import label
from recount.serve.payloads.dashboard import Dashboard, Outlet, Progress, Quality, Reports, Sum
from recount.serve.room import In, Room, Stamp
from recount.serve.table import counts
from recount.serve.table.chosen import dated, in_one_month, unplaced
from recount.serve.table.columns import SIDES, Columns, Mask
from recount.store.shelf import lines, sums

router = APIRouter(tags=["record"])
PARTIES = 100  # listed
OUTLETS = 50  # whose days are shown
A_WEEK = 7  # days: no silence that is shorter says anything
UNUSUAL = 5  # times the usual step between two reports
ENOUGH = 5  # days with reports, to say what is usual
DECIDED = (DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.ACCEPT)
FIELDS = ("event_type", "stance", "speakers", "perpetrators", "targets", "places", "when", "tolls", "losses", "weapons")


class DashboardFilters(Filters):
    """Which incidents, and which of their people are added up. Injured are told at face value only (`method` as_told)."""

    toll: Annotated[Literal["killed", "injured"], Field(description="Who is added up.")] = "killed"


@router.get("/dashboard", response_model=Dashboard, responses=responses())
def dashboard(room: In, stamp: Stamp, asked: Annotated[DashboardFilters, Query()]) -> Response:
    """Sums by month, type, grade and party; how far review is; which outlet reported when; where people correct the engine."""
    return room.once(f"dashboard {asked.key()}", stamp, lambda: _dashboard(room, asked))


def _dashboard(room: Room, asked: DashboardFilters) -> Dashboard:
    with room.read() as connection:
        view = room.cards(connection, asked.wanted())
        columns = view.columns if asked.toll == "killed" else room.hurt.instead(connection, view.columns)
        decided = room.decided(connection)
        outlets, last = _outlets(connection)
        numbers = sums.totals(connection)
        reports = Reports(**lines.tally(connection))
        hands = by_hand(connection)
    return Dashboard(
        kind=asked.toll,
        method=asked.method,
        **_sums(columns, view.mask, asked.method),
        progress=_progress(columns, view.mask, decided, numbers),
        reports=reports,
        coverage=outlets,
        last_published=last,
        quality=_quality(decided),
        by_hand=hands,
    )


def _sums(columns: Columns, mask: Mask, method: str) -> dict[str, Any]:
    one_month, has_day = in_one_month(columns), dated(columns)
    months = counts.timeline(columns, mask & one_month, "month", method)

    def alone(key: str, mask: Mask) -> Sum:
        return _sum(key, key, counts.whole(columns, mask, method))

    def coded(name: str) -> list[Sum]:
        return [_sum(key, label(name, key), one) for key, one in counts.by_code(columns, mask, name, method)]

    def acting(side: str) -> list[Sum]:
        found = counts.by_actor(columns, mask, side, method)[:PARTIES]
        return [_sum(key, label("actor", key), one) for key, one in found]

    perpetrators, targets = (acting(side) for side in SIDES)
    return {
        "all": alone("all", mask),
        "months": [_sum(f"{m.start:%Y-%m}", f"{m.start:%b %Y}", m.sum) for m in months],
        "wide": alone("wide", mask & has_day & ~one_month),
        "undated": alone("undated", mask & ~has_day),
        "unplaced": alone("unplaced", mask & unplaced(columns)),
        "event_types": coded("event_type"),
        "grades": coded("grade"),
        "harms": coded("harm"),
        "countries": coded("country"),
        "perpetrators": perpetrators,
        "targets": targets,
    }


def _sum(key: str, words: str, one: counts.Sum) -> Sum:
    return Sum(
        key=key,
        label=words,
        incidents=one.n,
        low=one.low,
        best=one.best,
        high=one.high,
        open=one.open,
        unknown=one.unknown,
        totals=one.totals,
    )


def _outlets(connection: Connection) -> tuple[list[Outlet], str | None]:
    """The outlets with most reports, and the day of the last report of any."""
    by_source: dict[str | None, list[tuple[str, int]]] = {}
    for row in lines.coverage(connection, OUTLETS):
        by_source.setdefault(row.source, []).append((row.published, row.n))
    last = max((days[-1][0] for days in by_source.values()), default=None)
    out = [outlet(source, days, last or "") for source, days in by_source.items()]
    return sorted(out, key=lambda one: (-one.reports, one.source or "")), last


def outlet(source: str | None, days: list[tuple[str, int]], until: str) -> Outlet:
    """The days of one outlet, in order, in a ledger whose last report is of `until`.

    A gap is longer than a week and than five times what is usual for the outlet: half of its steps are no longer than that. With
    reports on fewer than five days nothing is usual, and nothing is said.
    """
    dates = [date.fromisoformat(day) for day, _ in days]
    steps = [(b - a).days for a, b in pairwise(dates)]
    usual = max(1, round(median(steps))) if len(dates) >= ENOUGH else None
    longest = max(A_WEEK, UNUSUAL * usual) if usual else (date.max - date.min).days
    gaps = [(a.isoformat(), b.isoformat()) for a, b in pairwise(dates) if (b - a).days > longest]
    return Outlet(
        source=source,
        reports=sum(n for _, n in days),
        first=days[0][0],
        last=days[-1][0],
        usual=usual,
        days=days,
        gaps=gaps,
        silent=(date.fromisoformat(until) - dates[-1]).days > longest,
    )


def _progress(columns: Columns, mask: Mask, decided: Decided, numbers: dict[str, int]) -> Progress:
    reviewed = int((mask & (columns.of["reviewed"] == 1)).sum())
    people = Counter(d.by for d in decided.all if d.id in decided.stand and d.kind != DecisionKind.UNDO)
    return Progress(
        reviewed=reviewed,
        proposed=int(mask.sum()) - reviewed,
        questions=numbers["questions"],
        decisions=people.total(),
        claims_looked=len({d.about[0] for d in judged(decided)}),
        claims=numbers["claims"],
        people=sorted(people.items(), key=lambda one: (-one[1], one[0])),
    )


def _quality(decided: Decided) -> list[Quality]:
    """By field of a claim, what people did there; those that nobody decided about are left out."""
    claims: dict[tuple[str, str], set[str]] = {}
    for d in judged(decided):
        claims.setdefault((field_of(d), d.kind), set()).add(d.about[0])
    out = []
    for name in ("claim", *FIELDS):
        corrected, rejected, accepted = (claims.get((name, kind), set()) for kind in DECIDED)
        if corrected or rejected or accepted:
            out.append(
                Quality(
                    field=name,
                    wrong=len(corrected | rejected),
                    corrected=len(corrected),
                    rejected=len(rejected),
                    accepted=len(accepted),
                )
            )
    return out
