"""Questions made from their parts: an id from what is asked, and the words to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.model import Claim, Excerpt, Option, Question, Quote, Report, identify
from recount.review.effects import Effect
from recount.review.matter import Telling
from recount.vocab import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is about, before its effect is known. `sign` tells apart two questions about the same things."""

    kind: str
    about: tuple[str, ...]
    text: str
    options: tuple[Option, ...]
    slot: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    sign: str = ""


def question(asked: Asked, effect: Effect, doubt: float) -> Question:
    """The question; the same doubt about the same things has the same id."""
    what = [asked.kind, sorted(asked.about), asked.slot, asked.sign]
    return Question(
        id=identify("qst", what),
        kind=asked.kind,
        about=asked.about,
        text=asked.text,
        effect=effect.text,
        slot=asked.slot,
        options=asked.options,
        excerpts=asked.excerpts,
        people=effect.people,
        doubt=round(min(1.0, max(0.0, doubt)), 4),
    )


def excerpt(telling: Telling, words: Iterable[Quote] = ()) -> Excerpt:
    """A claim's words under who says so, where, and when."""
    claim = telling.claim
    marked = tuple(words) or tuple(t.quote for t in claim.tolls)
    title = f"{said.isolated(voice(claim))}, {outlet(telling.report)}"
    return Excerpt(title=title, claim_id=claim.id, quotes=claim.evidence, words=marked)


def voice(claim: Claim) -> str:
    """Who says it, in the report's words; the report itself where nobody is named."""
    return claim.speakers[-1].exact if claim.speakers else "the report itself"


def outlet(report: Report) -> str:
    """``Valley Post, 5 Oct 2017``; the report's name where the outlet is unknown."""
    day = said.day(report.published) if report.published else "day unknown"
    return f"{said.isolated(report.source or report.name)}, {day}"


def openness(chance: float) -> float:
    """How open a yes or no is: 1 at a chance of one half, 0 where it is sure."""
    return 1 - abs(2 * chance - 1)


def named(things: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"
