"""Whose a claim is: the speakers of its own sentences, and nobody who only speaks of something else."""

from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import Draft, Words
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.tied import overlaps
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.page import Page, Range
from recount.extract.engines.encoder.reading import Reading
from recount.model import Stance
from recount.vocab.outlets import source_named

_POSSIBLE = 0.2  # of a known speaker whom the grammar hears
_SEVERAL = 2


def not_of_other_clauses(reading: Reading, found: Group, likely: Sequence[int]) -> list[int]:
    """The likely speakers without those of another clause of a sentence in which each clause has its voice ("residents said
    …, but the army said …").
    """
    page, others = reading.page, set[Range]()
    for mention in (reading.mentions[m] for m in found.mentions):
        n = int(page.sentence_of[mention.start])
        voice = page.analysis.voices[n]
        own = voice.within(mention.start - page.first_of[n]).speakers
        others |= {at for _, v in voice.parts for a, b in v.speakers if (a, b) not in own and (at := page.at(a, b))}
    spans = reading.spans["speaker"]
    kept = [n for n in likely if not any(a < spans[n].end and spans[n].start < b for a, b in others)]
    return kept or list(likely)


def of_its_sentences(reading: Reading, found: Group, taken: Sequence[int]) -> list[int]:
    """The speakers of a claim without those of other sentences, where each of its own sentences says whose it is, by a name: what a
    ministry says of one attack is not said by the mayor who speaks of the next.
    """
    page, spans = reading.page, reading.spans["speaker"]
    heard = set[Range]()
    for mention in (reading.mentions[m] for m in found.mentions):
        n = int(page.sentence_of[mention.start])
        voice = page.analysis.voices[n].within(mention.start - page.first_of[n])
        own = {at for a, b in voice.speakers if (at := page.at(a, b)) and int(page.sentence_of[at[0]]) == n}
        if voice.carried or not own:
            return list(taken)
        heard |= own
    sentences = {int(page.sentence_of[a]) for a, _ in heard}
    inside = [n for n in taken if int(page.sentence_of[spans[n].start]) in sentences]
    return inside or list(taken)


def voiced(reading: Reading, found: Group, links: Matrix) -> list[int]:
    """The outlet or body that the grammar hears in a claim's own sentence, where the model leaves it possible: "Human Rights Watch
    said".
    """
    page = reading.page
    at = reading.mentions[found.mentions[0]].start
    n = int(page.sentence_of[at])
    voice = page.analysis.voices[n].within(at - page.first_of[n])
    named = [page.at(a, b) for a, b in voice.speakers]
    spans = reading.spans["speaker"]
    able = [
        k
        for k, s in enumerate(spans)
        if links[k] >= _POSSIBLE and (s.start, s.end) in named and source_named(page.said(s.start, s.end).exact)
    ]
    return sorted(able, key=lambda k: -float(links[k]))[:1]


def by_who_says_it(_: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each without whoever only denies it."""
    return tuple(_not_by_deniers(d, drafts) for d in drafts)


def _not_by_deniers(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A claim without whoever only denies it, in a sentence of their own, where somebody else says it."""
    if draft.stance is not Stance.ASSERTS or len(draft.speakers) < _SEVERAL:
        return draft
    denied = [d for d in drafts if d.stance is Stance.DENIES]
    gone = [
        w for w in draft.speakers if any(w in d.speakers and _within(w, d) for d in denied) and not _within(w, draft)
    ]
    return replace(draft, speakers=tuple(w for w in draft.speakers if w not in gone)) if gone else draft


def _within(words: Words, draft: Draft) -> bool:
    """Do words stand in a claim's evidence?"""
    return any(overlaps(w, words.start or 0, (words.start or 0) + 1) for w in draft.evidence)
