"""Do the words around an expression of time point ahead: "will … on Friday", "due March 1"?"""

import re
from functools import cache

from recount.vocab.calendar.forms import TimeWords

REACH = 120  # code points before the words, inside their sentence


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|won't|shall|due|scheduled|slated|planned|plans? to|planning to|expected|going to|set to|"
        r"(?:is|are) to|effective|upcoming|deadline|until|by)\b",
        re.IGNORECASE,
    )


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?;]\s{1,3}(?=[A-Z“\"])|\n[^\S\n]*\n")


def points_ahead(text: str, words: TimeWords) -> bool:
    """Does a word of the future stand before the expression in its sentence?"""
    floor = max(0, words.start - REACH)
    for end in _sentence_end().finditer(text, floor, words.start):
        floor = end.end()
    return bool(_ahead().search(text, floor, words.start))
