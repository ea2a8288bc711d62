"""Noun phrases of a sentence: how many of whom or of what, and what stands before them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.sentence.ages import (
    aged_head,
    ages_begin,
    ages_from,
    begins_ages,
    is_of_ages,
    is_or_so,
    is_set_off,
    name_before_age,
    suspended,
)
from recount.extract.engines.lexical.sentence.brackets import aside
from recount.extract.engines.lexical.sentence.tags import Tag, is_name_number, is_one_more, without_tail
from recount.extract.engines.lexical.sentence.tokens import Token
from recount.model import Count, Group, Population
from recount.vocab.counting.bounds import openings
from recount.vocab.counting.words import counting_words
from recount.vocab.lexicon import EventNoun, People, Thing, lexicon
from recount.vocab.numbers import UNQUANTIFIED, VAGUE, Quantity, bound_count, exact, read_quantity, size_of

OLDEST = 110  # years: a larger number after a name is no age
_AGED = frozenset({Group.CHILD, Group.MAN, Group.WOMAN})
# Heads that only measure what follows "of": "a group of 60 fighters" is 60 fighters.
_MEASURES = frozenset(
    "group number total dozens scores tens hundreds thousands handful bodies body remains majority "
    "most corpses part pieces piece dozen couple pair gathering convoy rest half quantity quantities amount amounts".split()
)
# Of these, the ones that leave open how many.
_UNCOUNTED = frozenset(
    "number dozens scores hundreds thousands tens handful majority most part quantity quantities amount amounts group "
    "gathering convoy".split()
)
# Heads that keep their own count, of a body named after "of": "three members of the force".
_MEMBERS = frozenset(
    "member members soldier soldiers fighter fighters leader leaders commander commanders officer officers "
    "element elements personnel militant militants civilian civilians son sons child children resident residents "
    "position positions base building house homes houses".split()
)
_OPENING = frozenset("the half all both no an a another exactly only between from just couple half-dozen".split())
# Shares of those after "of", whose number is not that of the share: "half of the 30 passengers".
_OPEN = frozenset("half third quarter most rest majority part bulk".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: ``tokens[start:end]``. `head` is the token where its last known noun begins, else its last token.

    `preposition` is the preposition right before it, None if none is. At most one of `people`, `thing` and `event` is
    set by the head; an unknown head sets none. `joined` are nouns that share its number. `bare` means a quantity without
    a noun ("nine injured"). `named` are names set beside its noun ("a nurse, Amal Nasr"), as token indexes.
    """

    start: int
    end: int
    head: int
    quantity: Quantity | None = None
    people: People | None = None
    thing: Thing | None = None
    event: EventNoun | None = None
    preposition: str | None = None
    bare: bool = False
    determiner: str | None = None
    joined: tuple[People | None, ...] = ()
    named: tuple[tuple[int, int], ...] = ()

    @property
    def plural(self) -> bool:
        """Is its head plural, as far as the lexicon knows?"""
        known = self.people or self.thing or self.event
        return bool(known and known.plural)


def chunk(tokens: Sequence[Token], tags: Sequence[Tag], blocked: frozenset[int]) -> tuple[Phrase, ...]:
    """The noun phrases in order. `blocked` are tokens of time expressions, which belong to none."""
    words = [t.norm for t in tokens]
    found: list[Phrase] = []
    i = 0
    while i < len(tokens):
        phrase = None if i in blocked else _half_told(words, tags, i) or _phrase_at(tokens, words, tags, blocked, i)
        if phrase is None:
            i += 1
            continue
        aged = found[-1] if found and _is_age_of(words, found[-1], phrase) else None
        if aged:
            found[-1] = replace(aged, end=phrase.end)
        elif _is_own_age(words, found, phrase):
            found[-1:] = [_with_ages(words, p, phrase) for p in found[-1:]]
        elif not _is_age(tokens, words, phrase):
            found.append(phrase)
        i = phrase.end
    return tuple(_bounded_after(words, p) for p in _merge_of(words, _merge_and(words, found)))


def _bounded_after(words: Sequence[str], phrase: Phrase) -> Phrase:
    """ "30 people or more", "12 dead at least": bounded by what follows the noun."""
    if phrase.quantity is None or phrase.end >= len(words):
        return phrase
    count, end = bound_count(words, phrase.quantity.count, phrase.end)
    return phrase if end == phrase.end else replace(phrase, quantity=replace(phrase.quantity, count=count))


