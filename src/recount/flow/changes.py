"""What differs between the incidents of two tellings of the record: by id, by field, and in the total of the dead."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from recount.model import Account, Estimate, PopulationScope, TollKind

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of an incident before and after, in words; ``–`` is nothing. `people` is by how many people it moves."""

    field: str
    before: str
    after: str
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An incident that is new (`before` None), gone (`after` None) or told otherwise, with the fields that differ."""

    incident_id: str
    before: Account | None
    after: Account | None
    differences: tuple[Difference, ...] = ()

    @property
    def people(self) -> int:
        """How many people the figure that it moves most moves by."""
        return max((d.people for d in self.differences), default=0)

    @property
    def account(self) -> Account:
        """The account as it is after, else as it was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is there, or there is no change
        return found


def changes(
    before: Iterable[Account], after: Iterable[Account], moved: Mapping[str, str] = MappingProxyType({})
) -> tuple[Change, ...]:
    """Every incident that differs, those that move most people first, then by id.

    `moved` are claims of before and what they are after: with it, an incident whose id is gone because its founding claim was
    coded otherwise is found again under its new id, and is told otherwise instead of gone and new.
    """
    old, new = ({a.incident.id: a for a in side} for side in (before, after))
    pairs = {key: (old.get(key), new.get(key)) for key in {**old, **new}}
    for key, now in _renamed(old, new, moved).items():
        pairs[key] = (old[key], new[now])
        del pairs[now]
    found = (_change(key, one, other) for key, (one, other) in pairs.items() if one != other)
    return tuple(sorted(found, key=lambda c: (-c.people, c.incident_id)))


def _renamed(old: Mapping[str, Account], new: Mapping[str, Account], moved: Mapping[str, str]) -> dict[str, str]:
    """Ids that are gone, with the new ids that hold most of their claims as they are now; each new id once."""
    home = {claim: key for key, account in new.items() if key not in old for claim in account.claim_ids}
    shared: Counter[tuple[str, str]] = Counter()
    for key, account in old.items():
        if key not in new:
            shared.update((key, home[now]) for c in account.claim_ids if (now := moved.get(c, c)) in home)
    out: dict[str, str] = {}
    for (key, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if key not in out and now not in out.values():
            out[key] = now
    return out


def totals(accounts: Iterable[Account]) -> Mapping[str, int]:
    """The best figures of the killed of all populations, by method, added up; an open figure adds nothing.

    Only to compare two tellings by: parts and totals of one war stand beside each other in it.
    """
    out: dict[str, int] = {}
    for e in (e for a in accounts for e in a.estimates):
        if e.kind is TollKind.KILLED and e.population is PopulationScope.ALL:
            out[e.method] = out.get(e.method, 0) + (e.best or 0)
    return out


def _change(key: str, before: Account | None, after: Account | None) -> Change:
    return Change(incident_id=key, before=before, after=after, differences=tuple(_differences(before, after)))


def _differences(before: Account | None, after: Account | None) -> Iterator[Difference]:
    old, new = (_fields(a) if a else {} for a in (before, after))
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            yield Difference(field=name, before=old.get(name, NOTHING), after=new.get(name, NOTHING))
    yield from _figures(before, after)
    if before and after and before != after and old == new and not list(_figures(before, after)):
        yield Difference(field="reasons", before="as they were", after="other sentences, the same figures")


def _fields(account: Account) -> dict[str, str]:
    window, locus, grade = account.window, account.locus, account.grade
    return {
        "id": account.incident.id.rsplit(":", 1)[-1][:8],
        "when": f"{window.start} to before {window.end}, {window.precision}" if window else NOTHING,
        "where": f"{locus.name} ({locus.place_id}, within {locus.radius_km:g} km)"
        if locus
        else account.place or NOTHING,
        "claims": " ".join(sorted(key.rsplit(":", 1)[-1][:8] for key in account.claim_ids)),
        "did it happen": grade.occurrence.value if grade else NOTHING,
        "harm to civilians": grade.harm.value if grade and grade.harm else NOTHING,
    }


def _figures(before: Account | None, after: Account | None) -> Iterator[Difference]:
    old, new = ({_name(e): e for e in a.estimates} if a else {} for a in (before, after))
    for name in {**old, **new}:
        was, is_ = old.get(name), new.get(name)
        if _bounds(was) != _bounds(is_) or (was and is_ and was.version != is_.version):
            yield Difference(field=name, before=_said(was), after=_said(is_), people=_moved(was, is_))


def _name(estimate: Estimate) -> str:
    return f"{estimate.kind} {estimate.population} by {estimate.method}"


def _bounds(estimate: Estimate | None) -> tuple[int | None, ...]:
    return (estimate.low, estimate.best, estimate.high) if estimate else ()


def _said(estimate: Estimate | None) -> str:
    if estimate is None:
        return NOTHING
    return "/".join("-" if n is None else str(n) for n in _bounds(estimate))


def _moved(before: Estimate | None, after: Estimate | None) -> int:
    """The most that low, best or high moves by; an open bound counts as 0."""
    one, other = (tuple(n or 0 for n in _bounds(e)) or (0, 0, 0) for e in (before, after))
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
