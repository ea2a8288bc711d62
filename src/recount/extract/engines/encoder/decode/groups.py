"""Mentions into claims, and claims into events."""

from dataclasses import dataclass

import numpy as np

from recount.extract.engines.encoder.heads import sigmoid
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import PAIRS


@dataclass(slots=True)
class Group:
    """A claim in the making: the indexes of its mentions, in order of the text, and the number of its event."""

    mentions: list[int]
    event: int = -1


def group(reading: Reading, limits: Limits) -> list[Group]:
    """The claims of a page, in order of their first mention."""
    groups: list[Group] = []
    stances = reading.labels["stance"].argmax(axis=-1) if len(reading.mentions) else np.zeros(0)
    for mention in range(len(reading.mentions)):
        scored = [
            (_mean(reading, g.mentions, [mention], "claim"), n)
            for n, g in enumerate(groups)
            if stances[g.mentions[0]] == stances[mention]
        ]
        best = max(scored, default=(0.0, -1))
        if best[1] >= 0 and best[0] >= limits.claim:
            groups[best[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    _events(reading, groups, limits)
    return groups


def _mean(reading: Reading, one: list[int], other: list[int], kind: str) -> float:
    """The probability that two sets of mentions belong together: that of the mean of their scores."""
    scores = reading.pairs[np.ix_(one, other)][..., PAIRS.index(kind)]
    return float(sigmoid(np.asarray(scores.mean(), dtype=np.float32)))


def _events(reading: Reading, groups: list[Group], limits: Limits) -> None:
    events: list[list[int]] = []
    for found in groups:
        scored = [(_mean(reading, event, found.mentions, "event"), n) for n, event in enumerate(events)]
        best = max(scored, default=(0.0, -1))
        if best[1] >= 0 and best[0] >= limits.event:
            found.event = best[1]
            events[best[1]].extend(found.mentions)
        else:
            found.event = len(events)
            events.append(list(found.mentions))


def part_of(reading: Reading, one: Group, other: Group) -> float:
    """The probability that one of two claims is a part of the other."""
    return _mean(reading, one.mentions, other.mentions, "part")
