"""Numbers and quantities in English news text: digits, words, and the words around them that bound a number.

`read_quantity` reads from a list of lower-cased words, so that it never cares how the text was split. What "more than"
or "nearly" do to the bounds follows `gold/GUIDE.md`, "Counts"; vague words ("dozens", "several") give no number here:
tables for them act when numbers are reconciled, never in a claim. Which words bound, measure or name is data
(`vocab/counting`, which also reads the numbers themselves).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recount.model import Count, Wording
from recount.vocab.counting.bounds import Bound, bound_after, bound_before, ending, openings
from recount.vocab.counting.numerals import (
    DOZENS,
    LARGEST,
    SCALES,
    TENS,
    UNITS,
    may_count,
    read_number,
    scaled,
    size_of,
)
from recount.vocab.counting.words import counting_words
from recount.vocab.lexicon import lexicon

__all__ = (
    "LARGEST",
    "UNQUANTIFIED",
    "VAGUE",
    "Quantity",
    "begins_number",
    "bound_count",
    "exact",
    "read_number",
    "read_quantity",
    "size_of",
)

VAGUE = frozenset(
    "dozens scores tens hundreds thousands several many numerous multiple few various countless handful number numbers "
    "unknown unspecified undetermined unconfirmed some others lots most double-digit triple-digit".split()
)
_COUNTS_AS_VAGUE = VAGUE - {"most", "some", "others", "number", "numbers"}
# Words before a number that leave it as it is.
_PLAIN = frozenset(
    "exactly another further additional a an other only total of the all just fully precisely these those full good".split()
)
_BETWEEN_BOUND_AND_NUMBER = frozenset("an another estimated additional a further other of total".split())
_PERHAPS = frozenset("possibly perhaps maybe potentially even".split())
_DASHES = ("-", "–", "—")

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_LAST_DAY = 31  # of a month


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count read from ``words[start:end]`` (half-open word indexes)."""

    count: Count
    start: int
    end: int


def exact(number: int) -> Count:
    """A count of exactly `number`."""
    return Count(low=number, high=number, wording=Wording.EXACT)


UNQUANTIFIED = Count(low=None, high=None, wording=Wording.UNQUANTIFIED)


@cache
def _openings() -> frozenset[str]:
    """Every word without a digit or a hyphen that a quantity can begin with."""
    shares = counting_words().shares
    return (
        openings()
        | _COUNTS_AS_VAGUE
        | _PLAIN
        | shares
        | {*UNITS, *TENS, "between", "from", "couple", "numbers", "number"}
    )


def read_quantity(words: Sequence[str], at: int) -> Quantity | None:
    """The quantity that begins at ``words[at]``, with the words that bound it; None if none begins there.

    "at least 10" is 10..None, "more than 50" 51..None, "up to 80" None..80, "fewer than 10" None..9, "some 40" 40..40
    (about), "between 10 and 15" and "10-15" 10..15, "dozens" and "several" None..None (unquantified), as are shares ("two
    thirds of", "20 per cent of", "one in three"). What measures, names or dates ("30 km", "$30", "bed 9", "in 2011") is no
    quantity.
    """
    word = words[at]
    if word not in _openings() and "-" not in word and not word[:1].isdigit():
        return None
    found = _quantity(words, at)
    if found is not None and (share := _share_end(words, found)):
        return Quantity(count=UNQUANTIFIED, start=at, end=share)
    return None if found is None or _counts_nothing(words, found) else found


def _quantity(words: Sequence[str], at: int) -> Quantity | None:
    if share := _fraction_end(words, at):
        return Quantity(count=UNQUANTIFIED, start=at, end=share)
    if (bound := bound_before(words, at)) and not (words[at] == "up" and at and words[at - 1] in _ADDS):
        return _bounded(words, at, bound[1], bound[0])
    if words[at] in ("between", "from"):
        joints = ("and", "to", *_DASHES) if words[at] == "between" else ("to",)
        if span := _read_span(words, at + 1, joints):
            return Quantity(count=span[0], start=at, end=span[1])
    return _read_plain(words, at)


