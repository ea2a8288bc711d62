"""People: who was killed, hurt, taken, driven out or attacked, and how many, in the words of one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.clauses import is_active, objects, subjects
from recount.extract.engines.lexical.parse import Cue, Sentence
from recount.extract.engines.lexical.parties import is_armed, is_name
from recount.extract.engines.lexical.phrases import Phrase, count_of
from recount.extract.engines.lexical.tags import Tag
from recount.model import Count, Group, Population, TollKind, Wording
from recount.vocab.lexicon import Verb
from recount.vocab.numbers import UNQUANTIFIED, read_quantity

_KINDS = {kind.value: kind for kind in TollKind}
_DEAD = {"dead": TollKind.KILLED, "missing": TollKind.MISSING}
_ELSE = frozenset({"others", "other", "more"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToll:
    """A toll at ``tokens[start:end]``; `verb` is the token that says what happened. `part_of` indexes the same list."""

    kind: TollKind
    count: Count
    population: Population
    start: int
    end: int
    verb: int
    group: Group | None = None
    named: tuple[tuple[int, int], ...] = ()
    part_of: int | None = None


def find_tolls(sentence: Sentence) -> tuple[FoundToll, ...]:
    """Every toll of the sentence, wholes before their parts, nothing counted twice for one kind and place."""
    found: list[FoundToll] = []
    for toll in (*_by_verbs(sentence), *_by_nouns(sentence), *_by_adjectives(sentence)):
        if _is_share(sentence, toll):
            continue
        if not any(t.kind == toll.kind and t.start < toll.end and toll.start < t.end for t in found):
            found.append(toll)
    found = _inherit(sentence, sorted(_without_idle(found), key=lambda t: (t.start, t.verb)))
    return tuple(_with_parts(sentence, found))


def _is_share(sentence: Sentence, toll: FoundToll) -> bool:
    """"one of the victims", "some of the dead": people counted already."""
    words = sentence.words[toll.start : toll.end + 3]
    return any(a == "of" and b in ("victims", "dead", "wounded", "injured", "casualties") for a, b in zip(words, (w for w in words[1:] if w != "the"), strict=False))


def _without_idle(found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """`exposed` says that no outcome is told: it goes where one is told of the same people."""
    for toll in found:
        told = any(t is not toll and t.kind is not TollKind.EXPOSED and t.start < toll.end and toll.start < t.end for t in found)
        if not (toll.kind is TollKind.EXPOSED and told):
            yield toll


def _by_verbs(sentence: Sentence) -> Iterator[FoundToll]:
    paired = _pairs(sentence)
    for cue in sentence.verbs:
        kind = _outcome(cue.sense)
        if kind is None or cue.start in paired.second:
            continue
        partner = paired.first.get(cue.start)
        victims = _victims(sentence, cue, partner)
        for phrase in _like_victims(victims):
            if partner is not None and _outcome(partner.sense) is not None and _outcome(partner.sense) is not kind:
                yield from _jointly(sentence, phrase, (kind, _outcome(partner.sense)), cue)
            else:
                yield _toll(sentence, phrase, kind, cue.start)


def _outcome(verb: Verb) -> TollKind | None:
    name = verb.outcome
    if name in ("killed_if_people", "injured_if_people"):
        name = name.removesuffix("_if_people")
    return _KINDS.get(name) if name else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    first: dict[int, Cue[Verb]]
    second: frozenset[int]


def _pairs(sentence: Sentence) -> _Pairs:
    """Verbs joined over one set of people: "killed and wounded", "killed or injured"."""
    first: dict[int, Cue[Verb]] = {}
    for one, other in zip(sentence.verbs, sentence.verbs[1:], strict=False):
        between = sentence.words[one.end : other.start]
        if between in (("and",), ("or",), ("and", "/", "or"), ("/",)) and _outcome(one.sense) and _outcome(other.sense):
            first[one.start] = other
    return _Pairs(first=first, second=frozenset(c.start for c in first.values()))


def _victims(sentence: Sentence, cue: Cue[Verb], partner: Cue[Verb] | None) -> tuple[Phrase, ...]:
    last = partner or cue
    if cue.sense.subject:
        phrases = subjects(sentence, cue.start)
    elif is_active(sentence, last):
        phrases = objects(sentence, last.end)
    else:
        phrases = subjects(sentence, cue.start)
    sure = cue.sense.outcome in ("killed", "injured", "captured", "abducted") and not cue.sense.weak
    return tuple(p for p in phrases if _is_people(sentence, p, sure=sure, cue=cue))


def _is_people(sentence: Sentence, phrase: Phrase, *, sure: bool, cue: Cue[Verb]) -> bool:
    if phrase.people:
        return not (phrase.people.unit and cue.sense.outcome not in ("exposed", "killed", "captured", None))
    if phrase.thing or phrase.event:
        return False
    if phrase.bare or sentence.words[phrase.end - 1] in _ELSE:
        return sure or cue.sense.subject
    return (sure or cue.sense.subject) and is_person_name(sentence, phrase)


def is_person_name(sentence: Sentence, phrase: Phrase) -> bool:
    """A capitalised name that is no party, no place and no plain word: two words at least."""
    tokens = [t for t in sentence.tokens[phrase.start : phrase.end] if t.is_word]
    capitals = [t for t in tokens if t.is_capital]
    if len(capitals) < 2 or any(c.start < phrase.end and phrase.start < c.end and is_name(c.sense) for c in sentence.actors):
        return False
    return phrase.quantity is None and all(t.is_capital or t.norm in ("al", "bin", "ibn", "de", "el", "abu", "von", "van") or "-" in t.norm for t in tokens)


def _like_victims(phrases: Sequence[Phrase]) -> Iterator[Phrase | tuple[Phrase, ...]]:
    """Join a list of like victims into one toll: "eight women, a girl and four men" (guide, decision 7)."""
    run: list[Phrase] = []
    for phrase in phrases:
        if run and not _joins(run[-1], phrase):
            yield tuple(run) if len(run) > 1 else run[0]
            run = []
        run.append(phrase)
    if run:
        yield tuple(run) if len(run) > 1 else run[0]


def _joins(one: Phrase, other: Phrase) -> bool:
    if one.people is None or other.people is None or one.people.population != other.people.population:
        return False
    counts = count_of(one), count_of(other)
    return counts[1].wording is Wording.EXACT and counts[0].low is not None and counts[0].wording in (Wording.EXACT, Wording.AT_LEAST)


def _toll(sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], kind: TollKind, verb: int) -> FoundToll:
    phrases = phrase if isinstance(phrase, tuple) else (phrase,)
    counts = [count_of(p) for p in phrases]
    count = counts[0]
    if len(counts) > 1:
        low = sum(c.low or 0 for c in counts)
        count = Count(low=low, high=None if count.high is None else low, wording=count.wording)
    if phrases[0].people and phrases[0].people.unit:
        count = UNQUANTIFIED
    one = phrases[0]
    return FoundToll(
        kind=kind,
        count=count,
        population=population_of(sentence, one),
        start=one.start,
        end=phrases[-1].end,
        verb=verb,
        group=one.people.group if one.people and len(phrases) == 1 else None,
        named=tuple(n for p in phrases for n in _names(sentence, p)),
    )


def _jointly(sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], kinds: tuple[TollKind, ...], cue: Cue[Verb]) -> Iterator[FoundToll]:
    """Counts told together ("9 killed and wounded") bound each kind from above (guide, decision 6)."""
    for kind in kinds:
        toll = _toll(sentence, phrase, kind, cue.start)
        yield replace(toll, count=jointly(toll.count))


def jointly(count: Count) -> Count:
    """A count that two kinds share: at most that many of each."""
    most = count.high if count.high is not None else count.low
    if count.low == count.high == 0:
        return count
    return UNQUANTIFIED if most is None else Count(low=None, high=most, wording=Wording.AT_MOST)


def population_of(sentence: Sentence, phrase: Phrase) -> Population:
    """Civilian or combatant as the words have it: by the head noun, or by the armed party the people belong to."""
    if phrase.people is None:
        return Population.UNSTATED
    if "civilian" in sentence.words[phrase.start : phrase.end]:
        return Population.CIVILIAN
    if phrase.people.population is Population.UNSTATED and _of_armed(sentence, phrase):
        return Population.COMBATANT
    return phrase.people.population


def _of_armed(sentence: Sentence, phrase: Phrase) -> bool:
    member = sentence.words[phrase.head] in ("member", "members", "leader", "leaders", "personnel", "staff", "associate", "associates", "official", "officials", "element", "elements", "crew", "casualties", "dead")
    reach = phrase.end + 6 if sentence.words[phrase.end : phrase.end + 1] in (("of",), ("from",)) else phrase.end
    return member and any(is_armed(c.sense) and phrase.start <= c.start < reach for c in sentence.actors)


def _names(sentence: Sentence, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A name inside the phrase, after a noun for one person ("commander Abu X"), or the whole phrase where it is a name."""
    if is_person_name(sentence, phrase):
        yield phrase.start, phrase.end
        return
    start = phrase.head + 1
    if sentence.words[start : start + 1] in (("named",), ("called",), ("nicknamed",)):
        start += 1
    if phrase.people and not phrase.plural and start < phrase.end and all(t.is_capital or "-" in t.norm or not t.is_word for t in sentence.tokens[start : phrase.end]):
        yield start, phrase.end