def _is_age(tokens: Sequence[Token], words: Sequence[str], phrase: Phrase) -> bool:
    """Is a bare number the age of the person named before it ("Halyna Prystupa, 61, and her grandson")?"""
    at, quantity = phrase.start, phrase.quantity
    if not phrase.bare or quantity is None or at < 2:
        return False
    name = name_before_age(words, at)
    if words[at - 1] == "," and words[phrase.end :][:1] == ["was"] and (quantity.count.low or 0) > 1:
        return True  # several would be told by "were"
    if name is None or not tokens[name].is_capital:
        return False
    closed = phrase.end == len(words) or words[phrase.end] in (",", ".", ";", "and")
    return closed and (quantity.count.low or OLDEST + 1) <= OLDEST


def _is_own_age(words: Sequence[str], found: Sequence[Phrase], phrase: Phrase) -> bool:
    """ "The driver, 54,", "two men, 34 and 36,", "two girls aged 9 and 12": how old those before are."""
    at, quantity = phrase.start, phrase.quantity
    if not phrase.bare or quantity is None or (quantity.count.low or OLDEST + 1) > OLDEST or at < 2:
        return False
    before = ages_begin(words, at)
    told = is_set_off(words, at) and words[at - 2] in ("other", "another")
    if is_of_ages(words, before) or told or is_or_so(words, phrase.end) or words[at - 2 : at] == [",", "also"]:
        return True
    last = found[-1] if found else None
    if last is not None and last.people and last.end == at - 1 and is_set_off(words, at):
        return True
    if last is None or last.people is None or last.people.unit or not last.start < before <= last.end:
        return False
    if before == last.end and words[before] != ",":
        return False
    ages = ages_from(words, before + 1)
    return ages is not None and ages == (count_of(last).low if last.quantity or not last.plural else None)


def _with_ages(words: Sequence[str], people: Phrase, age: Phrase) -> Phrase:
    """The people with the ages told behind "aged", or listed: one age alone is left to what joins a name and its age."""
    return replace(people, end=age.end) if people.plural or words[people.end] == "aged" else people


def _is_age_of(words: Sequence[str], person: Phrase, phrase: Phrase) -> bool:
    """Is a bare number after "of" the age of one person: "a boy of twelve", "a man of about 40"?"""
    if person.end + 1 != phrase.start or words[person.end] != "of" or not phrase.bare or not phrase.quantity:
        return False
    one = person.people is not None and person.people.group in _AGED and not person.plural
    return one and (phrase.quantity.count.low or OLDEST + 1) <= OLDEST


def _half_told(words: Sequence[str], tags: Sequence[Tag], i: int) -> Phrase | None:
    """ "A 12-" of "a 12- and a 16-year-old"."""
    at = i + (tags[i] is Tag.DETERMINER)
    child = suspended(words, at)
    return None if child is None else Phrase(start=i, end=at + 2, head=at, people=child, determiner="a")


def _phrase_at(
    tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], blocked: frozenset[int], i: int
) -> Phrase | None:
    if (words[i] == "dead" and i and tags[i - 1] is Tag.NOMINAL) or begins_ages(words, i):
        return None
    quantity = _quantity_at(words, tags, blocked, i)
    if quantity is None and tags[i] not in (Tag.DETERMINER, Tag.NOMINAL, Tag.NUMBER):
        return None
    begin = quantity.end if quantity else i + (tags[i] is Tag.DETERMINER)
    if quantity is None and begin < len(words) and tags[i] is Tag.DETERMINER:
        inner = _quantity_at(words, tags, blocked, begin)
        if inner:
            quantity, begin = inner, inner.end
    end = without_tail(words, begin, _extend(tokens, words, tags, blocked, begin))
    if end == begin and quantity is None and is_one_more(words, tags, i):
        return Phrase(start=i, end=i + 1, head=i, quantity=Quantity(count=exact(1), start=i, end=i + 1), bare=True)
    if end <= i or (end == begin and quantity is None):
        return None
    paired = quantity is not None and words[quantity.end - 1] in ("couple", "duo", "trio")
    bare = quantity is not None and end == begin and not paired
    phrase = Phrase(
        start=i,
        end=end,
        head=end - 1,
        quantity=quantity,
        preposition=words[i - 1] if i and tags[i - 1] in (Tag.PREPOSITION, Tag.TO) else None,
        bare=bare,
        determiner=words[i] if tags[i] is Tag.DETERMINER else None,
    )
    if paired and end == begin:
        return replace(phrase, people=_PAIR)
    return phrase if bare else _sized(words, _with_head(tokens, words, phrase, begin))


