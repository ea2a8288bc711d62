"""When a claim's event was: the times of its own words before those of others, and none of a sum or of what was before."""

from collections.abc import Sequence
from functools import lru_cache

from recount.extract.engines.encoder.decode.background import before_from, is_before
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.reading import Reading

_BRINGING = frozenset("bringing brings brought taking takes took raising raises raised pushing pushes pushed".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today ago last".split())
_HARDLY = 0.1  # of a link
_SUMS = frozenset({"since"})  # what the time of a sum begins with


def times_of(reading: Reading, found: Group, likely: Sequence[int]) -> list[int]:
    """The likely times of a claim without those of a sum told elsewhere ("since May"), or of the one to which it adds ("…,
    bringing to five the number … since May"): in their stead what its own words say. Of what was before another event, only its own.
    """
    mentions, spans = [reading.mentions[m] for m in found.mentions], reading.spans["time"]
    words = _low(reading.page.words)
    own = [n for n, s in enumerate(spans) if any(m.start <= s.start < m.end for m in mentions)]
    added = {n for n in own if words[spans[n].start] in _SUMS and _is_added(words, mentions, spans[n])}
    kept = [n for n in likely if n not in added and (n in own or words[spans[n].start] not in _SUMS)]
    before = [before_from(reading.page, m) for m in mentions]
    if None not in before:  # it has not the day of what came after
        begins = min(at for at in before if at is not None)
        return [n for n in kept if n in own and spans[n].end > begins]
    kept = [n for n in kept if n in own or not is_before(reading.page, spans[n].start)]
    kept = [n for n in kept if n in own and _names_day(words, spans[n])] or kept
    if kept and not any(n in own for n in kept):  # "late Friday" of its own, which the model hardly links
        links = reading.likeliest("time", found.mentions)
        kept = [n for n in own if links[n] >= _HARDLY and n not in added and _names_day(words, spans[n])] or kept
    if any(words[m.start] in _BRINGING for m in mentions):  # the sum itself: not the day of what was added to it
        return [n for n in kept if n in own]
    return kept or ([n for n in own if n not in added] if likely else [])


def _names_day(words: Sequence[str], time: Span) -> bool:
    """Do words of time say which day: "on Monday", "3 May", "yesterday", and not only "at dawn"?"""
    return any(w in _DAYS or w.isdigit() for w in words[time.start : time.end])


@lru_cache(maxsize=4)  # pages: each claim of one asks
def _low(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w.lower() for w in words)


def _is_added(words: Sequence[str], mentions: Sequence[Mention], time: Span) -> bool:
    """Do a claim's own words, before a time, say to which number of a sum it brings it?"""
    before = next((words[m.start : time.start] for m in mentions if m.start <= time.start < m.end), ())
    return not _BRINGING.isdisjoint(before)
