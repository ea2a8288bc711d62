"""Mentions in which two voices count otherwise: two claims, though they may be of one event."""

from functools import cache, partial
from itertools import combinations

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.decode.towns import harmed_in
from recount.extract.engines.encoder.reading import Reading

_SMALL = 3  # letters: "the", "of"


def of_two_voices(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which mentions of two sentences have other speakers, as the grammar hears them, and no number of dead or hurt in common that
    one of them tells: (mentions, mentions).
    """
    count = len(reading.mentions)
    out = np.zeros((count, count), dtype=bool)
    voices = {n: voice for n in range(count) if (voice := _voice(reading, n))}
    harmed = cache(partial(harmed_in, reading))  # few are asked for
    sentence = [int(reading.page.sentence_of[m.start]) for m in reading.mentions]
    for n, k in combinations(sorted(voices), 2):
        if sentence[n] != sentence[k] and voices[n].isdisjoint(voices[k]):
            here, there = harmed(n), harmed(k)
            out[n, k] = out[k, n] = bool(here or there) and here.isdisjoint(there)
    return out


def _voice(reading: Reading, n: int) -> frozenset[str]:
    """The words of those whom the grammar hears in a mention, but for small ones that are no letters of a name."""
    page = reading.page
    at = reading.mentions[n].start
    s = int(page.sentence_of[at])
    spoken = page.analysis.voices[s].within(at - page.first_of[s]).speakers
    words = (w for a, b in spoken for w in page.text[a:b].split())
    return frozenset(w.lower() for w in words if len(w) > _SMALL or w.isupper())
