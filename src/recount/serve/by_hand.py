"""What people coded by hand beside what an engine had read in the same reports: by engine and field, how often they differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from recount.model import Readings
from recount.review import double
from recount.review.apply import Told
from recount.serve.payloads.dashboard import ByHand, HandField
from recount.store import doubles
from recount.store.doubles import Coding

MOST = 200  # reports: the last that people coded


@dataclass(slots=True)
class _Tally:
    reports: int = 0
    both: int = 0
    missed: int = 0
    extra: int = 0
    same: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)


def by_hand(connection: Connection) -> list[ByHand]:
    """Of the last reports that people coded and an engine had read, by engine, the one with most reports first."""
    tallies: dict[str, _Tally] = {}
    for machine, person in doubles.read_and_coded(connection, MOST):
        _count(tallies.setdefault(_version(machine.engine), _Tally()), machine, person)
    return [_wire(name, one) for name, one in sorted(tallies.items(), key=lambda pair: (-pair[1].reports, pair[0]))]


def _version(engine: str) -> str:
    """An engine's name with the first digits of its digest: another model or table is another version."""
    name, _, digest = engine.partition(":")
    digits = digest.rpartition(":")[2][:8]
    return f"{name} {digits}".strip() or "an engine that found nothing"


def _count(tally: _Tally, machine: Coding, person: Coding) -> None:
    tally.reports += 1
    for read, coded in double.paired(_told(machine), _told(person)):
        tally.missed += read is None
        tally.extra += coded is None
        if read is not None and coded is not None:
            tally.both += 1
            _compare(tally, double.fields(read, coded))


def _compare(tally: _Tally, fields: Iterable[double.Field]) -> None:
    for one in fields:
        (tally.same if one.same else tally.other)[one.name] += 1


def _told(coding: Coding) -> tuple[Told, ...]:
    read = {r.claim_id: r for r in coding.coded.readings}
    return tuple(Told(claim=c, readings=read.get(c.id) or Readings(claim_id=c.id)) for c in coding.coded.claims)


def _wire(name: str, tally: _Tally) -> ByHand:
    names = [*tally.same, *(key for key in tally.other if key not in tally.same)]
    return ByHand(
        engine=name,
        reports=tally.reports,
        both=tally.both,
        missed=tally.missed,
        extra=tally.extra,
        fields=[HandField(field=key, same=tally.same[key], other=tally.other[key]) for key in names],
    )
