"""Those counted already, told of one by one: after "five people were shot", "a 20-year-old man was shot in the arm"."""

from collections.abc import Sequence

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.story.frames import OUTCOMES, Frame
from recount.model import Count, Population, Wording

# Words that say only that they are people: whoever is told of next may be one of them.
ANYONE = frozenset(
    {"people", "person", "victim", "individual", "others", "body", "dead", "casualty", "life", "member", "civilian"}
)
_OPEN = (Population.UNSTATED, Population.MIXED)
_MORE = frozenset(
    "another other others more second third fourth fifth sixth seventh eighth ninth tenth further".split()
)
_ELSE = frozenset(
    "addition separately elsewhere unrelated revised corrected lowered raised instead actually not".split()
)


def is_detail(before: Sequence[Frame], frame: Frame, toll: FoundToll) -> bool:
    """Does a toll tell of some of those whom `before` (frames about the same event, by the same voice) has counted?

    One person is one of them; several are where their noun is narrower ("two nurses" after "five people"). "Another" is
    one only in a list of them, and a number that is corrected is none.
    """
    low = toll.count.low
    if toll.kind not in OUTCOMES or toll.part_of is not None or toll.count.wording is not Wording.EXACT or not low:
        return False
    if (
        toll.population is Population.COMBATANT
        or frame.anew
        or frame.when
        or any(not (p.wide or p.country) for p in frame.places)
    ):
        return False  # with a day or a place of its own it may be another event, as may each of several fighters
    wholes = [(f, t) for f in before for t in f.tolls if t.kind is toll.kind and t.part_of is None and not t.faint]
    wholes = [(f, t) for f, t in wholes if t.population in (toll.population, *_OPEN)]
    if not any(_holds(t.count, low) for _, t in wholes) or _ELSE & {*frame.sentence.words[frame.start : frame.end]}:
        return False
    listed = any(t.count.low == 1 for _, t in wholes)
    if _MORE & {*frame.sentence.words[max(0, toll.start - 1) : toll.end]} and not listed:
        return False
    return low == 1 or any(
        _holds(t.count, low) and (_is_narrower((frame, toll), (f, t)) or _is_bare(frame, toll)) for f, t in wholes
    )


def _holds(whole: Count, number: int) -> bool:
    return whole.wording in (Wording.EXACT, Wording.AT_LEAST) and (whole.low or 0) > number


def _is_narrower(one: tuple[Frame, FoundToll], whole: tuple[Frame, FoundToll]) -> bool:
    """ "Two nurses" are of "five people"; "two people" may be another number of them."""
    mine, theirs = ({p.people.lemma for p in phrases_of(*x) if p.people} for x in (one, whole))
    return bool(mine - ANYONE) and not theirs - ANYONE


def _is_bare(frame: Frame, toll: FoundToll) -> bool:
    """ "Four people were shot", then "two critically": a number without a noun, or "the two men", is of those before."""
    phrases = phrases_of(frame, toll)
    return bool(phrases) and all(p.bare or p.determiner in ("the", "these", "those", "all") for p in phrases)


def phrases_of(frame: Frame, toll: FoundToll) -> tuple[Phrase, ...]:
    """The phrases that a toll covers."""
    return tuple(p for p in frame.sentence.phrases if p.start < toll.end and toll.start < p.end)
