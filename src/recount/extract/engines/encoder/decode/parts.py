"""Which claim counts some of those that another counts: only what is told as a sum has parts."""

from collections.abc import Iterator, Sequence

from recount.extract.engine import Draft
from recount.extract.engines.encoder.decode.background import before_from
from recount.extract.engines.encoder.decode.groups import Group, added_up, parts
from recount.extract.engines.encoder.decode.sizes import size_of_toll
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.lexical.scene.place_words import DISTRICTS, REGIONS
from recount.model import TollKind
from recount.vocab.counting.told import told_as_sum

_OPENING = 6  # words with which a time begins a sentence
_BEFORE_OR_AFTER = frozenset("earlier previous before later separate separately unrelated".split())


def claims_within(
    reading: Reading, groups: Sequence[Group], made: Sequence[Draft], limits: Limits
) -> Iterator[tuple[int, int]]:
    """Pairs of a part and its whole, by their numbers: of a likely pair, the one with fewer dead is the part, if the other is
    told as a sum. Two attacks of one report that the model ties are no parts of each other; one that is told to bring a sum to
    so many is a part of it. What was before is neither.
    """
    chance, dead = parts(reading, groups), [_dead(d) for d in made]
    of = {m: n for n, found in enumerate(groups) for m in found.mentions}
    added = {of[m - 1]: of[m] for m in added_up(reading) if m in of and m - 1 in of}
    before = [all(before_from(reading.page, reading.mentions[m]) is not None for m in g.mentions) for g in groups]
    for n, part in enumerate(groups):
        if n in added and added[n] != n and dead[added[n]] >= dead[n]:
            yield n, added[n]
            continue
        wholes = [
            (float(chance[n, k]), -k)
            for k, whole in enumerate(groups)
            if chance[n, k] >= limits.part and whole.event != part.event and dead[k] > dead[n] and not before[k]
        ]
        if wholes and not before[n]:
            whole = -max(wholes)[1]
            apart = _side_by_side(made[n], made[whole]) or _is_another_time(reading, part)
            if _is_sum(made[whole]) and not apart:
                yield n, whole


def _is_sum(draft: Draft) -> bool:
    return any(told_as_sum(words.exact) for words in draft.evidence)


def _is_another_time(reading: Reading, found: Group) -> bool:
    """Does a claim begin with the time before or behind what was told before it: "A day earlier, …", "The previous day, …"?"""
    first = reading.mentions[found.mentions[0]]
    words = [w.lower() for w in reading.page.words[first.start : first.start + _OPENING]]
    return any(w in _BEFORE_OR_AFTER for w in words[: words.index(",")]) if "," in words else words[:1] == ["earlier"]


def _side_by_side(one: Draft, other: Draft) -> bool:
    """Are two claims of one kind of area each: "in the Orvel direction", "in the Lirna direction"?"""
    names = [[p.words.exact.lower().split() for p in d.places] for d in (one, other)]
    kinds = [{name[-1] for name in some if len(name) > 1} for some in names]
    alike = len(kinds[0] | kinds[1]) == 1 and next(iter(kinds[0] | kinds[1])) in DISTRICTS | REGIONS
    return alike and all(kinds) and not any(name in names[1] for name in names[0])


def _dead(draft: Draft) -> int:
    return max((size_of_toll(t) for t in draft.tolls if t.kind is TollKind.KILLED), default=-1)
