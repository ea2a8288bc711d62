"""Numbers and quantities in English news text: digits, words, and the words around them that bound a number.

`read_quantity` reads from a list of lower-cased words, so that it never cares how the text was split. What "more than"
or "nearly" do to the bounds follows `gold/GUIDE.md`, "Counts"; vague words ("dozens", "several") give no number here:
tables for them act when numbers are reconciled, never in a claim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recount.model import Count, Wording

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 10**9,
}
GROUPS = {"dozen": 12, "score": 20, "pair": 2, "couple": 2, "trio": 3}  # "a couple" is 2 wherever it is published

VAGUE = frozenset(
    "dozens scores tens hundreds thousands several many numerous multiple few various countless handful number numbers "
    "unknown unspecified undetermined some others lots most".split()
)
# Words before a number that leave it as it is.
_PLAIN = frozenset("exactly another further additional a an other only total of the all just".split())
_BETWEEN_BOUND_AND_NUMBER = frozenset("an another estimated additional a further other of total".split())

AT_LEAST = (
    "at least",
    "no fewer than",
    "no less than",
    "not less than",
    "not fewer than",
    "a minimum of",
    "minimum of",
    "at minimum",
)
MORE_THAN = ("more than", "over", "upwards of", "in excess of", "above", "well over", "exceeding", "exceeded")
AT_MOST = (
    "up to",
    "as many as",
    "at most",
    "a maximum of",
    "no more than",
    "not more than",
    "nearly",
    "almost",
    "close to",
    "just under",
    "approaching",
)
FEWER = ("fewer than", "less than", "under")
ABOUT = (
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "an estimated",
    "estimated",
    "approx",
    "circa",
    "nearly about",
)

LARGEST = 10**10  # more people or things than there are: such digits are a phone number or a serial

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
_SHORT = re.compile(r"(\d+(?:\.\d+)?)(k|m|bn)$")
_RANGE = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)$")


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


def read_number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The whole number that begins at ``words[at]`` and the index after it; None if none begins there.

    Reads "1,200", "34", "12k", "1.5 million", "twenty-one", "one hundred and twenty", "two dozen", "a dozen",
    "half a million", "a hundred". A year-like or decimal number without a scale is read as it stands; decimals are not
    whole and give None.
    """
    if at >= len(words):
        return None
    word = words[at]
    if word in ("a", "an", "half", "quarter"):
        return _read_article(words, at)
    if word[0].isdigit():
        return _read_digits(words, at)
    return _read_words(words, at)


