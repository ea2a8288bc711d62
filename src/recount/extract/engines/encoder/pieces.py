"""Units into mentions: a unit that tells of several events is cut between the words that tell of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.scheme import OUTSIDE, TAGS

_BREAKS = frozenset({",", ";", "and", "but", "while", "–", "-", ":"})


def pieces_of(page: Page, tags: Matrix, least: float) -> tuple[Mention, ...]:
    """The units of a page, cut where a unit has several runs of words that seem to tell of an event, with at least this
    probability. `tags` are (words, tags, 3).
    """
    fires = 1 - tags[:, TAGS.index("trigger"), OUTSIDE] >= least
    found: list[Mention] = []
    for n, (start, end) in enumerate(page.units):
        peaks = [w for w in range(start, end) if fires[w] and not (w > start and fires[w - 1])]
        cuts = [start, *(cut_between(page, a, b) for a, b in pairwise(peaks)), end]
        found.extend(Mention(start=a, end=b, unit=n) for a, b in pairwise(cuts) if a < b)
    return tuple(found)


def cut_between(page: Page, one: int, other: int) -> int:
    """Where to cut between two words that tell of two events: at the last mark or "and" between them, else half way."""
    for word in range(other, one, -1):
        if page.words[word].lower() in _BREAKS:
            return word
    return (one + other + 1) // 2


def joined(pieces: Sequence[Mention], told: Sequence[bool], together: Sequence[bool]) -> tuple[Mention, ...]:
    """Pieces of one unit that tell of one claim, or of which one tells of nothing, as one again. `together` says of each
    piece whether it tells of the claim of the piece before it.
    """
    kept: list[Mention] = []
    tells = False
    for n, piece in enumerate(pieces):
        if kept and kept[-1].unit == piece.unit and (together[n] or not (tells and told[n])):
            kept[-1] = replace(kept[-1], end=piece.end)
            tells = tells or told[n]
        else:
            kept.append(piece)
            tells = told[n]
    return tuple(kept)


def as_rows(vectors: Sequence[Matrix], width: int) -> Matrix:
    """Vectors as the rows of a matrix, (n, width)."""
    return np.stack(vectors) if vectors else np.zeros((0, width), dtype=np.float32)
