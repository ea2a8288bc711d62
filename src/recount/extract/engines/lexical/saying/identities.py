"""Who a voice is: a person or a body, the report's own outlet, the author of a statement."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from recount.extract.engines.lexical.saying.speakers import Span, can_speak, name_end
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.vocab.lexicon import lexicon
from recount.vocab.outlets import source_named

# Heads and titles of one person.
_PERSONAL = frozenset(
    "spokesman spokeswoman spokesperson official officer commander doctor medic witness resident source governor mayor "
    "minister president general gen colonel col lt lieutenant maj major capt captain sgt sergeant chief head director "
    "leader correspondent analyst expert secretary envoy ambassador journalist activist survivor villager nurse farmer "
    "trader vendor teacher lawyer prosecutor judge sheikh elder chairman chairwoman coordinator mr mrs ms dr fr rev "
    "professor prof brigadier brig admiral adm relative brother father mother son sister man woman driver member worker "
    "prime lawmaker senator king crown pope bishop imam neighbour neighbor volunteer manager superintendent".split()
)
_OURS = frozenset({"the", "our", "this"})
_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST = 8  # tokens of an outlet's name
_PLAIN = frozenset("the a an news agency online website newspaper network tv channel english arabic com".split())
_OWN_TEXT = (("this", "report"), ("this", "article"), ("this", "story"), ("this", "statement"))
_NOBODY = frozenset({"information", "informations", "testimony", "estimates", "figures", "available", "initial"})


def is_person(sentence: Sentence, span: Span) -> bool:
    """Do the tokens name one person: by an office or title, or by two or three capitalised names that are no actor's?"""
    start, end = span
    words = sentence.words[start:end]
    if any(w in _PERSONAL for w in words):
        return True
    if sentence.words[start] == "the" or any(start < c.end and c.start < end for c in sentence.actors):
        return False
    named = [t for t in sentence.tokens[start:end] if t.is_word]
    plain = all(t.is_capital and not (t.text.isupper() and len(t.text) > 2) for t in named)
    return (
        plain
        and 0 < len(named) <= 3
        and source_named(sentence.said(start, end)) is None
        and not any(w in lexicon().voices for w in words)
    )


def is_outlet(sentence: Sentence, span: Span, source: str | None) -> bool:
    """Do the tokens name the outlet `source` itself, or the report at hand ("an earlier version of this report")?"""
    words = sentence.words[span[0] : span[1]]
    if any(words[i : i + 2] in _OWN_TEXT for i in range(len(words))):
        return True
    if any(w in _NOBODY for w in words) and sentence.words[span[1] : span[1] + 1] in (("we",), ("i",)):
        return True
    if source is None:
        return False
    said = sentence.said(*span).strip("()[] ")
    known = source_named(said)
    if known is not None and known == source_named(source):
        return True
    return _is_acronym(said, source) or _squashed(said) == _squashed(source) or _is_short(sentence, span, source)


def outlets_own(sentence: Sentence, source: str | None) -> Iterator[Span]:
    """Every run of tokens that names the outlet `source` itself, and is no part of a longer name, in order."""
    if source is None:
        return
    tokens, begins, at = sentence.tokens, _beginnings(source), 0
    if begins.isdisjoint(sentence.words):  # most sentences
        return
    while at < len(tokens):
        name = at + (tokens[at].norm in _OURS)
        able = name < len(tokens) and tokens[name].is_capital and tokens[name].norm in begins
        ends = range(min(at + _LONGEST, len(tokens)), name, -1) if able else ()
        end = next((n for n in ends if tokens[n - 1].is_word and is_outlet(sentence, (at, n), source)), at)
        if end > at and not (tokens[end : end + 1] and tokens[end].is_capital):
            yield at, end
        at = max(end, at + 1)


@lru_cache(maxsize=256)
def _beginnings(source: str) -> frozenset[str]:
    """The words with which a name of an outlet may begin, lower case."""
    known = source_named(source)
    names = (source, known.name, *known.aliases) if known else (source,)
    words = {w.lower() for name in names for w in _WORD.findall(name)}
    initials = "".join(w[0] for w in source.split("(", maxsplit=1)[0].split() if w[0].isupper())
    squashed = _squashed(source)
    return frozenset(words | {initials.lower()} | {squashed[:n] for n in range(2, len(squashed))})


def _is_short(sentence: Sentence, span: Span, source: str) -> bool:
    """ "The Monitor" for "Cyrenaica Monitor", "Meridian" for "Meridian Wire": its words, in capitals, of which no party is made."""
    inside = [t for t in sentence.tokens[slice(*span)] if t.norm not in _OURS and t.norm not in ("'s", "'")]
    names = _WORD.findall(source)
    if not inside or not all(t.is_capital and t.text in names for t in inside):
        return False
    if any(c.start < span[1] and span[0] < c.end for c in sentence.actors):
        return False
    return len(inside) > 1 or sentence.words[span[0]] in _OURS or inside[0].text == names[0]


def _squashed(name: str) -> str:
    """A name's letters without the words that outlets add or leave out ("the", "News", "Agency")."""
    bare = name.split("(", maxsplit=1)[0]
    words = ["".join(c for c in w.lower() if c.isalnum()) for w in bare.split()]
    kept = [w for w in words if w and w not in _PLAIN]
    return "".join(kept) or "".join(words)


def _is_acronym(said: str, source: str) -> bool:
    """ "SNHR" for "Syrian Network for Human Rights (SNHR)", or for its initials."""
    short = said.removeprefix("the ").removeprefix("The ")
    if not (short.isupper() and len(short) >= 3 and short.isalpha()):
        return False
    initials = "".join(w[0] for w in source.split("(", maxsplit=1)[0].split() if w[0].isupper())
    return f"({short})" in source or short == initials


def statement_by(sentence: Sentence) -> tuple[int, int] | None:
    """Code points of X in a line of its own, "Statement by X": who speaks in the quotations below it."""
    words = sentence.words
    for i, pair in enumerate(pairwise(words)):
        if (
            i <= 1
            and pair[0] in ("statement", "remarks", "communique", "communiqué")
            and pair[1] in ("by", "from", "of")
        ):
            if sentence.words[-1] == "." or len(words) > 24:
                return None
            end = name_end(sentence, i + 2)
            if words[end : end + 1] == (",",):
                end = max(end, name_end(sentence, end + 1))
            return sentence.slice(i + 2, end) if end > i + 2 and can_speak(sentence, i + 2, end) else None
    return None


def topic_of(sentence: Sentence) -> tuple[int, int] | None:
    """Code points of the body that a sentence begins with ("The army did not answer"), for an "it" in the next."""
    first = next(iter(sentence.phrases), None)
    if first is None or first.start > 1 or is_person(sentence, (first.start, first.end)):
        return None
    return sentence.slice(first.start, first.end) if sentence.words[first.end - 1] in lexicon().voices else None
