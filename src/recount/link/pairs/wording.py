"""What the words of a report say of one event beyond what its claims hold: rare words, names, ages, its headline.

A report's sentences are dealt out among its tellings: one that a claim quotes, and those that follow it, to the claim's
telling. The first one, which the report is about, has the headline and all sentences that no other is quoted from; its
rare words are those of the report's whole opening, of its headline and of its address, which often holds an older
headline. So are its names and ages, unless the report sums up: then its opening is about several events. Only full sentences count: menus, captions and notes of a web page repeat from one page to the next and are of
no event.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from math import fsum

from recount.link.pairs.aftermath import LATER
from recount.link.pairs.locale import FIRST as WHERE
from recount.link.pairs.locale import locale
from recount.link.pairs.persons import persons
from recount.link.pairs.rarity import UNSEEN, rarities, rarity
from recount.model import Claim, Report

MOST_WORDS, MOST_NAMES, MOST_FULL = 64, 32, 24  # kept of each telling, the rarest first
MOST_KEYS, RARE_KEY = 24, 5.0  # names and words by which reports find each other
RARE_WORD, RARE_NAME, RARE_FULL = 2.0, 3.0, 9.0  # below which a word, a name, and two names as one say nothing
SHORTEST = 40  # letters of a full sentence
LIST = 6  # events beyond which a report is a list
FIRST = 2  # sentences that say why it is news now
OPENING = 12  # sentences in which news tells what it is about; later ones are of the past and of the place
AT_HAND = (
    256  # sentences of which is remembered what was found: those of a report are asked for by each of its tellings
)
TWICE = 1.7  # what a word said twice or more counts for one said once: 1 + ln 2
FARTHEST = 40  # sentences of a report that are looked at: news tells first what matters
LANGUAGES = (None, "en")  # of the table of rare words; other languages have names alone

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[A-Z\"“‘'(\[—–-])|\n+")
_STOP = re.compile(r"[.!?][\"”’')\]]*$")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAME = re.compile(r"[A-Z][^\W_]*[a-z][^\W_]*(?:['’-][A-Z]?[^\W_]+)*")
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|\b[Aa]ged? (\d{1,3})\b|\b[A-Z][\w’'-]+, (\d{1,2}),")
_SITE = re.compile(r"\s+(?:\||-|–|—|::|«|»|:)\s+")
_OWN = re.compile(r"['’]s?$")
_BEFORE = re.compile(
    r".*https?://[^/]*/?|[?#].*|\.\w{2,5}$"
)  # an archive's address and the site's own, queries, the file's kind
_PART = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words in lower case. `names` are words that stand with a capital inside a sentence, `full` two of them in a row.

    `often` are those of the words that are said twice or more. `ages` are years of people's age. `mass` holds, for `words`
    and `headline`, the sum of their squared weights (`weight`). `keys` what is so rare that two reports which share it are worth comparing. `lead`: it is what the report opens with; None
    where a report lists so many events that it is about none. `late`: its headline or its first sentences are of what came
    after, an arrest, a trial or a funeral.
    """

    words: frozenset[str] = frozenset()
    often: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()
    headline: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    mass: tuple[float, float] = (0.0, 0.0)
    keys: frozenset[str] = frozenset()
    lead: bool | None = None
    late: bool = False


NOTHING = Wording()


def wordings(report: Report, told: Sequence[Sequence[Claim]]) -> tuple[Wording, ...]:
    """The wording of each telling of a report, given the claims of each, in the order given."""
    if not told:
        return ()
    starts = sorted((q.span.start, n) for n, claims in enumerate(told) for c in claims for q in c.evidence)
    first = starts[0][1]
    sentences = tuple(_narrative(report.text))
    dealt = _dealt(sentences, starts, len(told))
    headline = (_headline(report.title or ""), address(report.url))
    opening = tuple(sentence for _, sentence in sentences[:OPENING])
    plain = report.language in LANGUAGES
    sums = any(c.part_of is not None for claims in told for c in claims)
    made = (
        _wording(some if sums else tuple(dict.fromkeys((*opening, *some))), headline, opening, plain=plain)
        if n == first
        else _wording(some, (), some, plain=plain)
        for n, some in enumerate(dealt)
    )
    everybody = frozenset[str]() if sums or len(told) > LIST else persons((*headline[:1], *(s for _, s in sentences)))
    return tuple(
        replace(
            w, lead=None if len(told) > LIST else n == first, people=w.people | everybody if n == first else w.people
        )
        for n, w in enumerate(made)
    )


def address(url: str | None) -> str:
    """The words of a page's address after its site; nothing of numbers, queries and the file's kind."""
    return " ".join(_PART.findall(_BEFORE.sub("", url or "")))


def weight(rareness: float, *, often: bool) -> float:
    """What a word counts for in the likeness of two sets: rare ones, and those said more than once, for more."""
    return rareness**2 * (TWICE if often else 1.0)


def _dealt(
    sentences: Iterable[tuple[int, str]], starts: Sequence[tuple[int, int]], count: int
) -> tuple[tuple[str, ...], ...]:
    """The sentences of each telling; the first one has also those that no other is quoted from."""
    first = starts[0][1]
    dealt: list[list[str]] = [[] for _ in range(count)]
    for start, sentence in sentences:
        at = bisect_left(starts, (start + len(sentence), -1)) - 1
        quoted = at >= 0 and starts[at][0] >= start
        home = starts[at][1] if at >= 0 else first
        dealt[home].append(sentence)
        if home != first and not quoted:
            dealt[first].append(sentence)
    return tuple(map(tuple, dealt))


