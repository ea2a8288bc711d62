"""Whose dead each number counts, so that the dead of two sides are added and two words for the same dead are not.

An army that lost five soldiers and a group that lost three fighters tell of eight dead, though neither number is wrong.
An army that says it killed 80 militants where a hospital counts 18 civilians speaks of the same people: these stay two
accounts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model import Claim, Population, PopulationScope, Stance, Toll, TollKind
from recount.reconcile.case import Parties, Testimony
from recount.reconcile.figures import Figure, ordered, plus
from recount.reconcile.once import once
from recount.reconcile.said import told_among
from recount.reconcile.sides import people_of
from recount.reconcile.speakers import Owned, owned
from recount.reconcile.witnesses import voices
from recount.vocab.spotted import spotted

ALSO = spotted(
    r"\balso (?:been |among the )?(?:died|dead|killed|perished|lost|fell|wounded|hurt|injured)\b"
    r"|\b(?:died|killed|dead|wounded|injured) (?:as well|too)\b",
    "also|as well|too",
)
OF_ITS_OWN = re.compile(r"\b[A-Z]|\b(?:fighters?|members?|combatants?)\b")  # who may be of a side by these words alone
OFFICIAL = re.compile(
    r"\b(?:officials?|police|ministry|authorities|government)\b", re.IGNORECASE
)  # of a state that fights
OTHER = {"state": "group", "group": "state"}
# "Rebel losses at ten": whose losses a number is, by the words before it
LOSSES = re.compile(r"(\b[\w-]+)['\u2019]?s?\s+(?:losses|dead|casualties)(?:\s+(?:at|of|were|as))?\s+$", re.IGNORECASE)
ATTACKERS = re.compile(
    r"\b(?:attackers?|assailants?|raiders?|bombers?|hijackers?|kidnappers?|abductors?)\b", re.IGNORECASE
)
OF_ALL = re.compile(
    r"\bin (?:all|total)\b|\baltogether\b|\bincluding (?:the |all |both )?(?:\w+ )?(?:attackers?|assailants?|gunm[ae]n|bombers?)\b",
    re.IGNORECASE,
)
CIVILIANS, ATTACK, WHOLE, MORE = "civilians", "attackers", "everybody", "more"
ADDED = (PopulationScope.ALL, PopulationScope.COMBATANT)  # of whom the dead of several sides are


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The claims on some people, by whom they count. `camps` are people who are certainly not each other's: civilians, the
    forces of a state, the members of a group. `wholes` count everybody, or tell of the same people otherwise; `added` are
    people of whom the words say that they died too. A claim on several camps stands in each with its numbers for it.
    """

    camps: Mapping[str, tuple[Testimony, ...]]
    wholes: tuple[Testimony, ...]
    added: tuple[Testimony, ...]

    @property
    def members(self) -> Mapping[str, tuple[Testimony, ...]]:
        """The claims of each camp by its name, and the two others under theirs, as far as there are any."""
        rest = {WHOLE: self.wholes, MORE: self.added}
        return {**self.camps, **{name: members for name, members in rest.items() if members}}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One number of a claim: where it stands, and whose people it counts. `foe`: a party to the fighting counts its enemy's."""

    toll: int
    camp: str | None
    own: bool = False
    foe: bool = False


@once
def split(used: Sequence[Testimony], kind: TollKind, parties: Parties) -> Split | None:
    """Whom the claims count, or None where there is nothing to add up: one account of everybody, or of one camp."""
    told = [_told(t, kind, parties) for t in used] if len(used) > 1 else []
    if not any(x.camp for one in told for x in one):
        return None
    told = _of_their_foe(_by_owner(used, told))
    single = [len({x.camp for x in one}) == 1 and one[0].camp is not None for one in told]
    told_twice = _told_twice(used, told)
    attack = [bool(one) and all(_attacked(t, x) for x in one) for t, one in zip(used, told, strict=True)]
    others = [t for t, one, a in zip(used, told, attack, strict=True) if one and not a]
    of_all = any(OF_ALL.search(q.exact) for t in others for q in t.claim.evidence)
    victims = bool(others) and not of_all
    added = [
        ((s and _also(t)) or (a and victims)) and n not in told_twice
        for n, (s, a, t) in enumerate(zip(single, attack, used, strict=True))
    ]
    disputed = _disputed(used, told)
    camps: dict[str, list[Testimony]] = {}
    wholes = []
    for n, (testimony, one) in enumerate(zip(used, told, strict=True)):
        if not one or added[n]:
            continue
        if attack[n] and of_all:
            camps.setdefault(ATTACK, []).append(testimony)
            continue
        if any(x.camp is None or x.camp in disputed for x in one) or testimony.claim.stance is Stance.DISPUTES:
            wholes.append(testimony)
            continue
        for camp in dict.fromkeys(x.camp for x in one):
            keep = [x.toll for x in one if x.camp == camp]
            camps.setdefault(str(camp), []).append(_only(testimony, keep))
    more = tuple(t for n, t in enumerate(used) if added[n])
    several = len(camps) > 1 and any(single)
    own = len(camps) == 1 and bool(wholes) and all(x.own for n, one in enumerate(told) if single[n] for x in one)
    if not (several or own or (ATTACK in camps and wholes) or (more and (camps or wholes))):
        return None
    return Split(camps={c: tuple(camps[c]) for c in sorted(camps)}, wholes=tuple(wholes), added=more)


