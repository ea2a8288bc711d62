"""Method `ucdp`: low, best and high of the dead after UCDP's practice (`standards/02` section 6, `standards/09` sections 5, 6).

Who speaks, and whose dead, decides what a number may do. A party's word on enemy dead moves `high` only, until someone
independent says so; own losses, responders, hospitals, civil authorities and monitors set low and best. It is a proposal:
UCDP publishes three definitions and coder judgement, no formula. UCDP records no injured, so neither does this method.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from recount.model import Estimate, LeftOut, Population, PopulationScope, Toll, TollKind, Wording
from recount.reconcile.as_told import figure_of, remainder, standing
from recount.reconcile.case import Case, Testimony
from recount.reconcile.figures import Figure, from_toll, minus, ordered
from recount.reconcile.said import Said, said_by_voice, said_in
from recount.reconcile.speakers import Move, Standing, standing_of
from recount.reconcile.witnesses import voices, witnesses
from recount.vocab.vague import vague_rule, vague_version

METHOD = "ucdp"
UNCLEAR = frozenset({Population.UNSTATED, Population.MIXED})
SCOPES = {
    PopulationScope.CIVILIAN: frozenset({Population.CIVILIAN}),
    PopulationScope.COMBATANT: frozenset({Population.COMBATANT}),
    PopulationScope.UNKNOWN: UNCLEAR,
    PopulationScope.ALL: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What one claim says of some people, and what that may do."""

    said: Said
    standing: Standing


def ucdp(case: Case) -> tuple[Estimate, ...]:
    """One estimate of the killed for each population that the claims speak of, and one for all of them.

    `all` is its own figure with its own basis, not the sum of the others: parts of it may be told by fewer voices.
    """
    out = []
    members = tuple(sorted(case.members, key=lambda t: t.order))
    used, left = standing(members)
    for scope in SCOPES:
        weighed = _weighed(case, used, scope)
        figure = _figure(weighed)
        rest = None if figure is None else remainder(figure, case.parts, partial(told_of, scope=scope))
        if rest is not None:
            out.append(_estimate(scope, rest, weighed, left))
    return tuple(out)


def told_of(case: Case, scope: PopulationScope) -> Figure | None:
    """What a case says of the killed of one population, before its own parts are taken out."""
    used, _ = standing(tuple(sorted(case.members, key=lambda t: t.order)))
    return _figure(_weighed(case, used, scope))


def read_toll(toll: Toll, floor: int, possible: bool) -> Figure:
    """One toll as UCDP's rows have it: "at least n" is n/n/n, and vague words go by the table (`vocab/vague.toml`)."""
    if toll.count.wording is Wording.AT_LEAST:
        n = max(toll.count.low or 0, floor)
        return Figure(low=n, best=n, high=n)
    if toll.count.wording is Wording.UNQUANTIFIED:
        rule = vague_rule(METHOD, toll.quote.exact)
        if rule is not None and not possible:
            return ordered(max(rule.low or 0, floor), max(rule.best or 0, floor), rule.high)
    return from_toll(toll, floor, possible)


def _weighed(case: Case, used: Sequence[Testimony], scope: PopulationScope) -> tuple[Weighed, ...]:
    out = []
    for testimony in used:
        said = _said(testimony, scope)
        if said is not None:
            nobody = said.figure.high == 0
            out.append(Weighed(said=said, standing=standing_of(testimony, said.populations, case.parties, nobody)))
    return tuple(out)


def _said(testimony: Testimony, scope: PopulationScope) -> Said | None:
    """What a claim says of one population. Of those of unknown status it counts only who is not counted as one or other."""
    said = said_in(testimony, TollKind.KILLED, SCOPES[scope], read_toll)
    if said is None or scope is not PopulationScope.UNKNOWN:
        return said
    inside = [
        Figure(low=t.count.low, best=t.count.low, high=t.count.high)
        for t in testimony.claim.tolls
        if t.part_of is not None and t.kind is TollKind.KILLED and t.population not in UNCLEAR
    ]
    figure = said.figure
    for part in inside:
        figure = minus(figure, part)
    return None if inside and not figure.most else replace(said, figure=figure)


def _figure(weighed: Sequence[Weighed]) -> Figure | None:
    """Voices that set it as in `as_told`; then the ceilings, which lift only the high."""
    if not weighed:
        return None
    sets = _by_voice([w.said for w in weighed if w.standing.move is Move.SETS])
    ceilings = _by_voice([w.said for w in weighed if w.standing.move is Move.CEILING])
    base = figure_of(sets) if sets else Figure()
    tops = [s.figure.high if s.figure.high is not None else s.figure.most for s in ceilings if s.figure.counted]
    if not tops:
        return base
    if base.counted and base.high is None:
        return base  # already open
    return ordered(base.low, base.best, max([*tops, base.high or 0]))


def _by_voice(said: Sequence[Said]) -> tuple[Said, ...]:
    numbers = voices([s.last for s in said])
    grouped: dict[int, list[Said]] = {}
    for number, one in zip(numbers, said, strict=True):
        grouped.setdefault(number, []).append(one)
    return tuple(said_by_voice(statements) for statements in grouped.values())


def _estimate(scope: PopulationScope, figure: Figure, weighed: Sequence[Weighed], left: dict[str, str]) -> Estimate:
    used = [w for w in weighed if w.standing.move is not Move.NOTHING]
    silent = {w.said.last.claim.id: w.standing.because for w in weighed if w.standing.move is Move.NOTHING}
    basis = sorted((t for w in used for t in w.said.basis), key=lambda t: t.order)
    lines = witnesses(basis)
    days = [t.report.published for t in basis if t.report.published is not None]
    return Estimate(
        kind=TollKind.KILLED,
        population=scope,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        method=METHOD,
        version=f"1+vague.{vague_version()}",
        basis=tuple(t.claim.id for t in basis),
        left_out=tuple(LeftOut(claim_id=key, reason=reason) for key, reason in (left | silent).items()),
        witnesses=lines,
        because=_because(figure, used, lines),
        as_of=max(days) if days else None,
    )


def _because(figure: Figure, used: Sequence[Weighed], lines: int) -> tuple[str, ...]:
    out = []
    if figure.low is None and figure.best is None and figure.high is not None:
        out.append(f"up to {figure.high}, {'single source' if lines == 1 else f'{lines} sources'}")
    out += dict.fromkeys(w.standing.because for w in used)
    tolls = [t for w in used for s in w.said.basis for t in s.claim.tolls if t.kind is TollKind.KILLED]
    vague = [vague_rule(METHOD, t.quote.exact) for t in tolls if t.count.wording is Wording.UNQUANTIFIED]
    out += dict.fromkeys(f"words without a number read by rule {rule.id}" for rule in vague if rule is not None)
    if any(t.count.wording is Wording.AT_LEAST for t in tolls):
        out.append('"at least" is taken as the number itself, as UCDP\'s rows do')
    return tuple(out)
