"""What the claims of an incident say of some of its people, each with what its number may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model import Estimate, LeftOut, Population, PopulationScope, TollKind
from recount.reconcile.case import Case, Testimony
from recount.reconcile.figures import Figure, Reader, minus
from recount.reconcile.once import once
from recount.reconcile.said import Said, said_by_voice, said_in
from recount.reconcile.speakers import Move, Standing, standing_of
from recount.reconcile.witnesses import voices, witnesses

UNCLEAR = frozenset({Population.UNSTATED, Population.MIXED})
SCOPES: Mapping[PopulationScope, frozenset[Population] | None] = {
    PopulationScope.CIVILIAN: frozenset({Population.CIVILIAN}),
    PopulationScope.COMBATANT: frozenset({Population.COMBATANT}),
    PopulationScope.UNKNOWN: UNCLEAR,
    PopulationScope.ALL: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Of whom a figure is: what happened to them, who they are, and how a method reads one toll of them."""

    kind: TollKind
    scope: PopulationScope
    read: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What one claim says of some people, and what that may do."""

    said: Said
    standing: Standing


@once
def weighed(case: Case, used: Sequence[Testimony], people: People) -> tuple[Weighed, ...]:
    """Every claim that speaks of these people, in the order of `used`."""
    among = SCOPES[people.scope]
    if among is not None and among.isdisjoint(_populations(used, people.kind)):
        return ()
    out = []
    for testimony in used:
        said = _said(testimony, people)
        if said is not None:
            out.append(Weighed(said=said, standing=standing_of(said, case.parties)))
    everybody = replace(people, scope=PopulationScope.ALL)
    return tuple(_settled(w, used, people if w.said.populations.isdisjoint(UNCLEAR) else everybody) for w in out)


@once
def _populations(used: Sequence[Testimony], kind: TollKind) -> frozenset[Population]:
    """The populations of which claims say that this happened to them."""
    return frozenset(t.population for testimony in used for t in testimony.claim.tolls if t.kind is kind)


def _settled(w: Weighed, used: Sequence[Testimony], people: People) -> Weighed:
    """A party's word that nobody died stands as long as no voice tells of dead among these, with or without a number."""
    if w.standing.move is not Move.YIELDS:
        return w
    said = (_said(testimony, people) for testimony in used)
    if any(s is not None and s.figure.high != 0 for s in said):
        outdone = "a party to the fighting says that nobody was harmed, and another voice tells of some who were"
        return replace(w, standing=Standing(Move.NOTHING, outdone))
    return replace(w, standing=replace(w.standing, move=Move.SETS))


def by_voice(found: Sequence[Weighed], *moves: Move) -> tuple[Said, ...]:
    """What each voice says, of those claims whose number may do one of these things."""
    said = [w.said for w in found if w.standing.move in moves]
    grouped: dict[int, list[Said]] = {}
    for number, one in zip(voices([s.last for s in said]), said, strict=True):
        grouped.setdefault(number, []).append(one)
    return tuple(said_by_voice(statements) for statements in grouped.values())


def estimate(
    name: tuple[str, str], people: People, figure: Figure, found: Sequence[Weighed], left: Mapping[str, str]
) -> Estimate:
    """The estimate of a method (its name and version) as far as all methods make it alike, its reasons left out."""
    used = [w for w in found if w.standing.move is not Move.NOTHING]
    silent = {w.said.last.claim.id: w.standing.because for w in found if w.standing.move is Move.NOTHING}
    basis = sorted((t for w in used for t in w.said.basis), key=lambda t: t.order)
    days = [t.report.published for t in basis if t.report.published is not None]
    return Estimate(
        kind=people.kind,
        population=people.scope,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        method=name[0],
        version=name[1],
        basis=tuple(t.claim.id for t in basis if t.claim.id not in left),
        left_out=tuple(LeftOut(claim_id=key, reason=reason) for key, reason in {**left, **silent}.items()),
        witnesses=witnesses(basis),
        because=tuple(dict.fromkeys(w.standing.because for w in found)),
        as_of=max(days) if days else None,
    )


def _said(testimony: Testimony, people: People) -> Said | None:
    """What a claim says of one population. Of those of unknown status it counts only who is not counted as one or other."""
    among = SCOPES[people.scope]
    inside_it = [among is None or t.population in among for t in testimony.claim.tolls if t.kind is people.kind]
    if not any(inside_it):
        return None
    # of a claim that speaks of no others, what it says of these is what it says of all, and need not be asked again
    said = said_in(testimony, people.kind, None if all(inside_it) else among, people.read)
    if said is None or people.scope is not PopulationScope.UNKNOWN:
        return said
    inside = [
        Figure(low=t.count.low, best=t.count.low, high=t.count.high)
        for t in testimony.claim.tolls
        if t.part_of is not None and t.kind is people.kind and t.population not in UNCLEAR
    ]
    figure = said.figure
    for part in inside:
        figure = minus(figure, part)
    if not inside:
        return said
    return replace(said, figure=figure) if figure.most else None
