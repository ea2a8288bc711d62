"""Which claims are independent lines of report (after the Standards for Casualty Recording).

What counts is who said it first, not who printed it: forty outlets that print one wire story are one witness, and so is
a ministry that forty outlets quote. Where it is unclear, two voices are taken for one: an estimate may claim too little
corroboration, never too much.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from recount.model import ActorKind, Count, Report, Source, SourceKind, TollKind, digest
from recount.reconcile.case import Parties, Testimony
from recount.reconcile.once import once
from recount.vocab.actors import actors_named, by_id, parties_of
from recount.vocab.outlets import sources

UNNAMED = "unknown:"  # ids of descriptions that name nobody (`vocab/actors`)
WORD = re.compile(r"[^\W_]+")
EMPTY = frozenset("the a an of in on at to and for by from with its his her their s said says told".split())  # no names
# Words for anyone: two that share only these are the same voice only if all words agree.
ANYONE = frozenset(
    "activist army authority civilian correspondent doctor government group health hospital initial journalist local media "
    "medic medical military monitor news officer official people police rebel report reporter rescuer resident security "
    "source spokesman spokesperson spokeswoman state statement unconfirmed villager war witness worker".split()
)
AN_ARMY = frozenset("armed army command force military officer official spokesman spokesperson spokeswoman".split())
A_NAME = 0.95  # of `actors_named`: a listed name, not a likeness


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an id where one was read, and the words of the name. `own` is the outlet's own voice.

    The id of an outlet that is a party's own is that party's: an army speaks by its statements and through a wire alike.
    """

    known: str | None
    name: frozenset[str]
    own: bool


@once
def voice(testimony: Testimony) -> Voice:
    """The origin of a claim: the speaker farthest from the reader, or the outlet if nobody is named."""
    speakers, on = testimony.claim.speakers, testimony.report.published
    if not speakers:
        outlet = testimony.report.source
        known = _body(outlet, on) if outlet else None
        return Voice(known=known, name=_name(outlet or testimony.report.id), own=True)
    read = testimony.readings.speakers if testimony.readings else ()
    known = read[len(speakers) - 1].value if len(read) >= len(speakers) else None
    if known is not None and known.startswith(UNNAMED):
        known = None  # "doctors" and "rescuers" are described alike, and are not the same people
    return Voice(known=_answering(known, on) if known else None, name=_name(speakers[-1].exact), own=False)


def voice_of_words(text: str) -> Voice:
    """The voice that these words name, without an id."""
    return Voice(known=None, name=_name(text), own=False)


def same_voice(one: Voice, other: Voice) -> bool:
    """Are these two the same speaker, as far as words and ids tell?"""
    if one.known is not None and other.known is not None:
        return one.known == other.known
    if one.name == other.name:
        return True
    if one.own and other.own:
        return False  # two outlets of different names
    small, large = sorted((one.name, other.name), key=len)
    return (bool(small) and small <= large and not small <= ANYONE) or _acronym(small, large)


@once
def voices(testimonies: Sequence[Testimony]) -> tuple[int, ...]:
    """For each testimony the number of its voice: equal numbers are one speaker. Free of order, up to numbering."""
    speaking = [voice(t) for t in testimonies]
    distinct = sorted(set(speaking), key=lambda v: (v.own, v.known or "", sorted(v.name)))
    root = {v: v for v in distinct}

    def find(v: Voice) -> Voice:
        while root[v] != v:
            v = root[v]
        return v

    for n, one in enumerate(distinct):
        for other in distinct[:n]:
            if same_voice(one, other):
                root[find(one)] = find(other)
    armies = {find(v) for v in distinct if _of_a_state(v)}
    for v in distinct if len(armies) == 1 else ():
        if v.known is None and not v.own and v.name <= AN_ARMY and v.name & {"army", "military"}:
            root[find(v)] = find(next(iter(armies)))  # "the army", where one army only is heard
    numbers = {v: n for n, v in enumerate(distinct)}
    return tuple(numbers[find(v)] for v in speaking)


def originals(testimonies: Iterable[Testimony]) -> dict[str, str]:
    """For each report at hand the id of the report that it is an exact copy of: itself, if of none.

    Copies are reports of the same text, or that `Report.copy_of` ties. The earliest published is the original.
    """
    return _originals(tuple({t.report.id: t.report for t in testimonies}.values()))


