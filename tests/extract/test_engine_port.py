"""The port: any engine behind it is asked the same way, named in its claims, and believed no more than another."""

from collections.abc import Sequence

import pytest

from recount.extract import Engine, ExtractOptions, extract, puts_aside, without_triage
from recount.extract.engine import Draft, Passage, Words
from recount.extract.engines import local_engine
from recount.extract.engines.lexical import LexicalEngine
from recount.model import EventType, Report, UsageError
from recount.vocab.engines import DEFAULT, LOCAL

TEXT = "Shells fell on Tal Amir on Sunday. Two men were killed.\nThe army denied it."
REPORT = Report(id="rep:test", name="port.txt", text=TEXT)


class Listening:
    """Drafts one claim a passage and keeps what it was asked."""

    name = "listening"
    digest = "7"

    def __init__(self) -> None:
        self.asked: list[tuple[Report, Sequence[Passage]]] = []

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:
        self.asked.append((report, passages))
        return [
            Draft(event_type=EventType.SHELLING, evidence=(Words(exact=report.text[p.start : p.end], start=p.start),))
            for p in passages
        ]


def test_an_engine_gets_the_report_and_its_passages() -> None:
    """One call a report, with passages that slice its text."""
    engine = Listening()
    extract(REPORT, ExtractOptions(engine=engine))
    [(report, passages)] = engine.asked
    assert report is REPORT
    assert [TEXT[p.start : p.end] for p in passages] == [
        "Shells fell on Tal Amir on Sunday.",
        "Two men were killed.",
        "The army denied it.",
    ]


def test_claims_name_their_engine() -> None:
    """Name and digest of the engine stand on each claim: another model is another run."""
    claims = extract(REPORT, ExtractOptions(engine=Listening())).claims
    assert {c.engine for c in claims} == {"listening:7"}


def test_claims_keep_the_order_of_the_text() -> None:
    """Claims come in the order of their drafts."""
    claims = extract(REPORT, ExtractOptions(engine=Listening())).claims
    assert [c.evidence[0].span.start for c in claims] == sorted(c.evidence[0].span.start for c in claims)


def test_the_default_engine_is_behind_the_port() -> None:
    """The usual engine needs nothing but the port's promise, and no options."""
    engine: Engine = local_engine(DEFAULT)
    assert extract(REPORT) == extract(REPORT, ExtractOptions(engine=engine))


def test_an_engine_is_made_by_its_name() -> None:
    """Those that send nothing away; one that is none of them is refused with those that there are."""
    assert [local_engine(name).name for name in LOCAL] == list(LOCAL)
    with pytest.raises(UsageError, match="encoder and lexical"):
        local_engine("remote")


def test_a_triage_can_be_left_out() -> None:
    """Of an engine that has one; any other is as it is."""
    usual, grammar = local_engine("encoder"), LexicalEngine()
    assert (puts_aside(usual), puts_aside(without_triage(usual)), puts_aside(grammar)) == (True, False, False)
    assert without_triage(grammar) is grammar


def test_nothing_to_say() -> None:
    """A report without words makes no claims, and nothing is refused."""
    empty = extract(Report(id="rep:test", name="empty.txt", text=" \n"))
    assert (empty.claims, empty.refused) == ((), ())