_ADDS = frozenset("add adds added adding".split())  # "adds up to 11" is 11


def _fraction_end(words: Sequence[str], at: int) -> int | None:
    """Where "half" in "half of them", "a third" in "a third of them" ends; None if no share in words begins here."""
    end = at + 1 + (words[at] == "a")
    share = end <= len(words) and words[end - 1] in counting_words().shares and words[end : end + 1] in _OF
    number = share and read_number(words, end - 1)  # "a quarter of a million"
    return end if share and not number and (words[at] in ("a", "half", "quarter")) else None


def _counts_nothing(words: Sequence[str], found: Quantity) -> bool:
    """Does what stands beside a number say that it measures, is money, names something, dates or shares?"""
    known, number = counting_words(), found.count.low if found.count.low is not None else found.count.high
    if number is None:
        return False
    if _is_change(words, found.start) and found.end < len(words) and words[found.end] == "to":
        return True
    start = next((n for n in range(found.start, found.end) if words[n][0].isdigit()), None)
    before = words[start - 1] if start else ""
    shortened = before == "." and words[start - 2 : start - 1] in _NO if start else False  # "house No. 14"
    if start is not None and (before in known.money or shortened or (before in known.labels and start == found.start)):
        return True
    dated = start is not None and before in known.years and words[start].isdigit()
    if dated and start is not None and _FIRST_YEAR <= int(words[start]) <= _LAST_YEAR:
        return True
    following = words[found.end] if found.end < len(words) else ""
    return following in known.measures or _is_measured_range(words, found.end)


_OF = (["of"], ("of",))
_NO = (["no"], ("no",))
_PER_CENT = frozenset({"percent", "%", "per-cent", "percentage"})


def _share_end(words: Sequence[str], found: Quantity) -> int | None:
    """Where a share ends ("two thirds", "20 per cent", "one in three"), which counts nobody by itself; None if it is none."""
    at = found.end
    following = words[at] if at < len(words) else ""
    number = found.count.low if found.count.low is not None else found.count.high
    if number is None:
        return None
    if following in counting_words().shares and words[at + 1 : at + 2] in _OF:
        return at + 1
    if following in _PER_CENT:
        return at + 1
    if following == "per" and words[at + 1 : at + 2] in (["cent"], ("cent",)):
        return at + 2
    whole = read_number(words, at + 1) if following == "in" and number == 1 else None
    return whole[1] if whole and whole[1] < len(words) and _is_people(words, whole[1]) else None


def _is_people(words: Sequence[str], at: int) -> bool:
    """ "One in three residents" is a share, "one in three attacks" is one."""
    return lexicon().people.match(words, at) is not None


def _is_measured_range(words: Sequence[str], end: int) -> bool:
    """The first number of "20 to 30 km", "10 or 12 years"."""
    if end + 1 >= len(words) or words[end] not in ("to", "or", "and", *_DASHES):
        return False
    second = read_number(words, end + 1)
    return second is not None and second[1] < len(words) and words[second[1]] in counting_words().measures


def _bounded(words: Sequence[str], start: int, at: int, bound: Bound) -> Quantity | None:
    while at < len(words) and words[at] in _BETWEEN_BOUND_AND_NUMBER:
        if read_number(words, at):
            break
        at += 1
    if at < len(words) and (inner := bound_before(words, at)):
        return _bounded_twice(start, bound, _bounded(words, at, inner[1], inner[0]))
    span = _read_span(words, at, ("to", "or", *_DASHES))
    if span is not None:
        return Quantity(count=_of_span(bound, span[0]), start=start, end=span[1])
    number = _read_counted(words, at)
    if number is None:
        if at < len(words) and words[at] in _COUNTS_AS_VAGUE:
            return Quantity(count=UNQUANTIFIED, start=start, end=_past_scales(words, at + 1))
        return None
    value, end, own = number
    count, end = _possibly(words, (own if bound.wording is Wording.ABOUT and own else bound).of(value), end)
    return Quantity(count=count, start=start, end=end)


