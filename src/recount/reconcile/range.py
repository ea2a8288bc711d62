"""Method `ucdp`: low, best and high of the dead after UCDP's practice (GED codebook 23.1 and candidate rows).

Who speaks, and whose dead, decides what a number may do. A party's word on enemy dead moves `high` only, until someone
independent says so; own losses, responders, hospitals, civil authorities and monitors set low and best. It is a proposal:
UCDP publishes three definitions and coder judgement, no formula. UCDP records no injured, so neither does this method.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from recount.model import Estimate, PopulationScope, Toll, TollKind, Wording
from recount.reconcile.as_told import ADDED_UP, figure_of, inside, passed_over, remainder, standing
from recount.reconcile.camps import ADDED, Split, add_up, split
from recount.reconcile.case import Case, Testimony
from recount.reconcile.figures import Figure, from_toll, ordered
from recount.reconcile.speakers import Move
from recount.reconcile.weighed import SCOPES, People, Weighed, by_voice, estimate, weighed
from recount.reconcile.wounds import moved, not_yet_counted, of_wounds
from recount.vocab.vague import vague_rule, vague_version

METHOD, VERSION = "ucdp", "4"


def ucdp(case: Case) -> tuple[Estimate, ...]:
    """One estimate of the killed for each population that the claims speak of, and one for all of them.

    `all` is its own figure with its own basis, not the sum of the others: parts of it may be told by fewer voices.
    """
    out = []
    used, left = standing(tuple(sorted(case.members, key=lambda t: t.order)))
    camps = _camps(case, used)
    for scope in SCOPES:
        people = People(kind=TollKind.KILLED, scope=scope, read=read_toll)
        found = weighed(case, used, people)
        if not found:
            continue
        added = camps if scope in ADDED else None
        figure = _told(case, used, found, people, added)
        rest = None if figure is None else remainder(figure, inside(case, people.kind), partial(told_of, scope=scope))
        if rest is not None:
            passed = {} if added else passed_over(by_voice(found, Move.SETS))
            made = estimate((METHOD, f"{VERSION}+vague.{vague_version()}"), people, rest, found, {**left, **passed})
            because = _because(made, found)
            out.append(replace(made, because=(*because, ADDED_UP) if added else because))
    return tuple(out)


def told_of(case: Case, scope: PopulationScope) -> Figure | None:
    """What a case says of the killed of one population, before its own parts are taken out."""
    used, _ = standing(tuple(sorted(case.members, key=lambda t: t.order)))
    people = People(kind=TollKind.KILLED, scope=scope, read=read_toll)
    found = weighed(case, used, people)
    return _told(case, used, found, people, _camps(case, used) if scope in ADDED else None) if found else None


def _camps(case: Case, used: Sequence[Testimony]) -> Split | None:
    telling = of_wounds(used)
    return split([t for t in used if t not in telling], TollKind.KILLED, case.parties)


def _told(
    case: Case, used: Sequence[Testimony], found: Sequence[Weighed], people: People, camps: Split | None
) -> Figure | None:
    """What was found on some people, camps added, and who died of wounds later among all."""
    if camps is not None:
        by_camp = {name: _figure(weighed(case, members, people)) for name, members in camps.members.items()}
        figure = add_up(camps, by_camp)
    else:
        telling = of_wounds(used)
        figure = _figure([w for w in found if w.said.last not in telling] if telling else found)
    if figure is None or people.scope is not PopulationScope.ALL:
        return figure
    return moved(figure, people.kind, not_yet_counted(used))


def read_toll(toll: Toll, floor: int, possible: bool) -> Figure:
    """One toll as UCDP's rows have it: "at least n" is n/n/n, and vague words go by the table (`vocab/vague.toml`)."""
    if toll.count.wording is Wording.AT_LEAST and toll.best is None:
        n = max(toll.count.low or 0, floor)
        return Figure(low=n, best=n, high=n)
    if toll.count.wording is Wording.UNQUANTIFIED:
        rule = vague_rule(METHOD, toll.quote.exact)
        if rule is not None and not possible:
            return ordered(max(rule.low or 0, floor), max(rule.best or 0, floor), rule.high)
    return from_toll(toll, floor, possible)


def _figure(found: Sequence[Weighed]) -> Figure | None:
    """Voices that set it as in `as_told`; then the ceilings, which lift only the high.

    Words without an upper end ("militants") set none: they open the high where they begin above it, and else leave it.
    """
    if all(w.standing.move is Move.NOTHING for w in found):
        return None  # nothing that counts was said: no figure, rather than an open one
    sets = by_voice(found, Move.SETS)
    base = figure_of(sets) if sets else Figure()
    ceilings = [s.figure for s in by_voice(found, Move.CEILING) if s.figure.counted]
    tops = [f.high for f in (base, *ceilings) if f.high is not None]
    if not tops or (base.counted and base.high is None):
        return base  # nothing to lift it, or open already
    if any(f.high is None and f.most > max(tops) for f in ceilings):
        return ordered(base.low, base.best, None)
    return ordered(base.low, base.best, max(tops))


def _because(made: Estimate, found: Sequence[Weighed]) -> tuple[str, ...]:
    out = []
    if made.low is None and made.best is None and made.high is not None:
        sources = "single source" if made.witnesses == 1 else f"{made.witnesses} sources"
        out.append(f"up to {made.high}, {sources}")
    out += made.because
    tolls = [t for w in found for s in w.said.basis for t in s.claim.tolls if t.kind is TollKind.KILLED]
    moved = [w for w in found if w.standing.move is Move.SETS and w.said.figure.counted]
    read = [t for w in moved for s in w.said.basis for t in s.claim.tolls if t.kind is TollKind.KILLED]
    vague = [vague_rule(METHOD, t.quote.exact) for t in read if t.count.wording is Wording.UNQUANTIFIED]
    out += dict.fromkeys(f"words without a number read by rule {rule.id}" for rule in vague if rule is not None)
    if any(t.count.wording is Wording.AT_LEAST for t in tolls):
        out.append('"at least" is taken as the number itself, as UCDP\'s rows do')
    return tuple(out)
