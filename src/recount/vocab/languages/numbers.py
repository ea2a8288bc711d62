"""Numbers and quantities in five languages: figures and words, and the words that bound them, as `gold/GUIDE.md` reads them."""

from dataclasses import dataclass

from recount.model import Count, Wording
from recount.vocab.languages.phrases import Phrases
from recount.vocab.languages.tables import Bound, Language, language
from recount.vocab.languages.words import Words
from recount.vocab.numbers import LARGEST, UNQUANTIFIED, exact

_TENS = range(20, 100, 10)
_LONGEST = 12  # words of a number: time must not grow with a row of them
_BEHIND = 4  # words between a number and "at least" behind it
_AND = "و"  # written onto the Arabic word that it joins


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A count and where it stands: ``words[start:end]``, half-open."""

    count: Count
    start: int
    end: int


def read_number(words: Words, at: int) -> tuple[int, int] | None:
    """The whole number that begins at a word and the index after it: "1 200", "двадцать три", "خمسة وعشرين", "deux mille".

    None if none begins there, or if the figures are part of a decimal number, a date or a time.
    """
    lang = language(words.code)
    figures = _figures(words, at)
    if figures is not None:
        return _scaled(lang, words, figures, at + 1)
    first = _word(lang, words, at)
    if first is None:
        return None
    total, current, i = 0, first[0], first[1]
    if lang.scales.longest(words, at) is not None:  # "mille", "сто тысяч" begins with no number before its scale
        total, current = (current, 0) if current >= 1_000 else (0, current)
    while i - at < _LONGEST:
        scale = lang.scales.longest(words, i)
        if scale is not None:
            thousands = scale.sense >= 1_000
            value, i = max(current, 1) * scale.sense, scale.end
            total, current = (total + value, 0) if thousands else (total, value)
            continue
        j = _joined(lang, words, i)
        more = _word(lang, words, j)
        if more is None or not _adds(words, current, more[0], joined=j > i or _has_and(words, i)):
            break
        current, i = current + more[0], more[1]
    return (total + current, i) if total + current <= LARGEST else None


def _figures(words: Words, at: int) -> int | None:
    value = words.number(at)
    if value is None:
        return None
    for mark, digits in ((at - 1, at - 2), (at + 1, at + 2)):
        joint = words.low(mark) in (".", ",", "/", ":") and words.low(digits).isdigit()
        if joint and words.tight(max(mark, at)) and words.tight(max(digits, mark)):
            return None
    return value


def _scaled(lang: Language, words: Words, value: int, at: int) -> tuple[int, int] | None:
    while value <= LARGEST and (scale := lang.scales.longest(words, at)) is not None:
        value, at = value * scale.sense, scale.end
    return (value, at) if value <= LARGEST else None


def _word(lang: Language, words: Words, at: int) -> tuple[int, int] | None:
    found = lang.numbers.longest(words, at)
    if found is None:
        found = lang.scales.longest(words, at)
    return None if found is None else (found.sense, found.end)


def _joined(lang: Language, words: Words, at: int) -> int:
    joint = lang.joints.longest(words, at)
    return joint.end if joint else at


def _has_and(words: Words, at: int) -> bool:
    return words.code == "ar" and words.low(at).startswith(_AND)


def _adds(words: Words, current: int, value: int, *, joined: bool) -> bool:
    """May this word go on the number: a smaller one behind hundreds or tens, in Arabic tens behind their ones?"""
    if current % 1_000 == 0:  # behind thousands
        return value < 1_000 and (joined or words.code != "ar")
    if words.code == "ar":
        if current % 100 == 0 and value < 100:
            return joined
        tens = value in _TENS and 0 < current % 100 < 10
        return (tens and joined) or (value == 10 and 2 < current % 100 < 10 and not joined)
    if current % 100 == 0:
        return value < 100
    if words.code == "fr" and current % 100 in (60, 80):
        return value < 20
    return current % 100 in _TENS and value < 10


# -- quantities ----------------------------------------------------------------------------------------------------


def read_amount(words: Words, at: int) -> Amount | None:
    """The quantity that begins at a word, with the words that bound it; None if none begins there.

    "не менее 12" is 12..None, "plus de 50" 51..None, "hasta 80" None..80, "نحو 40" 40..40 (about), "10-15" and "от 10 до 15"
    10..15, "десятки" and "тысячи" alone None..None. Vague words give no number: tables for them act when numbers are reconciled.
    """
    lang = language(words.code)
    none = lang.none.longest(words, at)
    if none is not None:
        return Amount(count=exact(0), start=at, end=none.end)
    bound = lang.bounds.longest(words, at)
    if bound is not None:
        return _bounded(lang, words, at, bound.end, bound.sense)
    span = _span(lang, words, at)
    if span is not None:
        return Amount(count=span[0], start=at, end=span[1])
    further = lang.further.longest(words, at)
    begin = further.end if further else at
    rough = lang.roughly.longest(words, begin)
    if rough is not None:
        return Amount(count=Count(low=rough.sense, high=rough.sense, wording=Wording.ABOUT), start=at, end=rough.end)
    number, vague = _number_or_group(lang, words, begin), lang.vague.longest(words, begin)
    if number is not None and not (vague and vague.end >= number[1]):  # "две тысячи", not "тысячи" alone
        return _plain(lang, words, at, *number)
    return None if vague is None else Amount(count=UNQUANTIFIED, start=at, end=vague.end)


def _bounded(lang: Language, words: Words, start: int, at: int, bound: Bound) -> Amount | None:
    for _ in range(2):  # "au moins une autre", "не менее ещё двух"
        if (further := lang.further.longest(words, at)) is not None:
            at = further.end
    span = _span(lang, words, at)
    if span is not None:
        return Amount(count=span[0], start=start, end=span[1])
    number = _number_or_group(lang, words, at)
    if number is not None:
        return Amount(count=bounded(number[0], bound), start=start, end=number[1])
    vague = lang.vague.longest(words, at)
    return None if vague is None else Amount(count=UNQUANTIFIED, start=start, end=vague.end)


def bounded(value: int, bound: Bound) -> Count:
    """A number with its bound: more than 50 is 51 and above."""
    if bound.wording is Wording.AT_LEAST:
        return Count(low=value + bound.shift, high=None, wording=bound.wording)
    if bound.wording is Wording.AT_MOST:
        return Count(low=None, high=max(0, value + bound.shift), wording=bound.wording)
    return Count(low=value, high=value, wording=bound.wording)


def _number_or_group(lang: Language, words: Words, at: int) -> tuple[int, int] | None:
    """A number, or a dozen of them: "une douzaine", "deux douzaines", "два десятка"."""
    number, rough = read_number(words, at), lang.roughly.longest(words, at)
    if rough is not None:
        return rough.sense, rough.end
    group = lang.groups.longest(words, number[1] if number else at)
    if group is None:
        return number
    return (number[0] if number else 1) * group.sense, group.end


def _plain(lang: Language, words: Words, start: int, value: int, end: int) -> Amount:
    """A number, or one that words behind it bound: "12 civils au moins", "50 أو أكثر", "человек пять" is no number yet."""
    for i in range(end, end + _BEHIND + 1):
        if not words.low(i)[:1].isalnum() or read_number(words, i):
            break
        bound = lang.behind.longest(words, i)
        if bound is not None:
            return Amount(count=bounded(value, bound.sense), start=start, end=end)
    return Amount(count=exact(value), start=start, end=end)


def _span(lang: Language, words: Words, at: int) -> tuple[Count, int] | None:
    """ "10-15", "от 10 до 15", "entre 10 y 15", "deux ou trois", "два-три" as low..high, and the index after it."""
    for opening, joint in lang.between:
        opened = opening.longest(words, at)
        found = _pair(words, opened.end, joint) if opened else None
        if found is not None:
            return found
    first = read_number(words, at)
    if first is None:
        return None
    if words.low(first[1]) == "-":
        second = read_number(words, first[1] + 1)
        return _between(first[0], second)
    either = lang.alternatives.longest(words, first[1])
    return _between(first[0], read_number(words, either.end)) if either else None


def _pair(words: Words, at: int, joint: Phrases[bool]) -> tuple[Count, int] | None:
    first = read_number(words, at)
    joined = joint.longest(words, first[1]) if first else None
    return _between(first[0], read_number(words, joined.end)) if first and joined else None


def _between(low: int, second: tuple[int, int] | None) -> tuple[Count, int] | None:
    if second is None or not low < second[0]:
        return None
    return Count(low=low, high=second[0], wording=Wording.BETWEEN), second[1]
