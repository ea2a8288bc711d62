"""Words that say how numbers of one report stand to each other: sums, and people who are none of those counted before."""

import re

# What a sum is told by: words for sums, spans of time, several acts or places. "A bomb killed nine in Orvel" has none of them.
_SUM = re.compile(
    r"\b(?:total|altogether|overall|all told|in all|put together|combined|so far|toll|number|figure|since|during|between|across|daily|bring\w*"
    r"|rais(?:ed|es|ing)|series|wave|campaign|offensive|fighting|violence|war|unrest|rounds"
    r"|(?:over|in|within|for) the (?:past|last)|(?:this|last|in the) (?:week|month|year)|\d+ hours"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})"
    r"|attacks|strikes|airstrikes|raids|clashes|bombings|shootings|operations|incidents|explosions|blasts|massacres|battles|killings"
    r"|villages|towns|provinces|districts|cities|areas|regions|days|weeks|months|years"
    r"|(?-i:in [A-Z]\w+ and [A-Z]\w+))|:",
    re.IGNORECASE,
)
# "Three of the attackers", "two of the abducted": not of those who were attacked, or killed at once.
_OTHERS = re.compile(
    r"\bof (?:the|those|these)(?: \w+)? (?:attackers?|assailants?|gunmen|raiders|bombers?|hijackers|kidnappers|abductors|abducted|kidnapped"
    r"|hostages|captives|detainees|prisoners|wounded|injured|missing)\b",
    re.IGNORECASE,
)
_ATTACKERS = re.compile(
    r"\bof (?:the|those|these)(?: \w+)? (?:attackers|assailants|gunmen|raiders|bombers|hijackers|kidnappers|abductors|captors)\b",
    re.IGNORECASE,
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NTH = re.compile(rf"(?:an? |the )?({'|'.join(_ORDINALS)})\b", re.IGNORECASE)


def told_as_sum(words: str) -> bool:
    """Does a sentence tell a sum: by a word for it, a span of time, several acts or places?"""
    return _SUM.search(words) is not None


def are_others(words: str) -> bool:
    """Are those counted by words none of the dead told before: attackers, captives, wounded, "of the attackers"?"""
    return _OTHERS.search(words) is not None


def of_attackers(words: str) -> bool:
    """Are those counted by words some of the attackers, who are no civilians?"""
    return _ATTACKERS.search(words) is not None


def nth(words: str) -> int | None:
    """The place in a row that words for one person tell: 4 of "a fourth man"; None without one."""
    found = _NTH.match(words)
    return _ORDINALS.index(found[1].lower()) + 1 if found else None
