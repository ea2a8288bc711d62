"""Words of a sentence with their offsets, and masked words read for what they are.

Social media and some outlets mask words of violence ("kil*led", "inj*ured", "k!lled") to slip past filters. A masked
word keeps its span; only its normal form, which the grammar reads, is the plain word.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from recount.vocab.lexicon import lexicon
from recount.vocab.outlets import agencies

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., U.N.
    r"|[A-Z][A-Za-z]*[A-Z](?:/[A-Z][A-Za-z]*[A-Z])+\b"  # PKK/KCK: one group by two names
    r"|\d{1,3}[ -–](?i:year|month|week|day)[ -–](?i:olds?)\b"  # 17 year-old, 17-year-old
    r"|\d+(?:[.,:]\d+|[\u00a0\u2009\u202f'’]\d{3}(?!\d))*(?:[^\W\d_]+)?(?:[-–—](?:\d[\d,]*|[^\W_]+))*"  # 1,200  12k  107mm  5.30  10-15  15th  56-year-old
    r"|[^\W\d_]+(?:[’'*#@!$ʼ‘`\-‐‑.][^\W_]+|\d+)*[’']?"  # words, masked words, al-Bab, T-72, Ma'arrat
    r"|\S",
    re.UNICODE,
)
_AGED = re.compile(r"(\d{1,3})[ -–](year|month|week|day)[ -–](olds?)")
_GLUED = re.compile(r"([A-Z]{3,})-([A-Z][a-z]+)")  # "Damascus, SANA-Two people were killed"
_MASK = re.compile(r"[*#@!$.]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-"})
_CUT = 5  # letters of a word that may be cut in two: shorter ones come about by chance
QUOTE_MARKS = frozenset('"“”„«»')


class Token(NamedTuple):  # not a dataclass: a report has hundreds, and each is asked many times
    """One word, number or mark: ``text[start:end]`` of the report, and `norm`, the lower-cased, unmasked form. `is_word`: it
    begins with a letter or a digit; `is_capital`: with an upper-case letter.
    """

    text: str
    norm: str
    start: int
    end: int
    is_word: bool
    is_capital: bool

    @property
    def is_masked(self) -> bool:
        """Does it stand for a word of violence that it does not spell out?"""
        return self.norm.isalpha() and not self.text.isalpha() and self.norm != _plain(self.text)


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]``; possessive endings stand alone ("Syria", "'s"), as do closing apostrophes."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        for word, norm, is_word, is_capital in _known(match[0]):
            end = at + len(word)
            found.append(Token(word, norm, at, end, is_word, is_capital))
            at = end
    return tuple(found)


@lru_cache(maxsize=16_384)  # words repeat: a bounded memory of them
def _known(word: str) -> tuple[tuple[str, str, bool, bool], ...]:
    return tuple((text, norm, text[0].isalnum(), text[0].isupper()) for text, norm in _split(word))


def _split(word: str) -> tuple[tuple[str, str], ...]:
    """The tokens that a word makes, in its order: as written, and in normal form."""
    low = word.translate(_QUOTES).lower()
    if (glued := _GLUED.fullmatch(word)) and glued[1] in agencies():
        return (glued[1], glued[1].lower()), ("-", "-"), (glued[2], _norm(glued[2]))
    if len(low) > 2 and low.endswith("'s"):
        return (word[:-2], _norm(word[:-2])), (word[-2:], "'s")
    if len(low) > 1 and low.endswith("'") and low[0].isalpha():
        return (word[:-1], _norm(word[:-1])), (word[-1:], "'")
    if len(word) > 1 and word.endswith(".") and not re.fullmatch(r"(?:[A-Z]\.)+", word):
        return (word[:-1], _norm(word[:-1])), (".", ".")
    return ((word, _norm(word)),)


def _plain(word: str) -> str:
    return word.translate(_QUOTES).lower()


def _norm(word: str) -> str:
    low = _AGED.sub(r"\1-\2-\3", _plain(word))
    return unmask(low) if _MASK.search(low) else _rejoined(low)


def _rejoined(word: str) -> str:
    """The plain form of a word of violence that is cut in two ("kil-led"); any other word as it is."""
    head, _, tail = word.partition("-")
    whole = head + tail
    cut = head.isalpha() and tail.isalpha() and len(whole) >= _CUT
    return whole if cut and word not in _maskable() and whole in _maskable() else word


@cache
def _maskable() -> frozenset[str]:
    """Words that get masked: those of the lexicon's verbs, nouns, weapons and people."""
    tables = lexicon()
    return frozenset(
        w for table in (tables.verbs, tables.nouns, tables.weapons, tables.people) for w in table.words() if len(w) >= 3
    )


def unmask(word: str) -> str:
    """The plain form of a masked word ("kil*led", "k*lled" -> "killed"); any other word as it is."""
    known = _maskable()
    plain = _MASK.sub("", word)
    if plain in known:
        return plain
    if "." in word:  # a full stop never stands for a letter: "p.m" is no machine gun
        return word
    pattern = re.compile("".join("[a-z]" if _MASK.fullmatch(c) else re.escape(c) for c in word))
    fitting = [w for w in known if len(w) == len(word) and pattern.fullmatch(w)]
    return fitting[0] if len(fitting) == 1 else word
