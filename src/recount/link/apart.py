"""What tells two events apart in so many words, where no day does: words of time, running totals, "a similar attack"."""

import re
from collections.abc import Iterable

from recount.model import Claim, Population, Quote, TollKind
from recount.vocab.spotted import spotted

WORD = re.compile(r"[^\W_]+")
SINCE = re.compile(
    r"\bsince\b|\bso far\b|\bto date\b|\bthis year\b|\b(?:past|last) (?:\w+ )?(?:days|weeks|months|years)\b",
    re.IGNORECASE,
)
YEARS = re.compile(r"\b(?:past|last|recent) (?:\w+ )?(?:months|years)\b", re.IGNORECASE)
# Another event than the one told before: "in a similar attack", not "days after a similar attack", which tells when.
ANOTHER = spotted(
    r"\b(?:similar|another|previous|earlier|separate|unrelated) (?:\w+ ){0,2}"
    r"(?:(?:air ?|drone )?strikes?|attacks?|incidents?|bombings?|explosions?|blasts?|raids?|assaults?|clash(?:es)?|"
    r"ambush(?:es)?|shelling|shootings?|massacres?|operations?)\b",
    "similar|another|previous|earlier|separate|unrelated",
)
# What was before the event that its sentence is about: "a day after gunmen killed seven".
BEFORE = re.compile(r"^\W*(?:[\w-]+ ){0,4}(?:hour|day|week|month|year)s? after \w", re.IGNORECASE)
AFTER = re.compile(r"\b(?:after|before|since|following|from|than)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
# Words of time that name no day: parts of a day, and words that point at a day named elsewhere.
NO_DAY = frozenset(
    "a an the on in at of by to around about during early late earlier later local time hour minute morning noon midday "
    "afternoon evening night midnight overnight dawn dusk daybreak sunrise sunset am pm gmt utc that same then now ago when "
    "recently recent shortly soon just and after before".split()
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
THIS_DAY = frozenset("today yesterday tonight this".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def day_words(when: Quote | None) -> frozenset[str]:
    """The words of time that name a day or a stretch of days, in lower case and the singular."""
    found = (w.lower() for w in WORD.findall(CLOCK.sub(" ", when.exact) if when else ""))
    single = (w[:-1] if len(w) > 3 and w.endswith("s") and w not in WEEKDAYS else w for w in found)
    return frozenset(w for w in single if w not in NO_DAY)


def other_days(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Do these words name different days: "last month" and "two days later"?

    "Monday" may be "last Monday", and a weekday, a date and "today" may be one day.
    """
    if not ours or not theirs or ours <= theirs or theirs <= ours:
        return False
    kinds = _kind(ours), _kind(theirs)
    if "weekday" in kinds and kinds[0] == kinds[1]:
        return (ours & WEEKDAYS).isdisjoint(theirs & WEEKDAYS)
    return kinds[0] == kinds[1] or "other" in kinds


def _kind(words: frozenset[str]) -> str:
    if words & WEEKDAYS:
        return "weekday"
    if words & THIS_DAY:
        return "this"
    return "date" if any(w.isdigit() for w in words) else "other"


def running_total(claim: Claim) -> bool:
    """Does it count over a stretch that its words leave open: "214 killed since January"?"""
    when = claim.when
    return bool(claim.tolls) and when is not None and SINCE.search(f"{when.prefix[-6:]}{when.exact}") is not None


def of_years(claim: Claim) -> bool:
    """Does it speak of months or years at once, "over the past years", and give no number of people?"""
    counted = any((t.count.low, t.count.high) != (None, None) for t in claim.tolls)
    return claim.when is not None and YEARS.search(claim.when.exact) is not None and not counted


def other_people(ours: Iterable[Claim], theirs: Iterable[Claim], kind: TollKind) -> bool:
    """Do these count civilians only and those combatants only, or the other way about? Then neither is a part."""
    found = [{t.population for c in side for t in c.tolls if t.kind is kind} for side in (ours, theirs)]
    return found in ([{Population.CIVILIAN}, {Population.COMBATANT}], [{Population.COMBATANT}, {Population.CIVILIAN}])


def another(claim: Claim) -> bool:
    """Do its words say that it is another event than the one told before: "another strike", "in a similar attack"?"""
    return any(
        not AFTER.search(words[: found.start()]) for words in _telling(claim) for found in ANOTHER.finditer(words)
    )


def before(claim: Claim) -> bool:
    """Does it tell of what was before another event, to date that: "a day after gunmen killed seven people"?"""
    return any(BEFORE.match(words) for words in _telling(claim))


def _telling(claim: Claim) -> Iterable[str]:
    """The evidence that holds its tolls; without tolls, its first words."""
    holding = [q.exact for q in claim.evidence if any(q.span.covers(t.quote.span) for t in claim.tolls)]
    return holding or [claim.evidence[0].exact]
