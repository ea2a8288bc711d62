"""Whom a report names, where, and in which sentence: what later words may lead back to."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.model import ActorKind, Claim, Quote, SourceKind
from recount.resolve.anaphors import Sort, listed
from recount.vocab.actors import ActorMention, MentionKind, by_id
from recount.vocab.outlets import OutletMention, find_outlets, source

_SORTS = {
    ActorKind.STATE_FORCES: Sort.STATE,
    ActorKind.COALITION: Sort.COALITION,
    ActorKind.MILITIA: Sort.MILITIA,
    ActorKind.MONITOR: Sort.BODY,
    ActorKind.INTERNATIONAL: Sort.MISSION,
}
_PRESS = (SourceKind.WIRE, SourceKind.PAPER, SourceKind.BROADCASTER)
# A country after these is a place, and no party: "in Turkey", "from Syria"
_PLACED = re.compile(
    r"\b(?:in|inside|into|from|near|across|over|at|through|via|throughout|around|outside|towards?|of|to|northern|southern|"
    r"eastern|western|central|neighbou?ring)(?: the)? $",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[a-z0-9”\"’)])[.!?]+[”\"’]?\s+(?=[^a-z\s])|\n+")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
# A name in capitals of more than one word, as an organisation bears it: "the Front for the Defence of Kandara"
_LINK = r"(?:of|for|the|and|de|la|du|des|del|al|in)"
_NAME = re.compile(rf"[A-Z][\w’'-]+(?:[ \xa0]+(?:{_LINK}[ \xa0]+){{0,3}}[A-Z][\w’'-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Words of the report that name a party or a body: ``text[start:end]``, code points, half-open.

    Neither `mention` nor `outlet`: a name that no table lists.
    """

    start: int
    end: int
    words: str
    sort: Sort
    mention: ActorMention | None = None
    outlet: OutletMention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report as later words look back on it: its sentences' first code points, its quotations, whom it names (in order),
    which of them stand first in their sentence, are a claim's voice, a claim's culprit (all by where they start), and where
    its claims place their voices.
    """

    text: str
    sentences: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]
    referents: tuple[Referent, ...]
    leading: frozenset[int]
    voices: frozenset[int]
    culprits: frozenset[int]
    speakers: tuple[tuple[int, int], ...]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a code point."""
        return bisect_right(self.sentences, at)

    def quotation(self, at: int) -> tuple[int, int] | None:
        """The quotation that a code point stands in, None if it stands in none."""
        n = bisect_right(self.quoted, (at, len(self.text)))
        return self.quoted[n - 1] if n > 0 and at < self.quoted[n - 1][1] else None

    def before(self, at: int, sorts: frozenset[Sort]) -> tuple[Referent, ...]:
        """Those of these sorts that are named before a code point, in order."""
        return tuple(r for r in self.referents if r.sort in sorts and r.end <= at)


def read_page(text: str, claims: Sequence[Claim], mentions: Sequence[ActorMention]) -> Page:
    """What there is to look back on in a report. `mentions` are the actors found in its text."""
    known = [*_known(text, mentions), *_outlets(text)]
    referents = sorted((*known, *_unlisted(text, known, claims)), key=lambda r: (r.start, -r.end))
    sentences = (0, *(m.end() for m in _STOP.finditer(text)))
    speakers = _spans(text, (q for c in claims for q in c.speakers))
    first = {bisect_right(sentences, r.start): r.start for r in reversed(referents) if r.sort is not Sort.PRESS}
    return Page(
        text=text,
        sentences=sentences,
        quoted=tuple(m.span() for m in _QUOTED.finditer(text)),
        referents=tuple(referents),
        leading=frozenset(first.values()),
        voices=_within(referents, speakers),
        culprits=_within(referents, _spans(text, (q for c in claims for q in c.perpetrators))),
        speakers=speakers,
    )


def stands(text: str, quote: Quote) -> bool:
    """Are the words of a quote where it says? (An import without offsets may place them anywhere.)"""
    return text.startswith(quote.exact, quote.span.start)


def _spans(text: str, quotes: Iterable[Quote]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(q.span.start, q.span.end) for q in quotes if stands(text, q)}))


