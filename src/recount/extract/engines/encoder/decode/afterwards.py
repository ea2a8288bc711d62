"""What became of some later in the same sentence: of the abducted ("one of whom was found dead"), of who did it ("before he was shot dead")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Population, Stance, TollKind
from recount.vocab.numbers import exact, read_quantity

_BEING = frozenset("was were been being".split())
_SKIPPED = frozenset("later since subsequently then also himself herself themselves itself in turn found".split())
_KILLED = frozenset("killed executed murdered beheaded neutralised neutralized".split())
_DIED = frozenset("died succumbed perished".split())
_THEM = (("of", "whom"), ("of", "them"))
_PRONOUNS = frozenset("he she they".split())
_HELD = frozenset({TollKind.ABDUCTED, TollKind.CAPTURED, TollKind.MISSING})
_BODIES = frozenset("body bodies corpse corpses".split())
_FOUND = frozenset("found recovered discovered".split())
_TO_FOUND = 5  # words from the number of bodies to where they were found
_NEAR = 9  # words from "one of whom" or "before" to what became of them
_BEFORE = 4  # words from "before" to the verb of being


def with_ends(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with those of the abducted or hurt counted as dead whose sentence ends so, and with those who did it, without those who
    only killed them for it.
    """
    told = [_body_of(page, _of_attackers(page, _of_whom(page, d))) if d.stance is Stance.ASSERTS else d for d in drafts]
    for draft in tuple(told):
        found = _with_end_of(page, told, draft) if draft.stance is Stance.ASSERTS else None
        if found is not None:
            told[found[0]] = found[1]
    return tuple(told)


def _of_whom(page: Page, draft: Draft) -> Draft:
    """ "Kidnapped three engineers, one of whom was later found dead"."""
    tolls = list(draft.tolls)
    for n, toll in enumerate(tolls):
        if toll.kind is not TollKind.KILLED and toll.count.high and _turned_out(page, toll):
            population = tolls[n - 1].population if n else toll.population
            tolls[n] = replace(toll, kind=TollKind.KILLED, population=population, part_of=None)
    return replace(draft, tolls=tuple(tolls))


def _body_of(page: Page, draft: Draft) -> Draft:
    """ "Seven of the 15 abducted students have been freed, while the body of one was found": one of them is dead."""
    if not any(t.kind in _HELD for t in draft.tolls) or any(t.kind is TollKind.KILLED for t in draft.tolls):
        return draft
    for words in draft.evidence:
        sentence, first = _place(page, words)
        said = sentence.words
        for k in range(first, len(said) - 3):
            found = read_quantity(said, k + 2) if said[k] in _BODIES and said[k + 1] == "of" else None
            if found is not None and any(w in _FOUND for w in said[found.end : found.end + _TO_FOUND]):
                begin = k - (said[k - 1] == "the")
                quoted = Words(exact=sentence.said(begin, found.end), start=sentence.tokens[begin].start)
                held = next(t for t in draft.tolls if t.kind in _HELD)
                dead = replace(held, kind=TollKind.KILLED, count=found.count, words=quoted, part_of=None, named=())
                return replace(draft, tolls=(*draft.tolls, dead))
    return draft


def _turned_out(page: Page, toll: DraftToll) -> bool:
    sentence, at = _place(page, toll.words)
    words = sentence.words
    end = at + len(toll.words.exact.split())
    if words[end : end + 2] not in _THEM:
        return False
    return _are_dead([w for w in words[end + 2 : end + _NEAR] if w not in _BEING])


def _are_dead(words: Sequence[str]) -> bool:
    said = [w for w in words if w not in _SKIPPED]
    return bool(said) and (
        said[0] in _KILLED | _DIED
        or said[0] == "dead"
        or said[:2] == ["shot", "dead"]
        or said[:3] == ["shot", "and", "killed"]
    )


@dataclass(frozen=True, slots=True)
class _End:
    """The end of who did it: the words that stand for them, and the token from which on it is told."""

    words: Words
    at: int


