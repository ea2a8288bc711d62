"""What one claim, and then one voice, says of how many: parts never added to wholes, nobody twice inside one voice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.model import Claim, Population, Quote, Stance, Toll, TollKind, Wording
from recount.reconcile.case import Testimony
from recount.reconcile.figures import Figure, Reader, from_toll, plus
from recount.reconcile.once import once
from recount.vocab.counting.told import are_others, nth
from recount.vocab.numbers import exact
from recount.vocab.person_names import share_names
from recount.vocab.spotted import spotted

WORD = re.compile(r"[^\W_]+")
MAYBE = spotted(
    r"\b(?:may|might|could) (?:have|be)\b|\bpossibl[ey]\b|\bpotential(?:ly)?\b|\bfeared\b",
    "may|might|could|possibl|potential|feared",
)
AMONG = re.compile(r"^the other\b|^(?!all\b).*?\b(?:of|among) (?:the|them|those|these|whom)\b", re.IGNORECASE)
# The same told around them: "his brother was among the dead", "among those killed was a nurse"
AMONG_BEHIND = re.compile(
    r"(?:,[^,.;]{1,60},|\s+and\s+[\w\s]{1,30}?)?\s*(?:was|were|is|are)\s+(?:also\s+)?among\s+(?:the|those)\b",
    re.IGNORECASE,
)
# "The dead included a commander" too
AMONG_BEFORE = re.compile(
    r"\bamong\s+(?:the|those)\b[\w\s]{0,40}\b(?:was|were|is|are)\s+$|\bthe\s+(?:dead|victims|casualties|slain)\s+(?:also\s+)?includ(?:ed|es)\s+$",
    re.IGNORECASE,
)
# "Two personnel of the Frontier Corps", "three members of the council": whose they are, and no share of a number
OF_A_BODY = re.compile(
    r"^[\w-]+\s+(?:personnel|members?|officers?|soldiers?|fighters?|employees?|workers?|staff|officials?|policem[ae]n|guards?|troops|"
    r"relatives|sons|children|brothers)\s+of\s+the\b",
    re.IGNORECASE,
)
OF_WHOSE = re.compile(r"\bof\s+the\s+\w+['\u2019]s\b", re.IGNORECASE)  # "four of the town's policemen"
OF_THE_HURT = re.compile(r"\bof\s+(?:the|those|these)(?:\s+\w+)?\s+(?:wounded|injured)\b", re.IGNORECASE)
# Whom a witness has lost: some of the dead, and no count of them.
OWN = re.compile(
    r"^(?:[\w-]+ (?:of )?)?(?:my|our)\b.*?\b(?:wife|husband|sons?|daughters?|child(?:ren)?|brothers?|sisters?|"
    r"mother|father|parents?|uncles?|aunts?|cousins?|nephews?|nieces?|grand\w+|relatives?|family|neighbou?rs?|friends?|colleagues?)\b",
    re.IGNORECASE,
)
CASUALTIES = re.compile(r"\bcasualt", re.IGNORECASE)
REVISED = spotted(
    r"\b(?:revis|lower|correct|reduc|downgrad|amend)(?:ed|es|ing)\b.{0,60}\b(?:toll|number|figure|count|dead|death|from|to)\b"
    r"|\b(?:toll|number|figure|count)\b.{0,40}\b(?:revised|lowered|corrected|reduced|downgraded|amended)\b",
    "revis|lower|correct|reduc|downgrad|amend",
)
RAISED = spotted(
    r"\b(?:toll|number|count|figure|deaths?|dead|injured|wounded)\b.{0,40}\b(?:climb|ris|rose|rais|lift|grow|grew|jump|increas|reach|soar|mount)\w*"
    r"|\b(?:rais|bring|tak|push|lift)(?:ed|es|ing)\b.{0,30}\b(?:toll|number|count|tally)\b"
    r"|\b(?:toll|number|count)\b.{0,20}\bnow stands\b",
    "climb|ris|rose|grow|grew|jump|increas|reach|soar|mount|rais|bring|tak|push|lift|now stands",
)
A_NUMBER = re.compile(r"\b(?:one|1|single|only|lone|sole)\b", re.IGNORECASE)
ONE = exact(1)
SMALL = frozenset("a an the of and was were killed injured wounded dead".split())
JOINED = (TollKind.KILLED, TollKind.INJURED)  # the kinds that combined counts join: "nine killed and wounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one claim, or one voice over several claims, says of one kind of toll.

    `populations` and `phrases` are those of its wholes. `only_named`: all whom it counts are named, so it is a list of names and no
    total. `subset`: its words count some of a larger number ("four of the dead", "my two sons"). `joint`: the number is of the dead and
    the hurt together. `detail` says how much else the claims tell. `older` are the ids of claims whose number another one of the
    same voice took the place of, each with why.
    """

    figure: Figure
    basis: tuple[Testimony, ...]
    populations: frozenset[Population]
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    only_named: bool = False
    subset: bool = False
    joint: bool = False
    detail: int = 0
    older: tuple[tuple[str, str], ...] = ()

    @property
    def last(self) -> Testimony:
        """The latest of the claims that it rests on."""
        return self.basis[-1]


