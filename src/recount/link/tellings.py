"""A telling: the claims by which one report tells of one event, as one thing to compare with tellings of other reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from recount.link.aggregates import tree
from recount.link.gist import PLAIN, Gist, gist
from recount.link.headline import with_headline
from recount.link.pairs.aftermath import of_event
from recount.link.pairs.wording import NOTHING, Wording, wordings
from recount.link.same_sum import with_only_part
from recount.link.sights import sights, traces_of
from recount.link.signs import TAKEN
from recount.link.sums import summed
from recount.link.traces import Told, Trace
from recount.link.voices import Heard, heard
from recount.model import Claim, CodedReport, EventType, Stance, TollKind, digest

T = TypeVar("T")
OPENING = 16  # hexadecimal digits: enough to tell the first words of one family of copies apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report says of one event. `sums` holds for an aggregate whose parts the report tells apart.

    `id` begins with a digest of the report's text, so that it sorts alike whichever copy of a story is at hand. `opening`
    is a digest of the words that its first claim quotes. `published` is the ordinal of the report's publication day.
    `parts` and `wholes` are the tellings of its report that it is the sum of, and a part of. `wording` is what the report's
    sentences say of it beyond its claims, `heard` what the voices in it count.
    """

    id: str
    report_id: str
    claim_ids: tuple[str, ...]
    trace: Trace
    opening: str = ""
    sums: bool = False
    published: int | None = None
    gist: Gist = PLAIN
    parts: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    wording: Wording = NOTHING
    heard: tuple[Heard, ...] = ()

    @property
    def text(self) -> str:
        """The digest of the text of its report: copies word for word share it."""
        return self.id.partition(":")[0]


def tell(coded: CodedReport, split: Iterable[frozenset[str]] = ()) -> tuple[Telling, ...]:
    """The tellings of one report in order of its claims; plans (`anticipates`) are none.

    `split` are pairs of claims that a person holds to be of different events (`splits`): the later one of a pair stands
    alone. Nothing else than the report and these pairs has a say.
    """
    return completed(coded, split)[1]


def completed(
    coded: CodedReport, split: Iterable[frozenset[str]] = ()
) -> tuple[tuple[Claim, ...], tuple[Telling, ...]]:
    """The claims of one report as `link.complete` has them, and its tellings: both from one look at its claims. Where there
    is nothing to complete they are the very same claims.
    """
    bare = traces_of(coded.claims, coded.readings)
    claims, events = summed(coded.claims, sights(coded.claims, bare))
    order = {claim.id: n for n, claim in enumerate(claims)}
    traces = {t.claim_id: t for t in bare}
    groups = with_only_part(with_headline(events, claims, traces, coded.report), {c.id: c for c in claims}, traces)
    for pair in split:
        if pair <= order.keys():
            _part(groups, pair, order)
    in_order = sorted((sorted(group, key=order.__getitem__) for group in groups if group), key=lambda g: order[g[0]])
    told = [[claims[order[key]] for key in group] for group in in_order]
    bare_ones = [_telling(group, [of_event(traces[c.id], c) for c in group]) for group in told]
    return claims, _named(bare_ones, told, coded)


def _named(bare: Sequence[Telling], told: Sequence[Sequence[Claim]], coded: CodedReport) -> tuple[Telling, ...]:
    """Tellings with their ids and how they lie to each other, plans left out; they only make what holds them a sum."""
    text = digest(coded.report.text.encode("utf-8", "surrogatepass"))
    real = [n for n, group in enumerate(told) if any(c.stance is not Stance.ANTICIPATES for c in group)]
    ids = {n: f"{text}:{at:05d}:{coded.report.id}" for at, n in enumerate(real)}
    parts = tree(told).parts
    worded = wordings(coded.report, told)
    published = coded.published.toordinal() if coded.published else None
    return tuple(
        replace(
            bare[n],
            id=ids[n],
            sums=bool(parts[n]),
            published=published,
            wording=worded[n],
            heard=heard(told[n], coded),
            parts=tuple(ids[part] for part in parts[n] if part in ids),
            wholes=tuple(ids[whole] for whole in real if n in parts[whole]),
        )
        for n in real
    )


def _part(groups: list[list[str]], pair: frozenset[str], order: Mapping[str, int]) -> None:
    for group in groups:
        if pair <= set(group):
            later = max(pair, key=order.__getitem__)
            group.remove(later)
            groups.append([later])
            return


def _telling(group: Sequence[Claim], traces: Sequence[Trace]) -> Telling:
    return Telling(
        id="",
        report_id=group[0].report_id,
        claim_ids=tuple(claim.id for claim in group),
        trace=_joined(traces),
        opening=digest(group[0].evidence[0].exact.encode("utf-8", "surrogatepass"))[:OPENING],
        gist=gist(group),
    )


def _joined(traces: Sequence[Trace]) -> Trace:
    """The traces of one event as one: the narrowest days, the most exact places first, the fullest numbers."""
    if len(traces) == 1:
        return traces[0]
    dated = min(traces, key=lambda t: (_width(t.days), not t.firm, t.days[0] or 0))
    placed = sorted(traces, key=lambda t: not t.exact)
    return replace(
        traces[0],
        event_type=_kind(traces),
        days=dated.days,
        firm=dated.firm,
        places=_once(t.places for t in placed),
        loci=_once(t.loci for t in placed),
        perpetrators=_once(t.perpetrators for t in traces),
        perpetrator_ids=frozenset(chain.from_iterable(t.perpetrator_ids for t in traces)),
        targets=_once(t.targets for t in traces),
        target_ids=frozenset(chain.from_iterable(t.target_ids for t in traces)),
        names=_once(t.names for t in traces),
        weapons=frozenset(chain.from_iterable(t.weapons for t in traces)),
        tolls=_hull(traces),
        total=any(t.total for t in traces) and all(t.total for t in traces if t.tolls),
    )


def _kind(traces: Sequence[Trace]) -> EventType:
    """The first kind of event that is none of taking people: what they are taken for comes before them."""
    return next((t.event_type for t in traces if t.event_type not in TAKEN), traces[0].event_type)


def _width(days: tuple[int | None, int | None]) -> int:
    """How many days lie between first and last; what is open on one side is wider, on both the widest."""
    first, last = days
    if first is None or last is None:
        return 10**6 if first is None and last is None else 10**5
    return last - first


def _once(groups: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _hull(traces: Sequence[Trace]) -> tuple[tuple[TollKind, Told], ...]:
    """For each kind the least and the most that any of the claims says, as far as it says a number."""
    by_kind: dict[TollKind, list[Told]] = {}
    for t in traces:
        if t.stance not in (Stance.DENIES, Stance.RETRACTS):
            for kind, told in t.tolls:
                by_kind.setdefault(kind, []).append(told)
    return tuple((kind, _span(by_kind[kind])) for kind in TollKind if kind in by_kind)


def _span(told: Sequence[Told]) -> Told:
    lows = [t.low for t in told if t.low is not None]
    highs = [t.high for t in told if t.high is not None]
    return Told(low=min(lows) if lows else None, high=max(highs) if highs else None)