def _bounded_twice(start: int, bound: Bound, inner: Quantity | None) -> Quantity | None:
    """ "At least some 30", "about as many as 30": the one that is no mere "about"."""
    if inner is None:
        return None
    count = inner.count
    if count.wording is Wording.ABOUT and bound.wording is not Wording.ABOUT:
        count = bound.of(count.low or 0)
    return Quantity(count=count, start=start, end=inner.end)


def _of_span(bound: Bound, span: Count) -> Count:
    """ "At least 10 to 15" is 10 or more, "up to 10 or 15" 15 or fewer, "some 10 to 15" a range."""
    if bound.wording is Wording.AT_LEAST:
        return bound.of(span.low or 0)
    return bound.of(span.high or 0) if bound.wording is Wording.AT_MOST else span


def _read_counted(words: Sequence[str], at: int) -> tuple[int, int, Bound | None] | None:
    """A number with what is written onto it: "30", "30-plus", "twenty-odd", "30 +", "a couple of hundred" (about 200)."""
    if at >= len(words) or not may_count(words[at]):
        return None
    if words[at] in ("a", "couple") and (rough := _couple_of(words, at)):
        return rough
    head, dash, tail = words[at].rpartition("-")
    if dash and (bound := ending(tail)) and (number := read_number([head], 0)):
        value, end = scaled(number[0], words, at + 1)
        return value, end, bound
    number = read_number(words, at)
    if number is None:
        return None
    end = _past_repeat(words, number)
    follows = words[end] if end < len(words) else ""
    bound = ending(follows) if follows in ("plus", "+") and not read_number(words, end + 1) else None
    return number[0], end + (bound is not None), bound


def _past_repeat(words: Sequence[str], number: tuple[int, int]) -> int:
    """The index after a number, past the same again in brackets: "four (4) members"."""
    end = number[1]
    if end + 2 < len(words) and words[end] == "(" and words[end + 2] == ")":
        return end + 3 if read_number(words, end + 1) == (number[0], end + 2) else end
    return end


def begins_number(words: Sequence[str], at: int) -> bool:
    """Is ``words[at]`` the first word of a number, whatever is written onto it ("twenty-odd")?"""
    return _read_counted(words, at) is not None


def _couple_of(words: Sequence[str], at: int) -> tuple[int, int, Bound] | None:
    """ "A couple of dozen" is no exact 24."""
    at += words[at] == "a"
    if tuple(words[at : at + 2]) != ("couple", "of") or at + 2 >= len(words):
        return None
    size = SCALES.get(words[at + 2]) or DOZENS.get(words[at + 2])
    return (2 * size, at + 3, Bound(wording=Wording.ABOUT)) if size else None


def _read_plain(words: Sequence[str], at: int) -> Quantity | None:
    begin = at
    while at < len(words) - 1 and words[at] in _PLAIN:
        if _read_counted(words, at):
            break
        at += 1
    if at > begin and words[at - 1] == "the" and at - begin > 1:
        return None
    if span := _read_span(words, at, ("to", "or", *_DASHES)):
        return Quantity(count=span[0], start=begin, end=span[1])
    if number := _read_counted(words, at):
        value, end, bound = number
        count = bound.of(value) if bound else exact(value)
        return Quantity(count=(told := _after(words, count, end))[0], start=begin, end=told[1])
    if words[at] in _COUNTS_AS_VAGUE or (words[at] in ("number", "numbers") and at > begin):
        return Quantity(count=UNQUANTIFIED, start=begin, end=_past_scales(words, at + 1))
    return None


def _after(words: Sequence[str], count: Count, end: int) -> tuple[Count, int]:
    """The count with what follows its number ("or more", "possibly 20"), and the index after that."""
    bounded = bound_count(words, count, end)
    return bounded if bounded[1] > end else _possibly(words, count, end)


def bound_count(words: Sequence[str], count: Count, at: int) -> tuple[Count, int]:
    """An exact count as bounded by words at ``words[at]``, right after it or after its noun ("30 people or more"), and the
    index after them; as it is where none stand there, or where they bound a next number ("30, at least ten of them").
    """
    bound = bound_after(words, at) if count.wording is Wording.EXACT else None
    if bound is None or count.low is None or (words[at] != "or" and _read_counted(words, bound[1])):
        return count, at
    if words[bound[1] : bound[1] + 1] in (["than"], ("than",), ["the"], ("the",)):
        return count, at
    return bound[0].of(count.low), bound[1]


