"""How many one member of a list tells of: by its number, or by its noun."""

from collections.abc import Sequence
from itertools import pairwise

from recount.extract.engines.encoder.members import AGED, BETWEEN, KIN, Member
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import OLDEST
from recount.model import Count
from recount.vocab.counting.bounds import bound_before
from recount.vocab.counting.words import counting_words
from recount.vocab.lexicon import lexicon
from recount.vocab.numbers import UNQUANTIFIED, Quantity, bound_count, exact, read_number, read_quantity, size_of

_ONE = frozenset("a an one his her my our its your another this that the every single".split())
_COUNTED = frozenset("people civilians fighters soldiers militants men women children members".split())
_AFTER_HEAD = frozenset(
    "of from in at with on for by to aged named called as inside outside under near still abducted known between out over who that without while taken".split()
)
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth latter former".split())
_OLDEST = frozenset("youngest eldest oldest".split())  # "the youngest 15": an age
_PARENT = frozenset("father mother parent parents".split())
_ROUNDED = frozenset("about around some nearly almost roughly".split())
_BESIDE = frozenset("with along together as".split())  # what joins people has been read before
_THEM = frozenset("them whom those these".split())
_DONE = frozenset("killed slain abducted kidnapped arrested captured detained executed".split())  # "civilians killed"
# After a comma: more of those told before ("all from one family", "by name Ali"), and no others.
_ASIDE = frozenset(
    "alias aka called known named of all both each mostly mainly from in at on near by under most".split()
)


def of_member(sentence: Sentence, member: Member, start: int, *, people: bool) -> tuple[str, Count]:
    """What sort of words a member is ("number", "noun", "name", "" for none) and how many it tells of."""
    words = sentence.words[member.start : member.end]
    quantity = _quantity(sentence, member, member.start == start)
    if quantity is not None and quantity.count.high == 0:
        return "number", exact(0)
    if member.after and _tells_more(sentence, member):
        return "", UNQUANTIFIED
    if {*words[:2]} & (_ORDINALS | _OLDEST) and len(words) <= 3:
        return "noun", exact(1)
    head = _head(words)
    counts_units = _is_unit(words, head) or (people and head in counting_words().places)
    if quantity is not None:
        one = quantity.count.low == 1 or head.endswith("s") or counting_words().mass & {head, *words[-2:]}
        counts_units = counts_units and bool(one or head in counting_words().places)  # "six militia" are people
        inside = quantity.start - member.start
        of_people = inside > 0 and "of" in words[inside - 1 : inside + 1]  # "a squad of 3 gunmen" are three
        return "number", UNQUANTIFIED if counts_units and not of_people else quantity.count
    return (
        ("", UNQUANTIFIED) if _is_age(sentence, member, words) else _of_unnumbered(sentence, member, head, counts_units)
    )


def _is_unit(words: Sequence[str], head: str) -> bool:
    return head in counting_words().units or "tactical" in words


def _tells_more(sentence: Sentence, member: Member) -> bool:
    """Does a member only tell more of those before it: "seven of them children", "all from one family", "abducted too"?"""
    words = sentence.words[member.start : member.end]
    participle = words[0].endswith(("ed", "ing")) and not sentence.tokens[member.start].is_capital
    return _is_part(words) or participle or (words[0] in _ASIDE and not bound_before(words, 0))


def _of_unnumbered(sentence: Sentence, member: Member, head: str, counts_units: bool) -> tuple[str, Count]:
    """The same of a member without a number of its own."""
    words = sentence.words[member.start : member.end]
    if (size := next(filter(None, map(size_of, words[:3])), None)) is not None:
        return "number", exact(size)  # "a nine-man gang"
    share = any(a in counting_words().shares and b == "of" for a, b in pairwise(words[:4]))
    if counts_units or share or {*words[:2]} & counting_words().open:
        return "noun", UNQUANTIFIED
    return _of_noun(sentence, member, head)


def _of_noun(sentence: Sentence, member: Member, head: str) -> tuple[str, Count]:
    """The same of a member without a number, by its noun."""
    words = sentence.words[member.start : member.end]
    pairs = counting_words().pairs
    two = any(
        word in ("couple", "duo") for word, after in pairwise([*words, ""]) if after != "'s"
    )  # not "the couple's baby"
    if words[0] in pairs or (words[-1] in pairs and words[0] in _ONE | KIN) or two:
        return "noun", exact(2)
    plural = _is_plural(head) and not _is_name(sentence, member, words.index(head))
    if words[0] in _ONE or words[0].endswith("'s"):
        return "noun", UNQUANTIFIED if plural or _gathers(words, head) else exact(1)
    capital = sentence.tokens[member.start].is_capital and not _is_known(sentence, member)
    return (
        "name" if capital or (member.after and _is_titled_name(sentence, member)) else "noun"
    ), UNQUANTIFIED if plural else exact(1)