@once
def said_in(
    testimony: Testimony, kind: TollKind, among: frozenset[Population] | None = None, read: Reader = from_toll
) -> Said | None:
    """What one claim says of one kind of toll, or None if it does not speak of it.

    `among` keeps only tolls of these populations, wholes or parts: what it says of civilians, say. `read` is how a
    method reads one toll.
    """
    claim = testimony.claim
    whole = _whole(testimony, kind, among)
    if whole is None:
        return None
    indexes, words = whole
    figure = _figure_of(claim, indexes[0], read)
    for n in indexes[1:]:
        figure = plus(figure, _figure_of(claim, n, read))
    return Said(
        figure=figure,
        basis=words.basis,
        populations=words.populations,
        phrases=words.phrases,
        names=words.names,
        only_named=words.only_named,
        subset=words.subset,
        joint=words.joint,
        detail=words.detail,
    )


@once
def _whole(
    testimony: Testimony, kind: TollKind, among: frozenset[Population] | None
) -> tuple[tuple[int, ...], Said] | None:
    """Which tolls count, and what the claim says of them but for the figure: the same however a method reads a toll."""
    claim = testimony.claim
    indexes = _wholes(claim, kind, among)
    if not indexes:
        return None
    tolls = [claim.tolls[n] for n in indexes]
    names = tuple(q.exact for t in claim.tolls if t.kind is kind for q in t.named)
    return indexes, Said(
        figure=Figure(),
        basis=(testimony,),
        populations=frozenset(t.population for t in tolls),
        phrases=tuple(t.quote.exact for t in tolls),
        names=names,
        only_named=bool(names)
        and all(t.named and t.count.high is not None and t.count.high <= len(t.named) for t in tolls),
        subset=all(_is_some(claim, t) for t in tolls),
        joint=any(_joint(claim, n) for n in indexes),
        detail=_detail(claim),
    )


def _is_some(claim: Claim, toll: Toll) -> bool:
    """Are those counted some of others, by their own words or those around?"""
    hurt = toll.kind is TollKind.INJURED and OF_THE_HURT.search(toll.quote.exact) is not None
    return hurt or _among(toll.quote.exact) or told_among(claim, toll)


def told_among(claim: Claim, toll: Toll) -> bool:
    """Do the words around a toll say that those are some of the dead: "his brother was among those killed"?"""
    for quote in claim.evidence:
        if quote.span.covers(toll.quote.span):
            start, end = toll.quote.span.start - quote.span.start, toll.quote.span.end - quote.span.start
            if AMONG_BEHIND.match(quote.exact, end) or AMONG_BEFORE.search(quote.exact, 0, start):
                return True
    return False


# Each method asks this of the same words.
@lru_cache(maxsize=8192)
def _among(words: str) -> bool:
    some = (
        AMONG.search(words) is not None
        and not are_others(words)
        and not OF_A_BODY.search(words)
        and not OF_WHOSE.search(words)
    )
    return some or OWN.search(words) is not None


@lru_cache(maxsize=8192)
def _perhaps(words: str) -> bool:
    return MAYBE.search(words) is not None


@lru_cache(maxsize=8192)
def _revised(words: str) -> bool:
    return REVISED.search(words) is not None


def said_by_voice(statements: Sequence[Said]) -> Said:
    """One voice over several claims on the same event, earliest first.

    A new number for the same people takes the place of the old one; numbers for different populations, and different
    named people, add.
    """
    merged = statements[0]
    for said in statements[1:]:
        merged = _then(merged, said)
    return merged


def inside_words(some: Said, more: Said) -> bool:
    """Are the words for the one all among the words for the other? "A commander" is in "a commander and two guards"."""
    if len(more.phrases) != 1:  # two numbers told apart: the other voice may know of one only
        return False
    outer = _telling_words(more.phrases[0])
    return bool(some.phrases) and all((inner := _telling_words(p)) and inner < outer for p in some.phrases)


