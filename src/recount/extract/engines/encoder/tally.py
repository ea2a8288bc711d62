"""How many a phrase tells of, read member by member: "a couple and their three children", "Amal Nasr, 34, a nurse"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.extract.engines.encoder.headcount import of_member
from recount.extract.engines.encoder.members import AGED, BETWEEN, BRACKET, KIN, QUOTES, before_ages, members
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, Wording
from recount.vocab.counting.bounds import Bound
from recount.vocab.counting.sums import total
from recount.vocab.counting.words import counting_words
from recount.vocab.numbers import UNQUANTIFIED, exact, read_number, read_quantity

_NONE = frozenset("no none nobody no-one neither zero nil without any".split())
_UNHURT = frozenset("unharmed unhurt uninjured intact unscathed".split())
# "did not hit anyone", "was not harmed"
_NOT_DONE = frozenset("hurt harmed hit hitting injured wounded killed touched scratched anyone anybody".split())
_THE = frozenset({"the", "a", "an", "its"})
_SUMS = frozenset("number total toll count figure".split())
_DAMAGE = frozenset("damage casualties losses deaths injuries fatalities harm loss".split())
_CLAUSE, _DENIED = 3, 9  # words from "no" to the "or" that goes on with it, at least and at most
_TIMES = frozenset("days day hours hour weeks week months years ago minutes".split())
_PARTS = frozenset("including among".split())
_OUTCOMES = frozenset("casualty casualties losses loss deaths fatalities injuries victims harm".split())
# What a sum comes to stands after these: "those killed since March rises to twelve", "the dead are put at 818".
_COUNTED = frozenset(
    "dead killed wounded injured casualties victims deaths fatalities people count number toll".split()
)
_HARMING = frozenset("hurting harming injuring killing wounding touching hitting any causing".split())
_REACHES = frozenset("to at now become became passed reached totals totalled numbered".split())
_AN = frozenset({"a", "an"})
_CALLED = frozenset({"called", "named", "nicknamed"})
_TITLES = frozenset(
    "captain major colonel general lieutenant sergeant corporal sheikh imam father judge mayor commander brigadier constable dr mr mrs".split()
)
_IS = frozenset("is was are were".split())
_DESCRIBED = frozenset("resident native father mother owner citizen national son daughter member".split())
_SORTS = tuple(
    frozenset(sort.split())
    for sort in ("man men boy boys", "woman women girl girls", "child children baby babies infant")
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Somebody told of: what sort of words they are ("number", "noun", "name"), how many, what joins them to the last."""

    kind: str
    count: Count
    after: str
    words: tuple[str, ...]

    @property
    def first(self) -> str:
        """Its first word."""
        return self.words[0]


def tally(sentence: Sentence, start: int, end: int, *, people: bool = True) -> Count | None:
    """The count of ``words[start:end]``: the sum of its members where all have a number; None where nothing says.

    "no", "none" and "unharmed" are 0; ages, years of birth and what names the same person again count nobody; of
    `people`, units ("three tactical units", "40 families") give no number.
    """
    words = sentence.words
    end = before_ages(words, start, end)
    while start + 1 < end and (words[start] in QUOTES or _is_both(sentence, start) or _is_joint_that(words, start)):
        start += 1
    if listed := _after_colon(words, start, end):
        return listed
    if _says_none(words, start, end):
        return exact(0)
    if words[start] in _THE and _is_sum(sentence, start):
        return _of_sum(words, start, end)
    if (reached := _reached(words, start, end)) is not None:
        return reached
    told = _told_apart(sentence, (start, end), people=people)
    if not told or [t.count for t in told] == [UNQUANTIFIED]:
        return _in_brackets(words, start, end) or (UNQUANTIFIED if told else None)
    return _of_list(told)


def _is_both(sentence: Sentence, start: int) -> bool:
    """Does "both" only announce a list: "both Amal Nasr and a guard"?"""
    after = sentence.tokens[start + 1]
    return sentence.words[start] == "both" and (after.is_capital or after.norm in _THE | KIN)


def _is_joint_that(words: Sequence[str], start: int) -> bool:
    """ "(The elders say) that three": no pronoun before a number."""
    return words[start] == "that" and read_number(words, start + 1) is not None


def _is_sum(sentence: Sentence, start: int) -> bool:
    """ "The toll of the raid", "the death toll", and not "a toll collector"."""
    words, tags = sentence.words, sentence.tags
    ahead = (n for n in (start + 1, start + 2) if n < len(words) and words[n] in _SUMS)
    return any(tags[n + 1 : n + 2] != (Tag.NOMINAL,) or words[n + 1] in _COUNTED for n in ahead)


