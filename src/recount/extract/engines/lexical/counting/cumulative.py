"""Totals that a count has come to: "the death toll has risen to 31", "the number of people killed reached 52"."""

from collections.abc import Iterator

from recount.extract.engines.lexical.counting.victims import FoundToll, jointly, population_of
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.model import Count, Population, TollKind
from recount.vocab.numbers import Quantity, read_number, read_quantity

# The noun or participle that says what is counted.
_OUTCOMES = {
    TollKind.KILLED: "dead death deaths killed fatalities martyrs martyred victims slain",
    TollKind.INJURED: "wounded injured injuries hurt",
    TollKind.MISSING: "missing",
    TollKind.ABDUCTED: "abducted kidnapped abductees",
    TollKind.CAPTURED: "arrested detained detainees",
    TollKind.DISPLACED: "displaced idps",
}
_KIND = {word: kind for kind, words in _OUTCOMES.items() for word in words.split()}
_LEADS = frozenset(
    "to of at is was are were reached reaches reaching exceeded exceeds hit hits topped tops passed passes surpassed "
    "surpasses totalled totaled totals".split()
)
_REACHED = frozenset("reached exceeded rose risen passed topped totalled totaled hit stands stood numbered".split())
_ENTRY = 4  # tokens between the outcome and the colon of an entry
_CLOSES = frozenset({",", ";", ".", ")", "\n"})
_REACH = 26  # tokens between "the number of people killed by …" and its number
_NEAR = 9  # tokens between "number of" and what is counted


def cumulative_tolls(sentence: Sentence) -> Iterator[FoundToll]:
    """Every total of the sentence, of the kind that its noun names."""
    for i, word in enumerate(sentence.words):
        found = _toll_at(sentence, i) if word == "toll" else _number_at(sentence, i) if word == "number" else None
        if found is not None:
            yield from _total(sentence, *found)
        elif word in _KIND or word == "casualties":
            yield from _of_both(sentence, i)
            yield from _entry(sentence, i) if word in _KIND else ()


def _of_both(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "The dead and wounded reached 50", "casualties rose to 50": at most so many of each."""
    words = sentence.words
    joint = (
        words[i] in _KIND
        and words[i + 1 : i + 2] in (("and",), ("or",))
        and i + 2 < len(words)
        and words[i + 2] in _KIND
    )
    kinds = (_KIND[words[i]], _KIND[words[i + 2]]) if joint else (TollKind.KILLED, TollKind.INJURED)
    end = i + 3 if joint else i + 1
    if not (joint and words[i - 1] in ("the", "of")) and words[i] != "casualties":
        return
    if end + 1 >= len(words) or words[end] not in _REACHED:
        return
    lead = end + 1 + (words[end + 1] in ("to", "at"))
    quantity = read_quantity(words, lead) if lead < len(words) else None
    if quantity is not None:
        yield from (_found(sentence, kind, (i, quantity.end), jointly(quantity.count), i) for kind in kinds)


def _entry(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """ "Wounded: 24", "Killed terrorists: 411": a line of a list, with its number alone behind the colon."""
    words = sentence.words
    colon = next((k for k in range(i + 1, min(i + _ENTRY, len(words) - 1)) if words[k] == ":"), None)
    quantity = read_quantity(words, colon + 1) if colon is not None and not _opens_sentence(sentence, i) else None
    if quantity is None or (quantity.end < len(words) and words[quantity.end] not in _CLOSES):
        return
    if not any(word == "and" or read_number(words, n) for n, word in enumerate(words[i:colon], start=i)):
        before = sentence.phrase_at(i - 1) if i else None
        yield _found(sentence, _KIND[words[i]], (before.start if before else i, quantity.end), quantity.count, i)


def _opens_sentence(sentence: Sentence, i: int) -> bool:
    """Do other words than a noun for people stand before the outcome of an entry? Then it is a sentence."""
    return any(p.end <= i and not p.people and not p.bare for p in sentence.phrases)


def _found(sentence: Sentence, kind: TollKind, span: tuple[int, int], count: Count, verb: int) -> FoundToll:
    people = next((p for p in sentence.phrases if p.people and p.start < span[1]), None)
    population = population_of(sentence, people) if people else Population.UNSTATED
    return FoundToll(kind=kind, count=count, population=population, start=span[0], end=span[1], verb=verb)


def _toll_at(sentence: Sentence, i: int) -> tuple[int, TollKind] | None:
    """ "the death toll", or "the toll" where somebody is killed in the same sentence."""
    before = sentence.words[max(0, i - 2) : i]
    if "death" in before or "dead" in before:
        return i + 1, TollKind.KILLED
    told = any(c.sense.outcome for c in sentence.verbs) or bool(sentence.nouns)
    return (i + 1, TollKind.KILLED) if before[-1:] == ("the",) and told else None


def _number_at(sentence: Sentence, i: int) -> tuple[int, TollKind] | None:
    """ "the number of dead", "the number of people killed": where its words end, and the kind."""
    words = sentence.words
    if words[i - 1 : i] != ("the",) and words[max(0, i - 2) : i] != ("the", "total"):
        return None
    if words[i + 1 : i + 2] not in (("of",), ("killed",)):
        return None
    for k in range(i + 1, min(i + _NEAR, len(words))):
        if words[k] in _KIND:
            joint = words[k + 1 : k + 2] in (("and",), ("or",)) and k + 2 < len(words) and words[k + 2] in _KIND
            return None if joint else (k + 1, _KIND[words[k]])
        if words[k] in (",", ";"):
            return None
    return None


def is_being_counted(sentence: Sentence, start: int, end: int) -> bool:
    """Is ``tokens[start:end]`` "the number of people …", which names what is counted and gives no number?"""
    words = sentence.words[start:end]
    return "number" in words[:3] and words[:1] == ("the",) and "of" in words


def _total(sentence: Sentence, at: int, kind: TollKind) -> Iterator[FoundToll]:
    quantity = _number_after(sentence, at)
    if quantity is None:
        return
    phrase = sentence.phrase_at(quantity.start)
    yield FoundToll(
        kind=kind,
        count=quantity.count,
        population=_of_whom(sentence, at, phrase),
        start=quantity.start,
        end=max(phrase.end if phrase else 0, quantity.end),
        verb=at - 1,
    )


def _of_whom(sentence: Sentence, at: int, number: Phrase | None) -> Population:
    """Of those the number counts ("31 civilians"), else of those the noun does ("the number of soldiers killed")."""
    own = population_of(sentence, number) if number else Population.UNSTATED
    if own is not Population.UNSTATED:
        return own
    counted = [p for p in sentence.phrases if p.people and p.end <= at and at - p.end <= 1]
    return population_of(sentence, counted[-1]) if counted else Population.UNSTATED


def _number_after(sentence: Sentence, at: int) -> Quantity | None:
    """The first number of people after a word that leads to a total; places, dates and shares are none."""
    timed = {i for c in sentence.times for i in range(c.start, c.end)}
    for k in range(at, min(at + _REACH, len(sentence.words) - 1)):
        if sentence.words[k] in (";", ":"):
            return None
        quantity = read_quantity(sentence.words, k + 1) if sentence.words[k] in _LEADS and k + 1 not in timed else None
        phrase = sentence.phrase_at(quantity.start) if quantity else None
        if quantity is not None and phrase is not None and phrase.quantity and (phrase.bare or phrase.people):
            return quantity
    return None
