"""Which of the languages read here some words are in: by their letters, and by common words where letters don't tell."""

import re
from functools import cache, lru_cache

from recount.vocab.languages.tables import LANGUAGES, language
from recount.vocab.languages.words import alike, words_of

_ARABIC = re.compile("[\u0620-\u064a]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_ARABIC = re.compile("[پچژگکیہےٹڈڑںۆێەڵڕۇ]")  # letters of Persian, Urdu, Pashto, Kurdish and Uyghur
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёъЫЭЁЪ]")
_NOT_RUSSIAN = re.compile("[ўЎқҚғҒҳҲҷҶәӘөӨүҮңҢјЈљЉњЊћЋђЂѓЃќЌџЏ]")
_LETTERS = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
_SAMPLE = 1_500  # code points looked at
_LATIN_LEAST = 2  # common words that a Latin text must show
_LATIN_SHARE = 0.1  # of its words
_ENGLISH = frozenset(
    "the of and to in that was were on for by with from at as his their have has been said which".split()
)


def language_of_words(words: str, told: str | None = None) -> str | None:
    """A code of `LANGUAGES`, or None: English, another language, or not to be told.

    `told` is the report's language, if it is known: it counts, except where the letters can't be of it, as in a Russian
    quotation in a French report.
    """
    sample = words[:_SAMPLE]
    lettered = _by_letters(sample, told)
    if lettered is not None or _ARABIC.search(sample) or _CYRILLIC.search(sample):
        return lettered
    if told is not None:
        return told if told in ("fr", "es") else None
    return _by_words(sample)


def _by_letters(sample: str, told: str | None) -> str | None:
    if len(_ARABIC.findall(sample)) > len(_CYRILLIC.findall(sample)):
        return "ar" if told in (None, "ar") and not _NOT_ARABIC.search(sample) else None
    if not _CYRILLIC.search(sample):
        return None
    if told in ("ru", "uk"):
        return told
    if told in _OTHER_CYRILLIC or _NOT_RUSSIAN.search(sample):
        return None
    return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"


_OTHER_CYRILLIC = frozenset("be bg mk sr kk ky mn tg uz tt ba os ce".split())


@lru_cache(maxsize=256)
def _by_words(sample: str) -> str | None:
    """French or Spanish, if more of its common words stand there than of the other's and of English."""
    if sum(alike(word) in _parts() for word in _LETTERS.findall(sample)) < _LATIN_LEAST:
        return None  # most often: a toll of an English report
    shares = {code: _common(sample, code) for code in LANGUAGES if code in ("fr", "es")}
    best = max(shares, key=lambda code: shares[code])
    english = sum(word in _ENGLISH for word in re.findall(r"\w+", sample.lower()))
    others = [shares[code] for code in shares if code != best]
    ahead = shares[best] > max(english, *others)
    least = max(_LATIN_LEAST, _LATIN_SHARE * len(sample.split()))
    return best if ahead and shares[best] >= least else None


@cache
def _parts() -> frozenset[str]:
    """What the common words of French and Spanish are written with: each word, or what stands on either side of its apostrophe."""
    common = (word for code in ("fr", "es") for word in language(code).common)
    return frozenset(part for word in common for part in _LETTERS.findall(word))


def _common(sample: str, code: str) -> int:
    common = language(code).common
    return sum(word.low in common for word in words_of(sample, code))