def _of_list(told: Sequence[_Told]) -> Count:
    """The sum of a list; of a number and those behind a comma who are the same people, the number."""
    counts, joints = [t.count for t in told], [t.after for t in told[1:]]
    if joints[:1] == [","] and sum(c.low or 0 for c in counts[1:]) == counts[0].low != 1 and not _others(told):
        return counts[0]  # "four men, a father and his three sons"
    if joints == [","] and counts == [exact(1)] * 2 and told[1].first in ("a", "an", "one", "the"):
        return exact(1)  # "the suspect, a resident of Jenin": a list would end with "and"
    if joints == [","] and counts == [exact(1)] * 2 and "'s" in told[0].words and told[1].kind == "name":
        return exact(1)  # "the emir's deputy, Rashid Awad"
    if joints == [","] and counts[0].wording is Wording.UNQUANTIFIED and _is_bare(told[1].words):
        return counts[1]  # "soldiers, forty", "a full crew, nine persons"
    return _with_unnumbered(total(counts), told)


def _is_bare(words: Sequence[str]) -> bool:
    return len(words) <= _BARE or words[-2:] == ("in", "number")


def _in_brackets(words: Sequence[str], start: int, end: int) -> Count | None:
    """ "The wounded (8)", "women and children (about 120 persons)": the number that stands in brackets alone."""
    opening = words.index("(", start, end) if "(" in words[start:end] else end
    found = read_quantity(words, opening + 1) if opening + 1 < end else None
    alone = found is not None and ")" in words[found.end : found.end + 2]
    return found.count if found and alone else None


def _with_unnumbered(count: Count, told: Sequence[_Told]) -> Count:
    """ "A mother and her kids", "an officer and several soldiers": more than those who are counted."""
    others = any(
        t.count == UNQUANTIFIED and t.after == "and" and t.first in counting_words().open | KIN for t in told[1:]
    )
    return (
        Bound(wording=Wording.AT_LEAST).of(count.low)
        if others and count.wording is Wording.EXACT and count.low
        else count
    )


_BARE = 2  # words of a number that stands after those whom it counts


def _after_colon(words: Sequence[str], start: int, end: int) -> Count | None:
    """The number of an entry: "Wounded: 24", "civilians killed: 9-14"; None where the words are no entry."""
    colon = words.index(":", start, end) if ":" in words[start:end] else None
    if colon is None or colon + 1 >= end or any(read_number(words, n) for n in range(start, colon)):
        return None
    if words[colon + 1] in ("none", "nil"):
        return exact(0)
    found = read_quantity(words, colon + 1)
    return found.count if found and found.end >= end else None


def _reached(words: Sequence[str], start: int, end: int) -> Count | None:
    """ "Those killed since March rises to twelve": the number that ends a phrase which begins with none."""
    if read_quantity(words, start) or words[start] in ("a", "an") or AGED & {*words[start:end]}:
        return None
    for n in range(start + 2, end):
        found = read_quantity(words, n) if words[n - 1] in _REACHES or words[n] == "exceeded" else None
        if found is not None and found.end == end and found.count.wording is not Wording.UNQUANTIFIED:
            return found.count
    return None


def _of_sum(words: Sequence[str], start: int, end: int) -> Count:
    """The number that a sum is put at: "the number of dead rose to 15", "an earlier figure of eight"."""
    if (reached := _reached(words, start, end)) is not None:
        return reached
    for n in range(start + 2, end):
        if words[n - 1] in _IS and (put := read_quantity(words, n)) and put.end == end:
            return put.count
        numbered = words[n][0].isdigit() or read_number(words, n)
        found = read_quantity(words, n) if numbered and not _is_day(words, n) else None
        if found and (found.end >= end or words[found.end] not in _TIMES):
            led = words[n - 1] == "of" or (words[start] not in ("a", "an") and words[n - 1] not in BETWEEN | _PARTS)
            return found.count if led else UNQUANTIFIED
    return UNQUANTIFIED


def _is_day(words: Sequence[str], at: int) -> bool:
    """Is a number a day of the month: "since October 8"?"""
    return words[at - 1] in counting_words().years - {"in", "since", "until", "till", "during", "year"}


def _others(told: Sequence[_Told]) -> bool:
    """Are those behind the first of another sort: men, and then women and children?"""
    sorts = [next((n for n, sort in enumerate(_SORTS) if sort & {*t.words}), None) for t in told]
    return sorts[0] is not None and any(s is not None and s != sorts[0] for s in sorts[1:])


