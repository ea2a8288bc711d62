"""Where a name ends: "Prince George's County", "Deir ez-Zor", "Martin Luther King Jr. Boulevard", "Highway 82"."""

import re
from functools import lru_cache

from recount.extract.engines.lexical.scene.place_words import (
    ARTICLE,
    DISTRICTS,
    KINDS,
    LINK,
    NO_NAME,
    REGIONS,
    SIDES,
    SITES,
)
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag, in_title_case
from recount.vocab.countries import names as country_names
from recount.vocab.countries import region_names

_NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_SHORT = frozenset("n s e w ne nw se sw st ste ft mt jr sr dr gen col".split())  # written with a point before a name
_BEFORE_NUMBER = SIDES | _SHORT
_OWNED = (
    SITES | DISTRICTS | REGIONS | frozenset("hospital clinic club bar restaurant hotel center centre office".split())
)
_KNOWN_BY_NUMBER = frozenset(
    "highway route road interstate street pier gate phase sector block district ward zone camp motel hotel".split()
)
_AFTER_NUMBER = frozenset({Tag.PREPOSITION, Tag.CONJUNCTION, Tag.MARK})
_PAIRS = frozenset({("bar", "and", "grill"), ("bar", "&", "grill")})


def name_run(sentence: Sentence, at: int) -> int:
    """The end of the run of capitalised words at a token, with "al-", "de la" and brackets inside."""
    n = len(sentence.words)
    if at >= n or not is_name_token(sentence, at):
        return at
    end = at + 1
    while end < n:
        if is_name_token(sentence, end):
            end += 1
            continue
        linked = end
        while linked < n and linked - end < 2 and sentence.words[linked] in LINK:
            linked += 1
        if linked > end and linked < n and is_name_token(sentence, linked):
            end = linked + 1
        elif _joined(sentence, end):
            end += 2
        elif _numbered(sentence, end):
            end += 1
        elif (
            sentence.words[end] == "("
            and sentence.words[end + 2 : end + 3] == (")",)
            and is_name_token(sentence, end + 1)
        ):
            end += 3
        else:
            break
    return end


def name_end(sentence: Sentence, at: int) -> int:
    """The end of the name at a token. A headline gives capitals to words that the report writes small elsewhere: they end no
    name but as words of its kind, and make none alone ("Suspect in Custody", "Two Hurt in Dover Blast").
    """
    end = name_run(sentence, at)
    if end == at or not in_title_case(sentence.tokens):
        return end
    small, words = _small(sentence.text), sentence.words
    if all(w in small for w in words[at:end] if w[0].isalpha()):
        return at
    while words[end - 1] in small and words[end - 1] not in KINDS:
        end -= 1
    act = next((c.start for c in sentence.nouns if at < c.start < end == c.end), end)  # "in Fort Dover Shooting"
    return act if act == end or is_placed(sentence, at, act) else end


def _joined(sentence: Sentence, i: int) -> bool:
    """ "N'Djamena–Abéché", "Prince George's County", "East 26th Street", "S. Laflin Street": what stands inside a name."""
    words = sentence.words
    if i + 1 >= len(words):
        return False
    if words[i] == "." and words[i - 1] in _SHORT and _NTH.fullmatch(words[i + 1]):
        return True
    if not is_name_token(sentence, i + 1):
        return False
    if words[i] == "'s":
        owner = sentence.said(i - 1, i)
        owned = words[i + 1] in _OWNED and not (owner in country_names() or owner in region_names())
        return owned or words[i - 1] in ("people", "martyr", "martyrs", "king", "queen", "st")
    if _NTH.fullmatch(words[i]) or (words[i] == "." and words[i - 1] in _SHORT) or words[i - 1 : i + 2] in _PAIRS:
        return True
    tokens = sentence.tokens
    return words[i] in ("–", "-", "&") and tokens[i - 1].end == tokens[i].start


def _numbered(sentence: Sentence, i: int) -> bool:
    """ "West 71st", "Highway 82": a number that is part of the name, and counts nobody behind it."""
    words = sentence.words
    if _NTH.fullmatch(words[i]):
        return words[i - 1] in _BEFORE_NUMBER
    if not words[i].isdigit() or len(words[i]) > 4 or words[i - 1] not in _KNOWN_BY_NUMBER:
        return False
    return i + 1 == len(words) or sentence.tags[i + 1] in _AFTER_NUMBER


def is_name_token(sentence: Sentence, i: int) -> bool:
    """A capitalised word, or "al-Bab", that is no day, no month and no common word."""
    token = sentence.tokens[i]
    if not token.is_word or not (token.is_capital or ARTICLE.match(token.text)) or token.norm in NO_NAME:
        return False
    return not any(c.start <= i < c.end for c in sentence.times)


@lru_cache(maxsize=4)  # one report at a time, with room for the threads of a pool
def _small(text: str) -> frozenset[str]:
    """The words that the report writes without a capital somewhere."""
    return frozenset(re.findall(r"(?<![\w'’-])[a-zà-þ][\w'’-]*", text))


def is_known(sentence: Sentence, start: int, end: int) -> bool:
    """A country or a large region by name, or a name that the report puts "in" or "the town of" elsewhere."""
    name = sentence.said(start, end)
    return name in country_names() or name in region_names()


def is_placed(sentence: Sentence, start: int, end: int) -> bool:
    """Known, or a name that the report uses as a place's somewhere ("in X", "the town of X", "X province")."""
    return is_known(sentence, start, end) or sentence.said(start, end) in _placed(sentence.text)


_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’-]{1,40}"  # bounded, so that a line of capitals is read in linear time
_CAPITAL = rf"\b(?:[a-z]{{2,3}}-|(?:St|Ste|Ft|Mt)\. )?{_WORD}(?: (?:de |del |la |el |al-){{0,2}}{_WORD}){{0,2}}"
_BEFORE = re.compile(
    rf"\b(?:in|near|(?:city|town|village|district|province|camp|outskirts|suburb|port) of) ({_CAPITAL})"
)
_AFTER = re.compile(rf"({_CAPITAL}) (?:city|town|village|district|province|governorate|oblast|region|camp)\b")


@lru_cache(maxsize=4)
def _placed(text: str) -> frozenset[str]:
    found = {m[1] for m in _BEFORE.finditer(text)} | {m[1] for m in _AFTER.finditer(text)}
    return frozenset(n.removesuffix("'s").removesuffix("’s") for n in found if n.lower() not in NO_NAME)
