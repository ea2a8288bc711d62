"""Parts of a toll: "37 people, including nine children" is 37; so is "37 people, nine of them children"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.counting.cumulative import cumulative_tolls
from recount.extract.engines.lexical.counting.nominal import objects_of
from recount.extract.engines.lexical.counting.victims import (
    FoundToll,
    jointly,
    like_victims,
    population_of,
    toll_of,
    verb_behind,
)
from recount.extract.engines.lexical.sentence.appositions import is_person_name
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Population, TollKind
from recount.vocab.counting.words import counting_words
from recount.vocab.numbers import UNQUANTIFIED, exact, read_number

_INCLUDING = frozenset({"including", "among", "include", "included", "includes"})
_AFTER_INCLUDING = frozenset("them those killed the dead wounded injured were was are victims".split())
_PRONOUNS = frozenset({"them", "whom", "these", "those"})
_VICTIMS = {
    "dead": TollKind.KILLED,
    "deaths": TollKind.KILLED,
    "killed": TollKind.KILLED,
    "victims": TollKind.KILLED,
    "martyrs": TollKind.KILLED,
    "fatalities": TollKind.KILLED,
    "wounded": TollKind.INJURED,
    "injured": TollKind.INJURED,
    "missing": TollKind.MISSING,
    "abducted": TollKind.ABDUCTED,
    "kidnapped": TollKind.ABDUCTED,
    "hostages": TollKind.ABDUCTED,
    "arrested": TollKind.CAPTURED,
    "detained": TollKind.CAPTURED,
}
_SHARES = frozenset({"most", "many", "some", "all", "both", "half", "several", "majority", "none", "few", "others"})
_MORE = frozenset({"more", "another", "further", "additional"})
_TOTALS = frozenset({"toll", "number"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """ "three of them children" at ``tokens[start:end]``: its number, who they are, and the outcome its noun names."""

    start: int
    end: int
    number: Phrase | None
    people: Phrase | None
    kind: TollKind | None


def with_parts(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """The tolls, and after them the parts of theirs that the sentence counts apart."""
    shares = tuple(_shares(sentence))
    lists = [(i, _list_start(sentence, i)) for i, word in enumerate(sentence.words) if word in _INCLUDING]
    wholes = [(whole, at) for i, at in lists if (whole := _whole_before(found, i))]
    told = [
        t
        for t in found
        if not any(t.start >= at and _lists(sentence, at, t.start) for _, at in wholes)
        and not any(s.start <= t.start < s.end for s in shares)
    ]
    larger = {whole: t for whole, at in wholes if whole in told and (t := _larger(sentence, whole, at))}
    told = [*(t for t in told if t not in larger.values()), *larger.values()]
    inside = _inside_totals(sentence, told) | dict(_told_again(sentence, told)) | larger
    told = [t for t in told if t not in inside] + list(inside)
    parts: list[FoundToll] = []
    for whole, at in wholes:
        if whole in larger:
            continue
        parts.extend(
            p for p in _listed(sentence, told, whole, at) if not any(s.start <= p.start < s.end for s in shares)
        )
    for i, at in lists:
        if not _whole_before(found, i):
            parts.extend(_apart(sentence, i, at))
    for share in shares:
        parts.extend(_shared(sentence, (*told, *parts), share))
    yield from (replace(t, part_of=told.index(inside[t])) if t in inside else t for t in told)
    yield from parts
    yield from _among(sentence, told)


def _inside_totals(sentence: Sentence, told: Sequence[FoundToll]) -> dict[FoundToll, FoundToll]:
    """The tolls that a total of the sentence counts, and which: "the death toll rose to 27 after two more people died"."""
    if not (_MORE & {*sentence.words} and _TOTALS & {*sentence.words}):
        return {}
    totals = {t.kind: t for t in cumulative_tolls(sentence) if t in told}
    return {t: total for t in told if (total := totals.get(t.kind)) and _is_more(sentence, t, total)}


def _told_again(sentence: Sentence, told: Sequence[FoundToll]) -> Iterator[tuple[FoundToll, FoundToll]]:
    """The tolls that tell more of those counted before them, and which: "four shot, two critically wounded", "four were hit:
    a guard in the arm, a cook in the neck".
    """
    for toll in told:
        alike = [t for t in told if t.kind is toll.kind and t.end <= toll.start and not t.faint]
        size, whole = toll.count.low or 0, alike[0] if alike else None
        if whole is None or toll.count.high != size or not 0 < size < (whole.count.low or 0):
            continue
        if _is_badly(sentence, toll, whole) or (size == 1 and _MARKS & {*sentence.words[whole.end : toll.start]}):
            yield toll, whole


def _is_badly(sentence: Sentence, toll: FoundToll, whole: FoundToll) -> bool:
    """ "…, two critically wounded" behind those who are shot or hurt in whatever way: no others, and no sort of their own."""
    grave, words = counting_words().grave, sentence.words
    number = sentence.phrase_at(toll.start)
    alone = number is not None and number.bare and words[toll.start - 1] in (",", ";", "with")
    return (
        alone and bool(grave & {*words[toll.end : toll.end + 1]}) and not grave & {*words[whole.start : whole.verb + 1]}
    )


_MARKS = frozenset({":", "\u2013", "\u2014"})  # a list of those counted stands behind them


def _is_more(sentence: Sentence, toll: FoundToll, total: FoundToll) -> bool:
    """ "two more people", "another three": fewer than the total that they raised."""
    fewer = toll.count.low is not None and total.count.low is not None and toll.count.low < total.count.low
    return fewer and bool(_MORE & {*sentence.words[toll.start : toll.end]})


def _list_start(sentence: Sentence, i: int) -> int:
    """Where the list begins after "including", "among them", "among those killed were"."""
    at = i + 1
    while at < len(sentence.words) and sentence.words[at] in _AFTER_INCLUDING:
        if sentence.words[at] == "the" and any(
            p.start == at and p.people and sentence.words[p.head] not in _VICTIMS for p in sentence.phrases
        ):
            break
        at += 1
    return at


def _lists(sentence: Sentence, at: int, token: int) -> bool:
    return any(p.start <= token < p.end for p in objects_of(sentence, at))


def _whole_before(tolls: Sequence[FoundToll], i: int) -> FoundToll | None:
    before = [t for t in tolls if t.end <= i and t.kind is not TollKind.EXPOSED]
    return max(before, key=lambda t: t.end) if before else None


def _larger(sentence: Sentence, some: FoundToll, at: int) -> FoundToll | None:
    """Those among whom some were, where they are more: "a nurse and a cook among four shot" is four."""
    if sentence.words[at - 1] != "among" or some.part_of is not None:
        return None
    more = next((p for p in objects_of(sentence, at) if p.people or p.bare), None)
    number = count_of(more) if more and verb_behind(sentence, more) else None
    if (
        more is None
        or number is None
        or number != exact(number.low or 0)
        or not 0 < (some.count.high or 0) < (number.low or 0)
    ):
        return None
    return toll_of(sentence, more, some.kind, some.verb)


def _listed(sentence: Sentence, told: Sequence[FoundToll], whole: FoundToll, at: int) -> Iterator[FoundToll]:
    for phrase in objects_of(sentence, at):
        if phrase.people or phrase.bare or is_person_name(sentence, phrase):
            yield from _part_of(told, whole, toll_of(sentence, phrase, whole.kind, whole.verb))


def _apart(sentence: Sentence, i: int, at: int) -> Iterator[FoundToll]:
    """ "Among the dead were two nurses": the whole is told of elsewhere, its noun says what happened."""
    named = next((k for k in range(i + 1, at) if sentence.words[k] in _VICTIMS), None)
    if named is None or sentence.words[i] != "among":
        return
    people = [p for p in objects_of(sentence, at) if p.people or p.bare or is_person_name(sentence, p)]
    kind = _VICTIMS[sentence.words[named]]
    yield from (toll_of(sentence, p, kind, named) for p in like_victims(sentence, people))


def _part_of(told: Sequence[FoundToll], whole: FoundToll, part: FoundToll) -> Iterator[FoundToll]:
    """The part once for each kind that its whole is told of; of people counted together it is at most that many."""
    kinds = [n for n, t in enumerate(told) if t.start == whole.start and t.end == whole.end]
    for n in kinds:
        count = jointly(part.count) if len(kinds) > 1 else part.count
        yield replace(part, kind=told[n].kind, verb=told[n].verb, count=count, part_of=n, faint=told[n].faint)


def _shares(sentence: Sentence) -> Iterator[_Share]:
    """ "three of them children", "two of whom were women", "seven of the dead were boys", "mostly women and children"."""
    for i, word in enumerate(sentence.words):
        if word == "of" and i and (share := _of_them(sentence, i)) is not None:
            yield share
        elif word in ("mostly", "mainly", "chiefly") and (people := _people_from(sentence, i + 1)):
            yield _Share(start=i, end=people[-1].end, number=None, people=people[0], kind=None)


def _of_them(sentence: Sentence, of: int) -> _Share | None:
    number = sentence.phrase_at(of - 1)
    if number is not None and not (number.bare or (number.end > of and number.quantity)):
        number = None
    if (number is None and sentence.words[of - 1] not in _SHARES) or (number and count_of(number).high == 0):
        return None  # "none of them seriously": no part
    at, kind, told = of + 1, None, _PRONOUNS
    if sentence.words[at : at + 1] == ("the",) and at + 1 < len(sentence.words):
        at, kind, told = at + 1, _outcome_of(sentence.words[at + 1]), _UNTOLD
    if at >= len(sentence.words) or (kind is None and sentence.words[at] not in told):
        return None
    start = of - 1 if number is None else number.start
    complement = _past_being(sentence, at + 1)
    if people := _people_from(sentence, complement):
        return _Share(start=start, end=people[-1].end, number=number, people=people[0], kind=kind)
    described = complement == at + 1 and complement < len(sentence.words) and _describes(sentence, complement)
    if described or _is_age(sentence, complement):
        return _Share(start=start, end=complement + 1, number=number, people=None, kind=kind)
    return None


def _outcome_of(word: str) -> TollKind | None:
    """The outcome that a noun names; a victim of what is told of elsewhere may have lived."""
    return None if word in _UNTOLD else _VICTIMS.get(word)


_UNTOLD = frozenset({"victims"})


def _is_age(sentence: Sentence, at: int) -> bool:
    """ "Eight of them under 5 years old", "two of whom were under the age of ten"."""
    words = sentence.words
    if words[at : at + 1] == ("aged",):
        return True
    age = at + 4 if words[at + 1 : at + 4] == ("the", "age", "of") else at + 1
    return at < len(words) and words[at] in _AGES and age < len(words) and read_number(words, age) is not None


def _describes(sentence: Sentence, at: int) -> bool:
    """ "Eleven of them badly", "two of them pregnant": one word that says how they were, before a mark."""
    closed = at + 1 == len(sentence.words) or sentence.words[at + 1] in _CLOSES
    alone = sentence.tags[at] is Tag.NOMINAL and not sentence.tokens[at].is_capital and sentence.words[at].isalpha()
    return sentence.words[at] in counting_words().grave or (alone and closed)


_AGES = frozenset({"under", "over", "below"})
_CLOSES = frozenset({",", ".", ";", ")"})


def _past_being(sentence: Sentence, at: int) -> int:
    while at < len(sentence.words) and (
        sentence.tags[at] is Tag.AUXILIARY
        or (sentence.tags[at] is Tag.ADVERB and sentence.words[at] not in counting_words().grave)
    ):
        at += 1
    return at


def _people_from(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The people who are told to be the share, unless they are the subject of what follows."""
    listed = objects_of(sentence, at)
    counted = next((n for n, p in enumerate(listed) if n and p.quantity is not None), len(listed))
    told = listed[:counted]  # "43 of them fighters and 18 civilians"
    return told if told and told[0].people and told[0].quantity is None else ()