def _told_apart(sentence: Sentence, span: tuple[int, int], *, people: bool) -> list[_Told]:
    """The members of a phrase that are not told before in it."""
    told: list[_Told] = []
    named = aged = False
    every = tuple(members(sentence, *span))
    last = max((n for n, m in enumerate(every) if m.after == "and"), default=0)
    for n, member in enumerate(every):
        words = tuple(sentence.words[member.start : member.end])
        kind, count = of_member(sentence, member, span[0], people=people)
        if member.after == BRACKET:
            continue
        if aged and len(words) == 1 and read_number(words, 0):
            continue  # "two boys, 9 and 12"
        aged = (kind == "" and read_number(words, 0) is not None) or _ends_in_age(words)
        again = bool(told) and member.after == "," and _names_again(told[-1], kind, words)
        again = again or (member.after == "," and n > last > 0 and words[0] in _AN and kind == "noun")
        again = again or (bool(told) and _names_whole(told[-1], kind, words))
        named = named or (again and kind == "name" and (told[-1].count.low or 0) > 1)
        if kind and not again and not (named and kind == "name"):  # "two men, Ali and Omar"
            told.append(_Told(kind, count, member.after, words))
    return told


def _ends_in_age(words: Sequence[str]) -> bool:
    """ "two boys of 12": but "a family of five" are five."""
    counted = len(words) > 2 and words[-2] == "of" and read_number(words, len(words) - 1) is not None
    return counted and not counting_words().gathered & {*words}


def _names_whole(last: _Told, kind: str, words: Sequence[str]) -> bool:
    """ "Nine soldiers of Niger and Nigeria", "twelve members of the police and the army": whose, and nobody more."""
    whose = last.kind == "number" and {"of", "from"} & {*last.words} and last.count != exact(1)
    others = words[0] in KIN | {"a", "an", "one", "another"} or "'s" in words
    return bool(whose) and kind in ("name", "noun") and not others


def _says_none(words: Sequence[str], start: int, end: int) -> bool:
    before = words[max(0, start - 2) : start]
    if before[-1:] == ("without",) or (before[:1] == ("without",) and before[-1] in _HARMING):
        return True  # "without harm to anybody", "without hurting the driver"
    if any(pair in (("none", "was"), ("none", "were")) for pair in pairwise(words[start:end])):
        return True  # "of the brothers none was harmed"
    if _is_denied_too(words, start):
        return True
    if _UNHURT & {*words[start:end]} or words[start : start + 2] == ("not", "one") or words[end - 1] == "safe":
        return True
    if any(pair == ("no", "one") for pair in pairwise(words[start:end])) or _denies_outcome(words, start, end):
        return True
    denied = words.index("not", start, end) if "not" in words[start:end] else end
    if _NOT_DONE & {*words[denied:end]} or words[start : start + 3] == ("not", "a", "single"):
        return True
    found = read_quantity(words, start)  # "no fewer than 20"
    return words[start] in _NONE and not (found and (found.count.low or found.count.high))


def _is_denied_too(words: Sequence[str], start: int) -> bool:
    """ "No damage to the ship or (injury to personnel)": what was denied before an "or" is denied behind it."""
    if words[start - 1 : start] not in (("or",), ("nor",)) or start < _CLAUSE:
        return False
    before = words[max(0, start - _DENIED) : start - 1]
    denied = max((n for n, word in enumerate(before) if word in ("no", "without")), default=None)
    return denied is not None and _DAMAGE.issuperset(before[denied + 1 : denied + 2])


def _denies_outcome(words: Sequence[str], start: int, end: int) -> bool:
    """ "Did not suffer any losses", "no indication of civilian casualties", "without causing deaths"."""
    for n in range(start, end):
        if words[n] in ("no", "any", "without"):
            ahead = words[n + 1 : min(n + 5, end)]
            what = next((k for k, w in enumerate(ahead) if w in _OUTCOMES), None)
            if what is not None and not any(w in ("and", "but", ",") for w in ahead[:what]):
                return words[n] != "any" or "not" in words[start:n] or "without" in words[start:n]
    return False


def _names_again(last: _Told, kind: str, words: Sequence[str]) -> bool:
    """After a comma a name says who the one before was, and a noun what he was; "one of them, a man of 34". Kin are others."""
    if kind == "noun" and words[0] in KIN:
        return last.words in (("another",), ("one",), ("the", "other"))
    if last.kind == "number" and last.count == exact(1):
        return kind == "name" or (kind == "noun" and ("of" in last.words or len(last.words) == 1))
    if kind == "noun" and last.count == exact(1) and words[0] in _AN and _CALLED & {*words}:
        return True  # "its driver, a Kenyan called Musa"
    if kind == "noun" and last.kind == "noun" and last.count == exact(1) and len(words) > 1 and words[0] in _TITLES:
        return True  # "their commander, Captain Issa Barry"
    if kind == "noun" and last.count == exact(1) and "of" in words and _DESCRIBED & {*words[:2]}:
        return True  # "the driver, a resident of Kotahena, and a woman"
    return (last.kind, kind) in (("noun", "name"), ("name", "noun"), ("number", "name"))
