"""What to ask people next, over all that a ledger holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.flow.decide import as_people_have_it, follow_codings, misfitting, people
from recount.flow.keep import KeepOptions
from recount.link.doubtful import JOINED_AT, doubtful
from recount.model import CodedReport, Estimate, Question, Report
from recount.read import mark_copies
from recount.reconcile import ReconcileOptions, Testimony, reconcile
from recount.review import Matter, Near, Telling, questions
from recount.store import views
from recount.store.ledger import Ledger


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
        reckon=_Reckoner(options=counting, reports=_marked(t.report for d in dossiers for t in d.tellings)),
        decisions=decided.decisions,
        near=_near(decided.applied(views.coded_reports(ledger))),
        lost=(*lost, *misfitting(decided.decisions, raw)),
        actors={key: actor.name for key, actor in chosen.parties.actors.items()},
        joined_at=JOINED_AT,
    )
    return Asked(questions=questions(matter), dossiers=dossiers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reckoner:
    """Reconciles groups of tellings; reports are marked as copies as they are when incidents are derived."""

    options: ReconcileOptions
    reports: Mapping[str, Report]

    def __call__(self, groups: Sequence[Sequence[Telling]]) -> Sequence[Sequence[Estimate]]:
        testimonies = [[self._testimony(t) for t in group] for group in groups]
        return [outcome.estimates for outcome in reconcile(testimonies, self.options)]

    def _testimony(self, telling: Telling) -> Testimony:
        known = self.reports.get(telling.report.id, telling.report)
        # A telling whose report says another thing of copying than the ledger's is there for the sake of argument
        report = telling.report if telling.report.copy_of else known
        return Testimony(claim=telling.claim, report=report, readings=telling.readings)


def _marked(reports: Iterable[Report]) -> Mapping[str, Report]:
    return {report.id: report for report in mark_copies({report.id: report for report in reports}.values())}


def _near(coded: Iterable[CodedReport]) -> tuple[Near, ...]:
    found: Iterator[Near] = (
        Near(one=d.one, other=d.other, chance=d.chance, because=d.because) for d in doubtful(tuple(coded))
    )
    return tuple(found)
