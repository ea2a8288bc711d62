"""What came after the event: an arrest, a charge, a trial or a funeral. Its day and its kind are not the event's."""

import re
from dataclasses import replace

from recount.link.traces import Trace
from recount.model import Claim, EventType, TollKind
from recount.vocab.spotted import spotted

LATER = spotted(
    r"\b(?:arrest(?:ed|s)?|charged|charges|indict(?:ed|ment)|arraign(?:ed|ment)|plead(?:ed|s)?|pled|convicted|guilty|acquitted|"
    r"sentenc(?:ed|ing)|trial|court|jury|jurors|judge|testif(?:ied|ies)|hearing|prosecutors?|extradited|bail|parole|"
    r"funerals?|buried|mourn(?:ed|ers)|vigil|anniversary|recalled|died (?:of|from) (?:his|her|their) (?:wounds|injuries))\b",
    "arrest|charge|indict|arraign|plead|pled|convicted|guilty|acquitted|sentenc|trial|court|jury|juror|judge|testif|hearing"
    "|prosecutor|extradited|bail|parole|funeral|buried|mourn|vigil|anniversary|recalled|died of|died from",
)
# What somebody is arrested for: "two men held over the market bombing", "charged in a fatal shooting".
FOR = (
    r"\b(?:in connection (?:with|to)|connected to|linked to|in (?:an?|the)|over|for|after|following|on suspicion of|"
    r"(?:accused|suspected|convicted) of|(?:arrest\w*|charge[ds]?|suspects?|held|jailed|wanted|sought|custody) (?:in|with))"
    r"\s+(?:[\w’'-]+\s+){0,4}?"
)
DEEDS = tuple(
    (re.compile(rf"{FOR}(?:{words})\b", re.IGNORECASE), kind)
    for words, kind in (
        (r"shootings?|gunning down|opening fire|drive-by", EventType.SHOOTING),
        (r"bombings?|bomb attack", EventType.BOMBING),
        (r"killings?|murders?|murdering|slayings?|homicides?|deaths?|stabbings?", EventType.KILLING),
    )
)
# Who is taken by these is taken for what was done before; soldiers take people in raids.
POLICE = re.compile(
    r"\b(?:charged|suspects?|suspected|accused|alleged(?:ly)?|wanted|murder|manslaughter|warrants?|police|sheriff\w*|deput(?:y|ies)|"
    r"detectives?|investigators?|in custody|jail(?:ed)?)\b",
    re.IGNORECASE,
)
HARM = (TollKind.KILLED, TollKind.INJURED)


def of_event(trace: Trace, claim: Claim) -> Trace:
    """The trace as one of the event: of what came after it neither the day nor the kind.

    "Was sentenced on Tuesday for the shooting": it was on that Tuesday or before, and a shooting.
    """
    kind = _deed(claim)
    if kind is not claim.event_type:
        trace = replace(trace, event_type=kind)
    when = claim.when
    if when is None or trace.days[1] is None:
        return trace
    told = any(q.span.covers(when.span) and LATER.search(q.exact) for q in claim.evidence)
    return replace(trace, days=(None, trace.days[1]), firm=False) if told else trace


def _deed(claim: Claim) -> EventType:
    """The kind of event that an arrest is for, where its words say so, or the police take them and people were hurt; else the claim's own."""
    if claim.event_type is not EventType.DETENTION:
        return claim.event_type
    for words, kind in DEEDS:
        if any(words.search(q.exact) for q in claim.evidence):
            return kind
    hurt = any(t.kind in HARM and (t.count.low or t.count.high) for t in claim.tolls)
    accused = hurt and any(POLICE.search(q.exact) for q in claim.evidence)
    return EventType.KILLING if accused else claim.event_type
