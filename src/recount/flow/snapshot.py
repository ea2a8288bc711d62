"""What a ledger holds at one moment, as far as linking needs it: slim rows, and what is not in them yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from recount.flow.copying import Copies, copies
from recount.flow.neighbours import Linked, Neighbourhood
from recount.link import LinkOptions, load, recall, splits
from recount.link.cluster import Tie
from recount.link.gist import Group
from recount.model import Decision
from recount.read.copies import Kinship, Relation
from recount.reconcile import Profile
from recount.reconcile.profile import load as load_profiles
from recount.store import coded, slim, standing, views
from recount.store.coded import Current
from recount.store.ledger import Ledger
from recount.store.slim import Kin, Open, Place

LINK, DECIDED, MADE_BY = "link", "decided", "made_by"  # names in `derived`


@dataclass(frozen=True, slots=True, kw_only=True)
class Slim:
    """The slim rows: where each telling stands, the linkage that they make and the decisions it obeys, codings, those of them
    whose claims are altered, reports with a signature, and kinships.
    """

    places: Mapping[str, Place] = field(default_factory=dict)
    linked: Linked = field(default_factory=Linked)
    copies: Copies = field(default_factory=Copies)
    codings: frozenset[int] = frozenset()
    altered: frozenset[int] = frozenset()
    signed: frozenset[int] = frozenset()
    kin: tuple[Kin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a process knows of a ledger since it last linked it: the slim rows as they came out, made by what, of which link and
    up to which decision (entries), how its incidents lie, and the reports that there were with the newest coding of all.
    """

    made_by: str
    link: int
    decided: int
    slim: Slim
    around: Neighbourhood
    current: tuple[Current, ...]
    newest: int