@once
def _originals(known: tuple[Report, ...]) -> dict[str, str]:
    reports = {report.id: report for report in known}
    root = {key: key for key in reports}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    by_text: dict[str, str] = {}
    for report in sorted(reports.values(), key=lambda r: r.id):
        twin = by_text.setdefault(_text(report), report.id)
        for other in (twin, report.copy_of):
            if other is not None:
                root[find(report.id)] = find(other)
    families: dict[str, list[Report]] = {}
    for report in reports.values():
        families.setdefault(find(report.id), []).append(report)
    first = {key: min(family, key=_age).id for key, family in families.items()}
    return {key: first[find(key)] for key in reports}


@once
def _text(report: Report) -> str:
    return digest(report.text.encode("utf-8", "surrogatepass"))


@once
def witnesses(testimonies: Sequence[Testimony], parties: Parties | None = None) -> int:
    """How many independent lines of report these claims are.

    An outlet's own voice is no line of its own where the same report quotes someone on the same event, where it gives
    numbers that another voice gave before, or where it runs the stories of a wire that is heard: it tells what it was told.
    Parties of one side are one line: they cannot confirm each other.
    """
    first = originals(testimonies)
    kept = [t for t in testimonies if first[t.report.id] == t.report.id]
    quoting = {t.report.id for t in kept if t.claim.speakers}
    speaking = [(n, t, voice(t)) for n, t in zip(voices(kept), kept, strict=True)]
    lines = [
        (n, v)
        for n, t, v in speaking
        if t.claim.speakers or not (t.report.id in quoting or _echoes(n, t, speaking) or _reprints(v, speaking))
    ]
    return len({_side(v, parties) or str(n) for n, v in lines})


Speaking = Sequence[tuple[int, Testimony, Voice]]


def _echoes(number: int, testimony: Testimony, speaking: Speaking) -> bool:
    """Are its numbers those of another voice, published before it?"""
    ours = _numbers(testimony)
    return bool(ours) and any(n != number and t.order < testimony.order and ours <= _numbers(t) for n, t, _ in speaking)


def _numbers(testimony: Testimony) -> frozenset[tuple[TollKind, Count]]:
    return frozenset((t.kind, t.count) for t in testimony.claim.tolls if t.part_of is None)


def _reprints(own: Voice, speaking: Speaking) -> bool:
    """Does this outlet run the stories of another one that is heard here?"""
    wires = next((s.reprints for s in sources() if s.id == own.known), ()) if own.known else ()
    return any(v.own and v.known in wires for _, _, v in speaking)


def _side(speaking: Voice, parties: Parties | None) -> str | None:
    actor = parties.actors.get(speaking.known) if parties and speaking.known else None
    return f"side:{actor.side}" if actor and actor.side else None


@lru_cache(maxsize=8192)
def _body(outlet: str, on: date | None) -> str | None:
    """The party whose own outlet this is, or the id of the outlet; None if no table has it."""
    source = _listed().get(outlet.casefold())
    if source is not None:
        return _answering(source.side, on) if source.side and source.kind is SourceKind.OFFICIAL else source.id
    best = next(iter(actors_named(outlet, on)), None)
    return _answering(best[0].id, on) if best and best[1] >= A_NAME else None


@cache
def _listed() -> Mapping[str, Source]:
    """The outlets of the table by each of their names; of a name that two have, the first."""
    by_name: dict[str, Source] = {}
    for source in sources():
        for name in (source.name, *source.aliases):
            by_name.setdefault(name.casefold(), source)
    return by_name


def _answering(known: str, on: date | None) -> str:
    """The government, for a branch of a state's forces on that day; everybody else answers for themselves."""
    if not _is_state(known):
        return known
    return [key for key in parties_of(known, on) if _is_state(key)][-1]


def _of_a_state(voice: Voice) -> bool:
    return voice.known is not None and _is_state(voice.known)


def _is_state(known: str) -> bool:
    actor = by_id().get(known)
    return actor is not None and actor.kind is ActorKind.STATE_FORCES


def _age(report: Report) -> tuple[bool, str, bool, str]:
    published = report.published.isoformat() if report.published else ""
    return report.copy_of is not None, published or "9999", report.published_at is None, report.id


@lru_cache(maxsize=8192)
def _name(text: str) -> frozenset[str]:
    """The words that make a name, in the singular: "ANHA correspondents" is "ANHA correspondent"."""
    found = [w.lower() for w in WORD.findall(text)]
    kept = [w for w in found if w not in EMPTY] or found
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def _acronym(small: frozenset[str], large: frozenset[str]) -> bool:
    """Is the one word of `small` made of the first letters of the words of `large`, in any order?"""
    if len(small) != 1 or len(large) < 3:
        return False
    (short,) = small
    return sorted(short) == sorted(w[0] for w in large)