@lru_cache(maxsize=8192)
def _telling_words(phrase: str) -> frozenset[str]:
    return frozenset(w.lower() for w in WORD.findall(phrase)) - SMALL


def _then(earlier: Said, later: Said) -> Said:
    """What a voice has said after it spoke again."""
    add = _different_people(earlier, later)
    figure, kept = (plus(earlier.figure, later.figure), later) if add else _newer(earlier, later)
    return Said(
        figure=figure,
        basis=(*earlier.basis, *later.basis),
        populations=earlier.populations | later.populations,
        phrases=(*earlier.phrases, *later.phrases),
        names=(*earlier.names, *later.names),
        only_named=earlier.only_named and later.only_named,
        subset=kept.subset,
        joint=kept.joint,
        detail=max(earlier.detail, later.detail),
        older=(*earlier.older, *later.older, *(() if add else _replaced(earlier, later, kept))),
    )


def _replaced(earlier: Said, later: Said, kept: Said) -> Iterator[tuple[str, str]]:
    gone = earlier if kept is later else later
    if gone.figure.counted and gone.figure != kept.figure:
        why = "its voice gave a newer number" if gone is earlier else "its voice says more elsewhere"
        yield from ((t.claim.id, why) for t in gone.basis)


def _different_people(earlier: Said, later: Said) -> bool:
    if later.subset:
        return False
    if len(later.phrases) == 1 and nth(later.phrases[0]) == earlier.figure.most + 1 > 1:
        return True  # "a third body", after two
    if earlier.only_named and later.names:  # not those named after a total, who are of it
        return not share_names(earlier.names, later.names)
    if later.phrases and all(map(are_others, later.phrases)) and not any(map(are_others, earlier.phrases)):
        return bool(later.figure.most and earlier.figure.most)  # "three of the attackers", after those they killed
    told = (earlier.populations, later.populations)
    plain = {Population.CIVILIAN, Population.COMBATANT}
    return all(p <= plain for p in told) and not (told[0] & told[1]) and bool(later.figure.most and earlier.figure.most)


def _newer(earlier: Said, later: Said) -> tuple[Figure, Said]:
    """The later number, unless it says less: a toll rises, and a repetition in passing is shorter.

    Words that revise a number, and another day or hour of publication, let a toll fall too.
    """
    a, b = earlier.figure, later.figure
    another_day = later.last.said_after(earlier.last) or revises(later)
    if not b.counted or (later.only_named and not earlier.only_named) or later.subset:
        return a, earlier
    if another_day and not later.joint:
        return (a, earlier) if in_passing(later) and a.most > 1 else (b, later)
    if earlier.joint != later.joint:  # a number of the dead alone says more than one of the dead and hurt together
        return (a, earlier) if later.joint else (b, later)
    if a.best == b.best:  # "at least nine", then "nine"
        return (a, earlier) if b.high is None else (b, later)
    return (b, later) if b.most > a.most else (a, earlier)


def in_passing(said: Said) -> bool:
    """Does it tell of one person, without a number word: "a neighbour", but not "one neighbour"?"""
    return (said.figure.best, said.figure.high) == (1, 1) and not any(A_NUMBER.search(p) for p in said.phrases)


def revises(said: Said) -> bool:
    """Do the words of a voice's last claim say that a number was revised?"""
    return any(_revised(q.exact) for q in said.last.claim.evidence)


def raises(said: Said) -> bool:
    """Do the words of its number say that the toll has risen to it: "the death toll climbed to eight"?"""
    return any(
        RAISED.search(quote.exact) is not None
        for testimony in said.basis
        for toll in testimony.claim.tolls
        if toll.quote.exact in said.phrases
        for quote in testimony.claim.evidence
        if quote.span.covers(toll.quote.span)
    )


def _wholes(claim: Claim, kind: TollKind, among: frozenset[Population] | None) -> tuple[int, ...]:
    """The tolls of this kind that are part of none other of it, each repeated one once."""
    tolls = claim.tolls
    fits = {n for n, t in enumerate(tolls) if t.kind is kind and (among is None or t.population in among)}
    if not fits:
        return ()
    tops = [n for n in sorted(fits) if not _above(tolls, n) & fits]
    kept: list[int] = []
    most = max((_largest(tolls[n]) for n in tops), default=0)
    for n in tops:
        if _among(tolls[n].quote.exact) and _largest(tolls[n]) < most:
            continue  # "four of the fighters": some of a larger number here, though no engine marked them
        if nth(tolls[n].quote.exact) in range(2, most + 1):
            continue  # "a fourth man" beside "four people" is one of them
        if not any(_repeats(tolls[n], tolls[m]) for m in kept):
            kept.append(n)
    return tuple(kept)


