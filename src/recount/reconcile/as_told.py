"""Method `as_told`: the face value of the reports at hand, nobody counted twice (`gold/GUIDE.md`, Decision 8).

What a careful reader would enter for an event from these reports alone. It weighs no speaker and turns no vague word
into a number: who speaks and whose dead is the business of other methods.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from recount.model import Estimate, LeftOut, Population, PopulationScope, Stance, TollKind
from recount.reconcile.best import best_of
from recount.reconcile.camps import add_up, split
from recount.reconcile.case import Case, Testimony
from recount.reconcile.figures import Figure, hull, minus, ordered, plus
from recount.reconcile.once import once
from recount.reconcile.said import Said, inside_words, said_by_voice, said_in
from recount.reconcile.shot import survivors, tells_of_shot
from recount.reconcile.sides import other_people
from recount.reconcile.witnesses import originals, same_voice, voice, voices, witnesses
from recount.reconcile.wounds import died_since, lessened, moved, not_yet_counted, of_wounds
from recount.vocab.person_names import different_people, share_names

METHOD, VERSION = "as_told", "9"
COUNTED = tuple(kind for kind in TollKind if kind is not TollKind.EXPOSED)  # exposed people have no outcome to count
ADDED_UP = "those whom the claims tell apart, of two sides or as dead too, are added"
OF_WOUNDS = "who died of wounds after the last toll is one more dead and one less hurt"
WERE_SHOT = "who was shot and died is not hurt: the dead are taken off those shot"
HELD = "it tells only of those who died of wounds, and a toll of that time may hold them"
MOVED = (TollKind.KILLED, TollKind.INJURED)
SETTLED = 2  # days after the first report from which numbers are no longer those of the first hours
SILENT = {
    Stance.DENIES: "it denies",
    Stance.RETRACTS: "the number was taken back",
    Stance.ANTICIPATES: "it speaks of the future",
}


def as_told(case: Case) -> tuple[Estimate, ...]:
    """One estimate of all populations together for each kind of toll that the claims mention.

    "Not mentioned" gives no estimate; "mentioned without a number" gives one whose low, best and high are None.
    """
    members = tuple(sorted(case.members, key=lambda t: t.order))
    used, left = standing(members)
    told: dict[TollKind, _Account] = {k: one for k in COUNTED if (one := _account(case, used, k)) is not None}
    figures: dict[TollKind, Figure] = {kind: one.figure for kind, one in told.items()}
    out = []
    for kind, one in told.items():
        figure = _without_joint(one.said, kind, figures)
        rest = remainder(figure, inside(case, kind), partial(told_of, kind=kind))
        if rest is not None:
            because = (*_because(one.said, figure, rest), *one.because)
            out.append(_estimate(kind, rest, one.said, {**left, **one.passed}, because))
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """What all claims say of one kind of toll: by voice, together, whose numbers were passed over and why, what was added."""

    said: tuple[Said, ...]
    figure: Figure
    passed: dict[str, str]
    because: tuple[str, ...]


def _account(case: Case, used: Sequence[Testimony], kind: TollKind) -> _Account | None:
    """The claims taken together: the camps added up where they tell of several, else all voices as one account."""
    told = used
    if kind is TollKind.INJURED and tells_of_shot(tuple(used)):
        dead = _account(case, used, TollKind.KILLED)
        used = survivors(used, None if dead is None else dead.figure)
    said = _voices_on(used, kind)
    if not said:
        return None
    telling = of_wounds(used)
    later = not_yet_counted(used) if telling else ()
    kept = [t for t in used if t not in telling] if telling and kind is TollKind.KILLED else used
    voices_on = _voices_on(kept, kind) if telling else said
    figure, passed, camps = figure_of(voices_on), passed_over(voices_on), split(kept, kind, case.parties)
    if camps is not None:
        by_camp = {name: _voices_on(members, kind) for name, members in camps.members.items()}
        figure = add_up(camps, {name: figure_of(voices) for name, voices in by_camp.items()}) or figure
        passed = _passed_in_camps(tuple(by_camp.values()))
    passed |= dict.fromkeys((t.claim.id for t in telling if t not in later), HELD)
    shot = any(a is not b for a, b in zip(told, used, strict=True))
    more = (ADDED_UP if camps else "", OF_WOUNDS if later and kind in MOVED else "", WERE_SHOT if shot else "")
    figure = moved(named_at_least(figure, voices_on), kind, later)
    if kind is TollKind.INJURED and not later:
        figure = lessened(figure, died_since(used))
    return _Account(said=said, figure=figure, passed=passed, because=tuple(words for words in more if words))


def _passed_in_camps(camps: Sequence[Sequence[Said]]) -> dict[str, str]:
    """What no camp has a use for: a claim that is passed over in one may count in another."""
    out: dict[str, str] = {}
    used: set[str] = set()
    for said in camps:
        passed = passed_over(said)
        out |= passed
        used |= {t.claim.id for s in said for t in s.basis} - passed.keys()
    return {key: why for key, why in out.items() if key not in used}


@once
def standing(members: Sequence[Testimony]) -> tuple[tuple[Testimony, ...], dict[str, str]]:
    """The claims whose numbers stand, and for each of the others why it does not."""
    first = originals(members)
    left: dict[str, str] = {}
    asserted = any(t.claim.stance in (Stance.ASSERTS, Stance.DISPUTES) for t in members)
    taken = [t for t in members if t.claim.stance is Stance.RETRACTS and first[t.report.id] == t.report.id]
    for t in members:
        if first[t.report.id] != t.report.id:
            left[t.claim.id] = "its report is a copy of another one here, which is counted"
        elif any(_takes_back(later, t) for later in taken):
            left[t.claim.id] = "its voice took it back"
        elif t.claim.stance in SILENT:
            left[t.claim.id] = SILENT[t.claim.stance]
        elif t.claim.stance is Stance.CANNOT_VERIFY and asserted:
            left[t.claim.id] = "its voice could not confirm it, and another voice asserts"
    return tuple(t for t in members if t.claim.id not in left), left


def _takes_back(later: Testimony, earlier: Testimony) -> bool:
    """Does a retraction withdraw a claim: the same voice, afterwards, and each of its numbers, or a day later the whole?"""
    if earlier.claim.stance is Stance.RETRACTS or earlier.order > later.order:
        return False
    if not same_voice(voice(earlier), voice(later)):
        return False
    numbers = [(t.kind, t.count) for t in later.claim.tolls]
    if numbers:
        wholes = [(t.kind, t.count) for t in earlier.claim.tolls if t.part_of is None]
        return bool(wholes) and all(whole in numbers for whole in wholes)
    days = (earlier.report.published, later.report.published)
    return None not in days and days[0] != days[1]


def told_of(case: Case, kind: TollKind) -> Figure | None:
    """What a case says of a kind of toll before its own parts are taken out; what its parts say, if it says no number."""
    used, _ = standing(tuple(sorted(case.members, key=lambda t: t.order)))
    account = _account(case, used, kind)
    figure = account.figure if account is not None else None
    if figure is not None and figure.counted:
        return figure
    told = [f for f in (told_of(part, kind) for part in inside(case, kind)) if f is not None]
    return _sum(told) if told else figure


def inside(case: Case, kind: TollKind) -> tuple[Case, ...]:
    """The parts of a case whose people can be among its own: three militants are no part of 214 soldiers."""
    ours = _spoken(case, kind) if case.parts else ()
    return tuple(part for part in case.parts if not _others(ours, _spoken(part, kind)))


def _others(ours: Sequence[Said], theirs: Sequence[Said]) -> bool:
    populations = [frozenset[Population]().union(*(s.populations for s in side)) for side in (ours, theirs)]
    plain = {Population.CIVILIAN, Population.COMBATANT}
    if all(p and p <= plain for p in populations) and not populations[0] & populations[1]:
        return True
    return other_people(*([phrase for s in side for phrase in s.phrases] for side in (ours, theirs)))


def _spoken(case: Case, kind: TollKind) -> tuple[Said, ...]:
    used, _ = standing(case.members)
    return tuple(said for said in (said_in(t, kind) for t in used) if said is not None)


def _sum(figures: Sequence[Figure]) -> Figure:
    total = figures[0]
    for figure in figures[1:]:
        total = plus(total, figure)
    return total


def _voices_on(used: Sequence[Testimony], kind: TollKind) -> tuple[Said, ...]:
    """What each voice says of one kind of toll, in the order in which the voices first speak of it."""
    if not any(t.kind is kind for testimony in used for t in testimony.claim.tolls):
        return ()
    by_voice: dict[int, list[Said]] = {}
    for number, testimony in zip(voices(used), used, strict=True):
        said = said_in(testimony, kind)
        if said is not None:
            by_voice.setdefault(number, []).append(said)
    return tuple(said_by_voice(statements) for statements in by_voice.values())


def figure_of(said: Sequence[Said]) -> Figure:
    """What the voices say together: the least, the most, and the fuller, later account; else the lower."""
    said = without_early(said)
    alone = any(not s.joint and s.figure.best is not None for s in said)
    whole = [s.figure.counted and not _inside(s, said) and not (s.joint and alone) for s in said]
    totals = [s for s, is_total in zip(said, whole, strict=True) if is_total]
    if not totals:
        return Figure()
    floor = max((s.figure.low or 0 for s, is_total in zip(said, whole, strict=True) if not is_total), default=0)
    figure = hull(tuple(s.figure for s in totals), best_of(totals).figure)
    if figure.low is None and floor:
        return ordered(floor, figure.best, figure.high)
    return figure


def named_at_least(figure: Figure, said: Sequence[Said]) -> Figure:
    """The figure with the people whom the voices name, each once, as the floor of low; no name lifts a high that is known."""
    if len(said) < 2:
        return figure  # inside a voice the names have been counted
    floor = different_people(name for s in said for name in s.names)
    if not floor or floor <= (figure.low or 0):
        return figure
    floor = floor if figure.high is None else min(floor, figure.high)
    return ordered(max(floor, figure.low or 0), figure.best, figure.high)


def passed_over(said: Sequence[Said]) -> dict[str, str]:
    """The claims of these voices whose numbers another one took the place of, each with why."""
    out = {key: why for s in said for key, why in s.older}
    now = without_early(said)
    left = frozenset(map(id, now))  # the very same: that two voices say the like makes neither an early one
    alone = any(not s.joint and s.figure.best is not None for s in now)
    for s in said:
        if id(s) not in left:
            out |= dict.fromkeys((t.claim.id for t in s.basis), "it was an early count, and the toll rose")
        elif s.figure.counted and _inside(s, now):
            out |= dict.fromkeys(
                (t.claim.id for t in s.basis), "it counts only some of those whom another voice counts"
            )
        elif s.joint and alone:
            why = "it counts the dead and the hurt together, and another voice counts them apart"
            out |= dict.fromkeys((t.claim.id for t in s.basis), why)
    return out


def without_early(said: Sequence[Said]) -> tuple[Said, ...]:
    """What the voices say without first counts that a risen toll has left behind.

    A voice that was heard on the first days only, and gave less than every voice heard later, was early, not more careful.
    It takes two later voices to say so.
    """
    days = [s.last.report.published for s in said]
    if None in days or not days:
        return tuple(said)
    first = min(d for d in days if d is not None)
    settled = [
        d is not None and (d - first).days >= SETTLED and s.figure.best is not None
        for s, d in zip(said, days, strict=True)
    ]
    late = [s.figure for s, is_late in zip(said, settled, strict=True) if is_late]
    if len(late) < 2:
        return tuple(said)
    least = min(f.low if f.low is not None else f.best or 0 for f in late)
    return tuple(
        s
        for s, is_late in zip(said, settled, strict=True)
        if is_late or s.figure.best is None or s.figure.most >= least
    )


def _inside(said: Said, all_said: Sequence[Said]) -> bool:
    """Does this voice count only some of those whom another voice counts: by name, in so many words, or one population?"""
    most = said.figure.most
    larger = [s for s in all_said if (s.figure.best or 0) > most and s is not said]
    if not larger:
        return False
    if said.only_named:
        return any(not s.only_named or share_names(s.names, said.names) for s in larger)
    if said.subset or any(inside_words(said, s) for s in larger):
        return True
    some = {Population.CIVILIAN, Population.COMBATANT}
    nobody = most == 0 and said.populations < some
    return nobody and any(s.populations != said.populations for s in larger)


def _without_joint(said: Sequence[Said], kind: TollKind, figures: Mapping[TollKind, Figure]) -> Figure:
    """Where one voice counts the dead and the hurt together and another the dead alone, the rest are the hurt."""
    figure, alone = figures[kind], figures.get(TollKind.KILLED)
    joint = [s for s in said if s.joint and s.figure.high is not None]
    if kind is not TollKind.INJURED or not joint or all(s.joint for s in said):
        return figure
    if alone is None or alone.best is None or figure.low is None:
        return figure
    rest = max(s.figure.high or 0 for s in joint) - alone.best
    return ordered(figure.low, rest, rest) if rest > figure.most else figure


def remainder(figure: Figure, parts: Sequence[Case], told: Callable[[Case], Figure | None]) -> Figure | None:
    """The figure less what its parts tell elsewhere; None if they tell all of it."""
    counted = [f for f in (told(part) for part in parts) if f is not None and f.counted]
    if not counted or not figure.counted:
        return figure
    rest = minus(figure, _sum(counted))
    return rest if rest.most or figure.high is None else None


def _estimate(
    kind: TollKind, figure: Figure, said: Sequence[Said], left: dict[str, str], because: tuple[str, ...]
) -> Estimate:
    basis = sorted((t for s in said for t in s.basis), key=lambda t: t.order)
    days = [t.report.published for t in basis if t.report.published is not None]
    return Estimate(
        kind=kind,
        population=PopulationScope.ALL,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        method=METHOD,
        version=VERSION,
        basis=tuple(t.claim.id for t in basis if t.claim.id not in left),
        left_out=tuple(LeftOut(claim_id=key, reason=reason) for key, reason in left.items()),
        witnesses=witnesses(basis),
        because=because,
        as_of=max(days) if days else None,
    )


def _because(said: Sequence[Said], figure: Figure, rest: Figure) -> tuple[str, ...]:
    out = []
    numbers = [s for s in said if s.figure.counted]
    if not numbers:
        out.append("the words give no number")
    elif len(numbers) == 1:
        out.append("one voice gives a number, taken at face value")
    elif len({s.figure for s in numbers}) == 1:
        out.append(f"{len(numbers)} voices give the same number")
    else:
        out.append(f"{len(numbers)} voices differ: the least, the most, and the fuller or later account as best")
    if any(_inside(s, said) for s in said):
        out.append("a voice that counts some of them only, by name or as a part, adds nothing to the total")
    if any(s.joint and s.figure.high is not None for s in said):
        out.append("a number of dead and hurt together is a ceiling for each")
    if any(s.joint and s.figure.high is None for s in said):
        out.append("a number of dead and hurt together with no upper end says of neither how many there were")
    if rest != figure:
        out.append("people told in the incidents that are parts of this one are taken out")
    return tuple(out)
