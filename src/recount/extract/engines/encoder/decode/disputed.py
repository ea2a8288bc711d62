"""What a sentence says that others say instead: "…, a claim rejected by officials, who said one soldier was hurt", "…, contradicting
officials who maintained that only three died".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.tied import Tied, overlaps, tie, untie
from recount.extract.engines.encoder.page import Page, Range
from recount.extract.engines.lexical.saying.speakers import can_speak, name_end
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Stance

_WHAT = frozenset(
    "claim figure number toll account version report statement allegation accusation charge count assertion".split()
)
_REJECTED = frozenset("denied rejected disputed dismissed contested contradicted refuted challenged".split())
_REJECTING = frozenset("contradicting disputing rejecting contesting dismissing denying refuting".split())
_RELATIVES = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class _Other:
    """Tokens of a sentence: who says otherwise, and from where to where they and what they say stand; `says` if it is told."""

    voice: Range
    start: int
    end: int
    says: bool


def disputed_apart(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with what such others say as a claim of theirs: it disputes the one before, and counts whom their words count."""
    found = [(s, o) for s in page.analysis.sentences for o in _others(s)]
    told = tie(drafts) if found else []
    for sentence, other in found:
        told = _apart(sentence, other, told)
    return untie(told) if found else tuple(drafts)


def _others(sentence: Sentence) -> Iterator[_Other]:
    words = sentence.words
    for i in range(1, len(words) - 4):
        if words[i] != ",":
            continue
        start = i + 1
        if words[start] in _ARTICLES and words[start + 1] in _WHAT and words[start + 2] in _REJECTED:
            voice = start + 4 if words[start + 3] == "by" else None
        else:
            voice = start + 1 if words[start] in _REJECTING else None
        end = name_end(sentence, voice) if voice is not None else 0
        if voice is None or end <= voice or not can_speak(sentence, voice, end):
            continue
        behind = end + (words[end : end + 1] == (",",))
        says = words[behind : behind + 1] != () and words[behind] in _RELATIVES
        if words[start] in _REJECTING and not says:
            continue  # "rejecting calls for restraint"
        yield _Other((voice, end), start, _last(sentence), says)


def _last(sentence: Sentence) -> int:
    return len(sentence.words) - (not sentence.tokens[-1].is_word)


def _apart(sentence: Sentence, other: _Other, told: list[Tied]) -> list[Tied]:
    start, end = sentence.slice(other.start, other.end)
    home = next((t for t in told if t.quotes(sentence.tokens[0].start, start)), None)
    if home is None or home.draft.stance not in (Stance.ASSERTS, Stance.DISPUTES):
        return told
    own = next((t for t in told if t is not home and all(_within(w, start, end) for w in t.draft.evidence)), None)
    speaker = Words(exact=sentence.said(*other.voice), start=sentence.tokens[other.voice[0]].start)
    counted = [t for d in (own, home) if d for t in d.draft.tolls if _within(t.words, start, end)]
    tolls = tuple(replace(t, part_of=None) for t in counted if other.says)
    stance = Stance.DISPUTES if tolls else Stance.DENIES
    for one in told:
        if one is not own:
            one.draft = _without(one.draft, speaker, start, end)
    if own is not None:
        own.draft = replace(own.draft, speakers=(speaker,), stance=stance, tolls=tolls)
        return told
    words = Words(exact=sentence.said(other.start, other.end), start=start)
    draft = replace(home.draft, speakers=(speaker,), stance=stance, tolls=tolls, losses=(), evidence=(words,))
    n = told.index(home)
    return [*told[: n + 1], Tied(draft, whole=home.whole, same=home.same or home), *told[n + 1 :]]


def _without(draft: Draft, speaker: Words, start: int, end: int) -> Draft:
    """A draft of what is disputed, without whoever disputes it and whom they count."""
    kept = [n for n, t in enumerate(draft.tolls) if not _within(t.words, start, end)]
    at = {n: k for k, n in enumerate(kept)}
    tolls = tuple(_tied(draft.tolls[n], at) for n in kept)
    speakers = tuple(
        w for w in draft.speakers if not overlaps(w, speaker.start or 0, (speaker.start or 0) + len(speaker.exact))
    )
    return replace(draft, tolls=tolls, speakers=speakers)


def _tied(toll: DraftToll, at: dict[int, int]) -> DraftToll:
    return toll if toll.part_of is None else replace(toll, part_of=at.get(toll.part_of))


def _within(words: Words, start: int, end: int) -> bool:
    return words.start is not None and start <= words.start < end
