"""Days that are not the event's: of an arrest, a charge, a trial or a funeral after it."""

import re
from dataclasses import replace

from recount.link.traces import Trace
from recount.model import Claim

LATER = re.compile(
    r"\b(?:arrest(?:ed|s)?|charged|charges|indict(?:ed|ment)|arraign(?:ed|ment)|plead(?:ed|s)?|pled|convicted|guilty|acquitted|"
    r"sentenc(?:ed|ing)|trial|court|jury|jurors|judge|testif(?:ied|ies)|hearing|prosecutors?|extradited|bail|parole|"
    r"funerals?|buried|mourn(?:ed|ers)|vigil|anniversary|recalled|died (?:of|from) (?:his|her|their) (?:wounds|injuries))\b",
    re.IGNORECASE,
)


def of_event(trace: Trace, claim: Claim) -> Trace:
    """The trace, its first day open where the sentence that holds the day tells of what came after the event.

    "Was sentenced on Tuesday for the shooting": it was on that Tuesday or before.
    """
    when = claim.when
    if when is None or trace.days[1] is None:
        return trace
    told = any(q.span.covers(when.span) and LATER.search(q.exact) for q in claim.evidence)
    return replace(trace, days=(None, trace.days[1]), firm=False) if told else trace
