"""What to ask people next, over all that a ledger holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.flow import derivation
from recount.flow.collecting import seldom_collecting
from recount.flow.decide import as_people_have_it, follow_codings, homeless, misfitting, people
from recount.flow.keep import KeepOptions, asked_of
from recount.flow.neighbours import Linked
from recount.flow.snapshot import as_kinship, snapshot
from recount.link.doubtful import JOINED_AT, Doubtful, doubtful
from recount.model import Estimate, Question
from recount.read import Relation
from recount.reconcile import METHODS, Parties, Testimony
from recount.reconcile.cases import Setting, beside, cases
from recount.review import Kin, Matter, Near, Telling, questions
from recount.store import slim, views
from recount.store.ledger import Ledger

A_TRANSLATION = 0.4  # chance that what seems to be one is one: numbers and names alone tell
COUNTED_BY = "as_told"  # the method whose figures questions compare: face value, nobody twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The open questions, the most useful first, the incidents they are asked of, and claims that were nearly joined."""

    questions: tuple[Question, ...]
    dossiers: tuple[views.Dossier, ...]
    doubtful: tuple[Doubtful, ...] = ()


def ask(ledger: Ledger, options: KeepOptions | None = None) -> Asked:
    """Every open question about what the ledger holds. Incidents are taken as they stand: call `keep.derive` first.

    Raises:
        LedgerError: the ledger can't be read.
    """
    chosen = options or KeepOptions()
    lost = follow_codings(ledger)
    decided = people(ledger)
    close, copies = _close(ledger, chosen)
    raw = tuple(views.dossiers(ledger))
    dossiers = tuple(_marked(as_people_have_it(dossier, decided), copies) for dossier in raw)
    matter = Matter(
        dossiers=dossiers,
        reckon=_Reckoner(chosen.parties),
        decisions=decided.decisions,
        near=tuple(map(_near, close)),
        kin=tuple(_kin(ledger)),
        lost=(*lost, *misfitting(decided.decisions, raw), *homeless(decided.decisions, (d.account for d in raw))),
        actors={key: actor.name for key, actor in chosen.parties.actors.items()},
        joined_at=JOINED_AT,
    )
    return Asked(questions=questions(matter), dossiers=dossiers, doubtful=close)


def _close(ledger: Ledger, options: KeepOptions) -> tuple[tuple[Doubtful, ...], Mapping[str, str]]:
    """What was nearly joined, and which report only copies which. All that is linked is let go of again: it takes as much memory as
    all claims do, which are read next.
    """
    with seldom_collecting():
        linked = linked_as_now(ledger, options)
        return tuple(doubtful(linked.linkage)), linked.copies


def linked_as_now(ledger: Ledger, options: KeepOptions) -> Linked:
    """All tellings of a ledger as they are linked now. Nothing is written."""
    asked = asked_of(options)
    at = snapshot(ledger, asked.made_by)
    if at.slim is not None and at.slim.codings == {one.coding for one in at.current} and not at.new_decisions:
        return at.slim.linked
    return derivation.link(ledger, at, asked).around.linked


def _marked(dossier: views.Dossier, copies: Mapping[str, str]) -> views.Dossier:
    """The dossier with its reports marked as copies as they are when incidents are derived."""
    tellings = (replace(t, report=replace(t.report, copy_of=copies.get(t.report.id))) for t in dossier.tellings)
    return replace(dossier, tellings=tuple(tellings))


class _Reckoner:
    """Counts groups of tellings at face value.

    A group that was counted before is not counted again: most questions compare one change with what stands.
    """

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._counted: dict[tuple[tuple[int, str | None], ...], tuple[Telling, ...]] = {}
        self._known: dict[tuple[tuple[int, str | None], ...], Sequence[Estimate]] = {}

    def __call__(self, groups: Sequence[Sequence[Telling]]) -> Sequence[Sequence[Estimate]]:
        if any(t.claim.part_of for group in groups for t in group):
            return self._count(groups)  # one of them may be a part of another
        for group in groups:
            key = _key(group)
            if key not in self._known:
                self._counted[key] = tuple(group)  # kept, so that no other claim comes to have its address
                (self._known[key],) = self._count([group])
        return [self._known[_key(group)] for group in groups]

    def _count(self, groups: Sequence[Sequence[Telling]]) -> list[Sequence[Estimate]]:
        told = [[_testimony(t) for t in group] for group in groups]
        made = cases(told, Setting(beside=beside(told), parties=self._parties))
        return [METHODS[COUNTED_BY](case) for case in made]


def _testimony(telling: Telling) -> Testimony:
    return Testimony(claim=telling.claim, report=telling.report, readings=telling.readings)


def _key(group: Sequence[Telling]) -> tuple[tuple[int, str | None], ...]:
    return tuple((id(t.claim), t.report.copy_of) for t in group)


def _near(found: Doubtful) -> Near:
    return Near(one=found.one, other=found.other, chance=found.chance, because=found.because)


def _kin(ledger: Ledger) -> Iterator[Kin]:
    """Reports that share so much that one may be a copy of the other, though their words are not the same.

    A copy is as sure as its share of the other's words; what says something more, or is a later version, or seems to be
    a translation, is more likely none.
    """
    with ledger.read() as connection:
        found = map(as_kinship, slim.read_kinships(connection))
    for k in found:
        if k.relation is not Relation.EXACT:
            chance = k.share if k.repeats else k.share / 2 if k.share else A_TRANSLATION
            yield Kin(report_id=k.report_id, of=k.of, chance=chance, because=f"For it: {k.because}.")