def _sized(words: Sequence[str], phrase: Phrase) -> Phrase:
    """With the number that its nouns tell: "an elderly couple", "twin sisters", "both drivers", "a nine-man gang"."""
    if phrase.quantity is not None:
        return phrase
    inside = words[phrase.start : phrase.end]
    size = next(filter(None, map(size_of, inside)), None)
    two = inside[-1] in counting_words().pairs and not (phrase.people or phrase.thing or phrase.event)
    several = phrase.plural and (
        inside[0] == "twin" or (inside[0] == "both" and words[phrase.end : phrase.end + 1] != ["and"])
    )
    number = size or (2 if two or (several and phrase.people) else None)
    if number is None:
        return phrase
    quantity = Quantity(count=exact(number), start=phrase.start, end=phrase.end)
    return replace(phrase, quantity=quantity, people=phrase.people or (_PAIR if two else None))


_PAIR = People(lemma="couple", plural=True, population=Population.UNSTATED)


def _quantity_at(words: Sequence[str], tags: Sequence[Tag], blocked: frozenset[int], i: int) -> Quantity | None:
    if words[i] in _OF_ALL and words[i + 1 : i + 2] == ["of"]:
        return Quantity(count=exact(_OF_ALL[words[i]]), start=i, end=i + 1)
    if tags[i] is not Tag.NUMBER and words[i] not in _OPENING and words[i] not in VAGUE and words[i] not in openings():
        return None
    quantity = read_quantity(words, i)
    if quantity is None or any(k in blocked for k in range(quantity.start, quantity.end)):
        return None
    return quantity


_OF_ALL = {"both": 2, "none": 0, "neither": 0}  # "none of the passengers"


def _extend(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], blocked: frozenset[int], j: int) -> int:
    things = lexicon().things
    while j < len(tokens) and j not in blocked:
        spanning = things.match(words, j)
        bracket = aside(words, tags, j) if words[j] == "(" else None
        if words[j] == "aged" and j + 1 < len(tokens) and tags[j + 1] in (Tag.NUMBER, Tag.PREPOSITION):
            break  # "two girls aged 9 and 12"
        if bracket is not None:
            j = bracket
        elif spanning and spanning[0] > 1 and tags[j] in (Tag.NOMINAL, Tag.VERB):
            j += spanning[0]
        elif (
            tags[j] is Tag.NOMINAL
            or (words[j] in ("'s", "'") and j and tags[j - 1] is Tag.NOMINAL)
            or is_name_number(tokens, words, tags, j)
            or (
                words[j] in ("named", "called", "nicknamed")
                and j + 1 < len(tokens)
                and tokens[j + 1].is_capital
                and j
                and tags[j - 1] is Tag.NOMINAL
            )
            or (words[j] in ("other", "more", "such") and tags[j - 1] in (Tag.NUMBER, Tag.DETERMINER, Tag.NOMINAL))
            or (
                tags[j] is Tag.ADVERB
                and j + 1 < len(tokens)
                and tags[j + 1] is Tag.NOMINAL
                and tags[j - 1] in (Tag.NUMBER, Tag.DETERMINER)
                and words[j].endswith("ly")
            )
        ):
            j += 1
        else:
            break
    return j


def _with_head(tokens: Sequence[Token], words: Sequence[str], phrase: Phrase, begin: int) -> Phrase:
    """Find the noun that says whom or what: the known noun that ends last; a name may follow people ("commander Abu X")."""
    tables = lexicon()
    best: tuple[int, int, str, object] | None = None
    for i in range(begin, phrase.end):
        for name, table in (("people", tables.people), ("thing", tables.things), ("event", tables.nouns)):
            found = table.match(words, i)
            if found is None or i + found[0] > phrase.end:
                continue
            key = (i + found[0], found[0])
            if best is None or key > (best[0], best[1]) or (key == (best[0], best[1]) and _prefer(name, best[2])):
                best = (*key, name, found[1])
    if (best := best or aged_head(words, begin, phrase.end)) is None:
        return phrase
    end, length, name, sense = best
    trailing = range(end, phrase.end)
    if trailing and not (
        name == "people"
        and all(
            tokens[k].is_capital
            or words[k] in ("al", "bin", "of", "'s", "named", "called", "nicknamed")
            or "-" in words[k]
            for k in trailing
        )
    ):
        return phrase if name != "event" else replace(phrase, head=phrase.end - 1)
    return replace(phrase, head=end - length, **{name: sense})  # type: ignore[arg-type]  # the name fits the sense