def _largest(toll: Toll) -> int:
    return max(toll.count.low or 0, toll.count.high or 0)


def _above(tolls: Sequence[Toll], n: int) -> set[int]:
    """All tolls that this one is, directly or not, a part of."""
    seen: set[int] = set()
    above = tolls[n].part_of
    while above is not None and above not in seen and above != n:
        seen.add(above)
        above = tolls[above].part_of
    return seen


def _repeats(one: Toll, other: Toll) -> bool:
    """The same number for the same people, said twice in one claim: a headline and its sentence, "a girl" and "the child"."""
    if one.count == other.count == ONE and one.group is not None and one.group is other.group and _is_again(one, other):
        return True
    if one.count != other.count or one.quote.span == other.quote.span:
        return one.count == other.count
    if one.named or other.named:
        return share_names((q.exact for q in one.named), (q.exact for q in other.named))
    a, b = ({w.lower() for w in WORD.findall(t.quote.exact)} for t in (one, other))
    return one.population is other.population and (a <= b or b <= a)


def _is_again(later: Toll, earlier: Toll) -> bool:
    """Does an article say that it is somebody told of before: "the child", after "a girl"?"""
    told = (later.quote.exact[:4].lower(), earlier.quote.exact[:2].lower(), earlier.quote.exact[:3].lower())
    return told[0] == "the " and (told[1] == "a " or told[2] == "an ") and not (later.named and earlier.named)


def _figure_of(claim: Claim, n: int, read: Reader) -> Figure:
    toll, joint = claim.tolls[n], _joint(claim, n)
    if toll.count.high is None and (
        joint or _words_for_both(claim, n)
    ):  # "more than 150 killed and wounded" bounds neither of the two, at either end
        return Figure(low=_floor(claim, n) or None)
    possible = claim.stance is Stance.CANNOT_VERIFY or joint or _maybe(claim, toll)
    return read(toll, _floor(claim, n), possible)


def _floor(claim: Claim, n: int) -> int:
    """People counted apart or named inside this toll: at least so many. Names of a counted part may be aliases of one."""
    own = [] if n in _above(claim.tolls, n) else [m for m, t in enumerate(claim.tolls) if t.part_of == n]
    inside = [(claim.tolls[m].count.low, m) for m in own if claim.tolls[m].kind is claim.tolls[n].kind]
    parts = sum(_floor(claim, m) if low is None else low for low, m in inside)
    return max(parts, len(claim.tolls[n].named))


def _joint(claim: Claim, n: int) -> bool:
    """Is this number of the dead and the hurt together: one phrase, counted for both?

    A number with an open top needs the very same words: "at least 9 killed, at least 9 wounded" are two numbers.
    """
    toll = claim.tolls[n]
    others = [t for t in claim.tolls if t.kind in JOINED and t.kind is not toll.kind and t.count == toll.count]
    if toll.kind not in JOINED:
        return False
    if toll.count.wording is Wording.AT_LEAST:
        return any(t.quote == toll.quote for t in others)
    return toll.count.wording is Wording.AT_MOST and any(_overlap(t.quote, toll.quote) for t in others)


def _words_for_both(claim: Claim, n: int) -> bool:
    """Do the same words without a number tell of the dead and the hurt: "dozens killed and wounded"?

    Then they are no plural of dead that a table could read. For "casualties" alone tables have rules of their own.
    """
    toll = claim.tolls[n]
    return (
        toll.kind in JOINED
        and toll.count.wording is Wording.UNQUANTIFIED
        and not CASUALTIES.search(toll.quote.exact)
        and any(t.kind in JOINED and t.kind is not toll.kind and t.quote == toll.quote for t in claim.tolls)
    )


def _maybe(claim: Claim, toll: Toll) -> bool:
    holding = [q for q in claim.evidence if q.span.covers(toll.quote.span)]
    return any(_perhaps(q.exact) for q in holding)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.span.overlaps(other.span)


def _detail(claim: Claim) -> int:
    """How much a claim tells: its slots and quotes, counted."""
    slots = (claim.tolls, claim.losses, claim.perpetrators, claim.targets, claim.places, claim.weapons, claim.evidence)
    return sum(len(s) for s in slots) + (claim.when is not None)