def _is_titled_name(sentence: Sentence, member: Member) -> bool:
    """ "Lieutenant Aram Sarkis", "comrade Ravi", "58-year-old Josiane Lambert": a name behind what he or she is."""
    tokens = [t for t in sentence.tokens[member.start : member.end] if t.is_word]
    names = tokens[1:] if tokens else []
    return bool(names) and all(t.is_capital and (len(t.text) == 1 or not t.text.isupper()) for t in names)


def _is_name(sentence: Sentence, member: Member, head: int) -> bool:
    """Is the head of a member a name that merely ends in s ("Producer Iryna Shvets")?"""
    at = member.start + head
    known = lexicon().people.match(sentence.words, at)
    return sentence.tokens[at].is_capital and at > member.start and known is None


def _gathers(words: Sequence[str], head: str) -> bool:
    """ "a row of bodies" has no number; "a member of the forces" is one."""
    after = words.index("of") + 1 if "of" in words else len(words)
    known = lexicon().people.match([head], 0)
    if known is not None or after >= len(words) or words[after] in _ONE:
        return known is None and after < len(words) and _is_plural(words[after])
    return _is_plural(words[after]) or any(_is_people(w) for w in words[after + 1 : after + 3])


def _is_people(word: str) -> bool:
    """A plural of a noun for people, and no unit."""
    known = lexicon().people.match([word], 0)
    return known is not None and known[1].plural and not known[1].unit


def _quantity(sentence: Sentence, member: Member, is_first: bool) -> Quantity | None:
    """The number of a member: the first in it, with the words before that bound it; no age, year or ordinal."""
    begin = max(0, member.start - 3) if is_first else member.start
    found = (read_quantity(sentence.words, at) for at in range(begin, member.end))
    quantity = next((q for q in found if q is not None and _is_of(sentence, member, q)), None)
    if quantity is None:
        return None
    told = (bound_count(sentence.words, quantity.count, at) for at in range(quantity.end, member.end + 1))
    count = next((c for c, _ in told if c != quantity.count), quantity.count)  # "30 people or more"
    return Quantity(count=count, start=quantity.start, end=quantity.end)


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
    if at > member.start and _is_part_of_name(sentence, member.start, at):
        return False
    article = words[at] in ("a", "an", "another") and number == 1
    return at != member.start or not (article or _bare_age(sentence, member, found))


def _is_part_of_name(sentence: Sentence, start: int, at: int) -> bool:
    """ "The commander of Brigade 81", "a Form Three student", "on November 11": a number right behind a name."""
    before, number = sentence.tokens[at - 1], sentence.tokens[at]
    listed = all(t.is_capital for t in sentence.tokens[start:at])  # "Homs 9, Daraa 8": the dead by town
    named = before.is_capital and not before.text.isupper() and not listed
    return named and (number.is_capital or number.text.isdigit())


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
        return bool(counting_words().gathered & inside) or (following in _COUNTED and not inside & _PARENT)
    return found.end < member.end or words[member.start] in counting_words().open or before not in _ONE


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


def _head(words: Sequence[str]) -> str:
    """The word that a noun phrase is about: the last before "of", "from" and the like."""
    for n, word in enumerate(words):
        if n and (word in _AFTER_HEAD or (word.endswith("ing") and words[n - 1] not in _ONE)):
            return words[n - 2] if n > 1 and words[n - 1].endswith("ed") else words[n - 1]
    return words[-2] if len(words) > 1 and words[-1] in _DONE and _is_plural(words[-2]) else words[-1]


def _is_plural(word: str) -> bool:
    known = lexicon().people.match([word], 0)
    if known or word in counting_words().several:
        return word in counting_words().several or bool(known and known[1].plural)
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3


def _is_known(sentence: Sentence, member: Member) -> bool:
    """Does a member begin with a noun for people, capital only since it begins a sentence or a headline?"""
    return lexicon().people.match(sentence.words, member.start) is not None
