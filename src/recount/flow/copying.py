"""Which report copies which: as the reports say, as their words show, and as people decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recount.model import Decision, DecisionKind, standing
from recount.read import Kinship, Relation, originals

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """From the id of a report to that of the one it comes from, at the end of the way.

    `linking` holds later versions of a story, too: their old claims follow the earlier one. `counting` holds only what says
    nothing of its own, and so is no witness: copies, and what seems to be a translation. Who is in doubt whether two are one
    story never counts them as two lines of report.
    """

    linking: Mapping[str, str] = field(default_factory=dict)
    counting: Mapping[str, str] = field(default_factory=dict)


def copies(said: Mapping[str, str | None], kin: Iterable[Kinship], decisions: Iterable[Decision]) -> Copies:
    """The copies among some reports. `said` are these reports, each with what it says itself that it copies.

    A person's word comes first, then the report's own, then what their words show. Two reports that a person holds to be
    two are not tied by their kinship, though each may copy a third.
    """
    yes, no = _decided(decisions)
    refused = set(map(frozenset, no))
    at_hand = [k for k in kin if k.report_id in said and k.of in said and frozenset((k.report_id, k.of)) not in refused]
    own = {key: of for key, of in said.items() if of is not None and (key, of) not in no}
    own |= {one: of for one, of in yes if one in said}
    return Copies(
        linking=_rooted(originals(at_hand, only_copies=False), own),
        counting=_rooted({**_translations(at_hand), **originals(at_hand)}, own),
    )


def _translations(kin: Iterable[Kinship]) -> dict[str, str]:
    """What seems to be a translation of what, of several the one of the smallest id. Linking does not go by it."""
    found = sorted(((k.report_id, k.of) for k in kin if k.relation is Relation.TRANSLATION), reverse=True)
    return dict(found)


def _decided(decisions: Iterable[Decision]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of which people say that the first is a copy of the second, and those that are none."""
    last = {d.about: d.answer for d in standing(decisions) if d.kind == DecisionKind.COPY and len(d.about) == 2}
    yes, no = ({(one, other) for (one, other), said in last.items() if said == a} for a in ("yes", "no"))
    return yes, no


def _rooted(found: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """All of them led to the end of the way; what is its own original there comes from nothing."""
    known = {**{key: of for key, of in found.items() if own.get(of) != key}, **own}
    ends = {key: _end(key, known) for key in known}
    return {key: end for key, end in ends.items() if end != key}


def _end(key: str, known: Mapping[str, str]) -> str:
    """Where the way from here ends; of a circle the smallest id."""
    way = [key]
    while way[-1] in known:
        following = known[way[-1]]
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]