def _by_nouns(sentence: Sentence) -> Iterator[FoundToll]:
    for cue in sentence.nouns:
        if cue.sense.outcome is None:
            continue
        yield from _of_noun(sentence, cue.start, cue.end, _KINDS[cue.sense.outcome])
    for i, word in enumerate(sentence.words):
        if word in ("casualty", "casualties"):
            yield from _casualties(sentence, i)
        elif word == "toll" and i and sentence.words[i - 1] == "death":
            yield from _death_toll(sentence, i)
        elif word in ("bodies", "corpses") and (bodies := sentence.phrase_at(i)) and (bodies.quantity or bodies.people):
            yield _toll(sentence, bodies, TollKind.KILLED, i)
        elif word in ("victims", "dead", "deaths", "killed", "fatalities") and sentence.words[i - 2 : i] in (("number", "of"), ("number", "killed")):
            yield from _death_toll(sentence, i)
        elif word in ("lives", "life") and sentence.words[i - 2 : i] in (("claimed", "the"), ("claiming", "the"), ("took", "the"), ("cost", "the")):
            yield from (_toll(sentence, p, TollKind.KILLED, i) for p in _after_of(sentence, i + 1))


def _of_noun(sentence: Sentence, start: int, end: int, kind: TollKind) -> Iterator[FoundToll]:
    """"the death of X", "the death and injury of 9 citizens", "12 deaths", "five fatalities", "no injuries"."""
    words = sentence.words
    phrase = sentence.phrase_at(start)
    if phrase and phrase.end == end and words[end - 1] in ("deaths", "fatalities", "injuries") and (phrase.quantity or phrase.determiner == "no"):
        yield replace(_toll(sentence, phrase, kind, start), population=Population.UNSTATED)
        return
    joined = words[end : end + 1] in (("and",), ("or",)) and words[end + 1 : end + 2] in (("injury",), ("injuries",), ("wounding",), ("death",), ("injuring",), ("martyrdom",))
    both = words[end : end + 3] == ("and", "the", "injury") or words[end : end + 3] == ("and", "the", "wounding")
    if joined or both:
        after = end + (3 if both else 2)
        for people in _after_of(sentence, after):
            for one in (TollKind.KILLED, TollKind.INJURED):
                toll = _toll(sentence, people, one, start)
                yield replace(toll, count=jointly(toll.count))
        return
    if start and words[start - 1] in ("and", "or") and start > 1 and words[start - 2] in ("death", "deaths", "martyrdom", "killing"):
        return
    for people in _after_of(sentence, end):
        only_name = isinstance(people, Phrase) and people.people is None and not people.bare
        alone = only_name or (isinstance(people, Phrase) and count_of(people).high == 1)
        if not alone or _violence_besides(sentence, start):
            yield _toll(sentence, people, kind, start)


