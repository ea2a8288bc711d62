"""An incident as it stood: by what had been published by a day, or at one of this ledger's own tellings of it.

The ledger keeps no clock of when a report was added or when claims were linked, so of what it knew on a day it can't be
asked. It knows in which order things came (`entries`), and decisions bear the time that the person gives: a telling says
which decisions were kept before it. See `docs/history.md`.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from recount.model import Account, Locus, Stance, Window, to_data
from recount.serve import behind
from recount.serve.decided import up_to
from recount.serve.errors import not_found
from recount.serve.payloads import incidents as wire
from recount.serve.payloads.cards import Contested, Party
from recount.serve.wire_claims import Told, locus
from recount.store.decisions import reviewed_by, reviewers_by
from recount.store.shelf import cards, homes
from recount.vocab import said
from recount.vocab.actors import by_id
from recount.vocab.territories import contested

Json = dict[str, Any]
SIDES = ("perpetrators", "targets")


def published_by(connection: Connection, key: str, day: date) -> wire.Incident:
    """The last telling of the incident all of whose reports had been published by the day.

    Raises:
        RefusedError: there is none; `detail` has the first day on which there was one.
    """
    stood = homes.stood(connection, key)
    fitting = [one for one in stood if one.last_published is not None and one.last_published <= day.isoformat()]
    if not fitting:
        days = sorted(one.last_published for one in stood if one.last_published is not None)
        first = days[0] if days else None
        raise not_found(
            f"No telling of this incident rests on reports published by {day} alone.",
            f"Its first telling rests on reports up to {first}." if first else "None of its reports has a day.",
            {"began": first},
        )
    return _as_it_was(connection, fitting[-1]).model_copy(update={"as_of": day.isoformat()})


def told_at(connection: Connection, key: str, link: int) -> wire.Incident:
    """The incident as the ledger told it after the link of this entry.

    Raises:
        RefusedError: it did not stand then; `detail` has the links from which on it was told anew.
    """
    stood = homes.stood(connection, key)
    for one in stood:
        if one.since <= link and (one.until is None or link < one.until):
            return _as_it_was(connection, one).model_copy(update={"telling": one.since})
    raise not_found(
        f"The ledger did not tell this incident at its entry {link}.",
        "Choose one of its tellings.",
        {"tellings": [one.since for one in stood]},
    )


def tellings(connection: Connection, key: str) -> list[wire.Stood]:
    """Every telling of the incident by this ledger, in order, with what was decided last before it."""
    return [
        wire.Stood(
            since=one.since,
            until=one.until,
            last_published=one.last_published,
            claims=len(one.account.members),
            killed=behind.figures(one.account)["killed"],
            decided=_last_decision(connection, one.since),
            estimates=[behind.estimate(e) for e in one.account.estimates],
        )
        for one in homes.stood(connection, key)
    ]


def _last_decision(connection: Connection, before: int) -> wire.DecidedBefore | None:
    last = homes.decided_before(connection, before)
    return None if last is None else wire.DecidedBefore(by=last.by, at=to_data(last.at))


def _as_it_was(connection: Connection, one: homes.Stood) -> wire.Incident:
    """All of it as of then: the claims that it held, as they were read and put right by decisions before it."""
    account = one.account
    today = next(cards.bodies(connection, [account.incident.id]))
    then = homes.Home(account=account, digest="", entry=one.since)
    of = behind.behind(connection, then, up_to(connection, one.since))
    by = reviewed_by(account, reviewers_by(of.decided.all))
    review = {"state": "reviewed" if by else "proposed", "by": by}
    whole = behind.incident(connection, of, {**today, **_card(account, of.told), "review": review})
    trail = [step for step in whole.trail if step.at <= one.since]
    return whole.model_copy(
        update={"trail": trail, "near": [], "parts": [], "totals": []}
    )  # these are kept of now alone


def _card(account: Account, told: Iterable[Told]) -> Json:
    """What a card says, as of then. The two sentences are made for what stands now: there are none."""
    some = list(told)
    reports = {one.report.id: one.report for one in some}
    days = sorted(report.published.isoformat() for report in reports.values() if report.published)
    founding = next((t for t in some if t.claim.id == account.incident.founding_claim), some[0] if some else None)
    return {
        **behind.figures(account),
        **({"event_type": founding.claim.event_type.value} if founding else {}),
        **{side: _parties(some, side) for side in SIDES},
        "when": _when(account.window),
        "place": _place(account),
        "sentences": [],
        "claims": len(some),
        "reports": len(reports),
        "sources": len({report.source or report.name for report in reports.values()}),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
    }


def _parties(told: Iterable[Told], side: str) -> list[Json]:
    known = by_id()
    found = {
        reading.value
        for t in told
        if t.claim.stance is Stance.ASSERTS and t.readings is not None
        for reading in getattr(t.readings, side)
        if reading.value in known
    }
    named = sorted((known[key] for key in found), key=lambda actor: (actor.name, actor.id))
    return [Party(id=actor.id, name=actor.name).model_dump() for actor in named]


def _when(window: Window | None) -> Json | None:
    if window is None:
        return None
    last = window.end - timedelta(days=1) if window.end else None
    return {
        "start": window.start.isoformat() if window.start else None,
        "end": last.isoformat() if last else None,
        "precision": window.precision.value,
        "basis": window.basis.value,
        "label": said.window(window),
    }


def _place(account: Account) -> Json | None:
    if account.locus is None:
        return None if account.place is None else {"name": account.place, "label": account.place, "contested": []}
    return {**locus(account.locus).model_dump(), "contested": _contested(account.locus, account.window)}


def _contested(where: Locus, window: Window | None) -> list[Json]:
    return [
        Contested(
            id=one.id,
            name=one.name,
            claimed_by=list(one.claimed_by),
            held_by=list(one.held_by),
            forces_of=list(one.forces_of),
            since=one.since,
            as_of=to_data(one.as_of),
            certain=one.certain,
        ).model_dump()
        for one in contested(where, window)
    ]
