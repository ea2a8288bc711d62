"""Other voices that count the same people in a few words of a sentence, each as a claim: "police say 14 people died, rescuers 23"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.asides import Aside, asides_of
from recount.extract.engines.encoder.decode.fates import without
from recount.extract.engines.encoder.decode.tied import Tied, overlaps, tie, untie
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Population, Stance, TollKind
from recount.vocab.countries import countries_named
from recount.vocab.numbers import read_quantity

_DEATHS = frozenset("deaths dead killed bodies corpses fatalities".split())
_LOST = frozenset("lost received recovered".split())
_LOCAL = frozenset("governor police hospital hospitals clinic mayor ministry head chief".split())
_TO_DEATHS = 3  # words from a number to these
_LOOSE = " ,;:(\n"  # what joins an aside to the words before it


def rivals_apart(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with a claim for each such voice: of the event of the claim that the sentence counts first, with its outcome."""
    found = [(s, a) for s in page.analysis.sentences if len(s.words) > _SHORTEST for a in asides_of(s)]
    told = tie(drafts) if found else []
    for sentence, aside in found:
        told = _Rival(page, sentence, aside).of(told)
    return untie(told) if found else tuple(drafts)


_SHORTEST = 5  # words: two numbers and two voices need more


@dataclass(frozen=True, slots=True)
class _Rival:
    """One aside of a sentence."""

    page: Page
    sentence: Sentence
    aside: Aside

    def of(self, told: list[Tied]) -> list[Tied]:
        """All drafts, with this voice's own."""
        home = next((t for t in told if self._counted_first(t.draft) is not None), None) or self._with_first(told)
        if home is None or home.draft.stance not in (Stance.ASSERTS, Stance.DISPUTES):
            return told
        voice = self._said(*self.aside.voice)
        if self._is_lost() or any(_of_two_places(w.exact, voice.exact) for w in home.draft.speakers):
            return told
        first = home.draft.tolls[self._counted_first(home.draft) or 0]
        own = next((t for t in told if t is not home and all(self._is_inside(w) for w in t.draft.evidence)), None)
        toll = self._toll(first, (*home.draft.tolls, *(own.draft.tolls if own else ())))
        for one in told:
            if one is not own:
                one.draft = self._without(one.draft)
        speakers = (self._said(*self.aside.voice),)
        if own is not None:
            kept = [n for n, t in enumerate(own.draft.tolls) if not self._counts(t)]
            rest = tuple(replace(own.draft.tolls[n], part_of=None) for n in kept)
            when = own.draft.when or home.draft.when  # of the same people, so of the same time
            own.draft = replace(own.draft, speakers=speakers, tolls=(toll, *rest), when=when)
            return told
        evidence = (self._said(self.aside.start, self.aside.end),)
        draft = replace(
            home.draft, speakers=speakers, tolls=(toll,), losses=(), evidence=evidence, stance=Stance.ASSERTS
        )
        n = told.index(home)
        behind = Tied(draft, whole=home.whole, same=home.same or home)
        while n + 1 < len(told) and self._comes_before(told[n + 1].draft):
            n += 1
        return [*told[: n + 1], behind, *told[n + 1 :]]

    def _is_lost(self) -> bool:
        """ "The army said it lost 12 soldiers, the police four": each counts its own."""
        at = self.aside.before[-1]
        return not _LOST.isdisjoint(self.sentence.words[max(0, at - 2) : at])

    def _with_first(self, told: Sequence[Tied]) -> Tied | None:
        """The claim that has this voice's number alone, with the one before it where its words say that they died: "verified 56
        deaths, whereas the clinic put it at 134".
        """
        at = self.aside.before[-1]
        end = next((k for k in range(at, self.aside.start) if self.sentence.words[k] in _DEATHS), None)
        found = read_quantity(self.sentence.words, at)
        start = self.sentence.tokens[0].start
        home = next((t for t in told if any(map(self._counts, t.draft.tolls)) and t.quotes(start, start + 1)), None)
        if home is None or end is None or end - at > _TO_DEATHS or found is None:
            return None
        own = next(t for t in home.draft.tolls if self._counts(t))
        first = replace(own, kind=TollKind.KILLED, count=found.count, words=self._said(at, end + 1), part_of=None)
        home.draft = replace(home.draft, tolls=(first, *(replace(t, part_of=None) for t in home.draft.tolls)))
        return home

    def _counted_first(self, draft: Draft) -> int | None:
        """The toll of a draft that an aside tells otherwise: the first of those that the numbers before count, if the last of these
        is one of people, too. The dead go before the hurt.
        """
        starts = [self.sentence.tokens[n].start for n in self.aside.before]
        told = [[n for n, t in enumerate(draft.tolls) if overlaps(t.words, at, at + 1)] for at in starts]
        wholes = [n for some in told for n in some if draft.tolls[n].part_of is None]
        dead = [n for n in wholes if draft.tolls[n].kind is TollKind.KILLED]
        return next(iter(dead or wholes), None) if told[-1] else None

    def _toll(self, first: DraftToll, told: Sequence[DraftToll]) -> DraftToll:
        """What the voice counts: the outcome of the first number, and who they are by its own words, else by those of the first."""
        words = self._said(*self.aside.number)
        known = {t.population for t in told if self._counts(t)} - {Population.UNSTATED}
        population = next(iter(known)) if len(known) == 1 else first.population
        return DraftToll(kind=first.kind, count=self.aside.count, population=population, words=words)

    def _without(self, draft: Draft) -> Draft:
        """A draft of another voice without this one's number and name, none of its tolls told by this one's words."""
        tolls, voice = draft.tolls, self._said(*self.aside.voice)
        for n in range(len(tolls) - 1, -1, -1):
            if self._counts(tolls[n]):
                tolls = without(tolls, n)
        begin = self.sentence.tokens[self.aside.start].start
        speakers = tuple(w for w in draft.speakers if not _meet(w, voice))
        return replace(draft, tolls=tuple(_cut(t, begin) for t in tolls), speakers=speakers)

    def _counts(self, toll: DraftToll) -> bool:
        """Does a toll begin with the number of this voice?"""
        return self._is_inside(toll.words)

    def _is_inside(self, words: Words) -> bool:
        start, end = self.sentence.slice(self.aside.start, self.aside.end)
        return words.start is not None and start <= words.start < end

    def _comes_before(self, draft: Draft) -> bool:
        return all((w.start or 0) < self.sentence.tokens[self.aside.start].start for w in draft.evidence)

    def _said(self, start: int, end: int) -> Words:
        return Words(exact=self.sentence.said(start, end), start=self.sentence.tokens[start].start)


