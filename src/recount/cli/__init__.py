"""The front door: one command a verb. Nothing but typer is loaded before a verb runs."""

import os
import sys
from typing import Annotated, NoReturn

import typer

import recount
from recount.cli.actors import register as _register_actors
from recount.cli.code import register as _register_code
from recount.cli.diff import register as _register_diff
from recount.cli.evaluate import register as _register_evaluate
from recount.cli.gazetteer import register as _register_gazetteer
from recount.cli.import_ import register as _register_import
from recount.cli.ledger import register as _register_ledger
from recount.cli.publish import register as _register_publish
from recount.cli.release import register as _register_release
from recount.cli.replay import register as _register_replay
from recount.cli.review import register as _register_review
from recount.cli.serve import register as _register_serve
from recount.cli.withdraw import register as _register_withdraw
from recount.model.errors import RecountError, UsageError

# numpy's linear algebra would start a thread a core in every process: with a process a core they only wait for each other
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_SIGPIPE = 128 + 13  # the status that shells give a program that SIGPIPE ended

app = typer.Typer(
    name="recount",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: loading rich would double the time that --help takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"recount {recount.__version__}")
        raise typer.Exit


@app.callback()
def _door(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Turn reports of armed conflict into a record that can be checked.

    Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 some items failed (each is
    named, with what to do next), 2 wrong usage.
    """
    del version


_register_code(app)
_register_ledger(app)
_register_publish(app)
_register_release(app)
_register_review(app)
_register_serve(app)
_register_import(app)
_register_withdraw(app)
_register_replay(app)
_register_diff(app)
_register_evaluate(app)
_register_gazetteer(app)
_register_actors(app)


def main() -> None:
    """Run the command line, and turn errors that Recount raises on purpose into one line and an exit code."""
    for name in _ONE_THREAD:  # before a verb loads numpy; whoever sets another number keeps it
        os.environ.setdefault(name, "1")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # here, where a reader that has left can still be told from a fault
    except RecountError as error:
        typer.echo(f"recount: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        _leave()
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # typer's own answer to it is status 1
            _leave()
        raise


def _leave() -> NoReturn:
    """End as other programs do whose reader has left, such as ``head``: without a word, as if by the signal."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be flushed goes nowhere
    sys.exit(_SIGPIPE)