def _possibly(words: Sequence[str], count: Count, at: int) -> tuple[Count, int]:
    """ "15, possibly 20" is 15 to 20, "as many as 15, possibly 20" at most 20, "at least 10 and up to 15" 10 to 15."""
    aside = at < len(words) and words[at] == ","
    more = at + (at < len(words) and words[at] in (",", "and", "or", "but"))
    hedged = more < len(words) and words[more] in _PERHAPS
    bound = bound_before(words, more + hedged) if more + hedged < len(words) else None
    up_to = bound is not None and bound[0].wording is Wording.AT_MOST and not bound[0].step
    if not (hedged or (up_to and count.wording is Wording.AT_LEAST)) or (bound and not up_to):
        return count, at
    number = read_number(words, bound[1] if bound else more + hedged)
    least = count.low if count.low is not None else count.high
    if number is None or least is None or number[0] <= least:
        return count, at
    end = number[1] + (aside and number[1] < len(words) and words[number[1]] == ",")
    if count.wording is Wording.AT_LEAST and not up_to:
        return count, end  # "at least 10, possibly 15": nothing says that there are no more
    if count.low is None:
        return Count(low=None, high=number[0], wording=Wording.AT_MOST), end
    return Count(low=least, high=number[0], wording=Wording.BETWEEN), end


def _past_scales(words: Sequence[str], at: int) -> int:
    """The index after what makes a vague word larger: "several hundred", "a few dozens"."""
    while at < len(words) and (words[at] in SCALES or words[at] in ("dozen", "dozens", "score")):
        at += 1
    return at


def _read_span(words: Sequence[str], at: int, joints: tuple[str, ...]) -> tuple[Count, int] | None:
    """ "10-15", "10 to 15", "three or four", "two to three dozen" as a count of low..high, and the index after it."""
    if at >= len(words) or _is_change(words, at):
        return None
    pair = words[at].replace("–", "-").replace("—", "-").split("-")
    if len(pair) == 2 and (low := read_number(pair[:1], 0)) and (high := read_number(pair[1:], 0)):
        scale, end = scaled(1, words, at + 1)
        dated = all(w.isdigit() and _FIRST_YEAR <= int(w) <= _LAST_YEAR for w in pair)
        if not dated and (joined := _span(low[0] * scale, high[0] * scale, end)):
            return joined
    first = read_number(words, at)
    if first is None or first[1] >= len(words) or words[first[1]] not in joints:
        return None
    second = read_number(words, first[1] + 1)
    if second is None or (at and words[at - 1] in counting_words().years and second[0] > _LAST_DAY >= first[0]):
        return None  # "since October 7 to 34,971"
    return _span(first[0] * _shared_scale(words, first, second), second[0], second[1])


def _span(low: int, high: int, end: int) -> tuple[Count, int] | None:
    return (Count(low=low, high=high, wording=Wording.BETWEEN), end) if low < high <= LARGEST else None


def _shared_scale(words: Sequence[str], first: tuple[int, int], second: tuple[int, int]) -> int:
    """The scale that the first number takes from the second: 12 in "two to three dozen", 1 in "90 to a hundred"."""
    last = next((n for n in range(second[1] - 1, first[1] + 1, -1) if words[n] not in (*SCALES, *DOZENS)), first[1] + 1)
    if last == second[1] - 1 or words[first[1] - 1] in (*SCALES, *DOZENS) or words[first[1] + 1] in ("a", "half"):
        return 1
    scale, _ = scaled(1, words, last + 1)
    return scale if first[0] * scale < second[0] else 1


def _is_change(words: Sequence[str], at: int) -> bool:
    """ "rose from 10 to 15": what it was before is no lower bound of what it is."""
    return at > 0 and words[at - 1] == "from" and bool(counting_words().changes & {*words[max(0, at - 4) : at - 1]})
