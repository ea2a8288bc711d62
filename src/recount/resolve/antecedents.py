"""Whom words that name nobody mean, by what the report has said before them: "the group", "its fighters", "they".

The nearest compatible name wins if it leads: each sentence back makes it less likely, being the sentence's first name,
a claim's voice or culprit, and being named often make it likelier. Where two lead alike the words stay open between them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recount.model import Candidate, Quote
from recount.resolve.anaphors import TITLE, Anaphor, Family, Sort, Way, heads_like
from recount.resolve.mentions import Page, Referent, stands
from recount.resolve.parties import Party

BACK = 0.75  # what is left of a score a sentence further back
NEAR = 2  # sentences back to which "its" and "they" may lead
FIRST, ACTS, SPEAKS, OFTEN = 0.12, 0.15, 0.2, 0.05  # what else speaks for a name
DESCRIBED = {Sort.MANY: 0.8, Sort.OFFICE: 0.75}  # a description ("gunmen") is a weaker lead than a name
IN_QUOTES = 0.7  # from outside, who is named inside a quotation is less in view
LEAD = 0.12  # the best must lead the next by this
MOST = 60  # names that fit which are looked at, the last ones: time must not grow with the report
_ORGANISED = frozenset({Sort.GROUP, Sort.MILITIA, Sort.COALITION, Sort.STATE, Sort.OFFICE, Sort.MISSION})
_OWNED = re.compile(r"(?:its|their|his|her)\s", re.IGNORECASE)
_NAME = re.compile(r"[A-Z]{3,}|[A-Z]\w+['’]s\b")  # of a body, before a title: "RPF spokesman"
_BODIES = frozenset({Sort.BODY})
# Who stands first in such a sentence is no likelier meant than whom it fought
_MUTUAL = re.compile(
    r"\b(?:clash(?:ed|es|ing)?|fought|battl(?:ed|es|ing)|skirmish(?:ed|es|ing)?|(?:exchang|trad)(?:ed|es|ing)\s+(?:gun)?fire)"
    r"\s+(?:with|against)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the words stand, in which slot, and what the same claim says besides: `others` are on its other side, and not
    meant; `voice` is where its speaker stands, and who that is.
    """

    at: int
    slot: str
    others: frozenset[str] = frozenset()
    voice: tuple[Quote, Party] | None = None


Read = Callable[[Referent], Party]


def lead(anaphor: Anaphor, place: Place, page: Page, read: Read) -> Party | None:
    """Whom an anaphor means, as a party with its reason; open with candidates if two fit alike; None if nobody fits."""
    if (
        (anaphor.way is Way.OWNER or not anaphor.plural)
        and anaphor.way is not Way.HEAD
        and (spoken := _speaker(place, page))
    ):
        return spoken
    if anaphor.way in (Way.FORMER, Way.LATTER):
        return _of_two(anaphor.way, place, page, read)
    fitting = _fitting(anaphor, place, page)
    if any(f.hostile for f in anaphor.families) and place.voice and place.voice[1].value:
        place = replace(place, others=place.others | {place.voice[1].value})
    scored = _scores(fitting, place, page, read)
    if not scored:
        return None
    best, *rest = sorted(scored.values(), key=lambda s: (-s.score, -s.referent.start))
    rivals = [s for s in rest if best.score - s.score < LEAD]
    if rivals:
        return _open([best, *rivals])
    return _means(best, page, place)


def _speaker(place: Place, page: Page) -> Party | None:
    """ "The Reds said that its fighters ...": with nobody else between, "its" and "they" are the voice's own."""
    if place.voice is None:
        return None
    quote, party = place.voice
    start, end = quote.span.start, quote.span.end
    if (
        _OWNED.match(quote.exact)
        or end > place.at
        or page.sentence(start) != page.sentence(place.at)
        or not stands(page.text, quote)
    ):
        return None
    if any(end <= r.start for r in page.before(place.at, _ORGANISED)) or not _may_own(party):
        return None
    title = TITLE.search(quote.exact)
    if party.value is None and title and not _NAME.search(quote.exact[: title.start()]):
        return None  # a person: whose side they are on, the names before may tell
    if party.value is None:
        because = f"the words lead back to the speaker, “{quote.exact}”: {party.because}"
        return Party(value=None, rule="antecedent-unlisted", because=because)
    return replace(party, rule="antecedent", because=f"the words lead back to the speaker, “{quote.exact}”")


def _may_own(party: Party) -> bool:
    """Outlets, monitors and bystanders own no fighters."""
    return party.value is None or party.value.startswith("actor:")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    referent: Referent
    party: Party
    score: float


