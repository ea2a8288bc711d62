"""What a list tells a place at a time is as many claims: "the villages shelled are: Lirna (3 shells), Osk (2 rockets)"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftPlace, DraftToll, Words
from recount.extract.engines.encoder.decode.items import OUTCOMES, Item, Listing, People
from recount.extract.engines.encoder.decode.lists import lists_of
from recount.extract.engines.encoder.decode.tied import Tied, overlaps, tie, untie
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.model import EventType, PlaceRelation, Population, Stance, TollKind
from recount.vocab.numbers import exact

# What may be told a place at a time with no more than how much fell on it.
_ATTACKS = frozenset({EventType.SHELLING, EventType.AIR_STRIKE, EventType.DRONE_STRIKE})
_FEWEST = 2  # items
_BACK = 4  # sentences that the sum of a list of times may stand before it
_NEAR = 2  # sentences that a list may stand behind what tells of the event


def places_apart(page: Page, places: Sequence[Span], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of a page with a claim for each place of such a list, told by the voice that tells of the event. The claim
    that held them all is their whole; where the list alone told of an attack, they stand in its stead. `places` are those
    that were found in the page.
    """
    lists = tuple(lists_of(page, places))
    if not lists:
        return tuple(drafts)
    told = tie(drafts)
    for listing in lists:
        home = _home(page, listing, told)
        told = _Split(page, listing, home).of(told) if home else told
    return untie(told)


def _home(page: Page, listing: Listing, told: Sequence[Tied]) -> Tied | None:
    """The claim of the event that a list is of: told in its sentence, or shortly before where that says nothing of it."""
    if listing.dated:  # what stands in a sentence of several claims is of the one that quotes it
        start, end = int(page.starts[listing.items[0].start]), int(page.ends[listing.items[-1].end - 1])
        home = next((t for t in told if t.quotes(start, end)), None)
        return home if home and _asserts(home.draft, listing) else None
    for n in range(listing.sentence, max(-1, listing.sentence - _NEAR - 1), -1):
        passage = page.analysis.sentences[n].passage
        home = next((t for t in told if t.quotes(passage.start, passage.end)), None)
        if home or not _tells(listing):
            return home if home and _asserts(home.draft, listing) else None
    return None


def _tells(listing: Listing) -> bool:
    """Does a list say more than names, as the tags below a text do not?"""
    return listing.inline or all(i.fired or i.people for i in listing.items)


def _asserts(draft: Draft, listing: Listing) -> bool:
    """Does a claim say that what a list tells apart came to pass?"""
    fitting = draft.event_type in _ATTACKS or all(i.people for i in listing.items)
    return fitting and draft.stance is Stance.ASSERTS


