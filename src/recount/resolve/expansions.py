"""Short names that a report spells out itself: "the Kandara Defence Front (KDF)", then "the KDF".

What the report says its letters stand for goes before any table: "PDF" is the body that this report calls so.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from recount.model import Candidate
from recount.resolve.anaphors import listed
from recount.resolve.parties import Party
from recount.vocab.actors import by_id
from recount.vocab.outlets import source

_LINK = r"(?:of|for|the|and|in|on|to|de|la|le|du|des|del|el|al|y|et)"
_SPELT = re.compile(
    rf"((?:[^\W\d_a-z][\w’'-]*)(?:\s+(?:{_LINK}\s+){{0,3}}[^\W\d_a-z][\w’'-]*){{1,9}}),?\s*"
    r"(?:\(|\bor\s+|\bknown (?:by its acronym|as)(?: the)?\s+)[“\"]?([A-Z][A-Za-z]{1,9})[”\"]?[),;\s]"
)
_FOREIGN = re.compile(r"\b(?:de|la|le|du|des|del|y|et)\b")  # links of a name that is not in English
_WORD = re.compile(r"[^\W\d_]{3,}")
# Of what the long name is read as; a country in it ("Mission in Ruritania") names nobody
_NAMED = frozenset({"name", "forces", "outlet", "speaks-for", "succession"})
_ALIKE = 0.5  # of the words of the longer name: with fewer in common it is another body with the same letters


def read_expansions(text: str) -> dict[str, str]:
    """Short names by their letters, and the name that the report puts before each (the first one counts)."""
    found: dict[str, str] = {}
    if "(" not in text and " or " not in text and " known " not in text:
        return found
    for match in _SPELT.finditer(text):
        name, letters = match.groups()
        if letters.isupper() and letters not in found and (full := _spelling(name.split(), letters)):
            found[letters] = full
    return found


def _spelling(words: list[str], letters: str) -> str | None:
    """The shortest end of a name whose capitals give the letters, in order: "by the Kandara Front (KF)"."""
    for first in range(len(words) - 1, -1, -1):
        initials = "".join(part[0] for w in words[first:] for part in w.split("-") if part[:1].isupper())
        if initials == letters:
            return " ".join(words[first:])
    return None


def by_expansion(words: str, short: Mapping[str, str], read: Callable[[str], Party]) -> Party | None:
    """What words with a short name mean that the report spells out; None if they hold none, or if that adds nothing."""
    letters = next((w for w in re.findall(r"[A-Z]{2,}", words) if w in short), None)
    if letters is None:
        return None
    full, direct = read(short[letters]), read(words)
    alone = re.fullmatch(rf"(?:[Tt]he )?{letters}(?:['’]s)?(?: [a-z]+)?", words) is not None
    if direct.value is not None and not alone:
        return None  # something else in the words names the party
    if full.value is not None and full.rule in _NAMED:
        told = f"the report spells {letters} out as {short[letters]}: {full.because}"
        return None if full.value == direct.value else replace(full, rule="expansion", because=told)
    if direct.value is None or _is_named_so(direct.value, short[letters]):
        return None
    other = Candidate(value=direct.value, score=0.3, because=f"bears the letters {letters}, but not that name")
    because = f"the report spells {letters} out as {short[letters]}, whom no table lists"
    return Party(value=None, rule="expansion", because=because, candidates=(other,))


def _is_named_so(party: str, full: str) -> bool:
    """Does a party, or one that answers to it, bear a name like the one spelt out? A name in another language does not
    tell them apart.
    """
    said = {w.lower() for w in _WORD.findall(full)}
    if not said & listed("english") or _FOREIGN.search(full):
        return True
    names = [n.text for a in by_id().values() if a.id == party or a.id.startswith(f"{party}:") for n in a.names]
    known = source(party)
    names += [known.name, *known.aliases] if known else []
    long = [{w.lower() for w in _WORD.findall(n)} for n in names if " " in n]
    return not long or any(len(w & said) >= _ALIKE * len(said) for w in long)