@dataclass(slots=True)
class Memory:
    """What a process keeps between two times that it links one ledger, so that the rows need not be read again."""

    known: Known | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A ledger at one moment. `slim` is None where there are no slim rows, or none that can still be used; `was` is how its
    incidents lie, where that is known; `decided` is the entry of the last decision (0: none), `newest` that of the newest coding,
    `new_decisions` those that `slim` does not know. `settled`: it knows all reports.
    """

    state: str
    link: int
    decided: int
    current: tuple[Current, ...]
    newest: int
    decisions: tuple[Decision, ...]
    new_decisions: tuple[Decision, ...] = ()
    slim: Slim | None = None
    was: Neighbourhood | None = None
    settled: bool = False


def snapshot(ledger: Ledger, made_by: str, memory: Memory | None = None) -> Snapshot:
    """The ledger as it is now. Slim rows that were made by something else than `made_by`, or for another link, are not used; those
    that `memory` has are not read again.
    """
    with ledger.read() as connection:
        made = slim.made_with(connection)
        link = standing.last_link(connection)
        known = memory.known if memory is not None else None
        if known is not None and not (_as_now(made, made_by, link) and _same(known, made)):
            known = None
        return _taken(connection, made_by, known, state=coded.state(connection))


def ahead(ledger: Ledger, made_by: str, memory: Memory) -> Snapshot:
    """As `snapshot`, to look ahead and not to write: what `memory` has will do for rows that were written since, as what came since
    leads from the one to the other.
    """
    with ledger.read() as connection:
        known, made = memory.known, slim.made_with(connection)
        fits = known is not None and known.made_by == made_by == made.get(MADE_BY)
        if known is None or not fits or slim.withdrawn_since(connection, known.decided):
            known = None
        return _taken(connection, made_by, known, state="")


def _same(known: Known, made: Mapping[str, str]) -> bool:
    """Are these the rows that the ledger has?"""
    return (known.made_by, str(known.link), str(known.decided)) == (
        made.get(MADE_BY),
        made.get(LINK),
        made.get(DECIDED),
    )


def _taken(connection: Open, made_by: str, known: Known | None, state: str) -> Snapshot:
    numbered, link, made = (
        views.numbered_decisions(connection),
        standing.last_link(connection),
        slim.made_with(connection),
    )
    newest = coded.newest(connection)
    settled = known is not None and known.newest == newest
    current = known.current if known is not None and settled else coded.current(connection)
    as_now = known is not None or _as_now(made, made_by, link)
    last = known.decided if known is not None else int(made.get(DECIDED, "0")) if as_now else 0
    earlier = tuple(d for entry, d in numbered if entry <= last)
    rows = _slim(connection, current, earlier) if as_now and known is None else None
    return Snapshot(
        state=state,
        link=link,
        decided=numbered[-1][0] if numbered else 0,
        current=current,
        newest=newest,
        decisions=tuple(d for _, d in numbered),
        new_decisions=tuple(d for entry, d in numbered if entry > last),
        slim=known.slim if known is not None else rows,
        was=known.around if known is not None else None,
        settled=settled,
    )


def usable(ledger: Ledger, made_by: str) -> bool:
    """Are there slim rows that this version made, of the last link?"""
    with ledger.read() as connection:
        return _as_now(slim.made_with(connection), made_by, standing.last_link(connection))


def up_to_date(ledger: Ledger, made_by: str, known: Known) -> bool:
    """Has nothing come and has nobody linked since this was known?"""
    with ledger.read() as connection:
        made = slim.made_with(connection)
        as_now = _as_now(made, made_by, standing.last_link(connection)) and _same(known, made)
        now = slim.last_decision(connection), coded.newest(connection)
    return as_now and now == (known.decided, known.newest)


def _as_now(made: Mapping[str, str], made_by: str, link: int) -> bool:
    return made.get(MADE_BY) == made_by and made.get(LINK) == str(link)


def copies_of(current: tuple[Current, ...], kin: Iterable[Kin], decisions: Iterable[Decision]) -> Copies:
    """Which of these reports copies which."""
    return copies({one.report_id: one.copy_of for one in current}, map(as_kinship, kin), decisions)


def _slim(connection: Open, current: tuple[Current, ...], decisions: tuple[Decision, ...]) -> Slim:
    told = []
    places: dict[str, Place] = {}
    profiles: dict[str, Profile] = {}
    altered: dict[int, bool] = {}
    for coding, row in slim.read_tellings(connection):  # one at a time: together they are as long as all reports
        altered[coding] = row.altered
        for n, (telling, profile) in enumerate(zip(load(row.body), load_profiles(row.profiles), strict=True)):
            told.append(telling)
            places[telling.id] = (coding, n)
            profiles[telling.id] = profile
    kin = slim.read_kinships(connection)
    signed = slim.signed(connection)
    found = copies_of(tuple(one for one in current if one.report in signed), kin, decisions)
    options = LinkOptions(decisions=decisions, copies=found.linking)
    linkage = recall(told, _ties(connection, places), options, _groups(connection, places))
    return Slim(
        places=places,
        linked=Linked(linkage=linkage, profiles=profiles, copies=found.counting, apart=splits(options)),
        copies=found,
        codings=frozenset(altered),
        altered=frozenset(coding for coding, other in altered.items() if other),
        signed=signed,
        kin=kin,
    )


def _groups(connection: Open, places: Mapping[str, Place]) -> list[Group]:
    """All groups as they were linked, those of one telling too."""
    first = dict(slim.read_grouped(connection))
    members: dict[Place, list[str]] = defaultdict(list)
    for key, place in places.items():
        members[first.get(place, place)].append(key)
    return [tuple(sorted(some)) for some in members.values()]


def _ties(connection: Open, places: Mapping[str, Place]) -> Iterator[Tie]:
    ids = {place: key for key, place in places.items()}
    for one, other, points in slim.read_ties(connection):
        yield Tie(points, *sorted((ids[one], ids[other])))


def as_kinship(kin: Kin) -> Kinship:
    """A kinship as the ledger keeps it, as reading has it."""
    return Kinship(
        report_id=kin.report_id,
        of=kin.origin,
        relation=Relation(kin.relation),
        share=kin.share,
        share_of=kin.share_of,
        news=kin.news,
        because=kin.because,
    )
