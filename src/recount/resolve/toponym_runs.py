"""Runs of capitalised words in a text: where a place's name can stand, and what stands beside it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., D.C.
    r"|[^\W\d_][\w]*(?:[-‐‑'’ʼʿ`][^\W_][\w]*)*"  # al-Bab, N'Djamena
    r"|\d[\d.,]*|[^\w\s]|\n\s*\n"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:[a-z]{1,4}[-‐‑'’])+[^\W\d_]")
_SHORT_TITLE = re.compile(r"(?:St|Ste|Mt|Ft|Pt)$")
_QUOTES = frozenset(("'", "’"))
_ENDS = frozenset((".", "!", "?", ":", ";", "”", '"', "“", "«", "»", "•", "|"))
_LINKS = frozenset(
    "of the de del della la las los le les du des au aux do da dos das al el ar as ash ad an az at et en ez es sur sous den der"
    " am bin ibn y e i na nad pod and".split()
)
_LONGEST_LINK = 2  # small words between two capitalised ones: "Sant Juan de la Cruz"
_LONGEST = 40  # tokens of a run that are looked at; a page in capitals must not cost more than it tells


class Token(NamedTuple):  # not a dataclass: a report has hundreds, and a tuple is made in half the time
    """One word or mark: ``text[start:end] == word``; a possessive ending is left out of both."""

    word: str
    start: int
    end: int
    capital: bool
    owns: bool = False  # "'s" follows
    first: bool = False  # a sentence, a line or a quotation begins with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalised words in a row with the small words that link them: ``tokens[start:end]``."""

    start: int
    end: int


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, in order."""
    found: list[Token] = []
    first, before = True, 0
    for match in _TOKEN.finditer(text):
        word, start = match[0], match.start()
        if word[0].isalnum():
            bare, capital, owns = _read(word)
            end = start + len(bare)
            found.append(
                Token(
                    word=bare,
                    start=start,
                    end=end,
                    capital=capital,
                    owns=owns,
                    first=first or "\n" in text[before:start],
                )
            )
            first, before = False, end
        else:
            first = first or word[0].isspace() or word in _ENDS
            before = match.end()
            found.append(Token(word.strip() or "¶", start, before, False))
    return tuple(found)


@lru_cache(maxsize=16_384)  # words repeat: a bounded memory of them
def _read(word: str) -> tuple[str, bool, bool]:
    """A word without a possessive ending, whether it may begin a name, and whether it owns something."""
    bare = _POSSESSIVE.sub("", word) if word[-2:-1] in _QUOTES or word[-1] in _QUOTES else word
    within = (not bare.isalpha() and _capital_after_article(bare)) or (not bare.isascii() and _no_case(bare))
    return bare, bare[:1].isupper() or within, len(bare) < len(word)


def _capital_after_article(word: str) -> bool:
    """ "al-Bab", "d'Ivoire": a name whose article is written small."""
    match = _ARTICLE.match(word)
    return match is not None and word[match.end() - 1].isupper()


def _no_case(word: str) -> bool:
    """A word of a script without capitals: any may be a name."""
    return not word[:1].isascii() and word[:1].isalpha() and word[:1].upper() == word[:1].lower()


def runs_of(tokens: tuple[Token, ...]) -> tuple[Run, ...]:
    """The runs of a text, in order, none overlapping another."""
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        end = _end(tokens, at)
        runs.append(Run(start=at, end=end))
        at = end
    return tuple(runs)


def _end(tokens: tuple[Token, ...], at: int) -> int:
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST and not tokens[end - 1].owns:
        if tokens[end].capital:
            if tokens[end].first and not _broken(tokens, end):
                break
            end += 1
            continue
        if tokens[end].word == "." and _SHORT_TITLE.match(tokens[end - 1].word):
            end += 1
            continue
        linked = end
        while linked < len(tokens) and linked - end < _LONGEST_LINK and tokens[linked].word in _LINKS:
            linked += 1
        if linked == end or linked >= len(tokens) or not tokens[linked].capital:
            break
        end = linked + 1
    return end


def _broken(tokens: tuple[Token, ...], at: int) -> bool:
    """Is it the abbreviation before, and no end of a sentence, that makes the token look like a beginning: "St. Louis"?"""
    return at > 1 and tokens[at - 1].word == "." and _SHORT_TITLE.match(tokens[at - 2].word) is not None
