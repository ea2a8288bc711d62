"""Lists of places with what each was told to have suffered: "Lirna (3 shells), Osk in Dobra district (2 rockets)", "Lirna: 12"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from recount.extract.engines.encoder.decode.dated import dated_items, placed_items
from recount.extract.engines.encoder.decode.items import OUTCOMES, Item, Listing, People
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.extract.engines.lexical.scene.place_words import DISTRICTS, KINDS, REGIONS, SETTLEMENTS
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.model import Count, Wording
from recount.vocab.numbers import read_quantity

_MUNITIONS = frozenset(
    "shell shells round rounds rocket rockets missile missiles bomb bombs mine mines projectile projectiles drone drones uav uavs".split()
)
_TIMES = frozenset(
    "strike strikes raid raids airstrike airstrikes attack attacks hit hits explosion explosions".split()
)
_SHORT = 5  # words that a number and what was fired take at most: "four 120 mm mortar rounds"
_WHO = frozenset("people persons person civilians civilian others were was".split())
_INSIDE = frozenset("in of at near the".split())  # between a place and the wider one that holds it
_BEFORE = _INSIDE | KINDS  # "the village of Lirna"
_IN = frozenset("in at near".split())
_KINDS_OF_NAME = SETTLEMENTS | DISTRICTS | REGIONS
_DASHES = frozenset("- \u2013 \u2014".split())
_BULLETS = _DASHES | frozenset("* \u2022 \u00b7 \u25aa \u25cf".split())
_ENDS = frozenset(". , ; and".split())
_APART = frozenset(", ; and & the".split())
_NEXT = frozenset("second third fourth fifth another nearby neighbouring neighboring".split())
_LONGEST = 4  # words of a name that no list of places holds
_FEWEST = 2  # items: one place with a number behind it is no list
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What is counted of a place, up to the word `end` of its sentence: see `Item`."""

    end: int
    fired: bool = False
    munitions: Range | None = None
    people: tuple[People, ...] = ()


def lists_of(page: Page, places: Sequence[Span]) -> Iterator[Listing]:
    """The lists of a page, in order: of places, or of times. `places` are those that were found in it."""
    by_sentence: dict[int, list[Span]] = {}
    for span in places:
        by_sentence.setdefault(int(page.sentence_of[span.start]), []).append(span)
    looked = 0  # sentences that were looked at as lines of a list: they head none
    for n, sentence in enumerate(page.analysis.sentences):
        line = _Line(page, sentence, page.first_of[n], by_sentence.get(n, ()))
        dated = dated_items(sentence, page.first_of[n])
        for items in [line.placed(dated)] if dated else line.listed():
            yield Listing(sentence=n, items=tuple(items), inline=True)
        if n < looked:
            continue
        lines = tuple(_lines(page, n + 1, by_sentence, needs_more=sentence.words[-1] != ":"))
        if len(lines) >= _FEWEST:
            looked = int(page.sentence_of[lines[-1].start]) + 1
            if _are_places(lines):
                yield Listing(sentence=n, items=lines, inline=False)


def _are_places(items: Sequence[Item]) -> bool:
    """Are most of them places for sure, or told to have been fired at? "Ana (45), Ivo (50)" are persons."""
    return sum(i.known or i.fired for i in items) > len(items) / 2


