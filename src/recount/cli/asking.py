"""Questions one by one in the terminal. Each answer is on disk before the next question is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import typer

from recount.cli import deciding, tables
from recount.cli.phrases import many
from recount.cli.progress import note
from recount.flow.answer import Answer
from recount.model import Option, Question, UsageError
from recount.store.ledger import Ledger

SKIP, QUIT = "s", "q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who answers, and what tells the incidents anew once the questions are through."""

    name: str
    derive: Callable[[Ledger], tuple[int, int]]


def go_through(ledger: Ledger, questions: Sequence[Question], person: Person) -> None:
    """Ask each question; skip or stop at any. Incidents are told anew at the end, or by the next command if this is killed."""
    kept = 0
    for n, question in enumerate(questions, 1):
        out = tables.console()
        print(f"\n{n} of {len(questions)}")  # noqa: T201 - the front door speaks
        tables.show(out, deciding.whole(question, out.width, colour=out.is_terminal))
        chosen = _chosen(question)
        if chosen is None:
            break
        if isinstance(chosen, Option):
            kept += _keep(ledger, question, chosen, person)
    changed, stand = person.derive(ledger) if kept else (0, 0)
    note(f"{many(kept, 'answer')} kept." + (f" {deciding.standing_now(stand, changed)}" if kept else ""))


def _chosen(question: Question) -> Option | str | None:
    """The option chosen; "s" to skip; None to stop. What is none of them is asked again; the end of the input stops."""
    keys = {option.key: option for option in question.options}
    while True:
        try:
            key = typer.prompt(f"{'/'.join(keys)}, {SKIP} skip, {QUIT} quit", prompt_suffix=": ").strip().lower()
        except typer.Abort:
            return None
        if key in keys:
            return keys[key]
        if key == SKIP:
            return SKIP
        if key == QUIT:
            return None
        note(f"{key!r} is none of these.")


def _keep(ledger: Ledger, question: Question, option: Option, person: Person) -> int:
    try:
        typed = typer.prompt(option.asks) if option.asks else ""
        reason = typer.prompt("Why? (may be empty)", default="", show_default=False)
    except typer.Abort:  # asked in the middle of an answer, which is not kept then
        return 0
    said = Answer(kind=option.kind, about=(), answer=typed, by=person.name, at=datetime.now(UTC), reason=reason)
    try:
        made = deciding.answered(ledger, question, option, said)
    except UsageError as error:
        note(f"Not kept: {error}")
        return 0
    print(f"Kept: {deciding.line(made)}")  # noqa: T201 - the front door speaks
    return 1
