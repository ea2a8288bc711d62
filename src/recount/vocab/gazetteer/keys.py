"""Keys under which spellings of one name meet.

Three tiers, each looser than the one before:

1. `exact_key`: case, diacritics, apostrophes, hyphens and spaces don't count. Any script; Latin letters become ASCII.
2. `loose_key`: as well, Arabic articles fall away, double letters and long vowels are one, "ay" is "ei" is "e",
   and other alphabets are transliterated: "Ma'arrat an-Nu'man" is "Maarat al-Numan".
3. `skeleton_key`: the consonants alone: "Deir Ezzor" is "Dayr az Zawr". Wrong as often as not without a context to
   check it against, so it is only asked where the other two find nothing.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

TIERS = (1, 2, 3)

_ARABIC = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ـ": "", "ٱ": "ا"})
_ARTICLES = frozenset("al el ar er an en ad ed as es ash esh at et az ez ul the adh ath ال".split())
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʿʾ′]")
_NO_LETTER = re.compile(r"[\W_]+")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile(r"[\W\d_]*(?:[a-zA-Z\u00aa-\u024f\u1e00-\u1eff\u0250-\u02ff]|$)")
_SPELT = re.compile(
    r"[\W\d_]*[a-zA-Z\u00aa-\u058f\u10a0-\u10ff\u1e00-\u1fff]"
)  # Latin, Greek, Cyrillic, Armenian, Georgian
_SPLIT = re.compile(r"[^0-9a-z]+")
_TOKENS = {"tell": "tal", "tel": "tal", "tall": "tal", "jebel": "jabal", "jabel": "jabal", "djebel": "jabal"}
_VOWELS = (
    (re.compile("aa+"), "a"),
    (re.compile("ii+|ee+"), "i"),
    (re.compile("uu+|oo+|ou"), "u"),
    (re.compile("[ae][iy]"), "e"),
    (re.compile("a[uw]|ow"), "o"),
    (re.compile(r"([b-df-hj-np-tv-xz])\1+"), r"\1"),
    (re.compile("dj"), "j"),
    (re.compile("q"), "k"),
    (re.compile("(?<=[aeiou])h$"), ""),
    (re.compile("y$"), "i"),
    (re.compile("e$"), "a"),
)
_DIGRAPHS = (("sh", "S"), ("ch", "S"), ("kh", "K"), ("gh", "G"), ("zh", "Z"), ("ph", "f"), ("th", "t"), ("dh", "d"))
_SOUNDS = str.maketrans({"c": "k", "w": None, "y": None, "h": None, "g": "j", "v": "f"} | dict.fromkeys("aeiou"))
_MIN_SKELETON = 4  # consonants; shorter ones meet by chance more often than not


def exact_key(name: str) -> str:
    """Tier 1: ``"Ar-Raqqah" -> "arraqqah"``, ``"الرقة" -> "الرقه"``; empty for a name without letters or digits."""
    plain = name.casefold() if name.isascii() else _strip(name)
    if not plain.isascii() and is_latin(plain):
        plain = anyascii(plain).casefold()
    return _NO_LETTER.sub("", plain)


def loose_key(name: str) -> str:
    """Tier 2: ``"Ma'arrat an-Nu'man" -> "maratnuman"``; non-Latin names lose the Arabic article or are spelt in ASCII."""
    if is_arabic(name):
        return "".join(_bare_arabic(token) for token in _strip(name).split())
    if not name.isascii() and not _SPELT.match(name):
        return exact_key(name)
    return "".join(_loose_tokens(name))


def skeleton_key(name: str) -> str:
    """Tier 3: ``"Deir Ezzor" -> "drzr"``; empty where fewer than four sounds remain, or the script has no vowels."""
    if is_arabic(name):
        return ""
    bare = "".join(_loose_tokens(name))
    first = "a" if bare[:1] in set("aeiou") else ""
    for pair, sound in _DIGRAPHS:
        bare = bare.replace(pair, sound)
    bones = re.sub(r"(.)\1+", r"\1", first + bare.translate(_SOUNDS))
    return bones if len(bones) >= _MIN_SKELETON else ""


def is_latin(text: str) -> bool:
    """Is the first letter a Latin one (or is there none)?"""
    return _LATIN.match(text) is not None


def is_arabic(text: str) -> bool:
    """Is any letter an Arabic one (which also covers Persian, Urdu, Pashto and Sorani)?"""
    return _ARABIC_LETTER.search(text) is not None


def _strip(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.translate(_ARABIC))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _bare_arabic(token: str) -> str:
    kept = _NO_LETTER.sub("", token)
    return kept[2:] if kept.startswith("ال") and len(kept) > 4 else kept


def _loose_tokens(name: str) -> list[str]:
    ascii_name = _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", name))).casefold()
    tokens = [token for token in _SPLIT.split(ascii_name) if token]
    return [_loosen(token) for token in tokens if token not in _ARTICLES]


@lru_cache(maxsize=100_000)  # tokens; a gazetteer's names share most of theirs
def _loosen(token: str) -> str:
    token = _TOKENS.get(token, token)
    for pattern, sound in _VOWELS:
        token = pattern.sub(sound, token)
    return token
