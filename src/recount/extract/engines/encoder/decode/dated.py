"""Times or places told with a number each, as a list: "killed four people on Tuesday and six more on Thursday"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recount.extract.engines.encoder.decode.items import OUTCOMES, Item, People
from recount.extract.engines.encoder.page import Range
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, TollKind
from recount.vocab.calendar.forms import CalendarDate, TimeWords, Unit, Weekday, Weekend, Whole
from recount.vocab.numbers import exact

_IN = frozenset("in at near around outside".split())
_BETWEEN = frozenset(", ; and then also another".split())  # before the next number
_CLOSING = frozenset({",", ";", "."})
_OTHER = frozenset({Tag.MARK, Tag.QUOTE, Tag.SUBORDINATOR, Tag.PRONOUN})  # with them something else is told
# A toll that stood at a number on one day and at another on the next is one toll that rises
_RUNNING = frozenset(
    "toll tolls tally count stood stands standing rose rises risen rising climbed climbs reached reaches revised put".split()
)
_MORE = frozenset("more others other further".split())
_BODIES = frozenset("body bodies corpse corpses".split())
_NAMING = frozenset({Tag.NOMINAL, Tag.PREPOSITION, Tag.TO})
_KINDS = {kind.value: kind for kind in (TollKind.KILLED, TollKind.INJURED)}
_FEWEST = 2  # rows


def dated_items(sentence: Sentence, first: int) -> tuple[Item, ...]:
    """The rows of a sentence that begins with word `first` of the page, at least two or none. Each has its time and its
    people; places are left to whoever knows them. What tells how a toll rose is none.
    """
    times = [(c.start, c.end) for c in sentence.times if _is_date(c.sense)]
    return _items(sentence, first, times, dated=True)


def placed_items(sentence: Sentence, first: int, places: Sequence[Range]) -> tuple[Item, ...]:
    """The same of places: "five soldiers were killed in Orvel, four in Lirna and two in Osk". `places` are words of the sentence."""
    led = [(a - (a > 0 and sentence.words[a - 1] in _IN), b) for a, b in places]
    return _items(sentence, first, led, dated=False)


def _items(sentence: Sentence, first: int, anchors: Sequence[Range], *, dated: bool) -> tuple[Item, ...]:
    if len(anchors) < _FEWEST:
        return ()
    rows = _Rows(sentence, anchors, dated)
    found = [*rows.behind()] or ([*rows.ahead()] if dated else [])
    if len(found) < _FEWEST or not _RUNNING.isdisjoint(sentence.words[: found[0].start]):
        return ()
    if any(p.kind is None for row in found for p in row.people):  # "fell from 22 in 2016 to three last year"
        return ()
    return tuple(_on_page(row, first) for row in found)


def _on_page(row: Item, first: int) -> Item:
    people = tuple(replace(p, start=first + p.start, end=first + p.end) for p in row.people)
    time = (first + row.time[0], first + row.time[1]) if row.time else None
    return replace(row, start=first + row.start, end=first + row.end, people=people, time=time)


@dataclass(frozen=True)
class _Rows:
    """The rows of a sentence by its times or places (`anchors`); all indexes are into it."""

    sentence: Sentence
    anchors: Sequence[Range]
    dated: bool

    @cached_property
    def counted(self) -> list[tuple[Phrase, Count]]:
        """The phrases that count people, with their numbers."""
        told = ((p, self._number(p)) for p in self.sentence.phrases if not (p.thing or p.event))
        return [(phrase, number) for phrase, number in told if number is not None]

    def _number(self, phrase: Phrase) -> Count | None:
        """How many people a phrase counts; a number alone may be of people, as may "six more". "A nurse" is one."""
        person = phrase.people is not None and not phrase.people.unit
        if phrase.quantity is None:
            return exact(1) if person and not phrase.plural and phrase.determiner in ("a", "an") else None
        count = phrase.quantity.count
        alone = phrase.bare or all(w in _MORE for w in self.sentence.words[phrase.quantity.end : phrase.end])
        return count if (alone or person) and (count.low is not None or count.high is not None) else None

    @cached_property
    def outcomes(self) -> dict[int, TollKind]:
        """What became of people, by the words that say it."""
        sentence = self.sentence
        told = {c.start: _KINDS[c.sense.outcome] for c in sentence.verbs if c.sense.outcome in _KINDS}
        dead = {n: TollKind.KILLED for n, w in enumerate(sentence.words) if w in _BODIES}
        return dead | {n: OUTCOMES[w] for n, w in enumerate(sentence.words) if w in OUTCOMES} | told

    def behind(self) -> Iterator[Item]:
        """Rows of which the time stands behind the number: "four on Tuesday and six on Thursday"."""
        rows: list[Item] = []
        for time in self.anchors:
            floor = rows[-1].end if rows else 0
            row = self._row_before(time, floor, rows)
            if row is None and len(rows) >= _FEWEST:
                break
            begun = [*rows, row] if row else [self._row_before(time, floor, [])]
            rows = [one for one in begun if one]
        if len(rows) >= _FEWEST:
            yield from rows

    def _row_before(self, time: Range, floor: int, rows: Sequence[Item]) -> Item | None:
        told = next((t for t in reversed(self.counted) if floor <= t[0].start and t[0].end <= time[0]), None)
        if told is None or not self._plain(told[0].end, time[0]):
            return None
        people = told[0]
        begins = self._past_time(floor) if rows else floor
        while begins < people.start and self.sentence.words[begins] in _BETWEEN:
            begins += 1
        if rows and not self._plain(begins, people.start, names=False):
            return None
        kind = self._kind(people, begins if rows else 0, time[0]) or (rows[-1].people[0].kind if rows else None)
        return self._item((begins if rows else people.start, time[1]), told, time, kind)

    def _past_time(self, at: int) -> int:
        """Past the time of a row of places: "three in Orvel on Friday and two in Lirna"."""
        return at if self.dated else next((c.end for c in self.sentence.times if c.start == at), at)

    def ahead(self) -> Iterator[Item]:
        """Rows of which the time stands first: "On Thursday 15 were killed in Dauran; on Friday, ten in Kwata"."""
        rows: list[Item] = []
        for n, time in enumerate(self.anchors):
            floor = rows[-1].end if rows else 0
            if any(w not in _BETWEEN for w in self.sentence.words[floor : time[0]]):
                return
            stop = self.anchors[n + 1][0] if n + 1 < len(self.anchors) else self._stop(time[1] + 1)
            while stop > time[1] and self.sentence.words[stop - 1] in _BETWEEN | _CLOSING:
                stop -= 1
            inside = [t for t in self.counted if time[1] <= t[0].start and t[0].end <= stop]
            begins = time[1] + (self.sentence.words[time[1] : time[1] + 1] == (",",))
            if len(inside) != 1 or not self._plain(begins, stop) or (rows and self._acts(begins, stop)):
                return
            kind = self._kind(inside[0][0], begins, stop) or (rows[-1].people[0].kind if rows else None)
            rows.append(self._item((time[0], stop), inside[0], time, kind))
        if len(rows) >= _FEWEST:
            yield from rows

    def _stop(self, at: int) -> int:
        """Where what is told ends: at the next mark that closes it."""
        words = self.sentence.words
        return next((n for n in range(at, len(words)) if words[n] in _CLOSING), len(words))

    def _plain(self, start: int, end: int, *, names: bool = True) -> bool:
        """Do words tell of nothing else: no verb but what became of people, no marks, and no nouns or "to" unless they may?"""
        tags = self.sentence.tags[start:end]
        acts = any(tag is Tag.VERB and n not in self.outcomes for n, tag in enumerate(tags, start))
        return not acts and _OTHER.isdisjoint(tags) and (names or _NAMING.isdisjoint(tags))

    def _acts(self, start: int, end: int) -> bool:
        """Is there a verb, so that it is a clause of its own?"""
        return Tag.VERB in self.sentence.tags[start:end]

    def _kind(self, people: Phrase, start: int, end: int) -> TollKind | None:
        """What became of people, by the word nearest behind their number, else before it; by a verb rather than a noun."""
        behind, before = range(people.start, end), range(people.start - 1, start - 1, -1)
        verbs = (n for n in behind if n in self.outcomes and self.sentence.tags[n] is Tag.VERB)
        told = next(verbs, next((n for n in (*behind, *before) if n in self.outcomes), None))
        return None if told is None else self.outcomes[told]

    def _item(self, at: Range, told: tuple[Phrase, Count], anchor: Range, kind: TollKind | None) -> Item:
        phrase, count = told
        population = phrase.people.population if phrase.people else None
        counted = People(start=phrase.start, end=phrase.end, count=count, kind=kind, population=population)
        return Item(start=at[0], end=at[1], places=(), people=(counted,), time=anchor if self.dated else None)


def _is_date(words: TimeWords) -> bool:
    whole = isinstance(words.form, Whole) and words.form.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
    return whole or isinstance(words.form, CalendarDate | Weekday | Weekend)
