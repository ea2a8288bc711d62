"""Texts all in capitals in the letters of ordinary print, so that the grammar sees names in them."""

import re
from collections.abc import Iterable

SHOUTED = 0.8  # the share of letters that are capitals, from which on a text counts as all in capitals
_WORD = re.compile(r"[A-Z][A-Z'’-]*[A-Z]|[A-Z]")
_SENTENCE = re.compile(r"(?:^|[.!?]['\"”)]*\s+|\n\s*|\[TEXT\]\s*)(?=[\"“(]?[a-z])")
_INITIALS = re.compile(r"[\[(]([A-Z-]{2,6})[\])]")
_ENDINGS = (
    "ing",
    "ed",
    "ly",
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ity",
    "ities",
    "ism",
    "ous",
    "ive",
    "ance",
    "ence",
)


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that texts in ordinary print write small more often than not."""
    small: dict[str, int] = {}
    for text in texts:
        for word in re.findall(r"[A-Za-z][A-Za-z'’-]*", text):
            small[word.lower()] = small.get(word.lower(), 0) + (1 if word[0].islower() else -1)
    return frozenset(word for word, balance in small.items() if balance > 0)


def is_shouted(text: str) -> bool:
    """Is a text all in capitals?"""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) / len(letters) >= SHOUTED


def printed(text: str, common: frozenset[str]) -> str:
    """A text of capitals as print would have it, letter for letter: common words and those that end as no name does small, others with a capital, what the
    text itself gives as initials ("[FMLN]") as they stand. Other texts are left alone.
    """
    if not is_shouted(text):
        return text
    initials = {match[1] for match in _INITIALS.finditer(text)}

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if word in initials:
            return word
        small = word.lower()
        if small in common or small.endswith(_ENDINGS):
            return small
        return "-".join(p[:1].upper() + p[1:] for p in small.split("-"))

    small = _WORD.sub(cased, text)
    out = list(small)
    for match in _SENTENCE.finditer(small):
        at = match.end() + (small[match.end()] in '"“(')
        out[at] = out[at].upper()
    return "".join(out)
