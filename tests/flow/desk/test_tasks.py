"""What the desk's tasks do to a ledger: reports in, decisions told, tables out; what fails is named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from tests.serve import served

from recount.extract.engines import local_engine
from recount.extract.engines.encoder import engine
from recount.extract.engines.encoder.triage import BITS, Triage
from recount.extract.engines.lexical import LexicalEngine
from recount.flow.answer import Answer, decide
from recount.flow.desk import closely, deciding, giving, redating, taking
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event
from recount.flow.withdrawal import withdraw
from recount.model import Decision, ReadError, UsageError
from recount.publish.folder.check import check
from recount.serve.ports import Batch, Coded, Item, Redate, Said, Wish
from recount.store import views
from recount.store.ledger import Ledger

TEXT = "A mortar round hit the bakery of Wadi Halim on Monday, killing six people, the mayor said."
DAY = date(2018, 3, 7)


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """An empty ledger, the engine of rules, no gazetteer."""
    Ledger.open(tmp_path / "recount.db").close()
    return Setup(ledger=tmp_path / "recount.db", engine=LexicalEngine(), places=False, today=date(2018, 6, 1))


def made(events: list[Event], kind: str) -> tuple[str, ...]:
    """Ids that a task says it made."""
    return next(e.made[1] for e in events if e.made and e.made[0] == kind)


def test_reports_are_coded_and_what_fails_is_named(setup: Setup) -> None:
    """One text, one empty file, one that is no PDF: the text is there, told and shelved."""
    events: list[Event] = []
    items = (
        Item(name="bakery", content=TEXT.encode(), source="Valley Post", published=DAY, url="https://example.org/1"),
        Item(name="empty.txt", content=b" "),
        Item(name="b.pdf", content=b"no pdf", suffix=".pdf"),
    )
    taking.take(setup, Batch(items=items), events.append)
    assert [e.failure[0::3] for e in events if e.failure] == [("empty.txt", ""), ("b.pdf", "text")]
    (report,) = made(events, "reports")
    (incident,) = made(events, "incidents")
    with Ledger.open(setup.ledger) as ledger:
        (kept,) = views.reports(ledger)
        assert (kept.id, kept.url, kept.published) == (report, "https://example.org/1", DAY)
        assert views.incident(ledger, incident).estimates[0].best == 6


def test_a_report_that_a_person_coded_is_kept_as_coded(setup: Setup) -> None:
    """In any language: its claims have the person's name for an engine, and their words where the person put them."""
    text = "Granat zabił sześć osób."
    toll = {
        "kind": "killed", "low": 6, "high": 6, "wording": "exact", "population": "unstated", "text": "sześć osób",
        "group": None, "named": [], "part_of": None,
    }  # fmt: skip
    claim = {
        "id": "c1", "event_type": "shelling", "stance": "asserts", "evidence": [text], "speakers": [], "perpetrators": [],
        "targets": [], "places": [], "when": {"text": None, "start": None, "end": None, "precision": "unknown"}, "tolls": [toll], "losses": [], "weapons": [], "part_of": None,
        "same_event_as": None,
    }  # fmt: skip
    record = {"format": "recount/1", "doc_id": "granat", "language": "pl", "published": "2018-03-07", "claims": [claim]}
    events: list[Event] = []
    taking.take(setup, Batch(coded=(Coded(text=text, record=record, by="Ana Quist"),)), events.append)
    assert [e.failure for e in events if e.failure] == []
    with Ledger.open(setup.ledger) as ledger:
        (coded,) = views.coded_reports(ledger)
    assert coded.claims[0].engine == "person: Ana Quist"
    assert coded.claims[0].tolls[0].quote.exact == "sześć osób"


def test_a_record_that_is_none_is_named(setup: Setup) -> None:
    """What a person sends and what words it needs; nothing is kept."""
    events: list[Event] = []
    batch = Batch(coded=(Coded(text="Words.", record={"claims": [{}]}, by="A"), Coded(text="a\r\n", record={}, by="A")))
    taking.take(setup, batch, events.append)
    assert len([e for e in events if e.failure]) == 2
    with Ledger.open(setup.ledger) as ledger:
        assert list(views.reports(ledger)) == []


