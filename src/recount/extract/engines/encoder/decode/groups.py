"""Mentions into claims, and claims into events."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.decode.background import of_before
from recount.extract.engines.encoder.decode.towns import of_two_towns
from recount.extract.engines.encoder.decode.voices import of_two_voices
from recount.extract.engines.encoder.heads import Matrix, sigmoid
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import PAIRS
from recount.extract.engines.lexical.story.splits import sums_in

_NOBODY = -1
_CLAIM, _EVENT, _PART = (PAIRS.index(name) for name in ("claim", "event", "part"))


@dataclass(slots=True)
class Group:
    """A claim in the making: the indexes of its mentions, in order of the text, and the number of its event."""

    mentions: list[int]
    event: int = _NOBODY


def group(reading: Reading, limits: Limits) -> list[Group]:
    """The claims of a page, in order of their first mention."""
    groups: list[Group] = []
    count = len(reading.mentions)
    owner = np.full(count, _NOBODY)
    stances = reading.labels["stance"].argmax(axis=-1) if count else owner
    other = _other_headlines(reading) | of_two_towns(reading) | of_before(reading)
    for n in added_up(reading):
        other[n - 1, n] = other[n, n - 1] = True
    heard = other | of_two_voices(reading)
    for mention in range(count):
        apart = {*owner[heard[mention]].tolist()}
        alike = [stances[g.mentions[0]] == stances[mention] and n not in apart for n, g in enumerate(groups)]
        n = _nearest(reading.pairs[mention, :, _CLAIM], owner, alike, limits.claim)
        if n == len(groups):
            groups.append(Group([]))
        groups[n].mentions.append(mention)
        owner[mention] = n
    _events(reading, groups, other, limits)
    return groups


def added_up(reading: Reading) -> list[int]:
    """The mentions that say to what sum the event told before them in their sentence adds: "…, bringing the total this year to
    52".
    """
    page, mentions = reading.page, reading.mentions
    found = []
    for n in range(1, len(mentions)):
        at = int(page.sentence_of[mentions[n].start])
        sums = {page.first_of[at] + i for i in sums_in(page.analysis.sentences[at])}
        if mentions[n].start in sums and int(page.sentence_of[mentions[n - 1].start]) == at:
            found.append(n)
    return found


def _other_headlines(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which mentions stand in two headlines that name other places, and so tell of two events: (mentions, mentions)."""
    page, count = reading.page, len(reading.mentions)
    out = np.zeros((count, count), dtype=bool)
    places: dict[int, set[str]] = {}  # by sentence, the words that name them
    for span in reading.spans["place"]:
        words = (w.lower() for w in page.words[span.start : span.end] if w[0].isupper())
        places.setdefault(int(page.sentence_of[span.start]), set()).update(words)
    above = [(n, m.start) for n, m in enumerate(reading.mentions) if page.is_headline(m.start)]
    named = [(n, found) for n, at in above if (found := places.get(int(page.sentence_of[at])))]
    for n, mine in named:
        out[n, [k for k, theirs in named if mine.isdisjoint(theirs)]] = True
    return out


def _nearest(scores: Matrix, owner: npt.NDArray[np.int64], able: Sequence[bool], least: float) -> int:
    """Of the groups that are able, the one to which the log-odds of its members are the highest in the mean; the number
    of a new one where that is less likely than `least`.
    """
    known = owner != _NOBODY
    size = np.bincount(owner[known], minlength=len(able))
    means = np.bincount(owner[known], scores[known], minlength=len(able)) / np.maximum(size, 1)
    means = np.where(able, means, -np.inf)
    if not len(means):
        return 0
    best = len(means) - 1 - int(means[::-1].argmax())
    return best if float(sigmoid(np.asarray(means[best], dtype=np.float32))) >= least else len(means)


def _events(reading: Reading, groups: Sequence[Group], other: npt.NDArray[np.bool_], limits: Limits) -> None:
    owner = np.full(len(reading.mentions), _NOBODY)
    events = 0
    for found in groups:
        scores = reading.pairs[found.mentions, :, _EVENT].mean(axis=0)
        apart = {*owner[other[found.mentions].any(axis=0)].tolist()}
        found.event = _nearest(scores, owner, [n not in apart for n in range(events)], limits.event)
        events = max(events, found.event + 1)
        owner[found.mentions] = found.event


def parts(reading: Reading, groups: Sequence[Group]) -> Matrix:
    """The probability that one of two claims is a part of the other, for each pair: (groups, groups)."""
    share = np.zeros((len(groups), len(reading.mentions)), dtype=np.float32)
    for n, found in enumerate(groups):
        share[n, found.mentions] = 1 / len(found.mentions)
    return sigmoid(np.asarray(share @ reading.pairs[..., _PART] @ share.T, dtype=np.float32))