def _within(referents: Iterable[Referent], spans: tuple[tuple[int, int], ...]) -> frozenset[int]:
    """Where those referents start that share a code point with a span."""
    told = {at for start, end in spans for at in range(start, end)}
    return frozenset(r.start for r in referents if not told.isdisjoint(range(r.start, r.end)))


def _known(text: str, mentions: Sequence[ActorMention]) -> Iterator[Referent]:
    for mention in mentions:
        sort = _sort(text, mention)
        if sort is not None:
            start, end = mention.start, mention.end
            yield Referent(start=start, end=end, words=text[start:end], sort=sort, mention=mention)


def _sort(text: str, mention: ActorMention) -> Sort | None:
    if mention.kind is MentionKind.DEMONYM:
        return None
    if mention.kind is MentionKind.ROLE:
        return _DESCRIBED.get(mention.actor_ids[0])
    if mention.kind is MentionKind.COUNTRY and _is_place(text, mention):
        return None
    return _sort_of(mention.actor_ids[0])


def _sort_of(actor_id: str) -> Sort:
    known = by_id().get(actor_id)
    return _SORTS.get(known.kind, Sort.GROUP) if known else Sort.GROUP


def _is_place(text: str, mention: ActorMention) -> bool:
    """ "In Turkey", and "ANKARA" at the head of a dispatch."""
    words = text[mention.start : mention.end]
    heading = words.isupper() and len(words) > 3
    return heading or _PLACED.search(text[max(0, mention.start - 20) : mention.start]) is not None


# Descriptions of people whom "the group" and "they" may mean, and of a state's forces, which may be the owner of "its"
_DESCRIBED = {
    **{
        f"unknown:{what}": Sort.MANY
        for what in (
            "gunmen",
            "militants",
            "terrorists",
            "insurgents",
            "rebels",
            "separatists",
            "militiamen",
            "bandits",
            "assailants",
        )
    },
    **{
        f"unknown:{what}": Sort.OFFICE
        for what in ("army", "government-forces", "regime-forces", "junta", "enemy", "occupation")
    },
}


def _outlets(text: str) -> Iterator[Referent]:
    for outlet in find_outlets(text):
        known = source(outlet.source_id)
        if known is not None:
            sort = Sort.PRESS if known.kind in _PRESS else Sort.BODY
            if known.kind is SourceKind.OFFICIAL and known.side is not None:
                sort = _sort_of(known.side)
            words = text[outlet.start : outlet.end]
            yield Referent(start=outlet.start, end=outlet.end, words=words, sort=sort, outlet=outlet)


def _unlisted(text: str, known: Sequence[Referent], claims: Sequence[Claim]) -> Iterator[Referent]:
    """Names of groups and bodies that no table holds: they are whom the next "the group" means, and nobody else is."""
    taken = [(r.start, r.end) for r in known if r.sort is not Sort.MANY]
    for found in _NAME.finditer(text):
        sort = _sort_by_words(found.group().lower())
        if sort is not None and not _overlaps(taken, found.span()):
            yield Referent(start=found.start(), end=found.end(), words=found.group(), sort=sort)
    acting = {q.exact.split()[-1] for c in claims for q in c.perpetrators}
    for found in _LETTERS.finditer(text):
        name = found.group()
        if name in acting and not _overlaps(taken, found.span()) and not _is_shouted(text, found):
            yield Referent(start=found.start(), end=found.end(), words=name, sort=Sort.GROUP)


_LETTERS = re.compile(r"\b[A-Z]{3,6}\b")


def _overlaps(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _is_shouted(text: str, found: re.Match[str]) -> bool:
    """Does a line in capitals hold the letters? There any word looks like a short name."""
    end = text.find("\n", found.end())
    line = text[text.rfind("\n", 0, found.start()) + 1 : end if end >= 0 else len(text)]
    return len(line) > len(found.group()) and line.isupper()


@lru_cache(maxsize=4096)  # names repeat; no more is kept over a stream
def _sort_by_words(name: str) -> Sort | None:
    words = set(name.split())
    if words & listed("watching"):
        return Sort.BODY
    return Sort.GROUP if words & listed("armed") and not words & _OF_A_STATE else None


_OF_A_STATE = frozenset(
    "national royal general ministry us american infantry armoured armored mechanised mechanized".split()
)