def test_what_the_engine_does_not_read_wants_a_person(setup: Setup) -> None:
    """Named as it was sent, so that whoever sent it finds it again; a day that is still to come wants another."""
    text = "قتل ستة أشخاص في قصف على سوق البلدة يوم الاثنين بحسب رئيس البلدية."
    late = date(2019, 1, 1)
    items = (
        Item(name="souk.txt", content=text.encode()),
        Item(name="late.txt", content=TEXT.encode(), published=late),
    )
    events: list[Event] = []
    taking.take(setup, Batch(items=items), events.append)
    assert sorted(e.failure[0::3] for e in events if e.failure) == [("late.txt", "day"), ("souk.txt", "hand")]


def undated(setup: Setup) -> str:
    """The id of a report that came in without its day."""
    events: list[Event] = []
    taking.take(setup, Batch(items=(Item(name="bakery", content=TEXT.encode(), source="Valley Post"),)), events.append)
    return made(events, "reports")[0]


def test_a_report_is_read_again_with_its_day(setup: Setup) -> None:
    """Its Monday has a date then; what was read without is withdrawn in the name of whoever gave the day."""
    old = undated(setup)
    events: list[Event] = []
    given = Redate(report_id=old, published=DAY, by="Ana Quist", at=datetime(2018, 5, 3, tzinfo=UTC))
    redating.redate(setup, given, events.append)
    with Ledger.open(setup.ledger) as ledger:
        (report,) = views.reports(ledger)
        (told,) = views.decisions(ledger)
        (account,) = views.accounts(ledger)
    assert (report.published, report.source, report.text) == (DAY, "Valley Post", TEXT)
    assert made(events, "reports") == (report.id,)
    assert (told.kind, told.by, told.answer, told.about) == ("withdraw", "Ana Quist", "error", (old,))
    assert account.window is not None
    assert account.window.start == date(2018, 3, 5)


def test_a_day_is_not_given_where_more_hangs_on_the_report(setup: Setup) -> None:
    """Where a person decided about its claims, where its day is known, where it is still to come: all stays as it was."""
    old = undated(setup)
    at = datetime(2018, 5, 3, tzinfo=UTC)
    with pytest.raises(ReadError, match="future"):
        redating.redate(setup, Redate(report_id=old, published=date(2030, 1, 1), by="A", at=at), print)
    with Ledger.open(setup.ledger) as ledger:
        (coded,) = views.coded_reports(ledger)
    deciding.keep(setup, Said(kind="accept", about=(coded.claims[0].id,), answer="yes", by="A", at=at))
    with pytest.raises(UsageError, match="decided"):
        redating.redate(setup, Redate(report_id=old, published=DAY, by="A", at=at), print)
    with Ledger.open(setup.ledger) as ledger:
        assert [report.id for report in views.reports(ledger)] == [old]


def test_words_of_another_report_are_refused(shelf: Path, tmp_path: Path) -> None:
    """And words that are not there."""
    setup = Setup(ledger=served.copied(shelf, tmp_path), places=False)
    with Ledger.open(setup.ledger) as ledger:
        one, other = [c for c in views.coded_reports(ledger) if c.claims][:2]
    plain = {"kind": "accept", "about": (one.claims[0].id,), "answer": "yes", "by": "A", "at": datetime.now(UTC)}
    for words in ((other.report.id, 0, 4), (one.report.id, 0, 1_000_000), (one.report.id, 5, 5)):
        with pytest.raises(UsageError, match="words"):
            deciding.keep(setup, Said(**plain, words=words))
    with Ledger.open(setup.ledger) as ledger:
        assert views.decisions(ledger) == ()


