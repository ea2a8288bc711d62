"""The signature of a report: a few hundred bytes to a few kilobytes that tell whether it is a copy, without its text.

The words in common are estimated by scaled MinHash: of all runs of `RUN` words the hashes below a threshold are kept, so
that the share of a short story that stands in a long one can be told as well as the likeness of two (Broder 1997, "On the
resemblance and containment of documents"; Irber et al. 2022, FracMinHash). A threshold depends on one story alone.
"""

import json
import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from recount.model import Report
from recount.read.copies.furniture import Story, story
from recount.read.copies.slots import Slots, slots_of, values
from recount.read.copies.words import NAME, NUMBER, TOKEN, WORD, number_of
from recount.vocab.outlets import source_named, source_of_domain

VERSION = "copies/2"  # raise it when signatures or what is read from them change: stored ones are then made anew

RUN = 4  # words: two stories of one event share few runs of four, two prints of one story most of them
KEPT = 512  # hashes that are kept at least half full; of a longer story every 2nd, 4th, ... on average
_COARSEST = 16
_SPARSE = 16  # one hash in so many is a key
_SMALLEST = 4  # the smallest hashes are keys too, for short stories
_LEADS = 2  # the first sentences are keys: what a paper cuts is the end
_ALL = 1 << 32
_DISTINCTIVE = 4  # numbers of a translation that are keys
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")  # vowel signs and the stretching of Arabic letters

