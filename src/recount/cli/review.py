"""`review`, `decide`, `decisions`: what to ask people, what they answer, and what stands."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LEDGER, LedgerPath
from recount.cli.progress import note

if TYPE_CHECKING:
    from recount.flow.ask import Asked
    from recount.flow.keep import KeepOptions
    from recount.model import Question
    from recount.store.ledger import Ledger

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Your name, as the record should have it.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
At = Annotated[datetime | None, typer.Option("--at", hidden=True, formats=["%Y-%m-%dT%H:%M:%SZ"])]
MOST = 20  # questions listed


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    for command in (review, decide, decisions):
        app.command(command.__name__)(command)


def review(
    *,
    by: By = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many questions to list, or to go through.")] = MOST,
    as_json: Annotated[bool, typer.Option("--json", help="All of them, as JSON.")] = False,
    ledger: LedgerPath = LEDGER,
) -> None:
    """List what to look at, the most useful first; with --by, go through it question by question.

    How far an answer would move published numbers, times how open it is, gives the order.
    """
    from recount.store.ledger import Ledger  # noqa: PLC0415 - loaded only when a verb runs

    with Ledger.open(ledger, must_exist=True) as opened:
        asked = _asked(opened)
        if by is not None:
            from recount.cli import asking  # noqa: PLC0415 - loaded only where questions are asked

            asking.go_through(opened, asked.questions[:most], asking.Person(name=by, derive=_derive))
            return
    _list(asked.questions, most, as_json=as_json)
    if not asked.questions:
        note(f"{ledger} raises no question: nothing in it is in doubt, or all was answered.")


def decide(  # noqa: PLR0913 - the options of a command are its arguments
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="same_event, merge, split, accept, correct, reject, add, unsure, grade, estimate, copy, translate, undo; or `answer`, with the id of a question.",
        ),
    ],
    about: Annotated[
        str,
        typer.Argument(
            metavar="ABOUT", help="Ids of claims, incidents, reports or decisions, cut short, with commas between."
        ),
    ],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="As docs/review.md says for each kind.")] = "yes",
    *,
    by: By = None,
    reason: Reason = "",
    slot: Annotated[
        str, typer.Option("--field", metavar="FIELD", help="The field of the claim, such as tolls[0].count or when.")
    ] = "",
    words: Annotated[
        str, typer.Option("--words", metavar="TEXT", help="The report's words that a new value rests on.")
    ] = "",
    supersedes: Annotated[
        str | None, typer.Option("--supersedes", metavar="ID", help="The decision whose place this one takes.")
    ] = None,
    ledger: LedgerPath = LEDGER,
    at: At = None,
) -> None:
    """Keep what a person decided, and tell the incidents anew.

    Nothing is overwritten: a later decision takes an earlier one's place, and `undo` takes one back.
    """
    from recount.cli import deciding, phrases  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow.already import agreeing  # noqa: PLC0415 - as above
    from recount.flow.answer import Answer  # noqa: PLC0415 - as above
    from recount.model import UsageError  # noqa: PLC0415 - as above
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.store.views import short  # noqa: PLC0415 - as above
    from recount.vocab.said import day  # noqa: PLC0415 - as above

    if by is None:
        raise UsageError("A decision needs the name of the person who takes it. Give it with --by.")
    said = Answer(
        kind=kind,
        about=tuple(part for part in about.split(",") if part),
        answer=answer,
        by=by,
        at=at.replace(tzinfo=UTC) if at else datetime.now(UTC),
        reason=reason,
        slot=slot,
        words=words,
        supersedes=supersedes,
    )
    with Ledger.open(ledger, must_exist=True) as opened:
        made = deciding.keep(opened, said, lambda: _asked(opened).questions)
        changed, stand = _derive(opened)
        other = agreeing(made, views.decisions(opened))
    print(f"{short(made.id)}  {deciding.line(made)}")  # noqa: T201 - results go to standard output
    if other is not None:
        note(f"{phrases.plain(other.by)} decided the same on {day(other.at.date())}: both stand.")
    note(f"Kept in {ledger}. {deciding.standing_now(stand, changed)}")


def decisions(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="All of them, as JSON.")] = False,
    ledger: LedgerPath = LEDGER,
) -> None:
    """List what people decided, in the order of time, with what no longer stands and why."""
    from recount.cli import deciding  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        _derive(opened)  # what was answered before a process was killed takes effect with the next command
        taken = views.decisions(opened)
    deciding.listed(taken, as_json=as_json)
    if not taken:
        note(f"{ledger} holds no decisions. `recount review` asks; `recount decide` takes one.")


def _asked(ledger: "Ledger") -> "Asked":
    from recount.flow.ask import ask  # noqa: PLC0415 - loaded only when a verb runs

    _derive(ledger)
    return ask(ledger, _options())


def _derive(ledger: "Ledger") -> tuple[int, int]:
    from recount.flow.keep import derive  # noqa: PLC0415 - loaded only when a verb runs

    return derive(ledger, _options())


def _options() -> "KeepOptions":
    """Who is who, as `add` has it: otherwise the same reports would give other incidents."""
    from recount.flow.keep import KeepOptions  # noqa: PLC0415 - loaded only when a verb runs
    from recount.reconcile import Parties  # noqa: PLC0415 - as above
    from recount.vocab.actors import actors  # noqa: PLC0415 - as above
    from recount.vocab.outlets import sources  # noqa: PLC0415 - as above

    return KeepOptions(parties=Parties(actors={a.id: a for a in actors()}, sources={s.id: s for s in sources()}))


def _list(questions: "tuple[Question, ...]", most: int, *, as_json: bool) -> None:
    from recount.cli import deciding, tables  # noqa: PLC0415 - loaded only when a verb runs

    if as_json:
        print(deciding.as_json(questions))  # noqa: T201 - results go to standard output
        return
    if questions:
        out = tables.console()
        tables.show(out, deciding.table(questions[:most], out.width))
    if len(questions) > most:
        note(f"… and {len(questions) - most:,} more, less pressing ones: --most N lists more, --json all.")