def _of_two_places(one: str, other: str) -> bool:
    """Do two of one kind speak, each for a place of its own: "the governor of Orvel", "the governor of Lirna"; or two states?"""
    ours, theirs = (_parts(words) for words in (one, other))
    if all(any(countries_named(name) for name in names) for names, _ in (ours, theirs)):
        return True
    return (
        bool(ours[0] and theirs[0]) and ours[0].isdisjoint(theirs[0]) and not (ours[1] & theirs[1]).isdisjoint(_LOCAL)
    )


def _parts(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names among words, and the others."""
    plain = [w.removesuffix("'s").removesuffix("\u2019s") for w in words.split()]
    names = frozenset(w for w in plain if w[:1].isupper() and w.lower() not in _LOCAL | {"the", "a"})
    return names, frozenset(w.lower() for w in plain if w not in names)


def _meet(one: Words, other: Words) -> bool:
    return overlaps(one, other.start or 0, (other.start or 0) + len(other.exact))


def _cut(toll: DraftToll, begin: int) -> DraftToll:
    """A toll whose words run on into those that begin at a code point, without them: "nine people (11 according to the clinic)"."""
    start = toll.words.start
    if start is None or not start < begin < start + len(toll.words.exact):
        return toll
    return replace(toll, words=Words(exact=toll.words.exact[: begin - start].rstrip(_LOOSE), start=start))