def _of_two(way: Way, place: Place, page: Page, read: Read) -> Party | None:
    """The first or the second of the two parties that the last sentence with any names; of more or fewer, none."""
    here = page.sentence(place.at)
    for back in (here, here - 1):
        named = [r for r in page.before(place.at, _ORGANISED) if page.sentence(r.start) == back]
        two = list({read(r).value or r.words.lower(): r for r in reversed(named)}.values())[::-1]
        if len(two) == 2:
            chosen = two[0] if way is Way.FORMER else two[1]
            return _means(_Scored(referent=chosen, party=read(chosen), score=1.0), page, place)
        if two:
            return None
    return None


def _fitting(anaphor: Anaphor, place: Place, page: Page) -> list[Referent]:
    here = page.sentence(place.at)
    if anaphor.way is not Way.HEAD:
        found = page.before(place.at, _sorts(anaphor, place))
        inside = page.quotation(place.at) if anaphor.way is Way.SELF else None
        since = inside[0] if inside else 0  # whom a person quoted calls "they" the report need not have named before
        return [r for r in found if page.sentence(r.start) >= here - NEAR and r.start >= since]
    return [
        r
        for f in anaphor.families
        for r in page.before(place.at, f.takes)
        if page.sentence(r.start) >= here - f.far and _fits(f, r, place)
    ]


def _sorts(anaphor: Anaphor, place: Place) -> frozenset[Sort]:
    """What "it", "they" and the owner of "its" and "their" may be."""
    if anaphor.plural and anaphor.way is Way.SELF:
        return frozenset({Sort.GROUP, Sort.MILITIA, Sort.MANY})
    return _ORGANISED | (_BODIES if place.slot == "speakers" else {Sort.MANY} if anaphor.plural else frozenset())


def _fits(family: Family, referent: Referent, place: Place) -> bool:
    if referent.sort is Sort.MANY and place.slot == "speakers":
        return False
    return family.loose or heads_like(family.name).search(referent.words) is not None


def _scores(fitting: Sequence[Referent], place: Place, page: Page, read: Read) -> dict[str, _Scored]:
    """The best score of each party that fits. A name that no table lists is a party of its own."""
    found: dict[str, _Scored] = {}
    times: dict[str, int] = {}
    for referent in fitting[-MOST:]:
        party = read(referent)
        key = party.value or referent.words.lower()
        if key in place.others:
            continue
        times[key] = times.get(key, 0) + 1
        score = _score(referent, place, page) + OFTEN * min(times[key] - 1, 3)
        if key not in found or score >= found[key].score:
            found[key] = _Scored(referent=referent, party=party, score=score)
    return found


def _score(referent: Referent, place: Place, page: Page) -> float:
    here, there = page.sentence(place.at), page.sentence(referent.start)
    score = BACK ** (here - there)
    score *= DESCRIBED.get(referent.sort, 1.0)
    score *= IN_QUOTES if page.quotation(referent.start) and not page.quotation(place.at) else 1.0
    if place.slot == "speakers":
        score += SPEAKS * (referent.start in page.voices)
    elif _fights(referent, page):
        return score
    else:
        score += ACTS * (referent.start in page.culprits)
    return score + FIRST * (referent.start in page.leading)


def _fights(referent: Referent, page: Page) -> bool:
    """Does its sentence say that two fought each other?"""
    number = page.sentence(referent.start)
    end = page.sentences[number] if number < len(page.sentences) else len(page.text)
    return _MUTUAL.search(page.text, page.sentences[number - 1], end) is not None


def _means(best: _Scored, page: Page, place: Place) -> Party:
    back = page.sentence(place.at) - page.sentence(best.referent.start)
    where = (
        "in the same sentence" if not back else "in the sentence before" if back == 1 else f"{back} sentences before"
    )
    told = f"the words lead back to “{best.referent.words}” {where}"
    if best.referent.mention is None and best.referent.outlet is None:
        return Party(value=None, rule="antecedent-unlisted", because=f"{told}, whom no table lists")
    return replace(best.party, rule="antecedent", because=f"{told}: {best.party.because}")


def _open(rivals: Sequence[_Scored]) -> Party:
    total = sum(s.score for s in rivals)
    listed = [s for s in rivals if s.party.value is not None]
    names = " or ".join(f"“{s.referent.words}”" for s in rivals)
    return Party(
        value=None,
        rule="antecedent",
        because=f"the words may lead back to {names}",
        candidates=tuple(
            Candidate(value=s.party.value, score=s.score / total, because=f"named before: “{s.referent.words}”")
            for s in listed
            if s.party.value is not None
        ),
    )
