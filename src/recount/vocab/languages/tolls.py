"""How many people, of whom, and what befell them, in five languages: nouns, numbers and the words of harm beside them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model import Count, Group, Population, TollKind, Wording
from recount.vocab.calendar import TimeWords
from recount.vocab.languages.numbers import Amount, read_amount, read_number
from recount.vocab.languages.tables import Language, People, language
from recount.vocab.languages.times import find_times
from recount.vocab.languages.words import Words
from recount.vocab.numbers import UNQUANTIFIED, exact

_BETWEEN = 2  # words, such as adjectives, between a number and its noun
_PHRASE = 4  # words of the longest phrase of harm
_REACH = 9  # words between people and the word that says what befell them
_YEARS = range(1900, 2100)
_STOPS = frozenset(".!?؟\n;؛:")
_AND = frozenset("et y e и і та з с avec con".split())
_ARTICLES = frozenset("les des los las".split())
_WEAKER = (Wording.AT_LEAST, Wording.AT_MOST, Wording.ABOUT)
Harm = tuple[int, int, TollKind]  # ``words[start:end]`` say what befell people


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """People counted in a text: ``text[start:end]`` (code points, half-open). `kind` None: nothing says what befell them.

    `part`: some of the people counted next, "двое из двенадцати раненых", and not to be added to them.
    """

    count: Count
    population: Population
    group: Group | None
    kind: TollKind | None
    start: int
    end: int
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """People at ``words[start:end]``; `bare` where a number stands without a noun."""

    count: Count
    people: People
    start: int
    end: int
    bare: bool = False
    whole: int | None = None  # of a part: where its whole begins


def find_people(text: str, code: str) -> tuple[Counted, ...]:
    """Every number or noun of people in a text of that language, in order, with what is said to have befallen them.

    A noun alone counts by its own form: one ("طفلة"), two ("قتيلان"), or nobody knows how many ("des civils"). Numbers of
    other things, of years and of dates are left out. What befell people is said by their own noun ("12 morts") or by the
    nearest word of harm in the sentence.
    """
    words, lang = Words(text, code), language(code)
    dated = _dated(words, find_times(text, code))
    harms = tuple(_harms(lang, words))
    groups = tuple(g for g in _groups(lang, words, dated) if not g.bare or _is_told(words, g, harms))
    return tuple(
        Counted(
            count=one.count,
            population=one.people.population,
            group=one.people.group,
            kind=_kind(words, one, harms),
            start=words.all[one.start].start,
            end=words.all[one.end - 1].end,
            part=one.whole is not None,
        )
        for one in groups
    )


def _kind(words: Words, one: _Group, harms: Sequence[Harm]) -> TollKind | None:
    """What befell people; a part of the wounded may have died, so that the noun of its whole comes last."""
    if one.whole is None:
        return one.people.kind or _nearest(words, one, harms)
    return _nearest(words, one, harms) or one.people.kind


def _is_told(words: Words, one: _Group, harms: Sequence[Harm]) -> bool:
    """A number without a noun counts people only right beside a word of harm, or where it is all the words there are."""
    whole = one.end - one.start >= len(words.all) - 1
    beside = any(
        start - one.end <= _BETWEEN and one.start - end <= _BETWEEN for start, end, _ in _around(one, harms, _BETWEEN)
    )
    year = (one.count.low or 0) in _YEARS and len(words.all[one.end - 1].text) == 4 and not whole
    return (whole or beside) and not year


def _groups(lang: Language, words: Words, dated: frozenset[int]) -> Iterator[_Group]:
    i = 0
    while i < len(words.all):
        group = None if i in dated else (_numbered(lang, words, i) or _noun(lang, words, i))
        if group is None:
            i += 1
            continue
        yield group
        i = group.whole or group.end


def _dated(words: Words, times: Sequence[TimeWords]) -> frozenset[int]:
    """The words that are of time."""
    starts = [word.start for word in words.all]
    return frozenset(i for t in times for i in range(bisect_left(starts, t.start), bisect_left(starts, t.end)))


def _numbered(lang: Language, words: Words, at: int) -> _Group | None:
    """An amount and the people it counts; without a noun it counts people unless a noun of other things follows."""
    amount = read_amount(words, at)
    return None if amount is None else _part(lang, words, amount) or _counting(lang, words, amount)


def _counting(lang: Language, words: Words, amount: Amount) -> _Group | None:
    if lang.not_people.longest(words, amount.end):
        return None
    for i in range(amount.end, amount.end + _BETWEEN + 1):
        if words.low(i) in _STOPS or (i > amount.end and read_number(words, i)):
            break
        noun = lang.people.longest(words, i)
        if noun is not None:
            return _Group(count=amount.count, people=noun.sense, start=amount.start, end=noun.end)
        if lang.not_people.longest(words, i):
            return None
    if amount.count.wording is Wording.UNQUANTIFIED or amount.count == exact(0) or _is_article(lang, words, amount):
        return None
    return _Group(count=amount.count, people=People(), start=amount.start, end=amount.end, bare=True)


def _part(lang: Language, words: Words, amount: Amount) -> _Group | None:
    """ "двое из двенадцати раненых", "dos de los doce heridos": the part, up to the end of its whole."""
    joint = lang.of.longest(words, amount.end)
    of = read_amount(words, joint.end) if joint else None
    whole = _counting(lang, words, of) if of else None
    if joint is None or whole is None or whole.bare or not _is_fewer(amount.count, whole.count):
        return None
    return _Group(count=amount.count, people=whole.people, start=amount.start, end=whole.end, whole=joint.end)


def _is_fewer(part: Count, whole: Count) -> bool:
    most, all_ = part.high if part.high is not None else part.low, whole.high if whole.high is not None else whole.low
    return most is not None and all_ is not None and most <= all_


def _is_article(lang: Language, words: Words, amount: Amount) -> bool:
    """ "un", "una", "один": one of anything, if no noun of people follows."""
    return amount.count == exact(1) and lang.numbers.longest(words, amount.start) is not None


def _noun(lang: Language, words: Words, at: int) -> _Group | None:
    noun = lang.people.longest(words, at)
    if noun is None or _is_participle(lang, words, noun.sense, at):
        return None
    count = UNQUANTIFIED if noun.sense.number is None else exact(noun.sense.number)
    end = noun.end
    if noun.sense.number is None and words.code == "ar":  # "مدنيين اثنين": the number behind its noun
        behind = read_number(words, noun.end)
        if behind is not None and behind[0] in (1, 2) and words.number(noun.end) is None:
            count, end = exact(behind[0]), behind[1]
    return _Group(count=count, people=noun.sense, start=at, end=end)


def _is_participle(lang: Language, words: Words, people: People, at: int) -> bool:
    """ "ont été tués", "est mort": the noun's own form is a verb's where no article stands before it."""
    same = people.kind is not None and lang.kinds.longest(words, at) is not None
    return same and words.code in ("fr", "es") and words.low(at - 1) not in _ARTICLES


def _harms(lang: Language, words: Words) -> Iterator[Harm]:
    i = 0
    while i < len(words.all):
        found = lang.kinds.longest(words, i)
        if found is not None:
            yield i, found.end, found.sense
        i = found.end if found else i + 1


def _around(one: _Group, harms: Sequence[Harm], reach: int) -> Sequence[Harm]:
    """The words of harm that begin at most so many words before or behind people."""
    first = bisect_left(harms, one.start - reach - _PHRASE, key=_start)
    return harms[first : bisect_left(harms, one.end + reach + 1, key=_start)]


def _start(harm: Harm) -> int:
    return harm[0]


def _nearest(words: Words, one: _Group, harms: Sequence[Harm]) -> TollKind | None:
    """The kind of the nearest word of harm in the sentence; of two as near, of the one before."""
    best: tuple[int, int, TollKind] | None = None
    for start, end, kind in _around(one, harms, _REACH):
        gap = start - one.end if start >= one.end else one.start - end
        low, high = (one.end, start) if start >= one.end else (end, one.start)
        if not 0 <= gap <= _REACH or any(words.low(i) in _STOPS for i in range(low, high)):
            continue
        ranked = (gap, start >= one.end, kind)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return best[2] if best else None


# -- a quote that an engine says is a toll -------------------------------------------------------------------------


def count_told(quoted: str, code: str, told: Count) -> Count | None:
    """How many the words of a toll or loss count, given what an engine says; None if that is none of their numbers.

    Words with one number give it; of several that is taken which the engine means, alone or their sum ("8 femmes et 4
    enfants" is 12). Words without any number leave what is told, except that a noun alone counts by its form.
    """
    found = [one for one in find_people(quoted, code) if one.count.wording is not Wording.UNQUANTIFIED]
    counts = [one.count for one in found] or _numbers(quoted, code)
    whole = [one.count for one in found if not one.part] or counts
    if not counts:
        return told
    if len(counts) == 1:
        return told if _has_one_more(quoted, code, counts[0], told) else _agreed(counts[0], told)
    if told.wording is Wording.UNQUANTIFIED:
        return told
    meant = [c for c in (*counts, _sum(whole)) if {c.low, c.high} & {told.low, told.high} - {None}]
    return _agreed(meant[0], told) if meant else None


def _has_one_more(quoted: str, code: str, read: Count, told: Count) -> bool:
    """ "Samir et ses deux fils": a name joined to a number counts one, if that is what is told."""
    words = Words(quoted, code)
    joined = any(
        words.low(i) in _AND or (code == "ar" and words.low(i).startswith("و")) for i in range(1, len(words.all))
    )
    return joined and read.wording is Wording.EXACT and told == exact((read.low or 0) + 1)


def numbers_in(words: str, code: str) -> tuple[int, ...]:
    """Every whole number in words, of people or not; of a range its end."""
    bounds = (c.high if c.high is not None else c.low for c in _numbers(words, code))
    return tuple(bound for bound in bounds if bound is not None)


def _numbers(quoted: str, code: str) -> list[Count]:
    words, i, found = Words(quoted, code), 0, list[Count]()
    while i < len(words.all):
        amount = read_amount(words, i)
        if amount is not None and amount.count.wording is not Wording.UNQUANTIFIED:
            found.append(amount.count)
        i = amount.end if amount else i + 1
    return found


def _sum(counts: Sequence[Count]) -> Count:
    low = sum((c.low if c.low is not None else c.high) or 0 for c in counts)
    return exact(low) if all(c.wording is Wording.EXACT for c in counts) else _at_least(counts, low)


def _at_least(counts: Sequence[Count], low: int) -> Count:
    wording = next(c.wording for c in counts if c.wording is not Wording.EXACT)
    if wording is Wording.AT_MOST:
        return Count(low=None, high=low, wording=wording)
    return Count(low=low, high=None, wording=Wording.AT_LEAST)


def _agreed(read: Count, told: Count) -> Count:
    """The words' count; a weaker wording of the same number is kept, which may come from words further away."""
    weaker = read.wording is Wording.EXACT and told.wording in _WEAKER
    return told if weaker and {told.low, told.high} - {None} == {read.low} else read
