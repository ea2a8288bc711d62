"""A number that takes the place of another in so many words: "revised the toll from 30 to 18", "put it at three, but revised it to five"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.tied import Tied, overlaps, tie, untie
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Count, Population, Stance, TollKind
from recount.vocab.numbers import UNQUANTIFIED, read_quantity

_REVISED = frozenset(
    "revised revises revising corrected corrects correcting lowered lowers lowering reduced amended downgraded upgraded cut".split()
)
_IT = frozenset({"it", "them"})
_VICTIMS = frozenset("victims casualties people".split())
_FIGURES = frozenset("toll number figure count tally estimate".split())
_DEAD = frozenset("dead death deaths killed fatalities toll died".split())
_HURT = frozenset("wounded injured injuries hurt".split())
_REACH = 14  # words from the verb to the new number


@dataclass(frozen=True, slots=True)
class _Revision:
    """The words and the count of a new number, and of the old one where it is told."""

    new: Words
    count: Count
    old: tuple[Words, Count] | None
    kind: TollKind


def revisions_apart(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with the new number of a revision in a claim that asserts it, and the old one in one that takes it back."""
    found = [(s, r) for s in page.analysis.sentences for r in _revisions(s)]
    told = tie(drafts) if found else []
    for sentence, revision in found:
        told = _apart(sentence, revision, told)
    return untie(told) if found else tuple(drafts)


def _revisions(sentence: Sentence) -> Iterator[_Revision]:
    words = sentence.words
    for verb, word in enumerate(words):
        if word not in _REVISED:
            continue
        ahead = range(verb + 1, min(verb + _REACH, len(words) - 1))
        object_ = any(_is_figure(words, k) for k in ahead) or not _IT.isdisjoint(words[verb + 1 : verb + 2])
        to = next((k for k in ahead if words[k] == "to" and _number(words, k + 1) is not None), None)
        if not object_ or to is None:
            continue
        count, end = _number(words, to + 1) or (UNQUANTIFIED, to)
        before = next(
            (k for k in range(to - 1, verb, -1) if words[k] == "from" and _number(words, k + 1) is not None), None
        )
        old = _number(words, before + 1) if before is not None else None
        hurt = not _HURT.isdisjoint(words[verb:to]) and _DEAD.isdisjoint(words[verb:to])
        kind = TollKind.INJURED if hurt else TollKind.KILLED
        told = None if old is None or before is None else (_said(sentence, before + 1, old[1]), old[0])
        yield _Revision(_said(sentence, to + 1, end), count, told, kind)
        return


def _is_figure(words: Sequence[str], at: int) -> bool:
    """ "The toll", "its count", "the number of dead", and not the number of anything else."""
    if words[at] not in _FIGURES:
        return False
    of = words[at] != "toll" and tuple(words[at + 1 : at + 2]) == ("of",)
    return not of or not (_DEAD | _HURT | _VICTIMS).isdisjoint(words[at + 2 : at + 5])


def _number(words: Sequence[str], at: int) -> tuple[Count, int] | None:
    found = read_quantity(words, at) if at < len(words) else None
    return None if found is None or found.count == UNQUANTIFIED else (found.count, found.end)


def _said(sentence: Sentence, start: int, end: int) -> Words:
    return Words(exact=sentence.said(start, end), start=sentence.tokens[start].start)


def _apart(sentence: Sentence, revision: _Revision, told: list[Tied]) -> list[Tied]:
    start, end = sentence.slice(0, len(sentence.words))
    near = [t for t in told if t.quotes(start, end)]
    taking = next((t for t in near if t.draft.stance is Stance.RETRACTS), None)
    home = next((t for t in near if t.draft.stance is Stance.ASSERTS), None)
    new = DraftToll(kind=revision.kind, count=revision.count, population=Population.UNSTATED, words=revision.new)
    for one in near:
        one.draft = _without(one.draft, revision, taken=one is taking)
    if home is not None:
        home.draft = replace(home.draft, tolls=(new, *(_beside(t, new, start, end) for t in home.draft.tolls)))
        return told if taking is not None or revision.old is None else _with_old(told, home, revision, new)
    if taking is None:
        return told
    own = replace(taking.draft, stance=Stance.ASSERTS, tolls=(new,))
    n = told.index(taking)
    return [*told[: n + 1], Tied(own, whole=taking.whole, same=taking.same or taking), *told[n + 1 :]]


def _beside(toll: DraftToll, new: DraftToll, start: int, end: int) -> DraftToll:
    """Another toll of the claim: a part of the new number where the same sentence counts fewer of that outcome."""
    inside = toll.kind is new.kind and overlaps(toll.words, start, end)
    fewer = 0 < (toll.count.low or 0) <= (new.count.low or 0)
    return replace(toll, part_of=0 if inside and fewer else None)


def _with_old(told: list[Tied], home: Tied, revision: _Revision, new: DraftToll) -> list[Tied]:
    """The drafts, with the old number taken back behind the claim of the new one."""
    if revision.old is None:
        return told
    words, count = revision.old
    old = replace(home.draft, stance=Stance.RETRACTS, tolls=(replace(new, words=words, count=count),), losses=())
    n = told.index(home)
    return [*told[: n + 1], Tied(old, whole=home.whole, same=home.same or home), *told[n + 1 :]]


def _without(draft: Draft, revision: _Revision, *, taken: bool) -> Draft:
    """A draft without tolls by the words of the new number, nor of the old one but where it is taken back."""
    gone = [revision.new, *([revision.old[0]] if revision.old and not taken else [])]
    kept = [
        t for t in draft.tolls if not any(overlaps(t.words, w.start or 0, (w.start or 0) + len(w.exact)) for w in gone)
    ]
    return (
        draft if len(kept) == len(draft.tolls) else replace(draft, tolls=tuple(replace(t, part_of=None) for t in kept))
    )
