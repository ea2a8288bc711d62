"""A proposed grade: did it happen, and Airwars' grade of civilian harm (`docs/numbers.md`, "Grades").

Axes kept apart; who did it and UCDP's words stand in `attribution`. The machine proposes, a named person decides.
"""

from collections.abc import Sequence

from recount.model import CivilianHarm, Estimate, EventType, Grade, Occurrence, Population, Stance, TollKind
from recount.reconcile.as_told import standing
from recount.reconcile.attribution import attributed, clarity, compete, to_check
from recount.reconcile.case import Case, Testimony
from recount.reconcile.speakers import acknowledges
from recount.reconcile.witnesses import witnesses

HARM = (TollKind.KILLED, TollKind.INJURED)


def grade(case: Case, estimates: Sequence[Estimate] = ()) -> Grade:
    """The grade of one incident on its axes, each with its reason. `estimates` are what the methods made of it.

    A denial is disputed, not rejected: a person rejects. Only what every claim takes back is proposed as rejected.
    """
    members = tuple(sorted(case.members, key=lambda t: t.order))
    occurrence, because = _occurrence(members, case)
    harm, harm_because = _harm(members, case)
    who, who_because = attributed([t for t in members if _asserts(t)], members, case)
    clear, clear_because = clarity(case)
    status, status_because = to_check(case, estimates, who) if occurrence is not Occurrence.REJECTED else (None, "")
    return Grade(
        occurrence=occurrence,
        occurrence_because=because,
        harm=harm,
        harm_because=harm_because,
        attribution=who,
        attribution_because=who_because,
        clarity=clear,
        clarity_because=clear_because,
        status=status,
        status_because=status_because,
    )


def _occurrence(members: Sequence[Testimony], case: Case) -> tuple[Occurrence, str]:
    asserting = [t for t in members if _asserts(t)]
    if not asserting and any(t.claim.stance is Stance.RETRACTS for t in members):
        return Occurrence.REJECTED, "every claim of it was taken back"
    if any(t.claim.stance is Stance.DENIES for t in members):
        return Occurrence.DISPUTED, "one voice denies what another says"
    admitted = [t for t in asserting if acknowledges(t, case.parties)]
    if admitted:
        return Occurrence.ACKNOWLEDGED, "a party says that it did it"
    lines = witnesses(asserting, case.parties)
    if lines >= 2:
        return Occurrence.CORROBORATED, f"{lines} independent lines of report"
    if not asserting:
        return Occurrence.SINGLE_SOURCE, "nobody asserts it in their own name"
    return Occurrence.SINGLE_SOURCE, "one line of report, however often it was printed"


def _harm(members: Sequence[Testimony], case: Case) -> tuple[CivilianHarm | None, str]:
    """Airwars' grade, for civilians only; None where the words leave open whether civilians were harmed."""
    used, _ = standing(members)
    said = [t for t in used if _civilians(t)]
    if not said:
        return _without_civilians(used)
    asserting = [t for t in said if _asserts(t)]
    if any(acknowledges(t, case.parties) for t in asserting):
        return CivilianHarm.CONFIRMED, "a party accepts that it harmed civilians"
    disputing = [t for t in members if t.claim.stance is Stance.DISPUTES and t not in asserting]
    blamed = [t for t in (*asserting, *disputing) if t.claim.perpetrators]
    if any(compete(one, other) for n, one in enumerate(blamed) for other in blamed[:n]):
        return CivilianHarm.CONTESTED, "the claims name different perpetrators"
    if not any(t.claim.perpetrators for t in said):
        return CivilianHarm.CONTESTED, "no source names a belligerent (Airwars files this as contested)"
    lines = witnesses(asserting, case.parties)
    if lines >= 2:
        return CivilianHarm.FAIR, f"{lines} independent lines of report of civilian harm, and a perpetrator named"
    if not asserting:
        return CivilianHarm.WEAK, "nobody asserts harm to civilians in their own name"
    return CivilianHarm.WEAK, "one line of report of civilian harm"


def _asserts(testimony: Testimony) -> bool:
    """Does it say in its own name that this happened? Who disputes says so too, if it tells it otherwise."""
    claim = testimony.claim
    own_account = bool(claim.tolls or claim.perpetrators)
    return claim.stance is Stance.ASSERTS or (claim.stance is Stance.DISPUTES and own_account)


def _without_civilians(used: Sequence[Testimony]) -> tuple[CivilianHarm | None, str]:
    harmed = [t for x in used for t in x.claim.tolls if t.kind in HARM and t.count.high != 0]
    if harmed and all(t.population is Population.COMBATANT for t in harmed):
        return CivilianHarm.DISCOUNTED, "all who are said to be harmed are said to be combatants"
    if harmed:
        return None, "the words do not say whether those harmed were civilians"
    if any(x.claim.event_type is not EventType.DETENTION for x in used):
        return CivilianHarm.NOT_REPORTED, "no claim tells of harm to civilians"
    return None, ""


def _civilians(testimony: Testimony) -> bool:
    return any(
        t.population is Population.CIVILIAN and t.kind in HARM and t.count.high != 0 for t in testimony.claim.tolls
    )
