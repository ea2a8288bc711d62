"""The one door between the ledger and the public: every release goes through here, and writers get nothing else.

`docs/safety.md` says what is held back and why; `tests/publish/test_safety.py` holds each rule, for every format.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from recount.model import Account, Actor, Basis, Claim, Estimate, LossClass, PopulationScope, Stance, TollKind
from recount.publish.losses import losses
from recount.publish.places import Regions, at_facility, public_place
from recount.publish.profile import Level, SafetyProfile
from recount.publish.record import (
    BY_HAND,
    CODED,
    PROPOSED,
    REVIEWED,
    PublicClaim,
    PublicEstimate,
    PublicIncident,
    Release,
    Withheld,
)
from recount.publish.roles import names, roles
from recount.publish.sentences import summary
from recount.publish.sources import UNDISCLOSED, in_order, is_listed, public_source, undisclosed
from recount.publish.totals import Totals
from recount.store.doubles import PERSON
from recount.store.views import Dossier

# Things of the fighting: what was lost, and where, is what an army wants to know. Houses, schools and roads are not here.
MATERIEL = frozenset(
    {
        LossClass.AIRCRAFT,
        LossClass.DRONE,
        LossClass.TANK,
        LossClass.ARMOURED_VEHICLE,
        LossClass.VEHICLE,
        LossClass.ARTILLERY,
        LossClass.ROCKET_SYSTEM,
        LossClass.AIR_DEFENCE,
        LossClass.WEAPON,
        LossClass.AMMUNITION_DEPOT,
        LossClass.COMMAND_POST,
        LossClass.FIGHTING_POSITION,
        LossClass.BASE,
        LossClass.VESSEL,
        LossClass.FUEL,
        LossClass.TUNNEL,
    }
)


def _no_region(country: str, admin1: str) -> tuple[float, float, float] | None:
    del country, admin1
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a release goes by. `as_of` is the day that delays are counted from; no clock is asked. `version` is recount's.

    `actors` are parties by id, shown by their neutral names; who is not among them is not named. `regions` finds the
    reference point of a first-level region; without it, such places have no point.
    """

    as_of: date
    version: str
    profile: SafetyProfile = field(default_factory=SafetyProfile)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    regions: Regions = _no_region


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Why an incident is not published: the rule, as a field of `SafetyProfile` or one that no profile changes, and the reason
    in words.
    """

    rule: str
    reason: str


def _unheard(dossier: Dossier, held: Held) -> None:
    del dossier, held


def release(dossiers: Iterable[Dossier], rules: Rules, hear: Callable[[Dossier, Held], None] = _unheard) -> Release:
    """What of these incidents may be published, and what was held back or left out, counted by reason. `hear` is told of
    each that is held back: for whoever keeps the ledger, and nobody else.
    """
    held: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    incidents, totals, engines = [], Totals(), set[str]()
    for dossier in dossiers:
        claims = tuple(t.claim for t in dossier.tellings if t.claim.stance is not Stance.ANTICIPATES)
        left_out["claims about the future (plans, threats)"] += len(dossier.tellings) - len(claims)
        totals.hear(dossier.account.incident.id, claims)
        back = _held_back(dossier, claims, rules)
        if back is not None:
            held[back.reason] += 1
            hear(dossier, back)
            continue
        engines.update(BY_HAND if claim.engine.startswith(PERSON) else claim.engine for claim in claims)
        incidents.append(_published(dossier, claims, rules, left_out.update))
    return Release(
        incidents=tuple(replace(incident, summary=summary(incident)) for incident in totals.marked(incidents)),
        held=_counted(held),
        left_out=_counted(left_out),
        as_of=rules.as_of,
        safety=str(rules.profile),
        version=rules.version,
        engines=tuple(sorted(engines - {""})),
    )


def _counted(reasons: Counter[str]) -> tuple[Withheld, ...]:
    return tuple(Withheld(number=number, reason=reason) for reason, number in sorted(reasons.items()) if number)


def _held_back(dossier: Dossier, claims: tuple[Claim, ...], rules: Rules) -> Held | None:
    """Why the whole incident is not published, None if it is."""
    if not dossier.tellings:
        return Held(rule="withdrawn", reason="its reports were withdrawn")
    if not claims:
        return Held(rule="future", reason="it was only announced: no claim says that it happened")
    if rules.profile.only_reviewed and not dossier.reviewed_by:
        return Held(rule="only_reviewed", reason="no person has reviewed it")
    if any(is_listed(report.source, rules.profile.restricted_sources) for report in dossier.reports):
        return Held(rule="restricted_sources", reason="it rests on a restricted source")
    return _too_early(dossier, claims, rules)


def _too_early(dossier: Dossier, claims: tuple[Claim, ...], rules: Rules) -> Held | None:
    last, days, late = _last_day(dossier), rules.profile.delay_days, rules.profile.materiel_delay_days
    if last is None:
        reason = "neither it nor its reports have a day, so no delay can be counted"
        return Held(rule="no_day", reason=reason)
    if last + timedelta(days=days) > rules.as_of:
        reason = f"it may have happened less than {days} days before {rules.as_of}, the release's own day, or after it"
        return Held(rule="delay_days", reason=reason)
    if _tells_only_of_forces(dossier.account, claims) and last + timedelta(days=late) > rules.as_of:
        reason = (
            f"it tells of things lost or fighters exposed, less than {late} days before {rules.as_of}, the release's own day, "
            "or after it"
        )
        return Held(rule="materiel_delay_days", reason=reason)
    return None


def _last_day(dossier: Dossier) -> date | None:
    """The last day on which it may have happened; where that is not known, the last on which it was reported.

    An inferred day may be a wrong one: then the later of the two counts.
    """
    window = dossier.account.window
    reported = max((report.published for report in dossier.reports if report.published), default=None)
    if window is None or window.end is None:
        return reported
    happened = window.end - timedelta(days=1)
    return max(happened, reported) if reported and window.basis is Basis.INFERRED else happened


def _tells_only_of_forces(account: Account, claims: tuple[Claim, ...]) -> bool:
    """Does it tell of materiel lost or people exposed, and of nobody killed, hurt, taken or driven out?"""
    harmed = any(e.kind is not TollKind.EXPOSED for e in account.estimates) or any(
        toll.kind is not TollKind.EXPOSED for claim in claims for toll in claim.tolls
    )
    return not harmed and _tells_of_forces(account, claims)


def _tells_of_forces(account: Account, claims: tuple[Claim, ...]) -> bool:
    return (
        any(e.kind is TollKind.EXPOSED for e in account.estimates)
        or any(toll.kind is TollKind.EXPOSED for claim in claims for toll in claim.tolls)
        or any(loss.loss_class in MATERIEL for claim in claims for loss in claim.losses)
    )


def _published(
    dossier: Dossier, claims: tuple[Claim, ...], rules: Rules, leave_out: Callable[[Iterable[str]], None]
) -> PublicIncident:
    account, window = dossier.account, dossier.account.window
    forces = _tells_only_of_forces(account, claims)
    finest = _finest(account, claims, rules.profile)
    told_in = {claim.report_id for claim in claims}
    reports = tuple(report for report in dossier.reports if report.id in told_in)
    people = _people(claims)
    sources = tuple(sorted((public_source(r, rules.profile, people) for r in reports), key=in_order))
    hidden = {r.id for r in reports if undisclosed(r.source, rules.profile, people)}
    who = roles(dossier.tellings, rules.actors)
    incident = PublicIncident(
        incident_id=account.incident.id,
        date_start=window.start if window else None,
        date_end=window.end - timedelta(days=1) if window and window.end else None,
        date_precision=window.precision.value if window else None,
        date_basis=window.basis.value if window else None,
        place=public_place(account.locus, window, finest, rules.regions),
        event_type=Counter(claim.event_type.value for claim in claims).most_common(1)[0][0],
        stances=tuple(sorted(Counter(claim.stance.value for claim in claims).items())),
        perpetrators=names(who.acting or who.described),
        targets=names(who.struck),
        estimates=tuple(_estimate(e, claims) for e in account.estimates if forces or e.kind is not TollKind.EXPOSED),
        losses=_losses(claims, with_materiel=forces),
        occurrence=account.grade.occurrence.value if account.grade else None,
        civilian_harm=account.grade.harm.value if account.grade and account.grade.harm else None,
        sources=sources,
        reports=len(reports),
        claims=tuple(_claim(claim, hidden=claim.report_id in hidden) for claim in claims),
        review=_review(dossier, rules.profile),
        summary="",
        roles=who,
        clarity=account.grade.clarity if account.grade else None,
    )
    leave_out(_left_out(account, claims, incident, finest))
    return incident


def _finest(account: Account, claims: tuple[Claim, ...], profile: SafetyProfile) -> Level:
    """The coarsest of the levels that apply."""
    levels = [profile.finest_place]
    if at_facility(claims, account.locus):
        levels.append(profile.finest_facility)
    if _tells_only_of_forces(account, claims):
        levels.append(profile.finest_materiel)
    if _harmed(account) < profile.few_people:
        levels.append(Level.ADMIN1)
    return max(levels, key=list(Level).index)


def _harmed(account: Account) -> int:
    """The most killed and hurt that any method gives: few of them are easily told apart."""
    kinds = (TollKind.KILLED, TollKind.INJURED)
    told = [e for e in account.estimates if e.kind in kinds and e.population is PopulationScope.ALL]
    most = {kind: max((e.high or e.best or e.low or 0 for e in told if e.kind is kind), default=0) for kind in kinds}
    return sum(most.values())


def _review(dossier: Dossier, profile: SafetyProfile) -> str:
    if not dossier.reviewed_by:
        by_people = all(t.report.tabular or t.claim.engine.startswith(PERSON) for t in dossier.tellings)
        return CODED if by_people else PROPOSED
    return f"reviewed by {dossier.reviewed_by}" if profile.reviewer_names else REVIEWED


def _people(claims: tuple[Claim, ...]) -> frozenset[str]:
    """The names of people that the claims tell of."""
    return frozenset(quote.exact for claim in claims for toll in claim.tolls for quote in toll.named)


def _estimate(estimate: Estimate, claims: tuple[Claim, ...]) -> PublicEstimate:
    shown = {claim.id for claim in claims}
    return PublicEstimate(
        kind=estimate.kind.value,
        population=estimate.population.value,
        method=estimate.method,
        version=estimate.version,
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        witnesses=estimate.witnesses,
        basis=tuple(id_ for id_ in estimate.basis if id_ in shown),
    )


def _losses(claims: tuple[Claim, ...], *, with_materiel: bool) -> tuple[str, ...]:
    """What asserting claims say was lost, without materiel unless the rules let it stand."""
    asserted = (loss for claim in claims if claim.stance is Stance.ASSERTS for loss in claim.losses)
    return losses(loss for loss in asserted if with_materiel or loss.loss_class not in MATERIEL)


def _claim(claim: Claim, *, hidden: bool) -> PublicClaim:
    return PublicClaim(
        claim_id=claim.id,
        report_id=None if hidden else claim.report_id,
        stance=claim.stance.value,
        event_type=claim.event_type.value,
        evidence=() if hidden else tuple((quote.span.start, quote.span.end) for quote in claim.evidence),
    )


def _left_out(account: Account, claims: tuple[Claim, ...], incident: PublicIncident, finest: Level) -> Iterable[str]:
    """What the published incident no longer says, one reason for each thing left out."""
    yield from ["names of people" for _ in _people(claims)]
    if incident.roles.unpublished:
        yield "incidents whose perpetrators are blank: told in words that no table of actors has, which may name a private person"
    yield from [
        f"sources that are a person's own channel or not to be disclosed (as “{UNDISCLOSED}”)"
        for s in incident.sources
        if s.outlet == UNDISCLOSED
    ]
    if account.locus is not None and incident.place.name != account.locus.name:
        yield f"places shown only with their {finest.words}: facilities, losses of forces, or few people"
    if _tells_of_forces(account, claims) and not _tells_only_of_forces(account, claims):
        yield "materiel lost and people exposed in incidents that are shown with their settlement"
