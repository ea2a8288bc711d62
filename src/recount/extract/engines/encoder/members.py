"""A phrase into its members: "a couple, their three children and a neighbour" has three."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.vocab.lexicon import lexicon
from recount.vocab.numbers import read_number, read_quantity

KIN = frozenset("his her their my our".split())
BETWEEN = frozenset({",", ";", "and", "&", "plus", "+"})
# What comes after tells more of those named, and adds nobody.
_ENDS = frozenset(
    "who whom whose which that was were is are had has have when while after before where including among near "
    "reportedly allegedly – — - : ( [".split()
)
_OF_AGE = frozenset("years year-old years-old yrs year-olds months weeks".split())
_BRACKETS = {"(": ")", "[": "]"}
_WITH = ("along with", "together with", "as well as", "with him", "with her", "with them", "with")
QUOTES = frozenset("\"“”„«»'‘’")
_GOES_ON = frozenset("who which was were is are has have had".split())  # after these others may yet be named
_THEM = frozenset({"whom", "which", "them", "these", "those", "the"})
BRACKET = "("  # before what follows a bracket and belongs to the member before it: "two guards (GSU) of the bank"
AGED = frozenset({"aged", "age", "ages"})
HURT = frozenset("wounded injured hurt injuries wounding injury maimed missing".split())


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list, ``words[start:end]``. `after` is what stands before it, "" for the first; `BRACKET` where it
    goes on with the member before a bracket.
    """

    start: int
    end: int
    after: str


def members(sentence: Sentence, start: int, end: int) -> Iterator[Member]:
    """The members of ``words[start:end]``, in order; brackets, ages and what merely tells more of the last are left out."""
    words = sentence.words
    at, after, n = start, "", start
    while n <= end:
        if n == at < end and (counted := read_quantity(words, at)):
            n = min(counted.end, end)  # "between 22 and 25"
        if n == at > start and n < end and (_tells_of_them(words, n) or words[n] in _ENDS - {*_BRACKETS}):
            n = at = _told_later(words, n, end)  # "five people, among them two children": nobody more
        others = _with_others(words, n, end)
        ends = n > at and (words[n] in _ENDS or words[n] in AGED) if n < end else True
        if not (ends or words[n] in BETWEEN or others):
            n += 1
            continue
        if member := _trimmed(words, at, n, after):
            yield member
        if (more := _told_later(words, n, end)) < end:
            n, others = more, len(_WITH[0].split())
        elif n == end or (words[n] in _ENDS and words[n] not in _BRACKETS):
            return
        if words[n] in _BRACKETS:
            n = next((k for k in range(n, end) if words[k] == _BRACKETS[words[n]]), end)
            after = BRACKET
        elif words[n] in AGED:
            n = _after_ages(words, n + 1, end) - 1
        else:
            after = "and" if others else words[n]
        n = at = n + (others or 1)


def _trimmed(words: Sequence[str], start: int, end: int, after: str) -> Member | None:
    """A member without the quotation marks around it; None if nothing is left."""
    while start < end and (words[start] in QUOTES or (words[start] == "of" and after == "and")):
        start += 1  # "the co-pilot and of a technician"
    while start < end and words[end - 1] in QUOTES:
        end -= 1
    return Member(start, end, after) if start < end else None


def _tells_of_them(words: Sequence[str], n: int) -> bool:
    """ "Of whom two", "of the five": of those told before."""
    return words[n] == "of" and (n + 1 == len(words) or words[n + 1] in _THEM or bool(read_number(words, n + 1)))


def _told_later(words: Sequence[str], n: int, end: int) -> int:
    """Where "together with" stands in "the guard, who was shot together with two others"; `end` if it does not."""
    if n >= end or words[n] not in _GOES_ON:
        return end
    found = (k for k in range(n + 1, end - 2) if words[k + 1] == "with" and words[k] in ("along", "together"))
    return next((k for k in found if _people_at(words, k + 2, end)), end)


def _after_ages(words: Sequence[str], n: int, end: int) -> int:
    """Where a list of ages ends: behind "aged" in "aged five, seven and nine, and her mother", "aged 6 to 11"."""
    n += n < end and words[n] == "of"
    while n < end and (number := read_quantity(words, n)):
        n = number.end
        if n + 1 < end and words[n] in BETWEEN and read_number(words, n + 1):
            n += 1
    return n


def _with_others(words: Sequence[str], n: int, end: int) -> int:
    """How many words add others to a list as "and" does: "with" in "the owner with his three sons", "together with"."""
    for joint in _WITH:
        size = joint.count(" ") + 1
        if n + size < end and " ".join(words[n : n + size]) == joint:
            return size if _people_at(words, n + size, end) else 0
    return 0


def _people_at(words: Sequence[str], n: int, end: int) -> bool:
    """Do the next words tell of people: kin, or a noun for people behind an article or a number?"""
    number = read_quantity(words, n)
    if words[n] in KIN:
        return True
    if not number and words[n] not in ("a", "an", "the", "another"):
        return False
    begin = number.end if number else n + 1
    if begin < end and words[begin] in ("other", "others", "more"):
        return True
    if begin + 1 < end and words[begin] == "of" and words[begin + 1] in KIN:
        return True  # "with three of her children"
    return any(k < end and words[k] not in HURT and lexicon().people.match(words, k) for k in (begin, begin + 1))


def before_ages(words: Sequence[str], start: int, end: int) -> int:
    """The end of a phrase without the ages that follow it: "two sisters, nine and eleven years old"."""
    at = end - 1 if words[end - 1] == "old" else end
    if at - 1 <= start or words[at - 1] not in _OF_AGE:
        return end
    at -= 1
    while at > start + 1 and (words[at - 1] in BETWEEN | {"between"} or read_number(words, at - 1)):
        at -= 1
    return at if words[at] in (",", "between") else end
