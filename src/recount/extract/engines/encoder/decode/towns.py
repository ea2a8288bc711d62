"""Mentions that tell of two attacks: in two towns, or on two days by two parties, each with its own dead or hurt."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.counted import count_in
from recount.extract.engines.encoder.page import AREA, Page, Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import TOLL_KINDS
from recount.extract.engines.lexical.scene.place_words import KINDS, SETTLEMENTS
from recount.model import TollKind

_LINKED = 0.5  # probability from which words of a mention fill its role
_HARM = (TollKind.KILLED, TollKind.INJURED)
_ANEW = frozenset(
    "another second third separate separately also again elsewhere meanwhile response retaliation reprisal revenge".split()
)
_ANSWERS = frozenset("response retaliation reprisal revenge retaliated".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec".split()
)
_FORCES = frozenset({"army", "police"})
_IDLE = frozenset("the a an armed suspected unknown gunmen militants attackers rebels fighters soldiers men".split())
_OF_STATES = frozenset("army police troops soldiers military forces gendarmes".split())
_OF_GROUPS = frozenset(
    "militants gunmen rebels attackers bandits gangs gang insurgents terrorists gunman militant raiders".split()
)
_RECEIVING = frozenset("hospital received brought taken treated admitted clinic morgue".split())
_EVENTS = frozenset("attack strike blast explosion bombing raid shelling massacre shooting".split())
_IS = frozenset({"was", "were", "is"})
_TO_SPEAKER = 6  # words from the town with which a mention begins
_STEM = 5  # letters
_IN = frozenset("in at near around outside".split())
_LEADING = frozenset(", ; and but while".split())
_AREAS = frozenset(
    "region regions oblast district province governorate community hromada state county department raion".split()
)
_FRONTS = frozenset("direction sector axis".split())
# With these a mention tells of the same dead as another one: a sum of them, or some of them
_OF_THEM = frozenset("toll total altogether including among whom them those these overall".split())


@dataclass(frozen=True, slots=True)
class _Own:
    """What the words of a mention name themselves: towns and who did it, by their capitals, days of the week and days of months; and
    whether they go on to another event (`anew`): by a word for it, or by a town with which they begin ("In Lirna, two were killed").
    `answers`: they tell what was done in return. `opens` is the region or district with which they begin.
    """

    towns: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]
    culprits: frozenset[str]
    camps: frozenset[str]
    anew: bool
    fronted: bool
    answers: bool
    opens: frozenset[str]


def of_two_towns(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which mentions count other people in other towns, or on other days by others' hands, and so tell of two events; also what was
    done in return in another town: (mentions, mentions).
    """
    count = len(reading.mentions)
    out = np.zeros((count, count), dtype=bool)
    found = {n: own for n in range(count) if (own := _own(reading, n)) is not None}
    harmed = cache(partial(harmed_in, reading))  # few are asked for
    for n, k in combinations(sorted(found), 2):
        one, other = found[n], found[k]
        towns = _differ(one.towns, other.towns)
        days = _differ(one.weekdays, other.weekdays) or _differ(one.dates, other.dates) or _are_other_days(one, other)
        others = _differ(one.culprits, other.culprits) or _differ(one.camps, other.camps)
        if one.opens and other.opens and _differ(one.opens, other.opens):
            out[n, k] = out[k, n] = True  # "In Kherson region, …. In Donetsk region, …"
        elif towns and other.fronted:
            out[n, k] = out[k, n] = bool(harmed(n) and harmed(k))
        elif (towns and (other.anew or days or others)) or (days and others):
            here, there = harmed(n), harmed(k)
            out[n, k] = out[k, n] = bool(here and there) and here.isdisjoint(there)
        if towns and other.answers:
            out[n, k] = out[k, n] = True
    return out


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do both name something, and nothing in common?"""
    return bool(one and other) and one.isdisjoint(other)


def _own(reading: Reading, n: int) -> _Own | None:
    page, mention = reading.page, reading.mentions[n]
    words = [w.lower() for w in page.words[mention.start : mention.end]]
    if page.is_headline(mention.start) or not _OF_THEM.isdisjoint(words):
        return None
    near = _inside(reading, n, "place")
    spans = [s for s in near if _is_direction(page, s) or (page.level(s) < AREA and not _is_of_a_town(page, s))]
    begins = mention.start + next((i for i, w in enumerate(words) if w not in _LEADING), 0)
    starts = begins + 1 + (page.words[begins + 1 : begins + 2] == ("the",))
    led = page.words[begins].lower() in _IN and any(s.start in (begins + 1, starts) for s in spans)
    fronted = led and not _speaks_first(reading, begins)
    of_it = not _RECEIVING.isdisjoint(words) or any(a == "the" and b in _EVENTS for a, b in pairwise(words))
    times = [w.lower().rstrip(".") for s in _inside(reading, n, "time") for w in page.words[s.start : s.end]]
    return _Own(
        towns=frozenset(name for s in spans for name in _name(page, s)),
        weekdays=_WEEKDAYS.intersection(times),
        dates=frozenset(w for w in times if w.isdigit()) if not _MONTHS.isdisjoint(times) else frozenset(),
        culprits=frozenset(_stem(w) for s in _inside(reading, n, "perpetrator") for w in _parties(page, s)),
        camps=frozenset(c for s in _inside(reading, n, "perpetrator") for c in _camps(page, s)),
        anew=not of_it and (fronted or not _ANEW.isdisjoint(words)),
        fronted=not of_it and fronted,
        answers=not _ANSWERS.isdisjoint(words) and not _gives_reasons(words),
        opens=_opening_area(page, near, begins),
    )


def _opening_area(page: Page, places: Sequence[Span], begins: int) -> frozenset[str]:
    """The words of the region or district with which a mention begins: "In Kherson region", "Nikopol district: …"."""
    led = page.words[begins].lower() in _IN
    first = begins + led + (page.words[begins + led : begins + led + 1] == ("the",))
    found = next((s for s in places if s.start == first and page.words[s.end - 1].lower() in _AREAS), None)
    opens = found is not None and (led or page.words[found.end : found.end + 1] == (":",))
    return (
        frozenset(w.lower() for w in page.words[found.start : found.end - 1])
        if found is not None and opens
        else frozenset()
    )


def _speaks_first(reading: Reading, begins: int) -> bool:
    """ "In Makurdi, the governor said 15 had been killed": the town is whoever's who speaks."""
    page = reading.page
    voice = page.analysis.voices[int(page.sentence_of[begins])]
    near = (at for a, b in voice.speakers if (at := page.at(a, b)))
    return any(begins < at[0] <= begins + _TO_SPEAKER for at in near)


