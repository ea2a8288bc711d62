"""The dead of an incident as UCDP counts them: three bounds without gaps, and a best that is the sum of its parts."""

from dataclasses import dataclass

from recount.publish.record import Estimated

METHOD = "ucdp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """``0 <= low <= best <= high`` and ``civilians + fighters <= best``: people dead, none of the numbers open.

    `guessed`: a bound was open above, or the parts told are more than the whole, so that a coder has to look.
    """

    low: int
    best: int
    high: int
    civilians: int
    fighters: int
    guessed: bool


def deaths(incident: Estimated) -> Deaths | None:
    """What UCDP's columns hold, None where no bound is above 0 or all are open.

    Below, a missing bound is 0: 0/0/120 where only one party says that it killed up to 120. Above, it is best.
    """
    all_ = incident.estimate("killed", "all", METHOD)
    if all_ is None:
        return None
    best = all_.best if all_.best is not None else all_.low or 0
    low, high = all_.low or 0, all_.high if all_.high is not None else best
    if not max(low, best, high):
        return None
    told = [_best(incident, population) for population in ("civilian", "combatant")]
    civilians = min(told[0], best)
    fighters = min(told[1], best - civilians)
    guessed = all_.high is None or [civilians, fighters] != told
    return Deaths(low=low, best=best, high=high, civilians=civilians, fighters=fighters, guessed=guessed)


def _best(incident: Estimated, population: str) -> int:
    estimate = incident.estimate("killed", population, METHOD)
    if estimate is None:
        return 0
    return estimate.best if estimate.best is not None else estimate.low or 0
