"""What to ask people next, over all that a ledger holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.flow import derivation
from recount.flow.decide import as_people_have_it, follow_codings, homeless, misfitting, people
from recount.flow.keep import KeepOptions, asked_of
from recount.flow.snapshot import snapshot
from recount.link import Linkage
from recount.link.doubtful import JOINED_AT, doubtful
from recount.model import Estimate, Question, Report
from recount.read import mark_copies
from recount.reconcile import METHODS, ReconcileOptions, Testimony
from recount.reconcile.cases import cases
from recount.review import Matter, Near, Telling, questions
from recount.store import views
from recount.store.ledger import Ledger

COUNTED_BY = "as_told"  # the method whose figures questions compare: face value, nobody twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The open questions, the most useful first, and the incidents they are asked of."""

    questions: tuple[Question, ...]
    dossiers: tuple[views.Dossier, ...]


def ask(ledger: Ledger, options: KeepOptions | None = None) -> Asked:
    """Every open question about what the ledger holds. Incidents are taken as they stand: call `keep.derive` first.

    Raises:
        LedgerError: the ledger can't be read.
    """
    chosen = options or KeepOptions()
    lost = follow_codings(ledger)
    decided = people(ledger)
    raw = tuple(views.dossiers(ledger))
    dossiers = tuple(as_people_have_it(dossier, decided) for dossier in raw)
    counting = ReconcileOptions(methods=chosen.methods, parties=chosen.parties)
    matter = Matter(
        dossiers=dossiers,
        reckon=_Reckoner(counting, _marked(t.report for d in dossiers for t in d.tellings)),
        decisions=decided.decisions,
        near=_near(linked(ledger, chosen)),
        lost=(*lost, *misfitting(decided.decisions, raw), *homeless(decided.decisions, (d.account for d in raw))),
        actors={key: actor.name for key, actor in chosen.parties.actors.items()},
        joined_at=JOINED_AT,
    )
    return Asked(questions=questions(matter), dossiers=dossiers)


class _Reckoner:
    """Counts groups of tellings at face value; reports are marked as copies as they are when incidents are derived.

    A group that was counted before is not counted again: most questions compare one change with what stands.
    """

    def __init__(self, options: ReconcileOptions, reports: Mapping[str, Report]) -> None:
        self._options = options
        self._reports = reports
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
        made = cases([[self._testimony(t) for t in group] for group in groups], (), self._options.parties)
        return [METHODS[COUNTED_BY](case) for case in made]

    def _testimony(self, telling: Telling) -> Testimony:
        known = self._reports.get(telling.report.id, telling.report)
        # A telling whose report says another thing of copying than the ledger's is there for the sake of argument
        report = telling.report if telling.report.copy_of else known
        return Testimony(claim=telling.claim, report=report, readings=telling.readings)


def _key(group: Sequence[Telling]) -> tuple[tuple[int, str | None], ...]:
    return tuple((id(t.claim), t.report.copy_of) for t in group)


def _marked(reports: Iterable[Report]) -> Mapping[str, Report]:
    return {report.id: report for report in mark_copies({report.id: report for report in reports}.values())}


def linked(ledger: Ledger, options: KeepOptions) -> Linkage:
    """All tellings of a ledger as they are linked now. Nothing is written."""
    asked = asked_of(options)
    return derivation.link(ledger, snapshot(ledger, asked.made_by), asked).linkage


def _near(linkage: Linkage) -> tuple[Near, ...]:
    found: Iterator[Near] = (
        Near(one=d.one, other=d.other, chance=d.chance, because=d.because) for d in doubtful(linkage)
    )
    return tuple(found)