def _told_twice(used: Sequence[Testimony], told: Sequence[tuple[_Told, ...]]) -> frozenset[int]:
    """The claims whose number another claim has, too: "four others were also hurt" counts those four, and nobody more."""
    numbers = [tuple(t.claim.tolls[x.toll].count for x in one) for t, one in zip(used, told, strict=True)]
    times = Counter(numbers)
    return frozenset(n for n, one in enumerate(numbers) if one and times[one] > 1)


def add_up(found: Split, figures: Mapping[str, Figure | None]) -> Figure | None:
    """The figure of everybody: the camps added, held against those who count all at once, and the added on top.

    `figures` holds one for each of `found.members`, None where they say nothing. Whoever counts everybody bounds low; the
    camps together lift high, and best where they are certainly more.
    """
    out = _sum(f for name in found.camps if (f := figures[name]) is not None)
    whole, more = figures.get(WHOLE), figures.get(MORE)
    if whole is not None and (out is None or whole.counted):
        out = whole if out is None or not out.counted else _beside(whole, out)
    return more if out is None else out if more is None else plus(out, more)


def _beside(whole: Figure, camps: Figure) -> Figure:
    most = [f.high for f in (whole, camps) if f.high is not None]
    high = None if whole.high is None else max(most)
    low = camps.low if whole.low is None else whole.low
    best = whole.best if whole.best is None or camps.low is None else max(whole.best, camps.low)
    return ordered(low, best if best is not None else camps.best, high)


def _sum(figures: Iterable[Figure]) -> Figure | None:
    out: Figure | None = None
    for figure in figures:
        out = figure if out is None else plus(out, figure)
    return out


def _told(testimony: Testimony, kind: TollKind, parties: Parties) -> tuple[_Told, ...]:
    """The wholes of a claim on one kind, each with its camp."""
    tolls = testimony.claim.tolls
    tops = [
        n
        for n, t in enumerate(tolls)
        if t.kind is kind and (t.part_of is None or tolls[t.part_of].kind is not kind) and t.count.high != 0
    ]
    return _of_one_breath(testimony, [_placed(testimony, n, parties) for n in tops])


def _of_one_breath(testimony: Testimony, told: Sequence[_Told]) -> tuple[_Told, ...]:
    """The numbers of a claim, with fighters of no certain side where the others are all of one: beside "18 soldiers" the "nine
    volunteers" are theirs; a party's own are of the other side than those whom it counts besides.
    """
    sides = {x.camp for x in told} & OTHER.keys()
    if len(sides) != 1:
        return tuple(told)
    side = next(s for s in OTHER if s in sides)
    tolls = testimony.claim.tolls

    def of_a_side(x: _Told) -> _Told:
        words = tolls[x.toll].quote.exact
        if x.camp is not None or tolls[x.toll].population is not Population.COMBATANT:
            return x
        if x.own:
            return replace(x, camp=OTHER[side])
        return x if OF_ITS_OWN.search(words) else replace(x, camp=side)

    return tuple(map(of_a_side, told))


def _placed(testimony: Testimony, n: int, parties: Parties) -> _Told:
    toll = testimony.claim.tolls[n]
    if toll.population is Population.CIVILIAN:
        return _Told(toll=n, camp=CIVILIANS)
    by_words = people_of(toll.quote.exact) or _of_whose_losses(testimony, toll)
    if by_words is None and toll.population is not Population.COMBATANT and not _points_back(toll):
        return _Told(toll=n, camp=None)
    who, of = owned(testimony, toll.quote.exact, parties)
    if who is Owned.OWN:
        return _Told(toll=n, camp=of or by_words, own=True)
    official = by_words == "group" and any(OFFICIAL.search(q.exact) for q in testimony.claim.speakers)
    return _Told(toll=n, camp=by_words, foe=who is Owned.FOE or official)


