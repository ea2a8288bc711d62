"""Which language a text is in, as ISO 639-1."""

import re

# The commonest English words, which hardly another language shares. In English prose they are 30 to 45 % of all words.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """the of and to in that was were is are for on with by from at as his her their has have had been said which it
        who after this an be not they he she or""",
    )
)
# With them, those of reports of war: a list of losses has few of the others.
_OF_WAR = frozenset(
    """people killed injured wounded soldiers near including reported two three four five north south east west attack attacks
    strike strikes houses dead""".split()
)
_PLAINLY_ENGLISH = 0.22  # share of those words above which nothing else comes near: no need to load a model
_SOME_ENGLISH = 0.1  # share of the commonest words below which those of war say nothing
_NAMED = {
    name: code
    for code, names in {
        "en": "english eng",
        "ar": "arabic ara",
        "ru": "russian rus",
        "uk": "ukrainian ukr",
        "fr": "french fra fre",
        "es": "spanish spa",
    }.items()
    for name in names.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_WORDS = 400
_MIN_WORDS = 8  # below this a guess is a coin toss, and None is honest
_MIN_LETTERS = 20
# By how much another language must beat English, in nats a word; true texts of another do by far more
_BEATS_ENGLISH = 0.3
_BEATS_AS_PIDGIN = 2.0  # Nigerian Pidgin shares most words of English headlines from Nigeria
_PIDGIN = frozenset({"wetin", "wey", "dey", "pipol", "una", "sey", "dis", "dat", "afta", "dia"})


def language_of(text: str) -> str | None:
    """The language of most of a text; None if there is too little of it to tell.

    Plain English is told by its commonest words; anything else goes to py3langid (a naive Bayes over byte n-grams),
    which is loaded only then: it takes half a second. What is hardly likelier than English is English.
    """
    words = [m.group().lower() for m, _ in zip(_WORD.finditer(text), range(_SAMPLE_WORDS), strict=False)]
    common = sum(w in _ENGLISH for w in words)
    told = common + sum(w in _OF_WAR for w in words) if common >= _SOME_ENGLISH * len(words) else common
    if told >= max(2, _PLAINLY_ENGLISH * len(words)) and _PIDGIN.isdisjoint(words):
        return "en"
    joined = " ".join(words)
    if len(words) < _MIN_WORDS and (joined.isascii() or len(joined) < _MIN_LETTERS):
        return None
    return _classify(joined)


def language_code(name: str | None) -> str | None:
    """``en`` for "en", "en-GB", "EN_us" or "English"; None for what is no language code."""
    if not name:
        return None
    code = re.split(r"[-_]", name.strip().lower())[0]
    code = _NAMED.get(code, code)
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _classify(text: str) -> str:
    import py3langid  # noqa: PLC0415 - half a second of loading that most runs never need

    likely = {str(code): float(score) for code, score in py3langid.rank(text)}  # log-likelihoods, nats
    best = max(likely, key=lambda code: likely[code])
    words = text.split()
    if best == "pcm" and not _PIDGIN.isdisjoint(words):
        return best
    enough = _BEATS_AS_PIDGIN if best == "pcm" else _BEATS_ENGLISH
    return best if likely[best] - likely["en"] >= enough * len(words) else "en"
