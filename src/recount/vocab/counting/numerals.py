"""Whole numbers in digits and English words: "1,200", "twenty-one", "two dozen", "one and a half thousand"."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from recount.vocab.counting import digits

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
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 10**9,
}
DOZENS = {"dozen": 12, "score": 20}
# "a couple" is 2 wherever it is published
GROUPS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "half-dozen": 6, **DOZENS}

LARGEST = 10**10  # more people or things than there are: such digits are a phone number or a serial
_ARTICLES = frozenset(("a", "an", "half", "quarter", "half-dozen"))  # alone they are no number


def read_number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The whole number that begins at ``words[at]`` and the index after it; None if none begins there.

    Reads "1,200", "1.200", "1'200", "1 200", "34", "12k", "1.5 million", "twenty-one", "one hundred and twenty", "two
    dozen", "a dozen", "half a million", "one and a half thousand", "a hundred". A year-like number is read as it stands;
    a decimal without a scale is not whole and gives None, as does a number above `LARGEST`.
    """
    if at >= len(words) or not words[at]:
        return None
    word = words[at]
    if word in _ARTICLES:
        found = _read_article(words, at)
    elif word[0].isdigit():
        found = _read_digits(words, at)
    else:
        found = _read_words(words, at)
    return found if found and found[0] <= LARGEST else None


def _read_article(words: Sequence[str], at: int) -> tuple[int, int] | None:
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "half-dozen":
        return 6, at + 1
    if words[at] in ("half", "quarter"):
        share = 2 if words[at] == "half" else 4
        skip = (
            1 + (following == "of") + (words[at + 1 + (following == "of") : at + 2 + (following == "of")] in _ARTICLE)
        )
        unit = words[at + skip] if at + skip < len(words) else ""
        size = SCALES.get(unit) or DOZENS.get(unit)
        return (size // share, at + skip + 1) if size else None
    if words[at] == "a" and following == "quarter":
        return _read_article(words, at + 1)
    if following == "score" and words[at + 2 : at + 3] not in (["of"], ("of",)):
        return None  # "a score of 20 people"; another score is of a match
    if following in SCALES or following in GROUPS:
        size = SCALES.get(following) or GROUPS[following]
        if tuple(words[at + 2 : at + 5]) == ("and", "a", "half"):
            return size + size // 2, at + 5
        more = _compound(words[at + 3]) if tuple(words[at + 2 : at + 3]) == ("and",) and at + 3 < len(words) else None
        if more is not None and more < size and following in SCALES:
            return scaled(size + more, words, at + 4)  # "a hundred and two"
        return scaled(size, words, at + 2)
    return None


_ARTICLE = (["a"], ["an"], ("a",), ("an",))


def _read_digits(words: Sequence[str], at: int) -> tuple[int, int] | None:
    scale = SCALES.get(words[at + 1]) if at + 1 < len(words) else None
    value = digits.decimal(words[at]) if scale else None
    if value is not None and scale:
        return round(value * scale), at + 2
    found = digits.whole(words, at)
    return scaled(*_and_a_half(found[0], words, found[1])) if found else None


def _and_a_half(value: int, words: Sequence[str], at: int) -> tuple[int, Sequence[str], int]:
    """ "One and a half thousand", before its scale is read: the value as if the scale had been, and the index after it."""
    half = tuple(words[at : at + 3]) in (("and", "a", "half"), ("and", "a", "quarter"))
    scale = SCALES.get(words[at + 3]) if half and at + 3 < len(words) else None
    if not scale:
        return value, words, at
    return int((value + Fraction(1, 2 if words[at + 2] == "half" else 4)) * scale), words, at + 4


def scaled(value: int, words: Sequence[str], at: int) -> tuple[int, int]:
    """Apply scale words that follow a number: "three hundred thousand", "five dozen"."""
    while at < len(words) and value < LARGEST:
        size = SCALES.get(words[at]) or DOZENS.get(words[at])
        if size is None:
            break
        value, at = value * size, at + 1
    return value, at


@lru_cache(maxsize=16_384)  # words: a stream of reports brings new ones without end
def _compound(word: str) -> int | None:
    """The value of one number word, hyphens allowed: "twelve", "twenty-one"."""
    if word in UNITS or word in TENS:
        return UNITS.get(word, TENS.get(word))
    head, _, tail = word.partition("-")
    if head in TENS and UNITS.get(tail, 99) < 10:
        return TENS[head] + UNITS[tail]
    return None


@lru_cache(maxsize=16_384)
def may_count(word: str) -> bool:
    """May a number begin with this word, whatever is written onto it or follows? Few words of a text can."""
    return word[:1].isdigit() or "-" in word or word in _ARTICLES or word == "couple" or _compound(word) is not None


def _read_words(words: Sequence[str], at: int) -> tuple[int, int] | None:
    total, current, i = 0, _compound(words[at]), at + 1
    if current is None:
        return None
    halved = _and_a_half(current, words, i)
    if halved[2] > i:
        return halved[0], halved[2]
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
            words[i - 1] in SCALES or words[i - 1] == "and" or (current in TENS.values() and 0 < value < 10)
        ):
            current += value
        elif word == "hundred":
            current *= 100
        elif word in SCALES or word in DOZENS:
            total, current = total + current * (SCALES.get(word) or DOZENS[word]), 0
        else:
            break
        i += 1
    return total + current, i


def size_of(word: str) -> int | None:
    """How many a group of so many has: 8 for "eight-man", 6 for "6-member"; None for any other word."""
    head, dash, tail = word.rpartition("-")
    number = read_number([head], 0) if dash and tail in _MEMBERS else None
    return number[0] if number else None


_MEMBERS = frozenset("man men woman member members person strong".split())
