"""Those who were shot: a number of people whom bullets hit, of whom some may have died.

"Five people were shot. Two of them died": three are hurt. A number of wounded leaves the dead out; a number of those shot,
struck or found with gunshot wounds does not. So where an incident has dead, they are taken off it; all of those shot stay
as the most unless words say that the dead are of them, since the dead may be others. Nothing is taken off where they are
told apart: "five others were shot", "two were killed and five shot", or another claim that counts as many wounded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model import Claim, Count, Quote, Toll, TollKind, Wording
from recount.reconcile.case import Testimony
from recount.reconcile.figures import Figure
from recount.reconcile.once import once
from recount.vocab.numbers import exact, read_number

HIT = re.compile(r"\b(?:shot|gunshot|gunned down|opened fire on|struck|(?:was|were|been|people) hit)\b", re.IGNORECASE)
MULTIPLE = re.compile(r"(?:double|triple|quadruple|quintuple|sextuple) \w+$", re.IGNORECASE)  # "triple shooting"
SHOOTS = re.compile(r"\bshoot(?:ing|s)?\s*$", re.IGNORECASE)  # right before those it hits
NOT_DEAD = re.compile(
    r"\b(?:wound(?:ed|ing|s)|injur(?:ed|ing)|hurt|surviv\w+|shot (?:dead|to death)|fatally)\b", re.IGNORECASE
)
BULLET_WOUND = re.compile(r"\b(?:gunshot|bullet) (?:wound|injur)\w*", re.IGNORECASE)
APART = re.compile(r"\b(?:others?|more|additional|another|surviv\w+|remaining|else|wounded|injured)\b", re.IGNORECASE)
OTHERS = re.compile(r"\b(\w+) others?\b", re.IGNORECASE)
OF_THEM = re.compile(r"\b(?:of|among) (?:the|them|those|these|whom|\w+ (?:people|men|victims))\b", re.IGNORECASE)
STOP = re.compile(r"[.;:,]|\b(?:and|but|while|when|after|before|as|including)\b", re.IGNORECASE)
AFTER, BEFORE = 60, 25  # characters on either side of a number within which its verb stands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What an incident says beside those shot: how many died, if they are said to be of them, numbers of wounded told."""

    died: int
    of_them: bool
    wounded: frozenset[int | None]


def survivors(used: Sequence[Testimony], dead: Figure | None) -> tuple[Testimony, ...]:
    """The claims, each number of those shot less the best number of the dead; `dead` are those of the whole incident."""
    died = 0 if dead is None else dead.best or 0
    if not died:
        return tuple(used)
    told = [(t.claim, n, toll) for t in used for n, toll in enumerate(t.claim.tolls)]
    known = _Known(
        died=died,
        of_them=any(toll.kind is TollKind.KILLED and _is_of_them(claim, toll) for claim, _, toll in told),
        wounded=frozenset(toll.count.low for claim, n, toll in told if _is_wounded(claim, n)) | _others(used),
    )
    return tuple(_less(t, known) for t in used)


def _others(used: Sequence[Testimony]) -> frozenset[int | None]:
    """The numbers of people whom the words set apart from somebody: "one dead, three others hurt"."""
    found = (word.lower() for t in used for q in t.claim.evidence for word in OTHERS.findall(q.exact))
    return frozenset(read[0] for word in found if (read := read_number([word], 0)) is not None and read[0] > 1)


def _is_of_them(claim: Claim, toll: Toll) -> bool:
    """Do the words of a number, or those right behind it, say that it is of others counted: "two of them"?"""
    behind = (q.exact[toll.quote.span.end - q.span.start :] for q in claim.evidence if q.span.covers(toll.quote.span))
    return bool(OF_THEM.search(toll.quote.exact)) or any(OF_THEM.match(words.lstrip()) for words in behind)


@once
def tells_of_shot(used: Sequence[Testimony]) -> bool:
    """Does any claim count those shot?"""
    return any(_is_shot(t.claim, n) for t in used for n in range(len(t.claim.tolls)))


def _less(testimony: Testimony, known: _Known) -> Testimony:
    claim = testimony.claim
    tolls = tuple(_living(claim, n, known) if _is_shot(claim, n) else toll for n, toll in enumerate(claim.tolls))
    tolls = tuple(toll if toll is claim.tolls[n] else _once(claim, toll) for n, toll in enumerate(tolls))
    return testimony if tolls == claim.tolls else replace(testimony, claim=replace(claim, tolls=tolls))


def _living(claim: Claim, n: int, known: _Known) -> Toll:
    toll = claim.tolls[n]
    shot = toll.count.low or 0
    left = shot - known.died
    if MULTIPLE.match(toll.quote.exact):
        return replace(toll, count=exact(max(left, 0)))
    if left < 0 or _behind_dead(claim, toll) or (shot in known.wounded and left not in known.wounded):
        return toll
    sure = known.of_them or left in known.wounded
    return replace(toll, count=exact(left) if sure else Count(low=left, high=shot, wording=Wording.BETWEEN))


def _once(claim: Claim, living: Toll) -> Toll:
    """Those who live as a part of the wounded whom their claim counts, too: "six were shot, two killed and four wounded"."""
    same = (m for m, toll in enumerate(claim.tolls) if _is_wounded(claim, m) and toll.count.low == living.count.low)
    return replace(living, part_of=next(same, None))


def _is_wounded(claim: Claim, n: int) -> bool:
    toll = claim.tolls[n]
    return toll.kind is TollKind.INJURED and toll.part_of is None and not _is_shot(claim, n)


def _is_shot(claim: Claim, n: int) -> bool:
    """Does this number of hurt people count all whom bullets hit? Of one alone it is not asked: the verb after says it."""
    toll = claim.tolls[n]
    if toll.kind is not TollKind.INJURED or toll.part_of is not None or toll.count.wording is not Wording.EXACT:
        return False
    if (toll.count.low or 0) < 2 or APART.search(toll.quote.exact) or _is_reckoned(toll):
        return False
    in_one_word = MULTIPLE.match(toll.quote.exact) is not None
    return in_one_word or any(_hit(q, toll) for q in claim.evidence if q.span.covers(toll.quote.span))


def _is_reckoned(toll: Toll) -> bool:
    """Is the count another number than its words have, such as those left of "six were shot, two fatally"?"""
    words = toll.quote.exact.lower().split()
    read = next((found for at in range(len(words)) if (found := read_number(words, at)) is not None), None)
    return read is not None and read[0] != toll.count.low


def _hit(evidence: Quote, toll: Toll) -> bool:
    start, end = (at - evidence.span.start for at in (toll.quote.span.start, toll.quote.span.end))
    ahead = evidence.exact[end : end + AFTER]
    stop = STOP.search(ahead)
    ahead = BULLET_WOUND.sub("gunshot", ahead[: stop.start()] if stop else ahead)
    behind = evidence.exact[max(0, start - BEFORE) : start]
    hit = any(HIT.search(side) for side in (ahead, behind)) or SHOOTS.search(behind)
    return bool(hit) and not any(NOT_DEAD.search(x) for x in (ahead, behind))


def _behind_dead(claim: Claim, toll: Toll) -> bool:
    """Are dead told before it in its sentence: "two were killed and five shot"?"""
    sentences = [q.span for q in claim.evidence if q.span.covers(toll.quote.span)]
    return any(
        t.kind is TollKind.KILLED and t.quote.span.end <= toll.quote.span.start and span.covers(t.quote.span)
        for t in claim.tolls
        for span in sentences
    )