def _prefer(name: str, other: str) -> bool:
    """Of two senses of the same words an event is preferred: "explosion" is no thing that was lost."""
    return name == "event" and other == "thing"


def _merge_and(words: Sequence[str], phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "120 fighters and leaders": a bare plural after "and" shares the number before it."""
    merged: list[Phrase] = []
    for phrase in phrases:
        last = merged[-1] if merged else None
        if last and words[last.end : phrase.start] == ["and"] and _shares_number(last, phrase):
            merged[-1] = replace(last, end=phrase.end, joined=(*last.joined, phrase.people))
        else:
            merged.append(phrase)
    return merged


def _shares_number(first: Phrase, second: Phrase) -> bool:
    counted = (first.quantity is not None and first.quantity.count.low is not None) or (
        first.quantity is not None and first.quantity.count.high is not None
    )
    return bool(
        counted
        and first.people
        and second.people
        and first.plural
        and second.plural
        and second.quantity is None
        and second.determiner is None
    )


def _merge_of(words: Sequence[str], phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    merged: list[Phrase] = []
    for phrase in phrases:
        last = merged[-1] if merged else None
        joined = (
            _joined(words, last, phrase) if last and last.end + 1 == phrase.start and words[last.end] == "of" else None
        )
        if joined:
            merged[-1] = joined
        else:
            merged.append(phrase)
    return tuple(merged)


def _joined(words: Sequence[str], first: Phrase, second: Phrase) -> Phrase | None:
    head = words[first.end - 1]
    if second.quantity and head in counting_words().gathered and (joined := _gathered(first, second, head)):
        return joined
    if first.bare and first.quantity and second.people and second.people.unit and not second.quantity:
        return replace(first, end=second.end)  # "37 of the militia"
    if head in _OPEN and (second.people or second.thing):
        share = Quantity(count=UNQUANTIFIED, start=first.start, end=first.end)
        return replace(
            second, start=first.start, quantity=share, preposition=first.preposition, determiner=first.determiner
        )
    vague = first.quantity is not None and (first.bare or head in _MEASURES or head in VAGUE)
    if (vague or head in _MEASURES or head in VAGUE) and (second.people or second.thing):
        told = first.quantity if first.bare and first.quantity and first.quantity.count.low is not None else None
        quantity = told or second.quantity or (first.quantity if head not in ("group", "convoy", "gathering") else None)
        if quantity is None and head in _UNCOUNTED:
            quantity = Quantity(count=UNQUANTIFIED, start=first.start, end=first.end)
        return replace(
            second, start=first.start, quantity=quantity, preposition=first.preposition, determiner=first.determiner
        )
    if first.people and head in _MEMBERS:
        return replace(first, end=second.end)
    return None


def _gathered(first: Phrase, second: Phrase, head: str) -> Phrase | None:
    """ "A family of five", "a crew of five sailors", "a cell of four": the number is theirs; None for other measures."""
    one = first.quantity is None and not first.plural
    if head in ("family", "crew") and one:
        return replace(first, end=second.end, quantity=second.quantity)
    if head in ("bodies", "remains", "corpses") and second.bare and first.quantity is None:
        return replace(first, end=second.end, quantity=second.quantity)
    unit = first.people is not None and first.people.unit
    return replace(second, start=first.start, preposition=first.preposition) if one and unit else None


_COLLECTIVE = frozenset({"police"})  # without a number or an article: some of them


def count_of(phrase: Phrase) -> Count:
    """How many, as the phrase words it: its quantity, 0 for "no", 1 for a singular, unquantified for a bare plural."""
    if phrase.quantity:
        nobody = phrase.determiner == "no" and phrase.quantity.count == exact(1)  # "no one"
        return exact(0) if nobody else phrase.quantity.count
    if phrase.determiner in ("no", "any"):
        return exact(0)
    if phrase.determiner in ("a", "an"):
        return exact(1)
    if (
        phrase.plural
        or (phrase.people and (phrase.people.unit or phrase.people.lemma.split()[-1] in _COLLECTIVE))
        or phrase.determiner
        in ("some", "several", "many", "these", "those", "all", "few", "various", "numerous", "more", "other")
    ):
        return UNQUANTIFIED
    return exact(1)
