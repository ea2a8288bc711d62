"""Reports through all verbs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.factories import report

import recount
from recount.extract import Extraction, ExtractOptions
from recount.flow import CodeOptions, code_into, code_report, code_reports, pipeline, pool
from recount.model import CodedReport, ItemError, ReadError, Report
from recount.reconcile import once

ENGLISH = "Nothing of note happened in the town on Wednesday, the mayor said."
HERE = CodeOptions(places=False)


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that fails on one report."""

    def extract(item: Report, options: ExtractOptions | None = None) -> Extraction:
        del options
        if item.id == "bad":
            raise ZeroDivisionError("a fault of ours")
        return Extraction()

    monkeypatch.setattr(pipeline, "extract", extract)


@pytest.mark.usefixtures("fragile")
def test_a_fault_in_one_report_is_named_and_the_rest_goes_on() -> None:
    """A fault of ours in one report becomes an error that names the report."""
    first, error, last = code_reports([report("good"), report("bad"), report("fine")], HERE)
    assert isinstance(first, CodedReport)
    assert isinstance(error, ItemError)
    assert error.where == "bad"
    assert "ZeroDivisionError" in error.what
    assert isinstance(last, CodedReport)


def test_read_errors_keep_their_place() -> None:
    """What could not be read stays where it was in the stream."""
    error = ReadError("it is empty", where="a.txt", then="Look")
    results = list(code_reports([report("r1"), error, report("r2")], HERE))
    assert isinstance(results[1], ReadError)
    assert str(results[1]) == str(error)


def test_language_that_no_engine_knows() -> None:
    """A text in German is refused by name; one whose language is unknown is tried."""
    with pytest.raises(ItemError, match=r"r1: it is in a language that Recount can't code yet \(de\)"):
        code_report(report(language="de"), HERE)
    assert isinstance(code_report(report(language=None), HERE), CodedReport)


def test_processes_give_the_same_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream coded by two processes is the stream coded by one, errors in place; and no process breaks on the way."""

    def broken(*_: object) -> Iterator[object]:
        raise AssertionError("the pool broke and did everything again, one by one")

    monkeypatch.setattr(pool, "_one_by_one", broken)

    def stream() -> Iterator[Report | ReadError]:
        for n in range(50):
            language = "de" if n % 11 == 0 else "en"
            yield report(f"r{n}", text=ENGLISH, language=language) if n % 7 else ReadError("x", where=str(n), then="y")

    one = list(code_reports(stream(), HERE))
    two = list(code_reports(stream(), CodeOptions(places=False, workers=2)))
    assert [str(r) for r in one] == [str(r) for r in two]
    assert [type(r) for r in one] == [type(r) for r in two]


def _name(coded: CodedReport) -> str:
    """What another process is asked for of a coded report."""
    if coded.report.name == "r3":
        raise ZeroDivisionError("a fault of ours")
    return f"{coded.report.name} by {os.getpid()}"


def test_what_is_wanted_of_a_report_is_made_where_it_is_coded() -> None:
    """Only what is made travels, from the process that coded; what fails in the making is named, and the rest goes on."""
    found = list(code_into(_name, (report(f"r{n}", text=ENGLISH) for n in range(40)), replace(HERE, workers=2)))
    error = found.pop(3)
    assert isinstance(error, ItemError)
    assert (error.where, "ZeroDivisionError" in error.what) == ("r3", True)
    made = [one.split(" by ") for one in found if isinstance(one, str)]
    assert [name for name, _ in made] == [f"r{n}" for n in range(40) if n != 3]
    assert str(os.getpid()) not in {process for _, process in made}


def test_code_from_python() -> None:
    """`recount.code` codes a text, with its day as a date or as ISO 8601."""
    coded = recount.code(ENGLISH, published="2021-03-04", title="Quiet", source="The Post", places=False)
    assert isinstance(coded, CodedReport)
    assert coded.report.text == ENGLISH
    assert (coded.report.published, coded.report.title, coded.report.source) == (date(2021, 3, 4), "Quiet", "The Post")
    assert recount.code(ENGLISH, published=date(2021, 3, 4), places=False).report.published == date(2021, 3, 4)


def test_code_refuses_what_is_no_report() -> None:
    """Nothing, and no date, are errors that say so."""
    with pytest.raises(ReadError, match="text: it is empty"):
        recount.code(" \n")
    with pytest.raises(ValueError, match="Invalid isoformat"):
        recount.code(ENGLISH, published="yesterday")


def test_unknown_names_are_no_attributes() -> None:
    """The lazy door has one name behind it."""
    with pytest.raises(AttributeError, match="no attribute 'cod'"):
        recount.cod  # noqa: B018 - the lookup is what is tested


class _Polyglot:
    """An engine that reads French, too, and finds nothing."""

    name, digest = "polyglot", "1"
    languages = frozenset(("en", "fr"))

    def draft(self, *_: object) -> tuple[()]:
        """No claims."""
        return ()


def test_an_engine_says_which_languages_it_reads() -> None:
    """French is coded by an engine that reads it; German still is not."""
    options = CodeOptions(places=False, extract=ExtractOptions(engine=_Polyglot()))
    assert isinstance(code_report(report(language="fr"), options), CodedReport)
    with pytest.raises(ItemError, match="can't code yet"):
        code_report(report(language="de"), options)


def test_coding_loads_no_ledger_and_sending_reports_to_workers_no_runtime() -> None:
    """Each worker would hold what it never uses, and the process that only hands out the reports would, too."""
    told = (
        "import sys; from recount.flow import code_reports; from recount.extract.engines.encoder import EncoderEngine; "
        "EncoderEngine(); print(sorted({'sqlalchemy', 'recount.store', 'onnxruntime', 'tokenizers'} & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    assert found.stdout.strip() == "[]"


def test_nothing_of_a_report_is_held_once_it_is_coded() -> None:
    """A stream of any length needs the memory of one report: what was asked about its claims is let go."""
    coded = recount.code("Shells killed two men in the town of Karak on Monday, police said.", places=False)
    assert coded.accounts
    assert not any(once._KNOWN)
