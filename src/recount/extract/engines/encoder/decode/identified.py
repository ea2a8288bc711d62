"""The dead told by name in a sentence of its own: "the dead were identified as Amal Nasr, 34, and Yusuf Qasim"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.tally import tally
from recount.extract.engines.lexical.counting.victims import names_in
from recount.extract.engines.lexical.saying.speakers import SHORTENED
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Count, Population, Stance, TollKind

_IDENTIFYING = frozenset("identified named".split())
_DEAD = frozenset("dead deceased killed slain fallen victim victims fatalities murdered martyrs".split())
# Whom else one identifies, and those who live
_OTHERS = frozenset(
    """suspect suspects attacker attackers gunman gunmen shooter shooters assailant assailants perpetrator perpetrators bomber bombers
    killer killers wounded injured hurt survivor survivors arrested detained missing abducted kidnapped commander accused""".split()
)
_NEAR = 6  # sentences from where the dead are counted


@dataclass(frozen=True, slots=True)
class _Named:
    """A sentence that names the dead: how many, by which words, each name; all of it."""

    count: Count
    words: Words
    names: tuple[Words, ...]
    told: Words


def with_names(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with the names of the dead at the toll that counts them, where one does shortly before; as a toll of their own where
    the event of the sentence has none.
    """
    made = [*drafts]
    for n, sentence in enumerate(page.analysis.sentences):
        found = _named_in(page, sentence)
        if found is None:
            continue
        first = page.analysis.sentences[max(0, n - _NEAR)].passage.start
        home = next((k for k in reversed(range(len(made))) if _whole_for(made[k], found, first) is not None), None)
        if home is not None:
            made[home] = _with(made[home], _whole_for(made[home], found, first) or 0, found)
            continue
        own = next((k for k, d in enumerate(made) if d.stance is Stance.ASSERTS and _quotes(d, found.told)), None)
        if own is not None and not any(_counts_dead(d) for d in _of_event(made, own)):
            made[own] = replace(made[own], tolls=(*made[own].tolls, _toll(found)))
    return tuple(made)


def _named_in(page: Page, sentence: Sentence) -> _Named | None:
    words = sentence.words
    verb = next((k for k, word in enumerate(words) if word in _IDENTIFYING and "as" in words[k + 1 :]), None)
    if verb is None:
        return None
    start = words.index("as", verb + 1) + 1
    before = words[:start]
    if not any(_is_dead(words, k) for k in range(start)) or not _OTHERS.isdisjoint(before):
        return None
    end = len(words) - (words[-1] == ".")
    names = tuple(_names(sentence, start, end))
    count = tally(sentence, start, end) if names else None
    if count is None or count.low is None or count.low < len(names):
        return None
    passage = sentence.passage
    told = Words(exact=page.text[passage.start : passage.end], start=passage.start)
    return _Named(count, _said(sentence, start, end), names, told)


def _is_dead(words: Sequence[str], at: int) -> bool:
    """Does a word mean those who died: "the dead", "the men killed", and not "who killed them", "the slain priest's replacement"?"""
    if words[at] not in _DEAD or "'s" in words[at + 1 : at + 4] or "\u2019s" in words[at + 1 : at + 4]:
        return False
    return words[at] != "killed" or words[at - 1 : at] not in (("who",), ("that",), ("which",))


def _names(sentence: Sentence, start: int, end: int) -> Iterator[Words]:
    for phrase in sentence.phrases:
        if start <= phrase.start < end:
            yield from (
                _said(sentence, a, b) for a, b in names_in(sentence, phrase) if sentence.words[b - 1] not in SHORTENED
            )


def _said(sentence: Sentence, start: int, end: int) -> Words:
    return Words(exact=sentence.said(start, end), start=sentence.tokens[start].start)


def _whole_for(draft: Draft, found: _Named, first: int) -> int | None:
    """The toll of a draft that counts at least as many dead as are named, told shortly before them, and of whom none is named yet."""
    for n, toll in enumerate(draft.tolls if draft.stance is Stance.ASSERTS else ()):
        at = toll.words.start
        near = at is not None and first <= at < (found.words.start or 0)
        dead = toll.kind is TollKind.KILLED and toll.part_of is None and not toll.named
        if near and dead and (toll.count.low or 0) >= (found.count.low or 0):
            return n
    return None


def _with(draft: Draft, n: int, found: _Named) -> Draft:
    tolls = tuple(replace(t, named=found.names) if k == n else t for k, t in enumerate(draft.tolls))
    return replace(
        draft, tolls=tolls, evidence=draft.evidence if _quotes(draft, found.told) else (*draft.evidence, found.told)
    )


def _toll(found: _Named) -> DraftToll:
    return DraftToll(
        kind=TollKind.KILLED, count=found.count, population=Population.UNSTATED, words=found.words, named=found.names
    )


def _quotes(draft: Draft, told: Words) -> bool:
    start, end = told.start or 0, (told.start or 0) + len(told.exact)
    return any(w.start is not None and w.start < end and start < w.start + len(w.exact) for w in draft.evidence)


def _of_event(drafts: Sequence[Draft], n: int) -> Iterator[Draft]:
    """The drafts of the event of one."""
    event = drafts[n].same_event_as if drafts[n].same_event_as is not None else n
    yield from (d for k, d in enumerate(drafts) if event in (k, d.same_event_as))


def _counts_dead(draft: Draft) -> bool:
    return any(t.kind is TollKind.KILLED and t.count.high != 0 for t in draft.tolls)
