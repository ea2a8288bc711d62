"""People told to be held, missing or hurt who turn out dead: "two engineers kidnapped last week were found dead"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.page import Page, Range
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, Stance, TollKind
from recount.vocab.numbers import read_quantity

_HELD = frozenset({TollKind.ABDUCTED, TollKind.CAPTURED, TollKind.MISSING})
_KILLED = frozenset("killed executed murdered beheaded slain".split())
_DIED = frozenset("died succumbed".split())
_BEING = frozenset("was were been be being is are".split())
_THEN = frozenset("later then subsequently also both all reportedly found".split())
_THEM = frozenset("him her them".split())
_PRONOUNS = frozenset("he she they".split())
_WHOSE = frozenset("his her their the".split())
_BODIES = frozenset("body bodies corpse corpses".split())
_ALL = frozenset("all both".split())
_OF_THEM = frozenset("them those the these whom".split())
_SAME = frozenset("wounded injured abducted kidnapped captives hostages captured missing them".split())
_APART = frozenset("; : after before but while as".split())  # behind them others may be told of
_NOBODY_ELSE = ((), (Tag.PREPOSITION,), (Tag.MARK,), (Tag.ADVERB,))
_TIMES = frozenset("days day weeks week hours months".split())
_FEWEST = 2  # words of a sentence
_SHORT = 8  # words in which the next sentence says what became of them


def with_fates(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with those counted as dead who are first told to be held, missing or hurt. Who is hurt and then dies is dead,
    and no longer hurt. Where another claim counts them in the same sentence nothing is added.
    """
    told = {n for d in drafts for t in d.tolls if t.kind is TollKind.KILLED for n in (_sentence_of(page, t),)}
    return tuple(_with_fate(page, d, told) if d.stance is Stance.ASSERTS else d for d in drafts)


def _with_fate(page: Page, draft: Draft, told: set[int]) -> Draft:
    for n, toll in enumerate(draft.tolls):
        if (toll.kind is not TollKind.INJURED and toll.kind not in _HELD) or toll.count.high == 0:
            continue
        fates = [*_fates(page, toll)]
        found = next((f for f in fates if f.sentence not in told), None)
        if found is None:
            if toll.kind is TollKind.INJURED and any(f.count is None for f in fates):
                return replace(draft, tolls=without(draft.tolls, n))  # they are counted as dead already
            continue
        dead = replace(toll, kind=TollKind.KILLED, count=found.count or toll.count, words=found.words, part_of=None)
        hurt = toll.kind is TollKind.INJURED and found.count is None
        tolls = (*draft.tolls[:n], dead, *draft.tolls[n + 1 :]) if hurt else (*draft.tolls, dead)
        inside = any(_covers(words, found.words) for words in draft.evidence)
        evidence = draft.evidence if inside else (*draft.evidence, found.told)
        return replace(draft, tolls=tolls, evidence=evidence)
    return draft


