"""Figures that people set, and what people decided about an incident as a whole: its grade, and numbers of their own."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from recount.model import (
    Account,
    CivilianHarm,
    Decision,
    DecisionKind,
    Estimate,
    Grade,
    Occurrence,
    PopulationScope,
    TollKind,
    UsageError,
    standing,
)
from recount.review.apply import said

METHOD = "person"  # of an estimate that a person set
VERSION = "1"
OPEN = ("", "-", "–")


def figures_of(answer: str) -> tuple[int | None, int | None, int | None]:
    """``12/14/20`` as low, best and high; ``-`` is open. One number alone is all three.

    Raises:
        UsageError: they are no such numbers, or not in order.
    """
    parts = [part.strip() for part in answer.split("/")]
    if len(parts) == 1:
        parts *= 3
    if len(parts) != 3 or not all(part in OPEN or part.isdecimal() for part in parts):
        raise UsageError(f"{answer!r} is no figure. Write low/best/high, such as 12/14/20; - is open, 12 is 12/12/12.")
    low, best, high = (None if part in OPEN else int(part) for part in parts)
    known = [n for n in (low, best, high) if n is not None]
    if not known or known != sorted(known):
        raise UsageError(f"{answer!r} is out of order: low is at most best, and best at most high.")
    return low, best, high


def decided_grade(account: Account, decisions: Iterable[Decision]) -> Account:
    """The account with the grade and the figures that people set. A person's figure stands beside those of the methods."""
    return grader(decisions)(account)


def grader(decisions: Iterable[Decision]) -> Callable[[Account], Account]:
    """As `decided_grade`, for many accounts: which decisions stand is worked out once."""
    own = [d for d in standing(decisions) if d.kind in (DecisionKind.GRADE, DecisionKind.ESTIMATE)]
    by_key: dict[str, list[Decision]] = {}
    for d in own:
        for key in keys(d):
            by_key.setdefault(key, []).append(d)

    def graded(account: Account) -> Account:
        names = (account.incident.id, *account.claim_ids) if by_key else ()
        found = {d.id: d for name in names for d in by_key.get(name, ())}
        for d in sorted(found.values(), key=lambda d: (d.at, d.id)):
            account = _with_grade(account, d) if d.kind == DecisionKind.GRADE else _with_figure(account, d)
        return account

    return graded


def keys(decision: Decision) -> tuple[str, ...]:
    """What finds the incident that a decision is about: its id, and the claim that founded it, wherever that is now."""
    return (*decision.about, *(anchor.claim_id for anchor in decision.anchors))


def concerns(account: Account, decision: Decision) -> bool:
    """Is the decision about this incident?"""
    return not {account.incident.id, *account.claim_ids}.isdisjoint(keys(decision))


def _with_grade(account: Account, decision: Decision) -> Account:
    grade = account.grade or Grade(occurrence=Occurrence.SINGLE_SOURCE, occurrence_because="")
    because = said(decision)
    if decision.slot == "occurrence":
        grade = replace(grade, occurrence=Occurrence(decision.answer), occurrence_because=because)
    else:
        harm = None if decision.answer == "none" else CivilianHarm(decision.answer)
        grade = replace(grade, harm=harm, harm_because=because)
    return replace(account, grade=grade)


def _with_figure(account: Account, decision: Decision) -> Account:
    kind, _, scope = decision.slot.partition("/")
    low, best, high = figures_of(decision.answer)
    made = Estimate(
        kind=TollKind(kind),
        population=PopulationScope(scope),
        low=low,
        best=best,
        high=high,
        method=METHOD,
        version=VERSION,
        basis=account.claim_ids,
        witnesses=0,
        because=(said(decision),),
    )
    others = [e for e in account.estimates if (e.kind, e.population, e.method) != (made.kind, made.population, METHOD)]
    return replace(account, estimates=(*others, made))


def summary(estimates: Iterable[Estimate]) -> str:
    """The figures that a person sees and accepts: ``killed as_told 12/12/40, killed ucdp 12/12/12``, or "no figures"."""
    said = [
        f"{e.kind} {e.method} {'/'.join('-' if n is None else str(n) for n in (e.low, e.best, e.high))}"
        for e in estimates
        if e.population is PopulationScope.ALL and e.method != METHOD
    ]
    return ", ".join(said) or "no figures"