@dataclass(frozen=True, slots=True)
class _Split:
    """A list of a page, and the claim that tells of its event."""

    page: Page
    listing: Listing
    home: Tied

    def of(self, told: list[Tied]) -> list[Tied]:
        """All drafts, those of the list's items behind the claim that held them."""
        own = {id(t): self._quoted(t.draft) for t in told if t is not self.home}
        items = [i for i in self.listing.items if not any(self._is_told(t.draft, i) for t in told)]
        if not self._fits(items or self.listing.items):
            return told
        if not items:
            self._side_by_side([t for t in told if own.get(id(t))])
            return told
        lines = [t for t in told if own.get(id(t)) and all(i in items for i in own[id(t)]) and not t.draft.tolls]
        told = [t for t in told if t not in lines]
        whole = self._whole(items) if self._stays(items, told) else None
        top = self.home if whole else self._sum_of(items, told) if self.listing.dated else self._before(told)
        made = [Tied(self._draft(item, top), top) for item in items]
        for one in told:
            one.same = None if one.same in lines else one.same
            listed = one is not top and one is not self.home and self._quoted(one.draft)
            one.whole = top if one.whole in (self.home, *lines) or (listed and one.whole is None) else one.whole
        n = told.index(self.home)
        if top is self.home or (top and not self.listing.dated):
            top.whole, top.draft = None, whole or self._bare(top.draft, items)
        return [*told[: n + bool(whole)], *made, *told[n + 1 :]]

    def _side_by_side(self, told: Sequence[Tied]) -> None:
        """Claims that tell of items are parts of what was told of them all, and none of another."""
        if len(told) < _FEWEST:
            return
        for one in told:
            one.whole = self.home if one.whole is None or one.whole in told else one.whole
        self.home.whole = None if self.home.whole in told else self.home.whole

    def _quoted(self, draft: Draft) -> list[Item]:
        """The items that a claim quotes, if it quotes nothing else."""
        if not all(self._within(w, self.listing.items) for w in draft.evidence):
            return []
        return [i for i in self.listing.items if any(self._within(w, [i]) for w in draft.evidence)]

    def _is_told(self, draft: Draft, item: Item) -> bool:
        """Does another claim tell of an item already? One that only quotes its line says nothing of those counted there."""
        if draft is self.home.draft or not any(self._within(w, [item]) for w in draft.evidence):
            return False
        return bool(draft.tolls) or not item.people

    def _stays(self, items: Sequence[Item], told: Sequence[Tied]) -> bool:
        """Is there a whole: anything told elsewhere, or before a list of people a sum of them or what it is a list of?"""
        headed = self._lead()[-1:] == (":",) or bool(self._wholes())
        counted = any(i.people for i in items) and self._before(told) is None and headed
        return not self.listing.inline or counted or self._tells_more(items)

    def _tells_more(self, items: Sequence[Item]) -> bool:
        home, passage = self.home.draft, self._passage()
        more = any(not overlaps(w, *passage) and not self._within(w, items) for w in home.evidence)
        return more or any(not self._within(w, items) for w in _counting(home))

    def _passage(self) -> Range:
        passage = self.page.analysis.sentences[self.listing.sentence].passage
        return passage.start, passage.end

    def _before(self, told: Sequence[Tied]) -> Tied | None:
        """The claim of a like event told right before the list."""
        sentences, at = self.page.analysis.sentences, self.listing.sentence
        first, last = sentences[max(0, at - _NEAR)].passage.start, sentences[at].passage.start
        near = (t for t in told if t is not self.home and t.quotes(first, last))
        alike = (t for t in near if t.draft.event_type is self.home.draft.event_type)
        return next((t for t in alike if _asserts(t.draft, self.listing)), None)

    def _sum_of(self, items: Sequence[Item], told: Sequence[Tied]) -> Tied | None:
        """The claim told shortly before that counts exactly as many as the items together: "at least 12 were killed. It killed
        seven on Sunday and five on Monday".
        """
        people = [p for i in items for p in i.people]
        first = self.page.analysis.sentences[max(0, self.listing.sentence - _BACK)].passage.start
        for one in reversed(told[: told.index(self.home)]):
            near = one.draft.stance is self.home.draft.stance and one.quotes(first, self._passage()[0])
            alone = one.draft.tolls if near and len({self._kind(p) for p in people}) == 1 else ()
            if any(t.kind is self._kind(people[0]) and t.count.low == self._sum(people, t.kind) for t in alone):
                return one
        return None

    def _within(self, words: Words, items: Sequence[Item]) -> bool:
        """Do words stand in the lines or the stretch of some items?"""
        page = self.page
        return any(overlaps(words, int(page.starts[i.start]), int(page.ends[i.end - 1])) for i in items)

    def _is_of(self, words: Words, item: Item) -> bool:
        """Do words stand in an item, and in none other: "two people on Thursday and one more" are of neither?"""
        return [i for i in self.listing.items if self._within(words, [i])] == [item]

    def _fits(self, items: Sequence[Item]) -> bool:
        """Is it said what became of the people counted, and do they make no more than the whole?"""
        people = [p for i in items for p in i.people]
        kinds = {self._kind(p) for p in people}
        return None not in kinds and all(self._sum(people, kind) <= self._total(kind) for kind in kinds if kind)

    def _sum(self, people: Sequence[People], kind: TollKind) -> int:
        return sum(p.count.low or 0 for p in people if self._kind(p) is kind)

    def _total(self, kind: TollKind) -> float:
        """How many the claim tells of outside its list; without end where it doesn't say."""
        told = [t.count.high for t in self._wholes() if t.kind is kind]
        return float("inf") if not told or None in told else max(h for h in told if h is not None)

    def _wholes(self) -> Sequence[DraftToll]:
        """What the claim counts outside its list; where that is nothing, what the grammar counts before the list."""
        tolls = self.home.draft.tolls
        own = tuple(t for t in tolls if t.part_of is None and not self._within(t.words, self.listing.items))
        return own or tuple(self._counted_before())

    def _counted_before(self) -> Iterator[DraftToll]:
        """The people whom the grammar counts in the sentence of a list of people, before its first item."""
        first = self.page.first_of[self.listing.sentence]
        end = self.listing.items[0].start if self.listing.inline else first + len(self._lead())
        if all(i.people for i in self.listing.items):
            for span in self.page.spans["toll"]:
                if first <= span.start and span.end <= end and isinstance(span.payload, DraftToll):
                    yield replace(span.payload, part_of=None)

    def _summed_before(self, items: Sequence[Item]) -> Iterator[DraftToll]:
        """The number of people, told before a list of them, that is their sum: "the deaths of 14 people: six in Orvel, eight in Lirna"."""
        people = [p for i in items for p in i.people]
        kinds = {self._kind(p) for p in people}
        kind = next(iter(kinds)) if len(kinds) == 1 and self.listing.inline else None
        sentence, first = self.page.analysis.sentences[self.listing.sentence], self.page.first_of[self.listing.sentence]
        for phrase in sentence.phrases if kind else ():
            ahead = first + phrase.end <= self.listing.items[0].start and not phrase.thing
            if kind and ahead and phrase.quantity and phrase.quantity.count == exact(self._sum(people, kind)):
                words = self.page.said(first + phrase.start, first + phrase.end)
                population = phrase.people.population if phrase.people else Population.UNSTATED
                yield DraftToll(kind=kind, count=phrase.quantity.count, population=population, words=words)
                return

    def _kind(self, people: People) -> TollKind | None:
        """What became of people: as their item has it, or the claim's one toll, or the words before the list."""
        if people.kind:
            return people.kind
        kinds = {t.kind for t in self._wholes()} or {OUTCOMES[w] for w in self._lead() if w in OUTCOMES}
        return next(iter(kinds)) if len(kinds) == 1 else None

    def _lead(self) -> Sequence[str]:
        """The words before the list."""
        sentence = self.page.analysis.sentences[self.listing.sentence]
        first = self.listing.items[0].start - self.page.first_of[self.listing.sentence]
        return sentence.words[:first] if self.listing.inline else sentence.words

    def _whole(self, items: Sequence[Item]) -> Draft:
        """The claim without what is its items'. "They are:" says nothing of an event."""
        home, passage = self.home.draft, self._passage()
        tolls = _tolls(home, [n for n, t in enumerate(home.tolls) if not self._within(t.words, items)])
        tolls = tolls or tuple(self._counted_before()) or tuple(self._summed_before(items))
        losses = tuple(x for x in home.losses if not self._within(x.words, items))
        counted = any(overlaps(x.words, *passage) for x in tolls) or any(overlaps(x.words, *passage) for x in losses)
        says = counted or not self.listing.inline or self._lead()[-1:] != (":",)
        inside = [overlaps(w, *passage) for w in home.evidence]
        stays = [says if own else not self._within(w, items) for w, own in zip(home.evidence, inside, strict=True)]
        evidence = tuple(w for w, kept in zip(home.evidence, stays, strict=True) if kept)
        return replace(self._bare(home, items), evidence=evidence or home.evidence, tolls=tolls, losses=losses)

    def _bare(self, draft: Draft, items: Sequence[Item]) -> Draft:
        """A claim without the places and weapons of items."""
        timed = draft.when is not None and self.listing.dated and self._within(draft.when, items)
        return replace(
            draft,
            places=tuple(p for p in draft.places if not self._within(p.words, items)),
            weapons=tuple(w for w in draft.weapons if not self._within(w, items)),
            when=None if timed else draft.when,
        )

    def _draft(self, item: Item, whole: Tied | None) -> Draft:
        """The claim of one item. Without a whole its evidence begins with what the sentence says of all of them."""
        page, home = self.page, self.home.draft
        begins, first = page.first_of[self.listing.sentence], self.listing.items[0].start
        lead = (page.said(begins, first),) if whole is None and begins < first else ()
        others = [i for i in self.listing.items if i is not item]
        shared = tuple(w for w in home.weapons if not self._within(w, others))
        counted = tuple(self._toll(p) for p in item.people)
        own = _tolls(home, [n for n, t in enumerate(home.tolls) if self._is_of(t.words, item)])
        tolls = own or counted if item.time else counted or own
        elsewhere = others if any(i.places for i in self.listing.items[1:]) else ()
        everywhere = tuple(p for p in home.places if item.time and not self._within(p.words, elsewhere))
        return replace(
            home,
            evidence=(*lead, page.said(item.start, item.end)),
            places=tuple(self._place(span) for span in item.places) or everywhere,
            when=page.said(*item.time) if item.time else home.when,
            weapons=(page.said(*item.munitions),) if item.munitions else shared,
            tolls=tolls,
            losses=tuple(x for x in home.losses if self._within(x.words, [item])),
            targets=tuple(t for t in home.targets if not self._within(t, others)),
        )

    def _of_first(self) -> list[int]:
        """The tolls of the first item: "two civilians on Sunday and four on Monday" are all civilians."""
        return [n for n, t in enumerate(self.home.draft.tolls) if self._within(t.words, self.listing.items[:1])]

    def _place(self, span: Range) -> DraftPlace:
        return DraftPlace(words=self.page.said(*span), relation=PlaceRelation.IN)

    def _toll(self, people: People) -> DraftToll:
        kind = self._kind(people) or TollKind.KILLED
        first = _tolls(self.home.draft, self._of_first()) if self.listing.inline else ()
        known = {t.population for t in (*self._wholes(), *first) if t.kind is kind}
        population = people.population or (next(iter(known)) if len(known) == 1 else Population.UNSTATED)
        words = self.page.said(people.start, people.end)
        return DraftToll(kind=kind, count=people.count, population=population, words=words)


def _counting(draft: Draft) -> list[Words]:
    """The words of all that a claim counts."""
    return [t.words for t in draft.tolls] + [x.words for x in draft.losses]


def _tolls(draft: Draft, kept: Sequence[int]) -> tuple[DraftToll, ...]:
    """Some of a claim's tolls, by their indexes; a part whose whole is not among them stands alone."""
    at = {n: k for k, n in enumerate(kept)}
    tolls = ((draft.tolls[n], draft.tolls[n].part_of) for n in kept)
    return tuple(replace(t, part_of=None if whole is None else at.get(whole)) for t, whole in tolls)