def _violence_besides(sentence: Sentence, noun: int) -> bool:
    """"the death of X" alone is no violence: a verb, a weapon or another noun has to tell of it."""
    others = [c for c in sentence.nouns if c.start != noun and not c.sense.weak]
    return bool(others or sentence.weapons or any(not c.sense.weak for c in sentence.verbs))


def _after_of(sentence: Sentence, at: int) -> Iterator[Phrase | tuple[Phrase, ...]]:
    if at < len(sentence.words) and sentence.words[at] in ("of", "to", "among"):
        phrases = objects_of(sentence, at + 1)
        kept = tuple(p for p in phrases if p.people or p.bare or is_person_name(sentence, p))
        yield from _like_victims(kept)


def objects_of(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The list of phrases that a preposition governs."""
    first = next((p for p in sentence.phrases if p.start == at), None)
    return () if first is None else objects(sentence, at) or (first,)


def _casualties(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """"no casualties" is 0 dead and 0 hurt; "50 casualties" at most 50 of each; bare "casualties" unquantified of both."""
    phrase = sentence.phrase_at(i)
    if phrase is None or (sentence.words[i] == "casualty" and not (phrase.determiner or phrase.quantity)):
        return
    none = phrase.determiner in ("no", "any") or sentence.words[max(0, phrase.start - 3) : phrase.start][-1:] in (("without",),)
    for kind in (TollKind.KILLED, TollKind.INJURED):
        toll = _toll(sentence, phrase, kind, i)
        count = Count(low=0, high=0, wording=Wording.EXACT) if none else jointly(toll.count) if phrase.quantity or not phrase.plural else UNQUANTIFIED
        population = Population.CIVILIAN if "civilian" in sentence.words[max(0, phrase.start) : phrase.end] else Population.UNSTATED
        yield replace(toll, count=count, population=population)


def _death_toll(sentence: Sentence, i: int) -> Iterator[FoundToll]:
    """"the death toll has risen to 31", "a death toll of 12"."""
    for k in range(i + 1, min(i + 14, len(sentence.words))):
        if sentence.words[k] in ("to", "of", "at", "reached", "exceeded", "stands", "reaches", "is", "was", "hit", "topped"):
            at = k + 1
            quantity = read_quantity(sentence.words, at) if at < len(sentence.words) else None
            if quantity and not any(c.start <= at < c.end for c in sentence.times):
                phrase = sentence.phrase_at(at)
                population = population_of(sentence, phrase) if phrase else Population.UNSTATED
                end = phrase.end if phrase else quantity.end
                yield FoundToll(kind=TollKind.KILLED, count=quantity.count, population=population, start=quantity.start, end=max(end, quantity.end), verb=i)
                return


def _by_adjectives(sentence: Sentence) -> Iterator[FoundToll]:
    """"left five dead", "12 dead", "six people missing"."""
    for i, word in enumerate(sentence.words):
        kind = _DEAD.get(word)
        if kind is None or i == 0:
            continue
        before = i - 1
        while before > 0 and sentence.tags[before] in (Tag.AUXILIARY, Tag.ADVERB):
            before -= 1
        phrase = sentence.phrase_at(before)
        if phrase and phrase.end == before + 1 and phrase.start <= before and (phrase.bare or phrase.people or is_person_name(sentence, phrase)):
            yield _toll(sentence, phrase, kind, i)
        elif phrase and phrase.start <= i < phrase.end and phrase.quantity and phrase.head == i:
            yield _toll(sentence, phrase, kind, i)


def _inherit(sentence: Sentence, found: Sequence[FoundToll]) -> list[FoundToll]:
    """"five children were killed and nine injured": a bare number or "others" takes the population told just before."""
    out: list[FoundToll] = []
    for toll in found:
        phrase = sentence.phrase_at(toll.start)
        elliptic = phrase is not None and (phrase.bare or sentence.words[phrase.end - 1] in _ELSE)
        if elliptic and out and toll.population is Population.UNSTATED and out[-1].kind is not TollKind.EXPOSED:
            toll = replace(toll, population=out[-1].population)  # noqa: PLW2901 - the toll as it is read
        out.append(toll)
    return out


_INCLUDING = frozenset({"including", "among", "include", "included", "includes"})


def _with_parts(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """Add "including nine children" as parts of the whole they follow."""
    lists = [(i, _list_start(sentence, i)) for i, word in enumerate(sentence.words) if word in _INCLUDING]
    wholes = [(whole, at) for i, at in lists if (whole := _whole_before(found, i))]
    told = [t for t in found if not any(t.start >= at and _lists(sentence, at, t.start) for _, at in wholes)]
    yield from told
    for whole, at in wholes:
        yield from _parts(sentence, told, whole, at)


def _list_start(sentence: Sentence, i: int) -> int:
    """Where the list begins after "including", "among them", "among those killed were"."""
    at = i + 1
    while at < len(sentence.words) and sentence.words[at] in ("them", "those", "killed", "the", "dead", "were", "was", "are", "victims", "at"):
        if any(p.start == at and p.people for p in sentence.phrases) and sentence.words[at] == "the":
            break
        if sentence.words[at] == "at":
            break
        at += 1
    return at


def _lists(sentence: Sentence, at: int, token: int) -> bool:
    return any(p.start <= token < p.end for p in objects_of(sentence, at))


def _whole_before(tolls: Sequence[FoundToll], i: int) -> FoundToll | None:
    before = [t for t in tolls if t.end <= i and t.kind is not TollKind.EXPOSED]
    return max(before, key=lambda t: t.end) if before else None


def _parts(sentence: Sentence, told: Sequence[FoundToll], whole: FoundToll, at: int) -> Iterator[FoundToll]:
    kinds = [n for n, t in enumerate(told) if t.start == whole.start and t.end == whole.end]
    for phrase in objects_of(sentence, at):
        if not (phrase.people or phrase.bare or is_person_name(sentence, phrase)):
            continue
        for n in kinds:
            toll = _toll(sentence, phrase, told[n].kind, told[n].verb)
            yield replace(toll, part_of=n, count=jointly(toll.count) if len(kinds) > 1 else toll.count)