def _shared(sentence: Sentence, told: Sequence[FoundToll], share: _Share) -> Iterator[FoundToll]:
    whole = _whole_of(told, share) or _whole_around(told, share)
    kind = share.kind or (whole.kind if whole else None)
    if kind is None:
        return
    part = FoundToll(
        kind=kind,
        count=count_of(share.number) if share.number else UNQUANTIFIED,
        population=population_of(sentence, share.people) if share.people else Population.UNSTATED,
        start=share.start,
        end=share.end,
        verb=whole.verb if whole else share.start,
        group=share.people.people.group if share.people and share.people.people else None,
    )
    if whole is None or (share.kind is not None and share.kind is not whole.kind):
        yield part
    else:
        yield from _part_of(told, whole, part)


def _whole_of(told: Sequence[FoundToll], share: _Share) -> FoundToll | None:
    """The last people told of before a share, parts of others too, who are as many as it at least: "four women, two of them
    pregnant".
    """
    number = (count_of(share.number).low if share.number else None) or 0
    enough = [t for t in told if t.count.high is None or t.count.high >= number]
    return _whole_before(enough, share.start)


def _whole_around(told: Sequence[FoundToll], share: _Share) -> FoundToll | None:
    """ "Eight people, two of them children, were hurt": the whole told of by a verb after the share."""
    return next((t for t in told if t.start < share.start < t.verb and t.kind is not TollKind.EXPOSED), None)


def _among(sentence: Sentence, told: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """ "Farmers were among the dead": those named before are part of an outcome told of elsewhere."""
    for i, word in enumerate(sentence.words):
        if word != "among" or i < 2 or sentence.tags[i - 1] is not Tag.AUXILIARY:
            continue
        at = i + 2 if sentence.words[i + 1 : i + 2] in (("the",), ("those",)) else i + 1
        kind = _VICTIMS.get(sentence.words[at]) if at < len(sentence.words) else None
        people = sentence.phrase_at(i - 2)
        if kind is None or people is None or any(t.start < people.end and people.start < t.end for t in told):
            continue
        if people.people or people.bare or is_person_name(sentence, people):
            yield toll_of(sentence, people, kind, at)