@dataclass(frozen=True)
class _Line:
    """A sentence with the places found in it; `at` is its first word on the page. Indexes are into the sentence."""

    page: Page
    sentence: Sentence
    at: int
    places: Sequence[Span]

    @property
    def words(self) -> Sequence[str]:
        return self.sentence.words

    def placed(self, dated: Sequence[Item]) -> list[Item]:
        """Items of a time each with the places that stand in them."""
        return [replace(i, places=tuple(s for s in self.known if i.start <= s[0] and s[1] <= i.end)) for i in dated]

    def listed(self) -> list[list[Item]]:
        """Its lists, by whichever of the two ways finds more items."""
        runs, rows = [*self.runs()], [*self.in_rows()]
        return rows if sum(map(len, rows)) > sum(map(len, runs)) else runs

    def in_rows(self) -> Iterator[list[Item]]:
        """Places with a number each, told with a verb: "five were killed in Orvel, four in Lirna"."""
        chains = [*self.chains()] if len(self.known) > 1 else []
        spans = [(c[0][0] - self.at, c[-1][1] - self.at) for c in chains]
        items = placed_items(self.sentence, self.at, spans)
        if items and all(any(i.start <= c[0][0] and c[-1][1] <= i.end for c in chains) for i in items):
            yield [
                replace(i, places=next(c for c in chains if i.start <= c[0][0] and c[-1][1] <= i.end)) for i in items
            ]

    def runs(self) -> Iterator[list[Item]]:
        """Items that follow each other with nothing but commas between, two at least."""
        runs: list[list[Item]] = []
        for item in self.items():
            if runs and all(w in _APART for w in self.words[runs[-1][-1].end - self.at : item.start - self.at]):
                runs[-1].append(item)
            else:
                runs.append([item])
        yield from (run for run in runs if len(run) >= _FEWEST and _are_places(run))

    def items(self) -> Iterator[Item]:
        """Every place with something counted of it, in order."""
        floor = 0
        for chain in [*self.chains()]:
            if chain[0][0] - self.at < floor:
                continue
            item = self.tail(self.narrowed(chain)) or self.counted_before(chain, floor)
            if item:
                floor = item.end - self.at
                yield item

    def chains(self) -> Iterator[tuple[Range, ...]]:
        """Places with the wider ones that follow them, "Osk in Dobra district"; a name that no list of places holds is one
        where brackets follow.
        """
        spans = [*self.known]
        for opens in (n for n, w in enumerate(self.words) if w == "(" or (n and w in _DASHES)):
            if not any(self._reaches(end - self.at, opens, _BEFORE) for _, end in spans) and (
                name := self._name(opens)
            ):
                spans.append(name)
        chain: list[Range] = []
        for span in sorted(spans):
            if chain and self._reaches(chain[-1][1] - self.at, span[0] - self.at, _BEFORE) and self._inner(chain, span):
                chain.append(span)
                continue
            if chain:
                yield tuple(chain)
            chain = [span]
        if chain:
            yield tuple(chain)

    @cached_property
    def known(self) -> list[Range]:
        """The places found, and names that say what kind of place they are: "Osk district"."""
        spans = [(self._with_name(s.start - self.at, s.end - self.at) + self.at, s.end) for s in self.places]
        spans += [s for s in self._unnamed() if not any(a < s[1] and s[0] < b for a, b in spans)]
        taken = {n for a, b in spans for n in range(a, b)}
        for n, token in enumerate(self.sentence.tokens[1:-1], start=1):
            named = token.is_capital and self.words[n + 1] in _KINDS_OF_NAME
            if named and self.words[n - 1] in (*_APART, ":") and not taken & {self.at + n, self.at + n + 1}:
                spans.append((self.at + n, self.at + n + 2))
        return sorted(spans)

    def _unnamed(self) -> Iterator[Range]:
        """Villages without a name behind others with one: "a third village", "another town"."""
        for n in range(1, len(self.words) - 1) if self.places else ():
            two = (
                self.words[n] in ("a", "an", "the", "in")
                and self.words[n + 1] in _NEXT
                and self.words[n + 2 : n + 3] != ()
            )
            if two and self.words[n + 2] in SETTLEMENTS:
                yield self.at + n + (self.words[n] == "in"), self.at + n + 3

    def _with_name(self, start: int, end: int) -> int:
        """Where a kind of place alone begins with the name before it."""
        tokens = self.sentence.tokens
        while start and all(w in KINDS for w in self.words[start:end]) and tokens[start - 1].is_capital:
            start -= 1
        return start

    def _reaches(self, start: int, end: int, over: frozenset[str]) -> bool:
        return start <= end and all(w in over for w in self.words[start:end])

    def _inner(self, chain: Sequence[Range], span: Range) -> bool:
        return any(w in _INSIDE for w in self.words[chain[-1][1] - self.at : span[0] - self.at])

    def _name(self, stop: int) -> Range | None:
        """A name that no list of places holds, between what closes the item before and a word; with its kind, "Osk village"."""
        start = stop
        while start and self.words[start - 1] not in _APART and self.words[start - 1] not in (")", ":"):
            start -= 1
        inner = next((n for n in range(start, stop) if self.words[n] in _INSIDE), stop)
        named = 0 < start < inner <= start + _LONGEST and self.sentence.tokens[start].text[0].isupper()
        return (self.at + start, self.at + inner) if named else None

    def narrowed(self, chain: tuple[Range, ...]) -> tuple[Range, ...]:
        """A chain that begins with such a name: "Lirna village in Dobra district"."""
        stop = chain[0][0] - self.at
        name = self._name(stop) if stop and self.words[stop - 1] in _IN else None
        return (name, *chain) if name and self._reaches(name[1] - self.at, stop, _INSIDE) else chain

    def named(self, start: int) -> tuple[Range, ...]:
        """The name with which a line begins, before a colon or a dash and a number: "Osk: 6"."""
        stop = next((n for n, w in enumerate(self.words) if w == ":" or (n > start and w in _DASHES)), 0)
        named = start < stop <= start + _LONGEST and all(t.is_capital for t in self.sentence.tokens[start:stop])
        return ((self.at + start, self.at + stop),) if named else ()

    def tail(self, chain: tuple[Range, ...]) -> Item | None:
        """A chain with what is counted behind it, in brackets or behind a colon or a dash."""
        end = chain[-1][1] - self.at
        while end < len(self.words) and self.words[end] in KINDS:
            end += 1
            if self.sentence.tokens[end - 1].is_capital:  # "Orvel Suburbs" is not Orvel
                chain = (*chain[:-1], (chain[-1][0], self.at + end))
        mark = self.words[end] if end < len(self.words) else ""
        if mark == "(" and ")" in self.words[end:]:
            closes = self.words.index(")", end)
            inside = self.counted(end + 1, closes)
            return self._item(chain, inside, closes + 1) if inside else None
        begins = end + (mark in _DASHES or mark == ":")
        stops = next((n for n in range(begins, len(self.words)) if self.words[n] in _ENDS), len(self.words))
        counted = self._open_people(begins) or self.counted(begins, stops)
        return self._item(chain, counted, counted.end) if counted else None

    def _open_people(self, start: int) -> _Counted | None:
        """People counted behind a place without brackets; a second number belongs to it where it has its outcome, "1 dead
        and 4 hurt".
        """
        people = list(self._people(start, len(self.words)))
        people = people[:1] + list(takewhile(lambda p: p.kind is not None, people[1:]))
        end = people[-1].end - self.at if people else 0
        closed = bool(people) and (end == len(self.words) or self.words[end] in _ENDS)
        return _Counted(end=end, people=tuple(people)) if closed else None

    def _item(self, chain: tuple[Range, ...], counted: _Counted, end: int) -> Item:
        return Item(
            start=chain[0][0],
            end=self.at + end,
            places=chain,
            known=any(s[0] < b and a < s[1] for s in self.known for a, b in chain),
            fired=counted.fired,
            munitions=counted.munitions,
            people=counted.people,
        )

    def counted_before(self, chain: tuple[Range, ...], floor: int) -> Item | None:
        """A chain with people counted before it: "20 in Lirna", "20 people in Lirna"."""
        start = chain[0][0] - self.at
        while start > floor and self.words[start - 1] in _BEFORE - _IN:
            start -= 1
        at = start - 2 - (start > 1 and self.words[start - 2] in _WHO)
        if at < floor or self.words[start - 1] not in _IN or (count := self._number(at)) is None or count[1] != at + 1:
            return None
        people = People(start=self.at + at, end=self.at + start - 1, count=count[0])
        return Item(start=self.at + at, end=chain[-1][1], places=chain, people=(people,))

    def counted(self, start: int, end: int) -> _Counted | None:
        """What words count, and nothing else: munitions ("4 artillery rounds", then what they did), or people ("9", "2
        killed, 3 wounded").
        """
        if (fired := self.fired(start, end)) is not None:
            munitions = (self.at + start, self.at + fired) if self._are_munitions(fired) else None
            return _Counted(end=end, fired=True, munitions=munitions)
        people = tuple(self._people(start, end))
        return _Counted(end=end, people=people) if people and people[-1].end == self.at + end else None

    def fired(self, start: int, end: int) -> int | None:
        """Where the number and what was fired end with which some words begin: "4 artillery rounds", "two raids"."""
        if start >= end or read_quantity(self.words, start) is None:
            return None
        near = range(start + 1, min(end, start + _SHORT))
        return next((n + 1 for n in near if self.words[n] in _TIMES or self._are_munitions(n + 1)), None)

    def _are_munitions(self, end: int) -> bool:
        return self.words[end - 1] in _MUNITIONS or any(w.end == end for w in self.sentence.weapons)

    def _people(self, start: int, end: int) -> Iterator[People]:
        """Counts with their outcomes, one behind another, as far as they go."""
        while start < end and (found := self._number(start)) is not None:
            count, stop = found
            while stop < end and self.words[stop] in _WHO:
                stop += 1
            kind = OUTCOMES.get(self.words[stop]) if stop < end else None
            stop += kind is not None
            yield People(start=self.at + start, end=self.at + stop, count=count, kind=kind)
            start = stop
            while start < end and self.words[start] in _APART:
                start += 1

    def _number(self, at: int) -> tuple[Count, int] | None:
        """An exact number that is no year, and where it ends."""
        found = read_quantity(self.words, at) if 0 <= at < len(self.words) else None
        if found is None or found.count.wording is not Wording.EXACT or found.count.low in _YEARS:
            return None
        return found.count, found.end


def _lines(page: Page, first: int, by_sentence: dict[int, list[Span]], *, needs_more: bool) -> Iterator[Item]:
    """The lines from a sentence on that hold a place and no more than what was counted of it. One that tells more of a
    place is passed over, a line without a place ends the list. `needs_more`: something has to be counted.
    """
    for n in range(first, len(page.analysis.sentences)):
        sentence = page.analysis.sentences[n]
        line = _Line(page, sentence, page.first_of[n], by_sentence.get(n, ()))
        start = next((k for k, w in enumerate(sentence.words) if w not in _BULLETS), 0)
        chain = next(line.chains(), ()) or line.named(start)
        if not chain or not all(w in _BEFORE for w in sentence.words[start : chain[0][0] - line.at]):
            return
        item = line.tail(chain)
        end = (item.end if item else chain[-1][1]) - line.at
        rest = [w for w in sentence.words[end:] if w not in KINDS]
        if all(w in _ENDS for w in rest) and (item or not needs_more):
            yield item or Item(start=chain[0][0], end=chain[-1][1], places=chain)
        elif needs_more:
            return
