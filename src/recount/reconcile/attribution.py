"""Who did it, and what UCDP would have a reviewer check: axes of a grade beside whether it happened (`docs/numbers.md`)."""

from collections.abc import Iterator, Sequence

from recount.model import Attribution, CodeStatus, Estimate, PlacePrecision, PopulationScope, Stance, TollKind
from recount.reconcile.around import sums_up
from recount.reconcile.case import Case, Testimony
from recount.reconcile.extent import one_kind
from recount.reconcile.said import said_in
from recount.reconcile.speakers import Move, acknowledges, standing_of
from recount.reconcile.witnesses import UNNAMED, same_voice, voice_of_words, witnesses
from recount.vocab.actors import same_party

COARSE = (PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY)
WIDE_RANGE = 2.0  # times best from which a high is a question; 80 % of UCDP's candidate rows have high = best


def attributed(asserting: Sequence[Testimony], members: Sequence[Testimony], case: Case) -> tuple[Attribution, str]:
    """Who did it, by the claims that say it happened and those that answer them.

    A denial alone contests nothing: where every source that names a party names the same one, it is likely (Airwars).
    """
    if any(acknowledges(t, case.parties) for t in asserting):
        return Attribution.DECLARED, "a party says that it did it"
    blaming = [t for t in members if t.claim.perpetrators and t.claim.stance in (Stance.ASSERTS, Stance.DISPUTES)]
    if any(compete(one, other) for n, one in enumerate(blaming) for other in blaming[:n]):
        return Attribution.CONTESTED, "the claims name different perpetrators"
    naming = [t for t in asserting if t.claim.perpetrators]
    if not naming:
        return Attribution.UNNAMED, "no claim names who did it"
    lines = witnesses(naming, case.parties)
    if lines >= 2:
        return Attribution.LIKELY, f"{lines} independent lines of report name the same party"
    return Attribution.SINGLE_SOURCE, "one line of report names who did it"


def compete(one: Testimony, other: Testimony) -> bool:
    """Do two claims name different perpetrators: by ids that share no party, or, where one disputes, by their words?"""
    on = one.report.published
    ours, theirs = _culprits(one), _culprits(other)
    if ours and theirs:
        return not any(same_party(a, b, on) for a in ours for b in theirs)
    if Stance.DISPUTES not in (one.claim.stance, other.claim.stance):
        return False
    a, b = ([voice_of_words(q.exact) for q in t.claim.perpetrators] for t in (one, other))
    return not any(same_voice(x, y) for x in a for y in b)


def clarity(case: Case) -> tuple[int, str]:
    """UCDP's event clarity: 2 where the sources sum up several events and this cannot be undone."""
    if case.parts:
        return 2, "it holds what a total leaves when the events told apart are taken out"
    if sums_up(case.members):
        return 2, "its claims count over days and an area"
    return 1, "its claims tell of one event"


def to_check(case: Case, estimates: Sequence[Estimate], attribution: Attribution) -> tuple[CodeStatus, str]:
    """The first thing that a reviewer should check, and why, in UCDP's words; `CLEAR` if nothing is in doubt."""
    found = next(_doubts(case, estimates, attribution), None)
    return found or (CodeStatus.CLEAR, "who, where and how many are told without a doubt that a rule would see")


def _doubts(case: Case, estimates: Sequence[Estimate], who: Attribution) -> Iterator[tuple[CodeStatus, str]]:
    used = [t for t in case.members if t.claim.stance is Stance.ASSERTS]
    said = [s for s in (said_in(t, TollKind.KILLED) for t in used) if s is not None]
    moves = [standing_of(s, case.parties).move for s in said]
    if moves and Move.SETS not in moves:
        yield CodeStatus.SOURCE, "only parties to the fighting, of their enemy, or anonymous channels count the dead"
    if who is Attribution.CONTESTED:
        yield CodeStatus.DYAD, "the claims name different perpetrators"
    if who is Attribution.UNNAMED:
        yield CodeStatus.DYAD, "no claim names who did it"
    if case.doubt:
        yield CodeStatus.DEATHS, "its people may be told of in another incident"
    yield from _of_deaths(estimates)
    places = [r for t in used if t.readings for r in t.readings.places]
    if not any(r.value is not None for r in places):
        yield CodeStatus.GEOGRAPHY, "no claim has a place that was found"
    elif all(r.value is None or r.value.precision in COARSE for r in places):
        yield CodeStatus.GEOGRAPHY, "it is placed in a province or wider only"
    types = {t.claim.event_type for t in used}
    if any(not one_kind({a}, {b}) for a in types for b in types):
        yield CodeStatus.TYPE, "the claims tell of kinds of event that cannot be one"


def _of_deaths(estimates: Sequence[Estimate]) -> Iterator[tuple[CodeStatus, str]]:
    for e in estimates:
        if e.kind is TollKind.KILLED and e.population is PopulationScope.ALL:
            if (e.low, e.best, e.high) == (None, None, None):
                yield CodeStatus.DEATHS, "dead are told of, and no number"
            elif e.best is not None and e.high is not None and e.high > WIDE_RANGE * e.best:
                yield CodeStatus.DEATHS, "the highest number is more than twice the best"


def _culprits(testimony: Testimony) -> frozenset[str]:
    """The ids of the parties that a claim blames; descriptions that name nobody are none."""
    read = testimony.readings.perpetrators if testimony.readings else ()
    return frozenset(r.value for r in read if r.value is not None and not r.value.startswith(UNNAMED))
