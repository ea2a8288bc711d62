"""How many a phrase tells of, read member by member: "a couple and their three children", "Amal Nasr, 34, a nurse"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.extract.engines.encoder.members import AGED, BETWEEN, HURT, KIN, Member, before_ages, members
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import OLDEST
from recount.model import Count
from recount.vocab.counting.sums import total
from recount.vocab.lexicon import lexicon
from recount.vocab.numbers import UNQUANTIFIED, Quantity, exact, read_number, read_quantity

_NONE = frozenset("no none nobody neither zero nil without any".split())
_UNHURT = frozenset("unharmed unhurt uninjured intact unscathed".split())
# "did not hit anyone", "was not harmed"
_NOT_DONE = frozenset("hurt harmed hit hitting injured wounded killed touched scratched anyone anybody".split())
_ONE = frozenset("a an one his her my our its your another this that the every single".split())
_TWO = frozenset("couple duo pair spouses twins both".split())
_GATHERED = frozenset("family group team crew party gang total toll column convoy unit patrol squad number".split())
_COUNTED = frozenset("people civilians fighters soldiers militants men women children members".split())
_THE = frozenset({"the", "a", "an", "its"})
_AFTER_HEAD = frozenset(
    "of from in at with on for by to aged named called as inside outside under near still abducted known between".split()
)
_SUMS = frozenset("number total toll count figure".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth latter former".split())
_PARENT = frozenset("father mother parent parents".split())
_ROUNDED = frozenset("about around some nearly almost roughly".split())
_BESIDE = frozenset("with along together as".split())  # what joins people has been read before
_THEM = frozenset("them whom those these".split())
_TIMES = frozenset("days day hours hour weeks week months years ago minutes".split())
_PARTS = frozenset("including among".split())
_SORTS = tuple(
    frozenset(sort.split())
    for sort in ("man men boy boys", "woman women girl girls", "child children baby babies infant")
)
_SHARES = frozenset("half third thirds quarter quarters".split())
# Of these a number says nothing of how many they hold; of the second line it counts things, but no people.
_UNITS = frozenset(
    "tactical families family households household tents clusters units brigade battalion regiment company team teams "
    "group groups gang gangs band crowd platoon patrol squad squads crews convoy cattle livestock manpower tons tonnes".split()
)
_THINGS = frozenset("areas places positions locations sites concentrations houses homes villages".split())
_PLURALS = frozenset(
    "people men women children police personnel troops dead wounded injured infantry staff kids missing displaced military "
    "crew".split()
)
_SPOKEN_OF = frozenset("dead deaths death killed fatalities martyrs martyred martyrdom".split())
_MANY = frozenset("most rest others several many some all few hundreds thousands dozens scores numbers".split())


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
    if _says_none(words, start, end):
        return exact(0)
    if words[start] in _THE and {*words[start + 1 : start + 3]} & _SUMS:
        return _of_sum(words, start, end)
    told = _told_apart(sentence, (start, end), people=people)
    counts, joints = [t.count for t in told], [t.after for t in told[1:]]
    if joints[:1] == [","] and sum(c.low or 0 for c in counts[1:]) == counts[0].low != 1 and not _others(told):
        return counts[0]  # "four men, a father and his three sons"
    if joints == [","] and counts == [exact(1)] * 2 and _is_known_one(words, start) and told[1].first in ("a", "an"):
        return exact(1)  # "the suspect, a resident of Jenin": a list would end with "and"
    return total(counts) if counts else None


def _of_sum(words: Sequence[str], start: int, end: int) -> Count:
    """The number that a sum is put at: "the number of dead rose to 15", "an earlier figure of eight"."""
    for n in range(start + 2, end):
        found = read_quantity(words, n) if words[n][0].isdigit() or read_number(words, n) else None
        if found and (found.end >= end or words[found.end] not in _TIMES):
            led = words[n - 1] == "of" or (words[start] not in ("a", "an") and words[n - 1] not in BETWEEN | _PARTS)
            return found.count if led else UNQUANTIFIED
    return UNQUANTIFIED


def _others(told: Sequence[_Told]) -> bool:
    """Are those behind the first of another sort: men, and then women and children?"""
    sorts = [next((n for n, sort in enumerate(_SORTS) if sort & {*t.words}), None) for t in told]
    return sorts[0] is not None and any(s is not None and s != sorts[0] for s in sorts[1:])


def _told_apart(sentence: Sentence, span: tuple[int, int], *, people: bool) -> list[_Told]:
    """The members of a phrase that are not told before in it."""
    told: list[_Told] = []
    named = aged = False
    for member in members(sentence, *span):
        words = tuple(sentence.words[member.start : member.end])
        kind, count = _of_member(sentence, member, span[0], people=people)
        if aged and len(words) == 1 and read_number(words, 0):
            continue  # "two boys, 9 and 12"
        aged = (kind == "" and read_number(words, 0) is not None) or _ends_in_age(words)
        again = bool(told) and member.after == "," and _names_again(told[-1], kind, words)
        named = named or (again and kind == "name" and (told[-1].count.low or 0) > 1)
        if kind and not again and not (named and kind == "name"):  # "two men, Ali and Omar"
            told.append(_Told(kind, count, member.after, words))
    return told


def _ends_in_age(words: Sequence[str]) -> bool:
    """ "two boys of 12": but "a family of five" are five."""
    counted = len(words) > 2 and words[-2] == "of" and read_number(words, len(words) - 1) is not None
    return counted and not _GATHERED & {*words}


def _is_known_one(words: Sequence[str], start: int) -> bool:
    """Does a phrase begin with "the", "its", "a second": somebody whom the next words may describe?"""
    return words[start] in _ONE - {"a", "an"} or {*words[start : start + 2]} & _ORDINALS != frozenset()


def _says_none(words: Sequence[str], start: int, end: int) -> bool:
    if _UNHURT & {*words[start:end]} or words[start : start + 2] == ("not", "one"):
        return True
    denied = words.index("not", start, end) if "not" in words[start:end] else end
    if _NOT_DONE & {*words[denied:end]} or words[start : start + 3] == ("not", "a", "single"):
        return True
    found = read_quantity(words, start)  # "no fewer than 20"
    return words[start] in _NONE and not (found and (found.count.low or found.count.high))


def is_joint(sentence: Sentence, start: int, end: int) -> bool:
    """Does a number count the dead and the wounded together ("142 killed and wounded", "29 casualties")?"""
    near = sentence.words[max(0, start - 4) : end + 5]
    for n in range(1, len(near) - 1):
        if near[n] in ("and", "or", "/", "&") and near[n - 1] in _SPOKEN_OF and near[n + 1] in HURT:
            inside = range(max(0, start - 4) + n - 1, max(0, start - 4) + n + 2)
            before = any(k < start for k in inside) and not any(start <= k < end for k in inside)
            right_before = start - 1 in inside  # "killed and wounded five members"
            return (
                not before or right_before or sentence.words[start - 1] in ("to", "of", "reached", "totalled", "were")
            )
    return False


def _of_member(sentence: Sentence, member: Member, start: int, *, people: bool) -> tuple[str, Count]:
    """What sort of words a member is ("number", "noun", "name", "" for none) and how many it tells of."""
    words = sentence.words[member.start : member.end]
    quantity = _quantity(sentence, member, member.start == start)
    if quantity is not None and quantity.count.high == 0:
        return "number", exact(0)
    if member.after and _is_part(words):
        return "", UNQUANTIFIED
    if {*words[:2]} & _ORDINALS and len(words) <= 3:
        return "noun", exact(1)
    if member.after and (words[0].endswith(("ed", "ing")) and not sentence.tokens[member.start].is_capital):
        return "", UNQUANTIFIED  # "a second, abducted with the ambulance"
    head = _head(words)
    counts_units = head in _UNITS or "tactical" in words or (people and head in _THINGS)
    if quantity is not None:
        inside = quantity.start - member.start
        of_people = inside > 0 and "of" in words[inside - 1 : inside + 1]  # "a squad of 3 gunmen" are three
        return "number", UNQUANTIFIED if counts_units and not of_people else quantity.count
    if _is_age(sentence, member, words):
        return "", UNQUANTIFIED
    if counts_units or {*words[:2]} & _MANY or (_SHARES & {*words[:3]} and "of" in words):
        return "noun", UNQUANTIFIED
    return _of_noun(sentence, member, head)


def _of_noun(sentence: Sentence, member: Member, head: str) -> tuple[str, Count]:
    """The same of a member without a number, by its noun."""
    words = sentence.words[member.start : member.end]
    if words[0] in _TWO or (words[-1] in _TWO and words[0] in _ONE | KIN) or {"couple", "duo"} & {*words}:
        return "noun", exact(2)
    plural = _is_plural(head) and not _is_name(sentence, member, words.index(head))
    if words[0] in _ONE or words[0].endswith("'s"):
        return "noun", UNQUANTIFIED if plural or _gathers(words, head) else exact(1)
    capital = sentence.tokens[member.start].is_capital and not _is_known(sentence, member)
    return ("name" if capital else "noun"), UNQUANTIFIED if plural else exact(1)


def _is_name(sentence: Sentence, member: Member, head: int) -> bool:
    """Is the head of a member a name that merely ends in s ("Producer Iryna Shvets")?"""
    at = member.start + head
    known = lexicon().people.match(sentence.words, at)
    return sentence.tokens[at].is_capital and at > member.start and known is None


def _gathers(words: Sequence[str], head: str) -> bool:
    """ "a row of bodies" has no number; "a member of the forces" is one."""
    after = words.index("of") + 1 if "of" in words else len(words)
    known = lexicon().people.match([head], 0)
    return known is None and after < len(words) and _is_plural(words[after])


def _quantity(sentence: Sentence, member: Member, is_first: bool) -> Quantity | None:
    """The number of a member: the first in it, with the words before that bound it; no age, year or ordinal."""
    begin = max(0, member.start - 3) if is_first else member.start
    found = (read_quantity(sentence.words, at) for at in range(begin, member.end))
    return next((q for q in found if q is not None and _is_of(sentence, member, q)), None)


def _is_of(sentence: Sentence, member: Member, found: Quantity) -> bool:
    """Does a quantity say how many a member is?"""
    words, at = sentence.words, found.start
    if not (member.start < found.end <= member.end):
        return False
    if at < member.start and not _bounds(words[at : member.start]):
        return False
    number = found.count.low if found.count.low is not None else found.count.high
    if number is None:
        return at <= member.start + 1
    if (at > member.start or words[at] == "of") and not _counts(words, member, found):
        return False
    article = words[at] in ("a", "an", "another") and number == 1
    return at != member.start or not (article or _bare_age(sentence, member, found))


def _bounds(before: Sequence[str]) -> bool:
    return all(w not in BETWEEN and w not in (".", "(", ")") for w in before)


def _counts(words: Sequence[str], member: Member, found: Quantity) -> bool:
    """Is a number inside a member the number of those it tells of, and no age, year, hour or part of a name?"""
    at = found.start if words[found.start] == "of" else found.start - 1
    while at > member.start and words[at] in _ROUNDED:
        at -= 1
    before = words[at]
    following = words[found.end] if found.end < len(words) else ""
    if (
        before in AGED
        or before in ("in", "born", "between", "with")
        or following in ("years", "year", "days", "year-old", "years-old")
    ):
        return False
    if before == "of":
        inside = {*words[member.start : found.start]}
        return bool(_GATHERED & inside) or (following in _COUNTED and not inside & _PARENT)
    return found.end < member.end or words[member.start] in _MANY or before not in _ONE


def _bare_age(sentence: Sentence, member: Member, found: Quantity) -> bool:
    """ "Halyna Prystupa, 61,": nothing but a number that may be an age, after a name or a noun and a comma."""
    if (
        member.after == "and"
        and found.end >= member.end
        and AGED & {*sentence.words[max(0, member.start - 4) : member.start]}
    ):
        return True  # "two girls aged 9 and 12"
    alone = found.end >= member.end or sentence.words[found.end] in ("years", "year", "year-old", "years-old", "yrs")
    return alone and member.after == "," and (found.count.low or OLDEST + 1) <= OLDEST


def _is_age(sentence: Sentence, member: Member, words: Sequence[str]) -> bool:
    numbers = any(read_number(words, n) for n in range(len(words)) if words[n] not in ("a", "an"))
    only = len(words) <= 3 and numbers and member.after in (",", "and")
    return words[0] in AGED or (only and not sentence.tokens[member.start].is_capital) or words[0] == "born"


def _is_part(words: Sequence[str]) -> bool:
    """ "seven of them children", "2 seriously", "with one in danger": more of those told before."""
    few = len(words) == 2 and read_number(words, 0) is not None and words[1].endswith("ly")
    return few or words[0] in _BESIDE or any(a == "of" and b in _THEM for a, b in pairwise(words))


def _names_again(last: _Told, kind: str, words: Sequence[str]) -> bool:
    """After a comma a name says who the one before was, and a noun what he was; "one of them, a man of 34". Kin are others."""
    if kind == "noun" and words[0] in KIN:
        return False
    if last.kind == "number" and last.count == exact(1):
        return kind == "name" or (kind == "noun" and "of" in last.words)
    return (last.kind, kind) in (("noun", "name"), ("name", "noun"), ("number", "name"))


def _head(words: Sequence[str]) -> str:
    """The word that a noun phrase is about: the last before "of", "from" and the like."""
    for n, word in enumerate(words):
        if n and (word in _AFTER_HEAD or word.endswith("ing")):
            return words[n - 2] if n > 1 and words[n - 1].endswith("ed") else words[n - 1]
    return words[-1]


def _is_plural(word: str) -> bool:
    known = lexicon().people.match([word], 0)
    if known or word in _PLURALS:
        return word in _PLURALS or bool(known and known[1].plural)
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3


def _is_known(sentence: Sentence, member: Member) -> bool:
    """Does a member begin with a noun for people, capital only since it begins a sentence or a headline?"""
    return lexicon().people.match(sentence.words, member.start) is not None