def test_names_and_chosen_parties_are_kept_and_the_others_are_read(setup: Setup) -> None:
    """A coder names two victims and says who one party is; the other party is read from its words."""
    text = "The army and the Taliban killed two men, Jan Kos and Ewa Lis, the mayor said."
    at = {words: [text.index(words), text.index(words) + len(words)] for words in ("The army", "the Taliban", "two men", "Jan Kos", "Ewa Lis")}  # fmt: skip
    toll = {
        "kind": "killed", "low": 2, "high": 2, "wording": "exact", "population": "unstated", "text": "two men",
        "group": None, "named": ["Jan Kos", "Ewa Lis"], "part_of": None,
    }  # fmt: skip
    claim = {
        "id": "c1", "event_type": "killing", "stance": "asserts", "evidence": [text], "speakers": [],
        "perpetrators": ["The army", "the Taliban"], "targets": [], "places": [], "tolls": [toll], "losses": [], "weapons": [],
        "when": {"text": None, "start": None, "end": None, "precision": "unknown"}, "part_of": None, "same_event_as": None,
        "actors": {"speakers": [], "perpetrators": ["actor:chosen", None], "targets": []},
        "spans": {
            "evidence": [[0, len(text)]], "perpetrators": [at["The army"], at["the Taliban"]], "tolls": [at["two men"]],
            "named": [[at["Jan Kos"], at["Ewa Lis"]]],
        },
    }  # fmt: skip
    record = {"format": "recount/1", "doc_id": "men", "published": "2018-03-07", "language": "en", "claims": [claim]}
    taking.take(setup, Batch(coded=(Coded(text=text, record=record, by="Ana Quist"),)), print)
    with Ledger.open(setup.ledger) as ledger:
        (coded,) = views.coded_reports(ledger)
    (kept,) = coded.claims
    assert [q.exact for q in kept.tolls[0].named] == ["Jan Kos", "Ewa Lis"]
    chosen, read = coded.readings[0].perpetrators
    assert chosen.value == "actor:chosen"
    assert read.value is not None
    assert read.value != "actor:chosen"
    giving.folder(setup, Wish(name="first", as_of=date(2018, 6, 1), site=True), print)
    out = [p.read_bytes() for p in (setup.releases_at() / "first").rglob("*") if p.is_file()]
    assert any(b"killing" in data for data in out)
    assert not any(name in data for data in out for name in (b"Jan Kos", b"Ewa Lis", b"Ana Quist"))
    assert any(b"coded by a person, not reviewed by another" in data for data in out)


def polish(**more: str) -> Coded:
    """A report in which somebody found nothing, with its words in another language."""
    record = {"format": "recount/1", "doc_id": "granat", "published": "2018-03-07", "language": "pl", "claims": []}
    given = {"translation": "A mortar round killed six people.", "translated_into": "en", "by": "Ana Quist", **more}
    return Coded(text="Granat zabił sześć osób.", record=record, **given)


def test_a_translation_is_kept_once_signed_and_erased_with_its_report(setup: Setup) -> None:
    """It comes with a coding, is shown with the report, changes no claim, and goes when the report is withdrawn."""
    for one in (polish(), polish(), polish(by="Ben Ode", translation="A shell killed six.")):
        taking.take(setup, Batch(coded=(one,)), print)
    with Ledger.open(setup.ledger) as ledger:
        kept = [d for d in views.decisions(ledger) if d.kind == "translate"]
        (report,) = views.reports(ledger)
        assert [(d.by, d.slot, d.answer) for d in kept] == [
            ("Ana Quist", "en", "A mortar round killed six people."),
            ("Ben Ode", "en", "A shell killed six."),
        ]
        assert {d.about for d in kept} == {(report.id,)}
    with served.client(setup.ledger) as page:
        (shown,) = page.get(f"/api/reports/{report.id}").json()["translations"]
        assert (shown["by"], shown["language"], shown["text"]) == ("Ben Ode", "en", "A shell killed six.")
        listed = page.get("/api/decisions").json()["items"]
        assert all("shell" not in d["answer"] + d["sentence"] for d in listed)
    with Ledger.open(setup.ledger) as ledger:
        gone = Decision(
            id="dec:9", kind="withdraw", about=(report.id,), answer="safety", by="Ana Quist", at=datetime.now(UTC), reason="safety"
        )  # fmt: skip
        withdraw(ledger, gone)
        assert [d.kind for d in views.decisions(ledger)] == ["withdraw"]
    assert b"A shell killed" not in setup.ledger.read_bytes()
    taking.take(setup, Batch(coded=(polish(),)), print)
    with Ledger.open(setup.ledger) as ledger:
        assert [d.kind for d in views.decisions(ledger)] == ["withdraw"]
        with pytest.raises(UsageError, match="withdrawn"):
            decide(ledger, Answer(kind="translate", about=(report.id,), slot="en", answer="a", by="A", at=datetime.now(UTC)))  # fmt: skip


