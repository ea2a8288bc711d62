"""What each method makes of words without a number ("several", "dozens"): named, versioned rules (`docs/numbers.md`).

A rule acts when a method reconciles, never in a claim: the claim keeps the words. The method `as_told` has no rules.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recount.model import ReferenceDataError
from recount.vocab.counting.words import counting_words

PLURAL = re.compile(
    r"\b(?:[a-z]{2,}[^su\W]s|men|women|children|people|police|troops|personnel|militia)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueRule:
    """One rule: low, best, high people for these words, None = open. `plural` means any plural without a number."""

    id: str
    method: str
    words: tuple[str, ...] = ()
    plural: bool = False
    low: int | None = None
    best: int | None = None
    high: int | None = None
    note: str = ""


def vague_rule(method: str, phrase: str) -> VagueRule | None:
    """The rule by which a method reads a phrase, the longest words first, then the bare plural; None if it has none.

    Raises:
        ReferenceDataError: the table is broken.
    """
    rules = [r for r in vague_rules() if r.method == method]
    folded = " ".join(phrase.casefold().split())
    worded = [(len(w), r.id, r) for r in rules for w in r.words if re.search(rf"\b{re.escape(w)}\b", folded)]
    if worded:
        return max(worded, key=lambda found: found[:2])[2]
    if PLURAL.search(folded) and not _no_people().search(folded) and not _vague_word(folded):
        return next((r for r in rules if r.plural), None)
    return None


@cache
def vague_rules() -> tuple[VagueRule, ...]:
    """All rules, in the order of the table.

    Raises:
        ReferenceDataError: the table is broken.
    """
    text = resources.files("recount.vocab").joinpath("vague.toml").read_text(encoding="utf-8")
    try:
        return tuple(
            VagueRule(**{**rule, "words": tuple(rule.get("words", ()))}) for rule in tomllib.loads(text)["rule"]
        )
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ReferenceDataError(f"vocab/vague.toml is broken ({error}). Install Recount again.") from error


@cache
def vague_version() -> str:
    """The version of the table: part of what an estimate rests on."""
    text = resources.files("recount.vocab").joinpath("vague.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["version"])


@cache
def _no_people() -> re.Pattern[str]:
    """Plurals after which no number of people follows: they count more than people, are counted elsewhere, or are units."""
    units = sorted(w for w in counting_words().units if w.endswith("s"))
    return re.compile(r"\b(?:" + "|".join(("casualties", "losses", "forces", *units)) + r")\b")


@cache
def _all_words() -> re.Pattern[str]:
    every = sorted({w for r in vague_rules() for w in r.words}, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, (*every, "scores", "thousands"))) + r")\b")


def _vague_word(folded: str) -> bool:
    """Does it hold a word that some method has a rule for? Then a method without one leaves it open: it is no bare plural."""
    return _all_words().search(folded) is not None
