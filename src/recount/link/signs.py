"""What two claims of one report show of each other: are they one event, or is one a part of what the other counts?

Signs are names; `within.toml` has the points of each. They are words for people too: put in a row they say why.
"""

from collections.abc import Iterator

from recount.link.apart import other_days
from recount.link.compare import ANSWERS, FAMILIES, OPEN_TYPES, one_voice, place
from recount.link.sights import Sight
from recount.link.traces import COUNTED, Told, Trace, Words
from recount.model import EventType, Population, TollKind

CLOSE, NEAR = 1.3, 2.0  # numbers that voices and revisions of one event may differ by
PLAIN = frozenset({Population.CIVILIAN, Population.COMBATANT})
TAKEN = frozenset({EventType.DETENTION, EventType.ABDUCTION})
LOOSE = frozenset({EventType.KILLING, EventType.OTHER_VIOLENCE, EventType.CLASH, EventType.GROUND_OPERATION})
UNLIKE = ("other place", "settings", "one wide", "wider place")  # what words alone say of places; maps may know better
TOUCHING = 0.8  # points of `compare.place` for places that touch
A_SEASON = 40  # days

OTHER_KIND = "other kind"  # nobody is arrested by an air strike


def same_signs(one: Sight, other: Sight) -> list[str]:
    """The signs for and against two claims being of one event; the order of the two does not matter."""
    a, b = (one, other) if one.n < other.n else (other, one)
    s, t = a.trace, b.trace
    voice = "one voice" if one_voice(s, t) else "another voice"
    found = (_gap(a, b), _places(s, t), _kinds(s, t), _numbers(s, t))
    out = [_days(s, t), *(f"{voice}, {sign}" for sign in found), _voices(s, t)]
    out.extend(_who(a, b))
    sentence = _sentence(a, b)
    if sentence:
        out.append(f"{voice}, {sentence}")
    flags = (
        ("an answer", s.stance in ANSWERS or t.stance in ANSWERS),
        ("lead", a.n == 0),
        ("told anew", b.anew),
        (f"{voice}, told besides", b.besides),
        (f"{voice}, open alike", len(a.opening) > 2 and a.opening == b.opening and not sentence),
        (f"{voice}, other number of acts", a.acts != b.acts and bool(a.acts and b.acts)),
        (f"{voice}, same number of acts", a.acts == b.acts and bool(a.acts and b.acts)),
        ("some of them", t.some),
        ("one runs since", s.total != t.total),
        ("one sums up", a.sums != b.sums),
        ("one of many", a.many != b.many),
    )
    out.extend(name for name, holds in flags if holds)
    return out


def part_signs(whole: Sight, part: Sight, kind: TollKind) -> list[str]:
    """The signs for and against the people of one claim being among those that the other counts, of one kind of toll."""
    w, p = whole.trace, part.trace
    after = whole.n > part.n
    voice = "one voice" if one_voice(w, p) else "another voice"
    out = [
        f"{_inside_days(w, p)}, {voice}",
        f"{_inside_places(w, p)}{', wide' if whole.wide else ''}",
        _inside_numbers(w, p, kind),
        f"as part: {_kinds(w, p)}, {'a sum' if _holds_many(whole) else 'one event'}",
        f"whole {'after' if after else 'before'}, {_gap(whole, part)}",
    ]
    out.extend(_people(whole, part, kind))
    out.extend(_inside_who(whole, part))
    sentence = _sentence(whole, part)
    if sentence:
        out.append(f"part in {sentence}")
    flags = (
        ("whole loose", w.event_type in LOOSE),
        ("whole sums up after" if after else "whole sums up", whole.sums),
        ("whole sums up beside", whole.sums and abs(whole.n - part.n) == 1),
        ("whole of many", whole.many),
        ("whole runs since", w.total),
        ("whole unplaced", not w.places),
        ("whole names", bool(w.names)),
        ("part sums up", part.sums),
        ("part told besides", part.besides and not after),
        ("whole told besides", whole.besides and after),
        ("part told anew", part.anew and not after),
        ("part of many", part.many),
        ("part runs since", p.total),
        ("part some of them", p.some and not after),
        ("part an answer", w.stance in ANSWERS or p.stance in ANSWERS),
    )
    out.extend(name for name, holds in flags if holds)
    return out