def _read_article(words: Sequence[str], at: int) -> tuple[int, int] | None:
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("half", "quarter"):
        share = 2 if words[at] == "half" else 4
        skip = 2 if following in ("a", "an") else 1
        unit = words[at + skip] if at + skip < len(words) else ""
        size = SCALES.get(unit) or GROUPS.get(unit)
        return (size // share, at + skip + 1) if size else None
    if following in SCALES or following in ("dozen", "couple", "pair", "trio"):
        return _scaled(SCALES.get(following) or GROUPS[following], words, at + 2)
    return None


def _read_digits(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = words[at]
    if short := _SHORT.fullmatch(word):
        return int(float(short[1]) * {"k": 1_000, "m": 1_000_000, "bn": 10**9}[short[2]]), at + 1
    if not _DIGITS.fullmatch(word):
        return None
    if "." in word and not re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", word):
        scale = SCALES.get(words[at + 1]) if at + 1 < len(words) else None
        return (round(float(word) * scale), at + 2) if scale else None
    value = int(word.replace(",", "").replace(".", ""))
    return _scaled(value, words, at + 1) if value <= LARGEST else None


def _scaled(value: int, words: Sequence[str], at: int) -> tuple[int, int]:
    """Apply scale words that follow a number: "three hundred thousand", "five dozen"."""
    while at < len(words) and value < LARGEST:
        size = SCALES.get(words[at]) or (GROUPS[words[at]] if words[at] in ("dozen", "score") else None)
        if size is None:
            break
        value, at = value * size, at + 1
    return value, at


@cache
def _compound(word: str) -> int | None:
    """The value of one number word, hyphens allowed: "twelve", "twenty-one"."""
    if word in UNITS or word in TENS:
        return UNITS.get(word, TENS.get(word))
    head, _, tail = word.partition("-")
    if head in TENS and UNITS.get(tail, 99) < 10:
        return TENS[head] + UNITS[tail]
    return None


def _read_words(words: Sequence[str], at: int) -> tuple[int, int] | None:
    total, current, i = 0, _compound(words[at]), at + 1
    if current is None:
        return None
    while i < len(words):
        word = words[i]
        if (
            word == "and"
            and i > at + 1
            and words[i - 1] in ("hundred", "thousand")
            and i + 1 < len(words)
            and _compound(words[i + 1]) is not None
        ):
            i += 1
            continue
        value = _compound(word)
        if value is not None and (
            words[i - 1] in SCALES or words[i - 1] == "and" or (current in TENS.values() and value < 10)
        ):
            current += value
        elif word == "hundred":
            current *= 100
        elif word in SCALES or word == "dozen":
            total, current = total + current * (SCALES.get(word) or 12), 0
        else:
            break
        i += 1
    return total + current, i


def read_quantity(words: Sequence[str], at: int) -> Quantity | None:
    """The quantity that begins at ``words[at]``, with the words that bound it; None if none begins there.

    "at least 10" is 10..None, "more than 50" 51..None, "up to 80" None..80, "fewer than 10" None..9, "some 40" 40..40
    (about), "between 10 and 15" and "10-15" 10..15, "dozens" and "several" None..None (unquantified).
    """
    for phrases, build in _BOUNDED:
        for phrase in phrases:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return _bounded(words, at, at + len(phrase), build)
    if words[at] in ("between", "from") and (span := _read_span(words, at + 1, ("and", "to"))):
        return Quantity(count=span[0], start=at, end=span[1])
    return _read_plain(words, at)


def _bounded(words: Sequence[str], start: int, at: int, build: Wording) -> Quantity | None:
    while at < len(words) and words[at] in _BETWEEN_BOUND_AND_NUMBER:
        if read_number(words, at):
            break
        at += 1
    number = read_number(words, at)
    if number is None:
        if at < len(words) and words[at] in VAGUE - {"some", "others", "most"}:
            return Quantity(count=UNQUANTIFIED, start=start, end=at + 1)
        return None
    value, end = number
    phrase = " ".join(words[start:at])
    if build is Wording.AT_LEAST:
        count = Count(low=value + phrase.startswith(MORE_THAN), high=None, wording=build)
    elif build is Wording.AT_MOST:
        count = Count(low=None, high=max(0, value - phrase.startswith(FEWER)), wording=build)
    else:
        span = _read_span(words, at, ("to", "or"))
        if span:
            return Quantity(count=span[0], start=start, end=span[1])
        count = Count(low=value, high=value, wording=build)
    return Quantity(count=count, start=start, end=end)


def _read_plain(words: Sequence[str], at: int) -> Quantity | None:
    begin = at
    while at < len(words) - 1 and words[at] in _PLAIN:
        if read_number(words, at):
            break
        at += 1
    if at > begin and words[at - 1] == "the" and at - begin > 1:
        return None
    if span := _read_span(words, at, ("to", "or")):
        return Quantity(count=span[0], start=begin, end=span[1])
    number = read_number(words, at)
    if number:
        value, end = number
        if tuple(words[end : end + 2]) == ("or", "more") or (end < len(words) and words[end] == "plus"):
            return Quantity(
                count=Count(low=value, high=None, wording=Wording.AT_LEAST),
                start=begin,
                end=end + 2 - (words[end] == "plus"),
            )
        if tuple(words[end : end + 2]) == ("or", "so"):
            return Quantity(count=Count(low=value, high=value, wording=Wording.ABOUT), start=begin, end=end + 2)
        return Quantity(count=exact(value), start=begin, end=end)
    if words[at] in VAGUE and words[at] not in ("most", "some", "others", "number", "numbers"):
        return Quantity(count=UNQUANTIFIED, start=begin, end=at + 1)
    if words[at] in ("number", "numbers") and at > begin:
        return Quantity(count=UNQUANTIFIED, start=begin, end=at + 1)
    return None


def _read_span(words: Sequence[str], at: int, joints: tuple[str, ...]) -> tuple[Count, int] | None:
    """ "10-15", "10 to 15", "three or four" as a count of low..high, and the index after it."""
    if at < len(words) and (joined := _RANGE.fullmatch(words[at])):
        low, high = (int(n.replace(",", "")) for n in joined.groups())
        return (Count(low=low, high=high, wording=Wording.BETWEEN), at + 1) if low < high <= LARGEST else None
    first = read_number(words, at) if at < len(words) else None
    if first is None or first[1] >= len(words) or words[first[1]] not in (*joints, "-", "–"):
        return None
    second = read_number(words, first[1] + 1)
    if second is None or not first[0] < second[0]:
        return None
    return Count(low=first[0], high=second[0], wording=Wording.BETWEEN), second[1]


_BOUNDED = tuple(
    (tuple(sorted((tuple(p.split()) for p in phrases), key=len, reverse=True)), wording)
    for phrases, wording in (
        (AT_LEAST + MORE_THAN, Wording.AT_LEAST),
        (AT_MOST + FEWER, Wording.AT_MOST),
        (ABOUT, Wording.ABOUT),
    )
)
