"""Numbers in digits: "1,200", "1.200", "1'200", "1 200", "12k", "1.5m".

A full stop before exactly three digits parts thousands ("1.200 people": nobody is counted in decimals), but for a scale
after it ("1.200 million"). Anywhere else it is a decimal, which counts nobody without a scale.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{2,3})*,\d{3}|(?:\.\d{3})+|(?:'\d{3})+|(?:[\u00a0\u2009\u202f]\d{3})+)")
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_SHORT = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|mln|bn)")
_SHORTS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 10**9}
_HEAD, _TAIL = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
# What follows metres, where "12m" is no twelve million.
_METRES = frozenset(
    "high wide deep long tall thick from away off above below north south east west apart across up".split()
)


def decimal(word: str) -> Fraction | None:
    """A number with a full stop in it, as a scale after it takes it: "1.5" in "1.5 million". None for any other word."""
    return Fraction(word) if _DECIMAL.fullmatch(word) else None


def whole(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The whole number in digits at ``words[at]`` and the index after it; None where the digits are no whole number."""
    word = words[at]
    if short := _SHORT.fullmatch(word):
        value = Fraction(short[1]) * _SHORTS[short[2]]
        metres = short[2] == "m" and at + 1 < len(words) and words[at + 1] in _METRES
        return (int(value), at + 1) if value.denominator == 1 and not metres else None
    if _PLAIN.fullmatch(word):
        return _spaced(words, at)
    return (int(re.sub(r"\D", "", word)), at + 1) if _GROUPED.fullmatch(word) else None


def _spaced(words: Sequence[str], at: int) -> tuple[int, int]:
    """ "12 300" is one number: two side by side would have a word or a mark between them."""
    digits, end = words[at], at + 1
    if _HEAD.fullmatch(digits):
        while end < len(words) and _TAIL.fullmatch(words[end]):
            digits, end = digits + words[end], end + 1
    return int(digits), end
