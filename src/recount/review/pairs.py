"""Is it one event? Asked of incidents that were nearly joined, of claims that were nearly left out, and of copies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recount.model import DecisionKind, Option
from recount.model import Question as Asking
from recount.review.asking import Asked, excerpt, openness, outlet, question
from recount.review.effects import Effect, between
from recount.review.matter import Dossier, Kin, Matter, Near, Telling, Witnessed

MARGIN = 0.1  # doubt below which nobody is asked whether two tell of one event
SAME = (
    Option(key="y", text="yes, one event", kind=DecisionKind.SAME_EVENT, answer="yes"),
    Option(key="n", text="no, two events", kind=DecisionKind.SAME_EVENT, answer="no"),
    Option(key="u", text="can't say: leave it", kind=DecisionKind.SAME_EVENT, answer="unsure"),
)
COPY = (
    Option(key="y", text="yes, a copy: one witness", kind=DecisionKind.COPY, answer="yes"),
    Option(key="n", text="no, two reports", kind=DecisionKind.COPY, answer="no"),
    Option(key="u", text="can't say: leave it", kind=DecisionKind.COPY, answer="unsure"),
)


def joins(matter: Matter) -> Iterator[Asking]:
    """Two incidents that linking left apart, though not by much. Of each two incidents the nearest claims are shown."""
    # of the claims that are told: one may have been rejected or withdrawn since its incident was
    home = {t.claim.id: d for d in matter.dossiers for t in d.tellings}
    best: dict[frozenset[str], Near] = {}
    for near in matter.near:
        if near.one in home and near.other in home and doubt(near.chance, matter.joined_at) >= MARGIN:
            pair = frozenset(home[key].account.incident.id for key in (near.one, near.other))
            rival = best.get(pair)
            if len(pair) == 2 and (rival is None or _rank(near) > _rank(rival)):
                best[pair] = near
    for near in best.values():
        yield _join(near, home, matter)


def doubt(score: float, joined_at: float) -> float:
    """How open it is whether two are one event: 1 at the score at which linking joins, less on both sides of it, by the odds."""
    if not 0 < score < 1:
        return 0.0
    odds = score / (1 - score) * (1 - joined_at) / joined_at
    return openness(odds / (1 + odds))


def _rank(near: Near) -> tuple[float, str, str]:
    return near.chance, min(near.one, near.other), max(near.one, near.other)


def _join(near: Near, home: Mapping[str, Dossier], matter: Matter) -> Asking:
    keys = sorted((near.one, near.other))
    sides = [home[key] for key in keys]
    apart = matter.reckon([d.tellings for d in sides])
    joined = matter.reckon([[t for d in sides for t in d.tellings]])
    shown = [next(t for t in d.tellings if t.claim.id == key) for d, key in zip(sides, keys, strict=True)]
    because = f" For it: {'; '.join(near.because[:2])}." if near.because else ""
    asked = Asked(
        kind="same_event",
        about=tuple(keys),
        text=f"Do these two tell of one event? They stand as two incidents.{because}",
        options=SAME,
        excerpts=tuple(excerpt(t) for t in shown),
    )
    return question(asked, between(joined, apart), doubt(near.chance, matter.joined_at))


def members(matter: Matter) -> Iterator[Asking]:
    """A report whose claims were put into an incident, though not surely: for each, its least sure claim is shown."""
    for dossier in matter.dossiers:
        weakest: dict[str, tuple[float, str]] = {}
        reports = {t.claim.id: t.report.id for t in dossier.tellings}
        for m in dossier.account.members:
            if doubt(m.score, matter.joined_at) >= MARGIN and m.claim_id in reports:
                weakest[reports[m.claim_id]] = min(
                    weakest.get(reports[m.claim_id], (m.score, m.claim_id)), (m.score, m.claim_id)
                )
        for report_id, (score, key) in weakest.items():
            yield _member(dossier, report_id, (score, key), matter)


def _member(dossier: Dossier, report_id: str, weakest: tuple[float, str], matter: Matter) -> Asking:
    score, key = weakest
    part = [t for t in dossier.tellings if t.report.id == report_id]
    rest = [t for t in dossier.tellings if t.report.id != report_id]
    founder = next(
        (t for t in rest if t.claim.id == dossier.account.incident.founding_claim), rest[0] if rest else part[0]
    )
    member = next(t for t in part if t.claim.id == key)
    because = next(m.because for m in dossier.account.members if m.claim_id == key)
    reasons = f" ({'; '.join(because[:2])})" if because else ""
    asked = Asked(
        kind="same_event",
        about=tuple(sorted((founder.claim.id, key))),
        text=f"Do these two tell of one event? They stand as one incident, which is not sure{reasons}.",
        options=SAME,
        excerpts=(excerpt(founder), excerpt(member)),
    )
    together = matter.reckon([dossier.tellings])
    effect = between(together, matter.reckon([rest, part])) if rest else between(together, together)
    return question(asked, effect, doubt(score, matter.joined_at))


def copies(matter: Matter) -> Iterator[Asking]:
    """Two reports that may be a copy and its original: a copy is no second witness."""
    asked = {key for kin in matter.kin for key in (kin.report_id, kin.of)}
    telling: dict[str, Telling] = {}
    homes: dict[str, list[Dossier]] = {}
    for d in matter.dossiers:
        here = {t.report.id: t for t in d.tellings if t.report.id in asked}
        telling |= here
        for key in here:
            homes.setdefault(key, []).append(d)
    for kin in matter.kin:
        if kin.report_id in telling and kin.of in telling:
            copy, of = telling[kin.report_id], telling[kin.of]
            about = Asked(
                kind="copy",
                about=(kin.report_id, kin.of),
                text=f"Is what {outlet(copy.report)} prints a copy of what {outlet(of.report)} prints? {kin.because}".strip(),
                options=COPY,
                excerpts=(excerpt(copy), excerpt(of)),
            )
            effect = _copied(kin, [home.tellings for home in homes[kin.report_id]], matter)
            yield question(about, effect, openness(kin.chance))


def _copied(kin: Kin, concerned: Sequence[Sequence[Telling]], matter: Matter) -> Effect:
    ways = [[_as(side, kin.report_id, of) for side in concerned] for of in (None, kin.of)]
    return between(*(matter.reckon(way) for way in ways))


def _as(tellings: Sequence[Telling], report_id: str, of: str | None) -> list[Telling]:
    return [
        Witnessed(claim=t.claim, readings=t.readings, report=replace(t.report, copy_of=of))
        if t.report.id == report_id
        else t
        for t in tellings
    ]