def _holds_many(whole: Sight) -> bool:
    """May it count the people of several events: by its words, its days, or as a running total?"""
    first, last = whole.trace.days
    days = first is not None and last is not None and last > first + 1
    return whole.sums or whole.many or whole.trace.total or days


def kind_of(whole: Sight, part: Sight) -> TollKind | None:
    """The first kind of toll that both count, if the people of the one can be among those of the other by number and sort."""
    for kind in COUNTED:
        ours, theirs = count(whole, kind), count(part, kind)
        if ours and theirs:
            people = whole.people[kind], part.people[kind]
            others = all(p <= PLAIN for p in people) and not people[0] & people[1]
            return None if theirs > ours or others else kind
    return None


def count(sight: Sight, kind: TollKind) -> int:
    """The people of a kind that a claim counts, 0 if it gives no number."""
    return sum(n for k, _, n in sight.numbers if k is kind)


def _gap(one: Sight, other: Sight) -> str:
    n = abs(one.n - other.n)
    return "next" if n == 1 else "second" if n == 2 else "near" if n <= 5 else "far"


def _days(s: Trace, t: Trace) -> str:
    (a, b), (c, d) = s.days, t.days
    if a is None or b is None or c is None or d is None:
        if other_days(s.day_words, t.day_words):
            return "other words of time"
        return "one undated" if s.dated or t.dated else "undated"
    if (a, b) == (c, d):
        return "same day" if a == b else "same days"
    if b < c or d < a:
        return "days apart"
    return "day in days" if (a <= c and d <= b) or (c <= a and b <= d) else "days overlap"


def _inside_days(w: Trace, p: Trace) -> str:
    (a, b), (c, d) = w.days, p.days
    if a is None or b is None or c is None or d is None:
        if other_days(w.day_words, p.day_words):
            return "part at other words of time"
        return "whole undated" if p.dated else "part undated"
    if (a, b) == (c, d):
        return "part on same day" if a == b else "part in same days"
    if a <= c and d <= b:
        return "part in its days" if b - a <= A_SEASON else "part in its months"
    if b < c or d < a:
        return "part on days apart"
    return "part in wider days" if c <= a and b <= d else "part in days that overlap"


def _places(s: Trace, t: Trace) -> str:
    said = _placed(s, t)
    if said in UNLIKE and s.exact and t.exact:
        where = place(s, t)
        return "place in places" if where is not None and where.weight >= TOUCHING else said
    return said


def _placed(s: Trace, t: Trace) -> str:
    if not s.places or not t.places:
        return "one unplaced"
    ours, theirs = ([p for p in x.places if p not in x.setting] for x in (s, t))
    if ours and theirs and _alike(ours[0], theirs[0]):
        return "same place"
    if not ours and not theirs:
        return "same setting" if _alike(s.places[0], t.places[0]) else "settings"
    if (ours and _named(ours[0], theirs)) or (theirs and _named(theirs[0], ours)):
        return "place in places"
    if not ours or not theirs:
        return "one wide"
    return "wider place" if any(_named(p, t.places) for p in s.places) else "other place"


def _inside_places(w: Trace, p: Trace) -> str:
    if not w.places or not p.places:
        return "part or whole unplaced"
    first, inner = w.places[0], p.places[0]
    if _alike(first, inner):
        return "part in same place"
    if _named(first, p.places[1:]):
        return "part in its place"
    if _named(inner, w.places[1:]):
        return "part in a place named"
    if any(_named(q, p.places) for q in w.places):
        return "part in its wider place"
    return "part in the setting" if first in w.setting else "part in another place"


def _named(place: Words, places: tuple[Words, ...] | list[Words]) -> bool:
    return any(_alike(place, q) for q in places)


def _alike(p: Words, q: Words) -> bool:
    """Are all words of one, or most of the shorter, in the other?"""
    return bool(p and q) and 5 * len(p & q) >= 3 * min(len(p), len(q))


def _kinds(s: Trace, t: Trace) -> str:
    a, b = s.event_type, t.event_type
    if a is b:
        return "same kind"
    if any(a in family and b in family for family in FAMILIES):
        return "like kind"
    return "open kind" if OPEN_TYPES & {a, b} and not TAKEN & {a, b} else OTHER_KIND