Hashes = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Signature:
    """What is kept of a report to find its copies.

    `fingerprint` is the same for the same words. `words` counts those of the story, without furniture. `source` is the id
    of the outlet, or its name in lower case. `published` is the ordinal of the outlet's day, `published_at` an ISO 8601
    instant. `runs` are the sorted hashes of its runs of words below ``2**32 / scale``. `leads` are hashes of its first
    sentences. For `credits`, `version` and `translated` see `Story`.
    """

    report_id: str
    fingerprint: str
    words: int
    source: str | None
    published: int | None
    published_at: str | None
    language: str | None
    credits: tuple[str, ...]
    version: int
    translated: bool
    scale: int
    runs: Hashes
    leads: tuple[int, ...]
    slots: Slots

    @property
    def keys(self) -> tuple[str, ...]:
        """What copies share: two reports without a common key are no copies of each other."""
        return tuple(f"{key:x}" for key in (*self.word_keys().tolist(), *self.house_keys().tolist()))

    def word_keys(self) -> Keys:
        """Of all its words, of some runs of words and of the first sentences; the highest bits say which. None twice."""
        sparse = self.runs[: max(int(np.searchsorted(self.runs, np.uint32(_ALL // _SPARSE))), _SMALLEST)].tolist()
        return _keys((self._same(),), sparse, self.leads)

    def same_key(self) -> int:
        """The one of its `word_keys` that only reports with the very same words share."""
        return self._same() | 1 << 48  # as `_keys` makes it

    def _same(self) -> int:
        return int(self.fingerprint[:12], 16)

    def house_keys(self) -> Keys:
        """For translations: of the outlet that it is of, its day and some numbers."""
        house = self.credits[0] if self.translated and self.credits else self.source
        if house is None or self.published is None:
            return _keys()
        said = sorted(values(self.slots, NUMBER))[:_DISTINCTIVE]
        return _keys((), (), (), [_digest(f"{house} {self.published} {n}") for n in said])

    def runs_at(self, scale: int) -> Hashes:
        """The hashes of its runs of words at a scale not below its own."""
        return self.runs if scale == self.scale else self.runs[: np.searchsorted(self.runs, np.uint32(_ALL // scale))]

    def names(self) -> frozenset[int]:
        """Hashes of what may be its names, spelled alike in any script as far as letters go."""
        return values(self.slots, NAME, WORD)


def _keys(*kinds: Iterable[int]) -> Keys:
    return np.array(sorted({n | (kind << 48) for kind, some in enumerate(kinds, 1) for n in some}), dtype=np.uint64)


def fingerprint(text: str) -> bytes:
    """16 bytes that two texts share if their words are the same: case, spacing and punctuation don't count."""
    words = " ".join(_WORD.findall(text.casefold()))
    return blake2b((words or text).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def signature(report: Report) -> Signature:
    """The signature of a report. Pure: depends on this report alone."""
    told = story("" if report.tabular else report.text, report.title)
    sentences = [words_in(report.text[start:end]) for start, end in told.sentences]
    words = [word for sentence in sentences for word in sentence]
    scale, runs = _sketch(runs_of(words))
    return Signature(
        report_id=report.id,
        fingerprint=fingerprint(report.text).hex(),
        words=len(words),
        source=_source(report.source, report.url),
        published=report.published.toordinal() if report.published else None,
        published_at=report.published_at.isoformat() if report.published_at else None,
        language=report.language,
        credits=_others(told, report),
        version=told.version,
        translated=told.translated,
        scale=scale,
        runs=runs,
        leads=tuple(_lead(sentence) for sentence in [s for s in sentences if len(s) > RUN][:_LEADS]),
        slots=slots_of(sentences, report.language),
    )


def words_in(text: str) -> list[str]:
    """The words of a text as they stand; numbers in one piece."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFC", text))
    return TOKEN.findall(text)


def runs_of(words: Sequence[str]) -> Hashes:
    """Hashes of all runs of `RUN` words, sorted, none twice; of all the words, if they are fewer."""
    if not words:
        return np.zeros(0, dtype=np.uint32)
    ids = np.array([number_of(word) for word in words], dtype=np.uint64)
    length = min(RUN, len(ids))
    mixed = np.zeros(len(ids) - length + 1, dtype=np.uint64)
    for n in range(length):
        mixed = _mix(mixed + ids[n : len(ids) - length + 1 + n])
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def _mix(values_: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The finisher of splitmix64: every bit of the input changes half of the bits."""
    mixed = values_ + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _sketch(runs: Hashes) -> tuple[int, Hashes]:
    scale = 1
    while scale < _COARSEST and len(runs) > KEPT * scale:
        scale *= 2
    return scale, runs[: np.searchsorted(runs, np.uint32(_ALL // scale))] if scale > 1 else runs


def _lead(sentence: Sequence[str]) -> int:
    return _digest(" ".join(word.casefold() for word in sentence))


def _digest(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).digest())


@lru_cache(maxsize=10_000)
def _source(name: str | None, url: str | None) -> str | None:
    known = (source_named(name) if name else None) or (source_of_domain(url) if url else None)
    return known.id if known else name.casefold().strip() if name else None


def _others(told: Story, report: Report) -> tuple[str, ...]:
    own = _source(report.source, report.url)
    return tuple(one for one in told.credits if one != own)


def day_of(signature_: Signature) -> date | None:
    """The outlet's day."""
    return date.fromordinal(signature_.published) if signature_.published is not None else None


def instant_of(signature_: Signature) -> datetime | None:
    """When it was published, aware, where known."""
    return datetime.fromisoformat(signature_.published_at) if signature_.published_at else None


def dump(signature_: Signature) -> str:
    """One line of JSON."""
    data: dict[str, Any] = {f.name: getattr(signature_, f.name) for f in fields(Signature)}
    data["runs"] = _packed(signature_.runs)
    data["slots"] = _packed(signature_.slots)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(line: str) -> Signature:
    """What `dump` wrote.

    Raises:
        ValueError: it is none.
    """
    try:
        data: dict[str, Any] = json.loads(line)
        data |= {"runs": _unpacked(data["runs"]), "slots": _unpacked(data["slots"]).reshape(-1, 3)}
        data |= {"credits": tuple(data["credits"]), "leads": tuple(data["leads"])}
        return Signature(**data)
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no signature of a report: {error}") from error


def _packed(hashes: npt.NDArray[np.uint32]) -> str:
    return b64encode(hashes.astype("<u4").tobytes()).decode()


def _unpacked(words: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(b64decode(words), dtype="<u4").astype(np.uint32)
