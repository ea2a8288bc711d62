"""Methods `airwars` and `acled`: the bounds of what was documented, and one lowest number, after the published records
of Airwars and the codebook of ACLED.

Airwars gives a minimum and a maximum, of the killed and of the injured, and no best: the lowest and the highest credible
number. People of unknown status may be civilians, and count in the civilians' maximum only. ACLED gives one whole number
of the dead, of all together: the lowest that is credibly reported. Both read vague words by tables of their own
(`vocab/vague.toml`). What is built here is in their manner, and nothing of theirs.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from recount.model import Estimate, PopulationScope, Toll, TollKind, Wording
from recount.reconcile.as_told import inside, remainder, standing, without_early
from recount.reconcile.camps import ADDED, add_up, split
from recount.reconcile.case import Case, Testimony
from recount.reconcile.figures import Figure, Reader, from_toll, plus
from recount.reconcile.said import Said
from recount.reconcile.speakers import Move
from recount.reconcile.weighed import SCOPES, People, by_voice, estimate, weighed
from recount.vocab.vague import vague_rule, vague_version

CREDIBLE = (Move.SETS, Move.CEILING)  # all but a party's word that it hurt nobody
VERSION = "4"
HARMED = (TollKind.KILLED, TollKind.INJURED)


def airwars(case: Case) -> tuple[Estimate, ...]:
    """Lowest and highest credible number of killed and injured for each population spoken of, `best` None."""
    return tuple(
        e
        for kind in HARMED
        for scope in SCOPES
        for e in _estimates(case, "airwars", People(kind=kind, scope=scope, read=_reader("airwars")))
    )


def acled(case: Case) -> tuple[Estimate, ...]:
    """The lowest credible number of all the dead, as low, best and high alike. Words like "up to" alone give none."""
    people = People(kind=TollKind.KILLED, scope=PopulationScope.ALL, read=_reader("acled"))
    return _estimates(case, "acled", people)


def _estimates(case: Case, method: str, people: People) -> tuple[Estimate, ...]:
    used, left = standing(tuple(sorted(case.members, key=lambda t: t.order)))
    found = weighed(case, used, people)
    figure = _told(case, method, people)
    rest = (
        None
        if figure is None
        else remainder(figure, inside(case, people.kind), partial(_told, method=method, people=people))
    )
    if rest is None:
        return ()
    made = estimate((method, f"{VERSION}+vague.{vague_version()}"), people, rest, found, left)
    tolls = [t for w in found for s in w.said.basis for t in s.claim.tolls if t.kind is people.kind]
    rules = [vague_rule(method, t.quote.exact) for t in tolls if t.count.wording is Wording.UNQUANTIFIED]
    cited = dict.fromkeys(f"words without a number read by rule {rule.id}" for rule in rules if rule is not None)
    return (replace(made, because=(*made.because, *cited)),)


def _told(case: Case, method: str, people: People) -> Figure | None:
    """What a case says of some people under a method, before its own parts are taken out."""
    used, _ = standing(tuple(sorted(case.members, key=lambda t: t.order)))
    bounds = _lowest if method == "acled" else _bounds

    def figure_of(members: Sequence[Testimony]) -> Figure | None:
        said = by_voice(weighed(case, members, people), *CREDIBLE)
        return bounds(without_early(said)) if said else None

    camps = split(used, people.kind, case.parties) if people.scope in ADDED else None
    figure = figure_of(used) if camps is None else add_up(camps, {n: figure_of(m) for n, m in camps.members.items()})
    if figure is None or method == "acled":
        return figure
    if people.scope is PopulationScope.CIVILIAN:
        unclear = by_voice(weighed(case, used, replace(people, scope=PopulationScope.UNKNOWN)), *CREDIBLE)
        if unclear:
            return Figure(low=figure.low, high=plus(figure, _bounds(unclear)).high)
    return figure


def _bounds(said: Sequence[Said]) -> Figure:
    lows = [s.figure.low for s in said if s.figure.low is not None]
    highs = [s.figure.high for s in said if s.figure.counted]
    known = [n for n in highs if n is not None]
    return Figure(low=min(lows) if lows else None, high=max(known) if known and len(known) == len(highs) else None)


def _lowest(said: Sequence[Said]) -> Figure:
    lows = [s.figure.low for s in said if s.figure.low is not None]
    n = min(lows) if lows else None
    return Figure(low=n, best=n, high=n)


@cache
def _reader(method: str) -> Reader:
    return partial(_read, method)


def _read(method: str, toll: Toll, floor: int, possible: bool) -> Figure:
    """One toll at face value, vague words by the method's table."""
    rule = vague_rule(method, toll.quote.exact) if toll.count.wording is Wording.UNQUANTIFIED else None
    if rule is None or possible:
        return from_toll(toll, floor, possible)
    low = max(rule.low or 0, floor)
    return Figure(low=low, high=None if rule.high is None else max(low, rule.high))