def _voices(s: Trace, t: Trace) -> str:
    if not s.speaker and not t.speaker:
        return "the outlet alone"
    return "two named" if s.speaker and t.speaker else "the outlet and a voice"


def _sentence(a: Sight, b: Sight) -> str:
    """Do both quote the same words, or the one words beside the other's?"""
    if any(x < z and w < y for x, y in a.spans for w, z in b.spans):
        return "same sentence" if set(a.spans) & set(b.spans) else "shared words"
    return ""


def _who(a: Sight, b: Sight) -> Iterator[str]:
    s, t = a.trace, b.trace
    by = _perpetrators(a, b)
    if by:
        yield f"{by} perpetrator"
    if s.targets and t.targets:
        yield "same target" if _same_target(s, t) else "other target"
    if s.names and t.names:
        yield "same name" if any(x <= y or y <= x for x in s.names for y in t.names) else "other name"


def _inside_who(whole: Sight, part: Sight) -> Iterator[str]:
    w, p = whole.trace, part.trace
    by = _perpetrators(whole, part)
    if by:
        yield f"part by {by} perpetrator"
    if w.targets and p.targets:
        yield "part of same target" if _same_target(w, p) else "part of other target"


def _perpetrators(a: Sight, b: Sight) -> str:
    s, t = a.trace, b.trace
    if not s.perpetrators or not t.perpetrators:
        return ""
    if s.perpetrator_ids & t.perpetrator_ids or a.party & b.party:
        return "same"
    if a.party and b.party:
        return "other"
    return "like" if _any(s.perpetrators, t.perpetrators) else "open"


def _same_target(s: Trace, t: Trace) -> bool:
    return bool(s.target_ids & t.target_ids) or _any(s.targets, t.targets)


def _any(ours: tuple[Words, ...], theirs: tuple[Words, ...]) -> bool:
    return any(a and b and 2 * len(a & b) >= min(len(a), len(b)) for a in ours for b in theirs)


def _people(whole: Sight, part: Sight, kind: TollKind) -> Iterator[str]:
    """Are they called alike: "15 candidates" and "seven passengers" are other people, though both may be civilians."""
    ours, theirs = whole.people[kind], part.people[kind]
    if ours == theirs:
        yield "people alike"
    elif Population.UNSTATED in ours ^ theirs and Population.MIXED not in ours | theirs:
        yield "people unlike, part unstated" if Population.UNSTATED in theirs else "people unlike, whole unstated"
    sort = whole.sorts[kind]
    if not sort:
        yield "whole of any sort"
    else:
        shared = sort & part.sorts[kind].union(*part.trace.targets)
        yield "sort shared" if shared else "sort not shared"


def _numbers(s: Trace, t: Trace) -> str:
    ours, theirs = dict(s.tolls), dict(t.tolls)
    if not ours or not theirs:
        return "number in one" if ours or theirs else "no number"
    found = [(ours[k], theirs[k]) for k in ours if k in theirs]
    return _numbers_of(*found[0]) if found else "other outcome"


def _numbers_of(a: Told, b: Told) -> str:
    x, y = _most(a), _most(b)
    if x is None or y is None:
        return "number open"
    if a == b:
        return "same number" if x > 2 else "same small number"
    low, high = max(a.low or 0, b.low or 0), min(_top(a), _top(b))
    if low <= high:
        return "numbers fit"
    if low <= CLOSE * high:
        return "numbers close"
    return "numbers near" if low <= NEAR * high else "numbers differ"


def _inside_numbers(w: Trace, p: Trace, kind: TollKind) -> str:
    x, y = _most(dict(w.tolls)[kind]) or 0, _most(dict(p.tolls)[kind]) or 0
    if x <= y:
        return "whole no more"
    return "whole little more" if x <= 2 * y else "whole more" if x <= 10 * y else "whole far more"


def _most(told: Told) -> int | None:
    found = [n for n in (told.low, told.high) if n is not None]
    return max(found) if found else None


def _top(told: Told) -> float:
    return 10**9 if told.high is None else told.high