def without(tolls: Sequence[DraftToll], n: int) -> tuple[DraftToll, ...]:
    """Tolls without one of them, of which none is a part any more."""
    kept = [k for k in range(len(tolls)) if k != n]
    at = {old: new for new, old in enumerate(kept)}
    wholes = ((tolls[k], tolls[k].part_of) for k in kept)
    return tuple(replace(t, part_of=None if whole is None else at.get(whole)) for t, whole in wholes)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What says that people are dead: in which sentence, by which words, told in which; `count` if only some of them are."""

    sentence: int
    words: Words
    told: Words
    count: Count | None = None


def _fates(page: Page, toll: DraftToll) -> Iterator[_Fate]:
    n = _sentence_of(page, toll)
    sentences, first = page.analysis.sentences, page.first_of[n]
    at = page.range_of(toll.words) or (first, first)
    if toll.kind in _HELD and _die(sentences[n], at[1] - first):
        yield _Fate(n, toll.words, _whole(page, n))
    if n + 1 < len(sentences) and (found := _goes_on(sentences[n + 1], toll)):
        (start, end), count = found
        begin = page.first_of[n + 1]
        yield _Fate(n + 1, page.said(begin + start, begin + end), _whole(page, n + 1), count)


def _die(sentence: Sentence, start: int) -> bool:
    """Do the words behind people say, with nobody else between, that they died: "… kidnapped on Friday was found dead"? Who is
    killed behind "and" may be others: "captured five and killed three".
    """
    words, tags = sentence.words, sentence.tags
    for n in range(start, len(words)):
        if words[n] in _APART or tags[n] is Tag.SUBORDINATOR or (tags[n] is Tag.NUMBER and _counts(words, n)):
            return False
        if words[n : n + 2] in (("found", "dead"), ("shot", "dead")) or words[n] in _KILLED:
            before = [w for w in words[max(start, n - 3) : n] if w not in _THEN]
            joined = bool(before) and before[-1] == "and" and tags[n + 1 : n + 2] in _NOBODY_ELSE
            return joined or (bool(before) and before[-1] in _BEING) or bool(_THEM & {*words[n + 1 : n + 2]})
    return False


def _counts(words: Sequence[str], n: int) -> bool:
    """Is a number one of people, and no day or year?"""
    found = read_quantity(words, n)
    return found is not None and _TIMES.isdisjoint(words[found.end : found.end + 1])


def _goes_on(sentence: Sentence, toll: DraftToll) -> tuple[Range, Count | None] | None:
    """The subject of a sentence that says that they died, and how many if only some of them did: "He died on Monday", "their bodies
    were found", "all of them died", "two of the wounded died later".
    """
    words = sentence.words
    end, count = _subject(words, toll)
    if not end:
        return None
    ahead = [w for w in words[end : end + _SHORT] if w not in _THEN]
    if words[0] in _WHOSE or words[end - 1] in _BODIES:
        return ((0, end), count) if "found" in words[end : end + _SHORT] or "recovered" in ahead else None
    dead = bool(ahead) and (ahead[0] in _DIED or (ahead[0] in _BEING and _is_dead(words, end)))
    return ((0, end), count) if dead else None


def _is_dead(words: Sequence[str], end: int) -> bool:
    behind = [w for w in words[end : end + 5] if w not in _BEING and w != "later"]
    return bool(behind) and (behind[0] in _KILLED or behind[:2] in (["found", "dead"], ["shot", "dead"]))


def _subject(words: Sequence[str], toll: DraftToll) -> tuple[int, Count | None]:
    """Where a subject ends that means those of a toll, and how many of them if not all; 0 where the first words mean others."""
    one = toll.count.high == 1
    if words[:1] and words[0] in _PRONOUNS and (words[0] == "they") is not one:
        return 1, None
    if len(words) > 1 and words[0] in _WHOSE and words[1] in _BODIES and (words[1] in ("body", "corpse")) is one:
        return 2, None
    if len(words) > _FEWEST and words[0] in _ALL and not one:
        numbered = words[1].isalpha() and read_quantity(words, 1) is not None  # "all three"
        return (3 if words[1:3] == ("of", "them") else 1 + numbered), None
    found = read_quantity(words, 0) if words else None
    if found and words[found.end : found.end + 1] == ("of",) and words[found.end + 1 : found.end + 2]:
        them = words[found.end + 1]
        end = found.end + 2 + (them in ("the", "those"))
        ours = them == "them" or (them in _OF_THEM and words[end - 1] in _SAME)
        return (end, found.count) if ours else (0, None)
    return 0, None


def _sentence_of(page: Page, toll: DraftToll) -> int:
    start = toll.words.start or 0
    word = min(int(page.ends.searchsorted(start, side="right")), len(page.words) - 1)
    return int(page.sentence_of[word])


def _whole(page: Page, n: int) -> Words:
    passage = page.analysis.sentences[n].passage
    return Words(exact=page.text[passage.start : passage.end], start=passage.start)


def _covers(outer: Words, inner: Words) -> bool:
    start, begin = outer.start or 0, inner.start or 0
    return start <= begin and begin + len(inner.exact) <= start + len(outer.exact)