def _narrative(text: str) -> Iterator[tuple[int, str]]:
    """The first full sentences of a text with the code points where they start."""
    at, left = 0, FARTHEST
    for end in (*_END.finditer(text), None):
        sentence = text[at : end.start() if end else len(text)]
        if len(sentence) >= SHORTEST and _STOP.search(sentence.rstrip()):
            yield at, sentence
            left -= 1
            if not left:
                return
        at = end.end() if end else at


def _headline(title: str) -> str:
    """A title without the name of the site that it ends or begins with."""
    return max(_SITE.split(title), key=len)


def _wording(sentences: Sequence[str], headline: Sequence[str], opening: Sequence[str], *, plain: bool) -> Wording:
    names, full = _names(sentences)
    said = _words((*headline, *opening)) if plain else Counter()
    often = frozenset(w for w, n in said.items() if n > 1)
    words = _telling(said, often)
    heading = _rarest(_words(headline), MOST_WORDS, RARE_WORD) if plain else frozenset()
    return Wording(
        words=words,
        often=often & words,
        names=names,
        full=full,
        headline=heading,
        ages=_ages((*headline[:1], *sentences)),
        people=persons((*headline[:1], *sentences)),
        places=locale((*headline[:1], *sentences[:WHERE])),
        mass=(_mass(words, often), _mass(heading)),
        keys=_keys(names | heading),
        late=any(LATER.search(text) for text in (*headline[:1], *sentences[:FIRST])),
    )


def _words(texts: Iterable[str]) -> Counter[str]:
    """All words in lower case, without the apostrophe's end; of numbers those of three digits and more."""
    return Counter(chain.from_iterable(map(_words_of, texts)))


@lru_cache(maxsize=AT_HAND)
def _words_of(text: str) -> tuple[str, ...]:
    lower = map(str.lower, _TOKEN.findall(text))
    found = [w if w.isalnum() else _OWN.sub("", w) for w in lower]  # few have an apostrophe
    return tuple([w for w in found if len(w) > 2 or (len(w) > 1 and not w.isdigit())])


def _telling(said: Iterable[str], often: frozenset[str]) -> frozenset[str]:
    """The words that tell most."""
    table = rarities()  # asked once, as this is asked of all words of all reports
    rare = [(w, r) for w in said if (r := table.get(w, UNSEEN)) >= RARE_WORD]
    if len(rare) > MOST_WORDS:
        rare = sorted(rare, key=lambda one: (-weight(one[1], often=one[0] in often), one[0]))[:MOST_WORDS]
    return frozenset([w for w, _ in rare])


def _names(sentences: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    single: set[str] = set()
    full: set[str] = set()
    for sentence in sentences:
        alone, together = _names_of(sentence)
        single.update(alone)
        full.update(together)
    kept = [f for f in full if sum(map(rarity, f.split())) >= RARE_FULL]
    if len(kept) > MOST_FULL:
        kept = sorted(kept, key=_rarity_of_full)[:MOST_FULL]
    return _rarest(single, MOST_NAMES, RARE_NAME), frozenset(kept)


@lru_cache(maxsize=AT_HAND)
def _names_of(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that stand with a capital inside a sentence, and two of them in a row."""
    found = [m for m in _NAME.finditer(sentence) if len(m[0]) > 2]
    return tuple([_plain(m[0]) for m in found if m.start() > 0]), tuple(
        [
            f"{_plain(a[0])} {_plain(b[0])}"
            for a, b in pairwise(found)
            if 0 < b.start() - a.end() <= 4 and _one(sentence[a.end() : b.start()])
        ]
    )


def _one(between: str) -> bool:
    """Does one name go on over what stands between two capitals: a space, or an initial?"""
    return not between.strip() or (len(between) == 4 and between[2] == "." and between[1].isupper())


def _plain(name: str) -> str:
    return _OWN.sub("", name.lower())


def _rarity_of_full(name: str) -> tuple[float, str]:
    return -sum(map(rarity, name.split())), name


def _rarest(words: Iterable[str], most: int, least: float) -> frozenset[str]:
    table = rarities()
    rare = [(-r, w) for w in words if (r := table.get(w, UNSEEN)) >= least]
    return frozenset([w for _, w in (rare if len(rare) <= most else sorted(rare)[:most])])


def _mass(words: Iterable[str], often: frozenset[str] = frozenset()) -> float:
    table = rarities()
    counts = [weight(table.get(w, UNSEEN), often=w in often) ** 2 for w in words]
    return round(fsum(counts), 3)  # whatever the order of the set


def _keys(names: Iterable[str]) -> frozenset[str]:
    return _rarest(names, MOST_KEYS, RARE_KEY)


def _ages(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(chain.from_iterable(map(_ages_of, texts)))


@lru_cache(maxsize=AT_HAND)
def _ages_of(text: str) -> tuple[int, ...]:
    found = (int(a or b or c) for a, b, c in _AGE.findall(text))
    return tuple([age for age in found if age <= 110])
