"""A decision taken in the workbench: made as `recount decide` makes it, its words where the person selected them."""

from collections.abc import Callable
from dataclasses import replace

from recount.flow.answer import Answer, decide
from recount.flow.desk.setup import Setup, place_of
from recount.model import Decision, Quote, UsageError, quote
from recount.serve.options import PATIENCE
from recount.serve.ports import Said
from recount.store import coded
from recount.store.ledger import Ledger
from recount.store.shelf import lines
from recount.store.shelf.write import drop_question, note
from recount.store.slim import Open


class Unwritten(Ledger):
    """A ledger in which a decision is made and not kept, but by `keep`."""

    def append_decision(self, decision: Decision, also: Callable[[Open], object] | None = None) -> bool:
        """Nothing."""
        del decision, also
        return True

    def keep(self, decision: Decision, question: str | None) -> None:
        """Append it after all, and take the question that it answers off the shelf: both or neither."""

        def answered(connection: Open) -> None:
            if question is not None:
                drop_question(connection, question)
                note(connection, {})

        super().append_decision(decision, answered)


def keep(setup: Setup, said: Said) -> Decision:
    """Keep what a person decided; it is on disk when this returns.

    Raises:
        UsageError: the kind, the field, the answer or an id is none that there is. Nothing was kept.
        LedgerError: the ledger can't be written.
    """
    with Unwritten.open(setup.ledger, must_exist=True, patience=PATIENCE) as ledger:
        made = _made(ledger, said)
        ledger.keep(made, said.question)
    return made


def unwritten(setup: Setup, said: Said) -> Decision:
    """The decision, checked, and not kept.

    Raises:
        UsageError: as `keep`.
    """
    with Unwritten.open(setup.ledger, must_exist=True) as ledger:
        return _made(ledger, said)


def _made(ledger: Unwritten, said: Said) -> Decision:
    made = decide(ledger, _answer(said), place_of)
    return replace(made, words=_words(ledger, said, made)) if said.words else made


def _answer(said: Said) -> Answer:
    """Without the words: `decide` would look for them anywhere in the report, and they are where they were selected."""
    return Answer(
        kind=said.kind,
        about=said.about,
        answer=said.answer,
        by=said.by,
        at=said.at,
        reason=said.reason,
        slot=said.slot,
        supersedes=said.supersedes,
    )


def _words(ledger: Ledger, said: Said, made: Decision) -> tuple[Quote, ...]:
    if said.words is None:
        return ()
    report_id, start, end = said.words
    if {a.report_id for a in made.anchors} != {report_id}:
        raise UsageError("the words are of another report than the claim. Select them in the claim's own report.")
    with ledger.read() as connection:
        entry = lines.lines(connection, [report_id])[report_id]["report"]
        _, report = next(coded.reports(connection, [entry]))
    if not 0 <= start < end <= len(report.text):
        raise UsageError(f"there are no words from {start} to {end} in that report. Select them again.")
    return (quote(report.text, start, end),)