def test_a_table_goes_through_the_gate(shelf: Path, tmp_path: Path) -> None:
    """As `recount publish` writes them; a day after today is refused."""
    setup = Setup(ledger=served.copied(shelf, tmp_path), places=False, today=date(2032, 1, 1))
    file = tmp_path / "a.csv"
    giving.table(setup, giving.Table(form="csv", as_of=date(2031, 12, 1), file=file), print)
    assert file.read_text(encoding="utf-8").startswith("incident_id,")
    with pytest.raises(UsageError, match="after today"):
        giving.table(setup, giving.Table(form="csv", as_of=date(2032, 1, 2), file=tmp_path / "b.csv"), print)


def test_a_release_can_have_a_site(setup: Setup) -> None:
    """Asked for in the workbench: the pages lie with the tables, and the whole can be checked."""
    item = Item(name="bakery", content=TEXT.encode(), source="Valley Post", published=DAY)
    taking.take(setup, Batch(items=(item,)), print)
    giving.folder(setup, Wish(name="first", as_of=date(2018, 6, 1), site=True), print)
    folder = setup.releases_at() / "first"
    assert (folder / "index.html").is_file()
    assert len(list((folder / "incidents").iterdir())) == 1
    assert check(folder) == ()


CHOIR = " ".join(["The choir of the town hall sang on Sunday, and everybody was glad of the songs."] * 15)


def test_what_was_put_aside_is_read_closely_on_demand(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once: it stands read closely then, though nothing is found in it; what was read already is refused."""
    nothing = Triage(weights=np.zeros(1 << BITS, dtype=np.float32), bias=0.0, least=1.0)
    monkeypatch.setattr(engine, "open_triage", lambda _folder: nothing)
    usual = replace(setup, engine=local_engine("encoder"))
    events: list[Event] = []
    taking.take(usual, Batch(items=(Item(name="choir.txt", content=CHOIR.encode(), published=DAY),)), events.append)
    (report,) = made(events, "reports")
    again: list[Event] = []
    closely.read_closely(usual, report, again.append)
    assert made(again, "reports") == (report,)
    with Ledger.open(usual.ledger) as ledger:
        assert [one.skipped for one in views.coded_reports(ledger)] == [False]
    with pytest.raises(UsageError, match="read closely already"):
        closely.read_closely(usual, report, print)
    with pytest.raises(UsageError, match="no such report"):
        closely.read_closely(usual, "rep:b2:77", print)


def test_a_report_that_is_there_is_not_read_again(setup: Setup) -> None:
    """Sent a second time, to another engine, it stays as it was read, and is shown."""
    batch = Batch(items=(Item(name="bakery", content=TEXT.encode(), published=DAY),))
    taking.take(setup, batch, [].append)
    events: list[Event] = []
    taking.take(replace(setup, engine=local_engine("encoder")), batch, events.append)
    with Ledger.open(setup.ledger) as ledger:
        (kept,) = views.coded_reports(ledger)
    assert {claim.engine.partition(":")[0] for claim in kept.claims} == {"lexical"}
    assert made(events, "reports") == (kept.report.id,)
    assert made(events, "incidents")
