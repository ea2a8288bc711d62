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


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:said|told|announced|stated|reported|added)\s*(?:on\s|late\s|early\s|in a statement\s)?\s*$",
        re.IGNORECASE,
    )


def points_ahead(text: str, words: TimeWords) -> bool:
    """Does a word of the future stand before the expression in its sentence, which is not the day of a saying?

    Of "the truce will hold, he said on Friday" the Friday is past.
    """
    floor = max(0, words.start - REACH)
    for end in _sentence_end().finditer(text, floor, words.start):
        floor = end.end()
    ahead = _ahead().search(text, floor, words.start)
    return ahead is not None and _said().search(text, max(floor, words.start - 40), words.start) is None
