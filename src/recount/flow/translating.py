"""A person's translation of a report: a decision about it, signed, taken back and erased with it like any other. Nothing rests on it."""

from dataclasses import dataclass
from datetime import datetime

from recount.flow.answer import Answer, decide
from recount.model import Decision, DecisionKind, standing
from recount.store import views
from recount.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A report's words in another language (ISO 639), as a named person has them."""

    report_id: str
    language: str
    text: str
    by: str
    at: datetime


def keep(ledger: Ledger, given: Translation) -> Decision | None:
    """Keep a translation; None where the same person's same words stand already.

    Raises:
        UsageError: the language is none, it has no words, or the report is not there any more.
        LedgerError: the ledger can't be written.
    """
    about = (given.report_id,)
    earlier = [
        d
        for d in standing(views.decisions(ledger))
        if (d.kind, d.about, d.slot, d.by) == (DecisionKind.TRANSLATE, about, given.language, given.by)
    ]
    if earlier and earlier[-1].answer == given.text.strip():
        return None
    said = Answer(
        kind=DecisionKind.TRANSLATE.value,
        about=about,
        answer=given.text,
        slot=given.language,
        by=given.by,
        at=given.at,
    )
    return decide(ledger, said)