def _of_whose_losses(testimony: Testimony, toll: Toll) -> str | None:
    """Whose forces the words before a number say that it counts: "put rebel losses at ten"."""
    for quote in testimony.claim.evidence:
        if quote.span.covers(toll.quote.span):
            found = LOSSES.search(quote.exact, 0, toll.quote.span.start - quote.span.start)
            return people_of(f"{found[1]}s") or people_of(found[1]) if found else None
    return None


def _points_back(toll: Toll) -> bool:
    return re.search(r"\b(?:its|their|our)\b", toll.quote.exact, re.IGNORECASE) is not None


def _by_owner(used: Sequence[Testimony], told: Sequence[tuple[_Told, ...]]) -> list[tuple[_Told, ...]]:
    """Where two states, or two groups, each count their own dead, these are two camps; who counts both at once, none."""
    speakers = voices(used)
    owners: dict[str, set[int]] = {}
    for voice, one in zip(speakers, told, strict=True):
        for x in one:
            if x.own and x.camp is not None:
                owners.setdefault(x.camp, set()).add(voice)
    many = {camp for camp, of in owners.items() if len(of) > 1}

    def renamed(x: _Told, voice: int) -> _Told:
        if x.camp not in many:
            return x
        return replace(x, camp=f"{x.camp} of {voice}" if x.own else None)

    return [tuple(renamed(x, voice) for x in one) for voice, one in zip(speakers, told, strict=True)]


def _of_their_foe(told: Sequence[tuple[_Told, ...]]) -> list[tuple[_Told, ...]]:
    """Where one party alone counts its own dead, those whom its enemy counts without saying who they are are the same people: "lost two
    soldiers, while the rebels claimed to have killed 40".
    """
    sides = {x.camp for one in told for x in one} & OTHER.keys()
    if len(sides) == 1:  # "killed 37 soldiers. Eight of its own fighters died": of the other side
        side = next(s for s in OTHER if s in sides)
        told = [tuple(replace(x, camp=OTHER[side]) if x.own and x.camp is None else x for x in one) for one in told]
    owners = {x.camp for one in told for x in one if x.own and x.camp is not None}
    camp = next(iter(owners)) if len(owners) == 1 else None
    return [tuple(replace(x, camp=camp) if camp and x.foe and x.camp is None else x for x in one) for one in told]


def _disputed(used: Sequence[Testimony], told: Sequence[tuple[_Told, ...]]) -> frozenset[str]:
    """Camps that only their enemy counts where others count civilians, or that are as many as these: the same people."""
    by_camp: dict[str, list[tuple[_Told, Toll]]] = {}
    for testimony, one in zip(used, told, strict=True):
        for x in one:
            if x.camp is not None:
                by_camp.setdefault(x.camp, []).append((x, testimony.claim.tolls[x.toll]))
    civilians = {t.count for _, t in by_camp.get(CIVILIANS, ())}
    if not civilians:
        return frozenset()
    return frozenset(
        camp
        for camp, found in by_camp.items()
        if camp != CIVILIANS
        and (
            all(x.foe for x, _ in found)
            or (not any(x.own for x, _ in found) and all(t.count in civilians for _, t in found))
        )
    )


def _attacked(testimony: Testimony, told: _Told) -> bool:
    """Are those counted the attackers, by a word that no victims bear?"""
    toll = testimony.claim.tolls[told.toll]
    return ATTACKERS.search(toll.quote.exact) is not None and not told_among(testimony.claim, toll)


def _also(testimony: Testimony) -> bool:
    return any(ALSO.search(q.exact) for q in testimony.claim.evidence)


def _only(testimony: Testimony, keep: Sequence[int]) -> Testimony:
    """The same claim with only these of its tolls, and their parts."""
    tolls = testimony.claim.tolls
    kept = [n for n, t in enumerate(tolls) if n in keep or t.part_of in keep]
    if len(kept) == len(tolls):
        return testimony
    at: dict[int | None, int] = {n: m for m, n in enumerate(kept)}
    cut = tuple(replace(tolls[n], part_of=at.get(tolls[n].part_of)) for n in kept)
    claim: Claim = replace(testimony.claim, tolls=cut)
    return replace(testimony, claim=claim)