def _of_attackers(page: Page, draft: Draft) -> Draft:
    """ "Opened fire in a bar, killing two people before he was shot dead by police": he is dead, and the police did not kill the two."""
    for words in draft.evidence:
        sentence, first = _place(page, words)
        end = next(_ends(sentence, first), None)
        if end is None or not draft.perpetrators or not draft.tolls:
            continue
        start = sentence.tokens[end.at].start
        did = [p for p in draft.perpetrators if (p.start or 0) < start]
        told = any((t.words.start or 0) >= start for t in draft.tolls)
        count = _count_of(page, did[0]) if len(did) == 1 else None
        if not did or told or count is None or any(t.kind in _HELD for t in draft.tolls):
            continue
        pronoun = sentence.words[end.at + 1]
        if (pronoun in _PRONOUNS and (pronoun == "they") is (count == 1)) or "who" in sentence.words[: end.at]:
            continue
        who = did[0] if end.words.exact in _BEING else end.words
        dead = DraftToll(kind=TollKind.KILLED, count=exact(count), population=Population.UNSTATED, words=who)
        return replace(draft, perpetrators=tuple(did), tolls=(*draft.tolls, dead))
    return draft


def _with_end_of(page: Page, told: Sequence[Draft], draft: Draft) -> tuple[int, Draft] | None:
    """The claim before one that counts nobody, with whoever did it dead, where that one says so: "A militant drove into a crowd, killing
    three. He was shot dead by police."
    """
    sentence, first = _place(page, draft.evidence[0])
    words = sentence.words
    one = words[:1] in (("he",), ("she",))
    alone = len(draft.evidence) == 1 and not first and (one or words[:1] == ("they",)) and words[1] in _BEING
    if not alone or draft.tolls or not _are_dead(words[2:_NEAR]):
        return None
    for n, other in enumerate(told):
        did = other.perpetrators if any(_place(page, w)[0].index == sentence.index - 1 for w in other.evidence) else ()
        count = _count_of(page, did[0]) if len(did) == 1 else None
        someone = any((t.count.high == 1) is one for t in other.tolls)  # of whom it may be told, too
        if count is not None and (count == 1) is one and not someone and other.tolls:
            said = Words(exact=sentence.said(0, 1), start=sentence.tokens[0].start)
            dead = DraftToll(kind=TollKind.KILLED, count=exact(count), population=Population.UNSTATED, words=said)
            return n, replace(other, tolls=(*other.tolls, dead), evidence=(*other.evidence, *draft.evidence))
    return None


def _ends(sentence: Sentence, first: int) -> Iterator[_End]:
    words = sentence.words
    for n in range(first, len(words) - 2):
        if words[n] not in ("before", "and"):
            continue
        being = next((k for k in range(n + 1, min(n + 1 + _BEFORE, len(words))) if words[k] in _BEING), None)
        if being is None:
            continue
        subject = words[n + 1] in _PRONOUNS or (words[n] == "before" and being == n + 1)
        if subject and _are_dead(words[being + 1 : being + _NEAR]):
            yield _End(Words(exact=sentence.said(n + 1, n + 2), start=sentence.tokens[n + 1].start), n)


def _count_of(page: Page, did: Words) -> int | None:
    """How many did it: "a gunman", "two attackers"; None where nothing says."""
    sentence, at = _place(page, did)
    words = sentence.words
    if words[at] in ("a", "an"):
        return 1
    found = read_quantity(words, at)
    return found.count.low if found is not None and found.count.low == found.count.high else None


def _place(page: Page, words: Words) -> tuple[Sentence, int]:
    """The sentence in which words begin, and their first token there."""
    start = words.start or 0
    word = min(int(page.ends.searchsorted(start, side="right")), len(page.words) - 1)
    n = int(page.sentence_of[word])
    return page.analysis.sentences[n], word - page.first_of[n]
