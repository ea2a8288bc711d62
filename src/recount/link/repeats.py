"""Which tellings repeat another one, word for word: those of copies of one story, found by slim rows alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from recount.link.tellings import Telling

NEVER = 10**7  # the ordinal of no day: reports without a publication day come last


def repeats(
    tellings: Iterable[Telling], copies: Mapping[str, str], family: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For each telling that repeats another one the id of that one. `copies` lead from reports to those that they copy.

    Copies are reports of one text, too. Tellings of copies that open with the same words are one, counted where several
    open alike; the earliest published is the original. Free of the order of input; a family says nothing about others.
    """
    told = list(tellings)
    family = families(told, copies)
    members: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        if telling.report_id in family:
            members[family[telling.report_id]].append(telling)
    out: dict[str, str] = {}
    for some in members.values():
        out |= _inside(some, copies)
    return out


def families(told: Iterable[Telling], copies: Mapping[str, str]) -> dict[str, str]:
    """For each report that is tied to another one, by a copy or by its text, the first of them."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            root[key] = key = root[root[key]]
        return key

    def join(one: str, other: str) -> None:
        a, b = sorted((find(one), find(other)))
        root[b] = a

    first: dict[str, str] = {}
    for telling in told:
        twin = first.setdefault(telling.text, telling.report_id)
        if twin != telling.report_id:
            join(twin, telling.report_id)
    for one, other in copies.items():
        join(one, other)
    return {key: find(key) for key in root}


def _inside(family: Iterable[Telling], copies: Mapping[str, str]) -> dict[str, str]:
    met: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, int], str] = {}
    out = {}
    for telling in sorted(family, key=lambda t: (*_age(t, copies), t.id)):
        met[telling.report_id, telling.opening] += 1
        of = first.setdefault((telling.opening, met[telling.report_id, telling.opening]), telling.id)
        if of != telling.id:
            out[telling.id] = of
    return out


def _age(telling: Telling, copies: Mapping[str, str]) -> tuple[bool, int, str]:
    day = NEVER if telling.published is None else telling.published
    return telling.report_id in copies, day, telling.report_id