def _gives_reasons(words: Sequence[str]) -> bool:
    """ "It was in response to raids on Lirna": why, and no deed."""
    at = next((k for k, w in enumerate(words) if w in _ANSWERS), 0)
    return not _IS.isdisjoint(words[max(0, at - 3) : at])


def _are_other_days(one: _Own, other: _Own) -> bool:
    """ "On Friday" and "on Oct. 7", told of two parties, are hardly one day."""
    weekday = bool(one.weekdays) != bool(other.weekdays)
    return weekday and bool(one.weekdays or one.dates) and bool(other.weekdays or other.dates)


def _camps(page: Page, span: Span) -> frozenset[str]:
    """Are those of a span a state's forces, or an armed group's people, by the nouns for them?"""
    words = {w.lower() for w in page.words[span.start : span.end]}
    return frozenset(name for name, nouns in (("state", _OF_STATES), ("group", _OF_GROUPS)) if words & nouns)


def _parties(page: Page, span: Span) -> frozenset[str]:
    """The words of a span that tell one party from another."""
    words = page.words[span.start : span.end]
    return frozenset(w.lower() for w in words if (w[0].isupper() and w.lower() not in _IDLE) or w in _FORCES)


def _stem(word: str) -> str:
    """ "Israeli" and "Israel" are one."""
    return word[:_STEM]


def harmed_in(reading: Reading, n: int) -> frozenset[tuple[TollKind, int]]:
    """How many dead and hurt the words of a mention count, each with a number."""
    tolls = [s for s in _inside(reading, n, "toll") if _kind(reading, s) in _HARM]
    counted = ((_kind(reading, s), count_in(reading.page, s).low or 0) for s in tolls)
    return frozenset((kind, number) for kind, number in counted if number)


def _is_direction(page: Page, span: Span) -> bool:
    """Is it a part of a front, as armies name them: "the Lirna direction"?"""
    return page.words[span.end - 1].lower() in _FRONTS and span.end - span.start > 1


def _is_of_a_town(page: Page, span: Span) -> bool:
    """Is it a part of a town or a site, of which the town may be named elsewhere: "the Wihda neighbourhood"?"""
    return any(w.lower() in KINDS - SETTLEMENTS for w in page.words[span.start : span.end + 1])


def _inside(reading: Reading, n: int, role: str) -> list[Span]:
    """The spans of a mention's own words that fill a role of it."""
    mention, links = reading.mentions[n], reading.links[role][n]
    spans = zip(reading.spans[role], links, strict=True)
    return [s for s, p in spans if p >= _LINKED and mention.start <= s.start < mention.end]


def _kind(reading: Reading, span: Span) -> TollKind:
    at = reading.spans["toll"].index(span)
    return TOLL_KINDS[int(reading.span_labels["toll"]["kind"][at].argmax())]


def _name(page: Page, span: Span) -> frozenset[str]:
    return frozenset(w.lower() for w in page.words[span.start : span.end] if w[0].isupper())
