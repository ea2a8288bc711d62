"""What the words of a report say of one event beyond what its claims hold: rare words, names, ages, its headline.

A report's sentences are dealt out among its tellings: one that a claim quotes, and those that follow it, to the claim's
telling. The first one, which the report is about, has the headline and all sentences that no other is quoted from. Only full sentences count: menus, captions and
notes of a web page repeat from one page to the next and are of no event.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recount.link.pairs.rarity import rarity
from recount.model import Claim, Report

MOST_WORDS, MOST_NAMES, MOST_FULL = 48, 32, 24  # kept of each telling, the rarest first
MOST_KEYS, RARE_KEY = 20, 5.0  # names and words of the headline by which reports find each other
RARE_WORD, RARE_NAME, RARE_FULL = 2.0, 3.0, 9.0  # below which a word, a name, and two names as one say nothing
SHORTEST = 40  # letters of a full sentence
LIST = 6  # events beyond which a report is a list
FARTHEST = 40  # sentences of a report that are looked at: news tells first what matters
LANGUAGES = (None, "en")  # of the table of rare words; other languages have names alone

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[A-Z\"“‘'(\[—–-])|\n+")
_STOP = re.compile(r"[.!?][\"”’')\]]*$")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAME = re.compile(r"[A-Z][^\W_]*[a-z][^\W_]*(?:['’-][A-Z]?[^\W_]+)*")
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|\b[Aa]ged? (\d{1,3})\b|\b[A-Z][\w’'-]+, (\d{1,2}),")
_SITE = re.compile(r"\s+(?:\||-|–|—|::|«|»|:)\s+")
_OWN = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words in lower case. `names` are words that stand with a capital inside a sentence, `full` two of them in a row.

    `ages` are years of people's age. `mass` holds, for `words`, `names` and `headline`, the sum of their squared rarity. `keys`
    are what is so rare that two reports which share it are worth comparing. `lead`: it is what the report opens with; None
    where a report lists so many events that it is about none.
    """

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()
    headline: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    mass: tuple[float, float, float] = (0.0, 0.0, 0.0)
    keys: frozenset[str] = frozenset()
    lead: bool | None = None


NOTHING = Wording()


def wordings(report: Report, told: Sequence[Sequence[Claim]]) -> tuple[Wording, ...]:
    """The wording of each telling of a report, given the claims of each, in the order given."""
    if not told:
        return ()
    starts = sorted((q.span.start, n) for n, claims in enumerate(told) for c in claims for q in c.evidence)
    first = starts[0][1]
    dealt: list[list[str]] = [[] for _ in told]
    for start, sentence in _narrative(report.text):
        at = bisect_left(starts, (start + len(sentence), -1)) - 1
        quoted = at >= 0 and starts[at][0] >= start
        home = starts[at][1] if at >= 0 else first
        dealt[home].append(sentence)
        if home != first and not quoted:
            dealt[first].append(sentence)
    headline = _headline(report.title or "")
    plain = report.language in LANGUAGES
    made = (_wording(sentences, headline if n == first else "", plain=plain) for n, sentences in enumerate(dealt))
    return tuple(replace(w, lead=None if len(told) > LIST else n == first) for n, w in enumerate(made))


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


def _wording(sentences: Sequence[str], headline: str, *, plain: bool) -> Wording:
    names, full = _names(sentences)
    words = _rarest(_words((headline, *sentences)), MOST_WORDS, RARE_WORD) if plain else frozenset()
    heading = _rarest(_words((headline,)), MOST_WORDS, RARE_WORD) if plain else frozenset()
    return Wording(
        words=words,
        names=names,
        full=full,
        headline=heading,
        ages=_ages((headline, *sentences)),
        mass=(_mass(words), _mass(names), _mass(heading)),
        keys=_keys(names | heading),
    )


def _words(texts: Iterable[str]) -> set[str]:
    """All words in lower case, without the apostrophe's end; of numbers those of three digits and more."""
    found = (_OWN.sub("", w.lower()) for text in texts for w in _TOKEN.findall(text))
    return {w for w in found if len(w) > 2 or (len(w) > 1 and not w.isdigit())}


def _names(sentences: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    single: set[str] = set()
    full: set[str] = set()
    for sentence in sentences:
        found = [m for m in _NAME.finditer(sentence) if len(m[0]) > 2]
        single.update(_plain(m[0]) for m in found if m.start() > 0)
        full.update(
            f"{_plain(a[0])} {_plain(b[0])}"
            for a, b in pairwise(found)
            if 0 < b.start() - a.end() <= 4 and _one(sentence[a.end() : b.start()])
        )
    kept = frozenset(f for f in full if sum(map(rarity, f.split())) >= RARE_FULL)
    return _rarest(single, MOST_NAMES, RARE_NAME), frozenset(sorted(kept, key=_rarity_of_full)[:MOST_FULL])


def _one(between: str) -> bool:
    """Does one name go on over what stands between two capitals: a space, or an initial?"""
    return not between.strip() or (len(between) == 4 and between[2] == "." and between[1].isupper())


def _plain(name: str) -> str:
    return _OWN.sub("", name.lower())


def _rarity_of_full(name: str) -> tuple[float, str]:
    return -sum(map(rarity, name.split())), name


def _rarest(words: Iterable[str], most: int, least: float) -> frozenset[str]:
    ranked = sorted((-rarity(w), w) for w in words)
    return frozenset(w for r, w in ranked[:most] if -r >= least)


def _mass(words: Iterable[str]) -> float:
    return round(sum(rarity(w) ** 2 for w in words), 3)


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(sorted((w for w in names if rarity(w) >= RARE_KEY), key=lambda w: (-rarity(w), w))[:MOST_KEYS])


def _ages(texts: Iterable[str]) -> frozenset[int]:
    found = (int(a or b or c) for text in texts for a, b, c in _AGE.findall(text))
    return frozenset(age for age in found if age <= 110)
