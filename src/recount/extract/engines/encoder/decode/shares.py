"""Those whose part a toll is told as: "three of the eight killed were children" tells of eight dead."""

from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.page import Page
from recount.model import Count, Population, TollKind
from recount.vocab.numbers import read_quantity

_THE = frozenset("the those these its their all".split())
_SUFFERED = {
    **dict.fromkeys(
        "killed dead slain murdered executed massacred victims fatalities martyrs deaths".split(), TollKind.KILLED
    ),
    **dict.fromkeys("wounded injured hurt".split(), TollKind.INJURED),
    **dict.fromkeys("abducted kidnapped".split(), TollKind.ABDUCTED),
    **dict.fromkeys("arrested detained captured".split(), TollKind.CAPTURED),
    "missing": TollKind.MISSING,
}
_DIED = frozenset("died perished".split())
_BEING = frozenset("was were are is had been".split())
_RELATIVES = frozenset({"who", "that"})
_LONGEST = 4  # words for whom the larger number counts: "five members of staff killed"


def whole_of(page: Page, toll: DraftToll) -> DraftToll | None:
    """The larger number of which a toll's words say that it tells some, if those are told by them to have met the same fate: "two of the
    five soldiers killed", and not "two of the five soldiers".
    """
    at = page.at(toll.words.start or 0, (toll.words.start or 0) + 1)
    if at is None:
        return None
    sentence, first = page.sentence(at[0]), page.first_of[int(page.sentence_of[at[0]])]
    words, start = sentence.words, at[0] - first
    of = _behind_number(words, start)
    if of is None or words[of : of + 1] != ("of",):
        return None
    begin = of + 1 + (words[of + 1 : of + 2] != () and words[of + 1] in _THE)
    found = read_quantity(words, begin) if begin < len(words) else None
    end = _end_of(words, found.end, toll.kind) if found is not None else None
    if found is None or end is None or not _is_more(found.count, toll.count):
        return None
    told = words[found.end] not in _SUFFERED  # "the five soldiers": as those who are some of them
    population = toll.population if told else Population.UNSTATED
    said = page.said(first + begin, first + end)
    return replace(toll, count=found.count, words=said, population=population, group=None, named=(), part_of=None)


def _behind_number(words: Sequence[str], start: int) -> int | None:
    found = read_quantity(words, start)
    return found.end if found is not None else None


def _end_of(words: Sequence[str], at: int, kind: TollKind) -> int | None:
    """Where the words end that say what befell those of the larger number; None where they do not, or say something else."""
    for n in range(at, min(at + _LONGEST, len(words))):
        if words[n] in _SUFFERED:
            return n + 1 if _SUFFERED[words[n]] is kind else None
        if words[n] in _RELATIVES:
            verb = next((k for k in range(n + 1, min(n + 4, len(words))) if words[k] not in _BEING), n + 1)
            done = words[verb] if verb < len(words) else ""
            return verb + 1 if (done in _DIED and kind is TollKind.KILLED) or _SUFFERED.get(done) is kind else None
        if words[n] in _BEING or not words[n][0].isalpha():
            return None
    return None


def _is_more(whole: Count, part: Count) -> bool:
    sized = whole.low or whole.high or 0
    return sized > (part.high or part.low or 0) > 0
